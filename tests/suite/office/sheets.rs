//! What real Excel files hold beside plain cells.

use super::hostile::{RELATIONS, excel, package};
use doichieu::extract::extract;
use doichieu::lang::Lang;
use doichieu::office;
use doichieu::rule::RuleSet;
use doichieu::text::Source;

fn read(bytes: Vec<u8>) -> (String, Vec<String>) {
    let read = office::read(bytes).unwrap();
    let said = read.remarks.iter().map(|remark| remark.words(Lang::En));
    (read.text.clone(), said.collect())
}

/// A cell of words.
fn cell(at: &str, words: &str) -> String {
    format!("<c r='{at}' t='inlineStr'><is><t>{words}</t></is></c>")
}

/// A row of cells of words; `more` are further attributes.
fn row(number: u32, more: &str, cells: &[&str]) -> String {
    let cells: String = ('A'..)
        .zip(cells)
        .map(|(column, words)| cell(&format!("{column}{number}"), words))
        .collect();
    format!("<row r='{number}' {more}>{cells}</row>")
}

/// An Excel file with these styles, whose one sheet has these rows.
fn styled(styles: &str, rows: &str) -> Vec<u8> {
    let relations = RELATIONS.replace("word/document.xml", "xl/workbook.xml");
    let own = "<Relationships><Relationship Id='a' Type='x/worksheet' Target='sheet.xml'/><Relationship Id='b' Type='x/styles' Target='styles.xml'/></Relationships>";
    let sheet = format!("<worksheet><sheetData>{rows}</sheetData></worksheet>");
    let styles = format!("<styleSheet>{styles}</styleSheet>");
    package(&[
        ("_rels/.rels", relations.as_bytes()),
        (
            "xl/workbook.xml",
            b"<workbook><sheets><sheet name='S' r:id='a'/></sheets></workbook>",
        ),
        ("xl/_rels/workbook.xml.rels", own.as_bytes()),
        ("xl/sheet.xml", sheet.as_bytes()),
        ("xl/styles.xml", styles.as_bytes()),
    ])
}

#[test]
fn hidden_rows_and_columns_are_left_out_and_said() {
    let sheet = [
        "<cols><col min='2' max='2' hidden='1'/><col min='4' max='4' width='0'/></cols><sheetData>",
        &row(1, "", &["TT", "Nháp", "Chỉ tiêu", "Cũ", "2026"]),
        &row(2, "", &["1", "x", "A", "50%", "80%"]),
        &row(3, "hidden='1'", &["2", "x", "B", "50%", "90%"]),
        &row(4, "ht='0'", &["3", "x", "C", "50%", "70%"]),
        "</sheetData>",
    ];
    let (text, said) = read(excel(&sheet.concat()));
    assert_eq!(text, "TT\t\tChỉ tiêu\t\t2026\n1\t\tA\t\t80%\n\n");
    assert_eq!(
        said,
        ["sheet “S”: hidden cells left out (columns B, D; rows 3, 4)"]
    );
}

#[test]
fn merged_cells_are_shown_where_the_first_of_them_is_not_hidden() {
    let sheet = [
        "<cols><col min='1' max='1' hidden='1'/></cols><sheetData>",
        &row(1, "hidden='true'", &["Chỉ tiêu của xã"]),
        &row(2, "", &["", "", "80%"]),
        "</sheetData><mergeCells><mergeCell ref='A1:B2'/></mergeCells>",
    ];
    let (text, said) = read(excel(&sheet.concat()));
    assert_eq!(text.trim(), "Chỉ tiêu của xã\t80%");
    assert_eq!(said, Vec::<String>::new());
}

