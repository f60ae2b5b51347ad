//! Rich text as offices write it, and as nobody should.

use super::*;
use crate::office;
use crate::office::damaged::damaged;

fn text(body: &str) -> String {
    let head = "{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0\\fcharset0 Times New Roman;}{\\f1\\fcharset163 Times New Roman;}{\\f2\\fnil .VnTime;}{\\f3\\fcharset2 Symbol;}{\\f4\\fcharset204 Arial;}}{\\stylesheet{\\s1 heading 1;}{\\s2 toc 1;}}";
    let bytes = format!("{head}{body}}}").into_bytes();
    let document = read(&bytes).unwrap();
    let read = office::rendered(document).unwrap();
    format!("{}\n", read.text.trim_end())
}

#[test]
fn letters_by_their_code_pages() {
    for (body, want) in [
        ("T\\u7927\\'3f l\\u7879? {\\uc0\\u273}\\par", "Tỷ lệ đ\n"),
        (
            "\\f1 K\\'ea\\'ec ho\\'f2\\'61\\par",
            "Kê\u{301} ho\u{323}a\n",
        ),
        ("\\f2 Chuy\\'d3n \\'ae\\'e6i s\\'e8\\par", "Chuyển đổi số\n"),
        ("{\\f3\\'b3} 80%\\par", "≥ 80%\n"),
        ("\\f4 a\\'e0\\par", "a\u{fffd}\n"),
        ("\\u-10179?\\u-8704?\\par", "😀\n"),
        (
            "\\plain\\f0 a\\~b\\_c\\'96d\\line e\\par",
            "a\u{a0}b\u{2011}c–d\ne\n",
        ),
    ] {
        assert_eq!(text(body), want, "{body}");
    }
    let utf8 = "{\\rtf1\\ansi\\ansicpg65001 T\u{1ef7} l\u{1ec7}\\par}";
    let read = office::rendered(read(utf8.as_bytes()).unwrap()).unwrap();
    assert_eq!(read.text.trim_end(), "Tỷ lệ");
}

#[test]
fn what_is_not_shown_is_left_out() {
    let body = "{\\info{\\title x}}A{\\v b}{\\strike c}{\\deleted d}{\\revised e}{\\*\\annotation f}{\\*\\unknown g}{\\field{\\*\\fldinst h}{\\fldrslt i}}{\\pict 00ff}\\par {\\pard\\s2 MUC LUC\\par}{\\deleted\\par }B\\par";
    assert_eq!(text(body), "Aei\nB\n");
    let joined = "Mot{\\deleted\\par }hai\\par";
    assert_eq!(text(joined), "Mothai\n");
}

#[test]
fn labels_notes_and_rows() {
    let body = "{\\listtext\\pard\\plain I.\\tab}Muc{\\footnote \\chftn Chu thich}\\par\
        {\\pntext\\f3\\'b7\\tab}a\\par\
        \\trowd\\clbrdrt\\brdrs\\clvmgf\\cellx1000\\cellx2000\\cellx3000\\pard\\intbl TT\\cell A\\cell B\\cell\\row\
        \\trowd\\clvmrg\\cellx1000\\cellx3000\\pard\\intbl\\cell C\\par D\\cell\\row\
        \\trowd\\cellx1000\\cellx2000\\cellx3000\\pard\\intbl 1\\cell 2\\cell\\pard\\intbl\\itap2 x\\nestcell y\\nestcell{\\*\\nesttableprops\\trowd\\cellx9\\nestrow}\\pard\\intbl\\itap1 3\\cell\\row\
        \\pard Sau\\par";
    assert_eq!(
        text(body),
        "I. Muc[1]\n• a\nTT\tA\tB\n\tC D\t\n1\t2\tx y 3\nSau\n\n[1] Chu thich\n"
    );
}

#[test]
fn what_is_made_to_do_harm_is_refused() {
    let deep = "{".repeat(100_000);
    let deep = format!("{{\\rtf1{deep}");
    assert_eq!(
        read(deep.as_bytes()).err(),
        Some(Limit::Depth(DEPTH).into())
    );
    let rows = format!(
        "{{\\rtf1\\trowd{}{}",
        "\\cellx1".repeat(900),
        "\\row".repeat(100_000)
    );
    let why = read(rows.as_bytes()).err();
    assert!(matches!(why, Some(Unreadable::Limit(Limit::Things(..)))));
    for cut in [
        "{\\rtf1 a",
        "{\\rtf1\\bin999999999 ",
        "{\\rtf1\\'e",
        "{\\rtf1{\\*",
    ] {
        let why = read(cut.as_bytes()).err();
        assert!(matches!(why, Some(Unreadable::Damaged { .. })), "{cut}");
    }
}

#[test]
fn what_is_cut_off_or_changed_is_an_error_or_words_and_never_more() {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/cases/office/rtf/plan.rtf"
    );
    let whole = std::fs::read(path).unwrap();
    assert!(read(&whole).is_ok());
    for length in (0..whole.len() - 3).step_by(509) {
        assert!(read(whole.get(..length).unwrap()).is_err());
    }
    for bytes in damaged(&whole, 200) {
        let _ = read(&bytes);
    }
}
