//! Text of others — labels, titles, names of files, quotes — as it may be shown.
//!
//! A label can hold what a terminal obeys, a log takes for a command, or nobody sees: it could
//! hide a finding or forge one. Such characters are shown as signs, so that what is printed is
//! what is there.

use memchr::memmem;
use std::borrow::Cow;
use std::fmt::Write as _;

/// A text on one line with a sign for each character that is obeyed or not seen: `␛` for an
/// escape, `⏎` for the end of a line, `⟨U+202E⟩` for a turn of the direction.
pub fn seen(text: &str) -> Cow<'_, str> {
    shown(text, |_| false)
}

/// The words of a plan as they may be shown: as [`seen`], but what takes no room and is passed
/// over in reading too is left out.
pub fn seen_words(text: &str) -> Cow<'_, str> {
    shown(text, is_passed_over)
}

/// Whether a character takes no room and is passed over where plans are read.
fn is_passed_over(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}'
    )
}

fn shown(text: &str, left_out: impl Fn(char) -> bool) -> Cow<'_, str> {
    if !doubtful(text).any(is_unseen) && !text.bytes().any(|byte| matches!(byte, b'\n' | b'#')) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 8);
    let mut letters = text.chars().peekable();
    while let Some(c) = letters.next() {
        match c {
            '\r' if letters.peek() == Some(&'\n') => {}
            '\n' => out.push('⏎'),
            '\t' => out.push(' '),
            // A log would take "##[error]" for a command, wherever it stands.
            '[' | 'v' if out.ends_with("##") => {
                out.push('·');
                out.push(c);
            }
            c if !is_unseen(c) => out.push(c),
            c if left_out(c) => {}
            c => push_sign(c, &mut out),
        }
    }
    Cow::Owned(out)
}

/// Many lines as they go to a terminal or a log: nothing in them is obeyed but the ends of lines,
/// tabs, and — where colours are used — the colours that the program itself uses. A line cannot
/// be a command of the service that keeps the log.
pub fn screen(text: &str, colours: bool) -> Cow<'_, str> {
    let harmless = |c: char| matches!(c, '\n' | '\t') || !is_unseen(c);
    let is_harmless = doubtful(text).all(harmless);
    if is_harmless && !holds(text, "::") && !holds(text, "##") {
        return Cow::Borrowed(text);
    }
    // What is passed over may not stand within a command, or the command would be whole without it.
    let text: String = text.chars().filter(|c| !is_passed_over(*c)).collect();
    let mut out = String::with_capacity(text.len() + 8);
    let mut rest = text.as_str();
    while let Some(c) = rest.chars().next() {
        let colour = if colours { colour(rest) } else { 0 };
        let length = if let Some(command) = command(rest, &out) {
            // A dot in front parts it from what makes it a command.
            let (before, after) = command;
            out.push_str(before);
            out.push('·');
            out.push_str(after);
            before.len() + after.len()
        } else if rest.starts_with("\r\n") {
            c.len_utf8()
        } else if colour > 0 {
            out.push_str(rest.get(..colour).unwrap_or_default());
            colour
        } else {
            if harmless(c) {
                out.push(c);
            } else {
                push_sign(c, &mut out);
            }
            c.len_utf8()
        };
        rest = rest.get(length..).unwrap_or_default();
    }
    Cow::Owned(out)
}

/// JSON in which no character is obeyed or not seen: each is written as its escape, and means
/// what it meant.
pub fn escaped(json: &str) -> Cow<'_, str> {
    let harmless = |c: char| matches!(c, '\n' | '\t' | '\r') || !is_unseen(c);
    let is_harmless = doubtful(json).all(harmless);
    if is_harmless && !holds(json, "##") {
        return Cow::Borrowed(json);
    }
    let mut out = String::with_capacity(json.len() + 8);
    for c in json.chars() {
        if harmless(c) && !(c == '#' && out.ends_with('#')) {
            out.push(c);
        } else {
            for unit in c.encode_utf16(&mut [0; 2]) {
                let _ = write!(out, "\\u{unit:04x}");
            }
        }
    }
    Cow::Owned(out)
}

/// Whether signs stand in a text, mostly a long one without them.
fn holds(text: &str, signs: &str) -> bool {
    memmem::find(text.as_bytes(), signs.as_bytes()).is_some()
}

