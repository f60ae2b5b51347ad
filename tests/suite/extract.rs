//! Cases of `tests/cases/extract/<case>/`: `plan.txt` beside what is read from it.

use super::run::run;
use std::path::Path;

/// The target set of a case, what was not understood, and the exit status.
fn read(plan: &Path) -> String {
    let arguments = [
        "extract".into(),
        plan.as_os_str().to_owned(),
        "--lang".into(),
        "vi".into(),
    ];
    let ran = run(arguments.to_vec());
    let text = format!("{}{}exit {}\n", ran.out, ran.err, ran.status.code());
    text.replace(&*plan.to_string_lossy(), "plan.txt")
}

#[test]
fn each_plan_is_read() {
    insta::glob!("../cases/extract", "*/plan.txt", |plan| {
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path(plan.parent().unwrap());
        settings.set_snapshot_suffix("");
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.remove_input_file();
        settings.bind(|| insta::assert_snapshot!("expected", read(plan)));
    });
}
