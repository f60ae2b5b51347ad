use super::*;
use crate::document::Organ;
use crate::layout::plain;

/// Issuer, level, commune, province, number, day, organ of a text.
fn read(text: &str) -> String {
    let layout = plain::layout(text);
    let text = Text::of(&layout);
    let head = head(&text, &mut Ledger::default()).head;
    let or_none = |words: Option<&str>| words.unwrap_or("-").to_owned();
    [
        or_none(head.issuer.as_deref()),
        or_none(head.level.map(Level::word)),
        or_none(head.commune.as_deref()),
        or_none(head.province.as_deref()),
        or_none(head.number.as_deref()),
        head.issued.map_or("-".to_owned(), |day| day.to_string()),
        or_none(head.organ.map(Organ::slug)),
    ]
    .join(" | ")
}

const STATE: &str = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n";

#[test]
fn letterheads_in_any_form() {
    let cases = [
        (
            format!("ỦY BAN NHÂN DÂN XÃ\nHỘI AN\nSố: 12/KH-UBND\n{STATE}Hội An, ngày 12 tháng 1 năm 2026\nKẾ HOẠCH\nChuyển đổi số năm 2026\nI. MỤC TIÊU\n"),
            "UBND xã Hội An | commune | Hội An | - | 12/KH-UBND | 2026-01-12 | people-committee",
        ),
        (
            format!("CÔNG AN TỈNH AN GIANG\nCÔNG AN XÃ HỘI AN\nSố: 12/KH-CAX\n{STATE}Hội An, ngày 12 tháng 1 năm 2026\nKẾ HOẠCH\nChuyển đổi số năm 2026\nI. MỤC TIÊU\n"),
            "CÔNG AN XÃ HỘI AN | commune | Hội An | An Giang | 12/KH-CAX | 2026-01-12 | forces",
        ),
        (
            "ĐẢNG BỘ XÃ ĐẠI TỪ\nCHI BỘ TRƯỜNG TIỂU HỌC HÙNG SƠN\n*\nSố 12-KH/CB\nĐẢNG CỘNG SẢN VIỆT NAM\nĐại Từ, ngày 12 tháng 1 năm 2026\nKẾ HOẠCH\nChuyển đổi số năm 2026\nI- MỤC ĐÍCH\n".to_owned(),
            "CHI BỘ TRƯỜNG TIỂU HỌC HÙNG SƠN | commune | Đại Từ | - | 12-KH/CB | 2026-01-12 | party-committee",
        ),
        (
            format!("UBND TỈNH NINH BÌNH\nSỞ KHOA HỌC VÀ CÔNG NGHỆ\nSố: 77/KH-SKHCN\n{STATE}Ninh Bình, ngày 5 tháng 3 năm 2026\nKẾ HOẠCH\nChuyển đổi số năm 2026\nI. MỤC TIÊU\n"),
            "Sở Khoa học và Công nghệ | province | - | Ninh Bình | 77/KH-SKHCN | 2026-03-05 | department",
        ),
        (
            format!("ỦY BAN NHÂN DÂN\nĐẶC KHU PHÚ QUÝ\nSố: 7/KH-UBND\n{STATE}Phú Quý, ngày 5 tháng 3 năm 2026\nKẾ HOẠCH\nCHUYỂN ĐỔI SỐ ĐẶC KHU PHÚ QUÝ QUÝ I NĂM 2026\nI. MỤC TIÊU\n"),
            "UBND đặc khu Phú Quý | commune | Phú Quý | - | 7/KH-UBND | 2026-03-05 | people-committee",
        ),
        (
            "TỈNH ỦY ĐỒNG THÁP\n*\nSố 12-KH/TU\nĐẢNG CỘNG SẢN VIỆT NAM\nĐồng Tháp, ngày 03 tháng 02 năm 2026\nKẾ HOẠCH\nthực hiện Nghị quyết số 57-NQ/TW\nI- MỤC ĐÍCH\n".to_owned(),
            "Tỉnh ủy Đồng Tháp | province | - | Đồng Tháp | 12-KH/TU | 2026-02-03 | party-committee",
        ),
        (
            format!("UBND XÃ BÌNH MINH\nTRƯỜNG TIỂU HỌC BÌNH MINH\nSố: 12/KH-THBM\n{STATE}Bình Minh, ngày 15 tháng 9 năm 2026\nKẾ HOẠCH\nChuyển đổi số năm học 2026 - 2027\nI. MỤC TIÊU\n- Trường Tiểu học Bình Minh.\n"),
            "Trường Tiểu học Bình Minh | commune | Bình Minh | - | 12/KH-THBM | 2026-09-15 | school",
        ),
        (
            "ĐẢNG BỘ TỈNH CÀ MAU                    ĐẢNG CỘNG SẢN VIỆT NAM\nBAN CHẤP HÀNH ĐẢNG BỘ XÃ ĐẤT MŨI       Đất Mũi, ngày 02 tháng 3 năm 2026\n*\nSố 31-KH/ĐU\nKẾ HOẠCH\nChuyển đổi số năm 2026\nI. MỤC TIÊU\n".to_owned(),
            "Ban Chấp hành Đảng bộ xã Đất Mũi | commune | Đất Mũi | Cà Mau | 31-KH/ĐU | 2026-03-02 | party-committee",
        ),
        (
            "ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI\nTỈNH TUYÊN QUANG CHỦ NGHĨA VIỆT NAM\n------- Độc lập - Tự do - Hạnh phúc\nSố: 144/KH-UBND ---------------\nTuyên Quang, ngày 24\ntháng 11 năm 2025\n\nKẾ HOẠCH\n\nPhát triển kinh tế số năm 2026\nI. MỤC TIÊU\n".to_owned(),
            "UBND tỉnh Tuyên Quang | province | - | Tuyên Quang | 144/KH-UBND | 2025-11-24 | people-committee",
        ),
        (
            format!("ỦY BAN NHÂN DÂN\nPHƯỜNG TÂN SƠN NHẤT\n{STATE}Số:        /KH-UBND\nTân Sơn Nhất, ngày     tháng 4 năm 2026\nKẾ HOẠCH CHUYỂN ĐỔI SỐ PHƯỜNG TÂN SƠN NHẤT NĂM 2026\nUBND phường Tân Sơn Nhất, Thành phố Hồ Chí Minh ban hành Kế hoạch như sau:\nI. MỤC TIÊU\n"),
            "UBND phường Tân Sơn Nhất | commune | Tân Sơn Nhất | Hồ Chí Minh | - | 2026-04 | people-committee",
        ),
        (
            "ỦY BAN NHÂN DÂN\nQUẬN NINH KIỀU\nSố: 5/KH-UBND\nNinh Kiều, ngày 5 tháng 5 năm 2025\nKẾ HOẠCH\nChuyển đổi số quận Ninh Kiều năm 2025\nI. MỤC TIÊU\n".to_owned(),
            "UBND quận Ninh Kiều | district | - | - | 5/KH-UBND | 2025-05-05 | people-committee",
        ),
        (
            "| Số hiệu | 86/KH-UBND |\n| Loại văn bản | Kế hoạch |\n| Cơ quan ban hành | Tỉnh Hà Nam |\n|\nỦY BAN NHÂN DÂN |\nCỘNG HÒA XÃ HỘI\nCHỦ NGHĨA VIỆT NAM |\n|\nSố: 86/KH-UBND |\nHà Nam, ngày 9 tháng 12 năm 2025 |\nKẾ HOẠCH\nPHÁT TRIỂN CHÍNH QUYỀN SỐ TỈNH HÀ NAM NĂM 2026\nCăn cứ Nghị quyết số 71/NQ-CP ngày 01/4/2025 của Chính phủ ban hành Chương trình hành động thực hiện Nghị quyết số 57-NQ/TW;\nỦy ban nhân dân tỉnh ban hành Kế hoạch phát triển chính quyền số, cụ thể như sau:\nI. MỤC ĐÍCH, YÊU CẦU\n".to_owned(),
            "UBND tỉnh Hà Nam | province | - | Hà Nam | 86/KH-UBND | 2025-12-09 | people-committee",
        ),
        (
            "# NGHỊ QUYẾT SỐ 99-NQ/TW VỀ PHÁT TRIỂN DU LỊCH\n\nSố hiệu: 99-NQ/TW\nNgày ban hành: 22/8/2026\n\nHình thành các cực tăng trưởng: Hà Nội, Thành phố Hồ Chí Minh, Đà Nẵng.\n".to_owned(),
            "- | national | - | - | 99-NQ/TW | 2026-08-22 | party-committee",
        ),
        (
            format!("|\nHỘI ĐỒNG NHÂN\nDÂN\nTHÀNH PHỐ HUẾ\n-------\n|\n{STATE}---------------\n|\n|\nSố:\n33/2025/NQ-HĐND\n|\nThành phố Huế,\nngày 18 tháng 11 năm 2025\n|\n\nNGHỊ QUYẾT\n\nVỀ PHÁT TRIỂN KINH TẾ SỐ\n\nCăn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15;\nĐiều 1.\n"),
            "Hội đồng nhân dân thành phố Huế | province | - | Huế | 33/2025/NQ-HĐND | 2025-11-18 | council",
        ),
        (
            format!("CHÍNH PHỦ\n-------\n{STATE}---------------\nSố: 11/NQ-CP\nHà Nội, ngày 14 tháng 01 năm 2026\nNGHỊ QUYẾT\nSỬA ĐỔI, BỔ SUNG NGHỊ QUYẾT SỐ 71/NQ-CP CỦA CHÍNH PHỦ\nCHÍNH PHỦ\nCăn cứ Luật Tổ chức Chính phủ số 63/2025/QH15;\nĐiều 1.\n"),
            "Chính phủ | national | - | - | 11/NQ-CP | 2026-01-14 | other",
        ),
        (
            "KẾ HOẠCH 12/KH-UBND NGÀY 05/3/2026 VỀ CHUYỂN ĐỔI SỐ XÃ TÂN AN\nỦY BAN NHÂN DÂN |\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\nSố: 12/KH-UBND |\nTân An, ngày 05 tháng 3 năm 2026 |\nKẾ HOẠCH\nCHUYỂN ĐỔI SỐ XÃ TÂN AN NĂM 2026\nI. MỤC TIÊU\n".to_owned(),
            "UBND xã Tân An | commune | Tân An | - | 12/KH-UBND | 2026-03-05 | people-committee",
        ),
        (
            format!("UBND TỈNH CÀ MAU\nUBND XÃ TÂN AN\n{STATE}Số:\n45/KH-UBND\nTân An, ngày 05 tháng 3 năm 2026\nTRIỂN KHAI CHUYỂN ĐỔI SỐ TRÊN ĐỊA BÀN XÃ TÂN AN NĂM 2026\nCăn cứ Nghị quyết số 57-NQ/TW;\nI. MỤC TIÊU\n"),
            "UBND xã Tân An | commune | Tân An | Cà Mau | 45/KH-UBND | 2026-03-05 | people-committee",
        ),
        (
            "| ỦY BAN NHÂN DÂN<br>XÃ TÂN HƯNG<br/>Số: 45/KH-UBND | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<BR />Tân Hưng, ngày 12 tháng 01 năm 2026 |\n|---|---|\n\nKẾ HOẠCH\nChuyển đổi số năm 2026\nI. MỤC TIÊU\n".to_owned(),
            "UBND xã Tân Hưng | commune | Tân Hưng | - | 45/KH-UBND | 2026-01-12 | people-committee",
        ),
        (
            "UBND xã Tân Hưng, tỉnh Cà Mau vừa ban hành Kế hoạch số 45/KH-UBND ngày 12/01/2026\n\nKẾ HOẠCH\nPhát triển nông nghiệp số xã Tân Hưng năm 2026\n\nI. MỤC TIÊU\n".to_owned(),
            "UBND xã Tân Hưng | commune | Tân Hưng | Cà Mau | 45/KH-UBND | 2026-01-12 | people-committee",
        ),
    ];
    for (text, want) in cases {
        assert_eq!(read(&text), want, "{text}");
    }
}

