//! Target sets: what their labels say beside the indicators that they give.

use super::Reader;
use super::claimed::otherwise;
use super::stretch::Spelt;
use crate::plan::{Fit, Head, Plan, Target};
use crate::rule::RuleSet;
use crate::text::{Again, loose_again};

impl Reader {
    /// Marks each target of a set as near whose label is not, word for word, what its indicator measures: "Tỷ lệ dân số
    /// chưa được phủ sóng 5G", whatever the set calls it. A plan read from text has been read so.
    pub fn doubt(&self, plan: &mut Plan<'_>) {
        let Plan {
            head,
            targets,
            task_targets,
            ..
        } = plan;
        let all = targets.iter_mut().chain(task_targets);
        for target in all.filter(|target| target.fit == Fit::Exact) {
            if !self.agrees(head, target) {
                target.fit = Fit::Near;
            }
        }
    }

    /// Whether any label of a set has to be laid over its indicator: most are called as the rules call it.
    pub fn may_doubt(rules: &RuleSet, plan: &Plan<'_>) -> bool {
        let mut targets = plan.targets.iter().chain(&plan.task_targets);
        targets.any(|target| {
            let slug = target.indicator.as_deref();
            slug.and_then(|slug| rules.find_indicator(slug))
                .map(|id| rules.indicator(id))
                .is_some_and(|indicator| {
                    let label = loose_again(&target.label);
                    let label = label.strip_prefix("tỷ lệ ").unwrap_or(&label);
                    let own = indicator.names.iter().chain(std::iter::once(&indicator.vi));
                    !own.into_iter().any(|name| *loose_again(name) == *label)
                })
        })
    }

    fn agrees(&self, head: &Head<'_>, target: &Target<'_>) -> bool {
        thread_local!(static AGREES: Again<bool> = Again::default());
        let Some(slug) = target.indicator.as_deref() else {
            return true;
        };
        let (label, of) = (target.label.as_ref(), target.of.as_deref());
        let level = head.level;
        let agrees = |label: &str| self.vocabulary.agrees(level, slug, (label, of));
        let place = head.province.as_deref().unwrap_or_default();
        let of_all = of.unwrap_or_default();
        let key = format!(
            "{} {level:?}\n{slug}\n{place}\n{of_all}\n{label}",
            self.number
        );
        Again::of(&AGREES, &key, || {
            let spelt = Spelt::of(label);
            let mut bare = otherwise(spelt.whole(), head).into_iter().flatten();
            agrees(label) || bare.any(|bare| agrees(&bare))
        })
    }
}
