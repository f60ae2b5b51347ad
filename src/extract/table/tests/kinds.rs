//! Kinds of tables, and what goes on over pages.

use super::*;

#[test]
fn tables_of_other_things_promise_nothing() {
    for rows in [
        "H TT | Nội dung | Kinh phí (triệu đồng)\n1 | Tập huấn | 120\n2 | Tuyên truyền | 80,5",
        "H TT | Họ và tên | Chức vụ | Điện thoại\n1 | Nguyễn Văn A | Trưởng ban | 0912345678",
        "H STT | TIÊU CHÍ THI ĐUA | ĐIỂM CHUẨN | HƯỚNG DẪN CHẤM ĐIỂM\nI | NHÓM XÃ, PHƯỜNG | 115 |\n1 | Tỷ lệ % người hưởng trợ cấp | 20 | chấm 0,4 điểm",
    ] {
        let (_, reading, _) = read_with(rows, Manner::Targets, Some(2026));
        assert!(
            reading.claims.is_empty() && reading.tasks.is_empty(),
            "{rows}"
        );
        assert_accounted(rows, Manner::Targets);
    }
}

#[test]
fn what_was_planned_for_a_time_that_is_over_is_no_promise() {
    let rows = "H TT | Chỉ tiêu | ĐVT | Kế hoạch 2025 | Thực hiện 2025 | Kế hoạch 2026\n1 | Tỷ lệ A | % | 60 | 58 | 75";
    assert_eq!(
        claims(rows, Some(2026)),
        [
            "Tỷ lệ A = 58% [2025] [result] [row 1]",
            "Tỷ lệ A = 75% [2026] [row 1]",
        ]
    );
    assert_accounted(rows, Manner::Targets);
}

#[test]
fn values_that_stand_in_the_names_of_rows() {
    let rows = "H TT | Chỉ tiêu | Chủ trì\nG I. Kinh tế số đến năm 2030 | < | <\n1 | Tỷ lệ trang trại có tài khoản bán hàng trực tuyến đạt 45%. | Sở Công Thương\n2 | Tỷ lệ xã có thư viện đạt tối thiểu 30% | Sở Văn hóa";
    assert_eq!(
        claims(rows, Some(2026)),
        [
            "Tỷ lệ trang trại có tài khoản bán hàng trực tuyến = 45% [2030] [by Sở Công Thương] [row 1]",
            "Tỷ lệ xã có thư viện >= 30% [2030] [by Sở Văn hóa] [row 2]",
        ]
    );
    assert_accounted(rows, Manner::Targets);
}

#[test]
fn years_of_names_and_deadlines() {
    let rows = "H TT | Chỉ tiêu | ĐVT | Mức cần đạt | Thời gian hoàn thành\n1 | Đến năm 2028, tỷ lệ A | % | 70 | \n2 | Tỷ lệ B đến hết năm 2027 | % | 80 | \n3 | Tỷ lệ C | % | 90 | Quý IV/2026\n4 | Số hóa hồ sơ trước năm 2010 | % | 60 | ";
    assert_eq!(
        claims(rows, Some(2026)),
        [
            "tỷ lệ A = 70% [2028] [row 1]",
            "Tỷ lệ B = 80% [2027] [row 2]",
            "Tỷ lệ C = 90% [2026] [row 3]",
            "Số hóa hồ sơ trước năm 2010 = 60% [row 4]",
        ]
    );
    assert_accounted(rows, Manner::Targets);
}

#[test]
fn ticks_below_levels() {
    let rows = "H TT | Hệ thống | Cấp độ 1 | Cấp độ 2 | Cấp độ 3\n1 | Cổng thông tin điện tử của xã | | x | \n2 | Hệ thống mạng nội bộ | x | |";
    assert_eq!(
        claims(rows, Some(2026)),
        [
            "Cổng thông tin điện tử của xã level 2 Level [row 1]",
            "Hệ thống mạng nội bộ level 1 Level [row 2]",
        ]
    );
}

