//! What a plan says in other words, of a part, of what is reached or far off: no error stands on its silence, and no level is
//! taken for a plain promise.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that cannot go on fails"
)]

use super::run::{run, scratch};
use serde_json::Value;
use std::ffi::OsString;
use std::sync::atomic::{AtomicUsize, Ordering};

/// How many plans were written: tests run side by side.
static WRITTEN: AtomicUsize = AtomicUsize::new(0);

/// The report on a plan of a commune with these targets and tasks.
fn report(title: &str, targets: &str, tasks: &str) -> Value {
    let text = format!(
        "ỦY BAN NHÂN DÂN\nXÃ ĐỒI MẪU\nSố: 52/KH-UBND\nĐồi Mẫu, ngày 15 tháng 4 năm 2026\n\nKẾ HOẠCH\n{title}\n\n\
         UBND xã Đồi Mẫu, tỉnh Gia Lai ban hành Kế hoạch như sau:\n\nI. MỤC TIÊU CỤ THỂ\n{targets}\n\nII. NHIỆM VỤ\n{tasks}\n\n\
         III. TỔ CHỨC THỰC HIỆN\nVăn phòng chủ trì.\n"
    );
    let at = WRITTEN.fetch_add(1, Ordering::Relaxed);
    let path = scratch().join(format!("otherwise-{at}.txt"));
    std::fs::write(&path, text).unwrap();
    let arguments = ["check", "--no-config", "--format", "json"].map(OsString::from);
    let arguments: Vec<OsString> = arguments.into_iter().chain([path.into()]).collect();
    let report: Value = serde_json::from_str(&run(arguments).out).unwrap();
    report["plans"][0].clone()
}

const TITLE: &str = "Chuyển đổi số xã Đồi Mẫu năm 2026";

/// How the lack of a target on an indicator is said; none where it is not.
fn lack(plan: &Value, indicator: &str) -> Option<String> {
    let findings = plan["findings"].as_array().unwrap().iter();
    let mut lacks = findings
        .filter(|finding| finding["name"] == "missing-target" && finding["indicator"] == indicator);
    let lack = lacks.next()?;
    Some(lack["severity"].as_str().unwrap().to_owned())
}

fn verdict(plan: &Value, indicator: &str) -> Option<String> {
    let verdicts = plan["verdicts"].as_array().unwrap().iter();
    let mut of_it = verdicts.filter(|verdict| verdict["indicator"] == indicator);
    Some(of_it.next()?["verdict"].as_str().unwrap().to_owned())
}

#[test]
fn no_error_stands_where_a_line_may_say_it_in_other_words() {
    let skills = "officials-digital-skills-basic";
    let other = "- Tỷ lệ hộ có mạng đạt 80%.";
    assert_eq!(
        lack(&report(TITLE, other, "1. Tuyên truyền."), skills).as_deref(),
        Some("error")
    );
    for words in [
        "100% cán bộ, công chức, viên chức và thành viên Tổ công nghệ số cộng đồng được tập huấn kỹ năng số",
        "100% đội ngũ cán bộ, công chức xã được nâng cao kỹ năng số",
        "Cử 100% cán bộ, công chức tham gia lớp tập huấn kỹ năng số cơ bản",
    ] {
        let plan = report(TITLE, &format!("{other}\n- {words}."), "1. Tuyên truyền.");
        assert_ne!(lack(&plan, skills).as_deref(), Some("error"), "{words}");
    }
    let task =
        "1. Văn phòng tổ chức bồi dưỡng kỹ năng số cho toàn bộ cán bộ, công chức, viên chức.";
    assert_eq!(
        lack(&report(TITLE, other, task), skills).as_deref(),
        Some("warning")
    );
    let annex = format!("{other}\n(Chi tiết theo biểu đính kèm Kế hoạch này)");
    assert_eq!(
        lack(&report(TITLE, &annex, "1. Tuyên truyền."), skills).as_deref(),
        Some("warning")
    );
    let activity = "Tuyên truyền về chuyển đổi số xã Đồi Mẫu năm 2026";
    assert_eq!(
        lack(&report(activity, other, "1. Tuyên truyền."), skills).as_deref(),
        Some("warning")
    );
}

