//! Tables as people lay them out, and what is read from them.

mod cells;
mod kinds;
mod rows;

use super::*;
use crate::extract::Account;
use crate::extract::account::Unread;
use crate::layout::{Builder, Layout, NewCell, Piece, Shape};
use crate::lexicon::UnitKind;

/// Lays a table: a row a line, cells parted by `|`; a cell `<` is taken by the one before it, `^` by the one above.
/// `H` before a row makes it a head, `G` a group.
fn laid(rows: &str) -> Layout {
    let lines: Vec<(RowKind, Vec<&str>)> = rows
        .trim()
        .lines()
        .map(|line| {
            let line = line.trim();
            let kinds = [("H ", RowKind::Head), ("G ", RowKind::Group)];
            let kind = kinds
                .iter()
                .find_map(|(sign, kind)| Some((*kind, line.strip_prefix(sign)?)));
            let (kind, rest) = kind.unwrap_or((RowKind::Body, line));
            (kind, rest.split('|').map(str::trim).collect())
        })
        .collect();
    let held = |row: usize, column: usize| {
        lines[row + 1..]
            .iter()
            .take_while(|(_, cells)| cells.get(column) == Some(&"^"))
            .count()
    };
    let mut builder = Builder::with_capacity(rows.len());
    let rows: Vec<_> = lines
        .iter()
        .enumerate()
        .map(|(at, (kind, cells))| {
            let mut new: Vec<NewCell<'_>> = Vec::new();
            for (column, words) in cells.iter().enumerate() {
                match *words {
                    "<" => new.last_mut().unwrap().columns += 1,
                    "^" => {}
                    words => new.push(NewCell {
                        pieces: if words.is_empty() {
                            vec![]
                        } else {
                            vec![Piece {
                                words,
                                normal: 0,
                                line: u32::try_from(at).unwrap() + 1,
                            }]
                        },
                        columns: 1,
                        rows: 1 + held(at, column),
                    }),
                }
            }
            (*kind, new)
        })
        .collect();
    builder.table(&rows);
    builder.build()
}

fn table_of(layout: &Layout) -> &Table {
    match &layout.blocks[0].shape {
        Shape::Table(table) => table,
        shape => panic!("{shape:?}"),
    }
}

pub(super) fn read_with(
    rows: &str,
    manner: Manner,
    since: Option<i16>,
) -> (Layout, TableReading, Ledger) {
    let layout = laid(rows);
    let text = Text::of(&layout);
    let mut ledger = Ledger::default();
    let context = TableContext {
        caption: &Caption::default(),
        manner,
        since,
        earlier: None,
    };
    let reading = read(&text, table_of(&layout), context, &mut ledger);
    drop(text);
    (layout, reading, ledger)
}

fn roles(rows: &str) -> Vec<Role> {
    let (_, reading, _) = read_with(rows, Manner::Targets, Some(2026));
    reading
        .carried
        .columns
        .iter()
        .map(|column| column.role)
        .collect()
}

pub(super) fn shown(claim: &Claim) -> String {
    let mut out = claim.label.clone();
    if let Some(amount) = &claim.amount {
        let unit = match &amount.measure {
            crate::extract::Measure::Percent => "%".to_owned(),
            crate::extract::Measure::Count(unit) => format!(" {unit}"),
            other => format!(" {other:?}"),
        };
        let value = match amount.promise {
            crate::plan::Promise::Number(sign, value) => format!("{} {value}", sign.sign()),
            crate::plan::Promise::Range(from, to) => format!("{from}..{to}"),
            crate::plan::Promise::Level(level) => format!("level {level}"),
            other => format!("{other:?}"),
        };
        out = format!("{out} {value}{unit}");
    }
    let mut say = |what: &str, words: Option<&str>| {
        if let Some(words) = words {
            out = format!("{out} [{what}{words}]");
        }
    };
    say("", claim.year.map(|year| year.to_string()).as_deref());
    say("result", claim.is_result.then_some(""));
    say("text ", claim.text.as_deref());
    say("change ", claim.change.as_deref());
    say("when ", claim.when.as_deref());
    say("if ", claim.condition.as_deref());
    say("whose ", claim.whose.as_deref());
    say("by ", claim.owner.as_deref());
    say("row ", claim.row.as_deref());
    out
}

fn claims(rows: &str, since: Option<i16>) -> Vec<String> {
    let (_, reading, _) = read_with(rows, Manner::Targets, since);
    reading.claims.iter().map(shown).collect()
}

#[test]
fn a_name_goes_on_over_the_empty_cells_beside_it() {
    let rows = "H TT|Chỉ tiêu|Năm 2026||Năm 2027|
                H ||Số hộ|%|Số hộ|%
                1|Hộ có mã QR|800|40|1.000|50";
    let read = [
        "Hộ có mã QR = 800 hộ [2026] [row 1]",
        "Hộ có mã QR = 40% [2026] [row 1]",
        "Hộ có mã QR = 1000 hộ [2027] [row 1]",
        "Hộ có mã QR = 50% [2027] [row 1]",
    ];
    assert_eq!(claims(rows, Some(2026)), read);
    // A name that has none below it is of its own column alone.
    let own = "H TT|Chỉ tiêu|Năm 2026||
               H |||Năm 2027 (%)|
               1|Hộ có mã QR|40%|50|";
    assert_eq!(claims(own, Some(2026)), [read[1], read[3]]);
}

