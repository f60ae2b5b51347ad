//! A draft and its annex in two files are one plan.

use super::super::run::run;
use super::file;
use super::hostile::{body, excel, word};
use doichieu::cli::ExitStatus;
use std::fs;
use std::path::{Path, PathBuf};

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
    let shared = ["--no-config", "--annex"].map(std::ffi::OsStr::new);
    let annexed = [shared[0], plan.as_os_str(), shared[1], annex.as_os_str()];
    let why = ["why".as_ref(), "online-payment".as_ref()];
    let named = run([
        &[why[0]],
        &annexed[1..2],
        &why[1..],
        &annexed[2..],
        &shared[..1],
    ]
    .concat());
    assert!(named.out.contains("10%"), "{}{}", named.out, named.err);
    let alone = run([&why[..1], &annexed[1..2], &why[1..], &shared[..1]].concat());
    assert!(!alone.out.contains("10%"), "{}", alone.out);
    let drawn = run([&["graph".as_ref()], &annexed[..]].concat());
    assert_eq!(drawn.status, ExitStatus::Success, "{}", drawn.err);
}

#[test]
fn whose_annex_it_is_has_to_be_said() {
    let (plan, annex) = (draft("a.docx"), sheet("a-bang.xlsx"));
    let folder = plan.parent().unwrap().join("pair");
    fs::create_dir_all(&folder).unwrap();
    fs::copy(&plan, folder.join("a.docx")).unwrap();
    fs::copy(&annex, folder.join("a.xlsx")).unwrap();
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

/// A plan of a commune, with these lines in its head.
fn numbered(folder: &Path, name: &str, commune: &str, number: &str, day: &str) {
    let lines = [
        &format!("ỦY BAN NHÂN DÂN XÃ {}", commune.to_uppercase()),
        number,
        &format!("{commune}, {day}"),
        "KẾ HOẠCH",
        &format!("Chuyển đổi số xã {commune} năm 2026"),
        "I. MỤC TIÊU",
        "- Tỷ lệ hồ sơ thủ tục hành chính xử lý trực tuyến đạt 80%",
    ];
    let lines = lines.map(|line| format!("<w:p><w:r><w:t>{line}</w:t></w:r></w:p>"));
    fs::write(folder.join(name), word(&body(&lines.concat()))).unwrap();
}

/// A workbook that says whose annex it is.
fn attached(folder: &Path, name: &str, words: &str) {
    let row = |cells: &[&str]| {
        let cell = |words: &&str| format!("<c t='inlineStr'><is><t>{words}</t></is></c>");
        format!("<row>{}</row>", cells.iter().map(cell).collect::<String>())
    };
    let rows = [
        row(&["PHỤ LỤC"]),
        row(&["CÁC CHỈ TIÊU CHUYỂN ĐỔI SỐ NĂM 2026"]),
        row(&[words]),
        row(&["TT", "Chỉ tiêu", "Năm 2026"]),
        row(&["1", "Tỷ lệ thanh toán trực tuyến", "10%"]),
        row(&["2", "Tỷ lệ người dân hài lòng", "90%"]),
    ];
    let sheet = format!("<sheetData>{}</sheetData>", rows.concat());
    fs::write(folder.join(name), excel(&sheet)).unwrap();
}

const SAYS: &str = "(Kèm theo Kế hoạch số 45/KH-UBND ngày 05/3/2026 của UBND xã Bình An)";
const DAY: &str = "ngày 05 tháng 3 năm 2026";

/// What is joined in a folder.
fn joined(folder: &Path) -> String {
    let ran = run(["extract".as_ref(), "--joins".as_ref(), folder.as_os_str()]);
    assert_eq!(ran.status, ExitStatus::Success, "{}", ran.err);
    let name = format!("{}/", folder.display());
    ran.out.replace(&name, "").split_whitespace().collect()
}

#[test]
fn in_a_folder_an_annex_that_says_its_number_and_day_is_joined_to_its_plan() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    numbered(here, "a.docx", "Bình An", "Số: 45/KH-UBND", DAY);
    numbered(here, "b.docx", "Bình An", "Số: 46/KH-UBND", DAY);
    attached(here, "bang.xlsx", SAYS);
    assert_eq!(joined(here), r#"{"a.docx":["bang.xlsx"]}"#);
    let ran = run([
        "check".as_ref(),
        "--no-config".as_ref(),
        "--format=json".as_ref(),
        here.as_os_str(),
    ]);
    assert_eq!(ran.out.matches("\n{\"path\"").count(), 2, "{}", ran.out);
    assert!(!ran.err.contains("bỏ qua"), "{}", ran.err);
    let ran = run(["check".as_ref(), "--no-config".as_ref(), here.as_os_str()]);
    assert!(ran.out.contains("tự ghi kèm theo"), "{}", ran.out);
    let ran = run(["extract".as_ref(), here.as_os_str()]);
    assert_eq!(ran.out.lines().count(), 2, "{}", ran.out);
    let first = ran.out.lines().next().unwrap();
    assert!(
        first.contains("thanh toán") && first.contains("hồ sơ"),
        "{first}"
    );
    // Of one name the sheet stands back for the draft, and is its annex all the same.
    fs::rename(here.join("bang.xlsx"), here.join("a.xlsx")).unwrap();
    let ran = run(["check".as_ref(), "--no-config".as_ref(), here.as_os_str()]);
    assert!(ran.out.contains("tự ghi kèm theo"), "{}", ran.out);
    assert!(!ran.err.contains("bỏ qua"), "{}", ran.err);
}

#[test]
fn in_a_folder_nothing_is_joined_by_guess() {
    let other = [
        ("Số: 46/KH-UBND", DAY, SAYS),
        ("Số: 45/KH-UBND", "ngày 06 tháng 3 năm 2026", SAYS),
        ("Số:     /KH-UBND", DAY, SAYS),
        ("Số: 45/KH-UBND", "ngày    tháng 3 năm 2026", SAYS),
        (
            "Số: 45/KH-UBND",
            DAY,
            "(Kèm theo Kế hoạch số 45/KH-UBND ngày 05/3/2026 của UBND xã Bình Minh)",
        ),
        (
            "Số: 45/KH-UBND",
            DAY,
            "(Kèm theo Kế hoạch số 45/KH-UBND ngày 05/3/2026 của Đảng ủy xã Bình An)",
        ),
        (
            "Số: 45/KH-UBND",
            DAY,
            "(Kèm theo Kế hoạch số 45/KH-UBND năm 2026)",
        ),
        ("Số: 45/KH-UBND", DAY, "(Kèm theo Kế hoạch này)"),
        (
            "Số: 45/KH-UBND",
            DAY,
            "Căn cứ Kế hoạch số 45/KH-UBND ngày 05/3/2026 của UBND xã Bình An",
        ),
    ];
    for (number, day, says) in other {
        let folder = tempfile::tempdir().unwrap();
        numbered(folder.path(), "a.docx", "Bình An", number, day);
        attached(folder.path(), "a-bang.xlsx", says);
        assert_eq!(joined(folder.path()), "{}", "{number} {day} {says}");
    }
    // Two files that may be the plan; a plan in another folder.
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    numbered(here, "a.docx", "Bình An", "Số: 45/KH-UBND", DAY);
    attached(here, "bang.xlsx", SAYS);
    fs::copy(here.join("a.docx"), here.join("b.docx")).unwrap();
    assert_eq!(joined(here), "{}");
    fs::remove_file(here.join("b.docx")).unwrap();
    fs::create_dir(here.join("c")).unwrap();
    fs::rename(here.join("a.docx"), here.join("c/a.docx")).unwrap();
    assert_eq!(joined(here), "{}");
}

#[test]
fn of_several_plans_each_has_the_annex_that_is_said_to_be_its() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    numbered(here, "a.docx", "Bình An", "Số: 45/KH-UBND", DAY);
    numbered(here, "b.docx", "Bình An", "Số: 46/KH-UBND", DAY);
    attached(here, "bang.xlsx", "(Kèm theo Kế hoạch)");
    let at = |name: &str| here.join(name).display().to_string();
    let annex = format!("--annex={}={}", at("b.docx"), at("bang.xlsx"));
    let ran = run(["extract", &at("a.docx"), &at("b.docx"), &annex]);
    let mut lines = ran.out.lines();
    assert!(!lines.next().unwrap().contains("thanh toán"), "{}", ran.out);
    assert!(lines.next().unwrap().contains("thanh toán"), "{}", ran.out);
}
