//! Lines → paragraphs, bullets, headings and tables.

use super::flow::Flow;
use super::grid::{flat, is_flat_header, rows};
use super::letter::is_alphanumeric;
use super::line::Line;
use super::marker::{Kind, Marker, marker};
use super::words::{Words, is_shouted, starts_lower};
use std::ops::Range;

/// What lines were joined into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// A heading, a bullet or a paragraph.
    Text,
    /// A table whose cells are parted by tabs or bars.
    Rows,
    /// A table whose cells lost their borders: its words stand in one column.
    Flat,
}

/// Lines that belong together.
#[derive(Clone, Debug)]
pub(super) struct Block {
    /// What they are.
    pub(super) shape: Shape,
    /// Their words in the flow.
    pub(super) range: Range<usize>,
    /// Which lines.
    pub(super) lines: Range<usize>,
}

/// A plan as blocks: the flow and what stands where in it.
#[derive(Debug)]
pub(super) struct Blocks<'t> {
    /// The lines.
    pub(super) lines: Vec<Line<'t>>,
    /// The running text.
    pub(super) flow: Flow,
    /// The blocks, in order.
    pub(super) list: Vec<Block>,
}

impl<'t> Blocks<'t> {
    /// The words of a block.
    pub(super) fn words(&self, block: &Block) -> Words<'_> {
        self.flow.words(block.range.clone())
    }

    /// The lines of a block.
    pub(super) fn lines_of(&self, block: &Block) -> &[Line<'t>] {
        self.lines.get(block.lines.clone()).unwrap_or_default()
    }
}

