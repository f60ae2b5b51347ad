//! Which configuration judges which plan: each the plans of its own folder and of those below,
//! up to the next.

use super::wanted::{self, least};
use super::{CheckArgs, Shared};
use crate::check::Checker;
use crate::check::Severity;
use crate::cli::file::Spared;
use crate::cli::reading::Vocabulary;
use crate::cli::{ExitStatus, Io, or_report};
use crate::config::{Config, above, folder_of, shown};
use crate::disk;
use crate::error::Error;
use crate::gate::{Gate, Ledger, Ruled, RunFinding};
use crate::lang::Lang;
use crate::plan::read::{Refused, Unit};
use crate::rule::RuleSet;
use std::collections::{BTreeMap, BTreeSet};
use std::mem::ManuallyDrop;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// All by which some plans are judged.
pub(super) struct Court {
    pub(super) settings: Config,
    // Taking apart what was made takes longer than judging a plan, and the program is at its end then.
    pub(super) checker: ManuallyDrop<Checker>,
    pub(super) gate: Gate,
    /// The least severity that makes the run fail; none where none does.
    pub(super) fails: Option<Severity>,
    pub(super) vocabulary: Vocabulary,
    /// The files of the gate: none of them is a plan.
    own: BTreeSet<disk::Identity>,
}

/// The courts of a run, the first that of the run's own configuration.
pub(super) struct Courts<'r> {
    args: &'r CheckArgs,
    shared: &'r Shared,
    all: Vec<Court>,
    of_file: BTreeMap<Option<PathBuf>, usize>,
    /// By the folder of a plan; none where one configuration holds for all.
    of_folder: Option<BTreeMap<PathBuf, usize>>,
    /// The file that was asked of last: a file of many plans asks the disk once.
    last: Option<(Arc<str>, usize)>,
}

/// The result of setting something up: faults of files are reported already.
type SetUp<T> = Result<Result<T, ExitStatus>, Error>;

impl Court {
    fn new(settings: Config, args: &CheckArgs, shared: &Shared, io: &mut Io<'_>) -> SetUp<Self> {
        let mut files = settings.rules.clone();
        files.extend(shared.given.rules.iter().cloned());
        let builtin = settings.builtin_rules != Some(false) && !shared.given.no_builtin_rules;
        let rules = RuleSet::load_to_judge(builtin, &files);
        let rules = match or_report(rules, shared, io) {
            Ok(rules) => rules,
            Err(status) => return Ok(Err(status)),
        };
        let layout = io.layout(shared);
        let gate = match wanted::gate(args, &settings, &rules, io.today(), layout.lang)? {
            Ok(gate) => gate,
            Err(faults) => {
                io.err_text(&faults.report(layout.lang, layout.paint, layout.width));
                return Ok(Err(ExitStatus::Failure));
            }
        };
        let peers = args.peers.as_deref().map(super::peers::read).transpose()?;
        let own = [
            Some(&settings.path),
            args.waivers.as_ref().or(settings.waivers.as_ref()),
            args.baseline.as_ref().or(settings.baseline.as_ref()),
            args.write_baseline.as_ref(),
        ];
        Ok(Ok(Self {
            own: own
                .into_iter()
                .flatten()
                .filter_map(|file| disk::identity(file))
                .collect(),
            fails: least(args, &settings),
            checker: ManuallyDrop::new(Checker::new(rules).with_peers(peers)),
            gate,
            settings,
            vocabulary: Vocabulary::default(),
        }))
    }
}

impl Court {
    /// Whether a file is one of its own.
    pub(super) fn has_own(&self, name: &str) -> bool {
        !self.own.is_empty()
            && disk::identity(Path::new(name)).is_some_and(|one| self.own.contains(&one))
    }
}

impl<'r> Courts<'r> {
    /// The court of the run's own configuration.
    pub(super) fn new(args: &'r CheckArgs, shared: &'r Shared, io: &mut Io<'_>) -> SetUp<Self> {
        let first = match Court::new(shared.settings.clone(), args, shared, io)? {
            Ok(first) => first,
            Err(status) => return Ok(Err(status)),
        };
        let own = &shared.settings.path;
        let file = (!own.as_os_str().is_empty())
            .then(|| std::fs::canonicalize(own).unwrap_or_else(|_| own.clone()));
        let one = shared.no_config || shared.config.is_some();
        Ok(Ok(Self {
            args,
            shared,
            all: vec![first],
            of_file: BTreeMap::from([(file, 0)]),
            of_folder: (!one).then(BTreeMap::new),
            last: None,
        }))
    }

