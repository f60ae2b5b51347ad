//! What must be true of the judge, said one thing at a time (docs/verdicts.md).

use doichieu::check::promise::Bar;
use doichieu::check::{
    Assessment, Checker, Day, Name, Outcome, Severity, Silence, Verdict, silence,
};
use doichieu::document::{Level, Organ, PartialDate, Subject};
use doichieu::lang::Lang;
use doichieu::plan::{Comparison, Decimal, Head, Plan, Promise, Target};
use doichieu::rule::RuleSet;
use doichieu::text::Source;

/// Two indicators, one of which is never above the other.
const INDICATORS: &str = r#"
indicator share {
  vi "Tỷ lệ hồ sơ"
  en "Share"
  unit %
}
indicator greater {
  vi "Tỷ lệ lớn hơn"
  en "Greater share"
  unit %
}
invariant share <= greater
"#;

/// A document of the Government: its name, day of issue and further fields.
fn document(slug: &str, issued: &str, more: &str) -> String {
    format!(
        "document {slug} {{\n number \"{}/QĐ-TTg\"\n issued {issued}\n issuer \"Thủ tướng Chính phủ\"\n level national\n title \"Văn bản {slug}\"\n verified read\n {more}\n}}\n",
        900 + slug.len()
    )
}

fn asks(slug: &str, audience: &str, lines: &str) -> String {
    format!(
        "from {slug} for {audience} {{\n evidence primary \"trường hợp\" checked 2026-11-22\n {lines}\n}}\n"
    )
}

fn checker(rules: &str) -> Checker {
    let source = Source::new("a.rules", format!("{INDICATORS}{rules}"));
    match RuleSet::from_sources(vec![source]) {
        Ok(rules) => Checker::new(rules),
        Err(why) => panic!("{why:?}"),
    }
}

fn target(label: &str, value: i64, year: Option<i16>) -> Target<'static> {
    Target {
        id: format!("{label} {value} {year:?}").into(),
        label: label.to_owned().into(),
        indicator: Some("share".into()),
        promise: Promise::Number(Comparison::AtLeast, Decimal::from(value)),
        unit: Some("%".into()),
        year,
        ..Target::default()
    }
}

