use super::layout;
use crate::layout::Shape;

#[path = "bar_tests.rs"]
mod bars;

/// The blocks of a text, those that are no words of the plan in brackets.
fn read(text: &str) -> Vec<String> {
    let layout = layout(text);
    let block = |block: &crate::layout::Block| {
        let words = layout.words(block.whole.clone());
        match block.shape {
            Shape::Furniture => format!("[{words}]"),
            _ => words.to_owned(),
        }
    };
    layout.blocks.iter().map(block).collect()
}

#[test]
fn wrapped_lines_are_one_sentence() {
    let text = "KẾ HOẠCH\nChuyển đổi số năm 2026\n\n- Thực hiện Nghị quyết số 57-\nNQ/TW của Bộ\n\nChính trị về khoa học, công nghệ, đổi mới\n\nsáng tạo;\n- Hai\n\n5\n\nI. MỤC TIÊU\n1. Mục tiêu chung\n";
    assert_eq!(
        read(text),
        [
            "KẾ HOẠCH",
            "Chuyển đổi số năm 2026",
            "- Thực hiện Nghị quyết số 57-NQ/TW của Bộ Chính trị về khoa học, công nghệ, đổi mới sáng tạo;",
            "- Hai",
            "[5]",
            "I. MỤC TIÊU",
            "1. Mục tiêu chung",
        ]
    );
}

#[test]
fn letterheads_broken_after_one_word() {
    let text = "ỦY BAN NHÂN\nDÂN\nTHÀNH PHỐ HÀ NỘI\n--------\n\nCỘNG HÒA XÃ\nHỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nHà Nội, ngày\n24 tháng 11 năm 2025\n\nKẾ HOẠCH\n\nPHÁT TRIỂN HẠ TẦNG GIAI ĐOẠN\n2026 - 2030\n\nTM. ỦY BAN\nNHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n";
    assert_eq!(
        read(text),
        [
            "ỦY BAN NHÂN DÂN",
            "THÀNH PHỐ HÀ NỘI",
            "[--------]",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Độc lập - Tự do - Hạnh phúc",
            "Hà Nội, ngày 24 tháng 11 năm 2025",
            "KẾ HOẠCH",
            "PHÁT TRIỂN HẠ TẦNG GIAI ĐOẠN 2026 - 2030",
            "TM. ỦY BAN NHÂN DÂN",
            "KT. CHỦ TỊCH",
            "PHÓ CHỦ TỊCH",
        ]
    );
}

#[test]
fn lines_that_are_items_stay_apart() {
    let text = "I. MỤC TIÊU\nTỷ lệ hộ dùng dịch vụ công trực tuyến: 70%\nTỷ lệ thôn có tổ công nghệ số: 100%\nII. NHIỆM VỤ\n100% trường học có phòng máy tính\nTổ chức 4 lớp kỹ năng số\n";
    assert_eq!(read(text).len(), 6);
    let text = "I. MỤC TIÊU\n\n- Nguồn lực\n\nVận hành hiệu quả không gian của xã.\n\n- Đến hết năm 2027: 100%\nHTX dùng hóa đơn điện tử.\n\na) Có ≥\n30% hộ kinh doanh.\n";
    assert_eq!(
        read(text),
        [
            "I. MỤC TIÊU",
            "- Nguồn lực",
            "Vận hành hiệu quả không gian của xã.",
            "- Đến hết năm 2027: 100% HTX dùng hóa đơn điện tử.",
            "a) Có ≥ 30% hộ kinh doanh.",
        ]
    );
    let text = "I. MỤC TIÊU\n- Triển khai nền tảng\nLGSP dùng chung.\n- 100% thôn có nhóm\nZalo.\n";
    assert_eq!(read(text).len(), 3);
}

