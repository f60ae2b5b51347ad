//! What is wrong with the meaning of a rule file that can be read.

use crate::document::Level;
use crate::lang::Lang;
use crate::plan::{Direction, Unit};
use crate::rule::level_word;
use crate::rule::syntax_error::Named;
use crate::text::{Place, brief};

/// What is wrong with the meaning of some words of a rule file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// A name that is declared before.
    Twice {
        /// What it names.
        named: Named,
        /// The name.
        slug: String,
        /// Where it is declared first.
        first: Place,
        /// Whether a file of the caller's declares what a built-in file does.
        over_builtin: bool,
    },
    /// A name that is not declared.
    Unknown {
        /// What it names.
        named: Named,
        /// The name.
        slug: String,
        /// What was most likely meant.
        nearest: Option<String>,
    },
    /// A thing that may be said once is said again.
    Repeated {
        /// Where it is said first.
        first: Place,
    },
    /// A declaration lacks a field.
    Lacks {
        /// What is declared.
        named: Named,
        /// Its name.
        slug: String,
        /// What it lacks.
        field: &'static str,
    },
    /// A document of the nation or a ministry with an area.
    AreaOfNation(Level),
    /// A province's document with a commune.
    CommuneOfProvince,
    /// A document that ends before it begins.
    EndsBeforeItBegins,
    /// A document or an indicator that refers to itself.
    Itself(String),
    /// A name that is a word of the language.
    Reserved(String),
    /// A value in another unit than its indicator's.
    OtherUnit(String, Unit),
    /// A ceiling where more is better, or a floor where less is.
    OtherDirection(Direction),
    /// A share above 100%.
    AboveAll(String),
    /// An index above 1.
    AboveOne(String),
    /// An invariant between two units.
    UnitsDiffer(Unit, Unit),
    /// A requirement without evidence.
    NoEvidence(String),
    /// An audience above the document.
    AudienceAbove {
        /// The audience's level.
        audience: Level,
        /// The document's level.
        document: Level,
    },
    /// A kind of commune in an audience that is no commune.
    KindOfOtherLevel,
    /// A province's document that speaks to another province.
    OtherProvince {
        /// The province it speaks to.
        other: String,
        /// Its own.
        own: String,
    },
    /// A name that no province has.
    NoSuchProvince {
        /// The name.
        name: String,
        /// The one most likely meant.
        nearest: Option<String>,
    },
    /// A test without a plan or without an expectation.
    TestLacks(&'static str),
    /// The plan of a test in several provinces.
    ManyProvinces,
    /// A verdict is expected of no indicator.
    VerdictOfNothing,
}

impl Meaning {
    /// One sentence about what is wrong.
    pub fn message(&self, lang: Lang) -> String {
        match self {
            Self::Twice { named, slug, .. } => {
                let (named, slug) = (named.bare_word(lang), brief(slug));
                lang.pick(
                    format!("{named} “{slug}” đã được khai báo"),
                    format!("the {named} “{slug}” is already declared"),
                )
            }
            Self::Unknown { named, slug, .. } => {
                let (named, slug) = (named.bare_word(lang), brief(slug));
                lang.pick(
                    format!("không có {named} nào tên là “{slug}”"),
                    format!("there is no {named} “{slug}”"),
                )
            }
            Self::Lacks { named, slug, field } => {
                let (named, slug) = (named.bare_word(lang), brief(slug));
                lang.pick(
                    format!("{named} “{slug}” thiếu dòng {field}"),
                    format!("the {named} “{slug}” has no {field}"),
                )
            }
            _ => self.of_values(lang),
        }
    }

    /// About values and units.
    fn of_values(&self, lang: Lang) -> String {
        match self {
            Self::OtherUnit(value, unit) => {
                let value = brief(value);
                lang.pick(
                    format!("“{value}” không theo đơn vị của chỉ tiêu là “{unit}”"),
                    format!("“{value}” is not in the unit of the indicator, “{unit}”"),
                )
            }
            Self::AboveAll(value) => {
                let value = brief(value);
                lang.pick(
                    format!("tỷ lệ “{value}” vượt quá 100%"),
                    format!("the share “{value}” is above 100%"),
                )
            }
            Self::AboveOne(value) => {
                let value = brief(value);
                lang.pick(
                    format!("chỉ số “{value}” vượt quá 1"),
                    format!("the index “{value}” is above 1"),
                )
            }
            Self::UnitsDiffer(one, other) => lang.pick(
                format!("hai chỉ tiêu có đơn vị khác nhau: “{one}” và “{other}”"),
                format!("the two indicators have different units, “{one}” and “{other}”"),
            ),
            Self::OtherDirection(Direction::AtLeast) => lang
                .pick(
                    "chỉ tiêu này càng cao càng tốt nên không thể có mức trần",
                    "more is better for this indicator, so it cannot have a ceiling",
                )
                .into(),
            Self::OtherDirection(Direction::AtMost) => lang
                .pick(
                    "chỉ tiêu này càng thấp càng tốt (at-most) nên không thể có mức sàn",
                    "less is better for this indicator (at-most), so it cannot have a floor",
                )
                .into(),
            _ => self.of_audiences(lang),
        }
    }