fn plan(years: &[i16], targets: Vec<Target<'static>>) -> Plan<'static> {
    Plan {
        head: Head {
            number: Some("31/KH-UBND".into()),
            issued: PartialDate::day(2026, 3, 20),
            issuer: Some("UBND xã Đồi Mẫu".into()),
            title: Some("Kế hoạch Chuyển đổi số".into()),
            level: Some(Level::Commune),
            organ: Some(Organ::ALL[0].1),
            subject: Some(Subject::ALL[0].1),
            kind: Some("commune".into()),
            commune: Some("Đồi Mẫu".into()),
            province: Some("Gia Lai".into()),
            years: years.to_vec(),
        },
        targets,
        ..Plan::default()
    }
}

const DAY: Day = Day {
    given: None,
    today: PartialDate {
        year: 2026,
        month: Some(11),
        day: Some(28),
    },
};

fn one<'o>(outcome: &'o Outcome<'_>, year: i16) -> &'o Assessment {
    let mut all = outcome.assessments.iter().filter(|a| a.year == year);
    let found = all
        .next()
        .unwrap_or_else(|| panic!("nothing is said for {year}"));
    assert!(all.next().is_none(), "two answers for {year}");
    found
}

/// The verdict of a year, under rules, on targets.
fn verdict(
    rules: &str,
    years: &[i16],
    targets: Vec<Target<'static>>,
    year: i16,
) -> Option<Verdict> {
    let checker = checker(rules);
    let plan = plan(years, targets);
    let outcome = checker.check(&plan, DAY);
    let slug = |a: &Assessment| outcome.rules.indicator(a.indicator).slug == "share";
    let mut all = outcome
        .assessments
        .iter()
        .filter(|a| a.year == year && slug(a));
    let found = all.next().map(|a| a.verdict);
    assert!(all.next().is_none(), "two answers for {year}");
    found
}

#[test]
fn a_target_of_another_scope_is_not_compared() {
    let rules = document("d", "2025-01-05", "")
        + &asks(
            "d",
            "commune",
            "share >= 90% by 2025 {\n unlike \"trong phạm vi xã\"\n }",
        );
    let checker = checker(&rules);
    for label in [
        "Tỷ lệ hồ sơ trong phạm vi xã",
        "TỶ LỆ HỒ SƠ, TRONG PHẠM VI XÃ",
    ] {
        for value in [50, 90, 100] {
            let plan = plan(&[2026], vec![target(label, value, None)]);
            let outcome = checker.check(&plan, DAY);
            let found = one(&outcome, 2026);
            assert_eq!(found.verdict, Verdict::Incomparable, "{label} {value}");
            assert_eq!(found.bar, Some(Bar::Scope));
            assert_eq!((found.gap, found.lapsed), (None, None));
        }
    }
    let plan = plan(&[2026], vec![target("Tỷ lệ hồ sơ", 50, None)]);
    assert_eq!(
        one(&checker.check(&plan, DAY), 2026).verdict,
        Verdict::Weaker
    );
}

#[test]
fn beside_a_target_of_its_own_scope_the_other_is_only_named() {
    let rules = document("d", "2025-01-05", "")
        + &asks(
            "d",
            "commune",
            "share >= 70% by 2025 {\n unlike \"trong phạm vi xã\"\n }",
        );
    let checker = checker(&rules);
    let targets = vec![
        target("Tỷ lệ hồ sơ trong phạm vi xã", 10, None),
        target("Tỷ lệ hồ sơ", 80, None),
    ];
    let plan = plan(&[2026], targets);
    let outcome = checker.check(&plan, DAY);
    let found = one(&outcome, 2026);
    assert_eq!(found.verdict, Verdict::Exceeded);
    assert_eq!(
        found.promised.map(|limit| limit.value),
        Some(Decimal::from(80))
    );
    assert_eq!(found.targets.len(), 2, "both are named");
}

#[test]
fn a_requirement_of_another_scope_does_not_silence_one_that_is_addressed() {
    let both = |scoped_by: i16, other_by: i16| {
        document("d", "2025-01-05", "")
            + &asks(
                "d",
                "commune",
                &format!("share >= 90% by {scoped_by} {{\n unlike \"trong phạm vi xã\"\n }}"),
            )
            + &document("other", "2025-02-05", "")
            + &asks("other", "commune", &format!("share >= 50% by {other_by}"))
    };
    let own = || vec![target("Tỷ lệ hồ sơ trong phạm vi xã", 60, None)];
    let judged = |rules: &str| verdict(rules, &[2026], own(), 2026);
    assert_eq!(judged(&both(2025, 2025)), Some(Verdict::Exceeded));
    // What is due is of another scope, and what is addressed is not due.
    assert_eq!(judged(&both(2025, 2030)), Some(Verdict::Incomparable));
    // Nothing is due at all.
    assert_eq!(judged(&both(2030, 2030)), Some(Verdict::NotDue));
}

#[test]
fn each_duty_is_carried_over_by_itself() {
    let rules = document("d", "2025-01-05", "")
        + &asks(
            "d",
            "commune",
            "share >= 50% by 2026\n share >= 90% by 2026 aggregate",
        );
    let seventy = |year| vec![target("Tỷ lệ hồ sơ", 70, Some(year))];
    assert_eq!(verdict(&rules, &[2026, 2027], seventy(2026), 2027), None);
    // What falls short carries nothing over, and a later year answers late.
    let forty = vec![target("Tỷ lệ hồ sơ", 40, Some(2026))];
    assert_eq!(
        verdict(&rules, &[2026, 2027], forty, 2027),
        Some(Verdict::Missing)
    );
    assert_eq!(
        verdict(&rules, &[2026, 2027], seventy(2027), 2026),
        Some(Verdict::Later)
    );
    assert_eq!(
        verdict(&rules, &[2026], Vec::new(), 2026),
        Some(Verdict::Missing)
    );
}

#[test]
fn the_latest_earlier_year_speaks_by_its_weakest_promise() {
    let rules = document("d", "2025-01-05", "") + &asks("d", "commune", "share >= 50% by 2025");
    let years = [2025, 2026, 2027];
    let said = |two: [(i64, i16); 2]| {
        let targets = two.map(|(value, year)| target("Tỷ lệ hồ sơ", value, Some(year)));
        verdict(&rules, &years, targets.into(), 2027)
    };
    assert_eq!(said([(60, 2025), (60, 2026)]), None);
    assert_eq!(said([(60, 2025), (40, 2026)]), Some(Verdict::Missing));
    assert_eq!(said([(40, 2025), (60, 2026)]), None);
    assert_eq!(said([(60, 2026), (40, 2026)]), Some(Verdict::Missing));
}

#[test]
fn what_follows_by_definition_is_not_missing() {
    let rules = document("d", "2025-01-05", "") + &asks("d", "commune", "greater >= 70% by 2026");
    for (value, wanted) in [
        (80, Verdict::Exceeded),
        (70, Verdict::Met),
        (60, Verdict::Missing),
    ] {
        let checker = checker(&rules);
        let plan = plan(&[2026], vec![target("Tỷ lệ hồ sơ", value, None)]);
        let outcome = checker.check(&plan, DAY);
        let greater = outcome.rules.find_indicator("greater");
        let found = outcome
            .assessments
            .iter()
            .find(|a| Some(a.indicator) == greater);
        assert_eq!(found.map(|a| a.verdict), Some(wanted), "{value}");
        let implied = found.and_then(|a| a.implied_by);
        assert_eq!(implied.is_some(), wanted != Verdict::Missing, "{value}");
    }
}

#[test]
fn a_target_without_a_year_may_be_the_answer() {
    let rules = document("d", "2025-01-05", "") + &asks("d", "commune", "share >= 50% by 2025");
    let undated = vec![target("Tỷ lệ hồ sơ", 10, None)];
    assert_eq!(verdict(&rules, &[2026, 2027], undated.clone(), 2026), None);
    assert_eq!(
        verdict(&rules, &[2026], undated, 2026),
        Some(Verdict::Weaker)
    );
}

#[test]
fn a_lapsed_figure_is_silent_where_its_successor_is_kept() {
    let with = |relation: &str| {
        let checker = checker(
            &(document("old", "2022-01-05", "period 2025")
                + &asks("old", "commune", "share >= 95% by 2025")
                + &document("later", "2026-01-05", relation)
                + &asks("later", "commune", "share >= 70% by 2026")),
        );
        let plan = plan(&[2026], vec![target("Tỷ lệ hồ sơ", 80, None)]);
        let outcome = checker.check(&plan, DAY);
        let found = one(&outcome, 2026);
        assert_eq!(found.verdict, Verdict::Exceeded);
        found.lapsed.is_some()
    };
    assert!(with(""), "a lapsed figure orients");
    assert!(!with("succeeds old"), "its successor speaks instead");
}

#[test]
fn a_document_is_in_force_on_its_last_day_and_not_on_the_next() {
    for (until, wanted) in [
        ("2026-03-20", Verdict::Weaker),
        ("2026-03-19", Verdict::NotCovered),
    ] {
        let rules = document("d", "2025-01-05", &format!("until {until}"))
            + &asks("d", "commune", "share >= 50% by 2025");
        let targets = vec![target("Tỷ lệ hồ sơ", 10, None)];
        assert_eq!(
            verdict(&rules, &[2026], targets, 2026),
            Some(wanted),
            "{until}"
        );
    }
    for (from, wanted) in [
        ("2026-03-20", Verdict::Weaker),
        ("2026-03-21", Verdict::NotCovered),
    ] {
        let rules = document("d", "2025-01-05", &format!("effective {from}"))
            + &asks("d", "commune", "share >= 50% by 2025");
        let targets = vec![target("Tỷ lệ hồ sơ", 10, None)];
        assert_eq!(
            verdict(&rules, &[2026], targets, 2026),
            Some(wanted),
            "{from}"
        );
    }
}

#[test]
fn a_silent_requirement_says_why() {
    let asked = "share >= 50% by 2025";
    for (audience, fields, lines, wanted) in [
        ("province", "", asked, Silence::OtherLevel),
        ("commune kind ward", "", asked, Silence::OtherKind),
        ("commune in \"Cà Mau\"", "", asked, Silence::OtherArea),
        ("commune year 2025", "", asked, Silence::OtherYears),
        ("commune", "effective 2026-04-01", asked, Silence::NotYet),
        ("commune", "", "share >= 50% by 2030", Silence::NotYet),
        ("commune", "until 2026-01-31", asked, Silence::Ended),
        ("commune", "period 2025", asked, Silence::Ended),
    ] {
        let rules = document("d", "2025-01-05", fields) + &asks("d", audience, lines);
        let checker = checker(&rules);
        let plan = plan(&[2026], Vec::new());
        let outcome = checker.check(&plan, DAY);
        let requirement = &outcome.rules.requirements[0];
        let found = silence(&outcome.context(), requirement);
        assert_eq!(found, wanted, "{audience} {fields} {lines}");
    }
}

#[test]
fn an_amended_figure_says_that_it_is_overtaken() {
    let amended = |force: &str, indicator: &str| {
        let rules = document("old", "2025-01-05", "")
            + &asks("old", "commune", "share >= 90% by 2026")
            + &document("later", "2026-01-05", "amends old")
            + &asks(
                "later",
                "commune",
                &format!("{indicator} >= 70% by 2026 {force}"),
            );
        verdict(&rules, &[2026], vec![target("Tỷ lệ hồ sơ", 80, None)], 2026)
    };
    assert_eq!(amended("must", "share"), Some(Verdict::Exceeded));
    // A figure of another force, or of something else, amends nothing.
    assert_eq!(amended("aggregate", "share"), Some(Verdict::Weaker));
    assert_eq!(amended("must", "greater"), Some(Verdict::Weaker));
}

#[test]
fn an_amendment_of_another_force_leaves_later_years_as_they_were() {
    let in_2027 = |force: &str| {
        let later = format!("share >= 70% by 2027 {force}");
        let rules = document("old", "2025-01-05", "")
            + &asks("old", "commune", "share >= 90% by 2026")
            + &document("later", "2026-01-05", "amends old")
            + &asks("later", "commune", &later);
        let years = [2026, 2027];
        let targets = vec![target("Tỷ lệ hồ sơ", 80, Some(2027))];
        verdict(&rules, &years, targets, 2027)
    };
    assert_eq!(in_2027("must"), Some(Verdict::Exceeded));
    assert_eq!(in_2027("aggregate"), Some(Verdict::Weaker));
}

/// A target of the other indicator, so that a plan has one.
fn another() -> Target<'static> {
    Target {
        indicator: Some("greater".into()),
        ..target("Tỷ lệ lớn hơn", 100, None)
    }
}

