//! Citations resolved against a registry, and the chains from them.

use super::registry::{self, date, plan};
use doichieu::document::DocumentId;
use doichieu::graph::render::svg::Picture;
use doichieu::graph::{BasisGraph, Registry, Resolution, Slip, Standing, render};
use doichieu::lang::Lang;
use doichieu::plan::{CitationList, CitationRef};
use doichieu::rule::RuleSet;

fn basis(index: u32, nested: Option<u32>) -> CitationRef {
    CitationRef {
        list: CitationList::Basis,
        index,
        nested,
    }
}

fn outcome(rules: &RuleSet, graph: &BasisGraph<'_>, at: CitationRef) -> String {
    let slug = |id| rules.document(id).slug.clone();
    let mut text = match graph.resolution(at) {
        Resolution::Exact(id) | Resolution::Misprint(id) => slug(*id),
        Resolution::Ambiguous(ids) => {
            let slugs: Vec<_> = ids.iter().map(|id| slug(*id)).collect();
            format!("ambiguous {}", slugs.join(" "))
        }
        Resolution::Unknown => "unknown".to_owned(),
        Resolution::Unnumbered => "unnumbered".to_owned(),
    };
    for (slip, word) in [
        (Slip::Number, " number"),
        (Slip::Issuer, " issuer"),
        (Slip::Kind, " kind"),
        (Slip::Date, " date"),
    ] {
        if graph.slips(at).contains(slip) {
            text.push_str(word);
        }
    }
    text
}

