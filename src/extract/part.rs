//! What a part of a plan is for, by its heading.

use super::date;
use super::phrases::Phrases;
use super::search::places;
use super::words::{Words, is_shouted};
use crate::text::bare_letters;

/// What a part of a plan is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Part {
    /// Letterhead, title, and the documents named before the first heading.
    #[default]
    Head,
    /// The legal basis.
    Basis,
    /// What was reached so far.
    Results,
    /// Purpose, views, general objectives.
    Purpose,
    /// Specific targets.
    Targets,
    /// Tasks and solutions.
    Tasks,
    /// Who does what.
    Organisation,
    /// Money.
    Funding,
    /// Recipients and signature.
    Closing,
    /// A part or an annex that has not said yet what it holds.
    Untitled,
}

/// Whether a numbered item is a sentence of a list rather than a title.
pub(super) fn is_sentence(title: Words<'_>) -> bool {
    title.text.len() > 400 || (title.text.ends_with(';') && title.text.len() > 60)
}

/// Whether unmarked words after the signature begin an annex.
pub(super) fn is_list_title(words: Words<'_>) -> bool {
    is_shouted(words.text)
        && [
            "danh mục",
            "biểu",
            "bảng",
            "phụ biểu",
            "hệ thống chỉ tiêu",
            "các chỉ tiêu",
        ]
        .iter()
        .any(|word| words.after(word).is_some())
}

/// What an annex is for, by its title.
pub(super) fn annex(title: Words<'_>) -> Part {
    if title.has_any(&["chỉ tiêu", "mục tiêu"]) {
        Part::Targets
    } else if title.has_any(&["nhiệm vụ", "dự án", "công việc", "tiến độ", "phân công"])
    {
        Part::Tasks
    } else {
        Part::Untitled
    }
}

/// What a short line without a mark announces, if it does.
pub(super) fn named_part(words: Words<'_>) -> Option<Part> {
    if words
        .after_any(&[
            "mục tiêu cụ thể",
            "chỉ tiêu cụ thể",
            "các chỉ tiêu cụ thể",
            "mục tiêu, chỉ tiêu",
            "các chỉ tiêu",
        ])
        .is_some()
    {
        Some(Part::Targets)
    } else if words
        .after_any(&["mục tiêu chung", "mục tiêu tổng quát"])
        .is_some()
    {
        Some(Part::Purpose)
    } else if words
        .after_any(&["căn cứ pháp lý", "cơ sở pháp lý", "các căn cứ"])
        .is_some()
    {
        Some(Part::Basis)
    } else {
        None
    }
}

/// What a paragraph opens in a plan without headings, by its first words.
pub(super) fn led_part(words: Words<'_>) -> Option<Part> {
    const LEADS: &[(&[&str], Part)] = &[
        (
            &[
                "về tình hình",
                "tình hình",
                "tính đến ngày",
                "trong năm qua",
                "thời gian qua",
            ],
            Part::Results,
        ),
        (
            &["mục tiêu", "chỉ tiêu", "về mục tiêu", "về chỉ tiêu"],
            Part::Targets,
        ),
        (
            &[
                "để đạt",
                "để hoàn thành",
                "về nhiệm vụ",
                "nhiệm vụ",
                "về giải pháp",
            ],
            Part::Tasks,
        ),
        (&["về kinh phí", "kinh phí"], Part::Funding),
        (
            &["về tổ chức thực hiện", "tổ chức thực hiện"],
            Part::Organisation,
        ),
    ];
    let led = |(leads, _): &&(&[&str], Part)| words.after_any(leads).is_some();
    LEADS.iter().find(led).map(|(_, part)| *part)
}

static RESULTS: Phrases = Phrases::of(&[
    "kết quả thực hiện",
    "tình hình thực hiện",
    "thực trạng",
    "hiện trạng",
    "kết quả đạt được",
    "đánh giá kết quả",
    "đánh giá tình hình",
    "tồn tại",
    "hạn chế",
    "bài học",
    "đặc điểm tình hình",
    "kết quả năm",
    "kết quả nổi bật",
    "kết quả chủ yếu",
    "kết quả chuyển đổi số",
    "khái quát",
    "tình hình năm",
    "tình hình chung",
]);

/// What a section is for, by its title and by the section around it.
pub(super) fn classify(title: Words<'_>, outer: Part, depth: usize) -> Part {
    let top = depth <= 2;
    if outer == Part::Results {
        return Part::Results;
    }
    if let Some(part) = objectives(title) {
        let settled = matches!(outer, Part::Tasks | Part::Organisation) && !top;
        if !settled || title.after_any(&["mục tiêu", "chỉ tiêu"]).is_some() {
            return part;
        }
    }
    if !top && !matches!(outer, Part::Head | Part::Untitled) {
        return outer;
    }
    top_level(title, outer)
}

