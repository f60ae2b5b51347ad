//! Texts made of pieces of plans: what bytes of a text seldom come to by themselves.

/// Pieces of plans, with all that a number can be.
pub const PIECES: [&str; 36] = [
    "KẾ HOẠCH\nChuyển đổi số năm 2026\n",
    "Số: 12/KH-UBND\n",
    "Căn cứ Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị;\n",
    "I. MỤC TIÊU\n",
    "2.1. Về hạ tầng số\n",
    "II. NHIỆM VỤ\n",
    "- Tỷ lệ hồ sơ trực tuyến đạt tối thiểu 85%.\n",
    "- Năm 2026 đạt 75%, năm 2028 đạt 85% số thôn có wifi;\n",
    "+ Tổ chức ít nhất 02 lớp/năm, mỗi lớp 30 người.\n",
    "a) 100% cán bộ và 72, 5% người dân từ 15 tuổi trở lên\n",
    "STT\tChỉ tiêu\tĐVT\t2026\t2027\n",
    "1\tTỷ lệ A\t%\t80\t90\n",
    "| 1 | Tỷ lệ B | % | ≥ 60 |\n",
    "TT\n\nChỉ tiêu\n\nChủ trì\n\n",
    "1\n\nTỷ lệ C đạt 45%.\n\nSở Y tế\n\n",
    "12\n",
    "theo Điều 3, khoản 2; Đề án 06, mạng 5G, ISO 9001:2015",
    " tăng 12% so với năm 2025",
    " từ 60% lên 80%",
    " 1.250,5 triệu đồng",
    " 2,1 con/phụ nữ",
    "\n\n",
    " ",
    "3",
    "%",
    "Phụ lục 2\n",
    "Nơi nhận:\n",
    " 31/12/2026; 0912.345.678",
    "- Số hộ dùng mạng: 1 250 hộ; 1,250 hộ; 12 500 000 lượt năm 2101\n",
    "giai đoạn 1989 - 1992, năm 1995, 2026, 2026, đến năm 2100",
    "Kế hoạch giai đoạn 2026 - 2030\n",
    "\u{a0}\u{200b}\u{7}\u{1b}[8m\\\"",
    "e\u{301}ệ\u{feff}",
    "Phấn đấu 90 - 85% (tăng 5% so với 80% năm 2025) trong quý I/2026\n",
    "Quyết định số 411/QĐ-TTg ngày 31/3/2022; Luật Giao dịch điện tử ngày 30/02/2026\n",
    "99999999999999999999999999999,5 %\n",
];

/// The text that bytes stand for: themselves, or, after a first byte that is odd, pieces of plans.
pub fn text(data: &[u8]) -> String {
    match data.split_first() {
        Some((first, rest)) if first % 2 == 1 => rest.iter().map(|byte| piece(*byte)).collect(),
        _ => super::text(data).into_owned(),
    }
}

/// The piece that a byte stands for.
fn piece(byte: u8) -> &'static str {
    let at = usize::from(byte) % PIECES.len();
    PIECES.get(at).copied().unwrap_or_default()
}
