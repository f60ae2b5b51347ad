//! The head of one column: what its words say.

use super::head_unit::{UNITS, unit_in};
use super::places;
use super::spread::Spread;
use super::unit::as_unit;
use crate::extract::Text;
use crate::extract::claim::Beside;
use crate::extract::phrases::lists;
use crate::extract::sentence::is_remark;
use crate::extract::stretch::Spelt;
use crate::extract::when::whens;
use crate::layout::{Cell, Row, RowKind, Table};
use crate::lexicon::{Lexicon, Tag, Tagged, Tags, Unit, UnitKind};
use crate::plan::Decimal;
use std::ops::Range;

lists! {
    /// "Phạm vi", "Đối tượng".
    SCOPE "scope-head";
    /// "Chỉ tiêu giao".
    GIVEN "given-column";
    /// "Đăng ký thực hiện".
    REGISTERED "registered-column";
    /// "Lũy kế".
    CUMULATED "cumulated-column";
    /// "Đánh giá".
    JUDGED "judged-column";
    /// "thi đua": of a competition or an assessment.
    ASSESSED "assessed-head";
    /// "Căn cứ", "Nguồn số liệu": what no value is narrowed by.
    SOURCE "source-column";
}

/// What the head of a column says, from the uppermost of its cells to the lowest.
#[expect(clippy::struct_excessive_bools, reason = "each is asked on its own")]
#[derive(Clone, Debug, Default)]
pub(super) struct Head {
    /// What its words can be; of two rows what the lower says, and what the upper adds.
    pub(super) tags: Tags,
    /// The year, or the last of a period.
    pub(super) year: Option<i16>,
    /// The first year of that period.
    pub(super) since: Option<i16>,
    /// "Quý I", "6 tháng đầu năm".
    pub(super) part: Option<String>,
    /// What stands in brackets and is a unit.
    pub(super) unit: Option<String>,
    /// Its words, where they say that another level asks the values.
    pub(super) assigned: Option<String>,
    /// Whether its values are minima.
    pub(super) is_least: bool,
    /// The level it names: "Cấp độ 3".
    pub(super) level: Option<Decimal>,
    /// Whether it says in words that the values are planned: "Kế hoạch", "Mục tiêu".
    pub(super) says_plan: bool,
    /// What it says is measured.
    pub(super) measured: Option<String>,
    /// The place it names.
    pub(super) place: Option<Place>,
    /// What it says beside what the column is for: "(nếu đủ kinh phí)", "Năm 2026 theo dự báo".
    pub(super) asides: Vec<Beside>,
    /// Whether it says that its cells are about whom or where: "Phạm vi thực hiện".
    pub(super) is_scope: bool,
    /// Whether it says that its values are what was assigned: "Chỉ tiêu giao".
    pub(super) is_given: bool,
    /// Whether it says that its values are the plan's own beside what was assigned: "Đăng ký thực hiện".
    pub(super) is_registered: bool,
    /// Whether it says that its values are striven for: "Phấn đấu".
    pub(super) strives: bool,
    /// Whether it says that its values hold all that was reached before: "Lũy kế".
    pub(super) is_cumulated: bool,
    /// Whether it judges what stands before it: "Đánh giá".
    pub(super) judges: bool,
    /// Whether its values are those of a competition or an assessment: "Chỉ tiêu thi đua".
    pub(super) is_assessed: bool,
    /// Whether it says where its values are from or how they are proved, which narrows none: "Căn cứ", "Minh chứng".
    pub(super) is_source: bool,
    /// How much it says.
    words: Words,
}

/// Of what place a column is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// Of this one.
    Named(String),
    /// Of the whole, beside its places: "Toàn xã".
    Whole,
}

/// How much a head says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Words {
    /// Nothing.
    #[default]
    None,
    /// "Tỷ lệ (%)".
    OnlyShare,
    /// More than that.
    More,
}

impl Head {
    /// The head of a column.
    pub(super) fn of(text: &Text<'_>, rows: &[Row], column: usize, spread: Spread) -> Self {
        let mut head = Self::default();
        let mut seen = usize::MAX;
        for (at, row) in rows.iter().enumerate().rev() {
            let below = rows.get(at + 1);
            let column = match below {
                Some(_) => spread.column(column),
                None => column,
            };
            let cell = row.cell(column).filter(|cell| !cell.words.is_empty());
            let cell = cell.or_else(|| beside(row, below?, column));
            let Some(cell) = cell.filter(|cell| cell.words.start != seen) else {
                continue;
            };
            seen = cell.words.start;
            head.above(text.tagged.words(cell.words.clone()));
            if below.is_none() && rows.len() > 1 && head.unit.is_none() {
                head.unit = counted_beside(text, row, cell);
            }
            head.part = head
                .part
                .or_else(|| ends_within_a_year(text, cell.words.clone()));
        }
        head
    }

