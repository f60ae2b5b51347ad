//! Files made to do harm, and files that came to harm: a clear refusal, within bounds.

use doichieu::office::{self, Foreign, Limit, Unreadable};
use doichieu::text::NotText;
use proptest::prelude::*;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

const RICH: &[u8] = include_bytes!("../../cases/office/rich/plan.docx");
pub(super) const RELATIONS: &str = r#"<Relationships><Relationship Id="a" Type="x/officeDocument" Target="word/document.xml"/></Relationships>"#;

/// A container of these parts.
pub(super) fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, bytes) in parts {
        zip.start_file(*name, options).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A Word file with this text.
pub(super) fn word(document: &str) -> Vec<u8> {
    package(&[
        ("_rels/.rels", RELATIONS.as_bytes()),
        ("word/document.xml", document.as_bytes()),
    ])
}

/// An Excel file whose one sheet has these elements.
pub(super) fn excel(sheet: &str) -> Vec<u8> {
    let relations = RELATIONS.replace("word/document.xml", "xl/workbook.xml");
    let own = RELATIONS
        .replace("officeDocument", "worksheet")
        .replace("word/document.xml", "sheet.xml");
    let sheet = format!("<worksheet>{sheet}</worksheet>");
    package(&[
        ("_rels/.rels", relations.as_bytes()),
        (
            "xl/workbook.xml",
            b"<workbook><sheets><sheet name='S' r:id='a'/></sheets></workbook>",
        ),
        ("xl/_rels/workbook.xml.rels", own.as_bytes()),
        ("xl/sheet.xml", sheet.as_bytes()),
    ])
}

pub(super) fn body(inner: &str) -> String {
    format!("<w:document><w:body>{inner}</w:body></w:document>")
}

fn why(bytes: Vec<u8>) -> Unreadable {
    office::read(bytes).unwrap_err()
}

fn limit(bytes: Vec<u8>) -> Limit {
    let why = why(bytes);
    let limit = match &why {
        Unreadable::Limit(limit) => Some(limit.clone()),
        _ => None,
    };
    limit.ok_or(why).unwrap()
}

/// Replaces bytes by others of the same length, wherever they stand.
fn patch(bytes: &mut [u8], from: &[u8], to: &[u8]) -> usize {
    let starts = |at: &usize| bytes.get(*at..).is_some_and(|rest| rest.starts_with(from));
    let found: Vec<usize> = (0..bytes.len()).filter(starts).collect();
    for at in &found {
        let place = bytes.get_mut(*at..at + to.len()).unwrap();
        place.copy_from_slice(to);
    }
    found.len()
}

const PARAGRAPH: &str = "<w:p><w:r><w:t>Kế hoạch</w:t></w:r></w:p>";

#[test]
fn a_small_word_file_is_read() {
    let read = office::read(word(&body(PARAGRAPH))).unwrap();
    assert_eq!(read.text, "Kế hoạch\n");
    // Names of parts are never used as paths.
    let document = body(PARAGRAPH);
    let parts: &[(&str, &[u8])] = &[
        ("../../../etc/passwd", b"x"),
        ("/word/media/a.png", b"x"),
        ("_rels/.rels", RELATIONS.as_bytes()),
        ("word/document.xml", document.as_bytes()),
    ];
    let read = office::read(package(parts)).unwrap();
    assert_eq!(read.text, "Kế hoạch\n");
}

#[test]
fn a_part_that_unpacks_to_too_much_is_refused() {
    let long = body(&" ".repeat(70 << 20));
    let bomb = word(&long);
    assert!(bomb.len() < 200_000);
    assert_eq!(
        limit(bomb.clone()),
        Limit::Bytes("word/document.xml".to_owned(), 64)
    );
    // A container that lies about the size of its part comes no further.
    let (true_size, lie) = (u32::try_from(long.len()).unwrap(), 100_u32);
    let mut liar = bomb;
    assert!(patch(&mut liar, &true_size.to_le_bytes(), &lie.to_le_bytes()) > 0);
    assert!(matches!(
        why(liar),
        Unreadable::Limit(Limit::Bytes(..)) | Unreadable::Damaged { .. }
    ));
}

#[test]
fn entities_and_depth_are_refused() {
    let entities = format!(
        "<!DOCTYPE w [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]>{}",
        body("<w:p><w:r><w:t>&b;</w:t></w:r></w:p>")
    );
    assert!(matches!(limit(word(&entities)), Limit::Definition(_)));
    let deep = "<w:tbl><w:tr><w:tc>".repeat(50_000);
    assert_eq!(limit(word(&body(&deep))), Limit::Depth(256));
}

#[test]
fn too_many_entries_and_twins_are_refused() {
    let names: Vec<String> = (0..10_001).map(|n| n.to_string()).collect();
    let parts: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b""[..])).collect();
    assert_eq!(limit(package(&parts)), Limit::Entries(10_000));
    let mut twins = package(&[("word/a.xml", b"1"), ("word/b.xml", b"2")]);
    patch(&mut twins, b"word/b.xml", b"word/a.xml");
    assert!(matches!(limit(twins), Limit::Twice(_)));
}

