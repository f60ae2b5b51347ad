//! What a plan is about.
//!
//! A requirement speaks to plans on a subject (DESIGN.md, section 4.8). The list is open: a new
//! slug is one line here, its words in a title another.

use super::organ::slug;
use crate::lang::Lang;
use crate::text::loose;

/// What a plan is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// Digital transformation as a whole; with science, technology and innovation too
    /// (Resolution 57-NQ/TW).
    DigitalTransformation,
    /// The people's digital literacy ("bình dân học vụ số").
    DigitalLiteracy,
    /// Population data, identification and authentication (Đề án 06).
    PopulationData,
    /// Administrative procedures and reform.
    AdministrativeReform,
    /// Digital transformation inside the state agencies.
    StateAgencies,
    /// The digital economy or the digital society.
    DigitalEconomy,
    /// Safety of information and networks.
    InformationSecurity,
    /// Something else.
    Other,
}

impl Subject {
    /// Every subject with its slug in rule files and target sets.
    pub const ALL: [(&'static str, Self); 8] = [
        ("digital-transformation", Self::DigitalTransformation),
        ("digital-literacy", Self::DigitalLiteracy),
        ("population-data", Self::PopulationData),
        ("administrative-reform", Self::AdministrativeReform),
        ("state-agencies", Self::StateAgencies),
        ("digital-economy", Self::DigitalEconomy),
        ("information-security", Self::InformationSecurity),
        ("other", Self::Other),
    ];

    /// Its slug.
    pub fn slug(self) -> &'static str {
        slug(&Self::ALL, self)
    }

    /// Its name in a language.
    pub fn words(self, lang: Lang) -> &'static str {
        match self {
            Self::DigitalTransformation => lang.pick("chuyển đổi số", "digital transformation"),
            Self::DigitalLiteracy => lang.pick("bình dân học vụ số", "digital literacy"),
            Self::PopulationData => lang.pick("Đề án 06", "population data (Project 06)"),
            Self::AdministrativeReform => lang.pick("cải cách hành chính", "administrative reform"),
            Self::StateAgencies => lang.pick(
                "chuyển đổi số trong cơ quan nhà nước",
                "digital transformation of state agencies",
            ),
            Self::DigitalEconomy => {
                lang.pick("kinh tế số, xã hội số", "the digital economy and society")
            }
            Self::InformationSecurity => lang.pick("an toàn thông tin", "information security"),
            Self::Other => lang.pick(
                "lĩnh vực khác ngoài chuyển đổi số",
                "a field other than digital transformation",
            ),
        }
    }
}

impl Subject {
    /// What a title says that a plan is about; none where it says nothing of that.
    pub fn of_title(title: &str) -> Option<Self> {
        of_title(title)
    }
}

fn of_title(title: &str) -> Option<Subject> {
    const NAMED: [(&str, Subject); 14] = [
        ("bình dân học vụ số", Subject::DigitalLiteracy),
        ("phổ cập kỹ năng số", Subject::DigitalLiteracy),
        ("đề án 06", Subject::PopulationData),
        ("đề án số 06", Subject::PopulationData),
        ("cải cách hành chính", Subject::AdministrativeReform),
        (
            "kiểm soát thủ tục hành chính",
            Subject::AdministrativeReform,
        ),
        ("an toàn thông tin", Subject::InformationSecurity),
        ("an ninh mạng", Subject::InformationSecurity),
        ("chuyển đổi số", Subject::DigitalTransformation),
        ("kinh tế số", Subject::DigitalEconomy),
        ("xã hội số", Subject::DigitalEconomy),
        ("57 nq tw", Subject::DigitalTransformation),
        ("chính quyền số", Subject::DigitalTransformation),
        ("chính quyền điện tử", Subject::DigitalTransformation),
    ];
    let title = loose(title);
    let places = NAMED
        .iter()
        .filter_map(|(words, subject)| Some((title.find(words)?, *words, *subject)));
    let Some((at, words, subject)) = places.min_by_key(|(at, ..)| *at) else {
        return says_something(&title).then_some(Subject::Other);
    };
    let (_, after) = title.split_at(at);
    let after = after.strip_prefix(words).unwrap_or_default().trim_start();
    Some(match subject {
        Subject::DigitalTransformation if words == "chuyển đổi số" => part_of_it(after),
        Subject::DigitalTransformation | Subject::DigitalLiteracy => subject,
        // "Đề án 06 và chuyển đổi số", "phát triển kinh tế số, chính quyền số": of both.
        _ if [
            "và chuyển đổi số",
            "chuyển đổi số",
            "chính quyền số",
            "và chính quyền số",
        ]
        .iter()
        .any(|more| after.starts_with(more)) =>
        {
            Subject::DigitalTransformation
        }
        _ => subject,
    })
}