#[test]
fn a_table_goes_on_on_the_next_page() {
    let first =
        laid("H TT | Chỉ tiêu | Đơn vị | Kết quả\nII | Đến năm 2045 | |\n1 | Tỷ lệ A | % | 80");
    let second = laid("2 | Tỷ lệ B | % | 90");
    let mut ledger = Ledger::default();
    let (first_text, second_text) = (Text::of(&first), Text::of(&second));
    let mut context = TableContext {
        caption: &Caption::default(),
        manner: Manner::Targets,
        since: None,
        earlier: None,
    };
    let before = read(&first_text, table_of(&first), context, &mut ledger);
    context.earlier = Some(&before.carried);
    let mut ledger = Ledger::default();
    let after = read(&second_text, table_of(&second), context, &mut ledger);
    let shown: Vec<_> = after.claims.iter().map(shown).collect();
    assert_eq!(shown, ["Tỷ lệ B = 90% [2045] [row 2]"]);
}

#[test]
fn captions_state_units() {
    for (line, want) in [
        ("(Đơn vị tính: %)", Some("%")),
        ("ĐVT: triệu đồng", Some("triệu đồng")),
        ("Đơn vị chủ trì: Phòng Kinh tế", None),
    ] {
        let mut builder = Builder::with_capacity(80);
        builder.text(
            Shape::Text,
            false,
            &[Piece {
                words: line,
                normal: 0,
                line: 1,
            }],
        );
        let layout = builder.build();
        let text = Text::of(&layout);
        assert_eq!(
            caption_unit(&text, 0..line.len()).as_deref(),
            want,
            "{line}"
        );
    }
}

#[test]
fn cells_with_years_and_rises() {
    let row = |cell: &str| format!("H TT | Chỉ tiêu | Đơn vị | Mục tiêu\n1 | Tỷ lệ A | % | {cell}");
    let cases: &[(&str, &[&str])] = &[
        (
            "Năm 2026: 70; năm 2030: 90",
            &[
                "Tỷ lệ A = 70% [2026] [row 1]",
                "Tỷ lệ A = 90% [2030] [row 1]",
            ],
        ),
        ("Từ 60% lên 80%", &["Tỷ lệ A = 80% [row 1]"]),
        (
            "100% (12/12 thôn)",
            &["Tỷ lệ A = 100% [text 100% (12/12 thôn)] [row 1]"],
        ),
        (
            "Đến năm 2030 đạt trên 95%",
            &["Tỷ lệ A > 95% [2030] [row 1]"],
        ),
    ];
    for (cell, want) in cases {
        assert_eq!(&claims(&row(cell), Some(2026)), want, "{cell}");
        assert_accounted(&row(cell), Manner::Targets);
    }
}

#[test]
fn a_head_in_the_middle_begins_another_table() {
    let rows = "H TT | Chỉ tiêu | ĐVT | KH 2026\n1 | Tỷ lệ A | % | 90\nChỉ tiêu | Năm 2026 | Năm 2027 |\nTỷ lệ B (%) | 40 | 50 |";
    assert_eq!(
        claims(rows, Some(2026)),
        [
            "Tỷ lệ A = 90% [2026] [row 1]",
            "Tỷ lệ B = 40% [2026]",
            "Tỷ lệ B = 50% [2027]",
        ]
    );
}

#[test]
fn parts_of_a_row_share_its_name() {
    let rows = "H TT | Chỉ tiêu | ĐVT | Kế hoạch 2026\n1 | Tỷ lệ hồ sơ trực tuyến | % | 85\n | Trong đó: cấp xã | % | 80";
    assert_eq!(
        claims(rows, Some(2026)),
        [
            "Tỷ lệ hồ sơ trực tuyến = 85% [2026] [row 1]",
            "Tỷ lệ hồ sơ trực tuyến: cấp xã = 80% [2026] [row 1]",
        ]
    );
}

#[test]
fn what_a_table_of_tasks_reports_and_a_head_over_other_columns_promise_nothing() {
    let rows = "H TT | Nhiệm vụ | Chủ trì | Thời hạn | Kết quả thực hiện\n1 | Tổ chức tập huấn | Phòng VH-XH | 30/6/2026 | Đã có 20 khóa học, 38.832 lượt học tập\n2 | Lập cổng | Sở Nội vụ | 30/6/2026 | Đến nay đạt tỷ lệ 100%\n3 | Số hóa | Sở Nội vụ | 30/6/2026 | Đang thực hiện";
    let (_, reading, _) = read_with(rows, Manner::Tasks, Some(2026));
    assert!(reading.task_claims.is_empty(), "{:?}", reading.task_claims);
    assert_eq!(reading.tasks.len(), 3);
    assert_accounted(rows, Manner::Tasks);
    let rows = "H | STT | Nội dung | Đơn vị tính | Năm 2026\n1 | Tốc độ tăng trưởng | % | 8 | 9\n2 | Vốn đầu tư toàn xã hội | Tỷ đồng | 10 | 11\n3 | Số giường bệnh trên địa bàn | Giường | 12 | 13";
    let shifted = rows.replacen("H | STT", "H Phụ lục | STT", 1);
    let (_, reading, _) = read_with(&shifted, Manner::Targets, Some(2026));
    assert!(reading.claims.is_empty(), "{:?}", reading.claims);
    assert_accounted(&shifted, Manner::Targets);
}