/// Every number of the table is taken for something.
fn assert_accounted(rows: &str, manner: Manner) {
    let (layout, _, ledger) = read_with(rows, manner, Some(2026));
    let text = Text::of(&layout);
    for unit in &text.tagged.units {
        if unit.kind == UnitKind::Number {
            assert!(
                ledger.at(unit.start as usize).is_some(),
                "{} in {rows}",
                text.tagged.printed(unit)
            );
        }
    }
}

#[test]
fn columns_by_their_heads() {
    use Role::*;
    let cases: &[(&str, &[Role])] = &[
        (
            "H STT | Nội dung chỉ tiêu | Đơn vị tính | Chỉ tiêu | Đơn vị chủ trì | Đơn vị phối hợp | Ghi chú\n1 | Tỷ lệ A | % | ≥60% | Phòng Kinh tế | VNPT |",
            &[Row, Name, Unit, Value, Owner, Helper, Note],
        ),
        (
            "H TT | Chỉ tiêu | Đơn vị | Kết quả | Cơ quan chủ trì theo dõi, đánh giá\n1 | Tỷ lệ A | % | 90 | Phòng Kinh tế",
            &[Row, Name, Unit, Value, Owner],
        ),
        (
            "H TT | Tên nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Kết quả | Thời gian hoàn thành\n1 | Xây dựng A | Công an xã | Các thôn | Kế hoạch | Năm 2026",
            &[Row, Task, Owner, Helper, Product, Deadline],
        ),
        (
            "H STT | Nhiệm vụ | Sản phẩm | Thời gian hoàn thành | Chủ trì thực hiện | Phối hợp thực hiện | Theo dõi, kiểm tra, đôn đốc\n1 | A | Kế hoạch | Quý I/2026 | Phòng Kinh tế | Các thôn | Văn phòng",
            &[Row, Task, Product, Deadline, Owner, Helper, Helper],
        ),
        (
            "H TT | Nội dung | Trách nhiệm thực hiện | Thời gian (Năm 2026)\n1 | Giải đáp | Lãnh đạo Phòng Kinh tế | Ngày 23 tháng 1",
            &[Row, Name, Owner, Deadline],
        ),
        (
            "H TT | Chỉ tiêu | ĐVT | Thực hiện 2025 | Kế hoạch 2026\n1 | A | % | 60 | 75",
            &[Row, Name, Unit, Result, Value],
        ),
        (
            "H TT | Chỉ tiêu | ĐVT | Mục tiêu thực hiện đến năm 2030 (cũ) | Kết quả thực hiện đến năm 2027\n1 | A | % | 60 | 75",
            &[Row, Name, Unit, Value, Result],
        ),
        (
            "H TT | Nội dung | Đơn vị | Năm 2025 | Năm 2026 | Phụ trách\n1 | A | % | 60 | 75 | Tổ công nghệ",
            &[Row, Name, Unit, Result, Value, Owner],
        ),
        (
            "H STT | Chỉ tiêu | ĐVT | Chỉ tiêu tỉnh giao | Chỉ tiêu xã\n1 | A | % | 60 | 75",
            &[Row, Name, Unit, Beside, Value],
        ),
        (
            "H TT | Chỉ tiêu | Chủ trì\n1 | Tỷ lệ A đạt 45%. | Sở Tài chính",
            &[Row, Name, Owner],
        ),
        (
            "H TT | Nội dung công việc | Đơn vị | Thời gian\n1 | Rà soát A | Phòng Kinh tế | Tháng 3/2026\n2 | Lập B | Công an xã | Tháng 4/2026",
            &[Row, Task, Owner, Deadline],
        ),
        (
            "H TT | Nhiệm vụ | Đơn vị thực hiện | Thời gian | Kinh phí (triệu đồng)\n1 | Rà soát A | Phòng Kinh tế | Tháng 3/2026 | 2.500",
            &[Row, Task, Owner, Deadline, Money],
        ),
        (
            "H STT | Chỉ tiêu | ĐVT | Chỉ tiêu\n1 | Tỷ lệ phủ sóng | % | Tăng 70% so với 2025",
            &[Row, Name, Unit, Value],
        ),
        (
            "H Tháng | Nội dung | Đơn vị chủ trì\n01/2026 | Ban hành kế hoạch | Văn phòng\n02/2026 | Rà soát hạ tầng | Phòng Kinh tế",
            &[Deadline, Name, Owner],
        ),
        (
            "H TT | Lĩnh vực | Chỉ tiêu | Mục tiêu 2026\n1 | Hạ tầng | Tỷ lệ A | 70%",
            &[Row, Name, Note, Value],
        ),
    ];
    for (rows, want) in cases {
        assert_eq!(&roles(rows), want, "{rows}");
        assert_accounted(rows, Manner::Targets);
    }
}