    /// Whether the column has no head, or one without words that are known.
    pub(super) fn is_bare(&self) -> bool {
        self.words == Words::None
            || (!self.tags.meets(MEANING) && self.year.is_none() && self.part.is_none())
    }

    /// Whether it has no words.
    pub(super) fn is_wordless(&self) -> bool {
        self.words == Words::None
    }

    /// Whether it has words of which none is known, or says that it names places: its cells may say anything of a row.
    pub(super) fn is_strange(&self) -> bool {
        let places = self.tags.has(Tag::PlaceColumn) && !self.tags.has(Tag::OwnerColumn);
        self.words != Words::None && (places || self.is_scope || self.is_bare())
    }

    /// Whether it says "Tỷ lệ (%)" and no more.
    pub(super) fn is_only_share(&self) -> bool {
        self.words == Words::OnlyShare
    }

    /// Whether what it says is measured is a share.
    pub(super) fn is_share(&self) -> bool {
        let measured = self.measured.as_deref().unwrap_or_default();
        let tagged = Tagged::of(Lexicon::builtin(), measured);
        tagged.units.first().is_some_and(|unit| unit.is(Tag::Share))
    }

    /// Adds the cell above what is known.
    fn above(&mut self, words: &str) {
        let tagged = Tagged::of(Lexicon::columns(), words);
        let running = Tagged::of(Lexicon::builtin(), words);
        let meaning = outside_brackets(&tagged);
        let mut tags = meaning
            .iter()
            .fold(Tags::NONE, |tags, unit| tags.union(unit.tags));
        if compares_years(&tagged, &meaning) {
            tags = tags.with(Tag::ComparedColumn);
        }
        // "Kế hoạch 2026" above "Số lượng" and "Tỷ lệ"; "Cơ quan" above "chủ trì" and "phối hợp".
        if !self.tags.meets(DECIDING) {
            self.tags = if tags.meets(DECIDING) {
                tags
            } else {
                self.tags.union(tags)
            };
        }
        if !words.trim().is_empty() && self.words != Words::More {
            let sign = matches!(meaning.as_slice(), [one] if tagged.printed(one) == "%");
            self.words = if sign || is_share(&running) {
                Words::OnlyShare
            } else {
                Words::More
            };
        }
        let spelt = Spelt::of(words);
        self.is_scope |= SCOPE.begin(spelt.whole());
        self.says_plan |= tags.has(Tag::ValueColumn);
        self.is_given |= GIVEN.stand_in(spelt.whole());
        self.is_registered |= REGISTERED.stand_in(spelt.whole());
        self.is_cumulated |= CUMULATED.stand_in(spelt.whole());
        self.judges |= JUDGED.begin(spelt.whole());
        self.is_assessed |= ASSESSED.stand_in(spelt.whole());
        self.is_source |= SOURCE.is(spelt.whole().plain.trim());
        let strives = |unit: &Unit| unit.is(Tag::Strive) && unit.is(Tag::Ensure);
        self.strives |= running.units.iter().any(strives);
        let unit = unit_in(&running);
        let measured = || places::measured_in(&running, unit.is_some());
        self.is_least |= is_least(&running);
        self.level = self.level.or_else(|| level(&running));
        if self.year.is_none() {
            self.year = year(&tagged, &tagged.units);
            self.since = since(&tagged, &tagged.units);
        }
        self.part = self.part.take().or_else(|| part(&tagged));
        self.measured = self.measured.take().or_else(measured);
        self.unit = self.unit.take().or(unit);
        if places::is_place(words) {
            self.place = Some(Place::Named(words.trim().to_owned()));
        } else if places::is_whole(words) {
            self.place = Some(Place::Whole);
        }
        let said = asides(words).map(Beside::said);
        self.asides.extend(said);
        if self.measured.is_none() && !matches!(self.place, Some(Place::Named(_))) {
            self.asides.extend(more(&tagged, &meaning));
        }
        if tags.has(Tag::AssignedColumn) && self.assigned.is_none() {
            self.assigned = Some(words.trim().to_owned());
        }
    }
}

