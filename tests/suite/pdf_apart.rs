//! A PDF file is read by a process of its own.

use super::run::run;
use std::path::Path;
use std::process::Command;

#[test]
fn a_process_of_its_own_reads_the_same() {
    let plan = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/pdf/mixed/plan.pdf");
    let ran = Command::new(env!("CARGO_BIN_EXE_doichieu"))
        .args(["extract", "--explain"])
        .arg(&plan)
        .output()
        .unwrap();
    let here = run(["extract".as_ref(), "--explain".as_ref(), plan.as_os_str()]);
    assert_eq!(String::from_utf8(ran.stdout).unwrap(), here.out);
    assert!(here.out.contains("trang 2, bảng 1, dòng"));
}
