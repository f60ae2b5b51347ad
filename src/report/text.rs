//! The table format: for people, at the terminal or on paper. Of several plans a line each comes
//! first, so that who reads them knows where to look.

use crate::check::Severity;
use crate::fold::fold_after;
use crate::lang::Lang;

use super::{End, Entry, Layout, Piece, Summary, Writer, cause, findings, heading, roll_up, table};

/// How much of each plan is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Detail {
    /// The whole, and beside each finding what it rests on and its fingerprint.
    Full,
    /// Heading, table, findings and counts.
    Whole,
    /// One line.
    Line,
}

/// How a whole plan is shown.
#[derive(Clone, Copy, Debug)]
struct How {
    /// Each finding with what it rests on and its fingerprint.
    full: bool,
    /// Each row, also those for which no minimum is known.
    all: bool,
}

/// What is shown of the plans in which nothing fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Passing {
    /// Each of them.
    Shown,
    /// A line each while they are few, else their number.
    Few,
    /// Their number.
    Counted,
}

/// So many passing plans get a line each; in a run of thousands they would hide the others.
const FEW: usize = 200;

/// Writes the compliance table and the findings of each plan, or a line each.
#[derive(Debug)]
pub struct TextWriter {
    layout: Layout,
    detail: Detail,
    passing: Passing,
    /// The least severity that makes a plan fail; none where nothing does.
    fails: Option<Severity>,
    /// Whether the rows without a known minimum are shown one by one.
    all: bool,
    /// A line a plan: of those that pass, kept until all that fail are written; of all of them where
    /// their whole reports follow.
    lines: Vec<String>,
    /// Whole reports, which stand behind the lines of all plans.
    wholes: String,
    /// Whether there are any.
    has_wholes: bool,
    /// How many plans passed.
    passed: usize,
}

impl TextWriter {
    /// A report laid out like this.
    pub fn new(layout: Layout, detail: Detail, passing: Passing, fails: Option<Severity>) -> Self {
        Self {
            layout,
            detail,
            passing,
            fails,
            all: false,
            lines: Vec::new(),
            wholes: String::new(),
            has_wholes: false,
            passed: 0,
        }
    }

    /// The same, with the rows without a known minimum one by one, or in one line.
    #[must_use]
    pub fn with_all_rows(self, all: bool) -> Self {
        Self { all, ..self }
    }

    /// Notes a plan in which nothing fails.
    fn pass(&mut self, line: String) {
        self.passed += 1;
        match self.passing {
            Passing::Counted => {}
            Passing::Few if self.detail == Detail::Line && self.passed > FEW => self.lines.clear(),
            Passing::Few | Passing::Shown => self.lines.push(line),
        }
    }

    /// How many plans passed, where they have no lines.
    fn passes(&self) -> Option<String> {
        let told = match self.passing {
            Passing::Counted => false,
            Passing::Few => self.detail != Detail::Line || self.passed <= FEW,
            Passing::Shown => true,
        };
        let (n, lang) = (self.passed, self.layout.lang);
        let least = self.fails.filter(|_| !told && n > 0)?.word(lang);
        Some(match lang {
            Lang::Vi => format!("{n} kế hoạch không có phát hiện từ mức {least} trở lên\n"),
            Lang::En if n == 1 => format!("1 plan has nothing at or above {least}\n"),
            Lang::En => format!("{n} plans have nothing at or above {least}\n"),
        })
    }
}

impl Writer for TextWriter {
    fn plan(&self, entry: &Entry<'_>, summary: &Summary) -> Piece {
        let fails = entry.fails.is_some_and(|least| summary.reaches(least));
        let how = How {
            full: self.detail == Detail::Full,
            all: self.all || self.detail == Detail::Full,
        };
        let mut line = table::plan_line(entry, summary, self.layout.lang);
        let rest = match self.detail {
            _ if !fails && self.passing == Passing::Counted => String::new(),
            Detail::Full | Detail::Whole => {
                line = folded(&line, self.layout.width);
                whole(entry, summary, self.layout, how)
            }
            Detail::Line => String::new(),
        };
        let (text, spare) = if fails {
            (line, String::new())
        } else {
            (String::new(), line)
        };
        Piece {
            text,
            spare,
            rest,
            ..Piece::default()
        }
    }

    fn add(&mut self, piece: Piece) -> String {
        self.has_wholes |= !piece.rest.is_empty();
        if self.wholes.is_empty() {
            self.wholes = piece.rest;
        } else {
            self.wholes.push_str(&piece.rest);
        }
        match (piece.text.is_empty(), self.detail) {
            (true, _) => self.pass(piece.spare),
            (false, Detail::Line) => return piece.text,
            (false, _) => self.lines.push(piece.text),
        }
        String::new()
    }

    fn foot(&mut self, end: &End) -> String {
        let mut out = String::new();
        if end.totals.all.plans > 1 || self.detail == Detail::Line {
            out = self.lines.concat();
        }
        out.extend(self.passes());
        if self.has_wholes && !out.is_empty() {
            out.push('\n');
        }
        out
    }

    fn behind(&mut self) -> String {
        std::mem::take(&mut self.wholes)
    }

    fn tail(&mut self, end: &End) -> String {
        let mut out = findings::of_run(&end.findings, self.layout);
        out.push_str(&findings::vanished(&end.vanished, self.layout));
        if end.totals.all.plans > 1 || self.detail == Detail::Line {
            out.push_str(roll_up::table(&end.totals, self.layout).trim_end());
            out.push('\n');
        }
        if end.refused > 0 {
            out.push_str(&table::refused(end.refused, self.layout.lang));
            out.push('\n');
        }
        out
    }
}

fn folded(line: &str, width: usize) -> String {
    let mut out = String::new();
    fold_after("", line, "  ", width, &mut out);
    out
}

/// A plan as who has to mend it needs it: how much is to be mended, what and where, then why, then
/// the rows.
fn whole(entry: &Entry<'_>, summary: &Summary, layout: Layout, how: How) -> String {
    let causes = cause::causes(entry, layout.lang);
    let mut text = heading::heading(entry, layout);
    text.push('\n');
    text.push_str(&findings::agenda(entry, &causes, summary, layout));
    text.push_str(&table::verdicts(summary, layout));
    text.push_str("\n\n");
    let found = findings::findings(entry, &causes, layout, how.full);
    if !found.is_empty() {
        text.push_str(&found);
        text.push('\n');
    }
    text.push_str(&table::table(entry, layout, how.all));
    text.push_str(&findings::unread(entry, layout));
    text.push_str(&findings::remarks(entry, layout));
    text.push('\n');
    text
}
