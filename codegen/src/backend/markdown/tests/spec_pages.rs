//! Pages that the spec has as such, and where they are listed.

use super::pages::page_of;
use crate::backend::markdown::fixture;
use crate::model::{
    Classic, Effect, EffectAction, Machine, Model, Move, OperationEffects, Origin, Part, Phase, Section, Shown, States,
    Text,
};

const LIST: &str = "en/src/operations/routes/ListRoutes.md";

fn with_page(sections: Vec<Section>, part: Part) -> Model {
    let text = |en: &str, zh: &str| Text { en: en.into(), zh: zh.into() };
    let mut model = fixture::model();
    model.pages.push(crate::model::Page {
        name: "aboard".into(),
        title: text("Come aboard", "登船"),
        doc: text("Call ListRoutes first.", "请先调用 ListRoutes。"),
        part,
        in_crate: false,
        sections,
        source: "pages/aboard.yaml".into(),
    });
    model
}

fn section(shows: Option<Shown>) -> Section {
    Section {
        title: Text { en: "All of it!".into(), zh: "全部".into() },
        doc: Text { en: "As it is.".into(), zh: "如下。".into() },
        shows,
        codes: None,
        program: None,
        next: vec!["open_route".into()],
    }
}

#[test]
fn a_page_of_the_spec_is_listed_and_has_the_same_anchors_in_both_languages() {
    let model = with_page(vec![section(None)], Part::Start);
    let english = page_of(&model, "en/src/start/aboard.md");
    assert!(english.contains("Call [ListRoutes](../operations/routes/ListRoutes.md) first."), "{english}");
    assert!(english.contains("**Next**: [Open a route](../guides/open_route.md)"), "{english}");
    let chinese = page_of(&model, "zh-CN/src/start/aboard.md");
    for page in [english, chinese] {
        assert!(page.contains("## <span id=\"section-all-of-it\"></span>"), "{page}");
    }
    assert!(page_of(&model, "en/src/index.md").contains("- [Come aboard](start/aboard.md): Call "));
    assert!(page_of(&model, "en/src/SUMMARY.md").contains("# Get started\n\n- [Come aboard](start/aboard.md)\n"));
    let guides = with_page(Vec::new(), Part::Guides);
    assert!(page_of(&guides, "en/src/SUMMARY.md").contains("- [Come aboard](guides/aboard.md)\n"));
}

#[test]
fn what_a_page_shows_leaves_the_first_page() {
    for (shown, needle) in [
        (Shown::Endpoints, "| `north` | `ferry.example.com` |"),
        (Shown::Notation, "- `List.N`: entry"),
        (Shown::Envelope, "[`RequestId`](#"),
        (Shown::KnownOperations, "| Operation | Source |"),
    ] {
        let model = with_page(vec![section(Some(shown))], Part::Start);
        let page = page_of(&model, "en/src/start/aboard.md");
        assert!(page.contains(needle), "{needle}\n{page}");
        assert!(!page_of(&model, "en/src/index.md").contains(needle), "{needle}");
        assert!(page_of(&fixture::model(), "en/src/index.md").contains(needle), "{needle}");
    }
}

#[test]
fn the_page_of_the_precheck_items_begins_with_its_sections() {
    let mut model = with_page(vec![Section { codes: Some(Origin::Own(1)), ..section(None) }], Part::Guides);
    for error in &mut model.errors {
        error.origin = Origin::Own(1);
        error.message_keys = vec!["CHECK__ERROR_X".into()];
    }
    let page = page_of(&model, "en/src/prechecks.md");
    let (before, behind) = page.split_once("error-FERRY-1").unwrap_or_default();
    assert!(before.contains("# Come aboard\n\nCall ") && before.contains("As it is."), "{page}");
    assert!(behind.contains("In messages: `CHECK__ERROR_X`\n"), "{page}");
    let summary = page_of(&model, "en/src/SUMMARY.md");
    assert_eq!(summary.matches("(prechecks.md)").count(), 1, "{summary}");
}

#[test]
fn a_classic_operation_names_its_successors() {
    let mut model = with_page(vec![section(Some(Shown::ClassicOperations))], Part::Guides);
    let operations = vec![("ListRoutes".into(), vec!["ConfigureRoute".into()])];
    for family in &mut model.families {
        family.classic = Some(Classic { instead: "routes".into(), except: Vec::new(), operations: operations.clone() });
    }
    let needle = "> For new programs, use [ConfigureRoute](../../operations/routes/ConfigureRoute.md).";
    assert!(page_of(&model, LIST).contains(needle));
    let row = "| [ListRoutes](../operations/routes/ListRoutes.md) | [ConfigureRoute](../operations/routes/ConfigureRoute.md) |";
    assert!(page_of(&model, "en/src/guides/aboard.md").contains(row));
}

#[test]
fn main_jobs_are_tiles_and_operations_stand_in_the_order_of_the_jobs() {
    let mut model = fixture::model();
    let mut other = fixture::model();
    model.workflows[0].steps[0].operations = vec!["ListRoutes".into()];
    model.workflows.append(&mut other.workflows);
    model.workflows[1].name = "close_route".into();
    model.workflows[0].main = true;
    let index = page_of(&model, "en/src/index.md");
    assert!(index.contains("**[Open a route](guides/open_route.md)**"), "{index}");
    assert!(index.contains("- [Open a route](guides/close_route.md): From"), "{index}");
    let (list, configure) = (index.find("| [ListRoutes]"), index.find("| [ConfigureRoute]"));
    assert!(list.is_some() && list < configure, "{index}");
}

