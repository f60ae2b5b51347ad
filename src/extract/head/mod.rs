//! Whose plan it is: letterhead, number, day, title, the sentence that issues it, the signature; they must agree.

mod agree;
mod area;
mod body;
mod head_area;
mod level;
mod name;
mod number;
mod reach;
mod said;
#[cfg(test)]
mod tests;
mod tie;
mod title;
mod title_years;
mod top;

use super::citation::Cited;
use super::phrases::lists;
use super::stretch::{Spelt, Stretch, is_shouted};
use super::{Account, Ledger, Text};
use crate::document::Body as NumberBody;
use crate::document::{DocumentNumber, Issuer, Level, Organ, PartialDate, Subject};
use crate::layout::Block;
use crate::lexicon::{Unit, UnitKind};
use crate::plan::Head;
use crate::text::letter::is_alphanumeric;
pub use agree::Disagreement;
#[cfg(test)]
pub use agree::Point;
use area::{AREAS, MostNamed, Named, areas};
pub(super) use area::{another, is_own, without_own, without_province};
use body::Body;
use head_area::HeadArea;
use reach::{letterhead_end, top_blocks};
use std::borrow::Cow;
use std::cell::OnceCell;
use std::ops::Range;
pub use tie::{Stated, Tie, tie};
use title::Title;
pub use title_years::before_outlook;
pub(super) use title_years::{main_year, years};
use top::Top;

/// What a plan says of itself.
#[derive(Clone, Debug, Default)]
pub struct HeadReading {
    /// Number, day, issuer, title, level, area, years, organ, subject.
    pub head: Head<'static>,
    /// The first byte of the title; 0 where there is none.
    pub title_start: usize,
    /// The byte after the title; 0 where there is none.
    pub end: usize,
    /// Where its number is printed above the title.
    pub number_at: Option<usize>,
    /// What its parts say against each other.
    pub disagreements: Vec<Disagreement>,
}

/// Reads whose plan it is; what it takes is written into the ledger.
pub fn head(text: &Text<'_>, ledger: &mut Ledger) -> HeadReading {
    let whole = text.whole();
    let blocks = top_blocks(&text.layout.blocks, whole);
    let last = |blocks: &[Block]| blocks.last().map(|block| block.whole.end);
    let goes_on = last(blocks) < last(&text.layout.blocks);
    let pieces = top::pieces(whole, blocks);
    let found = title::title(&pieces, (blocks, goes_on), "");
    let above = found
        .as_ref()
        .map_or_else(|| letterhead_end(&pieces), |title| title.first);
    let mut top = top::top(pieces.get(..above).unwrap_or_default());
    // "V/v …" stands below the number, before the day in the cell beside it.
    if found.as_ref().is_some_and(Title::is_of_a_letter) && top.day.is_none() {
        let beside = pieces.get(above..).unwrap_or_default();
        let beside = beside.get(..beside.len().min(LETTER)).unwrap_or_default();
        top.day = top::top(beside).day;
    }
    let joined: Vec<Spelt<'_>> = top.bodies.iter().map(|lines| together(lines)).collect();
    // "Người duyệt | Trưởng phòng chuyên môn" above a form is no letterhead.
    let is_head = |joined: &Spelt<'_>| {
        top.is_letterhead || found.is_some() || is_shouted(joined.whole().text)
    };
    let bodies: Vec<Body<'_>> = top
        .bodies
        .iter()
        .zip(&joined)
        .filter(|(_, joined)| is_head(joined))
        .filter_map(|(lines, joined)| Body::of(lines, joined, whole))
        .collect();
    let decider = joined.last().map_or("", |joined| joined.whole().plain);
    let title = title::title(&pieces, (blocks, goes_on), decider);
    let decider = title.as_ref().and_then(|title| title.decider);
    let decider = decider.map(|words| Spelt::placed(words.text, words.start));
    let title_end = title.as_ref().map_or(0, |title| title.end);
    let kind = title.as_ref().map_or("", |title| title.kind.as_str());
    let said = decider.or_else(|| said::sentence_body(whole, blocks, (title_end, kind)));
    let sentence = said
        .as_ref()
        .and_then(|said| Body::of(&[said.whole()], said, whole));
    let reading = HeadParts {
        whole,
        blocks: &text.layout.blocks,
        top: &top,
        bodies: &bodies,
        title: title.as_ref(),
        sentence,
        unnamed: said.as_ref().and_then(|said| said::level(said.whole())),
        attached: said::attached(text)
            .or_else(|| said::announced(text, title.as_ref()?, top.bodies.is_empty())),
        site: said::site(whole, &text.layout.blocks).map_or_else(Vec::new, areas),
        most: OnceCell::new(),
    };
    reading.take(ledger);
    reading.head(text)
}

