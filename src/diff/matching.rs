//! Which thing of one version is which of the other: by what it says, never by its id or place.
//!
//! Rounds, the surest first; what is matched in one round takes no part in the next. Within a
//! round the most alike pair comes first. Nothing here tells old from new, so that comparing
//! the other way round gives the mirror image, and nothing looks at the order of a list.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// So many pairs of one group are weighed against each other; a larger group is matched in the
/// order of what its things say.
const WEIGHED: usize = 1 << 18;

/// One thing of a version, ready to be matched.
#[derive(Clone, Debug, Default)]
pub(super) struct Item {
    /// All of it that is compared: equal ones are the same thing.
    pub(super) content: String,
    /// What else makes one pair likelier than another: the value, the date.
    pub(super) value: String,
    /// What it is by name, where that is known: two things of different classes are not alike,
    /// however alike their words.
    pub(super) class: Option<String>,
    /// What it can be found by, the surest first.
    pub(super) keys: Vec<Option<String>>,
    /// The words of its label, in order.
    pub(super) words: Vec<String>,
}

/// One round.
#[derive(Clone, Copy, Debug)]
pub(super) enum Round {
    /// Those with the same key: the number of the key.
    Key(usize),
    /// The same, where each version has but one thing with the key.
    LoneKey(usize),
    /// Those with the same key, of one class, of whose words at least so many in a thousand are
    /// the same.
    Alike(usize, usize),
}

/// A thing of the old version, of the new one, or of both: places in their lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Pair {
    pub(super) old: Option<usize>,
    pub(super) new: Option<usize>,
}

/// Matches all things of two versions: those of the old one in their order, then what is added.
pub(super) fn pairs(old: &[Item], new: &[Item], rounds: &[Round]) -> Vec<Pair> {
    let mut matching = Matching {
        old,
        new,
        partner: vec![None; old.len()],
        taken: BTreeSet::new(),
    };
    matching.same();
    for round in rounds {
        matching.round(*round);
    }
    let partners = matching.partner.iter().enumerate();
    let mut pairs: Vec<Pair> = partners
        .map(|(old, new)| Pair {
            old: Some(old),
            new: *new,
        })
        .collect();
    let added = (0..new.len()).filter(|at| !matching.taken.contains(at));
    pairs.extend(added.map(|at| Pair {
        old: None,
        new: Some(at),
    }));
    pairs
}

/// The words of a text in one spelling, in order, for [`Item::words`].
pub(super) fn words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = crate::text::loose(text)
        .split(' ')
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect();
    words.sort_unstable();
    words
}

/// How many in a thousand of the words of both are common to both.
fn likeness(a: &[String], b: &[String]) -> usize {
    let (mut at, mut common) = (b.iter().peekable(), 0);
    for word in a {
        while at.next_if(|other| *other < word).is_some() {}
        common += usize::from(at.next_if(|other| *other == word).is_some());
    }
    2000 * common / (a.len() + b.len()).max(1)
}

/// Things with the same key: the places of the old ones, and of the new ones.
type Groups<'i> = BTreeMap<&'i str, (Vec<usize>, Vec<usize>)>;

struct Matching<'i> {
    old: &'i [Item],
    new: &'i [Item],
    partner: Vec<Option<usize>>,
    taken: BTreeSet<usize>,
}

