//! A page → its tree, within limits.
//!
//! A browser's way of reading looks back through all open elements at each tag, so that a page
//! that opens a million and closes none would take for ever: the page is handed on piece by
//! piece, and no further than its tree is a page's.

use super::DEPTH;
use super::thin::thin;
use crate::office::problem::{Limit, Unreadable};
use html5ever::driver::{ParseOpts, parse_document};
use html5ever::tendril::TendrilSink as _;
use scraper::{Html, HtmlTreeSink};

/// The most bytes of words and tags, once all that nobody reads is left out.
const MIB: usize = 16;
/// The most elements and pieces of text.
const NODES: usize = 1_000_000;
/// How many bytes are handed on at a time.
const PIECE: usize = 8 << 10;

/// The tree of a page.
pub(super) fn parse(text: &str) -> Result<Html, Unreadable> {
    let page = thin(text);
    if page.len() > MIB << 20 {
        return Err(Limit::Words(MIB as u64).into());
    }
    let sink = HtmlTreeSink::new(Html::new_document());
    let mut parser = parse_document(sink, ParseOpts::default());
    let (mut rest, mut seen) = (page.as_str(), 0);
    while !rest.is_empty() {
        let (piece, after) = rest.split_at(rest.floor_char_boundary(PIECE));
        parser.process(piece.into());
        seen = grown(&parser.tokenizer.sink.sink, seen)?;
        rest = after;
    }
    Ok(parser.finish())
}

/// How many nodes there are now; those that are new stand not too deep.
fn grown(sink: &HtmlTreeSink, seen: usize) -> Result<usize, Unreadable> {
    let page = sink.0.borrow();
    let nodes = page.tree.nodes();
    let count = nodes.len();
    if count > NODES {
        return Err(Limit::Things("html".to_owned(), NODES).into());
    }
    let mut new = nodes.rev().take(count.saturating_sub(seen));
    // The page itself and its root stand above what a reader counts.
    if new.any(|node| node.ancestors().nth(DEPTH + 2).is_some()) {
        return Err(Limit::Depth(DEPTH).into());
    }
    Ok(count)
}
