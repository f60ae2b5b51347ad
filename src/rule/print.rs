//! Syntax → text, in one layout. Comments are not part of the syntax.

use super::ast::{
    Audience, Basis, Block, Bound, Clause, Declaration, Detail, DocumentField, Duty, Evidence,
    Expect, ExpectMode, Field, File, From, FromItem, IndicatorField, Invariant, Name, Plan,
    PlanItem, Quoted, Reason, Requirement, Slug, Target, Test, TestItem, UnitName,
};
use super::format::column;
use std::fmt::{Display, Formatter, Result};

/// Things with a blank before each.
struct Each<'a, T>(&'a [T]);

impl<T: Display> Display for Each<'_, T> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        self.0.iter().try_for_each(|item| write!(f, " {item}"))
    }
}

/// Things with a comma between.
struct Commas<'a, T>(&'a [T]);

impl<T: Display> Display for Commas<'_, T> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        for (index, item) in self.0.iter().enumerate() {
            let comma = if index == 0 { "" } else { ", " };
            write!(f, "{comma}{item}")?;
        }
        Ok(())
    }
}

/// A word and what follows it, where it is there.
struct After<'a, T>(&'static str, &'a Option<T>);

impl<T: Display> Display for After<'_, T> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self.1 {
            Some(value) => write!(f, " {}{value}", self.0),
            None => Ok(()),
        }
    }
}

impl Display for Slug<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.write_str(self.0)
    }
}

impl Display for Quoted<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        write!(f, "\"{}\"", self.0)
    }
}

impl Display for File<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        for (index, declaration) in self.declarations.iter().enumerate() {
            if index > 0 {
                f.write_str("\n")?;
            }
            match declaration {
                Declaration::Document(block) => print_block(f, "document", block),
                Declaration::Amendment(block) => print_block(f, "amend document", block),
                Declaration::Indicator(block) => print_block(f, "indicator", block),
                Declaration::From(from) => from.fmt(f),
                Declaration::Duty(duty) => duty.fmt(f),
                Declaration::Invariant(invariant) => invariant.fmt(f),
                Declaration::Test(test) => test.fmt(f),
            }?;
        }
        Ok(())
    }
}

fn print_block<F>(f: &mut Formatter<'_>, keyword: &str, block: &Block<'_, F>) -> Result
where
    F: Display,
{
    writeln!(f, "{keyword} {} {{", block.slug)?;
    let column = column(keyword, 1);
    for Field { key, value } in &block.fields {
        let value = value.to_string();
        match value.as_str() {
            "" => writeln!(f, "  {key}"),
            value => writeln!(f, "  {key:column$} {value}"),
        }?;
    }
    f.write_str("}\n")
}

impl Display for DocumentField<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self {
            Self::Number(text)
            | Self::Variant(text)
            | Self::Kind(text)
            | Self::Issuer(text)
            | Self::Title(text)
            | Self::Note(text) => text.fmt(f),
            Self::Issued(date) | Self::Effective(date) | Self::Until(date) => {
                f.write_str(date.text)
            }
            Self::Level(level) => f.write_str(level.text),
            Self::Area(province, commune) => write!(f, "{province}{}", After("commune ", commune)),
            Self::Period(year) => f.write_str(year.text),
            Self::Verified(degree) => f.write_str(degree.text),
            Self::Relation(_, other) => other.fmt(f),
        }
    }
}

impl Display for IndicatorField<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self {
            Self::Vi(text) | Self::En(text) | Self::Unit(UnitName::Quoted(text)) => text.fmt(f),
            Self::Unit(UnitName::Word(word)) => f.write_str(word),
            Self::AtMost => Ok(()),
            Self::Facet(_, names) => f.write_str(Each(names).to_string().trim_start()),
            Self::Names(texts) | Self::Not(texts) => {
                f.write_str(Each(texts).to_string().trim_start())
            }
            Self::Near(slugs) => f.write_str(Each(slugs).to_string().trim_start()),
        }
    }
}

impl Display for Name<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self {
            Self::Words(text) => text.fmt(f),
            Self::Shared(list) => list.fmt(f),
        }
    }
}

impl Display for Audience<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        write!(f, "{}{}", self.level.text, Each(&self.clauses))
    }
}

