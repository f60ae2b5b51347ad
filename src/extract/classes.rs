//! Levels of a part of what another is said of: "100% cán bộ, công chức và 70% viên chức được bồi dưỡng".

use super::assemble::Assembly;
use super::phrases::{lists, word_starts};
use super::stretch::Spelt;
use crate::lexicon::{Lexicon, Tag, Tagged, Tags, Unit};
use crate::plan::{Decimal, Promise, Target};
use crate::text::letter::is_alphanumeric;
use std::borrow::Cow;

lists! {
    /// "viên chức".
    CLASS "class-of-officials";
    /// "và", "đối với": what stands before a class.
    JOINT "class-joint";
    /// "trên giấy": what says of a share that it is not what all of it should be.
    CONTRARY "contrary";
}

impl Assembly<'_> {
    /// A level for some classes of officials is none for all where another class near by has a lower one.
    pub(super) fn part_classes(&mut self) {
        let targets = &self.out.plan.targets;
        let mut parted: Vec<(usize, String)> = Vec::new();
        for (at, target) in targets.iter().enumerate() {
            // What is less than all falls short by itself.
            let of_all = is_share(target) && target.promise.is_hundred();
            if target.indicator.is_none() || target.condition.is_some() || !of_all {
                continue;
            }
            let Some(own) = Said::of(&target.label) else {
                continue;
            };
            let near = targets.iter().filter(|other| is_near(target, other));
            let lower = near.filter(|other| is_lower(other, target));
            let mut others = lower.filter_map(|other| Some((other, Said::of(&other.label)?)));
            let other = others.find(|(other, said)| {
                let beside = !said.rest.is_empty() || other.lines == target.lines;
                let alike = other.indicator.is_some() && other.indicator == target.indicator;
                beside && said.is_other_class(&own, alike)
            });
            parted.extend(other.map(|(other, _)| (at, other.label.to_string())));
        }
        let open = |target: &Target<'_>| target.indicator.is_some() && target.condition.is_none();
        for (at, target) in targets
            .iter()
            .enumerate()
            .filter(|(_, target)| open(target))
        {
            let beside = targets.iter().enumerate().skip(at + 1);
            let beside = beside.take_while(|(other, _)| self.in_one_sentence(at, *other));
            let less = |other: &Target<'_>| is_part(other, target) || is_contrary(other, target);
            let mut beside = beside.filter(|(_, other)| is_lower(other, target) && less(other));
            let own = (!parted.iter().any(|(parted, _)| *parted == at)).then(|| beside.next());
            parted.extend(own.flatten().map(|(other, part)| {
                // "hồ sơ của Công an xã đạt 70%" tells more than its label, where it is a clause of its own.
                let own = self
                    .stated
                    .get(other)
                    .filter(|own| self.stated.get(at) != Some(*own));
                let said = own.map(|own| self.text.layout.words(own.clone()));
                (at, said.unwrap_or(&part.label).to_owned())
            }));
        }
        for (at, words) in parted {
            if let Some(target) = self.out.plan.targets.get_mut(at) {
                target.condition = Some(Cow::Owned(words));
            }
        }
    }

    /// Whether two targets stand in one sentence, whatever lines it takes.
    fn in_one_sentence(&self, one: usize, other: usize) -> bool {
        let (Some(one), Some(other)) = (self.stated.get(one), self.stated.get(other)) else {
            return false;
        };
        let between = one.end.min(other.start)..other.start;
        let between = self.text.layout.words(between);
        !between.contains('\n') && !between.contains(". ")
    }
}

/// "…; hồ sơ của Công an xã đạt 70%", "…; thấp nhất 60% tại mỗi phòng": whether a target names no more than some of those of
/// whom another one is said, or where and when.
fn is_part(one: &Target<'_>, whole: &Target<'_>) -> bool {
    if one.indicator.is_some() || one.whose.is_some() {
        return false;
    }
    let tagged = Tagged::of(Lexicon::builtin(), &one.label);
    let says = Tags::of(&[
        Tag::State,
        Tag::Passive,
        Tag::Verb,
        Tag::Done,
        Tag::Lift,
        Tag::Share,
        Tag::Index,
        Tag::NumberOf,
    ]);
    let Some(first) = tagged.units.first() else {
        return false;
    };
    let placed = first
        .tags
        .meets(Tags::of(&[Tag::Scope, Tag::In, Tag::Preposition]));
    // "hồ sơ công việc cấp tỉnh" and "… cấp xã" stand side by side.
    let is_sort = |unit: &Unit| unit.is(Tag::Sort);
    let sorted = Tagged::of(Lexicon::builtin(), &whole.label)
        .units
        .iter()
        .any(is_sort);
    let name = tagged.printed(first).to_lowercase();
    let named = || !sorted && whole.label.to_lowercase().starts_with(&format!("{name} "));
    let short = tagged.units.len() < SHORT
        && !tagged
            .units
            .iter()
            .skip(1)
            .any(|unit| unit.tags.meets(says));
    let of_class = || {
        let classes = |label: &str| Said::of(label).map_or_else(Vec::new, |said| said.classes);
        let own = classes(&one.label);
        let first = own
            .first()
            .filter(|_| CLASS.begin(Spelt::of(&one.label).whole()));
        first.is_some_and(|first| classes(&whole.label).contains(first))
    };
    short && !first.tags.meets(says) && (placed || name.contains(' ') && named() || of_class())
}

