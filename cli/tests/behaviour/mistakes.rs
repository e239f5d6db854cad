//! Mistakes, and the message that each gives: a transcript that is read in review.

use crate::program::{Run, dts_with};
use std::path::Path;

/// Arguments as a shell takes them, and standard input.
const MISTAKES: &[(&str, &str)] = &[
    ("", ""),
    ("describe-dts-job", ""),
    ("DescribeDtsJob", ""),
    ("descibe-dts-jobs", ""),
    ("frobnicate", ""),
    ("--frobnicate", ""),
    ("--output xml describe-dts-jobs", ""),
    ("describe-dts-jobs --output jsn", ""),
    ("describe-dts-jobs --page-sise 30", ""),
    ("describe-dts-jobs --pagesize", ""),
    ("describe-dts-jobs --page-size thirty", ""),
    ("describe-dts-jobs --page-size 30 --page-size 40", ""),
    ("describe-dts-jobs --job-type MIGRATON --dry-run --query query", ""),
    ("describe-dts-jobs --dts-job-id --dry-run", ""),
    ("describe-dts-jobs extra", ""),
    ("describe-dts-jobs --query 'a['", ""),
    ("describe-dts-jobs --quer a", ""),
    ("describe-dts-jobs --dts-job-id @missing.txt", ""),
    ("describe-dts-jobs --dts-job-id @env:MISSING", ""),
    ("describe-dts-jobs --dts-job-id.x 1", ""),
    ("describe-dts-jobs --tag.key team", ""),
    ("describe-dts-jobs --tag.1.kay team", ""),
    ("describe-dts-jobs --tag.0.key team", ""),
    ("describe-dts-jobs --wait runing", ""),
    ("describe-dts-jobs --endpoint ftp://example.com", ""),
    ("describe-dts-jobs --endpoint http://dts.example.com", ""),
    ("describe-dts-jobs --region cn_hangzhou", ""),
    ("describe-dts-jobs --region cn-hangzhuo --dry-run --query path", ""),
    ("describe-dts-ip --all-pages", ""),
    ("describe-dts-ip --wait", ""),
    ("start-dts-job", ""),
    ("start-dts-job --dts-job-id ''", ""),
    ("start-dts-job --force-param JobId", ""),
    ("start-dts-job --timeout soon", ""),
    ("create-dts-instance --type MIGRATION", ""),
    ("delete-dts-job --dts-job-id k9m2p4q6r8s0t1v", ""),
    ("modify-dts-job --db-list '{'", ""),
    ("modify-dts-job --dts-instance-id dts1 --db-list '{'", ""),
    ("modify-dts-job --dts-instance-id dts1 --db-list.shop.al true --dry-run --query body", ""),
    ("modify-dts-job --dts-instance-id dts1 --reserved '{\"maxRetryTime\":\"7200\"}'", ""),
    ("modify-dts-job --request missing.yaml", ""),
    ("modify-dts-job --request -", "DtsInstanceId: [a"),
    ("modify-dts-job --request -", "- a"),
    ("modify-dts-job --request -", "DtsInstanceID: a\nDtsInstanceId: b\n"),
    ("modify-dts-job --request -", "DtsInstance: a\n"),
    ("modify-dts-job --request - --dts-instance-id b", "DtsInstanceId: a\n"),
    ("modify-dts-job --request - --db-list @-", ""),
    ("modify-dts-job-password --dts-job-id k9 --user-name u --password x --dry-run --query query", ""),
    ("configure-synchronization-job --source-endpoint.iq 1", ""),
    ("configure-synchronization-job --source-endpoint '{\"Prot\": 1}'", ""),
    ("configure-dts-job", ""),
    ("explain ConfigureDtsJobs", ""),
    ("explain ConfigureDtsJob.DbLst", ""),
    ("explain Cargo.toml", ""),
    ("explain -", "Nonsense"),
    ("error InvalidJobStatu", ""),
    ("error Nonsense", ""),
    ("completion tcsh", ""),
    ("man nothing", ""),
    ("operations nothing", ""),
    ("explain", ""),
    ("--lang zh start-dts-job", ""),
];

#[test]
fn each_mistake_says_what_is_wrong_and_what_to_do() {
    let mut transcript = String::new();
    for (line, input) in MISTAKES {
        let arguments = shlex::split(line).unwrap();
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        let Run { out, err, code } = dts_with(&arguments, input);
        transcript.push_str(&format!("$ dts {line}\n"));
        for line in input.lines() {
            transcript.push_str(&format!("< {line}\n"));
        }
        transcript.push_str(&format!("{out}{err}exit {code}\n\n"));
    }
    assert_golden("mistakes.txt", &transcript);
}

/// Compares a transcript with the one that is kept.
pub(crate) fn assert_golden(name: &str, transcript: &str) {
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&golden, transcript).unwrap();
    }
    let expected = std::fs::read_to_string(&golden).unwrap_or_default();
    assert!(
        transcript == expected,
        "{}\nread the difference, and rewrite it with UPDATE_GOLDEN=1",
        difference(&expected, transcript)
    );
}

fn difference(before: &str, after: &str) -> String {
    let lines = before.lines().zip(after.lines()).find(|(before, after)| before != after);
    format!("the first line that differs: {lines:?}")
}
