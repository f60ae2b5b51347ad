//! The format of a target set, field by field (DESIGN.md, section 5).
//!
//! One table: the diagnosis walks it, and the JSON Schema is written from it.

use super::value::{FITS, KINDS, MODALITIES, OPERATORS};
use crate::document::{Level, Organ, Subject};
use crate::plan::PassageKind;

/// What may stand somewhere.
#[derive(Debug)]
pub(super) enum Shape {
    /// The name of the format.
    Schema,
    /// Words.
    Text,
    /// Words that no other target of the file has as its id.
    Id,
    /// One of these words.
    Word(&'static [&'static str]),
    /// A day, month or year that exists.
    Date,
    /// A year a plan can speak of.
    Year,
    /// An exact number.
    Number,
    /// First and last line.
    Lines,
    /// A list of values.
    List(&'static Shape),
    /// A list of objects.
    Objects(&'static Object),
    /// An object.
    Object(&'static Object),
}

/// An object of the format.
#[derive(Debug)]
pub(super) struct Object {
    /// Its name in the schema.
    pub(super) name: &'static str,
    /// Its fields.
    pub(super) fields: &'static [Field],
    /// Whether `op`, `value` and `value_max` have to fit each other.
    pub(super) promises: bool,
}

/// A field of an object.
#[derive(Debug)]
pub(super) struct Field {
    /// Its name.
    pub(super) name: &'static str,
    /// What may stand there; null too, where it is not required.
    pub(super) shape: Shape,
    /// Whether it may not be left out.
    pub(super) required: bool,
    /// What it is, for the schema.
    pub(super) about: &'static str,
}

const fn must(name: &'static str, shape: Shape, about: &'static str) -> Field {
    let required = true;
    Field {
        name,
        shape,
        required,
        about,
    }
}

const fn may(name: &'static str, shape: Shape, about: &'static str) -> Field {
    let required = false;
    Field {
        name,
        shape,
        required,
        about,
    }
}

/// The first words of a list of words with their meaning.
const fn words<const N: usize, T: Copy>(pairs: &[(&'static str, T); N]) -> [&'static str; N] {
    let mut words = [""; N];
    let mut at = 0;
    while at < N {
        #[expect(
            clippy::indexing_slicing,
            reason = "INVARIANT: at < N; evaluated by the compiler"
        )]
        {
            words[at] = pairs[at].0;
        }
        at += 1;
    }
    words
}

static LEVELS: [&str; Level::ALL.len()] = words(&Level::ALL);
static OPS: [&str; OPERATORS.len()] = words(&OPERATORS);
static ORGANS: [&str; Organ::ALL.len()] = words(&Organ::ALL);
static SUBJECTS: [&str; Subject::ALL.len()] = words(&Subject::ALL);
static PASSAGES: [&str; PassageKind::ALL.len()] = words(&PassageKind::ALL);
static MATCHES: [&str; FITS.len()] = words(&FITS);
static STRENGTHS: [&str; MODALITIES.len()] = words(&MODALITIES);

/// A target set.
pub(super) static PLAN: Object = Object {
    name: "target set",
    promises: false,
    fields: &[
        must("schema", Shape::Schema, "the name of this format"),
        must("plan", Shape::Object(&HEAD), "the plan itself"),
        may(
            "basis",
            Shape::Objects(&CITATION),
            "the documents its legal basis (căn cứ) names, in order",
        ),
        may(
            "mentions",
            Shape::Objects(&CITATION),
            "the documents it names elsewhere, in order",
        ),
        may("targets", Shape::Objects(&TARGET), "its targets"),
        may(
            "task_targets",
            Shape::Objects(&TARGET),
            "figures inside its tasks",
        ),
        may(
            "baselines",
            Shape::Objects(&TARGET),
            "the results it reports",
        ),
        may("tasks", Shape::Objects(&TASK), "its tasks"),
        may(
            "passages",
            Shape::Objects(&PASSAGE),
            "its headings, its annexes and other places that a reviewer looks at, in order",
        ),
        may(
            "unread",
            Shape::Objects(&UNREAD),
            "what of it was not understood, in order",
        ),
    ],
};

static HEAD: Object = Object {
    name: "plan",
    promises: false,
    fields: &[
        may(
            "number",
            Shape::Text,
            "the number (số, ký hiệu); null in a draft",
        ),
        may(
            "issued",
            Shape::Date,
            "the day of issue, as far as it is printed",
        ),
        may("issuer", Shape::Text, "who issued it"),
        may("title", Shape::Text, "what it is about (trích yếu)"),
        may("level", Shape::Word(&LEVELS), "on whose level it is"),
        may(
            "organ",
            Shape::Word(&ORGANS),
            "the organ that issued it; null where not known",
        ),
        may(
            "subject",
            Shape::Word(&SUBJECTS),
            "what it is about; null where not known",
        ),
        may("kind", Shape::Word(&KINDS), "the kind of commune"),
        may("commune", Shape::Text, "the commune, without \"xã\""),
        may("province", Shape::Text, "the province, without \"tỉnh\""),
        may("years", Shape::List(&Shape::Year), "the years it plans for"),
    ],
};

static CITATION: Object = Object {
    name: "citation",
    promises: false,
    fields: &[
        may("raw", Shape::Text, "the words of the plan"),
        may(
            "kind",
            Shape::Text,
            "the kind as printed: nghị quyết, quyết định",
        ),
        may("number", Shape::Text, "the number as printed"),
        may(
            "issued",
            Shape::Date,
            "the date as far as it is printed and exists",
        ),
        may("issuer", Shape::Text, "the issuer as printed"),
        may("title", Shape::Text, "what it is about, as printed"),
        may(
            "cites",
            Shape::Objects(&CITATION),
            "the documents its title names",
        ),
        may(
            "lines",
            Shape::Lines,
            "first and last line in the source text",
        ),
    ],
};

static TARGET: Object = Object {
    name: "target",
    promises: true,
    fields: &[
        must("id", Shape::Id, "its id, once in the file"),
        must("label", Shape::Text, "the label as printed"),
        may(
            "indicator",
            Shape::Text,
            "the slug of its indicator; null where none fits",
        ),
        may(
            "candidates",
            Shape::List(&Shape::Text),
            "the slugs between which the match could not decide",
        ),
        must(
            "op",
            Shape::Word(&OPS),
            "how the promise stands to the value",
        ),
        may(
            "value",
            Shape::Number,
            "the number, or the lower one of a range",
        ),
        may("value_max", Shape::Number, "the upper number of a range"),
        may(
            "unit",
            Shape::Text,
            "the unit as printed: %, % dân số, lớp/năm",
        ),
        may(
            "year",
            Shape::Year,
            "the year it is for, where the plan prints one",
        ),
        may(
            "since",
            Shape::Year,
            "the first year of the period that ends with it",
        ),
        may("text", Shape::Text, "the words, where there is no number"),
        may("owner", Shape::Text, "who answers for it"),
        may(
            "modality",
            Shape::Word(&STRENGTHS),
            "how strongly it is promised; must if absent",
        ),
        may(
            "of",
            Shape::Text,
            "of what or of whom the share is, where it is narrower or other than the label's own whole",
        ),
        may(
            "change",
            Shape::Text,
            "the rise or fall as printed: tăng 12% so với năm 2025; without a level the op is text",
        ),
        may(
            "from",
            Shape::Number,
            "the present state from which it starts",
        ),
        may(
            "whose",
            Shape::Text,
            "whose figure it is, where not of the plan's own area: của tỉnh",
        ),
        may("when", Shape::Text, "the part of the year it is for: quý I"),
        may(
            "hedge",
            Shape::Text,
            "the words that take from it: khoảng, gần",
        ),
        may("condition", Shape::Text, "what it depends on"),
        may(
            "match",
            Shape::Word(&MATCHES),
            "near where a word of the label is not accounted for; exact if absent",
        ),
        may("section", Shape::Text, "the part of the plan: II.2.5"),
        may("row", Shape::Text, "the number of its table row"),
        may(
            "lines",
            Shape::Lines,
            "first and last line in the source text",
        ),
    ],
};

static TASK: Object = Object {
    name: "task",
    promises: false,
    fields: &[
        may("row", Shape::Text, "the number of its table row"),
        must("name", Shape::Text, "what is to be done"),
        may("owner", Shape::Text, "who answers for it, as printed"),
        may("deadline", Shape::Text, "the deadline as printed"),
        may(
            "lines",
            Shape::Lines,
            "first and last line in the source text",
        ),
    ],
};

static PASSAGE: Object = Object {
    name: "passage",
    promises: false,
    fields: &[
        must(
            "kind",
            Shape::Word(&PASSAGES),
            "what it is: a heading, a numbered item or row, an annex, an annex that is named, a share of a count, a name that has ended",
        ),
        may(
            "number",
            Shape::Text,
            "the number as printed: II, 2.1, Phụ lục 2",
        ),
        may("words", Shape::Text, "the words as printed"),
        may(
            "year",
            Shape::Year,
            "the year of the results it stands among",
        ),
        may(
            "lines",
            Shape::Lines,
            "first and last line in the source text",
        ),
    ],
};

static UNREAD: Object = Object {
    name: "unread",
    promises: false,
    fields: &[
        may(
            "lines",
            Shape::Lines,
            "first and last line in the source text",
        ),
        must("words", Shape::Text, "the words as printed"),
        may("why", Shape::Text, "why they were not understood"),
    ],
};
