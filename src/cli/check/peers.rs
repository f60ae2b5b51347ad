//! What other communes set: taken from an earlier run, gathered in this one, written for later.

use super::court::{Books, Courts};
use crate::check::peers::{Among, Figure, Gathered, OfPlan, Peers, Seen, Standing, figures};
use crate::check::target::outlying_target::{Says, message};
use crate::check::{Name, Severity};
use crate::disk;
use crate::error::{Error, Words};
use crate::gate::{Fingerprint, RunFinding};
use crate::lang::Lang;
use crate::report::{Entry, Ground, place};
use crate::rule::RuleSet;
use crate::text::Position;
use std::cell::OnceCell;
use std::path::Path;
use std::sync::Arc;

/// The most bytes of a file of figures.
const LONGEST: u64 = 256 << 20;

/// The most findings of a run; more are counted.
const MOST: usize = 100;

/// Reads the figures of an earlier run.
pub(super) fn read(path: &Path) -> Result<Peers, Error> {
    let shown = path.display();
    let refused = |why: Words| {
        Error::Request(Words {
            vi: format!(
                "“{shown}” không dùng được làm số liệu của các xã: {}",
                why.vi
            ),
            en: format!(
                "“{shown}” cannot be used as the figures of other communes: {}",
                why.en
            ),
        })
    };
    let text = disk::read_whole(path, LONGEST)
        .and_then(|bytes| String::from_utf8(bytes).map_err(std::io::Error::other));
    let text = text.map_err(|why| refused(crate::error::reason(&why)))?;
    Peers::parse(&text).map_err(|why| refused(why.0))
}

/// Writes the figures of this run.
pub(super) fn write(path: &Path, gathered: &Gathered) -> Result<(), Error> {
    let text = gathered.peers().write();
    let text = text.map_err(|why| Error::Output(why.into()))?;
    crate::cli::file::write(path, &text)
}

/// The figures of a plan; with what a finding needs to say of them where they may be among those of the run that go
/// furthest, after those that were gathered before.
pub(super) fn seen(entry: &Entry<'_>, settings: usize, before: &Gathered) -> OfPlan {
    let cx = entry.outcome.context();
    let province = cx.whose.province.or(cx.plan.head.province.as_deref());
    let province = province.unwrap_or_default();
    let first_line = match entry.ground {
        Ground::TargetSet { first_line, .. } => first_line,
        Ground::Text { .. } => 1,
    };
    let mut known = before.province(settings, province);
    let file: OnceCell<Arc<str>> = OnceCell::new();
    let far = |figure: &Figure| {
        let target = figure.target.of(cx.plan)?;
        let found = place::of_target(entry, figure.target);
        let first = Position { line: 1, column: 1 };
        let file = Arc::clone(file.get_or_init(|| entry.path.into()));
        let place = (file, found.unwrap_or(first));
        let indicator = cx.rules.indicator(figure.indicator);
        Some(Arc::new(Seen::of(
            (figure, indicator),
            target,
            place,
            settings,
        )))
    };
    let figures = figures(&cx).into_iter().map(|figure| {
        let may_keep = known.may_keep(&figure, (entry.path, first_line));
        (figure, may_keep.then(|| far(&figure)).flatten())
    });
    OfPlan {
        province: province.to_owned(),
        settings,
        figures: figures.collect(),
    }
}

/// The findings of a run on figures that stand apart from the others, each with the least severity
/// by which it fails the run; none where they were laid beside those of an earlier run, none that
/// a waiver allows.
pub(super) fn outlying(
    gathered: &Gathered,
    courts: &Courts<'_>,
    books: &mut Books,
    lang: Lang,
) -> Vec<(RunFinding, Option<Severity>)> {
    let mut findings = Vec::new();
    for one in gathered.outlying() {
        let Some(court) = courts.at(one.0.settings) else {
            continue;
        };
        if court.checker.has_peers() {
            continue;
        }
        let rules = court.checker.rules();
        let slug = rules.indicator(one.0.indicator).slug.as_str();
        let found = finding(one, rules, &court.gate, lang);
        let found = found.filter(|found| {
            let book = books.of(one.0.settings);
            !court.gate.allows(&found.file, found.name, slug, book)
        });
        findings.extend(found.map(|found| (found, court.fails)));
    }
    let more = findings.len().saturating_sub(MOST);
    findings.truncate(MOST);
    if let Some((last, _)) = findings.last_mut().filter(|_| more > 0) {
        last.message.doubts.beside.push(match lang {
            Lang::Vi => format!("Còn {more} chỗ nữa, xem bảng của từng tỉnh"),
            Lang::En => format!("There are {more} more: see the table of each province"),
        });
    }
    findings
}

fn finding(
    (seen, standing, among): (&Seen, Standing, Among),
    rules: &RuleSet,
    gate: &crate::gate::Gate,
    lang: Lang,
) -> Option<RunFinding> {
    let name = Name::OutlyingTarget;
    let indicator = rules.indicator(seen.indicator);
    let (named, promised) = seen.words(indicator, lang);
    let says = Says {
        named: &named,
        promised: &promised,
        year: seen.year,
    };
    let year = seen.year.to_string();
    let words = [name.slug(), &seen.file, &indicator.slug, &year];
    Some(RunFinding {
        name,
        severity: gate.severity(&seen.file, name)?,
        message: message(says, indicator, standing, among, lang),
        file: seen.file.to_string(),
        position: seen.position,
        fingerprint: Fingerprint::of_words(words),
    })
}
