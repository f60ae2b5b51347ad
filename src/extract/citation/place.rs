//! Places in documents: "Điều 3", "điểm b khoản 2", "Phụ lục 1", "mục 2.1".

use crate::extract::phrases::lists;
use crate::extract::stretch::Stretch;
use crate::extract::{Account, Ledger};
use crate::text::letter::{is_alphanumeric, next_byte};

lists! {
    /// Words before the number of a part of a document.
    PART "article";
    /// "điểm", which may count points as well.
    POINT "article-point";
    /// What follows the number of a point in a document.
    AFTER_POINT "article-after";
    /// "và" between the numbers of two parts.
    AND "and-word";
}

/// Takes the numbers of parts of documents in the ledger.
pub(super) fn take(words: Stretch<'_>, ledger: &mut Ledger) {
    let bytes = words.plain.as_bytes();
    let mut at = 0;
    while let Some(next) = next_byte(bytes, at, |byte| byte.is_ascii_digit()) {
        at = next;
        let before = words.until(at).last(40).trim_end();
        let lead = PART.before(before).map(|lead| (lead, true));
        let lead = lead.or_else(|| Some((POINT.before(before)?, false)));
        let Some((lead, sure)) = lead else {
            let digits = bytes
                .iter()
                .skip(at)
                .take_while(|byte| byte.is_ascii_digit());
            at += digits.count();
            continue;
        };
        let (end, parts) = numbers(words, at);
        let after = words.from(end).trim_start();
        let is_share = after.text.starts_with(['%', '‰']);
        if !is_share && parts > 0 && (sure || AFTER_POINT.begin(after)) {
            ledger.take(lead.end()..words.start + end, Account::Place);
        }
        at = end.max(at + 1);
    }
}

/// The numbers of a list at a byte: "3", "2.1", "1, 2 và 3"; where they end, and how many they are.
fn numbers(words: Stretch<'_>, at: usize) -> (usize, usize) {
    let (mut end, mut count) = (at, 0);
    loop {
        let rest = words.from(end);
        let text = rest.text;
        let length = text
            .find(|c: char| !(c.is_ascii_digit() || c == '.'))
            .unwrap_or(text.len());
        let number = text.get(..length).unwrap_or_default().trim_end_matches('.');
        // "2a", but no "5G".
        let letter = text.get(number.len()..).is_some_and(|after| {
            let mut after = after.chars();
            let first = after.next();
            first.is_some_and(|c| c.is_ascii_lowercase())
                && after.next().is_none_or(|c| !is_alphanumeric(c))
        });
        let whole = number.len() + usize::from(letter);
        let glued = text
            .get(whole..)
            .is_some_and(|after| after.starts_with(is_alphanumeric) || after.starts_with('/'));
        if number.is_empty() || glued {
            return (
                if count == 0 {
                    at + number.len().max(1)
                } else {
                    end
                },
                count,
            );
        }
        (end, count) = (end + whole, count + 1);
        let rest = words.from(end);
        let next = match rest.text.strip_prefix([',', '-', '–']) {
            Some(after) => Some(rest.from(rest.text.len() - after.len()).trim_start()),
            None => AND.after(rest.trim_start()),
        };
        // A figure behind "và" is one of its own where something is counted by it.
        let goes_on = |next: &Stretch<'_>| {
            let digits = next.text.trim_start_matches(|c: char| c.is_ascii_digit());
            digits.len() < next.text.len()
                && next.text.len() - digits.len() <= 2
                && !digits.trim_start().starts_with('%')
                && (digits.is_empty()
                    || digits.starts_with([',', ';', '.', ')'])
                    || leads_on(after_blank(next, digits)))
        };
        let Some(next) = next.filter(goes_on) else {
            return (end, count);
        };
        end = next.start - words.start;
    }
}

/// Whether a list of parts goes on, or another part follows: "… và 5", "… Điều 4".
fn leads_on(words: Stretch<'_>) -> bool {
    let next = AND.after(words);
    let digit = next.is_some_and(|next| next.text.starts_with(|c: char| c.is_ascii_digit()));
    digit || PART.begin(words)
}

/// What stands behind the digits of a stretch.
fn after_blank<'t>(next: &Stretch<'t>, digits: &str) -> Stretch<'t> {
    next.from(next.text.len() - digits.len()).trim_start()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::stretch::Spelt;

    fn taken(text: &str) -> Vec<String> {
        let spelt = Spelt::of(text);
        let mut ledger = Ledger::default();
        take(spelt.whole(), &mut ledger);
        let entries = ledger.entries();
        entries
            .filter_map(|(range, _)| Some(text.get(range)?.trim().to_owned()))
            .collect()
    }

    #[test]
    fn parts_of_documents() {
        let cases: [(&str, &[&str]); 8] = [
            (
                "theo Điều 3, khoản 2 Điều 5 Nghị định",
                &["Điều 3", "khoản 2", "Điều 5"],
            ),
            ("tại các Điều 3, 4 và 5.", &["Điều 3, 4 và 5"]),
            ("điểm 2 mục III", &["điểm 2"]),
            ("tăng 5 điểm; đạt điểm 8 trở lên", &[]),
            ("Phụ lục 1 kèm theo", &["Phụ lục 1"]),
            ("mục 2.1 Phần 2", &["mục 2.1", "Phần 2"]),
            ("phần 80% dân số", &[]),
            ("khoản 2a Điều 4", &["khoản 2a", "Điều 4"]),
        ];
        for (text, want) in cases {
            assert_eq!(taken(text), want, "{text}");
        }
    }
}
