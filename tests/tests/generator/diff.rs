//! `diff`: what changes from one spec to another.

use super::fixture::{self, Files};
use super::scratch::Scratch;
use codegen::diff::{Change, Places, Side};
use codegen::spec::{SourceSet, load};
use std::process::Command;

/// Paths, what stands there, and what stands there afterwards.
type Edits<'e> = &'e [(&'e str, &'e str, &'e str)];

const SHIP: &str = "operations/ships/DockShip.yaml";
const SHIP_ZH: &str = "zh-CN/operations/ships/DockShip.yaml";

fn edited(edits: Edits<'_>) -> Files {
    let mut files = fixture::files(&fixture::folder("minimal"));
    for (path, old, new) in edits {
        let (_, bytes) = files.iter_mut().find(|(name, _)| name == path).unwrap_or_else(|| panic!("no {path}"));
        let text = String::from_utf8(bytes.clone()).unwrap();
        assert_eq!(text.matches(old).count(), 1, "{old:?} in {path}");
        *bytes = text.replace(old, new).into_bytes();
    }
    files
}

pub(crate) fn changes(old: Files, new: Files) -> Vec<Change> {
    let read = |files: &Files| SourceSet::from_memory("spec", files.clone()).0;
    let (old_sources, new_sources) = (read(&old), read(&new));
    let (old_raw, new_raw) = (load(&old_sources).0, load(&new_sources).0);
    let (old, new) = (fixture::model(old), fixture::model(new));
    let old = Side { model: &old, places: Places { raw: &old_raw, sources: &old_sources } };
    let new = Side { model: &new, places: Places { raw: &new_raw, sources: &new_sources } };
    codegen::diff::diff(old, new).unwrap()
}

/// Each change as `W202 DockShip.request.Tug`, sorted; those of texts are omitted.
fn told(changes: &[Change]) -> Vec<String> {
    let told = changes.iter().map(|change| format!("{} {}", change.rule, change.path));
    let mut told: Vec<String> = told.filter(|line| !line.starts_with('T')).collect();
    told.sort();
    told
}

fn of(edits: Edits<'_>) -> Vec<String> {
    told(&changes(edited(&[]), edited(edits)))
}

const TUG: (&str, &str, &str) = (
    SHIP,
    "    doc: How long it stays.\n",
    "    doc: How long it stays.\n  Tug:\n    type: boolean\n    doc: Whether to send a tug.\n",
);
const TUG_ZH: (&str, &str, &str) = (SHIP_ZH, "停泊的时长。\n", "停泊的时长。\n  Tug: 是否派出拖船。\n");

#[test]
fn each_edit_is_told_on_both_axes() {
    let wait = ["R103 Client.wait_for_ship", "R103 blocking::Client.wait_for_ship"];
    let cases: &[(Edits<'_>, &[&str])] = &[
        (&[TUG, TUG_ZH], &["R102 operation::dock_ship.tug", "W202 DockShip.request.Tug"]),
        (
            &[(SHIP, "    required: true\n    max_length: 20", "    max_length: 20")],
            &[
                wait[0],
                wait[1],
                "R104 operation::dock_ship.ship_id",
                "R202 DockShip.request.ShipId",
                "W205 DockShip.request.ShipId",
                "W603 DockShip.waiter",
            ],
        ),
        (&[(SHIP, "access: read\n", "access: read\nauth: ak\n")], &["W104 DockShip"]),
        (&[(SHIP, "max: 30", "max: 20")], &["W212 DockShip.request.Nights"]),
        (&[(SHIP, "max: 30", "max: 40")], &["W213 DockShip.request.Nights"]),
        (&[(SHIP, "min: 1\n    max: 30", "max: 30")], &["W213 DockShip.request.Nights"]),
        (&[(SHIP, "default: Cargo", "default: Ferry")], &["W214 DockShip.request.Kind"]),
        (
            &[(SHIP, "    max_length: 20\n", "    max_length: 20\n    position: form\n")],
            &["W208 DockShip.request.ShipId"],
        ),
        (
            &[
                (SHIP, "errors: [QuayFull]\n", "errors: []\n"),
                ("errors.yaml", "http_status: [403, 409]", "service_wide: true\n    http_status: 409"),
            ],
            &["W402 DockShip.errors.QuayFull"],
        ),
        (
            &[("types/Berth.yaml", "  Depth:", "  Draught:"), ("zh-CN/types/Berth.yaml", "  Depth:", "  Draught:")],
            &[
                "R101 types::Berth.depth",
                "R102 types::Berth.draught",
                "W201 DockShip.request.Berth.Depth",
                "W202 DockShip.request.Berth.Draught",
            ],
        ),
        (
            &[("service.yaml", "central_host: harbour.example.com", "central_host: port.example.com")],
            &["W701 hosts.north", "W701 hosts.south"],
        ),
        (
            &[(
                "service.yaml",
                "regional_host: harbour.{region}.example.com",
                "regional_host: pier.{region}.example.com",
            )],
            &["W701 hosts.other regions"],
        ),
        (&[("errors.yaml", "retry: backoff", "retry: never")], &["W403 errors.Throttling"]),
        (
            &[(
                "types/ShipKind.yaml",
                "  Cargo: Carries goods.\n  Tanker: Carries liquids.\n",
                "  Cargo: { rust: Tanker, doc: Carries goods. }\n  Tanker: { rust: Cargo, doc: Carries liquids. }\n",
            )],
            &["R106 ShipKind.Cargo", "R106 ShipKind.Tanker"],
        ),
        (&[("service.yaml", "crate: alibabacloud-harbour", "crate: alibabacloud-port")], &["R401 crate"]),
        (&[(SHIP, "interval: 5", "interval: 7")], &["W603 DockShip.waiter"]),
        // Listed values of a number are a limit, and so is a pattern.
        (
            &[(SHIP, "min: 1\n    max: 30", "values: [1, 2, 7]\n    min: 1\n    max: 30")],
            &["W212 DockShip.request.Nights"],
        ),
        (
            &[(SHIP, "    max_length: 20", "    max_length: 20\n    pattern: ship-.*")],
            &["W212 DockShip.request.ShipId"],
        ),
        (
            &[(
                SHIP,
                "only_when: { Berth.Quay: A, fact: calm_sea }",
                "not_needed_when: { Berth.Quay: B, fact: calm_sea }",
            )],
            &["W503 DockShip.advice.only_when(Nights)", "W504 DockShip.advice.not_needed_when(Nights)"],
        ),
        (
            &[(SHIP, "    required_when: { Kind: heavy }\n", "    required_when: { Kind: Ferry }\n")],
            &["W504 DockShip.advice.required_when(Berth)"],
        ),
        (&[(SHIP, "access: read\n", "access: read\nram_action: harbour:Dock\n")], &["W108 DockShip.permission"]),
        (&[(SHIP, "access: read\n", "access: read\ncost: purchase\n")], &["W106 DockShip.cost"]),
        (&[(SHIP, "access: read\n", "access: read\nattempt_timeout: 60\n")], &["W107 DockShip.attempt_timeout"]),
    ];
    for (edits, expected) in cases {
        let mut expected = expected.to_vec();
        expected.sort_unstable();
        assert_eq!(of(edits), expected, "{edits:?}");
    }
}

#[test]
fn an_operation_that_moves_to_another_feature_breaks_programs_that_ask_for_the_old_one() {
    let moved: Edits<'_> = &[
        ("service.yaml", "  ships:\n    title", "  boats:\n    title"),
        ("zh-CN/service.yaml", "  ships:\n    title", "  boats:\n    title"),
        (SHIP, "family: ships", "family: boats"),
    ];
    let new = edited(moved).into_iter().map(|(path, bytes)| (path.replace("/ships/", "/boats/"), bytes)).collect();
    assert_eq!(told(&changes(edited(&[]), new)), ["R301 features.ships", "R302 features.boats", "R303 DockShip"]);
}

#[test]
fn what_widens_a_parameter_is_additive() {
    let limited: Edits<'_> = &[
        (SHIP, "min: 1\n    max: 30", "values: [1, 2, 7]\n    min: 1\n    max: 30"),
        (SHIP, "    max_length: 20", "    max_length: 20\n    pattern: ship-.*"),
    ];
    let found = changes(edited(limited), edited(&[]));
    assert_eq!(told(&found), ["W213 DockShip.request.Nights", "W213 DockShip.request.ShipId"]);
}

#[test]
fn a_further_goal_of_a_wait_is_additive_and_another_meaning_of_a_goal_is_breaking() {
    let goal = "    docked: { done: [Moored], doc: The ropes are fast. }\n";
    let goals = format!("{goal}    seen: {{ done: [Waiting, Moored], doc: The ship is in sight. }}\n");
    let chinese = "  goals: { docked: 缆绳已系好。 }\n";
    let more: Edits<'_> = &[
        (SHIP, goal, &goals),
        (SHIP_ZH, chinese, "  goals: { docked: 缆绳已系好。, seen: 已看到船舶。 }\n"),
        (SHIP, "  stuck: [Waiting]\n  reasons: { Waiting: No quay is free. Free one. }\n", ""),
        (SHIP_ZH, "  reasons: { Waiting: 没有空闲码头，请先腾出一个。 }\n", ""),
    ];
    let before: Edits<'_> = &[
        (SHIP, "  stuck: [Waiting]\n  reasons: { Waiting: No quay is free. Free one. }\n", ""),
        (SHIP_ZH, "  reasons: { Waiting: 没有空闲码头，请先腾出一个。 }\n", ""),
    ];
    let there = told(&changes(edited(before), edited(more)));
    assert!(there.contains(&"W604 DockShip.waiters".to_owned()), "{there:?}");
    let back = told(&changes(edited(more), edited(before)));
    assert!(back.contains(&"W603 DockShip.waiters".to_owned()), "{back:?}");
    let other: Edits<'_> = &[before[0], before[1], (SHIP, "done: [Moored]", "done: [Waiting, Moored]")];
    assert_eq!(told(&changes(edited(before), edited(other))), ["W603 DockShip.waiters"]);
}

