//! The labels of list items, as a browser shows them.

use scraper::ElementRef;

/// A list as far as it is counted.
pub(super) struct List {
    style: Style,
    next: i64,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Style {
    Bullet,
    Decimal,
    LowerLetter,
    UpperLetter,
    LowerRoman,
    UpperRoman,
}

impl List {
    pub(super) fn of(element: ElementRef<'_>) -> Self {
        let value = element.value();
        let style = match (value.name(), value.attr("type")) {
            ("ol", Some("a")) => Style::LowerLetter,
            ("ol", Some("A")) => Style::UpperLetter,
            ("ol", Some("i")) => Style::LowerRoman,
            ("ol", Some("I")) => Style::UpperRoman,
            ("ol", _) => Style::Decimal,
            _ => Style::Bullet,
        };
        Self {
            style,
            next: number(value.attr("start")).unwrap_or(1),
        }
    }

    /// The label of the next item.
    pub(super) fn next(&mut self, item: ElementRef<'_>) -> String {
        let own = number(item.value().attr("value"));
        let count = own.unwrap_or(self.next);
        self.next = count.saturating_add(1);
        match self.style {
            Style::Bullet => "-".to_owned(),
            Style::Decimal => format!("{count}."),
            // Offices write letters with a bracket and Roman numerals with a dot.
            Style::LowerLetter => format!("{})", letters(count)),
            Style::UpperLetter => format!("{}.", letters(count).to_uppercase()),
            Style::LowerRoman => format!("{}.", roman(count).to_lowercase()),
            Style::UpperRoman => format!("{}.", roman(count)),
        }
    }
}

fn number(words: Option<&str>) -> Option<i64> {
    words?.trim().parse().ok()
}

/// a … z; what lies beyond stays decimal.
fn letters(count: i64) -> String {
    let letter = u8::try_from(count).ok().filter(|n| (1..=26).contains(n));
    letter.map_or_else(
        || count.to_string(),
        |n| char::from(b'a' + n - 1).to_string(),
    )
}

/// I … XXXIX; what lies beyond stays decimal.
fn roman(count: i64) -> String {
    if !(1..40).contains(&count) {
        return count.to_string();
    }
    let ones = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
    let one = usize::try_from(count % 10).ok().and_then(|n| ones.get(n));
    let tens = usize::try_from(count / 10).unwrap_or(0);
    format!("{}{}", "X".repeat(tens), one.unwrap_or(&""))
}
