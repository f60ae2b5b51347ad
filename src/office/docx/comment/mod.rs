//! Comments put into a Word file at the words they are about; all else of it stays as it was.

mod letters;
mod marks;
mod parts;

use crate::office::kind::Kind;
use crate::office::package::{Package, plain};
use crate::office::problem::Unreadable;
use crate::office::relation::Relations;
use crate::office::render::render;
use letters::{Letters, letters};
use marks::Insertions;
use std::collections::BTreeMap;
use std::io::{Cursor, Write as _};
use std::ops::Range;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// A comment on a Word file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    /// The words it is about: the line of the file's text they begin on, from 1, and the words of
    /// that line; none for a comment on the whole file.
    pub about: Option<Quoted>,
    /// Who makes it.
    pub author: String,
    /// The day: `2026-11-22`.
    pub date: String,
    /// What it says, paragraph by paragraph.
    pub paragraphs: Vec<String>,
}

/// Words of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quoted {
    /// The line, from 1.
    pub line: u32,
    /// The words.
    pub words: String,
    /// How often the same words stand before them on the line.
    pub before: usize,
}

/// Puts comments into a Word file.
///
/// # Errors
///
/// The file is not read, or its parts do not hold together.
pub fn with_comments(bytes: &[u8], comments: &[Comment]) -> Result<Vec<u8>, Unreadable> {
    if crate::office::kind(bytes) != Kind::Zip {
        return Err(Unreadable::NotWord);
    }
    let mut package = Package::open(bytes)?;
    let main = Relations::of(&mut package, "")?;
    let main = main.target("officeDocument").map(plain);
    let main = main.filter(|part| !part.starts_with("xl/") && !part.starts_with("ppt/"));
    let main = main.ok_or(Unreadable::NotWord)?;
    let lines = render(&super::read(&mut package, &main)?).origins;
    let body = package.text(&main)?;
    let body = body.ok_or_else(|| Unreadable::Missing(main.clone()))?;
    let relations = Relations::of(&mut package, &main)?;
    let known = relations.target("comments").map(str::to_owned);
    let (folder, name) = main.rsplit_once('/').unwrap_or(("", &main));
    let target = known
        .clone()
        .unwrap_or_else(|| below(folder, "comments.xml"));
    let old = package.text(&target)?;
    let first = match &old {
        Some(old) => parts::greatest_id(old, &target)?.saturating_add(1),
        None => 0,
    };
    let numbered: Vec<(u32, &Comment)> = (first..).zip(comments).collect();
    let mut changed = BTreeMap::new();
    changed.insert(main.clone(), marked(&body, &lines, &numbered)?);
    changed.insert(
        target.clone(),
        parts::comments(old.as_deref(), &target, &numbered)?,
    );
    if known.is_none() {
        let path = below(folder, &format!("_rels/{name}.rels"));
        let of_main = package.text(&path)?;
        changed.insert(
            path.clone(),
            parts::relations(of_main.as_deref(), &target, &path)?,
        );
        let types = package.text("[Content_Types].xml")?;
        changed.insert(
            "[Content_Types].xml".to_owned(),
            parts::content_types(types.as_deref(), &target)?,
        );
    }
    repacked(bytes, changed)
}

fn below(folder: &str, name: &str) -> String {
    if folder.is_empty() {
        name.to_owned()
    } else {
        format!("{folder}/{name}")
    }
}

/// The body with the marks of all comments.
fn marked(
    body: &str,
    lines: &BTreeMap<u32, Range<usize>>,
    comments: &[(u32, &Comment)],
) -> Result<String, Unreadable> {
    let mut insertions = Insertions::default();
    let mut known: BTreeMap<usize, Letters> = BTreeMap::new();
    let mut of = |origin: &Range<usize>| -> Result<Letters, Unreadable> {
        if let Some(found) = known.get(&origin.start) {
            return Ok(found.clone());
        }
        let found = letters(body, origin)?;
        known.insert(origin.start, found.clone());
        Ok(found)
    };
    for (id, comment) in comments {
        if let Some(about) = &comment.about
            && let Some(origin) = lines.get(&about.line)
        {
            let letters = of(origin)?;
            let whole = 0..letters.letters.len();
            let range = letters.find(&about.words, about.before).unwrap_or(whole);
            if insertions.mark(body, &letters, range, *id) {
                continue;
            }
        }
        // On the whole file, or on words that stand where Word allows no comment: at the first
        // words there are.
        for origin in lines.values() {
            let letters = of(origin)?;
            let whole = 0..letters.letters.len();
            if insertions.mark(body, &letters, whole, *id) {
                break;
            }
        }
    }
    Ok(insertions.applied(body))
}

/// The container with some parts changed or added, every other byte for byte.
fn repacked(bytes: &[u8], mut changed: BTreeMap<String, String>) -> Result<Vec<u8>, Unreadable> {
    let damaged = |why: &dyn std::fmt::Display| Unreadable::Damaged {
        part: "zip".to_owned(),
        why: why.to_string(),
    };
    let mut old = ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged(&error))?;
    let mut new = ZipWriter::new(Cursor::new(Vec::with_capacity(bytes.len())));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(zip::DateTime::default());
    for index in 0..old.len() {
        let file = old.by_index_raw(index).map_err(|error| damaged(&error))?;
        let name = file.name().map_err(|error| damaged(&error))?.into_owned();
        let is_it = |part: &&String| plain(part) == plain(&name);
        let part = changed.keys().find(is_it).cloned();
        match part.and_then(|part| changed.remove(&part)) {
            Some(text) => {
                new.start_file(&*name, options)
                    .map_err(|error| damaged(&error))?;
                new.write_all(text.as_bytes())
                    .map_err(|error| damaged(&error))?;
            }
            None => new.raw_copy_file(file).map_err(|error| damaged(&error))?,
        }
    }
    for (name, text) in changed {
        new.start_file(&*name, options)
            .map_err(|error| damaged(&error))?;
        new.write_all(text.as_bytes())
            .map_err(|error| damaged(&error))?;
    }
    let archive = new.finish().map_err(|error| damaged(&error))?;
    Ok(archive.into_inner())
}
