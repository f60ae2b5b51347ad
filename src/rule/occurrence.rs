//! Where the names of documents and indicators stand in a rule file: what an editor goes to.

use super::ast::{Block, Declaration, DocumentField, File, FromItem, IndicatorField, Slug};
use super::ast::{PlanItem, Test, TestItem};
use super::syntax_error::Named;

/// A name where it is declared or used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Occurrence<'s> {
    /// What it names; of an expectation, which may be about either, an indicator.
    pub named: Named,
    /// The name, a slice of the text.
    pub slug: &'s str,
    /// Whether it is declared here.
    pub declares: bool,
}

/// The names in a file, in the order of its declarations.
pub fn occurrences<'s>(file: &File<'s>) -> Vec<Occurrence<'s>> {
    let mut found = Found(Vec::new());
    for declaration in &file.declarations {
        found.declaration(declaration);
    }
    found.0
}

struct Found<'s>(Vec<Occurrence<'s>>);

impl<'s> Found<'s> {
    fn uses(&mut self, named: Named, Slug(slug): Slug<'s>) {
        self.0.push(Occurrence {
            named,
            slug,
            declares: false,
        });
    }

    fn declares(&mut self, named: Named, Slug(slug): Slug<'s>) {
        self.0.push(Occurrence {
            named,
            slug,
            declares: true,
        });
    }

    fn declaration(&mut self, declaration: &Declaration<'s>) {
        match declaration {
            Declaration::Document(block) => {
                self.declares(Named::Document, block.slug);
                self.relations(block);
            }
            Declaration::Amendment(block) => {
                self.uses(Named::Document, block.slug);
                self.relations(block);
            }
            Declaration::Indicator(block) => {
                self.declares(Named::Indicator, block.slug);
                for field in &block.fields {
                    if let IndicatorField::Near(slugs) = &field.value {
                        for slug in slugs {
                            self.uses(Named::Indicator, *slug);
                        }
                    }
                }
            }
            Declaration::From(from) => {
                self.uses(Named::Document, from.document);
                for item in &from.items {
                    if let FromItem::Requirement(requirement) = item {
                        self.uses(Named::Indicator, requirement.indicator);
                    }
                }
            }
            Declaration::Duty(duty) => self.uses(Named::Document, duty.document),
            Declaration::Invariant(invariant) => {
                self.uses(Named::Indicator, invariant.lesser);
                self.uses(Named::Indicator, invariant.greater);
            }
            Declaration::Test(test) => self.test(test),
        }
    }

    fn relations(&mut self, block: &Block<'s, DocumentField<'s>>) {
        for field in &block.fields {
            if let DocumentField::Relation(_, other) = &field.value {
                self.uses(Named::Document, *other);
            }
        }
    }

    fn test(&mut self, test: &Test<'s>) {
        for item in &test.items {
            match item {
                TestItem::Plan(plan) => {
                    for item in &plan.items {
                        if let PlanItem::Target(target) = item {
                            self.uses(Named::Indicator, target.indicator);
                        }
                    }
                }
                TestItem::Expect(expect) => {
                    if let Some(about) = expect.about {
                        self.uses(Named::Indicator, about);
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::parser::parse;

    #[test]
    fn names_are_found_wherever_they_stand() {
        let text = "document a { implements b }\namend document a { guides c }\n\
            indicator d { near e f }\nfrom a for commune { d >= 1 by 2026 }\n\
            for commune cite a\ninvariant d <= e\n\
            test \"t\" {\n plan commune {\n d >= 1\n }\n expect weaker-target e\n expect undated-plan\n}\n";
        let (file, errors) = parse(text);
        assert_eq!(errors, []);
        let found = occurrences(&file).into_iter().map(|one| {
            let mark = if one.declares { "!" } else { "" };
            let of = if one.named == Named::Document {
                "d"
            } else {
                "i"
            };
            format!("{of}{mark}:{}", one.slug)
        });
        let found: Vec<String> = found.collect();
        let expected = "d!:a d:b d:a d:c i!:d i:e i:f d:a i:d d:a i:d i:e i:d i:e";
        assert_eq!(found.join(" "), expected);
    }
}
