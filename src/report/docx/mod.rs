//! The compliance table as a Word file, presented in the manner of Decree 30/2020/NĐ-CP: A4
//! landscape, Times New Roman 13, the page number above the text from the second page on.

mod package;
mod xml;

use super::findings::write_anew;
use super::letterhead::Letterhead;
use super::pages::{PageCitation, PageFinding, PageRow};
use super::{End, Entry, Pages, Piece, Summary, Writer};
use crate::check::Verdict;
use crate::error::Words;
use crate::gate::{Record, RunFinding};
use crate::lang::Lang;
use package::Package;
use std::io::{Cursor, Read};
use xml::{Align, Look, Part, Ruling, cell, kept, paragraph, row, run, spaced, table};

/// The widths of the columns of the compliance table, in twentieths of a point: 252 mm in all.
const COLUMNS: [u16; 6] = [850, 4200, 3437, 2000, 1900, 1900];
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
            self.file.end_section();
        }
        self.plans += 1;
        self.file.push(&piece.text);
        String::new()
    }

    fn archive(&mut self, end: &End) -> Result<Box<dyn Read>, Words> {
        let mut file = std::mem::replace(&mut self.file, Package::new(self.lang));
        file.push(&of_run(&end.findings, self.lang));
        file.push(&vanished(&end.vanished, self.lang));
        if end.refused > 0 {
            let words = super::table::refused(end.refused, self.lang);
            file.push(&paragraph(&run(&words, Look::ITALIC), Align::Left));
        }
        let made = file.finish().map(Cursor::new);
        let made = made.map(|bytes| -> Box<dyn Read> { Box::new(bytes) });
        made.map_err(|error| Words {
            vi: format!("không lập được tệp Word: {error}"),
            en: format!("the Word file cannot be made: {error}"),
        })
    }
}

/// The pages of one plan: how much is to be changed, the findings, the table and who signs it.
fn body(pages: &Pages, lang: Lang) -> String {
    let mut out = letterhead(&pages.letterhead);
    out.push_str(&title(pages));
    out.push_str(&findings(pages, lang));
    out.push_str(&basis(&pages.basis, lang));
    out.push_str(&section(
        lang.pick("Bảng đối chiếu chỉ tiêu", "Compliance table"),
    ));
    out.push_str(&compliance(pages, lang));
    out.push_str(&signatures(&pages.letterhead));
    out
}

fn lines(lines: &[(&str, Look)]) -> String {
    lines
        .iter()
        .map(|(words, look)| spaced(&run(words, *look), Align::Centre, 0))
        .collect()
}

/// Whose table it is, when and where: number and day are for the office to fill in.
fn letterhead(of: &Letterhead) -> String {
    let small = Look {
        size: Some(10),
        ..Look::BOLD
    };
    let motto = Look {
        underlined: true,
        ..Look::BOLD
    };
    let [upper, lower] = &of.office;
    let mut names = vec![(upper.as_str(), Look::BOLD), (lower.as_str(), Look::BOLD)];
    names.retain(|(name, _)| !name.is_empty());
    // The rule under the office is a third to a half as long as its name.
    names.extend([("________________", small), (of.number, Look::PLAIN)]);
    let nation = [
        (of.state, Look::BOLD),
        (of.motto, motto),
        (of.day.as_str(), Look::ITALIC),
    ];
    let [left, right] = HALVES;
    let cells = cell(left, None, &lines(&names)) + &cell(right, None, &lines(&nation));
    table(&HALVES, Ruling::None, &row(Part::Body, &cells)) + &spaced("", Align::Left, 120)
}

fn title(pages: &Pages) -> String {
    let large = Look {
        size: Some(28),
        ..Look::BOLD
    };
    let heading = pages.letterhead.title;
    let mut out = spaced(&run(heading, large), Align::Centre, 0);
    out.push_str(&spaced(&run(&pages.name, Look::BOLD), Align::Centre, 0));
    if let Some(title) = &pages.title {
        out.push_str(&spaced(&run(title, Look::ITALIC), Align::Centre, 0));
    }
    out.push_str(&spaced(
        &run(&pages.as_of, Look::ITALIC),
        Align::Centre,
        160,
    ));
    out.push_str(&spaced(&run(&pages.counts, Look::BOLD), Align::Left, 0));
    for line in &pages.agenda {
        out.push_str(&spaced(
            &run(&format!("- {line}"), Look::PLAIN),
            Align::Left,
            0,
        ));
    }
    out + &spaced("", Align::Left, 60)
}

