//! CSV for a spreadsheet: a row for each row of the compliance table, and one for each finding.
//!
//! The first column says which, so that a filter on it gives either table. In Vietnamese the
//! cells are parted by semicolons and numbers have a decimal comma, as Excel expects there.

use super::detail::{path_words, written};
use super::findings::{configured, gone_words, state};
use super::row::{Row, rows};
use super::{End, Entry, Piece, Reported, Summary, Writer};
use crate::check::Severity;
use crate::gate::{Record, RunFinding, State};
use crate::lang::Lang;
use crate::plan::Decimal;
use crate::text::seen;
use csv::{QuoteStyle, Terminator, WriterBuilder};
use std::borrow::Cow;

/// Excel takes a file for UTF-8 only where this stands first.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// The columns, in Vietnamese and English.
const COLUMNS: [(&str, &str); 32] = [
    ("Loại dòng", "Row"),
    ("Tệp", "File"),
    ("Số kế hoạch", "Plan"),
    ("Cơ quan ban hành", "Issuer"),
    ("Xã, phường", "Commune"),
    ("Tỉnh, thành phố", "Province"),
    ("Mã chỉ tiêu", "Indicator id"),
    ("Chỉ tiêu", "Indicator"),
    ("Năm", "Year"),
    ("Kế hoạch ghi", "Plan says"),
    ("Giá trị kế hoạch", "Plan value"),
    ("Yêu cầu", "Required"),
    ("Giá trị yêu cầu", "Required value"),
    ("Đơn vị", "Unit"),
    ("Từ năm", "From year"),
    ("Văn bản", "Document"),
    ("Vị trí trong văn bản", "Place in the document"),
    ("Kết luận", "Verdict"),
    ("Chênh lệch", "Gap"),
    ("Phát hiện", "Finding"),
    ("Mức độ", "Severity"),
    ("Nội dung", "Message"),
    ("Cách xử lý", "Help"),
    ("Dòng", "Line"),
    ("Cột", "Column"),
    ("Quy tắc", "Rule"),
    ("Đường dẫn căn cứ", "Path"),
    ("Mã nhận dạng", "Fingerprint"),
    ("Trạng thái", "State"),
    ("Lý do miễn", "Reason of the waiver"),
    ("Người chấp thuận", "Approved by"),
    ("Miễn đến hết ngày", "Waived until"),
];

/// Writes rows.
#[derive(Debug)]
pub struct CsvWriter {
    lang: Lang,
}

impl CsvWriter {
    /// Rows in a language.
    pub fn new(lang: Lang) -> Self {
        Self { lang }
    }

