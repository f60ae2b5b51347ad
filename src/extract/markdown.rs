//! The marks of Markdown in a plan's text: they are no words of the plan.

use std::borrow::Cow;

/// The text with blanks in the place of `#` before a heading and `**` around bold words: each
/// byte stays where it is.
pub(super) fn without_marks(text: &str) -> Cow<'_, str> {
    if !text.contains("**") && !text.starts_with('#') && !text.contains("\n#") {
        return Cow::Borrowed(text);
    }
    let mut plain = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let hashes = line.len() - line.trim_start_matches('#').len();
        let heading = (1..=6).contains(&hashes) && line.get(hashes..).is_some_and(is_apart);
        let cut = if heading { hashes } else { 0 };
        plain.extend(std::iter::repeat_n(' ', cut));
        let rest = line.get(cut..).unwrap_or_default();
        if is_bold(rest) {
            plain.push_str(&rest.replace("**", "  "));
        } else {
            plain.push_str(rest);
        }
    }
    Cow::Owned(plain)
}

fn is_apart(rest: &str) -> bool {
    rest.starts_with([' ', '*'])
}

/// Whether stars open and close words: `**Hạ tầng**`, not a rule of stars or the mark of a note.
fn is_bold(line: &str) -> bool {
    let parts: Vec<&str> = line.split("**").collect();
    let within = parts.iter().skip(1).step_by(2);
    parts.len() > 2
        && parts.len() % 2 == 1
        && !line.contains("***")
        && within
            .clone()
            .all(|words| words.contains(char::is_alphanumeric))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_become_blanks() {
        let cases = [
            ("## I. Căn cứ\n", "   I. Căn cứ\n"),
            ("1. **Hạ tầng**: 100%", "1.   Hạ tầng  : 100%"),
            ("**1. Tổng quát** và **2**", "  1. Tổng quát   và   2  "),
            ("# **KẾ HOẠCH**", "    KẾ HOẠCH  "),
        ];
        for (text, want) in cases {
            assert_eq!(without_marks(text), want);
            assert_eq!(text.len(), want.len());
        }
        for text in [
            "#1 của tỉnh",
            "***",
            "(**) Số liệu",
            "* Một ** hai",
            "####### Bảy",
        ] {
            assert_eq!(without_marks(text), text);
        }
    }
}
