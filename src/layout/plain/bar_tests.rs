//! Tables whose cells are parted by bars.

use super::table;

#[test]
fn bars_between_cells_end_with_the_row() {
    assert_eq!(
        table(
            "TT | Chỉ tiêu | ĐVT | Năm 2030\n1 | Tỷ lệ hộ có | % | 80\n2 | Tỷ lệ thôn có mạng | % | 90\nc5) Giao thông\n"
        ),
        [
            "H 0:TT 1:Chỉ tiêu 2:ĐVT 3:Năm 2030",
            "B 0:1 1:Tỷ lệ hộ có 2:% 3:80",
            "B 0:2 1:Tỷ lệ thôn có mạng 2:% 3:90",
        ]
    );
}

#[test]
fn a_bar_that_begins_a_line_between_bars_stands_behind_an_empty_cell() {
    assert_eq!(
        table(
            "TT | Chỉ tiêu | ĐVT | Kế hoạch | |\n | | | 2026 | 2027 | 2030\n1 | Tỷ lệ hộ có mạng | % | 75 | 80 | 99\n"
        ),
        [
            "H 0:TT 1:Chỉ tiêu 2:ĐVT 3:Kế hoạch",
            "H 3:2026 4:2027 5:2030",
            "B 0:1 1:Tỷ lệ hộ có mạng 2:% 3:75 4:80 5:99",
        ]
    );
}

#[test]
fn cells_parted_by_lone_bars() {
    // Nothing in a cell, cells over several columns and over several rows.
    let text = "|\nTT\n|\nChỉ tiêu\n|\nĐVT\n|\nGiai đoạn 2026 - 2027\n|\n|\nNăm 2026\n|\nNăm 2027\n|\n|\nI\n|\nCÂY TRỒNG\n|\n|\n|\n|\n|\n1\n|\nChè\n|\n|\n|\n|\n|\n-\n|\nDiện tích\n|\nha\n|\n6.500\n|\n6.700\n|\n|\n2\n|\nSắn\n|\nha\n|\n|\n40\n|\n";
    assert_eq!(
        table(text),
        [
            "H 0:TT 1:Chỉ tiêu 2:ĐVT 3:Giai đoạn 2026 - 2027",
            "H 3:Năm 2026 4:Năm 2027",
            "G 0:I 1:CÂY TRỒNG",
            "B 0:1 1:Chè",
            "B 0:- 1:Diện tích 2:ha 3:6.500 4:6.700",
            "B 0:2 1:Sắn 2:ha 4:40",
        ]
    );
    let text = "|\nTT\n|\nChủ trì\n|\nNhiệm vụ\n|\nThời hạn\n|\n|\n1\n|\nSở Y tế\n|\nXây dựng kế hoạch\n|\nQuý I\n|\n|\nTổ chức tập huấn\n|\nQuý II\n|\n|\n2\n|\nSở Nội vụ\n|\nSơ kết một năm\n|\nQuý IV\n|\n|\nM.\n|\nKHÁC\n|\n|\n3\n|\nSở Nội vụ\n|\nTổng kết\n|\nQuý IV\n|\nPHỤ LỤC II\nDANH MỤC\n";
    assert_eq!(
        table(text),
        [
            "H 0:TT 1:Chủ trì 2:Nhiệm vụ 3:Thời hạn",
            "B 0:1 1:Sở Y tế 2:Xây dựng kế hoạch 3:Quý I",
            "B 2:Tổ chức tập huấn 3:Quý II",
            "B 0:2 1:Sở Nội vụ 2:Sơ kết một năm 3:Quý IV",
            "G 0:M. 1:KHÁC",
            "B 0:3 1:Sở Nội vụ 2:Tổng kết 3:Quý IV",
        ]
    );
}

#[test]
fn tables_between_lone_bars_behind_their_titles() {
    let text = "KT. CHỦ TỊCH\nLâm Văn B\n|\n\nMẫu biểu số 01\n\nDỰ BÁO MỘT SỐ CHỈ TIÊU\n\n|\nSTT\n|\nNội dung\n|\nĐVT\n|\nNăm 2026\n|\n|\n1\n|\nTăng trưởng\n|\n%\n|\n10\n|\n|\n2\n|\nThu nhập\n|\nTriệu đồng\n|\n91\n|\n";
    assert_eq!(
        table(text),
        [
            "B ", // the bar that is left of the table of the signature
            "H 0:STT 1:Nội dung 2:ĐVT 3:Năm 2026",
            "B 0:1 1:Tăng trưởng 2:% 3:10",
            "B 0:2 1:Thu nhập 2:Triệu đồng 3:91",
        ]
    );
}

#[test]
fn groups_below_groups_between_lone_bars() {
    let row = |cells: &[&str]| {
        let cells = cells.iter().map(|cell| format!("{cell}\n|\n"));
        format!("|\n{}", cells.collect::<String>())
    };
    let text = [
        row(&["TT", "Chỉ tiêu", "ĐVT", "2026", "Chủ trì"]),
        row(&["I", "Giai đoạn 2026 - 2027"]),
        row(&["1", "Dịch vụ số"]),
        row(&["1.1", "Tỷ lệ hồ sơ trực tuyến", "%", "80", "Văn phòng"]),
        row(&["1.2", "Tỷ lệ hài lòng", "%", "95", ""]).replace("\n\n", "\n"),
        row(&["II", "Giai đoạn 2028 - 2030"]),
        row(&["2", "Tỷ lệ số hóa", "%", "90", "Văn phòng"]),
    ];
    assert_eq!(
        table(&text.concat()),
        [
            "H 0:TT 1:Chỉ tiêu 2:ĐVT 3:2026 4:Chủ trì",
            "G 0:I 1:Giai đoạn 2026 - 2027",
            "G 0:1 1:Dịch vụ số",
            "B 0:1.1 1:Tỷ lệ hồ sơ trực tuyến 2:% 3:80 4:Văn phòng",
            "B 0:1.2 1:Tỷ lệ hài lòng 2:% 3:95",
            "G 0:II 1:Giai đoạn 2028 - 2030",
            "B 0:2 1:Tỷ lệ số hóa 2:% 3:90 4:Văn phòng",
        ]
    );
}

#[test]
fn lone_bars_that_do_not_part_rows() {
    let text = "STT\n|\nTên chỉ tiêu\n|\nĐơn vị tính\n|\nChỉ tiêu\n|\nI\n|\nĐào tạo (02 chỉ\ntiêu)\n|\n1\n|\nTỷ\nlệ cán bộ được đào tạo\n|\n%\n|\n100\n|\n2\n|\nSố lớp\n|\nlớp\n|\n3\n|\nII\n|\nHạ tầng số\n|\n|\n|\n1\n|\nTỷ lệ hộ có mạng\n|\n%\n|\n90\n|\n";
    assert_eq!(
        table(text),
        [
            "H 0:STT 1:Tên chỉ tiêu 2:Đơn vị tính 3:Chỉ tiêu",
            "G 0:I 1:Đào tạo (02 chỉ tiêu)",
            "B 0:1 1:Tỷ lệ cán bộ được đào tạo 2:% 3:100",
            "B 0:2 1:Số lớp 2:lớp 3:3",
            "G 0:II 1:Hạ tầng số",
            "B 0:1 1:Tỷ lệ hộ có mạng 2:% 3:90",
        ]
    );
}
