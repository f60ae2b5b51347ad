use super::*;
use crate::layout::plain;

/// The documents of the basis, by number or title, each with those it cites in brackets.
fn basis_of(text: &str) -> Vec<String> {
    let layout = plain::layout(text);
    let text = Text::of(&layout);
    let (mut preamble, mut context) = (Preamble::default(), ListContext::default());
    let mut ledger = Ledger::default();
    let mut found = Vec::new();
    for block in &layout.blocks {
        if preamble.takes(&text, block) {
            for cited in basis(&text, block, &mut context, &mut ledger) {
                let name = |cited: &Cited| {
                    let title = cited
                        .title
                        .clone()
                        .map(|range| layout.words(range).to_owned());
                    cited.number.clone().or(title).unwrap_or_default()
                };
                let inner: Vec<String> = cited.cites.iter().map(name).collect();
                let inner = inner.join(", ");
                found.push(if inner.is_empty() {
                    name(&cited)
                } else {
                    format!("{} ({inner})", name(&cited))
                });
            }
        }
    }
    found
}

#[test]
fn a_basis_in_every_form() {
    let cases: [(&str, &[&str]); 10] = [
        (
            "Căn cứ các Nghị định của Chính phủ: số 45/2020/NĐ-CP ngày 08/4/2020 về thực hiện thủ tục hành chính, số 47/2020/NĐ-CP ngày 09/4/2020 về quản lý dữ liệu số;",
            &["45/2020/NĐ-CP", "47/2020/NĐ-CP"],
        ),
        (
            "Bám sát Kế hoạch số 305/KH-UBND ngày 15/12/2025 của UBND tỉnh về chuyển đổi số, UBND xã ban hành Kế hoạch như sau:",
            &["305/KH-UBND"],
        ),
        (
            "Để tiếp tục triển khai Kế hoạch số 61-KH/TU ngày 12/9/2025 của Ban Thường vụ Tỉnh ủy, UBND xã xây dựng Kế hoạch như sau:",
            &["61-KH/TU"],
        ),
        (
            "Căn cứ các Nghị quyết của Bộ Chính trị: số 57, 59, 66 và 68-NQ/TW;",
            &["57-NQ/TW", "59-NQ/TW", "66-NQ/TW", "68-NQ/TW"],
        ),
        (
            "Thực hiện Nghị quyết số 163/2024/QH15 ngày 27/11/2024 của Quốc hội phê duyệt chủ trương (Nghị quyết số 163/2024/QH15), Nghị quyết số 50/NQ-CP ngày 13/3/2025 của Chính phủ về triển khai Nghị quyết số 163/2024/QH15 (Nghị quyết số 50/NQ-CP) và Quyết định số 7619/QĐ-BCA ngày 08/9/2025 của Bộ trưởng Bộ Công an;",
            &["163/2024/QH15", "50/NQ-CP (163/2024/QH15)", "7619/QĐ-BCA"],
        ),
        (
            "Căn cứ Luật Ngân sách nhà nước năm 2015;",
            &["Ngân sách nhà nước"],
        ),
        (
            "Theo đề nghị của Sở Nội vụ tại Tờ trình số 12/TTr-SNV ngày 03/01/2026.",
            &["12/TTr-SNV"],
        ),
        (
            "Căn cứ Căn cứ Kế hoạch số 92/KH-UBND ngày 15/9/2025 của UBND tỉnh;",
            &["92/KH-UBND"],
        ),
        (
            "Theo đó, kèm theo Quyết định 18/QĐ-BCN năm 2025 là Kế hoạch.",
            &[],
        ),
        (
            "Quyết định 18/QĐ-BCN năm 2025 có hiệu lực thi hành kể từ ngày 07/01/2025.",
            &[],
        ),
    ];
    for (text, want) in cases {
        assert_eq!(basis_of(text), want, "{text}");
    }
}

#[test]
fn numbers_and_days_are_taken_once() {
    let text = "Hoàn thành trước ngày 15/12/2026 theo Quyết định số 14/QĐ-UBND ngày 25/9/2025; mẫu số 04/NDAN, Điều 3.";
    let layout = plain::layout(text);
    let tagged = Text::of(&layout);
    let mut ledger = Ledger::default();
    let found = citations(&tagged, 0..text.len(), &mut ledger);
    assert_eq!(found.len(), 1);
    let account = |words: &str| ledger.at(layout.text().find(words).unwrap());
    assert_eq!(account("15/12/2026"), Some(Account::Date));
    assert_eq!(account("14/QĐ"), Some(Account::Citation));
    assert_eq!(account("25/9/2025"), Some(Account::Citation));
    assert_eq!(account("3."), Some(Account::Place));
}

