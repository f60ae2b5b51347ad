//! A country of target sets: as many communes in as many provinces as there are, each with
//! targets, citations, results and tasks of its own, the same for the same seed.

#![expect(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a generator that goes wrong is to stop"
)]

pub(crate) mod random;
pub(crate) mod shape;

use doichieu::RuleSet;
use doichieu::{Document, PartialDate};
use doichieu::{Indicator, Unit};
use random::Random;
use serde_json::Number;
use shape::{Citation, Head, Target, TargetSet, Task};

/// How many communes, wards and special zones there are.
pub(crate) const COMMUNES: usize = 3321;

/// The provinces and the cities under the Government since July 2025.
pub(crate) const PROVINCES: [&str; 34] = [
    "Hà Nội",
    "Huế",
    "Lai Châu",
    "Điện Biên",
    "Sơn La",
    "Lạng Sơn",
    "Quảng Ninh",
    "Thanh Hóa",
    "Nghệ An",
    "Hà Tĩnh",
    "Cao Bằng",
    "Tuyên Quang",
    "Lào Cai",
    "Thái Nguyên",
    "Phú Thọ",
    "Bắc Ninh",
    "Hưng Yên",
    "Hải Phòng",
    "Ninh Bình",
    "Quảng Trị",
    "Đà Nẵng",
    "Quảng Ngãi",
    "Gia Lai",
    "Khánh Hòa",
    "Lâm Đồng",
    "Đắk Lắk",
    "Hồ Chí Minh",
    "Đồng Nai",
    "Tây Ninh",
    "Cần Thơ",
    "Vĩnh Long",
    "Đồng Tháp",
    "Cà Mau",
    "An Giang",
];

const NAMES: [[&str; 24]; 2] = [
    [
        "Tân", "Xuân", "Minh", "Hòa", "Phú", "Ngọc", "Kỳ", "Giao", "Long", "Bình", "An", "Thanh",
        "Vĩnh", "Hưng", "Thái", "Nam", "Đông", "Mỹ", "Quang", "Trung", "Sơn", "Hải", "Yên", "Đức",
    ],
    [
        "Lợi", "Hưng", "Minh", "Liên", "Hoa", "Thành", "Phong", "Lộc", "Thịnh", "Sơn", "Giang",
        "Phước", "Hòa", "Thủy", "Điền", "Khê", "Trạch", "Định", "Lâm", "Dương", "Trì", "Xá",
        "Lương", "Tiến",
    ],
];

const OFFICES: [&str; 6] = [
    "Phòng Văn hóa - Xã hội",
    "Phòng Kinh tế",
    "Văn phòng HĐND và UBND",
    "Trung tâm Phục vụ hành chính công",
    "Công an xã",
    "Trạm Y tế",
];

const DEADLINES: [&str; 8] = [
    "Quý I/2026",
    "Quý II/2026",
    "Quý III/2026",
    "Tháng 6/2026",
    "Thường xuyên",
    "trước 20/11/2026",
    "Hằng năm",
    "Theo chỉ đạo của tỉnh",
];

const TASKS: [&str; 6] = [
    "Tổ chức tập huấn kỹ năng số cho cán bộ, công chức và Tổ công nghệ số cộng đồng",
    "Rà soát, cấu trúc lại quy trình giải quyết thủ tục hành chính trên môi trường điện tử",
    "Nâng cấp mạng nội bộ, trang thiết bị công nghệ thông tin của cơ quan",
    "Tuyên truyền, hướng dẫn người dân nộp hồ sơ và thanh toán trực tuyến",
    "Số hóa hồ sơ, kết quả giải quyết thủ tục hành chính còn hiệu lực",
    "Xây dựng và phê duyệt hồ sơ đề xuất cấp độ an toàn hệ thống thông tin",
];

/// The name of a commune, which no other of its province has.
pub(crate) fn name_of(commune: usize) -> String {
    let place = commune / PROVINCES.len();
    format!("{} {}", NAMES[0][place % 24], NAMES[1][place / 24])
}

/// The province of a commune.
pub(crate) fn province_of(commune: usize) -> &'static str {
    PROVINCES[commune % PROVINCES.len()]
}

