//! Where a plan is at home.

use super::area::{AreaId, NATION};
use super::registry::Registry;
use crate::document::{Issuer, Province, place_name};
use crate::plan::Head;

/// Where a plan is at home: what "UBND tỉnh" means in it, and whose documents it may shorten.
#[derive(Debug)]
pub(super) struct Home {
    pub(super) province: Option<String>,
    pub(super) commune: Option<String>,
    pub(super) areas: Vec<AreaId>,
    /// The registry has no document of its commune.
    pub(super) is_unknown_commune: bool,
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
            let issuer = head.issuer.as_deref().map(Issuer::parse_again);
            let issuer = issuer.as_deref();
            province = province.or_else(|| issuer?.province.clone());
            commune = commune.or_else(|| issuer?.commune.clone());
        }
        let mut areas = vec![NATION];
        if let Some(province) = &province {
            areas.extend(registry.areas().around(province, commune.as_deref()));
        }
        let own = province.clone().zip(commune.clone());
        Self {
            is_unknown_commune: own.is_some_and(|(province, commune)| {
                registry.areas().commune(&province, &commune).is_none()
            }),
            province,
            commune,
            areas,
        }
    }
}
