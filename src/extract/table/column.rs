//! What each column of a table is for: by the words of its head, and by what stands below.

use super::below::Below;
use super::cell::Kind;
use super::head::Head;
use super::places;
use super::settle::{
    settle_assigned, settle_cumulated, settle_judged, settle_least, settle_parts, settle_places,
    settle_registered, settle_reported, settle_results, settle_shares, settle_striven,
};
use super::spread::Spread;
use crate::extract::Text;
use crate::extract::claim::Beside;
use crate::layout::Table;
use crate::lexicon::{Tag, Tags};
use crate::plan::Decimal;
use std::cmp::Ordering;

/// What a column holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Role {
    /// The number of the row.
    Row,
    /// What is measured.
    Name,
    /// What is to be done.
    Task,
    /// The unit.
    Unit,
    /// A promised value.
    Value,
    /// A value that is reached.
    Result,
    /// What was planned for a time that is over, what another level asks, what shares are of: no promise, no result.
    Beside,
    /// Who answers for it.
    Owner,
    /// Who helps, or watches.
    Helper,
    /// By when.
    Deadline,
    /// What is to come of it.
    Product,
    /// Anything said beside.
    Note,
    /// Money.
    Money,
    /// Marks in a competition.
    Score,
    /// Who people are, and where.
    Contact,
    /// Nobody knows.
    #[default]
    Unknown,
}

/// A column of a table.
#[expect(clippy::struct_excessive_bools, reason = "each is asked on its own")]
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Column {
    /// What it holds.
    pub role: Role,
    /// The year its head names, or the last of a period.
    pub year: Option<i16>,
    /// The first year of that period.
    pub since: Option<i16>,
    /// Which part of the year its head names, as printed.
    pub part: Option<String>,
    /// The unit its head states in brackets.
    pub unit: Option<String>,
    /// Whose its values are, where its head says that another level asks them.
    pub whose: Option<String>,
    /// Whether its head says that the values are minima.
    pub is_least: bool,
    /// Whether its head says that the values are striven for beyond those of another column: "Phấn đấu" beside "Kế hoạch".
    pub is_striven: bool,
    /// Whether its head calls what it names targets: "Chỉ tiêu".
    pub names_targets: bool,
    /// The level its head names, which a tick below it means: "Cấp độ 3".
    pub level: Option<Decimal>,
    /// What its values measure, where the rows are places.
    pub measured: Option<String>,
    /// Whether what it names are those whose values the others hold.
    pub names_places: bool,
    /// What its head says beside what it is for: "Năm 2026 (nếu đủ kinh phí)".
    pub asides: Vec<Beside>,
    /// Whether its cells may say anything of a row: "Phạm vi", "Địa điểm".
    pub is_strange: bool,
    /// Whether its values are shares, and no marks in an assessment.
    pub is_of_shares: bool,
    /// Whether its cells narrow no value: "Căn cứ", "Đánh giá" behind what was reached.
    pub is_source: bool,
}

/// The columns of a table, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Columns(Vec<Column>);

/// What a table is a list of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// Targets or results with their values.
    Targets,
    /// Tasks.
    Tasks,
    /// Targets whose values stand in their names, with who answers for them.
    Assignment,
    /// None of these.
    Other,
}

/// What can be told of a column before the others are looked at.
pub(super) struct Sketch {
    pub(super) head: Head,
    pub(super) below: Below,
}

impl Columns {
    /// The columns of a table; `since` is the first year that is planned for: columns of earlier years are results;
    /// `caption` is what the line above says is measured by all of it.
    pub fn of(text: &Text<'_>, table: &Table, since: Option<i16>, caption: Option<&str>) -> Self {
        let heads = table.head();
        let spread = Spread::of(text, heads, table.columns);
        let sketches: Vec<Sketch> = (0..table.columns)
            .map(|column| Sketch {
                head: Head::of(text, heads, column, spread),
                below: Below::of(text, table, column),
            })
            .collect();
        let mut columns: Vec<Column> = sketches.iter().map(|s| s.column(since)).collect();
        if spread == Spread::Unclear || is_shifted(&columns, &sketches) {
            columns.fill(Column::default());
        } else {
            settle(&mut columns, &sketches, since);
            places::settle_rows(&mut columns, &sketches, caption);
            places::settle_columns(&mut columns, &sketches);
        }
        Self(columns)
    }