/// The table that is signed, with room for the appraisal and the answer to it.
fn compliance(pages: &Pages, lang: Lang) -> String {
    let heads = match lang {
        Lang::Vi => [
            "STT",
            "Nội dung dự thảo (nguyên văn, vị trí)",
            "Quy định (văn bản, điểm, mức)",
            "Đánh giá",
            "Ý kiến thẩm định",
            "Tiếp thu, giải trình",
        ],
        Lang::En => [
            "No.",
            "The draft (its words, place)",
            "Required (document, place, level)",
            "Verdict",
            "Appraisal",
            "Response",
        ],
    };
    let cells: String = heads
        .iter()
        .zip(COLUMNS)
        .map(|(words, width)| {
            let words = spaced(&run(words, Look::BOLD), Align::Centre, 0);
            cell(width, Some("D9E2F3"), &words)
        })
        .collect();
    let judged = pages.rows.iter();
    let judged: Vec<_> = judged
        .filter(|row| row.verdict != Verdict::NotCovered)
        .collect();
    let mut all = row(Part::Head, &cells);
    for (number, one) in (1_u32..).zip(&judged) {
        let drawn = compliance_row(number, one, lang);
        let is_last = number as usize == judged.len();
        all.push_str(&if is_last { kept(&drawn) } else { drawn });
    }
    let folded = pages.uncovered.iter();
    let folded: String = folded
        .map(|words| kept(&paragraph(&run(words, Look::PLAIN), Align::Both)))
        .collect();
    if judged.is_empty() {
        let none = lang.pick(
            "Không có chỉ tiêu nào được đối chiếu.",
            "No target was judged.",
        );
        return kept(&paragraph(&run(none, Look::PLAIN), Align::Left)) + &folded;
    }
    table(&COLUMNS, Ruling::All, &all) + &kept(&spaced("", Align::Left, 60)) + &folded
}

fn compliance_row(number: u32, of: &PageRow, lang: Lang) -> String {
    let plain = |words: &str, align| spaced(&run(words, Look::PLAIN), align, 0);
    let soft = |words: &str| spaced(&run(words, Look::ITALIC), Align::Left, 0);
    let said = if of.own.is_empty() {
        let none = lang.pick("Không có chỉ tiêu này", "Not in the draft");
        plain(&format!("{none}: {}", of.indicator), Align::Left)
    } else {
        let own = if of.is_named {
            format!("“{}”", of.own)
        } else {
            format!("“{}” ({})", of.own, of.indicator)
        };
        plain(&format!("{own}: {}", of.promised), Align::Left)
    };
    let year = format!("{} {}", lang.pick("năm", "year"), of.year);
    let place = match of.lines.as_str() {
        "" => year,
        lines => format!("{year}; {lines}"),
    };
    let asked = match (of.document.as_str(), of.at.as_str()) {
        ("", _) => plain(&of.required, Align::Left),
        (document, "") => plain(&format!("{document}: {}", of.required), Align::Left),
        (document, at) => plain(&format!("{document}: {}", of.required), Align::Left) + &soft(at),
    };
    let gap = match of.gap.as_str() {
        "" | "0" => of.words.clone(),
        gap => format!("{}; {gap}", of.words),
    };
    let empty = spaced("", Align::Left, 0);
    let parts = [
        (plain(&number.to_string(), Align::Centre), None),
        (said + &soft(&place), None),
        (asked, None),
        (
            spaced(&run(&gap, Look::BOLD), Align::Centre, 0),
            fill(of.verdict),
        ),
        (empty.clone(), None),
        (empty, None),
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
    kept(&paragraph(&run(words, Look::BOLD), Align::Left))
}

fn findings(pages: &Pages, lang: Lang) -> String {
    let mut out = section(lang.pick("Nội dung cần xem xét", "Findings"));
    if pages.findings.is_empty() {
        let none = lang.pick("Không có phát hiện nào.", "Nothing was found.");
        out.push_str(&paragraph(&run(none, Look::PLAIN), Align::Left));
    }
    out + &numbered(&pages.findings, lang)
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
        let by = lang.pick("Theo", "Under");
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

fn signatures(of: &Letterhead) -> String {
    let half = |words| lines(&[(words, Look::BOLD), (of.sign, Look::ITALIC)]);
    let widths = [7143, 7144];
    let [first, second] = widths;
    let [left, right] = of.roles;
    let cells = cell(first, None, &half(left)) + &cell(second, None, &half(right));
    kept(&spaced("", Align::Left, 60)) + &table(&widths, Ruling::None, &row(Part::Body, &cells))
}