#[test]
fn a_constructor_that_sets_something_else_means_something_else() {
    let with = |member: &str| {
        let mut files = edited(&[]);
        let (_, bytes) = files.iter_mut().find(|(path, _)| path == "types/Berth.yaml").unwrap();
        bytes.extend(format!("constructors:\n  at_quay: {{ sets: {{ Quay: {member} }}, takes: [Depth] }}\n").bytes());
        files
    };
    assert_eq!(told(&changes(with("A"), with("B"))), ["R106 Berth.constructors.at_quay"]);
}

#[test]
fn a_folder_without_a_spec_is_named() {
    let scratch = scratch("diff-folders");
    scratch.write("list/products.yaml", "products: []\n");
    for (folder, refusal) in [("list", "has the specs of several products"), ("next/types", "has no spec")] {
        let folder = scratch.path().join(folder).display().to_string();
        let (code, printed) = scratch.run(&["diff", &folder]);
        assert!(code == 2 && printed.contains(refusal) && printed.contains("help: name"), "{printed}");
    }
}

#[test]
fn the_way_back_of_an_addition_is_a_removal() {
    let there = told(&changes(edited(&[TUG, TUG_ZH]), edited(&[])));
    assert_eq!(there, ["R101 operation::dock_ship.tug", "W201 DockShip.request.Tug"]);
}

