//! Text inside XML: between tags, or between quotation marks.

use super::{doubtful, is_unseen};

/// What becomes of line breaks and tabs, which XML reads as blanks inside an attribute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Breaks {
    /// They are blanks: what is shown has lines of its own.
    Blank,
    /// They are kept, also inside an attribute.
    Kept,
}

/// Text as XML says it; what XML 1.0 has no place for is left out.
pub fn xml(text: &str, breaks: Breaks) -> String {
    let is_sign = |byte| matches!(byte, b'&' | b'<' | b'>' | b'"' | b'\n' | b'\t' | b'\r');
    let is_said = |c| !is_unseen(c) && !matches!(c, '\u{fffe}' | '\u{ffff}');
    // Most text is as XML says it.
    if !text.bytes().any(is_sign) && doubtful(text).all(is_said) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match (c, breaks) {
            ('&', _) => out.push_str("&amp;"),
            ('<', _) => out.push_str("&lt;"),
            ('>', _) => out.push_str("&gt;"),
            ('"', _) => out.push_str("&quot;"),
            ('\n' | '\t', Breaks::Blank) => out.push(' '),
            ('\n', Breaks::Kept) => out.push_str("&#10;"),
            ('\t', Breaks::Kept) => out.push_str("&#9;"),
            ('\r', Breaks::Kept) => out.push_str("&#13;"),
            ('\u{fffe}' | '\u{ffff}', _) => {}
            // A letter stays one, be it ever so empty.
            (c, _) if is_unseen(c) && !c.is_alphabetic() => {}
            (c, _) => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_xml_cannot_say_is_left_out_and_its_signs_are_escaped() {
        let text = "a\u{0}<b>&\"c\"\n\u{1f}\t\r\u{b}\u{fffe}đ\u{ffff}\u{10ffff}";
        for (breaks, wanted) in [
            (Breaks::Blank, "a&lt;b&gt;&amp;&quot;c&quot;  đ\u{10ffff}"),
            (
                Breaks::Kept,
                "a&lt;b&gt;&amp;&quot;c&quot;&#10;&#9;&#13;đ\u{10ffff}",
            ),
        ] {
            assert_eq!(xml(text, breaks), wanted);
        }
    }
}