#[test]
fn letterheads_of_scans_letters_and_boards() {
    let cases = [
        (
            "ỦY BAN NHÂN DÂN\nTHÀNH PHỐ HÀ NỘI\nSố: 17\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\n/2025/QĐ-UBND\n\nĐộc lập - Tự do - Hạnh phúc\nHà Nội, ngày 28 tháng 02 năm 2025\n\nQUYẾT ĐỊNH\nQuy định việc đọc sách\n\nCăn cứ Luật Thư viện;\n".to_owned(),
            "UBND thành phố Hà Nội | province | - | Hà Nội | 17/2025/QĐ-UBND | 2025-02-28 | people-committee",
        ),
        (
            "BAN CHẮÁP HÀNH TRUNG ƯƠNG ĐẢNG CỘNG SẢN VIỆT NAM\n*\nSố 31-CTr/TW Hà Nội, ngày 28 tháng 7 năm 2026\n\nCHƯƠNG TRÌNH HÀNH ĐỘNG\nvề việc đọc sách\n\n1- MỤC ĐÍCH\n".to_owned(),
            "BAN CHẮÁP HÀNH TRUNG ƯƠNG | national | - | - | 31-CTr/TW | 2026-07-28 | other",
        ),
        (
            format!("SỞ CÔNG THƯƠNG\nĐOÀN KIỂM TRA\nTHEO QUYẾT ĐỊNH\nSỐ 1050/QĐ-SCT\nSố: 1105/KH-ĐKT\n{STATE}Lào Cai, ngày 10 tháng 3 năm 2026\nKẾ HOẠCH\nKiểm tra trên địa bàn tỉnh Lào Cai\nThực hiện Quyết định số 1050/QĐ-SCT;\n"),
            "ĐOÀN KIỂM TRA THEO QUYẾT ĐỊNH | province | - | Lào Cai | 1105/KH-ĐKT | 2026-03-10 | front",
        ),
        (
            "ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTHÀNH PHÓ HUÉ Độc lập - Tự do - Hạnh phúc\nSố: 4 57 /KH-UBND Huế, ngày #3 tháng 11 năm 2025\nKÉ HOẠCH\nPhòng, chống bão năm 2026\nI. MỤC TIÊU\n".to_owned(),
            "UBND thành phố Huế | province | - | Huế | 457/KH-UBND | 2025-11 | people-committee",
        ),
        (
            "ỦY BAN MTTQ VIỆT NAM XÃ TÂN AN BAN THƯỜNG TRỰC Số:      /KH-MTTQ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc Tân An, ngày 12 tháng 01 năm 2026 KẾ HOẠCH Lấy ý kiến cử tri trên địa bàn xã nhiệm kỳ 2026 - 2031 về đại biểu của các cấp\n\nCăn cứ Luật Bầu cử;\n".to_owned(),
            "BAN THƯỜNG TRỰC | commune | Tân An | - | - | 2026-01-12 | front",
        ),
        (
            format!("ỦY BAN NHÂN DÂN\nXÃ TÂN AN\nSố: 45/kh-ubnd\n{STATE}Tân An, ngày 05 tháng 3 năm 2026\nKẾ HOẠCH\nĐọc sách năm 2026\nI. MỤC TIÊU\n"),
            "UBND xã Tân An | commune | Tân An | - | 45/kh-ubnd | 2026-03-05 | people-committee",
        ),
        (
            "HỘI NÔNG DÂN TỈNH CÀ MAU\nBCH HỘI NÔNG DÂN XÃ TÂN HƯNG\nSố: 08-GM/HNDX, Tân Hưng, ngày 5 tháng 7 năm 2026\nGIẤY MỜI\nTHAM DỰ TẬP HUẤN\n".to_owned(),
            "BCH HỘI NÔNG DÂN XÃ TÂN HƯNG | commune | Tân Hưng | Cà Mau | 08-GM/HNDX | 2026-07-05 | front",
        ),
        (
            "| **BỘ GIÁO DỤC VÀ ĐÀO TẠO** <br> Số: 6240 /BGDĐT-KHCNTT <br> V/v kết nối dữ liệu | **CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM** <br> *Hà Nội, ngày 15 tháng 09 năm 2026* |\n| :--- | :--- |\n\nKính gửi: Các sở.\n".to_owned(),
            "Bộ Giáo dục và Đào tạo | ministry | - | - | 6240/BGDĐT-KHCNTT | 2026-09-15 | other",
        ),
        (
            "BAN CHỈ ĐẠO QUỐC GIA CHỐNG\nBUÔN LẬU\nSố: 399/KH-BCĐ389\nHà Nội ngày 09\ntháng 0 6 năm 2020\nKẾ HOẠCH\nTĂNG CƯỜNG CHỐNG BUÔN LẬU\n".to_owned(),
            "Ban Chỉ đạo quốc gia chống buôn lậu | national | - | - | 399/KH-BCĐ389 | 2020-06-09 | steering-committee",
        ),
        (
            "<center>\n\nỦY BAN NHÂN DÂN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTHÀNH PHỐ HÀ NỘI | Độc lập - Tự do - Hạnh phúc\n---|---\nSố: 35/KH-UBND | Hà Nội, ngày 28 tháng 5 năm 2024\n\n# KẾ HOẠCH\n## Chuyển đổi số năm 2024\n\n## I. MỤC TIÊU\n".to_owned(),
            "UBND thành phố Hà Nội | province | - | Hà Nội | 35/KH-UBND | 2024-05-28 | people-committee",
        ),
        (
            format!("HỘI ĐỒNG BẦU CỬ\nQUỐC GIA\n{STATE}Số: 40/NQ-HĐBCQG\nHà Nội, ngày 29 tháng 9 năm 2025\nNGHỊ QUYẾT\nQUY ĐỊNH MẪU VĂN BẢN\n"),
            "HỘI ĐỒNG BẦU CỬ QUỐC GIA | national | - | - | 40/NQ-HĐBCQG | 2025-09-29 | other",
        ),
        (
            "Tân Hưng, ngày 12 tháng 01 năm 2026\nQUYẾT ĐỊNH\nVề việc thành lập Tổ tiếp công dân\nBAN THƯỜNG TRỰC ỦY BAN MTTQ VIỆT NAM XÃ TÂN HƯNG\nCăn cứ Luật Mặt trận Tổ quốc Việt Nam số 75/2015/QH13;\n".to_owned(),
            "BAN THƯỜNG TRỰC ỦY BAN MTTQ VIỆT NAM XÃ TÂN HƯNG | commune | Tân Hưng | - | - | 2026-01-12 | front",
        ),
    ];
    for (text, want) in cases {
        assert_eq!(read(&text), want, "{text}");
    }
}

