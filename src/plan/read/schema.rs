//! The JSON Schema of a target set, written from the same table that the diagnosis walks.

use super::format::{Field, Object, PLAN, Shape};
use super::value::SCHEMA;
use crate::document::YEARS;
use serde_json::{Map, Value, json};

/// A number in quotes; three digits behind the only mark could be thousands.
const NUMBER: &str = "^[-+]?((0[0-9]*|[1-9][0-9]{3,})([.,][0-9]+)?\
    |[1-9][0-9]{0,2}([.,]([0-9]{1,2}|[0-9]{4,}))?)$";

/// The JSON Schema (draft 2020-12) of a target set.
///
/// Two things a target set has to keep it cannot express: ids are unique in the file, and the
/// days of a month are those of the calendar.
pub fn plan_schema() -> Value {
    let mut definitions = Map::new();
    let schema = object(&PLAN, &mut definitions);
    let schema = with(
        schema,
        "$schema",
        "https://json-schema.org/draft/2020-12/schema",
    );
    let schema = with(schema, "$id", "urn:doichieu:plan:1");
    let schema = with(schema, "title", SCHEMA);
    with(schema, "$defs", definitions)
}

fn object(object: &'static Object, definitions: &mut Map<String, Value>) -> Value {
    let mut properties = Map::new();
    for field in object.fields {
        properties.insert(field.name.to_owned(), property(field, definitions));
    }
    let required: Vec<_> = object
        .fields
        .iter()
        .filter(|f| f.required)
        .map(|f| f.name)
        .collect();
    let schema = json!({
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": false,
    });
    if object.promises {
        with(schema, "allOf", promises())
    } else {
        schema
    }
}

fn property(field: &'static Field, definitions: &mut Map<String, Value>) -> Value {
    let mut schema = shape(&field.shape, definitions);
    if !field.required {
        schema = or_null(schema);
    }
    with(schema, "description", field.about)
}

fn with(mut schema: Value, key: &str, value: impl Into<Value>) -> Value {
    if let Some(fields) = schema.as_object_mut() {
        fields.insert(key.to_owned(), value.into());
    }
    schema
}

fn or_null(schema: Value) -> Value {
    match (schema.get("enum"), schema.get("type")) {
        (Some(Value::Array(words)), _) => {
            let words: Vec<_> = words.iter().cloned().chain([Value::Null]).collect();
            with(schema, "enum", words)
        }
        (_, Some(kind)) => {
            let kinds = json!([kind, "null"]);
            with(schema, "type", kinds)
        }
        _ => json!({ "anyOf": [schema, { "type": "null" }] }),
    }
}

fn shape(shape_: &'static Shape, definitions: &mut Map<String, Value>) -> Value {
    match shape_ {
        Shape::Schema => json!({ "const": SCHEMA }),
        Shape::Text => json!({ "type": "string" }),
        Shape::Id => json!({ "type": "string", "minLength": 1 }),
        Shape::Word(words) => json!({ "enum": words }),
        Shape::Date => json!({
            "type": "string",
            "pattern": "^(19[0-9]{2}|2[01][0-9]{2}|2200)\
                (-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$",
        }),
        Shape::Year => {
            json!({ "type": "integer", "minimum": YEARS.start(), "maximum": YEARS.end() })
        }
        Shape::Number => json!({ "anyOf": [
            { "type": "number" },
            { "type": "string", "pattern": NUMBER },
        ] }),
        Shape::Lines => json!({
            "type": "array",
            "items": { "type": "integer", "minimum": 1, "maximum": u32::MAX },
            "minItems": 2,
            "maxItems": 2,
        }),
        Shape::List(item) => json!({ "type": "array", "items": shape(item, definitions) }),
        Shape::Objects(item) => json!({ "type": "array", "items": reference(item, definitions) }),
        Shape::Object(item) => reference(item, definitions),
    }
}

fn reference(item: &'static Object, definitions: &mut Map<String, Value>) -> Value {
    if !definitions.contains_key(item.name) {
        // The name first: a citation holds citations.
        definitions.insert(item.name.to_owned(), Value::Null);
        let schema = object(item, definitions);
        definitions.insert(item.name.to_owned(), schema);
    }
    json!({ "$ref": format!("#/$defs/{}", item.name) })
}

/// How `op`, `value` and `value_max` have to fit each other.
fn promises() -> Vec<Value> {
    let none = || json!({ "type": "null" });
    let number = || json!({ "type": ["number", "string"] });
    let rule = |ops: &[&str], required: &[&str], value: Value, maximum: Value| {
        json!({
            "if": { "properties": { "op": { "enum": ops } } },
            "then": {
                "required": required,
                "properties": { "value": value, "value_max": maximum },
            },
        })
    };
    vec![
        rule(
            &["=", ">=", ">", "<=", "<", "level"],
            &["value"],
            number(),
            none(),
        ),
        rule(&["range"], &["value", "value_max"], number(), number()),
        rule(&["text", "bool"], &[], none(), none()),
    ]
}
