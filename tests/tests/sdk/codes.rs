//! Codes of calls, tasks and prechecks.

use alibabacloud_dts::error::Origin;
use alibabacloud_dts::error::Retry;
use alibabacloud_dts::types::WaivablePrecheckItem;
use alibabacloud_dts::{ErrorCode, ErrorKind};

#[test]
fn a_prefix_of_the_service_changes_nothing_about_a_code_of_calls() {
    assert_eq!(ErrorCode::from("DTS.Msg.InvalidJobStatus"), ErrorCode::InvalidJobStatus);
    assert_eq!(ErrorCode::from("DTS.Msg.Rejected.Throttling"), ErrorCode::ThrottlingUser);
    assert_eq!(ErrorCode::from("Throttling.User".to_owned()), ErrorCode::ThrottlingUser);
    assert_eq!(ErrorCode::InvalidJobStatus.as_str(), "InvalidJobStatus");
}

#[test]
fn the_letter_case_of_a_code_does_not_matter() {
    for name in ["throttling.user", "THROTTLING", "dts.msg.Rejected.throttling", "Dts.Msg.Throttling.USER"] {
        assert_eq!(ErrorCode::from(name), ErrorCode::ThrottlingUser, "{name}");
    }
    assert_eq!(ErrorCode::from("Brand.New"), ErrorCode::from("brand.NEW"));
    assert_ne!(ErrorCode::from("Brand.New"), ErrorCode::from("Brand.Newer"));
    assert_eq!(format!("{:?} {0}", ErrorCode::from("Brand.New")), r#"Unlisted("Brand.New") Brand.New"#);
}

#[test]
fn an_account_that_dts_does_not_know_is_not_found_like_an_instance() {
    for code in [ErrorCode::ForbiddenAliyunUidNotFound, ErrorCode::ForbiddenInstanceNotFound] {
        assert_eq!((code.kind(), code.retry()), (ErrorKind::NotFound, Retry::Never), "{code}");
    }
    assert!(ErrorCode::ForbiddenAliyunUidNotFound.remedy().unwrap().contains("console once"));
}

#[test]
fn codes_that_occur_with_the_prefix_alone_are_listed_without_it() {
    for name in ["DTS.Msg.InvalidEndpoint", "AssumeRoleFail", "Abnormal.RamCheckUserRole", "UnSupportedTaskType"] {
        assert_eq!(ErrorCode::from(name).origin(), Some(Origin::Api), "{name}");
    }
}

#[test]
fn what_is_no_code_of_calls_takes_no_prefix() {
    for name in ["DTS.Msg.DTS-1050002", "DTS.Msg.CHECK_SRC", "DTS.Msg.", "DTS.Msg.DTS.Msg.InvalidJobStatus"] {
        let code = ErrorCode::from(name);
        assert!(matches!(code, ErrorCode::Unlisted(_)) && code.as_str() == name, "{code:?}");
    }
}

#[test]
fn codes_of_tasks_and_precheck_items_are_found_by_their_names() {
    let task = ErrorCode::from("DTS-1050002");
    assert_eq!((task.origin(), task.as_str()), (Some(Origin::Task), "DTS-1050002"));
    assert_eq!((task.kind(), task.retry()), (ErrorKind::Unknown, Retry::Never));
    let item = ErrorCode::from("CHECK_BINLOG_MODE");
    assert_eq!(item.origin(), Some(Origin::Precheck));
    assert!(item.remedy().is_some_and(|remedy| remedy.contains("binlog_format = 'ROW'")));
    assert_eq!((ErrorCode::from("DTS-0").origin(), ErrorCode::from("DTS-0").meaning()), (None, None));
}

#[test]
fn the_code_in_a_message_of_a_task_is_found() {
    let found = |message| ErrorCode::in_message(message).map(ErrorCode::as_str);
    assert_eq!(found("DTS-070211: Connect Source DB failed."), Some("DTS-070211"));
    assert_eq!(found("DTS-1020042 Execute sql error: type \"geometry\" does not exist"), Some("DTS-1020042"));
    assert_eq!(found("retried 3 times, cause: DTS-70004."), Some("DTS-70004"));
    for message in ["", "Throttling.User", "DTS-0702110: another one", "XDTS-070211", "DTS-070211x", "语句失败"] {
        assert_eq!(found(message), None, "{message}");
    }
}

#[test]
fn every_code_has_a_meaning_and_a_remedy_and_leads_back_to_itself() {
    for code in ErrorCode::all() {
        assert!(code.meaning().is_some_and(|text| text.len() > 30), "{code}");
        assert!(code.remedy().is_some_and(|text| text.len() > 30), "{code}");
        assert_eq!(&ErrorCode::from(code.as_str()), code);
        assert_eq!(&ErrorCode::from(code.as_str().to_ascii_uppercase().as_str()), code);
        let of_a_call = matches!(code.origin(), Some(Origin::Api | Origin::Gateway));
        assert!(of_a_call || code.http_statuses().is_empty() && !code.is_service_wide(), "{code}");
    }
}

#[test]
fn precheck_items_that_can_be_waived_are_listed_codes() {
    for item in WaivablePrecheckItem::known_values() {
        assert_eq!(ErrorCode::from(item.as_str()).origin(), Some(Origin::Precheck), "{item}");
    }
}