    /// Rows as text.
    fn text(&self, rows: &[Cells<'_>]) -> String {
        let mut writer = WriterBuilder::new()
            .delimiter(self.lang.pick(b';', b','))
            // A cell stays whole also where the other sign parts cells.
            .quote_style(QuoteStyle::Always)
            .terminator(Terminator::CRLF)
            .flexible(true)
            .from_writer(Vec::new());
        for row in rows {
            let cells = row.0.iter().map(|cell| cell.text(self.lang));
            // Writing to memory cannot fail.
            let _ = writer.write_record(cells.map(|cell| cell.into_owned().into_bytes()));
        }
        let bytes = writer.into_inner().unwrap_or_default();
        String::from_utf8(bytes).unwrap_or_default()
    }

    /// A row of the compliance table.
    fn row<'e>(&self, entry: &Entry<'_>, row: &Row<'e>) -> Cells<'e> {
        let lang = self.lang;
        let required = row.required.as_ref();
        let mut cells = head_of(entry, lang.pick("chỉ tiêu", "verdict"));
        let verdict = row.verdict.words(lang);
        cells.extend([
            Cell::words(row.slug),
            Cell::words(row.label),
            Cell::Number(row.year.to_string()),
            Cell::words(row.promised_words(lang)),
            Cell::number(row.promised.first().and_then(|promised| promised.value)),
            Cell::words(required.map_or_else(String::new, |r| r.amount.clone())),
            Cell::number(required.and_then(|r| r.value)),
            Cell::words(row.unit.clone()),
            Cell::Number(required.map_or_else(String::new, |r| r.by.to_string())),
            Cell::words(required.map_or_else(String::new, |r| {
                format!("{}{}", r.document, r.also_words(lang))
            })),
            Cell::words(required.and_then(|r| r.at).unwrap_or_default()),
            Cell::words(match &row.note {
                None => verdict.to_owned(),
                Some(note) => format!("{verdict} ({note})"),
            }),
            Cell::number(row.gap_value),
        ]);
        cells
    }

    fn finding<'e>(&self, entry: &Entry<'e>, of: &Reported<'e>) -> Cells<'e> {
        let lang = self.lang;
        let mut cells = head_of(entry, lang.pick("phát hiện", "finding"));
        let rules = |words: &dyn Fn(&super::reported::Rule<'_>) -> String| {
            let all: Vec<String> = of.rules.iter().map(words).collect();
            Cell::words(all.join("; "))
        };
        cells.extend([
            Cell::words(of.indicator.map_or("", |indicator| &indicator.slug)),
            Cell::words(of.indicator.map_or("", |indicator| indicator.label(lang))),
            Cell::Number(of.finding.year.map_or_else(String::new, |y| y.to_string())),
            Cell::words(of.words.clone().unwrap_or_default()),
        ]);
        cells.extend(std::iter::repeat_n(Cell::words(""), 5));
        cells.extend([
            match (&of.document, of.rules.is_empty()) {
                (Some(document), true) => Cell::words(document.clone()),
                _ => rules(&|rule| rule.document.name().to_owned()),
            },
            rules(&|rule| rule.at.unwrap_or("—").to_owned()),
            Cell::words(""),
            Cell::words(""),
            Cell::words(of.finding.name.slug()),
            Cell::words(of.finding.severity.word(lang)),
            Cell::words(of.message.text.clone()),
            Cell::words(of.message.advice()),
            Cell::Number(of.at.map_or_else(String::new, |at| at.line.to_string())),
            Cell::Number(of.at.map_or_else(String::new, |at| at.column.to_string())),
            rules(&|rule| written(rule, lang)),
            rules(&|rule| path_words(rule, lang)),
            Cell::words(of.ruling.fingerprint().to_string()),
            Cell::words(state(of.ruling.state, lang)),
        ]);
        if let State::Waived(waiver) = of.ruling.state {
            let until = waiver.until;
            cells.extend([
                Cell::words(waiver.reason.clone()),
                Cell::words(waiver.approved_by.clone()),
                Cell::words(lang.pick(until.vietnamese(), until.to_string())),
            ]);
        }
        cells
    }
}

/// The kind of a row, and which plan it is of.
fn head_of(entry: &Entry<'_>, kind: &'static str) -> Cells<'static> {
    let head = &entry.outcome.plan.head;
    let words = |words: Option<&str>| Cell::words(words.unwrap_or_default().to_owned());
    Cells(vec![
        Cell::words(kind),
        Cell::words(entry.path.to_owned()),
        words(head.number.as_deref()),
        words(head.issuer.as_deref()),
        words(head.commune.as_deref()),
        words(head.province.as_deref()),
    ])
}

impl Writer for CsvWriter {
    fn head(&mut self) -> String {
        let names = COLUMNS.map(|(vi, en)| Cell::words(self.lang.pick(vi, en)));
        let head = self.text(&[Cells(names.into())]);
        format!("{BYTE_ORDER_MARK}{head}")
    }

    fn plan(&self, entry: &Entry<'_>, _: &Summary) -> Piece {
        let findings = Reported::all(entry, self.lang);
        let rows = rows(entry, self.lang);
        let rows = rows.iter().map(|row| self.row(entry, row));
        let findings = findings.iter().map(|of| self.finding(entry, of));
        let all: Vec<Cells<'_>> = rows.chain(findings).map(Cells::whole).collect();
        self.text(&all).into()
    }

    fn refused(&mut self, file: &str, lines: &[String]) -> String {
        let kind = self.lang.pick("không đọc được", "unreadable");
        let mut cells = Cells(vec![Cell::words(kind), Cell::words(file)]);
        cells.extend(std::iter::repeat_n(Cell::words(""), 19));
        cells.extend([Cell::words(lines.join("\n"))]);
        self.text(&[cells.whole()])
    }

    fn foot(&mut self, end: &End) -> String {
        let findings = end.findings.iter().map(|of| self.of_run(of));
        let gone = end.vanished.iter().map(|of| self.gone(of));
        let configured = self.configured(end);
        let all = findings.chain(gone).chain(configured);
        let all: Vec<Cells<'_>> = all.map(Cells::whole).collect();
        self.text(&all)
    }
}

