//! Blocks → the outline of the plan: its sections, and what each is for.

use super::block::{Block, Blocks, Shape};
use super::marker::{Kind, Marker, marker};
use super::part::{
    Part, annex, classify, heading_year, is_list_title, is_sentence, led_part, named_part,
};
use super::words::Words;

/// A section: a heading, and what it is for.
#[derive(Clone, Debug)]
pub(super) struct Section {
    /// What it is for.
    pub(super) part: Part,
    /// Its path: `II.2.5`, `Phụ lục 2.IV`.
    pub(super) label: String,
    /// A year its heading names for all in it ("Đến năm 2030").
    pub(super) year: Option<i16>,
    depth: usize,
}

/// A block with its section.
#[derive(Clone, Copy, Debug)]
pub(super) struct Item<'b> {
    /// The block.
    pub(super) block: &'b Block,
    /// Its words.
    pub(super) words: Words<'b>,
    /// The section it stands in, by its place in the outline.
    pub(super) section: usize,
    /// Whether it is the heading of that section.
    pub(super) is_heading: bool,
    /// How deep its mark lies, if it has one.
    pub(super) depth: Option<usize>,
}

/// The blocks of a plan with their sections.
#[derive(Debug)]
pub(super) struct Outline<'b> {
    /// The sections, in order; the first is what stands before any heading.
    pub(super) sections: Vec<Section>,
    /// The blocks, in order.
    pub(super) items: Vec<Item<'b>>,
}

impl Outline<'_> {
    /// The section of an item.
    pub(super) fn section(&self, item: &Item<'_>) -> &Section {
        static HEAD: Section = Section {
            part: Part::Head,
            label: String::new(),
            year: None,
            depth: 0,
        };
        self.sections.get(item.section).unwrap_or(&HEAD)
    }

    /// The part an item stands in.
    pub(super) fn part(&self, item: &Item<'_>) -> Part {
        self.section(item).part
    }
}

/// Finds the sections of a plan. `notes` is the line its footnotes begin at, which a file keeps apart:
/// they are in no section, and hold no target of the one that stands before them.
pub(super) fn outline<'b>(blocks: &'b Blocks<'_>, notes: Option<u32>) -> Outline<'b> {
    let mut builder = Builder {
        sections: vec![Section {
            part: Part::Head,
            label: String::new(),
            year: None,
            depth: 0,
        }],
        open: vec![0],
        unmarked: !blocks.list.iter().any(|block| has_mark(blocks, block)),
    };
    let items = blocks
        .list
        .iter()
        .map(|block| {
            let words = blocks.words(block);
            let line = blocks.lines_of(block).first().map(|line| line.number);
            if notes.is_some() && line >= notes {
                builder.note(block, words)
            } else {
                builder.item(block, words)
            }
        })
        .collect();
    Outline {
        sections: builder.sections,
        items,
    }
}

struct Builder {
    sections: Vec<Section>,
    /// The sections around the current block, outermost first.
    open: Vec<usize>,
    /// Whether no section of the plan has a mark: its paragraphs say themselves what they hold.
    unmarked: bool,
}

/// Whether a block begins with the mark of a section.
fn has_mark(blocks: &Blocks<'_>, block: &Block) -> bool {
    block.shape == Shape::Text
        && marker(blocks.words(block).text).is_some_and(|mark| mark.is_section())
}

impl Builder {
    fn note<'b>(&mut self, block: &'b Block, words: Words<'b>) -> Item<'b> {
        if self.part() != Part::Closing {
            self.open.push(self.sections.len());
            self.sections.push(Section {
                part: Part::Closing,
                label: String::new(),
                year: None,
                depth: 0,
            });
        }
        Item {
            block,
            words,
            section: self.current(),
            is_heading: false,
            depth: None,
        }
    }

    fn item<'b>(&mut self, block: &'b Block, words: Words<'b>) -> Item<'b> {
        let mark = marker(words.text).filter(|_| block.shape == Shape::Text);
        let is_heading = block.shape == Shape::Text && self.heading(words, mark.as_ref());
        if self.unmarked && !is_heading && block.shape == Shape::Text {
            self.led(words);
        }
        Item {
            block,
            words,
            section: self.current(),
            is_heading,
            depth: mark.map(|mark| mark.depth()),
        }
    }

    fn current(&self) -> usize {
        self.open.last().copied().unwrap_or_default()
    }

    fn part(&self) -> Part {
        self.sections
            .get(self.current())
            .map_or(Part::Head, |section| section.part)
    }

    /// Opens a section where the words are a heading.
    fn heading(&mut self, words: Words<'_>, mark: Option<&Marker<'_>>) -> bool {
        match mark {
            Some(mark) if mark.is_section() => {
                let title = words.from(mark.length);
                self.marked(mark, title);
                true
            }
            Some(_) => false,
            None => self.unmarked(words),
        }
    }

    fn marked(&mut self, mark: &Marker<'_>, title: Words<'_>) {
        while self.open.len() > 1 && self.depth() >= mark.depth() {
            self.open.pop();
        }
        let outer = self.part();
        let part = match mark.kind {
            Kind::Part | Kind::Annex if title.is_empty() => Part::Untitled,
            Kind::Annex => annex(title),
            // A lettered or deeply numbered item is part of its section's list.
            _ if is_sentence(title) => outer,
            _ => classify(title, outer, mark.depth()),
        };
        let label = self.label(mark);
        let year = heading_year(title).or_else(|| self.year());
        self.open(part, label, year, mark.depth());
    }

