//! Labels → indicators of the rule set.
//!
//! A label and each phrase by which the vocabulary names an indicator are compared by their
//! words and pairs of words; a word that few phrases have counts for more. The best phrase
//! wins if it is in the label nearly whole; where another indicator comes too close, nobody
//! wins. What the vocabulary says an indicator is not, it is not.

mod narrow;
mod ranker;
mod spelling;

pub(super) use ranker::Ranker;

use super::Why;
use crate::rule::RuleSet;
use crate::target::Unit;
use foldhash::{HashMap, HashSet};
use narrow::Narrow;
use spelling::{has_words, plain};

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
    /// Words, by number; none has the words too common to tell anything.
    words: HashMap<String, Option<u32>>,
    /// Pairs of neighbours, by number; words and pairs are numbered together.
    pairs: HashMap<(u32, u32), u32>,
    /// The weight of each word and pair.
    weights: Vec<u32>,
    /// Which phrases a feature may name: no label is near enough to a phrase that has none of
    /// the features by which the phrase stands here.
    phrases_of: Vec<Vec<u32>>,
    phrases: Vec<Phrase>,
    indicators: Vec<Entry>,
}

#[derive(Clone, Debug)]
struct Phrase {
    indicator: u32,
    words: String,
    /// Its words and pairs, each once.
    features: Vec<u32>,
    /// The weight of all of them.
    weight: u32,
}

#[derive(Clone, Debug)]
struct Entry {
    slug: String,
    unit: Unit,
    not: Vec<String>,
    narrow: Narrow,
}

