//! Rows of values: cells that say more than a figure, rows below rows, quarters and quotas.

use super::*;

#[test]
fn cells_that_say_more_than_a_figure() {
    let row = |unit: &str, cell: &str| {
        format!("H TT | Chỉ tiêu | Đơn vị | Kế hoạch 2026\n1 | Chỉ tiêu A | {unit} | {cell}")
    };
    let cases: &[(&str, &str, &[&str])] = &[
        (
            "Thứ bậc",
            "≤ 4 Đông Nam Á; ≤ 40 Thế giới",
            &[
                "Chỉ tiêu A <= 4 thứ bậc [2026] [text ≤ 4 Đông Nam Á] [row 1]",
                "Chỉ tiêu A <= 40 thứ bậc [2026] [text ≤ 40 Thế giới] [row 1]",
            ],
        ),
        (
            "%",
            "70 (nếu đủ kinh phí), 50 (nếu không)",
            &[
                "Chỉ tiêu A = 70% [2026] [text 70 (nếu đủ kinh phí)] [if nếu đủ kinh phí] [row 1]",
                "Chỉ tiêu A = 50% [2026] [text 50 (nếu không)] [if nếu không] [row 1]",
            ],
        ),
        (
            "%",
            "Tăng 70% so với 2025",
            &[
                "Chỉ tiêu A [2026] [text Tăng 70% so với 2025] [change Tăng 70% so với 2025] [row 1]",
            ],
        ),
        (
            "% tổng chi NSNN",
            "≥ 2% và tăng dần theo yêu cầu phát triển",
            &[
                "Chỉ tiêu A >= 2 % tổng chi NSNN [2026] [text ≥ 2% và tăng dần theo yêu cầu phát triển] [row 1]",
            ],
        ),
        (
            "",
            "≥ 1,0% CNSĐP; 2% GRDP",
            &[
                "Chỉ tiêu A >= 1 % CNSĐP [2026] [row 1]",
                "Chỉ tiêu A = 2 % GRDP [2026] [row 1]",
            ],
        ),
        (
            "",
            "5G (≥ 60%)",
            &["Chỉ tiêu A >= 60% [2026] [text 5G (≥ 60%)] [row 1]"],
        ),
        ("", "5G", &["Chỉ tiêu A [2026] [text 5G] [row 1]"]),
        (
            "% dân số",
            "99",
            &["Chỉ tiêu A = 99 % dân số [2026] [row 1]"],
        ),
        ("Cấp độ", "3", &["Chỉ tiêu A level 3 Level [2026] [row 1]"]),
        (
            "Doanh nghiệp",
            "≥ 5",
            &["Chỉ tiêu A >= 5 doanh nghiệp [2026] [row 1]"],
        ),
        (
            "%/năm",
            "16 - 18",
            &["Chỉ tiêu A 16..18 %/năm [2026] [row 1]"],
        ),
        ("%", "-", &[]),
        (
            "",
            "Hoàn thành",
            &["Chỉ tiêu A [2026] [text Hoàn thành] [row 1]"],
        ),
        ("%", "$\\geq 80\\%$", &["Chỉ tiêu A >= 80% [2026] [row 1]"]),
    ];
    for (unit, cell, want) in cases {
        assert_eq!(&claims(&row(unit, cell), Some(2026)), want, "{unit} {cell}");
        assert_accounted(&row(unit, cell), Manner::Targets);
    }
}

#[test]
fn rows_below_rows() {
    let rows = "H TT | Chỉ tiêu | ĐVT | Năm 2026\n12 | Phủ sóng 5G | % |\n | - Phủ sóng 5G trên địa bàn | % | ≥ 60\n | - Phủ sóng 5G cho người dân | % dân số | 99\n13 | Tỷ lệ được tập huấn kỹ năng số | |\n | a) Giáo viên | % | 100\n | b) Học sinh | % | 65";
    assert_eq!(
        claims(rows, Some(2026)),
        [
            "Phủ sóng 5G trên địa bàn >= 60% [2026] [row 12]",
            "Phủ sóng 5G cho người dân = 99 % dân số [2026] [row 12]",
            "Tỷ lệ được tập huấn kỹ năng số: Giáo viên = 100% [2026] [row 13]",
            "Tỷ lệ được tập huấn kỹ năng số: Học sinh = 65% [2026] [row 13]",
        ]
    );
}

