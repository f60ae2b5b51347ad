//! Whose plan it is: which organ's, on which level, in which area, on which subject (DESIGN.md,
//! section 4.8).
//!
//! A requirement speaks to plans of an organ, a level, an area and a subject. Where one of these
//! is not known of a plan, or what it says of itself does not agree, that is a [`Lack`], and it
//! is said before anything else: nothing is in order by not having been looked at.

use super::{AsOf, AsOfOrigin, Silence};
use crate::document::{
    DocumentKind, DocumentNumber, Issuer, Level, Organ, PartialDate, Province, Subject, place_name,
};
use crate::plan::{Head, Plan, Unread};
use crate::rule::{Audience, RuleSet};
use crate::text::loose;
use std::cell::LazyCell;

/// Whose plan it is, and what is not known of that.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Whose {
    /// The organ that issued it.
    pub organ: Option<Organ>,
    /// On whose level.
    pub level: Option<Level>,
    /// What it is about.
    pub subject: Option<Subject>,
    /// Why it may be no plan for the whole of its subject.
    pub part: Option<Part>,
    /// The kind of commune.
    pub kind: Option<String>,
    /// The province, by its name of today.
    pub province: Option<&'static str>,
    /// The name it is called by, where the province has it no more since July 2025.
    pub former: Option<&'static str>,
    /// What is not known, or contradicts itself.
    pub lacks: Vec<Lack>,
}

/// Why a plan may be for less than the whole of its subject: what it does not say it need not say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// Its title names one activity, or a part of the year: the words.
    Title(String),
    /// Only its promises tell what it is about.
    Promises,
}

/// What a person says of a plan beside its text: it settles what the text leaves open.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// Which organ issued it.
    pub organ: Option<Organ>,
    /// On whose level it is.
    pub level: Option<Level>,
    /// What it is about.
    pub subject: Option<Subject>,
    /// The province.
    pub province: Option<String>,
    /// The commune.
    pub commune: Option<String>,
}

impl Told {
    /// The same, and what `other` says where this says nothing.
    #[must_use]
    pub fn or(self, other: &Self) -> Self {
        Self {
            organ: self.organ.or(other.organ),
            level: self.level.or(other.level),
            subject: self.subject.or(other.subject),
            province: self.province.or_else(|| other.province.clone()),
            commune: self.commune.or_else(|| other.commune.clone()),
        }
    }

    /// Puts what is said in the place of what was read.
    pub fn lay_over(&self, head: &mut Head<'_>) {
        head.organ = self.organ.or(head.organ);
        head.level = self.level.or(head.level);
        head.subject = self.subject.or(head.subject);
        if let Some(province) = &self.province {
            head.province = Some(province.clone().into());
        }
        if let Some(commune) = &self.commune {
            head.commune = Some(commune.clone().into());
        }
    }

    /// Whether a lack is settled by what is said.
    fn settles(&self, lack: &Lack) -> bool {
        match lack {
            Lack::TwoLevels(..) | Lack::EndedLevel => self.level.is_some(),
            Lack::TwoOrgans(..) => self.organ.is_some(),
            Lack::TwoSubjects => self.subject.is_some(),
            _ => false,
        }
    }
}

/// What is not known of a plan, so that it is not judged, or not for certain.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lack {
    /// Nothing that a plan has was found: no issuer, basis, target and task.
    Plan,
    /// It is a report: its figures are what was reached.
    Report,
    /// The level.
    Level,
    /// It is said to be of this level, while its issuer is of the other.
    TwoLevels(Level, Level),
    /// Of a level that had ended by then.
    EndedLevel,
    /// The organ.
    Organ,
    /// It is said to be of this organ, while the other is told by its issuer or number.
    TwoOrgans(Organ, Organ),
    /// Two parts of its head name different places or bodies: the two, as printed.
    TwoPlaces(String),
    /// The province.
    Province,
    /// No province has the name that is printed; the one most likely meant.
    NoSuchProvince(Option<&'static str>),
    /// The subject.
    Subject,
    /// Its title is about something else, its targets are of digital transformation.
    TwoSubjects,
    /// It is dated in a year that does not go with the years it is for: the year.
    Years(i16),
    /// It has no target, or none was understood.
    Target,
    /// All is known; but the rules ask nothing of such an organ.
    OtherOrgan(Organ),
    /// All is known; but the rules ask nothing of plans on that subject.
    OtherSubject(Subject),
}

