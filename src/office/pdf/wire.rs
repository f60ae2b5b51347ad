//! What a process that reads a PDF file tells the one that asked it to.

use super::problem::{PdfProblem, PdfRemark};
use crate::office::remark::Remark;
use crate::office::{Text, Unreadable};
use crate::text::{Form, Landmark, Landmarks, Legacy, Spot};
use serde::{Deserialize, Serialize};

/// The answer.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) enum Answer {
    /// The text of the file.
    Text {
        text: String,
        places: Vec<LineAt>,
        form: Form,
        comments: usize,
        converted: Vec<Legacy>,
        remarks: Vec<PdfRemark>,
    },
    /// Why there is none.
    Problem(PdfProblem),
    /// There are no words in it.
    NoWords,
}

/// Where a line stands: the line, the page, and what is counted there.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct LineAt(u32, Option<u32>, Counted);

#[derive(Clone, Debug, Serialize, Deserialize)]
enum Counted {
    Line(u32),
    Row(u32, u32),
    Note(u32),
}

impl Answer {
    /// The answer that a reading is.
    pub(super) fn of(read: Result<Text, Unreadable>) -> Self {
        match read {
            Ok(text) => Self::text(text),
            Err(Unreadable::Pdf(problem)) => Self::Problem(problem),
            Err(Unreadable::NoWords) => Self::NoWords,
            Err(_) => Self::Problem(PdfProblem::Broken),
        }
    }

    fn text(text: Text) -> Self {
        let (mut comments, mut converted) = (0, Vec::new());
        let mut remarks = Vec::new();
        for remark in text.remarks {
            match remark {
                Remark::Comments(count) => comments = count,
                Remark::Converted(legacy) => converted.push(legacy),
                Remark::Pdf(remark) => remarks.push(remark),
                _ => {}
            }
        }
        let place = |(line, landmark): &(u32, Landmark)| {
            let counted = match &landmark.spot {
                Spot::Line(line) => Counted::Line(*line),
                Spot::Row { table, row } => Counted::Row(*table, *row),
                Spot::Note(note) => Counted::Note(*note),
                _ => return None,
            };
            Some(LineAt(*line, landmark.page, counted))
        };
        Self::Text {
            text: text.text,
            places: text.landmarks.iter().filter_map(place).collect(),
            form: text.form,
            comments,
            converted,
            remarks,
        }
    }

    /// The reading that the answer tells of.
    pub(super) fn read(self) -> Result<Text, Unreadable> {
        let (text, places, form, comments, converted, own) = match self {
            Self::Text {
                text,
                places,
                form,
                comments,
                converted,
                remarks,
            } => (text, places, form, comments, converted, remarks),
            Self::Problem(problem) => return Err(problem.into()),
            Self::NoWords => return Err(Unreadable::NoWords),
        };
        let mut landmarks = Landmarks::default();
        for LineAt(line, page, counted) in places {
            let spot = match counted {
                Counted::Line(line) => Spot::Line(line),
                Counted::Row(table, row) => Spot::Row { table, row },
                Counted::Note(note) => Spot::Note(note),
            };
            landmarks.push(line, Landmark { page, spot });
        }
        let comments = (comments > 0).then_some(Remark::Comments(comments));
        let converted = converted.into_iter().map(Remark::Converted);
        let remarks = comments
            .into_iter()
            .chain(converted)
            .chain(own.into_iter().map(Remark::Pdf));
        Ok(Text {
            text,
            landmarks,
            form,
            remarks: remarks.collect(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Formed;

    #[test]
    fn an_answer_says_what_was_read() {
        let mut landmarks = Landmarks::default();
        let page = Some(3);
        landmarks.push(
            1,
            Landmark {
                page,
                spot: Spot::Line(5),
            },
        );
        landmarks.push(
            2,
            Landmark {
                page,
                spot: Spot::Row { table: 2, row: 4 },
            },
        );
        landmarks.push(
            4,
            Landmark {
                page,
                spot: Spot::Note(1),
            },
        );
        let text = Text {
            text: "a\nb\tc\n\nd\n".to_owned(),
            landmarks,
            form: Form(vec![Formed::Note(4, 4)]),
            remarks: vec![
                Remark::Comments(2),
                Remark::Converted(Legacy::Vni),
                Remark::Pdf(PdfRemark::Scans(vec![4])),
            ],
        };
        let sent = serde_json::to_string(&Answer::of(Ok(text.clone()))).unwrap();
        let read = serde_json::from_str::<Answer>(&sent)
            .unwrap()
            .read()
            .unwrap();
        assert_eq!(read.text, text.text);
        assert_eq!(read.landmarks, text.landmarks);
        assert_eq!(read.form, text.form);
        assert_eq!(read.remarks, text.remarks);
        let why = Answer::of(Err(PdfProblem::Scan(2).into()))
            .read()
            .unwrap_err();
        assert_eq!(why, Unreadable::Pdf(PdfProblem::Scan(2)));
    }
}
