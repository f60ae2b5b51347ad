//! The graph as a tree of text.

use super::super::BasisGraph;
use super::super::chain::{Step, Via};
use super::Node;
use crate::document::Relation;
use crate::fold::fold_after;
use crate::lang::Lang;
use crate::plan::CitationList;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// A tree from the plan to what it rests on. Each document is shown in full once, with a number
/// by which later branches name it; those of the basis in its own order. Lines have at most `width` columns.
pub fn text(graph: &BasisGraph<'_>, lang: Lang, width: usize) -> String {
    let mut tree = Tree {
        graph,
        lang,
        numbers: BTreeMap::new(),
        shown: Vec::new(),
        width,
        out: String::new(),
    };
    tree.plan();
    let first = graph.first_steps();
    for node in first.iter().filter_map(Node::of) {
        tree.number(node);
    }
    tree.branches(Node::Plan, &first, "");
    tree.mentions();
    tree.summary();
    tree.out
}

struct Tree<'t> {
    graph: &'t BasisGraph<'t>,
    lang: Lang,
    numbers: BTreeMap<Node, usize>,
    shown: Vec<Node>,
    /// Columns of a line; longer ones are folded.
    width: usize,
    out: String,
}

impl Tree<'_> {
    fn plan(&mut self) {
        self.line("", "", &super::plan_name(self.graph, self.lang));
        let head = &self.graph.plan.head;
        if let (Some(_), Some(title)) = (&head.number, &head.title) {
            self.line("", "", title);
        }
    }

    /// The number of a node, given at its first appearance.
    fn number(&mut self, node: Node) -> usize {
        let next = self.numbers.len() + 1;
        *self.numbers.entry(node).or_insert(next)
    }

    fn branches(&mut self, parent: Node, steps: &[Step], indent: &str) {
        let steps: Vec<_> = steps
            .iter()
            .filter_map(|s| Some((s, Node::of(s)?)))
            .collect();
        let last = steps.len().saturating_sub(1);
        for (at, (step, node)) in steps.into_iter().enumerate() {
            let (tee, bar) = if at == last {
                ("└─", "   ")
            } else {
                ("├─", "│  ")
            };
            let number = self.number(node);
            let is_new =
                !self.shown.contains(&node) && (step.via == Via::Basis || !self.is_in_basis(node));
            let words = if is_new {
                self.in_full(step, node)
            } else {
                self.in_short(step, node)
            };
            let relation = match step.via {
                Via::Basis => String::new(),
                via => format!("{}: ", super::via_words(via, self.lang)),
            };
            let deeper = format!("{indent}{bar}");
            let onward = if is_new {
                self.onward(step, parent)
            } else {
                Vec::new()
            };
            let below = if onward.is_empty() { "   " } else { "│  " };
            self.line(
                &format!("{indent}{tee} "),
                &format!("{deeper}{below}"),
                &format!("{relation}[{number}] {words}"),
            );
            if is_new {
                self.shown.push(node);
                self.branches(node, &onward, &deeper);
            }
        }
    }

    /// One entry, folded between words.
    fn line(&mut self, first: &str, hanging: &str, words: &str) {
        fold_after(first, words, hanging, self.width, &mut self.out);
    }

    /// The branches of a step. That an amended document leads to its amendment and back is said
    /// once.
    fn onward(&self, step: &Step, parent: Node) -> Vec<Step> {
        let mut onward = super::onward_once(self.graph, step);
        onward.retain(|next| {
            let is_back = Node::of(next) == Some(parent);
            !is_back || !matches!(next.via, Via::AmendedBy | Via::Relation(Relation::Amends))
        });
        onward
    }

    fn is_in_basis(&self, node: Node) -> bool {
        let mut basis = self.graph.basis();
        match node {
            Node::Document(id) => basis.any(|(at, _)| self.graph.document(at) == Some(id)),
            Node::Plan | Node::Citation(_) => false,
        }
    }

    fn in_full(&self, step: &Step, node: Node) -> String {
        let mut words = match node {
            Node::Document(id) => super::known(self.graph.rules.document(id), self.lang),
            Node::Citation(at) => super::printed(self.graph, at, self.lang),
            Node::Plan => String::new(),
        };
        let mut remarks = Vec::new();
        remarks.extend(
            step.citation
                .and_then(|at| super::resolved(self.graph, at, self.lang)),
        );
        if let Node::Document(id) = node {
            remarks.extend(super::remarks(self.graph, id, self.lang));
        }
        if !remarks.is_empty() {
            let _ = write!(words, " ({})", remarks.join("; "));
        }
        let title = match node {
            Node::Document(id) => super::shortened(&self.graph.rules.document(id).title, 90),
            Node::Plan | Node::Citation(_) => String::new(),
        };
        if !title.is_empty() {
            let _ = write!(words, ": {title}");
        }
        words
    }

    /// A node that is shown elsewhere.
    fn in_short(&self, step: &Step, node: Node) -> String {
        let name = match node {
            Node::Document(id) => self.graph.rules.document(id).name().to_owned(),
            Node::Citation(at) => super::printed(self.graph, at, self.lang),
            Node::Plan => String::new(),
        };
        let is_above = self.shown.contains(&node);
        let place = if is_above {
            self.lang.pick("đã nêu ở trên", "shown above")
        } else {
            self.lang.pick("nêu ở dưới", "shown below")
        };
        let resolved = step
            .citation
            .and_then(|at| super::resolved(self.graph, at, self.lang));
        match resolved {
            Some(resolved) => format!("{name} ({resolved}; {place})"),
            None => format!("{name} ({place})"),
        }
    }

    /// The documents that the text names and the basis does not lead to.
    fn mentions(&mut self) {
        let mut lines = Vec::new();
        for (at, _) in self.graph.resolutions() {
            if at.list != CitationList::Mentions || at.nested.is_some() {
                continue;
            }
            let document = self.graph.document(at);
            let node = document.map_or(Node::Citation(at), Node::Document);
            let is_bare = |id| self.graph.reaches(id) || self.graph.own() == Some(id);
            if self.shown.contains(&node) || document.is_some_and(is_bare) {
                continue;
            }
            self.shown.push(node);
            let step = Step {
                document,
                citation: Some(at),
                via: Via::Basis,
            };
            let words = self.in_full(&step, node);
            if !lines.contains(&words) {
                lines.push(words);
            }
        }
        if !lines.is_empty() {
            let head = self.lang.pick(
                "Chỉ nhắc trong nội dung, không thuộc phần căn cứ:",
                "Only mentioned in the text, not in the basis:",
            );
            let _ = writeln!(self.out, "\n{head}");
            for line in lines {
                self.line("-  ", "   ", &line);
            }
        }
    }

    fn summary(&mut self) {
        use super::super::Resolution as R;
        let (mut exact, mut misprinted, mut open) = (0, 0, 0);
        for (at, _) in self.graph.basis() {
            match self.graph.resolution(at) {
                R::Exact(_) => exact += 1,
                R::Misprint(_) => misprinted += 1,
                _ => open += 1,
            }
        }
        let line = match self.lang {
            Lang::Vi => format!(
                "Phần căn cứ: {exact} văn bản có trong danh mục, {misprinted} văn bản ghi chưa đúng nhưng nhận ra được, {open} văn bản chưa xác định"
            ),
            Lang::En => format!(
                "Basis: {exact} documents as in the registry, {misprinted} misprinted and recognised, {open} not known"
            ),
        };
        self.out.push('\n');
        self.line("", "", &line);
    }
}
