//! What whole texts say: which list a figure stands in, and its year.

use crate::plan::Target;
use crate::rule::RuleSet;
use crate::text::Source;

/// Its targets (`t`), figures of tasks (`k`) and results (`b`): label, figure, year.
pub(super) fn read(text: &str) -> Vec<String> {
    let plan = super::extract(&Source::new("plan", text), &RuleSet::default()).plan;
    let told = |list: &str, targets: &[Target<'_>]| -> Vec<String> {
        let line = |target: &Target<'_>| {
            let year = target.year.map_or("-".to_owned(), |year| year.to_string());
            format!("{list} {} {:?} {year}", target.label, target.promise)
        };
        targets.iter().map(line).collect()
    };
    [
        told("t", &plan.targets),
        told("k", &plan.task_targets),
        told("b", &plan.baselines),
    ]
    .concat()
}

/// A head with a number and a day of 2026.
pub(super) fn plan(kind: &str, body: &str) -> String {
    format!(
        "ỦY BAN NHÂN DÂN\nXÃ TÂN HƯNG\nSố: 45/KH-UBND\nTân Hưng, ngày 12 tháng 01 năm 2026\n\n{kind}\n\n{body}"
    )
}

pub(super) fn assert_reads(text: &str, want: &[&str]) {
    let read = read(text);
    let short = |line: &String| {
        let mut line = line.replace("Number(", "").replace(')', "");
        for (long, sign) in [("AtLeast, ", ">="), ("Equal, ", "="), ("Above, ", ">")] {
            line = line.replace(long, sign);
        }
        line.replace("Decimal", "").replace(['(', '"'], "")
    };
    let read: Vec<String> = read.iter().map(short).collect();
    assert_eq!(read, want, "{text}");
}

#[test]
fn an_article_of_a_decision_is_a_part_of_its_own() {
    let text = plan(
        "NGHỊ QUYẾT\nVề nhiệm vụ năm 2026",
        "Điều 1. Chỉ tiêu năm 2026\n\n1. Tỷ lệ hộ nghèo còn 1%.\n\n(1) Theo chuẩn nghèo giai đoạn 2027 - 2030.\n\nĐiều 2. Nhiệm vụ, giải pháp\n\n1. Giải ngân vốn đạt 95%.\n",
    );
    assert_reads(
        &text,
        &["t Tỷ lệ hộ nghèo =1 2026", "k Giải ngân vốn =95 2026"],
    );
}

#[test]
fn capitals_below_roman_numbers_keep_their_year() {
    let text = plan(
        "CHƯƠNG TRÌNH\nThực hiện Nghị quyết đại hội",
        "II- CÁC CHỈ TIÊU ĐẾN NĂM 2030\n\nA- Kinh tế\n\n1- Tỷ lệ hộ nghèo còn 1%.\n\nB- Môi trường\n\n2- Tỷ lệ che phủ rừng đạt 41%.\n",
    );
    assert_reads(
        &text,
        &["t Tỷ lệ hộ nghèo =1 2030", "t Tỷ lệ che phủ rừng =41 2030"],
    );
}

#[test]
fn capitals_set_parts_apart_where_nothing_counts_them() {
    let text = plan(
        "KẾ HOẠCH\nTrồng rừng năm 2026",
        "Ủy ban nhân dân xã ban hành Kế hoạch như sau:\n\nKẾT QUẢ NĂM 2025\n\n1. Tỷ lệ che phủ rừng đạt 40%.\n\nMỤC TIÊU\n\n1. Tỷ lệ che phủ rừng đạt 41%.\n\nNHIỆM VỤ VÀ GIẢI PHÁP\n\n1. Xây dựng vườn ươm\n\n- Hoàn thành xây dựng vườn ươm của xã.\n\n2. Tuyên truyền\n\n- Tổ chức 02 lớp tập huấn.\n",
    );
    assert_reads(
        &text,
        &[
            "t Tỷ lệ che phủ rừng =41 2026",
            "k lớp tập huấn =2 2026",
            "b Tỷ lệ che phủ rừng =40 2025",
        ],
    );
}

