//! The compliance table as an Excel file: a sheet for the table, one for the findings, one for
//! the legal basis, and for many plans a summary first.

mod file;
mod format;
mod grid;
mod letterhead;
mod pile;
mod rows;
mod strings;
mod table;

use super::findings::{gone_words, write_anew};
use super::pages::PageFinding;
use super::{End, Entry, Pages, Piece, Summary, Writer};
use crate::check::{Severity, Verdict};
use crate::document::PartialDate;
use crate::error::Words;
use crate::gate::Record;
use crate::lang::Lang;
use file::{Fault, fill};
use grid::{Cell, Column, Grid};
use rows::{Rows, Shared};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};
use std::borrow::Cow;
use std::io::Read;
use std::path::{Path, PathBuf};
use table::Beside;
use tempfile::SpooledTempFile;

/// So many bytes of XML are made at once.
const CHUNK: usize = 1 << 16;

/// Writes an Excel file when all plans are known: of their rows a few bytes a cell are kept until
/// then, on the disk where they are many, and of their words the first, once.
#[derive(Debug)]
pub struct XlsxWriter {
    lang: Lang,
    /// The day that the file says it was made on.
    today: PartialDate,
    /// The first plan, until it is known whether it is the only one: its rows say which it is then.
    first: Option<Box<Pages>>,
    plans: usize,
    /// The counts of all plans, in words.
    counts: String,
    shared: Shared,
    summary: Rows,
    table: Rows,
    beside: Beside,
    findings: Rows,
    basis: Rows,
    /// Where rows are kept until then.
    folder: Option<PathBuf>,
}

impl XlsxWriter {
    /// A file in a language, made on a day.
    pub fn new(lang: Lang, today: PartialDate) -> Self {
        Self {
            lang,
            today,
            first: None,
            plans: 0,
            counts: String::new(),
            shared: Shared::default(),
            summary: Rows::default(),
            table: Rows::default(),
            beside: Beside::new(lang),
            findings: Rows::default(),
            basis: Rows::default(),
            folder: None,
        }
    }
}

impl Writer for XlsxWriter {
    fn keep_in(&mut self, folder: &Path) {
        self.folder = Some(folder.to_owned());
        for rows in [
            &mut self.summary,
            &mut self.table,
            &mut self.findings,
            &mut self.basis,
        ] {
            *rows = Rows::within(self.folder.clone());
        }
    }

    fn plan(&self, entry: &Entry<'_>, summary: &Summary) -> Piece {
        Piece {
            pages: Some(Box::new(Pages::new(entry, summary, self.lang))),
            ..Piece::default()
        }
    }

    fn add(&mut self, piece: Piece) -> String {
        let Some(pages) = piece.pages else {
            return String::new();
        };
        self.plans += 1;
        if self.plans == 1 {
            self.first = Some(pages);
            return String::new();
        }
        for plan in self.first.take().into_iter().chain([pages]) {
            self.keep(&plan, false);
        }
        String::new()
    }

    fn archive(&mut self, end: &End) -> Result<Box<dyn Read>, Words> {
        self.counts = super::table::counts(&end.totals.all, self.lang);
        let one = self.first.take();
        if let Some(plan) = &one {
            self.keep(plan, true);
        }
        self.keep_run(end, one.is_some());
        let made = self.workbook(end, one.as_deref());
        made.map(|file| -> Box<dyn Read> { Box::new(file) })
            .map_err(|error| Words {
                vi: format!("không lập được tệp Excel: {error}; hãy chia nhỏ số kế hoạch"),
                en: format!("the Excel file cannot be made: {error}; check fewer plans at once"),
            })
    }
}

impl XlsxWriter {
    /// Keeps the rows of a plan; `is_one` is whether it is the only one.
    fn keep(&mut self, plan: &Pages, is_one: bool) {
        let which = |more: usize| {
            let mut cells = Vec::with_capacity(3 + more);
            if !is_one {
                cells.extend([
                    text(plan.province.as_deref().unwrap_or_default()),
                    text(plan.commune.as_deref().unwrap_or_default()),
                    text(&plan.path),
                ]);
            }
            cells
        };
        let [summary, table, findings, basis] = self.tables(is_one).map(|columns| widths(&columns));
        let (lang, shared) = (self.lang, &mut self.shared);
        if !is_one {
            let mut cells = which(16);
            cells.push(text(&plan.name));
            cells.extend(counts(&plan.summary));
            self.summary.push(&cells, &summary, shared);
        }
        for row in &plan.rows {
            let mut cells = which(11);
            cells.extend(table::cells(row));
            let beside = self.beside.add(plan, row);
            self.table.push_beside(&cells, &table, beside, shared);
        }
        for finding in &plan.findings {
            let mut cells = which(8);
            cells.extend(cells_of(finding, lang));
            self.findings.push(&cells, &findings, shared);
        }
        for citation in &plan.basis {
            let mut cells = which(5);
            cells.extend([
                text(&citation.printed),
                text(&citation.number),
                text(&citation.issued),
                text(&citation.issuer),
                text(&citation.remarks),
            ]);
            self.basis.push(&cells, &basis, shared);
        }
    }

    /// Keeps the rows of what is no plan's.
    fn keep_run(&mut self, end: &End, is_one: bool) {
        let [_, _, widths, _] = self.tables(is_one).map(|columns| widths(&columns));
        let which = |file| {
            if is_one {
                return Vec::new();
            }
            ["", "", file].map(text).into()
        };
        let (lang, shared) = (self.lang, &mut self.shared);
        for of in &end.findings {
            let finding = PageFinding::of_run(of);
            let mut cells = which(&of.file);
            cells.extend(cells_of(&finding, lang));
            self.findings.push(&cells, &widths, shared);
        }
        for record in &end.vanished {
            let mut cells = which(&record.plan);
            cells.extend(gone(record, lang));
            self.findings.push(&cells, &widths, shared);
        }
    }

