#![doc = include_str!("outlying_target.md")]

use super::super::peers::{Among, Standing, figures};
use super::super::{Check, Context, Finding, Message, Name, Subject, wording};
use crate::lang::Lang;
use crate::plan::{Decimal, Indicator};

/// Far from what other communes set: no legal minimum.
#[derive(Debug)]
pub(super) struct OutlyingTarget;

impl Check for OutlyingTarget {
    fn name(&self) -> Name {
        Name::OutlyingTarget
    }

    fn run(&self, cx: &Context<'_>, found: &mut Vec<Finding>) {
        if cx.peers.is_none() {
            return;
        }
        for figure in figures(cx) {
            let indicator = cx.rules.indicator(figure.indicator);
            if standing(cx, indicator, figure.year, figure.value).is_some() {
                let subject = Subject::Targets(vec![figure.target]);
                let mut finding = Finding::new(self.name(), subject);
                finding.indicator = Some(figure.indicator);
                finding.year = Some(figure.year);
                found.push(finding);
            }
        }
    }

    fn describe(&self, cx: &Context<'_>, finding: &Finding, lang: Lang) -> Message {
        let (Some(target), Some(year), Some(id)) = (
            super::targets(cx, finding).first().copied(),
            finding.year,
            finding.indicator,
        ) else {
            return Message::default();
        };
        let indicator = cx.rules.indicator(id);
        let own = figures(cx)
            .into_iter()
            .find(|figure| (figure.indicator, figure.year) == (id, year));
        let Some((standing, among)) =
            own.and_then(|figure| standing(cx, indicator, year, figure.value))
        else {
            return Message::default();
        };
        let says = Says {
            named: &wording::named(target, lang),
            promised: &wording::promise(target, lang),
            year,
        };
        message(says, indicator, standing, among, lang)
    }
}

/// Where a figure stands among those of others, where it stands apart.
fn standing(
    cx: &Context<'_>,
    indicator: &Indicator,
    year: i16,
    value: Decimal,
) -> Option<(Standing, Among)> {
    let province = cx.whose.province.or(cx.plan.head.province.as_deref());
    let (of, among) = cx
        .peers?
        .around((&indicator.slug, year, province.unwrap_or_default()))?;
    Some((of.outlying(value)?, among))
}

/// What a plan says, in words.
#[derive(Clone, Copy, Debug)]
pub struct Says<'s> {
    /// The target.
    pub named: &'s str,
    /// What it promises.
    pub promised: &'s str,
    /// For which year.
    pub year: i16,
}

/// The words for a figure that stands apart.
pub fn message(
    says: Says<'_>,
    indicator: &Indicator,
    standing: Standing,
    among: Among,
    lang: Lang,
) -> Message {
    let Says {
        named,
        promised,
        year,
    } = says;
    let promised = wording::spoken(promised, lang);
    let Standing {
        plans,
        below,
        above,
        quartiles,
    } = standing;
    let [first, median, third] =
        quartiles.map(|value| indicator.unit.show(&wording::number(value, lang), lang));
    let whom = match (among, lang) {
        (Among::Province, Lang::Vi) => "kế hoạch cùng tỉnh",
        (Among::Province, Lang::En) => "plans of the province",
        (Among::All, Lang::Vi) => "kế hoạch cùng lần đối chiếu",
        (Among::All, Lang::En) => "plans of the run",
    };
    let text = match lang {
        Lang::Vi => format!(
            "{named} năm {year} đặt {promised}, khác nhiều so với {plans} {whom}: một nửa đặt từ {first} đến {third}, mức giữa là {median}; {below} kế hoạch đặt thấp hơn, {above} kế hoạch đặt cao hơn"
        ),
        Lang::En => format!(
            "{named} promises {promised} for {year}, far from {plans} {whom}: half of them lie between {first} and {third}, the middle one at {median}; {below} set less, {above} set more"
        ),
    };
    let help = lang.pick(
        "Xem lại con số; nếu đúng thì giữ nguyên và nêu lý do",
        "Look at the figure again; where it is right, keep it and say why",
    );
    let mut message = wording::message(text, help);
    message.doubts.beside.push(
        lang.pick(
            "Đây là so sánh với các xã khác, không phải mức bắt buộc của văn bản nào",
            "This compares with other communes; it is no minimum of any document",
        )
        .to_owned(),
    );
    message
}