/// "Hộ | %" below "Năm 2026": what is counted, where a cell beside it is a share.
fn counted_beside(text: &Text<'_>, row: &Row, cell: &Cell) -> Option<String> {
    let words = |cell: &Cell| text.tagged.words(cell.words.clone()).trim();
    let shares = row.cells.iter().any(|cell| words(cell) == "%");
    let tagged = text.tagged.within(cell.words.clone());
    let is_thing = matches!(tagged, [unit] if unit.is(Tag::Thing));
    (shares && is_thing).then(|| as_unit(words(cell)))
}

/// The cell of a head whose words go on over the empty cell of this column, as if both were one: "Năm 2026" and
/// nothing above "Số hộ" and "%".
fn beside<'r>(row: &'r Row, below: &Row, column: usize) -> Option<&'r Cell> {
    let named = |row: &Row, column| row.cell(column).is_some_and(|cell| !cell.words.is_empty());
    let left = (0..column).rev().find(|left| named(row, *left))?;
    let all = (left..=column).all(|column| named(below, column));
    all.then(|| row.cell(left)).flatten()
}

/// What says what a column is for.
const MEANING: Tags = DECIDING.union(Tags::of(&[
    Tag::NameColumn,
    Tag::TaskColumn,
    Tag::ValueColumn,
    Tag::BaseColumn,
]));

/// Meanings that a cell above does not change.
const DECIDING: Tags = Tags::of(&[
    Tag::RowColumn,
    Tag::UnitColumn,
    Tag::ResultColumn,
    Tag::OutcomeColumn,
    Tag::AssignedColumn,
    Tag::ComparedColumn,
    Tag::PlaceColumn,
    Tag::OwnerColumn,
    Tag::HelperColumn,
    Tag::DeadlineColumn,
    Tag::ProductColumn,
    Tag::MoneyColumn,
    Tag::ScoreColumn,
    Tag::ContactColumn,
    Tag::NoteColumn,
]);

/// "Tỷ lệ", "Tỷ lệ (%)".
fn is_share(tagged: &Tagged<'_>) -> bool {
    let own = outside_brackets(tagged);
    matches!(own.as_slice(), [only] if only.is(Tag::Share))
}

/// What the words of a head can be.
pub(super) fn tags_of(words: &str) -> Tags {
    let tagged = Tagged::of(Lexicon::columns(), words);
    let own = outside_brackets(&tagged);
    own.iter()
        .fold(Tags::NONE, |tags, unit| tags.union(unit.tags))
}

/// The units of a head that are not in brackets.
fn outside_brackets(tagged: &Tagged<'_>) -> Vec<Unit> {
    let mut depth = 0_usize;
    let outside = tagged.units.iter().filter(|unit| {
        let sign = tagged.printed(unit);
        let inside = depth > 0 || sign == "(";
        match sign {
            "(" => depth += 1,
            ")" => depth = depth.saturating_sub(1),
            _ => {}
        }
        !inside
    });
    outside.copied().collect()
}

/// The last year in a head.
pub(super) fn year(tagged: &Tagged<'_>, units: &[Unit]) -> Option<i16> {
    let years = units.iter().filter(|unit| unit.kind == UnitKind::Number);
    years
        .filter_map(|unit| tagged.printed(unit).parse::<i16>().ok())
        .rfind(|year| crate::document::YEARS.contains(year))
}

/// The first year of the only period that a head names: of "Giai đoạn 2026 - 2030" 2026.
fn since(tagged: &Tagged<'_>, units: &[Unit]) -> Option<i16> {
    let year = |unit: &Unit| {
        let year = tagged.printed(unit).parse::<i16>().ok();
        year.filter(|year| unit.kind == UnitKind::Number && crate::document::YEARS.contains(year))
    };
    let joins = |unit: &Unit| matches!(tagged.printed(unit), "-" | "–" | "—") || unit.is(Tag::To);
    let mut pairs = units.windows(3).filter_map(|three| match three {
        [first, join, last] if joins(join) => year(first).zip(year(last)),
        _ => None,
    });
    let only = pairs
        .next()
        .filter(|(first, last)| first < last && pairs.next().is_none());
    only.map(|(first, _)| first)
}

/// Whether a head lays a year beside an earlier one or itself: "KH 2026/ƯTH 2025 (%)", and not "Năm học 2025/2026".
fn compares_years(tagged: &Tagged<'_>, units: &[Unit]) -> bool {
    let slashes = units.iter().enumerate();
    let mut slashes = slashes.filter(|(_, unit)| tagged.printed(unit) == "/");
    slashes.any(|(at, _)| {
        let (before, behind) = (units.get(..at), units.get(at + 1..));
        let before = before.and_then(|units| year(tagged, units));
        let behind = behind.and_then(|units| year(tagged, units));
        matches!((before, behind), (Some(before), Some(behind)) if before >= behind)
    })
}