#[test]
fn what_stands_in_another_order_is_no_change() {
    let edits: Edits<'_> = &[
        (
            "types/ShipKind.yaml",
            "  Cargo: Carries goods.\n  Tanker: Carries liquids.\n",
            "  Tanker: Carries liquids.\n  Cargo: Carries goods.\n",
        ),
        ("types/ShipKind.yaml", "values: [Cargo, Tanker]", "values: [Tanker, Cargo]"),
        (
            SHIP,
            "    required_when: { Kind: heavy }\n    doc: A wish; the next free one when left out.\n",
            "    doc: A wish; the next free one when left out.\n    required_when: { Kind: heavy }\n",
        ),
        (SHIP, "only_when: { Berth.Quay: A, fact: calm_sea }", "only_when: { fact: calm_sea, Berth.Quay: A }"),
        (SHIP, "at_least_one_of: [Berth, Nights]", "at_least_one_of: [Nights, Berth]"),
        (
            SHIP,
            "summary: Brings a vessel to a place at the quay.",
            "summary: >-\n  Brings a vessel to a place\n  at the quay.",
        ),
    ];
    let found = changes(edited(&[]), edited(edits));
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn a_text_is_a_change_for_readers_alone() {
    let found = changes(edited(&[]), edited(&[(SHIP, "doc: How long it stays.", "doc: The length of the stay.")]));
    let [change] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!((change.rule.number(), change.path.as_str()), ("T101", "DockShip.request.Nights"));
    assert_eq!(change.detail, "en");
}

