//! Words in Markdown, so that they are read as words.

use crate::text::is_unseen;

/// Words on one line: no sign of Markdown, HTML, a table or a mention has its meaning.
pub fn words(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for line in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        for c in line.chars() {
            match c {
                '&' => out.push_str("&amp;"),
                '<' => out.push_str("&lt;"),
                '>' => out.push_str("&gt;"),
                // A comment parts the sign from what follows: no one is called, no issue linked.
                '@' | '#' | '!' | '~' => {
                    out.push('\\');
                    out.push(c);
                    out.push_str("<!-- -->");
                }
                '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '$' => {
                    out.push('\\');
                    out.push(c);
                }
                c if is_unseen(c) => {}
                c => out.push(c),
            }
        }
    }
    out
}

/// Words inside HTML, where no sign of Markdown has a meaning: only tags and mentions have.
pub(super) fn html(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        for c in word.chars() {
            match c {
                '&' => out.push_str("&amp;"),
                '<' => out.push_str("&lt;"),
                '>' => out.push_str("&gt;"),
                '@' | '#' | '!' | '~' => {
                    out.push(c);
                    out.push_str("<!-- -->");
                }
                '|' => out.push_str("&#124;"),
                c if is_unseen(c) => {}
                c => out.push(c),
            }
        }
    }
    out
}

/// Words as code, on one line.
pub(super) fn code(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let (mut run, mut longest) = (0, 0);
    for c in text.chars() {
        run = if c == '`' { run + 1 } else { 0 };
        longest = longest.max(run);
    }
    let fence = "`".repeat(longest + 1);
    let blank = if longest > 0 { " " } else { "" };
    // In a table the sign parts cells even inside code.
    let text = text.replace('|', "\\|");
    format!("{fence}{blank}{text}{blank}{fence}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_sign_keeps_its_meaning() {
        for (text, wanted) in [
            ("a | b\nc", "a \\| b c"),
            ("`75%` *x* _y_", "\\`75%\\` \\*x\\* \\_y\\_"),
            ("<b> & <script>", "&lt;b&gt; &amp; &lt;script&gt;"),
            (
                "@can-bo #12 !3",
                "\\@<!-- -->can-bo \\#<!-- -->12 \\!<!-- -->3",
            ),
            ("[a](b)", "\\[a\\](b)"),
            ("a\u{1}b", "ab"),
        ] {
            assert_eq!(words(text), wanted);
        }
        assert_eq!(html("a|`b` <c>\n@d"), "a&#124;`b` &lt;c&gt; @<!-- -->d");
        assert_eq!(code("a.json:3"), "`a.json:3`");
        assert_eq!(code("a``b|c"), "``` a``b\\|c ```");
    }
}
