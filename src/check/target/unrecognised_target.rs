#![doc = include_str!("unrecognised_target.md")]

use super::super::{
    Check, Context, Finding, Message, Name, Severity, Subject, TargetList, TargetRef, wording,
};
use crate::lang::Lang;
use crate::text::did_you_mean;

/// No indicator fits the label.
#[derive(Debug)]
pub(super) struct UnrecognisedTarget;

impl Check for UnrecognisedTarget {
    fn name(&self) -> Name {
        Name::UnrecognisedTarget
    }

    fn run(&self, cx: &Context<'_>, found: &mut Vec<Finding>) {
        let targets = cx.stands.known_of(cx.plan, TargetList::Targets);
        for (index, (known, target)) in (0..).zip(targets) {
            let unknown = known.is_none() && target.indicator.is_some();
            if unknown || (target.indicator.is_none() && target.candidates.is_empty()) {
                let at = TargetRef {
                    list: TargetList::Targets,
                    index,
                };
                let mut finding = Finding::new(self.name(), Subject::Targets(vec![at]));
                if unknown {
                    // A name that no rule file defines is a slip in the data, not a local target.
                    finding.severity = Severity::Warning;
                }
                found.push(finding);
            }
        }
    }

    fn describe(&self, cx: &Context<'_>, finding: &Finding, lang: Lang) -> Message {
        let Some(target) = super::targets(cx, finding).first().copied() else {
            return Message::default();
        };
        let named = wording::named(target, lang);
        let text = match (target.indicator.as_deref(), lang) {
            (Some(slug), Lang::Vi) => {
                format!(
                    "{named} mang mã “{slug}” không có trong bộ quy tắc nên không được đối chiếu"
                )
            }
            (Some(slug), Lang::En) => {
                format!(
                    "{named} has the indicator “{slug}”, which no rule file defines, so it is not judged"
                )
            }
            (None, Lang::Vi) => {
                format!("{named} chưa khớp với chỉ tiêu nào đã biết nên không được đối chiếu")
            }
            (None, Lang::En) => format!("{named} matches no known indicator, so it is not judged"),
        };
        let slugs = cx.rules.indicators.iter().map(|i| i.slug.as_str());
        let near = target
            .indicator
            .as_deref()
            .and_then(|slug| did_you_mean(slug, slugs));
        let help = match (near, lang) {
            (Some(near), Lang::Vi) => format!("Có phải “{near}”?"),
            (Some(near), Lang::En) => format!("Did you mean “{near}”?"),
            (None, Lang::Vi) => {
                "Nếu là chỉ tiêu riêng của địa phương thì không cần làm gì".to_owned()
            }
            (None, Lang::En) => "Nothing to do for a local target".to_owned(),
        };
        let known = lang.pick("các chỉ tiêu đã biết", "the known ones");
        let command = format!("{known}: doichieu rules list --indicators");
        let command = if near.is_some() {
            String::new()
        } else {
            command
        };
        wording::message(text, help).with_command(command)
    }
}
