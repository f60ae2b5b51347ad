//! What real Word files hold beside plain words.

use super::hostile::{RELATIONS, body, package, word};
use doichieu::lang::Lang;
use doichieu::office;

/// A paragraph of runs, each its properties and its words.
fn paragraph(runs: &[(&str, &str)]) -> String {
    let run = |(look, words): &(&str, &str)| {
        format!("<w:r><w:rPr>{look}</w:rPr><w:t>{words}</w:t></w:r>")
    };
    let runs: String = runs.iter().map(run).collect();
    format!("<w:p>{runs}</w:p>")
}

fn read(bytes: Vec<u8>) -> (String, Vec<String>) {
    let read = office::read(bytes).unwrap();
    let said = read.remarks.iter().map(|remark| remark.words(Lang::En));
    (read.text.clone(), said.collect())
}

#[test]
fn words_that_are_struck_out_are_left_out_and_said() {
    let text = [
        paragraph(&[
            ("", "Đạt "),
            ("<w:strike/>", "60%"),
            ("<w:strike w:val='0'/><w:dstrike w:val='0'/>", " 72,5%"),
        ]),
        paragraph(&[("<w:dstrike/>", "Đạt 50%")]),
    ];
    let (text, said) = read(word(&body(&text.concat())));
    assert_eq!(text, "Đạt  72,5%\n");
    assert_eq!(said, ["words that are struck out are left out"]);
}

#[test]
fn of_nested_fields_only_the_result_is_shown() {
    let step = |step: &str| format!("<w:r><w:fldChar w:fldCharType=\"{step}\"/></w:r>");
    let words = |words: &str| format!("<w:r><w:t>{words}</w:t></w:r>");
    let field = |of: &str, shown: &str| {
        format!(
            "{}{of}{}{shown}{}",
            step("begin"),
            step("separate"),
            step("end")
        )
    };
    let inner = field(
        "<w:r><w:instrText>MERGEFIELD a</w:instrText></w:r>",
        &words("60%"),
    );
    let whole = format!(
        "<w:p>{}{}{}</w:p>",
        words("Đạt "),
        field(&inner, &words("80%")),
        words(".")
    );
    assert_eq!(read(word(&body(&whole))).0, "Đạt 80%.\n");
    // Where a field lacks its end nothing is left out.
    let cut = format!("<w:p>{}{}</w:p>", step("begin"), words("Đạt 70%"));
    assert_eq!(read(word(&body(&cut))).0, "Đạt 70%\n");
}

#[test]
fn of_several_contents_the_first_that_office_knows_is_read() {
    let choice = |needs: &str| {
        format!(
            "<mc:AlternateContent><mc:Choice Requires='{needs}'>{}</mc:Choice><mc:Fallback>{}</mc:Fallback></mc:AlternateContent>",
            paragraph(&[("", "one")]),
            paragraph(&[("", "two")]),
        )
    };
    let known = "xmlns:wps='http://schemas.microsoft.com/office/word/2010/wordprocessingShape'";
    let text = format!(
        "<w:document {known} xmlns:x='urn:x'><w:body>{}{}{}</w:body></w:document>",
        choice("wps"),
        choice("x"),
        choice("wps y"),
    );
    assert_eq!(read(word(&text)).0, "one\ntwo\ntwo\n");
}

/// A file whose first page has this head, with these words in its only section.
fn headed(section: &str, head: &str) -> Vec<u8> {
    let text = body(&format!(
        "<w:p><w:r><w:t>KẾ HOẠCH</w:t></w:r></w:p><w:sectPr>{section}</w:sectPr>"
    ));
    let of_text = RELATIONS
        .replace("officeDocument", "header")
        .replace("word/document.xml", "header1.xml");
    let head = format!("<w:hdr>{}</w:hdr>", paragraph(&[("", head)]));
    package(&[
        ("_rels/.rels", RELATIONS.as_bytes()),
        ("word/document.xml", text.as_bytes()),
        ("word/_rels/document.xml.rels", of_text.as_bytes()),
        ("word/header1.xml", head.as_bytes()),
    ])
}