#[test]
fn what_a_council_takes_note_of_is_a_result() {
    let text = plan(
        "NGHỊ QUYẾT\nVề nhiệm vụ năm 2026",
        "Điều 1. Thông qua kết quả thực hiện nhiệm vụ năm 2025\n\nNăm 2025, tỷ lệ che phủ rừng đạt 40%; tỷ lệ hộ nghèo còn 2%.\n\nĐiều 2. Chỉ tiêu năm 2026\n\n1. Tỷ lệ hộ nghèo còn 1%.\n",
    );
    assert_reads(
        &text,
        &[
            "t Tỷ lệ hộ nghèo =1 2026",
            "b tỷ lệ che phủ rừng =40 2025",
            "b tỷ lệ hộ nghèo =2 2025",
        ],
    );
}

#[test]
fn a_last_year_in_the_title_makes_no_earlier_column_a_result() {
    let text = "ỦY BAN NHÂN DÂN\nXÃ TÂN HƯNG\n\nKẾ HOẠCH\nTrồng rừng đến năm 2032\n\nI. CHỈ TIÊU\n\n| STT | Chỉ tiêu | Giai đoạn 2026 - 2028 | Giai đoạn 2029 - 2032 |\n|---|---|---|---|\n| 1 | Tỷ lệ che phủ rừng | 41% | 43% |\n";
    assert_reads(
        text,
        &[
            "t Tỷ lệ che phủ rừng =41 2028",
            "t Tỷ lệ che phủ rừng =43 2032",
        ],
    );
}

#[test]
fn a_share_of_all_that_follows_and_a_number_said_again_in_words() {
    let text = plan(
        "KẾ HOẠCH\nChuyển đổi số năm 2026",
        "I. MỤC TIÊU\n\n- Trong năm, bảo đảm 100% các nội dung sau:\n\n+ Hồ sơ công việc được lập trên mạng;\n\n+ Văn bản được ký số.\n\n- Thành lập 05 (năm) tổ ứng cứu sự cố mạng.\n",
    );
    assert_reads(
        &text,
        &[
            "t Hồ sơ công việc được lập trên mạng =100 2026",
            "t Văn bản được ký số =100 2026",
            "t tổ ứng cứu sự cố mạng =5 2026",
        ],
    );
}

#[test]
fn what_looks_back_is_a_result() {
    let text = plan(
        "CHỈ THỊ\nVề an toàn giao thông năm 2026",
        "Năm 2025, toàn xã xảy ra 14 vụ tai nạn, làm 5 người bị thương.\n\nA. NHÌN LẠI CÔNG TÁC NĂM 2025\n\n1. Đã cấp 90% giấy tờ.\n\nB. CHỈ TIÊU\n\n1. Tỷ lệ vi phạm giảm còn 5%.\n",
    );
    let read = read(&text);
    let promised: Vec<&String> = read.iter().filter(|line| !line.starts_with('b')).collect();
    assert_eq!(promised.len(), 1, "{read:?}");
    assert!(
        promised
            .iter()
            .all(|line| line.starts_with("t Tỷ lệ vi phạm")),
        "{read:?}"
    );
}

#[test]
fn a_report_tells_and_an_invitation_promises_nothing() {
    let told = read(&plan(
        "BÁO CÁO\nKết quả phong trào",
        "I. CÔNG TÁC CHỈ ĐẠO\n\nBan hành 17 văn bản; tổ chức 03 lớp tập huấn.\n",
    ));
    assert!(told.iter().all(|line| line.starts_with('b')), "{told:?}");
    let invited = read(&plan(
        "GIẤY MỜI\nDự Hội nghị đối thoại",
        "1. Thời gian: 01 buổi, từ 8 giờ 00.\n\n2. Hướng dẫn kê khai với tỷ lệ 1% đối với hàng hóa.\n",
    ));
    assert!(invited.is_empty(), "{invited:?}");
}

#[test]
fn a_letterhead_between_bars_ends_where_the_title_begins() {
    let text = "ỦY BAN NHÂN DÂN\nXÃ TÂN HƯNG\n|\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n|\nSố: 45/KH-UBND\n|\nTân Hưng, ngày 12 tháng 01 năm 2026\n\nKẾ HOẠCH\nTrồng rừng năm 2026\n\nI. CHỈ TIÊU\n\n1. Tỷ lệ che phủ rừng đạt 41%.\n\n| STT | Chỉ tiêu | Năm 2026 |\n|---|---|---|\n| 1 | Tỷ lệ hộ nghèo | 1% |\n";
    assert_reads(
        text,
        &["t Tỷ lệ che phủ rừng =41 2026", "t Tỷ lệ hộ nghèo =1 2026"],
    );
}

