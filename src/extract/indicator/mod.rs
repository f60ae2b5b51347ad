//! Labels → indicators of the rule set.
//!
//! A label and each phrase by which the vocabulary names an indicator are compared by their
//! words and pairs of words; a word that few phrases have counts for more. The best phrase
//! wins if it is in the label nearly whole; where another indicator comes too close, nobody
//! wins. What the vocabulary says an indicator is not, it is not.

mod spelling;

use super::Why;
use crate::rule::RuleSet;
use crate::target::Unit;
use spelling::{has_words, plain};
use std::collections::HashMap;

/// How a label was matched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Match {
    /// To one indicator, by its slug.
    One(String),
    /// Several come too close to each other: their slugs, the best first.
    Several(Vec<String>),
    /// To none.
    None,
}

/// The vocabulary of a rule set, ready to match labels.
#[derive(Clone, Debug, Default)]
pub(super) struct Vocabulary {
    /// Words and pairs of words, by number, with their weights.
    features: HashMap<String, u32>,
    weights: Vec<u32>,
    /// Which phrases have a feature.
    phrases_of: Vec<Vec<u32>>,
    phrases: Vec<Phrase>,
    indicators: Vec<Entry>,
}

#[derive(Clone, Debug)]
struct Phrase {
    indicator: u32,
    words: String,
    weight: u32,
}

#[derive(Clone, Debug)]
struct Entry {
    slug: String,
    unit: Unit,
    not: Vec<String>,
}

/// A phrase against a label, in thousandths.
#[derive(Clone, Copy, Debug)]
struct Scored {
    phrase: u32,
    indicator: u32,
    score: u32,
    coverage: u32,
}

/// How much of a phrase a label must have, in thousandths.
const COVERAGE: u32 = 720;
/// The same for a label with hardly a word that is not in the phrase.
const WITHIN: u32 = 500;
/// How much of such a label the phrase has.
const WHOLE: u32 = 930;
/// The least score of a match.
const SCORE: u32 = 640;
/// How far the best must be ahead of the next.
const MARGIN: u32 = 25;

/// What another unit than the indicator's takes from the score: it may be meant all the same.
const OTHER_UNIT: u32 = 90;

/// Words too common to tell anything.
const COMMON: &[&str] = &[
    "tỷ", "lệ", "các", "của", "được", "có", "là", "và", "trên", "cho", "tại", "trong", "thuộc",
    "theo", "đạt", "hoặc", "với", "đã", "đối", "vào", "để", "bằng", "về", "đến", "phải", "những",
    "khi", "bàn", "địa", "số", "mức", "từ", "việc", "một", "xã",
];

impl Vocabulary {
    /// The vocabulary of a rule set.
    pub(super) fn of(rules: &RuleSet) -> Self {
        let mut vocabulary = Self::default();
        let mut texts: Vec<(u32, String)> = Vec::new();
        for (at, indicator) in (0_u32..).zip(&rules.indicators) {
            let names = indicator.names.iter().chain(std::iter::once(&indicator.vi));
            texts.extend(names.map(|name| (at, plain(name))));
            vocabulary.indicators.push(Entry {
                slug: indicator.slug.clone(),
                unit: indicator.unit.clone(),
                not: indicator.not.iter().map(|words| plain(words)).collect(),
            });
        }
        vocabulary.weigh(&texts);
        for (indicator, words) in texts {
            vocabulary.add(indicator, words);
        }
        vocabulary
    }

    /// Gives each feature a weight: the rarer among indicators, the more.
    fn weigh(&mut self, texts: &[(u32, String)]) {
        let mut seen: HashMap<String, Vec<u32>> = HashMap::new();
        for (indicator, words) in texts {
            for feature in features(words) {
                let of = seen.entry(feature).or_default();
                if of.last() != Some(indicator) {
                    of.push(*indicator);
                }
            }
        }
        let count = self.indicators.len().max(1);
        let mut all: Vec<(String, usize)> = seen
            .into_iter()
            .map(|(feature, of)| (feature, of.len()))
            .collect();
        all.sort_unstable();
        for (number, (feature, of)) in (0_u32..).zip(all) {
            self.weights.push(weight(&feature, count, of));
            self.features.insert(feature, number);
            self.phrases_of.push(Vec::new());
        }
    }

