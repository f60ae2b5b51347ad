//! What a part of a plan is for, by its heading.

use super::claim::Manner;
use super::phrases::lists;
use super::stretch::Spelt;
use super::{Text, Why};
use crate::lexicon::{Tag, Tags, Unit, UnitKind};
use crate::text::loose;
use std::ops::Range;

/// What a part of a plan is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Part {
    /// Letterhead, title, and the documents named before the first heading.
    #[default]
    Head,
    /// The legal basis.
    Basis,
    /// What was reached so far.
    Results,
    /// Views, principles, whom it is for.
    Views,
    /// Purposes, demands, general objectives.
    Purpose,
    /// Specific targets.
    Targets,
    /// Tasks and solutions.
    Tasks,
    /// Who does what.
    Organisation,
    /// Money.
    Funding,
    /// Recipients and signature.
    Closing,
    /// An annex that has not said yet what it holds.
    Untitled,
}

impl Part {
    /// How sentences of such a part are read.
    pub fn manner(self) -> Manner {
        match self {
            Self::Targets => Manner::Targets,
            Self::Tasks | Self::Organisation | Self::Funding => Manner::Tasks,
            Self::Results => Manner::Results,
            Self::Head
            | Self::Basis
            | Self::Views
            | Self::Purpose
            | Self::Closing
            | Self::Untitled => Manner::Other,
        }
    }
}

impl Part {
    /// What it is called, for people who ask what a heading was taken for.
    pub(super) fn why(self) -> Why {
        let (vi, en) = match self {
            Self::Head => ("phần đầu", "the head"),
            Self::Basis => ("căn cứ", "the legal basis"),
            Self::Results => ("kết quả, thực trạng", "results"),
            Self::Views => ("quan điểm, phạm vi", "views and scope"),
            Self::Purpose => (
                "mục đích, yêu cầu, mục tiêu chung",
                "purpose and requirements",
            ),
            Self::Targets => ("mục tiêu, chỉ tiêu", "targets"),
            Self::Tasks => ("nhiệm vụ, giải pháp", "tasks"),
            Self::Organisation => ("tổ chức thực hiện", "organisation"),
            Self::Funding => ("kinh phí", "funding"),
            Self::Closing => ("nơi nhận, chữ ký", "recipients and signature"),
            Self::Untitled => (
                "phụ lục, chưa đến phần nêu nội dung",
                "an annex, before it says what it holds",
            ),
        };
        Why::new(vi.to_owned(), en.to_owned())
    }
}

/// The part each tag of a heading announces.
const ANNOUNCED: [(Tag, Part); 10] = [
    (Tag::ClosingPart, Part::Closing),
    (Tag::ResultsPart, Part::Results),
    (Tag::ObjectivesPart, Part::Purpose),
    (Tag::PurposePart, Part::Purpose),
    (Tag::TargetsPart, Part::Targets),
    (Tag::OrganisationPart, Part::Organisation),
    (Tag::MoneyPart, Part::Funding),
    (Tag::TasksPart, Part::Tasks),
    (Tag::ViewsPart, Part::Views),
    (Tag::BasisPart, Part::Basis),
];

/// The part a word announces.
fn announced(unit: &Unit) -> Option<Part> {
    ANNOUNCED
        .iter()
        .find(|(tag, _)| unit.is(*tag))
        .map(|(_, part)| *part)
}

lists! {
    /// What tells of what was done, by the beginning of its title: "Báo cáo".
    TELLS "tells";
    /// What promises nothing: "Giấy mời".
    INVITES "invites";
    /// What a heading ends in that names what is there: "hiện có".
    PRESENT "present-heading";
    /// What says that targets are set: "đặt mục tiêu".
    SETS "sets-targets";
    /// What stands behind them says what a part holds: "được đánh giá bằng".
    MEASURED_BY "measured-by";
}

/// What a section of a document is for that does not say it, by the title of the document.
pub fn untold(title: &str) -> Part {
    let title = Spelt::of(title);
    match title.whole() {
        words if TELLS.begin(words) => Part::Results,
        _ => Part::Tasks,
    }
}

/// Whether a document of such a title promises nothing.
pub fn invites(title: &str) -> bool {
    INVITES.begin(Spelt::of(title).whole())
}

/// The part that the first words of a heading announce.
pub fn opening(text: &Text<'_>, title: Range<usize>) -> Option<Part> {
    let part = first_named(text, title.clone());
    if part != Some(Part::Results) {
        return part;
    }
    // "Kết quả được đánh giá bằng các chỉ tiêu sau:".
    let words = text.stretch(title);
    let measured = MEASURED_BY.rfind(words);
    let behind = measured.and_then(|(_, end)| first_named(text, words.from(end).range()));
    behind.or(part)
}

