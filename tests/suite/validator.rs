//! What is written and read, held against its JSON Schema.

use super::run::run;
use boon::{Compiler, SchemaIndex, Schemas};
use serde_json::{Value, json};

/// The schema of this name, as the program prints it.
pub(crate) fn schema(name: &str) -> Value {
    serde_json::from_str(&run(["schema", name]).out).unwrap()
}

pub(crate) struct Validator(Schemas, SchemaIndex);

impl Validator {
    pub(crate) fn new(schema: Value) -> Self {
        let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
        compiler.add_resource("schema.json", schema).unwrap();
        let index = compiler.compile("schema.json", &mut schemas).unwrap();
        Self(schemas, index)
    }

    /// What is wrong with a value; nothing where it is valid.
    pub(crate) fn faults(&self, value: &Value) -> String {
        let result = self.0.validate(value, self.1);
        result.map_or_else(|error| format!("{error:#}"), |()| String::new())
    }
}

/// The schema with every object closed, so that a field it does not name is a fault.
pub(crate) fn closed(schema: &Value) -> Value {
    match schema {
        Value::Object(fields) => {
            let mut fields: serde_json::Map<_, _> = fields
                .iter()
                .map(|(name, value)| (name.clone(), closed(value)))
                .collect();
            if fields.contains_key("properties") && fields.get("type") == Some(&json!("object")) {
                fields.insert("additionalProperties".to_owned(), json!(false));
            }
            Value::Object(fields)
        }
        Value::Array(items) => items.iter().map(closed).collect(),
        other => other.clone(),
    }
}
