//! Which quantities of a sentence can be what it promises.

use super::claim::Reading;
use super::phrases::Phrases;
use super::quantity::{Measure, Quantity};
use super::search::has;
use super::words::Words;

/// Whether a quantity can be what a sentence of this part is about.
pub(super) fn fits(clause: Words<'_>, quantity: &Quantity, reading: Reading, shares: bool) -> bool {
    let before = clause.until(quantity.range.start).last(600);
    let opened = before.text.matches('(').count() > before.text.matches(')').count();
    // "(ít nhất 01 lần/năm)" says how often; other brackets only remark.
    let often = matches!(&quantity.measure, Measure::Count(unit) if unit.contains('/'))
        && before.text.trim_end().ends_with('(');
    // "số hóa[3]": the mark of a footnote.
    if before.text.ends_with('[') {
        return false;
    }
    if is_condition(before, clause.from(quantity.range.end)) {
        return false;
    }
    if (opened && !often) || before.text.trim_end().ends_with(['x', '×', '*', '/']) {
        return false;
    }
    let printed = clause.slice(quantity.range.clone());
    match (&quantity.measure, reading) {
        (Measure::Percent, _) => true,
        (Measure::Level, Reading::Results) => false,
        (Measure::Level, _) => {
            let reached = printed.after("đạt").is_some() && clause.find("bộ chỉ số").is_some();
            (printed.find("cấp độ").is_some() || reached) && is_reached(before, printed)
        }
        (Measure::Bare, Reading::Targets) => is_index(clause) && is_reached(before, printed),
        (Measure::Bare, _) => false,
        // "Thời gian xử lý văn bản khẩn không quá 04 giờ"
        (Measure::Count(unit), Reading::Targets)
            if is_span(unit) && before.has_any(&["thời gian", "thời hạn"]) && is_most(printed) =>
        {
            true
        }
        (Measure::Count(unit), _)
            if shares || unit.contains("đồng") || is_time(unit) || is_speed(unit) =>
        {
            false
        }
        (Measure::Count(unit), Reading::Targets)
            if unit == "điểm" && is_place(clause, quantity) =>
        {
            is_least(printed) || is_reached(before, printed)
        }
        (Measure::Count(unit), Reading::Targets) if unit == "điểm" => {
            is_reached(before, printed) && before.has_any(&["điểm số", "chỉ số", "dti"])
        }
        (Measure::Count(unit), Reading::Targets) => {
            counts(unit) && !is_ordinal(before) && is_reached(before, printed)
        }
        (Measure::Count(unit), Reading::Tasks) => {
            unit.contains("/lần") || is_least(printed) && counts(unit)
        }
        (Measure::Count(unit), Reading::Results) => {
            counts(unit)
                && !is_ordinal(before)
                && !is_size(before, unit, clause.from(quantity.range.end))
        }
    }
}

/// "nếu dưới 40%", "ngưỡng cảnh báo trên 20%", "0,03%/ngày": a condition or a rate of interest.
fn is_condition(before: Words<'_>, after: Words<'_>) -> bool {
    before.has_any(&["nếu", "ngưỡng cảnh báo", "lãi chậm"]) || after.text.starts_with("/ngày")
}

fn counts(unit: &str) -> bool {
    !unit.contains("đồng")
        && !is_time(unit)
        && !matches!(
            unit,
            "tuổi" | "km" | "m2" | "ha" | "năm" | "tháng" | "điểm" | "bài" | "tin" | "mã"
        )
}

fn is_time(unit: &str) -> bool {
    matches!(
        unit,
        "ngày" | "giờ" | "phút" | "giây" | "tuần" | "quý" | "tuổi" | "năm" | "tháng"
    )
}

fn is_speed(unit: &str) -> bool {
    matches!(
        unit,
        "mbps" | "mb/s" | "gbps" | "gb/s" | "Mbps" | "Mb/s" | "Gbps" | "Gb/s"
    )
}

/// "Toàn ngành có 512 trường, 11.204 lớp": how large a place is, not what it has reached.
fn is_size(before: Words<'_>, unit: &str, after: Words<'_>) -> bool {
    const OF_A_PLACE: &[&str] = &[
        "trường",
        "lớp",
        "học sinh",
        "sinh viên",
        "thôn",
        "ấp",
        "xóm",
        "hộ",
        "người",
    ];
    let whole = [
        "toàn ngành",
        "toàn xã",
        "toàn phường",
        "toàn tỉnh",
        "toàn thành phố",
        "toàn đặc khu",
        "toàn trường",
    ];
    let bare = after.text.trim_start().starts_with([',', ';', '.']) || after.trim().is_empty();
    bare && OF_A_PLACE.contains(&unit) && before.trim_start().after_any(&whole).is_some()
}

/// Spans in which something is done.
fn is_span(unit: &str) -> bool {
    matches!(unit, "ngày" | "giờ" | "phút" | "giây")
}

fn is_most(printed: Words<'_>) -> bool {
    printed.text.starts_with(['≤', '<'])
        || printed
            .after_any(&["không quá", "không vượt quá", "tối đa", "dưới"])
            .is_some()
}