/// "100% hồ sơ … trên môi trường điện tử, tối đa 10% xử lý trên giấy": whether a share is of what a level of all leaves none
/// for, as words of both tell.
fn is_contrary(one: &Target<'_>, whole: &Target<'_>) -> bool {
    let all = is_share(whole) && whole.promise.is_hundred();
    let none = matches!(one.promise, Promise::Number(_, value) if value == Decimal::ZERO);
    let first = Tagged::of(Lexicon::builtin(), &one.label);
    let measured = Tags::of(&[Tag::Share, Tag::NumberOf, Tag::Index, Tag::Fall, Tag::Rise]);
    let measured = first
        .units
        .first()
        .is_some_and(|unit| unit.tags.meets(measured));
    // "giảm 50% văn bản giấy", "tỷ lệ hồ sơ chưa xử lý dưới 2%": promises of their own.
    let apart = measured || none || one.change.is_some();
    if !all || apart || one.indicator.is_some() || one.whose.is_some() {
        return false;
    }
    let (own, of) = (Spelt::of(&one.label), Spelt::of(&whole.label));
    let words: Vec<&str> = own.whole().plain.split(' ').collect();
    let pairs = words.windows(2).map(|pair| pair.join(" "));
    let said = format!(" {} ", of.whole().plain);
    CONTRARY.stand_in(own.whole())
        && !CONTRARY.stand_in(of.whole())
        && pairs
            .into_iter()
            .any(|pair| said.contains(&format!(" {pair} ")))
}

/// How many words name some of those of whom something is said.
const SHORT: usize = 12;

fn is_share(target: &Target<'_>) -> bool {
    target.unit.as_deref() == Some("%")
}

/// Whether two targets stand on the same line or on neighbouring ones.
fn is_near(one: &Target<'_>, other: &Target<'_>) -> bool {
    let (Some(one), Some(other)) = (one.lines, other.lines) else {
        return false;
    };
    one.first <= other.last + 1 && other.first <= one.last + 1
}

/// Whether a share is lower than another of the same year.
fn is_lower(one: &Target<'_>, other: &Target<'_>) -> bool {
    let number = |target: &Target<'_>| match target.promise {
        Promise::Number(_, value) => Some(value),
        _ => None,
    };
    is_share(one) && one.year == other.year && number(one) < number(other)
}

/// What a label says: of which classes, and what of them.
struct Said {
    classes: Vec<String>,
    rest: Vec<String>,
}

impl Said {
    /// None where it names no class.
    fn of(label: &str) -> Option<Self> {
        let spelt = Spelt::of(label);
        let words = spelt.whole();
        let places: Vec<(usize, usize)> = CLASS.places(words).collect();
        let within = |at: usize| places.iter().any(|(from, to)| (*from..*to).contains(&at));
        let rest = word_starts(words.plain, |_| true).filter(|at| !within(*at));
        let word = |at: usize| {
            let rest = words.plain.get(at..).unwrap_or_default();
            let end = rest.find(|c| !is_alphanumeric(c)).unwrap_or(rest.len());
            rest.get(..end).unwrap_or_default()
        };
        let rest = rest.map(word).filter(|word| !JOINT.is(word));
        let named = |(from, to): &(usize, usize)| words.plain.get(*from..*to).map(str::to_owned);
        (!places.is_empty()).then(|| Self {
            classes: places.iter().filter_map(named).collect(),
            rest: rest.map(str::to_owned).collect(),
        })
    }

    /// Whether it says the same of a class that the other does not name, or names among others: "85% đối với viên chức".
    /// They may be known to say the same in other words.
    fn is_other_class(&self, other: &Self, alike: bool) -> bool {
        let alone = self.rest.is_empty() && self.classes.len() < other.classes.len();
        let apart = !self
            .classes
            .iter()
            .any(|class| other.classes.contains(class));
        (apart || alone) && (alike || self.rest.is_empty() || self.rest == other.rest)
    }
}
