//! What is wrong with text that is no JSON, in both languages.

use crate::lang::Lang;
use crate::text::Span;

/// `serde_json`'s words, Vietnamese, English.
type Wording = (&'static str, &'static str, &'static str);

const WORDINGS: &[Wording] = &[
    (
        "EOF while parsing a list",
        "nội dung kết thúc khi danh sách chưa đóng bằng `]`",
        "the text ends before the list is closed with `]`",
    ),
    (
        "EOF while parsing an object",
        "nội dung kết thúc khi đối tượng chưa đóng bằng `}`",
        "the text ends before the object is closed with `}`",
    ),
    (
        "EOF while parsing a string",
        "nội dung kết thúc khi chuỗi chưa đóng bằng dấu nháy kép",
        "the text ends before the text is closed with a double quote",
    ),
    (
        "EOF while parsing a value",
        "nội dung kết thúc ở chỗ cần một giá trị",
        "the text ends where a value is expected",
    ),
    (
        "expected `:`",
        "cần dấu `:` sau tên trường",
        "expected `:` after the name of a field",
    ),
    (
        "expected `,` or `]`",
        "cần dấu `,` hoặc `]` sau phần tử của danh sách",
        "expected `,` or `]` after an item of a list",
    ),
    (
        "expected `,` or `}`",
        "cần dấu `,` hoặc `}` sau giá trị của trường",
        "expected `,` or `}` after the value of a field",
    ),
    (
        "expected ident",
        "cần `true`, `false` hoặc `null`",
        "expected `true`, `false` or `null`",
    ),
    (
        "expected value",
        "cần một giá trị JSON",
        "expected a JSON value",
    ),
    (
        "invalid escape",
        "ký tự thoát sau `\\` không hợp lệ",
        "no such escape after `\\`",
    ),
    (
        "invalid number",
        "số viết không đúng cách viết của JSON",
        "a number JSON cannot write so",
    ),
    (
        "invalid unicode code point",
        "mã Unicode sau `\\u` không tồn tại",
        "no such Unicode character after `\\u`",
    ),
    (
        "control character",
        "chuỗi có ký tự điều khiển (xuống dòng, tab) chưa viết thành `\\n`, `\\t`",
        "a text holds a bare line break or tab; write `\\n`, `\\t`",
    ),
    (
        "key must be a string",
        "tên trường phải đặt trong dấu nháy kép",
        "the name of a field belongs in double quotes",
    ),
    (
        "lone leading surrogate",
        "mã `\\u` thiếu nửa sau của cặp",
        "a `\\u` escape lacks the second half of its pair",
    ),
    (
        "unexpected end of hex escape",
        "mã `\\u` thiếu nửa sau của cặp",
        "a `\\u` escape lacks the second half of its pair",
    ),
    (
        "trailing comma",
        "thừa dấu `,` trước dấu đóng",
        "a comma too many before the closing sign",
    ),
    (
        "trailing characters",
        "còn chữ sau khi tập chỉ tiêu đã kết thúc",
        "more text after the end of the target set",
    ),
    (
        "recursion limit",
        "lồng nhau quá nhiều tầng",
        "nested too deeply",
    ),
];

/// Why text is no JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Syntax {
    message: String,
}

impl Syntax {
    pub(super) fn new(text: &str, error: &serde_json::Error) -> Self {
        let message = error.to_string();
        let end = message.rfind(" at line ").unwrap_or(message.len());
        let message = message.get(..end).unwrap_or_default();
        let (before, after) = text.split_at(stop(text, error).start as usize);
        let comma = before.trim_end().ends_with(',') && after.starts_with([']', '}']);
        let message = if comma { "trailing comma" } else { message }.to_owned();
        Self { message }
    }

    /// One sentence without a final period.
    pub fn message(&self, lang: Lang) -> String {
        WORDINGS
            .iter()
            .find(|(english, _, _)| self.message.starts_with(english))
            .map_or_else(
                || {
                    format!(
                        "{}: {}",
                        lang.pick("JSON không đọc được", "not JSON"),
                        self.message
                    )
                },
                |(_, vi, en)| lang.pick(*vi, *en).to_owned(),
            )
    }
}

/// The byte at which `serde_json` stopped; it counts columns in bytes.
pub(super) fn stop(text: &str, error: &serde_json::Error) -> Span {
    let mut start = 0;
    for _ in 1..error.line() {
        let rest = text.get(start..).unwrap_or_default();
        start += rest.find('\n').map_or(rest.len(), |at| at + 1);
    }
    // It stops on what it cannot read, but before a control character.
    let before = error.to_string().starts_with("control character");
    let column = error.column().saturating_sub(usize::from(!before));
    let mut at = (start + column).min(text.len());
    if error.is_eof() {
        // A line of JSON Lines ends where its last word does, not on the line below.
        at = at.min(text.trim_end().len());
    }
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    Span::new(at, at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::position;
    use serde_json::value::RawValue;

    #[test]
    fn every_way_to_break_json_has_its_words_and_its_place() {
        for (text, words, column) in [
            ("{\"tỷ lệ\": 1 \"b\": 2}", "expected `,` or `}`", 13),
            ("{\"tỷ lệ\": [1,]}", "a comma too many", 14),
            ("{\"tỷ\": 1, }", "a comma too many", 11),
            ("{\"tỷ lệ\" 1}", "expected `:`", 10),
            ("{tỷ: 1}", "belongs in double quotes", 2),
            ("[\"tỷ\" 1]", "expected `,` or `]`", 7),
            ("[tru]", "`true`, `false`", 5),
            ("[01]", "a number JSON cannot", 3),
            ("[\"\\q\"]", "no such escape", 4),
            ("[\"a\tb\"]", "bare line break", 4),
            ("[] []", "more text after", 4),
            ("[,]", "expected a JSON value", 2),
            ("[1", "before the list is closed", 2),
            ("{\"a\": 1", "before the object is closed", 7),
            ("[\"a", "before the text is closed", 3),
            ("{\"a\":", "where a value", 5),
            ("{\"a\":\n", "where a value", 6),
        ] {
            let error = serde_json::from_str::<&RawValue>(text).unwrap_err();
            let message = Syntax::new(text, &error).message(Lang::En);
            assert!(message.contains(words), "{text}: {message}");
            let at = stop(text, &error).start as usize;
            assert_eq!(position(text, at).column, column, "{text}");
        }
    }
}
