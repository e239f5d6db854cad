//! What is known about an operation as sentences, for every backend that has them read.

use crate::model::{Auth, Cost, Language, Lookup, OperationFacets, RateLimit, Text};

/// How a backend writes what stands in a sentence.
pub(crate) struct Writer<'a> {
    pub(crate) language: Language,
    /// The name of an operation, with a link.
    pub(crate) operation: &'a dyn Fn(&str) -> String,
    /// A text of the spec on one line.
    pub(crate) text: &'a dyn Fn(&Text) -> String,
}

impl Writer<'_> {
    /// A sentence or two for each facet. The RAM action is a name, and has none.
    pub(crate) fn sentences(&self, facets: &OperationFacets) -> Vec<String> {
        let OperationFacets {
            auth,
            ram_action: _,
            rate_limit,
            cost,
            asynchronous,
            is_regional,
            attempt_timeout,
            lookup,
        } = facets;
        let mut sentences = Vec::new();
        sentences.extend(auth.map(|auth| self.auth(auth).to_owned()));
        sentences.extend(is_regional.then(|| self.regional().to_owned()));
        sentences.extend(cost.map(|cost| self.cost(cost).to_owned()));
        sentences.extend((!asynchronous.is_empty()).then(|| self.asynchronous(asynchronous)));
        sentences.extend(rate_limit.map(|limit| self.rate_limit(limit)));
        sentences.extend(attempt_timeout.map(|seconds| self.attempt_timeout(seconds.get())));
        sentences.extend(lookup.as_ref().map(|lookup| self.lookup(lookup)));
        sentences
    }

    fn auth(&self, auth: Auth) -> &'static str {
        let (english, chinese) = match auth {
            Auth::Unsigned => {
                ("The call needs no credentials and is sent without a signature.", "调用无需凭证，请求不签名。")
            }
            Auth::Key => (
                "The call needs an AccessKey; a bearer token is not accepted.",
                "调用需使用 AccessKey，不支持 Bearer Token。",
            ),
            Auth::BearerToken => (
                "The call needs a bearer token; an AccessKey is not accepted.",
                "调用需使用 Bearer Token，不支持 AccessKey。",
            ),
        };
        match self.language {
            Language::English => english,
            Language::Chinese => chinese,
        }
    }

    fn regional(&self) -> &'static str {
        match self.language {
            Language::English => {
                "The response covers only the regions that the called endpoint serves. For another region, call the \
                 endpoint of that region."
            }
            Language::Chinese => "仅返回所调用接入点对应的地域中的数据。查询其他地域时，请调用该地域的接入点。",
        }
    }

    fn cost(&self, cost: Cost) -> &'static str {
        let (english, chinese) = match cost {
            Cost::Free => ("The call is free of charge.", "调用免费。"),
            Cost::Purchase => ("The call places an order.", "该调用会下单购买。"),
            Cost::PriceChange => ("The call changes the price of the instance.", "该调用会改变实例的费用。"),
            Cost::StartsCharges => (
                "The call may start charges: a pay-as-you-go instance is billed while it runs.",
                "该调用可能使实例开始计费：按量付费实例在运行期间产生费用。",
            ),
            Cost::EndsCharges => ("The call ends the charges for what it releases.", "释放后停止计费。"),
        };
        match self.language {
            Language::English => english,
            Language::Chinese => chinese,
        }
    }

    fn asynchronous(&self, observers: &[String]) -> String {
        let links: Vec<String> = observers.iter().map(|name| (self.operation)(name)).collect();
        match self.language {
            Language::English => {
                let verb = if links.len() == 1 { "shows" } else { "show" };
                format!(
                    "The call returns before the work is done. {} {verb} the progress.",
                    listed(&links, ", ", " and ")
                )
            }
            Language::Chinese => {
                format!("调用返回时操作尚未完成，可通过 {} 查询进度。", listed(&links, "、", " 和 "))
            }
        }
    }

    fn rate_limit(&self, limit: RateLimit) -> String {
        let RateLimit { calls, all_accounts, seconds } = limit;
        match self.language {
            Language::English => {
                let period = if seconds == 1 { "second".to_owned() } else { format!("{seconds} seconds") };
                let all = all_accounts.map(|all| format!("; {all} for all accounts together")).unwrap_or_default();
                format!("At most {calls} calls per {period} for each account in a region{all}.")
            }
            Language::Chinese => {
                let period = if seconds == 1 { "每秒".to_owned() } else { format!("每 {seconds} 秒") };
                let all = all_accounts.map(|all| format!("，所有账号合计 {all} 次")).unwrap_or_default();
                format!("调用频率上限：单个账号在同一地域内{period} {calls} 次{all}。")
            }
        }
    }

    fn attempt_timeout(&self, seconds: u32) -> String {
        match self.language {
            Language::English => {
                format!("The client waits at least {seconds} seconds for each attempt, unless you set a timeout.")
            }
            Language::Chinese => format!("未自行设置超时时间时，客户端的每次尝试至少等待 {seconds} 秒。"),
        }
    }

    fn lookup(&self, Lookup { operation, doc }: &Lookup) -> String {
        let (link, doc) = ((self.operation)(operation), (self.text)(doc));
        match self.language {
            Language::English => {
                format!("If the outcome of a call is unknown, check it with {link} before you retry. {doc}")
            }
            Language::Chinese => format!("无法确定调用结果时，请先通过 {link} 确认，再决定是否重试。{doc}"),
        }
    }
}