/// Makes the target sets of a country out of the indicators and documents of a rule set.
pub(crate) struct Country<'r> {
    rules: &'r RuleSet,
    seed: u64,
    /// Indicators that a document asks something of, and the others.
    asked: [Vec<&'r Indicator>; 2],
    national: Vec<&'r Document>,
}

impl<'r> Country<'r> {
    pub(crate) fn new(rules: &'r RuleSet, seed: u64) -> Self {
        let asked = |indicator: &&Indicator| {
            let id = rules.find_indicator(&indicator.slug);
            id.is_some_and(|id| !rules.requirements_of(id).is_empty())
        };
        let numbered = |d: &&Document| d.province.is_none() && d.number.is_some();
        Self {
            rules,
            seed,
            asked: rules.indicators.iter().partition(asked).into(),
            national: rules.documents.iter().filter(numbered).collect(),
        }
    }

    /// The target set of a commune, as one line of JSON.
    pub(crate) fn line(&self, commune: usize) -> String {
        serde_json::to_string(&self.commune(commune)).unwrap()
    }

    /// The target set of a commune.
    pub(crate) fn commune(&self, index: usize) -> TargetSet {
        let mut random = Random::new(self.seed ^ (index as u64) << 20);
        let province = province_of(index);
        let commune = name_of(index);
        let month = 1 + random.below(5);
        let day = 1 + random.below(28);
        let issued = format!("2026-{month:02}-{day:02}");
        let mut line = 40;
        let targets = self.targets(&mut random, &mut line);
        let baselines = targets
            .iter()
            .filter(|t| t.value.is_some())
            .take(8)
            .map(reached)
            .collect();
        TargetSet {
            schema: "doichieu/plan/1".to_owned(),
            plan: Head {
                number: random
                    .chance(80)
                    .then(|| format!("{}/KH-UBND", 20 + random.below(200))),
                issued: Some(if random.chance(80) {
                    issued
                } else {
                    "2026".to_owned()
                }),
                issuer: Some(format!("UBND xã {commune}")),
                title: Some(format!(
                    "Kế hoạch Chuyển đổi số trên địa bàn xã {commune} năm 2026"
                )),
                level: Some("commune".to_owned()),
                kind: Some(if random.chance(75) { "commune" } else { "ward" }.to_owned()),
                commune: Some(commune.clone()),
                province: Some(province.to_owned()),
                years: vec![2026],
            },
            basis: self.citations(&mut random, province),
            mentions: (0..4)
                .map(|_| self.mention(&mut random, &mut line))
                .collect(),
            task_targets: Vec::new(),
            baselines,
            tasks: (1..=12)
                .map(|row| task(&mut random, row, &mut line))
                .collect(),
            targets,
        }
    }

    fn targets(&self, random: &mut Random, line: &mut u32) -> Vec<Target> {
        let [asked, others] = &self.asked;
        let mut left = [asked.clone(), others.clone()];
        let mut targets = Vec::new();
        for number in 0..35 + random.below(21) {
            let pool = usize::from(random.chance(40));
            if left[pool].is_empty() {
                continue;
            }
            let chosen = random.below(left[pool].len());
            let indicator = left[pool].swap_remove(chosen);
            *line += 2;
            targets.push(target(random, indicator, number, *line));
        }
        targets
    }

    fn citations(&self, random: &mut Random, province: &str) -> Vec<Citation> {
        let of_province: Vec<_> = self
            .rules
            .documents
            .iter()
            .filter(|d| d.province.as_deref() == Some(province))
            .collect();
        let mut citations = Vec::new();
        for at in 0..24 + random.below(8) {
            let own = random.chance(25) && !of_province.is_empty();
            let document = *random.pick(if own { &of_province } else { &self.national });
            let line = 5 + 2 * u32::try_from(at).unwrap();
            citations.push(citation(document, line, random));
        }
        let number = format!("{}/KH-UBND", 30 + province.len());
        citations.push(Citation {
            raw: Some(format!(
                "Kế hoạch số {number} ngày 05/01/2026 của UBND tỉnh {province}"
            )),
            kind: Some("kế hoạch".to_owned()),
            number: Some(number),
            issued: Some("2026-01-05".to_owned()),
            issuer: Some(format!("UBND tỉnh {province}")),
            lines: Some([70, 70]),
            ..Citation::default()
        });
        citations
    }