#[test]
fn what_is_far_off_or_reached_or_of_a_class_is_no_plain_promise() {
    let skills = "officials-digital-skills-basic";
    let files = "work-files-online";
    for (words, indicator) in [
        (
            "100% cán bộ, công chức và 70% viên chức được bồi dưỡng kỹ năng số",
            skills,
        ),
        (
            "Cán bộ, công chức, viên chức được bồi dưỡng kỹ năng số: 100% đối với cán bộ, công chức; 85% đối với viên chức",
            skills,
        ),
        (
            "Tiến tới 100% hồ sơ công việc được xử lý trên môi trường điện tử",
            files,
        ),
        (
            "Từng bước xử lý 100% hồ sơ công việc trên môi trường điện tử",
            files,
        ),
        (
            "Cơ bản 100% hồ sơ công việc được xử lý trên môi trường điện tử",
            files,
        ),
        (
            "100% hồ sơ công việc đã được xử lý trên môi trường điện tử",
            files,
        ),
        (
            "Hiện trên địa bàn có 75% dân số được phủ sóng 5G",
            "coverage-5g-population",
        ),
        (
            "Xây dựng 02 thôn thông minh, mỗi thôn có 90% dân số được phủ sóng 5G",
            "coverage-5g-population",
        ),
        (
            "80% cán bộ, công chức, viên chức có trang thiết bị đáp ứng yêu cầu công việc, 100% có chữ ký số cá nhân",
            "officials-equipment-signature",
        ),
    ] {
        let plan = report(TITLE, &format!("- {words}."), "1. Tuyên truyền.");
        let said = verdict(&plan, indicator);
        let firm = ["met", "exceeded", "weaker"].map(|word| Some(word.to_owned()));
        assert!(!firm.contains(&said), "{words}: {said:?}");
    }
    let now = "- Tỷ lệ dân số được phủ sóng 5G: Hiện trạng 40%; mục tiêu 75%.";
    let plan = report(TITLE, now, "1. Tuyên truyền.");
    assert_ne!(
        verdict(&plan, "coverage-5g-population").as_deref(),
        Some("weaker")
    );
}

#[test]
fn a_share_of_all_is_that_of_each_item_below_it() {
    let list = "- 100% cán bộ, công chức, viên chức:\n+ Được đào tạo, bồi dưỡng kỹ năng số cơ bản;\n\
                + Có trang thiết bị đáp ứng yêu cầu công việc và có chữ ký số cá nhân.";
    let plan = report(TITLE, list, "1. Tuyên truyền.");
    for indicator in [
        "officials-digital-skills-basic",
        "officials-equipment-signature",
    ] {
        assert_eq!(
            verdict(&plan, indicator).as_deref(),
            Some("met"),
            "{indicator}"
        );
    }
}

#[test]
fn a_province_named_in_passing_is_not_the_plans() {
    let plan = |task: &str| {
        let text = format!(
            "ỦY BAN NHÂN DÂN\nXÃ ĐỒI MẪU\nSố: 52/KH-UBND\nĐồi Mẫu, ngày 15 tháng 4 năm 2026\n\nKẾ HOẠCH\n{TITLE}\n\n\
             I. MỤC TIÊU\n- Tỷ lệ hộ có mạng đạt 80%.\n\nII. NHIỆM VỤ\n1. {task}\n"
        );
        let path = scratch().join("passing.txt");
        std::fs::write(&path, text).unwrap();
        let ran = run(["extract".as_ref(), "--no-config".as_ref(), path.as_os_str()]);
        serde_json::from_str::<Value>(&ran.out).unwrap()["plan"]["province"].clone()
    };
    for task in [
        "Tổ chức đoàn học tập kinh nghiệm tại tỉnh Quảng Ninh.",
        "Theo mô hình của xã Đông Anh, thành phố Hà Nội.",
        "Phối hợp với UBND tỉnh Thanh Hóa kết nối dữ liệu.",
    ] {
        assert_eq!(plan(task), Value::Null, "{task}");
    }
    assert_eq!(plan("Báo cáo UBND tỉnh Gia Lai kết quả."), "Gia Lai");
}

