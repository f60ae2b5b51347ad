//! The files of `tests/cases/office/open` and `open-sheets`, cut off and changed.

use super::super::kind::{Kind, kind};
use super::*;
use crate::office::damaged::random;
use crate::office::{self, Limit};
use crate::text::NotText;

/// The text of a file whose content is this, and why there is none.
fn of_content(inner: &str) -> Result<Document, Unreadable> {
    let body = format!(
        "<c><automatic-styles><list-style name='L'><list-level-style-number level='1' num-format='1' num-prefix='{}'/></list-style></automatic-styles><body>{inner}</body></c>",
        "nhãn ".repeat(20_000)
    );
    read_content(&body, "", Styles::default())
}

#[test]
fn what_is_cut_off_or_changed_is_an_error_or_words_and_never_more() {
    for case in ["open/plan.odt", "open-sheets/plan.ods"] {
        let path = format!("{}/tests/cases/office/{case}", env!("CARGO_MANIFEST_DIR"));
        let whole = std::fs::read(path).unwrap();
        assert_eq!(kind(&whole), Kind::Zip);
        let mut package = Package::open(&whole).unwrap();
        let content = package.text(CONTENT).unwrap().unwrap();
        let named = package.text(STYLES).unwrap().unwrap();
        let read = |content: &str| read_content(content, &named, Styles::default());
        assert!(read(&content).is_ok());
        let mut random = random();
        for _ in 0..300 {
            let seed = random();
            let at = seed as usize % content.len();
            let (Some(before), Some(after)) = (content.get(..at), content.get(at + 1..)) else {
                continue;
            };
            assert!(read(before).is_err());
            let sign = char::from(seed.to_le_bytes()[3] % 64 + 32);
            let _ = read(&format!("{before}{sign}{after}"));
        }
    }
}

#[test]
fn a_few_bytes_make_no_large_document() {
    let cell = "<table-cell number-columns-repeated='1000'><p/></table-cell>";
    let nested = |inner: &str| {
        format!(
            "<table><table-row><table-cell number-columns-repeated='1000'>{inner}</table-cell></table-row></table>"
        )
    };
    let row = format!("<table><table-row>{cell}</table-row></table>");
    let deep = format!("<text>{}</text>", nested(&nested(&row)));
    let things = |read: Result<Document, Unreadable>| {
        matches!(read, Err(Unreadable::Limit(Limit::Things(..))))
    };
    assert!(things(of_content(&deep)));
    let long = format!("<text><p>{}</p></text>", "<s c='99999'/>".repeat(100_000));
    let too_long = Some(Unreadable::NotText(NotText::TooLong));
    assert_eq!(of_content(&long).err(), too_long);
    let item = "<list style-name='L'><list-item><p/></list-item></list>";
    let labels = format!("<text>{}</text>", item.repeat(1_000));
    assert_eq!(of_content(&labels).err(), too_long);
    let sheet = "<spreadsheet><table><table-row number-rows-repeated='1048576'><table-cell number-columns-repeated='16384'><p>1</p></table-cell></table-row></table></spreadsheet>";
    assert!(things(of_content(sheet)));
    let corner = "<spreadsheet><table><table-row><table-cell><p>1</p></table-cell></table-row><table-row number-rows-repeated='1048574'/><table-row><table-cell number-columns-repeated='16383'/><table-cell><p>2</p></table-cell></table-row></table></spreadsheet>";
    let read = office::rendered(of_content(corner).unwrap()).unwrap();
    assert_eq!(read.text.split_whitespace().collect::<Vec<_>>(), ["1", "2"]);
}

#[test]
fn what_is_no_text_or_sheet_is_named() {
    for (inner, want) in [
        ("<presentation/>", Foreign::Slides),
        ("<drawing/>", Foreign::Picture),
    ] {
        let why = of_content(inner).err();
        assert_eq!(why, Some(Unreadable::Foreign(want)));
    }
}