/// Joins lines into blocks.
pub(super) fn blocks(lines: Vec<Line<'_>>) -> Blocks<'_> {
    let bytes = lines.iter().map(|line| line.text.len() + 1).sum();
    let mut flow = Flow::with_capacity(bytes);
    let mut list = Vec::with_capacity(lines.len() / 2);
    let width = width(&lines);
    let mut at = 0;
    while let Some(rest) = lines.get(at..).filter(|rest| !rest.is_empty()) {
        let (shape, length) = if let Some(length) = rows(rest) {
            (Shape::Rows, length)
        } else if is_flat_header(rest) {
            (Shape::Flat, flat(rest))
        } else if is_page_number(rest) || is_page_after(&lines, at) {
            at += 1;
            continue;
        } else {
            (Shape::Text, paragraph(rest, width))
        };
        let start = flow.len();
        for (index, line) in rest.iter().enumerate().take(length) {
            let within = rest.get(index..).unwrap_or_default();
            let before = index.checked_sub(1).and_then(|at| rest.get(at));
            let page = before.is_some_and(|last| is_page_break(last, within));
            if shape != Shape::Text || !page {
                flow.join(start, line);
            }
        }
        list.push(Block {
            shape,
            range: start..flow.len(),
            lines: at..at + length,
        });
        flow.end();
        at += length;
    }
    Blocks { lines, flow, list }
}

/// How wide the lines of running text are, in letters: most are no longer.
fn width(lines: &[Line<'_>]) -> usize {
    let step = lines.len() / 2000 + 1;
    let mut lengths: Vec<usize> = lines
        .iter()
        .step_by(step)
        .filter(|line| !line.is_row())
        .map(|line| letters(line.text, 400))
        .filter(|length| *length > 30)
        .collect();
    lengths.sort_unstable();
    lengths
        .get(lengths.len() * 17 / 20)
        .copied()
        .unwrap_or(80)
        .max(44)
}

/// A number alone between blank lines.
fn is_page_number(lines: &[Line<'_>]) -> bool {
    let alone = |line: &Line<'_>| {
        let digits = line.text.trim_matches(['-', ' ']);
        line.after_blank && digits.len() <= 3 && digits.bytes().all(|b| b.is_ascii_digit())
    };
    lines.first().is_some_and(alone) && lines.get(1).is_none_or(|next| next.after_blank)
}

/// A page's number after the last block.
fn is_page_after(lines: &[Line<'_>], at: usize) -> bool {
    let last = at.checked_sub(1).and_then(|before| lines.get(before));
    last.is_some_and(|last| {
        !last.is_row() && is_page_break(last, lines.get(at..).unwrap_or_default())
    })
}

/// A number alone on its line, in running text that does not wait for one.
fn is_page_break(last: &Line<'_>, lines: &[Line<'_>]) -> bool {
    let alone =
        |line: &Line<'_>| line.text.len() <= 3 && line.text.bytes().all(|b| b.is_ascii_digit());
    is_page_number(lines)
        || (lines.first().is_some_and(alone) && !is_cut_off(last.text) && !last.text.ends_with(','))
}

/// How many lines the paragraph, bullet or heading that starts here takes.
fn paragraph(lines: &[Line<'_>], width: usize) -> usize {
    let head = lines.first().map_or("", |line| line.text);
    let mark = marker(head);
    let mut length = 1;
    while let (Some(last), Some(next)) = (lines.get(length - 1), lines.get(length)) {
        let after = lines.get(length..).unwrap_or_default();
        if is_page_break(last, after) {
            // A page ends inside the paragraph: the number goes with it.
            let beyond = after.get(1);
            if beyond.is_some_and(|beyond| continues(last, beyond, mark.as_ref(), width)) {
                length += 2;
                continue;
            }
            break;
        }
        if is_flat_header(after) || !continues(last, next, mark.as_ref(), width) {
            break;
        }
        length += 1;
    }
    length
}

/// Whether a line goes on with the sentence of the line before it.
fn continues(last: &Line<'_>, next: &Line<'_>, head: Option<&Marker<'_>>, width: usize) -> bool {
    if next.is_row() || is_title_word(last.text) || is_title_word(next.text) {
        return false;
    }
    if is_rule(last.text) || is_rule(next.text) {
        return false;
    }
    let finished = last.text.ends_with(['.', ';', ':', '!', '?']);
    if let Some(mark) = marker(next.text) {
        let rest = next.text.get(mark.length..).unwrap_or_default();
        let dash = matches!(mark.kind, Kind::Bullet('-' | '–'));
        return dash && !finished && starts_lower(rest) && is_full(last, width);
    }
    if starts_lower(next.text) {
        return !last.text.ends_with("./.");
    }
    let waits = last.text.ends_with(':') && is_value(next.text);
    if waits && next.text.split(' ').count() <= 3 {
        return true;
    }
    if finished {
        return false;
    }
    let opens = ["Căn cứ ", "Theo đề nghị ", "Xét đề nghị ", "Số:", "Số :"];
    if opens.iter().any(|w| next.text.starts_with(w))
        || (next.after_blank && next.text.starts_with("Thực hiện "))
    {
        return false;
    }
    let value = is_value(next.text) && !head.is_some_and(Marker::is_section);
    if last.text.ends_with([',', '-', '/', '(']) || is_cut_off(last.text) || value {
        return true;
    }
    if last.text.ends_with("số") && is_number_of_document(next.text) {
        return true;
    }
    let heading = head.is_some_and(Marker::is_section) && is_shouted(last.text);
    if heading || (is_shouted(last.text) && !last.after_blank) {
        return is_shouted(next.text) && is_full(last, width.min(60));
    }
    is_full(last, width)
}

/// Whether a line is drawn rather than written: `-----`, `***`.
fn is_rule(text: &str) -> bool {
    text.starts_with(['-', '*', '_', '=', '–', '—', '~']) && !text.contains(is_alphanumeric)
}

/// Whether a line begins with a share: a value on a line of its own.
fn is_value(text: &str) -> bool {
    let word = text.trim_start_matches(['≥', '>', '≤', '<', '=', ' ']);
    let digits = word.starts_with(|c: char| c.is_ascii_digit());
    let share = word
        .split(' ')
        .next()
        .is_some_and(|first| first.trim_end_matches(['.', ',', ';']).ends_with('%'));
    digits && share
}

/// Whether a line begins with the number of a document, its "số" on the line before.
fn is_number_of_document(text: &str) -> bool {
    let word = text.split(' ').next().unwrap_or_default();
    let code = word.trim_start_matches(|c: char| c.is_ascii_digit());
    code.len() < word.len()
        && code.starts_with(['/', '-', '–'])
        && code.contains(|c: char| c.is_uppercase())
}

/// Whether a sentence cannot end with the last word of a line.
fn is_cut_off(text: &str) -> bool {
    const WORDS: &[&str] = &[
        "của",
        "và",
        "với",
        "về",
        "tại",
        "theo",
        "ngày",
        "tháng",
        "năm",
        "các",
        "do",
        "cho",
        "trong",
        "từ",
        "đến",
        "bằng",
        "để",
        "những",
        "đạt",
        "thiểu",
        "nhất",
        "trên",
        "là",
        "Ban",
        "Bộ",
        "Sở",
        "Ủy",
        "Uỷ",
        "Thủ",
        "tướng",
        "Chủ",
        "tịch",
        "trưởng",
        "Nghị",
        "Quyết",
        "Thông",
        "Công",
        "Kế",
    ];
    text.rsplit(' ')
        .next()
        .is_some_and(|word| WORDS.contains(&word))
}

/// Whether a line is so long that the next word had no room on it.
fn is_full(line: &Line<'_>, width: usize) -> bool {
    letters(line.text, width) * 100 >= width * 74
}

/// How many letters a text has, or the most asked for.
fn letters(text: &str, most: usize) -> usize {
    // No letter takes more than four bytes.
    if text.len() > most * 4 {
        most
    } else {
        text.chars().count().min(most)
    }
}

/// The kind of the document alone on its line, above the title.
fn is_title_word(text: &str) -> bool {
    let word = text.trim_matches(|c: char| !is_alphanumeric(c));
    [
        "KẾ HOẠCH",
        "CHƯƠNG TRÌNH",
        "QUYẾT ĐỊNH",
        "ĐỀ ÁN",
        "PHỤ LỤC",
        "KẾ HOẠCH HÀNH ĐỘNG",
        "CHƯƠNG TRÌNH HÀNH ĐỘNG",
    ]
    .contains(&word)
}

#[cfg(test)]
mod tests {
    use super::super::line::lines;
    use super::*;

    fn read(text: &str) -> Vec<String> {
        let blocks = blocks(lines(text));
        blocks
            .list
            .iter()
            .map(|block| blocks.words(block).text.to_owned())
            .collect()
    }

    #[test]
    fn wrapped_lines_are_one_sentence() {
        let text = "KẾ HOẠCH\nChuyển đổi số năm 2026\n\n- Thực hiện Nghị quyết số 57-\nNQ/TW của Bộ\n\nChính trị về khoa học, công nghệ, đổi mới\n\nsáng tạo;\n- Hai\n\n5\n\nI. MỤC TIÊU\n1. Mục tiêu chung\n";
        assert_eq!(
            read(text),
            [
                "KẾ HOẠCH",
                "Chuyển đổi số năm 2026",
                "- Thực hiện Nghị quyết số 57-NQ/TW của Bộ Chính trị về khoa học, công nghệ, \
                 đổi mới sáng tạo;",
                "- Hai",
                "I. MỤC TIÊU",
                "1. Mục tiêu chung",
            ]
        );
    }

    #[test]
    fn tables_stay_apart() {
        let text = "PHỤ LỤC\nSTT\tChỉ tiêu\t%\n1\tA\t80\n\n\ttiếp\t\nHết.\n\nTT Chỉ tiêu Đơn vị\n1\nTỷ lệ\n% 80\nPhụ lục 2\nX\n";
        let blocks = blocks(lines(text));
        let shapes: Vec<_> = blocks
            .list
            .iter()
            .map(|b| (b.shape, b.lines.clone()))
            .collect();
        assert_eq!(
            shapes,
            [
                (Shape::Text, 0..1),
                (Shape::Rows, 1..4),
                (Shape::Text, 4..5),
                (Shape::Flat, 5..9),
                (Shape::Text, 9..10),
                (Shape::Text, 10..11),
            ]
        );
    }

    #[test]
    fn words_know_their_lines() {
        let blocks = blocks(lines("a b\n\nc  d\n"));
        let words = blocks.flow.words(0..5);
        assert_eq!(words.text, "a b c");
        let lines = blocks.flow.lines(words.from(4));
        assert_eq!((lines.first, lines.last), (3, 3));
    }
}