#[test]
fn quarters_and_quotas() {
    let rows = "H STT | Chỉ tiêu | ĐVT | Quý I | Quý II | Quý III | Quý IV\n1 | Tỷ lệ A | % | 70 | 80 | 90 | 100";
    assert_eq!(
        claims(rows, Some(2026)),
        [
            "Tỷ lệ A = 70% [when Quý I] [row 1]",
            "Tỷ lệ A = 80% [when Quý II] [row 1]",
            "Tỷ lệ A = 90% [when Quý III] [row 1]",
            "Tỷ lệ A = 100% [row 1]",
        ]
    );
    assert_accounted(rows, Manner::Targets);
    let rows =
        "H STT | Chỉ tiêu | ĐVT | Đến 30/6/2026 | Đến 31/12/2026\n1 | Tỷ lệ A | % | 85 | 100";
    assert_eq!(
        claims(rows, None),
        [
            "Tỷ lệ A = 85% [2026] [when Đến 30/6/2026] [row 1]",
            "Tỷ lệ A = 100% [2026] [row 1]",
        ]
    );
    let rows = "H STT | Chỉ tiêu | ĐVT | Đến 30/6/2026\n1 | Tỷ lệ A | % | 85";
    assert_eq!(
        claims(rows, None),
        ["Tỷ lệ A = 85% [2026] [when Đến 30/6/2026] [row 1]"]
    );
    let rows =
        "H STT | Chỉ tiêu | ĐVT | Thôn Đông | Thôn Tây | Toàn xã\n1 | Số hộ A | hộ | 20 | 30 | 50";
    assert_eq!(
        claims(rows, Some(2026)),
        [
            "Số hộ A = 20 hộ [whose Thôn Đông] [row 1]",
            "Số hộ A = 30 hộ [whose Thôn Tây] [row 1]",
            "Số hộ A = 50 hộ [row 1]",
        ]
    );
    let rows =
        "H STT | Chỉ tiêu | ĐVT | Chỉ tiêu tỉnh giao | Chỉ tiêu xã\n1 | Tỷ lệ A | % | 70 | 75";
    assert_eq!(claims(rows, Some(2026)), ["Tỷ lệ A = 75% [row 1]"]);
    assert_accounted(rows, Manner::Targets);
    let rows = "H STT | Chỉ tiêu | ĐVT | Chỉ tiêu tỉnh giao\n1 | Tỷ lệ A | % | 70";
    assert_eq!(
        claims(rows, Some(2026)),
        ["Tỷ lệ A = 70% [whose Chỉ tiêu tỉnh giao] [row 1]"]
    );
}

#[test]
fn an_upper_head_without_empty_cells_lies_over_the_lower_where_that_repeats() {
    let rows = "H TT|Chỉ tiêu|Năm 2026|Năm 2027|Ghi chú
                H ||Tối thiểu|Phấn đấu|Tối thiểu|Phấn đấu|
                1|Tỷ lệ hộ có loa (%)|60|65|70|75|";
    assert_eq!(
        claims(rows, Some(2026)),
        [
            "Tỷ lệ hộ có loa >= 60% [2026] [row 1]",
            "Tỷ lệ hộ có loa = 65% [2026] [row 1]",
            "Tỷ lệ hộ có loa >= 70% [2027] [row 1]",
            "Tỷ lệ hộ có loa = 75% [2027] [row 1]",
        ]
    );
    let one = "H TT|Chỉ tiêu|ĐVT|Năm hiện hành 2025|Năm 2026|Năm 2027
               H |||Kế hoạch|Ước thực hiện||
               H 1|2|3|4|5|6|7
               1|Tỷ lệ hộ có loa|%|50|55|60|65";
    let promised = claims(one, Some(2026)).into_iter();
    let promised: Vec<String> = promised
        .filter(|claim| !claim.contains("[result]"))
        .collect();
    assert_eq!(
        promised,
        [
            "Tỷ lệ hộ có loa = 60% [2026] [row 1]",
            "Tỷ lệ hộ có loa = 65% [2027] [row 1]",
        ]
    );
    // Where it does not, nobody knows which year a value is of.
    let uneven = "H TT|Chỉ tiêu|Năm 2026|Năm 2027
                  H ||Tối thiểu|Phấn đấu|Cả năm
                  1|Tỷ lệ hộ có loa (%)|60|65|70";
    assert!(claims(uneven, Some(2026)).is_empty());
}

#[test]
fn a_share_behind_what_was_reached_and_rows_below_a_group_in_a_column() {
    let reached = "H TT|Chỉ tiêu|Tổng số|Đã thực hiện|Tỷ lệ (%)|Chỉ tiêu 2026 (%)
                   1|Hộ có mã QR|2.000|1.200|60|90";
    let promised: Vec<String> = claims(reached, Some(2026))
        .into_iter()
        .filter(|claim| !claim.contains("[result]"))
        .collect();
    assert_eq!(promised, ["Hộ có mã QR = 90% [2026] [row 1]"]);
    let grouped = "H TT|Nhóm chỉ tiêu|Chỉ tiêu|Năm 2026
                   1|Hạ tầng số|Phủ sóng vệ tinh|70%
                   ||Hộ có cáp quang|84%";
    assert_eq!(
        claims(grouped, Some(2026)),
        [
            "Phủ sóng vệ tinh = 70% [2026] [row 1]",
            "Hộ có cáp quang = 84% [2026] [row 1]"
        ]
    );
}

#[test]
fn what_is_striven_for_registered_or_cut_in_two() {
    let registered = "H TT|Chỉ tiêu|Chỉ tiêu giao 2026 (%)|Đăng ký thực hiện 2026 (%)
                      1|Hộ có mã QR|70|75";
    assert_eq!(
        claims(registered, Some(2026)),
        ["Hộ có mã QR = 75% [2026] [row 1]"]
    );
    let given = "H TT|Chỉ tiêu|Chỉ tiêu giao 2026 (%)
                 1|Hộ có mã QR|70";
    assert_eq!(
        claims(given, Some(2026)),
        ["Hộ có mã QR = 70% [2026] [row 1]"]
    );
    let cut = "H TT|Chỉ tiêu|Năm 2026 (%)
               1|Hộ có mã QR|90 -
               ||100
               2|Hộ có ví|80";
    let read = claims(cut, Some(2026));
    assert!(read.iter().all(|claim| !claim.contains("= 90")), "{read:?}");
    let reckoned = "H TT|Chỉ tiêu|Giao năm 2026 (%)|Ước thực hiện năm 2026 (%)
                    1|Hộ có mã QR|75|65";
    let read = claims(reckoned, Some(2026));
    let promised: Vec<&String> = read
        .iter()
        .filter(|claim| !claim.contains("[result]"))
        .collect();
    assert_eq!(promised, ["Hộ có mã QR = 75% [2026] [row 1]"]);
}
