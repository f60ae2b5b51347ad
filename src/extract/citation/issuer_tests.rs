use super::*;
use crate::extract::stretch::Spelt;

fn read(text: &str) -> String {
    let spelt = Spelt::of(text);
    issuer(spelt.whole()).map_or(String::new(), |name| name.text.to_owned())
}

#[test]
fn names_end_where_the_subject_begins() {
    let cases = [
        ("Bộ Chính trị về đột phá", "Bộ Chính trị"),
        ("Chính phủ quy định chi tiết", "Chính phủ"),
        ("Thủ tướng Chính phủ phê duyệt Đề án", "Thủ tướng Chính phủ"),
        ("Thủ tướng Chính phủ Phê duyệt Đề án", "Thủ tướng Chính phủ"),
        (
            "Bộ trưởng Bộ Khoa học và Công nghệ về việc",
            "Bộ trưởng Bộ Khoa học và Công nghệ",
        ),
        (
            "Ban Chỉ đạo Trung ương về ban hành Chương trình",
            "Ban Chỉ đạo Trung ương",
        ),
        (
            "Ban Chỉ đạo Trung ương về thúc đẩy chuyển đổi số",
            "Ban Chỉ đạo Trung ương",
        ),
        (
            "Ban Chỉ đạo cấp tỉnh về phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số về Triển khai",
            "Ban Chỉ đạo cấp tỉnh về phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số",
        ),
        (
            "Ban Chỉ đạo Chuyển đổi số trong các cơ quan đảng về ban hành",
            "Ban Chỉ đạo Chuyển đổi số trong các cơ quan đảng",
        ),
        (
            "Đại hội đại biểu Đảng bộ tỉnh Ninh Bình lần thứ I, nhiệm kỳ 2025 - 2030;",
            "Đại hội đại biểu Đảng bộ tỉnh Ninh Bình lần thứ I, nhiệm kỳ 2025 - 2030",
        ),
        (
            "Ban Chấp hành Trung ương Đảng (Khóa XIII) về xây dựng",
            "Ban Chấp hành Trung ương Đảng (Khóa XIII)",
        ),
        ("UBND tỉnh Ninh Bình ngày 18/8/2025", "UBND tỉnh Ninh Bình"),
        (
            "Ban Thường vụ Đảng ủy và một số nhiệm vụ",
            "Ban Thường vụ Đảng ủy",
        ),
        ("Chính phủ và Kế hoạch hành động số 15", "Chính phủ"),
        (
            "Sở Văn hóa, Thể thao và Du lịch về việc",
            "Sở Văn hóa, Thể thao và Du lịch",
        ),
        ("UBND TP. Hồ Chí Minh về", "UBND TP. Hồ Chí Minh"),
        ("Chính phủ, Kế hoạch hành động của", "Chính phủ"),
        ("Bộ Chính trị, Ban Bí thư về", "Bộ Chính trị, Ban Bí thư"),
        (
            "Bộ Tài chính, Bộ Tư pháp và Bộ Nội vụ hướng dẫn",
            "Bộ Tài chính, Bộ Tư pháp và Bộ Nội vụ",
        ),
        ("Bộ Nội vụ sửa đổi, bổ sung", "Bộ Nội vụ"),
        ("Sở Nội vụ ngày 11/02/2026", "Sở Nội vụ"),
        (
            "UBND thành phố Hải Phòng ban hành Quy chế",
            "UBND thành phố Hải Phòng",
        ),
        (
            "Ủy ban Quốc gia về chuyển đổi số ban hành",
            "Ủy ban Quốc gia về chuyển đổi số",
        ),
        (
            "Ban Chấp hành Trung ương thi hành Điều lệ",
            "Ban Chấp hành Trung ương",
        ),
        ("UBND tỉnh thông báo kết luận của Chủ tịch", "UBND tỉnh"),
        (
            "Ban Chấp hành Trung ương (khoá XII) về đổi mới",
            "Ban Chấp hành Trung ương (khoá XII)",
        ),
        (
            "Đại hội Đảng bộ xã An Hải lần thứ I (nhiệm kỳ 2025 - 2030);",
            "Đại hội Đảng bộ xã An Hải lần thứ I (nhiệm kỳ 2025 - 2030)",
        ),
        (
            "Tổ giúp việc Ban Chỉ đạo Trung ương về phát triển khoa học, công nghệ về việc",
            "Tổ giúp việc Ban Chỉ đạo Trung ương về phát triển khoa học, công nghệ",
        ),
        (
            "Tổ công tác triển khai Đề án 06 tỉnh Cà Mau ban hành",
            "Tổ công tác triển khai Đề án 06 tỉnh Cà Mau",
        ),
        (
            "Trưởng Ban Chỉ đạo về chuyển đổi số xã phân công",
            "Trưởng Ban Chỉ đạo về chuyển đổi số xã",
        ),
        (
            "các Bộ: Tư pháp, Công an, Quốc phòng hướng dẫn",
            "các Bộ: Tư pháp, Công an, Quốc phòng",
        ),
        (
            "Ban Chỉ đạo Chuyển đổi số trong các cơ quan đảng về chuyển đổi số năm 2026",
            "Ban Chỉ đạo Chuyển đổi số trong các cơ quan đảng",
        ),
        ("Liên Bộ: Y tế, Tài chính;", "Liên Bộ: Y tế, Tài chính"),
    ];
    for (text, want) in cases {
        assert_eq!(read(text), want, "{text}");
    }
}

