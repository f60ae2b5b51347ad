//! Examples of patterns, and sentences that promise nothing.

use super::*;
use crate::extract::Measure;
use crate::layout::{Builder, Layout, Shape};
use crate::lexicon::builtin_statements;
use crate::lexicon::statement::Argument;
use crate::plan::Promise;

#[path = "parts_tests.rs"]
mod parts;

fn layout(words: &str) -> Layout {
    let mut builder = Builder::default();
    let piece = crate::layout::Piece {
        words,
        normal: 0,
        line: 1,
    };
    builder.text(Shape::Text, false, &[piece]);
    builder.build()
}

fn show(claim: &Claim) -> String {
    let Some(amount) = &claim.amount else {
        return format!("{} done", claim.label);
    };
    let value = match amount.promise {
        Promise::Number(sign, value) => format!("{} {value}", sign.sign()),
        Promise::Range(low, high) => format!("{low} - {high}"),
        Promise::Level(level) => format!("level {level}"),
        Promise::Words | Promise::Done => "done".to_owned(),
    };
    let unit = match &amount.measure {
        Measure::Percent => " %",
        Measure::Points => " điểm %",
        Measure::Rank => " hạng",
        Measure::Count(unit) => {
            return format!("{} {value} {unit}{}", claim.label, year(claim));
        }
        Measure::Level | Measure::Bare => "",
    };
    format!("{} {value}{unit}{}", claim.label, year(claim))
}

fn year(claim: &Claim) -> String {
    claim
        .year
        .map(|year| format!(" {year}"))
        .unwrap_or_default()
}

fn claims(words: &str, manner: Manner) -> (Vec<String>, Ledger) {
    let layout = layout(words);
    let text = Text::of(&layout);
    let mut ledger = Ledger::default();
    let found = read(&text, 0..layout.text().len(), manner, &mut ledger);
    (found.claims.iter().map(show).collect(), ledger)
}

/// Each sentence promises what stands beside it, all that is wrong told at once.
fn assert_claims(cases: &[(&str, &[&str])]) {
    let wrong: Vec<_> = cases
        .iter()
        .map(|(words, want)| (claims(words, Manner::Targets).0, want))
        .filter(|(got, want)| got != *want)
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

fn pattern_of(words: &str, manner: Manner) -> Option<&'static str> {
    let layout = layout(words);
    let text = Text::of(&layout);
    let mut ledger = Ledger::default();
    let mut pieces = piece::pieces(&text, 0..layout.text().trim_end().len(), &ledger);
    let range = 0..pieces.all.len();
    inner::inner(&mut pieces, &range, &mut ledger);
    let clause = Clause {
        is_listed: false,
        text: &text,
        pieces: &pieces,
        range: 0..pieces.all.len(),
        manner,
    };
    clause.pattern().map(|(pattern, _)| pattern.name)
}

