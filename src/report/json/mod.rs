//! The report as JSON (DESIGN.md, section 5): `doichieu/report/1`.
//!
//! The structs here are the format; what is inside the tool may change without them.

mod finding;
mod lines;
mod number;
mod text;
mod verdict;

use super::{End, Entry, Piece, Reported, Summary, Writer};
use crate::check::promise::Limit;
use crate::check::{AsOf, AsOfOrigin, Severity, Verdict};
use crate::document::{Level, Organ, Subject};
use crate::lang::Lang;
use crate::plan::{Direction, Indicator, Lines, Unread};
use crate::rule::Requirement;
pub(super) use finding::{FindingView, RunFindingView};
pub use lines::{JsonlWriter, LINES};
use number::Number;
use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};
pub(super) use text::{Fragment, text};

/// The name and version of the format.
pub const SCHEMA: &str = "doichieu/report/1";

/// Writes the report: plans one after the other, each when it is judged.
#[derive(Debug)]
pub struct JsonWriter {
    lang: Lang,
    /// The day given for all plans, if one was.
    as_of: Option<String>,
    plans: usize,
    /// What could not be read.
    unreadable: Vec<String>,
}

impl JsonWriter {
    /// A report in a language; `as_of` is the day given for all plans, if one was.
    pub fn new(lang: Lang, as_of: Option<String>) -> Self {
        Self {
            lang,
            as_of,
            plans: 0,
            unreadable: Vec::new(),
        }
    }
}

impl Writer for JsonWriter {
    fn head(&mut self) -> String {
        let head = text(&ReportView::new(SCHEMA, self.as_of.as_deref()));
        let open = head.strip_suffix('}').unwrap_or(&head);
        format!("{open},\"plans\":[\n")
    }

    fn plan(&self, entry: &Entry<'_>, summary: &Summary) -> Piece {
        plan(BETWEEN, (entry, summary), self.lang).into()
    }

    fn add(&mut self, mut piece: Piece) -> String {
        self.plans += 1;
        if self.plans == 1 {
            piece.text.drain(..BETWEEN.len());
        }
        piece.text
    }

    fn refused(&mut self, file: &str, lines: &[String]) -> String {
        self.unreadable.push(text(&UnreadableView { file, lines }));
        String::new()
    }

    fn foot(&mut self, end: &End) -> String {
        let unreadable = self.unreadable.join(",");
        let summary = text(&SummaryView(&end.totals.all));
        let findings = text(&RunFindingView::all(&end.findings));
        let vanished = text(&end.vanished);
        format!(
            "\n],\"unreadable\":[{unreadable}],\"findings\":{findings},\"vanished\":{vanished},\"summary\":{summary}}}\n"
        )
    }
}

/// What is said of a report as a whole.
#[derive(Serialize)]
struct ReportView<'e> {
    schema: &'static str,
    tool: ToolView,
    as_of: Option<&'e str>,
}

impl<'e> ReportView<'e> {
    fn new(schema: &'static str, as_of: Option<&'e str>) -> Self {
        let tool = ToolView {
            name: "doichieu",
            version: env!("CARGO_PKG_VERSION"),
        };
        Self {
            schema,
            tool,
            as_of,
        }
    }
}

#[derive(Serialize)]
struct ToolView {
    name: &'static str,
    version: &'static str,
}

/// An input that gave no plan.
#[derive(Serialize)]
struct UnreadableView<'e> {
    file: &'e str,
    /// What is wrong with it, line by line.
    lines: &'e [String],
}

/// What stands between two plans.
const BETWEEN: &str = ",\n";

/// One plan, behind these words.
fn plan(before: &str, (entry, summary): (&Entry<'_>, &Summary), lang: Lang) -> String {
    let outcome = entry.outcome;
    let opening = OpeningView {
        path: entry.path,
        plan: HeadView::new(entry),
        as_of: AsOfView::new(outcome.as_of),
    };
    let rest = RestView {
        findings: entry
            .findings()
            .map(|finding| FindingView::new(Reported::new(entry, finding, lang)))
            .collect(),
        unread: outcome.plan.unread.iter().map(UnreadView::new).collect(),
        summary: SummaryView(summary),
    };
    let (opening, rest) = (text(&opening), text(&rest));
    let (opening, rest) = (opening.strip_suffix('}'), rest.strip_prefix('{'));
    let mut out = String::with_capacity(verdict::room(outcome) + rest.map_or(0, str::len));
    out.push_str(before);
    out.push_str(opening.unwrap_or_default());
    out.push_str(",\"verdicts\":[");
    verdict::write(entry, &mut out);
    out.push_str("],");
    out.push_str(rest.unwrap_or_default());
    out
}

/// A plan up to its verdicts.
#[derive(Serialize)]
struct OpeningView<'e> {
    path: &'e str,
    plan: HeadView<'e>,
    as_of: AsOfView,
}

