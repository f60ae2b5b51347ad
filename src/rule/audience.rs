//! Whom a requirement is for: in words, and whether two audiences meet.

use super::Audience;
use crate::document::{Level, Organ, Subject};
use crate::lang::Lang;
use crate::text::loose;

/// A level in words: `cấp tỉnh`.
pub fn level_word(level: Level, lang: Lang) -> &'static str {
    match level {
        Level::National => lang.pick("cấp trung ương", "the nation"),
        Level::Ministry => lang.pick("cấp bộ", "a ministry"),
        Level::Province => lang.pick("cấp tỉnh", "a province"),
        Level::District => lang.pick("cấp huyện", "a district"),
        Level::Commune => lang.pick("cấp xã", "a commune"),
    }
}

impl Audience {
    /// Whether there can be a plan that both are for.
    pub fn meets(&self, other: &Self) -> bool {
        let kinds = |one: &Self| one.kind.clone();
        let same_kind = match (kinds(self), kinds(other)) {
            (Some(one), Some(two)) => one == two,
            _ => true,
        };
        let same_years = match (self.years, other.years) {
            (Some((a, b)), Some((c, d))) => a <= d && c <= b,
            _ => true,
        };
        self.level == other.level
            && self.same_organ(other)
            && self.subjects_meet(other)
            && same_kind
            && same_years
            && self.shares_province(other)
    }

    fn same_organ(&self, other: &Self) -> bool {
        let own = |one: &Self| one.organ.unwrap_or(Organ::PeopleCommittee);
        own(self) == own(other)
    }

    /// A plan for digital transformation as a whole is for all its parts.
    fn subjects_meet(&self, other: &Self) -> bool {
        let whole = |one: &Self| one.subject.is_none_or(|subject| subject != Subject::Other);
        self.subject == other.subject || (whole(self) && whole(other))
    }

    fn shares_province(&self, other: &Self) -> bool {
        let has = |name: &String| other.provinces.iter().any(|p| loose(p) == loose(name));
        self.provinces.is_empty() || other.provinces.is_empty() || self.provinces.iter().any(has)
    }

    /// Whether every plan that `other` is for is one that this is for.
    pub fn holds(&self, other: &Self) -> bool {
        let in_years = match (self.years, other.years) {
            (None, _) => true,
            (Some((a, b)), Some((c, d))) => a <= c && d <= b,
            (Some(_), None) => false,
        };
        let has = |name: &String| self.provinces.iter().any(|p| loose(p) == loose(name));
        let in_provinces = self.provinces.is_empty()
            || (!other.provinces.is_empty() && other.provinces.iter().all(has));
        // What speaks to a part speaks to the whole as well, not the other way round.
        let subjects = other.subject.is_none() || self.subject == other.subject;
        self.level == other.level
            && self.same_organ(other)
            && subjects
            && (self.kind.is_none() || self.kind == other.kind)
            && (self.condition.is_none() || self.condition == other.condition)
            && in_years
            && in_provinces
    }

    /// In words: `cấp xã, phường, tỉnh Ninh Bình, năm 2026`.
    pub fn words(&self, lang: Lang) -> String {
        let mut parts = vec![level_word(self.level, lang).to_owned()];
        parts.extend(self.organ.map(|organ| organ.words(lang).to_owned()));
        parts.extend(self.subject.map(|subject| subject.words(lang).to_owned()));
        parts.extend(
            self.kind
                .as_deref()
                .map(|kind| kind_word(kind, lang).to_owned()),
        );
        if !self.provinces.is_empty() {
            parts.push(self.provinces.join(", "));
        }
        parts.extend(self.years.map(|(first, last)| {
            if first == last {
                lang.pick(format!("năm {first}"), format!("year {first}"))
            } else {
                lang.pick(
                    format!("các năm {first}–{last}"),
                    format!("years {first}–{last}"),
                )
            }
        }));
        parts.extend(self.condition.clone());
        parts.join("; ")
    }
}

