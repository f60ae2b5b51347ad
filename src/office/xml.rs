//! The elements of a part, one after the other, within limits.

use super::problem::{Limit, Unreadable};
use quick_xml::XmlVersion;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::reader::Reader;

/// The deepest nesting: a table in a table in a text box comes to some forty.
const DEPTH: usize = 256;
/// The most events of a part.
const EVENTS: usize = 10_000_000;
/// The most prefixes that are known at once; Word itself declares some forty.
const PREFIXES: usize = 1_000;

/// A part that is being read.
///
/// A caller goes through an element with [`child`](Self::child) until that gives none, and each
/// child it was given has to be read to its end in the same way, or skipped.
pub(super) struct Xml<'x> {
    reader: Reader<&'x [u8]>,
    part: &'x str,
    depth: usize,
    events: usize,
    /// How many bytes of the part stand before what is read.
    before: usize,
    /// The prefixes that open elements declare: the depth of the element, prefix, address.
    prefixes: Vec<(usize, String, String)>,
}

/// An element that begins.
pub(super) struct Tag<'x>(BytesStart<'x>);

impl Tag<'_> {
    /// Its name without its prefix: generators choose prefixes as they like.
    pub(super) fn name(&self) -> &str {
        self.0.local_name().into_inner()
    }

    /// An attribute, by its name without a prefix.
    pub(super) fn attribute(&self, name: &str) -> Option<String> {
        let mut attributes = self.0.attributes();
        let mut attributes = attributes.with_checks(false).flatten();
        let found = attributes.find(|found| found.key.local_name().into_inner() == name)?;
        let value = found.normalized_value(XmlVersion::Explicit1_0).ok()?;
        Some(value.into_owned())
    }

    /// The attribute `val`.
    pub(super) fn val(&self) -> Option<String> {
        self.attribute("val")
    }

    /// The attribute `val` as a number.
    pub(super) fn number(&self) -> Option<u32> {
        self.val()?.trim().parse().ok()
    }

    /// Whether a property that is either on or off is on: without a value it is.
    pub(super) fn is_on(&self) -> bool {
        !matches!(self.val().as_deref(), Some("0" | "false" | "off" | "none"))
    }
}

/// What stands directly inside an element.
pub(super) enum Inside<'x> {
    /// An element that begins.
    Tag(Tag<'x>),
    /// Words.
    Words(String),
}

enum Node<'x> {
    Start(Tag<'x>),
    End,
    Text(String),
    Eof,
}

impl<'x> Xml<'x> {
    /// A part of this text and name.
    pub(super) fn new(text: &'x str, part: &'x str) -> Self {
        let whole = text.len();
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut reader = Reader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        Self {
            reader,
            part,
            depth: 0,
            events: 0,
            before: whole - text.len(),
            prefixes: Vec::new(),
        }
    }

    /// Whether all of these prefixes, parted by blanks, stand for vocabularies that Office knows.
    pub(super) fn knows(&self, prefixes: &str) -> bool {
        /// How the addresses of Office's own vocabularies begin.
        const OFFICE: [&str; 4] = [
            "http://schemas.openxmlformats.org/",
            "http://purl.oclc.org/ooxml/",
            "http://schemas.microsoft.com/office/",
            "urn:schemas-microsoft-com:",
        ];
        prefixes.split_whitespace().all(|prefix| {
            let mut declared = self.prefixes.iter().rev();
            let found = declared.find(|(_, own, _)| own == prefix);
            found.is_some_and(|(_, _, address)| OFFICE.iter().any(|own| address.starts_with(own)))
        })
    }