#[test]
fn places_are_those_of_the_lines_on_both_sides() {
    let found = changes(edited(&[TUG, TUG_ZH]), edited(&[(SHIP, "max: 30", "max: 20")]));
    let place = |rule: &str| {
        let change = found.iter().find(|change| change.rule.number() == rule).unwrap();
        (change.old.clone().unwrap(), change.new.clone().unwrap())
    };
    let at = |line: usize, column: usize| format!("spec/{SHIP}:{line}:{column}");
    assert_eq!(place("W212"), (at(21, 3), at(21, 3)));
    assert_eq!(place("W201"), (at(28, 3), at(1, 12)));
}

fn scratch(name: &str) -> Scratch {
    let scratch = Scratch::with_spec(name, &fixture::folder("minimal"));
    for (path, bytes) in edited(&[(SHIP, "max: 30", "max: 20"), TUG, TUG_ZH]) {
        scratch.write(&format!("next/{path}"), bytes);
    }
    scratch
}

fn diff(scratch: &Scratch, arguments: &[&str]) -> (u8, String) {
    let next = scratch.path().join("next").display().to_string();
    let old = scratch.path().join("spec").display().to_string();
    scratch.run(&[&["diff", &old, &next], arguments].concat())
}

#[test]
fn an_accepted_change_is_told_once_and_counts_until_its_day() {
    let scratch = scratch("diff-accepted");
    let (code, printed) = diff(&scratch, &["--version", "1.2.3"]);
    assert!(code == 1 && printed.contains("W212") && printed.contains("1.2.3 becomes 2.0.0"), "{printed}");
    let entry = "- rule: W212\n  path: DockShip.request.*\n  reason: The harbour says so.\n  until: 2027-03-31\n";
    scratch.write("accepted.yaml", entry);
    let file = scratch.path().join("accepted.yaml").display().to_string();
    let (code, printed) = diff(&scratch, &["--accept", &file, "--today", "2027-03-31"]);
    assert!(code == 0 && !printed.contains("W212") && printed.contains("1 accepted"), "{printed}");
    let (code, printed) = diff(&scratch, &["--accept", &file, "--today", "2027-04-01"]);
    assert!(code == 1 && printed.contains("W212") && printed.contains("its last day is over"), "{printed}");
    scratch.write("accepted.yaml", entry.replace("request.*", "request.Kind"));
    let (code, printed) = diff(&scratch, &["--accept", &file, "--today", "2027-03-31"]);
    assert!(code == 1 && printed.contains("there is no such change"), "{printed}");
    for wrong in
        ["- rule: W212\n  path: X\n", "- {rule: W1, path: X, reason: Y, until: soon}\n", "rule: W212\n", "- [\n"]
    {
        scratch.write("accepted.yaml", wrong);
        let (code, printed) = diff(&scratch, &["--accept", &file]);
        assert!(code == 2 && printed.contains("accepted.yaml:"), "{wrong}: {printed}");
    }
}