impl Lack {
    /// Whether all is known of the plan: only that the rules speak of others.
    pub fn is_of_others(&self) -> bool {
        matches!(self, Self::OtherOrgan(_) | Self::OtherSubject(_))
    }
}

/// Why words are unread that name another place or body than the rest of the head, in a target set.
const HEAD_DISAGREES: &str = "head-disagrees";

impl Whose {
    /// Whose a plan is, judged as of a day, where a person says so much of it.
    pub fn of(rules: &RuleSet, plan: &Plan<'_>, as_of: AsOf, told: &Told) -> Self {
        let head = &plan.head;
        let issuer = head.issuer.as_deref().map(Issuer::parse_again);
        let mut whose = Self {
            kind: head.kind.as_deref().map(str::to_owned),
            ..Self::default()
        };
        if is_nothing(plan) {
            whose.lacks.push(Lack::Plan);
            return whose;
        }
        whose.find_level(head, issuer.as_deref(), as_of.date);
        whose.find_organ(head);
        whose.find_province(head, issuer.as_deref());
        whose.find_subject(rules, plan);
        if as_of.origin != AsOfOrigin::Given {
            whose.look_at_years(head);
        }
        if is_report(head) {
            whose.lacks.push(Lack::Report);
        }
        if plan.targets.is_empty() && plan.task_targets.is_empty() {
            whose.lacks.push(Lack::Target);
        }
        // Told by hand, it is settled.
        let apart = |unread: &&Unread<'_>| unread.why.as_deref() == Some(HEAD_DISAGREES);
        if let Some(unread) = plan
            .unread
            .iter()
            .find(apart)
            .filter(|_| told.commune.is_none())
        {
            whose.lacks.push(Lack::TwoPlaces(unread.words.to_string()));
        }
        whose.lacks.retain(|lack| !told.settles(lack));
        whose.part = whose.part.filter(|_| told.subject.is_none());
        whose
    }

    /// Whether all that decides which requirements speak to the plan is known.
    pub fn is_certain(&self) -> bool {
        self.lacks.iter().all(Lack::is_of_others)
    }

    /// Whether a requirement for this audience speaks to the organ, the level and the area.
    pub fn meets(&self, audience: &Audience) -> bool {
        self.silence(audience).is_none()
    }

    /// Why a requirement for this audience does not speak to the organ, the level and the area;
    /// none where it does.
    pub(super) fn silence(&self, audience: &Audience) -> Option<Silence> {
        let own = LazyCell::new(|| self.province.map(place_name));
        let here = |name: &String| {
            self.province == Some(name.as_str()) || own.as_ref() == Some(&place_name(name))
        };
        let kind = audience.kind.as_deref();
        if Some(audience.level) != self.level {
            Some(Silence::OtherLevel)
        } else if !self.meets_organ(audience) {
            Some(Silence::OtherOrgan)
        } else if kind.is_some_and(|kind| self.kind.as_deref() != Some(kind)) {
            Some(Silence::OtherKind)
        } else if !audience.provinces.is_empty() && !audience.provinces.iter().any(here) {
            Some(Silence::OtherArea)
        } else {
            None
        }
    }

    /// Below the ministries a requirement is for a People's Committee unless it says otherwise.
    fn meets_organ(&self, audience: &Audience) -> bool {
        let local = audience.level >= Level::Province;
        let meant = audience.organ.or(local.then_some(Organ::PeopleCommittee));
        match (meant, self.organ) {
            (Some(meant), Some(own)) => meant == own,
            _ => true,
        }
    }

