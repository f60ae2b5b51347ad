//! The severities that people have set themselves.

use super::PathGlob;
use crate::check::{Name, Severity};
use std::collections::BTreeMap;

/// What a finding is set to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting {
    /// It is not reported, only counted.
    Off,
    /// It has this severity, whatever it had.
    To(Severity),
}

/// The severities that are set, for all plans and for some.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Severities {
    /// For all plans.
    pub all: BTreeMap<Name, Setting>,
    /// For some plans; a later one beats an earlier one.
    pub some: Vec<(Vec<PathGlob>, BTreeMap<Name, Setting>)>,
}

impl Severities {
    /// What is set for the plan at this path.
    pub fn of(&self, path: &str) -> BTreeMap<Name, Setting> {
        let mut settings = self.all.clone();
        for (globs, some) in &self.some {
            if globs.iter().any(|glob| glob.matches(path)) {
                settings.extend(some);
            }
        }
        settings
    }

    /// Whether nothing is set.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty() && self.some.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_later_and_of_fewer_plans_holds() {
        let name = Name::RowGap;
        let to = |severity| BTreeMap::from([(name, Setting::To(severity))]);
        let glob = |text| vec![PathGlob::new(text).unwrap()];
        let severities = Severities {
            all: to(Severity::Warning),
            some: vec![
                (glob("drafts/**"), to(Severity::Error)),
                (glob("**/a.json"), BTreeMap::from([(name, Setting::Off)])),
            ],
        };
        for (path, setting) in [
            ("b.json", Setting::To(Severity::Warning)),
            ("drafts/b.json", Setting::To(Severity::Error)),
            ("drafts/a.json", Setting::Off),
        ] {
            assert_eq!(severities.of(path).get(&name), Some(&setting), "{path}");
        }
    }
}
