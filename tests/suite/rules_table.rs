//! `rules draft --table`: from a table of figures, in Excel or CSV, to rules.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use super::run::{Ran, run};
use doichieu::cli::ExitStatus;
use std::fs;
use std::path::PathBuf;

fn folder(name: &str) -> PathBuf {
    let folder = super::run::scratch().join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// What a person says of the document that the table lists.
const OF: [&str; 8] = [
    "--number",
    "45/KH-UBND",
    "--date",
    "2027-01-20",
    "--issuer",
    "UBND tỉnh Gia Lai",
    "--title",
    "Chuyển đổi số năm 2027",
];

fn draft(file: &str, more: &[&str]) -> Ran {
    let place = ["--level", "province", "--province", "Gia Lai", "--table"];
    run([&["rules", "draft", file][..], &OF, &place, more].concat())
}

/// Drafts from a table with this text.
fn drafted(name: &str, text: &str) -> Ran {
    let file = folder(&format!("rules-table-{name}")).join(name);
    fs::write(&file, text).unwrap();
    draft(file.to_str().unwrap(), &[])
}

/// The requirements of a drafted file, as it writes them.
fn requirements(ran: &Ran) -> Vec<&str> {
    let lines = ran.out.lines().filter(|line| line.contains(" by 20"));
    lines
        .map(|line| line.trim().trim_end_matches(" {"))
        .collect()
}

const TABLE: &str = "STT;Chỉ tiêu;Mức phải đạt;ĐVT;Năm;Tính chất;Mục;Ghi chú\n\
1;Tỷ lệ thanh toán trực tuyến;80,5;%;2027;Bắt buộc;II.1.a;\n\
2;Tỷ lệ hồ sơ thủ tục hành chính trực tuyến toàn trình;≥ 75%;;năm 2027;từng xã;II.1.b;\n\
3;\"Mức độ hài lòng của người dân, doanh nghiệp trong giải quyết thủ tục hành chính\";95;%;2027;chung;;x\n\
4;coverage-5g-population;75;;31/12/2027;Định hướng;;\n\
5;Số trạm bơm được sơn lại;12;trạm;2027;chung;;\n";

#[test]
fn a_unit_that_is_not_printed_is_said_to_be_the_indicators() {
    let said = |unit: &str| {
        let table = format!("Chỉ tiêu;Mức;ĐVT;Năm\ncoverage-5g-population;75;{unit};2027\n");
        let ran = drafted("unit.csv", &table);
        assert_eq!(requirements(&ran).len(), 1, "{}", ran.out);
        ran.out.contains("lấy đơn vị của chỉ tiêu")
    };
    assert!(said("") && !said("%"));
}

#[test]
fn each_row_becomes_a_requirement_or_a_comment_with_its_reason() {
    let ran = drafted("bang.csv", TABLE);
    assert_eq!(ran.status, ExitStatus::Success, "{}", ran.err);
    assert_eq!(
        requirements(&ran),
        [
            "online-payment >= 80.5% by 2027 must",
            "dossiers-online-end-to-end >= 75% by 2027 must",
            "satisfaction >= 95% by 2027 aggregate",
            "coverage-5g-population >= 75% by 2027 orientation",
        ],
        "{}{}",
        ran.out,
        ran.err
    );
    for words in [
        "    # must vì bảng ghi «Bắt buộc»\n    at    \"II.1.a\"",
        "at    \"dòng 4 của tệp “bang.csv”\"",
        "evidence primary \"bảng chỉ tiêu, tệp “bang.csv”\"",
        "  verified   partly\n",
        "(dòng 6): 12 trạm: chưa khớp chỉ tiêu nào",
    ] {
        assert!(ran.out.contains(words), "{words}\n{}", ran.out);
    }
    assert!(!ran.out.contains("quote"), "{}", ran.out);
}

#[test]
fn columns_stand_in_any_order_under_any_usual_head_and_sign() {
    let want = requirements(&drafted("a.csv", TABLE)).join("\n");
    let english = "force,place,year,value,unit,indicator\n\
must,II.1.a,2027,80.5,%,online-payment\n\
must,II.1.b,2027,75,%,dossiers-online-end-to-end\n\
aggregate,,2027,95,%,satisfaction\n\
orientation,,2027,75,%,coverage-5g-population\n";
    let tabs = "Đơn vị tính\tTÊN CHỈ TIÊU\tThời hạn\tTính chất\tGiá trị\n\
%\tThanh toán trực tuyến\tđến năm 2027\tPHẢI ĐẠT\ttối thiểu 80,5%\n\
%\tHồ sơ thủ tục hành chính trực tuyến toàn trình\t2027\tMỗi xã\t75\n\
\tsatisfaction\t2027\tToàn tỉnh\t95%\n\
\tcoverage-5g-population\t2027\tphấn đấu\t75%\n";
    for (name, text) in [("b.csv", english), ("c.tsv", tabs)] {
        let ran = drafted(name, text);
        assert_eq!(
            requirements(&ran).join("\n"),
            want,
            "{name}: {}{}",
            ran.out,
            ran.err
        );
    }
    // Years as heads: a requirement for each.
    let wide =
        "Chỉ tiêu;Năm 2027;Mục tiêu đến năm 2030 (%)\nonline-payment;80%;90\nsatisfaction;;95\n";
    let ran = drafted("wide.csv", wide);
    assert_eq!(
        requirements(&ran),
        [
            "online-payment >= 80% by 2027 aggregate",
            "online-payment >= 90% by 2030 aggregate",
            "satisfaction >= 95% by 2030 aggregate",
        ],
        "{}{}",
        ran.out,
        ran.err
    );
}

#[test]
fn an_excel_file_gives_what_its_csv_gives() {
    let file = folder("rules-table-xlsx").join("bang.xlsx");
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write(0, 0, "BẢNG GIAO CHỈ TIÊU").unwrap();
    let percent = rust_xlsxwriter::Format::new().set_num_format("0.0%");
    for (column, head) in (0..).zip(["Chỉ tiêu", "Mức", "Năm", "Tính chất"]) {
        sheet.write(2, column, head).unwrap();
    }
    sheet.write(3, 0, "Tỷ lệ thanh toán trực tuyến").unwrap();
    sheet.write_with_format(3, 1, 0.805, &percent).unwrap();
    sheet.write(3, 2, 2027).unwrap();
    sheet.write(3, 3, "bắt buộc").unwrap();
    // A share that lost its format.
    sheet.write(4, 0, "satisfaction").unwrap();
    sheet.write(4, 1, 0.95).unwrap();
    sheet.write(4, 2, 2027).unwrap();
    book.save(&file).unwrap();
    let ran = draft(file.to_str().unwrap(), &["--lang", "en"]);
    assert_eq!(
        requirements(&ran),
        ["online-payment >= 80.5% by 2027 must"],
        "{}{}",
        ran.out,
        ran.err
    );
    assert!(
        ran.out.contains("“0.95” may be a share that lost its %"),
        "{}",
        ran.out
    );
}

#[test]
fn what_is_not_sure_stays_a_comment_that_names_its_row() {
    let text = "Chỉ tiêu;Mức;ĐVT;Năm;Tính chất\n\
online-payment;0,8;%;2027;chung\n\
online-payment;1.000;%;2027;chung\n\
online-payment;80 hoặc 90%;;2027;chung\n\
online-payment;-5%;;2027;chung\n\
online-payment;80%;;2027 hoặc sau;có lẽ\n\
online-payment;80%;;26;chung\n\
online-payment;80%;;2026; 2028;chung\n\
;80%;;2027;chung\n\
satisfaction;;;2027;chung\n\
satisfaction;cao;;2027;chung\n\
online-paymet;80%;;2027;chung\n\
coverage-5g-population;130%;;2027;chung\n\
work-files-online;90%;;2027;chung\n\
work-files-online;95%;;2027;chung\n\
records-digitised;95%;;2019;chung\n";
    let ran = drafted("xau.csv", text);
    assert_eq!(ran.status, ExitStatus::Success, "{}", ran.err);
    assert_eq!(requirements(&ran), Vec::<&str>::new(), "{}", ran.out);
    let left: Vec<&str> = ran
        .out
        .lines()
        .filter(|line| line.starts_with("# - "))
        .collect();
    for row in 2..=16 {
        let place = format!("(dòng {row})");
        assert!(
            left.iter().any(|line| line.contains(&place)),
            "{place}\n{}",
            ran.out
        );
    }
    for words in [
        "«0,8» có thể là tỷ lệ",
        "«1.000» đọc được theo hai cách; ghi 1000 hoặc 1",
        "«-5%»",
        "«26»",
        "không ghi tên",
        "không ghi mức",
        "nhiều mức",
        "năm 2019 trước năm ban hành",
    ] {
        assert!(
            left.iter().any(|line| line.contains(words)),
            "{words}\n{}",
            ran.out
        );
    }
}

#[test]
fn a_head_that_is_not_known_is_said_with_file_and_row() {
    let ran = drafted("la.csv", "Chỉ tiêu;Mức;Màu sắc\nonline-payment;80%;đỏ\n");
    assert!(
        ran.err.contains("la.csv: dòng 1: chưa hiểu cột «Màu sắc»"),
        "{}",
        ran.err
    );
    let none = drafted("khong.csv", "Tên;Con\nonline-payment;80%\n");
    assert_eq!(none.status, ExitStatus::Failure);
    assert!(
        none.err.contains("khong.csv: dòng 1: «Tên | Con»"),
        "{}",
        none.err
    );
    let twice = drafted("hai.csv", "Chỉ tiêu;Tên chỉ tiêu;Mức\na;b;80%\n");
    assert_eq!(twice.status, ExitStatus::Failure);
    assert!(
        twice.err.contains("«Chỉ tiêu» và «Tên chỉ tiêu»"),
        "{}",
        twice.err
    );
    let open = drafted("mo.csv", "Chỉ tiêu;Mức\n\"online-payment;80%\n");
    assert_eq!(open.status, ExitStatus::Failure);
    assert!(open.err.contains("mo.csv: dòng 2"), "{}", open.err);
    // What the document is called a table does not say.
    let file = folder("rules-table-bare").join("bang.csv");
    fs::write(&file, TABLE).unwrap();
    let bare = run(["rules", "draft", file.to_str().unwrap(), "--lang", "en"]);
    assert_eq!(bare.status, ExitStatus::Failure);
    assert!(
        bare.err.contains("--issuer") && bare.err.contains("--title"),
        "{}",
        bare.err
    );
}

#[test]
fn what_is_drafted_from_a_table_passes_and_warns_until_a_line_is_changed() {
    let folder = folder("rules-table-walk");
    let (table, file) = (folder.join("bang.csv"), folder.join("own.rules"));
    fs::write(&table, TABLE).unwrap();
    let file = file.to_str().unwrap();
    let ran = draft(table.to_str().unwrap(), &["--output", file]);
    assert_eq!(ran.status, ExitStatus::Success, "{}", ran.err);
    for command in [
        vec!["rules", "fmt", "--check", file],
        vec!["rules", "lint", "--only", file],
        vec![
            "rules",
            "test",
            "--rules",
            file,
            "own.rules",
            "--coverage",
            "100",
        ],
    ] {
        let ran = run(command.clone());
        assert_eq!(
            ran.status,
            ExitStatus::Success,
            "{command:?}: {}{}",
            ran.out,
            ran.err
        );
    }
    let plan = folder.join("plan.json");
    let text = r#"{"schema":"doichieu/plan/1","plan":{"number":"9/KH-UBND","issued":"2027-03-01","issuer":"UBND xã Mẫu","level":"commune",
        "commune":"Mẫu","province":"Gia Lai","title":"Kế hoạch Chuyển đổi số năm 2027","years":[2027]},"basis":[],"mentions":[],
        "targets":[{"id":"t1","label":"Tỷ lệ thanh toán trực tuyến","indicator":"online-payment","op":">=","value":80,"unit":"%","year":2027}],
        "task_targets":[],"baselines":[],"tasks":[]}"#;
    fs::write(&plan, text).unwrap();
    let check = || {
        run([
            "check",
            plan.to_str().unwrap(),
            "--rules",
            file,
            "--format",
            "json",
        ])
    };
    let severity = |ran: &Ran| {
        let report: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
        let findings = report
            .pointer("/plans/0/findings")
            .unwrap()
            .as_array()
            .unwrap()
            .clone();
        let weaker = findings.into_iter().find(|f| f["name"] == "weaker-target");
        weaker.unwrap()["severity"].as_str().unwrap().to_owned()
    };
    assert_eq!(severity(&check()), "warning");
    let read = fs::read_to_string(file)
        .unwrap()
        .replace("verified   partly", "verified   read");
    fs::write(file, read).unwrap();
    assert_ne!(severity(&check()), "note");
}