/// The characters of a text that are not surely seen by their bytes, and are no end of a line: nearly all that is
/// written has few of them.
pub fn doubtful(text: &str) -> impl Iterator<Item = char> {
    let mut rest = text;
    std::iter::from_fn(move || {
        loop {
            // Where words of a block are no beginning of a character they are not asked about.
            let seen = surely_seen(rest.as_bytes());
            let open = rest.as_bytes().get(seen..)?.iter();
            let at = seen + open.copied().position(is_open)?;
            rest = rest.get(at..)?;
            if let [0xE1, 0xBA | 0xBB, ..]
            | [0xE2, 0x80, 0x90..=0xA7, ..]
            | [0xE2, 0x86..=0x9F, ..] = rest.as_bytes()
            {
                // Letters of Vietnamese; dashes, quotation marks and bullets; arrows, signs, shapes.
                rest = rest.get(3..)?;
                continue;
            }
            let c = rest.chars().next()?;
            rest = rest.get(c.len_utf8()..)?;
            return Some(c);
        }
    })
}

/// So many bytes are looked at together.
const BLOCK: usize = 64;

/// How many bytes, from the first, say in whole blocks that all of their characters are seen: all bytes of a block
/// are looked at without a branch, so that a processor looks at many at once.
fn surely_seen(bytes: &[u8]) -> usize {
    let mut seen = 0;
    while let Some(block) = bytes.get(seen..)
        && let (Some(first), Some(second), Some(third)) = (
            block.first_chunk::<BLOCK>(),
            block.get(1..).and_then(|rest| rest.first_chunk::<BLOCK>()),
            block.get(2..).and_then(|rest| rest.first_chunk::<BLOCK>()),
        )
    {
        // Most blocks have no sign beyond ASCII and letters, and what those are is asked with less.
        if has_more_than_letters(first, second) && has_unknown(first, second, third) {
            break;
        }
        seen += BLOCK;
    }
    seen
}

/// Whether any of these bytes, by the one behind it, is no ASCII that is seen nor of a Vietnamese letter; the end of a
/// line is none either.
#[expect(clippy::needless_bitwise_bool, reason = "a branch less a byte")]
#[expect(
    clippy::indexing_slicing,
    reason = "INVARIANT: each place is in an array of so many"
)]
fn has_more_than_letters(first: &[u8; BLOCK], second: &[u8; BLOCK]) -> bool {
    let mut more = false;
    for at in 0..BLOCK {
        let (a, b) = (first[at], second[at]);
        let vietnamese = (a == 0xE1) & (b | 1 == 0xBB);
        // A control comes to stand above all letters.
        let beyond = a.wrapping_sub(b' ') >= 0xC7 - b' ';
        more |= (a == 0x7F) | (a == 0xC2) | beyond & !vietnamese;
    }
    more
}

/// Whether any of these bytes, by the two behind it, begins what is not surely seen.
#[expect(clippy::needless_bitwise_bool, reason = "a branch less a byte")]
#[expect(
    clippy::indexing_slicing,
    reason = "INVARIANT: each place is in an array of so many"
)]
fn has_unknown(first: &[u8; BLOCK], second: &[u8; BLOCK], third: &[u8; BLOCK]) -> bool {
    let mut unknown = false;
    for at in 0..BLOCK {
        let (a, b, c) = (first[at], second[at], third[at]);
        let control = (a < b' ') & (a != b'\n') | (a == 0x7F);
        let vietnamese = (a == 0xE1) & ((b == 0xBA) | (b == 0xBB));
        let dash = (b == 0x80) & (0x90..=0xA7).contains(&c);
        let sign = (0x86..=0x9F).contains(&b);
        let known = vietnamese | (a == 0xE2) & (dash | sign);
        let other = (a == 0xC2) | (a >= 0xC7);
        unknown |= control | other & !known;
    }
    unknown
}

/// Whether a first byte says nothing of its character: it is none of ASCII but a control, and begins no letter of Latin;
/// what follows a first byte is never asked about.
fn is_open(byte: u8) -> bool {
    !matches!(byte, b' '..=b'~' | b'\n' | 0x80..=0xC1 | 0xC3..=0xC6)
}

/// Whether a character is obeyed or not seen: a control, an end of a line, a turn of the
/// direction, a blank or filler without width.
pub fn is_unseen(c: char) -> bool {
    match c {
        ' '..='~' => false,
        '\u{ad}'
        | '\u{61c}'
        | '\u{115f}'
        | '\u{1160}'
        | '\u{180e}'
        | '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{3164}'
        | '\u{feff}'
        | '\u{ffa0}'
        | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e007f}' => true,
        _ => c.is_control(),
    }
}

fn push_sign(c: char, out: &mut String) {
    match c {
        '\0'..='\u{1f}' => out.extend(char::from_u32(0x2400 + u32::from(c))),
        '\u{7f}' => out.push('␡'),
        _ => {
            let _ = write!(out, "⟨U+{:04X}⟩", u32::from(c));
        }
    }
}