/// home | kind; number; date; issuer; title | what it resolves to and what is wrong with it
const CITATIONS: &str = "\
Ninh Bình / Giao Minh | nghị quyết; 57-NQ/TW; 2024-12-22; Bộ Chính trị | nq-57
Ninh Bình / Giao Minh | -; 57/NQ-TW; -; - | nq-57
Ninh Bình / Giao Minh | -; 57–NQ/TW; -; BỘ CHÍNH TRỊ | nq-57
Ninh Bình / Giao Minh | nghị quyết; 57; -; - | nq-57
Ninh Bình / Giao Minh | -; 57; -; - | ambiguous nq-57 ct-57
Ninh Bình / Giao Minh | -; 57; 2024-12-22; - | nq-57
Ninh Bình / Giao Minh | chỉ thị; 57; -; - | ct-57
Ninh Bình / Giao Minh | quyết định; 57; -; - | unknown
Ninh Bình / Giao Minh | -; 57; -; Chính phủ | unknown
Ninh Bình / Giao Minh | nghị định; 165/2025; -; - | nd-165
Ninh Bình / Giao Minh | nghị định; 165/2024; -; - | unknown
Ninh Bình / Giao Minh | kế hoạch; 50/KH-UBND; 2026-02-01; UBND tỉnh | kh-50b-nb
Ninh Bình / Giao Minh | kế hoạch; 50/KH-UBND; 2026-02; UBND tỉnh | kh-50b-nb
Ninh Bình / Giao Minh | kế hoạch; 50/KH-UBND; 2025-08-01; UBND tỉnh | kh-50a-nb
Ninh Bình / Giao Minh | kế hoạch; 50/KH-UBND; -; UBND tỉnh | ambiguous kh-50a-nb kh-50b-nb
Ninh Bình / Giao Minh | kế hoạch; 50/KH-UBND; -; UBND tỉnh; Cải cách hành chính tỉnh Ninh Bình năm 2025 | kh-50a-nb
Ninh Bình / Giao Minh | kế hoạch; 50/KH-UBND; 2026-02-03; UBND tỉnh | kh-50b-nb date
Ninh Bình / Giao Minh | kế hoạch; 50/KH-UBND; 2025-06-30; UBND tỉnh | unknown
Ninh Bình / Giao Minh | kế hoạch; 50/KH-UBND; 2025-07-01; UBND tỉnh | kh-50a-nb date
Ninh Bình / Giao Minh | kế hoạch; 52/KH-UBND; 2026-02-01; UBND tỉnh | kh-52b-nb
Ninh Bình / Giao Minh | kế hoạch; 52/KH-UBND; 2026-02-05; UBND tỉnh | kh-52a-nb
Ninh Bình / Giao Minh | kế hoạch; 52/KH-UBND; 2026-02; UBND tỉnh | kh-52a-nb
Ninh Bình / Giao Minh | kế hoạch; 51/KH-UBND; 2026-02-01; UBND tỉnh; Phát triển hạ tầng số tỉnh Ninh Bình năm 2026 | kh-50b-nb number
Ninh Bình / Giao Minh | kế hoạch; 51/KH-UBND; 2026-02-01; UBND tỉnh; Phòng, chống bão lũ | unknown
Ninh Bình / Giao Minh | kế hoạch; 51/KH-UBND; 2026-02-02; UBND tỉnh; Phát triển hạ tầng số tỉnh Ninh Bình năm 2026 | unknown
Ninh Bình / Giao Minh | nghị quyết; 257/2025/QH15; 2025-12-11; Quốc hội; Phê duyệt chủ trương đầu tư Chương trình mục tiêu quốc gia xây dựng nông thôn mới, giảm nghèo bền vững và phát triển kinh tế - xã hội vùng đồng bào dân tộc thiểu số và miền núi giai đoạn 2026-2035 | unknown
Ninh Bình / Giao Minh | nghị quyết; 257/2025/QH15; 2025-12-11; Quốc hội; Phê duyệt chủ trương đầu tư Chương trình mục tiêu quốc gia giai đoạn 2026-2035 | unknown
Ninh Bình / Giao Minh | nghị quyết; 257/2025/QH15; 2025-12-11; Quốc hội; Phê duyệt chủ trương đầu tư Chương trình mục tiêu quốc gia về chăm sóc sức khỏe, dân số và phát triển giai đoạn 2026-2035 | nq-262 number
Ninh Bình / Giao Minh | nghị quyết; 226/2025/QH15; 2025-12-11; Quốc hội; Chương trình mục tiêu quốc gia về chăm sóc sức khỏe, dân số và phát triển | nq-262 number
Ninh Bình / Giao Minh | nghị quyết; 261/2025/QH15; 2025-12-11; Quốc hội; Phê duyệt chủ trương đầu tư Chương trình mục tiêu quốc gia về phát triển văn hóa giai đoạn 2026-2035 | unknown
Ninh Bình / Giao Minh | kế hoạch; 50/KH-HĐND; 2026-02-01; UBND tỉnh | kh-50b-nb issuer
Ninh Bình / Giao Minh | quyết định; 50/QĐ-UBND; 2026-02-01; UBND tỉnh | unknown
Ninh Bình / Giao Minh | kế hoạch; 050/KH-UBND; 2026-02-01; UBND tỉnh | kh-50b-nb
Ninh Bình / Giao Minh | -; 57-NQ/CP; 2024-12-22; - | nq-57 number
Đồng Nai / Tân Lợi | nghị quyết; 71-NQ/TW; 2025-04-01; Chính phủ | nq-71 issuer
Đồng Nai / Tân Lợi | nghị quyết; 71-NQ/TW; 2025-08-22; Bộ Chính trị | nq-71-tw
Đồng Nai / Tân Lợi | nghị quyết; 71/NQ-CP; 2025-04-02; Chính phủ | nq-71 date
Đồng Nai / Tân Lợi | nghị quyết; 71/NQ-CP; 2024-04-01; Chính phủ | unknown
Đồng Nai / Tân Lợi | quyết định; 71/NQ-CP; 2025-04-01; Chính phủ | nq-71 kind
Đồng Nai / Tân Lợi | nghị quyết; 57-NQ/TW; 2024-12-22; Chính phủ | nq-57 issuer
Đồng Nai / Tân Lợi | -; 05/NQ-TU; 2022-03-28; Ban Chấp hành Đảng bộ tỉnh | nq-05-dn number
Đồng Nai / Tân Lợi | -; 05-NQ/TU; -; Tỉnh ủy | nq-05-dn
Ninh Bình / Giao Minh | -; 05-NQ/TU; -; Tỉnh ủy | unknown
Ninh Bình / Giao Minh | kế hoạch; 17-KH-BCĐ; 2026-01-31; Ban Chỉ đạo Chuyển đổi số trong các cơ quan đảng | kh-17-nb number
Hà Tĩnh / Kỳ Hoa | kế hoạch; 11- KH/BCĐ; 2025-06-29; Ban Chỉ đạo phát triển khoa học tỉnh | kh-11-ht number
Hà Tĩnh / Kỳ Hoa | -; 749/QĐ-TTG; -; - | qd-749
Hà Tĩnh / Kỳ Hoa | nghị quyết; 749/QĐ-TTg; -; - | qd-749 kind
Hà Tĩnh / Kỳ Hoa | đề án; 6/QĐ-TTg; -; - | qd-06
Hà Tĩnh / Kỳ Hoa | kế hoạch; 10/KH-UBND; 2025-07-28; Ủy ban nhân dân xã | kh-10-kh
Thanh Hóa / Ngọc Liên | -; 02-KH/BCDDTW; -; - | kh-02-tw number
Thanh Hóa / Ngọc Liên | -; 02-KH/BCĐTW; 2025-06-19; Ban Chỉ đạo Trung ương | kh-02-tw
Thanh Hóa / Ngọc Liên | -; 02/KH-BCĐTW; 2025-06-19; Ban Chỉ đạo Trung ương | kh-02-tw
Thanh Hóa / Ngọc Liên | nghị quyết; 214/2022/HĐND; 2022-04-13; HĐND | nq-214-th number
Thanh Hóa / Ngọc Liên | -; 1435/KH-VP; -; UBND tỉnh Thanh Hóa | kh-1435-th issuer
Thanh Hóa / Ngọc Liên | -; 06-NQ/TU; -; - | nq-06-th
Thanh Hóa / Ngọc Liên | -; 1552/BTTTT-TTH; -; - | cv-1552 number
Ninh Bình / Xuân Hưng | -; 06-NQ/TU; -; - | nq-06-nb
Ninh Bình / Xuân Hưng | quyết định; 2618/QĐ-BKHHCN; 2025-09-11; Bộ trưởng Bộ Khoa học và Công nghệ | qd-2618 number
Ninh Bình / Xuân Hưng | quyết định; 2692/QĐ-TTg; 2025-12-01; Thủ tướng Chính phủ; Chương trình phát triển Chính phủ số | qd-2629 number
Ninh Bình / Xuân Hưng | quyết định; 2692/QĐ-TTg; 2025-12-01; Thủ tướng Chính phủ | unknown
Ninh Bình / Giao Minh | kế hoạch; 92/KH-UBND; 2026-03-26; UBND tỉnh | kh-92-nb
Ninh Bình / Giao Minh | kế hoạch; 92/KH-UBND; 2025-09-15; UBND tỉnh | unknown
Ninh Bình / Giao Minh | kế hoạch; 92/KH-UBND; 2025-09-15; UBND tỉnh Đồng Nai | kh-92-dn
Ninh Bình / Giao Minh | kế hoạch; 92/KH-UBND; 2026-03-26; UBND tỉnh Đồng Nai | unknown
Ninh Bình / Giao Minh | kế hoạch; 92/KH-UBND; 2026-03-26; UBND xã | unknown
Ninh Bình / Giao Minh | kế hoạch; 19/KH-UBND; 2025-01-15; UBND tỉnh | unknown
Ninh Bình / Giao Minh | kế hoạch; 92/KH-UBND; 2026-03-20; UBND huyện Giao Thủy | unknown
Ninh Bình / Giao Minh | kế hoạch; 92/KH-UBND; 2026-03-20; UBND thành phố Hoa Lư | unknown
Ninh Bình / Giao Minh | kế hoạch; 10/KH-UBND; 2025-07-28; UBND xã Kỳ Hoa, tỉnh Hà Tĩnh | kh-10-kh
Ninh Bình / Giao Minh | kế hoạch; 19/KH-UBND; 2025-07-30; UBND tỉnh | kh-19a-nb date
Ninh Bình / Giao Minh | kế hoạch; 5511/BKHCN-CĐSQG; 2025-10-10; Bộ Khoa học và Công nghệ | cv-5511 kind
Ninh Bình / Giao Minh | luật; -; -; -; Dữ liệu | luat-60
Ninh Bình / Giao Minh | chương trình; -; -; -; phát triển Chính phủ số giai đoạn 2025-2030 | unnumbered
Ninh Bình / Giao Minh | kế hoạch; /KH-UBND; -; UBND tỉnh | unnumbered
Ninh Bình / Giao Minh | quyết định; 888/QĐ-UBND; 2026-01-05; UBND tỉnh | unknown
Ninh Bình / Giao Minh | quyết định; 888/2025/QĐ-UBND; 2026-01-05; UBND tỉnh | unknown date
Ninh Bình / Giao Minh | nghị quyết; 888/QĐ-UBND; 2026-01-05; UBND tỉnh | unknown kind
Ninh Bình / Giao Minh | quyết định; 888/QĐ-TTg; 2026-01-05; UBND tỉnh | unknown issuer
Ninh Bình / Giao Minh | quyết định; 888/QĐ/UBND; 2026-01-05; UBND tỉnh | unknown number
Ninh Bình / Giao Minh | quyết định; 888/QĐ/UB; 1999-01-05; UBND tỉnh | unknown";