/// The rows of the first table of a text, each with a letter for what it is for.
pub(super) fn table(text: &str) -> Vec<String> {
    let layout = layout(text);
    let tables = layout.blocks.iter().filter_map(|block| match &block.shape {
        Shape::Table(table) => Some(table),
        _ => None,
    });
    let row = |row: &crate::layout::Row| {
        let cells = row.cells.iter().map(|cell| {
            let words = layout.words(cell.words.clone());
            format!("{}:{words}", cell.column)
        });
        let sure = if row.is_uncertain { "?" } else { "" };
        let kind = format!("{:?}", row.kind);
        format!(
            "{}{sure} {}",
            &kind[..1],
            cells.collect::<Vec<_>>().join(" ")
        )
    };
    tables
        .flat_map(|table| table.rows.iter().map(row))
        .collect()
}

#[test]
fn cells_parted_by_tabs_and_bars() {
    let want = [
        "H 0:TT 1:Chỉ tiêu 2:%",
        "G 0:A. HẠ TẦNG",
        "B 0:1. 1:Tỷ lệ hộ có mạng 2:80",
    ];
    assert_eq!(
        table("TT\tChỉ tiêu\t%\nA. HẠ TẦNG\t\t\n1.\tTỷ lệ hộ\t80\n\n\tcó mạng\t\n"),
        want
    );
    assert_eq!(
        table(
            "| TT | Chỉ tiêu | % |\n|---|:--|---|\n| A. HẠ TẦNG | | |\n| 1. | Tỷ lệ hộ có mạng | 80 |\n\nHết.\n"
        ),
        want
    );
    assert_eq!(
        table(
            "|\nTT\n|\nChỉ tiêu\n|\n%\n|\n|\nA. HẠ TẦNG\n|\n|\n|\n|\n1.\n|\nTỷ lệ hộ\ncó mạng\n|\n80\n|\nHết.\n"
        ),
        want
    );
}

#[test]
fn cells_below_each_other() {
    let text = "STT\n\nSản phẩm\n\nKế hoạch 2026\n\nKế hoạch 2027\n\nLượng (Tấn)\n\nGiá trị\n\nLượng (Tấn)\n\nGiá trị\n\n1\n\n2\n\n3\n\n4\n\n5\n\nI\n\nNông sản\n\n1\n\nChè\n\n10\n\n20\n\n30\n\n40\n\n2\n\nSắn\n\n1.000\n\n20\n\n3.000\n\n40\n";
    assert_eq!(
        table(text),
        [
            "H 0:STT 1:Sản phẩm 2:Kế hoạch 2026 4:Kế hoạch 2027",
            "H 2:Lượng (Tấn) 3:Giá trị 4:Lượng (Tấn) 5:Giá trị",
            "G 0:I 1:Nông sản",
            "B 0:1 1:Chè 2:10 3:20 4:30 5:40",
            "B 0:2 1:Sắn 2:1.000 3:20 4:3.000 5:40",
        ]
    );
    // A row that begins with a dash, and one that begins with nothing.
    let text = "STT\n\nNội dung\n\nĐơn vị tính\n\nNăm hiện hành 2025\n\nNăm 2026\n\nNăm 2027\n\nKế hoạch\n\nƯớc thực hiện\n\n1\n\n2\n\n3\n\n4\n\n5\n\n6\n\n7\n\n1\n\nCơ cấu kinh tế\n\n%\n\n100\n\n100\n\n100\n\n100\n\n- Nông nghiệp\n\n%\n\n34,5\n\n34,5\n\n33,3\n\n31,7\n\n-\n\nDịch vụ\n\n%\n\n5,5\n\n5,5\n\n3,3\n\n1,7\n\nTỷ lệ so với GRDP\n\n%\n\n42\n\n42\n\n41\n\n41\n\n2\n\nChỉ số giá\n\n%\n\n5,04\n\n5,21\n\n5,21\n\n3\n\nVốn đầu tư\n\nTỷ đồng\n\n72.000\n\n72.000\n\n80.000\n\n90.000\n";
    assert_eq!(
        table(text),
        [
            "H 0:STT 1:Nội dung 2:Đơn vị tính 3:Năm hiện hành 2025 5:Năm 2026 6:Năm 2027",
            "H 3:Kế hoạch 4:Ước thực hiện",
            "B 0:1 1:Cơ cấu kinh tế 2:% 3:100 4:100 5:100 6:100",
            "B 1:- Nông nghiệp 2:% 3:34,5 4:34,5 5:33,3 6:31,7",
            "B 0:- 1:Dịch vụ 2:% 3:5,5 4:5,5 5:3,3 6:1,7",
            "B 1:Tỷ lệ so với GRDP 2:% 3:42 4:42 5:41 6:41",
            "B? 0:2 1:Chỉ số giá 2:% 3:5,04 4:5,21 5:5,21",
            "B 0:3 1:Vốn đầu tư 2:Tỷ đồng 3:72.000 4:72.000 5:80.000 6:90.000",
        ]
    );
}

