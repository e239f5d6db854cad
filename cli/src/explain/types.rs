//! Structures and enumerations.

use super::members;
use crate::language::Language;
use crate::layout::{width, wrapped};
use alibabacloud_dts::metadata::{Enumeration, Structure};

pub(super) fn structure(structure: &Structure, language: Language) -> String {
    let kind = if structure.document {
        language.pick("JSON document", "JSON 文档")
    } else {
        language.pick("structure", "结构")
    };
    let about = wrapped(language.text(structure.doc), width(), "");
    let members = members::list(structure.fields, language);
    format!("{}  ({kind})\n\n{about}\n{}\n{members}", structure.name, language.pick("Members", "成员"))
}

pub(super) fn enumeration(enumeration: &Enumeration, language: Language) -> String {
    let kind = language.pick("values; the service may add others", "取值；服务可能新增");
    let mut text =
        format!("{}  ({kind})\n\n{}\n", enumeration.name, wrapped(language.text(enumeration.doc), width(), ""));
    for value in enumeration.values {
        text.push_str(&format!("  {}\n{}", value.name, wrapped(language.text(value.doc), width(), "      ")));
    }
    text
}