    fn add(&mut self, indicator: u32, words: String) {
        let number = u32::try_from(self.phrases.len()).unwrap_or(u32::MAX);
        let mut weight = 0;
        for feature in self.known(&words) {
            weight += self.weight(feature);
            if let Some(phrases) = self.phrases_of.get_mut(feature as usize) {
                phrases.push(number);
            }
        }
        self.phrases.push(Phrase {
            indicator,
            words,
            weight,
        });
    }

    /// The features of words that the vocabulary knows, each once.
    fn known(&self, words: &str) -> Vec<u32> {
        let mut known: Vec<u32> = features(words)
            .filter_map(|feature| self.features.get(&feature).copied())
            .collect();
        known.sort_unstable();
        known.dedup();
        known
    }

    fn weight(&self, feature: u32) -> u32 {
        self.weights
            .get(feature as usize)
            .copied()
            .unwrap_or_default()
    }

    /// Matches a label, and says why.
    pub(super) fn find(&self, label: &str, unit: Option<&str>) -> (Match, Why) {
        if label.is_empty() {
            let why = Why::new(
                "một phần của chỉ tiêu nêu trước".to_owned(),
                "part of the target before it".to_owned(),
            );
            return (Match::None, why);
        }
        let words = plain(label);
        let mut ranked = self.rank(&words, unit);
        ranked.truncate(6);
        let Some(best) = ranked.first().copied().filter(|best| best.score >= SCORE) else {
            return (Match::None, self.why_none(&ranked));
        };
        let close: Vec<Scored> = ranked
            .iter()
            .copied()
            .filter(|other| other.score + MARGIN > best.score)
            .collect();
        if close.len() > 1 {
            let slugs = close
                .iter()
                .map(|scored| self.slug(scored.indicator).to_owned())
                .collect();
            return (Match::Several(slugs), self.why_several(&close));
        }
        (
            Match::One(self.slug(best.indicator).to_owned()),
            self.why_one(best),
        )
    }

    /// The indicators by how well their best phrase fits, best first.
    fn rank(&self, words: &str, unit: Option<&str>) -> Vec<Scored> {
        let own = |feature: String| {
            let number = self.features.get(&feature);
            number.map_or(UNKNOWN, |number| self.weight(*number))
        };
        let total: u32 = features(words).map(own).sum();
        let mut scored: Vec<Scored> = self
            .matched(words)
            .into_iter()
            .filter_map(|(phrase, sum)| self.score(phrase, sum, total))
            .collect();
        scored.sort_unstable_by_key(|s| (s.indicator, u32::MAX - s.score, s.phrase));
        scored.dedup_by_key(|scored| scored.indicator);
        scored.retain(|scored| !self.is_ruled_out(scored.indicator, words));
        for scored in &mut scored {
            if !self.has_unit(scored.indicator, unit) {
                scored.score = scored.score.saturating_sub(OTHER_UNIT);
            }
        }
        scored.sort_unstable_by_key(|s| (u32::MAX - s.score, s.indicator));
        scored
    }

    /// The phrases that share features with the words, with the weight of what they share.
    fn matched(&self, words: &str) -> Vec<(u32, u32)> {
        let mut shared: Vec<(u32, u32)> = Vec::new();
        for feature in self.known(words) {
            let weight = self.weight(feature);
            let phrases = self.phrases_of.get(feature as usize).into_iter().flatten();
            shared.extend(phrases.map(|phrase| (*phrase, weight)));
        }
        shared.sort_unstable();
        let mut sums: Vec<(u32, u32)> = Vec::new();
        for (phrase, weight) in shared {
            match sums.last_mut().filter(|(last, _)| *last == phrase) {
                Some((_, sum)) => *sum += weight,
                None => sums.push((phrase, weight)),
            }
        }
        sums
    }