#[test]
fn a_title_without_its_kind_is_that_of_the_number() {
    let text = format!(
        "UBND XÃ TÂN AN\n{STATE}Số: 45/KH-UBND\nTân An, ngày 05 tháng 3 năm 2026\nTRIỂN KHAI CHUYỂN ĐỔI SỐ NĂM 2026\nCăn cứ Nghị quyết số 57-NQ/TW;\n"
    );
    let layout = plain::layout(&text);
    let head = head(&Text::of(&layout), &mut Ledger::default()).head;
    assert_eq!(
        head.title.as_deref(),
        Some("Kế hoạch TRIỂN KHAI CHUYỂN ĐỔI SỐ NĂM 2026")
    );
}

#[test]
fn a_letter_is_titled_by_what_it_is_about() {
    let text = "ỦY BAN NHÂN DÂN\nTỈNH LÀO CAI\nSố: 152/UBND-NC\nLào Cai, ngày 12 tháng 3 năm 2026\nV/v giao chỉ tiêu thực hiện Đề án 06 năm 2026\nKính gửi:\n- Các sở, ban, ngành;\n";
    let layout = plain::layout(text);
    let head = head(&Text::of(&layout), &mut Ledger::default()).head;
    let title = "Công văn giao chỉ tiêu thực hiện Đề án 06 năm 2026";
    assert_eq!(head.title.as_deref(), Some(title));
}