#[test]
fn units_and_years_of_two_rows_of_heads() {
    let rows = "H TT | Chỉ tiêu | Kế hoạch 2026 | < | Kế hoạch 2027 | <\nH ^ | ^ | Số lượng (hộ) | Tỷ lệ (%) | Số lượng (hộ) | Tỷ lệ (%)\n1 | Hộ gia đình có cáp quang | 1.200 | 80 | 1.350 | 90";
    assert_eq!(
        claims(rows, Some(2026)),
        [
            "Hộ gia đình có cáp quang = 1200 hộ [2026] [row 1]",
            "Hộ gia đình có cáp quang = 80% [2026] [row 1]",
            "Hộ gia đình có cáp quang = 1350 hộ [2027] [row 1]",
            "Hộ gia đình có cáp quang = 90% [2027] [row 1]",
        ]
    );
    assert_accounted(rows, Manner::Targets);
}

#[test]
fn groups_date_the_rows_below() {
    let rows = "H TT | Chỉ tiêu | Đơn vị | Kết quả | Cơ quan chủ trì\nG I | Đến năm 2030 | | |\n1 | Tỷ lệ A | % | ≥ 60 | Sở Văn hóa\nI.1 | Dịch vụ | | |\n2 | Tỷ lệ B | % | 40% | Sở Văn hóa\nII | Giai đoạn 2031-2045 | | |\n1 | Tỷ lệ A | % | ≥ 95 | Sở Văn hóa";
    assert_eq!(
        claims(rows, None),
        [
            "Tỷ lệ A >= 60% [2030] [by Sở Văn hóa] [row 1]",
            "Tỷ lệ B = 40% [2030] [by Sở Văn hóa] [row 2]",
            "Tỷ lệ A >= 95% [2045] [by Sở Văn hóa] [row 1]",
        ]
    );
    assert_accounted(rows, Manner::Targets);
}

#[test]
fn pages_cut_rows_and_repeat_heads() {
    let rows = "H STT | Chỉ tiêu | ĐVT | Chỉ tiêu\n7. | Tỷ lệ hồ sơ được giải quyết giữa các cấp | % | ≥90%\nSTT | Chỉ tiêu | ĐVT | Chỉ tiêu\n | chính quyền. | |\n8. | Tỷ lệ B | % | 100%";
    let (_, reading, _) = read_with(rows, Manner::Targets, None);
    assert_eq!(
        reading.claims.iter().map(shown).collect::<Vec<_>>(),
        [
            "Tỷ lệ hồ sơ được giải quyết giữa các cấp chính quyền >= 90% [row 7]",
            "Tỷ lệ B = 100% [row 8]",
        ]
    );
}

#[test]
fn tasks_of_rows() {
    let rows = "H STT | Nhiệm vụ | Chủ trì | Phối hợp | Thời gian\nI | CƠ CHẾ | | |\n1 | Rà soát quy chế mượn sách. | Sở Văn hóa | Các sở | Năm 2026\nII | HẠ TẦNG | | |\n1 | Mua máy quét sách. | Sở Văn hóa | Sở Tài chính | Năm 2027\n43 | Hoàn thành các nhiệm vụ, gồm: | | | Năm 2027\n43.1 | Triển khai sàn | Phòng Kinh tế | Công an xã | Quý II/2027";
    let (_, reading, _) = read_with(rows, Manner::Tasks, Some(2026));
    let tasks: Vec<_> = reading
        .tasks
        .iter()
        .map(|task| {
            let say = |words: &Option<String>| words.clone().unwrap_or_default();
            format!(
                "{} {} | {} | {} | {}",
                say(&task.row),
                task.name,
                say(&task.owner),
                say(&task.deadline),
                say(&task.group)
            )
        })
        .collect();
    assert_eq!(
        tasks,
        [
            "1 Rà soát quy chế mượn sách | Sở Văn hóa | Năm 2026 | CƠ CHẾ",
            "1 Mua máy quét sách | Sở Văn hóa | Năm 2027 | HẠ TẦNG",
            "43 Hoàn thành các nhiệm vụ, gồm |  | Năm 2027 | HẠ TẦNG",
            "43.1 Triển khai sàn | Phòng Kinh tế | Quý II/2027 | HẠ TẦNG",
        ]
    );
    assert_accounted(rows, Manner::Tasks);
    let rows = "H Thời gian | Nội dung | Phụ trách\nBuổi sáng (từ 7h30 đến 11h00) – tại hội trường xã | < | <\n7h30 - 8h00 | Hướng dẫn cài VNeID cho trưởng thôn | Công an xã";
    let (_, reading, _) = read_with(rows, Manner::Tasks, Some(2026));
    assert_eq!(reading.tasks.len(), 1);
    assert_eq!(reading.tasks[0].owner.as_deref(), Some("Công an xã"));
    assert_accounted(rows, Manner::Tasks);
}