    /// About whom a requirement is for, and how it is known.
    fn of_audiences(&self, lang: Lang) -> String {
        match self {
            Self::NoEvidence(slug) => {
                let slug = brief(slug);
                lang.pick(
                    format!("yêu cầu về “{slug}” không có chứng cứ (evidence)"),
                    format!("the requirement of “{slug}” has no evidence"),
                )
            }
            Self::AudienceAbove { audience, document } => {
                let (audience, document) =
                    (level_word(*audience, lang), level_word(*document, lang));
                lang.pick(
                    format!("văn bản {document} không thể đặt yêu cầu cho {audience}"),
                    format!("a document of {document} cannot ask things of {audience}"),
                )
            }
            Self::OtherProvince { other, own } => {
                let other = brief(other);
                lang.pick(
                    format!("văn bản của {own} không thể đặt yêu cầu cho {other}"),
                    format!("a document of {own} cannot ask things of {other}"),
                )
            }
            Self::NoSuchProvince { name, .. } => {
                let name = brief(name);
                lang.pick(
                    format!("không có tỉnh, thành phố nào tên là “{name}”"),
                    format!("no province is called “{name}”"),
                )
            }
            _ => self.of_fields(lang),
        }
    }

    /// About what is said and left unsaid.
    fn of_fields(&self, lang: Lang) -> String {
        match self {
            Self::Repeated { .. } => lang
                .pick(
                    "nội dung này chỉ được ghi một lần",
                    "this may be said once only",
                )
                .into(),
            Self::AreaOfNation(level) => {
                let level = level_word(*level, lang);
                lang.pick(
                    format!("văn bản {level} không có địa bàn (area)"),
                    format!("a document of {level} has no area"),
                )
            }
            Self::CommuneOfProvince => lang
                .pick(
                    "văn bản cấp tỉnh không thuộc một xã (commune)",
                    "a document of a province is not of a commune",
                )
                .into(),
            Self::EndsBeforeItBegins => lang
                .pick(
                    "văn bản hết hiệu lực trước ngày có hiệu lực",
                    "the document ends before it begins",
                )
                .into(),
            Self::Itself(slug) => lang.pick(
                format!("“{slug}” dẫn chiếu đến chính nó"),
                format!("“{slug}” refers to itself"),
            ),
            Self::Reserved(slug) => lang.pick(
                format!("“{slug}” là từ dành riêng, không thể làm tên chỉ tiêu"),
                format!("“{slug}” is a word of the language and cannot name an indicator"),
            ),
            Self::KindOfOtherLevel => lang
                .pick(
                    "chỉ cấp xã (commune) mới có loại đơn vị (kind)",
                    "only communes are of a kind",
                )
                .into(),
            Self::TestLacks(what) => lang.pick(
                format!("phép thử thiếu dòng {what}"),
                format!("the test has no {what}"),
            ),
            Self::ManyProvinces => lang
                .pick(
                    "kế hoạch của phép thử chỉ thuộc một tỉnh",
                    "the plan of a test is of one province",
                )
                .into(),
            Self::VerdictOfNothing => lang
                .pick(
                    "kết luận mong đợi phải là về một chỉ tiêu",
                    "a verdict is expected of an indicator",
                )
                .into(),
            _ => String::new(),
        }
    }

    /// What was surely meant in place of a name that there is not.
    pub fn meant(&self) -> Option<&str> {
        match self {
            Self::Unknown { nearest, .. } | Self::NoSuchProvince { nearest, .. } => {
                nearest.as_deref()
            }
            _ => None,
        }
    }

    /// What would mend it.
    pub fn help(&self, lang: Lang) -> Option<String> {
        let help = match self {
            Self::Twice { over_builtin: true, named: Named::Document, slug, .. } => lang.pick(
                format!("bộ quy tắc có sẵn đã khai báo văn bản này; muốn sửa thì viết: amend document {slug} {{ … }}"),
                format!("the built-in rules declare it; to change what they say, write: amend document {slug} {{ … }}"),
            ),
            Self::Twice { over_builtin: true, .. } => lang.pick(
                "bộ quy tắc có sẵn đã khai báo tên này; dùng --no-builtin-rules để bỏ bộ quy tắc có sẵn".to_owned(),
                "the built-in rules declare it; --no-builtin-rules leaves them out".to_owned(),
            ),
            Self::Unknown { nearest: Some(nearest), .. }
            | Self::NoSuchProvince { nearest: Some(nearest), .. } => lang.pick(
                format!("có phải là {nearest} không?"),
                format!("did you mean {nearest}?"),
            ),
            Self::OtherUnit(value, Unit::Percent) => {
                let value = brief(value);
                lang.pick(format!("viết {value}%"), format!("write {value}%"))
            }
            Self::OtherDirection(Direction::AtLeast) => lang.pick(
                "nếu chỉ tiêu càng thấp càng tốt, thêm dòng at-most vào khai báo chỉ tiêu".to_owned(),
                "if less is better, add at-most to the indicator".to_owned(),
            ),
            Self::NoEvidence(_) => lang.pick(
                "thêm dòng evidence primary|secondary|transmitted \"nguồn\" checked năm-tháng-ngày".to_owned(),
                "add evidence primary|secondary|transmitted \"where\" checked year-month-day".to_owned(),
            ),
            Self::Lacks { field: "area … commune", .. } => lang.pick(
                "viết area \"tên tỉnh\" commune \"tên xã\"".to_owned(),
                "write area \"province\" commune \"commune\"".to_owned(),
            ),
            Self::Lacks { field: "area", .. } => lang.pick(
                "thêm dòng area \"tên tỉnh\"".to_owned(),
                "add area \"name of the province\"".to_owned(),
            ),
            _ => return None,
        };
        Some(help)
    }

    /// Another place that is part of the matter, and what stands there.
    pub fn other(&self, lang: Lang) -> Option<(Place, &'static str)> {
        match self {
            Self::Twice { first, .. } | Self::Repeated { first } => {
                Some((*first, lang.pick("lần đầu ở đây", "first here")))
            }
            _ => None,
        }
    }
}
