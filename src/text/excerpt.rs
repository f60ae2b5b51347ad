//! A message with the line it is about and a caret under the words.

use super::{Source, Span, is_unseen, seen};
use crate::lang::Lang;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use std::borrow::Cow;
use std::ops::Range;

/// How much of a line is shown before and after the words.
const MARGIN: usize = 2000;

/// Whether the output may carry colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Paint {
    /// Text alone.
    #[default]
    Plain,
    /// Text with terminal styles.
    Colour,
}

/// How grave a message is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// An error.
    Error,
    /// A warning.
    Warning,
    /// Good to know.
    Note,
}

/// Some words of a source, and what is to be said beside them.
#[derive(Clone, Debug)]
pub struct Mark<'a> {
    /// The file.
    pub source: &'a Source,
    /// The words.
    pub span: Span,
    /// What is said beside them; empty where the message says it.
    pub label: String,
}

/// A message, the lines it is about, and what would mend it.
#[derive(Clone, Debug)]
pub struct Excerpt<'a> {
    /// How grave it is.
    pub tone: Tone,
    /// The name of what was found, if it has one.
    pub name: Option<&'a str>,
    /// One sentence.
    pub message: String,
    /// The words it is about, the main ones first.
    pub marks: Vec<Mark<'a>>,
    /// What would mend it.
    pub help: Option<String>,
}

impl Excerpt<'_> {
    /// The message as a person reads it on a terminal of this width; ends without a line break.
    pub fn draw(&self, lang: Lang, paint: Paint, width: usize) -> String {
        let message = seen(&self.message);
        let mut title = self.tone.level(lang).primary_title(message.as_ref());
        if let Some(name) = self.name {
            title = title.id(name);
        }
        let mut group = Group::with_title(title);
        for (index, mark) in self.marks.iter().enumerate() {
            group = mark.draw(index == 0, group);
        }
        let mut report = vec![group];
        if let Some(help) = &self.help {
            let level = Level::HELP.with_name(lang.pick("gợi ý", "help"));
            report.push(Group::with_title(level.secondary_title(seen(help))));
        }
        let renderer = match paint {
            Paint::Plain => Renderer::plain(),
            Paint::Colour => Renderer::styled(),
        };
        renderer.term_width(width).render(&report)
    }
}

impl Tone {
    fn level(self, lang: Lang) -> Level<'static> {
        match self {
            Self::Error => Level::ERROR.with_name(lang.pick("lỗi", "error")),
            Self::Warning => Level::WARNING.with_name(lang.pick("cảnh báo", "warning")),
            Self::Note => Level::NOTE.with_name(lang.pick("lưu ý", "note")),
        }
    }
}

impl Mark<'_> {
    /// Adds the line of the words to a message.
    fn draw<'g>(&'g self, main: bool, group: Group<'g>) -> Group<'g> {
        let text = self.source.text();
        let start = (self.span.start as usize).min(text.len());
        let position = self.source.position(self.span.start);
        let line_start = text
            .get(..start)
            .and_then(|before| before.rfind('\n'))
            .map_or(0, |at| at + 1);
        let line = text.get(line_start..).unwrap_or_default();
        let line = line.lines().next().unwrap_or_default();
        let from = start - line_start;
        let to = (self.span.end as usize).saturating_sub(line_start);
        let (part, from, to) = window(line, from, to);
        let (shown, from, to) = signed(part, from, to);
        let kind = if main {
            AnnotationKind::Primary
        } else {
            AnnotationKind::Context
        };
        let label = (!self.label.is_empty()).then_some(self.label.as_str());
        let snippet = Snippet::source(shown.clone())
            .line_start(position.line)
            .annotation(kind.span(from..to).label(label));
        let name = seen(self.source.name());
        if shown == line {
            return group.element(snippet.path(name));
        }
        // The line is not as it stands in the file: its place is said apart, since the excerpt
        // cannot count it.
        let origin = Origin::path(name)
            .line(position.line)
            .char_column(position.column);
        group.element(origin).element(snippet)
    }
}

