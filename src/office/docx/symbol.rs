//! Signs that are kept as places in a font of signs.

/// The sign behind a place in a font: `Symbol`, `Wingdings`.
pub(in crate::office) fn sign(font: &str, place: u32) -> char {
    let place = place & 0xFF;
    let sign = if font.to_lowercase().contains("wingdings") {
        wingdings(place)
    } else {
        symbol(place)
    };
    sign.unwrap_or(char::REPLACEMENT_CHARACTER)
}

/// The words of a text in which signs of the font Symbol stand at private places.
pub(in crate::office) fn readable(text: &str) -> String {
    let readable = |c: char| match u32::from(c) {
        place @ 0xF000..=0xF0FF => symbol(place & 0xFF).unwrap_or(c),
        _ => c,
    };
    text.chars().map(readable).collect()
}

fn symbol(place: u32) -> Option<char> {
    Some(match place {
        0x20..=0x21 | 0x23 | 0x25..=0x26 | 0x28..=0x29 | 0x2B..=0x2C | 0x2E..=0x3F => {
            char::from_u32(place)?
        }
        0x2D => '-',
        0xA3 => '≤',
        0xA5 => '∞',
        0xAB => '↔',
        0xAC => '←',
        0xAD => '↑',
        0xAE => '→',
        0xAF => '↓',
        0xB0 => '°',
        0xB1 => '±',
        0xB3 => '≥',
        0xB4 => '×',
        0xB7 => '•',
        0xB8 => '÷',
        0xB9 => '≠',
        0xBA => '≡',
        0xBB => '≈',
        0xBC => '…',
        _ => return None,
    })
}

fn wingdings(place: u32) -> Option<char> {
    Some(match place {
        0x6C => '●',
        0x6E => '■',
        0x6F | 0x71 | 0x72 | 0xA8 => '☐',
        0x76 | 0xD8 | 0x9F => '•',
        0xA7 => '▪',
        0xE0 | 0xE8 | 0xF0 => '→',
        0xFB => '✗',
        0xFC => '✓',
        0xFD => '☒',
        0xFE => '☑',
        _ => return None,
    })
}

/// The bullet of a list as plans print it.
pub(in crate::office) fn bullet(text: &str) -> String {
    let mut chars = text.chars();
    match (chars.next(), chars.next()) {
        (Some('o'), None) => "◦".to_owned(),
        (Some(c), None) => match u32::from(c) {
            0xF02D => "-".to_owned(),
            0xF02B => "+".to_owned(),
            0xF0A7 => "▪".to_owned(),
            0xF000..=0xF0FF => "•".to_owned(),
            _ => text.to_owned(),
        },
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_of_fonts() {
        assert_eq!(sign("Symbol", 0xF0B3), '≥');
        assert_eq!(sign("Wingdings", 0xF0FC), '✓');
        assert_eq!(sign("Wingdings 2", 0xF001), '\u{fffd}');
        assert_eq!(readable("\u{f0b3} 80% – Tỷ lệ"), "≥ 80% – Tỷ lệ");
        assert_eq!(
            ["o", "\u{f0b7}", "-", "–"].map(bullet),
            ["◦", "•", "-", "–"]
        );
    }
}
