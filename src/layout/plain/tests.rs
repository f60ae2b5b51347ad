use super::layout;
use crate::layout::Shape;

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
}
