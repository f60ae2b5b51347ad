//! The graph in Mermaid's language.

use super::super::BasisGraph;
use crate::lang::Lang;
use std::fmt::Write as _;

/// A drawing for Mermaid: the plan below, what it rests on above.
pub fn mermaid(graph: &BasisGraph<'_>, lang: Lang) -> String {
    let edges = super::edges(graph);
    let mut out = String::from("flowchart BT\n");
    for node in super::nodes(&edges) {
        let label = escaped(&super::dot::label(graph, node, lang));
        let _ = writeln!(out, "  {}[\"{label}\"]", node.id());
    }
    for edge in &edges {
        let slips = edge.citation.map(|at| graph.slips(at));
        let is_misprint = slips.is_some_and(|slips| !slips.is_none());
        let arrow = if is_misprint { "-.->" } else { "-->" };
        let words = escaped(super::via_words(edge.via, lang));
        let _ = writeln!(
            out,
            "  {} {arrow}|\"{words}\"| {}",
            edge.from.id(),
            edge.to.id()
        );
    }
    out
}

/// Text inside quotation marks: what Mermaid or HTML would read as their own is written as a
/// code of its letter.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' => out.push_str("<br/>"),
            '"' | '#' | '<' | '>' | '&' | '`' | '\\' | ';' | '[' | ']' | '{' | '}' | '|' => {
                let _ = write!(out, "#{};", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out
}
