//! Sentences of several promises: parts between commas, brackets, what differs from a level.

use super::{Manner, assert_claims, claims};

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
fn parts_behind_a_colon_are_named_by_what_stands_before_it() {
    let cases: &[(&str, &[&str])] = &[
        (
            "Cơ cấu kinh tế: nông nghiệp 30%; công nghiệp – xây dựng 28%; dịch vụ chiếm 42%",
            &[
                "Cơ cấu kinh tế nông nghiệp = 30 %",
                "Cơ cấu kinh tế công nghiệp – xây dựng = 28 %",
                "Cơ cấu kinh tế dịch vụ = 42 %",
            ],
        ),
        (
            "Tỷ lệ hộ có mạng: thôn Một 30%, thôn Hai 40%",
            &[
                "Tỷ lệ hộ có mạng thôn Một = 30 %",
                "Tỷ lệ hộ có mạng thôn Hai = 40 %",
            ],
        ),
        (
            "Tỷ lệ hộ nghèo: 2%; tỷ lệ hộ cận nghèo 3%; thu nhập 60 triệu đồng",
            &[
                "Tỷ lệ hộ nghèo = 2 %",
                "tỷ lệ hộ cận nghèo = 3 %",
                "thu nhập = 60 triệu đồng",
            ],
        ),
        (
            "Tỷ lệ hộ có mạng: kết quả 2025: 70%; kế hoạch 2026: 80%",
            &[
                "Tỷ lệ hộ có mạng = 70 % 2025",
                "Tỷ lệ hộ có mạng = 80 % 2026",
            ],
        ),
    ];
    assert_claims(cases);
}

#[test]
fn a_rise_to_so_many_and_so_many_more() {
    let cases: &[(&str, &[&str])] = &[
        ("Số lớp tăng từ 5 đến 7 lớp", &["Số lớp = 7 lớp"]),
        ("Tỷ lệ hộ có mạng: 2025 - 70%; 2026 - 100%", &[]),
        (
            "Tỷ lệ hộ có mạng 2025 đạt 65%, 2026 đạt 72%",
            &[
                "Tỷ lệ hộ có mạng = 65 % 2025",
                "Tỷ lệ hộ có mạng = 72 % 2026",
            ],
        ),
        (
            "100% (50/50) cán bộ được tập huấn",
            &["cán bộ được tập huấn = 100 %"],
        ),
        (
            "Hồ sơ được xử lý điện tử: cấp xã 90%; cấp ấp 50%",
            &[
                "Hồ sơ được xử lý điện tử cấp xã = 90 %",
                "Hồ sơ được xử lý điện tử cấp ấp = 50 %",
            ],
        ),
        ("Số hộ nghèo giảm từ 30 còn 20 hộ", &["Số hộ nghèo = 20 hộ"]),
        (
            "Tăng mới từ 210 đến 230 người tham gia bảo hiểm",
            &["Tăng mới người tham gia bảo hiểm 210 - 230 người"],
        ),
        (
            "Có ít nhất 12/14 khu phố đạt tỷ lệ người dân tham gia bảo hiểm trên 95%",
            &["khu phố đạt tỷ lệ người dân tham gia bảo hiểm trên 95% >= 12 khu phố"],
        ),
        (
            "Sản lượng đạt 127 tấn. - Thu nhập bình quân đạt 18 triệu đồng",
            &["Sản lượng = 127 tấn", "Thu nhập bình quân = 18 triệu đồng"],
        ),
    ];
    assert_claims(cases);
}

