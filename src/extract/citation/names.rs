//! Which small words the name of a body is made of: where one stands that is in no name, the
//! sentence has gone on.

use crate::extract::phrases::lists;
use crate::text::letter::{is_alphanumeric, is_lower};

lists! {
    /// Words in small letters that names of bodies go on with.
    IN_NAMES "in-name";
    /// Words that may follow the name of a place: "tỉnh Hà Tĩnh khóa XVIII".
    AFTER_A_PLACE "after-place";
    /// Words for areas wherever they stand.
    AREA "area-word";
    /// Words for areas where a name follows: "xã Hòa Bắc", not "xã hội".
    AREA_BEFORE_NAME "area-before-name";
    /// The first word of "đặc khu".
    SPECIAL "special";
    /// The second word of "đặc khu".
    ZONE "zone";
    /// The second part of a word that was taken for an area alone: "tỉnh ủy".
    SECOND_OF_PARTY "second-of-party";
}

/// Follows a name word by word, to see where it ends.
#[derive(Default)]
pub(super) struct Name {
    /// The last word.
    last: Last,
    /// Whether an area has been read: "tỉnh", "phường", "xã Hòa".
    area: bool,
    /// What the last word may be the beginning of.
    word: Opens,
    /// Where the last word starts, if no name is known to have it.
    unknown: Option<usize>,
}

/// What a word may be the beginning of.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Opens {
    #[default]
    Nothing,
    /// The name of an area.
    Area,
    /// "đặc khu".
    Zone,
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Last {
    #[default]
    None,
    Capital,
    Small,
}

impl Name {
    /// Takes the next word, at a byte; says where the name has ended, if it has.
    pub(super) fn goes_on(&mut self, at: usize, printed: &str, lower: &str) -> Option<usize> {
        if super::AND.is(lower) {
            // Another body, or another part of the name, begins.
            *self = Self::default();
            return None;
        }
        let bare = lower.trim_matches(|c: char| !is_alphanumeric(c));
        let small = printed.starts_with(is_lower);
        let first = self.last == Last::None;
        let end = if first || !small || bare.is_empty() {
            None
        } else if self.area {
            (!AFTER_A_PLACE.is(bare) && !SECOND_OF_PARTY.is(bare)).then_some(at)
        } else if IN_NAMES.is(bare) {
            None
        } else {
            // A second small word, or one after a word that closes a term.
            self.unknown.or((self.last == Last::Small).then_some(at))
        };
        let known = !small || first || IN_NAMES.is(bare);
        self.unknown = (!known).then_some(at);
        self.last = if small { Last::Small } else { Last::Capital };
        // "xã Hòa Bắc", not "xã hội"; "thành phố Huế", "đặc khu Phú Quốc".
        self.area |= AREA.is(bare) || (!small && self.word == Opens::Area && !first);
        self.word = if AREA_BEFORE_NAME.is(bare) || (self.word == Opens::Zone && ZONE.is(bare)) {
            Opens::Area
        } else if SPECIAL.is(bare) {
            Opens::Zone
        } else {
            Opens::Nothing
        };
        end
    }
}