#[test]
fn names_end_at_words_that_are_in_no_name() {
    let cases = [
        ("UBND tỉnh Quảng Trị duy trì Chỉ số", "UBND tỉnh Quảng Trị"),
        ("UBND tỉnh quyết định chuyển giao", "UBND tỉnh"),
        ("Sở Nội vụ đôn đốc số hóa", "Sở Nội vụ"),
        ("Bộ Công Thương đôn đốc các địa phương", "Bộ Công Thương"),
        ("Đảng ủy xã Ea Súp lãnh đạo công tác", "Đảng ủy xã Ea Súp"),
        (
            "Cục Kiểm soát thủ tục hành chính về",
            "Cục Kiểm soát thủ tục hành chính",
        ),
        (
            "Ban Chỉ đạo phát triển KHCN, ĐMST và CĐS tỉnh ban hành",
            "Ban Chỉ đạo phát triển KHCN, ĐMST và CĐS tỉnh",
        ),
        ("Chính phủ, Mặt trận Tổ quốc", "Chính phủ"),
        ("Bộ Chính trị”;", "Bộ Chính trị"),
        (
            "Ủy ban nhân dân tỉnh Bình Phước Thành lập Phòng khám",
            "Ủy ban nhân dân tỉnh Bình Phước",
        ),
        (
            "Văn phòng Chính phủ Kết luận cuộc họp",
            "Văn phòng Chính phủ",
        ),
        (
            "ỦY BAN NHÂN DÂN TỈNH Căn cứ Luật Đất đai",
            "ỦY BAN NHÂN DÂN TỈNH",
        ),
        ("Sở Xây dựng hướng dẫn", "Sở Xây dựng"),
        ("Tỉnh đoàn về", "Tỉnh đoàn"),
        (
            "Ban Chấp hành Trung ương Đảng khóa XII một số vấn đề về",
            "Ban Chấp hành Trung ương Đảng khóa XII",
        ),
    ];
    for (text, want) in cases {
        assert_eq!(read(text), want, "{text}");
    }
}

#[test]
fn names_end_before_verbs_with_a_capital() {
    for (text, want) in [
        (
            "Hội đồng nhân dân xã Tân Lập Thông qua dự toán",
            "Hội đồng nhân dân xã Tân Lập",
        ),
        ("Sở Tài chính Thẩm định dự toán", "Sở Tài chính"),
        ("Hội đồng Thẩm định tỉnh về việc", "Hội đồng Thẩm định tỉnh"),
    ] {
        assert_eq!(read(text), want, "{text}");
    }
}
