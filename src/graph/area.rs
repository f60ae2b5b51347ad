//! The areas documents are of.

use crate::document::{Document, Level, place_name, related_to};
use crate::kept::{Kept, Rest, Store};
use std::borrow::Cow;
use std::sync::OnceLock;

/// Which area: the nation, a province, a commune.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct AreaId(pub(super) u32);

/// The names of areas, each in the spelling of [`place_name`].
#[derive(Debug, Default)]
pub(crate) struct Areas {
    provinces: Vec<(Name, AreaId)>,
    /// Of each of them the areas of it and of those merged with it; worked out when it is first asked for.
    related: Vec<OnceLock<Vec<AreaId>>>,
    /// By province and commune, in order.
    communes: Vec<((Name, Name), AreaId)>,
}

type Name = Cow<'static, str>;

pub(super) const NATION: AreaId = AreaId(0);

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
            return match self.place(&province, &commune) {
                Ok(at) => self.communes.get(at).map_or(next, |(_, id)| *id),
                Err(at) => {
                    let named = (province.into(), commune.into());
                    self.communes.insert(at, (named, next));
                    next
                }
            };
        }
        let known = self.provinces.iter().find(|(name, _)| *name == province);
        if let Some((_, id)) = known {
            return *id;
        }
        self.provinces.push((province.into(), next));
        self.related.push(OnceLock::new());
        next
    }

    /// A province with those merged with it, and a commune of it.
    pub(super) fn around(&self, province: &str, commune: Option<&str>) -> Vec<AreaId> {
        let own = self.provinces.iter().position(|(name, _)| name == province);
        let known = own.and_then(|own| self.related.get(own));
        let mut areas = match known {
            Some(known) => known.get_or_init(|| self.related(province)).clone(),
            None => self.related(province),
        };
        areas.extend(commune.and_then(|commune| self.commune(province, commune)));
        areas
    }

    /// The areas of a province and of those merged with it.
    fn related(&self, province: &str) -> Vec<AreaId> {
        let is_same = related_to(province);
        let of_province = self.provinces.iter().filter(|(name, _)| is_same(name));
        of_province.map(|(_, id)| *id).collect()
    }

    /// The area of a commune, where a document is of it.
    pub(super) fn commune(&self, province: &str, commune: &str) -> Option<AreaId> {
        let at = self.place(province, commune).ok()?;
        self.communes.get(at).map(|(_, id)| *id)
    }

    fn place(&self, province: &str, commune: &str) -> Result<usize, usize> {
        let named = |(named, _): &((Name, Name), AreaId)| {
            let own: (&str, &str) = (&named.0, &named.1);
            own.cmp(&(province, commune))
        };
        self.communes.binary_search_by(named)
    }
}

impl Kept for AreaId {
    fn keep(&self, store: &mut Store) {
        self.0.keep(store);
    }

    #[inline]
    fn take(rest: &mut Rest) -> Option<Self> {
        Kept::take(rest).map(Self)
    }
}

impl Kept for Areas {
    fn keep(&self, store: &mut Store) {
        self.provinces.keep(store);
        self.communes.keep(store);
    }

    fn take(rest: &mut Rest) -> Option<Self> {
        let provinces: Vec<(Name, AreaId)> = Kept::take(rest)?;
        Some(Self {
            related: provinces.iter().map(|_| OnceLock::new()).collect(),
            provinces,
            communes: Kept::take(rest)?,
        })
    }
}