    fn score(&self, number: u32, sum: u32, total: u32) -> Option<Scored> {
        let phrase = self.phrases.get(number as usize)?;
        let coverage = sum * 1000 / phrase.weight.max(1);
        let precision = sum * 1000 / total.max(1);
        // A shorter label may leave out the end of a long phrase, if it has nothing else.
        let within = coverage >= WITHIN && precision >= WHOLE;
        (coverage >= COVERAGE || within).then_some(Scored {
            phrase: number,
            indicator: phrase.indicator,
            score: (coverage * 6 + precision.min(1000) * 4) / 10,
            coverage,
        })
    }

    /// Whether a word says that an indicator is not meant.
    fn is_ruled_out(&self, indicator: u32, words: &str) -> bool {
        let entry = self.indicators.get(indicator as usize);
        entry.is_none_or(|entry| entry.not.iter().any(|not| has_words(words, not)))
    }

    /// Whether the printed unit can be the indicator's.
    fn has_unit(&self, indicator: u32, unit: Option<&str>) -> bool {
        let entry = self.indicators.get(indicator as usize);
        entry.is_some_and(|entry| units_agree(&entry.unit, unit))
    }

    fn slug(&self, indicator: u32) -> &str {
        self.indicators
            .get(indicator as usize)
            .map_or("", |entry| &entry.slug)
    }

    fn phrase(&self, scored: Scored) -> &str {
        self.phrases
            .get(scored.phrase as usize)
            .map_or("", |phrase| &phrase.words)
    }

    fn why_one(&self, best: Scored) -> Why {
        let (slug, phrase, share) = (
            self.slug(best.indicator),
            self.phrase(best),
            best.coverage / 10,
        );
        Why::new(
            format!("{slug}: khớp {share}% cụm từ “{phrase}”"),
            format!("{slug}: {share}% of the phrase “{phrase}”"),
        )
    }

    fn why_several(&self, close: &[Scored]) -> Why {
        let named: Vec<String> = close
            .iter()
            .map(|scored| {
                format!(
                    "{} (“{}”)",
                    self.slug(scored.indicator),
                    self.phrase(*scored)
                )
            })
            .collect();
        let list = named.join(", ");
        Why::new(
            format!("chưa phân định được giữa {list}"),
            format!("could be any of {list}"),
        )
    }

    fn why_none(&self, ranked: &[Scored]) -> Why {
        match ranked.first() {
            Some(best) => Why::new(
                format!(
                    "không có chỉ tiêu đủ gần; gần nhất: {}",
                    self.slug(best.indicator)
                ),
                format!(
                    "no indicator is near enough; the nearest: {}",
                    self.slug(best.indicator)
                ),
            ),
            None => Why::new(
                "không có chỉ tiêu nào gần".to_owned(),
                "no indicator is near".to_owned(),
            ),
        }
    }
}

/// What a word nobody in the vocabulary has counts for.
const UNKNOWN: u32 = 220;

/// The weight of a feature that `of` of `count` indicators have.
fn weight(feature: &str, count: usize, of: usize) -> u32 {
    let common = feature.split(' ').all(|word| COMMON.contains(&word));
    if common {
        return 8;
    }
    // log2 of the rarity, in hundreds.
    let rarity = count / of.max(1) + 1;
    let bits = usize::BITS - rarity.leading_zeros();
    let pair = if feature.contains(' ') { 2 } else { 3 };
    bits * 100 / pair
}

/// The words of a plain text and its pairs of neighbours, common words left out.
fn features(words: &str) -> impl Iterator<Item = String> + '_ {
    let kept: Vec<&str> = words
        .split(' ')
        .filter(|word| !word.is_empty() && !COMMON.contains(word))
        .collect();
    let pairs: Vec<String> = kept.windows(2).map(|pair| pair.join(" ")).collect();
    kept.into_iter().map(str::to_owned).chain(pairs)
}

/// Whether a printed unit can be the indicator's; none printed agrees with all.
fn units_agree(unit: &Unit, printed: Option<&str>) -> bool {
    let Some(printed) = printed else {
        return true;
    };
    match unit {
        Unit::Percent => printed.starts_with('%'),
        Unit::Level => printed == "level",
        Unit::Index => printed == "index",
        Unit::Named(_) => !printed.starts_with('%') && printed != "level",
    }
}