/// A line with a sign for each character that is obeyed or not seen, and where the words are in
/// it.
fn signed(line: &str, from: usize, to: usize) -> (Cow<'_, str>, usize, usize) {
    if !line.chars().any(|c| c != '\t' && is_unseen(c)) {
        return (Cow::Borrowed(line), from, to);
    }
    let part = |range: Range<usize>| seen(line.get(range).unwrap_or_default());
    let (before, words, after) = (part(0..from), part(from..to), part(to..line.len()));
    let (start, end) = (before.len(), before.len() + words.len());
    (Cow::Owned([before, words, after].concat()), start, end)
}

/// The part of an overlong line around the words, and where they are in it.
fn window(line: &str, from: usize, to: usize) -> (&str, usize, usize) {
    let boundary = |mut at: usize| {
        at = at.min(line.len());
        while !line.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let from = boundary(from);
    let to = boundary(to.min(from + MARGIN)).max(from);
    let left = boundary(from.saturating_sub(MARGIN));
    let right = boundary(to + MARGIN);
    let shown = line.get(left..right).unwrap_or_default();
    (shown, from - left, to - left)
}

/// Words for a message: overlong ones are cut, and the cut is marked.
pub fn brief(words: &str) -> String {
    const LETTERS: usize = 60;
    let mut letters = words.chars();
    let mut out: String = letters.by_ref().take(LETTERS).collect();
    if letters.next().is_some() {
        out.push('…');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_normalization::UnicodeNormalization;

    fn drawn(text: &str, words: &str) -> String {
        let source = Source::new("a.rules", text);
        let start = text.find(words).unwrap();
        let mark = Mark {
            source: &source,
            span: Span::new(start, start + words.len()),
            label: String::new(),
        };
        let excerpt = Excerpt {
            tone: Tone::Error,
            name: None,
            message: "x".to_owned(),
            marks: vec![mark],
            help: None,
        };
        excerpt.draw(Lang::En, Paint::Plain, 100)
    }

    /// The columns of the terminal that stand over the carets.
    fn over_the_caret(drawn: &str) -> String {
        let lines: Vec<&str> = drawn.lines().collect();
        let carets = lines.iter().position(|l| l.contains('^')).unwrap();
        let first = lines[carets].find('^').unwrap();
        let count = lines[carets].matches('^').count();
        let letters: Vec<&str> =
            unicode_segmentation::UnicodeSegmentation::graphemes(lines[carets - 1], true).collect();
        letters[first..first + count].concat()
    }

    #[test]
    fn the_caret_stands_under_the_words_in_both_forms() {
        let nfc = "  issuer Ủy ban Nhân dân xã\n";
        let nfd: String = nfc.nfd().collect();
        for text in [nfc.to_owned(), nfd] {
            let words = text.trim().strip_prefix("issuer ").unwrap().to_owned();
            assert_eq!(over_the_caret(&drawn(&text, &words)), words);
        }
    }

    #[test]
    fn the_end_of_a_line_is_not_shown() {
        assert_eq!(drawn("a\r\n  b c\r\n", "b c"), drawn("a\n  b c\n", "b c"));
        assert_eq!(over_the_caret(&drawn("a\r\n  b c\r\n", "c\r\n")), "c");
    }

    #[test]
    fn a_line_of_a_megabyte_is_cut() {
        let text = format!("{} here {}", "ă".repeat(500_000), "ê".repeat(500_000));
        let shown = drawn(&text, "here");
        assert!(shown.contains("here"), "{shown}");
        assert!(shown.contains("a.rules:1:500002"), "{shown}");
        assert!(shown.len() < 2000, "{}", shown.len());
    }

    #[test]
    fn long_words_are_cut_with_a_mark() {
        assert_eq!(brief("ngắn"), "ngắn");
        assert_eq!(brief(&"ơ".repeat(61)).chars().count(), 61);
    }
}
