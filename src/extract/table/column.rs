//! The head of a table: what each column holds.

use super::super::letter::lowercase;
use super::super::starts::Starts;
use super::Subject;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Role {
    /// The number of the row.
    Number,
    /// What is measured or done.
    Name,
    /// The unit.
    Unit,
    /// A value: of a year, if the head names one; a result, or a target.
    Value(Option<i16>, bool),
    /// Who answers for it.
    Owner,
    /// Who helps.
    Partner,
    /// By when.
    Deadline,
    /// What is to come out of a task.
    Outcome,
    /// Anything else.
    Other,
}

/// A column: what its head says, and what that makes of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in super::super) struct Column {
    /// What it holds.
    pub(in super::super) role: Role,
    /// The words of its head, in lower case.
    head: String,
}

/// The columns of a table, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in super::super) struct Columns(Vec<Column>);

/// Names of columns in the head of a table without borders; longer names first.
static NAMES: Starts = Starts::of(NAMED);

/// Names of columns in the head of a table without borders; longer names first.
const NAMED: &[&str] = &[
    "cơ quan chủ trì",
    "đơn vị chủ trì",
    "đơn vị chủ",
    "cơ quan thực hiện",
    "đơn vị thực hiện",
    "bộ phận chủ trì",
    "đơn vị đầu mối",
    "chủ trì",
    "cơ quan phối hợp",
    "đơn vị phối hợp",
    "phối hợp",
    "thời gian hoàn thành",
    "thời gian thực hiện",
    "thời gian thựchiện",
    "thời hạn hoàn thành",
    "thời gian",
    "thời hạn",
    "hoàn thành",
    "tiến độ",
    "đơn vị tính",
    "đvt",
    "nội dung chỉ tiêu",
    "tên chỉ tiêu",
    "các chỉ tiêu",
    "nội dung nhiệm vụ",
    "tên nhiệm vụ",
    "nhiệm vụ",
    "nội dung công việc",
    "công việc",
    "nội dung",
    "yêu cầu kết quả đạt được",
    "kết quả đạt được",
    "kết quả đầu ra",
    "sản phẩm",
    "chỉ tiêu",
    "mục tiêu theo từng giai đoạn",
    "mục tiêu",
    "kế hoạch",
    "kết quả",
    "thực hiện năm",
    "ghi chú",
    "kinh phí",
    "đơn vị",
    "hiện trạng",
];