#[test]
fn a_title_ends_where_the_preamble_or_the_decider_begins() {
    let cases = [
        (
            "KẾ HOẠCH\nPHÁT TRIỂN MẠNG LƯỚI\nQUAN TRẮC NƯỚC\nTriển khai Kế hoạch số 28-KH/TU ngày 24/4/2025 của Tỉnh ủy, Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:\nI. MỤC TIÊU\n",
            "Kế hoạch PHÁT TRIỂN MẠNG LƯỚI QUAN TRẮC NƯỚC",
        ),
        (
            "HỘI ĐỒNG NHÂN DÂN\nTHÀNH PHỐ ĐÀ NẴNG\nSố: 15/2026/NQ-HĐND\nĐà Nẵng, ngày 10 tháng 7 năm 2026\nNGHỊ QUYẾT\nQUY ĐỊNH MỨC HỖ TRỢ\nHỘI ĐỒNG NHÂN DÂN THÀNH PHỐ ĐÀ NẴNG\nKHÓA X, KỲ HỌP THỨ 5\nCăn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15;\nĐiều 1.\n",
            "Nghị quyết QUY ĐỊNH MỨC HỖ TRỢ",
        ),
        (
            "KẾ HOẠCH\n\nV/V HỖ TRỢ NHÂN DÂN\nTRÊN ĐỊA BÀN TỈNH\n\nDo hậu quả mưa lớn kéo\ndài, nhiều khu vực bị chia cắt.\n\nI. MỤC TIÊU\n",
            "Kế hoạch V/V HỖ TRỢ NHÂN DÂN TRÊN ĐỊA BÀN TỈNH",
        ),
        (
            "# KẾ HOẠCH\n## Phát triển dữ liệu số năm 2026\n\n## Mục tiêu\n\n- 100% thôn có mạng.\n",
            "Kế hoạch Phát triển dữ liệu số năm 2026",
        ),
        (
            "KẾ HOẠCH\nPhát triển dữ liệu số năm 2026\n\nKẾT QUẢ THỰC HIỆN NHIỆM VỤ\nNĂM 2025\n\n- 70% thôn có mạng.\n",
            "Kế hoạch Phát triển dữ liệu số năm 2026",
        ),
        (
            "# KẾ HOẠCH CHUYỂN ĐỔI SỐ NĂM 2026\n\n## Mục tiêu\n\n- 100% thôn có mạng.\n",
            "Kế hoạch CHUYỂN ĐỔI SỐ NĂM 2026",
        ),
        (
            "ỦY BAN NHÂN DÂN\nXÃ TÂN AN\nSố: 12/KH-UBND\nTân An, ngày 12 tháng 3 năm 2026\n\nKế hoạch chuyển đổi số năm 2026\n\nCăn cứ Kế hoạch số 1/KH-UBND;\nI. MỤC TIÊU\n",
            "Kế hoạch chuyển đổi số năm 2026",
        ),
    ];
    for (text, want) in cases {
        let layout = plain::layout(text);
        let text = Text::of(&layout);
        let found = head(&text, &mut Ledger::default());
        assert_eq!(found.head.title.as_deref(), Some(want));
    }
}

