//! The plan's own words, underlined.

use super::Layout;
use crate::text::{Source, Span, seen_words};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// The first line of some words with a mark under them; a line that is too long is cut on
/// either side, with a sign.
pub fn snippet(source: &Source, span: Span, layout: Layout) -> String {
    let text = source.text();
    let start = span.start as usize;
    let line_start = text
        .get(..start)
        .and_then(|before| before.rfind('\n'))
        .map_or(0, |at| at + 1);
    let line = text.get(line_start..).unwrap_or_default();
    let line = line.split('\n').next().unwrap_or_default().trim_end();
    let before = text.get(line_start..start).unwrap_or_default();
    let end = (span.end as usize).clamp(start, line_start + line.len());
    let words = text.get(start..end).unwrap_or_default();
    let after = line
        .get(end.saturating_sub(line_start)..)
        .unwrap_or_default();

    // A number that no person could count in the file would only mislead.
    let number = if source.landmarks().is_empty() {
        source.position(span.start).line.to_string()
    } else {
        String::new()
    };
    let room = layout.width.saturating_sub(number.len() + 6).max(20);
    let words = head(words, room * 3 / 4);
    let left = room.saturating_sub(words.width());
    let before = tail(before, left / 2);
    let after = head(after, left.saturating_sub(before.width()));
    let blank = " ".repeat(before.width());
    let marks = "^".repeat(words.width().max(1));
    let margin = " ".repeat(number.len());
    let marks = layout.paint(anstyle::AnsiColor::Red.on_default().bold(), &marks);
    format!("  {number} | {before}{words}{after}\n  {margin} | {blank}{marks}\n")
}

/// The beginning of a text, of at most `room` columns; tabs are blanks.
fn head(text: &str, room: usize) -> String {
    let text = seen_words(text).into_owned();
    if text.width() <= room {
        return text;
    }
    let mut out = String::new();
    for letter in text.graphemes(true) {
        if out.width() + letter.width() + 1 > room {
            break;
        }
        out.push_str(letter);
    }
    out.push('…');
    out
}

/// The end of a text, of at most `room` columns; tabs are blanks.
fn tail(text: &str, room: usize) -> String {
    let text = seen_words(text).into_owned();
    if text.width() <= room {
        return text;
    }
    let mut kept = Vec::new();
    let mut width = 1;
    for letter in text.graphemes(true).rev() {
        width += letter.width();
        if width > room {
            break;
        }
        kept.push(letter);
    }
    kept.reverse();
    format!("…{}", kept.concat())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang;
    use crate::text::Paint;

    #[test]
    fn marks_stand_under_the_words() {
        let layout = Layout {
            lang: Lang::Vi,
            width: 44,
            paint: Paint::Plain,
        };
        let text = "một\n- Tỷ lệ người dân hài lòng: tối thiểu 90%.\nba";
        let source = Source::new("a.txt", text);
        let at = text.find("tối").unwrap();
        let drawn = snippet(&source, Span::new(at, at + "tối thiểu 90%".len()), layout);
        let lines: Vec<&str> = drawn.lines().collect();
        let column = lines[0].split("tối").next().unwrap().width();
        assert_eq!(lines[1].find('^').unwrap(), column);
        assert_eq!(lines[1].matches('^').count(), "tối thiểu 90%".width());
        assert!(drawn.lines().all(|line| line.width() <= 44), "{drawn}");
    }
}