/// How often an error says that two targets contradict each other.
fn conflicts(plan: &Value) -> usize {
    let findings = plan["findings"].as_array().unwrap().iter();
    let errors = findings.filter(|finding| {
        finding["name"] == "conflicting-targets" && finding["severity"] == "error"
    });
    errors.count()
}

#[test]
fn what_a_list_strives_for_beyond_another_is_no_second_promise() {
    let lists = |one: &str, other: &str| {
        let targets = format!(
            "a) {one}:\n- 80% dân số được phủ sóng 5G.\nb) {other}:\n- 95% dân số được phủ sóng 5G."
        );
        conflicts(&report(TITLE, &targets, "1. Tuyên truyền."))
    };
    assert_eq!(lists("Mức tối thiểu", "Mức phấn đấu"), 0);
    assert_eq!(lists("Hạ tầng số", "Xã hội số"), 1);
}

#[test]
fn headings_of_what_is_there_hold_results() {
    for heading in ["HẠ TẦNG SỐ HIỆN CÓ", "CÔNG TÁC CHUYỂN ĐỔI SỐ NĂM QUA"] {
        let text = format!(
            "- 60% dân số được phủ sóng 5G.\n\nII. {heading}\n- 75% dân số được phủ sóng 5G."
        );
        let plan = report(TITLE, &text, "1. Tuyên truyền.");
        assert_eq!(
            verdict(&plan, "coverage-5g-population").as_deref(),
            Some("weaker"),
            "{heading}"
        );
    }
}

#[test]
fn what_is_said_of_another_clause_takes_nothing() {
    let files = "work-files-online";
    for words in [
        "Hướng tới chính quyền số, 100% hồ sơ công việc được xử lý trên môi trường điện tử",
        "100% hồ sơ công việc được xử lý trên môi trường điện tử, từng bước thay thế văn bản giấy",
        "Từng bước hiện đại hóa nền hành chính, bảo đảm 100% hồ sơ công việc được xử lý trên môi trường điện tử",
    ] {
        let plan = report(TITLE, &format!("- {words}."), "1. Tuyên truyền.");
        assert_eq!(verdict(&plan, files).as_deref(), Some("met"), "{words}");
    }
    let classes = "- 90% cán bộ, công chức và 80% viên chức được bồi dưỡng kỹ năng số cơ bản.";
    let plan = report(TITLE, classes, "1. Tuyên truyền.");
    assert_eq!(
        verdict(&plan, "officials-digital-skills-basic").as_deref(),
        Some("weaker")
    );
    let items = "- 100% cán bộ, công chức, viên chức:\n+ Được đào tạo, bồi dưỡng kỹ năng số cơ bản: 80%;\n\
                 + Có trang thiết bị đáp ứng yêu cầu công việc và có chữ ký số cá nhân.";
    let plan = report(TITLE, items, "1. Tuyên truyền.");
    assert_eq!(
        verdict(&plan, "officials-digital-skills-basic").as_deref(),
        Some("weaker")
    );
    assert_eq!(
        verdict(&plan, "officials-equipment-signature").as_deref(),
        Some("met")
    );
}