/// A plan from behind its verdicts.
#[derive(Serialize)]
struct RestView<'e> {
    findings: Vec<FindingView<'e>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    unread: Vec<UnreadView<'e>>,
    summary: SummaryView<'e>,
}

#[derive(Serialize)]
struct HeadView<'e> {
    number: Option<&'e str>,
    issued: Option<String>,
    issuer: Option<&'e str>,
    title: Option<&'e str>,
    level: Option<&'static str>,
    organ: Option<&'static str>,
    subject: Option<&'static str>,
    kind: Option<&'e str>,
    commune: Option<&'e str>,
    province: Option<&'e str>,
    years: &'e [i16],
}

impl<'e> HeadView<'e> {
    fn new(entry: &Entry<'e>) -> Self {
        let head = &entry.outcome.plan.head;
        Self {
            number: head.number.as_deref(),
            issued: head.issued.map(|date| date.to_string()),
            issuer: head.issuer.as_deref(),
            title: head.title.as_deref(),
            level: head.level.map(Level::word),
            organ: head.organ.map(Organ::slug),
            subject: head.subject.map(Subject::slug),
            kind: head.kind.as_deref(),
            commune: head.commune.as_deref(),
            province: head.province.as_deref(),
            years: &head.years,
        }
    }
}

/// Words of the plan that were not understood.
#[derive(Serialize)]
struct UnreadView<'e> {
    lines: Option<[u32; 2]>,
    words: &'e str,
    why: Option<&'e str>,
}

impl<'e> UnreadView<'e> {
    fn new(unread: &'e Unread<'_>) -> Self {
        Self {
            lines: unread.lines.map(|lines| [lines.first, lines.last]),
            words: &unread.words,
            why: unread.why.as_deref(),
        }
    }
}

#[derive(Serialize)]
struct AsOfView {
    date: String,
    origin: &'static str,
}

impl AsOfView {
    fn new(as_of: AsOf) -> Self {
        let origin = match as_of.origin {
            AsOfOrigin::Plan => "plan",
            AsOfOrigin::Given => "given",
            AsOfOrigin::Today => "today",
        };
        Self {
            date: as_of.date.to_string(),
            origin,
        }
    }
}

/// What a requirement asks.
#[derive(Serialize)]
pub(super) struct RequiredView {
    op: &'static str,
    value: Number,
    unit: String,
    by: i16,
}

impl RequiredView {
    /// The figure, where there is one.
    pub(super) fn new(requirement: &Requirement, indicator: &Indicator) -> Option<Self> {
        let limit = Limit::required(requirement.bound?);
        let op = match (indicator.direction, limit.strict) {
            (Direction::AtLeast, false) => ">=",
            (Direction::AtLeast, true) => ">",
            (Direction::AtMost, false) => "<=",
            (Direction::AtMost, true) => "<",
        };
        let (value, unit) = (Number(limit.value), indicator.unit.to_string());
        Some(Self {
            op,
            value,
            unit,
            by: requirement.by,
        })
    }
}

struct SummaryView<'e>(&'e Summary);

impl Serialize for SummaryView<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("plans", &self.0.plans)?;
        map.serialize_entry("failing", &self.0.failing)?;
        for severity in [Severity::Error, Severity::Warning, Severity::Note] {
            map.serialize_entry(severity.slug(), &self.0.findings(severity))?;
        }
        map.serialize_entry("waived_findings", &self.0.waived)?;
        map.serialize_entry("known_findings", &self.0.known)?;
        map.serialize_entry("switched_off_findings", &self.0.off)?;
        map.serialize_entry("changed_findings", &self.0.changed)?;
        for verdict in Verdict::ALL {
            map.serialize_entry(verdict.slug(), &self.0.verdicts(verdict))?;
        }
        map.end()
    }
}

fn pair(lines: Lines) -> [u32; 2] {
    [lines.first, lines.last]
}
