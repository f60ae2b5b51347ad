//! Markdown for a comment on a merge request: counts, plans, findings and tables.
//!
//! GitHub takes 65,536 letters; what does not fit is left out and counted: first the tables,
//! then the findings that ask least for a look.

mod cause;
mod escape;
pub use escape::words;
mod run;

use super::cause::causes;
use super::reported::Rule;
use super::row::{Row, rows};
use super::{End, Entry, Piece, Rank, Ranked, Summary, Worst, Writer, detail, heading, table};
use crate::check::{Severity, Verdict};
use crate::lang::Lang;
use escape::{code, html};
use std::cmp::Reverse;
use std::fmt::Write as _;

/// The letters GitHub takes in a comment.
const ROOM: usize = 65_536;
/// Room for headings and for what is said of the rest.
const RESERVE: usize = 2_000;
/// Room for the table of plans.
const PLANS: usize = ROOM / 4;

/// Writes a comment.
#[derive(Debug)]
pub struct MarkdownWriter {
    lang: Lang,
    plans: Worst<PlanRank>,
    findings: Worst<Option<Rank>>,
    tables: Worst<PlanRank>,
}

/// The plan with more errors, then more warnings, then more notes comes first.
type PlanRank = [Reverse<u64>; 3];

impl MarkdownWriter {
    /// A comment in a language.
    pub fn new(lang: Lang) -> Self {
        Self {
            lang,
            plans: Worst::new(PLANS),
            findings: Worst::new(ROOM),
            tables: Worst::new(ROOM),
        }
    }
}

impl Writer for MarkdownWriter {
    fn plan(&self, entry: &Entry<'_>, summary: &Summary) -> Piece {
        let causes = causes(entry, self.lang);
        Piece {
            text: plan_line(entry, summary, self.lang),
            ranked: causes
                .iter()
                .filter_map(|cause| cause::ranked(entry, cause, self.lang))
                .collect(),
            spare: compliance(entry, self.lang),
            ..Piece::default()
        }
    }

    fn add(&mut self, piece: Piece) -> String {
        let rank = [Severity::Error, Severity::Warning, Severity::Note].map(|severity| {
            let of = |of: &&Ranked| of.rank.counts() && of.rank.severity == severity;
            Reverse(piece.ranked.iter().filter(of).map(|of| of.findings).sum())
        });
        add(&mut self.plans, rank, piece.text);
        for Ranked {
            rank,
            text,
            findings,
        } in piece.ranked
        {
            let cost = cost(&text);
            self.findings.add_for(Some(rank), text, cost, findings);
        }
        add(&mut self.tables, rank, piece.spare);
        String::new()
    }

    fn refused(&mut self, file: &str, lines: &[String]) -> String {
        let what = self.lang.pick(
            "không đọc được nên chưa được đối chiếu",
            "could not be read and was not judged",
        );
        let mut text = format!("- {}: {what}\n", code(file));
        for line in lines {
            let _ = writeln!(text, "  - {}", words(line));
        }
        // What was not judged comes before all findings.
        add(&mut self.findings, None, text + "\n");
        String::new()
    }

    fn foot(&mut self, end: &End) -> String {
        for of in &end.findings {
            let rank = Some(Rank::open(of.severity));
            add(&mut self.findings, rank, run::finding(of, self.lang));
        }
        let gone = run::gone(&end.vanished, self.lang);
        let room = ROOM - RESERVE - self.plans.used() - gone.encode_utf16().count();
        self.findings.shrink(room);
        self.tables.shrink(room - self.findings.used());
        let mut out = self.overview(end);
        let lang = self.lang;
        section(&mut out, lang.pick("Phát hiện", "Findings"), &self.findings);
        out.push_str(&gone);
        section(
            &mut out,
            lang.pick("Bảng đối chiếu chỉ tiêu", "Compliance tables"),
            &self.tables,
        );
        out.push_str(&self.left_out());
        out
    }
}

/// Adds a text at the cost of its letters.
fn add<K: Ord + Copy>(to: &mut Worst<K>, key: K, text: String) {
    let cost = cost(&text);
    to.add(key, text, cost);
}

/// Letters as GitHub counts them at most: in UTF-16.
fn cost(text: &str) -> usize {
    text.encode_utf16().count()
}

fn section<K: Ord + Copy>(out: &mut String, title: &str, texts: &Worst<K>) {
    if texts.used() > 0 {
        let _ = write!(out, "\n### {title}\n\n");
        out.extend(texts.texts());
    }
}

