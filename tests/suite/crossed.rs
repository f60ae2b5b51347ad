//! A firm promise crossed with what an official may add to it, in each place where it may stand: what narrows it, puts it
//! off or tells of another year leaves no plain verdict; what only leads, dates or cites takes none away.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that cannot go on fails"
)]

use super::run::{run, scratch};
use serde_json::Value;
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fmt::Write as _;

/// Words after which nobody knows whether the promise holds for the commune and its year.
const NARROW: [&str; 18] = [
    "xin ý kiến cấp trên",
    "tại các thôn trung tâm",
    "khi có hướng dẫn của cấp trên",
    "không tính vùng lõm sóng",
    "không áp dụng đối với xã",
    "thuộc lĩnh vực tư pháp",
    "theo cam kết của nhà mạng",
    "tùy khả năng ngân sách",
    "chờ phê duyệt",
    "trong giờ hành chính",
    "tạm giao",
    "mức trung bình cả nước",
    "của Trung tâm Phục vụ hành chính công",
    "trong tổng số hộ khá",
    "thí điểm",
    "bước đầu",
    "khoảng",
    "bình quân 5 năm",
];

/// Words that take nothing from it.
const HARMLESS: [&str; 2] = ["theo quy định", "trên địa bàn xã"];

/// Where words stand: `#` is the words, `S` the sentence of the promise.
const WAYS: [(&str, &str); 22] = [
    ("before", "2. Mục tiêu cụ thể\n- #, S."),
    ("before a colon", "2. Mục tiêu cụ thể\n- #: S."),
    ("behind", "2. Mục tiêu cụ thể\n- S #."),
    ("behind a comma", "2. Mục tiêu cụ thể\n- S, #."),
    ("behind a semicolon", "2. Mục tiêu cụ thể\n- S; #."),
    ("bracket", "2. Mục tiêu cụ thể\n- S (#)."),
    ("line above", "2. Mục tiêu cụ thể\n#\n- S."),
    ("line above with a colon", "2. Mục tiêu cụ thể\n#:\n- S."),
    ("heading", "2. Mục tiêu cụ thể\n2.1. #\n- S."),
    ("item above", "2. Mục tiêu cụ thể\n- #:\n+ S."),
    ("end of a heading", "2. Mục tiêu cụ thể #\n- S."),
    (
        "sentence behind",
        "2. Mục tiêu cụ thể\n- S. Chỉ tiêu này #.",
    ),
    ("line below", "2. Mục tiêu cụ thể\n- S.\n#."),
    ("note", "2. Mục tiêu cụ thể\n- S.\nGhi chú: #."),
    ("footnote", "2. Mục tiêu cụ thể\n- S (*).\n(*) #."),
    ("starred note", "2. Mục tiêu cụ thể\n- S*.\n* #."),
    (
        "head of values",
        "2. Mục tiêu cụ thể\nTT\tChỉ tiêu\tĐVT\tNăm 2026 #\tGhi chú\n1\tL\t%\tV\t",
    ),
    (
        "head of names",
        "2. Mục tiêu cụ thể\nTT\tChỉ tiêu #\tĐVT\tNăm 2026\tGhi chú\n1\tL\t%\tV\t",
    ),
    (
        "note of a row",
        "2. Mục tiêu cụ thể\nTT\tChỉ tiêu\tĐVT\tNăm 2026\tGhi chú\n1\tL\t%\tV\t#",
    ),
    (
        "cell",
        "2. Mục tiêu cụ thể\nTT\tChỉ tiêu\tĐVT\tNăm 2026\tGhi chú\n1\tL\t%\tV% (#)\t",
    ),
    (
        "group",
        "2. Mục tiêu cụ thể\nTT\tChỉ tiêu\tĐVT\tNăm 2026\tGhi chú\nI\t#\t\t\t\n1\tL\t%\tV\t",
    ),
    (
        "note below a table",
        "2. Mục tiêu cụ thể\nTT\tChỉ tiêu\tĐVT\tNăm 2026\tGhi chú\n1\tL\t%\tV\t\nGhi chú: #.",
    ),
];