    fn workbook(&mut self, end: &End, one: Option<&Pages>) -> Result<SpooledTempFile, Fault> {
        let mut shared = std::mem::take(&mut self.shared);
        let mut total = Rows::default();
        let all = self.lang.pick("Tổng cộng", "All");
        let mut cells: Vec<Cell<'_>> = [all, "", "", ""].map(text).into();
        cells.extend(counts(&end.totals.all));
        total.push(&cells, &[], &mut shared);
        let mut grids = self.grids(end, one, total);
        let mut book = Workbook::new();
        book.set_properties(&self.properties()?);
        for grid in &grids {
            grid.write(book.add_worksheet())?;
        }
        let file = pile::for_a_while(self.folder.as_ref());
        fill(book, &mut grids, shared, file)
    }

    fn grids(&mut self, end: &End, one: Option<&Pages>, total: Rows) -> Vec<Grid> {
        let [summary, mut table, findings, basis] = self.tables(one.is_some());
        let [of_summary, of_table, of_findings, of_basis] = [
            &mut self.summary,
            &mut self.table,
            &mut self.findings,
            &mut self.basis,
        ]
        .map(std::mem::take);
        let beside = std::mem::take(&mut self.beside);
        let mut grids = Vec::new();
        if one.is_none() {
            let mut grid = self.grid(("Tổng hợp", "Summary"), summary, 0, of_summary, one);
            grid.total = Some(total);
            if end.refused > 0 {
                grid.title
                    .push(super::table::refused(end.refused, self.lang));
            }
            grids.push(grid);
        }
        let beside = beside.is_told().then_some(beside);
        if beside.is_some() {
            table.extend(self.beside_column());
        }
        let behind = 3 + usize::from(beside.is_some());
        let name = ("Bảng đối chiếu", "Compliance table");
        let mut grid = self.grid(name, table, behind, of_table, one);
        grid.beside = beside;
        grid.letterhead = one.map(|plan| plan.letterhead.clone());
        if let (Some(of), Some(title)) = (&grid.letterhead, grid.title.first_mut()) {
            of.title.clone_into(title);
        }
        grids.push(grid);
        grids.push(self.grid(("Phát hiện", "Findings"), findings, 3, of_findings, one));
        grids.push(self.grid(("Căn cứ", "Legal basis"), basis, 0, of_basis, one));
        grids
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
    fn title(&self, what: &str, one: Option<&Pages>) -> Vec<String> {
        let Some(plan) = one else {
            let (count, counts) = (self.plans, &self.counts);
            return vec![
                what.to_uppercase(),
                match self.lang {
                    Lang::Vi => format!("{count} kế hoạch: {counts}"),
                    Lang::En => format!("{count} plans: {counts}"),
                },
            ];
        };
        let mut lines = vec![what.to_uppercase()];
        lines.push(plan.name.clone());
        lines.extend(plan.title.clone());
        lines.push(plan.as_of.clone());
        lines.push(plan.counts.clone());
        lines.extend(plan.agenda.iter().map(|line| format!("- {line}")));
        lines
    }

    /// The columns of the summary, the table, the findings and the basis, without those of the
    /// rows' numbers.
    fn tables(&self, is_one: bool) -> [Vec<Column>; 4] {
        let of = |columns: &[(&'static str, &'static str, u8)]| {
            let mut all = self.which_columns(is_one);
            all.extend(self.columns(columns));
            all
        };
        let mut summary = of(&[
            ("Kế hoạch", "Plan", 34),
            ("Lỗi", "Errors", 7),
            ("Cảnh báo", "Warnings", 9),
            ("Lưu ý", "Notes", 7),
            ("Được miễn", "Waived", 8),
            ("Đã biết", "Known", 7),
        ]);
        summary.extend(Verdict::ALL.iter().map(|verdict| Column {
            title: verdict.words(self.lang),
            width: 10,
        }));
        let findings = of(&[
            ("Mức độ", "Severity", 11),
            ("Phát hiện", "Finding", 20),
            ("Nội dung", "Message", 52),
            ("Cách xử lý", "What to do", 46),
            ("Vị trí", "Place", 26),
            ("Quy định", "Rules", 30),
            ("Miễn, đã biết", "Waived, known", 20),
            ("Mã nhận dạng", "Fingerprint", 20),
        ]);
        let basis = of(&[
            ("Căn cứ (nguyên văn)", "Legal basis (as printed)", 60),
            ("Số, ký hiệu", "Number", 20),
            ("Ngày ban hành", "Issued", 13),
            ("Cơ quan ban hành", "Issuer", 28),
            ("Lưu ý", "Remarks", 40),
        ]);
        [summary, self.table_columns(is_one), findings, basis]
    }

    /// The columns that say which plan a row is of, where there are many.
    fn which_columns(&self, is_one: bool) -> Vec<Column> {
        if is_one {
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
    fn grid(
        &self,
        name: (&'static str, &'static str),
        columns: Vec<Column>,
        behind: usize,
        rows: Rows,
        one: Option<&Pages>,
    ) -> Grid {
        let name = self.lang.pick(name.0, name.1);
        let mut all = self.columns(&[("STT", "No.", 6)]);
        all.extend(columns);
        Grid {
            name,
            letterhead: None,
            title: self.title(name, one),
            printed: all.len() - behind.min(all.len()),
            columns: all,
            rows,
            total: None,
            beside: None,
            page: self.lang.pick("Trang &P/&N", "Page &P of &N"),
        }
    }
}

fn widths(columns: &[Column]) -> Vec<u8> {
    columns.iter().map(|column| column.width).collect()
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
