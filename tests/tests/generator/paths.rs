//! The paths that the pages for maintainers name are those of the project.

use super::fixture;

/// The folders that a path of the project begins with.
const ROOTS: [&str; 8] = [".ci", "codegen", "docs", "generated", "runtime", "spec", "templates", "tests"];

/// What an invented operation or backend adds, and what stands for any name.
const INVENTED: [&str; 3] = ["CountTagResources", "codegen/src/backend/outline/", "<"];

/// The paths in backticks and the targets of links.
fn named(page: &str) -> Vec<&str> {
    let code = page.split('`').skip(1).step_by(2);
    let links = page.split("](").skip(1).filter_map(|rest| rest.split(')').next());
    let is_path = |text: &&str| {
        let root = text.split('/').next().unwrap_or_default();
        ROOTS.contains(&root) && text.contains('/') && !text.contains(char::is_whitespace)
            || std::path::Path::new(text).extension().is_some_and(|end| end == "md") && !text.contains(' ')
    };
    let paths = code.chain(links).filter(is_path);
    paths.filter(|path| !INVENTED.iter().any(|invented| path.contains(invented))).collect()
}

fn missing(page: &str) -> Vec<&str> {
    let project = fixture::project();
    named(page).into_iter().filter(|path| !project.join(path).exists()).collect()
}

#[test]
fn pages_name_only_what_exists() {
    for page in ["README.md", "CONTRIBUTING.md"] {
        let text = std::fs::read_to_string(fixture::project().join(page)).unwrap();
        assert!(named(&text).len() > 8, "{page} names paths");
        assert_eq!(missing(&text), Vec::<&str>::new(), "{page} names what is missing");
    }
}

#[test]
fn a_path_that_is_missing_is_found() {
    let page = "`runtime/src/call` and `runtime/src/decode`, [a page](docs/replay.md) and [another](docs/gone.md), \
                `let a = b/c`, `spec/operations/<family>/`";
    assert_eq!(missing(page), ["runtime/src/decode", "docs/gone.md"]);
}
