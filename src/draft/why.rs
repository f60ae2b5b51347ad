//! Why a target is no requirement yet.

use crate::check::promise::Bar;
use crate::extract::RowFault;
use crate::lang::Lang;

/// Why a target is no rule yet.
pub(super) enum Why {
    NoIndicator,
    Candidates(Vec<String>),
    NoYear,
    NoNumber,
    Barred(Bar),
    Two(Vec<String>),
    /// Its sentence goes on with figures for communes, or for the province, alone.
    Parted,
    /// Such a figure, and the indicator of the sentence.
    Part(String),
    /// Its row of a table gives no figure that could be taken.
    Row(RowFault),
    /// The rules have another figure for it, at this place.
    Differs(String),
}

impl Why {
    /// The reason in words, without a final period.
    pub(super) fn words(&self, lang: Lang) -> String {
        match self {
            Self::NoIndicator => lang
                .pick(
                    "chưa khớp chỉ tiêu nào của thư viện; nếu cần theo dõi thì thêm khối «indicator» cho nó",
                    "fits no indicator; to follow it, add an “indicator” block for it",
                )
                .to_owned(),
            Self::Candidates(slugs) => match lang {
                Lang::Vi => format!("có thể là {}; chọn một", slugs.join(", ")),
                Lang::En => format!("may be {}; choose one", slugs.join(", ")),
            },
            Self::NoYear => lang
                .pick("không rõ năm; ghi năm phải đạt", "no year is known; write the year")
                .to_owned(),
            Self::NoNumber => lang
                .pick("không có con số; nếu văn bản đặt mức, ghi mức đó", "no number; if the document sets one, write it")
                .to_owned(),
            Self::Barred(bar) => barred(*bar, lang).to_owned(),
            Self::Two(values) => match lang {
                Lang::Vi => format!("văn bản nêu nhiều mức cho cùng chỉ tiêu và năm ({}); chọn mức giao cho cấp xã", values.join("; ")),
                Lang::En => format!("several values for one indicator and year ({}); choose the one for communes", values.join("; ")),
            },
            Self::Parted => lang
                .pick(
                    "câu còn nêu mức riêng cho từng cấp; chọn mức giao cho cấp xã",
                    "its sentence goes on with figures for each level; choose the one for communes",
                )
                .to_owned(),
            Self::Part(slug) => match lang {
                Lang::Vi => format!("là mức riêng trong câu về {slug}; nếu giao cho từng xã thì viết thành quy định của chỉ tiêu này"),
                Lang::En => format!("a part of the sentence on {slug}; make it a requirement of this indicator if each commune owes it"),
            },
            Self::Row(fault) => super::listed::words(fault, lang),
            Self::Differs(known) => match lang {
                Lang::Vi => format!("thư viện đã có mức khác: {known}; đối chiếu lại với văn bản"),
                Lang::En => format!("the rules have another figure: {known}; compare both with the document"),
            },
        }
    }
}

fn barred(bar: Bar, lang: Lang) -> &'static str {
    match bar {
        Bar::Unit => lang.pick(
            "đơn vị khác đơn vị của chỉ tiêu",
            "its unit is not the indicator's",
        ),
        Bar::Base => lang.pick(
            "tỷ lệ tính trên tập khác với chỉ tiêu",
            "a share of something else than the indicator's",
        ),
        Bar::NoUnit => lang.pick("không ghi đơn vị", "no unit is printed"),
        Bar::Scope => lang.pick("nói về phạm vi khác", "it speaks of another scope"),
        Bar::Direction => lang.pick(
            "là mức trần trong khi chỉ tiêu cần mức sàn, hoặc ngược lại",
            "a ceiling where the indicator has a floor, or the other way round",
        ),
        Bar::Change => lang.pick("là mức tăng, giảm", "it is a rise or a fall"),
        Bar::Whose => lang.pick("là số của nơi khác", "it is another area's figure"),
        Bar::When => lang.pick("là mức của một phần năm", "it is for a part of the year"),
        Bar::Of => lang.pick("tính trên một phần", "it is a share of a part"),
        Bar::Hedge => lang.pick("mức chưa dứt khoát", "the number is not a firm one"),
        Bar::Condition => lang.pick("đặt kèm điều kiện", "it depends on a condition"),
        Bar::Near => lang.pick(
            "câu chữ chưa khớp hẳn với chỉ tiêu",
            "its words do not quite fit the indicator",
        ),
        Bar::Impossible => lang.pick(
            "giá trị không thể có; có thể in sai",
            "no such value can be; maybe a misprint",
        ),
    }
}