    /// The column.
    pub fn get(&self, column: usize) -> Option<&Column> {
        self.0.get(column)
    }

    /// The columns in order.
    #[cfg(test)]
    pub fn iter(&self) -> impl Iterator<Item = &Column> {
        self.0.iter()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// The places of the columns of a role.
    pub fn places(&self, role: Role) -> impl Iterator<Item = usize> + '_ {
        let all = self.0.iter().enumerate();
        all.filter(move |(_, column)| column.role == role)
            .map(|(place, _)| place)
    }

    /// The first column of a role.
    pub fn first(&self, role: Role) -> Option<usize> {
        self.places(role).next()
    }

    /// Whether the table says what things cost, and neither who does them nor by when.
    pub fn is_budget(&self) -> bool {
        let has = |role| self.first(role).is_some();
        has(Role::Money) && !has(Role::Owner) && !has(Role::Deadline) && !self.names_targets()
    }

    /// Whether it says what marks are given for, and no more: targets with their values may have marks beside them.
    pub fn is_scored(&self) -> bool {
        let has = |role| self.first(role).is_some();
        let mut values = self.places(Role::Value).filter_map(|at| self.get(at));
        let named = self.names_targets();
        let measured = named && has(Role::Unit) && has(Role::Value);
        // "Chỉ tiêu | Năm 2026 | Trọng số", "Nội dung | Chỉ tiêu năm 2026 | Điểm"
        let sets = |value: &Column| {
            value.year.is_some() && value.is_of_shares && (named || value.names_targets)
        };
        has(Role::Score) && !(measured || values.any(sets))
    }

    /// Whether the rows are called targets.
    pub fn names_targets(&self) -> bool {
        let name = self.name().and_then(|place| self.get(place));
        name.is_some_and(|column| column.role == Role::Name && column.names_targets)
    }

    /// Where what is measured or done is named.
    pub fn name(&self) -> Option<usize> {
        self.first(Role::Name).or_else(|| self.first(Role::Task))
    }

    /// What the table is a list of.
    pub fn subject(&self) -> Subject {
        let has = |role| self.first(role).is_some();
        match () {
            () if has(Role::Contact) || self.is_scored() || self.name().is_none() => Subject::Other,
            () if self.is_budget() => Subject::Other,
            () if has(Role::Task) => Subject::Tasks,
            () if has(Role::Value) || has(Role::Result) => Subject::Targets,
            () if has(Role::Deadline) => Subject::Tasks,
            () if has(Role::Owner) || has(Role::Helper) || has(Role::Unit) => Subject::Assignment,
            // "TT | Chỉ tiêu": each says its level itself.
            () if self.names_targets() => Subject::Assignment,
            () => Subject::Other,
        }
    }
}

impl Sketch {
    /// What the column is for, by its own head and cells.
    fn column(&self, since: Option<i16>) -> Column {
        let head = &self.head;
        let mut column = Column {
            role: self.role(since),
            year: head.year,
            since: head.since,
            part: head.part.clone(),
            unit: head.unit.clone(),
            whose: head.assigned.clone(),
            is_least: head.is_least,
            is_striven: head.strives,
            names_targets: head.tags.has(Tag::ValueColumn),
            level: head.level,
            measured: None,
            names_places: false,
            asides: head.asides.clone(),
            is_strange: head.is_strange(),
            is_of_shares: self.below.is_of_shares() && !head.is_assessed,
            is_source: head.is_source,
        };
        if !matches!(
            column.role,
            Role::Value | Role::Result | Role::Beside | Role::Unknown
        ) {
            column.unit = None;
        }
        column
    }

