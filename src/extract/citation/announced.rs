//! What announces a number: "số", a kind, a list that leaves out kind and body of all but the last.

use super::kind;
use super::numbered::Head;
use crate::extract::phrases::lists;
use crate::extract::stretch::Stretch;

lists! {
    /// Numbers of forms, tables, telephones.
    NO_DOCUMENT "no-document";
}

/// "mẫu số 04/NDAN": the number of a form, a table, a telephone.
pub(super) fn is_of_form(lead: Stretch<'_>) -> bool {
    let lead = lead.until(lead.text.trim_end_matches(is_gap).len());
    let lead = super::NUMBER.before(lead).unwrap_or(lead);
    NO_DOCUMENT.before(lead).is_some()
}

/// Whether words end in "số", also glued to another: "Nghị quyếtsố".
pub(super) fn ends_in_number_word(words: Stretch<'_>) -> bool {
    super::NUMBER.iter().any(|word| words.plain.ends_with(word))
}

/// What a draft leaves open before its sign, and a colon.
pub(super) fn is_gap(c: char) -> bool {
    c == ':' || c.is_whitespace() || matches!(c, '.' | '…' | '_')
}

/// `/KH-UBND` after "số" and a gap.
pub(super) fn is_draft(words: Stretch<'_>, at: usize) -> bool {
    let before = words.until(at);
    let before = before.until(before.text.trim_end_matches(is_gap).len());
    matches!(words.text.as_bytes().get(at), Some(b'/' | b'-')) && ends_in_number_word(before)
}

/// Whether "số" or a kind announces the number, and the words before "số".
pub(super) fn announced(lead: Stretch<'_>) -> (Option<()>, Stretch<'_>) {
    let plain = lead.until(lead.text.trim_end_matches(is_gap).len());
    let number = super::NUMBER
        .iter()
        .find_map(|word| plain.plain.strip_suffix(word));
    if let Some(before) = number {
        return (Some(()), plain.until(before.len()).trim_end());
    }
    let adjacent = kind::at_end(plain).is_some();
    (adjacent.then_some(()), plain)
}

/// The documents of a list that leaves out kind and body of all but the last: "số 57, 59, 66 và
/// 68-NQ/TW".
pub(super) fn elided<'t>(words: Stretch<'t>, floor: usize, last: &Head<'t>) -> Vec<Head<'t>> {
    let digits = last.number.bytes().take_while(u8::is_ascii_digit).count();
    let Some(code) = last
        .number
        .get(digits..)
        .filter(|code| !code.is_empty() && digits > 0)
    else {
        return Vec::new();
    };
    let Some(at) = words
        .text
        .get(floor..)
        .and_then(|rest| rest.find(&*last.number))
    else {
        return Vec::new();
    };
    let lead = words.slice(floor..floor + at);
    let mut rest = lead.trim_end();
    let mut ordinals: Vec<Stretch<'t>> = Vec::new();
    loop {
        let joint = super::AND.before(rest).or_else(|| {
            let cut = rest.text.strip_suffix([',', ';'])?;
            Some(rest.until(cut.len()).trim_end())
        });
        let Some(before) = joint else {
            break;
        };
        let stem = before.text.trim_end_matches(|c: char| c.is_ascii_digit());
        let ordinal = before.from(stem.len());
        if !(1..=4).contains(&ordinal.text.len()) || !stem.ends_with(char::is_whitespace) {
            break;
        }
        ordinals.push(ordinal);
        rest = before.until(stem.len()).trim_end();
    }
    let (is_announced, _) = announced(rest);
    if is_announced.is_none() {
        return Vec::new();
    }
    let head = |ordinal: &Stretch<'t>| Head {
        words: *ordinal,
        number: format!("{}{code}", ordinal.text).into(),
        issued: None,
        title: None,
        names_kind: false,
        ..last.clone()
    };
    ordinals.iter().rev().map(head).collect()
}
