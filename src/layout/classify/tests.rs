use super::*;
use crate::layout::Builder;
use crate::layout::builder::{NewCell, Piece};

/// Rows with cells parted by `|` → their kinds.
fn kinds(rows: &[&str]) -> String {
    kinds_with(rows, None)
}

/// The same of a file that calls so many rows heads.
fn kinds_with(rows: &[&str], known: Option<usize>) -> String {
    let cell = |words: &'static str| {
        let words = words.trim();
        let piece = Piece {
            words,
            normal: 0,
            line: 1,
        };
        let pieces = if words.is_empty() {
            Vec::new()
        } else {
            vec![piece]
        };
        NewCell {
            pieces,
            columns: 1,
            rows: 1,
        }
    };
    let rows: Vec<Vec<NewCell<'_>>> = rows
        .iter()
        .map(|row| {
            let row: &'static str = Box::leak((*row).to_owned().into_boxed_str());
            row.split('|').map(cell).collect()
        })
        .collect();
    let mut builder = Builder::default();
    builder.rows(&rows, known);
    let layout = builder.build();
    let crate::layout::Shape::Table(table) = &layout.blocks[0].shape else {
        panic!("no table");
    };
    let letter = |row: &Row| match row.kind {
        RowKind::Head => 'H',
        RowKind::Group => 'G',
        RowKind::Body => 'B',
    };
    table.rows.iter().map(letter).collect()
}

#[test]
fn a_file_may_call_fewer_rows_heads_than_there_are() {
    let rows = ["TT|Chỉ tiêu|Năm 2026|", "||Số hộ|%", "1|Hộ có mã QR|800|40"];
    for known in [None, Some(0), Some(1), Some(2)] {
        assert_eq!(kinds_with(&rows, known), "HHB", "{known:?}");
    }
    assert_eq!(kinds_with(&rows, Some(3)), "HHH");
}

#[test]
fn rows_are_known_by_what_stands_below() {
    let cases: &[(&[&str], &str)] = &[
        (
            &[
                "TT|Chỉ tiêu|Đơn vị|Kết quả",
                "I|Đến năm 2030||",
                "1|Tỷ lệ|%|60",
            ],
            "HGB",
        ),
        (
            &[
                "TT|Chỉ tiêu|Kế hoạch 2026|",
                "||Số lượng (hộ)|Tỷ lệ (%)",
                "1|Hộ|1.200|80",
                "2|Hộ|600|40",
            ],
            "HHBB",
        ),
        (&["Chỉ tiêu|ĐVT|2026|2027", "Tỷ lệ hộ|%|80|90"], "HB"),
        (
            &[
                "TT|Chỉ tiêu|Năm 2026",
                "(1)|(2)|(3)",
                "1|Tỷ lệ hộ|80%",
                "TT|Chỉ tiêu|Năm 2026",
                "2|Số lớp|3",
            ],
            "HHBHB",
        ),
        (
            &["STT|Tiêu chí|Điểm", "I|Nhóm xã|115", "1|Tỷ lệ người|20"],
            "HGB",
        ),
        (
            &[
                "TT|Nhiệm vụ|Chủ trì",
                "A. HẠ TẦNG||",
                "1|Mua máy|Phòng Kinh tế",
                "Dữ liệu số||",
                "2|Lập kho|Công an",
            ],
            "HGBGB",
        ),
        (
            &[
                "TT|Chỉ tiêu|ĐVT|KQ",
                "11|Thủ tục||",
                "11.1|Tỷ lệ|%|60",
                "12|Hộ|%|70",
            ],
            "HGBB",
        ),
        (
            &[
                "Người lập biểu|Cán bộ Văn phòng",
                "Đối tượng|Cán bộ, công chức",
            ],
            "BB",
        ),
        (&["1|Tỷ lệ hộ|80%", "2|Số lớp|3"], "BB"),
        (
            &[
                "Nội dung|Đơn vị|Thời gian",
                "Tuyên truyền kế hoạch trên loa|Phòng Văn hóa|Quý I",
                "Tập huấn cho cán bộ các thôn|Phòng Văn hóa|Quý II",
            ],
            "HBB",
        ),
    ];
    for (rows, want) in cases {
        assert_eq!(kinds(rows), *want, "{rows:?}");
    }
}

#[test]
fn counts_and_values() {
    assert_eq!(count("4.1"), Some(Count::Number(4, 2)));
    assert_eq!(count("01."), Some(Count::Number(1, 1)));
    assert_eq!(count("II.1"), Some(Count::Group));
    assert_eq!(count("Sở"), None);
    assert!(is_value("≥ 2030") && is_value("70 (nếu đủ kinh phí)") && is_value("1.250"));
    assert!(!is_value("Năm 2026") && !is_value("2026 - 2030") && !is_value("-"));
}
