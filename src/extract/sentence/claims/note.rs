//! Whether the words of a bracket or of a note only remark, or take something from what they stand beside.

use super::beside::{BEHIND, DEED, FRAME, NARROWS, OPENING, WEAK};
use crate::extract::claim::REACHED;
use crate::extract::phrases::lists;
use crate::extract::stretch::Spelt;
use crate::lexicon::{Lexicon, Tag, Tagged, Tags};
use crate::text::letter::{is_alphabetic, is_upper};

lists! {
    /// What a bracket begins with that only remarks: "tỉnh giao".
    ASIDE "aside-free";
    /// What tells in a bracket what was reached: "kết quả năm".
    TOLD "aside-told";
    /// What lays another figure beside the promise: "bình quân chung toàn tỉnh là 70%".
    COMPARED "aside-compared";
}

/// Whether the words of a bracket take nothing from what stands before it: an abbreviation, "12/12 thôn", "tỉnh giao 70%".
pub(in crate::extract) fn is_remark(inner: &str) -> bool {
    let counted = inner.starts_with(|c: char| c.is_ascii_digit()) && inner.contains('/');
    let mut words = inner
        .split_whitespace()
        .filter(|word| word.contains(is_alphabetic));
    let short = match (words.next(), words.next()) {
        (Some(word), None) => word.chars().skip(1).any(is_upper),
        (None, _) => true,
        _ => false,
    };
    let spelt = Spelt::owned(inner.to_owned());
    // "(kết quả năm 2025: 70%)" tells of another figure, "(kết quả năm 2025)" of the one before it.
    let told = (TOLD.begin(spelt.whole()) || REACHED.begin(spelt.whole())) && !has_figure(inner);
    let compared = || COMPARED.begin(spelt.whole()) && has_figure(inner);
    counted || short || ASIDE.begin(spelt.whole()) && !told || compared()
}

/// Whether words say no more than that less is promised: "khuyến khích thực hiện".
pub(in crate::extract) fn is_weak(words: &str) -> bool {
    let spelt = Spelt::owned(words.to_owned());
    let Some(behind) = WEAK.after(spelt.whole()) else {
        return false;
    };
    let tagged = Tagged::of(Lexicon::builtin(), behind.text);
    tagged.units.iter().all(|unit| unit.tags.meets(FRAME))
}

/// Whether words have a number that is no year.
fn has_figure(words: &str) -> bool {
    let digits = |c: char| !c.is_ascii_digit();
    let mut numbers = words.split(digits).filter(|number| !number.is_empty());
    numbers.any(|number| number.len() != 4)
}

/// Whether the words of a note take nothing from the row they stand in: how it is done, by which document.
pub(in crate::extract) fn is_free_note(words: &str) -> bool {
    let spelt = Spelt::owned(words.to_owned());
    let tagged = Tagged::of(Lexicon::builtin(), words);
    let has = |tags: Tags| tagged.units.iter().any(|unit| unit.tags.meets(tags));
    // "Điều chỉnh còn 50%", "Triển khai tại 3 thôn".
    let is_deed = || {
        DEED.begin(spelt.whole())
            && !is_weak(words)
            && !has(NARROWS.with(Tag::Negation))
            && !words.contains(|c: char| c.is_ascii_digit())
    };
    let follows = || OPENING.begin(spelt.whole()) || BEHIND.begin(spelt.whole());
    is_remark(words) || is_deed() || follows() && !has(NARROWS)
}
