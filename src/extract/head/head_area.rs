//! The area that a head names below the provinces, or a province.

use super::area::Named;
use crate::document::Level;

/// An area as a head has it.
#[derive(Clone, Debug)]
pub(super) struct HeadArea {
    pub(super) word: &'static str,
    pub(super) kind: Option<&'static str>,
    pub(super) level: Option<Level>,
    pub(super) commune: Option<String>,
    pub(super) name: String,
}

impl HeadArea {
    pub(super) fn of(area: &Named<'_>) -> Self {
        Self {
            word: area.word.word,
            kind: area.word.kind,
            level: area.level(),
            commune: area.is_commune().then(|| area.name.clone()),
            name: area.name.clone(),
        }
    }
}
