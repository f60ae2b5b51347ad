use super::around::{beside, rises, says_a_part, strives};
use super::*;
use crate::plan::ends_the_year;

#[test]
fn words_around_a_level_mean_what_they_say() {
    for when in [
        "cuối năm",
        "hết năm 2026",
        "Quý IV",
        "quý 4/2026",
        "tháng 12",
        "31/12/2026",
        "cả năm",
    ] {
        assert!(ends_the_year(when), "{when}");
    }
    for when in ["quý I", "6 tháng đầu năm", "tháng 1", "quý 40", "tháng 123"] {
        assert!(!ends_the_year(when), "{when}");
    }
    for (hedge, is_promise) in [
        ("phấn đấu", true),
        ("Nỗ lực", true),
        ("cố gắng", true),
        ("gần", false),
    ] {
        assert_eq!(strives(hedge), is_promise, "{hedge}");
    }
    for (text, is_rise) in [
        ("tăng 12%", true),
        ("Phấn đấu giảm 5%", true),
        ("mỗi năm tăng 5%", true),
        ("thêm 10", true),
        ("cao hơn năm trước", true),
        ("vượt 10%", true),
        ("tăng lên 75%", false),
        ("giảm xuống 5%", false),
        ("giảm còn 5%", false),
        ("tăng để đạt 75%", false),
        ("75%", false),
        ("mức tăng 12%", false),
    ] {
        let target = Target {
            text: Some(text.into()),
            ..Target::default()
        };
        assert_eq!(rises(&target), is_rise, "{text}");
    }
}

#[test]
fn a_part_of_the_year_in_the_words_of_a_value() {
    for text in [
        "6 tháng đầu năm đạt 100%",
        "Quý II: 100%",
        "đạt 100% trong quý 3",
    ] {
        assert!(says_a_part(text), "{text}");
    }
    for text in ["100% trong quý IV", "đạt 100%", "100% hộ quý mến", "quý"] {
        assert!(!says_a_part(text), "{text}");
    }
}

#[test]
fn a_share_is_a_share_in_signs_and_in_words() {
    for (unit, base) in [
        ("%", Some("")),
        ("phần trăm", Some("")),
        ("Phần trăm", Some("")),
        ("% dân số", Some(" dân số")),
        ("phần mềm", None),
    ] {
        assert_eq!(share(unit), base, "{unit}");
    }
}

#[test]
fn words_of_a_value_beside_its_figure_bar_it() {
    for (text, bar) in [
        ("gần 100%", Some(Bar::Hedge)),
        ("khoảng 80%", Some(Bar::Hedge)),
        ("tối đa 100%", Some(Bar::Direction)),
        ("100% (nếu đủ kinh phí)", Some(Bar::Condition)),
        ("tỉnh giao 100%", Some(Bar::Whose)),
        ("đạt tối thiểu 80%", None),
        ("100% (28/28 thôn)", None),
        ("từ 85% trở lên", None),
    ] {
        assert_eq!(beside(text), bar, "{text}");
    }
}