    /// The court at a place.
    pub(super) fn at(&self, place: usize) -> Option<&Court> {
        self.all.get(place)
    }

    /// The court of the run's own configuration.
    pub(super) fn first(&self) -> Option<&Court> {
        self.all.first()
    }

    /// The files by which plans are judged.
    pub(super) fn read(&self) -> Spared {
        let mut spared = Spared::default();
        for court in &self.all {
            spared.extend(read_by(court.checker.rules(), &court.settings));
            spared.extend(self.args.waivers.iter().chain(&self.args.peers));
            if self.args.write_baseline.is_none() {
                spared.extend(court.settings.baseline.iter().chain(&self.args.baseline));
            }
        }
        spared
    }

    /// Sets up the courts of these inputs and says at which place each has its own; the faults of a configuration go to
    /// the error stream.
    pub(super) fn seat(
        &mut self,
        batch: &[Result<Unit, Refused>],
        io: &mut Io<'_>,
    ) -> SetUp<Vec<usize>> {
        let mut places = Vec::with_capacity(batch.len());
        for input in batch {
            match self.of(input, io)? {
                Ok(place) => places.push(place),
                Err(status) => return Ok(Err(status)),
            }
        }
        Ok(Ok(places))
    }

    fn of(&mut self, input: &Result<Unit, Refused>, io: &mut Io<'_>) -> SetUp<usize> {
        let (Some(folders), Ok(unit)) = (&self.of_folder, input) else {
            return Ok(Ok(0));
        };
        if let Some((name, place)) = &self.last
            && Arc::ptr_eq(name, &unit.name)
        {
            return Ok(Ok(*place));
        }
        let Some(folder) = folder(unit) else {
            return Ok(Ok(0));
        };
        let place = match folders.get(&folder) {
            Some(place) => *place,
            None => match self.of_another(&folder, io)? {
                Ok(place) => place,
                Err(status) => return Ok(Err(status)),
            },
        };
        if let Some(folders) = &mut self.of_folder {
            folders.insert(folder, place);
        }
        self.last = Some((Arc::clone(&unit.name), place));
        Ok(Ok(place))
    }

    fn of_another(&mut self, folder: &Path, io: &mut Io<'_>) -> SetUp<usize> {
        let file = above(folder);
        match self.of_file.get(&file) {
            Some(place) => Ok(Ok(*place)),
            None => self.another(file, io),
        }
    }

    fn another(&mut self, file: Option<PathBuf>, io: &mut Io<'_>) -> SetUp<usize> {
        let config = match &file {
            None => Config::default(),
            Some(file) => match crate::cli::settings::read(&shown(file), self.shared, io) {
                Ok(config) => config,
                Err(status) => return Ok(Err(status)),
            },
        };
        let court = match Court::new(config, self.args, self.shared, io)? {
            Ok(court) => court,
            Err(status) => return Ok(Err(status)),
        };
        let place = self.all.len();
        self.all.push(court);
        self.of_file.insert(file, place);
        Ok(Ok(place))
    }

    /// What no plan made use of, with the least severity by which it fails the run.
    pub(super) fn unused(&self, books: &Books, lang: Lang) -> Vec<(RunFinding, Option<Severity>)> {
        let none = Ledger::default();
        let courts = self.all.iter().enumerate();
        courts
            .flat_map(|(place, court)| {
                let ledger = books.0.get(&place).unwrap_or(&none);
                let found = court.gate.unused(ledger, lang).into_iter();
                found.map(|finding| (finding, court.fails))
            })
            .collect()
    }
}

/// What the plans of each court have made use of.
#[derive(Default)]
pub(super) struct Books(BTreeMap<usize, Ledger>);

impl Books {
    pub(super) fn add(&mut self, court: usize, ruled: &Ruled) {
        self.of(court).add(ruled);
    }

    pub(super) fn of(&mut self, court: usize) -> &mut Ledger {
        self.0.entry(court).or_default()
    }
}

/// The files of rules, settings and waivers that are read.
pub(in crate::cli) fn read_by(rules: &RuleSet, settings: &Config) -> Vec<PathBuf> {
    let own = rules.sources.iter().skip(rules.builtin);
    let own = own.map(|source| PathBuf::from(source.name()));
    let settings = [Some(&settings.path), settings.waivers.as_ref()].into_iter();
    own.chain(settings.flatten().cloned()).collect()
}

/// The folder that a plan is in; that of the run where it is no file.
fn folder(unit: &Unit) -> Option<PathBuf> {
    folder_of(if unit.name.starts_with('<') {
        Path::new(".")
    } else {
        Path::new(&*unit.name)
    })
}