/// A plan whose title or opening sentence ends with words.
const AROUND: [(&str, &str, &str); 2] = [("title", "#", ""), ("opening sentence", "", "#")];

const LABEL: &str = "Tỷ lệ phủ sóng 5G trên dân số";

fn plan(body: &str, title: &str, opening: &str) -> String {
    format!(
        "ỦY BAN NHÂN DÂN\nXÃ ĐỒI MẪU\nSố: 52/KH-UBND\nĐồi Mẫu, ngày 15 tháng 4 năm 2026\n\nKẾ HOẠCH\n\
         Chuyển đổi số xã Đồi Mẫu năm 2026 {title}\n\nUBND xã Đồi Mẫu, tỉnh Gia Lai ban hành Kế hoạch {opening} như sau:\n\n\
         I. MỤC TIÊU\n1. Mục tiêu chung\nĐẩy mạnh chuyển đổi số.\n{body}\n\nII. NHIỆM VỤ\n1. Tuyên truyền.\n\n\
         III. TỔ CHỨC THỰC HIỆN\nVăn phòng chủ trì.\n"
    )
}

/// The plans, by way and words.
fn crossed(words: &str) -> Vec<(&'static str, String)> {
    let mut plans = Vec::new();
    for (name, way) in WAYS {
        let capital = way.contains("\n#") || way.contains("- #") || way.contains(". #\n");
        let said = if capital {
            let mut letters = words.chars();
            let first: String = letters
                .next()
                .into_iter()
                .flat_map(char::to_uppercase)
                .collect();
            first + letters.as_str()
        } else {
            words.to_owned()
        };
        let body = way.replace('S', &format!("{LABEL} đạt 75%"));
        let body = body.replace("\tL\t", &format!("\t{LABEL}\t"));
        let body = body.replace("\tV", "\t75").replace('#', &said);
        plans.push((name, plan(&body, "", "")));
    }
    let body = format!("2. Mục tiêu cụ thể\n- {LABEL} đạt 75%.");
    for (name, title, opening) in AROUND {
        let said = |way: &str| way.replace('#', words);
        plans.push((name, plan(&body, &said(title), &said(opening))));
    }
    plans
}

/// The verdicts on 5G of many plans, in order.
fn verdicts(name: &str, plans: &[String]) -> Vec<String> {
    verdicts_on("coverage-5g-population", name, plans)
}

/// The verdicts on an indicator of many plans, in order.
fn verdicts_on(indicator: &str, name: &str, plans: &[String]) -> Vec<String> {
    let folder = scratch().join(name);
    std::fs::create_dir_all(&folder).unwrap();
    let mut arguments: Vec<OsString> = ["check", "--no-config", "--format", "json"]
        .map(Into::into)
        .into();
    for (at, text) in plans.iter().enumerate() {
        let path = folder.join(format!("{at:04}.txt"));
        std::fs::write(&path, text).unwrap();
        arguments.push(path.into());
    }
    let ran = run(arguments);
    let report: Value = serde_json::from_str(&ran.out).unwrap();
    let mut found = BTreeMap::new();
    for plan in report["plans"].as_array().unwrap() {
        let of_it = plan["verdicts"].as_array().unwrap().iter();
        let mut of_it = of_it.filter(|verdict| verdict["indicator"] == indicator);
        let verdict = of_it
            .next()
            .map_or("none", |verdict| verdict["verdict"].as_str().unwrap());
        found.insert(
            plan["path"].as_str().unwrap().to_owned(),
            verdict.to_owned(),
        );
    }
    found.into_values().collect()
}

