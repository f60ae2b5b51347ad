//! What changed in who issued a plan, when, for which area and years.

use super::{differing, squeezed_or_none};
use crate::check::Outcome;
use crate::lang::Lang;
use crate::plan::Text;

/// A field of a plan's head.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum HeadField {
    /// Its number.
    Number,
    /// The day of issue.
    Issued,
    /// Who issued it.
    Issuer,
    /// What it is about.
    Title,
    /// On whose level.
    Level,
    /// Which organ issued it.
    Organ,
    /// Its subject.
    Subject,
    /// The kind of commune.
    Kind,
    /// The commune.
    Commune,
    /// The province.
    Province,
    /// The years it plans for.
    Years,
}

impl HeadField {
    /// The name in every format: that of the field in a target set.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Issued => "issued",
            Self::Issuer => "issuer",
            Self::Title => "title",
            Self::Level => "level",
            Self::Organ => "organ",
            Self::Subject => "subject",
            Self::Kind => "kind",
            Self::Commune => "commune",
            Self::Province => "province",
            Self::Years => "years",
        }
    }

    /// The words in a language.
    pub fn words(self, lang: Lang) -> &'static str {
        match self {
            Self::Number => lang.pick("số, ký hiệu", "number"),
            Self::Issued => lang.pick("ngày ban hành", "date of issue"),
            Self::Issuer => lang.pick("cơ quan ban hành", "issuer"),
            Self::Title => lang.pick("trích yếu", "title"),
            Self::Level => lang.pick("cấp", "level"),
            Self::Organ => lang.pick("cơ quan", "organ"),
            Self::Subject => lang.pick("lĩnh vực", "subject"),
            Self::Kind => lang.pick("loại đơn vị", "kind of commune"),
            Self::Commune => lang.pick("tên xã", "commune"),
            Self::Province => lang.pick("tỉnh, thành phố", "province"),
            Self::Years => lang.pick("năm kế hoạch", "years"),
        }
    }

    /// Whether it decides which requirements speak to the plan.
    pub(super) fn decides_the_law(self) -> bool {
        !matches!(self, Self::Number | Self::Issuer | Self::Title)
    }
}

/// The fields that differ.
pub(super) fn changes(old: &Outcome<'_>, new: &Outcome<'_>) -> Vec<HeadField> {
    let (a, b) = (&old.plan.head, &new.plan.head);
    let same = |x: &Option<_>, y: &Option<_>| text(x.as_ref()) == text(y.as_ref());
    differing([
        (HeadField::Number, same(&a.number, &b.number)),
        (HeadField::Issued, a.issued == b.issued),
        (HeadField::Issuer, same(&a.issuer, &b.issuer)),
        (HeadField::Title, same(&a.title, &b.title)),
        (HeadField::Level, a.level == b.level),
        (HeadField::Organ, a.organ == b.organ),
        (HeadField::Subject, a.subject == b.subject),
        (HeadField::Kind, same(&a.kind, &b.kind)),
        (HeadField::Commune, same(&a.commune, &b.commune)),
        (HeadField::Province, same(&a.province, &b.province)),
        (HeadField::Years, a.years == b.years),
    ])
}

fn text(text: Option<&Text<'_>>) -> String {
    squeezed_or_none(text.map(AsRef::as_ref))
}