/// A kind of commune in words.
fn kind_word(kind: &str, lang: Lang) -> &str {
    match kind {
        "commune" => lang.pick("xã", "rural commune"),
        "ward" => lang.pick("phường", "ward"),
        "special-zone" => lang.pick("đặc khu", "special zone"),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn audience(kind: Option<&str>, provinces: &[&str], years: Option<(i16, i16)>) -> Audience {
        Audience {
            level: Level::Commune,
            organ: None,
            subject: None,
            kind: kind.map(str::to_owned),
            provinces: provinces.iter().map(|p| (*p).to_owned()).collect(),
            years,
            condition: None,
        }
    }

    #[test]
    fn audiences_meet_and_hold_each_other() {
        let all = audience(None, &[], None);
        let wards = audience(Some("ward"), &[], None);
        let communes = audience(Some("commune"), &[], None);
        let here = audience(None, &["Ninh Bình"], Some((2026, 2026)));
        let shouted = audience(None, &["NINH BÌNH"], Some((2025, 2030)));
        let there = audience(None, &["Đồng Nai"], None);
        let later = audience(None, &[], Some((2027, 2028)));
        let province = audience(None, &["Ninh Bình"], None);
        let two = audience(None, &[], Some((2026, 2027)));
        let first = audience(None, &[], Some((2026, 2026)));
        let last = audience(None, &[], Some((2027, 2027)));
        for (one, other, meet, hold) in [
            (&all, &wards, true, true),
            (&wards, &all, true, false),
            (&wards, &communes, false, false),
            (&shouted, &here, true, true),
            (&here, &shouted, true, false),
            (&here, &there, false, false),
            (&here, &later, false, false),
            (&wards, &here, true, false),
            (&all, &here, true, true),
            (&here, &all, true, false),
            (&province, &all, true, false),
            (&two, &later, true, false),
            (&two, &first, true, true),
            (&two, &last, true, true),
            (&first, &last, false, false),
            (&first, &first, true, true),
        ] {
            assert_eq!(one.meets(other), meet, "{one:?} {other:?}");
            assert_eq!(other.meets(one), meet, "{other:?} {one:?}");
            assert_eq!(one.holds(other), hold, "{one:?} {other:?}");
        }
    }

    #[test]
    fn what_is_for_some_plans_alone_does_not_hold_all() {
        let all = audience(None, &[], None);
        let with = |change: fn(&mut Audience)| {
            let mut one = audience(None, &[], None);
            change(&mut one);
            one
        };
        let literacy = with(|one| one.subject = Some(Subject::DigitalLiteracy));
        let other = with(|one| one.subject = Some(Subject::Other));
        let province = with(|one| one.level = Level::Province);
        let party = with(|one| one.organ = Some(Organ::PartyCommittee));
        let remote = with(|one| one.condition = Some("xã vùng sâu".to_owned()));
        for one in [&literacy, &other, &province, &party, &remote] {
            assert!(one.holds(one), "{one:?}");
        }
        // What speaks of a part speaks of the whole; what binds in a case does not bind always.
        assert!(literacy.holds(&all) && !all.holds(&literacy));
        assert!(all.holds(&remote) && !remote.holds(&all));
        for (one, two) in [(&literacy, &other), (&all, &province), (&all, &party)] {
            assert!(!one.holds(two) && !two.holds(one), "{one:?} {two:?}");
            assert!(!one.meets(two) && !two.meets(one), "{one:?} {two:?}");
        }
        assert!(literacy.meets(&all) && all.meets(&literacy) && other.meets(&other));
        assert!(!other.meets(&all) && !all.meets(&other));
    }

    #[test]
    fn an_audience_in_words() {
        let mut one = audience(Some("ward"), &["Ninh Bình", "Đồng Nai"], Some((2026, 2030)));
        assert_eq!(
            one.words(Lang::Vi),
            "cấp xã; phường; Ninh Bình, Đồng Nai; các năm 2026–2030"
        );
        assert_eq!(
            one.words(Lang::En),
            "a commune; ward; Ninh Bình, Đồng Nai; years 2026–2030"
        );
        one.organ = Some(Organ::PartyCommittee);
        one.subject = Some(Subject::DigitalLiteracy);
        one.kind = Some("special-zone".to_owned());
        one.provinces.clear();
        one.years = Some((2026, 2026));
        one.condition = Some("có cảng".to_owned());
        let subject = Subject::DigitalLiteracy.words(Lang::Vi);
        assert_eq!(
            one.words(Lang::Vi),
            format!("cấp xã; cấp ủy Đảng; {subject}; đặc khu; năm 2026; có cảng")
        );
    }
}
