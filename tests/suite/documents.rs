//! Numbers and issuers as documents print them.

use doichieu::document::{Body, DocumentKind, DocumentNumber, Issuer, Level};

/// The columns of a table of text, one row a line.
fn rows<const N: usize>(table: &'static str) -> Vec<[&'static str; N]> {
    let row = |line: &'static str| {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        <[&str; N]>::try_from(cells).ok()
    };
    let rows: Vec<_> = table.lines().filter_map(row).collect();
    assert_eq!(
        rows.len(),
        table.lines().count(),
        "a row of the table lacks a cell"
    );
    rows
}

#[test]
fn every_way_of_naming_a_body() {
    let dash = |text: Option<String>| text.unwrap_or_else(|| "-".to_owned());
    for [printed, expected, level, province, commune] in rows(ISSUERS) {
        let issuer = Issuer::parse(printed);
        assert_eq!(format!("{:?}", issuer.body), expected, "{printed}");
        assert_eq!(issuer.level.map_or("-", Level::word), level, "{printed}");
        assert_eq!(dash(issuer.province), province, "{printed}");
        assert_eq!(dash(issuer.commune), commune, "{printed}");
    }
}

const ISSUERS: &str = "\
Bộ Chính trị | Politburo | national | - | -
BỘ CHÍNH TRỊ | Politburo | national | - | -
Bộ chính trị | Politburo | national | - | -
Ban Bí thư | Secretariat | national | - | -
Ban Bí thư Trung ương Đảng | Secretariat | national | - | -
Ban Chấp hành Trung ương Đảng (Khóa XIII) | CentralCommittee | national | - | -
Ban Chỉ đạo Trung ương | CentralSteering | national | - | -
Ban Chỉ đạo Trung ương về phát triển khoa học, công nghệ | CentralSteering | national | - | -
Ban Chỉ đạo của Chính phủ về phát triển khoa học, công nghệ | GovernmentSteering | national | - | -
Quốc hội | NationalAssembly | national | - | -
Ủy ban Thường vụ Quốc hội | StandingCommittee | national | - | -
Chính phủ | Government | national | - | -
Thủ tướng Chính phủ | PrimeMinister | national | - | -
Văn phòng Chính phủ | GovernmentOffice | national | - | -
Bộ Khoa học và Công nghệ | Ministry(Some(Sector(\"KHCN\"))) | ministry | - | -
Bộ trưởng Bộ Khoa học và Công nghệ | Ministry(Some(Sector(\"KHCN\"))) | ministry | - | -
Bộ KH&CN | Ministry(Some(Sector(\"KHCN\"))) | ministry | - | -
Bộ Thông tin và Truyền thông | Ministry(Some(Sector(\"TTTT\"))) | ministry | - | -
Bộ trưởng Bộ Giáo dục và Đào tạo | Ministry(Some(Sector(\"GDĐT\"))) | ministry | - | -
Bộ Văn hóa, Thể thao và Du lịch | Ministry(Some(Sector(\"VHTTDL\"))) | ministry | - | -
Bộ Ngoài Danh mục | Ministry(None) | ministry | - | -
Sở khoa học và Công nghệ | Department(Some(Sector(\"KHCN\"))) | province | - | -
Sở Khoa học và Công nghệ tỉnh Hà Tĩnh | Department(Some(Sector(\"KHCN\"))) | province | hà tĩnh | -
UBND tỉnh | PeopleCommittee | province | - | -
UBND tỉnh Ninh Bình | PeopleCommittee | province | ninh bình | -
Chủ tịch UBND tỉnh Thanh Hoá | PeopleCommittee | province | thanh hóa | -
Uỷ ban nhân dân xã Giao Minh, tỉnh Ninh Bình | PeopleCommittee | commune | ninh bình | giao minh
Ủy ban nhân dân xã | PeopleCommittee | commune | - | -
UBND phường 12 | PeopleCommittee | commune | - | 12
UBND thành phố Hà Nội | PeopleCommittee | province | hà nội | -
UBND TP. Hồ Chí Minh | PeopleCommittee | province | hồ chí minh | -
HĐND | PeopleCouncil | - | - | -
HĐND thành phố Hà Nội | PeopleCouncil | province | hà nội | -
Ban Thường vụ Tỉnh uỷ | Party | province | - | -
Tỉnh ủy Đồng Nai | Party | province | đồng nai | -
Ban chấp hành Đảng bộ tỉnh Ninh Bình | Party | province | ninh bình | -
Đại hội đại biểu Đảng bộ tỉnh Ninh Bình lần thứ I, nhiệm kỳ 2025 - 2030 | Party | province | ninh bình | -
Thành ủy Hà Nội | Party | province | hà nội | -
Ban Thường vụ Đảng ủy Xuân Hưng | Party | commune | - | xuân hưng
BAN THƯỜNG VỤ ĐẢNG ỦY | Party | commune | - | -
Đảng ủy xã Tân Lợi | Party | commune | - | tân lợi
phòng Văn hóa - Xã hội | Division | commune | - | -
Phòng Văn hóa - Xã hội xã Tân Lợi | Division | commune | - | tân lợi
Ban Chỉ đạo cấp tỉnh về phát triển khoa học, công nghệ | Steering | province | - | -
Ban Chỉ đạo phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số tỉnh | Steering | province | - | -
Ban Chỉ đạo Chuyển đổi số trong các cơ quan đảng | Steering | - | - | -
Ban Chỉ đạo xã Ngọc Liên | Steering | commune | - | ngọc liên
Ban Chỉ đạo Đồng Tháp | Steering | province | đồng tháp | -
Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ | GovernmentOffice | national | - | -
UBND huyện Giao Thủy | PeopleCommittee | commune | - | huyện giao thủy
UBND huyện | PeopleCommittee | commune | - | huyện
UBND thị xã Gò Công, tỉnh Tiền Giang | PeopleCommittee | commune | tiền giang | thị xã gò công
UBND thành phố Biên Hòa | PeopleCommittee | commune | - | thành phố biên hòa
UBND thành phố | PeopleCommittee | province | - | -
Trung tâm Điều hành | Unknown | - | - | -
 | Unknown | - | - | -";

#[test]
fn synonyms_do_not_contradict_and_others_do() {
    for [a, b, answer] in rows(PAIRS) {
        let found = Issuer::parse(a).contradicts(&Issuer::parse(b));
        assert_eq!(found, answer == "contradict", "{a} | {b}");
    }
}

const PAIRS: &str = "\
Ban Thường vụ Tỉnh ủy | Ban Chấp hành Đảng bộ tỉnh Đồng Nai | agree
Chủ tịch UBND tỉnh | Ủy ban nhân dân tỉnh Thanh Hóa | agree
Bộ trưởng Bộ KHCN | Bộ Khoa học và Công nghệ | agree
Ban Bí thư | Ban Bí thư Trung ương Đảng | agree
Trung ương Đảng | Bộ Chính trị | agree
UBND tỉnh Nam Định | UBND tỉnh Ninh Bình | agree
Đảng ủy Xuân Hưng | Ban Thường vụ Đảng ủy xã Xuân Hưng | agree
HĐND | HĐND tỉnh Thanh Hóa | agree
Ban Chỉ đạo cấp tỉnh | Ban Chỉ đạo Chuyển đổi số trong các cơ quan đảng | agree
Một cơ quan | Chính phủ | agree
Chính phủ | Thủ tướng Chính phủ | contradict
Chính phủ | Bộ Chính trị | contradict
UBND tỉnh Đồng Nai | UBND tỉnh Ninh Bình | contradict
UBND xã Giao Minh | UBND tỉnh Ninh Bình | contradict
Bộ Nội vụ | Bộ Khoa học và Công nghệ | contradict";

#[test]
fn a_number_names_its_issuer() {
    for [number, issuer, answer] in rows(NUMBERS_AND_ISSUERS) {
        let body = DocumentNumber::parse(number).body.unwrap();
        let found = Issuer::parse(issuer).contradicts_number_of(body);
        assert_eq!(found, answer == "contradict", "{number} {issuer}");
    }
}

const NUMBERS_AND_ISSUERS: &str = "\
71-NQ/TW | Chính phủ | contradict
1435/KH-VP | UBND tỉnh Thanh Hóa | contradict
749/QĐ-TTg | Chính phủ | contradict
2618/QĐ-BKHCN | Bộ Thông tin và Truyền thông | contradict
05-NQ/TU | Đảng ủy xã | contradict
71/NQ-CP | Chính phủ | agree
01-NQ/ĐH | Đại hội đại biểu Đảng bộ tỉnh Ninh Bình | agree
136/TTr-VHXH | phòng Văn hóa - Xã hội | agree
163/2025/QĐ-CTUBND | Chủ tịch UBND tỉnh Ninh Bình | agree
57-CT/TW | Ban Bí thư | agree
45-NQ/TW | Ban Chấp hành Trung ương Đảng (Khóa XIII) | agree
2618/QĐ-BKHCN | Bộ trưởng Bộ Khoa học và Công nghệ | agree
02-KH/BCĐTW | Ban Chỉ đạo Trung ương | agree
17710/UBND-CNXDKH | Chủ tịch UBND tỉnh | agree
1730/SKHCN-CNTT&CĐS | Sở Khoa học và Công nghệ | agree
9512/TTr-SNN-CCTL | Sở Nông nghiệp và Môi trường | agree
12/TTr-STC | Sở Nông nghiệp và Môi trường | contradict
01/2023/TT-VPCP | Văn phòng Chính phủ | agree
01/2023/TT-VPCP | Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ | agree
408/TB-VPCP | Thủ tướng Chính phủ | agree
12-CTr/HU | Huyện ủy Giao Thủy | agree
1661/NQ-UBTVQH15 | Ủy ban Thường vụ Quốc hội | agree
12-KH/ĐU | Đảng ủy UBND tỉnh | agree
12-HD/BTGTW | Ban Tuyên giáo Trung ương | agree
7580/UBND-VX1 | Văn phòng UBND tỉnh | agree
17/QĐ-UBQGCĐS | Ủy ban Quốc gia về chuyển đổi số | agree";

#[test]
fn every_defect_has_its_right_form_where_it_is_sure() {
    for [printed, kind, defects, right] in rows(DEFECTS) {
        let number = DocumentNumber::parse(printed);
        assert_eq!(
            format!("{:?}", number.defects),
            format!("[{defects}]"),
            "{printed}"
        );
        let found = number.right_form(DocumentKind::named(kind));
        assert_eq!(found.as_deref().unwrap_or("-"), right, "{printed}");
    }
}

const DEFECTS: &str = "\
11- KH/BCĐ | kế hoạch | StrayBlank | 11-KH/BCĐ
17-KH-BCĐ | kế hoạch | Separators | 17-KH/BCĐ
57 NQ/TW | - | Separators | 57-NQ/TW
57NQ/TW | - | Separators | 57-NQ/TW
71/NQ/CP | - | Separators | 71/NQ-CP
05/NQ-TU | - | OtherSide(Party) | 05-NQ/TU
12-QĐ/UBND | - | OtherSide(State) | 12/QĐ-UBND
57-NQ/CP | nghị quyết | OtherSide(State) | -
02-KH/BCDDTW | - | BodyMisprinted | 02-KH/BCĐTW
02/KH-BCDDTW | - | BodyMisprinted, OtherSide(Party) | 02-KH/BCĐTW
2618/QĐ-BKHHCN | quyết định | BodyMisprinted | 2618/QĐ-BKHCN
749/QD-TTg | - | KindMisprinted | 749/QĐ-TTg
214/2022/HĐND | nghị quyết | KindMissing | 214/2022/NQ-HĐND
214/2022/HĐND | - | KindMissing | -
92/KH | kế hoạch | BodyMissing | -
97/2025/QH13 | luật | TermAndYear | -
57-NQ/TW ngày 22/12 | - | Unreadable | -
Đề án 06 | - | Unreadable | -
 | - | Unreadable | -";

#[test]
fn no_false_alarm_on_a_number_that_is_printed_rightly() {
    for printed in RIGHT.split_whitespace() {
        let number = DocumentNumber::parse(printed);
        assert_eq!(number.defects, [], "{printed}");
        assert_eq!(number.canonical(None), printed);
        assert!(number.key(None).is_some(), "{printed}");
        let is_known = number.body != Some(Body::Other);
        assert!(is_known || printed == "136/TTr-VHXH", "{printed}");
    }
}

/// Every rightly printed number of the documents collected and of five real plans.
const RIGHT: &str = "\
01-CTr/ĐU 01-KH/BCĐTW 01-NQ/TU 01-NQ/ĐH 01/2023/TT-VPCP 01/NQ-CP 012/CT-UBND 02-CTr/BCĐTW
02-KH/BCĐ 02-KH/BCĐTW 02/2017/TT-VPCP 03-KH/BCĐ 03-QĐ/BCĐ 03/2021/QĐ-UBND 03/2025/TT-VPCP 03/NQ-CP
04-KH/BCĐTW 05-NQ/TU 06-NQ/TU 06-NQ/TW 06/CT-UBND 06/QĐ-TTg 07-KH/TU 07/CT-TTg 09/2025/QĐ-TTg
09/CT-TTg 09/KH-UBND 10-CTr/TU 10/KH-UBND 1003/QĐ-UBND 101/KH-UBND 107/2021/NĐ-CP 11-KH/BCĐ
11/2025/TT-BKHCN 11/NQ-CP 11/QĐ-BCĐCP 113/2025/NĐ-CP 1132/QĐ-TTg 116/2025/QH15 117/2025/QH15
118/2025/NĐ-CP 118/QĐ-UBND 119/KH-UBND 12/2018/QĐ-UBND 126/QĐ-BCĐCP 1266/QĐ-TTg 13/CT-UBND
1308/QĐ-TTg 131/QĐ-UBND 136/TTr-VHXH 137/2024/NĐ-CP 138/NQ-CP 14-KH/ĐU 14/KH-UBND 142/QĐ-TTg
143/2025/QĐ-UBND 1435/KH-VP 144/KH-UBND 146/QĐ-TTg 148/2025/QH15 15-KH/TU 15/2025/TT-BKHCN
15/KH-UBND 152/KH-UBND 152/QĐ-UBND 1527/QĐ-BKHCN 1552/BTTTT-THH 1552/BTTTT-TTH 1562/QĐ-TTg
1565/QĐ-TTg 157/KH-UBND 1588/QĐ-TTg 16-NQ/TW 161/2025/QĐ-UBND 162/2025/QĐ-UBND 163/2025/QĐ-CTUBND
1644/QĐ-BXD 165/2025/NĐ-CP 165/2025/QĐ-UBND 17-KH/BCĐ 17/KH-UBND 1730/SKHCN-CNTT&CĐS
1736/BKHCN-CĐSQG 1751/QĐ-TTg 176/QĐ-UBND 17710/UBND-CNXDKH 1789/QĐ-UBND 179/KH-UBND 1813/QĐ-TTg
186/KH-UBND 187/2025/NĐ-CP 19/KH-UBND 194/2025/NĐ-CP 20/2020/QĐ-TTg 20/2023/QH15 202/2025/QH15
204/KH-UBND 205/QĐ-UBND 206/2025/QH15 21/2023/TT-BTTTT 21/CT-TTg 214/2022/NQ-HĐND 214/NQ-CP
22/2023/QH15 224/2026/NĐ-CP 23/2025/NĐ-CP 231/KH-UBND 24/2018/QH14 2439/QĐ-TTg 244/2025/QH15
2597/QĐ-TTg 26/2020/NĐ-CP 2618/QĐ-BKHCN 2629/QĐ-TTg 266-KH/TU 27/2022/QĐ-UBND 27/2023/QĐ-UBND
27/KH-UBND 275/KH-UBND 278/2025/NĐ-CP 28/2018/QĐ-TTg 28/2020/QĐ-UBND 282/NQ-CP 282/QĐ-TTg
283/KH-UBND 285-KH/TU 29/2018/QH14 2914/QĐ-UBND 30/2020/NĐ-CP 3063/SKHCN-CĐS 308/KH-UBND
3090/QĐ-BKHCN 310/KH-UBND 3276/QĐ-BGDĐT 328-KH/TU 33/2024/QH15 34/2008/CT-TTg 36/QĐ-TTg
3617/QĐ-UBND 362/QĐ-UBND 367/2025/NĐ-CP 38/KH-UBND 39/2017/TT-BTTTT 39/2024/QH15 408/TB-VPCP
41/2017/TT-BTTTT 411/QĐ-TTg 42-CTr/TU 42/2022/NĐ-CP 4216/QĐ-UBND 43/2022/QĐ-UBND 44/2024/QĐ-UBND
45-NQ/TW 45/2020/NĐ-CP 45/2026/NĐ-CP 457/KH-UBND 469-KH/TU 47/2020/NĐ-CP 4725/QĐ-BGDĐT
48/2013/NĐ-CP 52-NQ/TW 52/NQ-HĐND 53/2022/NĐ-CP 539/QĐ-UBND 54/CTr-UBND 5511/BKHCN-CĐSQG
552/TB-VPCP 57-CT/TW 57-NQ/TW 57/QĐ-UBND 58/2024/QH15 58/KH-UBND 59-KH/ĐU 59/QĐ-UBND 597/KH-UBND
60/2024/QH15 60/QĐ-UBND 61/2018/NĐ-CP 61/QĐ-UBND 617/KH-UBND 62/QĐ-UBND 624/TB-VPCP 63/2010/NĐ-CP
63/2023/QH15 63/2025/QH15 64/2007/NĐ-CP 64/2025/QH15 64/KH-UBND 66.22/2026/NQ-CP 66/NQ-CP
67/2006/QH11 67/KH-UBND 68-NQ/TW 68/2024/NĐ-CP 681/QĐ-TTg 69/2024/NĐ-CP 708/BTTTT-CATTT 71-NQ/TW
71/2007/NĐ-CP 71/NQ-CP 72/2025/QH15 749/QĐ-TTg 7580/UBND-VX1 76/NQ-CP 766/QĐ-TTg 77/2025/NQ-HĐND
77/KH-UBND 78/2025/NĐ-CP 80/2025/QH15 805/QĐ-TTg 826/QĐ-TTg 830/QĐ-UBND 85/2025/NĐ-CP 86/2015/QH13
87/2025/QH15 89/2025/QH15 89/2025/QĐ-UBND 89/QĐ-BCĐ 90/2025/QH15 91/2020/NĐ-CP 91/2025/QH15
92/2017/NĐ-CP 92/KH-UBND 940/QĐ-TTg 942/QĐ-TTg 964/QĐ-TTg 987/KH-UBND";

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(256))]

    #[test]
    fn reading_a_number_or_an_issuer_never_fails(text in "\\PC{0,40}") {
        let number = DocumentNumber::parse(&text);
        proptest::prop_assert_eq!(&number.printed, &text);
        // Read or refused, never silently neither.
        let is_read = number.key(None).is_some() || !number.defects.is_empty();
        let is_short = matches!(number.form, doichieu::document::Form::Draft | doichieu::document::Form::Bare);
        proptest::prop_assert!(is_read || is_short, "{:?}", number);
        let issuer = Issuer::parse(&text);
        proptest::prop_assert!(!issuer.contradicts(&issuer));
    }

    #[test]
    fn what_is_printed_rightly_is_read_back(
        ordinal in 1u32..9999,
        year in proptest::option::of(2005i16..2030),
        kind in proptest::sample::select(vec!["NQ", "QĐ", "KH", "CTr", "TTr", "CT"]),
        body in proptest::sample::select(vec!["UBND", "HĐND", "BKHCN", "TTg", "CP", "VPCP"]),
    ) {
        let year = year.map(|year| format!("/{year}")).unwrap_or_default();
        let printed = format!("{ordinal}{year}/{kind}-{body}");
        let number = DocumentNumber::parse(&printed);
        proptest::prop_assert_eq!(number.canonical(None), printed.as_str());
        proptest::prop_assert!(number.defects.is_empty());
        let shouted = DocumentNumber::parse(&printed.to_uppercase());
        proptest::prop_assert_eq!(shouted.key(None), number.key(None));
    }
}
