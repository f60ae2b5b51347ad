//! Deadlines as plans print them.

use super::Deadline;
use unicode_normalization::UnicodeNormalization;

fn times(first: &str, last: &str) -> Deadline {
    Deadline::Times {
        first: first.parse().unwrap(),
        last: last.parse().unwrap(),
    }
}

#[test]
fn times_as_plans_print_them() {
    for (text, first, last) in [
        ("Tháng 8/2025", "2025-08", "2025-08"),
        ("tháng 08 năm 2025", "2025-08", "2025-08"),
        ("T9/2025", "2025-09", "2025-09"),
        ("10/2025", "2025-10", "2025-10"),
        ("Quý II năm 2026", "2026-04", "2026-06"),
        ("Quý III/2026", "2026-07", "2026-09"),
        ("Quý 4/2026", "2026-10", "2026-12"),
        ("Quý II, III/2026", "2026-04", "2026-09"),
        ("Quý I - Quý II năm 2026", "2026-01", "2026-06"),
        ("Tháng 3, 6, 9/2026", "2026-03", "2026-09"),
        ("Từ tháng 3 đến tháng 6/2026", "2026-03", "2026-06"),
        ("Tháng 4-6/2026", "2026-04", "2026-06"),
        ("Tháng 12/2025 - tháng 3/2026", "2025-12", "2026-03"),
        ("Năm 2025", "2025", "2025"),
        ("Trong năm 2026", "2026", "2026"),
        ("2026 - 2030", "2026", "2030"),
        ("Giai đoạn 2026–2030", "2026", "2030"),
        ("Năm 2025 và các năm giai đoạn 2026-2030", "2025", "2030"),
        ("31/12/2025", "2025-12-31", "2025-12-31"),
        ("ngày 05 tháng 6 năm 2026", "2026-06-05", "2026-06-05"),
        ("15-3-2026", "2026-03-15", "2026-03-15"),
        ("Từ 01/3 đến 30/6/2026", "2026-03-01", "2026-06-30"),
        ("6 tháng đầu năm 2026", "2026-01", "2026-06"),
        ("06 tháng cuối năm 2026", "2026-07", "2026-12"),
        ("Hoàn thành trong Quý I/2026", "2026-01", "2026-03"),
        ("Cuối năm 2026", "2026", "2026"),
        ("trước 20/11/2026", "2026-11-20", "2026-11-20"),
        ("Trước ngày 20/11/2026", "2026-11-20", "2026-11-20"),
        ("Chậm nhất ngày 20/11/2026.", "2026-11-20", "2026-11-20"),
        ("Đến hết quý I/2026", "2026-01", "2026-03"),
        ("2026-03-15", "2026-03-15", "2026-03-15"),
        ("Quí IV-2025", "2025-10", "2025-12"),
    ] {
        let nfd: String = text.nfd().collect();
        assert_eq!(Deadline::parse(text), times(first, last), "{text}");
        assert_eq!(Deadline::parse(&nfd), times(first, last), "{text}");
    }
}

#[test]
fn in_a_plan_for_one_year_a_time_without_a_year_is_of_that_year() {
    for (text, first, last) in [
        ("Trước 15/3", "2026-03-15", "2026-03-15"),
        ("Quý II", "2026-04", "2026-06"),
        ("Tháng 12/2025 - tháng 3", "2025-12", "2026-03"),
    ] {
        let read = Deadline::parse_in(text, Some(2026));
        assert_eq!(read, times(first, last), "{text}");
    }
    for text in ["", "Sớm", "Trước ngày 20", "Tháng 11 đến tháng 3"] {
        let read = Deadline::parse_in(text, Some(2026));
        assert_eq!(read, Deadline::Unclear, "{text}");
    }
}

#[test]
fn standing_and_dependent() {
    for text in [
        "Thường xuyên",
        "Nhiệm vụ thường xuyên",
        "Hàng năm",
        "Hằng tháng",
        "Triển khai thực hiện hàng năm",
        "Thường xuyên, trong năm 2026",
        "Cả năm",
    ] {
        assert_eq!(Deadline::parse(text), Deadline::Standing, "{text}");
    }
    for text in [
        "Theo chỉ đạo của Sở",
        "Sau khi có nền tảng được triển khai",
        "Sau khi Trung ương, tỉnh ban hành",
        "Theo lộ trình của Trung ương và của Tỉnh",
        "Ngay sau khi Kế hoạch được ban hành",
        "Khi có hướng dẫn của tỉnh",
    ] {
        assert_eq!(Deadline::parse(text), Deadline::Dependent, "{text}");
    }
}

#[test]
fn what_is_not_surely_understood_is_not_guessed() {
    for text in [
        "",
        "-",
        "Quý II",
        "Tháng 8",
        "trước ngày 20/11",
        "Sớm",
        "30/02/2026",
        "Tháng 13/2025",
        "Khảo sát tổng thể lần 1 trước ngày 20/11 sau đó định kỳ khảo sát, bổ sung",
        "Tháng 11 đến tháng 3/2027",
        "Sau ngày 01/6/2026",
        "45 ngày",
        "Quý V/2026",
        "Tháng 12/2025 - tháng 3",
        "02 lớp/năm 2026",
        "Xong trước 2 tuần",
        "Từ tháng 8/2025",
        "Từ năm 2025 trở đi",
    ] {
        assert_eq!(Deadline::parse(text), Deadline::Unclear, "{text}");
    }
}