#[test]
fn a_tab_after_a_mark_is_a_blank() {
    assert_eq!(
        read("1.\tTỷ lệ hộ đạt 80%.\n2.\tTỷ lệ thôn đạt 90%.\n"),
        ["1. Tỷ lệ hộ đạt 80%.", "2. Tỷ lệ thôn đạt 90%."]
    );
}

#[test]
fn letterheads_in_two_columns() {
    assert_eq!(
        read(
            "UBND XÃ AN HÒA ___ Số: 45/KH-UBND\tCỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập – Tự do – Hạnh phúc\n\nKẾ HOẠCH\n"
        ),
        [
            "UBND XÃ AN HÒA",
            "[___]",
            "Số: 45/KH-UBND",
            "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Độc lập – Tự do – Hạnh phúc",
            "KẾ HOẠCH",
        ]
    );
    assert_eq!(
        read(
            "ỦY BAN NHÂN\tCỘNG HÒA XÃ HỘI\nDÂN XÃ AN HÒA\tCHỦ NGHĨA VIỆT NAM\nSố: 45/KH-UBND\tAn Hòa, ngày 12 tháng 01 năm 2026\n"
        ),
        [
            "ỦY BAN NHÂN DÂN XÃ AN HÒA",
            "Số: 45/KH-UBND",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "An Hòa, ngày 12 tháng 01 năm 2026",
        ]
    );
}

#[test]
fn one_cell_a_line() {
    let want = [
        "H 0:TT 1:Chỉ tiêu 2:Đơn vị 3:Kết quả 4:Cơ quan chủ trì theo dõi",
        "G 0:I 1:Giai đoạn 2025-2027",
        "G 0:I.1 1:Dịch vụ đọc",
        "B 0:1 1:Tỉ lệ thư viện cho mượn sách trực tuyến. 2:% 3:60% 4:Sở Văn hóa",
        "B 0:2 1:Tỉ lệ thư viện có phòng đọc số. 2:% 3:40% 4:Sở Văn hóa",
        "G 0:II 1:Giai đoạn 2028-2030",
        "B 0:1 1:Số phòng đọc số mở cửa trong tuần 2:phòng 3:3 4:Sở Văn hóa",
    ];
    let tight = "TT\nChỉ tiêu\nĐơn vị\nKết quả\nCơ quan chủ trì\ntheo dõi\nI\nGiai đoạn 2025-2027\nI.1\nDịch vụ đọc\n1\nTỉ lệ thư viện cho mượn\nsách trực tuyến.\n%\n60%\nSở Văn hóa\n2\nTỉ lệ thư viện có phòng đọc số.\n%\n40%\nSở Văn hóa\nII\nGiai đoạn 2028-2030\n1\nSố phòng đọc số mở cửa\ntrong tuần\nphòng\n3\nSở Văn hóa\n";
    assert_eq!(table(tight), want);
    assert_eq!(table(&tight.replace('\n', "\n\n")), want);
    let parted = "TT\n\nChỉ tiêu\n\nĐơn vị\n\nKết quả\n\nCơ quan chủ trì\ntheo dõi\n\nI\n\nGiai đoạn 2025-2027\n\nI.1\n\nDịch vụ đọc\n\n1\n\nTỉ lệ thư viện cho mượn\nsách trực tuyến.\n\n%\n\n60%\n\nSở Văn hóa\n\n2\n\nTỉ lệ thư viện có phòng đọc số.\n\n%\n\n40%\n\nSở Văn hóa\n\nII\n\nGiai đoạn 2028-2030\n\n1\n\nSố phòng đọc số mở cửa\ntrong tuần\n\nphòng\n\n3\n\nSở Văn hóa\n\nHết bảng, còn chữ.\n";
    assert_eq!(table(parted), want);
}

