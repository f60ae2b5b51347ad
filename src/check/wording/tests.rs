use super::*;

#[test]
fn a_sentence_begins_with_a_capital() {
    assert_eq!(capital("đồng nai"), "Đồng nai");
    assert_eq!(capital(""), "");
}

#[test]
fn places_are_told_once_and_together() {
    let at = |first, last| {
        Some(Lines {
            first,
            last,
            place: None,
        })
    };
    let told = |all: &[Option<Lines>], lang| all_lines(all.iter().copied(), lang);
    assert_eq!(told(&[None], Lang::Vi), None);
    assert_eq!(told(&[at(4, 4)], Lang::En).as_deref(), Some("line 4"));
    assert_eq!(told(&[at(4, 5)], Lang::En).as_deref(), Some("lines 4–5"));
    assert_eq!(
        told(&[at(4, 4), at(4, 4), None], Lang::En).as_deref(),
        Some("line 4")
    );
    assert_eq!(
        told(&[at(4, 4), at(6, 7)], Lang::Vi).as_deref(),
        Some("dòng 4, 6–7")
    );
    assert_eq!(
        told(&[at(4, 4), at(6, 6)], Lang::En).as_deref(),
        Some("lines 4, 6")
    );
}

#[test]
fn numbers_have_the_sign_of_their_language_and_a_true_minus() {
    for (written, vi, en) in [
        ("-30", "−30", "−30"),
        ("2.5", "2,5", "2.5"),
        ("0", "0", "0"),
    ] {
        let value: Decimal = written.parse().unwrap();
        assert_eq!(number(value, Lang::Vi), vi);
        assert_eq!(number(value, Lang::En), en);
    }
}
