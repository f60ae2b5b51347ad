//! Who issued a document: where the name starts, and where it ends.

use super::kind;
use super::names::Name;
use crate::extract::phrases::{Phrases, lists};
use crate::extract::stretch::{Stretch, is_shouted, starts_upper};
use crate::text::letter::{is_alphanumeric, is_lower, is_upper};
use crate::text::{bare, bare_letters};
use std::sync::LazyLock;

lists! {
    /// Words that begin the subject of a document, or the rest of the sentence.
    STOPS "issuer-stop";
    /// Stops that no name goes on with, whatever its last word.
    FIRM_STOPS "issuer-stop-firm";
    /// Stops that may also be printed with a capital.
    CAPITAL_STOPS "issuer-stop-capital";
    /// Words after which such a word belongs to the name: "Sở Xây dựng".
    OPENS_A_NAME "opens-a-name";
    /// The last word of a sector, behind which a capital verb begins the subject: "Sở Nội vụ Hướng dẫn …".
    ENDS_A_SECTOR "ends-a-sector";
    /// Words after which such a word belongs to the name where it has a capital: "Viện Phát triển".
    OPENS_A_CAPITAL_NAME "opens-a-capital-name";
    /// What begins like a body and is none.
    NO_BODY "no-body";
    /// "Hội nghị lần thứ tám …" issues resolutions.
    CONFERENCE "conference";
    /// Who speaks for a board.
    OF_A_BOARD "of-a-board";
    /// Boards, whose names say what they are about.
    BOARD "board";
    /// What boards are about.
    BOARD_OF "board-of";
    /// The first word of what a board is for, right after its name.
    BOARD_AIM "board-aim";
    /// A scheme in the name of a board.
    BOARD_SCHEME "board-scheme";
    /// The last word of "Tổ giúp", which "việc" follows.
    BOARD_STAFF "board-staff";
    /// The last word of "Tổ công tác".
    BOARD_WORKS "board-works";
    /// The last word of "Ban Chỉ đạo".
    BOARD_LEADS "board-leads";
    /// What such a group does.
    BOARD_DOES "board-does";
    /// What the name of a board has said already.
    BOARD_TOPIC "board-topic";
    /// "liên Bộ", "các Bộ": names of several bodies follow.
    LIST_OF_BODIES "list-of-bodies";
    /// The last word of those with a colon.
    LIST_WORD "list-word";
    /// "… và các khu công nghiệp" goes on with a name.
    ZONES "zones";
    /// A term of office in brackets.
    TERM "term";
    /// A term of office after a comma.
    TERM_GOES_ON "term-goes-on";
    /// Words shortened by a point: "TP."
    SHORTENED "shortened";
    /// Ministries.
    MINISTRY "ministry";
    /// What begins like a ministry and is none.
    NO_MINISTRY "no-ministry";
    /// The Politburo and the Secretariat issue together.
    POLITBURO "politburo";
    /// See [`POLITBURO`].
    SECRETARIAT "secretariat";
    /// Parts of a name after a comma.
    AFTER_COMMA "after-comma";
    /// "tỉnh", "thành phố" after a comma.
    AREA_BESIDE "area-beside";
    /// Several of something.
    LIST_ALL "list-all";
    /// Within something.
    IN "in-word";
    /// About something.
    ABOUT "about-word";
}

/// Words that the name of a body begins with.
static HEADS: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::of_statements("head").with(&Phrases::of_statements("body")));

/// The stops of two words that no name goes on with, without marks.
static BARE_STOPS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let of_two = FIRM_STOPS.iter().filter(|stop| stop.contains(' '));
    of_two.map(bare).collect()
});