/// The part of a year that a head names: "Quý II", "6 tháng đầu năm", "Tháng 3/2026".
fn part(tagged: &Tagged<'_>) -> Option<String> {
    let pairs = tagged.units.iter().zip(tagged.units.iter().skip(1));
    let mut named = pairs.filter(|(unit, next)| {
        let quarter = unit.is(Tag::QuarterColumn) && is_quarter(tagged.printed(next));
        let months = unit.kind == UnitKind::Number && next.is(Tag::MonthColumn);
        let month = unit.is(Tag::MonthColumn) && next.kind == UnitKind::Number;
        quarter || months || month
    });
    let in_part = || tagged.units.iter().any(|unit| unit.is(Tag::PartOfYear));
    (named.next().is_some() || in_part()).then(|| tagged.text.trim().to_owned())
}

/// The words of a head whose values are reached on a day before the year's last: "Đến 30/6/2026".
fn ends_within_a_year(text: &Text<'_>, words: Range<usize>) -> Option<String> {
    let times = whens(text, words.clone());
    let within = times.iter().any(|time| time.is_day && time.part.is_some());
    within.then(|| text.tagged.words(words).trim().to_owned())
}

fn is_quarter(word: &str) -> bool {
    matches!(word, "I" | "II" | "III" | "IV" | "1" | "2" | "3" | "4")
}

/// Whether a head says that its values are minima.
pub(super) fn is_least(tagged: &Tagged<'_>) -> bool {
    tagged.units.iter().any(|unit| unit.is(Tag::Least))
}

/// The level that a head names.
fn level(tagged: &Tagged<'_>) -> Option<Decimal> {
    match tagged.units.as_slice() {
        [named, number] if named.is(Tag::Level) && number.kind == UnitKind::Number => {
            Decimal::from_json(tagged.printed(number)).ok()
        }
        _ => None,
    }
}

/// What the heads of names and values are made of.
const PLAIN: Tags = Tags::of(&[
    Tag::NameColumn,
    Tag::TaskColumn,
    Tag::ValueColumn,
    Tag::BaseColumn,
    Tag::ResultColumn,
    Tag::OutcomeColumn,
    Tag::QuarterColumn,
    Tag::MonthColumn,
    Tag::UnitColumn,
]);

/// "năm", "đến", "giai đoạn".
fn is_time(word: &str) -> bool {
    let times = Tags::of(&[Tag::Year, Tag::Period, Tag::Until, Tag::To, Tag::In]);
    let tagged = Tagged::of(Lexicon::builtin(), word);
    tagged.units.iter().all(|unit| unit.tags.meets(times))
}

/// The words of a head of names or values that do not say that it is one.
fn more(tagged: &Tagged<'_>, meaning: &[Unit]) -> Option<Beside> {
    let says = |unit: &&Unit| {
        let word = tagged.printed(unit);
        let is_said = unit.kind == UnitKind::Words && !unit.tags.meets(PLAIN);
        is_said && !is_quarter(word) && !is_time(word)
    };
    let words: Vec<&str> = meaning
        .iter()
        .filter(says)
        .map(|unit| tagged.printed(unit))
        .collect();
    (!words.is_empty()).then(|| Beside {
        content: words.join(" "),
        ..Beside::said(tagged.text.trim().to_owned())
    })
}

/// What the brackets of a head say that is neither a unit nor a remark.
fn asides(words: &str) -> impl Iterator<Item = String> {
    let inner = words.split('(').skip(1);
    let inner = inner.filter_map(|rest| rest.split_once(')').map(|(inner, _)| inner.trim()));
    let is_unit = |words: &str| {
        let tagged = Tagged::of(Lexicon::builtin(), words);
        let mut units = tagged.units.iter();
        units.all(|unit| unit.kind != UnitKind::Words || unit.tags.meets(UNITS))
    };
    let says = inner.filter(move |inner| !is_unit(inner) && !is_remark(inner));
    says.map(str::to_owned)
}

/// Where the words of heads stand: the numbers in them are accounted for by who reads the head.
pub(super) fn head_cells(table: &Table) -> impl Iterator<Item = Range<usize>> + '_ {
    let heads = table.rows.iter().filter(|row| row.kind == RowKind::Head);
    heads.flat_map(|row| row.cells.iter().map(|cell| cell.words.clone()))
}
