//! Whose plan it is: letterhead, number, day, title, the sentence that issues it, the signature; they must agree.

mod area;
mod body;
mod subject;
mod title;
mod top;

use super::citation::{self, Cited};
use super::phrases::lists;
use super::stretch::{Spelt, Stretch, is_shouted};
use super::{Account, Ledger, Text};
use crate::document::{
    Body as NumberBody, DocumentNumber, Issuer, Level, Organ, PartialDate, place_name,
    same_province,
};
use crate::layout::{Block, MarkKind, Shape};
use crate::target::Head;
use area::{MostNamed, Named};
use body::Body;
use std::borrow::Cow;
use std::ops::Range;
use title::Title;
use top::Top;

lists! {
    /// "(Kèm theo Kế hoạch số …)" under an annex.
    ATTACHED "attached";
    /// Verbs by which a body gives its plan.
    ISSUES "issues-plan";
    /// "TM." before whom a plan is signed for.
    FOR "for-whom";
}

/// What a plan says of itself.
#[derive(Clone, Debug, Default)]
pub struct HeadReading {
    /// Number, day, issuer, title, level, area, years, organ, subject.
    pub head: Head<'static>,
    /// The byte after the title; 0 where there is none.
    pub end: usize,
    /// What its parts say against each other.
    pub disagreements: Vec<Disagreement>,
}

/// On what two parts of a head do not agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Point {
    /// Which commune, ward or zone it is of.
    Commune,
    /// Which province it is of.
    Province,
    /// Which body issues it.
    Body,
}

/// Two parts of a head that do not agree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Disagreement {
    /// On what.
    pub point: Point,
    /// What one part says, and where.
    pub one: (String, Range<usize>),
    /// What the other says, and where.
    pub other: (String, Range<usize>),
}

/// How many blocks at the top may be a head.
const TOP: usize = 40;

/// Reads whose plan it is; what it takes is written into the ledger.
pub fn head(text: &Text<'_>, ledger: &mut Ledger) -> HeadReading {
    let blocks = top_blocks(&text.layout.blocks);
    let end = blocks.last().map_or(0, |block| block.whole.end);
    let spelt = Spelt::of(text.layout.text(), 0..end);
    let pieces = top::pieces(spelt.whole(), blocks);
    let found = title::title(&pieces, blocks, "");
    let above = found
        .as_ref()
        .map_or_else(|| letterhead_end(&pieces), |title| title.first);
    let top = top::top(pieces.get(..above).unwrap_or_default());
    let joined: Vec<Spelt<'_>> = top.bodies.iter().map(|lines| together(lines)).collect();
    let bodies: Vec<Body<'_>> = top
        .bodies
        .iter()
        .zip(&joined)
        .filter_map(|(lines, joined)| Body::of(lines, joined))
        .collect();
    let decider = joined.last().map_or("", |joined| joined.whole().plain);
    let title = title::title(&pieces, blocks, decider);
    let title_end = title.as_ref().map_or(0, |title| title.end);
    let whole = Spelt::of(text.layout.text(), 0..text.layout.text().len());
    let said = sentence_body(whole.whole(), blocks, title_end);
    let sentence = said
        .as_ref()
        .and_then(|said| Body::of(&[said.whole()], said));
    let reading = Reading {
        whole: whole.whole(),
        blocks: &text.layout.blocks,
        top: &top,
        bodies: &bodies,
        title: title.as_ref(),
        sentence,
        attached: attached(text),
    };
    reading.take(ledger);
    reading.head(text)
}

/// The blocks before the first section.
fn top_blocks(blocks: &[Block]) -> &[Block] {
    let section = blocks.iter().take(TOP).position(|block| {
        let kind = block.mark.as_ref().map(|mark| mark.kind);
        matches!(
            kind,
            Some(MarkKind::Roman | MarkKind::Part | MarkKind::Capital)
        ) || matches!(&block.shape, Shape::Heading(level) if *level > 1)
    });
    let end = section.unwrap_or(TOP.min(blocks.len()));
    blocks.get(..end).unwrap_or_default()
}