    /// Whether a requirement for this audience speaks to plans on the plan's subject. A plan for
    /// digital transformation as a whole owes what is asked of a part of it too; one for a part
    /// owes only what is asked of that part.
    pub fn meets_subject(&self, audience: &Audience) -> bool {
        match self.subject {
            None | Some(Subject::DigitalTransformation) => audience.subject != Some(Subject::Other),
            subject => audience.subject == subject,
        }
    }

    /// The subject of a requirement that has plans of its own, where the plan is for digital transformation as a whole:
    /// nothing obliges such a plan to say again what is asked of those.
    pub fn asks_of_others(&self, audience: &Audience) -> Option<Subject> {
        let is_whole = matches!(self.subject, None | Some(Subject::DigitalTransformation));
        let part = audience.subject.filter(|part| part.has_its_own_plans());
        part.filter(|_| is_whole)
    }

    /// Says so where all is known and nothing speaks to the plan; `asked` is whether something
    /// is asked of its organ, level and area, `owed` whether of its subject too.
    pub(super) fn note_others(&mut self, asked: bool, owed: bool) {
        match (self.organ, self.subject) {
            (Some(organ), _) if organ != Organ::PeopleCommittee && !asked => {
                self.lacks.push(Lack::OtherOrgan(organ));
            }
            (_, Some(subject)) if subject != Subject::DigitalTransformation && !owed => {
                self.lacks.push(Lack::OtherSubject(subject));
            }
            _ => {}
        }
    }

    fn find_level(&mut self, head: &Head<'_>, issuer: Option<&Issuer>, day: PartialDate) {
        let of_district = issuer.is_some_and(Issuer::is_of_district)
            || head.title.as_deref().is_some_and(is_of_district);
        let printed = if of_district {
            Some(Level::District)
        } else {
            issuer.and_then(|issuer| issuer.level)
        };
        // Where a plan does not say whose it is, a named commune does.
        let named = head.commune.as_ref().map(|_| Level::Commune);
        self.level = head.level.or(printed).or(named);
        let ended = PartialDate::day(2025, 7, 1);
        let is_over = ended.is_some_and(|ended| day.latest() >= ended.earliest());
        // Towns were on the level of communes as long as there were any.
        let of_town = issuer.is_some_and(Issuer::is_of_town);
        match (head.level, printed) {
            _ if of_town && is_over => {
                self.level = None;
                self.lacks.push(Lack::EndedLevel);
            }
            (Some(said), Some(other)) if said != other => {
                self.lacks.push(Lack::TwoLevels(said, other));
            }
            (None, Some(Level::District)) | (Some(Level::District), _) => {
                self.level = Some(Level::District);
                if is_over {
                    self.lacks.push(Lack::EndedLevel);
                }
            }
            _ if self.level.is_none() => self.lacks.push(Lack::Level),
            _ => {}
        }
    }

    fn find_organ(&mut self, head: &Head<'_>) {
        let by_issuer = head.issuer.as_deref().and_then(Organ::of_issuer);
        let number = head.number.as_deref().map(DocumentNumber::parse_again);
        let by_number = number.and_then(|number| Organ::of_body(number.body?));
        self.organ = head.organ.or(by_issuer).or(by_number);
        let Some(organ) = self.organ else {
            return self.lacks.push(Lack::Organ);
        };
        let other = [by_issuer, by_number].into_iter().flatten();
        if let Some(other) = other.into_iter().find(|other| exclude(organ, *other)) {
            self.lacks.push(Lack::TwoOrgans(organ, other));
        }
    }

    fn find_province(&mut self, head: &Head<'_>, issuer: Option<&Issuer>) {
        let of_issuer = issuer.and_then(|issuer| issuer.province.as_deref());
        let printed = head.province.as_deref().or(of_issuer);
        let found = printed.and_then(Province::find);
        self.province = found.map(|found| found.province.name);
        self.former = found.and_then(|found| found.former);
        let local = matches!(
            self.level,
            None | Some(Level::Province | Level::District | Level::Commune)
        );
        match printed {
            Some(name) if self.province.is_none() => {
                let meant = Province::meant_by(name);
                self.lacks.push(Lack::NoSuchProvince(meant));
            }
            None if local => self.lacks.push(Lack::Province),
            _ => {}
        }
    }