#[test]
fn parts_that_do_not_agree_are_said() {
    let text = "ỦY BAN NHÂN DÂN\nXÃ AN HÒA\nSố: 45-KH/ĐU\nAn Hòa, ngày 12 tháng 01 năm 2026\nKẾ HOẠCH\nChuyển đổi số xã Bình Minh năm 2026\nI. MỤC TIÊU\n";
    let layout = plain::layout(text);
    let text = Text::of(&layout);
    let found = head(&text, &mut Ledger::default());
    let points: Vec<Point> = found.disagreements.iter().map(|one| one.point).collect();
    assert_eq!(points, [Point::Commune, Point::Body]);
}

#[test]
fn years_of_a_title() {
    let cases: [(&str, &[i16]); 18] = [
        ("Chuyển đổi số năm 2026", &[2026]),
        ("Số hóa trong 03 năm (2026 - 2028)", &[2026, 2027, 2028]),
        ("giai đoạn 2026 - 2028", &[2026, 2027, 2028]),
        (
            "giai đoạn 2026-2027, định hướng đến năm 2030",
            &[2026, 2027, 2030],
        ),
        ("năm 2025, 2026", &[2025, 2026]),
        ("ngày 03 tháng 4 năm 2026", &[]),
        ("chuyển đổi số", &[]),
        ("năm 2025 và 2026", &[2025, 2026]),
        (
            "năm 2026 theo Chương trình hành động giai đoạn 2025 - 2030 của Đảng ủy",
            &[2026],
        ),
        (
            "năm 2026 thực hiện Đề án 06 giai đoạn 2022 - 2025, tầm nhìn 2030",
            &[2026],
        ),
        ("năm 2026 (điều chỉnh Kế hoạch năm 2025)", &[2026]),
        ("năm 2026 và năm 2027", &[2026, 2027]),
        ("giai đoạn 2026 đến 2028", &[2026, 2027, 2028]),
        (
            "chuyển đổi số năm 2026 (thực hiện Kế hoạch giai đoạn 2026 - 2030 của tỉnh)",
            &[2026],
        ),
        (
            "Thực hiện Nghị quyết số 20/NQ-HĐND về chuyển đổi số giai đoạn 2026 - 2030 năm 2026",
            &[2026],
        ),
        (
            "Thực hiện Nghị quyết 57 giai đoạn 2026 - 2027",
            &[2026, 2027],
        ),
        ("giai đoạn 2026 - 2027 và nhiệm vụ năm 2026", &[2026, 2027]),
        (
            "Tổng kết chuyển đổi số năm 2025 và nhiệm vụ năm 2026",
            &[2026],
        ),
    ];
    for (text, want) in cases {
        assert_eq!(years(text), want, "{text}");
    }
}

