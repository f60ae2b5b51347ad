//! The compliance table as a Word file, presented in the manner of Decree 30/2020/NĐ-CP: A4
//! landscape, Times New Roman 13, the page number above the text from the second page on.

mod package;
mod xml;

use super::findings::write_anew;
use super::pages::{PageCitation, PageFinding, PageRow};
use super::{End, Entry, Pages, Piece, Summary, Writer};
use crate::check::Verdict;
use crate::error::Words;
use crate::gate::{Record, RunFinding};
use crate::lang::Lang;
use package::Package;
use xml::{Align, Look, PAGE_BREAK, Part, Ruling, cell, paragraph, row, run, spaced, table};

/// The widths of the columns of the compliance table, in twentieths of a point: 252 mm in all.
const COLUMNS: [u16; 6] = [850, 3850, 2200, 2100, 3187, 2100];
/// The widths of the two halves of the letterhead.
const HALVES: [u16; 2] = [6187, 8100];

/// Writes a Word file when all plans are known: its pages are kept until then, compressed.
pub struct DocxWriter {
    lang: Lang,
    file: Package,
    plans: usize,
}

impl DocxWriter {
    /// A file in a language.
    pub fn new(lang: Lang) -> Self {
        Self {
            lang,
            file: Package::new(lang),
            plans: 0,
        }
    }
}

impl Writer for DocxWriter {
    fn plan(&self, entry: &Entry<'_>, summary: &Summary) -> Piece {
        body(&Pages::new(entry, summary, self.lang), self.lang).into()
    }

    fn add(&mut self, piece: Piece) -> String {
        if self.plans > 0 {
            self.file.push(PAGE_BREAK);
        }
        self.plans += 1;
        self.file.push(&piece.text);
        String::new()
    }

    fn archive(&mut self, end: &End) -> Result<Vec<u8>, Words> {
        let mut file = std::mem::replace(&mut self.file, Package::new(self.lang));
        file.push(&of_run(&end.findings, self.lang));
        file.push(&vanished(&end.vanished, self.lang));
        if end.refused > 0 {
            let words = super::table::refused(end.refused, self.lang);
            file.push(&paragraph(&run(&words, Look::ITALIC), Align::Left));
        }
        file.finish().map_err(|error| Words {
            vi: format!("không lập được tệp Word: {error}"),
            en: format!("the Word file cannot be made: {error}"),
        })
    }
}

/// The pages of one plan.
fn body(pages: &Pages, lang: Lang) -> String {
    let mut out = letterhead(lang);
    out.push_str(&title(pages, lang));
    out.push_str(&findings(pages, lang));
    out.push_str(&compliance(&pages.rows, lang));
    out.push_str(&basis(&pages.basis, lang));
    out.push_str(&signatures(lang));
    out
}

fn lines(lines: &[(&str, Look)]) -> String {
    lines
        .iter()
        .map(|(words, look)| spaced(&run(words, *look), Align::Centre, 0))
        .collect()
}

/// Who made the review, when and where: for the office to fill in.
fn letterhead(lang: Lang) -> String {
    let (office, nation) = match lang {
        Lang::Vi => (
            lines(&[
                ("…………………………………", Look::PLAIN),
                ("CƠ QUAN RÀ SOÁT", Look::BOLD),
                ("Số: ……/……", Look::PLAIN),
            ]),
            lines(&[
                ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", Look::BOLD),
                ("Độc lập - Tự do - Hạnh phúc", Look::BOLD),
                ("…………, ngày …… tháng …… năm ………", Look::ITALIC),
            ]),
        ),
        Lang::En => (
            lines(&[
                ("…………………………………", Look::PLAIN),
                ("REVIEWING OFFICE", Look::BOLD),
                ("No: ……/……", Look::PLAIN),
            ]),
            lines(&[
                ("SOCIALIST REPUBLIC OF VIET NAM", Look::BOLD),
                ("Independence - Freedom - Happiness", Look::BOLD),
                ("…………, (day) …… (month) …… (year) ………", Look::ITALIC),
            ]),
        ),
    };
    let [left, right] = HALVES;
    let cells = cell(left, None, &office) + &cell(right, None, &nation);
    table(&HALVES, Ruling::None, &row(Part::Body, &cells)) + &spaced("", Align::Left, 120)
}