#[test]
fn figures_of_tasks() {
    let rows = "H TT | Nhiệm vụ | ĐVT | Số lượng | Thời gian | Chủ trì\n1 | Tập huấn kỹ năng số | Lớp | 04 | Quý II/2026 | Phòng VH-XH";
    let (_, reading, _) = read_with(rows, Manner::Tasks, Some(2026));
    let shown_all: Vec<_> = reading.task_claims.iter().map(shown).collect();
    assert_eq!(
        shown_all,
        ["Tập huấn kỹ năng số = 4 lớp [2026] [by Phòng VH-XH] [row 1]"]
    );
    let rows = "H TT | Tên nhiệm vụ | Năm 2026 | Năm 2027 | Chủ trì\n1 | Số hóa hồ sơ | 50% | 80% | Sở Nội vụ\n2 | Xây dựng trung tâm | x | | Sở KH&CN";
    let (_, reading, _) = read_with(rows, Manner::Tasks, Some(2026));
    let shown_all: Vec<_> = reading.task_claims.iter().map(shown).collect();
    assert_eq!(
        shown_all,
        [
            "Số hóa hồ sơ = 50% [2026] [by Sở Nội vụ] [row 1]",
            "Số hóa hồ sơ = 80% [2027] [by Sở Nội vụ] [row 1]",
        ]
    );
    assert_accounted(rows, Manner::Tasks);
    let rows = "H TT | Nội dung công việc | ĐVT | Số lượng | Đơn giá | Thành tiền\n1 | Máy tính | Bộ | 5 | 15.000.000 | 75.000.000";
    let (_, reading, _) = read_with(rows, Manner::Tasks, Some(2026));
    assert!(reading.tasks.is_empty() && reading.task_claims.is_empty());
    assert_accounted(rows, Manner::Tasks);
}

#[test]
fn cells_of_a_row_count_the_same() {
    let rows = "H TT | Chỉ tiêu | Năm 2026 | Năm 2030 | Năm 2035\n1 | Tỷ lệ A | - | 60% | 100";
    assert_eq!(
        claims(rows, Some(2026)),
        [
            "Tỷ lệ A = 60% [2030] [row 1]",
            "Tỷ lệ A = 100% [2035] [row 1]"
        ]
    );
}

#[test]
fn what_others_are_to_reach_and_how_it_compares_is_no_promise() {
    let rows = "H TT | Tên | Năm 2026\n1 | Bình Minh | 70\n2 | Tân Lập | 60";
    assert!(claims(rows, Some(2026)).is_empty(), "{rows}");
    assert_accounted(rows, Manner::Targets);
    let rows =
        "H TT | Chỉ tiêu | ĐVT | Kế hoạch 2026 | So với năm 2025 (%)\n1 | Tỷ lệ A | % | 70 | 105";
    assert_eq!(claims(rows, Some(2026)), ["Tỷ lệ A = 70% [2026] [row 1]"]);
    assert_accounted(rows, Manner::Targets);
    let rows = "H TT | Chỉ tiêu | ĐVT | ƯTH 2025 | KH 2026 | KH 2026/ƯTH 2025 (%)\n1 | Tỷ lệ A | % | 60 | 70 | 117";
    assert_eq!(claims(rows, Some(2026)).len(), 2, "{rows}");
}

