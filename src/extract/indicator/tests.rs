//! Labels in the manner of plans, and what they name.

use super::*;
use std::fmt::Write as _;

fn said(found: &Match) -> String {
    match found {
        Match::Exact(slug) => slug.clone(),
        Match::Near { slug, words } => format!("~{slug} {}", words.join(" + ")),
        Match::Ambiguous(slugs) => format!("?{}", slugs.join(" ")),
        Match::Not { slug, word, .. } => format!("!{slug} {word}"),
        Match::None => "-".to_owned(),
    }
}

/// Prints what the labels of a table name (label, unit, of, level, apart by tabs; the file in LABELS).
#[test]
#[ignore = "reads a file of the caller"]
fn labels_of_a_file() {
    let path = std::env::var("LABELS").expect("LABELS names a file");
    let rules = RuleSet::load(true, &[]).unwrap();
    let vocabulary = Vocabulary::of(&rules);
    let (text, mut out) = (std::fs::read_to_string(&path).unwrap(), String::new());
    let start = std::time::Instant::now();
    let mut count = 0;
    for line in text.lines() {
        let mut cells = line.split('\t');
        let label = cells.next().unwrap_or_default();
        let mut some = || cells.next().filter(|cell| !cell.is_empty());
        let (unit, of, level) = (some(), some(), some());
        let level = level.and_then(|word| Level::ALL.into_iter().find(|(name, _)| *name == word));
        let found = vocabulary.match_label_of(level.map(|(_, level)| level), label, unit, of);
        writeln!(out, "{}", said(&found)).unwrap();
        count += 1;
    }
    writeln!(out, "{count} labels in {:?}", start.elapsed()).unwrap();
    std::fs::write(format!("{path}.out"), out).unwrap();
}

