#![doc = include_str!("obsolete_name.md")]

use super::{Check, Context, Finding, Message, Name, Subject, wording};
use crate::check::Severity;
use crate::document::{Ended, PartialDate, Province, ended_in, tells_what_was_done};
use crate::lang::Lang;
use crate::plan::{Passage, PassageKind};

/// A body or a term is used that had ended before the plan.
#[derive(Debug)]
pub(super) struct ObsoleteName;

impl Check for ObsoleteName {
    fn name(&self) -> Name {
        Name::ObsoleteName
    }

    fn run(&self, cx: &Context<'_>, found: &mut Vec<Finding>) {
        if let Some(former) = former_province(cx) {
            let mut finding = Finding::new(self.name(), Subject::Plan);
            finding.words = Some(former.into());
            found.push(finding);
        }
        let mut told: Vec<(&'static Ended, &'static str, Vec<u32>)> = Vec::new();
        for (at, passage) in (0..).zip(&cx.plan.passages) {
            for (ended, name) in names(passage) {
                if !had_ended(cx, ended.until) || is_of_before(passage, ended.until) {
                    continue;
                }
                match told
                    .iter_mut()
                    .find(|(known, ..)| std::ptr::eq(*known, ended))
                {
                    Some((.., places)) => places.push(at),
                    None => told.push((ended, name, vec![at])),
                }
            }
        }
        for (ended, name, places) in told {
            let may_be_past = places.iter().all(|at| {
                let passage = cx.plan.passages.get(*at as usize);
                passage.is_none_or(|passage| may_tell_of_before(passage, ended.until))
            });
            let unsure = may_be_past || cx.may_be_older_than(ended.until.after());
            let mut finding = Finding::new(self.name(), Subject::Passages(places));
            finding.words = Some(name.into());
            found.push(if unsure {
                finding.at_most(Severity::Note)
            } else {
                finding
            });
        }
    }

    fn describe(&self, cx: &Context<'_>, finding: &Finding, lang: Lang) -> Message {
        if let (Subject::Plan, Some(name)) = (&finding.subject, finding.words.as_deref()) {
            return of_province(name, lang);
        }
        let (Subject::Passages(places), Some(name)) = (&finding.subject, finding.words.as_deref())
        else {
            return Message::default();
        };
        let Some((ended, _)) = ended_in(name).into_iter().next() else {
            return Message::default();
        };
        let passages = places
            .iter()
            .filter_map(|at| cx.plan.passages.get(*at as usize));
        let lines = wording::all_lines(passages.map(|passage| passage.lines), lang);
        let at = lines.map_or_else(String::new, |lines| format!(" ({lines})"));
        let (from, by) = (ended.until.after(), ended.by);
        let now = lang.pick(&*ended.now, ended.now_in_english.unwrap_or(&ended.now));
        let text = match lang {
            Lang::Vi => format!(
                "“{name}”{at} không còn từ ngày {} ({by}); nay là {now}",
                from.vietnamese()
            ),
            Lang::En => format!(
                "“{name}”{at} ended on {} ({by}); it is now {now}",
                ended.until
            ),
        };
        let help = lang.pick(
            "Ghi tên hiện nay. Nếu nói về việc trước ngày đó thì giữ tên cũ và ghi thêm “(nay là …)”",
            "Write the name of today. Where the sentence is about an earlier day keep the old one and add “(nay là …)”",
        );
        wording::message(text, help)
    }
}

/// The province of the plan, where the plan calls it by a name that had surely ended.
fn former_province(cx: &Context<'_>) -> Option<&'static str> {
    let named = Province::find(cx.plan.head.province.as_deref()?)?;
    named.former.filter(|_| had_ended(cx, Province::MERGED))
}

fn of_province(name: &str, lang: Lang) -> Message {
    let Some(found) = Province::find(name) else {
        return Message::default();
    };
    let (word, now) = (found.province.word(), found.province.name);
    let text = lang.pick(
        format!("Tỉnh {name} không còn; nay là {word} {now}"),
        format!("There is no province {name} any more; it is now {now}"),
    );
    let help = lang.pick(
        "Ghi tên hiện nay của tỉnh",
        "Write the province's name of today",
    );
    wording::message(text, help)
}

fn names(passage: &Passage<'_>) -> Vec<(&'static Ended, &'static str)> {
    match (passage.kind, passage.words.as_deref()) {
        (PassageKind::EndedName, Some(words)) => ended_in(words),
        _ => Vec::new(),
    }
}

/// Whether something had surely ended when the plan was issued; of an undated plan when its years began.
fn had_ended(cx: &Context<'_>, until: PartialDate) -> bool {
    let head = &cx.plan.head;
    match (head.issued, head.years.iter().min()) {
        (Some(issued), _) => until.surely_before(issued),
        (None, Some(first)) => until.surely_before(PartialDate::year(*first)),
        (None, None) => until.surely_before(cx.as_of.date),
    }
}

/// Whether a passage reports results of a year before the end.
fn is_of_before(passage: &Passage<'_>, until: PartialDate) -> bool {
    passage.year.is_some_and(|year| year < until.year)
}

/// Whether a passage may tell of what was before the end: results of that year, or a thing that was done.
fn may_tell_of_before(passage: &Passage<'_>, until: PartialDate) -> bool {
    passage.year == Some(until.year)
        || (passage.year.is_none()
            && tells_what_was_done(passage.words.as_deref().unwrap_or_default()))
}
