//! What is found about waivers: they end, and they outlive what they were for.

use super::{Message, Name};
use crate::document::PartialDate;
use crate::lang::Lang;

/// A finding a reviewer allows until a day.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Waiver {
    /// What is allowed.
    pub finding: Name,
    /// The indicator, the document or both that it is about, as they are written.
    pub about: Vec<String>,
    /// Why it is allowed.
    pub reason: String,
    /// Who allows it.
    pub approved_by: String,
    /// The last day on which it is allowed.
    pub until: PartialDate,
    /// The file and line it is written on: `waivers.toml:12`.
    pub at: String,
}

impl Waiver {
    /// Whether it has ended before a day; its own day is the last.
    pub fn has_ended(&self, day: PartialDate) -> bool {
        self.until < day
    }

    /// The words for a waiver that has ended although what it allows is still there.
    pub fn expired(&self, lang: Lang) -> Message {
        let (what, at, by) = (self.what(lang), &self.at, &self.approved_by);
        let until = lang.pick(self.until.vietnamese(), self.until.to_string());
        Message {
            text: lang.pick(
                format!("Miễn trừ {what} ({at}), {by} chấp thuận, đã hết hạn từ sau ngày {until}; phát hiện này được tính trở lại"),
                format!("The waiver of {what} ({at}), approved by {by}, ended on {until}; the finding counts again"),
            ),
            help: lang.pick(
                "Sửa kế hoạch; nếu vẫn còn lý do thì đề nghị người chấp thuận xem xét và ghi thời hạn mới",
                "Mend the plan; where the reason still holds, ask whoever approved it to look again and set a new day",
            )
            .to_owned(),
            ..Message::default()
        }
    }

    /// The words for a waiver that nothing needs any more; `plans` as it names them.
    pub fn unused(&self, plans: &str, lang: Lang) -> Message {
        let what = self.what(lang);
        Message {
            text: lang.pick(
                format!("Miễn trừ {what} của “{plans}” không còn ứng với phát hiện nào"),
                format!("The waiver of {what} in “{plans}” is for no finding any more"),
            ),
            help: lang.pick(
                "Xóa miễn trừ này; nếu phát hiện chỉ đổi chỉ tiêu hoặc văn bản thì sửa lại cho khớp",
                "Remove it; where the finding only changed its indicator or document, set it right",
            )
            .to_owned(),
            ..Message::default()
        }
    }

    /// The finding, and what it is about.
    fn what(&self, lang: Lang) -> String {
        let slug = self.finding.slug();
        if self.about.is_empty() {
            return format!("“{slug}”");
        }
        let about = self.about.join(", ");
        lang.pick(
            format!("“{slug}” đối với {about}"),
            format!("“{slug}” about {about}"),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_day_still_counts() {
        let day = |text: &str| text.parse::<PartialDate>().unwrap();
        let waiver = Waiver {
            finding: Name::MissingTarget,
            about: vec!["online-payment".to_owned()],
            reason: String::new(),
            approved_by: String::new(),
            until: day("2026-12-31"),
            at: "waivers.toml:3".to_owned(),
        };
        for (today, ended) in [
            ("2026-12-30", false),
            ("2026-12-31", false),
            ("2027-01-01", true),
        ] {
            assert_eq!(waiver.has_ended(day(today)), ended, "{today}");
        }
        let text = waiver.expired(Lang::En).text;
        assert!(
            text.contains("“missing-target” about online-payment (waivers.toml:3)"),
            "{text}"
        );
    }
}
