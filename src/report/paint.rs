//! Colours in the cells of a table.
//!
//! What lays a table out counts the letters of a cell, and would count the signs of a colour with
//! them. So each word is first put between marks that have no width, which become colours once
//! the table stands.

use anstyle::{AnsiColor, Style};

/// What a colour says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tone {
    /// As it should be.
    Good,
    /// Not as it should be.
    Bad,
    /// To be looked at.
    Doubtful,
}

/// Stands where colour ends. It and what stands where one begins are signs of formulas, of no
/// width, in no plan.
const END: char = '\u{2061}';

impl Tone {
    const ALL: [Self; 3] = [Self::Good, Self::Bad, Self::Doubtful];

    fn mark(self) -> char {
        match self {
            Self::Good => '\u{2062}',
            Self::Bad => '\u{2063}',
            Self::Doubtful => '\u{2064}',
        }
    }

    fn style(self) -> Style {
        let colour = match self {
            Self::Good => AnsiColor::Green,
            Self::Bad => AnsiColor::Red,
            Self::Doubtful => AnsiColor::Yellow,
        };
        colour.on_default()
    }
}

/// Text each of whose words is marked for a tone: a line may end behind any of them.
pub(super) fn marked(text: &str, tone: Tone) -> String {
    let lines = text.lines().map(|line| {
        let words = line.split(' ');
        let words = words.map(|word| match word {
            "" => String::new(),
            word => format!("{}{word}{END}", tone.mark()),
        });
        words.collect::<Vec<_>>().join(" ")
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// A table with colours in place of the marks.
pub(super) fn painted(mut table: String) -> String {
    if !table.contains(END) {
        return table;
    }
    for tone in Tone::ALL {
        // From one word to the next of a line the colour goes on.
        table = table.replace(&format!("{END} {}", tone.mark()), " ");
        table = table.replace(tone.mark(), &tone.style().render().to_string());
    }
    let end = Tone::Good.style().render_reset().to_string();
    table.replace(END, &end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_width::UnicodeWidthStr as _;

    #[test]
    fn marks_have_no_width() {
        let text = "chưa đạt\n(đã hết giai đoạn)";
        let width = |text: &str| text.lines().map(str::width).collect::<Vec<_>>();
        assert_eq!(width(&marked(text, Tone::Bad)), width(text));
    }

    #[test]
    fn a_line_is_painted_once() {
        let table = format!("│ {} │", marked("chưa đạt", Tone::Bad));
        assert_eq!(painted(table), "│ \u{1b}[31mchưa đạt\u{1b}[0m │");
        assert_eq!(painted("│ đạt │".to_owned()), "│ đạt │");
    }
}
