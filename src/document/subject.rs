//! What a plan is about.
//!
//! A requirement speaks to plans on a subject (DESIGN.md, section 4.8). The list is open: a new
//! slug is one line here, its words in a title one of `heads.words`.

use super::known::KNOWN;
use super::names::Names;
use super::organ::slug;
use crate::kept::{Kept, Rest, Store};
use crate::lang::Lang;
use crate::text::letter::is_vietnamese;
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

    /// Whether it is a movement or a project with plans of its own, which a plan for digital transformation as a whole
    /// need not say again; others are sides of the whole.
    pub fn has_its_own_plans(self) -> bool {
        matches!(
            self,
            Self::DigitalLiteracy | Self::PopulationData | Self::AdministrativeReform
        )
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
            Self::Other => lang.pick("lĩnh vực khác", "another field"),
        }
    }
}

/// What a title tells of its subject, as the word files have it.
#[derive(Debug, Default)]
pub(super) struct Titles {
    /// What names a subject.
    named: Names<Subject>,
    /// What follows digital transformation as a whole, or in a part of it.
    goes_on: Names<Subject>,
    /// What stands before it where something else is done for it.
    served: Names<Subject>,
    /// What stands between two subjects of one plan.
    joined: Names<Subject>,
    areas: Names<Subject>,
    /// What tells no subject.
    none: Names<Subject>,
    /// What is done once, before the subject that it is done for: no plan for the whole of it.
    part: Names<Subject>,
    /// A part of the year.
    period: Names<Subject>,
}

/// The fields with the keywords of their names: read, and kept one by one.
macro_rules! titles {
    ($($field:ident by $keyword:literal;)+) => {
        impl Titles {
            /// What the word files say.
            pub(super) fn read() -> Self {
                Self { $($field: Names::of($keyword, &Subject::ALL),)+ }
            }
        }

        impl Kept for Titles {
            fn keep(&self, store: &mut Store) {
                $(self.$field.keep(store);)+
            }

            fn take(rest: &mut Rest) -> Option<Self> {
                Some(Self { $($field: Kept::take(rest)?,)+ })
            }
        }
    };
}

titles! {
    named by "subject";
    goes_on by "subject-goes-on";
    served by "subject-served";
    joined by "subject-joined";
    areas by "subject-area";
    none by "subject-none";
    part by "subject-part";
    period by "subject-period";
}

impl Subject {
    /// What a title says that a plan is about; none where it says nothing of that.
    ///
    /// The first subject that it names, or digital transformation where that is named beside it; digital
    /// transformation counts only as a whole, not that of a field or an enterprise.
    pub fn of_title(title: &str) -> Option<Self> {
        let parts = title.split([',', ';', ':', '.', '(', ')', '“', '”', '"']);
        let parts: Vec<String> = parts.map(loose).filter(|part| !part.is_empty()).collect();
        let mentions = KNOWN.titles.mentions(&parts);
        let Some(first) = mentions
            .iter()
            .position(|(subject, _)| *subject != Self::Other)
        else {
            let says = !mentions.is_empty() || KNOWN.titles.says_something(&parts);
            // "Chuyển đổі số" with a letter of Cyrillic may name any subject.
            return (says && !title.chars().any(is_strange)).then_some(Self::Other);
        };
        let mut mentions = mentions.into_iter().skip(first);
        let (subject, _) = mentions.next()?;
        let mut beside = mentions.take_while(|(_, is_joined)| *is_joined);
        let whole = subject != Self::DigitalLiteracy
            && beside.any(|(other, _)| other == Self::DigitalTransformation);
        Some(if whole {
            Self::DigitalTransformation
        } else {
            subject
        })
    }

    /// The words of a title that say that its plan is for one activity or a part of the year, not for all of its subject:
    /// "tập huấn" of "Tập huấn chuyển đổi số năm 2026".
    pub fn part_of(title: &str) -> Option<String> {
        let title = loose(title);
        let titles = &KNOWN.titles;
        let subject = titles.named.all(&title).next();
        let subject = subject.map_or(title.len(), |(at, ..)| at);
        // "Chuyển đổi số và tuyên truyền …" is for more than that.
        let before = titles.part.all(&title).next();
        let before = before.filter(|(at, ..)| *at < subject);
        let (at, _, rest) = before.or_else(|| titles.period.all(&title).next())?;
        let words = title.get(at..title.len() - rest.len());
        words.map(|words| words.trim().to_owned())
    }
}

/// Whether a character is a letter that neither Vietnamese nor its neighbours have.
fn is_strange(c: char) -> bool {
    !c.is_ascii() && c.is_alphabetic() && !is_vietnamese(c) && !matches!(c, 'ª' | 'º' | 'µ')
}

