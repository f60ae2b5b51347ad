//! A small registry and small plans for tests, written as tables.

use doichieu::document::{Document, DocumentId, Level, PartialDate, Relation, Verified};
use doichieu::plan::{Citation, Head, Plan};
use doichieu::rule::RuleSet;

/// slug; number and, behind "=", variants; date; issuer; level; province / commune; title;
/// what else: relations, `period`, `until`, `effective`, `cited-only`.
const DOCUMENTS: &str = "\
nq-57 ; 57-NQ/TW = 57/NQ-TW ; 2024-12-22 ; Bộ Chính trị ; national ; - ; Về đột phá phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số quốc gia ;
ct-57 ; 57-CT/TW ; 2025-12-31 ; Ban Bí thư Trung ương Đảng ; national ; - ; Về tăng cường bảo đảm an ninh mạng ;
nq-71-tw ; 71-NQ/TW ; 2025-08-22 ; Bộ Chính trị ; national ; - ; Về đột phá phát triển giáo dục và đào tạo ;
kh-02-tw ; 02-KH/BCĐTW = 02/KH-BCĐTW ; 2025-06-19 ; Ban Chỉ đạo Trung ương về phát triển khoa học, công nghệ ; national ; - ; Thúc đẩy chuyển đổi số liên thông ; implements nq-57
nq-03 ; 03/NQ-CP ; 2025-01-09 ; Chính phủ ; national ; - ; Chương trình hành động thực hiện Nghị quyết số 57-NQ/TW ; implements nq-57
nq-71 ; 71/NQ-CP ; 2025-04-01 ; Chính phủ ; national ; - ; Sửa đổi, bổ sung cập nhật Chương trình hành động của Chính phủ thực hiện Nghị quyết số 57-NQ/TW ; implements nq-57, replaces nq-03
nq-11 ; 11/NQ-CP ; 2026-01-14 ; Chính phủ ; national ; - ; Sửa đổi, bổ sung, cập nhật Nghị quyết số 71/NQ-CP ; amends nq-71
qd-749 ; 749/QĐ-TTg ; 2020-06-03 ; Thủ tướng Chính phủ ; national ; - ; Chương trình Chuyển đổi số quốc gia đến năm 2025, định hướng đến năm 2030 ; period 2025
qd-1266 ; 1266/QĐ-TTg ; 2026-07-14 ; Thủ tướng Chính phủ ; national ; - ; Chiến lược quốc gia về chuyển đổi số giai đoạn 2026-2030 ; succeeds qd-749
qd-06 ; 06/QĐ-TTg ; 2022-01-06 ; Thủ tướng Chính phủ ; national ; - ; Đề án phát triển ứng dụng dữ liệu về dân cư ; period 2025
qd-2629 ; 2629/QĐ-TTg ; 2025-12-01 ; Thủ tướng Chính phủ ; national ; - ; Phê duyệt Chương trình phát triển Chính phủ số ; based-on nq-71, replaces qd-942
qd-942 ; 942/QĐ-TTg ; 2021-06-15 ; Thủ tướng Chính phủ ; national ; - ; Chiến lược phát triển Chính phủ điện tử ; period 2025
qd-11-bcd ; 11/QĐ-BCĐCP ; 2026-02-27 ; Ban Chỉ đạo của Chính phủ về phát triển khoa học ; national ; - ; Kế hoạch hoạt động năm 2026 ; implements nq-57, implements nq-71
qd-2618 ; 2618/QĐ-BKHCN ; 2025-09-11 ; Bộ Khoa học và Công nghệ ; ministry ; - ; Danh mục và kế hoạch triển khai các nền tảng số ; implements nq-71
cv-1552 ; 1552/BTTTT-THH ; - ; Bộ Thông tin và Truyền thông ; ministry ; - ; Hướng dẫn kỹ thuật triển khai Đề án 06 ;
cv-5511 ; 5511/BKHCN-CĐSQG ; 2025-10-10 ; Bộ Khoa học và Công nghệ ; ministry ; - ; Hướng dẫn xây dựng Kế hoạch Chuyển đổi số năm 2026 ;
luat-60 ; 60/2024/QH15 ; 2024-11-30 ; Quốc hội ; national ; - ; Luật Dữ liệu ; effective 2025-07-01
nd-165 ; 165/2025/NĐ-CP ; 2025-06-30 ; Chính phủ ; national ; - ; Quy định chi tiết một số điều và biện pháp thi hành Luật Dữ liệu ; guides luat-60, until 2026-10-01
kh-92-nb ; 92/KH-UBND ; 2026-03-26 ; UBND tỉnh Ninh Bình ; province ; Ninh Bình ; Kế hoạch Chuyển đổi số tỉnh Ninh Bình năm 2026 ; implements nq-57
kh-92-dn ; 92/KH-UBND ; 2025-09-15 ; UBND tỉnh Đồng Nai ; province ; Đồng Nai ; Kế hoạch triển khai Nghị quyết số 71/NQ-CP ; implements nq-71
nq-06-nb ; 06-NQ/TU ; 2026-01-30 ; Ban Chấp hành Đảng bộ tỉnh Ninh Bình ; province ; Ninh Bình ; Về chiến lược đột phá phát triển khoa học ; implements nq-57
nq-06-th ; 06-NQ/TU ; 2021-11-10 ; Ban Thường vụ Tỉnh ủy Thanh Hóa ; province ; Thanh Hóa ; Về chuyển đổi số tỉnh Thanh Hóa đến năm 2025 ; period 2025, cited-only
nq-05-dn ; 05-NQ/TU ; 2022-03-28 ; Ban Chấp hành Đảng bộ tỉnh Đồng Nai ; province ; Đồng Nai ; Về chuyển đổi số tỉnh Đồng Nai đến năm 2025 ; period 2025
kh-11-ht ; 11-KH/BCĐ ; 2025-06-29 ; Ban Chỉ đạo phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số tỉnh Hà Tĩnh ; province ; Hà Tĩnh ; Triển khai ; cited-only
kh-17-nb ; 17-KH/BCĐ ; 2026-01-31 ; Ban Chỉ đạo Chuyển đổi số trong các cơ quan đảng ; province ; Ninh Bình ; Kế hoạch Chuyển đổi số trong các cơ quan Đảng năm 2026 ; cited-only
nq-214-th ; 214/2022/NQ-HĐND ; 2022-04-13 ; HĐND tỉnh Thanh Hóa ; province ; Thanh Hóa ; Chính sách hỗ trợ doanh nghiệp ; cited-only
kh-1435-th ; 1435/KH-VP ; - ; UBND tỉnh Thanh Hóa ; province ; Thanh Hóa ; Triển khai Kế hoạch số 285-KH/TU ; cited-only
kh-19a-nb ; 19/KH-UBND ; 2025-07-31 ; UBND tỉnh Ninh Bình ; province ; Ninh Bình ; Chuyển đổi số tỉnh Ninh Bình năm 2025 ; cited-only
kh-50a-nb ; 50/KH-UBND ; 2025-08-01 ; UBND tỉnh Ninh Bình ; province ; Ninh Bình ; Cải cách hành chính tỉnh Ninh Bình năm 2025 ;
kh-50b-nb ; 50/KH-UBND ; 2026-02-01 ; UBND tỉnh Ninh Bình ; province ; Ninh Bình ; Phát triển hạ tầng số tỉnh Ninh Bình năm 2026 ;
kh-52a-nb ; 52/KH-UBND ; 2026-02 ; UBND tỉnh Ninh Bình ; province ; Ninh Bình ; Bảo đảm an toàn thông tin ;
kh-52b-nb ; 52/KH-UBND ; 2026-02-01 ; UBND tỉnh Ninh Bình ; province ; Ninh Bình ; Đào tạo cán bộ ;
kh-10-kh ; 10/KH-UBND ; 2025-07-28 ; UBND xã Kỳ Hoa ; commune ; Hà Tĩnh / Kỳ Hoa ; Triển khai thực hiện Nghị quyết số 57-NQ/TW ; implements nq-57, cited-only
kh-77-gm ; 77/KH-UBND ; 2026-03-26 ; UBND xã Giao Minh ; commune ; Ninh Bình / Giao Minh ; Chuyển đổi số trên địa bàn xã Giao Minh năm 2026 ; implements kh-92-nb
kh-08-gm ; 08/KH-UBND ; 2026-01-05 ; UBND xã Giao Minh ; commune ; Ninh Bình / Giao Minh ; Triển khai Kế hoạch số 77/KH-UBND ; implements kh-77-gm, cited-only
nq-262 ; 262/2025/QH15 ; 2025-12-11 ; Quốc hội ; national ; - ; Phê duyệt chủ trương đầu tư Chương trình mục tiêu quốc gia về chăm sóc sức khỏe, dân số và phát triển giai đoạn 2026-2035 ;";