#[test]
fn a_line_that_breaks_before_its_figure_goes_on() {
    for body in [
        "I. MỤC TIÊU\n- Đưa tỷ lệ hộ có mạng từ 41% lên\n65%.\n",
        "I. MỤC TIÊU\n- Tỷ lệ hộ có mạng đạt 65% vào năm\n2026.\n",
    ] {
        let text = plan("KẾ HOẠCH\nChuyển đổi số", body);
        let read = read(&text);
        assert_eq!(read.len(), 1, "{read:?}");
        assert!(read.iter().all(|line| line.contains("65")), "{read:?}");
    }
}

#[test]
fn a_blank_beside_the_comma_of_a_cell() {
    let table = |unit: &str| {
        plan(
            "KẾ HOẠCH\nChuyển đổi số năm 2026",
            &format!(
                "I. MỤC TIÊU\nSTT\tChỉ tiêu\tĐVT\tNăm 2026\n1\tTỷ lệ hộ có mạng\t{unit}\t72, 5\n2\tTỷ lệ thôn có tổ\t%\t90\n"
            ),
        )
    };
    let share = read(&table("%"));
    assert!(share.iter().any(|line| line.contains("72.5")), "{share:?}");
    let count = read(&table("hộ"));
    assert_eq!(count.len(), 1, "{count:?}");
}

#[test]
fn chapters_items_and_points_of_other_documents_that_hold_targets() {
    let text = plan(
        "KẾ HOẠCH\nChăm sóc sức khỏe",
        "PHẦN THỨ HAI\nMỤC TIÊU\n\nChương I. Năm 2026\n\nTỷ lệ che phủ rừng giữ ở mức 41,5%.\n\nChương II. Đến năm 2030\n\nTuổi thọ trung bình đạt 74,8 tuổi.\n",
    );
    assert_reads(
        &text,
        &[
            "t Tỷ lệ che phủ rừng =41.5 2026",
            "t Tuổi thọ trung bình =74.8 2030",
        ],
    );
    let text = plan(
        "KẾ HOẠCH\nNăng lượng",
        "1. Nghị quyết A\n\n- Mục tiêu cụ thể đến năm 2030\n\n+ Tổng tiêu thụ năng lượng 120 triệu tấn.\n",
    );
    let found = read(&text);
    assert!(
        found
            .iter()
            .all(|line| line.ends_with("2030") && line.starts_with('t')),
        "{found:?}"
    );
    let text = plan(
        "QUYẾT ĐỊNH\nĐiều chỉnh chỉ tiêu",
        "1. Sửa đổi điểm a chỉ tiêu:\n\n“a) Tỷ lệ che phủ rừng đến năm 2030 đạt 62%.”\n",
    );
    let found = read(&text);
    assert!(
        found
            .iter()
            .any(|line| line.contains(" Tỷ lệ che phủ rừng ")),
        "{found:?}"
    );
}

#[test]
fn lines_without_a_mark_hold_bullets_like_those_above_them() {
    let text = plan(
        "KẾ HOẠCH\nPhát triển dịch vụ",
        "- Mục tiêu chung\n\nPhát triển bền vững.\n\n- Mục tiêu cụ thể\n\nGiai đoạn 2026 - 2030\n\n- Tỷ lệ hộ có mạng đạt 90%.\n\n- Tỷ lệ thôn có tổ đạt 95%.\n",
    );
    assert_reads(
        &text,
        &["t Tỷ lệ hộ có mạng =90 2030", "t Tỷ lệ thôn có tổ =95 2030"],
    );
    let text = plan(
        "KẾ HOẠCH\nPhát triển dịch vụ",
        "- Nâng cao nhận thức.\n\nMục tiêu của chương trình giai đoạn 2026 - 2028 như sau:\n\nMục tiêu cụ thể của chương trình xây dựng các thôn thông minh và phát triển các dịch vụ số cho người dân trên địa bàn xã giai đoạn 2026 - 2028 trong năm 2027:\n\n- Tỷ lệ hộ có mạng đạt 90%.\n",
    );
    assert_reads(&text, &["t Tỷ lệ hộ có mạng =90 2027"]);
    // A heading with a year of its own is not dated by the line that announced all of them.
    let text = plan(
        "KẾ HOẠCH\nXã hội học tập",
        "Mục tiêu của Đề án giai đoạn 2026 - 2030 như sau:\n\n(1) Mục tiêu cụ thể\n\nMục tiêu đến năm 2027\n\n- Xóa mù chữ:\n\n+ 70% các thôn đạt chuẩn.\n",
    );
    assert_reads(&text, &["t các thôn đạt chuẩn =70 2027"]);
}