fn title(pages: &Pages, lang: Lang) -> String {
    let large = Look {
        size: Some(28),
        ..Look::BOLD
    };
    let heading = lang.pick("BẢNG ĐỐI CHIẾU CHỈ TIÊU", "COMPLIANCE TABLE");
    let mut out = spaced(&run(heading, large), Align::Centre, 0);
    out.push_str(&spaced(&run(&pages.name, Look::BOLD), Align::Centre, 0));
    if let Some(title) = &pages.title {
        out.push_str(&spaced(&run(title, Look::ITALIC), Align::Centre, 0));
    }
    out.push_str(&spaced(&run(&pages.as_of, Look::ITALIC), Align::Centre, 0));
    out + &spaced(&run(&pages.counts, Look::PLAIN), Align::Centre, 160)
}

fn compliance(rows: &[PageRow], lang: Lang) -> String {
    let heads = match lang {
        Lang::Vi => [
            "STT",
            "Chỉ tiêu",
            "Mức tối thiểu",
            "Kế hoạch",
            "Căn cứ",
            "Kết luận",
        ],
        Lang::En => ["No", "Indicator", "Required", "Plan", "Source", "Verdict"],
    };
    let cells: String = heads
        .iter()
        .zip(COLUMNS)
        .map(|(words, width)| {
            let words = spaced(&run(words, Look::BOLD), Align::Centre, 0);
            cell(width, Some("D9E2F3"), &words)
        })
        .collect();
    let mut all = row(Part::Head, &cells);
    for (number, one) in (1_u32..).zip(rows) {
        all.push_str(&compliance_row(number, one, lang));
    }
    table(&COLUMNS, Ruling::All, &all) + &spaced("", Align::Left, 160)
}

fn compliance_row(number: u32, of: &PageRow, lang: Lang) -> String {
    let plain = |words: &str, align| spaced(&run(words, Look::PLAIN), align, 0);
    let joined = |words: &str, more: &str| match more {
        "" => words.to_owned(),
        more => format!("{words} ({more})"),
    };
    let year = format!(
        "{} ({} {})",
        of.indicator,
        lang.pick("năm", "year"),
        of.year
    );
    let gap = match of.gap.as_str() {
        "" => of.words.clone(),
        gap => format!("{}; {} {gap}", of.words, lang.pick("chênh lệch", "gap")),
    };
    let parts = [
        (plain(&number.to_string(), Align::Centre), None),
        (plain(&year, Align::Left), None),
        (plain(&of.required, Align::Left), None),
        (plain(&joined(&of.promised, &of.lines), Align::Left), None),
        (plain(&joined(&of.document, &of.at), Align::Left), None),
        (
            spaced(&run(&gap, Look::BOLD), Align::Centre, 0),
            fill(of.verdict),
        ),
    ];
    let cells: String = parts
        .iter()
        .zip(COLUMNS)
        .map(|((words, fill), width)| cell(width, *fill, words))
        .collect();
    row(Part::Body, &cells)
}

/// Light enough that the words stand out on paper, in colour and in grey.
fn fill(verdict: Verdict) -> Option<&'static str> {
    match verdict {
        Verdict::Met | Verdict::Exceeded => Some("E2EFDA"),
        Verdict::Weaker | Verdict::Later | Verdict::Missing => Some("F8CBAD"),
        Verdict::Unquantified | Verdict::Incomparable => Some("FFF2CC"),
        Verdict::NotDue | Verdict::Waived | Verdict::NotCovered => None,
    }
}

fn section(words: &str) -> String {
    paragraph(&run(words, Look::BOLD), Align::Left)
}

fn findings(pages: &Pages, lang: Lang) -> String {
    let mut out = section(lang.pick("Nội dung cần xem xét", "Findings"));
    if pages.findings.is_empty() {
        let none = lang.pick("Không có phát hiện nào.", "Nothing was found.");
        out.push_str(&paragraph(&run(none, Look::PLAIN), Align::Left));
    }
    out.push_str(&numbered(&pages.findings, lang));
    out + &section(lang.pick("Bảng đối chiếu chỉ tiêu", "Compliance table"))
}