/// The rule set of the table: documents, no requirements.
pub(crate) fn rules() -> RuleSet {
    let mut rules = RuleSet::default();
    for line in DOCUMENTS.lines() {
        let cells: Vec<&str> = line.split(';').map(str::trim).collect();
        let id = DocumentId(u32::try_from(rules.documents.len()).unwrap());
        let slugs = &mut rules.document_slugs;
        slugs.change(|slugs| slugs.insert(cells[0].to_owned(), id));
        rules.documents.push(document(&cells));
    }
    for (at, line) in DOCUMENTS.lines().enumerate() {
        let last = line.rsplit(';').next().unwrap();
        for more in last.split(',').map(str::trim).filter(|m| !m.is_empty()) {
            add(&mut rules, at, more);
        }
    }
    rules
}

fn document(cells: &[&str]) -> Document {
    let given = |cell: &str| (cell != "-").then(|| cell.to_owned());
    let mut numbers = cells[1].split('=').map(|n| n.trim().to_owned());
    let mut area = cells[5].split('/').map(str::trim);
    let levels = Level::ALL.into_iter().find(|(word, _)| *word == cells[4]);
    Document {
        slug: cells[0].to_owned(),
        number: numbers.next(),
        variants: numbers.collect(),
        kind: None,
        issued: given(cells[2]).map(|date| date.parse().unwrap()),
        issuer: cells[3].to_owned(),
        level: levels.unwrap().1,
        province: area.next().and_then(given),
        commune: area.next().and_then(given),
        title: cells[6].to_owned(),
        effective: None,
        until: None,
        period_end: None,
        relations: Vec::new(),
        verified: Verified::Read,
        notes: Vec::new(),
        place: doichieu::text::Place::default(),
        amended: Vec::new(),
    }
}