    fn find_subject(&mut self, rules: &RuleSet, plan: &Plan<'_>) {
        let title = plan.head.title.as_deref();
        self.subject = plan.head.subject.or_else(|| Subject::of_title(title?));
        self.part = title.and_then(Subject::part_of).map(Part::Title);
        match self.subject {
            // What it promises says what it is about.
            None if ours(rules, plan) > 0 => {
                self.subject = Some(Subject::DigitalTransformation);
                self.part = self.part.take().or(Some(Part::Promises));
            }
            None => self.lacks.push(Lack::Subject),
            Some(Subject::Other) if plan.head.subject.is_none() && ours(rules, plan) >= 3 => {
                self.subject = None;
                self.lacks.push(Lack::TwoSubjects);
            }
            Some(_) => {}
        }
    }

    /// A plan is issued in a year it is for, or in the year before; a plan of several years, or
    /// until a year, in any year up to its last.
    fn look_at_years(&mut self, head: &Head<'_>) {
        let (Some(issued), Some(first), Some(last)) =
            (head.issued, head.years.first(), head.years.last())
        else {
            return;
        };
        let title = head.title.as_deref().map(loose).unwrap_or_default();
        let of_one = first == last && !title.contains("đến năm") && !title.contains("giai đoạn");
        if issued.year > *last || (of_one && issued.year + 1 < *first) {
            self.lacks.push(Lack::Years(issued.year));
        }
    }
}

/// Whether a title says that it is about the area of a district.
fn is_of_district(title: &str) -> bool {
    // What any spelling of it has.
    let may_be = title.bytes().any(|byte| byte == b'b' || byte == b'B');
    let areas = ["địa bàn huyện ", "địa bàn quận ", "địa bàn thị xã "];
    may_be && {
        let title = loose(title);
        areas.iter().any(|area| title.contains(area))
    }
}

/// Whether it is a report by its number, and no plan by its title: "Báo cáo kết quả năm 2025, nhiệm vụ năm 2026" is both.
fn is_report(head: &Head<'_>) -> bool {
    let number = head.number.as_deref().map(DocumentNumber::parse_again);
    let title = head.title.as_deref().map(loose).unwrap_or_default();
    let plans = [
        "kế hoạch",
        "phương hướng",
        "nhiệm vụ",
        "mục tiêu",
        "chương trình",
    ];
    number.is_some_and(|number| number.kind == Some(DocumentKind::Report))
        && !plans.iter().any(|word| title.contains(word))
}

/// Whether nothing that a plan has was found.
fn is_nothing(plan: &Plan<'_>) -> bool {
    let head = &plan.head;
    let says_whose = head.issuer.is_some() || head.number.is_some() || head.commune.is_some();
    let has_content = !plan.basis.is_empty()
        || !plan.targets.is_empty()
        || !plan.task_targets.is_empty()
        || !plan.tasks.is_empty();
    !says_whose && head.title.is_none() && !has_content
}

/// Whether two organs can not both have issued one plan: Party, council, administration.
fn exclude(one: Organ, other: Organ) -> bool {
    let side = |organ| match organ {
        Organ::PartyCommittee => Some(0),
        Organ::Council => Some(1),
        Organ::PeopleCommittee => Some(2),
        _ => None,
    };
    matches!((side(one), side(other)), (Some(one), Some(other)) if one != other)
}

/// How many targets of a plan are of indicators that are known.
fn ours(rules: &RuleSet, plan: &Plan<'_>) -> usize {
    let known = |slug: &str| rules.find_indicator(slug).is_some();
    let targets = plan.targets.iter().chain(&plan.task_targets);
    let ours = targets.filter_map(|t| t.indicator.as_deref());
    ours.filter(|slug| known(slug)).count()
}