/// What was found about files of the run that are no plans.
fn of_run(findings: &[RunFinding], lang: Lang) -> String {
    if findings.is_empty() {
        return String::new();
    }
    let findings: Vec<PageFinding> = findings.iter().map(PageFinding::of_run).collect();
    let title = lang.pick("Phát hiện ngoài các kế hoạch", "Findings outside the plans");
    section(title) + &numbered(&findings, lang)
}

/// What the baseline has and is there no more.
fn vanished(records: &[Record], lang: Lang) -> String {
    if records.is_empty() {
        return String::new();
    }
    let title = lang.pick(
        "Phát hiện đã biết, nay không còn",
        "Findings known before, now gone",
    );
    let mut out = section(title);
    for (number, record) in (1_u32..).zip(records) {
        let (plan, name) = (&record.plan, &record.name);
        let words = run(&format!("{number}. {}. ", record.message), Look::PLAIN);
        let place = run(&format!("({plan}; {name})"), Look::ITALIC);
        out.push_str(&paragraph(&format!("{words}{place}"), Align::Both));
    }
    let help = format!("→ {}.", write_anew(lang));
    out + &paragraph(&run(&help, Look::PLAIN), Align::Both)
}

fn numbered(findings: &[PageFinding], lang: Lang) -> String {
    let mut out = String::new();
    for (number, finding) in (1_u32..).zip(findings) {
        let severity = finding.severity.word(lang).to_uppercase();
        let lead = run(&format!("{number}. {severity}: "), Look::BOLD);
        let words = run(&format!("{}.", finding.message), Look::PLAIN);
        out.push_str(&paragraph(&format!("{lead}{words}"), Align::Both));
        let plain = |words: &str| paragraph(&run(words, Look::PLAIN), Align::Both);
        for item in &finding.items {
            out.push_str(&plain(&format!("- {item}.")));
        }
        if !finding.help.is_empty() {
            out.push_str(&plain(&format!("→ {}.", finding.help)));
        }
        let mut soft = finding.asides.clone();
        let by = lang.pick("Theo", "By");
        soft.extend(finding.rules.lines().map(|rule| format!("{by} {rule}")));
        soft.extend((!finding.allowed.is_empty()).then(|| finding.allowed.clone()));
        for words in soft {
            out.push_str(&paragraph(
                &run(&format!("{words}."), Look::ITALIC),
                Align::Both,
            ));
        }
    }
    out
}

fn basis(basis: &[PageCitation], lang: Lang) -> String {
    if basis.is_empty() {
        return String::new();
    }
    let mut out = section(lang.pick("Căn cứ của kế hoạch", "Legal basis of the plan"));
    for (number, citation) in (1_u32..).zip(basis) {
        let printed = match citation.printed.as_str() {
            "" => &citation.number,
            printed => printed,
        };
        let mut runs = run(&format!("{number}. {printed}"), Look::PLAIN);
        if !citation.remarks.is_empty() {
            runs.push_str(&run(&format!(" ({})", citation.remarks), Look::ITALIC));
        }
        out.push_str(&paragraph(&runs, Align::Both));
    }
    out
}

fn signatures(lang: Lang) -> String {
    let (left, right, sign) = match lang {
        Lang::Vi => ("NGƯỜI RÀ SOÁT", "THỦ TRƯỞNG CƠ QUAN", "(Ký, ghi rõ họ tên)"),
        Lang::En => ("REVIEWER", "HEAD OF THE OFFICE", "(Signature and name)"),
    };
    let half = |words| lines(&[(words, Look::BOLD), (sign, Look::ITALIC)]);
    let widths = [7143, 7144];
    let [first, second] = widths;
    let cells = cell(first, None, &half(left)) + &cell(second, None, &half(right));
    spaced("", Align::Left, 120) + &table(&widths, Ruling::None, &row(Part::Body, &cells))
}
