//! `--query`: a `JMESPath` expression over a result.

use crate::failure::{Exit, Failure};
use crate::language::Language;
use jmespath::{Expression, Variable};
use serde_json::Value;
use std::fmt;

/// An expression that was read.
pub(crate) struct Query(Expression<'static>);

impl Query {
    pub(crate) fn read(text: &str, language: Language) -> Result<Self, Failure> {
        jmespath::compile(text).map(Self).map_err(|error| {
            let problem = error.to_string();
            Failure::usage(
                language.pick("the JMESPath expression of --query is invalid", "--query 的 JMESPath 表达式无效"),
            )
            .note(problem.trim_end().to_owned())
        })
    }

    /// The value of the expression.
    pub(crate) fn apply(&self, result: &Value, language: Language) -> Result<Value, Failure> {
        let failed = |problem: String| {
            Failure::new(
                Exit::Usage,
                language.pick("--query cannot be applied to the result", "--query 无法应用于结果"),
            )
            .note(problem)
        };
        let variable = Variable::from_serializable(result).map_err(|error| failed(error.to_string()))?;
        let found = self.0.search(variable).map_err(|error| failed(error.to_string()))?;
        serde_json::to_value(&*found).map_err(|error| failed(error.to_string()))
    }
}

impl fmt::Debug for Query {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Query").field(&self.0.as_str()).finish()
    }
}
