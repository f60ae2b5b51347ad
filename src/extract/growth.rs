//! A text twice as long is twice the work, whatever stands in it.

use super::Reader;
use crate::rule::RuleSet;
use crate::text::Source;
use crate::text::work::counted;

/// What a text may be made of without end: none of it may be looked at again and again.
const PIECES: &[&str] = &[
    "a",
    "12 ",
    "80% ",
    "tỷ lệ 80%; ",
    "(",
    "()",
    "a\u{323}",
    "1/",
    "/KH-UBND ",
    "1/QĐ-U ",
    "Quyết định số ",
    "Quyết định số 12/QĐ-UBND ngày 22/12/2024 của UBND tỉnh, ",
    "Ban Chỉ đạo về và ",
    "năm 2026 ",
    "đạt tối thiểu ",
    "trong đó, có ",
    "a. B ",
    "“",
    "\t",
    "- 80% dân số\n",
    "- Tỷ lệ người dân\nđạt 80%\n",
    "A\n",
    "1\n",
    "2\n3\n",
    "I. MỤC TIÊU\n",
    "III. NHIỆM VỤ\n1\n",
    "Phụ lục 1\n",
    "TT\nChỉ tiêu\n",
    "TT\nChỉ tiêu\nĐơn vị\n1\nTỷ lệ hộ\n%\n",
    "TT Chỉ tiêu ĐVT 2026\n1 Tỷ lệ hộ % 80\n",
    "1\tTỷ lệ người dân\t%\t80\n",
    "| 1 | Tỷ lệ người dân | 80 |\n",
    "|\n1\n",
    "UBND XÃ A\n",
    "và 5 lớp ",
    "từ 5 đến ",
    "\n\n",
];

#[test]
fn work_grows_with_the_text_and_not_with_its_square() {
    let reader = Reader::new(&RuleSet::default());
    let mut said = Vec::new();
    for head in [
        "KẾ HOẠCH\nChuyển đổi số năm 2026\n\nII. MỤC TIÊU\n\n",
        "KẾ HOẠCH\n\nCăn cứ ",
    ] {
        for piece in PIECES {
            let work = |size: usize| {
                let text = head.to_owned() + &piece.repeat(size / piece.len());
                let source = Source::new("plan.txt", text);
                counted::within(|| drop(reader.read(&source)))
            };
            for size in [6_000, 24_000] {
                let (once, twice) = (work(size), work(2 * size));
                if twice > once * 5 / 2 + size {
                    said.push(format!("{piece:?} behind {head:?}: {once}, then {twice}"));
                }
            }
        }
    }
    assert!(said.is_empty(), "{said:#?}");
}
