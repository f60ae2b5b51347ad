//! What a plan says that may be meant by a target it lacks: near labels, lines that were not understood, other words.

use super::super::{Context, wording};
use crate::lang::Lang;
use crate::plan::{Fit, IndicatorId, Lines, PassageKind, Target, Unread};
use crate::text::{Again, bare, did_you_mean, loose, loose_again};
use std::borrow::Cow;
use std::rc::Rc;

/// A target of the plan that may be what is missing.
pub(super) enum Meant<'c> {
    /// Its label may mean it, and nothing decides.
    Undecided(&'c Target<'c>),
    /// Its words do not quite fit, or what is printed around it keeps it from being compared.
    Unsure(&'c Target<'c>),
    /// It is easily taken for it.
    LookAlike(&'c Target<'c>),
    /// A line that was not understood.
    Unread(&'c Unread<'c>),
    /// A figure or a sentence that may say it in other words.
    Stated(Cow<'c, str>, Option<Lines>),
    /// A result that is all there can be: it may be kept.
    Reached(&'c Target<'c>),
}

impl Meant<'_> {
    pub(super) fn words(&self, lang: Lang) -> String {
        match self {
            Self::Undecided(target) => {
                let named = wording::named(target, lang);
                match lang {
                    Lang::Vi => format!(
                        "{named} có thể chính là chỉ tiêu này nhưng chưa xác định được; xem phát hiện về dòng đó"
                    ),
                    Lang::En => format!(
                        "{named} may be this very target, but nothing decides; see the finding on it"
                    ),
                }
            }
            Self::Unsure(target) => {
                let named = wording::named(target, lang);
                match lang {
                    Lang::Vi => format!(
                        "{named} có thể trả lời yêu cầu này nhưng chưa chắc; đối chiếu lại câu chữ của dòng đó"
                    ),
                    Lang::En => format!(
                        "{named} may answer this, but not for certain; compare the words of that line"
                    ),
                }
            }
            Self::Unread(unread) => {
                let words = wording::shortened(&unread.words, 80);
                let lines = wording::lines(unread.lines, lang);
                let lines = lines.map_or_else(String::new, |lines| format!(" ({lines})"));
                match lang {
                    Lang::Vi => format!(
                        "“{words}”{lines} chưa được hiểu và có thể chính là chỉ tiêu này; đọc lại dòng đó"
                    ),
                    Lang::En => format!(
                        "“{words}”{lines} was not understood and may be this very target; read that line"
                    ),
                }
            }
            Self::Stated(words, lines) => {
                let words = wording::shortened(words, 80);
                let lines = wording::lines(*lines, lang);
                let lines = lines.map_or_else(String::new, |lines| format!(" ({lines})"));
                match lang {
                    Lang::Vi => format!(
                        "“{words}”{lines} có thể nói về chỉ tiêu này bằng lời khác; đối chiếu lại câu đó, nếu đúng thì ghi thành chỉ tiêu"
                    ),
                    Lang::En => format!(
                        "“{words}”{lines} may say this in other words; read that sentence, and state it as a target if it does"
                    ),
                }
            }
            Self::Reached(target) => {
                let named = wording::named(target, lang);
                match lang {
                    Lang::Vi => format!(
                        "{named} là kết quả đã đạt; nếu tiếp tục duy trì thì ghi thành chỉ tiêu của năm"
                    ),
                    Lang::En => format!(
                        "{named} was reached; where it is kept, state it as the year's target"
                    ),
                }
            }
            Self::LookAlike(target) => {
                let named = wording::named(target, lang);
                match lang {
                    Lang::Vi => format!(
                        "{named} gần giống nhưng là chỉ tiêu khác nên không tính thay được, trừ khi kế hoạch ghi rõ là cùng một nội dung"
                    ),
                    Lang::En => format!(
                        "{named} looks alike but measures something else, so it does not count unless the plan says that both are one"
                    ),
                }
            }
        }
    }
}

/// The targets and lines of the plan that were looked at for an indicator and do not answer it, a
/// sentence each.
pub fn looked_at(cx: &Context<'_>, indicator: IndicatorId, lang: Lang) -> Vec<String> {
    let plan = cx.plan;
    let undecided = targets(cx).filter(|figure| may_mean(cx, *figure, indicator));
    let unread = plan.unread.iter();
    let unread = unread.filter(|unread| speaks_of(cx, &unread.words, indicator));
    let alike = figures(cx).filter(|figure| looks_like(cx, *figure, indicator));
    undecided
        .map(|(_, target)| Meant::Undecided(target))
        .chain(unread.map(Meant::Unread))
        .chain(alike.map(|(_, target)| Meant::LookAlike(target)))
        .map(|meant| meant.words(lang))
        .collect()
}

