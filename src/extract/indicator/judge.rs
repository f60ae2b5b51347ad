//! What is made of a label and an indicator: which words are unexplained, and which turn it.

use super::common::{Said, Turn, bits};
use super::spelling::Piece;
use super::{Entry, Laid, units};

/// Added to the unexplained words of a label whose first words are unexplained.
const HEADLESS: u32 = 1000;

/// A label with what common words say of it.
pub(super) struct Label<'l> {
    pub(super) pieces: &'l [Piece],
    /// How many of the words are its own; the others stand behind the value.
    pub(super) own: usize,
    pub(super) printed: &'l str,
    pub(super) behind: Option<&'l str>,
    pub(super) unit: Option<&'l str>,
    pub(super) said: &'l Said,
}

/// What is made of a label and an indicator of which all is said that has to be.
#[derive(Clone, Debug)]
pub(super) enum Judged {
    /// Every word is explained; by how many words it is said.
    Exact(u32),
    /// Words are unexplained.
    Near {
        words: Vec<String>,
        left: u32,
        said: u32,
    },
    /// A word turns it.
    Not {
        word: String,
        turn: Option<Turn>,
        left: u32,
    },
    /// Too much is unexplained.
    Far,
}

impl Label<'_> {
    /// What is made of the label laid over an indicator.
    pub(super) fn judge(&self, entry: &Entry, laid: &Laid) -> Judged {
        let all = bits(0, self.pieces.len());
        let explained = laid.required | laid.base | laid.part | laid.scope;
        let left = all & !explained & !self.said.neutral;
        let content = (all & !self.said.neutral) | explained;
        let head = content & content.wrapping_neg();
        // What stands first is counted: where it is not explained, little is said of neighbours.
        let counted = self.counted(laid, head & !left);
        let is_headed = left & head == 0 && counted.is_none();
        let far = if is_headed { 0 } else { HEADLESS };
        let not = |word: u128, turn: Option<Turn>| Judged::Not {
            word: self.words(word).join(" … "),
            turn,
            left: left.count_ones() + far,
        };
        // "Tổng số dịch vụ công trực tuyến đủ điều kiện": a base that names what alone would be another.
        let turned = laid.not & !laid.base;
        if turned != 0 {
            return not(turned, None);
        }
        if let Some((word, turn)) = self.turned(laid, left) {
            return not(word, Some(turn));
        }
        if let Some((word, turn)) = counted {
            return not(word, Some(turn));
        }
        let unit = units::judge(&entry.unit, &entry.bases, self.unit);
        if unit == units::Agreement::Other {
            return Judged::Not {
                word: self.unit.unwrap_or_default().to_owned(),
                turn: Some(Turn::Unit),
                left: left.count_ones() + far,
            };
        }
        let said = laid.required.count_ones();
        let open = left | laid.part & !laid.required;
        let sure = unit == units::Agreement::Same;
        if open == 0 && sure {
            return Judged::Exact(said);
        }
        if is_far(left, content, head) {
            return Judged::Far;
        }
        let mut words = self.words(open);
        words.extend(self.unit.filter(|_| !sure).map(str::to_owned));
        Judged::Near {
            words,
            // A part is explained, though it makes nothing certain.
            left: left.count_ones() + u32::from(open != left) + u32::from(!sure) + far,
            said,
        }
    }

    /// "Thủ tục hành chính có thanh toán trực tuyến": others that stand first, so that they are counted,
    /// though they may be said further on.
    fn counted(&self, laid: &Laid, head: u128) -> Option<(u128, Turn)> {
        let headed = laid.required | laid.base | laid.part;
        if head & headed != 0 || self.piece(head).is_none_or(|piece| piece.before.joint) {
            return None;
        }
        let counts = |turn: Turn| matches!(turn, Turn::Population | Turn::Level | Turn::Part);
        let mut turns = self.said.turns.iter().copied();
        turns.find(|(here, turn)| here & head != 0 && counts(*turn))
    }

    /// The first words that turn the measure.
    fn turned(&self, laid: &Laid, left: u128) -> Option<(u128, Turn)> {
        let begins = laid.required & laid.required.wrapping_neg();
        let mut turns = self.said.turns.iter().copied();
        turns.find(|(here, turn)| {
            let first = here & here.wrapping_neg();
            let is_done = *turn != Turn::Deed
                || first < begins
                || self.piece(first).is_some_and(|piece| piece.before.passive);
            here & left != 0 && is_done
        })
    }

    /// The word of a bit.
    fn piece(&self, bit: u128) -> Option<&Piece> {
        self.pieces.get(bit.trailing_zeros() as usize)
    }

    /// Words as they are printed, neighbours together.
    fn words(&self, mut of: u128) -> Vec<String> {
        let mut words = Vec::new();
        while of != 0 {
            let here = run(of, of & of.wrapping_neg());
            of &= !here;
            let first = here.trailing_zeros() as usize;
            let last = first + here.count_ones() as usize - 1;
            let printed = if first < self.own {
                self.printed
            } else {
                self.behind.unwrap_or_default()
            };
            let range = |at: usize| self.pieces.get(at).map(|piece| piece.range.clone());
            let (Some(from), Some(to)) = (range(first), range(last)) else {
                break;
            };
            words.push(
                printed
                    .get(from.start..to.end)
                    .unwrap_or_default()
                    .to_owned(),
            );
        }
        words
    }
}

/// The neighbours of a bit that are set too, from it on.
fn run(of: u128, bit: u128) -> u128 {
    let from = bit.trailing_zeros();
    let length = (!(of >> from)).trailing_zeros();
    bits(from as usize, length as usize)
}

/// Whether so much is unexplained that nothing can be said.
fn is_far(left: u128, content: u128, head: u128) -> bool {
    let (left_out, all) = (left.count_ones(), content.count_ones());
    left_out * 2 > all || (left & head != 0 && left_out > 3)
}
