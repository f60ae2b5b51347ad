//! Numbers, times, numbers of documents.

use super::text;
use doichieu::internals::document::{
    DocumentKind, DocumentNumber, Issuer, Organ, PartialDate, Province, Subject, place_name,
};
use doichieu::internals::lang::Lang;
use doichieu::internals::plan::{Deadline, Decimal, Unit, impossible_time};

/// A number is what it is shown as; what may be grouped can only be numbers.
pub fn number(data: &[u8]) {
    let text = text(data);
    let number = text.parse::<Decimal>();
    if let Ok(number) = number {
        assert_eq!(number.to_string().parse(), Ok(number), "{text:?}");
        assert_eq!(number.vietnamese().parse(), Ok(number), "{text:?}");
    }
    if let Ok(number) = Decimal::from_json(&text) {
        assert_eq!(
            Decimal::from_json(&number.to_string()),
            Ok(number),
            "{text:?}"
        );
    }
    for meant in Decimal::ungrouped(&text) {
        assert!(meant.parse::<Decimal>().is_ok(), "{meant:?} of {text:?}");
    }
    assert!(
        !Decimal::is_ambiguous(&text) || Decimal::is_grouped(&text),
        "{text:?}"
    );
    if let Some((one, other)) = text.split_once(' ')
        && let (Ok(one), Ok(other)) = (one.parse::<Decimal>(), other.parse::<Decimal>())
    {
        // Twenty-eight digits hold them, then back again.
        if let Some(sum) = one.plus(other)
            && one.to_string().len() < 12
            && other.to_string().len() < 12
        {
            assert_eq!(sum.minus(other), Some(one), "{text:?}");
        }
        let _ = (one.times(other), one.over(other), one.minus(other));
        assert_eq!(one.cmp(&other), other.cmp(&one).reverse());
    }
    let unit = Unit::named(&text);
    let _ = (unit.show("1", Lang::Vi), unit.show("2", Lang::En));
}

/// A day is what it is shown as; a deadline never ends before it begins.
pub fn date(data: &[u8]) {
    let text = text(data);
    if let Ok(date) = text.parse::<PartialDate>() {
        assert_eq!(date.to_string().parse(), Ok(date), "{text:?}");
        assert!(date.earliest() <= date.latest(), "{text:?}");
        assert!(date.agrees(date) && !date.surely_before(date), "{text:?}");
        let _ = (date.after(), date.vietnamese(), date.days_to(date));
    }
    for year in [None, Some(2026)] {
        if let Deadline::Times { first, last } = Deadline::parse_in(&text, year) {
            assert!(!last.surely_before(first), "{first} to {last} of {text:?}");
        }
    }
    let _ = impossible_time(&text);
}

/// A number in its right form has that form and is the same number.
pub fn document_number(data: &[u8]) {
    let text = text(data);
    let number = DocumentNumber::parse(&text);
    let canonical = number.canonical(None);
    // What holds a stray bracket or colon is read as far as it goes, which is not for ever.
    let is_plain = |c: char| c.is_alphanumeric() || "/-.& ".contains(c);
    if number.defects.is_empty() && canonical.chars().all(is_plain) {
        let again = DocumentNumber::parse(&canonical);
        assert_eq!(again.key(None), number.key(None), "{text:?}: {canonical:?}");
    }
    assert!(number.is_spelt_like(&number), "{text:?}");
    let _ = (number.right_form(None), number.ordinal_key());
    for kind in [DocumentKind::Law, DocumentKind::Letter] {
        let _ = (number.contradicts_kind(kind), number.key(Some(kind)));
    }
    let issuer = Issuer::parse(&text);
    assert!(!issuer.contradicts(&issuer), "{text:?}");
    let named = DocumentKind::named(&text);
    let _ = named.map(|kind| kind.word(Lang::Vi));
    let _ = (Organ::of_issuer(&text), Subject::of_title(&text));
    let _ = (Province::find(&text), Province::meant_by(&text));
    let _ = place_name(&text);
}
