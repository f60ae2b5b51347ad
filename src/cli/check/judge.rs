//! Judges plans, on any number of threads.

use super::court::Courts;
use super::outputs::Outputs;
use super::peers;
use crate::check::peers::{Gathered, OfPlan};
use crate::check::{Day, Severity, Told};
use crate::cli::annex::{Annexes, Named};
use crate::cli::reading::{Readings, Unreadable};
use crate::gate::Ruled;
use crate::lang::Lang;
use crate::plan::read::{Given, Refused, Unit};
use crate::report::{Entry, Piece, Summary};
use crate::text::seen;

/// Judges plans, on any number of threads.
pub(super) struct Judge<'r> {
    pub(super) courts: Courts<'r>,
    pub(super) day: Day,
    /// What the command line says of all plans.
    pub(super) told: Told,
    /// The annexes of the plans that are named.
    pub(super) annexes: Named,
    /// Whether the text of pictures is recognised.
    pub(super) ocr: bool,
    pub(super) lang: Lang,
}

/// One plan, judged and put into words, or refused.
pub(super) enum Judged {
    Plan(Box<JudgedPlan>),
    Refused(Unreadable),
    /// A file of a folder that is no plan.
    NoPlan(String),
    /// The configuration, the waivers or the baseline of the run.
    Own(String),
}

/// One plan, judged and put into words.
pub(super) struct JudgedPlan {
    /// By which court.
    pub(super) court: usize,
    pub(super) pieces: Vec<Piece>,
    pub(super) province: Option<String>,
    pub(super) summary: Summary,
    pub(super) ruled: Ruled,
    /// What it promises, for who lays plans side by side.
    pub(super) seen: OfPlan,
    /// Whether it makes the run fail.
    pub(super) fails: bool,
}

impl Judge<'_> {
    /// The annexes of a plan: those that are named, and those that were found beside it.
    fn annexes(&self, input: &Result<Unit, Refused>) -> Result<Annexes, Unreadable> {
        match input {
            Ok(unit) if unit.annexes.is_empty() => Ok(self.annexes.of(&unit.name).clone()),
            Ok(unit) => Annexes::found(&unit.annexes).map_err(|why| Unreadable {
                file: unit.name.to_string(),
                lines: vec![self.lang.pick(why.vi, why.en)],
            }),
            Err(_) => Ok(Annexes::default()),
        }
    }

    /// One input judged by the court at this place, beside the figures of those before it.
    pub(super) fn one(
        &self,
        (input, place): (&Result<Unit, Refused>, usize),
        outputs: &Outputs,
        before: &Gathered,
    ) -> Judged {
        let Some(court) = self.courts.at(place) else {
            return Judged::NoPlan(String::new());
        };
        if let Ok(unit) = input
            && court.has_own(&unit.name)
        {
            return Judged::Own(seen(&unit.name).into_owned());
        }
        let annexes = match self.annexes(input) {
            Ok(annexes) => annexes,
            Err(why) => return Judged::Refused(why),
        };
        let readings = Readings::sharing(court.checker.rules(), &court.vocabulary)
            .with_annexes(&annexes)
            .with_ocr(self.ocr);
        let mut reading = match readings.read(input, self.lang) {
            Ok(reading) => reading,
            Err(why) => return Judged::Refused(why),
        };
        let found = input.as_ref().is_ok_and(|unit| unit.given == Given::Found);
        if found && !reading.is_plan() {
            return Judged::NoPlan(reading.shown);
        }
        let told = self.told.clone().or(&court.settings.told(&reading.path));
        told.lay_over(&mut reading.plan.head);
        let mut outcome = court.checker.check_told(&reading.plan, self.day, &told);
        if reading.is_recognised() {
            // What was recognised is never sure enough for an error.
            let errors = outcome.findings.iter_mut();
            let errors = errors.filter(|finding| finding.severity == Severity::Error);
            errors.for_each(|finding| finding.severity = Severity::Warning);
        }
        let ruled = court.gate.rule(&mut outcome, &reading.path, reading.file);
        let entry = Entry {
            path: &reading.shown,
            file: reading.file,
            outcome: &outcome,
            rulings: &ruled.rulings,
            fails: court.fails,
            ground: reading.ground(),
        };
        let summary = Summary::of(&entry).with(&ruled);
        Judged::Plan(Box::new(JudgedPlan {
            court: place,
            pieces: outputs.plan(&entry, &summary),
            province: (outcome.whose.province.map(str::to_owned))
                .or_else(|| reading.plan.head.province.as_deref().map(str::to_owned)),
            seen: peers::seen(&entry, place, before),
            fails: court.fails.is_some_and(|least| summary.reaches(least)),
            summary,
            ruled,
        }))
    }
}
