//! The words of a row that lost its borders → cells.
//!
//! A cell begins with a capital, at the start of a line or where the name of a body or a time
//! follows another cell on its line; it goes on while a sentence is unfinished.

use super::super::letter::{is_alphabetic, is_lower, is_upper, lowercase};
use super::content::{Content, content, is_body, starts_with_words};

/// A word of a row.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token<'r> {
    /// The word.
    pub(super) text: &'r str,
    /// Whether it is the first of its line.
    pub(super) starts_line: bool,
}

/// The words of the lines of a row.
pub(super) fn tokens<'r>(lines: impl IntoIterator<Item = &'r str>) -> Vec<Token<'r>> {
    let mut tokens = Vec::new();
    for line in lines {
        let words = line.split_whitespace().enumerate();
        tokens.extend(words.map(|(at, text)| Token {
            text,
            starts_line: at == 0,
        }));
    }
    tokens
}

/// A cell of a row.
#[derive(Clone, Debug)]
pub(super) struct Chunk {
    /// Its words, joined.
    pub(super) text: String,
    /// What it seems to hold.
    pub(super) content: Content,
    /// Whether it begins a line.
    pub(super) starts_line: bool,
}

/// Parts the words of a row into cells.
pub(super) fn chunks(tokens: &[Token<'_>]) -> Vec<Chunk> {
    let mut chunks: Vec<Chunk> = Vec::new();
    let mut open: Vec<Token<'_>> = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        let rest = tokens.get(at..).unwrap_or_default();
        if !open.is_empty() && begins_cell(&open, rest) {
            chunks.push(chunk(&open));
            open.clear();
        }
        open.push(*token);
    }
    if !open.is_empty() {
        chunks.push(chunk(&open));
    }
    chunks
}

fn chunk(tokens: &[Token<'_>]) -> Chunk {
    let text = join(tokens);
    Chunk {
        content: content(&text),
        text,
        starts_line: tokens.first().is_some_and(|token| token.starts_line),
    }
}

/// Words with one blank between them.
pub(super) fn join(tokens: &[Token<'_>]) -> String {
    let words: Vec<&str> = tokens.iter().map(|token| token.text).collect();
    words.join(" ")
}

/// Whether the next words begin a cell after the open one.
fn begins_cell(open: &[Token<'_>], rest: &[Token<'_>]) -> bool {
    let (Some(last), Some(token)) = (open.last(), rest.first()) else {
        return false;
    };
    if !token
        .text
        .starts_with(|c: char| is_upper(c) || matches!(c, '“' | '"'))
        || goes_on(last.text)
    {
        return false;
    }
    // "Có Duy trì": a cell that only says yes or no.
    if open.len() == 1 && matches!(last.text, "Có" | "Không" | "Chưa" | "Đạt") {
        return true;
    }
    let head = lower_head(rest);
    let (body, time) = (is_body(&head), begins_time(&head));
    if is_acronym(token.text) && !body {
        return false;
    }
    if token.starts_line {
        // "Văn phòng" alone is no name yet.
        return !(body && is_unfinished_body(open));
    }
    if body && is_unfinished_body(open) {
        return false;
    }
    time || body
}

/// Whether a cell cannot end with this word.
fn goes_on(word: &str) -> bool {
    word.ends_with([',', ';', '-', '–', '(', '&']) || is_sentence_word(word)
}

fn is_sentence_word(word: &str) -> bool {
    const WORDS: &[&str] = &[
        "của", "và", "với", "theo", "do", "các", "cho", "trong", "về", "tại", "từ", "đến", "bởi",
        "qua", "thuộc", "cùng", "hoặc", "trên", "là", "thành", "lập", "những", "giữa", "bằng",
        "để", "khi",
    ];
    WORDS.contains(&lowercase(word).as_str())
}

fn is_acronym(word: &str) -> bool {
    let letters = word.chars().filter(|c| is_alphabetic(*c)).count();
    letters >= 2 && word.chars().all(|c| !is_lower(c))
}

fn begins_time(head: &str) -> bool {
    const TIMES: &[&str] = &[
        "thường xuyên",
        "hàng năm",
        "hằng năm",
        "hàng quý",
        "hằng quý",
        "hàng tháng",
        "hằng tháng",
        "nhiệm vụ thường xuyên",
        "cả năm",
        "trong năm",
        "sau khi",
    ];
    if TIMES.iter().any(|time| starts_with_words(head, time)) {
        return true;
    }
    let numbered = ["năm ", "tháng ", "quý ", "trước ngày ", "trước tháng "]
        .iter()
        .find_map(|lead| head.strip_prefix(lead));
    numbered.is_some_and(|rest| {
        rest.starts_with(|c: char| c.is_ascii_digit() || matches!(c, 'i' | 'v'))
    })
}

fn lower_head(rest: &[Token<'_>]) -> String {
    lowercase(&join(rest.get(..rest.len().min(4)).unwrap_or_default()))
}

/// The head of a name without the rest: "Văn phòng", "Trung tâm phục vụ".
fn is_unfinished_body(open: &[Token<'_>]) -> bool {
    /// No such head has as many words.
    const MOST: usize = 5;
    let near = open.get(open.len().saturating_sub(MOST)..);
    let text = lowercase(&join(near.unwrap_or_default()));
    let last = text.rsplit([';', ',']).next().unwrap_or(&text).trim();
    matches!(
        last,
        "văn phòng"
            | "trung tâm"
            | "phòng"
            | "ban"
            | "ban chỉ huy"
            | "tổ"
            | "sở"
            | "hội"
            | "đoàn"
            | "trạm"
            | "các"
            | "công"
            | "bộ phận"
            | "trung tâm phục vụ"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Lines parted by `|` → cells, each with a letter for what it holds.
    fn read(lines: &str) -> Vec<String> {
        let letter = |content| match content {
            Content::Body => 'B',
            Content::Time => 'T',
            Content::Text => '-',
        };
        let cells = chunks(&tokens(lines.split('|'))).into_iter();
        cells
            .map(|cell| format!("{} {}", letter(cell.content), cell.text))
            .collect()
    }

    #[test]
    fn cells_come_back() {
        assert_eq!(
            read(
                "Tổ chức lớp học|Phòng Văn hóa -|Xã hội|Văn phòng|HĐND-UBND|Kế hoạch|Tháng|10/2025"
            ),
            [
                "- Tổ chức lớp học",
                "B Phòng Văn hóa - Xã hội",
                "B Văn phòng HĐND-UBND",
                "- Kế hoạch",
                "T Tháng 10/2025"
            ]
        );
        assert_eq!(
            read("Triển khai sàn giao dịch Phòng Kinh tế Công an xã|Văn bản triển|khai Năm 2025"),
            [
                "- Triển khai sàn giao dịch",
                "B Phòng Kinh tế",
                "B Công an xã",
                "- Văn bản triển khai",
                "T Năm 2025"
            ]
        );
        assert_eq!(
            read("1 tuần/lần Thường|xuyên|Phòng|VH&XH;|Trung tâm|PVHCC|Các phòng, đơn|vị"),
            [
                "- 1 tuần/lần",
                "T Thường xuyên",
                "B Phòng VH&XH; Trung tâm PVHCC",
                "B Các phòng, đơn vị"
            ]
        );
    }
}
