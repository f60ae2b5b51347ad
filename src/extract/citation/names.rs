//! Which small words the name of a body is made of: where one stands that is in no name, the
//! sentence has gone on.

use super::super::letter::{is_alphanumeric, is_lower};

/// Words in small letters that names of bodies go on with, in the order of their bytes.
const IN_NAMES: &[&str] = &[
    "an",
    "ba",
    "ban",
    "binh",
    "biên",
    "biểu",
    "báo",
    "bí",
    "bưu",
    "bạc",
    "bản",
    "bảo",
    "bảy",
    "bệnh",
    "bốn",
    "bộ",
    "cao",
    "chiến",
    "chuyển",
    "chuẩn",
    "chánh",
    "chí",
    "chín",
    "chính",
    "chấp",
    "chất",
    "chỉ",
    "chủ",
    "chức",
    "chữ",
    "các",
    "công",
    "cơ",
    "cấp",
    "cộng",
    "cục",
    "của",
    "cửa",
    "cựu",
    "dân",
    "dục",
    "dự",
    "dựng",
    "gia",
    "giao",
    "giám",
    "giáo",
    "giúp",
    "hai",
    "hiểm",
    "hiệp",
    "hoá",
    "hoạch",
    "huy",
    "huyện",
    "hàng",
    "hành",
    "hòa",
    "hóa",
    "hạ",
    "hải",
    "học",
    "hỗ",
    "hội",
    "hữu",
    "khen",
    "kho",
    "khoa",
    "khoá",
    "khu",
    "khuyến",
    "khóa",
    "kinh",
    "kiến",
    "kiểm",
    "kê",
    "kì",
    "kỳ",
    "lao",
    "liên",
    "lý",
    "lưu",
    "lường",
    "lượng",
    "lần",
    "lịch",
    "lực",
    "môi",
    "mười",
    "mạng",
    "mầm",
    "một",
    "nghiệp",
    "nghĩa",
    "nghệ",
    "nghị",
    "ngoại",
    "nguyên",
    "ngân",
    "nhiệm",
    "nhà",
    "nhân",
    "nhất",
    "niên",
    "non",
    "nông",
    "nước",
    "nội",
    "nữ",
    "phong",
    "pháp",
    "phát",
    "phòng",
    "phó",
    "phường",
    "phố",
    "phổ",
    "phụ",
    "phục",
    "phủ",
    "quan",
    "quy",
    "quân",
    "quản",
    "quận",
    "quốc",
    "quỹ",
    "soát",
    "sát",
    "sáu",
    "số",
    "sở",
    "sự",
    "thanh",
    "thao",
    "thi",
    "thuế",
    "thành",
    "thôn",
    "thông",
    "thư",
    "thương",
    "thường",
    "thưởng",
    "thập",
    "thể",
    "thị",
    "thống",
    "thủ",
    "thứ",
    "tin",
    "tiêu",
    "tiểu",
    "toàn",
    "toán",
    "tra",
    "trung",
    "truyền",
    "trào",
    "trí",
    "trúc",
    "trường",
    "trưởng",
    "trạm",
    "trấn",
    "trận",
    "trị",
    "trợ",
    "trữ",
    "trực",
    "tuyên",
    "tuệ",
    "ty",
    "tài",
    "tám",
    "tâm",
    "tư",
    "tướng",
    "tưởng",
    "tạo",
    "tần",
    "tầng",
    "tập",
    "tế",
    "tỉnh",
    "tịch",
    "tối",
    "tổ",
    "tổng",
    "tộc",
    "tục",
    "tử",
    "uỷ",
    "viên",
    "viễn",
    "viện",
    "và",
    "văn",
    "vận",
    "vụ",
    "vực",
    "xuất",
    "xã",
    "y",
    "yếu",
    "án",
    "đa",
    "điện",
    "đo",
    "đoàn",
    "đua",
    "đô",
    "đại",
    "đảng",
    "đầu",
    "đẳng",
    "đặc",
    "đỏ",
    "đốc",
    "đối",
    "đồng",
    "đổi",
    "động",
    "ương",
    "ủy",
];

/// Words that may follow the name of a place: "tỉnh Hà Tĩnh khóa XVIII", "phường An Hải lần
/// thứ I", "xã Hòa Bắc thành phố Đà Nẵng".
const AFTER_A_PLACE: &[&str] = &[
    "khóa", "khoá", "lần", "thứ", "nhiệm", "kỳ", "và", "tỉnh", "thành", "phố", "huyện", "quận",
];

/// Follows a name word by word, to see where it ends.
#[derive(Default)]
pub(super) struct Name {
    /// The last word.
    last: Last,
    /// Whether an area has been read: "tỉnh", "phường", "xã Hòa".
    area: bool,
    /// The last word, where it may be the one for an area.
    word: &'static str,
    /// Where the last word starts, if no name is known to have it.
    unknown: Option<usize>,
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Last {
    #[default]
    None,
    Capital,
    Small,
}

impl Name {
    /// Takes the next word, at a byte; says where the name has ended, if it has.
    pub(super) fn goes_on(&mut self, at: usize, printed: &str, lower: &str) -> Option<usize> {
        if lower == "và" {
            // Another body, or another part of the name, begins.
            *self = Self::default();
            return None;
        }
        let bare = lower.trim_matches(|c: char| !is_alphanumeric(c));
        let small = printed.starts_with(is_lower);
        let first = self.last == Last::None;
        let end = if first || !small || bare.is_empty() {
            None
        } else if self.area {
            (!AFTER_A_PLACE.contains(&bare) && !is_second(bare)).then_some(at)
        } else if IN_NAMES.binary_search(&bare).is_ok() {
            None
        } else {
            // A second small word, or one after a word that closes a term.
            self.unknown.or((self.last == Last::Small).then_some(at))
        };
        let known = !small || first || IN_NAMES.binary_search(&bare).is_ok();
        self.unknown = (!known).then_some(at);
        self.last = if small { Last::Small } else { Last::Capital };
        // "xã Hòa Bắc", not "xã hội"; "thành phố Huế", "đặc khu Phú Quốc".
        self.area |= matches!(bare, "tỉnh" | "phường" | "huyện" | "quận")
            || (!small && matches!(self.word, "xã" | "phố" | "khu") && !first);
        self.word = match bare {
            "xã" => "xã",
            "phố" => "phố",
            "khu" if self.word == "đặc" => "khu",
            "đặc" => "đặc",
            _ => "",
        };
        end
    }
}

/// The second part of a word that was taken for an area alone.
fn is_second(word: &str) -> bool {
    matches!(word, "ủy" | "uỷ" | "đoàn")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stand_in_the_order_of_their_bytes() {
        assert!(IN_NAMES.is_sorted(), "{IN_NAMES:?}");
    }
}
