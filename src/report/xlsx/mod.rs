//! The compliance table as an Excel file: a sheet for the table, one for the findings, one for
//! the legal basis, and for many plans a summary first.

mod grid;
mod table;

use super::findings::{gone_words, write_anew};
use super::pages::PageFinding;
use super::{End, Entry, Pages, Piece, Summary, Writer};
use crate::check::{Severity, Verdict};
use crate::document::PartialDate;
use crate::error::Words;
use crate::gate::Record;
use crate::lang::Lang;
use grid::{Cell, Column, Grid, Rows};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};
use std::borrow::Cow;

/// Writes an Excel file when all plans are known: its sheets are kept until then.
#[derive(Debug)]
pub struct XlsxWriter {
    lang: Lang,
    /// The day that the file says it was made on.
    today: PartialDate,
    plans: Vec<Pages>,
    /// The counts of all plans, in words.
    counts: String,
}

impl XlsxWriter {
    /// A file in a language, made on a day.
    pub fn new(lang: Lang, today: PartialDate) -> Self {
        Self {
            lang,
            today,
            plans: Vec::new(),
            counts: String::new(),
        }
    }
}

impl Writer for XlsxWriter {
    fn plan(&self, entry: &Entry<'_>, summary: &Summary) -> Piece {
        Piece {
            pages: Some(Box::new(Pages::new(entry, summary, self.lang))),
            ..Piece::default()
        }
    }

    fn add(&mut self, piece: Piece) -> String {
        self.plans.extend(piece.pages.map(|pages| *pages));
        String::new()
    }

    fn archive(&mut self, end: &End) -> Result<Vec<u8>, Words> {
        self.counts = super::table::counts(&end.totals.all, self.lang);
        self.workbook(end).map_err(|error| Words {
            vi: format!("không lập được tệp Excel: {error}; hãy chia nhỏ số kế hoạch"),
            en: format!("the Excel file cannot be made: {error}; check fewer plans at once"),
        })
    }
}

impl XlsxWriter {
    fn workbook(&self, end: &End) -> Result<Vec<u8>, XlsxError> {
        let mut book = Workbook::new();
        book.set_properties(&self.properties()?);
        if self.plans.len() != 1 {
            self.summary(end).write(book.add_worksheet())?;
        }
        self.table().write(book.add_worksheet())?;
        let of_run: Vec<PageFinding> = end.findings.iter().map(PageFinding::of_run).collect();
        self.findings(end, &of_run).write(book.add_worksheet())?;
        self.basis().write(book.add_worksheet())?;
        book.save_to_buffer()
    }

    fn properties(&self) -> Result<DocProperties, XlsxError> {
        let year = u16::try_from(self.today.year).unwrap_or(2000);
        let part = |value: Option<i8>| value.and_then(|v| u8::try_from(v).ok()).unwrap_or(1);
        let made = ExcelDateTime::from_ymd(year, part(self.today.month), part(self.today.day))?;
        Ok(DocProperties::new()
            .set_title(
                self.lang
                    .pick("Bảng đối chiếu chỉ tiêu", "Compliance table"),
            )
            .set_author("doichieu")
            .set_creation_datetime(&made))
    }

    /// What stands above each table: of one plan its name, of many their number.
    fn title(&self, what: &str) -> Vec<String> {
        let mut lines = vec![what.to_uppercase()];
        match self.plans.as_slice() {
            [plan] => {
                let of = &plan.letterhead;
                let office = of.office.join(" ");
                lines = vec![
                    format!("{}      {}", office.trim(), of.state),
                    format!("{}      {}", of.number, of.motto),
                    of.day.clone(),
                    what.to_uppercase(),
                ];
                lines.push(plan.name.clone());
                lines.extend(plan.title.clone());
                lines.push(plan.as_of.clone());
                lines.push(plan.counts.clone());
                lines.extend(plan.agenda.iter().map(|line| format!("- {line}")));
            }
            plans => lines.push(match self.lang {
                Lang::Vi => format!("{} kế hoạch: {}", plans.len(), self.counts),
                Lang::En => format!("{} plans: {}", plans.len(), self.counts),
            }),
        }
        lines
    }