#[test]
fn sentences_end_and_stages_begin() {
    let cases: &[(&str, &[&str])] = &[
        (
            "20% cơ sở ngang tầm các nước ở châu Á. Tỉ lệ người theo học đạt 50%",
            &[
                "cơ sở ngang tầm các nước ở châu Á = 20 %",
                "Tỉ lệ người theo học = 50 %",
            ],
        ),
        (
            "Đến năm 2026, tỉ lệ bao phủ bảo hiểm y tế đạt trên 95% dân số, đến năm 2030 đạt bao phủ toàn dân",
            &["tỉ lệ bao phủ bảo hiểm y tế dân số > 95 % 2026"],
        ),
        (
            "Tỷ trọng năng lượng tái tạo trong năng lượng sơ cấp 15 - 20% năm 2030 và 65 - 70% năm 2045",
            &[
                "Tỷ trọng năng lượng tái tạo trong năng lượng sơ cấp 15 - 20 % 2030",
                "Tỷ trọng năng lượng tái tạo trong năng lượng sơ cấp 65 - 70 % 2045",
            ],
        ),
        ("Hoàn thành các mục tiêu cụ thể sau:", &[]),
        ("Lưu VT, tệp 129-04", &[]),
        (
            "Tốc độ tăng trưởng GRDP bình quân (2021-2025) đạt 7%/năm",
            &["Tốc độ tăng trưởng GRDP bình quân (2021-2025) = 7 %/năm 2025"],
        ),
        (
            "Giá trị sản xuất tăng bình quân 5 năm (2026 - 2030): 8,5%/năm",
            &["Giá trị sản xuất tăng bình quân 5 năm (2026 - 2030) = 8.5 %/năm 2030"],
        ),
        (
            "Thu ngân sách đạt 75 tỷ đồng, vượt 23% dự toán",
            &["Thu ngân sách = 75 tỷ đồng"],
        ),
        (
            "Tổng vốn đầu tư giai đoạn 2026 - 2030 đạt 200 tỷ đồng; riêng năm 2026 đạt 20 tỷ đồng",
            &[
                "Tổng vốn đầu tư = 200 tỷ đồng 2030",
                "Tổng vốn đầu tư = 20 tỷ đồng 2026",
            ],
        ),
        ("Nội dung Kế hoạch giai đoạn 2026 2030 như sau", &[]),
        (
            "Thu hút 20 dự án đầu tư; Kế hoạch có 20 nhiệm vụ",
            &["dự án đầu tư = 20 dự án"],
        ),
        (
            "Diện tích rừng trồng mới 100 ha, giữ độ che phủ rừng 65%",
            &[
                "Diện tích rừng trồng mới = 100 ha",
                "độ che phủ rừng = 65 %",
            ],
        ),
        (
            "Mỗi năm giảm 1% tỷ lệ hộ nghèo, đến cuối năm 2030 còn 2%",
            &["giảm tỷ lệ hộ nghèo = 1 %", "tỷ lệ hộ nghèo = 2 % 2030"],
        ),
        (
            "Tỷ lệ hộ có nước sạch: 60% (2027), 90% (năm 2030)",
            &[
                "Tỷ lệ hộ có nước sạch = 60 % 2027",
                "Tỷ lệ hộ có nước sạch = 90 % 2030",
            ],
        ),
        (
            "Giải quyết việc làm cho 900 người; đàn gia súc 3.200 con, đàn gia cầm 45.000 con",
            &[
                "Giải quyết việc làm cho người = 900 người",
                "đàn gia súc = 3200 con",
                "đàn gia cầm = 45000 con",
            ],
        ),
        (
            "Tỷ lệ trường đạt chuẩn đạt 100%, quy mô dân số đạt trên 500 nghìn người",
            &[
                "Tỷ lệ trường đạt chuẩn = 100 %",
                "quy mô dân số > 500 nghìn người",
            ],
        ),
        (
            "Vận hành Nhà máy nước Hòa An 1 và 2 với quy mô 4.000 m3/ngày",
            &["quy mô = 4000 m3/ngày"],
        ),
    ];
    assert_claims(cases);
}

/// What a text outside of every part states, and whether each is a result.
fn told(words: &str) -> Vec<bool> {
    let layout = super::layout(words);
    let text = super::Text::of(&layout);
    let mut ledger = super::Ledger::default();
    let found = super::read(&text, 0..layout.text().len(), Manner::Other, &mut ledger);
    found.claims.iter().map(|claim| claim.is_result).collect()
}

#[test]
fn a_paragraph_on_what_was_done_tells_results_until_it_strives() {
    for (words, results) in [
        (
            "Năm 2025, xã đã đạt nhiều kết quả. Thu ngân sách đạt hơn 279 tỷ đồng. Năm 2026, phấn đấu tỷ lệ hộ nghèo còn 1%",
            [true, false].as_slice(),
        ),
        (
            "Năm 2025, phường đạt được những kết quả quan trọng. Tổng thu ngân sách đạt 10 tỷ đồng; tỷ lệ hộ nghèo còn 0,9%",
            &[true, true],
        ),
        (
            "Nhiệm kỳ 2020 - 2025, Đảng bộ đã hoàn thành nhiều chỉ tiêu. Thu nhập bình quân đầu người đạt 60 triệu đồng. Năm 2026 tỷ lệ hộ nghèo còn 1%",
            &[true, false],
        ),
        (
            "Hết năm 2025 huyện có 13 xã đạt chuẩn. Năm 2026, phấn đấu có thêm 6 xã đạt chuẩn",
            &[true, false],
        ),
    ] {
        assert_eq!(told(words), results, "{words}");
    }
}

#[test]
fn what_belongs_to_something_is_told_and_not_promised() {
    let many = "từ ".repeat(80);
    let endless = format!("Nhiệm kỳ 2026 - 2030, {many}đồng bào đạt 8%");
    for words in [
        "Ban Chấp hành nhiệm kỳ 2026 - 2030 gồm 15 đồng chí",
        &endless,
    ] {
        assert!(told(words).is_empty(), "{words}");
    }
    let earned = "Nhiệm kỳ 2026 - 2030, xã đề ra: thu nhập bình quân đầu người trên 110 triệu đồng";
    assert_eq!(told(earned), [false]);
}