#[test]
fn what_each_place_is_to_reach_is_its_own() {
    let rows = "H TT | Xã, phường | Số hộ | Tỷ lệ A (%) | Số người B năm 2027 (người)\n1 | Bình Minh | 90 | 70 | 80\n2 | Tân Lập | 80 | 60 | 75\n | Tổng cộng | 170 | 65 | 155";
    assert_eq!(
        claims(rows, Some(2026)),
        [
            "Bình Minh: Tỷ lệ A = 70% [whose Bình Minh] [row 1]",
            "Bình Minh: Số người B = 80 người [2027] [whose Bình Minh] [row 1]",
            "Tân Lập: Tỷ lệ A = 60% [whose Tân Lập] [row 2]",
            "Tân Lập: Số người B = 75 người [2027] [whose Tân Lập] [row 2]",
        ]
    );
    assert_accounted(rows, Manner::Targets);
    let rows = "H TT | Chỉ tiêu | ĐVT | Xã Bình Minh | Phường Tân Lập\n1 | Tỷ lệ A | % | 70 | 80";
    assert_eq!(
        claims(rows, Some(2026)),
        [
            "Tỷ lệ A = 70% [whose Xã Bình Minh] [row 1]",
            "Tỷ lệ A = 80% [whose Phường Tân Lập] [row 1]",
        ]
    );
    assert_accounted(rows, Manner::Targets);
}

#[test]
fn what_all_values_measure_stands_above_the_table() {
    let rows = "H TT | Đơn vị | Năm 2026 | Năm 2027\n1 | Xã Bình Minh | 70 | 80\n2 | Xã Tân Lập | 60 | 75\nTổng | 65 | 77 |";
    let layout = laid(rows);
    let text = Text::of(&layout);
    let context = TableContext {
        caption: &Caption {
            unit: Some("%".to_owned()),
            measured: Some("Tỷ lệ A".to_owned()),
            since: None,
        },
        manner: Manner::Targets,
        since: Some(2026),
        earlier: None,
    };
    let read = read(&text, table_of(&layout), context, &mut Ledger::default());
    let read: Vec<_> = read.claims.iter().map(shown).collect();
    assert_eq!(
        read,
        [
            "Xã Bình Minh: Tỷ lệ A = 70% [2026] [whose Xã Bình Minh] [row 1]",
            "Xã Bình Minh: Tỷ lệ A = 80% [2027] [whose Xã Bình Minh] [row 1]",
            "Xã Tân Lập: Tỷ lệ A = 60% [2026] [whose Xã Tân Lập] [row 2]",
            "Xã Tân Lập: Tỷ lệ A = 75% [2027] [whose Xã Tân Lập] [row 2]",
        ]
    );
}

#[test]
fn rows_that_were_laid_by_guess_and_lack_values_are_unread() {
    let rows = "H TT | Chỉ tiêu | ĐVT | Năm 2026 | Năm 2030\n1 | Tỷ lệ A | % | 40 | 60\n2 | Tỷ lệ B | % | 50 |\n3 | Tỷ lệ C đạt 20%";
    let read_as = |is_uncertain: bool| {
        let mut layout = laid(rows);
        if let Shape::Table(table) = &mut layout.blocks[0].shape {
            for row in &mut table.rows {
                row.is_uncertain = is_uncertain;
            }
        }
        let text = Text::of(&layout);
        let mut ledger = Ledger::default();
        let context = TableContext {
            caption: &Caption::default(),
            manner: Manner::Targets,
            since: Some(2026),
            earlier: None,
        };
        let reading = read(&text, table_of(&layout), context, &mut ledger);
        let all: Vec<String> = reading.claims.iter().map(shown).collect();
        let unclear = text.tagged.units.iter().filter(|unit| {
            ledger.at(unit.start as usize) == Some(Account::Unread(Unread::UnclearTable))
        });
        (all, unclear.count())
    };
    let sure = [
        "Tỷ lệ A = 40% [2026] [row 1]",
        "Tỷ lệ A = 60% [2030] [row 1]",
    ];
    let (all, unclear) = read_as(true);
    assert_eq!(all, sure);
    assert_eq!(unclear, 2);
    assert_eq!(read_as(false).0.len(), 4);
}

#[test]
fn a_row_of_short_names_below_a_head_counts_no_columns() {
    let rows = "H STT | Chỉ tiêu | Kế hoạch 2026 (ha)\n1 | Lúa | 1.250\n2 | Ngô | 320";
    assert_eq!(
        claims(rows, Some(2026)),
        [
            "Lúa = 1250 ha [2026] [row 1]",
            "Ngô = 320 ha [2026] [row 2]"
        ]
    );
}