/// Of a commune's plan: label, unit, what stands behind the value, and what it names.
const LABELS: &[(&str, &str, &str, &str)] = &[
    // Every word explained.
    (
        "dịch vụ công được cung cấp trực tuyến toàn trình",
        "%",
        "",
        "services-end-to-end",
    ),
    (
        "hồ sơ thủ tục hành chính tiếp nhận trực tuyến được cấp mã định danh",
        "%",
        "",
        "!dossiers-online mã định danh",
    ),
    (
        "Tỷ lệ hồ sơ công việc được xử lý trên môi trường mạng (trừ hồ sơ mật)",
        "%",
        "",
        "work-files-online",
    ),
    (
        "Duy trì 100% tỷ lệ HSCV tại các phòng, đơn vị của xã được giải quyết trên môi trường điện tử",
        "%",
        "",
        "~work-files-online 100",
    ),
    (
        "hồ sơ công việc của UBND xã Tân An được xử lý trên môi trường điện tử",
        "%",
        "",
        "work-files-online",
    ),
    (
        "Phấn đấu tỷ lệ văn bản, hồ sơ công việc được xử lý toàn trình",
        "%",
        "",
        "work-files-end-to-end",
    ),
    (
        "CBCCVC cấp xã được tập huấn kỹ năng số cơ bản",
        "%",
        "",
        "officials-digital-skills-basic",
    ),
    (
        "Tỷ lệ phủ sóng 5G trên địa bàn xã",
        "%",
        "dân số",
        "coverage-5g-population",
    ),
    (
        "người dân được phủ sóng mạng 5G",
        "%",
        "",
        "coverage-5g-population",
    ),
    (
        "Phủ sóng 5G trên địa bàn phường",
        "%",
        "",
        "coverage-5g-area",
    ),
    (
        "Kinh tế số chiếm",
        "%",
        "GRDP tỉnh",
        "digital-economy-grdp-share",
    ),
    (
        "TTHC được tiếp nhận, giải quyết phi địa giới hành chính",
        "%",
        "",
        "place-independent-procedures",
    ),
    (
        "Mức độ hài lòng của tổ chức, cá nhân khi giải quyết TTHC",
        "%",
        "",
        "satisfaction",
    ),
    (
        "Tỉ lệ hồ sơ nộp trực tuyến toàn trình",
        "%",
        "",
        "dossiers-online-end-to-end",
    ),
    (
        "người từ đủ 15 tuổi có tài khoản ngân hàng",
        "%",
        "",
        "bank-account-15plus",
    ),
    (
        "cán bộ, công chức có trang thiết bị đáp ứng yêu cầu công việc và chữ ký số cá nhân",
        "%",
        "",
        "officials-equipment-signature",
    ),
    (
        "cán bộ, công chức, viên chức được trang bị máy tính đáp ứng yêu cầu công việc và có chữ ký số cá nhân",
        "%",
        "",
        "~officials-equipment-signature trang bị máy tính đáp ứng yêu cầu công việc",
    ),
    (
        "A.1 Tỷ lệ tiếp nhận hồ sơ TTHC trực tuyến",
        "%",
        "",
        "dossiers-online",
    ),
    (
        "Số hóa thành phần hồ sơ, kết quả giải quyết TTHC thuộc thẩm quyền của xã",
        "%",
        "",
        "records-digitised",
    ),
    (
        "Bảo đảm văn bản phát hành (trừ văn bản mật) được ký số của lãnh đạo và cơ quan",
        "%",
        "",
        "outgoing-docs-signed",
    ),
    (
        "báo cáo định kỳ của xã thực hiện trên Hệ thống thông tin báo cáo của tỉnh",
        "%",
        "",
        "reports-on-system",
    ),
    (
        "dân số từ 18 tuổi trở lên có chữ ký số cá nhân",
        "%",
        "",
        "digital-signature-adults",
    ),
    (
        "thanh toán phí, lệ phí trực tuyến",
        "%",
        "",
        "online-payment",
    ),
    (
        "phòng, đơn vị sử dụng ít nhất 01 ứng dụng AI trong công việc",
        "%",
        "",
        "ai-app-per-agency",
    ),
    // A word turns it.
    (
        "dân số chưa được phủ sóng 5G",
        "%",
        "",
        "!coverage-5g-population chưa",
    ),
    (
        "hồ sơ công việc của Đảng ủy xã được xử lý trên môi trường điện tử",
        "%",
        "",
        "!work-files-online Đảng ủy",
    ),
    (
        "hồ sơ công việc mật được xử lý trên môi trường điện tử",
        "%",
        "",
        "!work-files-online mật",
    ),
    (
        "lãnh đạo phòng xử lý hồ sơ công việc trên môi trường điện tử",
        "%",
        "",
        "!work-files-online lãnh đạo",
    ),
    (
        "các phòng, ban xử lý hồ sơ công việc trên môi trường điện tử",
        "%",
        "",
        "!work-files-online phòng, ban",
    ),
    (
        "Đối với đơn vị sự nghiệp: hồ sơ công việc được xử lý trên môi trường mạng",
        "%",
        "",
        "!work-files-online đơn vị sự nghiệp",
    ),
    (
        "hộ dân được phủ sóng 5G",
        "%",
        "",
        "!coverage-5g-population hộ dân",
    ),
    (
        "cán bộ, công chức có nhu cầu được bồi dưỡng kỹ năng số",
        "%",
        "",
        "!officials-digital-skills-basic nhu cầu",
    ),
    (
        "cán bộ, công chức cấp tỉnh được bồi dưỡng kỹ năng số",
        "%",
        "",
        "!officials-digital-skills-basic cấp tỉnh",
    ),
    (
        "TTHC lĩnh vực đất đai được giải quyết phi địa giới hành chính",
        "%",
        "",
        "!place-independent-procedures lĩnh vực",
    ),
    (
        "thủ tục hành chính phi địa giới hành chính được công khai",
        "%",
        "",
        "!place-independent-procedures công khai",
    ),
    (
        "người dân sử dụng dịch vụ công trực tuyến toàn trình",
        "%",
        "",
        "!services-end-to-end người dân",
    ),
    (
        "học sinh trung học cơ sở được trang bị kỹ năng số",
        "%",
        "",
        "!students-digital-literacy trung học cơ sở",
    ),
    (
        "phủ sóng 5G trên dân số",
        "%",
        "kế hoạch tỉnh giao",
        "!coverage-5g-population kế hoạch",
    ),
    (
        "tăng tỷ lệ hồ sơ nộp trực tuyến so với năm 2025",
        "%",
        "",
        "!dossiers-online tăng",
    ),
    // Half of what has to be said, or one of two.
    (
        "cán bộ, công chức, viên chức có trang thiết bị đáp ứng yêu cầu công việc",
        "%",
        "",
        "-",
    ),
    (
        "cán bộ, công chức có trang thiết bị hoặc có chữ ký số cá nhân",
        "%",
        "",
        "!officials-equipment-signature hoặc",
    ),
    // A word is unexplained, or what is counted is a part.
    (
        "hồ sơ công việc liên tục được xử lý trên môi trường điện tử",
        "%",
        "",
        "~work-files-online liên tục",
    ),
    (
        "công chức được bồi dưỡng kỹ năng số cơ bản",
        "%",
        "",
        "~officials-digital-skills-basic công chức",
    ),
    // No base is stated: of the area or of the people.
    (
        "Tỷ lệ phủ sóng 5G",
        "%",
        "",
        "?coverage-5g-population coverage-5g-area",
    ),
    // Other things.
    (
        "Tỷ lệ bến cảng sử dụng nền tảng số phục vụ khai thác bến",
        "%",
        "",
        "-",
    ),
    ("hộ nghèo được hỗ trợ nhà ở", "%", "", "-"),
    ("", "%", "", "-"),
];

