//! What cells and notes say beside their figures.

use super::*;

#[test]
fn cells_that_say_a_change_promise_no_level() {
    for cell in ["Cao hơn 2025: 100%", "75 (tăng thêm)"] {
        let rows = format!("H TT | Chỉ tiêu | ĐVT | Năm 2026\n1 | Tỷ lệ A | % | {cell}");
        let (_, reading, _) = read_with(&rows, Manner::Targets, Some(2026));
        let levels = reading
            .claims
            .iter()
            .filter_map(|claim| claim.amount.as_ref());
        assert_eq!(levels.count(), 0, "{cell}");
        assert_accounted(&rows, Manner::Targets);
    }
}

#[test]
fn the_unit_of_a_row_is_that_of_each_limit_in_its_cell() {
    let rows =
        "H TT | Chỉ tiêu | ĐVT | Năm 2026\n1 | Thời gian xử lý | Giờ | ≤ 8 nội thị; ≤ 24 vùng xa";
    let (_, reading, _) = read_with(rows, Manner::Targets, Some(2026));
    let amounts = reading
        .claims
        .iter()
        .filter_map(|claim| claim.amount.as_ref());
    let units: Vec<_> = amounts
        .map(|amount| format!("{:?}", amount.measure))
        .collect();
    assert_eq!(units, ["Count(\"giờ\")", "Count(\"giờ\")"]);
}

#[test]
fn what_is_counted_stands_below_a_year_beside_a_share() {
    let rows = "H TT|Chỉ tiêu|Năm 2026||\nH ||Hộ|%|\n1|Hộ có mã QR|800|40|";
    assert_eq!(
        claims(rows, Some(2026)),
        [
            "Hộ có mã QR = 800 hộ [2026] [row 1]",
            "Hộ có mã QR = 40% [2026] [row 1]",
        ]
    );
}

#[test]
fn notes_that_tell_how_it_was_before_take_nothing_away() {
    for note in ["Năm 2025 đạt 55%", "Tăng 10% so với năm 2025"] {
        let rows = format!(
            "H TT | Chỉ tiêu | ĐVT | Năm 2026 | Ghi chú\n1 | Tỷ lệ A | % | 80 | {note}\n2 | Tỷ lệ B | % | 70 | Trừ hồ sơ mật"
        );
        let (layout, reading, ledger) = read_with(&rows, Manner::Targets, Some(2026));
        let first = reading.claims.first();
        assert!(first.is_some_and(|claim| claim.beside.is_empty()), "{note}");
        let text = Text::of(&layout);
        let numbers = text
            .tagged
            .units
            .iter()
            .filter(|unit| unit.kind == UnitKind::Number);
        let unread = numbers
            .filter(|unit| matches!(ledger.at(unit.start as usize), Some(Account::Unread(_))));
        assert_eq!(unread.count(), 0, "{note}");
    }
}
