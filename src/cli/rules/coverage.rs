//! `doichieu rules coverage`: what the rules ask of which province in which year.

use super::file_and_line;
use super::list::aligned;
use crate::check::coverage::{Area, Cover, Coverage, Scope, Weight};
use crate::check::{Checker, wording};
use crate::document::{DocumentId, Level, PartialDate, Province};
use crate::error::Words;
use crate::lang::Lang;
use crate::report::{Layout, coverage};
use crate::rule::{RuleSet, level_word};
use clap::{Args, ValueEnum};

#[derive(Debug, Args)]
pub(super) struct CoverageArgs {
    /// Indicator by indicator for this province; any number of times
    #[arg(long, value_name = "NAME", value_parser = province)]
    province: Vec<&'static Province>,
    /// For plans of this year, any number of times; else this year and each later one in which a
    /// figure is first due
    #[arg(long, value_name = "YEAR", value_parser = clap::value_parser!(i16).range(1990..=2100))]
    year: Vec<i16>,
    /// Whose plans
    #[arg(long, value_enum, default_value = "commune")]
    level: PlanLevel,
    /// As of this day instead of today (2026-03-26)
    #[arg(long, value_name = "DATE", value_parser = crate::cli::day::day)]
    as_of: Option<PartialDate>,
    /// A table for people, or JSON for programs (`doichieu schema coverage`)
    #[arg(long, value_enum, default_value = "table")]
    format: Form,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum PlanLevel {
    Commune,
    Province,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Form {
    Table,
    Json,
}

/// A province by any of its names.
fn province(name: &str) -> Result<&'static Province, Words> {
    Province::find(name)
        .map(|found| found.province)
        .ok_or_else(|| Words::new("không có tỉnh, thành phố ấy", "no such province"))
}

/// What the rules ask, as a table or as JSON.
pub(super) fn coverage(
    args: &CoverageArgs,
    rules: RuleSet,
    today: PartialDate,
    layout: Layout,
) -> String {
    let mut years = args.year.clone();
    years.sort_unstable();
    years.dedup();
    let scope = Scope {
        level: match args.level {
            PlanLevel::Commune => Level::Commune,
            PlanLevel::Province => Level::Province,
        },
        provinces: args.province.clone(),
        years,
        as_of: args.as_of.unwrap_or(today),
    };
    let checker = Checker::new(rules);
    let found = Coverage::of(&checker, &scope);
    let page = Page {
        rules: checker.rules(),
        scope: &scope,
        found: &found,
        layout,
    };
    match args.format {
        Form::Json => coverage::json(page.rules, &scope, &found) + "\n",
        Form::Table if scope.provinces.is_empty() => page.counts(),
        Form::Table => page.each_indicator(),
    }
}

/// A coverage on its way to the screen.
struct Page<'p> {
    rules: &'p RuleSet,
    scope: &'p Scope,
    found: &'p Coverage,
    layout: Layout,
}