#[test]
fn the_letterhead_may_stand_in_the_head_of_the_first_page() {
    let own = "<w:headerReference w:type='first' r:id='a'/><w:titlePg/>";
    let (text, _) = read(headed(own, "Số: 52/KH-UBND"));
    assert_eq!(text, "Số: 52/KH-UBND\n\nKẾ HOẠCH\n");
    // The number of the page, the head of further pages, a head that the first page does not show.
    let all = "<w:headerReference w:type='default' r:id='a'/>";
    let off = "<w:headerReference w:type='first' r:id='a'/>";
    for (section, head) in [
        (own, "1"),
        (all, "Kế hoạch năm 2026"),
        (off, "Số: 52/KH-UBND"),
    ] {
        assert_eq!(
            read(headed(section, head)).0,
            "KẾ HOẠCH\n",
            "{section} {head}"
        );
    }
    assert_eq!(
        read(headed(all, "Số: 52/KH-UBND")).0,
        "Số: 52/KH-UBND\n\nKẾ HOẠCH\n"
    );
}

#[test]
fn names_of_parts_differ_in_capitals_and_strokes() {
    let text = body(&paragraph(&[("", "Kế hoạch")]));
    let relations = RELATIONS.replace("word/document.xml", "\\Word\\Document.xml");
    let parts: &[(&str, &[u8])] = &[
        ("_Rels\\.Rels", relations.as_bytes()),
        ("word\\document.XML", text.as_bytes()),
    ];
    assert_eq!(read(package(parts)).0, "Kế hoạch\n");
}

#[test]
fn parts_may_be_utf_16() {
    let text = format!(
        "<?xml version='1.0' encoding='UTF-16'?>{}",
        body(&paragraph(&[("", "Kế hoạch")]))
    );
    let marked = std::iter::once(0xFEFF).chain(text.encode_utf16());
    let little: Vec<u8> = marked.clone().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = marked.flat_map(u16::to_be_bytes).collect();
    let bare: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    for document in [little, big, bare] {
        let file = package(&[
            ("_rels/.rels", RELATIONS.as_bytes()),
            ("word/document.xml", &document),
        ]);
        assert_eq!(read(file).0, "Kế hoạch\n");
    }
}

#[test]
fn words_in_old_fonts_are_put_into_unicode_and_that_is_said() {
    let font = |name: &str| format!("<w:rFonts w:ascii='{name}' w:hAnsi='{name}'/>");
    let (vni, abc, capitals) = (font("VNI-Times"), font(".VnTime"), font(".VnTimeH"));
    let text = [
        // The mark of a letter stands in a run of its own.
        paragraph(&[(&vni, "Keá hoa"), (&vni, "ïch"), ("", " năm 2026")]),
        paragraph(&[(&abc, "Tû lÖ ®¹t 65%, ®\u{ad}îc"), (&capitals, " kÕ ho¹ch")]),
        paragraph(&[(&abc, "Tỷ lệ")]),
    ];
    let (text, said) = read(word(&body(&text.concat())));
    assert_eq!(
        text,
        "Kế hoạch năm 2026\nTỷ lệ đạt 65%, được KẾ HOẠCH\nTỷ lệ\n"
    );
    assert_eq!(
        said,
        [
            "words typed in TCVN3 (ABC) fonts were put into Unicode; look over the names",
            "words typed in VNI fonts were put into Unicode; look over the names",
        ]
    );
}

#[test]
fn the_font_of_a_whole_file_is_named_by_its_styles() {
    let text = body(&paragraph(&[("", "KÕ ho¹ch")]));
    let of_text = RELATIONS
        .replace("officeDocument", "styles")
        .replace("word/document.xml", "styles.xml");
    let styles = "<w:styles><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii='.VnTime' w:hAnsi='.VnTime'/></w:rPr></w:rPrDefault></w:docDefaults></w:styles>";
    let file = package(&[
        ("_rels/.rels", RELATIONS.as_bytes()),
        ("word/document.xml", text.as_bytes()),
        ("word/_rels/document.xml.rels", of_text.as_bytes()),
        ("word/styles.xml", styles.as_bytes()),
    ]);
    assert_eq!(read(file).0, "Kế hoạch\n");
}

#[test]
fn old_letters_that_no_font_names_are_refused() {
    let line = "Tû lÖ v¨n b¶n, hå s¬ c«ng viÖc xö lý trªn m«i tr\u{ad}êng ®iÖn tö ®¹t 65%";
    let why = office::read(word(&body(&paragraph(&[("", line)]).repeat(3)))).unwrap_err();
    assert!(why.message(Lang::Vi).contains("TCVN3"));
}
