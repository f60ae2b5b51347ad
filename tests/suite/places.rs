//! Plans of communes with odd names: whose they are is known, and their promises are judged as those of any other.

use super::run::{run, scratch};
use serde_json::Value;
use std::ffi::OsString;

/// Names whose words are something else elsewhere, begin the name of a body, have signs, letters alone or numbers.
const NAMES: [(&str, &str); 34] = [
    ("phường", "Hội An Tây"),
    ("phường", "An Hội Đông"),
    ("xã", "Hội Hoan"),
    ("xã", "Tân Hội"),
    ("xã", "Lịch Hội Thượng"),
    ("xã", "Đoàn Đào"),
    ("phường", "Đoàn Kết"),
    ("xã", "Tân Đoàn"),
    ("xã", "Đại Từ"),
    ("phường", "Đào Duy Từ"),
    ("xã", "Mường Và"),
    ("xã", "Năm Căn"),
    ("xã", "Nậm Hàng"),
    ("xã", "Mù Cả"),
    ("phường", "Yên Sở"),
    ("xã", "Mễ Sở"),
    ("xã", "An Trường"),
    ("xã", "Bình Chánh"),
    ("phường", "Long Trường"),
    ("xã", "Xốp"),
    ("phường", "Láng"),
    ("xã", "Ô Diên"),
    ("phường", "Ô Chợ Dừa"),
    ("xã", "A Lưới 1"),
    ("xã", "Bảo Lâm 5"),
    ("phường", "1 Bảo Lộc"),
    ("phường", "B'Lao"),
    ("xã", "Ea H'Leo"),
    ("xã", "Cư M'gar"),
    ("phường", "Xuân Trường - Đà Lạt"),
    ("phường", "Văn Miếu - Quốc Tử Giám"),
    ("xã", "Nam Ban Lâm Hà"),
    ("đặc khu", "Trường Sa"),
    ("đặc khu", "Phú Quý"),
];

/// A letterhead in two lines, in one, below that of the province.
fn plans(word: &str, name: &str) -> [String; 3] {
    let (shouted_word, shouted) = (word.to_uppercase(), name.to_uppercase());
    let targets = "I. MỤC TIÊU\n- Tỷ lệ dân số được phủ sóng 5G đạt 75%.\n";
    [
        format!(
            "ỦY BAN NHÂN DÂN\n{shouted_word} {shouted}\nSố: 1/KH-UBND\n{name}, ngày 1 tháng 6 năm 2026\n\nKẾ HOẠCH\n\
             Chuyển đổi số {word} {name} năm 2026\n\n{targets}"
        ),
        format!(
            "UBND {shouted_word} {shouted}\nSố: 1/KH-UBND\n{name}, ngày 1 tháng 6 năm 2026\n\nKẾ HOẠCH\n\
             CHUYỂN ĐỔI SỐ TRÊN ĐỊA BÀN {shouted_word} {shouted} NĂM 2026\n\n{targets}"
        ),
        format!(
            "TỈNH MẪU\nỦY BAN NHÂN DÂN {shouted_word} {shouted}\nSố: 1/KH-UBND\n\nKẾ HOẠCH\n\
             Chuyển đổi số trên địa bàn {word} {name} năm 2026\n\nUBND {word} {name} ban hành Kế hoạch như sau:\n\n{targets}"
        ),
    ]
}

#[test]
fn communes_with_odd_names_are_judged_as_others_are() {
    let folder = scratch().join("places");
    std::fs::create_dir_all(&folder).unwrap();
    let mut arguments: Vec<OsString> = ["check", "--no-config", "--format", "json"]
        .map(Into::into)
        .into();
    let mut wanted = Vec::new();
    for (at, (word, name)) in NAMES.iter().enumerate() {
        for (form, text) in plans(word, name).iter().enumerate() {
            let path = folder.join(format!("{at:02}-{form}.txt"));
            std::fs::write(&path, text).unwrap();
            wanted.push((path.to_string_lossy().into_owned(), *name));
            arguments.push(path.into());
        }
    }
    let report: Value = serde_json::from_str(&run(arguments).out).unwrap();
    let all = report["plans"].as_array().unwrap();
    let mut wrong = Vec::new();
    for (path, name) in &wanted {
        let plan = all.iter().find(|plan| plan["path"] == path.as_str());
        let plan = plan.unwrap();
        let verdicts = plan["verdicts"].as_array().unwrap();
        let on_5g = |verdict: &&Value| verdict["indicator"] == "coverage-5g-population";
        let verdict = verdicts
            .iter()
            .find(on_5g)
            .map(|verdict| &verdict["verdict"]);
        let commune = plan["plan"]["commune"].as_str().unwrap_or_default();
        if commune.to_lowercase() != name.to_lowercase()
            || plan["plan"]["level"] != "commune"
            || verdict.is_none_or(|verdict| verdict != "exceeded")
        {
            wrong.push(format!(
                "{name}: {commune}, {}, {verdict:?}",
                plan["plan"]["level"]
            ));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