/// "Chuyển đổi số trong cơ quan nhà nước", "… ngành giáo dục": a part of it.
fn part_of_it(after: &str) -> Subject {
    const OF_A_PART: [&str; 6] = [
        "ngành ",
        "lĩnh vực ",
        "doanh nghiệp",
        "hợp tác xã",
        "cho ",
        "của ngành ",
    ];
    const OF_STATE: [&str; 4] = [
        "cơ quan nhà nước",
        "cơ quan hành chính",
        "quản lý nhà nước",
        "nội bộ cơ quan",
    ];
    let inside = after
        .strip_prefix("trong ")
        .or_else(|| after.strip_prefix("tại "));
    let inside = inside.filter(|words| {
        let of_time = ["năm ", "giai đoạn ", "quý ", "tháng ", "tình hình "];
        !of_time.iter().any(|time| words.starts_with(time))
    });
    match inside {
        Some(words) if OF_STATE.iter().any(|state| words.contains(state)) => Subject::StateAgencies,
        Some(words) if !words.starts_with("xã ") && !words.starts_with("phường ") => {
            Subject::Other
        }
        _ if OF_A_PART.iter().any(|part| after.starts_with(part)) => Subject::Other,
        _ => Subject::DigitalTransformation,
    }
}

/// Whether a title names a subject at all, beside the kind of plan, its place and its years.
fn says_something(title: &str) -> bool {
    const EMPTY: [&str; 22] = [
        "kế",
        "hoạch",
        "chương",
        "trình",
        "hành",
        "động",
        "thực",
        "hiện",
        "triển",
        "khai",
        "năm",
        "giai",
        "đoạn",
        "trên",
        "địa",
        "bàn",
        "xã",
        "phường",
        "tỉnh",
        "của",
        "nhiệm",
        "vụ",
    ];
    let words = title
        .split(' ')
        .filter(|word| !EMPTY.contains(word) && !word.chars().all(|c| c.is_ascii_digit()));
    words.count() >= 4
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_says_what_a_plan_is_about() {
        use Subject as S;
        let whole = Some(S::DigitalTransformation);
        for (title, subject) in [
            ("Kế hoạch Chuyển đổi số xã A năm 2026", whole),
            ("Kế hoạch Chuyển đổi số trên địa bàn xã A năm 2026", whole),
            ("Kế hoạch chuyển đổi số trong năm 2026", whole),
            ("Kế hoạch Phát triển chính quyền số xã A", whole),
            ("Kế hoạch Thực hiện Nghị quyết số 57-NQ/TW", whole),
            ("Kế hoạch Đề án 06 và chuyển đổi số năm 2026", whole),
            (
                "Kế hoạch Chuyển đổi số trong các cơ quan nhà nước xã A",
                Some(S::StateAgencies),
            ),
            (
                "Kế hoạch Chuyển đổi số trong các cơ quan Đảng",
                Some(S::Other),
            ),
            ("Kế hoạch Chuyển đổi số ngành giáo dục", Some(S::Other)),
            (
                "Kế hoạch Triển khai Phong trào “Bình dân học vụ số” năm 2026",
                Some(S::DigitalLiteracy),
            ),
            (
                "Kế hoạch Triển khai Đề án 06 năm 2026",
                Some(S::PopulationData),
            ),
            (
                "Kế hoạch Cải cách hành chính năm 2026",
                Some(S::AdministrativeReform),
            ),
            (
                "Kế hoạch Phòng, chống dịch bệnh trên đàn gia súc",
                Some(S::Other),
            ),
            ("Kế hoạch năm 2026", None),
            ("Kế hoạch thực hiện nhiệm vụ năm 2026", None),
        ] {
            assert_eq!(Subject::of_title(title), subject, "{title}");
        }
    }
}
