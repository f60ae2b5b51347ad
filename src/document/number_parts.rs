//! A number cut into ordinal, year and groups of letters.

/// The pieces of a number, before anything is known of kinds and bodies.
#[derive(Debug, Default)]
pub(super) struct Parts<'t> {
    /// Digits, with dots inside (`66.22`) and at most one letter behind (`12a`).
    pub(super) ordinal: &'t str,
    /// A year behind the ordinal.
    pub(super) year: Option<i16>,
    /// The groups of letters.
    pub(super) letters: Vec<&'t str>,
    /// The mark before each group of letters; a blank where there is none.
    pub(super) separators: Vec<char>,
    /// A blank beside a mark or inside a group.
    pub(super) has_stray_blank: bool,
    /// Further words behind a blank.
    pub(super) has_more: bool,
}

/// A dash or a slash of any look as `-` or `/`; any blank as a blank.
pub(super) fn plain_mark(c: char) -> char {
    match c {
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FE58}' | '\u{FE63}' | '\u{FF0D}' => '-',
        '\u{2044}' | '\u{2215}' | '\u{FF0F}' => '/',
        c if c.is_whitespace() => ' ',
        c => c,
    }
}

/// Cuts a number, already in NFC, into its pieces.
pub(super) fn split(text: &str) -> Parts<'_> {
    let text = without_surroundings(text);
    let mut parts = Parts::default();
    let (ordinal, mut rest) = leading_ordinal(text);
    parts.ordinal = ordinal;
    let mut mark = ' ';
    loop {
        let (next, blank) = take_mark(&mut rest);
        // The blank that stands for a mark is that mark; any other is astray.
        parts.has_stray_blank |= blank && next.is_some();
        mark = next.unwrap_or(mark);
        if next.is_none() && blank && !parts.letters.is_empty() {
            parts.has_more = !rest.is_empty();
            break;
        }
        let (group, behind) = leading_group(rest);
        if group.is_empty() {
            break;
        }
        rest = behind;
        let is_first = parts.letters.is_empty() && parts.year.is_none() && !ordinal.is_empty();
        // "5-2026/…": no body has the name of a year.
        if let Some(year) = year(group).filter(|_| is_first && mark != ' ') {
            parts.year = Some(year);
        } else {
            parts.letters.push(group);
            parts.separators.push(mark);
        }
        mark = ' ';
    }
    parts
}

/// The text without "Số:", brackets and marks of the sentence around it.
fn without_surroundings(text: &str) -> &str {
    let outside = |c: char| c.is_whitespace() || ".,;:()[]\"“”«»'".contains(c);
    // Nor does a mark between parts belong to it where no part follows.
    let closing = |c: char| outside(c) || plain_mark(c) == '-' || c == '/';
    let text = text.trim_matches(outside).trim_end_matches(closing);
    let behind = ["số", "Số", "SỐ"]
        .iter()
        .find_map(|word| text.strip_prefix(word));
    behind.map_or(text, |rest| rest.trim_start_matches(outside))
}

/// Digits with dots between them, and one small letter where no further letter follows.
fn leading_ordinal(text: &str) -> (&str, &str) {
    let digits = text
        .find(|c: char| !c.is_ascii_digit() && c != '.')
        .unwrap_or(text.len());
    let (head, tail) = text.split_at(digits);
    let mut behind = tail.chars();
    let has_letter = !head.is_empty()
        && behind.next().is_some_and(|c| c.is_ascii_lowercase())
        && behind.next().is_none_or(|c| !c.is_alphanumeric());
    text.split_at(if has_letter {
        digits + 1
    } else {
        head.trim_end_matches('.').len()
    })
}

/// Takes a mark and the blanks around it.
fn take_mark(rest: &mut &str) -> (Option<char>, bool) {
    let mut mark = None;
    let mut blank = false;
    while let Some(c) = rest.chars().next() {
        match plain_mark(c) {
            ' ' => blank = true,
            m @ ('-' | '/') if mark.is_none() => mark = Some(m),
            // A second mark: the first one counts.
            '-' | '/' | '.' => {}
            _ => break,
        }
        *rest = rest.get(c.len_utf8()..).unwrap_or_default();
    }
    (mark, blank)
}

/// Letters, digits and the `&` of `CNTT&CĐS`, up to a mark or a blank.
fn leading_group(text: &str) -> (&str, &str) {
    let end = text.find(|c: char| matches!(plain_mark(c), '-' | '/' | ' '));
    text.split_at(end.unwrap_or(text.len()))
}

fn year(group: &str) -> Option<i16> {
    let digits = group.len() == 4 && group.bytes().all(|b| b.is_ascii_digit());
    let year: i16 = group.parse().ok().filter(|_| digits)?;
    (1945..=2100).contains(&year).then_some(year)
}