/// Where a text names its commune by words that are something else as well, behind a word for an area: "xã Đại Từ",
/// "xã Nậm Hàng năm 2026", "xã A Lưới 1".
pub(super) fn odd_names(text: &Text<'_>, head: &Head<'_>) -> Vec<Range<usize>> {
    let Some(name) = head.commune.as_deref().map(Spelt::of) else {
        return Vec::new();
    };
    let (whole, name) = (text.whole(), name.whole().plain);
    let places = memchr::memmem::find_iter(whole.plain.as_bytes(), name.as_bytes());
    let named = places.map(|at| at..at + name.len()).filter(|range| {
        let behind = whole.from(range.end).plain.starts_with(is_alphanumeric);
        !behind
            && AREAS
                .before(whole.until(range.start).last(AREA).trim_end())
                .is_some()
    });
    let named: Vec<Range<usize>> = named.collect();
    let odd = |range: &Range<usize>| {
        let own = text.tagged.within(range.clone());
        let plain = |unit: &Unit| unit.kind == UnitKind::Words && unit.tags.is_empty();
        let ends = own
            .last()
            .is_some_and(|last| last.end as usize == range.end);
        let begins = own
            .first()
            .is_some_and(|first| first.start as usize == range.start);
        !(begins && ends && own.iter().all(plain))
    };
    if named.iter().any(odd) {
        named
    } else {
        Vec::new()
    }
}

lists! {
    /// With which documents others are issued: their number is the plan's.
    ISSUING "issuing-kind";
}

/// How many pieces of a letterhead may stand behind what a letter is about.
const LETTER: usize = 6;

/// How many bytes a word for an area takes, at most, with the blank before it.
const AREA: usize = 20;

