//! A draft and its annex in two files are one plan.

use super::super::run::run;
use super::file;
use super::hostile::{body, excel, word};
use doichieu::cli::ExitStatus;
use std::path::PathBuf;

fn draft(name: &str) -> PathBuf {
    let lines = [
        "ỦY BAN NHÂN DÂN XÃ BÌNH AN",
        "Số: 45/KH-UBND",
        "KẾ HOẠCH",
        "Chuyển đổi số xã Bình An năm 2026",
        "I. MỤC TIÊU",
        "- Tỷ lệ hồ sơ thủ tục hành chính xử lý trực tuyến đạt 80%",
    ];
    let lines = lines.map(|line| format!("<w:p><w:r><w:t>{line}</w:t></w:r></w:p>"));
    file(name, &word(&body(&lines.concat())))
}

fn sheet(name: &str) -> PathBuf {
    let cell = |words: &str| format!("<c t='inlineStr'><is><t>{words}</t></is></c>");
    let row = |cells: &[&str]| {
        let cells: String = cells.iter().map(|words| cell(words)).collect();
        format!("<row>{cells}</row>")
    };
    let rows = [
        row(&["PHỤ LỤC"]),
        row(&["TT", "Chỉ tiêu", "Năm 2026"]),
        row(&["1", "Tỷ lệ thanh toán trực tuyến", "10%"]),
        row(&["2", "Tỷ lệ người dân hài lòng", "90%"]),
    ];
    file(
        name,
        &excel(&format!("<sheetData>{}</sheetData>", rows.concat())),
    )
}

#[test]
fn both_are_read_as_one_and_each_place_names_its_file() {
    let (plan, annex) = (draft("ke-hoach.docx"), sheet("bang.xlsx"));
    let with = |command: &[&str]| {
        let mut all: Vec<std::ffi::OsString> = command.iter().map(Into::into).collect();
        all.extend([plan.clone().into(), "--annex".into(), annex.clone().into()]);
        run(all)
    };
    let taken = with(&["extract", "--explain"]);
    assert_eq!(taken.status, ExitStatus::Success, "{}", taken.err);
    let place = format!("{} (trang tính “S”, dòng 3)", annex.display());
    let payment = taken.out.lines().find(|line| line.contains("thanh toán"));
    assert!(payment.unwrap().starts_with(&place), "{}", taken.out);
    let dossiers = taken.out.lines().find(|line| line.contains("hồ sơ"));
    let own = format!("{} (đoạn 6)", plan.display());
    assert!(dossiers.unwrap().starts_with(&own), "{}", taken.out);
    assert!(taken.err.contains("như một kế hoạch"), "{}", taken.err);
    let judged = with(&["check", "--no-config", "--format", "sarif"]);
    assert!(judged.out.contains("bang.xlsx"), "{}", judged.out);
    let table = with(&["check", "--no-config"]).out;
    assert!(
        table.contains("tệp phụ lục") || table.contains("bang.xlsx"),
        "{table}"
    );
}

#[test]
fn whose_annex_it_is_has_to_be_said() {
    let (plan, annex) = (draft("a.docx"), sheet("a-bang.xlsx"));
    let folder = plan.parent().unwrap().join("pair");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::copy(&plan, folder.join("a.docx")).unwrap();
    std::fs::copy(&annex, folder.join("a.xlsx")).unwrap();
    let set = file("set.json", b"{\"schema\":\"doichieu/plan/1\"}");
    for (plans, want) in [
        (vec![plan.clone(), draft("b.docx")], "đúng một kế hoạch"),
        (vec![folder.clone()], "đúng một kế hoạch"),
        (vec![set.clone()], "chỉ đi cùng dự thảo"),
    ] {
        let mut all: Vec<std::ffi::OsString> = vec!["check".into(), "--no-config".into()];
        all.extend(plans.into_iter().map(Into::into));
        all.extend(["--annex".into(), annex.clone().into()]);
        let ran = run(all);
        assert_eq!(ran.status, ExitStatus::Failure);
        assert!(ran.err.contains(want), "{}", ran.err);
    }
    // In a folder nothing is joined unless somebody says so.
    let ran = run(["check".as_ref(), "--no-config".as_ref(), folder.as_os_str()]);
    assert!(ran.err.contains("--annex"), "{}", ran.err);
}