/// What may be meant by a missing target, what is surest first.
pub(super) fn meant<'c>(cx: &Context<'c>, missing: IndicatorId) -> Option<Meant<'c>> {
    let (mut unsure, mut narrowed, mut alike) = (None, None, None);
    let named = Spelt::of(&cx.rules.indicator(missing).vi);
    for (at, figure) in figures(cx).enumerate() {
        let (known, target) = figure;
        if at < cx.plan.targets.len() && may_mean(cx, figure, missing) {
            return Some(Meant::Undecided(target));
        }
        if known == Some(missing) && target.fit == Fit::Near {
            unsure = unsure.or(Some(Meant::Unsure(target)));
        }
        // "Hồ sơ công việc … tại các thôn trung tâm": a part of it, or something else.
        let is_open = narrowed.is_none() && known.is_none() && target.indicator.is_none();
        let is_open = is_open && at < cx.plan.targets.len();
        if is_open && says_all(&Spelt::of(&target.label), &named) {
            narrowed = Some(Meant::Unsure(target));
        }
        if alike.is_none() && looks_like(cx, figure, missing) {
            alike = Some(Meant::LookAlike(target));
        }
    }
    let mut unread = cx.plan.unread.iter();
    unsure
        .or_else(|| {
            let unread = unread
                .find(|unread| speaks_of(cx, &unread.words, missing) || is_nameless(&unread.words));
            unread.map(Meant::Unread)
        })
        .or(narrowed)
        .or(alike)
        .or_else(|| said_otherwise(cx, missing))
        .or_else(|| misprinted(cx, missing))
}

/// A label or a name in loose spelling.
#[derive(Clone)]
struct Spelt {
    text: Rc<str>,
    /// How many words it has.
    words: usize,
    /// One sign of 64 for each of its words.
    signs: u64,
}

impl Spelt {
    fn of(words: &str) -> Self {
        thread_local!(static SPELT: Again<Spelt> = Again::default());
        Again::of(&SPELT, words, || {
            let text = loose_again(words);
            let sign = |word: &str| {
                let add = |sum: u8, byte: u8| sum.wrapping_mul(31).wrapping_add(byte);
                1 << (word.bytes().fold(0, add) % 64)
            };
            Self {
                words: text.split(' ').count(),
                signs: text.split(' ').fold(0, |all, word| all | sign(word)),
                text,
            }
        })
    }

    /// So many of its words at least another lacks: where the sign of a word is not, the word is not.
    fn lacking_from(&self, other: &Self) -> usize {
        (self.signs & !other.signs).count_ones() as usize
    }
}

/// A target of nothing known whose words are those of what is missing but for marks: "kỹ năng sô".
fn misprinted<'c>(cx: &Context<'c>, missing: IndicatorId) -> Option<Meant<'c>> {
    let named = Spelt::of(&cx.rules.indicator(missing).vi);
    let spelt = |target: &Target<'_>| {
        let label = Spelt::of(&target.label);
        let (said, asked) = (label.text.len(), named.text.len());
        // Marks make no word shorter or longer by much: most labels are told by their length.
        said * 4 >= asked * 3 && said * 2 <= asked * 3 && differs_in_marks(&label, &named)
    };
    let open = |(known, target): &Figure<'c>| known.is_none() && target.indicator.is_none();
    let mut targets = targets(cx).filter(open);
    let found = targets.find(|(_, target)| spelt(target));
    found.map(|(_, target)| Meant::Unsure(target))
}

/// Whether a label lacks up to a third of the words of a name, and fewer without their marks.
fn differs_in_marks(label: &Spelt, named: &Spelt) -> bool {
    if named.lacking_from(label) > named.words / 3 {
        return false;
    }
    let (label, words, named) = (&*label.text, named.words, &*named.text);
    let lacks = |word: &&str| label.split(' ').all(|said| said != *word);
    let lacking = || named.split(' ').filter(lacks);
    if lacking().nth(words / 3).is_some() {
        return false;
    }
    let exact = lacking().count();
    let label = bare(label);
    let said: Vec<&str> = label.split(' ').collect();
    let unmarked = named
        .split(' ')
        .filter(|word| !said.contains(&bare(word).as_str()));
    unmarked.count() < exact
}

/// What says in other words what is missing: a figure, a sentence on all of something, a result that may be kept.
fn said_otherwise<'c>(cx: &Context<'c>, missing: IndicatorId) -> Option<Meant<'c>> {
    let (plan, indicator) = (cx.plan, cx.rules.indicator(missing));
    let mut results = plan.baselines.iter();
    let reached = results.find(|result| {
        result.indicator.as_deref() == Some(&*indicator.slug) && result.promise.is_hundred()
    });
    let figures = figures(cx).filter(|(known, _)| *known != Some(missing));
    let figures = figures.map(|(_, figure)| (said(figure), figure.lines));
    let statements = plan
        .passages
        .iter()
        .filter(|passage| passage.kind == PassageKind::Statement);
    let statements = statements.filter_map(|passage| Some((passage.words.clone()?, passage.lines)));
    let stated = indicator.first_about(figures.chain(statements), |(words, _)| words);
    let stated = stated.map(|(words, lines)| Meant::Stated(words, lines));
    stated.or_else(|| reached.map(Meant::Reached))
}

/// What a figure is said of.
fn said<'c>(figure: &'c Target<'c>) -> Cow<'c, str> {
    match figure.of.as_deref() {
        Some(of) => Cow::Owned(format!("{} {of}", figure.label)),
        None => Cow::Borrowed(&*figure.label),
    }
}

