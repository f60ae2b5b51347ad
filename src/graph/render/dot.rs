//! The graph in Graphviz' language.

use super::super::BasisGraph;
use super::{Edge, Node};
use crate::document::Verified;
use crate::graph::Standing;
use crate::lang::Lang;
use std::fmt::Write as _;

/// A drawing for `dot`: the plan below, what it rests on above.
pub fn dot(graph: &BasisGraph<'_>, lang: Lang) -> String {
    let edges = super::edges(graph);
    let mut out = String::from(
        "digraph basis {\n  rankdir=BT;\n  node [shape=box, fontname=\"sans-serif\"];\n  edge [fontname=\"sans-serif\", fontsize=10];\n",
    );
    for node in super::nodes(&edges) {
        let (label, style) = (label(graph, node, lang), style(graph, node));
        let _ = writeln!(out, "  {} [label={}{style}];", node.id(), quoted(&label));
    }
    for edge in &edges {
        let _ = writeln!(
            out,
            "  {} -> {} [label={}{}];",
            edge.from.id(),
            edge.to.id(),
            quoted(super::via_words(edge.via, lang)),
            line(graph, edge)
        );
    }
    out.push_str("}\n");
    out
}

/// The lines of a node's label.
pub(super) fn label(graph: &BasisGraph<'_>, node: Node, lang: Lang) -> String {
    let lines = match node {
        Node::Plan => vec![super::plan_name(graph, lang)],
        Node::Document(id) => {
            let document = graph.rules.document(id);
            let mut lines = vec![
                super::known(document, lang),
                super::shortened(&document.title, 60),
            ];
            lines.extend(super::remarks(graph, id, lang));
            lines
        }
        Node::Citation(at) => {
            let mut lines = vec![super::shortened(&super::printed(graph, at, lang), 60)];
            lines.extend(super::resolved(graph, at, lang));
            lines
        }
    };
    let lines: Vec<_> = lines.into_iter().filter(|line| !line.is_empty()).collect();
    lines.join("\n")
}

/// Unverified documents and unknown citations have a dashed border, ended ones a grey text.
fn style(graph: &BasisGraph<'_>, node: Node) -> &'static str {
    let Node::Document(id) = node else {
        let is_plan = node == Node::Plan;
        return if is_plan {
            ", style=bold"
        } else {
            ", style=dashed"
        };
    };
    let standing = graph.registry.standing(graph.rules, id, graph.as_of);
    let is_over = matches!(standing, Standing::Ended { .. });
    let is_unverified = graph.rules.document(id).verified == Verified::CitedOnly;
    match (is_unverified, is_over) {
        (true, true) => ", style=dashed, fontcolor=gray40",
        (true, false) => ", style=dashed",
        (false, true) => ", fontcolor=gray40",
        (false, false) => "",
    }
}

/// What the plan misprints is dashed.
fn line(graph: &BasisGraph<'_>, edge: &Edge) -> &'static str {
    let slips = edge.citation.map(|at| graph.slips(at));
    match slips {
        Some(slips) if !slips.is_none() => ", style=dashed",
        _ => "",
    }
}

/// A string of the language.
fn quoted(text: &str) -> String {
    let escaped = text
        .replace('\\', "\\\\")
        .replace('"', "\\\"")
        .replace('\n', "\\n");
    format!("\"{escaped}\"")
}