impl Columns {
    /// The columns whose heads are given cell by cell.
    pub(super) fn of_cells<'c>(cells: impl IntoIterator<Item = &'c str>) -> Self {
        let mut columns = Self::default();
        for cell in cells {
            columns.push(lowercase(cell.trim()));
        }
        columns.settle();
        columns
    }

    /// The columns of a head that lost its borders.
    pub(super) fn of_text(text: &str) -> Self {
        let lower = lowercase(text);
        let mut at = 0;
        let mut columns = Self(vec![Column {
            role: Role::Number,
            head: "tt".to_owned(),
        }]);
        while let Some(rest) = lower.get(at..).filter(|rest| !rest.is_empty()) {
            let mut like = NAMES.like(rest).iter().copied();
            let name = like.find(|name| rest.starts_with(name));
            let year = year_at(rest);
            if let Some(name) = name {
                columns.push(name.to_owned());
                at += name.len();
            } else if let Some((digits, year)) = year {
                columns.year(year);
                at += digits;
            } else {
                at += rest.chars().next().map_or(1, char::len_utf8);
            }
        }
        columns.settle();
        columns
    }

    fn push(&mut self, head: String) {
        let role = self.role(&head);
        self.0.push(Column { role, head });
    }

    /// "Năm 2030": a column of its own, or the year of the value column just named.
    fn year(&mut self, year: i16) {
        if let Some(Column {
            role: Role::Value(none @ None, _),
            ..
        }) = self.0.last_mut()
        {
            *none = Some(year);
        } else {
            self.0.push(Column {
                role: Role::Value(Some(year), false),
                head: String::new(),
            });
        }
    }

    fn role(&self, head: &str) -> Role {
        let has = |words: &[&str]| words.iter().any(|word| head.contains(word));
        let year = head
            .char_indices()
            .find_map(|(at, _)| year_at(head.get(at..)?))
            .map(|(_, year)| year);
        let named = self.0.iter().any(|column| column.role == Role::Name);
        if matches!(head, "tt" | "stt" | "số tt" | "số thứ tự") {
            Role::Number
        } else if has(&["phối hợp"]) {
            Role::Partner
        } else if has(&[
            "chủ trì",
            "đơn vị thực hiện",
            "cơ quan thực hiện",
            "đầu mối",
            "phụ trách",
            "chịu trách nhiệm",
            "đơn vị chủ",
            "theo dõi",
        ]) {
            Role::Owner
        } else if has(&["thời gian", "thời hạn", "tiến độ"])
            || matches!(head, "hoàn thành" | "ngày hoàn thành" | "hạn hoàn thành")
        {
            Role::Deadline
        } else if has(&["đơn vị tính", "đvt"]) || head == "đơn vị" {
            Role::Unit
        } else if has(&["ghi chú", "kinh phí", "dự toán", "căn cứ"]) {
            Role::Other
        } else if !named
            && year.is_none()
            && has(&[
                "chỉ tiêu",
                "nội dung",
                "nhiệm vụ",
                "công việc",
                "tiêu chí",
                "tên",
                "mục tiêu",
                "chỉ số",
            ])
        {
            Role::Name
        } else if year.is_some()
            || has(&[
                "chỉ tiêu",
                "mục tiêu",
                "kế hoạch",
                "kết quả",
                "hiện trạng",
                "thực hiện",
                "giá trị",
                "mức tối thiểu",
                "mức giao",
                "phải đạt",
                "yêu cầu",
                "sản phẩm",
            ])
        {
            Role::Value(year, has(&["thực hiện", "hiện trạng", "ước", "kết quả"]))
        } else {
            Role::Other
        }
    }

    /// Decides what only the whole head can tell.
    fn settle(&mut self) {
        let tasks = self.subject() == Some(Subject::Tasks);
        let stages = self
            .0
            .iter()
            .filter(|c| matches!(c.role, Role::Value(Some(_), _)))
            .count();
        let targets = self
            .0
            .iter()
            .filter(|c| matches!(c.role, Role::Value(_, false)))
            .count();
        for column in &mut self.0 {
            if let Role::Value(year, result) = column.role {
                column.role = if tasks && year.is_none() {
                    Role::Outcome
                } else if year.is_none() && stages > 0 && column.head.contains("giai đoạn") {
                    // "Mục tiêu theo từng giai đoạn" stands above the stages.
                    Role::Other
                } else {
                    Role::Value(year, result && targets > 0)
                };
            }
        }
    }

    /// What the table lists, by its head.
    pub(in super::super) fn subject(&self) -> Option<Subject> {
        let name = self.0.iter().find(|column| column.role == Role::Name)?;
        let task = ["nhiệm vụ", "công việc", "hoạt động", "dự án"]
            .iter()
            .any(|word| name.head.contains(word));
        let dated = self.0.iter().any(|column| column.role == Role::Deadline);
        let target = ["chỉ tiêu", "mục tiêu", "tiêu chí", "chỉ số"]
            .iter()
            .any(|word| name.head.contains(word));
        if task || (dated && !target) {
            Some(Subject::Tasks)
        } else if target
            || self
                .0
                .iter()
                .any(|column| matches!(column.role, Role::Value(..)))
        {
            Some(Subject::Targets)
        } else {
            None
        }
    }

    /// The units that heads of columns state in brackets: "Năm 2026 (%)", "(Đơn vị tính: %)".
    pub(in super::super) fn units(&self) -> impl Iterator<Item = Option<&str>> {
        self.0.iter().map(|column| {
            let (_, inner) = column.head.rsplit_once('(')?;
            let inner = inner.strip_suffix(')')?;
            let unit = inner
                .rsplit_once(':')
                .map_or(inner, |(_, unit)| unit)
                .trim();
            unit.starts_with('%').then_some(unit)
        })
    }

    /// The roles, in order.
    pub(in super::super) fn roles(&self) -> impl Iterator<Item = Role> {
        self.0.iter().map(|column| column.role)
    }

    /// The value columns: year, and whether it reports a result.
    pub(super) fn values(&self) -> Vec<(Option<i16>, bool)> {
        let value = |role| {
            if let Role::Value(year, result) = role {
                Some((year, result))
            } else {
                None
            }
        };
        self.roles().filter_map(value).collect()
    }

    /// The years its columns name, in order.
    pub(super) fn years(&self) -> Vec<i16> {
        self.values()
            .into_iter()
            .filter(|(_, result)| !result)
            .filter_map(|(year, _)| year)
            .collect()
    }

    /// Whether one of the columns is of a role.
    pub(super) fn has(&self, role: Role) -> bool {
        self.roles().any(|found| found == role)
    }

    /// Whether the deadline stands before the owner.
    pub(super) fn deadline_first(&self) -> bool {
        let place = |role: Role| self.roles().position(|found| found == role);
        matches!((place(Role::Deadline), place(Role::Owner)), (Some(deadline), Some(owner)) if deadline < owner)
    }
}