/// Sentences whose figure is a share of another level, or is put off.
const NO_LEVEL: [&str; 24] = [
    "Phủ sóng 5G trên dân số bằng 70% mức trung bình của các xã",
    "Phủ sóng 5G trên dân số đạt 75% mức bình quân của tỉnh",
    "Tạm dừng việc bảo đảm tỷ lệ phủ sóng 5G trên dân số đạt 75%",
    "Chỉ khi đủ kinh phí mới bảo đảm tỷ lệ phủ sóng 5G trên dân số đạt 75%",
    "Tỷ lệ phủ sóng 5G trên dân số năm học 2026 - 2027 đạt 75%",
    "Tỷ lệ phủ sóng 5G trên dân số bình quân cả giai đoạn đạt 75%",
    "Tỷ lệ phủ sóng 5G trên dân số đạt 75%, tính trên số hộ có điện thoại thông minh",
    "Tỷ lệ phủ sóng 5G trên dân số đạt 75%, so với kế hoạch giao",
    "Tỷ lệ phủ sóng 5G trên dân số đạt 75%; ngoại trừ 2 thôn biên giới",
    "Tại 3 thôn điểm, tỷ lệ phủ sóng 5G trên dân số đạt 75%",
    "Tỷ lệ phủ sóng 5G trên dân số đạt 75%. Trong đó, trừ thôn Khe Sâu",
    "Tỷ lệ phủ sóng 5G trên dân số đạt 75%. Chỉ tiêu này thực hiện từ năm 2027",
    "Tỷ lệ phủ sóng 5G trên dân số đạt 75%. Năm học 2026 - 2027",
    "Khuyến khích thực hiện tỷ lệ phủ sóng 5G trên dân số đạt 75%",
    "Tỷ lệ phủ sóng 5G trên dân số bình quân các năm đạt 75%",
    "Tỷ lệ phủ sóng 5G trên dân số bình quân các xã đạt 75%",
    "Bình quân giữa các xã, tỷ lệ phủ sóng 5G trên dân số đạt 75%",
    "Tỷ lệ phủ sóng 5G trên dân số đạt 75% bình quân các xã",
    "Tỷ lệ phủ sóng 5G trên dân số trung bình 5 năm 2022 - 2026 đạt 75%",
    "Tỷ lệ phủ sóng 5G bình quân giai đoạn 2022 - 2026 trên dân số đạt 75%",
    "Tỷ lệ phủ sóng 5G trên dân số đạt 72 - 80% (60 - 65%)",
    "Tỷ lệ phủ sóng 5G trên dân số đạt 72 - 80% (phấn đấu 60%)",
    "Sau năm 2026, tỷ lệ phủ sóng 5G trên dân số đạt 75%",
    "Tỷ lệ phủ sóng 5G trên dân số từ sau năm 2026 đạt 75%",
];

#[test]
fn a_share_of_another_level_is_no_level() {
    let all = |sentence: &str| plan(&format!("2. Mục tiêu cụ thể\n- {sentence}."), "", "");
    let plans: Vec<String> = NO_LEVEL.iter().map(|sentence| all(sentence)).collect();
    let plain = ["met", "exceeded", "weaker"];
    for (sentence, verdict) in NO_LEVEL.iter().zip(verdicts("no-level", &plans)) {
        assert!(!plain.contains(&verdict.as_str()), "{sentence}: {verdict}");
    }
}

/// What follows a promise and says no more than by which document, to what end, by what means or who sees to it.
const ADJUNCTS: [&str; 21] = [
    " trước 31/12/2026",
    " theo Quyết định số 11/QĐ-BCĐCP",
    ", theo hướng dẫn của cấp trên",
    " (theo chỉ tiêu tỉnh giao)",
    " gắn với cải cách hành chính",
    ", nhằm phục vụ người dân, doanh nghiệp",
    " (góp phần phát triển kinh tế số)",
    ", thông qua Tổ công nghệ số cộng đồng",
    "; bằng nhiều hình thức",
    ", Văn phòng HĐND và UBND chủ trì",
    " (Phòng Văn hóa - Xã hội theo dõi)",
    " (bình quân chung toàn tỉnh là 70%)",
    ". Ghi chú: đáp ứng yêu cầu chuyển đổi số",
    " (khoảng 12.000 người)",
    " (phấn đấu 80%)",
    " (phấn đấu 80% vào năm 2027)",
    " (kế hoạch tỉnh giao 70%)",
    " (vượt 5% so với chỉ tiêu tỉnh giao)",
    "; tăng 10% so với năm 2025",
    " (cao hơn năm 2025 10%)",
    " (tỉnh giao năm 2026: 70%)",
];

