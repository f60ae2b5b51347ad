//! Whether the words of a bracket or of a note only remark, or take something from what they stand beside.

use super::super::piece::Piece;
use super::Clause;
use super::beside::{BEHIND, DEED, FRAME, NARROWS, OPENING, WEAK};
use super::speaker::{ACCORDING, OTHER_LEVEL, OWN};
use crate::extract::claim::{Beside, REACHED};
use crate::extract::phrases::lists;
use crate::extract::stretch::{Spelt, Stretch};
use crate::lexicon::{Lexicon, Tag, Tagged, Tags};
use crate::text::letter::{is_alphabetic, is_upper};

lists! {
    /// What a bracket begins with that only remarks: "tỉnh giao".
    ASIDE "aside-free";
    /// What tells in a bracket what was reached: "kết quả năm".
    TOLD "aside-told";
    /// Documents that words follow: "theo hướng dẫn".
    BY "adjunct-by";
    /// What says which document it is: "của cấp trên".
    OF "adjunct-of";
    /// What says to what end something is done: "nhằm".
    ENDS "adjunct-end";
    /// By what means: "bằng nhiều hình thức".
    MEANS "adjunct-means";
    /// What says whose figures they are: "số liệu của".
    SOURCE "adjunct-source";
    /// Who tells figures: "công an".
    TELLER "adjunct-teller";
    /// What says nothing else: "đạt và vượt chỉ tiêu được giao".
    WHOLE "adjunct-whole";
    /// What words begin with that leave nobody out: "không để".
    NONE "adjunct-none";
    /// And what they end with: "bị bỏ lại phía sau".
    LEFT "adjunct-left";
    /// What words begin with that only name what they are about: "ghi chú".
    NAMED "adjunct-lead";
    /// What ends words on who sees to it: "chủ trì".
    LED "adjunct-led";
    /// What may narrow all the same: "điều kiện thực tế".
    HINDERS "adjunct-not";
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
    // "(vượt 5% so với chỉ tiêu tỉnh giao tại các thôn trung tâm)".
    let behind = ASIDE.after(spelt.whole());
    let free = || behind.is_some_and(|behind| !told && !is_confined(behind.text));
    counted || short || free() || compared()
}

/// Whether words say where or when alone something holds.
fn is_confined(words: &str) -> bool {
    let confines = Tags::of(&[Tag::Scope, Tag::Condition, Tag::Whenever]);
    let tagged = Tagged::of(Lexicon::builtin(), words);
    tagged.units.iter().any(|unit| unit.tags.meets(confines))
}

/// Whether words say no more than by which document, to what end, by what means something is done, or who sees to it:
/// "theo Quyết định số 11/QĐ-BCĐCP", "nhằm phục vụ người dân", "thông qua Tổ công nghệ số cộng đồng", "Văn phòng chủ
/// trì". A closed world as all words beside promises are: what may narrow is no such thing.
pub(in crate::extract) fn is_adjunct(words: &str) -> bool {
    let spelt = Spelt::owned(
        words
            .trim_matches(|c: char| !c.is_alphanumeric())
            .to_owned(),
    );
    let whole = spelt.whole();
    let sign = |c: char| !c.is_alphanumeric();
    let led = NAMED.after(whole).map(|rest| rest.trim_start_matches(sign));
    let whole = led.filter(|rest| !rest.is_empty()).unwrap_or(whole);
    let of_all = || NONE.begin(whole) && LEFT.before(whole).is_some();
    if WHOLE.is(whole.plain) || of_all() {
        return true;
    }
    if let Some(behind) = ACCORDING.after(whole).and_then(|rest| BY.after(rest)) {
        return follows_only(behind);
    }
    let led = LED
        .before(whole)
        .filter(|who| OWN.begin(*who) && !OTHER_LEVEL.stand_in(*who));
    let open = led
        .or_else(|| ENDS.after(whole))
        .or_else(|| MEANS.after(whole))
        .or_else(|| source(whole));
    open.is_some_and(|open| !narrows(open))
}

/// What stands behind "Số liệu của", where that is a body that tells figures: "Số liệu của Công an xã", "Nguồn: Chi cục Thống kê".
fn source(words: Stretch<'_>) -> Option<Stretch<'_>> {
    let sign = |c: char| !c.is_alphanumeric();
    let who = SOURCE.after(words)?.trim_start_matches(sign);
    TELLER.begin(who).then_some(who)
}

/// Whether words have one of those that may narrow whatever else is said.
pub(in crate::extract) fn may_narrow(words: &str) -> bool {
    HINDERS.stand_in(Spelt::owned(words.to_owned()).whole())
}

/// Whether words on an end, on means or on those who lead may narrow all the same.
fn narrows(words: Stretch<'_>) -> bool {
    let tagged = Tagged::of(Lexicon::builtin(), words.text);
    let narrows = NARROWS.with(Tag::Negation).with(Tag::PartOfYear);
    let stated = words.text.contains(|c: char| c.is_ascii_digit());
    stated || tagged.units.iter().any(|unit| unit.tags.meets(narrows)) || HINDERS.stand_in(words)
}

/// Whether behind the kind of a document stands no more than which it is: "số 11/QĐ-BCĐCP ngày 27/02/2026", "của cấp trên".
fn follows_only(mut rest: Stretch<'_>) -> bool {
    loop {
        let start = rest.trim_start();
        let word = start.plain.split(' ').next().unwrap_or_default();
        if word.is_empty() {
            return true;
        }
        let code = word.contains(|c: char| c.is_ascii_digit());
        match OF.after(start) {
            Some(behind) => rest = behind,
            None if code => rest = start.from(word.len()),
            None => return false,
        }
    }
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

impl Clause<'_, '_> {
    /// What a bracket says of a promise, where it is more than an abbreviation or a remark.
    pub(super) fn remark(&self, aside: &Piece) -> Option<Beside> {
        let printed = self.text.layout.words(aside.range.clone());
        let inner = printed.trim_matches(['(', ')', ' ']);
        let units = self.text.tagged.within(aside.range.clone());
        // "(riêng lĩnh vực đất đai đạt 85%)" takes a part out.
        let apart = units.get(1).is_some_and(|unit| unit.is(Tag::Scope));
        let mut parts = self.pieces.parts.iter().chain(&self.pieces.measures);
        let stated = !apart && parts.any(|part| part.start == aside.range.start);
        let named = units.get(1).is_some_and(|unit| unit.is(Tag::Kind));
        let figure = |c: char| c.is_ascii_digit() || matches!(c, '%' | ',' | '.');
        let before = inner.chars().all(figure) && self.compared_at(aside.range.start).is_some();
        let free = is_remark(inner) && !self.says_other(aside);
        if stated || named || before || free || self.adds(aside) {
            return None;
        }
        // It is said of the promise's year alone.
        if let Some(year) = self.completed(aside) {
            return Some(Beside {
                content: String::new(),
                year: Some(year),
                ..Beside::said(inner.to_owned())
            });
        }
        Some(Beside::said(inner.to_owned()))
    }
}