/// Whether a word belongs to the names of columns.
pub(super) fn is_head_word(word: &str) -> bool {
    word == "năm"
        || NAMED
            .iter()
            .any(|name| name.split(' ').any(|part| part == word))
}

/// "năm 2030" or "2030" at the start of a text, and how long it is.
fn year_at(text: &str) -> Option<(usize, i16)> {
    let rest = text.strip_prefix("năm").map_or(text, str::trim_start);
    let digits = rest.get(..4)?;
    let year: i16 = digits.parse().ok()?;
    let ends = !rest.get(4..)?.starts_with(|c: char| c.is_ascii_digit());
    ((2000..2100).contains(&year) && ends).then(|| (text.len() - rest.len() + 4, year))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_with_and_without_borders() {
        let cells = Columns::of_cells([
            "STT",
            "Nội dung chỉ tiêu",
            "Đơn vị tính",
            "Chỉ tiêu",
            "Đơn vị chủ trì",
            "Đơn vị phối hợp",
            "Ghi chú",
        ]);
        let want = [
            Role::Number,
            Role::Name,
            Role::Unit,
            Role::Value(None, false),
            Role::Owner,
            Role::Partner,
            Role::Other,
        ];
        assert_eq!(cells.roles().collect::<Vec<_>>(), want);
        let text =
            Columns::of_text("TT Chỉ tiêu Đơn vị Kết quả Cơ quan chủ trì theo dõi, đánh giá");
        assert_eq!(text.values(), [(None, false)]);
        let text = Columns::of_text("STT Chỉ tiêu Năm 2025 Năm 2030 Năm 2035 Cơ quan chủ trì");
        assert_eq!(text.years(), [2025, 2030, 2035]);
        let both = Columns::of_cells(["TT", "Chỉ tiêu", "Thực hiện năm 2025", "Kế hoạch năm 2026"]);
        assert_eq!(both.values(), [(Some(2025), true), (Some(2026), false)]);
        let tasks = Columns::of_text(
            "TT Tên nhiệm vụ Yêu cầu kết quả đạt được Thời gian thựchiện Đơn vị chủ trì  thực hiện Đơn vị phối hợp Ghi chú",
        );
        assert_eq!(tasks.subject(), Some(Subject::Tasks));
        assert!(tasks.deadline_first());
    }
}