/// Where a letterhead ends that no title follows: at the first sentence.
fn letterhead_end(pieces: &[top::Piece<'_>]) -> usize {
    let sentence = |piece: &top::Piece<'_>| {
        piece.words.text.ends_with([';', ':', '.'])
            || title::is_annex(piece.words)
            || piece.words.text.len() > 250
    };
    pieces
        .iter()
        .position(sentence)
        .unwrap_or(pieces.len())
        .min(10)
}

/// The lines of a body as one.
fn together(lines: &[Stretch<'_>]) -> Spelt<'static> {
    let text: Vec<&str> = lines.iter().map(|line| line.text).collect();
    Spelt::owned(text.join(" "))
}

/// The parts of a head while they are laid together.
struct Reading<'r, 't> {
    whole: Stretch<'t>,
    blocks: &'r [Block],
    top: &'r Top<'t>,
    /// The bodies of the letterhead.
    bodies: &'r [Body<'r>],
    title: Option<&'r Title<'t>>,
    /// The body that a sentence below the title says issues the plan.
    sentence: Option<Body<'r>>,
    /// "(Kèm theo Kế hoạch số …)" under an annex.
    attached: Option<Cited>,
}

impl Reading<'_, '_> {
    /// Takes the number, the day and the years of the title in the ledger.
    fn take(&self, ledger: &mut Ledger) {
        if let Some((_, words)) = &self.top.number {
            ledger.take(words.range(), Account::Citation);
        }
        if let Some((_, words)) = &self.top.day {
            ledger.take(words.range(), Account::Date);
        }
    }

    fn head(&self, text: &Text<'_>) -> HeadReading {
        let title = self.title.map(|title| {
            let lines: Vec<&str> = title.lines.iter().map(|words| words.text.trim()).collect();
            format!("{} {}", title.kind, lines.join(" "))
                .trim()
                .to_owned()
        });
        let spelt = Spelt::owned(title.clone().unwrap_or_default());
        let titled = area::areas(spelt.whole());
        let most = MostNamed::of(self.whole);
        let area = self.area(&titled, &most);
        let organ = self.organ(area.as_ref());
        HeadReading {
            head: Head {
                number: self.number(text).map(Cow::Owned),
                issued: self.issued(),
                issuer: self.issuer(area.as_ref(), text).map(Cow::Owned),
                level: self.level(area.as_ref()),
                kind: area.as_ref().and_then(|area| area.kind).map(Cow::Borrowed),
                commune: area
                    .as_ref()
                    .and_then(|area| area.commune.clone())
                    .map(Cow::Owned),
                province: self.province(&titled, &most).map(Cow::Owned),
                years: title::years(title.as_deref().unwrap_or_default()),
                organ,
                subject: title.as_ref().map(|_| subject::subject(spelt.whole())),
                title: title.map(Cow::Owned),
            },
            end: self.title.map_or(0, |title| title.end),
            disagreements: self.disagreements(&titled),
        }
    }

    /// The body that issues the plan: that of the letterhead, else that of the sentence.
    fn body(&self) -> Option<&Body<'_>> {
        self.bodies.last().or(self.sentence.as_ref())
    }

    fn number(&self, text: &Text<'_>) -> Option<String> {
        let printed = self.top.number.as_ref().map(|(number, _)| number.clone());
        printed.or_else(|| {
            let attached = self.attached.as_ref()?;
            let kind = attached.kind?;
            let same = self
                .title
                .is_some_and(|title| title.kind.to_lowercase().starts_with(kind));
            let number = attached.number.clone()?;
            let _ = text;
            (same && number.starts_with(|c: char| c.is_ascii_digit())).then_some(number)
        })
    }

    fn issued(&self) -> Option<PartialDate> {
        let printed = self.top.day.as_ref().map(|(day, _)| *day);
        printed.or_else(|| self.attached.as_ref().and_then(|cited| cited.issued))
    }

    /// The area below the provinces, and on whose level that makes the plan.
    fn area(&self, titled: &[Named<'_>], most: &MostNamed) -> Option<Place> {
        let bodies = self.bodies.iter().rev().chain(&self.sentence);
        let mut named = bodies.filter_map(|body| body.area.as_ref());
        if let Some(area) = named.next() {
            return Some(Place::of(area));
        }
        if self
            .body()
            .is_some_and(|body| body.level().is_some_and(|level| level < Level::Province))
        {
            return None;
        }
        let commune = titled.iter().find(|area| area.is_commune());
        let most = || {
            let (word, name) = most.commune.as_ref()?;
            Some(Place {
                word: word.word,
                kind: word.kind,
                level: word.level,
                commune: Some(name.clone()),
                name: name.clone(),
            })
        };
        let province = || titled.iter().find(|area| area.is_province()).map(Place::of);
        commune.map(Place::of).or_else(most).or_else(province)
    }

    fn level(&self, area: Option<&Place>) -> Option<Level> {
        let own = self.body().map(Body::level);
        match own {
            Some(Some(level)) => Some(level),
            Some(None) | None => area.and_then(|area| area.level),
        }
        .or_else(|| self.attached_issuer().and_then(|issuer| issuer.level))
    }

    fn attached_issuer(&self) -> Option<Issuer> {
        let range = self.attached.as_ref()?.issuer.clone()?;
        Some(Issuer::parse(self.whole.text.get(range)?))
    }

    fn organ(&self, area: Option<&Place>) -> Option<Organ> {
        let number = self
            .top
            .number
            .as_ref()
            .map(|(number, _)| DocumentNumber::parse(number));
        let by_number = number
            .and_then(|number| number.body)
            .and_then(|body| match body {
                NumberBody::PeopleCommittee | NumberBody::PeopleCommitteeChair => {
                    Some(Organ::PeopleCommittee)
                }
                NumberBody::PartyCommittee | NumberBody::ProvincialParty => {
                    Some(Organ::PartyCommittee)
                }
                NumberBody::PeopleCouncil => Some(Organ::Council),
                NumberBody::Steering => Some(Organ::SteeringCommittee),
                _ => None,
            });
        let signed = || self.signature().map(|body| body.organ);
        let fallback = || {
            area.filter(|area| area.commune.is_some())
                .and_then(|_| signed())
        };
        self.body()
            .map(|body| body.organ)
            .or(by_number)
            .or_else(fallback)
    }

    fn issuer(&self, area: Option<&Place>, text: &Text<'_>) -> Option<String> {
        if let Some(body) = self.body() {
            return Some(body.name.clone());
        }
        // A People's Committee that only its number or its signature tells.
        let committee = self.organ(area) == Some(Organ::PeopleCommittee);
        if let Some(area) =
            area.filter(|_| committee || self.attached.is_some() || self.title.is_some())
        {
            return area
                .commune
                .as_ref()
                .map(|name| body::committee(area.word, name))
                .or_else(|| committee.then(|| body::committee(area.word, &area.name)));
        }
        let range = self.attached.as_ref()?.issuer.clone()?;
        Some(text.layout.words(range).to_owned())
    }

    fn province(&self, titled: &[Named<'_>], most: &MostNamed) -> Option<String> {
        let national =
            |level: Option<Level>| matches!(level, Some(Level::National | Level::Ministry));
        if self.body().is_some_and(|body| national(body.level()))
            || (self.body().is_none()
                && national(self.attached_issuer().and_then(|issuer| issuer.level)))
        {
            return None;
        }
        let mut bodies = self.bodies.iter().rev().chain(&self.sentence);
        let named = bodies.find_map(|body| body.province.clone());
        let titled = || {
            titled
                .iter()
                .find(|area| area.is_province())
                .map(|area| area.name.clone())
        };
        named.or_else(titled).or_else(|| most.province.clone())
    }

    /// For whom the plan is signed: "TM. ỦY BAN NHÂN DÂN".
    fn signature(&self) -> Option<Signed> {
        let blocks = self
            .blocks
            .iter()
            .rev()
            .filter(|block| !matches!(block.shape, Shape::Table(_) | Shape::Furniture));
        let mut signed = blocks.filter_map(|block| {
            let words = self.whole.slice(block.whole.clone());
            let words = words.trim_matches(|c| matches!(c, '*' | '|') || c.is_whitespace());
            let name = FOR
                .after(words.first(160))?
                .trim_start_matches(|c| c == '.' || c == ' ');
            is_shouted(name.first(30).text).then(|| Signed::of(name))?
        });
        signed.next()
    }

    fn disagreements(&self, titled: &[Named<'_>]) -> Vec<Disagreement> {
        let mut found = Vec::new();
        let mut communes: Vec<(String, Range<usize>)> = Vec::new();
        let mut provinces: Vec<(String, Range<usize>)> = Vec::new();
        for body in self.bodies.iter().rev().take(1).chain(&self.sentence) {
            let at = body.range.clone();
            communes.extend(
                body.area
                    .iter()
                    .filter(|area| area.is_commune())
                    .map(|area| (area.name.clone(), at.clone())),
            );
            provinces.extend(body.province.clone().map(|name| (name, at)));
        }
        let title = self.title.map_or(0..0, |title| title.start..title.end);
        let mut named = titled.iter().filter(|area| area.is_commune());
        if let (Some(only), None) = (named.next(), named.next()) {
            communes.push((only.name.clone(), title.clone()));
        }
        provinces.extend(
            titled
                .iter()
                .find(|area| area.is_province())
                .map(|area| (area.name.clone(), title)),
        );
        let apart = |a: &str, b: &str| place_name(a) != place_name(b);
        found.extend(differing(Point::Commune, &communes, apart));
        found.extend(differing(Point::Province, &provinces, |a, b| {
            !same_province(&place_name(a), &place_name(b))
        }));
        found.extend(self.body_and_number());
        found
    }

    /// The number's code against the body of the letterhead.
    fn body_and_number(&self) -> Option<Disagreement> {
        let (number, words) = self.top.number.as_ref()?;
        let body = self.bodies.last()?;
        let code = DocumentNumber::parse(number).body?;
        body.issuer
            .contradicts_number_of(code)
            .then(|| Disagreement {
                point: Point::Body,
                one: (body.name.clone(), body.range.clone()),
                other: (number.clone(), words.range()),
            })
    }
}

/// The first two that differ.
fn differing(
    point: Point,
    said: &[(String, Range<usize>)],
    differ: impl Fn(&str, &str) -> bool,
) -> Option<Disagreement> {
    let (first, others) = said.split_first()?;
    let other = others.iter().find(|(name, _)| differ(&first.0, name))?;
    Some(Disagreement {
        point,
        one: first.clone(),
        other: other.clone(),
    })
}

/// Whom a plan is signed for.
struct Signed {
    organ: Organ,
}

impl Signed {
    fn of(name: Stretch<'_>) -> Option<Self> {
        citation::is_body(name).then(|| Self {
            organ: body::organ(name, Issuer::parse(name.plain).body),
        })
    }
}

/// An area as a head has it.
#[derive(Clone, Debug)]
struct Place {
    word: &'static str,
    kind: Option<&'static str>,
    level: Option<Level>,
    commune: Option<String>,
    name: String,
}

impl Place {
    fn of(area: &Named<'_>) -> Self {
        let level = area.word.level.filter(|_| !area.has_ended());
        Self {
            word: area.word.word,
            kind: area.word.kind,
            level,
            commune: area.is_commune().then(|| area.name.clone()),
            name: area.name.clone(),
        }
    }
}

/// The body that a sentence below the title says gives the plan: "UBND xã X, tỉnh Y ban hành Kế hoạch …".
fn sentence_body(whole: Stretch<'_>, blocks: &[Block], from: usize) -> Option<Spelt<'static>> {
    blocks
        .iter()
        .filter(|block| block.whole.start >= from && block.shape == Shape::Text)
        .find_map(|block| {
            let words = whole.slice(block.words.clone());
            let mut verbs = ISSUES.places(words);
            verbs.find_map(|(at, end)| {
                let after = words.from(end).first(240);
                let gives = title::names_kind(after) || words.text.ends_with(':');
                let name = citation::body_before(words.until(at)).filter(|_| gives)?;
                Some(Spelt::placed(name.text, name.start))
            })
        })
}

/// The first line under an annex that says with which document it is issued.
fn attached(text: &Text<'_>) -> Option<Cited> {
    let whole = text.layout.text();
    text.layout.blocks.iter().find_map(|block| {
        let words = whole.get(block.whole.clone())?;
        if !words.starts_with('(') || words.len() > 600 {
            return None;
        }
        let spelt = Spelt::of(whole, block.whole.clone());
        let inner = spelt
            .whole()
            .trim_matches(|c| c == '(' || c.is_whitespace());
        if !ATTACHED.begin(inner) {
            return None;
        }
        citation::citations(text, block.whole.clone(), &mut Ledger::default())
            .into_iter()
            .next()
    })
}