#[test]
fn a_locked_part_is_said_to_have_a_password() {
    let mut locked = word(&body(PARAGRAPH));
    // Bit 0 of the flags, in the header of each file and of the list of files.
    for at in 0..locked.len() - 10 {
        if locked[at..].starts_with(b"PK\x03\x04") {
            locked[at + 6] |= 1;
        } else if locked[at..].starts_with(b"PK\x01\x02") {
            locked[at + 8] |= 1;
        }
    }
    assert_eq!(why(locked), Unreadable::Foreign(Foreign::Password));
}

#[test]
fn containers_of_something_else_are_named() {
    let slides = RELATIONS.replace("word/document.xml", "ppt/presentation.xml");
    let cases: &[(&str, &str, Foreign)] = &[
        ("_rels/.rels", &slides, Foreign::Slides),
        (
            "mimetype",
            "application/vnd.oasis.opendocument.text",
            Foreign::Archive,
        ),
        ("a.txt", "x", Foreign::Archive),
    ];
    for (name, text, want) in cases {
        let bytes = package(&[(name, text.as_bytes())]);
        assert_eq!(why(bytes), Unreadable::Foreign(*want));
    }
    let empty = package(&[("_rels/.rels", RELATIONS.as_bytes())]);
    assert_eq!(
        why(empty),
        Unreadable::Missing("word/document.xml".to_owned())
    );
    assert_eq!(why(word(&body("<w:p/>"))), Unreadable::NoWords);
}

#[test]
fn a_file_that_was_cut_off_is_damaged() {
    for length in (4..RICH.len()).step_by(97) {
        assert!(matches!(
            why(RICH[..length].to_vec()),
            Unreadable::Damaged { .. }
        ));
    }
    let cut = body(PARAGRAPH).replace("</w:document>", "");
    assert!(matches!(why(word(&cut)), Unreadable::Damaged { .. }));
}

#[test]
fn macros_are_named_and_left_alone() {
    let document = body(PARAGRAPH);
    let parts: &[(&str, &[u8])] = &[
        ("_rels/.rels", RELATIONS.as_bytes()),
        ("word/document.xml", document.as_bytes()),
        ("word/vbaProject.bin", b"Auto_Open"),
    ];
    let read = office::read(package(parts)).unwrap();
    assert_eq!(read.remarks, [office::Remark::Macros]);
}