#[test]
fn whose_a_text_is_without_a_letterhead() {
    let basis =
        "Căn cứ Nghị quyết số 71/NQ-CP ngày 01/4/2025 của Chính phủ;\nI. MỤC TIÊU\n- 80% hồ sơ.\n";
    let cases = [
        (
            format!("Kế hoạch số 45/KH-UBND ngày 12/01/2026 của UBND xã Tân Hưng về chuyển đổi số năm 2026\n{basis}"),
            "UBND xã Tân Hưng | commune | Tân Hưng | - | 45/KH-UBND | 2026-01-12 | people-committee",
        ),
        (
            "32 VIỆC CẦN LÀM\nKế hoạch 60 ngày xử lý điểm nghẽn chuyển đổi số xã Tân Hưng\nI. MỤC TIÊU\n- 80% hồ sơ.\n".to_owned(),
            "UBND xã Tân Hưng | commune | Tân Hưng | - | - | - | -",
        ),
        (
            format!("Quyết định phê duyệt Đề án phát triển cảng cạn đến năm 2030\nThủ tướng Chính phủ\n{basis}"),
            "Thủ tướng Chính phủ | national | - | - | - | - | other",
        ),
        (
            "KẾ HOẠCH\nChuyển đổi số năm 2026\nXét đề nghị của Bộ trưởng Bộ Xây dựng, ban hành Kế hoạch như sau:\nI. MỤC TIÊU\n- 80% hồ sơ.\n".to_owned(),
            "- | - | - | - | - | - | -",
        ),
        (
            "CHỈ THỊ\nVề kế hoạch năm 2026\nỦy ban nhân dân tỉnh yêu cầu các sở, ngành:\nỦy ban nhân dân các huyện, thành phố Tân An đánh giá tình hình thực hiện kế hoạch tỉnh Long An:\nI. MỤC TIÊU\n- 80% hồ sơ.\n".to_owned(),
            "- | province | - | - | - | - | -",
        ),
        (
            format!("KẾ HOẠCH\nChuyển đổi số năm 2026\n{basis}Nơi nhận:\n- Lưu: VT.\nTM. ỦY BAN NHÂN DÂN XÃ TÂN HƯNG\nKT. CHỦ TỊCH\n"),
            "UBND xã Tân Hưng | commune | Tân Hưng | - | - | - | people-committee",
        ),
        (
            "Đơn vị nhập liệu\tVăn phòng UBND xã\nNgười duyệt\tTrưởng phòng chuyên môn\n\nI. MỤC TIÊU\n- 80% hồ sơ.\n".to_owned(),
            "- | - | - | - | - | - | -",
        ),
    ];
    for (text, want) in cases {
        assert_eq!(read(&text), want, "{text}");
    }
}

