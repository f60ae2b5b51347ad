//! Cases of `tests/cases/check/<finding>/<case>/`: `plan.json` and `rules.rules` beside the
//! report they give. Every check runs on every case, so a false alarm shows up somewhere.

use super::run::run;
use doichieu::check::Name;
use std::fmt::Write as _;
use std::path::Path;

/// The report of a case in both languages, and the exit status.
fn report(case: &Path) -> String {
    let plan = case.join("plan.json");
    let rules = case.join("rules.rules");
    let mut text = String::new();
    for lang in ["vi", "en"] {
        let mut arguments = vec!["check".into(), plan.clone().into_os_string()];
        arguments.extend(["--lang".into(), lang.into()]);
        if rules.exists() {
            arguments.extend([
                "--no-builtin-rules".into(),
                "--rules".into(),
                rules.clone().into(),
            ]);
        }
        let ran = run(arguments);
        text += &ran.out;
        text += &ran.err;
        let _ = writeln!(text, "exit {}\n", ran.status.code());
    }
    text.replace(&*case.to_string_lossy(), "CASE")
}

#[test]
fn each_case_gives_its_report() {
    insta::glob!("../cases/check", "*/*/plan.json", |plan| {
        // Wherever the folder of the project lies, lines are folded alike.
        let case = plan.parent().unwrap();
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let short = case.strip_prefix(root).unwrap();
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path(case);
        settings.set_snapshot_suffix("");
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.remove_input_file();
        settings.remove_info();
        settings.bind(|| insta::assert_snapshot!("expected", report(short)));
    });
}

#[test]
fn each_finding_of_a_plan_has_a_case() {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/check");
    // One that needs many plans beside each other has its tests in peers.rs.
    let of_one = |name: &Name| !matches!(name, Name::OutlyingTarget);
    let of_plans = |name: &&Name| !name.is_of_rules() && !name.is_of_waivers() && of_one(name);
    for name in Name::ALL.iter().filter(of_plans) {
        let folder = cases.join(name.slug());
        assert!(folder.is_dir(), "no case shows {}", name.slug());
        let found = std::fs::read_dir(&folder).unwrap().any(|case| {
            let report = case.unwrap().path().join("expected.snap");
            let report = std::fs::read_to_string(report).unwrap_or_default();
            report.contains(&format!("({})", name.slug()))
        });
        assert!(found, "no case of {} finds it", name.slug());
    }
}