#[test]
fn a_figure_where_units_stand_makes_a_row_unclear() {
    let rows = "H TT | Chỉ tiêu | Đơn vị | Năm 2026 | Năm 2027
        1 | Tỷ lệ hộ có mạng % | 40 | 60 | 80";
    assert_eq!(claims(rows, None), [""; 0]);
}

#[test]
fn targets_with_who_answers_and_by_when_are_targets() {
    let rows = "H TT | Mục tiêu | Đơn vị chủ trì | Thời gian
        1 | Tỷ lệ hồ sơ trực tuyến đạt 85% | Văn phòng | Năm 2027
        2 | 100% cán bộ được tập huấn | Phòng Văn hóa | Tháng 12/2026";
    assert_eq!(
        claims(rows, Some(2026)),
        [
            "Tỷ lệ hồ sơ trực tuyến = 85% [2027] [by Văn phòng] [row 1]",
            "cán bộ được tập huấn = 100% [2026] [by Phòng Văn hóa] [row 2]",
        ]
    );
    let (_, reading, _) = read_with(rows, Manner::Tasks, Some(2026));
    assert_eq!((reading.claims.len(), reading.tasks.len()), (0, 2));
}

#[test]
fn what_another_column_says_stands_beside_the_value() {
    for head in ["Thực hiện tại", "Phạm vi", "Điều kiện"] {
        let rows = format!(
            "H TT | Chỉ tiêu | {head} | Năm 2026\n1 | Tỷ lệ A | Thôn 1, thôn 2 | 70%\n2 | Tỷ lệ B | | 60%"
        );
        let (_, reading, _) = read_with(&rows, Manner::Targets, Some(2026));
        let beside: Vec<Vec<&str>> = reading
            .claims
            .iter()
            .map(|claim| claim.beside.iter().map(|said| &*said.printed).collect())
            .collect();
        assert_eq!(beside, [vec!["Thôn 1, thôn 2"], Vec::new()], "{head}");
    }
}

#[test]
fn a_deadline_before_the_end_of_the_year_stands_beside_the_value() {
    for (deadline, beside) in [
        ("từ 1-6-2026 đến 30-9-2026", true),
        ("30/6/2026", true),
        ("Quý III", true),
        ("Giữa năm 2026", true),
        ("Năm 2026 (quý II)", true),
        ("Sau khi được bố trí kinh phí", true),
        ("31/12/2026", false),
        ("Quý IV", false),
        ("Thường xuyên", false),
        ("Cả năm", false),
        ("Theo kế hoạch", false),
    ] {
        let rows = format!("H TT | Chỉ tiêu | Mức | Thời hạn\n1 | Tỷ lệ A | 70% | {deadline}");
        let (_, reading, _) = read_with(&rows, Manner::Targets, Some(2026));
        let said = reading.claims.iter().flat_map(|claim| &claim.beside);
        assert_eq!(said.count() == 1, beside, "{deadline}");
    }
    // Due in the next year, whatever the head of the value says.
    let rows = "H TT | Chỉ tiêu | Năm 2026 | Thời hạn\n1 | Tỷ lệ A | 100% | Quý I/2027";
    let (_, reading, _) = read_with(rows, Manner::Targets, Some(2026));
    assert!(reading.claims.iter().all(|claim| claim.beside.len() == 1));
    // Of a whole nothing is left for the rest of the year.
    let rows = "H TT | Chỉ tiêu | Mức | Thời hạn\n1 | Tỷ lệ A | 100% | Quý III";
    let (_, reading, _) = read_with(rows, Manner::Targets, Some(2026));
    assert!(reading.claims.iter().all(|claim| claim.beside.is_empty()));
}

#[test]
fn a_table_of_targets_and_who_watches_over_them_is_one_of_targets() {
    for (head, watched) in [(" | Cơ quan theo dõi", " | Chi cục Thủy sản"), ("", "")] {
        let rows = format!(
            "H TT | Chỉ tiêu{head}\n1 | Tỷ lệ tàu cá được cấp giấy phép đạt 100%{watched}\n2 | Tỷ lệ lao động có chứng chỉ đạt tối thiểu 60%{watched}"
        );
        assert_eq!(
            claims(&rows, Some(2026)),
            [
                "Tỷ lệ tàu cá được cấp giấy phép = 100% [row 1]",
                "Tỷ lệ lao động có chứng chỉ >= 60% [row 2]",
            ],
            "{rows}"
        );
    }
}