    /// A heading without a mark: the words of an annex, or a part's name alone on its line.
    fn unmarked(&mut self, words: Words<'_>) -> bool {
        let lower = words.trim();
        if lower.after("nơi nhận").is_some() {
            self.open.truncate(1);
            self.open(Part::Closing, String::new(), None, 0);
            return true;
        }
        let current = self.part();
        if current == Part::Untitled {
            return self.title(words);
        }
        if current == Part::Closing && is_list_title(words) {
            self.open.truncate(1);
            self.open(annex(words), "Phụ lục".to_owned(), None, 0);
            return true;
        }
        self.named(words, current)
    }

    /// The title of a part or an annex, on a line below its number.
    fn title(&mut self, words: Words<'_>) -> bool {
        let Some(section) = self.open.last().and_then(|at| self.sections.get_mut(*at)) else {
            return false;
        };
        let is_annex = !section.label.to_lowercase().starts_with("phần");
        section.part = if is_annex {
            annex(words)
        } else {
            classify(words, Part::Head, 0)
        };
        section.year = heading_year(words);
        section.part != Part::Untitled
    }

    /// "Mục tiêu cụ thể:" alone on its line.
    fn named(&mut self, words: Words<'_>, current: Part) -> bool {
        let short = words.text.len() < 120 && !words.text.ends_with(['.', ';']);
        let part = named_part(words);
        let fits = short && (words.text.ends_with(':') || words.text.split(' ').count() <= 8);
        match part {
            Some(part) if fits && current != Part::Results && current != Part::Closing => {
                while self.open.len() > 1 && self.depth() >= 7 {
                    self.open.pop();
                }
                let label = self
                    .sections
                    .get(self.current())
                    .map_or(String::new(), |s| s.label.clone());
                let year = heading_year(words).or_else(|| self.year());
                self.open(part, label, year, 7);
                true
            }
            _ => false,
        }
    }

    /// "Mục tiêu trong năm 2024 là …": a paragraph of a plan without headings that opens a part.
    fn led(&mut self, words: Words<'_>) {
        if let Some(part) = led_part(words) {
            self.open.truncate(1);
            self.open(part, String::new(), None, 7);
        }
    }

    fn open(&mut self, part: Part, label: String, year: Option<i16>, depth: usize) {
        self.open.push(self.sections.len());
        self.sections.push(Section {
            part,
            label,
            year,
            depth,
        });
    }

    fn depth(&self) -> usize {
        self.sections
            .get(self.current())
            .map_or(0, |section| section.depth)
    }

    fn year(&self) -> Option<i16> {
        self.sections
            .get(self.current())
            .and_then(|section| section.year)
    }

    /// `II` and `2.5` make `II.2.5`: a number that counts its parents stands for them.
    fn label(&self, mark: &Marker<'_>) -> String {
        let mut path: Vec<&str> = Vec::new();
        for at in self.open.iter().skip(1) {
            let Some(outer) = self.sections.get(*at) else {
                continue;
            };
            let counted = matches!(mark.kind, Kind::Number(parts) if parts > 1) && outer.depth > 2;
            if !counted && !outer.label.is_empty() {
                path = vec![&outer.label];
            }
        }
        path.push(mark.label);
        path.join(".")
    }
}

#[cfg(test)]
mod tests {
    use super::super::block::blocks;
    use super::super::line::lines;
    use super::*;

    fn parts(text: &str) -> Vec<(String, Part)> {
        let blocks = blocks(lines(text));
        let outline = outline(&blocks, None);
        let of = |item: &Item<'_>| (outline.section(item).label.clone(), outline.part(item));
        outline.items.iter().map(of).collect()
    }

    #[test]
    fn sections_know_what_they_are_for() {
        let text = "KẾ HOẠCH\n\nPhần I:\n\nKẾT QUẢ THỰC HIỆN NĂM 2025\n\nI. MỤC TIÊU, CHỈ TIÊU\n\nPhần II:\n\nNỘI DUNG\n\n\
            I. CĂN CỨ\n\nII. MỤC TIÊU\n\n1. Mục tiêu chung\n\n2. Mục tiêu cụ thể\n\n2.1. Về hạ tầng\n\n- Một\n\nIII. NHIỆM VỤ\n\n\
            1. Mục tiêu số\n\nVI. TỔ CHỨC THỰC HIỆN\n\nNơi nhận:\n\nDANH MỤC NHIỆM VỤ\n";
        let found = parts(text);
        let want = [
            ("", Part::Head),
            ("Phần I", Part::Results),
            ("Phần I", Part::Results),
            ("Phần I.I", Part::Results),
            ("Phần II", Part::Tasks),
            ("Phần II", Part::Tasks),
            ("Phần II.I", Part::Basis),
            ("Phần II.II", Part::Targets),
            ("Phần II.II.1", Part::Purpose),
            ("Phần II.II.2", Part::Targets),
            ("Phần II.II.2.1", Part::Targets),
            ("Phần II.II.2.1", Part::Targets),
            ("Phần II.III", Part::Tasks),
            ("Phần II.III.1", Part::Targets),
            ("Phần II.VI", Part::Organisation),
            ("", Part::Closing),
            ("Phụ lục", Part::Tasks),
        ];
        for (found, want) in found.iter().zip(want) {
            assert_eq!((found.0.as_str(), found.1), want);
        }
        assert_eq!(found.len(), want.len());
    }
}