#[test]
fn footnotes_narrow_the_targets_that_have_their_marks() {
    let rules = RuleSet::load(true, &[]).unwrap();
    let conditions = |mark: &str, note: &str, last: bool| {
        let (under, end) = if last { ("", note) } else { (note, "") };
        let text = plan(
            "KẾ HOẠCH\nChuyển đổi số xã Tân Hưng, tỉnh Vĩnh Long năm 2026",
            &format!(
                "I. MỤC TIÊU\n- 100% hồ sơ công việc được xử lý trên môi trường điện tử{mark}.\n{under}\n- 100% thủ tục hành chính được thực hiện không phụ thuộc địa giới hành chính.\n\nII. NHIỆM VỤ\n1. Tăng cường tuyên truyền.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\n{end}\n"
            ),
        );
        let plan = super::extract(&Source::new("plan", text.as_str()), &rules).plan;
        let told = |target: &Target<'_>| {
            assert!(target.indicator.is_some(), "{text}");
            target.condition.as_deref().map(str::to_owned)
        };
        plan.targets.iter().map(told).collect::<Vec<_>>()
    };
    let limit = "Chỉ áp dụng đối với lĩnh vực hộ tịch.";
    for mark in ["(1)", "[1]", "¹", " (1)", "(*)", "*"] {
        for last in [false, true] {
            let note = format!("{} {limit}", mark.trim());
            let found = conditions(mark, &note, last);
            let limited = found
                .iter()
                .flatten()
                .all(|words| limit.contains(words.as_str()));
            assert!(
                found.len() == 2 && found[0].is_some() && limited,
                "{mark} {found:?}"
            );
        }
        for free in [
            "Trừ hồ sơ mật.",
            "Năm 2025 đạt 92%.",
            "Quyết định số 11/QĐ-BCĐCP ngày 27/02/2026 của Ban Chỉ đạo của Chính phủ.",
        ] {
            let found = conditions(mark, &format!("{} {free}", mark.trim()), true);
            assert_eq!(found, [None, None], "{mark} {free}");
        }
    }
    // A note that is not in the text may say anything; a list is none.
    assert_eq!(conditions("[1]", "", true), [Some("[1]".to_owned()), None]);
    assert_eq!(conditions("(1)", "", true), [None, None]);
    let list = "(1) Ban hành kế hoạch.\n(2) Tổ chức thực hiện.";
    assert_eq!(conditions("(1)", list, true), [None, None]);
}

#[test]
fn leaders_and_units_in_the_brackets_of_names() {
    let text = plan(
        "KẾ HOẠCH\nPhát triển du lịch năm 2026",
        "I. MỤC TIÊU\n1. Tổng lượt khách ........................ 320.000 lượt\n   Trong đó khách quốc tế ................ 95.000 lượt\n2. Công suất sử dụng phòng ................ 55%\n",
    );
    let found = read(&text);
    assert_eq!(found.len(), 3, "{found:?}");
    assert!(
        found[1].starts_with("t Trong đó khách quốc tế") || found[1].starts_with("t khách quốc tế"),
        "{found:?}"
    );
    let text = plan(
        "KẾ HOẠCH\nKinh tế năm 2026",
        "I. MỤC TIÊU\nTT\tChỉ tiêu\tNăm 2026\n1\tThu nhập bình quân đầu người (triệu đồng/người)\t71\n2\tTỷ lệ hộ nghèo (%)\t1,8\n",
    );
    assert_reads(
        &text,
        &[
            "t Thu nhập bình quân đầu người =71 2026",
            "t Tỷ lệ hộ nghèo =1.8 2026",
        ],
    );
    let text = plan(
        "NGHỊ QUYẾT\nKinh tế năm 2026",
        "Điều 1. Mục tiêu\n1. Tỷ lệ hộ nghèo còn 1%.\n\nĐiều 2. Tổ chức thực hiện\nNghị quyết được Hội đồng nhân dân xã thông qua với 25/25 đại biểu tán thành./.\n",
    );
    assert_reads(&text, &["t Tỷ lệ hộ nghèo =1 2026"]);
    // Who was born in a year is meant, and not when.
    let text = plan(
        "KẾ HOẠCH\nTuyển quân năm 2026",
        "I. MỤC TIÊU\n- 100% công dân nam sinh năm 2009 được đăng ký lần đầu.\n",
    );
    assert_reads(
        &text,
        &["t công dân nam sinh năm 2009 được đăng ký lần đầu =100 2026"],
    );
}