#[test]
fn a_sheet_is_no_larger_than_its_words() {
    let corners = r#"<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row></sheetData>"#;
    let read = office::read(excel(corners)).unwrap();
    assert_eq!(read.text.split_whitespace().collect::<Vec<_>>(), ["1", "2"]);
    let rows = |row: fn(u32) -> String, count| (1..=count).map(row).collect::<String>();
    let both = |n| format!(r#"<row r="{n}"><c><v>1</v></c><c r="XFD{n}"><v>1</v></c></row>"#);
    let wide = excel(&format!("<sheetData>{}</sheetData>", rows(both, 16_384)));
    assert!(matches!(limit(wide), Limit::Things(..)));
    let one = |n| format!("<row r='{n}'><c><v>1</v></c></row>");
    let areas = "<mergeCell ref='A1:B1048576'/>".repeat(10_000);
    let rows = rows(one, 1000);
    let merged = excel(&format!(
        "<sheetData>{rows}</sheetData><mergeCells>{areas}</mergeCells>"
    ));
    assert!(matches!(limit(merged), Limit::Things(..)));
}

#[test]
fn what_many_rows_share_is_said_once() {
    let long = "dài ".repeat(200_000);
    let cell = |merge: &str, text: &str| {
        format!("<w:tc><w:tcPr>{merge}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>")
    };
    let first = cell("<w:vMerge w:val='restart'/>", &long) + &cell("", "1");
    let next = cell("<w:vMerge/>", "") + &cell("", "2");
    let rows = format!("<w:tr>{}</w:tr>", cell("", "a") + &cell("", "b"))
        + &format!("<w:tr>{first}</w:tr>")
        + &format!("<w:tr>{next}</w:tr>").repeat(5_000);
    let table = word(&body(&format!("<w:tbl>{rows}</w:tbl>")));
    let read = office::read(table).unwrap();
    assert!(read.text.len() < 2 * long.len());
    let wide = cell("<w:gridSpan w:val='999999999'/>", "a").repeat(20);
    let table = word(&body(&format!("<w:tbl><w:tr>{wide}</w:tr></w:tbl>")));
    assert!(matches!(limit(table), Limit::Things(..)));
}

#[test]
fn what_items_and_cells_share_is_counted_with_each() {
    let label = "nhãn ".repeat(20_000);
    let lists = format!(
        "<w:numbering><w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:lvlText w:val='{label}'/></w:lvl></w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num></w:numbering>"
    );
    let item =
        "<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr></w:pPr></w:p>";
    let labelled = package(&[
        ("_rels/.rels", RELATIONS.as_bytes()),
        ("word/document.xml", body(&item.repeat(1_000)).as_bytes()),
        (
            "word/_rels/document.xml.rels",
            RELATIONS
                .replace("officeDocument", "numbering")
                .replace("word/document", "numbering")
                .as_bytes(),
        ),
        ("word/numbering.xml", lists.as_bytes()),
    ]);
    assert_eq!(why(labelled), Unreadable::NotText(NotText::TooLong));
    let cell = format!("<c t='inlineStr'><is><t>{}</t></is></c>", "a".repeat(1_000));
    let one = excel(&format!(
        "<sheetData><row>{}</row></sheetData>",
        cell.repeat(1_000)
    ));
    assert!(office::read(one).is_ok());
}

#[test]
fn sheets_and_parts_have_bounds_together() {
    let wide = |n| format!("<row r='{n}'><c r='A{n}'><v>1</v></c><c r='XFD{n}'><v>1</v></c></row>");
    let rows = (1..=20).map(wide).collect::<Vec<_>>().concat();
    let sheet = format!("<worksheet><sheetData>{rows}</sheetData></worksheet>");
    let blank = " ".repeat(60 << 20);
    let book = |sheet: &str, count: usize| {
        let sheets = "<sheet name='S' r:id='a'/>".repeat(count);
        let book = format!("<workbook><sheets>{sheets}</sheets></workbook>");
        package(&[
            (
                "_rels/.rels",
                RELATIONS
                    .replace("word/document.xml", "xl/workbook.xml")
                    .as_bytes(),
            ),
            ("xl/workbook.xml", book.as_bytes()),
            (
                "xl/_rels/workbook.xml.rels",
                RELATIONS
                    .replace("officeDocument", "worksheet")
                    .replace("word/document", "sheet")
                    .as_bytes(),
            ),
            ("xl/sheet.xml", sheet.as_bytes()),
        ])
    };
    assert!(matches!(
        limit(book(&sheet, 4)),
        Limit::Things(_, 1_000_000)
    ));
    assert!(matches!(limit(book(&blank, 2)), Limit::AllBytes(96)));
    assert!(matches!(
        limit(book("<worksheet/>", 1_001)),
        Limit::Things(_, 1_000)
    ));
}

#[test]
fn pages_that_open_without_end_are_refused() {
    let page = |inner: &str| format!("<!DOCTYPE html><body>{inner}").into_bytes();
    for (inner, count) in [
        ("<div>", 100_000),
        ("<ol><li>", 20_000),
        ("<table><tr><td>", 9_000),
    ] {
        assert_eq!(
            limit(page(&inner.repeat(count))),
            Limit::Depth(256),
            "{inner}"
        );
    }
    let names: Vec<String> = (0..200_000).map(|n| format!("a{n}=x")).collect();
    let names = names.join(" ");
    assert_eq!(
        office::read(page(&format!("<p {names}>Kế hoạch")))
            .unwrap()
            .text,
        "Kế hoạch\n"
    );
    let reaching = format!(
        "<table><tr>{}</tr>{}",
        "<td rowspan=1000>x".repeat(1_000),
        "<tr>".repeat(2_000)
    );
    assert!(matches!(limit(page(&reaching)), Limit::Things(..)));
    let wide = "<td colspan=1000>x".repeat(20);
    assert!(matches!(
        limit(page(&format!("<table><tr>{wide}"))),
        Limit::Things(_, 16_384)
    ));
}

#[test]
fn a_binary_workbook_is_named() {
    let relations = RELATIONS.replace("word/document.xml", "xl/workbook.bin");
    let bytes = package(&[("_rels/.rels", relations.as_bytes())]);
    assert_eq!(why(bytes), Unreadable::Foreign(Foreign::BinaryExcel));
}

/// Pieces of Excel's language, put together without sense.
fn cells() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "<row>",
        "</row>",
        "<row r=\"0\">",
        "<row r=\"99999999999\">",
        "<c>",
        "</c>",
        "<c r=\"B2\">",
        "<c r=\"ZZZZZZ9\">",
        "<c t=\"s\">",
        "<c s=\"9999\">",
        "<v>0.8</v>",
        "<v>1E400</v>",
        "<v>-</v>",
        "<f>A1</f>",
        "<v/>",
        "<is><t>x</t></is>",
        "<sheetData>",
        "</sheetData>",
        "<mergeCells><mergeCell ref=\"A1:XFD1048576\"/></mergeCells>",
        "&lt;",
        "<",
    ]);
    prop::collection::vec(piece, 0..60)
        .prop_map(|pieces| format!("<sheetData>{}</sheetData>", pieces.concat()))
}