#[test]
fn a_row_with_too_few_cells_says_so() {
    let text = "STT\nNhiệm vụ\nChủ trì\nPhối hợp\nThời gian\n1\nTuyên truyền kế hoạch\nPhòng Kinh tế\nCông an xã\nQuý I\n2\nTập huấn cho cán bộ\nTrạm Y tế\nQuý I\n3\nMua máy quét\nPhòng Kinh tế\nTrạm Y tế\nQuý II\n";
    assert_eq!(
        table(text),
        [
            "H 0:STT 1:Nhiệm vụ 2:Chủ trì 3:Phối hợp 4:Thời gian",
            "B 0:1 1:Tuyên truyền kế hoạch 2:Phòng Kinh tế 3:Công an xã 4:Quý I",
            "B? 0:2 1:Tập huấn cho cán bộ 3:Trạm Y tế 4:Quý I",
            "B 0:3 1:Mua máy quét 2:Phòng Kinh tế 3:Trạm Y tế 4:Quý II",
        ]
    );
}

#[test]
fn words_of_all_columns_in_the_same_lines() {
    let text = "PHỤ LỤC\n\nTT Chỉ tiêu Đơn vị Năm\n2026\nNăm\n2030 Cơ quan chủ trì\n\ntheo dõi\n\nI Hạ tầng số\n\n1\nTỷ lệ phủ sóng 5G trên dân số\n\n% ≥ 70 99 Sở Khoa học và\nCông nghệ\n\n2 Số hộ có băng rộng trên 1Gb/s % - 60% UBND các xã\n\n5\n\nTT Chỉ tiêu Đơn vị Năm\n2026\nNăm\n2030 Cơ quan chủ trì\n\ntheo dõi\n\n3 Phủ sóng %\n- Phủ sóng trong xã % 60 70 Công an xã\n4 Ứng dụng trí tuệ nhân tạo Thí điểm Mở rộng Công an xã\n\nPHỤ LỤC II\n";
    assert_eq!(
        table(text),
        [
            "H 0:TT 1:Chỉ tiêu 2:Đơn vị 3:Năm 2026 4:Năm 2030 5:Cơ quan chủ trì theo dõi",
            "G 0:I 1:Hạ tầng số",
            "B 0:1 1:Tỷ lệ phủ sóng 5G trên dân số 2:% 3:≥ 70 4:99 5:Sở Khoa học và Công nghệ",
            "B 0:2 1:Số hộ có băng rộng trên 1Gb/s 2:% 3:- 4:60% 5:UBND các xã",
            "B? 0:3 1:Phủ sóng %",
            "B 1:- Phủ sóng trong xã 2:% 3:60 4:70 5:Công an xã",
            "B? 0:4 1:Ứng dụng trí tuệ nhân tạo Thí điểm Mở rộng Công an xã",
        ]
    );
    let text = "TT Tên nhiệm vụ Kết quả\nThời gian\nĐơn vị chủ\ntrì\nĐơn vị phối hợp\n1 Tuyên truyền trên đài\nBài viết Quý II/2026 Phòng VH&XH Các thôn\n2 Mở lớp kỹ năng số cho\ncán bộ\nCông an xã chủ trì xây dựng Kế hoạch\nThường\nxuyên\nCông an xã Trung tâm\nPVHCC\n";
    assert_eq!(
        table(text),
        [
            "H 0:TT 1:Tên nhiệm vụ 2:Kết quả 3:Thời gian 4:Đơn vị chủ trì 5:Đơn vị phối hợp",
            "B 0:1 1:Tuyên truyền trên đài 2:Bài viết 3:Quý II/2026 4:Phòng VH&XH 5:Các thôn",
            "B 0:2 1:Mở lớp kỹ năng số cho cán bộ 2:Công an xã chủ trì xây dựng Kế hoạch 3:Thường xuyên 4:Công an xã 5:Trung tâm PVHCC",
        ]
    );
}