/// A phrase against a label, in thousandths.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scored {
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
                narrow: Narrow::of(indicator),
            });
        }
        vocabulary.weigh(&texts);
        let common = COMMON.iter().map(|word| ((*word).to_owned(), None));
        vocabulary.words.extend(common);
        for (indicator, words) in texts {
            vocabulary.add(indicator, words);
        }
        vocabulary
    }

    /// Numbers the words and pairs and gives each a weight: the rarer among indicators, the more.
    fn weigh(&mut self, texts: &[(u32, String)]) {
        let mut seen: Vec<Vec<u32>> = Vec::new();
        let note = |seen: &mut Vec<Vec<u32>>, number: u32, indicator: u32| {
            seen.resize_with(seen.len().max(number as usize + 1), Vec::new);
            if let Some(of) = seen
                .get_mut(number as usize)
                .filter(|of| of.last() != Some(&indicator))
            {
                of.push(indicator);
            }
        };
        for (indicator, text) in texts {
            let mut last = None;
            for word in telling(text) {
                let next = self.next();
                let known = self.words.entry(word.to_owned());
                let number = known.or_insert(Some(next)).unwrap_or(next);
                note(&mut seen, number, *indicator);
                if let Some(last) = last.replace(number) {
                    let next = self.next();
                    let pair = *self.pairs.entry((last, number)).or_insert(next);
                    note(&mut seen, pair, *indicator);
                }
            }
        }
        let count = self.indicators.len().max(1);
        let is_pair: HashSet<u32> = self.pairs.values().copied().collect();
        self.weights = (0_u32..)
            .zip(&seen)
            .map(|(number, of)| weight(count, of.len(), is_pair.contains(&number)))
            .collect();
        self.phrases_of = vec![Vec::new(); seen.len()];
    }

    /// The next free number.
    fn next(&self) -> u32 {
        u32::try_from(self.words.len() + self.pairs.len()).unwrap_or(u32::MAX)
    }

    fn add(&mut self, indicator: u32, words: String) {
        let number = u32::try_from(self.phrases.len()).unwrap_or(u32::MAX);
        let features = self.features(&words).known;
        let weight = features.iter().map(|feature| self.weight(*feature)).sum();
        let mut rarest = features.clone();
        rarest.sort_by_key(|feature| u32::MAX - self.weight(*feature));
        // What is left of the phrase where a label has none of its rarest features.
        let mut left = weight;
        for feature in rarest {
            if !is_near(left, weight) {
                break;
            }
            left -= self.weight(feature);
            if let Some(phrases) = self.phrases_of.get_mut(feature as usize) {
                phrases.push(number);
            }
        }
        self.phrases.push(Phrase {
            indicator,
            words,
            features,
            weight,
        });
    }

    /// The words and pairs of a text that the vocabulary knows, each once, and the weight of all.
    fn features(&self, text: &str) -> Features {
        let mut features = Features::default();
        let (mut last, mut is_first) = (None, true);
        for word in text.split(' ').filter(|word| !word.is_empty()) {
            let number = match self.words.get(word) {
                Some(None) => continue,
                Some(number) => *number,
                None => None,
            };
            features.add(self, number);
            if !std::mem::take(&mut is_first) {
                let pair = last
                    .zip(number)
                    .and_then(|pair| self.pairs.get(&pair))
                    .copied();
                features.add(self, pair);
            }
            last = number;
        }
        features.known.sort_unstable();
        features.known.dedup();
        features
    }

    fn weight(&self, feature: u32) -> u32 {
        self.weights
            .get(feature as usize)
            .copied()
            .unwrap_or_default()
    }

    /// The indicators a label may name, by how well their best phrase fits, best first.
    pub(super) fn rank(&self, label: &str, unit: Option<&str>) -> Vec<Scored> {
        let words = plain(label);
        let features = self.features(&words);
        let mut scored: Vec<Scored> = self
            .matched(&features.known)
            .filter_map(|(phrase, sum)| self.score(phrase, sum, features.total))
            .collect();
        scored.sort_unstable_by_key(|s| (s.indicator, u32::MAX - s.score, s.phrase));
        scored.dedup_by_key(|scored| scored.indicator);
        scored.retain(|scored| !self.is_ruled_out(scored.indicator, &words));
        for scored in &mut scored {
            if !self.has_unit(scored.indicator, unit) {
                scored.score = scored.score.saturating_sub(OTHER_UNIT);
            }
        }
        scored.sort_unstable_by_key(|s| (u32::MAX - s.score, s.indicator));
        scored
    }

    /// The indicator a label names, where its ranking decides.
    pub(super) fn decide(&self, ranking: &[Scored]) -> Match {
        let slug = |scored: &Scored| self.slug(scored.indicator).to_owned();
        match close(ranking) {
            [] => Match::None,
            [one] => Match::One(slug(one)),
            several => Match::Several(several.iter().map(slug).collect()),
        }
    }

    /// Why a ranking decides as it does.
    pub(super) fn why(&self, ranking: &[Scored]) -> Why {
        match close(ranking) {
            [] => self.why_none(ranking),
            [one] => self.why_one(*one),
            several => self.why_several(several),
        }
    }

    /// The phrases that may share enough features, with the weight of what they share.
    fn matched(&self, features: &[u32]) -> impl Iterator<Item = (u32, u32)> {
        let mut is_in = vec![false; self.weights.len()];
        let mut near = Vec::new();
        for feature in features {
            if let Some(is_in) = is_in.get_mut(*feature as usize) {
                *is_in = true;
            }
            near.extend(self.phrases_of.get(*feature as usize).into_iter().flatten());
        }
        near.sort_unstable();
        near.dedup();
        let is_in = move |feature: u32| is_in.get(feature as usize).is_some_and(|is_in| *is_in);
        near.into_iter().filter_map(move |number: u32| {
            let phrase = self.phrases.get(number as usize)?;
            let shared = phrase.features.iter().filter(|feature| is_in(**feature));
            Some((number, shared.map(|feature| self.weight(*feature)).sum()))
        })
    }

    fn score(&self, number: u32, sum: u32, total: u32) -> Option<Scored> {
        let phrase = self.phrases.get(number as usize)?;
        if !is_near(sum, phrase.weight) {
            return None;
        }
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
        entry.is_none_or(|entry| {
            entry.not.iter().any(|not| has_words(words, not)) || entry.narrow.rules_out(words)
        })
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

/// Whether a label that shares so much of a phrase's weight may be scored at all.
fn is_near(shared: u32, weight: u32) -> bool {
    shared * 1000 >= WITHIN.min(COVERAGE) * weight.max(1)
}

/// The best of a ranking, if it is good enough, and those too close to it.
fn close(ranking: &[Scored]) -> &[Scored] {
    let best = ranking.first().map_or(0, |best| best.score);
    let near = ranking
        .iter()
        .take_while(|other| other.score + MARGIN > best)
        .count();
    let kept = if best < SCORE { 0 } else { near };
    ranking.get(..kept).unwrap_or_default()
}

/// What a word nobody in the vocabulary has counts for.
const UNKNOWN: u32 = 220;

/// The words and pairs of a text.
#[derive(Debug, Default)]
struct Features {
    /// Those the vocabulary knows.
    known: Vec<u32>,
    /// The weight of all.
    total: u32,
}

impl Features {
    fn add(&mut self, vocabulary: &Vocabulary, number: Option<u32>) {
        self.total += number.map_or(UNKNOWN, |number| vocabulary.weight(number));
        self.known.extend(number);
    }
}

/// The weight of a word or a pair that `of` of `count` indicators have.
fn weight(count: usize, of: usize, is_pair: bool) -> u32 {
    // log2 of the rarity, in hundreds.
    let rarity = count / of.max(1) + 1;
    let bits = usize::BITS - rarity.leading_zeros();
    bits * 100 / if is_pair { 2 } else { 3 }
}

/// The words of a plain text that tell something.
fn telling(text: &str) -> impl Iterator<Item = &str> {
    text.split(' ')
        .filter(|word| !word.is_empty() && !COMMON.contains(word))
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