impl MarkdownWriter {
    /// Heading, counts and the table of plans.
    fn overview(&self, end: &End) -> String {
        let (lang, all) = (self.lang, &end.totals.all);
        let title = match lang {
            Lang::Vi => format!("Đối chiếu {} kế hoạch", all.plans),
            Lang::En if all.plans == 1 => "1 plan checked".to_owned(),
            Lang::En => format!("{} plans checked", all.plans),
        };
        let mut out = format!("## {title}: {}\n", table::counts(all, lang));
        if self.plans.used() > 0 {
            out.push_str(lang.pick(
                "\n| Kế hoạch | Tệp | Kết quả |\n| --- | --- | --- |\n",
                "\n| Plan | File | Result |\n| --- | --- | --- |\n",
            ));
            out.extend(self.plans.texts());
        }
        out
    }

    /// What was left out, and where all of it is.
    fn left_out(&self) -> String {
        let (lang, plans, tables) = (self.lang, self.plans.missing(), self.tables.missing());
        let findings = |severity| -> u64 {
            let left_out = self.findings.left_out().iter();
            left_out
                .filter(|(rank, _)| rank.is_some_and(|rank| rank.severity == severity))
                .map(|(_, count)| count)
                .sum()
        };
        let [errors, warnings, notes] =
            [Severity::Error, Severity::Warning, Severity::Note].map(findings);
        let unreadable = self.findings.missing() - errors - warnings - notes;
        if plans + tables + self.findings.missing() == 0 {
            return String::new();
        }
        match lang {
            Lang::Vi => format!(
                "\n> Bình luận chỉ chứa được {ROOM} ký tự. Chưa ghi ở đây: {plans} kế hoạch trong bảng kê, \
                 {unreadable} tệp không đọc được, {errors} lỗi, {warnings} cảnh báo, {notes} lưu ý, \
                 {tables} bảng đối chiếu. Báo cáo đầy đủ: chọn định dạng khác, ví dụ `json` hoặc `csv`.\n"
            ),
            Lang::En => format!(
                "\n> A comment holds {ROOM} letters. Not written here: {plans} plans of the list, \
                 {unreadable} unreadable inputs, {errors} errors, {warnings} warnings, {notes} notes, \
                 {tables} compliance tables. The whole report: another format, such as `json` or `csv`.\n"
            ),
        }
    }
}

/// A row of the table of plans.
fn plan_line(entry: &Entry<'_>, summary: &Summary, lang: Lang) -> String {
    let name = words(&heading::plan_name(&entry.outcome.plan.head, lang));
    let counts = table::counts(summary, lang);
    format!("| {name} | {} | {counts} |\n", code(entry.path))
}

/// A rule: document, place, file and line, path.
fn basis(rule: &Rule<'_>, lang: Lang) -> String {
    let at = rule.at.map_or_else(String::new, |at| format!(", {at}"));
    let document = words(&format!("{}{at}", rule.document.name()));
    let written = code(&detail::written(rule, lang));
    let path = words(&detail::path_words(rule, lang));
    let (by, way) = match lang {
        Lang::Vi => ("Căn cứ", "đường dẫn căn cứ"),
        Lang::En => ("By", "path"),
    };
    format!("{by}: {document} ({written}); {way}: {path}")
}

/// The compliance table of a plan, folded.
fn compliance(entry: &Entry<'_>, lang: Lang) -> String {
    let rows = rows(entry, lang);
    if rows.is_empty() {
        return String::new();
    }
    let name = html(&heading::plan_name(&entry.outcome.plan.head, lang));
    let mut out = format!("<details><summary>{name}</summary>\n\n");
    out.push_str(lang.pick(
        "| Chỉ tiêu | Năm | Kế hoạch | Yêu cầu | Kết luận | Chênh lệch |\n",
        "| Indicator | Year | Plan | Required | Verdict | Gap |\n",
    ));
    out.push_str("| --- | --- | --- | --- | --- | ---: |\n");
    let (judged, folded): (Vec<_>, Vec<_>) = rows
        .iter()
        .partition(|row| row.verdict != Verdict::NotCovered);
    for row in judged {
        let _ = writeln!(out, "{}", line(row, lang));
    }
    if !folded.is_empty() {
        let labels = folded.iter().map(|row| row.label).collect();
        let _ = writeln!(out, "\n{}", words(&table::uncovered(labels, lang)));
    }
    out.push_str("\n</details>\n\n");
    out
}

fn line(row: &Row<'_>, lang: Lang) -> String {
    let required = row
        .required
        .as_ref()
        .map_or_else(|| "—".to_owned(), |required| words(&required.words(lang)));
    let promised = match row.promised_words(lang) {
        promised if promised.is_empty() => "—".to_owned(),
        promised => words(&promised),
    };
    let verdict = row.verdict.words(lang);
    let note = row
        .note
        .as_ref()
        .map_or_else(String::new, |note| format!(" ({note})"));
    let (label, year, gap) = (words(row.label), row.year, &row.gap);
    format!("| {label} | {year} | {promised} | {required} | {verdict}{note} | {gap} |")
}