#[test]
fn headings_of_markdown_and_notes() {
    let layout = layout(
        "## II. MỤC TIÊU\nĐạt 80%[1].\n\n[1] Theo Báo cáo\nsố 12/BC-UBND.\n[2] Số liệu của Công an xã.\n",
    );
    let shapes: Vec<(&Shape, &str)> = layout
        .blocks
        .iter()
        .map(|block| (&block.shape, layout.words(block.whole.clone())))
        .collect();
    assert_eq!(
        shapes,
        [
            (&Shape::Heading(2), "II. MỤC TIÊU"),
            (&Shape::Text, "Đạt 80%[1]."),
            (&Shape::Note, "[1] Theo Báo cáo số 12/BC-UBND."),
            (&Shape::Note, "[2] Số liệu của Công an xã."),
        ]
    );
}

#[test]
fn numbers_of_rows_that_count_on_from_group_to_group_are_no_pages() {
    let row = |number: u8, name: &str| {
        format!(
            "{number}\n{name} của người dân trên địa bàn\nđược cập nhật\n%\n81,5\n92,5\nPhòng Văn hóa\n\n"
        )
    };
    let group = |mark: &str, name: &str| {
        let rows: String = (1..4).map(|number| row(number, "Tỷ lệ hồ sơ")).collect();
        format!("{mark}\n{name}\n\n{rows}")
    };
    let groups = [("A", "Hạ tầng số"), ("B", "Xã hội số"), ("C", "Kinh tế số")];
    let groups: String = groups.map(|(mark, name)| group(mark, name)).concat();
    let rows = table(&format!(
        "TT\nChỉ tiêu\nĐVT\nNăm 2025\nNăm 2026\nĐơn vị chủ trì\n\n{groups}"
    ));
    assert_eq!(rows.len(), 13, "{rows:#?}");
}

#[test]
fn a_bare_number_below_an_item_that_asks_for_one_is_no_page() {
    let layout = layout(
        "I. MỤC TIÊU\n- Số hộ nghèo (hộ)\n20\n- Số tổ công nghệ số:\n12\n- Tỷ lệ hộ có mạng\n100\n- Mở lớp\n\n2\n\n- Khen thưởng\n",
    );
    let is_page = |block: &&crate::layout::Block| block.shape == Shape::Furniture;
    let pages = layout.blocks.iter().filter(is_page);
    let pages: Vec<&str> = pages
        .map(|block| layout.words(block.whole.clone()))
        .collect();
    assert_eq!(pages, ["2"]);
}

#[test]
fn a_heading_in_capitals_over_two_lines() {
    let layout = layout(
        "XÃ ĐỒI\nKẾ HOẠCH\nChuyển đổi số năm 2026\nCăn cứ Luật;\nKẾT QUẢ THỰC HIỆN\nNĂM 2025\n- Đạt 80%.\nMỤC TIÊU\nGIẢI PHÁP\n- Đạt 90%.\n",
    );
    let words = layout.blocks.iter();
    let words: Vec<&str> = words
        .map(|block| layout.words(block.whole.clone()))
        .collect();
    assert_eq!(
        words.get(4..),
        Some(
            &[
                "KẾT QUẢ THỰC HIỆN NĂM 2025",
                "- Đạt 80%.",
                "MỤC TIÊU",
                "GIẢI PHÁP",
                "- Đạt 90%."
            ][..]
        )
    );
}

