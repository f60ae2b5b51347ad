//! What always holds of a text that is read: every number is in exactly one account, and what is
//! written of it is read back as it was.

use doichieu::document::YEARS;
use doichieu::extract::{Reader, Taken};
use doichieu::plan::{read, write};
use doichieu::rule::RuleSet;
use doichieu::text::Source;
use proptest::prelude::*;

/// Pieces of plans, with all that a number can be.
const PIECES: [&str; 36] = [
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

fn texts() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        9 => prop::sample::select(&PIECES[..]).prop_map(str::to_owned),
        1 => "[0-9a-zđ%.,/() -]{0,12}".prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..25).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn every_number_is_in_one_account(text in texts()) {
        let source = Source::new("plan", text.clone());
        let read = Reader::new(&RuleSet::default()).explain(&source);
        let mut spans: Vec<_> = read.notes.iter()
            .filter(|note| matches!(note.taken, Taken::Number(_)))
            .map(|note| note.span.range())
            .collect();
        spans.sort_by_key(|span| span.start);
        for pair in spans.windows(2) {
            if let [a, b] = pair {
                prop_assert!(a.end <= b.start, "{a:?} and {b:?} overlap in {text:?}");
            }
        }
        for (at, byte) in text.bytes().enumerate() {
            if byte.is_ascii_digit() {
                let of = spans.iter().filter(|span| span.contains(&at)).count();
                prop_assert_eq!(of, 1, "the digit at byte {} of {:?}", at, text);
            }
        }
    }
    #[test]
    fn what_extract_writes_check_reads(text in texts()) {
        let source = Source::new("plan", text.clone());
        let plan = Reader::new(&RuleSet::default()).read(&source).plan;
        let mut written = Vec::new();
        prop_assert!(write(&plan, &mut written).is_ok());
        let written = String::from_utf8_lossy(&written);
        let again = read::read(&written);
        prop_assert!(again.is_ok(), "{:?} of {text:?}: {written}", again.err());
        if let Ok(again) = again {
            prop_assert_eq!(format!("{again:?}"), format!("{plan:?}"), "{:?}", text);
        }
        let years = &plan.head.years;
        prop_assert!(years.is_sorted_by(|a, b| a < b), "{years:?}");
        let of_targets = plan.targets.iter().filter_map(|target| target.year);
        for year in years.iter().copied().chain(of_targets) {
            prop_assert!(YEARS.contains(&year), "{year} in {text:?}");
        }
    }
}
