//! Which parts of a container belong to which.

use super::package::Package;
use super::problem::Unreadable;
use super::xml::Xml;
use std::collections::BTreeMap;

/// The parts that one part names.
#[derive(Clone, Debug, Default)]
pub(super) struct Relations {
    /// By what they are to it, the first of each: `styles`, `officeDocument`.
    by_kind: BTreeMap<String, String>,
    /// By their id.
    by_id: BTreeMap<String, String>,
}

impl Relations {
    /// The relations of a part; of the whole container for an empty name.
    pub(super) fn of(package: &mut Package<'_>, part: &str) -> Result<Self, Unreadable> {
        let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
        let below = if folder.is_empty() {
            String::new()
        } else {
            format!("{folder}/")
        };
        let path = format!("{below}_rels/{name}.rels");
        let Some(text) = package.text(&path)? else {
            return Ok(Self::default());
        };
        let mut found = Self::default();
        let mut xml = Xml::new(&text, &path);
        xml.child()?;
        while let Some(tag) = xml.child()? {
            let external = tag.attribute("TargetMode").as_deref() == Some("External");
            if let (false, Some(kind), Some(target)) =
                (external, tag.attribute("Type"), tag.attribute("Target"))
            {
                // The kind is a long address of which the last word says it all.
                let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
                let target = resolved(folder, &target);
                if let Some(id) = tag.attribute("Id") {
                    found.by_id.entry(id).or_insert_with(|| target.clone());
                }
                found.by_kind.entry(kind).or_insert(target);
            }
            xml.skip()?;
        }
        Ok(found)
    }

    /// The part that is something to this one: `styles`, `officeDocument`.
    pub(super) fn target(&self, kind: &str) -> Option<&str> {
        self.by_kind.get(kind).map(String::as_str)
    }

    /// The part of an id.
    pub(super) fn of_id(&self, id: &str) -> Option<&str> {
        self.by_id.get(id).map(String::as_str)
    }
}

/// The name of a part as it is looked up in the container.
fn resolved(folder: &str, target: &str) -> String {
    let mut steps: Vec<&str> = match target.strip_prefix(['/', '\\']) {
        Some(_) => Vec::new(),
        None => folder.split('/').filter(|step| !step.is_empty()).collect(),
    };
    for step in target.split(['/', '\\']) {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop();
            }
            _ => steps.push(step),
        }
    }
    steps.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_parts() {
        assert_eq!(resolved("word", "styles.xml"), "word/styles.xml");
        assert_eq!(resolved("word", "/word/styles.xml"), "word/styles.xml");
        assert_eq!(resolved("word", "../customXml/a.xml"), "customXml/a.xml");
        assert_eq!(resolved("", "word/document2.xml"), "word/document2.xml");
        assert_eq!(resolved("word", "\\word\\styles.xml"), "word/styles.xml");
    }
}
