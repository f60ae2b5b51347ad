//! CSV, read back.

use super::{held, written_of};
use csv::{ReaderBuilder, StringRecord};
use doichieu::lang::Lang;
use doichieu::report::csv::CsvWriter;
use doichieu::report::row::rows;
use doichieu::report::{Reported, Summary};
use doichieu::text::seen;

fn records(text: &str, lang: Lang) -> Vec<StringRecord> {
    let text = text.strip_prefix('\u{feff}').unwrap();
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .delimiter(lang.pick(b';', b','))
        .from_reader(text.as_bytes());
    // Rows of different length would be an error.
    reader.records().map(Result::unwrap).collect()
}

#[test]
fn each_row_and_each_finding_comes_back() {
    for lang in [Lang::Vi, Lang::En] {
        let (mut labels, mut findings) = (Vec::new(), Vec::new());
        let text = written_of(&mut CsvWriter::new(lang), |writer, entry| {
            labels = rows(entry, lang)
                .iter()
                .map(|row| row.label.to_owned())
                .collect();
            findings = Reported::all(entry, lang)
                .into_iter()
                .map(|of| {
                    (
                        of.finding.name.slug(),
                        of.message,
                        of.ruling.fingerprint().to_string(),
                    )
                })
                .collect();
            let piece = writer.plan(entry, &Summary::of(entry));
            writer.add(piece)
        });
        let records = records(&text, lang);
        let of = |kind: &str| -> Vec<&StringRecord> {
            records.iter().filter(|record| &record[0] == kind).collect()
        };
        let verdicts = of(lang.pick("chỉ tiêu", "verdict"));
        assert!(verdicts.iter().map(|r| &r[7]).eq(labels.iter()));
        let found = of(lang.pick("phát hiện", "finding"));
        assert!(
            found
                .iter()
                .map(|r| (&r[19], &r[27]))
                .eq(findings.iter().map(|(n, _, f)| (*n, f.as_str())))
        );
        for (record, (_, message, _)) in found.iter().zip(&findings) {
            assert_eq!(
                (&record[21], &record[22]),
                (&*seen(&message.text), &*seen(&message.advice()))
            );
        }
        assert_eq!(of(lang.pick("không đọc được", "unreadable")).len(), 1);
        held(
            &format!("csv.{}", lang.pick("vi", "en")),
            &text.replace("\r\n", "\n"),
        );
    }
}

#[test]
fn numbers_are_exact_and_no_cell_is_a_formula() {
    for (lang, value, gap) in [(Lang::Vi, "79,5", "-5,5"), (Lang::En, "79.5", "-5.5")] {
        let text = super::written(&mut CsvWriter::new(lang));
        let records = records(&text, lang);
        let payment = records.iter().find(|r| &r[6] == "online-payment").unwrap();
        assert_eq!((&payment[10], &payment[18]), (value, gap));
        for cell in records.iter().flatten() {
            let number = cell
                .trim_start_matches('-')
                .starts_with(|c: char| c.is_ascii_digit());
            assert!(
                number || !cell.starts_with(['=', '+', '-', '@', '\t', '\r']),
                "{cell}"
            );
        }
    }
}