impl Titles {
    /// The subjects that the parts of a title name, in order, and whether each is named beside the one before.
    /// That of a field is another.
    fn mentions(&self, parts: &[String]) -> Vec<(Subject, bool)> {
        let mut mentions = Vec::new();
        // What stands behind the last one, in its part and those after it.
        let mut behind: Option<&str> = None;
        for part in parts {
            for (at, subject, rest) in self.named.all(part) {
                let before = part.get(..at).unwrap_or_default().trim_end();
                let between = behind.map(|behind| {
                    let end = behind.len().saturating_sub(part.len() - at);
                    behind.get(..end).unwrap_or_default().trim()
                });
                let is_joined = between.is_some_and(|words| {
                    words.is_empty()
                        || self
                            .joined
                            .begin(words)
                            .is_some_and(|(_, rest)| rest.is_empty())
                });
                let subject = if subject == Subject::DigitalTransformation {
                    self.whole(before, rest)
                } else {
                    subject
                };
                mentions.push((subject, is_joined));
                behind = Some(rest);
            }
            // Only what ends its part is beside what begins the next.
            behind = behind.filter(|rest| rest.is_empty());
        }
        mentions
    }

    /// What digital transformation is meant as, by what stands around its words.
    fn whole(&self, before: &str, after: &str) -> Subject {
        // "Thúc đẩy tạo lập dữ liệu phục vụ chuyển đổi số toàn diện" is about data.
        if self.served.end(before) {
            Subject::Other
        } else if after.is_empty() {
            Subject::DigitalTransformation
        } else {
            let meant = self.goes_on.begin(after).map(|(subject, _)| subject);
            meant.unwrap_or(Subject::Other)
        }
    }

    /// Whether a title names a subject at all, beside the kind of plan, its place and its years.
    fn says_something(&self, parts: &[String]) -> bool {
        /// Fewer words may be left of a name.
        const LEAST: usize = 2;
        let mut count = 0;
        for part in parts {
            let (mut rest, mut in_area) = (part.as_str(), false);
            while !rest.is_empty() {
                if let Some((_, after)) = self.none.begin(rest) {
                    (rest, in_area) = (after, false);
                    continue;
                }
                let (word, after) = rest.split_once(' ').unwrap_or((rest, ""));
                in_area |= self.areas.begin(rest).is_some();
                let is_number = word.bytes().all(|b| b.is_ascii_digit());
                count += usize::from(!in_area && !is_number);
                rest = after;
            }
        }
        count >= LEAST
    }
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
            ("Kế hoạch Chuyển đổi số toàn diện năm 2026", whole),
            (
                "Kế hoạch Chuyển đổi số, cải cách hành chính năm 2026",
                whole,
            ),
            ("Kế hoạch Cải cách hành chính, chuyển đổi số xã A", whole),
            (
                "Kế hoạch Cải cách hành chính, nâng cao chất lượng phục vụ chuyển đổi số",
                Some(S::AdministrativeReform),
            ),
            (
                "Kế hoạch Phát triển chính quyền số xã A",
                Some(S::StateAgencies),
            ),
            (
                "Kế hoạch Thúc đẩy tạo lập dữ liệu phục vụ chuyển đổi số toàn diện",
                Some(S::Other),
            ),
            (
                "Kế hoạch Phát triển kinh tế số, xã hội số",
                Some(S::DigitalEconomy),
            ),
            ("Kế hoạch Chuyển đổi số hợp tác xã", Some(S::Other)),
            ("Kế hoạch Giảm nghèo năm 2026", Some(S::Other)),
            ("Kế hoạch công tác năm 2026 của xã Phú Đông Hải", None),
            ("Kế hoạch Thực hiện Nghị quyết số 57-NQ/TW", whole),
            ("Kế hoạch Đề án 06 và chuyển đổi số năm 2026", whole),
            (
                "Kế hoạch Chuyển đổi số trong các cơ quan nhà nước xã A",
                Some(S::StateAgencies),
            ),
            ("Kế hoạch Chuyển đổi số trong các cơ quan Đảng", whole),
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
            (
                "Kế hoạch Chuyển đổi số trong doanh nghiệp nhỏ và vừa",
                Some(S::Other),
            ),
            ("Kế hoạch Chuyển ɗổi số năm 2026", None),
            ("Kế hoạch năm 2026", None),
            ("Kế hoạch thực hiện nhiệm vụ năm 2026", None),
        ] {
            assert_eq!(Subject::of_title(title), subject, "{title}");
        }
    }

    #[test]
    fn a_title_may_be_for_a_part() {
        for (title, part) in [
            ("Kế hoạch Tập huấn chuyển đổi số năm 2026", Some("tập huấn")),
            (
                "Kế hoạch Chuyển đổi số 6 tháng cuối năm 2026",
                Some("6 tháng"),
            ),
            ("Kế hoạch Chuyển đổi số xã A năm 2026", None),
            (
                "Kế hoạch Thực hiện Nghị quyết số 57-NQ/TW ngày 22 tháng 12 năm 2024",
                None,
            ),
        ] {
            assert_eq!(Subject::part_of(title).as_deref(), part, "{title}");
        }
    }
}
