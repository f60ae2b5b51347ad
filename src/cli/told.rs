//! What a person says of a plan beside its text: `--level`, `--province` and the like.

use crate::check::Told;
use crate::document::{Level, Organ, Province, Subject};
use crate::error::{Error, Words};
use crate::text::did_you_mean;
use clap::Args;

#[derive(Debug, Default, Args)]
#[command(next_help_heading = "Whose plan, where its text leaves it open")]
pub(super) struct ToldArgs {
    /// On whose level it is: commune, province, ministry, national
    #[arg(long, value_name = "LEVEL", value_parser = level)]
    level: Option<Level>,
    /// Which organ issued it: people-committee, party-committee, council, department, school, …
    #[arg(long, value_name = "ORGAN", value_parser = organ)]
    organ: Option<Organ>,
    /// Its province, by any spelling
    #[arg(long, value_name = "NAME")]
    province: Option<String>,
    /// Its commune
    #[arg(long, value_name = "NAME")]
    commune: Option<String>,
    /// What it is about: digital-transformation, digital-literacy, state-agencies, other, …
    #[arg(long, value_name = "SUBJECT", value_parser = subject)]
    subject: Option<Subject>,
}

impl ToldArgs {
    /// What is said; a province that there is not is an error.
    pub(super) fn told(&self) -> Result<Told, Error> {
        let province = self.province.as_deref().map(known).transpose()?;
        Ok(Told {
            organ: self.organ,
            level: self.level,
            subject: self.subject,
            province,
            commune: self.commune.clone(),
        })
    }
}

/// The name of a province that there is.
fn known(printed: &str) -> Result<String, Error> {
    match Province::find(printed) {
        Some(found) => Ok(found.province.name.to_owned()),
        None => Err(Error::unknown(
            &Words {
                vi: format!("không có tỉnh, thành phố nào tên là “{printed}”"),
                en: format!("no province is called “{printed}”"),
            },
            Province::meant_by(printed),
            "doichieu check --help",
        )),
    }
}

fn level(word: &str) -> Result<Level, Words> {
    one_of(&Level::ALL, word)
}

fn organ(word: &str) -> Result<Organ, Words> {
    one_of(&Organ::ALL, word)
}

fn subject(word: &str) -> Result<Subject, Words> {
    one_of(&Subject::ALL, word)
}

fn one_of<T: Copy>(all: &[(&'static str, T)], word: &str) -> Result<T, Words> {
    let words = all.iter().map(|(known, _)| *known);
    if let Some((_, value)) = all.iter().find(|(known, _)| *known == word) {
        return Ok(*value);
    }
    if let Some(near) = did_you_mean(word, words.clone()) {
        let (vi, en) = (format!("có phải {near}?"), format!("did you mean {near}?"));
        return Err(Words::new(vi, en));
    }
    let all = words.collect::<Vec<_>>().join(", ");
    let (vi, en) = (format!("phải là một trong {all}"), format!("one of {all}"));
    Err(Words::new(vi, en))
}
