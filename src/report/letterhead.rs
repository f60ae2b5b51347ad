//! The letterhead and the lines to sign on, in the manner of Decree 30/2020/NĐ-CP: one wording for
//! every format.

use crate::lang::Lang;
use crate::plan::Head;

/// What is filled in by hand.
const BLANK: &str = "……………………………";

/// The letterhead of a table, and who signs it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letterhead {
    /// The office in two lines: "ỦY BAN NHÂN DÂN", "XÃ GIAO MINH".
    pub office: [String; 2],
    /// The number, to be filled in.
    pub number: &'static str,
    /// The name of the state.
    pub state: &'static str,
    /// The motto.
    pub motto: &'static str,
    /// Place and day, the day to be filled in.
    pub day: String,
    /// The name of the table.
    pub title: &'static str,
    /// Who signs: who made the table, the head of the office.
    pub roles: [&'static str; 2],
    /// What stands under a role.
    pub sign: &'static str,
}

impl Letterhead {
    /// The letterhead for the table of a plan.
    pub fn of(head: &Head<'_>, lang: Lang) -> Self {
        let place = head.commune.as_deref().or(head.province.as_deref());
        let place = place.unwrap_or("……………");
        Self {
            office: office(head.issuer.as_deref()),
            number: lang.pick("Số: ……/……", "No. ……/……"),
            state: lang.pick(
                "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                "SOCIALIST REPUBLIC OF VIET NAM",
            ),
            motto: lang.pick(
                "Độc lập - Tự do - Hạnh phúc",
                "Independence - Freedom - Happiness",
            ),
            day: lang.pick(
                format!("{place}, ngày …… tháng …… năm ………"),
                format!("{place}, day …… month …… year ………"),
            ),
            title: lang.pick("BẢNG ĐỐI CHIẾU CHỈ TIÊU", "COMPLIANCE TABLE"),
            roles: lang.pick(
                ["NGƯỜI LẬP BẢNG", "THỦ TRƯỞNG CƠ QUAN"],
                ["PREPARED BY", "HEAD OF THE OFFICE"],
            ),
            sign: lang.pick("(Ký, ghi rõ họ tên)", "(Signature, full name)"),
        }
    }
}

/// The name of an office in full, in two lines where it is of a place.
fn office(issuer: Option<&str>) -> [String; 2] {
    let Some(issuer) = issuer.map(str::trim).filter(|name| !name.is_empty()) else {
        return [BLANK.to_owned(), BLANK.to_owned()];
    };
    let mut name = issuer.to_owned();
    for (short, whole) in [
        ("UBND", "Ủy ban nhân dân"),
        ("HĐND", "Hội đồng nhân dân"),
        ("BCĐ", "Ban Chỉ đạo"),
    ] {
        if let Some(rest) = name.strip_prefix(short) {
            name = format!("{whole}{rest}");
        }
    }
    let name = name.to_uppercase();
    for body in ["ỦY BAN NHÂN DÂN", "HỘI ĐỒNG NHÂN DÂN", "ĐẢNG ỦY"] {
        if let Some(place) = name.strip_prefix(body).map(str::trim)
            && !place.is_empty()
        {
            return [body.to_owned(), place.to_owned()];
        }
    }
    [name, String::new()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_office_stands_in_two_lines_with_its_full_name() {
        for (issuer, lines) in [
            (
                Some("UBND xã Giao Minh"),
                ["ỦY BAN NHÂN DÂN", "XÃ GIAO MINH"],
            ),
            (
                Some("Ủy ban nhân dân phường Đồi"),
                ["ỦY BAN NHÂN DÂN", "PHƯỜNG ĐỒI"],
            ),
            (
                Some("Sở Khoa học và Công nghệ"),
                ["SỞ KHOA HỌC VÀ CÔNG NGHỆ", ""],
            ),
            (None, [BLANK, BLANK]),
        ] {
            assert_eq!(office(issuer), lines.map(str::to_owned), "{issuer:?}");
        }
    }
}
