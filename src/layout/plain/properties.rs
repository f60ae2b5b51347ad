//! What holds for the layout of any text.

use super::layout;
use crate::layout::{Layout, Shape};
use crate::text::{Normalized, Source};
use proptest::prelude::*;
use std::fs;
use std::path::Path;
use unicode_normalization::UnicodeNormalization;

/// The plans of the corpus, normalised, with their names.
fn plans() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/plans");
    let mut found: Vec<(String, String)> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "txt"))
        .map(|path| {
            let text = fs::read_to_string(&path).unwrap();
            let name = path.file_stem().unwrap().to_string_lossy().into_owned();
            (name, normal(&text))
        })
        .collect();
    found.sort();
    found
}

fn normal(text: &str) -> String {
    Normalized::of(&Source::new("", text)).text().to_owned()
}

/// The ranges of the running text that hold words: blocks, and the cells of tables.
fn ranges(layout: &Layout) -> Vec<std::ops::Range<usize>> {
    let mut found = Vec::new();
    for block in &layout.blocks {
        match &block.shape {
            Shape::Table(table) => {
                let cells = table.rows.iter().flat_map(|row| &row.cells);
                found.extend(cells.map(|cell| cell.words.clone()));
            }
            _ => found.push(block.whole.clone()),
        }
    }
    found
}

/// The words of each block but furniture, and of each cell with its column and the kind of its row.
fn words(text: &str) -> Vec<String> {
    let layout = layout(text);
    let mut found = Vec::new();
    for block in &layout.blocks {
        match &block.shape {
            Shape::Table(table) => {
                for row in &table.rows {
                    let cell = |cell: &crate::layout::Cell| {
                        format!("{}:{}", cell.column, layout.words(cell.words.clone()))
                    };
                    let cells: Vec<String> = row.cells.iter().map(cell).collect();
                    found.push(format!("{:?} {}", row.kind, cells.join(" ")));
                }
            }
            Shape::Furniture => {}
            _ => found.push(layout.words(block.whole.clone()).to_owned()),
        }
    }
    found
}

/// Each letter and digit of a text stands in exactly one block or cell, at its own place.
fn covers(text: &str) {
    let layout = layout(text);
    let mut seen = vec![0_u8; text.len()];
    for range in ranges(&layout) {
        let words = layout.words(range.clone()).to_owned();
        for (offset, c) in words.char_indices().filter(|(_, c)| c.is_alphanumeric()) {
            let at = range.start + offset;
            let span = layout.flow.span(at..at + c.len_utf8());
            let place = span.start as usize;
            assert_eq!(
                text.get(place..place + c.len_utf8()),
                Some(c.to_string().as_str()),
                "{words:?}"
            );
            seen[place] += 1;
        }
    }
    for (at, c) in text.char_indices().filter(|(_, c)| c.is_alphanumeric()) {
        let around: String = text[at..].chars().take(20).collect();
        assert_eq!(seen[at], 1, "{c:?} of {around:?}");
    }
}

#[test]
fn every_letter_is_in_exactly_one_block() {
    for (_, text) in plans() {
        covers(&text);
    }
}

#[test]
fn form_of_letters_and_lines_does_not_matter() {
    for (name, text) in plans() {
        let want = words(&text);
        let decomposed: String = text.nfd().collect();
        assert_eq!(words(&normal(&decomposed)), want, "{name}, NFD");
        assert_eq!(words(&text.replace('\n', "\r\n")), want, "{name}, CRLF");
        assert_eq!(
            words(&text.replace("\n\n", "\n\n\n\n")),
            want,
            "{name}, blank lines doubled"
        );
        let trailing = text.replace('\n', "  \n");
        if !text.contains('\t') {
            assert_eq!(words(&trailing), want, "{name}, blanks at ends of lines");
        }
    }
}

#[test]
fn lines_may_be_broken_elsewhere() {
    for (name, text) in plans() {
        let layout = layout(&text);
        if layout
            .blocks
            .iter()
            .any(|block| matches!(block.shape, Shape::Table(_)))
        {
            continue;
        }
        let blocks: Vec<String> = words(&text);
        for width in [72, 90] {
            let broken: Vec<String> = blocks.iter().map(|block| wrap(block, width)).collect();
            let again = words(&broken.join("\n\n"));
            for (got, want) in again.iter().zip(&blocks) {
                assert_eq!(got, want, "{name}, {width} letters a line");
            }
            assert_eq!(again.len(), blocks.len(), "{name}");
        }
    }
}

/// Breaks a line where no more words have room.
fn wrap(text: &str, width: usize) -> String {
    let mut out = String::new();
    let mut length = 0;
    for word in text.split(' ') {
        let own = word.chars().count();
        if length > 0 && length + 1 + own > width {
            out.push('\n');
            length = 0;
        } else if length > 0 {
            out.push(' ');
            length += 1;
        }
        out.push_str(word);
        length += own;
    }
    out
}

#[test]
fn tabs_and_one_cell_a_line_are_the_same_table() {
    let mut compared = 0;
    for (name, text) in plans() {
        let lines: Vec<&str> = text.lines().collect();
        for table in lines.split(|line| !line.contains('\t')) {
            let named = table
                .first()
                .is_some_and(|line| line.starts_with("TT\t") || line.starts_with("STT\t"));
            let filled = |line: &&&str| !line.split('\t').any(str::is_empty);
            let whole: Vec<&str> = table.iter().filter(filled).copied().collect();
            if !named || whole.len() < 3 {
                continue;
            }
            let tabbed = whole.join("\n");
            let stacked = tabbed.replace('\t', "\n");
            assert_eq!(words(&stacked), words(&tabbed), "{name}");
            let spaced = stacked.replace('\n', "\n\n");
            assert_eq!(words(&spaced), words(&tabbed), "{name}");
            compared += 1;
        }
    }
    assert!(compared > 2, "{compared}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]
    #[test]
    fn any_text_is_covered(parts in prop::collection::vec("TT|STT|[1-9]|I{1,3}|1\\.|a\\)|- |%|≥ 80|80%|\\||\t|\t\t|\n|\n\n|-----|   |Tỷ lệ hộ|Chỉ tiêu|Đơn vị|Năm 2026|Sở Y tế|của|KẾ HOẠCH|PHỤ LỤC I|Nơi nhận:|UBND XÃ AN|Số: 45/KH-UBND|và xã;|hết\\.|57-|NQ/TW| ", 0..60)) {
        let text: String = parts.concat();
        covers(&normal(&text));
    }
}