fn add(rules: &mut RuleSet, at: usize, more: &str) {
    let (word, value) = more.split_once(' ').unwrap_or((more, ""));
    let other = rules.find_document(value);
    let document = rules.documents.get_mut(at).unwrap();
    match word {
        "cited-only" => document.verified = Verified::CitedOnly,
        "period" => document.period_end = Some(value.parse().unwrap()),
        "until" => document.until = Some(date(value)),
        "effective" => document.effective = Some(date(value)),
        relation => {
            let known = Relation::ALL.into_iter().find(|(w, _)| *w == relation);
            document.relations.push((known.unwrap().1, other.unwrap()));
        }
    }
}

/// A date as rule files write it.
pub(crate) fn date(text: &str) -> PartialDate {
    text.parse().unwrap()
}

/// A plan of 26 March 2026 of this home with one citation a line: kind; number; date; issuer; title.
pub(crate) fn plan(home: &'static str, basis: &'static str) -> Plan<'static> {
    let (province, commune) = home.split_once(" / ").unwrap();
    Plan {
        head: Head {
            number: Some("77/KH-UBND".into()),
            issued: Some(date("2026-03-26")),
            issuer: Some(format!("UBND xã {commune}").into()),
            province: Some(province.into()),
            commune: Some(commune.into()),
            years: vec![2026],
            ..Head::default()
        },
        basis: basis.lines().map(citation).collect(),
        ..Plan::default()
    }
}

/// A citation of such a line; "… > number, number" names documents in the title.
pub(crate) fn citation(line: &'static str) -> Citation<'static> {
    let (line, nested) = line.split_once('>').unwrap_or((line, ""));
    let cells: Vec<&str> = line.split(';').map(str::trim).collect();
    let given = |at: usize| {
        cells
            .get(at)
            .copied()
            .filter(|c| !c.is_empty() && *c != "-")
    };
    let named = |number: &'static str| Citation {
        number: Some(number.trim().into()),
        ..Citation::default()
    };
    Citation {
        kind: given(0).map(Into::into),
        number: given(1).map(Into::into),
        issued: given(2).map(date),
        issuer: given(3).map(Into::into),
        title: given(4).map(Into::into),
        cites: nested
            .split(',')
            .filter(|n| !n.trim().is_empty())
            .map(named)
            .collect(),
        ..Citation::default()
    }
}