#[test]
fn letterhead_and_titles_above_a_table_are_no_rows_of_it() {
    let sheet = [
        "<sheetData>",
        &row(
            1,
            "",
            &["UBND XÃ AN HÒA", "", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
        ),
        &row(
            2,
            "",
            &["Số: 45/KH-UBND", "", "An Hòa, ngày 10 tháng 01 năm 2026"],
        ),
        &row(3, "", &["CHỈ TIÊU CHUYỂN ĐỔI SỐ"]),
        &row(4, "", &["TT", "Chỉ tiêu", "ĐVT", "Kế hoạch", ""]),
        &row(5, "", &["", "", "", "Năm 2026", "Năm 2030"]),
        &row(6, "", &["1", "Tỷ lệ hồ sơ trực tuyến", "%", "70", "90"]),
        "</sheetData><mergeCells><mergeCell ref='A4:A5'/><mergeCell ref='B4:B5'/><mergeCell ref='C4:C5'/><mergeCell ref='D4:E4'/></mergeCells>",
    ];
    let read = office::read(excel(&sheet.concat())).unwrap();
    let above = read.text.lines().take_while(|line| !line.contains('\t'));
    assert_eq!(
        above.filter(|line| !line.is_empty()).collect::<Vec<_>>(),
        [
            "UBND XÃ AN HÒA",
            "Số: 45/KH-UBND",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "An Hòa, ngày 10 tháng 01 năm 2026",
            "CHỈ TIÊU CHUYỂN ĐỔI SỐ",
        ]
    );
    let rules = RuleSet::load(true, &[]).unwrap_or_default();
    let source = Source::new("plan.xlsx", read.text.clone()).formed(read.form.clone());
    let targets = extract(&source, &rules).plan.targets;
    let years: Vec<_> = targets.iter().map(|target| target.year).collect();
    assert_eq!(years, [Some(2026), Some(2030)]);
}

#[test]
fn days_are_shown_however_they_are_kept() {
    let rows = "<row r='1'><c r='A1' t='d' s='0'><v>2026-03-26T00:00:00</v></c><c r='B1' t='d' s='1'><v>2026-03-26</v></c></row>";
    let styles = "<numFmts><numFmt numFmtId='164' formatCode='mm/yyyy'/></numFmts><cellXfs><xf numFmtId='0'/><xf numFmtId='164'/></cellXfs>";
    assert_eq!(read(styled(styles, rows)).0.trim(), "26/03/2026\t03/2026");
}

#[test]
fn a_format_with_conditions_shows_what_the_sheet_shows() {
    let rows = "<row r='1'><c r='A1' s='0'><v>0.8</v></c><c r='B1' s='0'><v>85</v></c><c r='C1' s='1'><v>1</v></c></row>";
    let styles = "<numFmts><numFmt numFmtId='164' formatCode='[&gt;1]0&quot;%&quot;;0%'/><numFmt numFmtId='165' formatCode='[=1]&quot;Đạt&quot;;&quot;Chưa đạt&quot;'/></numFmts><cellXfs><xf numFmtId='164'/><xf numFmtId='165'/></cellXfs>";
    assert_eq!(read(styled(styles, rows)).0.trim(), "80%\t85%\tĐạt");
}

#[test]
fn struck_out_cells_and_pieces_are_left_out_and_said() {
    let rows = "<row r='1'><c r='A1' s='1'><v>60</v></c><c r='B1' t='inlineStr'><is><r><rPr><strike/></rPr><t>50%</t></r><r><t>75%</t></r></is></c></row>";
    let styles = "<fonts><font/><font><strike/></font></fonts><cellXfs><xf numFmtId='0' fontId='0'/><xf numFmtId='0' fontId='1'/></cellXfs>";
    let (text, said) = read(styled(styles, rows));
    assert_eq!(text.trim(), "75%");
    assert_eq!(said, ["words that are struck out are left out"]);
}

#[test]
fn words_in_old_fonts_are_put_into_unicode() {
    let rows = "<row r='1'><c r='A1' s='1' t='inlineStr'><is><t>KÕ ho¹ch</t></is></c><c r='B1' t='inlineStr'><is><r><rPr><rFont val='VNI-Times'/></rPr><t>Keá hoa</t></r><r><rPr><rFont val='VNI-Times'/></rPr><t>ïch</t></r></is></c></row>";
    let styles = "<fonts><font/><font><name val='.VnTime'/></font></fonts><cellXfs><xf numFmtId='0'/><xf numFmtId='0' fontId='1'/></cellXfs>";
    let (text, said) = read(styled(styles, rows));
    assert_eq!(text.trim(), "Kế hoạch\tKế hoạch");
    assert_eq!(said.len(), 2, "{said:?}");
}