/// The lines of a body as one.
fn together(lines: &[Stretch<'_>]) -> Spelt<'static> {
    let text: Vec<&str> = lines.iter().map(|line| line.text).collect();
    Spelt::owned(text.join(" "))
}

/// The parts of a head while they are laid together.
struct HeadParts<'r, 't> {
    whole: Stretch<'t>,
    blocks: &'r [Block],
    top: &'r Top<'t>,
    /// The bodies of the letterhead.
    bodies: &'r [Body<'r>],
    title: Option<&'r Title<'t>>,
    /// The body that a sentence below the title says issues the plan.
    sentence: Option<Body<'r>>,
    /// On whose level the body of that sentence is where its area is not named: "UBND tỉnh ban hành …".
    unnamed: Option<Level>,
    /// "(Kèm theo Kế hoạch số …)" under an annex, or what a sentence above the title says was given.
    attached: Option<Cited>,
    /// The areas of the web site that prints it.
    site: Vec<Named<'t>>,
    /// What the whole text names most often: few heads leave that to be asked.
    most: OnceCell<MostNamed>,
}

impl HeadParts<'_, '_> {
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
        let titled = areas(spelt.whole());
        let area = self.area(&titled);
        let organ = self.organ(area.as_ref());
        HeadReading {
            head: Head {
                number: self.number().map(Cow::Owned),
                issued: self.issued(),
                issuer: self.issuer(area.as_ref(), text).map(Cow::Owned),
                level: self.level(area.as_ref()),
                kind: area.as_ref().and_then(|area| area.kind).map(Cow::Borrowed),
                commune: area
                    .as_ref()
                    .and_then(|area| area.commune.clone())
                    .map(Cow::Owned),
                province: self.province(&titled).map(Cow::Owned),
                years: self.years(title.as_deref().unwrap_or_default()),
                organ,
                subject: title.as_deref().and_then(Subject::of_title),
                title: title.map(Cow::Owned),
            },
            end: self.title.map_or(0, |title| title.end),
            title_start: self.title.map_or(0, |title| title.start),
            number_at: self.top.number.as_ref().map(|(_, words)| words.start),
            disagreements: self.disagreements(&titled),
        }
    }

    /// The years of the title; where that names none, those that the sentence names which gives the plan.
    fn years(&self, titled: &str) -> Vec<i16> {
        let named = years(titled);
        match self.title.filter(|_| named.is_empty()) {
            Some(title) => said::sentence_years(self.whole, self.blocks, (title.end, &title.kind)),
            None => named,
        }
    }

    /// The body that issues the plan: that of the letterhead, else that of the sentence.
    fn body(&self) -> Option<&Body<'_>> {
        self.bodies.last().or(self.sentence.as_ref())
    }

    /// The number that is printed; else that of the document with which the plan is issued.
    fn number(&self) -> Option<String> {
        self.printed_number().or_else(|| {
            let attached = self.attached.as_ref()?;
            let kind = attached.kind?;
            // A line alone is a citation; above an annex without a title it names what the annex belongs to.
            let same = match self.title {
                Some(title) => title.kind.to_lowercase().starts_with(kind) || ISSUING.is(kind),
                None => self.blocks.len() > 1,
            };
            let number = attached.number.clone()?;
            (same && number.starts_with(|c: char| c.is_ascii_digit())).then_some(number)
        })
    }

    /// The number of the letterhead, or the one that the title itself names.
    fn printed_number(&self) -> Option<String> {
        let printed = self.top.number.as_ref().map(|(number, _)| number);
        let printed = printed.map(|number| number.split_whitespace().collect());
        printed.or_else(|| Some(title::own_number(self.title?)?.0))
    }

    fn issued(&self) -> Option<PartialDate> {
        let printed = self.top.day.as_ref().map(|(day, _)| *day);
        let titled = || title::own_number(self.title?)?.1;
        printed
            .or_else(titled)
            .or_else(|| self.attached.as_ref().and_then(|cited| cited.issued))
    }

    /// The area below the provinces, and on whose level that makes the plan.
    fn area(&self, titled: &[Named<'_>]) -> Option<HeadArea> {
        let bodies = self.bodies.iter().rev().chain(&self.sentence);
        let mut named = bodies.filter_map(|body| body.area.as_ref());
        if let Some(area) = named.next() {
            return Some(HeadArea::of(area));
        }
        if self
            .body()
            .is_some_and(|body| body.level().is_some_and(|level| level < Level::Province))
        {
            return None;
        }
        if self.is_central() {
            return None;
        }
        let is_above = self.unnamed.is_some_and(|level| level < Level::Commune);
        let commune = titled
            .iter()
            .find(|area| area.is_commune())
            .filter(|_| !is_above);
        let most = || {
            let most = self.most();
            let (word, name) = most.commune.as_ref()?;
            // "Văn phòng UBND phường" and a person's name below it, in a form without a title.
            let is_told = self.title.is_some() || most.is_often || !self.bodies.is_empty();
            if is_above || !is_told {
                return None;
            }
            Some(HeadArea {
                word: word.word,
                kind: word.kind,
                level: word.level,
                commune: Some(name.clone()),
                name: name.clone(),
            })
        };
        let province = || {
            titled
                .iter()
                .find(|area| area.is_province())
                .map(HeadArea::of)
        };
        let signed = || {
            let name = said::signature(self.whole, self.blocks)?;
            areas(name).first().map(HeadArea::of)
        };
        commune
            .map(HeadArea::of)
            .or_else(signed)
            .or_else(|| {
                self.site
                    .iter()
                    .find(|area| area.is_commune())
                    .map(HeadArea::of)
            })
            .or_else(most)
            .or_else(province)
    }

    fn attached_issuer(&self) -> Option<Issuer> {
        let range = self.attached.as_ref()?.issuer.clone()?;
        Some(Issuer::parse(self.whole.text.get(range)?))
    }

    fn organ(&self, area: Option<&HeadArea>) -> Option<Organ> {
        let number = self.printed_number();
        let number = number.as_deref().map(DocumentNumber::parse);
        let by_number = number.and_then(|number| Organ::of_body(number.body?));
        let signed = || {
            let name = said::signature(self.whole, self.blocks)?;
            Some(Organ::of_issuer(name.text).unwrap_or(Organ::Other))
        };
        let fallback = || {
            area.filter(|area| area.commune.is_some())
                .and_then(|_| signed())
        };
        self.own_organ().or(by_number).or_else(fallback)
    }

    /// The organ of the body; of one whose name does not tell, that of the body it belongs to.
    fn own_organ(&self) -> Option<Organ> {
        let own = self.body().map(|body| body.organ)?;
        let above = self.bodies.iter().rev().map(|body| body.organ);
        let mut known =
            above.filter(|organ| !matches!(organ, Organ::Other | Organ::PeopleCommittee));
        Some(if own == Organ::Other {
            known.next().unwrap_or(own)
        } else {
            own
        })
    }

    fn issuer(&self, area: Option<&HeadArea>, text: &Text<'_>) -> Option<String> {
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

    fn most(&self) -> &MostNamed {
        self.most.get_or_init(|| MostNamed::of(self.whole))
    }

    fn province(&self, titled: &[Named<'_>]) -> Option<String> {
        let national =
            |level: Option<Level>| matches!(level, Some(Level::National | Level::Ministry));
        if self.is_central()
            || self.body().is_some_and(|body| national(body.level()))
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
        named
            .or_else(titled)
            .or_else(|| {
                let province = self.site.iter().find(|area| area.is_province());
                province.map(|area| area.name.clone())
            })
            .or_else(|| self.most().province.clone())
    }
}
