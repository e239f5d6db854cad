//! What the shells get to complete.

use crate::program::dts;

fn candidates(words: &[&str]) -> Vec<String> {
    let run = dts(&[&["__complete", "--"], words].concat());
    assert_eq!(run.code, 0, "{run:?}");
    run.out.lines().map(|line| line.split('\t').next().unwrap().to_owned()).collect()
}

#[test]
fn names_of_operations_and_commands_are_completed_in_both_forms() {
    assert!(candidates(&["describe-dts-jo"]).contains(&"describe-dts-jobs".to_owned()));
    assert!(candidates(&["DescribeDtsJo"]).contains(&"DescribeDtsJobs".to_owned()));
    assert!(candidates(&["exp"]).contains(&"explain".to_owned()));
}

#[test]
fn parameters_members_values_regions_and_goals_are_completed() {
    assert_eq!(candidates(&["describe-dts-jobs", "--page-s"]), ["--page-size"]);
    assert_eq!(candidates(&["describe-dts-jobs", "--job-type", "SY"]), ["SYNC"]);
    assert!(candidates(&["--region", "cn-hang"]).contains(&"cn-hangzhou".to_owned()));
    assert!(
        candidates(&["configure-synchronization-job", "--source-endpoint.I"])
            .contains(&"--source-endpoint.IP".to_owned())
    );
    assert!(candidates(&["start-dts-job", "--wait", "run"]).contains(&"running".to_owned()));
    assert!(candidates(&["error", "InvalidJobS"]).contains(&"InvalidJobStatus".to_owned()));
}

#[test]
fn each_shell_has_a_script_that_asks_the_program() {
    for shell in ["bash", "zsh", "fish", "powershell"] {
        let run = dts(&["completion", shell]);
        assert!(run.code == 0 && run.out.contains("dts __complete"), "{shell}: {run:?}");
    }
}