/// What looks like it and may narrow.
const NO_ADJUNCTS: [&str; 20] = [
    " theo khả năng cân đối ngân sách",
    ", theo kế hoạch của nhà mạng",
    ", theo lộ trình đến năm 2028",
    " (gắn với điều kiện thực tế của từng thôn)",
    " (phục vụ khu trung tâm xã)",
    " (Sở Khoa học và Công nghệ thực hiện)",
    " (bình quân 5 năm)",
    " bình quân năm năm",
    " bình quân 3 năm 2024 - 2026",
    " trước 30/6/2026",
    ", chậm nhất trước tháng 9",
    ", trung bình các năm",
    " (xã Vĩnh)",
    " (12.000 người ở trung tâm)",
    " (phấn đấu 70%)",
    " (vượt 5% so với chỉ tiêu tỉnh giao tại các thôn trung tâm)",
    " (hoàn thành trước 30/9/2026)",
    " (riêng thôn Đông đạt 60%)",
    " trở lên (riêng thôn Đông đạt 60%)",
    ", riêng thôn Đông đạt 60%",
];

#[test]
fn words_on_document_end_and_means_take_nothing_from_a_promise() {
    let all = |words: &str| {
        plan(
            &format!("2. Mục tiêu cụ thể\n- {LABEL} đạt 75%{words}."),
            "",
            "",
        )
    };
    for (name, list, firm) in [
        ("adjuncts", &ADJUNCTS[..], true),
        ("no-adjuncts", &NO_ADJUNCTS[..], false),
    ] {
        let plans: Vec<String> = list.iter().map(|words| all(words)).collect();
        for (words, verdict) in list.iter().zip(verdicts(name, &plans)) {
            let plain = ["met", "exceeded", "weaker"].contains(&verdict.as_str());
            assert_eq!(plain, firm, "{words}: {verdict}");
        }
    }
}

