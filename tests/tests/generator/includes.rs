//! Error codes that several products share.

use super::fixture::{self, Files};
use super::scratch::Scratch;
use codegen::command;
use codegen::model::{ErrorKind, Model, Origin};
use codegen::spec::SourceSet;

/// Another product than the project's own, that includes the codes of the gateway.
fn product() -> Files {
    let mut files = fixture::files(&fixture::folder("minimal"));
    let (_, service) = files.iter_mut().find(|(path, _)| path == "service.yaml").unwrap();
    service.extend_from_slice(b"includes: [../spec/gateway]\n");
    files
}

fn model_on_disk(scratch: &Scratch) -> Model {
    for (path, bytes) in product() {
        scratch.write(&format!("harbour/{path}"), bytes);
    }
    for (path, bytes) in fixture::files(&fixture::project().join("spec/gateway")) {
        scratch.write(&format!("spec/gateway/{path}"), bytes);
    }
    let (sources, found) = SourceSet::read(&scratch.path().join("harbour"));
    command::build_model(&sources, found)
        .unwrap_or_else(|found| panic!("{}", codegen::report::render(&found, &sources, false)))
}

#[test]
fn a_second_product_includes_the_codes_of_the_gateway_from_a_folder_beside_it() {
    let model = model_on_disk(&Scratch::new("included"));
    let code = model.error("SignatureDoesNotMatch").unwrap();
    assert_eq!((code.origin, code.kind, code.service_wide), (Origin::Gateway, Some(ErrorKind::Authentication), true));
    assert_eq!(code.source, "../spec/gateway/errors.yaml");
    assert!(!code.meaning.zh.is_empty() && !code.remedy.zh.is_empty());
    assert!(model.code_families.iter().any(|family| family.pattern == "Throttling.*"));
    assert!(command::artifacts(&model).is_ok());
}

#[test]
fn a_code_of_the_product_takes_the_place_of_an_included_one_and_of_its_other_spellings() {
    let model = model_on_disk(&Scratch::new("replaced"));
    assert_eq!(model.error("Throttling").unwrap().origin, Origin::Api);
    let user = model.error("Throttling.User").unwrap();
    assert_eq!(
        (user.origin, user.aliases.as_slice()),
        (Origin::Gateway, ["Rejected.Throttling".to_owned()].as_slice())
    );
}