#[test]
fn each_pattern_reads_its_example() {
    let mut wrong = Vec::new();
    for statement in builtin_statements("pattern") {
        let name = statement.first_name().unwrap_or_default();
        let manner = match statement.name_after("in") {
            Some("tasks") => Manner::Tasks,
            _ => Manner::Targets,
        };
        let examples = statement
            .arguments
            .split(|one| *one == Argument::Name("example"));
        for example in examples.skip(1) {
            let texts = example.iter().filter_map(|one| match one {
                Argument::Text(text) => Some(*text),
                Argument::Name(_) => None,
            });
            let mut texts = texts.filter(|text| !text.is_empty());
            let example = texts.next().unwrap_or_default();
            let want: Vec<&str> = texts.collect();
            let (got, _) = claims(example, manner);
            if got != want || pattern_of(example, manner) != Some(name) {
                wrong.push((example, name, pattern_of(example, manner), got, want));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn tasks_hold_figures_that_promise_nothing() {
    let beside = [
        "Khen thưởng không quá 10 tập thể, 20 cá nhân tiêu biểu",
        "Tổng dự toán: 550.000.000 đồng",
        "Mua máy tính bảng, đơn giá không quá 9.500.000 đồng/máy",
        "mỗi lớp từ 30 đến 50 học viên",
        "Độ phân giải quét tối thiểu 300 dpi; dung lượng lưu trữ tối thiểu 30 ngày",
        "đơn vị đạt dưới 80% kế hoạch phải giải trình",
        "nhóm tiến độ 20 điểm, nhóm số hóa 22 điểm",
    ];
    for words in beside {
        let (got, _) = claims(words, Manner::Tasks);
        assert!(got.is_empty(), "{words}: {got:?}");
    }
    let promised = [
        ("Tổ chức ít nhất 03 buổi sinh hoạt chuyên đề", 1),
        ("Bảo đảm tỷ lệ hồ sơ trễ hạn không quá 1%", 1),
        ("Phát sóng tối thiểu 2 lần/tuần", 1),
        ("Xây dựng 04 chuyên mục, 24 tin bài", 2),
        ("Biên tập 12 bản tin, 06 video hướng dẫn", 2),
        ("Đầu tư 350 thùng rác loại 240 lít, 05 xe điện thu gom", 2),
        ("nâng cấp 01 trạm trung chuyển công suất 20 tấn/ngày", 1),
        (
            "Đầu tư, nâng cấp 14,5 km đường trục bản, 03 công trình thủy lợi",
            2,
        ),
        ("Nạo vét 14 tuyến kênh dài 32,6 km", 1),
        ("Xóa 03 điểm tồn lưu rác", 1),
        (
            "Tổ chức 12 buổi tuyên truyền lưu động, mỗi buổi khoảng 60 người",
            1,
        ),
        (
            "Mở 45 lớp, mỗi lớp không quá 40 học viên, bảo đảm 2.500 lượt người",
            2,
        ),
        (
            "Hoàn thành di dời 01 khu công nghiệp và 02 cụm công nghiệp",
            2,
        ),
    ];
    for (words, count) in promised {
        let (got, _) = claims(words, Manner::Tasks);
        assert_eq!(got.len(), count, "{words}: {got:?}");
    }
}

#[test]
fn how_many_times_what_it_was_is_no_level_of_its_own() {
    let words = "Thu nhập bình quân đầu người đạt 95 triệu đồng, gấp 1,4 lần năm 2025";
    let (got, _) = claims(words, Manner::Targets);
    assert_eq!(got.len(), 1, "{got:?}");
}

#[test]
fn names_keep_their_levels_and_spans() {
    let lines = [
        (
            "Tỷ lệ người dân có tài khoản định danh mức 2 đạt 75%",
            "Tỷ lệ người dân có tài khoản định danh mức 2 = 75 %",
        ),
        (
            "100% văn bằng cấp từ năm 2015 đến nay được số hóa",
            "văn bằng cấp từ năm 2015 đến nay được số hóa = 100 %",
        ),
    ];
    for (words, want) in lines {
        assert_eq!(claims(words, Manner::Targets).0, [want], "{words}");
    }
}

#[test]
fn a_year_dates_its_sentence_and_what_it_opens() {
    let cases: &[(&str, &[&str])] = &[
        (
            "Đến năm 2025, tỷ lệ A mới đạt 80%; tỷ lệ B mới đạt 70%. Tỷ lệ C mới đạt 60%.",
            &[
                "tỷ lệ A mới = 80 % 2025",
                "tỷ lệ B mới = 70 % 2025",
                "Tỷ lệ C mới = 60 % 2025",
            ],
        ),
        (
            "Tỷ lệ A mới, đến năm 2025 đạt 80%; đến năm 2030 đạt 90%. Tỷ lệ C mới đạt 60%.",
            &[
                "Tỷ lệ A mới = 80 % 2025",
                "Tỷ lệ A mới = 90 % 2030",
                "Tỷ lệ C mới = 60 %",
            ],
        ),
        (
            "Mục tiêu của kế hoạch đến năm 2025 là: Tỷ lệ A mới đạt 80%. Tỷ lệ B mới đạt 70%...",
            &["Tỷ lệ A mới = 80 % 2025", "Tỷ lệ B mới = 70 % 2025"],
        ),
        (
            "Đạt xã văn minh vào cuối năm 2024; tỷ lệ A mới đạt 80%.",
            &["tỷ lệ A mới = 80 %"],
        ),
    ];
    assert_claims(cases);
}

#[test]
fn what_stands_in_brackets_and_inside_what_is_counted() {
    let cases: &[(&str, &[&str])] = &[
        (
            "Chi cho khoa học đạt 2% (trong đó chi của xã đạt 1% và doanh nghiệp chiếm 60%) năm 2026",
            &[
                "Chi cho khoa học = 2 % 2026",
                "chi của xã = 1 % 2026",
                "doanh nghiệp = 60 % 2026",
            ],
        ),
        (
            "Tỷ lệ hộ nghèo giảm 2%/năm (riêng xã vùng cao giảm 4%/năm)",
            &[
                "Tỷ lệ hộ nghèo giảm = 2 %/năm",
                "Tỷ lệ hộ nghèo giảm, riêng xã vùng cao giảm = 4 %/năm",
            ],
        ),
        (
            "Có 115 khách sạn đạt từ 1 sao trở lên, trong đó có ít nhất 10 khách sạn đạt 3 sao",
            &[
                "khách sạn đạt từ 1 sao = 115 khách sạn",
                "khách sạn đạt 3 sao >= 10 khách sạn",
            ],
        ),
        (
            "Đào tạo nghề dưới 3 tháng cho khoảng 3,2 triệu người",
            &["Đào tạo nghề dưới 3 tháng cho người = 3.2 triệu người"],
        ),
        ("Số thuê bao/100 dân: 90%", &["Số thuê bao/100 dân = 90 %"]),
        (
            "Tỷ lệ cơ quan, tổ chức dùng ít nhất 01 ứng dụng để chỉ đạo, điều hành đạt 100%",
            &["Tỷ lệ cơ quan, tổ chức dùng ít nhất 01 ứng dụng để chỉ đạo, điều hành = 100 %"],
        ),
        (
            "Tỷ lệ hộ có mạng (năm 2026: 41%; năm 2030: 63%)",
            &[
                "Tỷ lệ hộ có mạng = 41 % 2026",
                "Tỷ lệ hộ có mạng = 63 % 2030",
            ],
        ),
        (
            "Tỷ lệ thôn có từ 2 điểm truy cập trở lên: 90%",
            &["Tỷ lệ thôn có từ 2 điểm truy cập trở lên = 90 %"],
        ),
        (
            "Tỷ lệ giường bệnh đạt 32 giường/vạn dân, tỷ lệ dân có bảo hiểm đạt 95%",
            &[
                "Tỷ lệ giường bệnh = 32 giường/vạn dân",
                "tỷ lệ dân có bảo hiểm = 95 %",
            ],
        ),
        (
            "Tỷ lệ số hóa đạt 90%, đồng thời nâng mức hài lòng lên 95%",
            &["Tỷ lệ số hóa = 90 %", "mức hài lòng = 95 %"],
        ),
        (
            "Thương mại-Dịch vụ chiếm 52%, Công nghiệp-Xây dựng chiếm 43%",
            &["Thương mại-Dịch vụ = 52 %", "Công nghiệp-Xây dựng = 43 %"],
        ),
        (
            "Có 20 sản phẩm đạt 3 sao, 4 sao",
            &["sản phẩm đạt 3 sao = 20 sản phẩm"],
        ),
        (
            "Năm 2025, 97% trẻ được tiêm chủng; đến năm 2030, con số này là 98%",
            &[
                "trẻ được tiêm chủng = 97 % 2025",
                "trẻ được tiêm chủng = 98 % 2030",
            ],
        ),
        (
            "(4) Vốn đầu tư toàn xã hội: từ 3,1 đến 3,2 tỷ đồng (tăng 12,5%/năm)",
            &["Vốn đầu tư toàn xã hội 3.1 - 3.2 tỷ đồng"],
        ),
        (
            "Giảm số người chết do tai nạn từ 5 đến 7%",
            &["Giảm số người chết do tai nạn 5 - 7 %"],
        ),
        (
            "không để ùn tắc kéo dài trên 30 phút; mỗi gói thầu dưới 500 triệu đồng",
            &[],
        ),
        (
            "Kết quả chuyển đổi số năm 2026: tỷ lệ thanh toán đạt 62%",
            &["tỷ lệ thanh toán = 62 % 2026"],
        ),
    ];
    assert_claims(cases);
}

#[test]
fn what_whole_plans_write() {
    let cases: &[(&str, &[&str])] = &[
        (
            "Chỉ tiêu 3: Từ năm 2025 trở đi, 100% xã mỗi quý có tin về bình đẳng giới",
            &["xã mỗi quý có tin về bình đẳng giới = 100 % 2025"],
        ),
        (
            "Tỷ lệ tử vong mẹ dưới 4/100.000 trẻ đẻ sống; tỷ lệ mắc sốt xuất huyết < 100/100.000 dân",
            &[
                "Tỷ lệ tử vong mẹ < 4 /100.000 trẻ đẻ sống",
                "tỷ lệ mắc sốt xuất huyết < 100 /100.000 dân",
            ],
        ),
        (
            "Người dân có tuổi thọ trung bình đạt trên 80 tuổi",
            &["tuổi thọ trung bình > 80 tuổi"],
        ),
        (
            "Tối thiểu 55% học sinh lớp 5, 65% học sinh lớp 9 biết bơi",
            &[
                "học sinh lớp 5 biết bơi >= 55 %",
                "học sinh lớp 9 biết bơi >= 65 %",
            ],
        ),
        (
            "Tỷ lệ hộ nghèo giảm 2%, trung bình mỗi năm giải quyết việc làm cho trên 250 lao động",
            &[
                "Tỷ lệ hộ nghèo giảm = 2 %",
                "trung bình mỗi năm giải quyết việc làm cho > 250 lao động/năm",
            ],
        ),
        (
            "Duy trì 12/12 trường đạt chuẩn, phấn đấu thêm 01 trường đạt chuẩn mức độ 2",
            &[
                "trường đạt chuẩn = 100 %",
                "trường đạt chuẩn mức độ 2 = 1 trường",
            ],
        ),
        (
            "Vận động đầu thú 30% số đối tượng truy nã hiện có và 50% đối tượng mới phát sinh",
            &[
                "đầu thú số đối tượng truy nã hiện có = 30 %",
                "đối tượng mới phát sinh = 50 %",
            ],
        ),
        (
            "Số tiêu chí đạt 17/19 tiêu chí",
            &["Số tiêu chí = 17 tiêu chí"],
        ),
        (
            "Hoàn thiện văn bản theo chính quyền địa phương 02 cấp",
            &["Hoàn thiện văn bản theo chính quyền địa phương 02 cấp done"],
        ),
        (
            "Tối thiểu 95% người dân, doanh nghiệp hài lòng, tỷ lệ hài lòng về đất đai đạt 90%",
            &[
                "người dân, doanh nghiệp hài lòng >= 95 %",
                "tỷ lệ hài lòng về đất đai = 90 %",
            ],
        ),
        (
            "Tỷ lệ cơ sở loại A tăng lên 98% so với 97% năm 2019, loại C lên 90%",
            &["Tỷ lệ cơ sở loại A tăng = 98 %", "loại C = 90 %"],
        ),
        (
            "Xóa mù chữ cho 1,2 triệu người trong độ tuổi 15 - 60, nâng tỷ lệ biết chữ đạt 98%",
            &[
                "Xóa mù chữ cho người trong độ tuổi 15 - 60 = 1.2 triệu người",
                "tỷ lệ biết chữ = 98 %",
            ],
        ),
        (
            "Phấn đấu 01 huyện đạt chuẩn phổ cập mức độ 3",
            &["huyện đạt chuẩn phổ cập mức độ 3 = 1 huyện"],
        ),
        (
            "Tỷ lệ biết chữ đạt 91,8% vào năm 2015, đến năm 2020 là 94%",
            &["Tỷ lệ biết chữ = 91.8 % 2015", "Tỷ lệ biết chữ = 94 % 2020"],
        ),
        ("Áp dụng hệ thống ISO 9001: 2015 đối với các quy trình", &[]),
        (
            "Sơ kết 5 năm thực hiện Đề án; 04 chỉ tiêu của Kế hoạch",
            &[],
        ),
    ];
    assert_claims(cases);
}

#[test]
fn a_sentence_outside_of_parts_promises_to_its_end() {
    let words = "Xã phấn đấu tỷ trọng kinh tế số đạt 5%; 100% doanh nghiệp dùng hóa đơn điện tử";
    let (got, _) = claims(words, Manner::Other);
    assert_eq!(
        got,
        [
            "tỷ trọng kinh tế số = 5 %",
            "doanh nghiệp dùng hóa đơn điện tử = 100 %"
        ]
    );
    let (got, _) = claims("Quy định 4 chỉ tiêu thực hiện như sau:", Manner::Targets);
    assert!(got.is_empty(), "{got:?}");
}

#[test]
fn a_share_in_a_bracket_that_ends_its_clause_is_stated() {
    assert_claims(&[
        ("Hộ dùng nước sạch (90%).", &["Hộ dùng nước sạch = 90 %"]),
        (
            "Số hóa sổ bộ hộ tịch (đạt tối thiểu 95%).",
            &["Số hóa sổ bộ hộ tịch >= 95 %"],
        ),
        (
            "Trường học có phòng máy (100%); trạm y tế có máy tính (90%).",
            &[
                "Trường học có phòng máy = 100 %",
                "trạm y tế có máy tính = 90 %",
            ],
        ),
    ]);
}