#[test]
fn what_waits_for_something_is_no_plain_promise() {
    let both = "100% hồ sơ công việc được xử lý trên môi trường điện tử; 100% cán bộ, công chức, viên chức được bồi dưỡng kỹ năng số cơ bản";
    for opening in [
        "Khi có kinh phí",
        "Khi được bố trí kinh phí",
        "Sau khi hạ tầng được nâng cấp",
        "Nếu được bố trí kinh phí",
    ] {
        let plan = report(TITLE, &format!("- {opening}, {both}."), "1. Tuyên truyền.");
        for indicator in ["work-files-online", "officials-digital-skills-basic"] {
            let found = verdict(&plan, indicator);
            assert_eq!(found.as_deref(), Some("incomparable"), "{opening}");
        }
    }
    for opening in [
        "Một là",
        "Ngay từ đầu năm",
        "Từ nay đến hết năm 2026",
        "Phát huy kết quả năm 2025",
        "Với mục tiêu lấy người dân làm trung tâm",
        "Trong các cơ quan, đơn vị thuộc xã",
    ] {
        let plan = report(TITLE, &format!("- {opening}, {both}."), "1. Tuyên truyền.");
        for indicator in ["work-files-online", "officials-digital-skills-basic"] {
            let found = verdict(&plan, indicator);
            assert_eq!(found.as_deref(), Some("met"), "{opening}");
        }
    }
}

#[test]
fn items_are_said_of_those_that_open_their_list() {
    let (skills, equipment) = (
        "officials-digital-skills-basic",
        "officials-equipment-signature",
    );
    let items = "+ Được bồi dưỡng kỹ năng số cơ bản;\n+ Có trang thiết bị đáp ứng yêu cầu công việc và có chữ ký số cá nhân.";
    let levels = "+ Bồi dưỡng kỹ năng số cơ bản: 90%;\n+ Có trang thiết bị đáp ứng yêu cầu công việc và có chữ ký số cá nhân: 95%.";
    for (opening, items, found) in [
        (
            "Cán bộ, công chức, viên chức phấn đấu đạt 100%:",
            items,
            "met",
        ),
        (
            "100% cán bộ, công chức, viên chức, trong đó:",
            levels,
            "weaker",
        ),
    ] {
        let plan = report(TITLE, &format!("- {opening}\n{items}"), "1. Tuyên truyền.");
        for indicator in [skills, equipment] {
            assert_eq!(
                verdict(&plan, indicator).as_deref(),
                Some(found),
                "{opening}"
            );
        }
    }
    let files = "- 100% hồ sơ công việc:\n+ Được xử lý trên môi trường điện tử (trừ hồ sơ mật);\n+ Được lưu trữ điện tử.";
    let plan = report(TITLE, files, "1. Tuyên truyền.");
    assert_eq!(verdict(&plan, "work-files-online").as_deref(), Some("met"));
}

#[test]
fn targets_that_another_document_sets_are_not_surely_missing() {
    for words in [
        "Các chỉ tiêu cụ thể được giao tại Quyết định số 128/QĐ-UBND ngày 15/01/2026.",
        "Thực hiện theo các chỉ tiêu UBND tỉnh giao năm 2026.",
    ] {
        let plan = report(
            TITLE,
            &format!("{words}\n- Tỷ lệ hộ có mạng đạt 80%."),
            "1. Tuyên truyền.",
        );
        let found = lack(&plan, "work-files-online");
        assert_eq!(found.as_deref(), Some("warning"), "{words}");
    }
}

#[test]
fn what_takes_from_a_level_in_its_own_sentence_keeps_it_from_being_sure() {
    let files = "hồ sơ công việc được xử lý trên môi trường điện tử";
    let of = |words: &str| {
        let line = format!("- {}.", words.replace('~', files));
        let plan = report(TITLE, &line, "1. Tuyên truyền.");
        verdict(&plan, "work-files-online")
    };
    assert_eq!(of("100% ~").as_deref(), Some("met"));
    assert_eq!(of("100% ~; 80% hộ có mạng").as_deref(), Some("met"));
    for words in [
        "100% ~, tối đa 10% xử lý song song trên giấy",
        "100% ~; không quá 5% hồ sơ còn giấy",
        "100% ~, 10% hồ sơ công việc chưa được xử lý trên môi trường điện tử",
        "100% ~, giảm 10% so với năm 2025",
        "100% ~; hồ sơ của Công an xã đạt 70%",
        "100% ~ (năm 2026 đạt tối thiểu 90%)",
        "100% ~ (trong đó năm 2026: 65%)",
    ] {
        assert_eq!(of(words).as_deref(), Some("incomparable"), "{words}");
    }
}