#[test]
fn each_form_has_the_changes() {
    let scratch = scratch("diff-forms");
    let (_, json) = diff(&scratch, &["--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    let rules: Vec<&str> = json["changes"].as_array().unwrap().iter().filter_map(|it| it["rule"].as_str()).collect();
    assert_eq!(rules, ["W212", "W202", "R102"]);
    assert_eq!(json["version"]["to"], "0.2.0");
    let (_, markdown) = diff(&scratch, &["--format", "markdown"]);
    assert!(
        markdown.contains("### Added\n\n- `Tug` of `DockShip`") && markdown.contains("**Breaking:** `Nights`"),
        "{markdown}"
    );
    let (_, page) = diff(&scratch, &["--format", "page", "--today", "2027-04-01"]);
    assert_eq!(page, "- 2027-04-01, parameters of DockShip: `Tug`\n");
    let (_, github) = diff(&scratch, &["--format", "github"]);
    assert!(github.contains("::error file=") && github.contains("DockShip.request.Nights"), "{github}");
    scratch.write("CHANGELOG.md", "# Changelog\n\n## [Unreleased]\n");
    let changelog = scratch.path().join("CHANGELOG.md").display().to_string();
    assert_eq!(diff(&scratch, &["--changelog", &changelog]).0, 1);
    assert!(scratch.read("CHANGELOG.md").contains("### Added\n\n- `Tug` of `DockShip`"));
}

#[test]
fn a_revision_of_git_is_a_spec_too_and_the_index_stays() {
    let scratch = Scratch::with_spec("diff-revision", &fixture::folder("minimal"));
    let git = |arguments: &[&str]| {
        let run = Command::new("git").arg("-C").arg(scratch.path()).args(arguments).output().unwrap();
        assert!(run.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&run.stderr));
        String::from_utf8(run.stdout).unwrap()
    };
    git(&["init", "--quiet"]);
    git(&["add", "spec"]);
    git(&["-c", "user.name=A", "-c", "user.email=a@example.com", "commit", "--quiet", "--message", "First"]);
    for (path, bytes) in edited(&[TUG, TUG_ZH]) {
        scratch.write(&format!("spec/{path}"), bytes);
    }
    git(&["add", "spec"]);
    let status = git(&["status", "--porcelain"]);
    let (code, printed) = scratch.run(&["diff", "HEAD"]);
    assert!(code == 0 && printed.contains("W202 `Tug` of `DockShip`"), "{printed}");
    assert!(printed.contains("old HEAD:spec/operations/ships/DockShip.yaml:1:12"), "{printed}");
    assert_eq!(git(&["status", "--porcelain"]), status);
    let (code, printed) = scratch.run(&["diff", "no-such-revision"]);
    assert!(code == 2 && printed.contains("neither a file, nor a folder, nor a revision"), "{printed}");
}

/// A project in a repository of git, with the spec without mistakes as each of these products.
struct Project(Scratch);

impl Project {
    fn new(name: &str) -> Self {
        let project = Self(Scratch::new(name));
        project.git(&["init", "--quiet"]);
        project
    }

    fn git(&self, arguments: &[&str]) {
        let run = Command::new("git").arg("-C").arg(self.0.path()).args(arguments).output().unwrap();
        assert!(run.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&run.stderr));
    }

    fn commit(&self) {
        self.git(&["add", "spec"]);
        self.git(&["-c", "user.name=A", "-c", "user.email=a@example.com", "commit", "--quiet", "--message", "Next"]);
    }

    /// Makes these the products, and nothing else.
    fn has(&self, products: &[&str]) {
        let _ = std::fs::remove_dir_all(self.0.path().join("spec"));
        let entry = |name: &&str| {
            format!(
                "  - {{ name: {name}, spec: spec/{name}, output: generated/{name}, version: 2026-01-01, languages: [en, zh-CN] }}\n"
            )
        };
        let list: String = products.iter().map(entry).collect();
        self.0.write("spec/products.yaml", format!("products:\n{list}"));
        for name in products {
            for (path, bytes) in edited(&[]) {
                let text = String::from_utf8(bytes).unwrap();
                let text = text.replace("service: harbour", &format!("service: {name}"));
                let text = text.replace("crate: alibabacloud-harbour", &format!("crate: alibabacloud-{name}"));
                self.0.write(&format!("spec/{name}/{path}"), text);
            }
        }
    }
}