#[test]
fn a_citation_is_resolved_by_more_than_its_number() {
    let rules = registry::rules();
    let registry = Registry::new(&rules);
    for line in CITATIONS.lines() {
        let [home, citation, expected]: [&'static str; 3] =
            line.split(" | ").collect::<Vec<_>>().try_into().unwrap();
        let plan = plan(home, citation);
        let graph = BasisGraph::new(&rules, &registry, &plan, date("2026-03-26"));
        assert_eq!(outcome(&rules, &graph, basis(0, None)), expected, "{line}");
    }
}

#[test]
fn a_short_mention_means_what_the_plan_names_in_full() {
    let rules = registry::rules();
    let registry = Registry::new(&rules);
    let plan = plan(
        "Ninh Bình / Giao Minh",
        "nghị quyết; 57-NQ/TW; 2024-12-22; Bộ Chính trị\n-; 57",
    );
    let graph = BasisGraph::new(&rules, &registry, &plan, date("2026-03-26"));
    assert_eq!(outcome(&rules, &graph, basis(1, None)), "nq-57");
}

#[test]
fn the_shortest_chain_is_found() {
    let rules = registry::rules();
    let registry = Registry::new(&rules);
    let plan = plan(
        "Ninh Bình / Giao Minh",
        "kế hoạch; 92/KH-UBND; 2026-03-26; UBND tỉnh\n\
         kế hoạch; 999/KH-UBND; 2026-03-01; UBND tỉnh > 11/QĐ-BCĐCP",
    );
    let graph = BasisGraph::new(&rules, &registry, &plan, date("2026-03-26"));
    let names = |slug: &str| graph.path_names(rules.find_document(slug).unwrap());
    let path = |names: &[&'static str]| Some(names.to_vec());
    assert_eq!(
        names("nq-57"),
        path(&["77/KH-UBND", "92/KH-UBND", "57-NQ/TW"])
    );
    assert_eq!(
        names("nq-71"),
        path(&["77/KH-UBND", "999/KH-UBND", "11/QĐ-BCĐCP", "71/NQ-CP"])
    );
    // 11/NQ-CP amends 71/NQ-CP, and was issued before the plan.
    assert!(graph.reaches(rules.find_document("nq-11").unwrap()));
    assert_eq!(names("qd-2629"), None);
    assert_eq!(graph.own(), rules.find_document("kh-77-gm"));
}

#[test]
fn what_is_in_force_depends_on_the_day() {
    let rules = registry::rules();
    let registry = Registry::new(&rules);
    let id = |slug: &str| rules.find_document(slug).unwrap();
    let on = |slug: &str, day: &str| registry.standing(&rules, id(slug), date(day));
    assert_eq!(on("nq-03", "2025-03-31"), Standing::InForce);
    assert!(
        matches!(on("nq-03", "2025-04-01"), Standing::Ended { by: Some((_, by)), .. } if by == id("nq-71"))
    );
    // Known to the year only: not certain.
    assert_eq!(on("nq-03", "2025"), Standing::InForce);
    assert_eq!(on("qd-749", "2026-07-13"), Standing::InForce);
    assert!(
        matches!(on("qd-749", "2026-07-14"), Standing::Followed { by, .. } if by == id("qd-1266"))
    );
    assert!(matches!(
        on("luat-60", "2025-06-30"),
        Standing::Future { .. }
    ));
    assert!(matches!(
        on("nd-165", "2026-10-02"),
        Standing::Ended { by: None, .. }
    ));
    // Its last day is one of those on which it is in force.
    assert_eq!(on("nd-165", "2026-10-01"), Standing::InForce);
    assert_eq!(
        on("nq-71", "2026-03-26"),
        Standing::InForce,
        "amended, not ended"
    );
    assert_eq!(
        registry.speaks_for(&rules, id("nq-03"), date("2026-01-01")),
        id("nq-71")
    );
}

#[test]
fn circles_are_found_and_chains_are_none() {
    let rules = registry::rules();
    let registry = Registry::new(&rules);
    for (lines, circles) in [
        ("kế hoạch; 92/KH-UBND; 2026-03-26; UBND tỉnh", 0),
        ("kế hoạch; 77/KH-UBND; 2026-03-26; UBND xã", 1),
        ("kế hoạch; 08/KH-UBND; 2026-01-05; UBND xã > 77/KH-UBND", 1),
        (
            "nghị quyết; 57-NQ/TW; 2024-12-22; Bộ Chính trị > 71/NQ-CP",
            1,
        ),
        ("nghị quyết; 71/NQ-CP; 2025-04-01; Chính phủ > 57-NQ/TW", 0),
        (
            "nghị quyết; 71/NQ-CP; 2025-04-01; Chính phủ > 11/QĐ-BCĐCP\n\
             quyết định; 11/QĐ-BCĐCP; 2026-02-27; Ban Chỉ đạo của Chính phủ > 71/NQ-CP",
            1,
        ),
        (
            "quyết định; 749/QĐ-TTg; 2020-06-03; Thủ tướng Chính phủ > 06/QĐ-TTg\n\
             đề án; 06/QĐ-TTg; 2022-01-06; Thủ tướng Chính phủ > 749/QĐ-TTg",
            1,
        ),
        (
            "quyết định; 749/QĐ-TTg; 2020-06-03; Thủ tướng Chính phủ > 06/QĐ-TTg\n\
             đề án; 06/QĐ-TTg; 2022-01-06; Thủ tướng Chính phủ",
            0,
        ),
        (
            "quyết định; 749/QĐ-TTg; 2020-06-03; Thủ tướng Chính phủ > 749/QĐ-TTg",
            0,
        ),
        (
            "kế hoạch; 999/KH-UBND; 2026-01-05; UBND tỉnh > 999/KH-UBND",
            0,
        ),
    ] {
        let plan = plan("Ninh Bình / Giao Minh", lines);
        let graph = BasisGraph::new(&rules, &registry, &plan, date("2026-03-26"));
        let found = graph.circles();
        assert_eq!(found.len(), circles, "{lines}");
        // A circle is told where the plan comes to it first.
        assert!(found.iter().all(|one| one.citation.index == 0), "{lines}");
    }
}

/// A plan with everything a drawing has to show: a misprint, an unknown document whose title needs
/// escaping, an ended one, an amended one, a title that names another.
const DRAWN: &str = "\
nghị quyết; 57-NQ/TW; 2024-12-22; Bộ Chính trị
nghị quyết; 71-NQ/TW; 2025-04-01; Chính phủ > 57-NQ/TW
quyết định; 942/QĐ-TTg; 2021-06-15; Thủ tướng Chính phủ
kế hoạch; 92/KH-UBND; 2026-03-26; UBND tỉnh
kế hoạch; 888/KH-UBND; 2026-01-05; UBND tỉnh > 02-KH/BCDDTW
đề án; -; -; -; “Một \"cửa\" <số> [2026] & {dữ liệu} | #1\\";

#[test]
fn drawings_of_a_plan() {
    let rules = registry::rules();
    let registry = Registry::new(&rules);
    let mut plan = plan("Ninh Bình / Giao Minh", DRAWN);
    plan.mentions = std::iter::once("quyết định; 749/QĐ-TTg; 2020-06-03; Thủ tướng Chính phủ")
        .map(registry::citation)
        .collect();
    let graph = BasisGraph::new(&rules, &registry, &plan, date("2026-03-26"));
    let unreached: Vec<_> = rules.find_document("qd-2629").into_iter().collect();
    for (name, drawing) in [
        ("text.vi", render::text(&graph, Lang::Vi, 100)),
        ("text.en", render::text(&graph, Lang::En, 100)),
        ("dot", render::dot(&graph, Lang::Vi)),
        ("mermaid", render::mermaid(&graph, Lang::En)),
        ("svg", render::svg(&graph, picture(&unreached), Lang::Vi)),
    ] {
        for cited in &plan.basis {
            // A misprint is drawn under the right number: what both have is the ordinal.
            let number = cited.number.as_deref().unwrap_or_default();
            let ordinal: String = number.chars().take_while(char::is_ascii_digit).collect();
            assert!(drawing.contains(&ordinal), "{name} leaves {number} out");
        }
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path("../cases/graph");
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.bind(|| insta::assert_snapshot!(name, drawing));
    }
}

/// What is remarked on a citation elsewhere is what the drawing says of it, and of what is plain nothing is.
#[test]
fn remarks_are_those_of_the_drawing() {
    let rules = registry::rules();
    let registry = Registry::new(&rules);
    let plan = plan("Ninh Bình / Giao Minh", DRAWN);
    let graph = BasisGraph::new(&rules, &registry, &plan, date("2026-03-26"));
    // Its lines are folded.
    let flat = |text: &str| -> String { text.chars().filter(|c| c.is_alphanumeric()).collect() };
    let drawing = flat(&render::text(&graph, Lang::En, 100));
    let (mut remarked, mut silent) = (0, 0);
    for (at, _) in graph.basis() {
        let remarks = render::citation_remarks(&graph, at, Lang::En);
        for remark in &remarks {
            assert!(drawing.contains(&flat(remark)), "{remark}: {drawing}");
        }
        remarked += usize::from(!remarks.is_empty());
        silent += usize::from(remarks.is_empty());
    }
    assert!(remarked > 0 && silent > 0, "{remarked} and {silent}");
}

fn picture(unreached: &[DocumentId]) -> Picture<'_> {
    Picture {
        prefix: "p",
        unreached,
    }
}

/// Every citation of the table means the same in NFD, and whatever stands before it.
#[test]
fn neither_normal_form_nor_order_matters() {
    use unicode_normalization::UnicodeNormalization;
    let rules = registry::rules();
    let registry = Registry::new(&rules);
    for line in CITATIONS.lines() {
        let [home, citation, expected]: [&'static str; 3] =
            line.split(" | ").collect::<Vec<_>>().try_into().unwrap();
        // What a plan names in full decides what its short mentions mean.
        if expected.starts_with("ambiguous") {
            continue;
        }
        let mut plan = plan(home, citation);
        let nfd = |text: &mut Option<doichieu::plan::Text<'static>>| {
            if let Some(text) = text {
                *text = text.nfd().collect::<String>().into();
            }
        };
        let other = registry::citation("nghị quyết; 57-NQ/TW; 2024-12-22; Bộ Chính trị");
        plan.basis.insert(0, other);
        let of_it = plan.basis.last_mut().unwrap();
        for text in [
            &mut of_it.number,
            &mut of_it.issuer,
            &mut of_it.kind,
            &mut of_it.title,
        ] {
            nfd(text);
        }
        let graph = BasisGraph::new(&rules, &registry, &plan, date("2026-03-26"));
        assert_eq!(outcome(&rules, &graph, basis(1, None)), expected, "{line}");
    }
}

/// What the basis leads to, and the plan itself, are not told again as mentioned only.
#[test]
fn what_is_only_mentioned_is_told_once() {
    let rules = registry::rules();
    let registry = Registry::new(&rules);
    for (mentions, told) in [
        (
            &["kế hoạch; 92/KH-UBND; 2026-03-26; UBND tỉnh"][..],
            &[][..],
        ),
        (&["nghị quyết; 57-NQ/TW; 2024-12-22; Bộ Chính trị"], &[]),
        (&["kế hoạch; 77/KH-UBND; 2026-03-26; UBND xã"], &[]),
        (
            &[
                "quyết định; 749/QĐ-TTg; 2020-06-03; Thủ tướng Chính phủ",
                "quyết định; 749/QĐ-TTg; 2020-06-03; Thủ tướng Chính phủ",
                "kế hoạch; 999/KH-UBND; 2026-01-05; UBND tỉnh",
                "kế hoạch; 999/KH-UBND; 2026-01-05; UBND tỉnh",
            ],
            &["749/QĐ-TTg", "999/KH-UBND"],
        ),
    ] {
        let mut plan = plan(
            "Ninh Bình / Giao Minh",
            "kế hoạch; 92/KH-UBND; 2026-03-26; UBND tỉnh",
        );
        plan.mentions = mentions.iter().copied().map(registry::citation).collect();
        let graph = BasisGraph::new(&rules, &registry, &plan, date("2026-03-26"));
        let text = render::text(&graph, Lang::En, 100);
        let (_, only) = text.split_once("Only mentioned").unwrap_or_default();
        assert_eq!(only.matches("\n-  ").count(), told.len(), "{text}");
        assert!(told.iter().all(|number| only.contains(number)), "{text}");
    }
}