/// Each finding of these names: its severity and name.
fn found(outcome: &Outcome<'_>, names: &[Name]) -> Vec<(Severity, Name)> {
    let all = outcome.findings.iter();
    let such = all.filter(|finding| names.contains(&finding.name));
    such.map(|f| (f.severity, f.name)).collect()
}

#[test]
fn a_document_of_the_very_day_is_no_error_and_no_lack_of_the_basis() {
    let asked =
        |issued: &str| document("d", issued, "") + &asks("d", "commune", "share >= 90% by 2026");
    let names = [Name::MissingTarget, Name::WeakerTarget, Name::UnlinkedBasis];
    for (issued, targets, wanted) in [
        (
            "2026-03-20",
            vec![another()],
            vec![(Severity::Note, Name::MissingTarget)],
        ),
        (
            "2026-03-20",
            vec![another(), target("Tỷ lệ hồ sơ", 80, None)],
            vec![(Severity::Note, Name::WeakerTarget)],
        ),
        (
            "2026-03-19",
            vec![another(), target("Tỷ lệ hồ sơ", 80, None)],
            vec![
                (Severity::Error, Name::WeakerTarget),
                (Severity::Warning, Name::UnlinkedBasis),
            ],
        ),
        (
            "2026-03-21",
            vec![another(), target("Tỷ lệ hồ sơ", 80, None)],
            vec![],
        ),
    ] {
        let checker = checker(&asked(issued));
        let plan = plan(&[2026], targets);
        let outcome = checker.check(&plan, DAY);
        assert_eq!(found(&outcome, &names), wanted, "{issued}");
        let said = outcome
            .findings
            .iter()
            .map(|f| outcome.describe(f, Lang::Vi).advice());
        let is_told = said
            .into_iter()
            .any(|words| words.contains("ban hành đúng ngày của kế hoạch"));
        assert_eq!(is_told, issued == "2026-03-20", "{issued}");
    }
}