fn listed(entries: &[String], comma: &str, last: &str) -> String {
    match entries {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., end] => format!("{}{last}{end}", first.join(comma)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(language: Language, facets: &OperationFacets) -> Vec<String> {
        let operation = |name: &str| format!("`{name}`");
        let text = |text: &Text| text.get(language).to_owned();
        Writer { language, operation: &operation, text: &text }.sentences(facets)
    }

    #[test]
    fn nothing_is_said_about_what_is_not_known() {
        for language in Language::ALL {
            assert!(written(language, &OperationFacets::default()).is_empty());
        }
    }

    #[test]
    fn a_rate_limit_names_the_period_and_whose_calls_count() {
        let limit = |all_accounts, seconds| OperationFacets {
            rate_limit: Some(RateLimit { calls: 20, all_accounts, seconds }),
            ..OperationFacets::default()
        };
        assert_eq!(
            written(Language::English, &limit(None, 1)),
            ["At most 20 calls per second for each account in a region."]
        );
        assert_eq!(
            written(Language::English, &limit(Some(200), 60)),
            ["At most 20 calls per 60 seconds for each account in a region; 200 for all accounts together."]
        );
        assert_eq!(
            written(Language::Chinese, &limit(Some(200), 60)),
            ["调用频率上限：单个账号在同一地域内每 60 秒 20 次，所有账号合计 200 次。"]
        );
    }

    #[test]
    fn every_operation_that_shows_the_progress_is_linked() {
        let facets =
            OperationFacets { asynchronous: ["A", "B", "C"].map(str::to_owned).to_vec(), ..OperationFacets::default() };
        assert_eq!(
            written(Language::English, &facets),
            ["The call returns before the work is done. `A`, `B` and `C` show the progress."]
        );
        assert_eq!(written(Language::Chinese, &facets), ["调用返回时操作尚未完成，可通过 `A`、`B` 和 `C` 查询进度。"]);
    }

    #[test]
    fn each_cost_has_a_sentence_of_its_own_in_both_languages() {
        let costs = [Cost::Free, Cost::Purchase, Cost::PriceChange, Cost::StartsCharges, Cost::EndsCharges];
        for language in Language::ALL {
            let of = |cost| written(language, &OperationFacets { cost: Some(cost), ..OperationFacets::default() });
            let mut sentences: Vec<Vec<String>> = costs.into_iter().map(of).collect();
            sentences.sort();
            sentences.dedup();
            assert_eq!(sentences.len(), costs.len());
        }
    }
}