#[test]
fn headings_of_lists_are_no_documents() {
    let text = "Căn cứ Văn bản của Trung ương;\nCăn cứ Luật Dữ liệu số 60/2024/QH15;\n";
    assert_eq!(basis_of(text), ["60/2024/QH15"]);
}

#[test]
fn a_title_ends_before_a_letter_and_before_who_proposed() {
    let text = "Căn cứ Kế hoạch số 388/KH-UBND ngày 20/12/2025 của Ủy ban nhân dân tỉnh về thực hiện Đề án 06 năm 2026 và Công văn số 214/CAT-PC06 ngày 02/02/2026 của Công an tỉnh về việc giao chỉ tiêu và theo đề nghị của Công an xã;\n";
    assert_eq!(
        titles(text),
        ["thực hiện Đề án 06 năm 2026", "giao chỉ tiêu"]
    );
}

#[test]
fn a_short_name_is_no_part_of_a_title() {
    let text = "Căn cứ Quyết định số 524/QĐ-TTg ngày 01/4/2021 của Thủ tướng Chính phủ phê duyệt Đề án trồng cây (sau đây gọi tắt là Quyết định số 524/QĐ-TTg);\n\
        Căn cứ Công văn số 902/SVHTTDL-QLDS ngày 12/02/2026 của Sở Văn hóa, Thể thao và Du lịch Đề nghị rà soát hồ sơ;\n";
    assert_eq!(titles(text), ["Đề án trồng cây", "Đề nghị rà soát hồ sơ"]);
}

#[test]
fn what_became_of_a_document_is_not_its_title() {
    let text = "Căn cứ Nghị quyết số 71/NQ-CP ngày 01/4/2025 của Chính phủ (được sửa đổi, bổ sung tại Nghị quyết số 11/NQ-CP ngày 14/01/2026) về Chương trình hành động;\n\
        Căn cứ Kế hoạch số 01-KH/BCĐTW ngày 21/3/2025 của BCĐTW về phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số về triển khai phong trào “Bình dân học vụ số”;\n";
    assert_eq!(
        titles(text),
        [
            "Chương trình hành động",
            "triển khai phong trào “Bình dân học vụ số"
        ]
    );
}

#[test]
fn a_draft_and_a_number_without_a_sign_are_documents() {
    let text = "Căn cứ dự thảo Quyết định của UBND tỉnh về bộ chỉ số cấp xã;\n\
        Căn cứ Dự thảo Kế hoạch số …/KH-UBND của UBND tỉnh;\n\
        Căn cứ Nghị quyết số 05-NQ/ĐU ngày 05/4/2026 của Đảng ủy xã, Kế hoạch số 3 ngày 10/01/2026 của Ban Chỉ đạo xã;\n";
    assert_eq!(
        basis_of(text),
        ["bộ chỉ số cấp xã", "/KH-UBND", "05-NQ/ĐU", "3"]
    );
}

#[test]
fn who_issued_a_document_may_stand_behind_its_title() {
    let text = "Căn cứ Quyết định số 2629/QĐ-TTg ngày 1/12/2025 phê duyệt Chương trình phát triển Chính phủ số của Thủ tướng Chính phủ;";
    let layout = plain::layout(text);
    let tagged = Text::of(&layout);
    let (mut context, mut ledger) = (ListContext::default(), Ledger::default());
    let block = layout.blocks.first().unwrap();
    let found = basis(&tagged, block, &mut context, &mut ledger);
    let issuer = found.first().and_then(|cited| cited.issuer.clone());
    assert_eq!(
        issuer.map(|range| layout.words(range)),
        Some("Thủ tướng Chính phủ")
    );
}

/// What the documents of a legal basis are about.
fn titles(text: &str) -> Vec<String> {
    let layout = plain::layout(text);
    let text = Text::of(&layout);
    let (mut context, mut ledger) = (ListContext::default(), Ledger::default());
    let blocks = layout.blocks.iter();
    let cited = blocks.flat_map(|block| basis(&text, block, &mut context, &mut ledger));
    cited
        .filter_map(|cited| Some(layout.words(cited.title?).to_owned()))
        .collect()
}