#[test]
fn a_duty_of_the_very_day_does_not_hide_an_older_one() {
    let rules = document("old", "2026-01-05", "")
        + &asks("old", "commune", "share >= 90% by 2026")
        + &document("newer", "2026-03-20", "")
        + &asks("newer", "commune", "share >= 95% by 2026");
    let checker = checker(&rules);
    let plan = plan(&[2026], vec![another()]);
    let outcome = checker.check(&plan, DAY);
    let missing = found(&outcome, &[Name::MissingTarget]);
    assert_eq!(missing, [(Severity::Error, Name::MissingTarget)]);
}

#[test]
fn a_task_that_had_to_be_done_before_the_plan_is_asked_after_and_no_error() {
    let asked = |due: &str| {
        let lines = format!("share >= 100% by 2024 must {due}");
        document("d", "2024-01-05", "") + &asks("d", "commune", &lines)
    };
    let names = [Name::MissingTarget, Name::WeakerTarget];
    let some = || vec![another(), target("Tỷ lệ hồ sơ", 80, None)];
    for (due, years, targets, wanted) in [
        (
            "due 2024-09-30",
            &[2026][..],
            vec![another()],
            (Severity::Note, Name::MissingTarget),
        ),
        (
            "due 2024-09-30",
            &[2026, 2027],
            vec![another()],
            (Severity::Note, Name::MissingTarget),
        ),
        (
            "due 2026-09-30",
            &[2026],
            vec![another()],
            (Severity::Error, Name::MissingTarget),
        ),
        (
            "",
            &[2026],
            vec![another()],
            (Severity::Error, Name::MissingTarget),
        ),
        (
            "due 2024-09-30",
            &[2026],
            some(),
            (Severity::Error, Name::WeakerTarget),
        ),
    ] {
        let checker = checker(&asked(due));
        let plan = plan(years, targets);
        let outcome = checker.check(&plan, DAY);
        assert_eq!(found(&outcome, &names), [wanted], "{due} {years:?}");
        let finding = outcome.findings.iter().find(|f| f.name == wanted.1);
        let message = outcome.describe(finding.unwrap(), Lang::Vi);
        let is_asked_after = message.text.contains("phải xong chậm nhất 30/9/2024");
        assert_eq!(
            is_asked_after,
            wanted.0 == Severity::Note,
            "{}",
            message.text
        );
    }
}

