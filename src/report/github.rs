//! GitHub annotations: workflow commands that a job prints.
//!
//! GitHub shows 10 errors, 10 warnings and 10 notices of a step, and no more than 50 of a job:
//! the worst are printed, and the last says what was left out.

use super::detail::details;
use super::findings::{configured, gone, state, write_anew};
use super::{End, Entry, Piece, Rank, Ranked, Reported, Root, Summary, Worst, Writer};
use crate::check::Severity;
use crate::gate::{Record, RunFinding, State};
use crate::lang::Lang;
use crate::text::seen;
use std::fmt::Write as _;

/// The annotations of one level that GitHub shows of a step.
const MOST: usize = 10;

/// So many findings that are gone are named; of more the number.
const GONE: usize = 20;

/// Writes annotations.
#[derive(Debug)]
pub struct GithubWriter {
    lang: Lang,
    root: Root,
    errors: Worst<Option<Rank>>,
    warnings: Worst<Rank>,
    notices: Worst<Rank>,
}

impl GithubWriter {
    /// Annotations in a language.
    pub fn new(lang: Lang) -> Self {
        Self {
            lang,
            root: Root::default(),
            errors: Worst::new(MOST),
            warnings: Worst::new(MOST),
            notices: Worst::new(MOST),
        }
    }

    /// The same, with paths from this root.
    #[must_use]
    pub fn rooted(self, root: Root) -> Self {
        Self { root, ..self }
    }
}

impl Writer for GithubWriter {
    fn plan(&self, entry: &Entry<'_>, _: &Summary) -> Piece {
        let findings = Reported::all(entry, self.lang).into_iter();
        Piece {
            ranked: findings
                // What is known was shown before, and is no work of this change.
                .filter(|of| !matches!(of.ruling.state, State::Known))
                .map(|of| {
                    let file = self.root.path(of.file);
                    Ranked::one(of.rank(), command(&of, &file, self.lang))
                })
                .collect(),
            ..Piece::default()
        }
    }

    fn add(&mut self, piece: Piece) -> String {
        for Ranked { rank, text, .. } in piece.ranked {
            self.take(rank, text);
        }
        String::new()
    }

    fn refused(&mut self, file: &str, lines: &[String]) -> String {
        let title = self.lang.pick("không đọc được", "unreadable");
        let (file, title) = (property(&self.root.path(file)), property(title));
        let text = data(&lines.join("\n"));
        let command = format!("::error file={file},line=1,title={title}::{text}\n");
        // An input that was not judged comes before all findings.
        self.errors.add(None, command, 1);
        String::new()
    }

    fn foot(&mut self, end: &End) -> String {
        for finding in &end.findings {
            let file = self.root.path(&finding.file);
            let text = of_run(finding, &file, self.lang);
            self.take(Rank::open(finding.severity), text);
        }
        // What is said of the whole run comes last, and has notices of its own.
        let gone = gone_in_all(&end.vanished, self.lang);
        let mut last: Vec<String> = gone.into_iter().collect();
        last.extend(configured(&end.totals.all, self.lang));
        let more = |this: &Self| {
            this.errors.missing() + this.warnings.missing() + this.notices.missing() > 0
        };
        self.notices.shrink(MOST - last.len());
        if more(self) {
            self.notices.shrink(MOST - last.len() - 1);
            last.push(self.left_out());
        }
        let mut out: String = self.errors.texts().collect();
        out.extend(self.warnings.texts());
        out.extend(self.notices.texts());
        for words in last {
            let _ = writeln!(out, "::notice title=doichieu::{}", data(&words));
        }
        out
    }
}

impl GithubWriter {
    fn take(&mut self, rank: Rank, text: String) {
        match (rank.counts(), rank.severity) {
            (true, Severity::Error) => self.errors.add(Some(rank), text, 1),
            (true, Severity::Warning) => self.warnings.add(rank, text, 1),
            _ => self.notices.add(rank, text, 1),
        }
    }

    fn left_out(&self) -> String {
        let (errors, warnings) = (self.errors.missing(), self.warnings.missing());
        let notices = self.notices.missing();
        match self.lang {
            Lang::Vi => format!(
                "GitHub chỉ hiện tối đa {MOST} chú thích mỗi mức; còn {errors} lỗi, {warnings} cảnh báo \
                 và {notices} lưu ý hoặc phát hiện không tính chưa hiện ở đây: xem báo cáo đầy đủ"
            ),
            Lang::En => format!(
                "GitHub shows at most {MOST} annotations of a level; {errors} errors, {warnings} warnings \
                 and {notices} notes or findings that do not count are not shown here: see the whole report"
            ),
        }
    }
}

/// What the baseline has and is there no more, in one notice.
fn gone_in_all(records: &[Record], lang: Lang) -> Option<String> {
    let rest = records.len().saturating_sub(GONE);
    let mut lines: Vec<String> = records.iter().take(GONE).map(|r| gone(r, lang)).collect();
    lines.first()?;
    if rest > 0 {
        lines.push(lang.pick(
            format!("và {rest} phát hiện nữa"),
            format!("and {rest} more"),
        ));
    }
    lines.push(format!("→ {}", write_anew(lang)));
    Some(lines.join("\n"))
}

/// The annotation of a finding about a file of the run that is no plan.
fn of_run(of: &RunFinding, file: &str, lang: Lang) -> String {
    let level = match of.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    let title = format!("{}[{}]", of.severity.word(lang), of.name.slug());
    let (file, title) = (property(file), property(&title));
    let text = data(&format!("{}\n→ {}", of.message.text, of.message.advice()));
    let (line, column) = (of.position.line, of.position.column);
    format!("::{level} file={file},line={line},col={column},title={title}::{text}\n")
}

/// One annotation.
fn command(of: &Reported<'_>, file: &str, lang: Lang) -> String {
    let level = match (of.rank().counts(), of.finding.severity) {
        (true, Severity::Error) => "error",
        (true, Severity::Warning) => "warning",
        _ => "notice",
    };
    let place = of
        .start_in_file()
        .map_or_else(String::new, |(line, column)| {
            format!(",line={line},col={column}")
        });
    let (severity, name) = (of.finding.severity.word(lang), of.finding.name.slug());
    let mut text = of.message.text.clone();
    for line in details(of, lang) {
        text.push('\n');
        text.push_str(&line);
    }
    let title = if of.rank().counts() {
        format!("{severity}[{name}]")
    } else {
        format!("{severity}[{name}] ({})", state(of.ruling.state, lang))
    };
    let (file, title, text) = (property(file), property(&title), data(&text));
    format!("::{level} file={file}{place},title={title}::{text}\n")
}

/// Text of a command, as GitHub reads it back.
fn data(text: &str) -> String {
    let text = text.replace('%', "%25").replace("\r\n", "\n");
    let lines: Vec<_> = text.split('\n').map(seen).collect();
    lines.join("%0A")
}

/// A property of a command, as GitHub reads it back.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_github_would_take_for_its_own_is_escaped() {
        assert_eq!(data("đạt 75%\r\n80%: a, b"), "đạt 75%25%0A80%25: a, b");
        assert_eq!(property("a:b,c%\n"), "a%3Ab%2Cc%25%0A");
        assert_eq!(data("a\r::error::b\u{1b}[8m"), "a␍::error::b␛[8m");
    }
}
