//! What a label names, of all that it was laid over, and why.

use super::super::Why;
use super::Entry;
use super::common::Turn;
use super::judge::Judged;

/// How a label was matched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Match {
    /// To one indicator, by its slug: every word is explained.
    Exact(String),
    /// To one that all is said of that has to be, but for words that are not explained.
    Near {
        /// Its slug.
        slug: String,
        /// The words, as printed.
        words: Vec<String>,
    },
    /// Several explain it alike: their slugs.
    Ambiguous(Vec<String>),
    /// To none: a word turns the nearest into another.
    Not {
        /// The slug of the nearest.
        slug: String,
        /// The word, as printed.
        word: String,
        /// What it does; nothing where the indicator itself says that it turns it.
        turn: Option<Turn>,
    },
    /// To none.
    None,
}

/// What was found so far.
#[derive(Debug, Default)]
pub(super) struct Found<'v> {
    exact: Vec<(u32, &'v str)>,
    near: Vec<(u32, u32, &'v str, Vec<String>)>,
    not: Option<(u32, &'v str, String, Option<Turn>)>,
}

impl<'v> Found<'v> {
    pub(super) fn add(&mut self, entry: &'v Entry, judged: Judged) {
        let slug = entry.slug.as_str();
        match judged {
            Judged::Exact(said) => self.exact.push((said, slug)),
            Judged::Near { words, left, said } => self.near.push((left, said, slug, words)),
            Judged::Not { word, turn, left } => {
                if self.not.as_ref().is_none_or(|(least, ..)| left < *least) {
                    self.not = Some((left, slug, word, turn));
                }
            }
            Judged::Far => {}
        }
    }

    pub(super) fn outcome(mut self) -> Match {
        // The one that is said by the most words: what has more to say is narrower.
        let most = self.exact.iter().map(|(said, _)| *said).max();
        self.exact.retain(|(said, _)| Some(*said) == most);
        match self.exact.as_slice() {
            [] => self.without_exact(),
            [(_, slug)] => Match::Exact((*slug).to_owned()),
            several => Match::Ambiguous(owned(several.iter().map(|(_, slug)| *slug))),
        }
    }

    fn without_exact(mut self) -> Match {
        self.near
            .sort_by_key(|(left, said, slug, _)| (*left, u32::MAX - said, *slug));
        let least = self.near.first().map(|(left, said, ..)| (*left, *said));
        // A word that turns the nearest turns its neighbours too.
        if let Some((left, slug, word, turn)) = self.not
            && least.is_none_or(|(near, _)| left <= near)
        {
            return Match::Not {
                slug: slug.to_owned(),
                word,
                turn,
            };
        }
        self.near
            .retain(|(left, said, ..)| Some((*left, *said)) == least);
        match self.near.as_mut_slice() {
            [] => Match::None,
            [(_, _, slug, words)] => Match::Near {
                slug: (*slug).to_owned(),
                words: std::mem::take(words),
            },
            several => Match::Ambiguous(owned(several.iter().map(|(_, _, slug, _)| *slug))),
        }
    }
}

fn owned<'v>(slugs: impl Iterator<Item = &'v str>) -> Vec<String> {
    slugs.map(str::to_owned).collect()
}

impl Match {
    /// Why the label was matched so.
    pub(crate) fn why(&self) -> Why {
        let quoted = |words: &[String]| {
            let words: Vec<String> = words.iter().map(|word| format!("“{word}”")).collect();
            words.join(", ")
        };
        match self {
            Self::Exact(slug) => Why::new(
                format!("khớp trọn vẹn chỉ tiêu {slug} của bộ quy tắc"),
                format!("is {slug} of the rules, word for word"),
            ),
            Self::Near { slug, words } => Why::new(
                format!(
                    "gần với chỉ tiêu {slug} của bộ quy tắc, nhưng chưa rõ {}",
                    quoted(words)
                ),
                format!(
                    "near {slug} of the rules, but {} is not explained",
                    quoted(words)
                ),
            ),
            Self::Ambiguous(slugs) => Why::new(
                format!(
                    "có thể là một trong các chỉ tiêu {} của bộ quy tắc",
                    slugs.join(", ")
                ),
                format!("could be any of {} of the rules", slugs.join(", ")),
            ),
            Self::Not { slug, word, turn } => {
                let (vi, en) = turn.map_or(
                    ("chỉ có ở chỉ tiêu khác", "belongs to another one"),
                    Turn::words,
                );
                Why::new(
                    format!("không phải chỉ tiêu {slug} gần nhất của bộ quy tắc: “{word}” {vi}"),
                    format!("not {slug}, the nearest of the rules: “{word}” {en}"),
                )
            }
            Self::None => Why::new(
                "không khớp chỉ tiêu nào của bộ quy tắc".to_owned(),
                "none of the rules' indicators".to_owned(),
            ),
        }
    }
}
