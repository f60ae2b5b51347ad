//! What the words that were seen prove of a requirement.

use super::{Force, Requirement, RuleSet};
use crate::plan::{Indicator, IndicatorId};
use crate::text::loose;

/// Why no error may rest on a requirement, though its document is well known: it can warn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shortfall {
    /// Its words were seen in another language only.
    Translated,
    /// The words seen lack those by which its indicator is narrower than a look-alike
    /// ("toàn trình"), so they may speak of the look-alike.
    Lacks(String),
}

impl RuleSet {
    /// Notes of each requirement what the words seen lack.
    pub(super) fn weigh_quotes(&mut self) {
        let found: Vec<_> = self
            .requirements
            .iter()
            .map(|r| self.shortfall(r))
            .collect();
        for (at, shortfall) in found.into_iter().enumerate() {
            if let Some(requirement) = self.requirements.get_mut(at) {
                requirement.shortfall = shortfall;
            }
        }
    }

    fn shortfall(&self, requirement: &Requirement) -> Option<Shortfall> {
        let quote = requirement.quote.as_deref()?;
        if is_foreign(quote) {
            return Some(Shortfall::Translated);
        }
        if requirement.force != Force::Must || requirement.bound.is_none() {
            return None;
        }
        let label = loose(&self.indicator(requirement.indicator).vi);
        let quote = loose(quote);
        let said: Vec<&str> = quote.split(' ').collect();
        self.broader(requirement.indicator, &label)
            .find_map(|broader| lacking(&label, &broader, &said))
            .map(Shortfall::Lacks)
    }

    /// The labels of look-alikes of which each word is in the label of an indicator, too, in
    /// loose spelling: what it measures is narrower.
    fn broader(&self, id: IndicatorId, label: &str) -> impl Iterator<Item = String> {
        let own: Vec<&str> = label.split(' ').collect();
        let near = move |(at, other): &(u32, &Indicator)| {
            other.near.contains(&id) || self.indicator(id).near.contains(&IndicatorId(*at))
        };
        (0..)
            .zip(&self.indicators)
            .filter(near)
            .map(|(_, other)| loose(&other.vi))
            .filter(move |other| other.split(' ').all(|word| own.contains(&word)))
    }
}

/// The first words of a label that a broader label does not have, nor what was said.
fn lacking(label: &str, broader: &str, said: &[&str]) -> Option<String> {
    let broader: Vec<&str> = broader.split(' ').collect();
    let mut words = label.split(' ');
    let lacks = |word: &&str| !broader.contains(word) && !said.contains(word);
    let first = words.find(lacks)?;
    let more = words.take_while(lacks);
    Some(
        std::iter::once(first)
            .chain(more)
            .collect::<Vec<_>>()
            .join(" "),
    )
}

/// Whether words are of another language: of several words of small letters, fewer than
/// one in four has a letter beyond ASCII, as most Vietnamese words have.
fn is_foreign(quote: &str) -> bool {
    let is_word = |word: &&str| {
        let letters = word.chars().filter(|c| c.is_alphabetic()).count();
        letters > 1 && word.chars().any(char::is_lowercase)
    };
    let is_marked = |word: &str| word.chars().any(|c| !c.is_ascii() && c.is_alphabetic());
    let (mut all, mut marked) = (0_usize, 0_usize);
    for word in quote.split_whitespace().filter(is_word) {
        all += 1;
        marked += usize::from(is_marked(word));
    }
    all >= 3 && marked * 4 < all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_language_is_told_by_its_letters() {
        let foreign = [
            "All administrative procedures within a province are to be carried out",
            "100% of TTHCs providing DVC on the total number in Đồng Nai",
        ];
        let own = [
            "Tỷ lệ thanh toán trực tuyến % 80",
            "100% TTHC",
            "5G 70% dân số",
            "Kinh phí chi cho nghiên cứu phát triển (R&D) % GDP 2",
            "phủ sóng 5G theo quy hoạch",
        ];
        for quote in foreign {
            assert!(is_foreign(quote), "{quote}");
        }
        for quote in own {
            assert!(!is_foreign(quote), "{quote}");
        }
    }

    #[test]
    fn a_word_that_narrows_has_to_be_said() {
        let (narrow, broad) = (
            "hồ sơ được xử lý trực tuyến toàn trình",
            "hồ sơ xử lý trực tuyến",
        );
        let lack = |said: &str| lacking(narrow, broad, &said.split(' ').collect::<Vec<_>>());
        assert_eq!(lack("hồ sơ được xử lý trực tuyến toàn trình"), None);
        assert_eq!(
            lack("hồ sơ được xử lý trực tuyến"),
            Some("toàn trình".into())
        );
        assert_eq!(lack("xử lý hoàn toàn trên mạng được"), Some("trình".into()));
    }
}