#[test]
fn a_value_of_a_table_without_borders_begins_with_the_words_that_say_how_much() {
    let rows = table(
        "TT Chỉ tiêu Năm 2026 Năm 2030\n1 Tỷ lệ hộ có mạng Đạt từ 80% trở lên Trên 90%\n2 Tỷ lệ thôn có loa Tối thiểu 50% 60%\n\nIII. NHIỆM VỤ\n",
    );
    assert_eq!(
        rows.get(1..).unwrap(),
        [
            "B 0:1 1:Tỷ lệ hộ có mạng 2:Đạt từ 80% trở lên 3:Trên 90%",
            "B 0:2 1:Tỷ lệ thôn có loa 2:Tối thiểu 50% 3:60%",
        ]
    );
}

#[test]
fn values_in_words_of_a_table_without_borders() {
    let head = "TT Chỉ tiêu Năm 2025 Năm 2030 Năm 2035 Cơ quan chủ trì\n\n1 Tỷ lệ hộ có mạng 50% 60% 70% Phòng Kinh tế\n\n";
    let last = |row: &str| table(&format!("{head}{row}")).pop().unwrap();
    assert_eq!(
        last(
            "2\nDùng AI trong quản lý\nmôi trường.\n\nCó Duy trì/\nnâng cấp\n\nDuy trì;\nLàm chủ một số\n\ncông nghệ\n\nPhòng Kinh tế;\nCông an xã\n"
        ),
        "B 0:2 1:Dùng AI trong quản lý môi trường. 2:Có 3:Duy trì/ nâng cấp 4:Duy trì; Làm chủ một số công nghệ 5:Phòng Kinh tế; Công an xã"
    );
    assert_eq!(
        last("2\nDịch vụ y tế đạt chuẩn\n\n- - Đáp ứng\n\nCác phòng, ban\n"),
        "B 0:2 1:Dịch vụ y tế đạt chuẩn 2:- 3:- 4:Đáp ứng 5:Các phòng, ban"
    );
    // One value is missing: nobody can tell whose.
    assert_eq!(
        last("2\nDịch vụ y tế đạt chuẩn\n\nCó Đáp ứng\n\nCác phòng, ban\n"),
        "B? 0:2 1:Dịch vụ y tế đạt chuẩn Có Đáp ứng Các phòng, ban"
    );
}

#[test]
fn the_end_of_a_table_without_borders() {
    let rows = table(
        "TT Chỉ tiêu ĐVT\nKết quả\nnăm 2025\nMục tiêu\nnăm 2026\nĐơn vị chủ trì\n\nI Hạ tầng\n\n1 Mức trưởng thành về dữ liệu Cấp độ - 2 Văn phòng\n\n2 Số doanh nghiệp có website doanh nghiệp 5 12 Công an xã\n\nD. NHIỆM VỤ\n1. Bảo đảm 100% chuyến tàu có dữ liệu.\n",
    );
    assert_eq!(
        rows,
        [
            "H 0:TT 1:Chỉ tiêu 2:ĐVT 3:Kết quả năm 2025 4:Mục tiêu năm 2026 5:Đơn vị chủ trì",
            "G 0:I 1:Hạ tầng",
            "B 0:1 1:Mức trưởng thành về dữ liệu 2:Cấp độ 3:- 4:2 5:Văn phòng",
            "B 0:2 1:Số doanh nghiệp có website 2:doanh nghiệp 3:5 4:12 5:Công an xã",
        ]
    );
}

