//! The beginning of a new product.

use super::draft::{Draft, draft, quoted};
use super::files::Edited;
use crate::model::Language;
use crate::spec::{SourceSet, load};

/// The family of the first operation.
const FAMILY: &str = "general";

/// What is known about a product whose spec is to be written.
#[derive(Clone, Debug)]
pub struct ServiceDraft {
    /// The short name, in lower case.
    pub name: String,
    /// Its name in requests.
    pub product: String,
    pub version: String,
    /// English first.
    pub languages: Vec<Language>,
    /// Whether the crate is a member of a workspace that says what is the same for all crates.
    pub workspace: bool,
    /// Whether the folder `gateway` is beside the spec, with the codes that any product can return.
    pub gateway: bool,
    /// The first operation.
    pub operation: String,
    /// `read` or `write`.
    pub access: &'static str,
    /// What the operation does, in English and in Chinese.
    pub summary: Option<String>,
    pub chinese: Option<String>,
    /// The output folder, relative to the spec folder, with `/` between the parts.
    pub output: String,
}

/// The files of a spec with one operation, or why there are none: what is wrong, and what to do.
pub fn service_draft(wanted: &ServiceDraft) -> Result<Vec<Edited>, (String, String)> {
    let ServiceDraft { output, operation, access, summary, chinese, product, .. } = wanted;
    let file = |path: &str, schema: &str, text: String| {
        let up = "../".repeat(path.matches('/').count());
        let first = format!("# yaml-language-server: $schema={up}{output}/schema/{schema}.json\n");
        Edited { path: path.to_owned(), from: None, text: first + &text }
    };
    let mut files = vec![file("service.yaml", "service", english(wanted))];
    if wanted.languages.contains(&Language::Chinese) {
        files.push(file("zh-CN/service.yaml", "service-texts", translated(product)));
    }
    let texts = files.iter().map(|file| (file.path.clone(), file.text.clone().into_bytes())).collect();
    let (raw, _) = load(&SourceSet::from_memory("", texts).0);
    let first = Draft {
        name: operation.clone(),
        family: FAMILY.to_owned(),
        access,
        summary: Some(summary.clone().unwrap_or_else(|| format!("Calls the operation {operation}."))),
        chinese: Some(chinese.clone().unwrap_or_else(|| format!("调用 {operation} 接口。"))),
        output: output.clone(),
    };
    files.extend(draft(&raw, &first)?);
    Ok(files)
}

fn english(wanted: &ServiceDraft) -> String {
    let ServiceDraft { name, product, version, languages, workspace, gateway, .. } = wanted;
    let tags: Vec<&str> = languages.iter().map(|language| language.tag()).collect();
    let package = if *workspace { "package: { workspace: true }\n" } else { "" };
    let includes = if *gateway { "includes: [../gateway]\n" } else { "" };
    let link = |host: &str| quoted(&format!("https://{host}/document/{product}/{version}/{{operation}}"));
    let chinese = if languages.contains(&Language::Chinese) {
        format!("  zh-CN: {}\n", link("api.aliyun.com"))
    } else {
        String::new()
    };
    format!(
        "service: {name}\n\
         product: {}\n\
         version: {}\n\
         languages: [{}]\n\
         title: {}\n\
         doc: {}\n\
         crate: alibabacloud-{}\n\
         {package}{includes}\
         links:\n  en: {}\n{chinese}\
         # Compare these hosts with the vendor's list of endpoints.\n\
         endpoints:\n  regional_host: {name}.{{region}}.aliyuncs.com\n\
         acronyms: [ID, IP, URL]\n\
         families:\n  {FAMILY}:\n    title: General\n    doc: All operations of the service.\n\
         envelope:\n  RequestId:\n    type: string\n    role: request_id\n    \
           doc: The ID of the request. Provide it when you contact technical support.\n",
        quoted(product),
        quoted(version),
        tags.join(", "),
        quoted(&format!("Alibaba Cloud {product}")),
        quoted(&format!("The service {product} of Alibaba Cloud.")),
        name.replace('_', "-"),
        link("api.alibabacloud.com"),
    )
}

fn translated(product: &str) -> String {
    format!(
        "title: {}\ndoc: {}\nfamilies:\n  {FAMILY}:\n    title: 通用\n    doc: 服务的全部接口。\n\
         envelope:\n  RequestId: 请求 ID。联系技术支持时请提供。\n",
        quoted(&format!("阿里云 {product}")),
        quoted(&format!("阿里云的 {product} 服务。")),
    )
}