/// A figure of the plan, with its indicator where that is known.
type Figure<'c> = (Option<IndicatorId>, &'c Target<'c>);

/// The targets and the figures inside tasks.
fn figures<'c>(cx: &Context<'c>) -> impl Iterator<Item = Figure<'c>> + use<'c> {
    cx.stands.known(cx.plan)
}

/// The targets alone.
fn targets<'c>(cx: &Context<'c>) -> impl Iterator<Item = Figure<'c>> + use<'c> {
    figures(cx).take(cx.plan.targets.len())
}

/// Whether words that were not understood may speak of an indicator: they hold all words of one of
/// its names, or most of its label's.
fn speaks_of(cx: &Context<'_>, words: &str, missing: IndicatorId) -> bool {
    let indicator = cx.rules.indicator(missing);
    let words = loose(words);
    let said: Vec<&str> = words.split(' ').collect();
    let share = |label: &str| {
        let label = loose(label);
        let parts: Vec<&str> = label.split(' ').filter(|part| !part.is_empty()).collect();
        let held = parts.iter().filter(|part| said.contains(part)).count();
        (held, parts.len())
    };
    let names = indicator.names.iter().map(|name| share(name));
    let (held, all) = share(&indicator.vi);
    names.into_iter().any(|(held, all)| all > 1 && held == all) || (all > 0 && held * 3 >= all * 2)
}

/// Whether a row that was not understood begins with a figure, has more of them and lost what they are of: "1 % 80 90 100
/// trường điện tử", and not "Kinh phí 500 triệu đồng (200 + 300)".
fn is_nameless(words: &str) -> bool {
    if !words.starts_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let all = words.split_whitespace();
    let (figures, words): (Vec<&str>, Vec<&str>) =
        all.partition(|word| !word.contains(char::is_alphabetic));
    let counted = figures
        .iter()
        .filter(|word| word.contains(|c: char| c.is_ascii_digit()));
    counted.count() > 1 && words.len() < NAME
}

/// The words of a name of what is measured are at least so many.
const NAME: usize = 5;

/// Of so many words of an indicator one may be lacking in a line that says all of it: "cấp" of "cấp xã".
const LACKING: usize = 8;

/// Whether a label has the words of an indicator's, and more: "hồ sơ công việc của khối Đảng được xử lý …".
fn says_all(label: &Spelt, named: &Spelt) -> bool {
    let most = named.words / LACKING;
    if named.lacking_from(label) > most {
        return false;
    }
    let is_blank = |byte: &u8| *byte == b' ';
    let (label, named) = (label.text.as_bytes(), named.text.as_bytes());
    let lacks = |word: &&[u8]| label.split(is_blank).all(|said| said != *word);
    // Most labels lack some of the first words: the others are not looked for.
    named.split(is_blank).filter(lacks).nth(most).is_none()
}

/// A target of no known indicator that names the missing one among others, or misspells it.
fn may_mean(cx: &Context<'_>, (known, target): Figure<'_>, missing: IndicatorId) -> bool {
    if known.is_some() {
        return false;
    }
    let slug = &cx.rules.indicator(missing).slug;
    match target.indicator.as_deref() {
        None => target.candidates.iter().any(|candidate| candidate == slug),
        Some(printed) => did_you_mean(printed, [slug.as_str()]).is_some(),
    }
}

fn looks_like(cx: &Context<'_>, (known, _): Figure<'_>, missing: IndicatorId) -> bool {
    let is_near = |one, other| cx.rules.indicator(one).near.contains(&other);
    known.is_some_and(|id| is_near(missing, id) || is_near(id, missing))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_differ_in_marks() {
        let named = "cán bộ công chức được bồi dưỡng kỹ năng số";
        let differs = |label: &str| differs_in_marks(&Spelt::of(label), &Spelt::of(named));
        assert!(differs("cán bộ công chức được bồi dưỡng kỹ năng sô"));
        assert!(!differs("cán bộ công chức được bồi dưỡng kỹ năng"));
        assert!(!differs("hộ dân có mạng"));
    }

    #[test]
    fn a_label_lacks_the_words_that_its_signs_say_it_lacks() {
        let [label, named] = ["hồ sơ công việc", "Hồ sơ của tỉnh, của xã"].map(Spelt::of);
        assert_eq!((named.words, label.lacking_from(&label)), (6, 0));
        // "Của" is one word, however often it is said; two words may have one sign.
        assert!((1..=3).contains(&named.lacking_from(&label)));
        assert!(says_all(
            &Spelt::of("hồ sơ công việc của khối Đảng"),
            &label
        ));
        assert!(!says_all(&named, &label));
    }

    #[test]
    fn a_row_without_a_name_begins_with_a_figure() {
        assert!(is_nameless("1 % 80 90 100 trường điện tử"));
        assert!(!is_nameless("Kinh phí 500 triệu đồng (200 + 300)"));
        assert!(!is_nameless("80 % trong 100 hồ sơ công việc được xử lý"));
    }
}
