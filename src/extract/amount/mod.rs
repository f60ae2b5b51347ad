//! Amounts: a figure with how it binds and what it counts.

mod figure;
mod number;
mod unit;

use super::{Ledger, Text};
use crate::plan::Promise;
pub(super) use figure::{Figure, Seen, figures, figures_beside, is_year};
use std::ops::Range;

/// What a figure counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Measure {
    /// A share: `%`, `‰` made a share.
    Percent,
    /// Percentage points: "điểm %", "điểm phần trăm"; so many as printed.
    Points,
    /// A level: "cấp độ 3".
    Level,
    /// A rank: "top 03", "nhóm 5 xã dẫn đầu"; at most that.
    Rank,
    /// An index or a score without a unit.
    Bare,
    /// Things, by their unit as a target set writes it: `lớp/năm`, `triệu đồng`, `con/phụ nữ`, `triệu người`.
    Count(String),
}

/// A figure of a sentence or a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Amount {
    /// What it promises, were it promised: its sign and its value, a range, a level.
    pub promise: Promise,
    /// What it counts.
    pub measure: Measure,
    /// From the words that compare ("tối thiểu") to the end of the unit ("trở lên").
    pub range: Range<usize>,
    /// Its digits, or its numerals in words.
    pub digits: Range<usize>,
    /// "gần", "khoảng", where the figure is no exact promise.
    pub hedge: Option<Range<usize>>,
    /// Whether each year anew: "mỗi năm".
    pub is_yearly: bool,
}