    fn role(&self, since: Option<i16>) -> Role {
        let Head { tags, year, .. } = self.head;
        let has = |tag| tags.has(tag);
        let is_past = matches!((year, since), (Some(year), Some(since)) if year < since);
        // Words with two meanings: what stands below decides.
        let bodies = self.below.mostly(&[Kind::Body]);
        let figures = self.below.mostly(FIGURES);
        let times = self.below.mostly(&[Kind::Time]);
        match () {
            () if has(Tag::ContactColumn) => Role::Contact,
            () if has(Tag::ScoreColumn) => Role::Score,
            () if has(Tag::RowColumn) => Role::Row,
            () if self.head.is_scope && !figures => Role::Note,
            () if has(Tag::OwnerColumn) => Role::Owner,
            () if has(Tag::HelperColumn) => Role::Helper,
            () if has(Tag::PlaceColumn) && !figures => Role::Owner,
            () if bodies && tags.meets(MAY_BE_WHO) => Role::Owner,
            () if has(Tag::MoneyColumn) => Role::Money,
            () if has(Tag::DeadlineColumn) => Role::Deadline,
            () if has(Tag::AssignedColumn) || has(Tag::ComparedColumn) => Role::Beside,
            () if has(Tag::UnitColumn) => Role::Unit,
            () if has(Tag::ProductColumn) && year.is_none() && !self.below.tells() => Role::Product,
            () if tags.meets(REACHED) && !is_future(year, since) => Role::Result,
            () if has(Tag::NameColumn) && self.below.is_mostly_names() => Role::Owner,
            () if has(Tag::NameColumn) && !figures && year.is_none() => Role::Name,
            () if has(Tag::TaskColumn) && !figures => Role::Task,
            () if self.head.level.is_some() && figures => Role::Value,
            () if has(Tag::BaseColumn) && year.is_none() => Role::Beside,
            () if has(Tag::NoteColumn) && year.is_none() && (times || !figures) => Role::Note,
            () if is_past && has(Tag::ValueColumn) && self.head.says_plan => Role::Beside,
            () if is_past => Role::Result,
            () if has(Tag::ValueColumn) || tags.meets(REACHED) => Role::Value,
            () if year.is_some() || self.head.part.is_some() => Role::Value,
            // "Tối thiểu | Phấn đấu"
            () if self.head.is_least && figures => Role::Value,
            // "TT", and before the values a column of names that has none itself.
            () if self.head.is_wordless() && self.below.is_mostly_names() => Role::Owner,
            () => Role::Unknown,
        }
    }

    /// What a column is for whose head does not tell, by its cells alone.
    fn guess(&self) -> Role {
        let below = &self.below;
        match () {
            () if below.filled == 0 => Role::Note,
            () if below.filled > 1 && below.counting * 4 >= below.filled * 3 => Role::Row,
            () if below.mostly(&[Kind::Unit]) && below.length() <= UNIT => Role::Unit,
            () if below.mostly(&[Kind::Body]) => Role::Owner,
            () if below.mostly(&[Kind::Time]) => Role::Deadline,
            () => Role::Unknown,
        }
    }
}

/// What a column of values holds.
pub(super) const FIGURES: &[Kind] = &[Kind::Figure, Kind::Count, Kind::Dash, Kind::Time];

/// Bytes that the cells of a column of names have at least on average, and those of one of units at most.
const NAME: usize = 10;
const UNIT: usize = 24;

/// Heads of what is reached.
const REACHED: Tags = Tags::of(&[Tag::ResultColumn, Tag::OutcomeColumn]);

/// Heads that can name who does it: "Đơn vị", "Thực hiện".
const MAY_BE_WHO: Tags = Tags::of(&[Tag::UnitColumn, Tag::ResultColumn]);

pub(super) fn is_future(year: Option<i16>, since: Option<i16>) -> bool {
    matches!((year, since), (Some(year), Some(since)) if year >= since)
}