#[test]
fn names_of_bodies_that_end_in_a_place() {
    let cases = [
        (
            format!("LIÊN MINH HỢP TÁC XÃ TỈNH GIA LAI\n{STATE}Số: 45/KH-LMHTX\nGia Lai, ngày 12 tháng 01 năm 2026\nKẾ HOẠCH\nChuyển đổi số\nI. MỤC TIÊU\n"),
            "province | - | Gia Lai | 45/KH-LMHTX | 2026-01-12",
        ),
        (
            "THÀNH ỦY CẦN THƠ\n*\nSố 45-CTr/TU\nĐẢNG CỘNG SẢN VIỆT NAM\nCần Thơ, ngày 12 tháng 01 năm 2026\nCHƯƠNG TRÌNH HÀNH ĐỘNG\nthực hiện Nghị quyết số 57-NQ/TW\nI. MỤC TIÊU\n".to_owned(),
            "province | - | Cần Thơ | 45-CTr/TU | 2026-01-12",
        ),
        (
            format!("UBND XÃ TÂN HƯNG\nTHÔN ĐỒNG TIẾN\n{STATE}Số: 02/KH-TĐT\nTân Hưng, ngày 12 tháng 01 năm 2026\nDỰ THẢO KẾ HOẠCH\nChuyển đổi số\nI. MỤC TIÊU\n"),
            "THÔN ĐỒNG TIẾN | commune | Tân Hưng | - | 02/KH-TĐT | 2026-01-12 | other",
        ),
        (
            format!("UBND XÃ TÂN HƯNG\n{STATE}Số: ..../KH-UBND\nTân Hưng, ngày ..... tháng ..... năm 2026\nKẾ HOẠCH\nChuyển đổi số\nI. MỤC TIÊU\n"),
            "commune | Tân Hưng | - | - | 2026",
        ),
        (
            format!("ỦY BAN NHÂN DÂN\nTHÀNH PHỐ HẢI SƠN\n{STATE}Số: 45/KH-UBND\nHải Sơn, ngày 12 tháng 01 năm 2026\nKẾ HOẠCH\nChuyển đổi số\nI. MỤC TIÊU\n"),
            "province | - | - | 45/KH-UBND | 2026-01-12",
        ),
    ];
    for (text, want) in cases {
        let read = read(&text);
        assert!(read.contains(want), "{read}, not {want}: {text}");
    }
}