impl Display for Clause<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self {
            Self::Kind(kind) => write!(f, "kind {}", kind.text),
            Self::In(provinces) => write!(f, "in {}", Commas(provinces)),
            Self::Years(years) if years.text.contains("..") => write!(f, "years {}", years.text),
            Self::Years(year) => write!(f, "year {}", year.text),
            Self::When(text) => write!(f, "when {text}"),
            Self::Commune(name) => write!(f, "commune {name}"),
            Self::Organ(organ) => write!(f, "organ {}", organ.text),
            Self::Subject(subject) => write!(f, "subject {}", subject.text),
            Self::Dated(date) => write!(f, "dated {}", date.text),
        }
    }
}

impl Display for From<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        writeln!(f, "from {} for {} {{", self.document, self.audience)?;
        for item in &self.items {
            match item {
                FromItem::Evidence(evidence) => writeln!(f, "  {evidence}"),
                FromItem::Requirement(requirement) => requirement.fmt(f),
            }?;
        }
        f.write_str("}\n")
    }
}

impl Display for Requirement<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let force = self.force.map(|force| Slug(force.text));
        write!(f, "  {}{}", self.indicator, After("", &self.bound))?;
        write!(f, " by {}{}", self.by.text, After("", &force))?;
        if self.details.is_empty() {
            return f.write_str("\n");
        }
        f.write_str(" {\n")?;
        for detail in &self.details {
            writeln!(f, "    {detail}")?;
        }
        f.write_str("  }\n")
    }
}

impl Display for Bound<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let unit = After("", &self.unit);
        write!(f, "{} {}{unit}", self.comparison.text, self.value.text)
    }
}

impl Display for Detail<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let column = column("from", 2);
        let (key, text) = match self {
            Self::At(text) => ("at", text),
            Self::Quote(text) => ("quote", text),
            Self::Note(text) => ("note", text),
            Self::NoteInEnglish(text) => ("note-en", text),
            Self::Unlike(text) => ("unlike", text),
            Self::Only(text) => ("only", text),
            Self::Due(day) => return write!(f, "{:column$} {}", "due", day.text),
            Self::Evidence(evidence) => return evidence.fmt(f),
        };
        write!(f, "{key:column$} {text}")
    }
}

impl Display for Evidence<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let (kind, checked) = (self.kind.text, self.checked.text);
        write!(f, "evidence {kind} {} checked {checked}", self.whence)
    }
}

impl Display for Reason<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        write!(
            f,
            "because {}{}",
            self.words,
            After("because-en ", &self.en)
        )
    }
}

impl Display for Duty<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let because = After("", &self.because);
        writeln!(f, "for {} cite {}{because}", self.audience, self.document)
    }
}

impl Display for Invariant<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let because = After("", &self.because);
        writeln!(f, "invariant {} <= {}{because}", self.lesser, self.greater)
    }
}

impl Display for Test<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        writeln!(f, "test {} {{", self.name)?;
        for item in &self.items {
            match item {
                TestItem::Plan(plan) => plan.fmt(f),
                TestItem::Expect(expect) => expect.fmt(f),
            }?;
        }
        f.write_str("}\n")
    }
}

impl Display for Plan<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        writeln!(f, "  plan {} {{", self.audience)?;
        for item in &self.items {
            match item {
                PlanItem::Target(target) => writeln!(f, "    {target}"),
                PlanItem::Basis(basis) => writeln!(f, "    {basis}"),
            }?;
        }
        f.write_str("  }\n")
    }
}

impl Display for Target<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let by = self.by.map(|year| Slug(year.text));
        let bound = After("", &self.bound);
        write!(f, "{}{bound}{}", self.indicator, After("by ", &by))
    }
}

impl Display for Basis<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        write!(f, "basis {}{}", self.number, After("of ", &self.issuer))?;
        let day = self.issued.map(|date| Slug(date.text));
        write!(f, "{}", After("issued ", &day))
    }
}

impl Display for Expect<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let mode = match self.mode {
            ExpectMode::Finding => "",
            ExpectMode::NoFinding => "no ",
            ExpectMode::Verdict => "verdict ",
        };
        let about = After("", &self.about);
        writeln!(f, "  expect {mode}{}{about}", self.name)
    }
}