/// The figures of a range, in order: no years, no names, nothing the ledger has an account of.
pub fn amounts(text: &Text<'_>, range: Range<usize>, ledger: &Ledger) -> Vec<Amount> {
    let seen = figures(text, range, ledger);
    let amounts = seen.into_iter().filter_map(|seen| match seen.figure {
        Figure::Amount(amount) => Some(*amount),
        Figure::Other(_) => None,
    });
    amounts.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::{Builder, Piece, Shape};
    use crate::plan::Comparison;

    fn show(line: &str) -> String {
        let mut builder = Builder::default();
        let piece = Piece {
            words: line,
            normal: 0,
            line: 1,
        };
        builder.text(Shape::Text, false, &[piece]);
        let layout = builder.build();
        let text = Text::of(&layout);
        let all: Vec<String> = amounts(&text, 0..layout.text().len(), &Ledger::default())
            .into_iter()
            .map(|amount| {
                let promise = match amount.promise {
                    Promise::Number(Comparison::Equal, value) => value.to_string(),
                    Promise::Number(sign, value) => format!("{}{value}", sign.sign()),
                    Promise::Range(low, high) => format!("{low}..{high}"),
                    Promise::Level(level) => format!("level {level}"),
                    other => format!("{other:?}"),
                };
                let unit = match amount.measure {
                    Measure::Percent => "%".to_owned(),
                    Measure::Count(unit) => unit,
                    Measure::Level => String::new(),
                    other => format!("{other:?}"),
                };
                let hedge = amount
                    .hedge
                    .map(|hedge| format!(" ({})", layout.words(hedge)));
                format!("{promise} {unit}{}", hedge.unwrap_or_default())
                    .trim_end()
                    .to_owned()
            })
            .collect();
        all.join("; ")
    }

    #[test]
    fn figures_and_what_they_count() {
        let cases = [
            ("Đạt tối thiểu 80%.", ">=80 %"),
            ("≥ 80", ">=80 Bare"),
            ("từ 80% trở lên", ">=80 %"),
            ("Có từ 80% người dân trở lên có tài khoản", ">=80 %"),
            ("$\\geq 80\\%$", ">=80 %"),
            ("90 - 95% người dân", "90..95 %"),
            ("từ 50 đến 70%", "50..70 %"),
            ("70 ÷ 80 %", "70..80 %"),
            ("70 đến dưới 80", "70..80 Bare"),
            ("70% - 50%", ""),
            ("đạt 72, 5%", "72.5 %"),
            ("đạt 72 ,5 %", "72.5 %"),
            ("đạt 72’5%", ""),
            ("đạt 700 %o", "70 %"),
            ("đạt 7‰", "0.7 %"),
            ("1.250,5 ha", "1250.5 ha"),
            ("đạt 15.000 USD", "15000 USD"),
            ("5.400 - 5.500 đô la Mỹ (USD)", "5400..5500 đô la Mỹ"),
            ("12 tỷ đồng", "12 tỷ đồng"),
            ("08 - 10%/năm", "8..10 %/năm"),
            ("60 triệu đồng/người/năm", "60 triệu đồng/người/năm"),
            ("giảm 1 - 1,5 điểm %", "1..1.5 Points"),
            ("40 triệu người dân", "40 triệu người"),
            ("7.000 người dân", "7000 người"),
            (
                "Hình thành ít nhất 02 vùng trồng chè thông minh.",
                ">=2 vùng",
            ),
            (
                "ít nhất 10 doanh nghiệp số, 05 hợp tác xã số",
                ">=10 doanh nghiệp; 5 hợp tác xã",
            ),
            ("35 địa bàn không có lừa đảo", "35 địa bàn"),
            ("đạt 34,7 giưởng bệnh.", "34.7 giưởng bệnh"),
            (
                "tổ chức ít nhất 02 lớp tập huấn/năm, tập trung",
                ">=2 lớp/năm",
            ),
            (
                "Mỗi năm có ít nhất 15 sản phẩm được đưa lên sàn",
                ">=15 sản phẩm/năm",
            ),
            ("mỗi tháng 02 chuyên mục", "2 chuyên mục/tháng"),
            ("đạt 2,1 con/phụ nữ", "2.1 con/phụ nữ"),
            ("dưới 110 bé trai/100 bé gái.", "<110 bé trai/100 bé gái"),
            ("12 người/vạn dân", "12 người/vạn dân"),
            ("thuộc top 03 của tỉnh", "<=3 Rank"),
            ("thuộc nhóm 5 xã dẫn đầu của tỉnh", "<=5 Rank"),
            ("thuộc 10 xã có chỉ số cao nhất tỉnh", "<=10 Rank"),
            ("nằm trong 10 xã, phường dẫn đầu tỉnh", "<=10 Rank"),
            ("xếp hạng từ thứ 20 trở lên", "<=20 Rank"),
            ("đạt 1.000‰", "100 %"),
            ("Điểm hài lòng đạt từ 4,5/5 điểm trở lên", ">=4.5 điểm"),
            ("Điểm hài lòng đạt trên 90/100", ">90 điểm"),
            ("thuộc Nhóm 1 của đề án", ""),
            ("đạt cấp độ 3 về an toàn", "level 3"),
            ("Một trăm phần trăm hồ sơ", "100 %"),
            ("ít nhất hai lớp tập huấn", ">=2 lớp"),
            ("một số cơ quan, một cửa", ""),
            ("10/10 hồ sơ công việc", "100 %"),
            ("Ngày Chuyển đổi số quốc gia 10/10 với chủ đề mới", ""),
            ("báo cáo trước 15/12 hằng năm", ""),
            ("Gần 70% dân số", "70 % (Gần)"),
            ("đạt khoảng 24,96%", "24.96 % (khoảng)"),
            ("Trên 100% hồ sơ", "100 %"),
            ("Trên 90% hồ sơ", ">90 %"),
            (
                "dân số từ 15 tuổi trở lên, trẻ em từ 06 tháng đến 36 tháng tuổi",
                "",
            ),
            (
                "mạng 5G, 4G/5G, ISO 9001, Đề án 06, Đề án 06/CP, COVID-19",
                "",
            ),
            ("theo Điều 3 và Phụ lục 2 năm 2026", ""),
            ("tăng từ 30% lên 70%", ">=30 %; 70 %"),
            ("đạt 0,70.", "0.7 Bare"),
            ("tối thiểu đạt 25%", ">=25 %"),
            ("350 Tbps", "350 Tbps"),
        ];
        let wrong: Vec<_> = cases
            .iter()
            .filter(|(line, want)| show(line) != *want)
            .map(|(line, want)| (line, show(line), want))
            .collect();
        assert!(wrong.is_empty(), "{wrong:#?}");
    }
}
