//! More rules: each province asks something of each indicator that the nation asks of.

use super::country::PROVINCES;
use doichieu::RuleSet;
use doichieu::Unit;
use std::fmt::Write as _;

/// Rule files of as many requirements as make those of `rules` `times` as many.
pub(crate) fn grown(rules: &RuleSet, times: usize) -> String {
    let wanted = rules.requirements.len() * times.saturating_sub(1);
    let shares: Vec<_> = rules
        .indicators
        .iter()
        .filter(|indicator| indicator.unit == Unit::Percent)
        .collect();
    let mut text = String::new();
    let mut made = 0;
    for round in 0.. {
        for (at, province) in PROVINCES.iter().enumerate() {
            if made >= wanted {
                return text;
            }
            let slug = format!("bench-{round}-{at}");
            let _ = writeln!(
                text,
                "document {slug} {{\n  number \"{}/KH-UBND\"\n  issued 2026-01-{:02}\n  \
                 issuer \"UBND tỉnh {province}\"\n  level province\n  area \"{province}\"\n  \
                 title \"Kế hoạch chuyển đổi số số {slug}\"\n  verified read\n}}\n\
                 from {slug} for commune in \"{province}\" {{\n  \
                 evidence primary \"a benchmark\" checked 2026-11-22",
                9000 + round * PROVINCES.len() + at,
                1 + at % 28,
            );
            let offset = (round * 7 + at) % shares.len().max(1);
            for indicator in shares
                .iter()
                .cycle()
                .skip(offset)
                .take(45.min(wanted - made))
            {
                let _ = writeln!(text, "  {} >= {}% by 2026", indicator.slug, 60 + at % 40);
                made += 1;
            }
            text.push_str("}\n");
        }
    }
    text
}
