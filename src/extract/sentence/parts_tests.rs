//! Sentences of several promises: parts between commas, brackets, what differs from a level.

use super::{Manner, assert_claims};

#[test]
fn sentences_of_several_promises() {
    let cases: &[(&str, &[&str])] = &[
        (
            "Lao động: tạo việc làm cho 800 lao động, bảo đảm tỷ lệ lao động nữ đạt 30%",
            &[
                "Lao động: tạo việc làm cho lao động = 800 lao động",
                "tỷ lệ lao động nữ = 30 %",
            ],
        ),
        (
            "Vùng trồng quế (diện tích trên 150 ha, sản lượng ước đạt 45 tấn/năm)",
            &[
                "Vùng trồng quế, diện tích > 150 ha",
                "Vùng trồng quế, sản lượng = 45 tấn/năm",
            ],
        ),
        (
            "Giải quyết việc làm cho 900 người (trong đó đưa trên 30 lao động đi làm việc ở nước ngoài)",
            &[
                "Giải quyết việc làm cho người = 900 người",
                "lao động đi làm việc ở nước ngoài > 30 lao động",
            ],
        ),
        (
            "Số bác sĩ trên 10.000 dân: 15 bác sĩ; giá trị sản xuất đến năm 2030 ước đạt 60 tỷ đồng",
            &[
                "Số bác sĩ trên 10.000 dân = 15 bác sĩ",
                "giá trị sản xuất = 60 tỷ đồng 2030",
            ],
        ),
        (
            "Diện tích rừng là 280 ha, giảm 30 ha so với chỉ tiêu được phân bổ; tăng 7 ha so với hiện trạng năm 2024",
            &["Diện tích rừng = 280 ha"],
        ),
        (
            "Mục tiêu của Kế hoạch đến năm 2030, bảo đảm đủ nước. Trong đó, diện tích lúa đạt 30 ha",
            &["diện tích lúa = 30 ha 2030"],
        ),
        (
            "Hoàn thành các dự án đã quy hoạch với tổng công suất bổ sung khoảng 29 MW, nâng tổng công suất lên 47 MW",
            &["tổng công suất bổ sung = 29 MW", "tổng công suất = 47 MW"],
        ),
    ];
    assert_claims(cases);
}

#[test]
fn a_paragraph_on_what_was_done_tells_results_until_it_strives() {
    let words = "Năm 2025, xã đã đạt nhiều kết quả. Thu ngân sách đạt hơn 279 tỷ đồng. Năm 2026, phấn đấu tỷ lệ hộ nghèo còn 1%";
    let layout = super::layout(words);
    let text = super::Text::of(&layout);
    let mut ledger = super::Ledger::default();
    let found = super::read(&text, 0..layout.text().len(), Manner::Other, &mut ledger);
    let told: Vec<bool> = found.claims.iter().map(|claim| claim.is_result).collect();
    assert_eq!(told, [true, false]);
}
