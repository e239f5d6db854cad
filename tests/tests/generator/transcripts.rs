//! The sessions in `docs/transcripts` are what a terminal shows.

use super::fixture;
use super::scratch::Scratch;
use std::ffi::OsString;
use std::fmt::Write as _;
use std::{env, fs};

/// A terminal in a folder with the spec without mistakes.
struct Terminal {
    scratch: Scratch,
    shown: String,
}

impl Terminal {
    fn new(name: &str) -> Self {
        let scratch = Scratch::with_spec(&format!("transcript-{name}"), &fixture::folder("minimal"));
        Self { scratch, shown: String::new() }
    }

    /// Runs a command; what it prints and its exit code follow the prompt.
    fn run(&mut self, command: &str) -> &mut Self {
        let mut arguments: Vec<OsString> = vec!["codegen".into()];
        // The commands of a session run in the folder of the project.
        let here = |word: &str| match word.strip_prefix("./") {
            Some(path) => self.scratch.path().join(path).into(),
            None => OsString::from(word),
        };
        arguments.extend(command.split(' ').map(here));
        arguments.extend(["--spec".into(), self.scratch.path().join("spec").into()]);
        let (mut out, mut errors) = (Vec::new(), Vec::new());
        let code = codegen::command::run_on(arguments, &mut out, &mut errors);
        out.extend(errors);
        let folder = format!("{}/", self.scratch.path().display());
        let printed = String::from_utf8(out).unwrap().replace('\\', "/").replace(&folder.replace('\\', "/"), "");
        write!(self.shown, "$ cargo codegen {command}\n{printed}").unwrap();
        if code != 0 {
            writeln!(self.shown, "[exit code {code}]").unwrap();
        }
        self.shown.push('\n');
        self
    }

    /// Replaces a text in a file, as an editor does; the transcript says so.
    fn edit(&mut self, path: &str, old: &str, new: &str) -> &mut Self {
        let text = self.scratch.read(path);
        assert!(text.contains(old), "{path} lacks {old}");
        self.scratch.write(path, text.replacen(old, new, 1));
        writeln!(self.shown, "# in {path}: `{old}` becomes `{new}`\n").unwrap();
        self
    }

    /// Compares with the page of the name; `UPDATE_GOLDEN=1` writes it.
    fn ends(&self, name: &str) {
        let path = fixture::project().join(format!("docs/transcripts/{name}.txt"));
        let seen = format!("{}\n", self.shown.trim_end());
        if env::var_os("UPDATE_GOLDEN").is_some() {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(&path, seen).unwrap();
        } else {
            assert_eq!(fs::read_to_string(&path).unwrap(), seen, "UPDATE_GOLDEN=1 writes {}", path.display());
        }
    }
}

const SHIP: &str = "spec/operations/ships/DockShip.yaml";

#[test]
fn a_mistake_is_found_and_fixed() {
    Terminal::new("mistake")
        .edit(SHIP, "type: Berth", "type: Bert")
        .run("lint")
        .run("lint --format short")
        .run("lint --format github")
        .run("explain S0301")
        .edit(SHIP, "type: Bert", "type: Berth")
        .run("lint")
        .ends("a_mistake");
}

#[test]
fn a_change_is_checked_and_generated() {
    let mut terminal = Terminal::new("change");
    terminal.run("generate --quiet").edit(SHIP, "max: 30", "max: 31").run("check --format short").run("generate");
    terminal.scratch.write("generated/notes.md", "mine\n");
    terminal.shown.push_str("# a file of yours appears: generated/notes.md\n\n");
    terminal.run("check").ends("a_change");
}

#[test]
fn slips_are_corrected() {
    Terminal::new("slips")
        .edit(SHIP, "access: read", "acess: read")
        .edit(SHIP, "type: ShipKind", "type: Shipknd")
        .edit("spec/types/Berth.yaml", "max: 40", "max: high")
        .run("lint --fix")
        .edit("spec/types/Berth.yaml", "max: high", "max: 40")
        .run("lint --fix")
        .ends("slips");
}

#[test]
fn an_operation_is_looked_up() {
    Terminal::new("look-up").run("explain DockShp").run("explain DockShip").run("stats").ends("a_look_up");
}

#[test]
fn a_spec_is_held_against_the_document_of_the_vendor() {
    let mut terminal = Terminal::new("audit");
    let document = fs::read_to_string(fixture::folder("openmeta").join("harbour.json")).unwrap();
    let newer = document
        .replace(
            r#"{ "name": "Berth.Quay""#,
            r#"{ "name": "Tug", "in": "query", "schema": { "type": "boolean", "required": false } },
        { "name": "Berth.Quay""#,
        )
        .replace(
            r#""description": "The harbour.", "type": "string", "required": false"#,
            r#""description": "The harbour.", "type": "string", "required": true"#,
        )
        .replace(
            r#""Status": { "type": "string" }"#,
            r#""Status": { "type": "string" }, "Tide": { "type": "string" }"#,
        );
    assert_ne!(newer, document);
    terminal.scratch.write("api-docs.json", newer);
    terminal.run("audit --against ./api-docs.json");
    let entry = "- rule: W204\n  path: DockShip.request.HarbourId\n  reason: A call without it goes to the nearest harbour.\n  \
                 witnesses: [page]\n";
    terminal.scratch.write("upstream.yaml", entry);
    terminal.shown.push_str(&format!("# upstream.yaml:\n{entry}\n"));
    terminal
        .edit(
            SHIP,
            "    doc: How long it stays.\n",
            "    doc: How long it stays.\n  Tug: { type: boolean, doc: Whether to send a tug. }\n",
        )
        .edit("spec/zh-CN/operations/ships/DockShip.yaml", "停泊的时长。\n", "停泊的时长。\n  Tug: 是否派出拖船。\n")
        .edit(SHIP, "response:\n", "response:\n  Tide: { type: string, doc: How high the water is. }\n")
        .edit("spec/zh-CN/operations/ships/DockShip.yaml", "response:\n", "response:\n  Tide: 潮位。\n")
        .run("audit --against ./api-docs.json --accept ./upstream.yaml")
        .ends("an_audit");
}

#[test]
fn two_states_of_a_spec_are_compared() {
    let mut terminal = Terminal::new("diff");
    for (path, bytes) in fixture::files(&fixture::folder("minimal")) {
        terminal.scratch.write(&format!("before/{path}"), bytes);
    }
    terminal.scratch.write("CHANGELOG.md", "# Changelog\n\n## [Unreleased]\n");
    terminal
        .edit(SHIP, "max: 30", "max: 20")
        .edit(
            "spec/types/ShipKind.yaml",
            "  Ferry: Carries passengers.",
            "  Ferry: Carries passengers.\n  Tug: Moves others.",
        )
        .edit("spec/zh-CN/types/ShipKind.yaml", "  Ferry: 运送旅客。", "  Ferry: 运送旅客。\n  Tug: 拖动其他船舶。")
        .run("diff ./before ./spec --version 0.4.1");
    let entry = "- rule: W212\n  path: DockShip.request.Nights\n  reason: The harbour refused more than 20 nights before, too.\n";
    terminal.scratch.write("accepted.yaml", entry);
    terminal.shown.push_str(&format!("# accepted.yaml:\n{entry}\n"));
    terminal
        .run("diff ./before ./spec --version 0.4.1 --accept ./accepted.yaml --changelog ./CHANGELOG.md")
        .run("diff ./before ./spec --format markdown")
        .ends("a_comparison");
}