    /// The byte of the part behind what has been read.
    pub(super) fn position(&self) -> usize {
        let read = usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX);
        read.saturating_add(self.before)
    }

    /// The next element inside the open one; none at its end.
    pub(super) fn child(&mut self) -> Result<Option<Tag<'x>>, Unreadable> {
        loop {
            match self.next()? {
                Node::Start(tag) => return Ok(Some(tag)),
                Node::End | Node::Eof => return Ok(None),
                Node::Text(_) => {}
            }
        }
    }

    /// The next element or words inside the open one; none at its end.
    pub(super) fn inside(&mut self) -> Result<Option<Inside<'x>>, Unreadable> {
        Ok(match self.next()? {
            Node::Start(tag) => Some(Inside::Tag(tag)),
            Node::Text(words) => Some(Inside::Words(words)),
            Node::End | Node::Eof => None,
        })
    }

    /// The words directly inside the open element, up to its end.
    pub(super) fn words(&mut self) -> Result<String, Unreadable> {
        let mut words = String::new();
        loop {
            match self.next()? {
                Node::Start(_) => self.skip()?,
                Node::End | Node::Eof => return Ok(words),
                Node::Text(text) => words.push_str(&text),
            }
        }
    }

    /// Goes to the end of the open element.
    pub(super) fn skip(&mut self) -> Result<(), Unreadable> {
        let mut open = 1_usize;
        while open > 0 {
            match self.next()? {
                Node::Start(_) => open += 1,
                Node::End => open -= 1,
                Node::Eof => return Ok(()),
                Node::Text(_) => {}
            }
        }
        Ok(())
    }

    fn next(&mut self) -> Result<Node<'x>, Unreadable> {
        loop {
            self.events += 1;
            if self.events > EVENTS {
                return Err(Limit::Things(self.part.to_owned(), EVENTS).into());
            }
            let event = self.reader.read_event();
            match event.map_err(|error| self.damaged(&error.to_string()))? {
                Event::Start(start) | Event::Empty(start) => {
                    self.depth += 1;
                    if self.depth > DEPTH {
                        return Err(Limit::Depth(DEPTH).into());
                    }
                    self.declare(&start);
                    return Ok(Node::Start(Tag(start)));
                }
                Event::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    let depth = self.depth;
                    while self.prefixes.pop_if(|(of, _, _)| *of > depth).is_some() {}
                    return Ok(Node::End);
                }
                Event::Text(text) => return Ok(Node::Text(text.xml10_content().into_owned())),
                Event::CData(text) => return Ok(Node::Text(text.xml10_content().into_owned())),
                Event::GeneralRef(reference) => return self.reference(&reference),
                Event::DocType(_) => return Err(Limit::Definition(self.part.to_owned()).into()),
                // A part that stops inside an element was cut off.
                Event::Eof if self.depth > 0 => return Err(self.damaged("unexpected end")),
                Event::Eof => return Ok(Node::Eof),
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
            }
        }
    }

    /// Notes the prefixes that an element declares.
    fn declare(&mut self, start: &BytesStart<'_>) {
        if !start.contains("xmlns:") {
            return;
        }
        for attribute in start.attributes().with_checks(false).flatten() {
            if self.prefixes.len() < PREFIXES
                && let Some(prefix) = attribute.key.as_ref().strip_prefix("xmlns:")
                && let Ok(address) = attribute.normalized_value(XmlVersion::Explicit1_0)
            {
                let declared = (self.depth, prefix.to_owned(), address.into_owned());
                self.prefixes.push(declared);
            }
        }
    }

    /// A character that is spelt out: `&lt;`, `&#7873;`. No other entity exists without a DTD.
    fn reference(&self, reference: &BytesRef<'_>) -> Result<Node<'x>, Unreadable> {
        let character = reference.resolve_char_ref().ok().flatten();
        let text = match character {
            Some(character) => character.to_string(),
            None => match &*reference.xml10_content() {
                "lt" => "<".to_owned(),
                "gt" => ">".to_owned(),
                "amp" => "&".to_owned(),
                "quot" => "\"".to_owned(),
                "apos" => "'".to_owned(),
                other => return Err(self.damaged(&format!("&{other};"))),
            },
        };
        Ok(Node::Text(text))
    }

    fn damaged(&self, why: &str) -> Unreadable {
        Unreadable::Damaged {
            part: self.part.to_owned(),
            why: why.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The words of all `t` inside the root.
    fn words(text: &str) -> Result<String, Unreadable> {
        let mut xml = Xml::new(text, "part");
        let mut out = String::new();
        xml.child()?;
        while let Some(tag) = xml.child()? {
            match tag.name() {
                "t" => out += &xml.words()?,
                _ => xml.skip()?,
            }
        }
        Ok(out)
    }

    #[test]
    fn elements_are_gone_through() {
        let text = "<a><w:t>x &lt; &#7873;</w:t><b><t>no</t></b><t/><t><![CDATA[<y>]]></t></a>";
        assert_eq!(words(text).as_deref(), Ok("x < ề<y>"));
    }

    #[test]
    fn attributes_go_by_their_own_name() {
        let mut xml = Xml::new("<w:a w:val=\"7\"/><w:b w:val='0'/><w:c/>", "part");
        let mut next = || {
            let tag = xml.child().unwrap().unwrap();
            xml.skip().unwrap();
            (tag.number(), tag.is_on())
        };
        assert_eq!(next(), (Some(7), true));
        assert_eq!(next(), (Some(0), false));
        assert_eq!(next(), (None, true));
    }

    #[test]
    fn hostile_parts_are_refused() {
        let deep = "<a>".repeat(300);
        let bomb = "<!DOCTYPE a [<!ENTITY b \"bbbb\">]><a><t>&b;</t></a>";
        assert_eq!(words(&deep), Err(Limit::Depth(256).into()));
        assert_eq!(
            words(bomb),
            Err(Limit::Definition("part".to_owned()).into())
        );
        for broken in ["<a><t>x", "<a><t>&b;</t></a>", "<a><t></a>", "<a b"] {
            assert!(
                matches!(words(broken), Err(Unreadable::Damaged { .. })),
                "{broken}"
            );
        }
    }
}