/// Targets or purpose, where the title says so.
fn objectives(title: Words<'_>) -> Option<Part> {
    if RESULTS.are_in(title) {
        return None;
    }
    let purpose = title.has_any(&[
        "mục tiêu chung",
        "mục tiêu tổng quát",
        "mục đích",
        "quan điểm",
        "phương châm",
    ]);
    let specific = title.has_any(&["mục tiêu cụ thể", "chỉ tiêu"]);
    if specific {
        Some(Part::Targets)
    } else if purpose || title.after("yêu cầu").is_some() {
        Some(Part::Purpose)
    } else if title.find("mục tiêu").is_some_and(|at| at < 12) {
        Some(Part::Targets)
    } else {
        None
    }
}

/// Words that open the title of what was found so far, where they stand first.
const OF_THE_PRESENT: &[&str] = &[
    "bối cảnh",
    "tình hình",
    "đánh giá chung",
    "đánh giá năm",
    "đánh giá thực trạng",
    "đặc điểm",
    "thuận lợi",
    "khó khăn",
    "sự cần thiết",
    "một số kết quả",
];

/// What a title in capitals that lost some of its marks is for: "MUC TIÊU", "NHIÊM VỤ".
fn slip(title: Words<'_>) -> Option<Part> {
    const NAMES: &[(&str, Part)] = &[
        ("muc tieu", Part::Targets),
        ("chi tieu", Part::Targets),
        ("thuc trang", Part::Results),
        ("hien trang", Part::Results),
        ("ket qua thuc hien", Part::Results),
        ("can cu", Part::Basis),
        ("to chuc thuc hien", Part::Organisation),
        ("kinh phi", Part::Funding),
        ("nhiem vu", Part::Tasks),
        ("giai phap", Part::Tasks),
    ];
    if !is_shouted(title.text) || title.text.len() > 160 {
        return None;
    }
    let bare: String = bare_letters(title.text.chars()).collect();
    let named = NAMES
        .iter()
        .filter_map(|(name, part)| Some((bare.find(name)?, *part)));
    named
        .filter(|(at, _)| *at < 12)
        .min_by_key(|(at, _)| *at)
        .map(|(_, part)| part)
}

fn top_level(title: Words<'_>, outer: Part) -> Part {
    let begins = |words: &[&str]| {
        words
            .iter()
            .any(|word| title.find(word).is_some_and(|at| at < 16))
    };
    if begins(&[
        "căn cứ",
        "cơ sở pháp lý",
        "cơ sở xây dựng",
        "văn bản chỉ đạo",
    ]) {
        Part::Basis
    } else if RESULTS.are_in(title) || title.after_any(OF_THE_PRESENT).is_some() {
        Part::Results
    } else if title.has_any(&[
        "tổ chức thực hiện",
        "tổ chức triển khai",
        "phân công",
        "trách nhiệm",
    ]) {
        Part::Organisation
    } else if title.has_any(&["kinh phí", "dự toán"]) {
        Part::Funding
    } else if title.has_any(&[
        "nhiệm vụ",
        "giải pháp",
        "dự án",
        "nội dung thực hiện",
        "hoạt động",
        "nội dung",
    ]) {
        Part::Tasks
    } else if let Some(part) = slip(title) {
        part
    } else if outer == Part::Head {
        Part::Tasks
    } else {
        outer
    }
}

/// "Đến năm 2030": the year a heading states for all below it, if it names just one.
pub(super) fn heading_year(title: Words<'_>) -> Option<i16> {
    // A numbered target names years of its own: "giảm 20% so với năm 2025".
    if title.text.contains('%') {
        return None;
    }
    let mut years = places(title.lower, "năm ").filter_map(|at| {
        let digits = title.lower.get(at + "năm ".len()..)?.get(..4)?;
        let before = title.lower.get(..at)?.trim_end();
        let of_a_date = before
            .trim_end_matches(|c: char| c.is_ascii_digit())
            .ends_with("tháng ");
        let digits = if of_a_date || before.ends_with("so với") {
            ""
        } else {
            digits
        };
        digits
            .parse::<i16>()
            .ok()
            .filter(|year| (2000..2100).contains(year))
    });
    let Some(year) = years.next() else {
        // "KẾT QUẢ ĐẾN NGÀY 31/12/2025"
        let at = title.find("đến ngày")?;
        let (_, day) = date::printed(title.from(at + "đến ".len()).lower).ok()?;
        return day.map(|day| day.year);
    };
    years.next().is_none().then_some(year)
}