#[test]
fn pages_of_the_web_around_a_head() {
    let card = "Kế hoạch 155/KH-UBND năm 2025 chuyển đổi số tỉnh Đắk Lắk năm 2026\n| Số hiệu | 155/KH-UBND |\n| Ngày ban hành | 24/12/2025 |\n| Loại văn bản | Kế hoạch |\n| Cơ quan ban hành | Tỉnh Đắk Lắk |\n| Người ký | Nguyễn Văn A |\n| Lĩnh vực | Công nghệ thông tin |\n";
    let cases = [
        (
            format!("{card}|\nỦY BAN NHÂN DÂN |\nCỘNG HÒA XÃ HỘI\nCHỦ NGHĨA VIỆT NAM |\n|\nSố: 155/KH-UBND |\nĐắk Lắk, ngày 24 tháng 12 năm 2025 |\nCHUYỂN ĐỔI SỐ TỈNH ĐẮK LẮK NĂM 2026\n- Luật An toàn thông tin mạng ngày 19/11/2015;\nI. MỤC TIÊU\n"),
            "province | - | Đắk Lắk | 155/KH-UBND | 2025-12-24",
        ),
        // A sentence of the page above the letterhead.
        (
            "Vui lòng đăng ký để sử dụng toàn bộ tiện ích.\nỦY BAN NHÂN DÂN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\nSố: 157/KH-UBND | Thành phố Huế, ngày 19 tháng 8 năm 2025 |\nKính gửi: Hiệu trưởng các trường phổ thông\nI. NHIỆM VỤ\n".to_owned(),
            "157/KH-UBND | 2025-08-19",
        ),
        // The document that a title carries out is no other's plan, nor is who gave that its issuer.
        (
            "Chương trình hành động của Thành ủy thực hiện Nghị quyết số 45-NQ/TW của Bộ Chính trị về phát triển thành phố Hải Phòng\n\nNgày 24/1/2019, Bộ Chính trị ban hành Nghị quyết số 45-NQ/TW về phát triển thành phố Hải Phòng đến năm 2030.\n\nI. MỤC TIÊU\n".to_owned(),
            "- | province | - | Hải Phòng | - | - | -",
        ),
        (
            "Kế hoạch chuyển đổi số năm 2026\nNgày 24/10/2025, Ủy ban nhân dân tỉnh Lai Châu ban hành Kế hoạch số 1371/KH-UBND chuyển đổi số năm 2026.\n\nI. MỤC TIÊU\n".to_owned(),
            "province | - | Lai Châu | 1371/KH-UBND | 2025-10-24",
        ),
        (
            "CHƯƠNG TRÌNH\nChuyển đổi số năm 2026\n(Ban hành kèm theo Quyết định số 12/QĐ-UBND ngày 05/01/2026 của Ủy ban nhân dân xã Tân Hưng)\nI. MỤC TIÊU\n".to_owned(),
            "12/QĐ-UBND | 2026-01-05",
        ),
        (
            "Nghị quyết số 22-NQ/TU ngày 08/6/2022 của Tỉnh ủy Gia Lai về chuyển đổi số tỉnh Gia Lai đến năm 2030.\nI- TÌNH HÌNH\n- Hạ tầng số được nâng cấp.\n".to_owned(),
            "Gia Lai | 22-NQ/TU | 2022-06-08",
        ),
    ];
    for (text, want) in cases {
        let read = read(&text);
        assert!(read.contains(want), "{read}, not {want}: {text}");
    }
}