    fn mention(&self, random: &mut Random, line: &mut u32) -> Citation {
        *line += 3;
        Citation {
            number: random.pick(&self.national).number.clone(),
            lines: Some([*line, *line]),
            ..Citation::default()
        }
    }
}

fn target(random: &mut Random, indicator: &Indicator, number: usize, line: u32) -> Target {
    let (unit, value) = match &indicator.unit {
        Unit::Percent => (
            "%",
            *random.pick(&["60", "70", "75", "80", "85", "90", "95", "100", "100"]),
        ),
        Unit::Level => ("level", *random.pick(&["1", "2", "3"])),
        Unit::Index => ("index", *random.pick(&["0.6", "0.65", "0.7", "0.75"])),
        Unit::Named(name) => (name.as_str(), *random.pick(&["1", "2", "5", "10"])),
    };
    let op = match &indicator.unit {
        Unit::Level => "level",
        _ if random.chance(4) => "text",
        _ => *random.pick(&[">=", ">=", "=", "=", ">"]),
    };
    let printed = indicator.names().first().filter(|_| random.chance(60));
    Target {
        id: format!("t{:02}", number + 1),
        label: printed.unwrap_or(&indicator.vi).clone(),
        indicator: random.chance(93).then(|| indicator.slug.clone()),
        op: op.to_owned(),
        value: (op != "text").then(|| value.parse::<Number>().unwrap()),
        unit: Some(unit.to_owned()),
        year: random
            .chance(96)
            .then(|| if random.chance(96) { 2026 } else { 2030 }),
        text: (op == "text").then(|| "Theo phân bổ của tỉnh".to_owned()),
        owner: random
            .chance(50)
            .then(|| (*random.pick(&OFFICES)).to_owned()),
        modality: Some(if random.chance(85) { "must" } else { "strive" }.to_owned()),
        section: Some(format!("II.2.{}", 1 + number / 7)),
        lines: Some([line, line + u32::from(random.chance(20))]),
        ..Target::default()
    }
}

/// What a plan reports to have reached of a target the year before.
fn reached(target: &Target) -> Target {
    Target {
        id: format!("b-{}", target.id),
        op: "=".to_owned(),
        year: Some(2025),
        owner: None,
        modality: None,
        section: Some("I.2".to_owned()),
        ..target.clone()
    }
}

fn citation(document: &Document, line: u32, random: &mut Random) -> Citation {
    let number = document.number.clone().unwrap_or_default();
    let day = document.issued.map(PartialDate::vietnamese);
    let (issuer, title, kind) = (&document.issuer, &document.title, kind(&number));
    let raw = format!(
        "{kind} số {number} ngày {} của {issuer}",
        day.unwrap_or_default()
    );
    let cites = random.chance(20).then(|| Citation {
        number: Some("57-NQ/TW".to_owned()),
        ..Citation::default()
    });
    Citation {
        raw: Some(raw),
        kind: Some(kind.to_owned()),
        number: Some(number),
        issued: document.issued.map(|issued| issued.to_string()),
        issuer: Some(issuer.clone()),
        title: random.chance(70).then(|| title.clone()),
        cites: cites.into_iter().collect(),
        lines: Some([line, line + 1]),
    }
}

/// The kind of a document as plans print it before its number.
fn kind(number: &str) -> &'static str {
    let kinds = [
        ("QH", "Luật"),
        ("NĐ", "Nghị định"),
        ("NQ", "Nghị quyết"),
        ("QĐ", "Quyết định"),
        ("KH", "Kế hoạch"),
        ("CT", "Chỉ thị"),
        ("TB", "Thông báo"),
    ];
    let known = kinds.into_iter().find(|(sign, _)| number.contains(sign));
    known.map_or("Công văn", |(_, kind)| kind)
}

fn task(random: &mut Random, row: usize, line: &mut u32) -> Task {
    *line += 4;
    Task {
        row: Some(row.to_string()),
        name: (*random.pick(&TASKS)).to_owned(),
        owner: random
            .chance(95)
            .then(|| (*random.pick(&OFFICES)).to_owned()),
        deadline: random
            .chance(95)
            .then(|| (*random.pick(&DEADLINES)).to_owned()),
        lines: Some([*line, *line + 2]),
    }
}