    /// The columns that say which plan a row is of, where there are many.
    fn which<'p>(&self, plan: &'p Pages) -> Vec<Cell<'p>> {
        if self.plans.len() == 1 {
            return Vec::new();
        }
        let optional = |words: &'p Option<String>| text(words.as_deref().unwrap_or_default());
        vec![
            optional(&plan.province),
            optional(&plan.commune),
            text(&plan.path),
        ]
    }

    /// The same for a file that is no plan.
    fn which_file<'p>(&self, file: &'p str) -> Vec<Cell<'p>> {
        if self.plans.len() == 1 {
            return Vec::new();
        }
        ["", "", file].map(text).into()
    }

    fn which_columns(&self) -> Vec<Column> {
        if self.plans.len() == 1 {
            return Vec::new();
        }
        self.columns(&[
            ("Tỉnh, thành phố", "Province", 16),
            ("Xã, phường", "Commune", 18),
            ("Tệp", "File", 24),
        ])
    }

    fn columns(&self, columns: &[(&'static str, &'static str, u8)]) -> Vec<Column> {
        let columns = columns.iter().map(|(vi, en, width)| Column {
            title: self.lang.pick(vi, en),
            width: *width,
        });
        columns.collect()
    }

    /// A sheet; `behind` of its columns are not printed.
    fn grid<'p>(
        &self,
        name: (&'static str, &'static str),
        columns: Vec<Column>,
        behind: usize,
        rows: Rows<'p>,
    ) -> Grid<'p> {
        let name = self.lang.pick(name.0, name.1);
        let number = [("STT", "No", 6)];
        let mut all = self.columns(&number);
        all.extend(columns);
        Grid {
            name,
            title: self.title(name),
            printed: all.len() - behind.min(all.len()),
            columns: all,
            rows,
            total: None,
            page: self.lang.pick("Trang &P/&N", "Page &P of &N"),
        }
    }

    fn findings<'p>(&'p self, end: &'p End, of_run: &'p [PageFinding]) -> Grid<'p> {
        let mut columns = self.which_columns();
        columns.extend(self.columns(&[
            ("Mức độ", "Severity", 11),
            ("Phát hiện", "Finding", 20),
            ("Nội dung", "Message", 52),
            ("Cách xử lý", "What to do", 46),
            ("Vị trí", "Place", 26),
            ("Quy định", "Rules", 30),
            ("Miễn, đã biết", "Waived, known", 20),
            ("Mã nhận dạng", "Fingerprint", 20),
        ]));
        let plans = self.plans.iter().flat_map(|plan| {
            let findings = plan.findings.iter();
            findings.map(|finding| {
                let mut cells = self.which(plan);
                cells.extend(cells_of(finding, self.lang));
                cells
            })
        });
        let of_run = end.findings.iter().zip(of_run).map(|(of, finding)| {
            let mut cells = self.which_file(&of.file);
            cells.extend(cells_of(finding, self.lang));
            cells
        });
        let vanished = end.vanished.iter().map(|record| {
            let mut cells = self.which_file(&record.plan);
            cells.extend(gone(record, self.lang));
            cells
        });
        let rows = Box::new(plans.chain(of_run).chain(vanished));
        self.grid(("Phát hiện", "Findings"), columns, 3, rows)
    }

    fn basis(&self) -> Grid<'_> {
        let mut columns = self.which_columns();
        columns.extend(self.columns(&[
            ("Căn cứ (nguyên văn)", "Legal basis (as printed)", 60),
            ("Số, ký hiệu", "Number", 20),
            ("Ngày ban hành", "Issued", 13),
            ("Cơ quan ban hành", "Issuer", 28),
            ("Lưu ý", "Remarks", 40),
        ]));
        let rows = self.plans.iter().flat_map(|plan| {
            let basis = plan.basis.iter();
            basis.map(|citation| {
                let mut cells = self.which(plan);
                cells.extend([
                    text(&citation.printed),
                    text(&citation.number),
                    text(&citation.issued),
                    text(&citation.issuer),
                    text(&citation.remarks),
                ]);
                cells
            })
        });
        self.grid(("Căn cứ", "Legal basis"), columns, 0, Box::new(rows))
    }

    fn summary(&self, end: &End) -> Grid<'_> {
        let mut columns = self.which_columns();
        columns.extend(self.columns(&[
            ("Kế hoạch", "Plan", 34),
            ("Lỗi", "Errors", 7),
            ("Cảnh báo", "Warnings", 9),
            ("Lưu ý", "Notes", 7),
            ("Được miễn", "Waived", 8),
            ("Đã biết", "Known", 7),
        ]));
        columns.extend(Verdict::ALL.iter().map(|verdict| Column {
            title: verdict.words(self.lang),
            width: 10,
        }));
        let rows = self.plans.iter().map(|plan| {
            let mut cells = self.which(plan);
            cells.push(text(&plan.name));
            cells.extend(counts(&plan.summary));
            cells
        });
        let mut grid = self.grid(("Tổng hợp", "Summary"), columns, 0, Box::new(rows));
        let all = self.lang.pick("Tổng cộng", "All");
        let mut cells: Vec<Cell<'_>> = [all, "", "", ""].map(text).into();
        cells.extend(counts(&end.totals.all));
        grid.total = Some(cells);
        if end.refused > 0 {
            grid.title
                .push(super::table::refused(end.refused, self.lang));
        }
        grid
    }
}

fn text(words: &str) -> Cell<'_> {
    Cell::Text(Cow::Borrowed(words))
}

fn cells_of(finding: &PageFinding, lang: Lang) -> [Cell<'_>; 8] {
    let items = finding.items.iter().map(|item| format!("- {item}"));
    let message = std::iter::once(finding.message.clone()).chain(items);
    let help = std::iter::once(&finding.help).filter(|help| !help.is_empty());
    let advice: Vec<String> = help.chain(&finding.asides).cloned().collect();
    [
        Cell::Severity(finding.severity, finding.severity.word(lang)),
        text(finding.name.title(lang)),
        Cell::Text(message.collect::<Vec<String>>().join("\n").into()),
        Cell::Text(advice.join("\n").into()),
        text(&finding.place),
        text(&finding.rules),
        text(&finding.allowed),
        Cell::Text(match finding.fingerprint.as_str() {
            "" => finding.name.slug().into(),
            marks => format!("{}\n{marks}", finding.name.slug()).into(),
        }),
    ]
}

/// What the baseline has and is there no more; its severity is no count of what is there.
fn gone(of: &Record, lang: Lang) -> [Cell<'_>; 8] {
    [
        "",
        &of.name,
        &of.message,
        write_anew(lang),
        &of.plan,
        "",
        gone_words(lang),
        &of.fingerprint,
    ]
    .map(text)
}

fn counts<'p>(summary: &Summary) -> Vec<Cell<'p>> {
    let severities = [Severity::Error, Severity::Warning, Severity::Note];
    let mut cells: Vec<Cell<'p>> = severities
        .iter()
        .map(|severity| Cell::Count(summary.findings(*severity)))
        .collect();
    cells.extend([Cell::Count(summary.waived), Cell::Count(summary.known)]);
    cells.extend(
        Verdict::ALL
            .iter()
            .map(|v| Cell::Count(summary.verdicts(*v))),
    );
    cells
}