#[test]
fn a_guide_shows_the_statuses_of_its_machine() {
    let phase = |name: &str, then: Option<&str>, fails: Option<&str>| Phase {
        name: name.into(),
        status: name.into(),
        stage: None,
        only: None,
        needs: None,
        seconds: None,
        then: then.map(str::to_owned),
        fails: fails.map(str::to_owned),
        carries: false,
    };
    let phases = vec![
        phase("Moored", None, None),
        phase("Sailing", Some("Arrived"), Some("Aground")),
        phase("Aground", None, None),
        phase("Elsewhere", Some("Arrived"), None),
        phase("Arrived", None, None),
    ];
    let ways =
        |from: &str, to: &str| Move { from: vec![from.into()], to: Some(to.into()), when: Vec::new(), refused: None };
    let effect = Effect {
        action: EffectAction::Change,
        on: "boats".into(),
        given: Vec::new(),
        when: Vec::new(),
        machine: None,
        machine_by: None,
        by: Vec::new(),
        contains: Vec::new(),
        only: Vec::new(),
        for_each: Vec::new(),
        unique: Vec::new(),
        sets: Vec::new(),
        renews: Vec::new(),
        beside: Vec::new(),
        moves: vec![ways("Moored", "Sailing"), ways("Aground", "back")],
        refused: None,
        items: None,
        sort: None,
        any_of: Vec::new(),
        search: None,
        tagged: None,
        total: None,
        values: None,
        example: false,
        copies: false,
        swaps: Vec::new(),
        exchanges: Vec::new(),
        takes: Vec::new(),
        taken: None,
        requires: None,
        shows: Vec::new(),
        repeats: Vec::new(),
    };
    let mut model = fixture::model();
    model.workflows[0].machine = Some("ferry".into());
    model.states = Some(States {
        collections: Vec::new(),
        spellings: Vec::new(),
        machines: vec![Machine {
            name: "ferry".into(),
            first: "Moored".into(),
            stages: Vec::new(),
            phases,
            checks: Vec::new(),
            skipped: None,
        }],
        operations: vec![OperationEffects { operation: "ConfigureRoute".into(), effects: vec![effect] }],
    });
    let page = page_of(&model, "en/src/guides/open_route.md");
    let link = "[ConfigureRoute](../operations/routes/ConfigureRoute.md)";
    for needle in [
        format!("| `Moored` |  |  | {link} → `Sailing` |"),
        "| `Sailing` | `Arrived` | `Aground` |  |".to_owned(),
        format!("| `Aground` |  |  | {link} → `Sailing` |"),
        "<title>Statuses: Open a route</title>".to_owned(),
        ">Aground</text>".to_owned(),
    ] {
        assert!(page.contains(&needle), "{needle}\n{page}");
    }
    assert!(!page.contains("Elsewhere"), "nothing leads there: {page}");
}

#[test]
fn addresses_have_the_title_of_a_family_and_not_its_name() {
    let mut model = fixture::model();
    model.families[0].title.en = "Long-distance routes".into();
    let needle = "[ListRoutes](operations/long-distance-routes/ListRoutes.md)";
    let index = page_of(&model, "en/src/index.md");
    assert!(index.contains(needle) && index.contains("(families/long-distance-routes.md)"), "{index}");
    assert!(!page_of(&model, "zh-CN/src/operations/long-distance-routes/ListRoutes.md").is_empty());
    model.families[0].title.en = "—".into();
    assert!(!page_of(&model, "en/src/operations/routes/ListRoutes.md").is_empty());
}

#[test]
fn codes_that_differ_in_a_word_are_one_row() {
    let mut model = fixture::model();
    let names = ["Route.ClosedByFog", "Route.ClosedByIce", "Route.ClosedByLaw", "Route.ClosedByWar"];
    for (name, cause) in names.iter().zip(["fog", "ice", "law", "war"]) {
        let mut code = fixture::error(name, false, &["ListRoutes"]);
        code.meaning =
            Text { en: format!("The route is closed by {cause} today."), zh: format!("航线因{cause}关闭。") };
        model.errors.push(code);
    }
    model.errors.sort_by(|a, b| a.code.cmp(&b.code));
    for operation in model.operations.iter_mut().filter(|it| it.name == "ListRoutes") {
        operation.errors = names.map(str::to_owned).to_vec();
    }
    let page = page_of(&model, LIST);
    assert!(page.contains("| `Route.ClosedBy*`<details><summary>4 codes</summary>[`Route.ClosedByFog`]("), "{page}");
    assert!(page.contains("| The route is closed by … today. |"), "{page}");
    for operation in model.operations.iter_mut().filter(|it| it.name == "ListRoutes") {
        operation.errors.pop();
    }
    assert!(page_of(&model, LIST).contains("| The route is closed by ice today. |"));
}