impl Page<'_> {
    fn lang(&self) -> Lang {
        self.layout.lang
    }

    /// Whose plans, and the law of which day.
    fn title(&self) -> String {
        let (whose, day) = (level_word(self.scope.level, self.lang()), self.scope.as_of);
        self.lang().pick(
            format!(
                "Mức cho kế hoạch {whose}, theo quy định có hiệu lực ngày {} (với năm đã qua: ngày cuối năm ấy)\n\n",
                day.vietnamese()
            ),
            format!(
                "Figures for plans of {whose}, by what is in force on {day} (for a year that is over: on its last day)\n\n"
            ),
        )
    }

    /// How many indicators are bound by what, in each area and year.
    fn counts(&self) -> String {
        let lang = self.lang();
        let mut rows = vec![self.counts_head()];
        let areas = &self.found.areas;
        let shown = |area: &&Area| area.province.is_none() || area.has_own(self.rules);
        for area in areas.iter().filter(shown) {
            for (at, year) in self.found.years.iter().enumerate() {
                let mut row = vec![self.area_name(area), year.to_string()];
                let count = |weight| area.count(self.rules, at, weight).to_string();
                row.extend(Weight::ALL.map(count));
                rows.push(row);
            }
        }
        let others: Vec<&str> = areas
            .iter()
            .filter(|area| !shown(area))
            .filter_map(|area| area.province.map(|p| p.name))
            .collect();
        let total = self.rules.indicators.len();
        let rest = lang.pick(
            format!(
                "{} tỉnh, thành phố chỉ có mức cả nước: {}\n{total} chỉ tiêu; * là mức phải đạt nhưng chưa đủ chắc hoặc có điều kiện, thấp hơn thì chỉ cảnh báo\nXem từng chỉ tiêu: doichieu rules coverage --province TÊN\n",
                others.len(),
                others.join(", ")
            ),
            format!(
                "{} provinces have the national figures only: {}\n{total} indicators; * is owed, but under a condition or too little known: a shortfall is a warning\nEach indicator: doichieu rules coverage --province NAME\n",
                others.len(),
                others.join(", ")
            ),
        );
        self.title() + &aligned(&rows, self.layout) + "\n" + &rest
    }

    fn counts_head(&self) -> Vec<String> {
        let words = self.lang().pick(
            [
                "Địa bàn",
                "Năm",
                "Phải đạt",
                "Phải đạt*",
                "Mức chung",
                "Định hướng",
                "Chưa có",
            ],
            [
                "Area",
                "Year",
                "Must",
                "Must*",
                "Aggregate",
                "Orientation",
                "None",
            ],
        );
        words.map(str::to_owned).to_vec()
    }

    fn area_name(&self, area: &Area) -> String {
        let everywhere = self.lang().pick("cả nước", "everywhere");
        area.province.map_or(everywhere, |p| p.name).to_owned()
    }

    /// Each indicator of each province of the scope: what is asked year by year.
    fn each_indicator(&self) -> String {
        let mut out = self.title();
        for area in self.found.areas.iter().filter(|a| a.province.is_some()) {
            out.push_str(&self.area(area));
        }
        out
    }

    fn area(&self, area: &Area) -> String {
        let lang = self.lang();
        let mut head = vec![lang.pick("Chỉ tiêu", "Indicator").to_owned()];
        head.extend(self.found.years.iter().map(i16::to_string));
        head.push(lang.pick("Nội dung", "What it is").to_owned());
        let (mut rows, mut none) = (vec![head], Vec::new());
        for (at, indicator) in self.rules.indicators.iter().enumerate() {
            let covers = || area.years.iter().filter_map(|covers| covers.get(at));
            if covers().all(|cover| cover.weightiest.is_none()) {
                none.push(format!("{} ({})", indicator.label(lang), indicator.slug));
                continue;
            }
            let mut row = vec![indicator.slug.clone()];
            row.extend(covers().map(|cover| self.cell(cover)));
            row.push(indicator.label(lang).to_owned());
            rows.push(row);
        }
        let name = self.area_name(area);
        let mut out = format!("{name}\n\n{}\n", aligned(&rows, self.layout));
        let without = lang.pick(
            format!("Chưa có mức nào trong các năm này ({}):\n", none.len()),
            format!("No figure in these years ({}):\n", none.len()),
        );
        out.push_str(&without);
        out.extend(none.iter().map(|label| format!("  {label}\n")));
        out + &self.silent(area) + "\n"
    }

    /// What is asked about an indicator in a year: `phải đạt 100% (11/QĐ-BCĐCP)`.
    fn cell(&self, cover: &Cover) -> String {
        let lang = self.lang();
        let Some(id) = cover.weightiest else {
            return "–".to_owned();
        };
        let requirement = self.rules.requirement(id);
        let indicator = self.rules.indicator(requirement.indicator);
        let weight = match cover.weight(self.rules) {
            Weight::Must => lang.pick("phải đạt", "must"),
            Weight::MustUnproven => lang.pick("phải đạt*", "must*"),
            Weight::Aggregate => lang.pick("chung", "aggregate"),
            Weight::Orientation => lang.pick("định hướng", "orientation"),
            Weight::None => "–",
        };
        let figure = wording::required(requirement, indicator, lang);
        let document = self.rules.document(requirement.document).name();
        format!("{weight} {figure} ({document})")
    }

    /// The province's documents of which no figure is in the rules, with the file of each.
    fn silent(&self, area: &Area) -> String {
        if area.silent.is_empty() {
            return String::new();
        }
        let lead = self.lang().pick(
            "Văn bản của tỉnh đã có tệp nhưng không có con số nào (không in, hoặc chưa đọc được)",
            "Documents of the province that have a file but no figure (none printed, or not read)",
        );
        let line = |id: &DocumentId| {
            let document = self.rules.document(*id);
            let file = file_and_line(self.rules, document.place);
            format!("  {} – {file}\n", document.name())
        };
        let lines: String = area.silent.iter().map(line).collect();
        format!("{lead}:\n{lines}")
    }
}
