//! The compliance table as an Excel file: a sheet for the table, one for the findings, one for
//! the legal basis, and for many plans a summary first.

mod grid;

use super::findings::{gone_words, write_anew};
use super::pages::{PageFigures, PageFinding, PageRow};
use super::{End, Entry, Pages, Piece, Summary, Writer};
use crate::check::peers::{Distribution, LEAST};
use crate::check::{Severity, Verdict, wording};
use crate::document::PartialDate;
use crate::error::Words;
use crate::gate::Record;
use crate::lang::Lang;
use crate::plan::Decimal;
use grid::{Cell, Column, Grid};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};
use std::collections::BTreeMap;

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
        self.findings(end).write(book.add_worksheet())?;
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
    fn which(&self, plan: &Pages) -> Vec<Cell> {
        if self.plans.len() == 1 {
            return Vec::new();
        }
        let text = |words: &Option<String>| Cell::Text(words.clone().unwrap_or_default());
        vec![
            text(&plan.province),
            text(&plan.commune),
            Cell::Text(plan.path.clone()),
        ]
    }

    /// The same for a file that is no plan.
    fn which_file(&self, file: &str) -> Vec<Cell> {
        if self.plans.len() == 1 {
            return Vec::new();
        }
        ["", "", file]
            .map(|words| Cell::Text(words.to_owned()))
            .into()
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
    fn grid(
        &self,
        name: (&'static str, &'static str),
        columns: Vec<Column>,
        behind: usize,
    ) -> Grid {
        let name = self.lang.pick(name.0, name.1);
        let number = [("STT", "No", 6)];
        let mut all = self.columns(&number);
        all.extend(columns);
        Grid {
            name,
            title: self.title(name),
            printed: all.len() - behind.min(all.len()),
            columns: all,
            rows: Vec::new(),
            total: None,
            page: self.lang.pick("Trang &P/&N", "Page &P of &N"),
        }
    }

    fn table(&self) -> Grid {
        let mut columns = self.which_columns();
        columns.extend(self.columns(&[
            ("Chỉ tiêu", "Indicator", 36),
            ("Năm", "Year", 7),
            ("Kế hoạch", "Plan", 16),
            ("Dòng trong kế hoạch", "Lines of the plan", 11),
            ("Yêu cầu", "Required", 18),
            ("Văn bản", "Document", 16),
            ("Vị trí trong văn bản", "Place in the document", 26),
            ("Kết luận", "Verdict", 18),
            ("Kế hoạch (số)", "Plan (number)", 10),
            ("Yêu cầu (số)", "Required (number)", 10),
            ("Chênh lệch", "Gap", 10),
        ]));
        let beside = self.beside();
        if !beside.is_empty() {
            columns.extend(self.columns(&[(
                "So với các xã cùng tỉnh (không phải mức bắt buộc)",
                "Beside the province's communes (no legal minimum)",
                26,
            )]));
        }
        let behind = 3 + usize::from(!beside.is_empty());
        let mut grid = self.grid(("Bảng đối chiếu", "Compliance table"), columns, behind);
        for plan in &self.plans {
            for row in &plan.rows {
                let figures = &row.figures;
                let number = |value| Cell::number(value, figures);
                let mut cells = self.which(plan);
                cells.extend([
                    Cell::Text(row.indicator.clone()),
                    Cell::Year(row.year),
                    Cell::Text(row.promised.clone()),
                    Cell::Text(row.lines.clone()),
                    Cell::Text(row.required.clone()),
                    Cell::Text(row.document.clone()),
                    Cell::Text(row.at.clone()),
                    Cell::Verdict(row.verdict, row.words.clone()),
                    number(figures.promised),
                    number(figures.required),
                    number(figures.gap),
                ]);
                if !beside.is_empty() {
                    let words = self.place_of(plan, row, &beside);
                    cells.push(Cell::Text(words.unwrap_or_default()));
                }
                grid.push(cells);
            }
        }
        grid
    }

    /// The figures of each indicator, year and province that enough plans state.
    fn beside(&self) -> BTreeMap<Group<'_>, Distribution> {
        let mut all: BTreeMap<Group<'_>, Distribution> = BTreeMap::new();
        for plan in &self.plans {
            for row in &plan.rows {
                if let Some(value) = row.figures.promised {
                    all.entry(group(plan, row)).or_default().add(value, 1);
                }
            }
        }
        all.retain(|_, of| of.plans() >= LEAST);
        all
    }

    /// Where a row stands among those of the province.
    fn place_of(
        &self,
        plan: &Pages,
        row: &PageRow,
        beside: &BTreeMap<Group<'_>, Distribution>,
    ) -> Option<String> {
        let (value, of) = (row.figures.promised?, beside.get(&group(plan, row))?);
        let standing = of.standing(value)?;
        let [first, median, third] = standing.quartiles.map(|v| wording::number(v, self.lang));
        let (plans, below, above) = (standing.plans, standing.below, standing.above);
        Some(match self.lang {
            Lang::Vi => format!(
                "{plans} kế hoạch: {first} – {median} – {third}; {below} thấp hơn, {above} cao hơn"
            ),
            Lang::En => {
                format!("{plans} plans: {first} – {median} – {third}; {below} less, {above} more")
            }
        })
    }

    fn findings(&self, end: &End) -> Grid {
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
        let mut grid = self.grid(("Phát hiện", "Findings"), columns, 3);
        for plan in &self.plans {
            for finding in &plan.findings {
                let mut cells = self.which(plan);
                cells.extend(cells_of(finding, self.lang));
                grid.push(cells);
            }
        }
        for finding in &end.findings {
            let mut cells = self.which_file(&finding.file);
            cells.extend(cells_of(&PageFinding::of_run(finding), self.lang));
            grid.push(cells);
        }
        for record in &end.vanished {
            let mut cells = self.which_file(&record.plan);
            cells.extend(gone(record, self.lang));
            grid.push(cells);
        }
        grid
    }

    fn basis(&self) -> Grid {
        let mut columns = self.which_columns();
        columns.extend(self.columns(&[
            ("Căn cứ (nguyên văn)", "Legal basis (as printed)", 60),
            ("Số, ký hiệu", "Number", 20),
            ("Ngày ban hành", "Issued", 13),
            ("Cơ quan ban hành", "Issuer", 28),
            ("Lưu ý", "Remarks", 40),
        ]));
        let mut grid = self.grid(("Căn cứ", "Legal basis"), columns, 0);
        for plan in &self.plans {
            for citation in &plan.basis {
                let mut cells = self.which(plan);
                cells.extend([
                    Cell::Text(citation.printed.clone()),
                    Cell::Text(citation.number.clone()),
                    Cell::Text(citation.issued.clone()),
                    Cell::Text(citation.issuer.clone()),
                    Cell::Text(citation.remarks.clone()),
                ]);
                grid.push(cells);
            }
        }
        grid
    }

    fn summary(&self, end: &End) -> Grid {
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
        let mut grid = self.grid(("Tổng hợp", "Summary"), columns, 0);
        for plan in &self.plans {
            let mut cells = self.which(plan);
            cells.push(Cell::Text(plan.name.clone()));
            cells.extend(counts(&plan.summary));
            grid.push(cells);
        }
        let mut cells = vec![Cell::Text(self.lang.pick("Tổng cộng", "All").to_owned())];
        cells.extend([Cell::Text(String::new()), Cell::Text(String::new())]);
        cells.push(Cell::Text(String::new()));
        cells.extend(counts(&end.totals.all));
        grid.total = Some(cells);
        if end.refused > 0 {
            grid.title
                .push(super::table::refused(end.refused, self.lang));
        }
        grid
    }
}

