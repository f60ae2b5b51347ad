//! Years, periods and parts of the year that lines name.

use super::whens;
use crate::extract::Text;
use crate::layout::{Builder, Piece, Shape};
use std::ops::Range;

fn read(line: &str) -> Vec<(Option<i16>, String, Option<String>)> {
    let mut builder = Builder::default();
    let piece = Piece {
        words: line,
        normal: 0,
        line: 1,
    };
    builder.text(Shape::Text, false, &[piece]);
    let layout = builder.build();
    let text = Text::of(&layout);
    let words = |range: Range<usize>| layout.words(range).to_owned();
    whens(&text, 0..layout.text().len())
        .into_iter()
        .map(|when| (when.year, words(when.range), when.part.map(words)))
        .collect()
}

/// A line and the times it names: year, words, part of the year.
type Case<'t> = (&'t str, &'t [(Option<i16>, &'t str, Option<&'t str>)]);

fn assert_reads(cases: &[Case<'_>]) {
    for (line, want) in cases {
        let want: Vec<_> = want
            .iter()
            .map(|(year, words, part)| (*year, (*words).to_owned(), part.map(str::to_owned)))
            .collect();
        assert_eq!(read(line), want, "{line}");
    }
}

#[test]
fn years_periods_and_parts() {
    let cases: &[Case<'_>] = &[
        (
            "Đến hết năm 2026, 100% hộ",
            &[(Some(2026), "Đến hết năm 2026", None)],
        ),
        (
            "Đến ngày 31.12.2026 đạt 80%, trước ngày 30-9-2026 đạt 60%",
            &[
                (Some(2026), "Đến ngày 31.12.2026", None),
                (Some(2026), "trước ngày 30-9-2026", Some("30-9-2026")),
            ],
        ),
        ("Tăng 5-10-15%, 1.250.2026 đồng", &[]),
        (
            "Giai đoạn 2026 - 2030: 80%",
            &[(Some(2030), "Giai đoạn 2026 - 2030", None)],
        ),
        (
            "Tổng vốn cho cả giai đoạn 2026-2030 khoảng 500 tỷ đồng",
            &[(Some(2030), "cả giai đoạn 2026-2030", None)],
        ),
        (
            "- Giai đoạn 2025-2027",
            &[(Some(2027), "Giai đoạn 2025-2027", None)],
        ),
        ("tỷ lệ đến 2030 đạt 80%", &[(Some(2030), "đến 2030", None)]),
        (
            "đến 30/6/2026 đạt 80%, đến 31/12/2026 đạt 100%",
            &[
                (Some(2026), "đến 30/6/2026", Some("30/6/2026")),
                (Some(2026), "đến 31/12/2026", None),
            ],
        ),
        (
            "6 tháng đầu năm đạt 80%, cả năm đạt 100%",
            &[
                (None, "6 tháng đầu năm", Some("6 tháng đầu năm")),
                (None, "cả năm", None),
            ],
        ),
        (
            "trong quý II năm 2026",
            &[(Some(2026), "trong quý II năm 2026", Some("quý II"))],
        ),
        (
            "Quý II/2026",
            &[(Some(2026), "Quý II/2026", Some("Quý II"))],
        ),
        (
            "Hoàn thành trước tháng 12 năm 2026",
            &[(Some(2026), "trước tháng 12 năm 2026", None)],
        ),
        ("Đến năm 2206 đạt 80%", &[(None, "Đến năm 2206", None)]),
        (
            "tăng 10% so với năm 2025",
            &[(Some(2025), "so với năm 2025", None)],
        ),
        ("có 2026 hộ và 5 xã trong năm", &[]),
        ("thực hiện 2026 nhiệm vụ", &[]),
        ("Đến 31/12, đạt 80%", &[(None, "Đến 31/12", None)]),
        (
            "Trước ngày 31 tháng 12, đạt 80%",
            &[(None, "Trước ngày 31 tháng 12", None)],
        ),
        ("Đến 30/6, đạt 80%", &[(None, "Đến 30/6", Some("30/6"))]),
        ("kết quả 2025 đạt 70%", &[(Some(2025), "2025", None)]),
        (
            "số liệu thực hiện 2025 tính đủ",
            &[(Some(2025), "2025", None)],
        ),
        ("Năm 2026 đạt 60%", &[(Some(2026), "Năm 2026", None)]),
        (
            "Từ năm 2026 trở đi, 100% xã",
            &[(Some(2026), "Từ năm 2026 trở đi", None)],
        ),
    ];
    assert_reads(cases);
}

#[test]
fn what_comes_before_and_after_a_year() {
    let cases: &[Case<'_>] = &[
        (
            "Trước năm 2027 đạt 80%, sau năm 2027 đạt 90%",
            &[
                (Some(2026), "Trước năm 2027", None),
                (Some(2027), "năm 2027", Some("năm 2027")),
            ],
        ),
        (
            "Trước ngày 01/01/2027 đạt 80%",
            &[(Some(2026), "Trước ngày 01/01/2027", None)],
        ),
        (
            "giai đoạn đến năm 2030, giai đoạn từ năm 2026 đến năm 2030",
            &[
                (Some(2030), "giai đoạn đến năm 2030", None),
                (Some(2030), "giai đoạn từ năm 2026 đến năm 2030", None),
            ],
        ),
    ];
    assert_reads(cases);
}