impl<'i> Matching<'i> {
    fn free_old(&self) -> impl Iterator<Item = (usize, &'i Item)> + '_ {
        let items = self.old.iter().enumerate();
        items.filter(|(at, _)| self.partner.get(*at).is_some_and(Option::is_none))
    }

    fn free_new(&self) -> impl Iterator<Item = (usize, &'i Item)> + '_ {
        let items = self.new.iter().enumerate();
        items.filter(|(at, _)| !self.taken.contains(at))
    }

    fn pair(&mut self, old: usize, new: usize) {
        if let Some(partner) = self.partner.get_mut(old).filter(|p| p.is_none())
            && self.taken.insert(new)
        {
            *partner = Some(new);
        }
    }

    /// Those that are the same in all that is compared.
    fn same(&mut self) {
        let mut groups = Groups::new();
        for (at, item) in self.free_old() {
            groups.entry(&item.content).or_default().0.push(at);
        }
        for (at, item) in self.free_new() {
            groups.entry(&item.content).or_default().1.push(at);
        }
        for (olds, news) in groups.into_values() {
            for (old, new) in olds.into_iter().zip(news) {
                self.pair(old, new);
            }
        }
    }

    fn groups(&self, key: usize) -> Groups<'i> {
        let of = |item: &'i Item| item.keys.get(key).and_then(Option::as_deref);
        let mut groups = Groups::new();
        for (at, item) in self.free_old() {
            if let Some(key) = of(item) {
                groups.entry(key).or_default().0.push(at);
            }
        }
        for (at, item) in self.free_new() {
            if let Some(key) = of(item) {
                groups.entry(key).or_default().1.push(at);
            }
        }
        groups
    }

    fn round(&mut self, round: Round) {
        let (key, least) = match round {
            Round::Key(key) | Round::LoneKey(key) => (key, None),
            Round::Alike(key, least) => (key, Some(least)),
        };
        let lone = matches!(round, Round::LoneKey(_)).then(|| self.lone(key));
        for (name, (olds, news)) in self.groups(key) {
            if lone.as_ref().is_none_or(|lone| lone.contains(name)) {
                self.assign(olds, news, least);
            }
        }
    }

    /// The keys that but one thing of each version has, matched before or not.
    fn lone(&self, key: usize) -> BTreeSet<&'i str> {
        let count = |items: &'i [Item]| {
            let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
            for key in items
                .iter()
                .filter_map(|item| item.keys.get(key)?.as_deref())
            {
                *counts.entry(key).or_default() += 1;
            }
            counts
        };
        let (old, new) = (count(self.old), count(self.new));
        let once = old.into_iter().filter(|(_, count)| *count == 1);
        once.map(|(key, _)| key)
            .filter(|key| new.get(key) == Some(&1))
            .collect()
    }

    /// Matches the things of one group, the most alike first.
    fn assign(&mut self, mut olds: Vec<usize>, mut news: Vec<usize>, least: Option<usize>) {
        if olds.len().saturating_mul(news.len()) > WEIGHED {
            if least.is_none() {
                olds.sort_by_key(|at| self.old.get(*at).map(|item| &item.content));
                news.sort_by_key(|at| self.new.get(*at).map(|item| &item.content));
                for (old, new) in olds.into_iter().zip(news) {
                    self.pair(old, new);
                }
            }
            return;
        }
        let mut weighed: Vec<_> = olds
            .iter()
            .flat_map(|old| news.iter().map(|new| (*old, *new)))
            .filter_map(|(old, new)| Some((self.weight(old, new, least)?, old, new)))
            .collect();
        weighed.sort();
        for (_, old, new) in weighed {
            self.pair(old, new);
        }
    }

    /// What orders pairs: how alike they are, then what they say, whichever is the old one.
    fn weight(&self, old: usize, new: usize, least: Option<usize>) -> Option<Weight<'i>> {
        let (a, b) = (self.old.get(old)?, self.new.get(new)?);
        let alike = likeness(&a.words, &b.words);
        if let Some(least) = least {
            let clash = a.class.is_some() && b.class.is_some() && a.class != b.class;
            if clash || alike < least {
                return None;
            }
        }
        let contents = [a.content.as_str(), b.content.as_str()];
        Some((
            Reverse((alike, a.value == b.value)),
            contents.into_iter().min()?,
            contents.into_iter().max()?,
        ))
    }
}