#[test]
fn each_year_is_told_the_level_that_is_due_in_it() {
    let rules = document("d", "2025-01-05", "")
        + &asks(
            "d",
            "commune",
            "share >= 30% by 2026\n share >= 40% by 2028",
        );
    let checker = checker(&rules);
    let plan = plan(&[2026, 2027, 2028], vec![another()]);
    let outcome = checker.check(&plan, DAY);
    let mut missing = outcome
        .findings
        .iter()
        .filter(|f| f.name == Name::MissingTarget);
    let message = outcome.describe(missing.next().unwrap(), Lang::Vi);
    assert!(missing.next().is_none());
    assert_eq!(
        message.help,
        "Thêm chỉ tiêu này, mức từ 30%, cho năm 2026, 2027; mức từ 40%, cho năm 2028; viện dẫn 901/QĐ-TTg (hoặc văn bản của tỉnh triển khai) ở phần căn cứ"
    );
}

#[test]
fn what_asks_for_words_of_its_scope_is_compared_with_those_alone() {
    let rules = document("d", "2025-01-05", "")
        + &asks(
            "d",
            "commune",
            "share >= 90% by 2025 {\n only \"dịch vụ công trực tuyến\"\n }",
        );
    let checker = checker(&rules);
    for (label, wanted) in [
        ("Tỷ lệ hồ sơ qua dịch vụ công trực tuyến", Verdict::Weaker),
        ("Tỷ lệ hồ sơ qua DVC trực tuyến", Verdict::Weaker),
        ("Tỷ lệ hồ sơ qua DVCTT toàn trình", Verdict::Weaker),
        ("Tỷ lệ hồ sơ khi thực hiện TTHC", Verdict::Incomparable),
        (
            "Tỷ lệ hồ sơ khi giải quyết thủ tục hành chính",
            Verdict::Incomparable,
        ),
        (
            "Tỷ lệ hồ sơ khi sử dụng dịch vụ công",
            Verdict::Incomparable,
        ),
        ("Tỷ lệ hồ sơ", Verdict::Incomparable),
    ] {
        let plan = plan(&[2026], vec![target(label, 50, None)]);
        let outcome = checker.check(&plan, DAY);
        assert_eq!(one(&outcome, 2026).verdict, wanted, "{label}");
    }
}

