use super::*;

#[test]
fn marks_and_what_only_looks_like_one() {
    let cases: &[(&str, Option<(MarkKind, &str)>)] = &[
        ("I. MỤC TIÊU", Some((MarkKind::Roman, "I"))),
        ("2.1. Về hạ tầng", Some((MarkKind::Number(2), "2.1"))),
        ("2.1 30% xe tải", Some((MarkKind::Number(2), "2.1"))),
        ("2.1 Hạ tầng", Some((MarkKind::Number(2), "2.1"))),
        ("a) Kết quả", Some((MarkKind::Letter, "a"))),
        ("b1) Mục tiêu", Some((MarkKind::Lettered, "b1"))),
        ("c.2. Về hạ tầng", Some((MarkKind::Lettered, "c.2"))),
        ("a- Xã có", Some((MarkKind::Letter, "a"))),
        ("- Tỷ lệ", Some((MarkKind::Bullet('-'), ""))),
        ("+ 100% thôn", Some((MarkKind::Bullet('+'), ""))),
        ("Phần I: ĐÁNH GIÁ", Some((MarkKind::Part, "Phần I"))),
        ("PHẦN II. NỘI DUNG", Some((MarkKind::Part, "PHẦN II"))),
        ("Phụ lục 3:", Some((MarkKind::Annex, "Phụ lục 3"))),
        ("PHỤ LỤC", Some((MarkKind::Annex, "PHỤ LỤC"))),
        ("A. PHÁT TRIỂN", Some((MarkKind::Capital, "A"))),
        ("II- MỤC TIÊU", Some((MarkKind::Roman, "II"))),
        ("Iii. Về mục tiêu", Some((MarkKind::Roman, "Iii"))),
        ("A- KẾT QUẢ NỔI BẬT", Some((MarkKind::Capital, "A"))),
        ("A- và B", None),
        ("I - MỤC TIÊU", Some((MarkKind::Roman, "I"))),
        ("II – Nhiệm vụ", Some((MarkKind::Roman, "II"))),
        ("B — MỤC TIÊU", Some((MarkKind::Capital, "B"))),
        ("2 - Đến năm 2030", Some((MarkKind::Number(1), "2"))),
        ("70 - 80% số hộ", None),
        ("a - b", None),
        ("X - quang", None),
        ("1- Đến năm 2030", Some((MarkKind::Number(1), "1"))),
        ("1- 100% văn bản", Some((MarkKind::Number(1), "1"))),
        ("80- 90% hồ sơ", None),
        ("PHẦN THỨ HAI", Some((MarkKind::Part, "PHẦN THỨ HAI"))),
        ("(1) Kinh tế số", Some((MarkKind::Enclosed, "1"))),
        ("iii) Ít nhất", Some((MarkKind::Letter, "iii"))),
        ("* Tối thiểu", Some((MarkKind::Bullet('*'), ""))),
        ("**Hành động**", None),
        ("57- NQ/TW ngày", None),
        ("45/KH-UBND", None),
        ("1/Mục tiêu", Some((MarkKind::Number(1), "1"))),
        ("Phần mềm quản lý", None),
        ("2026. Trong đó", None),
        ("80% dịch vụ", None),
        ("0.70 điểm", None),
        ("12 Phủ sóng 5G", None),
        ("Trong năm", None),
        ("phụ lục II", Some((MarkKind::Annex, "phụ lục II"))),
        ("biểu Đảng bộ tỉnh", None),
        ("Chương I", Some((MarkKind::Part, "Chương I"))),
    ];
    for (text, want) in cases {
        assert_eq!(
            mark(text).map(|m| (m.kind, m.label)),
            want.map(|(kind, label)| (kind, label.to_owned())),
            "{text}"
        );
    }
}
