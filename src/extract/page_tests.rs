//! What pages of the web say: paragraphs without sections, tables whose cells stand one below the other.

use super::whole_tests::{assert_reads, plan};

#[test]
fn a_sentence_sets_targets_for_the_paragraphs_behind_it() {
    let text = "Chương trình đã đề ra nhiều mục tiêu đến năm 2030 cho thành phố.\n\nKinh phí cho nghiên cứu phát triển đạt 2% GRDP.\n\nTỷ lệ hộ có mạng 70%; thu ngân sách trên địa bàn 3.000 tỷ đồng.\n\nNhiệm vụ trọng tâm là tuyên truyền.\n";
    assert_reads(
        text,
        &[
            "t Kinh phí cho nghiên cứu phát triển GRDP =2 2030",
            "t Tỷ lệ hộ có mạng =70 2030",
            "t thu ngân sách trên địa bàn =3000 2030",
        ],
    );
    // The year of the title stands.
    let text = "KẾ HOẠCH\nPhát triển hạ tầng số năm 2026\n\nNghị quyết đặt ra các mục tiêu đến năm 2030.\n\nTỷ lệ hộ có mạng 70%.\n";
    assert_reads(text, &["t Tỷ lệ hộ có mạng =70 2026"]);
}

#[test]
fn changes_are_no_levels() {
    let body = "I. MỤC TIÊU\n1. Mục tiêu cụ thể\n";
    for (words, is_change) in [
        ("Chỉ số hài lòng tăng thêm từ 1,5 đến 2 điểm", true),
        ("Tỷ lệ hộ có mạng tăng từ 5% đến 10% so với năm 2025", true),
        ("Tỷ lệ hộ có mạng tăng từ 60% đến 70%", false),
    ] {
        let text = plan(
            "KẾ HOẠCH\nChuyển đổi số năm 2026",
            &format!("{body}- {words}.\n"),
        );
        let read = super::whole_tests::read(&text);
        assert_eq!(read.len(), 1, "{words}: {read:?}");
        assert_eq!(
            read.concat().contains("Range"),
            is_change,
            "{words}: {read:?}"
        );
    }
    let text = plan(
        "KẾ HOẠCH\nChuyển đổi số năm 2026",
        &format!(
            "{body}- Mỗi tháng 01 chuyên đề tuyên truyền.\n- Thu nhập bình quân đầu người: 60trđ/người/năm.\n"
        ),
    );
    assert_reads(
        &text,
        &[
            "t chuyên đề tuyên truyền =1 2026",
            "t Thu nhập bình quân đầu người =60 2026",
        ],
    );
}

#[test]
fn cells_one_below_the_other() {
    // An item without a number, whose last cell is empty.
    let rows = [
        "STT",
        "Chỉ tiêu",
        "Đơn vị",
        "Năm 2026",
        "Cơ quan",
        "1",
        "Tỷ lệ hộ nghèo",
        "%",
        "5",
        "Phòng Kinh tế",
        "2",
        "Tỷ lệ lao động qua đào tạo",
        "%",
        "66",
        "Phòng Văn hóa",
        "- Trong đó: Tỷ lệ có chứng chỉ",
        "%",
        "25,5",
        "3",
        "Tỷ lệ hộ có mạng",
        "%",
        "88",
        "Phòng Văn hóa",
    ];
    let table = rows.join("\n\n");
    let text = plan(
        "KẾ HOẠCH\nPhát triển năm 2026",
        &format!("I. CHỈ TIÊU\n\n{table}\n"),
    );
    assert_reads(
        &text,
        &[
            "t Tỷ lệ hộ nghèo =5 2026",
            "t Tỷ lệ lao động qua đào tạo =66 2026",
            "t Tỷ lệ lao động qua đào tạo: Tỷ lệ có chứng chỉ =25.5 2026",
            "t Tỷ lệ hộ có mạng =88 2026",
        ],
    );
    // The rows are places; their column has no name.
    let rows = [
        "TT",
        "Mục tiêu tăng trưởng GRDP 2026 (%)",
        "1",
        "Thành phố Hà Nội",
        "8,0",
        "2",
        "Vĩnh Phúc",
        "9,0",
        "3",
        "Bắc Ninh",
        "8,5",
        "4",
        "Quảng Ninh",
        "12,0",
    ];
    let text = format!(
        "CHƯƠNG TRÌNH\nPhát triển năm 2026\n\nI. CHỈ TIÊU\n\n{}\n",
        rows.join("\n")
    );
    let read = super::whole_tests::read(&text);
    assert_eq!(read.len(), 4, "{read:?}");
    assert!(
        read.iter()
            .any(|line| line.contains("Bắc Ninh") && line.contains("GRDP")),
        "{read:?}"
    );
}