#[test]
fn of_stages_that_are_not_compared_the_end_of_the_year_speaks() {
    let rules = document("d", "2025-01-05", "") + &asks("d", "commune", "share >= 90% by 2025");
    let checker = checker(&rules);
    let stage = |value, when: Option<&'static str>| Target {
        when: when.map(Into::into),
        condition: Some("nếu được bố trí kinh phí".into()),
        ..target("Tỷ lệ hồ sơ", value, None)
    };
    let plan = plan(&[2026], vec![stage(50, Some("quý II")), stage(80, None)]);
    let outcome = checker.check(&plan, DAY);
    let found = one(&outcome, 2026);
    let first = found.targets.first().and_then(|at| at.of(&plan)).unwrap();
    assert_eq!(first.when, None);
    assert_eq!(found.bar, Some(Bar::Condition));
}

#[test]
fn a_general_plan_does_not_err_by_not_saying_again_what_a_movement_asks() {
    let rules = document("d", "2025-01-05", "")
        + &asks(
            "d",
            "commune subject digital-literacy",
            "share >= 90% by 2026",
        );
    let checker = checker(&rules);
    for (subject, wanted) in [
        (Subject::DigitalTransformation, Severity::Warning),
        (Subject::DigitalLiteracy, Severity::Error),
    ] {
        let mut plan = plan(&[2026], vec![another()]);
        plan.head.subject = Some(subject);
        let outcome = checker.check(&plan, DAY);
        let missing = found(&outcome, &[Name::MissingTarget]);
        assert_eq!(missing, [(wanted, Name::MissingTarget)], "{subject:?}");
    }
}