#[test]
fn a_level_of_a_period_leaves_its_first_years_open() {
    let files = "100% hồ sơ công việc được xử lý trên môi trường điện tử";
    for (targets, later) in [
        (format!("- Đến năm 2030: {files}."), "error"),
        (format!("- Từ năm 2026 đến năm 2030: {files}."), "warning"),
        (format!("- Giai đoạn 2026 - 2030: {files}."), "warning"),
        (format!("- Giai đoạn 2026 - 2030:\n+ {files}."), "warning"),
        (format!("1. Giai đoạn 2026-2030\n- {files}."), "warning"),
        (
            "| TT | Chỉ tiêu | Giai đoạn 2026 - 2030 |\n|---|---|---|\n| 1 | Hồ sơ công việc được xử lý trên môi trường điện tử | 100% |".to_owned(),
            "warning",
        ),
        (format!("- Năm 2026 và năm 2027: {files}."), ""),
    ] {
        let plan = report(TITLE, &targets, "1. Tuyên truyền.");
        let findings = plan["findings"].as_array().unwrap();
        let found = findings
            .iter()
            .find(|finding| finding["name"] == "later-target");
        let severity = found.map_or("", |found| found["severity"].as_str().unwrap());
        assert_eq!(severity, later, "{targets}");
        let says = found.map_or("", |found| found["message"].as_str().unwrap());
        assert_eq!(
            says.contains("giai đoạn 2026–2030"),
            later == "warning",
            "{says}"
        );
    }
}

#[test]
fn figures_of_which_nobody_knows_whose_they_are_promise_nothing() {
    for (line, indicator) in [
        (
            "- Tỷ lệ hồ sơ nộp trực tuyến, thanh toán trực tuyến, số hóa hồ sơ đạt lần lượt 85%, 80%.",
            "online-payment",
        ),
        (
            "- Tỷ lệ dân số được phủ sóng 5G đạt 75% - 70%.",
            "coverage-5g-population",
        ),
        (
            "- 00% hồ sơ công việc được xử lý trên môi trường điện tử.",
            "work-files-online",
        ),
    ] {
        let plan = report(TITLE, line, "1. Tuyên truyền.");
        let found = verdict(&plan, indicator);
        assert!(
            found.as_deref().is_none_or(|found| found == "missing"),
            "{line}: {found:?}"
        );
    }
}

/// What is said of the share of files done from end to end in a table of these rows.
fn in_a_table(rows: &str) -> (Option<String>, usize) {
    let plan = report(TITLE, rows, "1. Tuyên truyền.");
    let findings = plan["findings"].as_array().unwrap().iter();
    let told = [
        "conflicting-targets",
        "duplicate-target",
        "incomparable-target",
    ];
    let told = findings.filter(|found| told.iter().any(|name| found["name"] == *name));
    (verdict(&plan, "work-files-end-to-end"), told.count())
}