/// "HẠ TẦNG SỐ HIỆN CÓ": whether a heading ends in what is there and begins with no verb.
pub fn tells_present(text: &Text<'_>, title: Range<usize>) -> bool {
    let words = text.stretch(title.clone());
    let verbs = Tags::of(&[
        Tag::Strive,
        Tag::General,
        Tag::Done,
        Tag::Lift,
        Tag::Ensure,
        Tag::Aim,
    ]);
    let units = text.tagged.within(title);
    let mut first = units.iter().filter(|unit| unit.kind == UnitKind::Words);
    PRESENT.before(words).is_some() && first.next().is_some_and(|unit| !unit.tags.meets(verbs))
}

fn first_named(text: &Text<'_>, title: Range<usize>) -> Option<Part> {
    let units = text.tagged.within(title);
    let mut words = units.iter().filter(|unit| unit.kind == UnitKind::Words);
    // "Về mục tiêu", "Một số chỉ tiêu".
    words
        .find(|unit| !unit.is(Tag::HeadingLead) || announced(unit).is_some())
        .and_then(announced)
}

/// "Chương trình đã đề ra nhiều mục tiêu đến năm 2030": the words behind what says that targets are set, of which these may be
/// the time.
pub fn sets_targets(text: &Text<'_>, words: Range<usize>) -> Option<Range<usize>> {
    let units = text.tagged.within(words);
    let sets = |at: usize, unit: &Unit| {
        let near = units.get(at.saturating_sub(3)..at).unwrap_or_default();
        let announced = || near.iter().any(|unit| unit.is(Tag::Announce));
        unit.is(Tag::TargetsPart) && announced() || SETS.is(&loose(text.tagged.printed(unit)))
    };
    let at = units
        .iter()
        .enumerate()
        .position(|(at, unit)| sets(at, unit))?;
    let behind = units.get(at + 1..)?.iter().take(TIME);
    let ends = |unit: &&Unit| matches!(text.tagged.printed(unit), "." | ":" | ";");
    let behind = behind.take_while(|unit| !ends(unit));
    let end = behind.last().or_else(|| units.get(at))?.end as usize;
    Some(units.get(at)?.end as usize..end)
}

/// How many words may stand between what says that targets are set and their year.
const TIME: usize = 12;

/// The part that a heading announces anywhere; where several do, the first that is more than a task.
pub fn anywhere(text: &Text<'_>, title: Range<usize>) -> Option<Part> {
    text.tagged.within(title).iter().find_map(announced)
}

/// How many bytes may name what an item holds.
const NAME: usize = 40;

/// What stands before the first colon of words.
pub fn before_colon(text: &Text<'_>, words: Range<usize>) -> Range<usize> {
    let printed = text.layout.words(words.clone());
    let colon = memchr::memchr(b':', printed.as_bytes());
    words.start..words.start + colon.unwrap_or_default()
}

/// "b) Mục tiêu, chỉ tiêu: đến năm 2030 …": whether an item says itself, before what it says, that it holds targets.
pub fn holds_targets(text: &Text<'_>, words: Range<usize>) -> bool {
    let printed = text.layout.words(words.clone());
    let near = printed.as_bytes().get(..printed.len().min(NAME));
    let colon = near.and_then(|near| memchr::memchr(b':', near));
    colon.is_some_and(|colon| {
        let named = opening(text, words.start..words.start + colon) == Some(Part::Targets);
        named
            && printed
                .get(colon + 1..)
                .is_some_and(|behind| !behind.trim().is_empty())
    })
}

/// The part that words announce last.
pub fn last(text: &Text<'_>, words: Range<usize>) -> Option<Part> {
    text.tagged.within(words).iter().rev().find_map(announced)
}

/// "… và kết quả năm 2025": what stands behind the results that a title names last, beside something else.
pub fn results_beside(text: &Text<'_>, title: Range<usize>) -> Option<Range<usize>> {
    let units = text.tagged.within(title.clone());
    let at = units.iter().rposition(|unit| announced(unit).is_some())?;
    let (results, before) = (units.get(at)?, units.get(at.checked_sub(1)?)?);
    let beside = before.is(Tag::And) || before.kind == UnitKind::Sign;
    (announced(results) == Some(Part::Results) && beside).then_some(results.end as usize..title.end)
}

/// What an annex holds, by its title: targets where it names them, else tasks.
pub fn annex(text: &Text<'_>, title: Range<usize>) -> Part {
    let units = text.tagged.within(title);
    let has = |part: Part| units.iter().any(|unit| announced(unit) == Some(part));
    match () {
        () if has(Part::Targets) => Part::Targets,
        () if has(Part::Tasks) || has(Part::Organisation) => Part::Tasks,
        () if has(Part::Results) => Part::Results,
        () => Part::Untitled,
    }
}

/// Whether words are the title of a list behind the signature.
pub fn is_list_title(text: &Text<'_>, title: Range<usize>) -> bool {
    let units = text.tagged.within(title);
    let shouted = |unit: &Unit| unit.kind == UnitKind::Words && text.tagged.is_shouted(unit);
    units
        .first()
        .is_some_and(|unit| shouted(unit) && (unit.is(Tag::ListPart) || announced(unit).is_some()))
}