#[test]
fn labels_name_what_every_word_allows() {
    let rules = RuleSet::load(true, &[]).unwrap();
    let vocabulary = Vocabulary::of(&rules);
    let some = |text: &'static str| Some(text).filter(|text| !text.is_empty());
    let mut wrong = Vec::new();
    for (label, unit, of, want) in LABELS {
        let got = said(&vocabulary.match_label(label, some(unit), some(of)));
        if got != *want {
            wrong.push(format!("{label} ({of})\n  want {want}\n  got  {got}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_plan_above_the_communes_may_name_its_own_level() {
    let rules = RuleSet::load(true, &[]).unwrap();
    let vocabulary = Vocabulary::of(&rules);
    let label = "hồ sơ công việc cấp tỉnh được xử lý trên môi trường mạng";
    for (level, want) in [
        (Level::Province, "work-files-online"),
        (Level::Commune, "!work-files-online cấp tỉnh"),
    ] {
        let got = vocabulary.match_label_of(Some(level), label, Some("%"), None);
        assert_eq!(said(&got), want);
    }
}

#[test]
fn a_word_that_turns_a_measure_turns_every_label_wherever_it_stands() {
    let rules = RuleSet::load(true, &[]).unwrap();
    let vocabulary = Vocabulary::of(&rules);
    let exact = LABELS
        .iter()
        .filter(|(.., want)| !want.starts_with(['!', '~', '?', '-']));
    for (label, ..) in exact {
        let words: Vec<&str> = label.split(' ').collect();
        for at in 0..=words.len() {
            for turn in ["chưa", "không", "hoặc", "tiểu thương", "lĩnh vực"] {
                let (before, after) = words.split_at(at);
                let turned = [before, &[turn], after].concat().join(" ");
                let found = vocabulary.match_label(&turned, Some("%"), None);
                assert!(
                    !matches!(found, Match::Exact(_)),
                    "{turned}: {}",
                    said(&found)
                );
            }
        }
    }
}

#[test]
fn words_beside_a_label_are_its_own_or_say_nothing_of_it() {
    let rules = RuleSet::load(true, &[]).unwrap();
    let vocabulary = Vocabulary::of(&rules);
    let beside = |slug: &str, words: &str, (name, label): (bool, &str)| {
        let heard = vocabulary.hear(None, words).unwrap();
        vocabulary.explains(slug, &heard, (name, label))
    };
    let of_5g =
        |words: &str, name: bool| beside("coverage-5g-population", words, (name, "phủ sóng 5G"));
    let explains = |words: &str| of_5g(words, false);
    for words in [
        "",
        "trên địa bàn xã",
        "xã",
        "dân số",
        "tại xã Suối Mẫu",
        "theo quy định",
    ] {
        assert!(explains(words), "{words}");
    }
    for words in [
        "mùa lễ hội",
        "tỉnh",
        "thôn Bìa",
        "dân số nông thôn",
        "không",
        "nhờ trạm",
    ] {
        assert!(!explains(words), "{words}");
    }
    let named = |words: &str| of_5g(words, true);
    for words in [
        "Phát triển hạ tầng số",
        "Về chính quyền số",
        "NHIỆM VỤ, GIẢI PHÁP TRỌNG TÂM",
    ] {
        assert!(named(words), "{words}");
    }
    assert!(!explains("NHIỆM VỤ, GIẢI PHÁP TRỌNG TÂM"));
    for words in [
        "Đối với vùng khó khăn",
        "Hạ tầng số các thôn",
        "Lĩnh vực y tế",
    ] {
        assert!(!named(words), "{words}");
    }
    assert!(beside("work-files-online", "Trừ hồ sơ mật", (false, "")));
    assert!(!beside("no-indicator", "xã", (false, "")));
}
