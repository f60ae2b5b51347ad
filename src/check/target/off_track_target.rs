#![doc = include_str!("off_track_target.md")]

use super::super::assessment::on_track;
use super::super::promise::Stand;
use super::super::{Assessment, Check, Context, Finding, Message, Name, Subject, Verdict, wording};
use crate::lang::Lang;
use crate::plan::{Decimal, Direction, Indicator};
use crate::rule::Requirement;

/// Below the straight line to a milestone that is not yet due.
#[derive(Debug)]
pub(super) struct OffTrackTarget;

impl Check for OffTrackTarget {
    fn name(&self) -> Name {
        Name::OffTrackTarget
    }

    fn run(&self, cx: &Context<'_>, found: &mut Vec<Finding>) {
        let results = &cx.stands.results;
        for (index, assessment) in (0..).zip(cx.assessments) {
            let Some(next) = assessment.next.map(|id| cx.rules.requirement(id)) else {
                continue;
            };
            if lags(cx, assessment, next, results) == Some(true) {
                let mut finding = Finding::new(self.name(), Subject::Assessment(index));
                finding.indicator = Some(assessment.indicator);
                finding.year = Some(assessment.year);
                finding.documents = vec![next.document];
                found.push(finding);
            }
        }
    }

    fn describe(&self, cx: &Context<'_>, finding: &Finding, lang: Lang) -> Message {
        let (Some(assessment), Some(target)) = (
            super::assessed(cx, finding),
            super::targets(cx, finding).first().copied(),
        ) else {
            return Message::default();
        };
        let Some(next) = assessment.next.map(|id| cx.rules.requirement(id)) else {
            return Message::default();
        };
        let results = &cx.stands.results;
        let Some((from, value)) = start(cx, assessment, results) else {
            return Message::default();
        };
        let indicator = cx.rules.indicator(assessment.indicator);
        let required = wording::required(next, indicator, lang);
        let source = wording::source(cx, next);
        let (year, by, named) = (assessment.year, next.by, wording::named(target, lang));
        let promised = wording::promise(target, lang);
        let step = even_step((from, value), next, year)
            .map_or_else(String::new, |step| steps(step, indicator, lang));
        let value = indicator.unit.show(&wording::number(value, lang), lang);
        let text = match lang {
            Lang::Vi => format!(
                "{named} năm {year} đặt {promised}, chậm hơn tiến độ chia đều{step} từ {value} (năm {from}) đến {required} (năm {by}) theo {source}"
            ),
            Lang::En => format!(
                "{named} promises {promised} for {year}, behind the straight line{step} from {value} in {from} to {required} by {by} in {source}"
            ),
        };
        let help = lang.pick(
            "Mốc này chưa đến hạn; nếu giữ mức này thì các năm sau phải tiến nhanh hơn",
            "The milestone is not yet due; with this figure the later years have to go faster",
        );
        wording::message(text, help)
    }
}

/// Where the straight line stands in a year, to one decimal place, and whether that is exact.
fn even_step(start: (i16, Decimal), next: &Requirement, year: i16) -> Option<(Decimal, bool)> {
    let years = |to: i16| Decimal::from(i64::from(to) - i64::from(start.0));
    let rise = next.bound?.value.minus(start.1)?.times(years(year))?;
    let risen = rise.over(years(next.by))?;
    let exact = risen.times(years(next.by)) == Some(rise);
    Some((start.1.plus(risen)?, exact))
}

fn steps((value, exact): (Decimal, bool), of: &Indicator, lang: Lang) -> String {
    let value = of.unit.show(&wording::number(value, lang), lang);
    let about = if exact {
        ""
    } else {
        lang.pick("khoảng ", "about ")
    };
    format!(" ({about}{value})")
}

/// The plan's own last result before the year, else the last milestone up to it: who keeps what the year
/// itself asks is on the document's own way.
fn start(cx: &Context<'_>, of: &Assessment, results: &[Stand]) -> Option<(i16, Decimal)> {
    let own = super::latest(cx, results, of.indicator, of.year)
        .and_then(|result| Some((result.year?, super::limit_of(result)?.value)));
    let milestone = || {
        let sources = of.sources.iter().map(|id| cx.rules.requirement(*id));
        let before = sources.filter(|r| r.by <= of.year).rev();
        let last = before.max_by_key(|r| r.by)?;
        Some((last.by, last.bound?.value))
    };
    own.or_else(milestone)
}

fn lags(cx: &Context<'_>, of: &Assessment, next: &Requirement, results: &[Stand]) -> Option<bool> {
    // Who is below what is due, or below what was due before, has been told so already.
    if of.verdict == Verdict::Weaker || of.lapsed.is_some() {
        return None;
    }
    let direction = cx.rules.indicator(of.indicator).direction;
    let start = start(cx, of, results)?;
    let goal = (next.by, next.bound?.value);
    let rises = match direction {
        Direction::AtLeast => goal.1 > start.1,
        Direction::AtMost => goal.1 < start.1,
    };
    let promise = (of.year, of.promised?.value);
    Some(rises && !on_track(start, goal, promise, direction)?)
}
