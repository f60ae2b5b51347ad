//! Web pages (.html) → blocks.
//!
//! Read as a browser reads them (the HTML standard, by html5ever): paragraphs, items of lists with
//! their label, tables with merged cells. What a reader does not see is left out: scripts, styles,
//! hidden and struck-out words. Nothing is fetched.

mod list;
mod page;
mod table;
mod thin;

use super::document::{Block, Document, Paragraph};
use super::problem::{Limit, Unreadable};
use crate::text::{Landmark, Spot};
use list::List;
use scraper::ElementRef;
use scraper::node::Node;

/// The deepest nesting.
const DEPTH: usize = 256;
/// The most paragraphs and cells.
const BLOCKS: usize = 1_000_000;

/// Reads a page.
pub(super) fn read(text: &str) -> Result<Document, Unreadable> {
    let page = page::parse(text)?;
    let mut reader = PageReader::default();
    let mut blocks = Vec::new();
    reader.element(page.root_element(), 0, &mut blocks)?;
    reader.flush(&mut blocks)?;
    Ok(Document {
        blocks,
        ..Document::default()
    })
}

/// What is known while a page is read.
#[derive(Default)]
struct PageReader {
    /// The words of the paragraph that is being read.
    words: String,
    /// The label of the item that it begins.
    label: Option<String>,
    lists: Vec<List>,
    paragraphs: u32,
    tables: u32,
    /// The row in which blocks stand now.
    row: Option<Spot>,
    count: usize,
}

impl PageReader {
    fn element(
        &mut self,
        element: ElementRef<'_>,
        depth: usize,
        blocks: &mut Vec<Block>,
    ) -> Result<(), Unreadable> {
        if depth > DEPTH {
            return Err(Limit::Depth(DEPTH).into());
        }
        let name = element.value().name();
        if is_unseen(element) {
            return Ok(());
        }
        match name {
            "br" => self.words.push('\n'),
            "table" => {
                self.flush(blocks)?;
                let table = self.table(element, depth)?;
                blocks.push(Block::Table(table));
            }
            "ol" | "ul" | "menu" => {
                self.flush(blocks)?;
                self.lists.push(List::of(element));
                self.children(element, depth, blocks)?;
                self.flush(blocks)?;
                self.lists.pop();
            }
            "li" => {
                self.flush(blocks)?;
                self.label = self.lists.last_mut().map(|list| list.next(element));
                self.children(element, depth, blocks)?;
                self.flush(blocks)?;
            }
            _ if is_block(name) => {
                self.flush_words(blocks)?;
                self.children(element, depth, blocks)?;
                self.flush_words(blocks)?;
            }
            _ => self.children(element, depth, blocks)?,
        }
        Ok(())
    }

    fn children(
        &mut self,
        element: ElementRef<'_>,
        depth: usize,
        blocks: &mut Vec<Block>,
    ) -> Result<(), Unreadable> {
        for child in element.children() {
            if let Node::Text(text) = child.value() {
                self.text(text);
            } else if let Some(child) = ElementRef::wrap(child) {
                self.element(child, depth + 1, blocks)?;
            }
        }
        Ok(())
    }

    /// Words of a page: any blanks are one.
    fn text(&mut self, text: &str) {
        for letter in text.chars() {
            if !letter.is_whitespace() {
                self.words.push(letter);
            } else if !self.words.ends_with([' ', '\n']) {
                self.words.push(' ');
            }
        }
    }

    /// Ends the paragraph, where it has words; its label waits for words of its own.
    fn flush_words(&mut self, blocks: &mut Vec<Block>) -> Result<(), Unreadable> {
        if self.words.trim().is_empty() {
            self.words.clear();
            return Ok(());
        }
        self.flush(blocks)
    }

    /// Ends the paragraph.
    fn flush(&mut self, blocks: &mut Vec<Block>) -> Result<(), Unreadable> {
        let words = std::mem::take(&mut self.words);
        let label = self.label.take();
        if words.trim().is_empty() && label.is_none() {
            return Ok(());
        }
        self.count()?;
        let spot = self.row.clone().unwrap_or_else(|| {
            self.paragraphs = self.paragraphs.saturating_add(1);
            Spot::Paragraph(self.paragraphs)
        });
        let mut paragraph = Paragraph::plain(words.trim(), Landmark::new(spot));
        paragraph.label = label;
        blocks.push(Block::Paragraph(paragraph));
        Ok(())
    }

    fn count(&mut self) -> Result<(), Unreadable> {
        self.count += 1;
        if self.count > BLOCKS {
            return Err(Limit::Things("html".to_owned(), BLOCKS).into());
        }
        Ok(())
    }
}

/// Whether a reader of the page does not see an element.
fn is_unseen(element: ElementRef<'_>) -> bool {
    let value = element.value();
    let hidden = value.attr("hidden").is_some()
        || value.attr("style").is_some_and(|style| {
            let style: String = style.split_whitespace().collect();
            let style = style.to_ascii_lowercase();
            // What is struck out does not hold any more, as in <s> and <del>.
            style.contains("display:none") || style.contains("line-through")
        });
    hidden
        || matches!(
            value.name(),
            "head" | "script" | "style" | "noscript" | "template" | "svg" | "del" | "s" | "strike"
        )
}

/// Whether an element begins a new line.
fn is_block(name: &str) -> bool {
    matches!(
        name,
        "p" | "div"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "section"
            | "article"
            | "header"
            | "footer"
            | "main"
            | "aside"
            | "nav"
            | "blockquote"
            | "pre"
            | "center"
            | "dl"
            | "dt"
            | "dd"
            | "figure"
            | "figcaption"
            | "form"
            | "fieldset"
            | "hr"
            | "address"
            | "details"
            | "summary"
            | "body"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::office::render::render;

    fn text(page: &str) -> String {
        render(&read(page).unwrap()).text
    }

    #[test]
    fn paragraphs_lists_and_breaks_are_lines() {
        let page = "<!DOCTYPE html><title>no</title><h1>KẾ HOẠCH</h1><p>Tỷ lệ\n  <b>thanh toán</b><br>đạt 80%</p>\
                    <ol type=\"a\" start=2><li>hai<li><p>ba</p></ol><ul><li>chấm</ul>\
                    <p hidden>ẩn</p><p>90%<del>70%</del><span style=\"text-decoration: line-through\">60%</span></p><script>x</script>";
        assert_eq!(
            text(page),
            "KẾ HOẠCH\nTỷ lệ thanh toán\nđạt 80%\nb) hai\nc) ba\n- chấm\n90%\n"
        );
    }

    #[test]
    fn merged_cells_are_said_once() {
        let page = "<table border=1><thead><tr><th>TT<th>Chỉ tiêu<th>Mức</thead>\
                    <tr><td>1<td rowspan=2>Hài lòng<td>90%<tr><td>2<td>95%\
                    <tr><td colspan=3>Nhóm</table>";
        assert_eq!(
            text(page),
            "TT\tChỉ tiêu\tMức\n1\tHài lòng\t90%\n2\t\t95%\nNhóm\t\t\n"
        );
    }

    #[test]
    fn endless_nesting_is_refused() {
        let deep = "<div>".repeat(10_000);
        let page = format!("<html>{deep}");
        assert!(matches!(
            read(&page),
            Err(Unreadable::Limit(Limit::Depth(DEPTH)))
        ));
    }
}