/// How grave the findings are that a duty is missing in a plan.
fn missing(name: &str, text: &str, indicator: &str) -> Vec<String> {
    let path = scratch().join(format!("{name}.txt"));
    std::fs::write(&path, text).unwrap();
    let mut arguments: Vec<OsString> = ["check", "--no-config", "--format", "json"]
        .map(Into::into)
        .into();
    arguments.push(path.into());
    let report: Value = serde_json::from_str(&run(arguments).out).unwrap();
    let findings = report["plans"][0]["findings"].as_array().unwrap().iter();
    let missing = findings
        .filter(|finding| finding["name"] == "missing-target" && finding["indicator"] == indicator);
    missing
        .map(|finding| finding["severity"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn a_line_that_narrows_a_duty_keeps_it_from_being_missing_for_certain() {
    let files = |of: &str| {
        let target = format!("100% {of} được xử lý trên môi trường điện tử");
        plan(&format!("2. Mục tiêu cụ thể\n- {target}."), "", "")
    };
    for (of, expected) in [
        ("hồ sơ công việc của khối Đảng", "warning"),
        ("hồ sơ sức khỏe của người dân", "error"),
    ] {
        let found = missing("narrowed", &files(of), "work-files-online");
        assert_eq!(found, [expected], "{of}");
    }
}

#[test]
fn a_town_that_has_ended_owes_nothing_of_a_commune() {
    let text = plan(
        "2. Mục tiêu cụ thể\n- Tỷ lệ phủ sóng 5G trên dân số đạt 75%.",
        "",
        "",
    );
    let text = text
        .replace("XÃ", "THỊ TRẤN")
        .replace("xã Đồi", "thị trấn Đồi");
    assert!(missing("town", &text, "work-files-online").is_empty());
}

#[test]
fn one_lack_that_two_documents_ask_about_is_one_finding() {
    let text = plan(
        "2. Mục tiêu cụ thể\n- Đến năm 2030, tỷ lệ phủ sóng 5G trên dân số đạt 99%.",
        "",
        "",
    );
    let text = text.replace("năm 2026 \n", "giai đoạn 2026 - 2030\n");
    assert_eq!(missing("one-lack", &text, "work-files-online").len(), 1);
}

#[test]
fn what_narrows_a_promise_leaves_no_plain_verdict() {
    let mut wrong = String::new();
    for (list, firm) in [(&NARROW[..], false), (&HARMLESS[..], true)] {
        let named: Vec<(&str, &str, String)> = list
            .iter()
            .flat_map(|words| {
                crossed(words)
                    .into_iter()
                    .map(move |(way, text)| (*words, way, text))
            })
            .collect();
        let texts: Vec<String> = named.iter().map(|(_, _, text)| text.clone()).collect();
        let found = verdicts(if firm { "harmless" } else { "narrow" }, &texts);
        assert_eq!(found.len(), named.len());
        for ((words, way, _), verdict) in named.iter().zip(found) {
            // "Trên địa bàn xã" in the head of names says that they are places.
            let heads = way == &"head of names" && firm;
            if (verdict == "exceeded") != firm && !heads {
                let _ = writeln!(wrong, "{way}: “{words}” is {verdict}");
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// What an indicator is promised of: all fields, all offices, the plan's own province, which narrow nothing, and another
/// province and one field, which do.
#[test]
fn the_whole_said_in_more_words_is_the_whole() {
    let cases = [
        (
            "place-independent-procedures",
            "100% thủ tục hành chính ở tất cả các lĩnh vực được thực hiện không phụ thuộc địa giới hành chính",
            true,
        ),
        (
            "place-independent-procedures",
            "100% thủ tục hành chính được thực hiện không phụ thuộc địa giới hành chính trong phạm vi tỉnh Gia Lai",
            true,
        ),
        (
            "place-independent-procedures",
            "100% thủ tục hành chính được thực hiện không phụ thuộc địa giới hành chính trong phạm vi tỉnh An Giang",
            false,
        ),
        (
            "place-independent-procedures",
            "100% thủ tục hành chính lĩnh vực đất đai được thực hiện không phụ thuộc địa giới hành chính",
            false,
        ),
        (
            "work-files-online",
            "Đối với tất cả các cơ quan, đơn vị của xã, 100% hồ sơ công việc được xử lý trên môi trường điện tử",
            true,
        ),
        (
            "work-files-online",
            "Đối với một số cơ quan, đơn vị của xã, 100% hồ sơ công việc được xử lý trên môi trường điện tử",
            false,
        ),
        (
            "work-files-online",
            "Giữ vững 100% hồ sơ công việc được xử lý trên môi trường điện tử như năm 2025",
            true,
        ),
        (
            "coverage-5g-population",
            "Tỷ lệ bao phủ mạng di động thế hệ thứ 5 (5G) tính trên dân số toàn xã đạt 75%",
            true,
        ),
        (
            "coverage-5g-population",
            "Tỷ lệ phủ sóng 5G trên dân số đạt 75%, bình quân mỗi năm tăng 5%",
            true,
        ),
        (
            "coverage-5g-population",
            "Tỷ lệ phủ sóng 5G trên dân số đạt 75%, tính chung 5 năm",
            false,
        ),
        (
            "work-files-online",
            "Đồng thời, ở một số lĩnh vực, 100% hồ sơ công việc được xử lý trên môi trường điện tử",
            false,
        ),
    ];
    for (at, (indicator, sentence, is_plain)) in cases.into_iter().enumerate() {
        let text = plan(&format!("2. Mục tiêu cụ thể\n- {sentence}."), "", "");
        let verdict = verdicts_on(indicator, &format!("whole-{at}"), &[text]);
        let plain = ["met", "exceeded"].contains(&verdict[0].as_str());
        assert_eq!(plain, is_plain, "{sentence}: {verdict:?}");
    }
}

/// A line with the words of a duty and of others may answer it: that it is lacking is not certain.
#[test]
fn a_line_with_all_words_of_a_duty_and_more_makes_its_lack_uncertain() {
    let folder = scratch().join("all-words");
    std::fs::create_dir_all(&folder).unwrap();
    let of = |sentence: &str| {
        let path = folder.join("plan.txt");
        let text = plan(&format!("2. Mục tiêu cụ thể\n- {sentence}."), "", "");
        std::fs::write(&path, text).unwrap();
        let arguments = ["check", "--no-config", "--format", "json"].map(OsString::from);
        let ran = run(arguments.into_iter().chain([path.into()]));
        let report: Value = serde_json::from_str(&ran.out).unwrap();
        let findings = report["plans"][0]["findings"].as_array().unwrap().clone();
        let lack = findings.into_iter().find(|finding| {
            finding["name"] == "missing-target"
                && finding["indicator"] == "officials-equipment-signature"
        });
        lack.unwrap()["severity"].as_str().unwrap().to_owned()
    };
    let all = "100% cán bộ, công chức, viên chức xã và người hoạt động không chuyên trách có trang thiết bị đáp ứng yêu cầu công việc và có chữ ký số cá nhân";
    assert_eq!(of(all), "warning");
    assert_eq!(of("Tỷ lệ hộ có mạng đạt 80%"), "error");
}

/// What stands above a promise and below the results of the year before: a heading in capitals of the year to come.
#[test]
fn a_heading_of_the_year_to_come_ends_the_results() {
    let of = |heading: &str| {
        let results =
            format!("1. Kết quả năm 2025\n- {LABEL} đạt 60%.\n{heading}\n- {LABEL} đạt 75%.");
        plan(&results, "", "")
    };
    let plans = ["CHỈ TIÊU CHỦ YẾU NĂM 2026", "MỤC TIÊU NĂM 2026"].map(of);
    for verdict in verdicts("year-to-come", &plans) {
        assert_eq!(verdict, "exceeded");
    }
}

#[test]
fn a_row_of_a_table_that_was_not_seen_is_no_sentence() {
    let rows = format!("Chỉ tiêu | Kết quả 2025 | Mục tiêu 2026\n{LABEL} | 80% |");
    for verdict in verdicts("unseen-table", &[plan(&rows, "", "")]) {
        assert!(
            !["met", "exceeded", "weaker"].contains(&verdict.as_str()),
            "{verdict}"
        );
    }
}

#[test]
fn what_is_striven_for_beside_what_is_promised_is_no_other_promise() {
    let table = |head: &str| {
        plan(
            &format!("2. Mục tiêu cụ thể\nTT\tChỉ tiêu\tĐVT\t{head}\n1\t{LABEL}\t%\t70\t80"),
            "",
            "",
        )
    };
    for head in [
        "Kế hoạch 2026\tPhấn đấu 2026",
        "Mức tối thiểu\tMức phấn đấu",
    ] {
        let path = scratch().join("striven.txt");
        std::fs::write(&path, table(head)).unwrap();
        let arguments = ["check", "--no-config", "--format", "json"].map(OsString::from);
        let ran = run(arguments
            .into_iter()
            .chain([path.into()])
            .collect::<Vec<_>>());
        assert!(
            !ran.out.contains("conflicting-targets"),
            "{head}: {}",
            ran.out
        );
    }
}

/// What opens a sentence narrows each of its figures; what only leads to them, or dates them, takes nothing.
#[test]
fn what_opens_a_sentence_is_said_of_each_figure() {
    let of = |opening: &str| {
        let joined = [", ", "; "].map(|sign| {
            let body = format!(
                "2. Mục tiêu cụ thể\n- {opening} 100% hồ sơ công việc được xử lý trên môi trường điện tử{sign}75% dân số được phủ sóng 5G."
            );
            plan(&body, "", "")
        });
        verdicts("openings", &joined)
    };
    for narrow in [
        "6 tháng đầu năm:",
        "Trước ngày 30/6,",
        "Thí điểm:",
        "Tại 3 thôn điểm:",
        "Tại các thôn trung tâm,",
        "Đối với khối Đảng,",
        "Xã hiện có",
        "Năm trước,",
    ] {
        for verdict in of(narrow) {
            assert!(
                ["incomparable", "none"].contains(&verdict.as_str()),
                "{narrow} {verdict}"
            );
        }
    }
    for free in [
        "Phấn đấu",
        "Năm 2026:",
        "Đến hết năm 2026,",
        "Trên địa bàn xã,",
        "Bảo đảm",
    ] {
        for verdict in of(free) {
            assert_eq!(verdict, "exceeded", "{free}");
        }
    }
}