/// Pieces of Word's language, put together without sense.
fn nonsense() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "<w:p>",
        "</w:p>",
        "<w:tbl>",
        "</w:tbl>",
        "<w:tr>",
        "</w:tr>",
        "<w:tc>",
        "</w:tc>",
        "<w:r>",
        "</w:r>",
        "<w:t>1</w:t>",
        "<w:tab/>",
        "<w:br/>",
        "<w:tcPr><w:gridSpan w:val=\"99999999\"/><w:vMerge/></w:tcPr>",
        "<w:pPr><w:numPr><w:numId w:val=\"4294967295\"/></w:numPr><w:rPr><w:del/></w:rPr></w:pPr>",
        "<w:ins>",
        "</w:ins>",
        "<w:txbxContent>",
        "</w:txbxContent>",
        "<w:drawing>",
        "</w:drawing>",
        "&amp;",
        "&x;",
        "<w:sym w:char=\"FFFFFFFFFF\"/>",
        "<w:footnoteReference w:id=\"-1\"/>",
        "<mc:AlternateContent>",
        "</mc:AlternateContent>",
        "<w:trPr><w:gridBefore w:val=\"-1\"/></w:trPr>",
        "<w:lastRenderedPageBreak/>",
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "\u{f0b3}",
        "<",
        "\"",
    ]);
    prop::collection::vec(piece, 0..60).prop_map(|pieces| body(&pieces.concat()))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn corrupted_files_never_panic(changes in prop::collection::vec((0..RICH.len(), any::<u8>()), 1..20)) {
        let mut bytes = RICH.to_vec();
        for (at, byte) in changes {
            bytes[at] = byte;
        }
        let _ = office::read(bytes);
    }

    #[test]
    fn nonsense_in_a_sheet_never_panics(sheet in cells()) {
        let _ = office::read(excel(&sheet));
    }

    #[test]
    fn nonsense_never_panics_and_lines_have_places(document in nonsense()) {
        if let Ok(read) = office::read(word(&document)) {
            let lines = u32::try_from(read.text.lines().count()).unwrap();
            prop_assert!((1..=lines).any(|line| read.landmarks.of_line(line).is_some()));
        }
    }
}