#[test]
fn a_title_ends_where_the_basis_begins() {
    let blocks = read(
        "KẾ HOẠCH\nPhát triển hạ tầng số và dữ liệu số giai đoạn 2026 - 2030\nThực hiện Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị;\nUBND xã ban hành Kế hoạch như sau:\n",
    );
    assert_eq!(
        blocks[1],
        "Phát triển hạ tầng số và dữ liệu số giai đoạn 2026 - 2030"
    );
    assert_eq!(blocks.len(), 4, "{blocks:?}");
    let session = read(
        "NGHỊ QUYẾT\nVề nhiệm vụ năm 2026\n\nHỘI ĐỒNG NHÂN DÂN PHƯỜNG TÂN HƯNG\nKHÓA I, KỲ HỌP THỨ NĂM\n\nCăn cứ Luật Ngân sách nhà nước số 89/2025/QH15;\n",
    );
    assert!(
        session.contains(&"Căn cứ Luật Ngân sách nhà nước số 89/2025/QH15;".to_owned()),
        "{session:?}"
    );
}

#[test]
fn sentences_broken_where_a_mark_seems_to_stand() {
    let text = "- Nghị quyết số 01-NQ/ĐH ngày 01/10/2025 của Đại hội đại\nbiểu Đảng bộ tỉnh lần thứ nhất, nhiệm kỳ 2025\n- 2030;\n- Phấn đấu mỗi năm trên địa bàn xã giảm 15\n- 20% lượng giống;\n- Tốc độ tăng bình quân của xã mỗi năm 05\n- 06%/năm. Thị trường trong nước;\n- Tỷ lệ hộ có mạng cáp quang trên địa bàn của xã:\nĐạt tối thiểu 70%.\n\nI. QUAN ĐIỂM\n1. Chính quyền số\nTỷ lệ hồ sơ đạt 80%.\n";
    assert_eq!(
        read(text),
        [
            "- Nghị quyết số 01-NQ/ĐH ngày 01/10/2025 của Đại hội đại biểu Đảng bộ tỉnh lần thứ nhất, nhiệm kỳ 2025 - 2030;",
            "- Phấn đấu mỗi năm trên địa bàn xã giảm 15 - 20% lượng giống;",
            "- Tốc độ tăng bình quân của xã mỗi năm 05 - 06%/năm. Thị trường trong nước;",
            "- Tỷ lệ hộ có mạng cáp quang trên địa bàn của xã: Đạt tối thiểu 70%.",
            "I. QUAN ĐIỂM",
            "1. Chính quyền số",
            "Tỷ lệ hồ sơ đạt 80%.",
        ]
    );
}

#[test]
fn the_section_after_that_of_a_table_ends_it() {
    let text = "II. CHỈ TIÊU\n\nSTT\nChỉ tiêu\nĐơn vị\nNăm 2026\nI\nHạ tầng\n1\nTỷ lệ hộ có mạng\n%\n80\n2\nSố trạm mới\ntrạm\n3\nIII. NHIỆM VỤ, GIẢI PHÁP\n1. Lắp trạm.\n2. Mua máy.\n";
    let layout = layout(text);
    let last = layout.blocks.last().unwrap();
    assert_eq!(layout.words(last.whole.clone()), "2. Mua máy.");
    assert_eq!(layout.blocks.len(), 5);
}

#[test]
fn numbers_of_pages_stand_in_no_table() {
    let row = |n: usize| format!("{n}\nTỷ lệ hộ thứ {n} trên địa bàn xã có mạng\n%\n80\n");
    let rows = |from: usize| (from..from + 6).map(row).collect::<String>();
    let paged = |page: fn(u32) -> String| {
        let pages = [page(2), page(3), page(4)];
        let [second, third, fourth] = &pages;
        format!(
            "STT\nChỉ tiêu\nĐơn vị\nNăm 2026\n{}{second}\n{}{third}\n{}{fourth}\n{}",
            rows(1),
            rows(7),
            rows(13),
            rows(19)
        )
    };
    let text = paged(|page| page.to_string());
    let found = table(&text);
    assert_eq!(found.len(), 25);
    assert!(found.iter().all(|row| !row.contains('?')), "{found:#?}");
    let blank = text.replace('\n', "\n\n");
    assert_eq!(table(&blank), found);
    assert_eq!(table(&paged(|page| format!("Trang {page}/5"))), found);
    assert_eq!(table(&paged(|page| format!("{page}/5"))), found);
}
