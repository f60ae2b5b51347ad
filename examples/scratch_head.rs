use doichieu::layout::plain;
use doichieu::reading::{Ledger, Text, citation, head};
use doichieu::target::Plan;
fn main() {
    let path = std::env::args().last().unwrap();
    let text = std::fs::read_to_string(&path).unwrap();
    let source = doichieu::text::Source::new("plan.txt", text);
    let layout = plain::layout(source.text());
    let text = Text::of(&layout);
    let mut ledger = Ledger::default();
    let found = head::head(&text, &mut ledger);
    let mut plan = Plan {
        head: found.head,
        ..Plan::default()
    };
    let mut preamble = citation::Preamble::default();
    let mut context = citation::ListContext::default();
    let mut in_basis_section = false;
    let mut over = false;
    for block in &layout.blocks {
        let words = layout.words(block.words.clone()).to_lowercase();
        let roman = block.mark.as_ref().is_some_and(|m| {
            matches!(
                m.kind,
                doichieu::layout::MarkKind::Roman
                    | doichieu::layout::MarkKind::Part
                    | doichieu::layout::MarkKind::Annex
            )
        });
        let numbered = block.mark.as_ref().is_some_and(|m| {
            matches!(
                m.kind,
                doichieu::layout::MarkKind::Number(1) | doichieu::layout::MarkKind::Enclosed
            )
        });
        if roman {
            over = true;
            in_basis_section = words.contains("căn cứ") || words.contains("văn bản");
        }
        let names = words.contains("/") && words.contains("-");
        let take = if over {
            in_basis_section && names
        } else {
            !(numbered && !names) && block.words.start >= found.end && preamble.takes(&text, block)
        };
        let cited = if take {
            citation::basis(&text, block, &mut context, &mut ledger)
        } else {
            citation::citations(&text, block.words.clone(), &mut ledger)
        };
        let list = if take {
            &mut plan.basis
        } else {
            &mut plan.mentions
        };
        list.extend(cited.iter().map(|c| c.citation(&text)));
    }
    for d in &found.disagreements {
        eprintln!("!! {d:?}");
    }
    let stdout = std::io::stdout();
    doichieu::target::write(&plan, &mut stdout.lock()).unwrap();
}