/// Decides what only the whole head can tell.
fn settle(columns: &mut [Column], sketches: &[Sketch], since: Option<i16>) {
    for place in 0..columns.len() {
        let taken = |role: Role| columns.iter().any(|column| column.role == role);
        let Some(sketch) = sketches.get(place) else {
            continue;
        };
        let mut role = sketch.guess();
        if role == Role::Owner && taken(Role::Owner) {
            role = Role::Helper;
        }
        let free = role != Role::Row && role != Role::Unit || !taken(role);
        if let Some(column) = columns.get_mut(place)
            && column.role == Role::Unknown
            && sketch.head.is_bare()
            && free
        {
            column.role = role;
        }
    }
    name_the_longest(columns, sketches);
    one_name(columns, sketches);
    let tasks = columns.iter().any(|column| column.role == Role::Task)
        || (columns.iter().any(|c| c.role == Role::Deadline)
            && !columns.iter().any(|c| c.role == Role::Value));
    settle_reported(columns, sketches);
    settle_shares(columns, sketches);
    settle_results(columns, sketches, tasks, since);
    settle_cumulated(columns, sketches);
    settle_places(columns, sketches);
    settle_assigned(columns);
    settle_registered(columns, sketches);
    settle_striven(columns);
    settle_judged(columns, sketches);
    settle_least(columns);
    settle_parts(columns);
}

/// Whether the head was laid over other columns than its own: below the one for the numbers of rows stand words.
fn is_shifted(columns: &[Column], sketches: &[Sketch]) -> bool {
    columns.iter().zip(sketches).any(|(column, sketch)| {
        let below = &sketch.below;
        let words = below.filled > 2 && below.length() >= NAME;
        column.role == Role::Row && words && below.counting * 2 < below.filled
    })
}

/// Where no head names what the rows are about, the column with the longest words does, if it has the words for it.
fn name_the_longest(columns: &mut [Column], sketches: &[Sketch]) {
    if columns
        .iter()
        .any(|column| matches!(column.role, Role::Name | Role::Task))
    {
        return;
    }
    let candidates = columns.iter().zip(sketches).enumerate();
    let longest = candidates
        .filter(|(_, (column, sketch))| {
            column.role == Role::Unknown
                && sketch.below.length() >= NAME
                && !sketch.below.is_mostly_names()
                && !sketch.below.mostly(FIGURES)
        })
        .max_by_key(|(_, (_, sketch))| sketch.below.length())
        .map(|(place, _)| place);
    // "Sản phẩm" beside values, and nobody who makes it: what the values are of.
    let product = || {
        let values = columns
            .iter()
            .position(|column| column.role == Role::Value)?;
        let tasks = columns
            .iter()
            .any(|column| matches!(column.role, Role::Owner | Role::Deadline));
        let product = columns
            .iter()
            .position(|column| column.role == Role::Product)?;
        (product < values && !tasks).then_some(product)
    };
    if let Some(column) = longest
        .or_else(product)
        .and_then(|place| columns.get_mut(place))
    {
        column.role = Role::Name;
    }
}

/// Of several columns that could name the rows one does; another that is called targets holds the values, where none else does.
fn one_name(columns: &mut [Column], sketches: &[Sketch]) {
    let is_name = |column: &Column| matches!(column.role, Role::Name | Role::Task);
    let all: Vec<usize> = (0..columns.len())
        .filter(|place| columns.get(*place).is_some_and(is_name))
        .collect();
    let [first, second, ..] = all.as_slice() else {
        return;
    };
    let promised = columns.iter().any(|column| column.role == Role::Value);
    // "Lĩnh vực | Chỉ tiêu", "Nhóm nhiệm vụ | Nhiệm vụ": what names more rows names, the other groups.
    let below = |place: &usize| sketches.get(*place).map(|sketch| &sketch.below);
    let filled = |place: &usize| below(place).map_or(0, |below| below.filled);
    let length = |place: &usize| below(place).map_or(0, Below::length);
    let role = |place: &usize| columns.get(*place).map(|column| column.role);
    let task_second = role(second) == Some(Role::Task) && role(first) == Some(Role::Name);
    let kept = match filled(first).cmp(&filled(second)) {
        Ordering::Less => *second,
        Ordering::Equal if task_second || (promised && length(first) < length(second)) => *second,
        Ordering::Equal | Ordering::Greater => *first,
    };
    for place in all {
        if place != kept
            && let Some(column) = columns.get_mut(place)
        {
            let holds_values = place > kept && !promised && column.names_targets;
            column.role = if holds_values {
                Role::Value
            } else {
                Role::Note
            };
        }
    }
}
