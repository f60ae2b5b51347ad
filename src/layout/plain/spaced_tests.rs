//! Tables whose cells stand below each other, set apart by blanks.

use super::tests::table;

#[test]
fn cells_that_stand_below_each_other() {
    let text = "2. Mục tiêu cụ thể\n\n  TT  Chỉ tiêu                              Đơn vị     2025        2026     2030\n                                                      (cơ sở)\n  1   Doanh thu bán lẻ                      tỷ đồng   4.380       5.300    11.000\n  2   Tỷ trọng doanh thu trong              %         6,9         8,5      ≥ 18\n      tổng mức bán lẻ hàng hóa\n  3   Tỷ lệ dân số từ 15 tuổi trở lên       %         86,3        90       95\n      có tài khoản giao dịch tại ngân\n      hàng hoặc tổ chức được phép khác\n\n2\n\n\n3. Mục tiêu theo lĩnh vực\n\n     • 100% điểm tham quan bán vé điện tử;\n";
    assert_eq!(
        table(text),
        [
            "H 0:TT 1:Chỉ tiêu 2:Đơn vị 3:2025 (cơ sở) 4:2026 5:2030",
            "B 0:1 1:Doanh thu bán lẻ 2:tỷ đồng 3:4.380 4:5.300 5:11.000",
            "B 0:2 1:Tỷ trọng doanh thu trong tổng mức bán lẻ hàng hóa 2:% 3:6,9 4:8,5 5:≥ 18",
            "B 0:3 1:Tỷ lệ dân số từ 15 tuổi trở lên có tài khoản giao dịch tại ngân hàng hoặc tổ chức được phép khác 2:% 3:86,3 4:90 5:95",
        ]
    );
}

#[test]
fn a_cell_wider_than_its_column() {
    let text = "BIỂU CHỈ TIÊU\n\nTT   Chỉ tiêu                         ĐVT     Năm 2025   Năm 2026\n1    Số hộ nghèo thoát nghèo          hộ      171        143\n2    Tỷ lệ hộ cận nghèo               %       17,95      15,2\n3    Thu nhập bình quân của hộ        triệu đồng/người/năm      11,8      13,5\n4    Tỷ lệ bản có điện                %       93,3       100\n";
    assert_eq!(
        table(text),
        [
            "H 0:TT 1:Chỉ tiêu 2:ĐVT 3:Năm 2025 4:Năm 2026",
            "B 0:1 1:Số hộ nghèo thoát nghèo 2:hộ 3:171 4:143",
            "B 0:2 1:Tỷ lệ hộ cận nghèo 2:% 3:17,95 4:15,2",
            "B 0:3 1:Thu nhập bình quân của hộ 2:triệu đồng/người/năm 3:11,8 4:13,5",
            "B 0:4 1:Tỷ lệ bản có điện 2:% 3:93,3 4:100",
        ]
    );
}

#[test]
fn a_row_with_an_empty_cell_without_numbers() {
    let text = "Chỉ tiêu                          Năm 2025      Năm 2026\nTỷ lệ phủ sóng 5G trên dân số     85%\n\n2. Cách làm\n";
    assert_eq!(
        table(text),
        [
            "H 0:Chỉ tiêu 1:Năm 2025 2:Năm 2026",
            "B 0:Tỷ lệ phủ sóng 5G trên dân số 1:85%",
        ]
    );
}

#[test]
fn rows_without_numbers() {
    let text = "3. Giao chỉ tiêu\n\nThôn                Chiều dài (km)     Khởi công\nThôn Phú Hòa             1,9           tháng 4\nThôn Bàu Sen             1,3           tháng 7\nCộng                     3,2\n\n4. Cách làm\n";
    assert_eq!(
        table(text),
        [
            "H 0:Thôn 1:Chiều dài (km) 2:Khởi công",
            "B 0:Thôn Phú Hòa 1:1,9 2:tháng 4",
            "B 0:Thôn Bàu Sen 1:1,3 2:tháng 7",
            "B 0:Cộng 1:3,2",
        ]
    );
}

#[test]
fn a_number_in_the_middle_of_its_row_and_a_name_above_columns() {
    let text = "STT   Chỉ tiêu                      Kế hoạch năm\n                                    2026      2027\n I    HẠ TẦNG SỐ\n      Tỷ lệ thôn có cáp\n 1    quang băng rộng cố            80%       90%\n      định\n 2    Tỷ lệ phủ sóng 5G             70%       85%\n";
    assert_eq!(
        table(text),
        [
            "H 0:STT 1:Chỉ tiêu 2:Kế hoạch năm",
            "H 2:2026 3:2027",
            "G 0:I 1:HẠ TẦNG SỐ",
            "B 0:1 1:Tỷ lệ thôn có cáp quang băng rộng cố định 2:80% 3:90%",
            "B 0:2 1:Tỷ lệ phủ sóng 5G 2:70% 3:85%",
        ]
    );
}

#[test]
fn a_table_ends_before_the_next_numbered_section() {
    let text = "2.1. Chỉ tiêu theo lộ trình\n\nTT Chỉ tiêu Năm 2026 Năm 2027 Đơn vị theo dõi\n1 Tỷ lệ học sinh có học bạ số 72% 100% Phòng GDPT\n2 Tỷ lệ văn bằng cấp mới dạng số 50% 100% Phòng QLCL\n\n2.2. Chỉ tiêu riêng năm 2026\n";
    assert_eq!(
        table(text),
        [
            "H 0:TT 1:Chỉ tiêu 2:Năm 2026 3:Năm 2027 4:Đơn vị theo dõi",
            "B 0:1 1:Tỷ lệ học sinh có học bạ số 2:72% 3:100% 4:Phòng GDPT",
            "B 0:2 1:Tỷ lệ văn bằng cấp mới dạng số 2:50% 3:100% 4:Phòng QLCL",
        ]
    );
}

#[test]
fn lines_of_a_row_are_those_of_all_its_cells() {
    let text = "TT   Chỉ tiêu                      Năm 2026\n1    Tỷ lệ thôn có cáp             80%\n     quang băng rộng\n2    Tỷ lệ phủ sóng 5G             70%\n3    Tỷ lệ phủ sóng 4G             90%\n";
    let layout = super::layout(text);
    let crate::layout::Shape::Table(found) = &layout.blocks[0].shape else {
        panic!("no table");
    };
    let row = |at: usize| {
        let row = &found.rows[at];
        let whole = row.cell(1).unwrap().words.start..row.cell(2).unwrap().words.end;
        let lines = layout.flow.lines(whole);
        (lines.first, lines.last)
    };
    assert_eq!((row(1), row(2)), ((2, 3), (4, 4)));
}