/// "ít nhất 01 điểm wifi công cộng": a place, not a mark.
pub(super) fn is_place(clause: Words<'_>, quantity: &Quantity) -> bool {
    clause
        .from(quantity.range.end)
        .trim_start()
        .after_any(&[
            "wifi",
            "wi-fi",
            "phát",
            "truy cập",
            "hỗ trợ",
            "cung cấp",
            "giao dịch",
            "bưu điện",
            "công cộng",
            "hướng dẫn",
            "tham quan",
            "du lịch",
        ])
        .is_some()
}

fn is_least(printed: Words<'_>) -> bool {
    printed
        .after_any(&["tối thiểu", "ít nhất", "≥", "không dưới", "trên", "đạt"])
        .is_some()
}

/// Whether the sentence says that the value is to be reached.
fn is_reached(before: Words<'_>, printed: Words<'_>) -> bool {
    printed.text.starts_with(['≥', '>', '≤', '<'])
        || printed
            .after_any(&[
                "đạt",
                "tối thiểu",
                "ít nhất",
                "từ",
                "trên",
                "không dưới",
                "không quá",
                "tối đa",
            ])
            .is_some()
        || before.text.trim_end().ends_with(':')
        || before.is_empty()
        || before.has_any(&[
            "đạt",
            "đảm bảo",
            "bảo đảm",
            "phấn đấu",
            "xây dựng",
            "thành lập",
            "hình thành",
            "triển khai",
            "tổ chức",
            "phê duyệt",
            "đáp ứng",
            "công bố",
            "hoàn thành",
            "lắp đặt",
            "phát hành",
            "đào tạo",
            "có",
        ])
}

fn is_index(clause: Words<'_>) -> bool {
    clause.has_any(&["chỉ số", "dti", "xếp hạng"])
}

fn is_ordinal(before: Words<'_>) -> bool {
    before
        .before_any(&[
            "đề án",
            "phụ lục",
            "mục",
            "điều",
            "khoản",
            "quý",
            "tháng",
            "năm",
            "lần",
            "thứ",
            "giai đoạn",
        ])
        .is_some()
}

/// "… x 100%", "= (A/B)": how something is worked out.
pub(super) fn is_formula(clause: Words<'_>) -> bool {
    static NAMES: Phrases =
        Phrases::of(&["công thức", "cách tính", "phương pháp tính", "trọng số"]);
    NAMES.are_in(clause)
        || (has(clause.lower, "100%")
            && ["x 100%", "x100%", "× 100%", "*100%"]
                .iter()
                .any(|sign| has(clause.lower, sign)))
}

/// "từ 50% đến dưới 70%: 5 điểm": marks for what is reached.
pub(super) fn is_scale(clause: Words<'_>, found: &[Quantity]) -> bool {
    static NAMES: Phrases = Phrases::of(&[
        "thang điểm",
        "chấm điểm",
        "điểm tối đa",
        "điểm chuẩn",
        "điểm trừ",
        "trừ điểm",
        "cộng điểm",
    ]);
    let named = NAMES.are_in(clause) && clause.find("được chấm điểm").is_none();
    named || (has(clause.text, "điểm") && counts_marks(clause, found))
}

/// Marks beside a share, or from so many marks to so many.
fn counts_marks(clause: Words<'_>, found: &[Quantity]) -> bool {
    let marks = found
        .iter()
        .filter(|q| matches!(&q.measure, Measure::Count(unit) if unit == "điểm"))
        .count();
    marks > 1 || (marks > 0 && clause.text.contains('%'))
}

/// "Kinh phí: …", "Tổng dự toán …": a sentence about where money comes from.
pub(super) fn is_paid(clause: Words<'_>) -> bool {
    let money = clause.after_any(&[
        "kinh phí",
        "tổng kinh phí",
        "dự toán",
        "tổng dự toán",
        "nguồn vốn",
    ]);
    // "hỗ trợ theo tỷ lệ Nhà nước 70%, doanh nghiệp 30%, tối đa 1.500.000 đồng/hộ"
    let shared = || clause.has_any(&["tỷ lệ nhà nước", "ngân sách nhà nước", "ngân sách hỗ trợ"]);
    money.is_some_and(|rest| rest.has_any(&["đồng"])) || (clause.has_any(&["đồng"]) && shared())
}

/// "không quá 20% … hoàn thành xuất sắc": how many may be praised.
pub(super) fn is_quota(clause: Words<'_>) -> bool {
    static NAMES: Phrases = Phrases::of(&[
        "khen thưởng",
        "hoàn thành xuất sắc",
        "giấy khen",
        "bằng khen",
        "danh hiệu thi đua",
    ]);
    NAMES.are_in(clause)
        || (clause.find("xếp loại").is_some()
            && clause.has_any(&[
                "không quá",
                "tối đa",
                "thi đua",
                "không được",
                "loại a",
                "loại b",
                "loại c",
            ]))
}