type Weight<'i> = (Reverse<(usize, bool)>, &'i str, &'i str);

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn item(content: &str) -> Item {
        let (key, label) = content.split_once(' ').unwrap_or(("", content));
        Item {
            content: content.to_owned(),
            value: String::new(),
            class: None,
            keys: vec![Some(key.to_owned()), Some(String::new())],
            words: words(label),
        }
    }

    fn items(contents: &[&str]) -> Vec<Item> {
        contents.iter().copied().map(item).collect()
    }

    const ROUNDS: &[Round] = &[Round::Key(0), Round::Alike(1, 600)];

    #[test]
    fn the_most_alike_of_a_key_are_one() {
        let old = items(&["a tỷ lệ giáo viên", "a tỷ lệ học sinh"]);
        let new = items(&["a tỷ lệ học sinh phổ thông", "a tỷ lệ giáo viên các cấp"]);
        let both = |old, new| Pair {
            old: Some(old),
            new: Some(new),
        };
        assert_eq!(pairs(&old, &new, ROUNDS), [both(0, 1), both(1, 0)]);
    }

    #[test]
    fn words_are_counted_as_often_as_they_stand() {
        let like = |a, b| likeness(&words(a), &words(b));
        assert_eq!(like("một hai ba", "ba một hai"), 1000);
        assert_eq!(like("một một", "một hai"), 500);
        assert_eq!(like("một", ""), 0);
        assert_eq!(like("", ""), 0);
    }

    #[test]
    fn another_class_is_another_thing() {
        let mut old = items(&["a phủ sóng theo dân số"]);
        let mut new = items(&["b phủ sóng theo dân số"]);
        assert_eq!(pairs(&old, &new, ROUNDS).len(), 1);
        old[0].class = Some("one".to_owned());
        new[0].class = Some("two".to_owned());
        assert_eq!(pairs(&old, &new, ROUNDS).len(), 2);
    }

    #[test]
    fn a_large_group_is_matched_in_order_of_what_it_says() {
        let many = |from: usize| -> Vec<Item> {
            (from..from + 600)
                .map(|n| item(&format!("a {n:04}")))
                .collect()
        };
        let found = pairs(&many(0), &many(300), &[Round::Key(0)]);
        assert_eq!(found.len(), 600);
        assert!(found.iter().all(|p| p.old.is_some() && p.new.is_some()));
    }

    fn contents() -> impl Strategy<Value = Vec<String>> {
        prop::collection::vec("[ab] [xyz]( [xyz]){0,2}", 0..7)
    }

    fn said(found: &[Pair], old: &[String], new: &[String]) -> Vec<[Option<String>; 2]> {
        let of = |list: &[String], at: Option<usize>| at.map(|at| list[at].clone());
        let mut said: Vec<_> = found
            .iter()
            .map(|pair| [of(old, pair.old), of(new, pair.new)])
            .collect();
        said.sort();
        said
    }

    proptest! {
        #[test]
        fn swapping_mirrors_and_order_does_not_matter(
            old in contents(), new in contents(), by in 0..7_usize
        ) {
            let items = |all: &[String]| all.iter().map(|c| item(c)).collect::<Vec<_>>();
            let there = said(&pairs(&items(&old), &items(&new), ROUNDS), &old, &new);
            let back = pairs(&items(&new), &items(&old), ROUNDS);
            let mut mirrored = said(&back, &new, &old);
            for pair in &mut mirrored {
                pair.reverse();
            }
            mirrored.sort();
            prop_assert_eq!(&there, &mirrored);
            let mut turned = new.clone();
            turned.rotate_left(by.min(new.len()));
            turned.reverse();
            let again = pairs(&items(&old), &items(&turned), ROUNDS);
            prop_assert_eq!(&there, &said(&again, &old, &turned));
            let own = pairs(&items(&old), &items(&old), ROUNDS);
            prop_assert!(own.iter().all(|pair| pair.old.is_some() && pair.new.is_some()));
        }
    }
}