/// Province, indicator and year.
type Group<'p> = (Option<&'p str>, &'p str, i16);

fn group<'p>(plan: &'p Pages, row: &'p PageRow) -> Group<'p> {
    (plan.province.as_deref(), row.indicator.as_str(), row.year)
}

fn cells_of(finding: &PageFinding, lang: Lang) -> [Cell; 8] {
    let items = finding.items.iter().map(|item| format!("- {item}"));
    let message = std::iter::once(finding.message.clone()).chain(items);
    let help = std::iter::once(&finding.help).filter(|help| !help.is_empty());
    let advice: Vec<String> = help.chain(&finding.asides).cloned().collect();
    [
        Cell::Severity(finding.severity, finding.severity.word(lang)),
        Cell::Text(finding.name.title(lang).to_owned()),
        Cell::Text(message.collect::<Vec<String>>().join("\n")),
        Cell::Text(advice.join("\n")),
        Cell::Text(finding.place.clone()),
        Cell::Text(finding.rules.clone()),
        Cell::Text(finding.allowed.clone()),
        Cell::Text(match finding.fingerprint.as_str() {
            "" => finding.name.slug().to_owned(),
            marks => format!("{}\n{marks}", finding.name.slug()),
        }),
    ]
}

/// What the baseline has and is there no more; its severity is no count of what is there.
fn gone(of: &Record, lang: Lang) -> [Cell; 8] {
    [
        String::new(),
        of.name.clone(),
        of.message.clone(),
        write_anew(lang).to_owned(),
        of.plan.clone(),
        String::new(),
        gone_words(lang).to_owned(),
        of.fingerprint.clone(),
    ]
    .map(Cell::Text)
}

fn counts(summary: &Summary) -> Vec<Cell> {
    let severities = [Severity::Error, Severity::Warning, Severity::Note];
    let mut cells: Vec<Cell> = severities
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

impl Cell {
    fn number(value: Option<Decimal>, of: &PageFigures) -> Self {
        match value {
            None => Self::Text(String::new()),
            Some(value) if of.is_share => Self::Percent(value),
            Some(value) => Self::Number(value),
        }
    }
}