#[test]
fn columns_that_limit_nothing_leave_a_value_as_it_is() {
    let name = "Văn bản, hồ sơ công việc được xử lý toàn trình trên môi trường điện tử";
    for (head, cells) in [
        ("Năm 2026 | Trọng số", "75% | 10"),
        ("Chỉ tiêu năm 2026 | Điểm", "75% | 10"),
        ("Năm 2026 | Lũy kế đến 2026", "15% | 75%"),
        (
            "Quý I | Quý II | Quý III | Quý IV | Cả năm",
            "50% | 60% | 70% | 75% | 75%",
        ),
        ("Kết quả 6 tháng đầu năm 2026 | Mục tiêu 2026", "40% | 75%"),
        ("Mục tiêu 2026 | Căn cứ", "75% | QĐ 11/QĐ-BCĐCP"),
        (
            "Kết quả 2025 | Đánh giá | Mục tiêu 2026",
            "55% | Không đạt | 75%",
        ),
        ("Mục tiêu 2026 | Ghi chú", "75% | Chỉ tiêu tỉnh giao 70%"),
        ("Số lượng | Tỷ lệ %", "3.000/4.000 | 75"),
        ("Năm 2026", "Toàn bộ"),
    ] {
        let columns = head.matches('|').count() + 3;
        let rule = "|---".repeat(columns);
        let rows = format!("| TT | Chỉ tiêu | {head} |\n{rule}|\n| 1 | {name} | {cells} |");
        let (found, told) = in_a_table(&rows);
        assert_eq!(found.as_deref(), Some("exceeded"), "{head}");
        let twice = head.starts_with("Quý");
        assert!(told == 0 || twice, "{head}");
    }
}

#[test]
fn each_body_has_its_own_level() {
    let files = "hồ sơ công việc được xử lý trên môi trường điện tử";
    for (body, sure) in [
        ("UBND xã", true),
        ("Đảng ủy xã", false),
        ("Công an xã", false),
        ("Phòng Kinh tế", false),
        ("HĐND xã", false),
    ] {
        let plan = report(
            TITLE,
            &format!("- {body}: 100% {files}."),
            "1. Tuyên truyền.",
        );
        let found = verdict(&plan, "work-files-online");
        let right = if sure { "met" } else { "incomparable" };
        assert_eq!(found.as_deref(), Some(right), "{body}");
    }
    let two = format!("- Đảng ủy: 100% {files}.\n- UBND: 75% {files}.");
    assert_eq!(conflicts(&report(TITLE, &two, "1. Tuyên truyền.")), 0);
}

#[test]
fn what_was_reached_before_takes_nothing_from_a_level() {
    for words in [
        "Hồ sơ công việc được xử lý trên môi trường điện tử đạt 100%, tăng 5% so với năm 2025 (95%)",
        "45/45 (100%) hồ sơ công việc được xử lý trên môi trường điện tử",
        "Hồ sơ công việc được xử lý trên môi trường điện tử tăng từ 80% năm 2025 lên 100% năm 2026",
    ] {
        let plan = report(TITLE, &format!("- {words}."), "1. Tuyên truyền.");
        assert_eq!(
            verdict(&plan, "work-files-online").as_deref(),
            Some("met"),
            "{words}"
        );
    }
    // What goes the other way than its verb is not understood.
    for words in [
        "Nâng tỷ lệ hồ sơ công việc được xử lý trên môi trường điện tử từ 100% năm 2025 lên 95% năm 2026",
        "Hồ sơ công việc được xử lý trên môi trường điện tử: 40/45 (đạt 100%)",
    ] {
        let plan = report(TITLE, &format!("- {words}."), "1. Tuyên truyền.");
        let found = verdict(&plan, "work-files-online");
        assert_eq!(found.as_deref(), Some("missing"), "{words}");
        assert_eq!(
            lack(&plan, "work-files-online").as_deref(),
            Some("warning"),
            "{words}"
        );
    }
}

#[test]
fn an_annex_of_another_plan_answers_for_none() {
    let tasks = |number: &str| {
        format!(
            "1. Tuyên truyền.\n\nPHỤ LỤC\n(Kèm theo Kế hoạch số {number} ngày 15/4/2026 của UBND xã Đồi Mẫu)\n\
             | TT | Chỉ tiêu | Năm 2026 |\n|---|---|---|\n\
             | 1 | Hồ sơ công việc được xử lý trên môi trường điện tử | 100% |"
        )
    };
    for (number, right) in [("52/KH-UBND", "met"), ("53/KH-UBND", "incomparable")] {
        let plan = report(TITLE, "- Tỷ lệ hộ có mạng đạt 80%.", &tasks(number));
        let found = verdict(&plan, "work-files-online");
        assert_eq!(found.as_deref(), Some(right), "{number}");
    }
}
