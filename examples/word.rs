//! Reads a plan as Word, Excel or text and writes its target set.
//!
//! `cargo run --example word -- tests/cases/office/commune/plan.docx`

use doichieu::{Lang, Reader, RuleSet, read_file, write_target_set};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let file = std::env::args().nth(1);
    let file = file.unwrap_or_else(|| "tests/cases/office/commune/plan.docx".to_owned());
    let rules = RuleSet::load(true, &[]).map_err(|errors| format!("{errors:?}"))?;
    let text = read_file(std::fs::read(&file)?).map_err(|why| why.message(Lang::En))?;
    let (source, _) = text.into_source(file);
    let read = Reader::new(&rules).read(&source);
    write_target_set(&read.plan, &mut std::io::stdout().lock())?;
    Ok(())
}
