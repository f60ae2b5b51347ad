//! Validates each line of `RECORDS.jsonl` against `SCHEMA.json` and prints how many promises fall short:
//! `beside-jsonschema SCHEMA.json RECORDS.jsonl`, the files that `cargo run --example country -- FOLDER beside` writes.

use jsonschema::Validator;
use serde_json::Value;
use std::collections::BTreeSet;
use std::error::Error;
use std::fs;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let (Some(schema), Some(records)) = (arguments.next(), arguments.next()) else {
        return Err("usage: beside-jsonschema SCHEMA.json RECORDS.jsonl".into());
    };
    let schema: Value = serde_json::from_str(&fs::read_to_string(schema)?)?;
    let validator = jsonschema::validator_for(&schema)?;
    let mut short = 0;
    for line in fs::read_to_string(records)?.lines() {
        short += short_of(&validator, &serde_json::from_str(line)?);
    }
    println!("{short} promises fall short");
    Ok(())
}

/// How many promises of a record some minimum is higher than: of two minimums that one promise misses one counts.
fn short_of(validator: &Validator, record: &Value) -> usize {
    let errors = validator.iter_errors(record);
    let places: BTreeSet<String> = errors
        .map(|error| error.instance_path().to_string())
        .collect();
    places.len()
}