#[test]
fn what_is_striven_for_is_no_result() {
    let told = [
        "Thu gom rác đạt 82,4%. Phấn đấu đến hết tháng 11/2025 đạt trên 90%",
        "Thu gom rác đạt 82,4%; phấn đấu cả năm đạt trên 90%",
    ];
    for words in told {
        let (got, _) = claims(words, Manner::Results);
        assert_eq!(got, ["Thu gom rác = 82.4 %"], "{words}");
    }
    let (got, _) = claims("Phấn đấu thu gom rác đạt trên 90%", Manner::Targets);
    assert_eq!(got, ["thu gom rác > 90 %"]);
}

#[test]
fn of_whom_a_share_is_and_whose_it_is() {
    let cases: &[(&str, &[&str])] = &[
        ("Cấp nước sạch: 75% số hộ", &["Cấp nước sạch số hộ = 75 %"]),
        (
            "Cấp nước sạch: đạt từ 75% số hộ trở lên",
            &["Cấp nước sạch số hộ >= 75 %"],
        ),
        (
            "Về hạ tầng: 75% thôn có nước sạch",
            &["thôn có nước sạch = 75 %"],
        ),
        (
            "Toàn tỉnh phấn đấu 90% hộ có nước sạch; xã Tân Lập phấn đấu 75%",
            &["hộ có nước sạch = 90 %", "hộ có nước sạch = 75 %"],
        ),
        (
            "Toàn tỉnh đạt 90% hộ có nước sạch, riêng xã Tân Lập đạt 75%",
            &["hộ có nước sạch = 90 %", "hộ có nước sạch = 75 %"],
        ),
    ];
    assert_claims(cases);
}

#[test]
fn what_is_now_is_the_figure_it_stands_behind() {
    let now = "Tỷ lệ hộ có mạng từ 35% hiện tại đạt 70% vào cuối năm";
    assert_eq!(told(now), [false], "{now}");
    let reached = "Tỷ lệ hộ có mạng hiện tại đạt 70%";
    assert_eq!(told(reached), [true], "{reached}");
}

#[test]
fn a_comparison_binds_over_the_year() {
    let (found, _) = claims(
        "Phấn đấu ít nhất trong năm 2026 có 30 hộ bán hàng trực tuyến",
        Manner::Targets,
    );
    assert_eq!(found, ["hộ bán hàng trực tuyến >= 30 hộ 2026"]);
    let (found, _) = claims(
        "100% học sinh được trang bị kiến thức, kỹ năng số, vượt 3,5 điểm phần trăm so với năm 2025",
        Manner::Targets,
    );
    assert_eq!(
        found,
        ["học sinh được trang bị kiến thức, kỹ năng số = 100 %"]
    );
}

#[test]
fn who_is_told_by_a_figure_is_promised_nothing() {
    for words in [
        "Các thôn có trên 40% hộ nghèo được giãn tiến độ",
        "Đơn vị đạt từ 95% trở lên được đề nghị khen thưởng",
        "Chi đoàn có dưới 10 đoàn viên không phải báo cáo",
    ] {
        assert!(claims(words, Manner::Targets).0.is_empty(), "{words}");
    }
    let promised = "Phường có trên 90% người dân không phải đi lại nộp hồ sơ";
    assert_eq!(claims(promised, Manner::Targets).0.len(), 1, "{promised}");
}

#[test]
fn what_names_another_generation_or_counts_to_so_many_others() {
    let cases: &[(&str, &[&str])] = &[
        (
            "Tỷ lệ phủ sóng 4G đạt 100%, 5G đạt 80%",
            &["Tỷ lệ phủ sóng 4G = 100 %", "Tỷ lệ phủ sóng 5G = 80 %"],
        ),
        (
            "Phủ sóng 4G: 100%; 5G: 60%",
            &["Phủ sóng 4G = 100 %", "Phủ sóng 5G = 60 %"],
        ),
        (
            "Đạt 34 giường bệnh/1 vạn dân",
            &["giường bệnh = 34 giường bệnh/1 vạn dân"],
        ),
        ("Cứ 100 dân có 80 thuê bao di động", &[]),
        (
            "Tỷ lệ hồ sơ trực tuyến, thanh toán trực tuyến, số hóa hồ sơ lần lượt đạt 85%, 80%",
            &[],
        ),
        ("Tỷ lệ phủ sóng 5G đạt 75% - 70%", &[]),
    ];
    assert_claims(cases);
}