impl CsvWriter {
    /// A finding about a file of the run that is no plan.
    fn of_run<'e>(&self, of: &'e RunFinding) -> Cells<'e> {
        let mut cells = beside(self.lang.pick("phát hiện", "finding"), &of.file);
        cells.extend([
            Cell::words(of.name.slug()),
            Cell::words(of.severity.word(self.lang)),
            Cell::words(of.message.text.as_str()),
            Cell::words(of.message.advice()),
            Cell::Number(of.position.line.to_string()),
            Cell::Number(of.position.column.to_string()),
            Cell::words(""),
            Cell::words(""),
            Cell::words(of.fingerprint.to_string()),
            Cell::words(state(&State::Open, self.lang)),
        ]);
        cells
    }

    /// How many findings the configuration takes out or changes.
    fn configured(&self, end: &End) -> Option<Cells<'static>> {
        let words = configured(&end.totals.all, self.lang)?;
        let mut cells = beside(self.lang.pick("cấu hình", "configuration"), "");
        cells.extend([Cell::words(""), Cell::words(""), Cell::words(words)]);
        Some(cells)
    }

    /// What the baseline has and is there no more.
    fn gone<'e>(&self, of: &'e Record) -> Cells<'e> {
        let mut all = [Severity::Error, Severity::Warning, Severity::Note].into_iter();
        let severity = all.find(|one| one.slug() == of.severity);
        let mut cells = beside(gone_words(self.lang), &of.plan);
        cells.extend([
            Cell::words(of.name.as_str()),
            Cell::words(severity.map_or(of.severity.as_str(), |one| one.word(self.lang))),
            Cell::words(of.message.as_str()),
        ]);
        cells.extend(std::iter::repeat_n(Cell::words(""), 5));
        cells.extend([Cell::words(of.fingerprint.as_str())]);
        cells
    }
}

/// The cells of a row about no row of a plan's table, up to the name of a finding.
fn beside<'c>(kind: &'static str, file: &'c str) -> Cells<'c> {
    let mut cells = Cells(vec![Cell::words(kind), Cell::words(file)]);
    cells.extend(std::iter::repeat_n(Cell::words(""), 17));
    cells
}

/// The cells of a row.
struct Cells<'c>(Vec<Cell<'c>>);

impl<'c> Cells<'c> {
    fn extend(&mut self, cells: impl IntoIterator<Item = Cell<'c>>) {
        self.0.extend(cells);
    }

    /// The row with all its columns.
    fn whole(mut self) -> Self {
        self.0.resize(COLUMNS.len(), Cell::words(""));
        self
    }
}

#[derive(Clone)]
enum Cell<'c> {
    /// Digits, a sign and a point at most.
    Number(String),
    Words(Cow<'c, str>),
}

impl<'c> Cell<'c> {
    fn words(words: impl Into<Cow<'c, str>>) -> Self {
        Self::Words(words.into())
    }

    fn number(value: Option<Decimal>) -> Self {
        Self::Number(value.map_or_else(String::new, |value| value.to_string()))
    }

    fn text(&self, lang: Lang) -> Cow<'_, str> {
        match self {
            Self::Number(digits) => Cow::Owned(lang.pick(digits.replace('.', ","), digits.clone())),
            Self::Words(words) => harmless(seen(words)),
        }
    }
}

/// Words that a spreadsheet takes for words: what it would run as a formula gets an apostrophe
/// in front.
fn harmless(words: Cow<'_, str>) -> Cow<'_, str> {
    let first = words.trim_start().chars().next();
    let formula = matches!(
        first,
        Some('=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠')
    );
    if formula {
        Cow::Owned(format!("'{words}"))
    } else {
        words
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_words_are_a_formula_and_numbers_stay_numbers() {
        for (words, cell) in [
            ("=1+1", "'=1+1"),
            ("  +84", "'  +84"),
            ("-Đồi Mẫu", "'-Đồi Mẫu"),
            ("@SUM(1)", "'@SUM(1)"),
            ("\t=1", "' =1"),
            ("a\n=1\u{1b}", "a⏎=1␛"),
            ("＝1", "'＝1"),
            ("≥ 80%", "≥ 80%"),
            ("a=b", "a=b"),
            ("", ""),
        ] {
            assert_eq!(Cell::words(words).text(Lang::Vi), cell);
        }
        let gap: Decimal = "-5.50".parse().unwrap();
        assert_eq!(Cell::number(Some(gap)).text(Lang::Vi), "-5,5");
        assert_eq!(Cell::number(Some(gap)).text(Lang::En), "-5.5");
    }
}
