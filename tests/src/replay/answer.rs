//! From a line to the typed response that the client returns.

use super::line::{DecodeLine, Headers, Status};
use super::present::keep_form;
use super::product::{Product, Scalar, product};
use super::request::format;
use super::{Refusal, failure};
use alibabacloud_core::plumbing::{Service, to_json_with_secrets};
use alibabacloud_core::plumbing::{read_raw_response, read_response};
use alibabacloud_core::{Config, Credentials, Endpoint, Format, HttpResponse, ResponseMetadata};
use serde_json::{Value, json};

const DEFAULT_STATUS: u16 = 200;

pub(super) fn replay(line: &DecodeLine) -> Result<Value, Refusal> {
    let body = match &line.body {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        tree => tree.to_string(),
    };
    let answer = HttpResponse { status: status(line)?, headers: headers(line)?, body: body.into() };
    let product = product(line.product.as_deref())?;
    let service = service(product)?;
    let read = if line.raw == Some(true) { raw(service, &answer) } else { typed(service, product, line, &answer)? };
    Ok(read.unwrap_or_else(|error| json!({ "error": failure::printed(&error) })))
}

type Read = Result<Value, alibabacloud_core::Error>;

/// What the client knows about the service. A client is made for that alone, and sends nothing.
fn service(product: &Product) -> Result<&'static Service, Refusal> {
    let config = Config::new(Endpoint::parse("localhost")?, Credentials::access_key("none", "none"));
    Ok((product.core)(config)?.service())
}

fn raw(service: &Service, answer: &HttpResponse) -> Read {
    read_raw_response(service, answer).map(|read| json!({ "ok": read.document }))
}

fn typed(service: &Service, product: &Product, line: &DecodeLine, answer: &HttpResponse) -> Result<Read, Refusal> {
    let operation = (product.operation)(&line.operation).ok_or_else(|| {
        Refusal(format!("the spec has no operation `{}`; `\"raw\": true` reads any answer", line.operation))
    })?;
    let mut response = operation.response;
    Ok(read_response(service, answer, response.as_mut()).map(|read| {
        // The runner shows what it was given, so there is nothing to hide.
        let mut typed = to_json_with_secrets(response.as_ref());
        add_envelope(&operation.envelope, &read, &mut typed);
        if let Ok(as_it_came) = read_raw_response(service, answer) {
            keep_form(response.as_ref(), &as_it_came.document, read.mismatches(), &mut typed);
        }
        without_needless_fractions(&mut typed);
        let mut printed = json!({ "ok": typed });
        if !read.mismatches().is_empty() {
            let unfit = read.mismatches().iter();
            printed["unfit"] = unfit
                .map(|unfit| json!({ "path": unfit.path, "expected": unfit.expected, "found": unfit.found }))
                .collect();
        }
        printed
    }))
}

/// Prints the envelope in front of the fields: what the spec lists of it and the body has.
fn add_envelope(listed: &[(&'static str, Scalar)], metadata: &ResponseMetadata, typed: &mut Value) {
    let envelope = listed.iter().filter_map(|(name, scalar)| {
        let text = metadata.envelope_field(name)?;
        let value = match scalar {
            Scalar::Boolean => json!(text == "true"),
            Scalar::Int32 => text.parse::<i32>().map_or(Value::Null, Value::from),
            Scalar::Text => text.into(),
        };
        Some(((*name).to_owned(), value))
    });
    if let Value::Object(members) = typed {
        *members = envelope.chain(std::mem::take(members)).collect();
    }
}

fn status(line: &DecodeLine) -> Result<u16, Refusal> {
    match &line.http_status {
        None => Ok(DEFAULT_STATUS),
        Some(Status::Number(status)) => Ok(*status),
        Some(Status::Text(text)) => {
            text.parse().map_err(|_| Refusal(format!("`{text}` is no HTTP status; write a number such as 200")))
        }
    }
}

/// The headers of the line; if none of them names the content type, the format does.
fn headers(line: &DecodeLine) -> Result<Vec<(String, String)>, Refusal> {
    let mut headers: Vec<(String, String)> = match &line.headers {
        None => Vec::new(),
        Some(Headers::Pairs(pairs)) => pairs.clone(),
        Some(Headers::Object(object)) => object
            .iter()
            .map(|(name, value)| (name.clone(), value.as_str().map_or_else(|| value.to_string(), str::to_owned)))
            .collect(),
    };
    if !headers.iter().any(|(name, _)| name.eq_ignore_ascii_case("content-type")) {
        let content_type = match format(line.format.as_deref())? {
            Format::Xml => "text/xml;charset=utf-8",
            _ => "application/json;charset=utf-8",
        };
        headers.push(("content-type".to_owned(), content_type.to_owned()));
    }
    Ok(headers)
}

/// Prints `7` rather than `7.0`: a comparison of texts would take them for different numbers.
fn without_needless_fractions(value: &mut Value) {
    /// Above, not every whole number is a `f64`.
    const LARGEST: f64 = 9_007_199_254_740_992.0;
    match value {
        Value::Object(members) => members.values_mut().for_each(without_needless_fractions),
        Value::Array(elements) => elements.iter_mut().for_each(without_needless_fractions),
        Value::Number(number) if number.is_f64() => {
            let whole = number.as_f64().filter(|value| value.fract() == 0.0 && value.abs() < LARGEST);
            if let Some(whole) = whole.and_then(|value| format!("{value:.0}").parse::<i64>().ok()) {
                *number = whole.into();
            }
        }
        _ => {}
    }
}