/// What a service that keeps the log would take for a command here, in two parts: `::error …` at
/// the beginning of a line, `##[…` and `##vso[…` anywhere.
fn command<'t>(rest: &'t str, before: &str) -> Option<(&'t str, &'t str)> {
    for mark in ["##[", "##vso["] {
        if rest.starts_with(mark) {
            return Some((rest.get(..2)?, rest.get(2..mark.len())?));
        }
    }
    let line = before.rsplit('\n').next().unwrap_or_default();
    // Three and a blank part the places of one message from each other.
    let begins = rest.starts_with("::") && !rest.starts_with("::: ") && line.trim().is_empty();
    begins.then(|| Some((rest.get(..0)?, rest.get(..2)?)))?
}

/// The length of a colour or weight of the program's own at the beginning of a text; nought where
/// there is none. Nothing hides with them: no concealing, no background, no black.
fn colour(text: &str) -> usize {
    let Some((inside, _)) = text
        .strip_prefix("\u{1b}[")
        .and_then(|rest| rest.split_once('m'))
    else {
        return 0;
    };
    let own = match inside.strip_prefix("38;5;") {
        Some(number) => matches!(number.parse(), Ok(1..=15_u8)),
        None => {
            matches!(
                inside,
                "" | "0" | "1" | "2" | "3" | "4" | "22" | "23" | "24" | "39" | "49"
            ) || matches!(inside.parse(), Ok(31..=37_u8 | 91..=97))
        }
    };
    if own { inside.len() + 3 } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_not_doubtful_is_seen() {
        for c in ('\0'..=char::MAX).filter(|c| is_unseen(*c) && *c != '\n') {
            assert!(doubtful(&format!("Tỷ {c}≥")).eq([c]), "{c:?}");
        }
        assert_eq!(doubtful("Tỷ lệ ≥ 80% – “đạt” □ → đủ\n").count(), 0);
    }

    #[test]
    fn what_is_obeyed_or_not_seen_is_a_sign() {
        for (text, wanted) in [
            ("Tỷ lệ ≥ 80% “a”", "Tỷ lệ ≥ 80% “a”"),
            ("a\u{1b}[8mb\u{7}", "a␛[8mb␇"),
            ("a\r\nb\nc\rd", "a⏎b⏎c␍d"),
            ("a\u{202e}b\u{2066}", "a⟨U+202E⟩b⟨U+2066⟩"),
            ("a\u{9b}2J\u{7f}\u{0}", "a⟨U+009B⟩2J␡␀"),
            ("level\u{200b}", "level⟨U+200B⟩"),
            ("a\u{2028}b\tc", "a⟨U+2028⟩b c"),
            ("a ##[error]b ##vso[c] ## d", "a ##·[error]b ##·vso[c] ## d"),
        ] {
            assert_eq!(seen(text), wanted);
        }
        assert_eq!(seen_words("Tỷ\u{200b} lệ\u{ad}\u{202e}"), "Tỷ lệ⟨U+202E⟩");
    }

    #[test]
    fn a_log_gets_no_command_and_a_terminal_no_order_but_our_colours() {
        let text = "\u{1b}[31mx\u{1b}[0m\n  ::error::a ::b\n##[error]c ##vso[d]\u{1b}[8me";
        assert_eq!(
            screen(text, true),
            "\u{1b}[31mx\u{1b}[0m\n  ·::error::a ::b\n##·[error]c ##·vso[d]␛[8me"
        );
        assert!(!screen(text, false).contains('\u{1b}'));
        let apart = "a ##\u{ad}[error]b\n:\u{200b}:error::c\n#\u{feff}#vso[d]";
        assert_eq!(
            screen(apart, false),
            "a ##·[error]b\n·::error::c\n##·vso[d]"
        );
        for hidden in ["30", "40", "38;5;0", "7", "38;2;0;0;0", "31;8"] {
            let text = format!("\u{1b}[{hidden}m");
            assert!(!screen(&text, true).contains('\u{1b}'), "{hidden}");
        }
    }

    proptest! {
        #[test]
        fn nothing_shown_is_obeyed(text in any::<String>()) {
            prop_assert!(!seen(&text).chars().any(is_unseen));
            prop_assert!(!seen_words(&text).chars().any(is_unseen));
            let screen = screen(&text, false);
            prop_assert!(!screen.chars().any(|c| is_unseen(c) && !"\n\t".contains(c)));
            let command = |line: &str| line.starts_with("::") && !line.starts_with("::: ");
            prop_assert!(!screen.lines().any(|line| command(line.trim_start())));
            prop_assert!(!screen.contains("##["));
        }

        #[test]
        fn escaped_json_means_what_it_meant(text in any::<String>()) {
            let json = serde_json::to_string(&text).unwrap();
            let safe = escaped(&json);
            prop_assert!(!safe.chars().any(is_unseen));
            prop_assert_eq!(serde_json::from_str::<String>(&safe).unwrap(), text);
        }
    }
}
