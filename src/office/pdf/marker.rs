//! What the first and last letters of a line tell of whether a sentence goes on.

/// Whether a text begins with the mark of an item or heading.
pub(super) fn is_marker(text: &str) -> bool {
    let first = text.split(' ').next().unwrap_or_default();
    let mut chars = first.chars();
    match (chars.next(), chars.next()) {
        (Some('-' | '–' | '+' | '•' | '*' | '▪' | '✓' | '—'), None) => return true,
        (None, _) => return false,
        _ => {}
    }
    if ["Điều", "Phần", "PHẦN", "Chương", "CHƯƠNG"].contains(&first) || is_annex(text) {
        return true;
    }
    let Some(name) = first.strip_suffix(['.', ')', ':']) else {
        return false;
    };
    let name = name.trim_start_matches('(');
    let numbers = name.split('.').all(|part| {
        !part.is_empty() && part.len() <= 2 && part.bytes().all(|b| b.is_ascii_digit())
    });
    let roman = name.len() <= 5 && !name.is_empty() && name.bytes().all(|b| b"IVXL".contains(&b));
    let letter = name.chars().count() == 1 && name.chars().all(char::is_alphabetic);
    numbers || roman || letter
}

/// Whether an annex begins.
pub(super) fn is_annex(text: &str) -> bool {
    ["Phụ lục", "PHỤ LỤC"]
        .iter()
        .any(|word| text.starts_with(word))
}

/// Whether a text ends as sentences and items do.
pub(super) fn is_finished(text: &str) -> bool {
    text.ends_with(['.', ';', ':', '!', '?', '…'])
}

/// Whether a text begins with a small letter, behind a bracket or quotation mark or not.
pub(super) fn starts_small(text: &str) -> bool {
    let first = text.trim_start_matches(['(', '“', '"', '‘']).chars().next();
    first.is_some_and(char::is_lowercase)
}

/// Breaks a word at the end of a line, and is no part of it.
pub(super) const SOFT_HYPHEN: char = '\u{ad}';

/// Whether two lines are one word that was broken: `57-` and `NQ/TW`.
pub(super) fn is_broken(last: &str, next: &str) -> bool {
    if last.ends_with(SOFT_HYPHEN) {
        return next.starts_with(char::is_alphanumeric);
    }
    let mut end = last.chars().rev();
    let (sign, before) = (end.next(), end.next());
    let joins = matches!(sign, Some('-' | '/')) && before.is_some_and(char::is_alphanumeric);
    joins && next.starts_with(char::is_alphanumeric)
}

/// Adds a line to the text it goes on with.
pub(super) fn push_line(text: &mut String, line: &str) {
    if !text.is_empty() && !is_broken(text, line) {
        text.push(' ');
    }
    if text.ends_with(SOFT_HYPHEN) {
        text.pop();
    }
    text.push_str(line);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_and_headings_begin_with_a_mark() {
        for text in [
            "- a",
            "1. A",
            "2.1. A",
            "a) b",
            "II. X",
            "Phụ lục 1",
            "Điều 3.",
            "(1) x",
            "• x",
        ] {
            assert!(is_marker(text), "{text}");
        }
        for text in [
            "2026. Sau đó",
            "57-NQ/TW",
            "của",
            "UBND xã",
            "80% hồ sơ",
            "",
        ] {
            assert!(!is_marker(text), "{text}");
        }
    }

    #[test]
    fn a_number_broken_at_its_dash_is_one_word() {
        let mut text = "Nghị quyết số 57-".to_owned();
        push_line(&mut text, "NQ/TW của");
        push_line(&mut text, "Bộ");
        assert_eq!(text, "Nghị quyết số 57-NQ/TW của Bộ");
        let mut text = "môi tr\u{ad}".to_owned();
        push_line(&mut text, "ường");
        assert_eq!(text, "môi trường");
        assert!(!is_broken("giai đoạn 2026 -", "2030"));
    }
}