#[test]
fn a_product_of_one_side_alone_is_new_or_gone() {
    let project = Project::new("diff-products");
    project.has(&["harbour"]);
    project.commit();
    project.has(&["harbour", "lagoon"]);
    project.commit();
    let diff = |arguments: &[&str]| project.0.run(&[&["diff"], arguments].concat());
    // Paths say which specs are meant.
    let path = |name: &str| project.0.path().join("spec").join(name).display().to_string();
    let (code, printed) = diff(&[&path("harbour"), &path("lagoon")]);
    assert!(code == 1 && printed.contains("R401"), "{printed}");
    let (code, printed) = diff(&["HEAD~1", "--product", "lagoon"]);
    assert!(code == 0 && printed.contains("W704 `lagoon`: The product is new"), "{printed}");
    assert!(printed.contains("/spec/lagoon/service.yaml") && printed.contains("0.1.1 or greater"), "{printed}");
    let (code, printed) = diff(&["HEAD~1", "--product", "harbour"]);
    assert!(code == 0 && printed.starts_with("0 breaking, 0 additive"), "{printed}");
    let (code, printed) = diff(&["HEAD", "HEAD~1", "--product", "lagoon"]);
    assert!(code == 1 && printed.contains("W705 `lagoon`: The product is gone"), "{printed}");
    let (_, printed) = diff(&["HEAD", "HEAD~1", "--product", "lagoon", "--format", "markdown"]);
    assert_eq!(printed, "### Removed\n\n- **Breaking:** `lagoon`: The product is gone.\n");
    // The list of today has no such product.
    project.has(&["harbour"]);
    let (code, printed) = diff(&["HEAD", "--product", "lagoon"]);
    assert!(code == 1 && printed.contains("W705 `lagoon`"), "{printed}");
    let (code, printed) = diff(&["HEAD", "--product", "reef"]);
    assert!(code == 2 && printed.contains("neither side has a spec") && printed.contains("help: name"), "{printed}");
}

#[test]
fn a_folder_that_had_another_product_is_not_the_one_that_is_compared() {
    let project = Project::new("diff-moved");
    for (path, bytes) in edited(&[]) {
        project.0.write(&format!("spec/{path}"), bytes);
    }
    project.commit();
    project.has(&["harbour", "lagoon"]);
    let (code, printed) = project.0.run(&["diff", "HEAD", "--product", "harbour"]);
    assert!(code == 0 && printed.starts_with("0 breaking, 0 additive"), "{printed}");
    let (code, printed) = project.0.run(&["diff", "HEAD", "--product", "lagoon"]);
    assert!(code == 0 && printed.contains("W704 `lagoon`"), "{printed}");
}

#[test]
fn a_document_is_compared_with_a_document() {
    let scratch = scratch("diff-one-document");
    let text = std::fs::read_to_string(fixture::folder("openmeta").join("harbour.json")).unwrap();
    scratch.write("one.json", text);
    let one = scratch.path().join("one.json").display().to_string();
    for arguments in [&["diff", &one][..], &["diff", &one, "no-such-file.json"], &["diff", "next", &one]] {
        let (code, printed) = scratch.run(arguments);
        assert!(code == 2 && printed.contains("is a file, and") && printed.contains("audit --against"), "{printed}");
    }
    let (code, printed) = scratch.run(&["diff", &one, &one, "--version", "1.2.3"]);
    assert!(code == 2 && printed.contains("documents have none"), "{printed}");
    let (code, printed) = scratch.run(&["diff", &one, &one]);
    assert!(code == 0 && printed.starts_with("0 breaking"), "{printed}");
}