#[test]
fn a_part_that_a_bullet_names_holds_the_paragraphs_below_it() {
    let text = plan(
        "NGHỊ QUYẾT\nPhát triển kinh tế biển",
        "Mục tiêu phát triển bền vững đến năm 2030 như sau:\n\n- Mục tiêu tổng quát\n\nĐưa xã trở thành xã mạnh.\n\n- Mục tiêu cụ thể\n\n+ Về kinh tế: Tỷ lệ hộ có tàu đạt 10%.\n\nCác ngành phát triển bền vững.\n\n+ Về xã hội: Tỷ lệ hộ có nước sạch đạt 65%.\n",
    );
    let found = read(&text);
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found.iter().all(|line| line.ends_with("2030")), "{found:?}");
}

#[test]
fn what_two_shares_are_of_and_counts_in_the_name_of_a_share() {
    let text = plan(
        "KẾ HOẠCH\nY tế năm 2026",
        "I. MỤC TIÊU\n- 100% học sinh được khám sức khỏe và 90% được tẩy giun.\n- Tỷ lệ phụ nữ mang thai được khám đủ 4 lần trong 3 thai kỳ đạt 93%.\n",
    );
    assert_reads(
        &text,
        &[
            "t học sinh được khám sức khỏe =100 2026",
            "t học sinh được tẩy giun =90 2026",
            "t Tỷ lệ phụ nữ mang thai được khám đủ 4 lần trong 3 thai kỳ =93 2026",
        ],
    );
}

#[test]
fn a_year_that_something_is_compared_with_dates_no_promise() {
    let text = plan(
        "NGHỊ QUYẾT\nVề nhiệm vụ năm 2026",
        "Điều 1. Chỉ tiêu năm 2026\n\n1. Tổng thu ngân sách nhà nước trên địa bàn: 142 tỷ đồng, tăng 8,6% so với ước thực hiện năm 2025.\n",
    );
    assert_reads(
        &text,
        &["t Tổng thu ngân sách nhà nước trên địa bàn =142 2026"],
    );
}

#[test]
fn a_whole_and_its_part_are_of_the_line_above() {
    let text = plan(
        "KẾ HOẠCH\nPhổ cập giáo dục năm 2026",
        "I. CHỈ TIÊU\n\na) Học sinh tốt nghiệp tiếp tục học:\n- Tổng số: >= 75%\n- Trong đó học nghề: >= 30%\n\nb) Tỷ lệ hộ phân loại rác tại nguồn: 60% vào ngày 30/6/2026, 80% vào cuối năm.\n",
    );
    assert_reads(
        &text,
        &[
            "t Học sinh tốt nghiệp tiếp tục học Tổng số >=75 2026",
            "t Học sinh tốt nghiệp tiếp tục học học nghề >=30 2026",
            "t Tỷ lệ hộ phân loại rác tại nguồn =60 2026",
            "t Tỷ lệ hộ phân loại rác tại nguồn =80 2026",
        ],
    );
}

#[test]
fn a_heading_in_capitals_over_two_lines_dates_its_part() {
    let text = plan(
        "KẾ HOẠCH\nXuất khẩu trên địa bàn tỉnh giai đoạn 2026 - 2030",
        "II. CHỈ TIÊU\nXUẤT KHẨU ĐẾN NĂM 2030\n1. Tổng giá trị sản phẩm công nghiệp tham gia xuất khẩu đạt 05 triệu USD.\n",
    );
    assert_reads(
        &text,
        &["t Tổng giá trị sản phẩm công nghiệp tham gia xuất khẩu =5 2030"],
    );
}

#[test]
fn the_only_figure_of_a_target_is_never_lost() {
    for item in [
        "Vốn đầu tư hạ tầng số từ 2 đến 3 tỷ đồng/năm.",
        "100% dịch vụ công trực tuyến toàn trình được miễn, giảm phí.",
    ] {
        let text = plan(
            "KẾ HOẠCH\nChuyển đổi số năm 2026",
            &format!("I. MỤC TIÊU CỤ THỂ\n\n- {item}\n\nII. NHIỆM VỤ\n\n1. Tuyên truyền.\n"),
        );
        let read = super::extract(&Source::new("plan", &*text), &RuleSet::default());
        assert!(
            !read.plan.targets.is_empty() || !read.unread.is_empty(),
            "{item}"
        );
    }
}
