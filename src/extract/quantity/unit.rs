//! The unit after a number: "lớp", "tuần/lần", "lớp tập huấn/năm".

use super::super::letter::is_alphanumeric;
use super::super::starts::Starts;
use super::super::words::Words;

/// Units of things that are counted; the longer first, where one begins with another.
static UNITS: Starts = Starts::of(&[
    "triệu người",
    "triệu đồng",
    "tỷ đồng",
    "tỉ đồng",
    "nghìn đồng",
    "đồng",
    "lớp",
    "lần",
    "lượt",
    "mô hình",
    "hội nghị",
    "cuộc",
    "buổi",
    "tin",
    "bài",
    "video",
    "người",
    "hộ kinh doanh",
    "hộ",
    "doanh nghiệp",
    "hợp tác xã",
    "sản phẩm",
    "điểm",
    "trạm",
    "tổ chức",
    "tổ",
    "thành viên",
    "mắt camera",
    "camera",
    "thôn",
    "ấp",
    "xóm",
    "nhóm",
    "văn bản",
    "thủ tục",
    "dịch vụ",
    "hệ thống",
    "cơ sở dữ liệu",
    "cơ sở",
    "mã",
    "ngày làm việc",
    "ngày",
    "giờ",
    "phút",
    "giây",
    "tuần",
    "tháng",
    "năm",
    "quý",
    "mbps",
    "mb/s",
    "gbps",
    "gb/s",
    "tuổi",
    "km",
    "m2",
    "ha",
    "bộ dữ liệu",
    "bộ",
    "giáo viên",
    "phiếu",
    "tài khoản",
    "hồ sơ",
    "máy",
    "chuyên mục",
    "ứng dụng",
    "đợt",
    "học sinh",
    "học viên",
    "sinh viên",
    "trường hợp",
    "trường",
    "đảng viên",
    "đoàn viên",
    "hội viên",
    "chi bộ",
    "đội",
    "vụ",
    "học liệu",
    "sáng kiến",
    "công trình",
    "bệnh viện",
    "tờ rơi",
]);

const PER: &[&str] = &[
    "năm",
    "tháng",
    "tuần",
    "quý",
    "ngày",
    "lần",
    "người",
    "thôn",
    "xã",
    "người dân",
];

/// A unit after a number: "lớp", "tuần/lần", "lớp tập huấn/năm".
pub(super) fn unit(rest: Words<'_>) -> Option<(String, usize)> {
    let noun = rest.trim_start();
    let noun = noun.trim_matches(|c| matches!(c, '“' | '"' | '«'));
    let noun = rest.from(noun.start - rest.start);
    let skipped = noun.start - rest.start;
    let unit = UNITS.like(noun.lower).iter().find(|unit| {
        noun.after(unit).is_some()
            || noun
                .lower
                .strip_prefix(**unit)
                .is_some_and(|r| r.starts_with('/'))
    })?;
    let printed = noun.text.get(..unit.len()).unwrap_or(unit);
    let after = noun.from(unit.len());
    if let Some((per, length)) = per(after.lower) {
        return Some((format!("{printed}/{per}"), skipped + unit.len() + length));
    }
    // "02 lớp tập huấn/năm": what the things are stands between.
    let near = after.lower.find('/').filter(|at| {
        let between = after.until(*at).text.trim();
        let named = between.starts_with(['“', '"']) && between.ends_with(['”', '"']);
        between.split_whitespace().count() <= if named { 6 } else { 3 }
    });
    if let Some(at) = near
        && !after.until(at).text.contains([',', ';', '.'])
        && let Some((per, length)) = per(after.from(at).lower)
    {
        return Some((
            format!("{printed}/{per}"),
            skipped + unit.len() + at + length,
        ));
    }
    Some((printed.to_owned(), skipped + unit.len()))
}

/// Whether words begin with the unit of things that are counted.
pub(in super::super) fn begins_with_unit(words: Words<'_>) -> bool {
    UNITS.begin(words)
}

fn per(text: &str) -> Option<(&'static str, usize)> {
    let rest = text.strip_prefix('/')?;
    let word = rest.trim_start();
    let per = PER.iter().find(|per| {
        word.strip_prefix(**per)
            .is_some_and(|r| !r.starts_with(is_alphanumeric))
    })?;
    Some((per, text.len() - word.len() + per.len()))
}
