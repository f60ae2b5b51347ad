//! The areas documents are of, and where a plan is at home.

use super::registry::Registry;
use crate::document::{Document, DocumentId, Issuer, Level, Province, place_name, related_to};
use crate::plan::Head;
use foldhash::HashMap;

/// Which area: the nation, a province, a commune.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct AreaId(u32);

/// Documents under one heading of an index, by area.
pub(super) type Found = Vec<(AreaId, DocumentId)>;

/// The names of areas.
#[derive(Debug, Default)]
pub(super) struct Areas {
    provinces: Vec<(String, AreaId)>,
    communes: HashMap<(String, String), AreaId>,
}

pub(super) const NATION: AreaId = AreaId(0);

/// Where a plan is at home: what "UBND tỉnh" means in it, and whose documents it may shorten.
#[derive(Debug)]
pub(super) struct Home {
    pub(super) province: Option<String>,
    pub(super) commune: Option<String>,
    pub(super) areas: Vec<AreaId>,
    /// The registry has no document of its commune.
    pub(super) is_unknown_commune: bool,
}

impl Areas {
    /// The area of a document, given an id where it is new.
    pub(super) fn area_of(&mut self, document: &Document) -> AreaId {
        let Some(province) = document.province.as_deref().map(place_name) else {
            return NATION;
        };
        let next = 1 + self.provinces.len() + self.communes.len();
        let next = AreaId(u32::try_from(next).unwrap_or(u32::MAX));
        let commune = document.commune.as_deref().map(place_name);
        if let Some(commune) = commune.filter(|_| document.level == Level::Commune) {
            return *self.communes.entry((province, commune)).or_insert(next);
        }
        let known = self.provinces.iter().find(|(name, _)| *name == province);
        if let Some((_, id)) = known {
            return *id;
        }
        self.provinces.push((province, next));
        next
    }

    /// A province with those merged with it, and a commune of it.
    pub(super) fn around(&self, province: &str, commune: Option<&str>) -> Vec<AreaId> {
        let is_same = related_to(province);
        let of_province = self.provinces.iter().filter(|(name, _)| is_same(name));
        let mut areas: Vec<_> = of_province.map(|(_, id)| *id).collect();
        if let Some(commune) = commune {
            let key = (province.to_owned(), commune.to_owned());
            areas.extend(self.communes.get(&key).copied());
        }
        areas
    }
}

impl Home {
    /// Where the head of a plan says it is at home.
    pub(super) fn of(registry: &Registry, head: &Head<'_>) -> Self {
        let known = |printed: &str| match Province::find(printed) {
            Some(found) => place_name(found.province.name),
            None => place_name(printed),
        };
        let mut province = head.province.as_deref().map(known);
        let mut commune = head.commune.as_deref().map(place_name);
        if province.is_none() || commune.is_none() {
            let issuer = head.issuer.as_deref().map(Issuer::parse);
            let (of_province, of_commune) =
                issuer.map_or((None, None), |issuer| (issuer.province, issuer.commune));
            province = province.or(of_province);
            commune = commune.or(of_commune);
        }
        let mut areas = vec![NATION];
        if let Some(province) = &province {
            areas.extend(registry.areas.around(province, commune.as_deref()));
        }
        let own = province.clone().zip(commune.clone());
        Self {
            is_unknown_commune: own.is_some_and(|own| !registry.areas.communes.contains_key(&own)),
            province,
            commune,
            areas,
        }
    }
}

/// Puts a document under a heading, in order of area, once.
pub(super) fn put(found: &mut Found, here: (AreaId, DocumentId)) {
    if let Err(at) = found.binary_search(&here) {
        found.insert(at, here);
    }
}

/// Those of a heading's documents that are of one of the areas: looked up, not looked through.
pub(super) fn within<'f>(
    found: Option<&'f Found>,
    areas: &'f [AreaId],
) -> impl Iterator<Item = DocumentId> + use<'f> {
    let found = found.map_or(&[][..], Vec::as_slice);
    areas.iter().flat_map(move |area| {
        let first = found.partition_point(|(known, _)| known < area);
        let after = found.partition_point(|(known, _)| known <= area);
        found
            .get(first..after)
            .unwrap_or_default()
            .iter()
            .map(|(_, id)| *id)
    })
}