/// The name of the issuer at the start of words.
pub(super) fn issuer(words: Stretch<'_>) -> Option<Stretch<'_>> {
    named(words, false)
}

/// The names of the bodies at the start of words, of a document that several of them issued:
/// "Ủy ban Thường vụ Quốc hội, Chính phủ".
pub(super) fn joint_issuer(words: Stretch<'_>) -> Option<Stretch<'_>> {
    named(words, true)
}

fn named(words: Stretch<'_>, joint: bool) -> Option<Stretch<'_>> {
    let name = words
        .until(end(words, joint))
        .trim_matches(|c: char| c.is_whitespace() || ",-–:|*".contains(c));
    (!name.is_empty()).then_some(name)
}

/// Whether words begin with the name of a body.
pub(in crate::extract) fn begins_with_body(words: Stretch<'_>) -> bool {
    starts_upper(words.text) && is_body(words)
}

/// Whether words begin with the name of a body, however its first letter is written.
pub(in crate::extract) fn is_body(words: Stretch<'_>) -> bool {
    CONFERENCE.begin(words) || (!NO_BODY.begin(words) && HEADS.begin(words))
}

/// The name of a body that words end with, and its province behind a comma: "…, UBND xã X, tỉnh Y".
pub(in crate::extract) fn body_before(words: Stretch<'_>) -> Option<Stretch<'_>> {
    let near = words.last(180).trim_end();
    let mut inside = false;
    let starts = near.text.char_indices().filter(|(_, c)| {
        let starts = !inside && is_alphanumeric(*c);
        inside = is_alphanumeric(*c);
        starts
    });
    starts.map(|(at, _)| near.from(at)).find(|name| {
        begins_with_body(*name)
            && issuer(*name).is_some_and(|by| {
                let beside = name.from(by.end() - name.start);
                beside.is_empty() || is_area_beside(beside)
            })
    })
}

/// ", tỉnh Lâm Đồng"
fn is_area_beside(words: Stretch<'_>) -> bool {
    let rest = words.trim_start_matches(|c| c == ',' || c.is_whitespace());
    let named = AREA_BESIDE.after(rest);
    named.is_some_and(|name| {
        name.text.split(' ').all(|word| word.starts_with(is_upper)) && name.text.len() < 40
    })
}

/// Whether a name begins with a board, whose name says what it is about.
fn is_board(words: Stretch<'_>) -> bool {
    let mut rest = words;
    while let Some(board) = OF_A_BOARD.after(rest) {
        rest = board;
    }
    BOARD.begin(rest)
}

fn end(words: Stretch<'_>, joint: bool) -> usize {
    let board = is_board(words);
    let listed = joint || LIST_OF_BODIES.begin(words);
    let shouted = is_shouted(words.first(60).text) || begins_written_out(words.text);
    let (mut before, mut term) = ("", 0);
    let mut name = (!board && !shouted).then(Name::default);
    for (at, word) in split(words.plain) {
        if at < term {
            continue;
        }
        let rest = words.from(at);
        let stops = at > 0 && stops(rest, before, board, shouted);
        if stops && !(board && is_subject_of_board(rest) && !has_topic(words.until(at))) {
            return at;
        }
        let printed = words.text.get(at..at + word.len()).unwrap_or_default();
        // "CỦA ỦY BAN NHÂN DÂN TỈNH Căn cứ …": the next sentence.
        if shouted && at > 0 && printed.starts_with(is_upper) && printed.contains(is_lower) {
            return at;
        }
        if let Some(length) = term_of_office(rest) {
            term = at + length;
            if !rest.from(length).text.starts_with(' ') {
                return term;
            }
            continue;
        }
        if let Some(over) = name
            .as_mut()
            .and_then(|name| name.goes_on(at, printed, word))
        {
            return over;
        }
        let opens_list = listed && word.ends_with(':') && before.is_empty() | LIST_WORD.is(word);
        let lists_on = listed && word.ends_with(',') && {
            let next = rest.from(word.len()).trim_start();
            starts_upper(next.text) && kind::at_start(next).is_none()
        };
        if let Some(stop) = sign(words, at, word).filter(|_| !opens_list && !lists_on) {
            return stop;
        }
        if at > 260 {
            return at;
        }
        before = word;
    }
    words.text.len()
}

/// Whether words begin with two in capitals that are no abbreviation: "ỦY BAN", not "UBND TP".
fn begins_written_out(text: &str) -> bool {
    let mut words = text.split_whitespace().take(2);
    let shouts = |word: &str| word.contains(is_upper) && !word.contains(is_lower);
    let marked = |word: &str| {
        word.chars()
            .any(|c| !c.is_ascii() && is_upper(c) && c != 'Đ')
    };
    let (Some(first), Some(second)) = (words.next(), words.next()) else {
        return false;
    };
    shouts(first) && shouts(second) && (marked(first) || marked(second))
}

/// The length of "(khóa XIII)" or "(nhiệm kỳ 2025 - 2030)" at the start of words.
fn term_of_office(words: Stretch<'_>) -> Option<usize> {
    let inner = words.plain.strip_prefix('(')?;
    let close = inner.find(')').filter(|at| *at <= 60)?;
    TERM.glued(inner).map(|_| close + "()".len())
}

/// The words of a text with their places.
fn split(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let base = text.as_ptr() as usize;
    text.split_whitespace()
        .map(move |word| (word.as_ptr() as usize - base, word))
}

/// Whether the name ends before these words.
fn stops(rest: Stretch<'_>, before: &str, board: bool, shouted: bool) -> bool {
    if let Some(next) = super::AND.after(rest) {
        if board && BOARD_SCHEME.begin(next) {
            return false;
        }
        // "Ban Quản lý Khu kinh tế … và các khu công nghiệp"
        if ZONES.begin(next) && !board {
            return false;
        }
        return !starts_upper(next.text)
            || kind::at_start(next).is_some()
            || is_abbreviated_kind(next)
            || LIST_ALL.begin(next);
    }
    if IN.begin(rest) && board {
        return false;
    }
    // "Tổ giúp việc", "Tổ công tác triển khai Đề án 06".
    let staffed = board && BOARD_WORKS.is(before) && BOARD_DOES.begin(rest);
    // "Ban Chỉ đạo phát triển …": what a board is for stands right after its name.
    let aimed = board && BOARD_LEADS.is(before) && BOARD_AIM.begin(rest);
    if BOARD_STAFF.is(before) || staffed || aimed {
        return false;
    }
    // "Ban Chỉ đạo", "Ban Tổ chức", "Sở Xây dựng": the word belongs to the name.
    let in_a_name = OPENS_A_NAME.is(before);
    if ENDS_A_SECTOR.is(before) && starts_upper(rest.text) && !shouted {
        return CAPITAL_STOPS.begin(rest);
    }
    if super::NUMBER
        .after(rest)
        .is_some_and(|next| next.text.starts_with(|c: char| c.is_ascii_digit()))
    {
        return true;
    }
    if starts_upper(rest.text) && !shouted {
        return !in_a_name && !OPENS_A_CAPITAL_NAME.is(before) && CAPITAL_STOPS.begin(rest);
    }
    FIRM_STOPS.begin(rest) || (!in_a_name && (STOPS.begin(rest) || is_misspelt_stop(rest)))
}

/// "KH số 55": a kind by its code, with a number behind it.
fn is_abbreviated_kind(words: Stretch<'_>) -> bool {
    let code = words.text.split(' ').next().unwrap_or_default();
    let behind = words.from(code.len()).trim_start();
    kind::of_code(code).is_some() && super::NUMBER.begin(behind)
}

/// "phê duyet": a verb of two words that lost a mark.
fn is_misspelt_stop(rest: Stretch<'_>) -> bool {
    let mut words = rest.plain.split_whitespace();
    let (Some(first), Some(second)) = (words.next(), words.next()) else {
        return false;
    };
    // Most begin with another letter than all of them.
    let begins = bare_letters(first.chars()).next();
    let stops = BARE_STOPS.iter();
    let mut alike = stops.filter(|stop| stop.chars().next() == begins);
    let letters = || bare_letters(first.chars().chain([' ']).chain(second.chars()));
    alike.any(|stop| letters().eq(stop.chars()))
}

/// "về phát triển khoa học … và chuyển đổi số" is part of a board's name, where it does not
/// stand for the subject.
fn is_subject_of_board(rest: Stretch<'_>) -> bool {
    let topic = ABOUT.after(rest).or_else(|| super::AND.after(rest));
    BOARD_OF.begin(rest) || topic.is_some_and(|topic| BOARD_OF.begin(topic))
}

/// "Ban Chỉ đạo Chuyển đổi số …": the name has said what the board is about.
fn has_topic(name: Stretch<'_>) -> bool {
    !ABOUT.stand_in(name) && BOARD_TOPIC.stand_in(name)
}

/// Where a sign in or after a word ends the name.
fn sign(words: Stretch<'_>, at: usize, word: &str) -> Option<usize> {
    let rest = words.from(at);
    let next = rest.from(word.len()).trim_start();
    if word.starts_with(['(', '“', '"', '|', '_']) {
        return Some(at);
    }
    let closers: &[char] = &[';', ':', '.', ',', ')', '”', '"', '»', '|', '*'];
    let stop = at + word.trim_end_matches(closers).len();
    if word.ends_with([';', ':', ')', '”', '"', '»', '|'])
        || (word.ends_with('.') && !SHORTENED.is(word))
    {
        return Some(stop);
    }
    let listed = word.ends_with(',') && !goes_on(words.until(stop), next);
    listed.then_some(stop)
}

/// Whether a name goes on after a comma: "Sở Văn hóa, Thể thao và Du lịch", "…, nhiệm kỳ 2025".
fn goes_on(before: Stretch<'_>, next: Stretch<'_>) -> bool {
    // The two bodies that issue together.
    let both = POLITBURO.begin(before) && SECRETARIAT.begin(next);
    let joint = is_ministry(before) && is_ministry(next);
    if both || joint || TERM_GOES_ON.begin(next) {
        return true;
    }
    if is_board(before) && !starts_upper(next.text) {
        return true;
    }
    AFTER_COMMA.begin(next)
        || (starts_upper(next.text) && !begins_with_body(next) && kind::at_start(next).is_none())
}

/// Whether words begin with a ministry, or with one that issues together with others.
fn is_ministry(words: Stretch<'_>) -> bool {
    starts_upper(words.text) && MINISTRY.begin(words) && !NO_MINISTRY.begin(words)
}

#[cfg(test)]
#[path = "issuer_tests.rs"]
mod tests;
