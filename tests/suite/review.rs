//! `review`: findings as comments in the draft, and nothing else of it touched.

use super::run::run;
use doichieu::cli::ExitStatus;
use doichieu::office::{Comment, Quoted, Unreadable, read, with_comments};
use std::fs;
use std::io::{Cursor, Read as _, Write as _};
use std::path::PathBuf;
use zip::write::SimpleFileOptions;

const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const TYPES: &str = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>";

/// A container of these parts.
fn packed(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        archive
            .start_file(*name, SimpleFileOptions::default())
            .unwrap();
        archive.write_all(text.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// A Word file with this body, its names under a prefix of its own.
fn word(prefix: &str, body: &str) -> Vec<u8> {
    let relation = |kind: &str, target: &str| {
        format!(
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}\" Target=\"{target}\"/></Relationships>"
        )
    };
    let body = format!(
        "<{prefix}:document xmlns:{prefix}=\"{MAIN}\"><{prefix}:body>{body}</{prefix}:body></{prefix}:document>"
    );
    packed(&[
        ("[Content_Types].xml", TYPES),
        (
            "_rels/.rels",
            &relation("officeDocument", "word/document.xml"),
        ),
        ("word/document.xml", &body),
        (
            "word/_rels/document.xml.rels",
            &relation("settings", "settings.xml"),
        ),
        ("word/media/seal.png", "\u{1}not a picture"),
    ])
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    let mut part = archive.by_name(name).unwrap();
    part.read_to_string(&mut text).unwrap();
    text
}

fn comment(line: u32, words: &str, before: usize) -> Comment {
    Comment {
        about: Some(Quoted {
            line,
            words: words.to_owned(),
            before,
        }),
        author: "Người rà soát".to_owned(),
        date: "2026-11-22".to_owned(),
        paragraphs: vec!["a < b & “c”".to_owned(), "→ hai".to_owned()],
    }
}

/// The words between the marks of a comment.
fn anchored(document: &str, id: u32) -> String {
    let (_, behind) = document
        .split_once(&format!("commentRangeStart w:id=\"{id}\"/>"))
        .unwrap();
    let (within, _) = behind
        .split_once(&format!("<w:commentRangeEnd w:id=\"{id}\"/>"))
        .unwrap();
    let mut words = String::new();
    for piece in within.split('<') {
        words.push_str(piece.split_once('>').map_or(piece, |(_, text)| text));
    }
    words
}

#[test]
fn a_comment_stands_at_its_words_however_they_are_cut_into_runs() {
    let body = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Tỷ lệ thanh </w:t></w:r><w:r><w:t>toán &amp; phí đạt 80%</w:t></w:r></w:p>\
                <w:p><w:r><w:t>80% rồi lại 80%</w:t><w:tab/><w:t>hết</w:t></w:r></w:p>";
    let file = word("w", body);
    let text = read(file.clone()).unwrap().text;
    for (line, words, before, want) in [
        (1, "lệ thanh toán & phí", 0, "lệ thanh toán &amp; phí"),
        (
            1,
            "Tỷ lệ thanh toán & phí đạt 80%",
            0,
            "Tỷ lệ thanh toán &amp; phí đạt 80%",
        ),
        (1, "thanh", 0, "thanh"),
        (1, "1. Tỷ lệ", 0, "Tỷ lệ"),
        (2, "80%", 0, "80%"),
        (2, "80%", 1, "80%"),
        (2, "hết", 0, "hết"),
        (2, "không có ở đây", 0, "80% rồi lại 80%hết"),
        (9, "ngoài tệp", 0, "Tỷ lệ thanh toán &amp; phí đạt 80%"),
    ] {
        let reviewed = with_comments(&file, &[comment(line, words, before)]).unwrap();
        let document = part(&reviewed, "word/document.xml");
        assert_eq!(anchored(&document, 0), want, "{words}");
        assert_eq!(read(reviewed).unwrap().text, text, "{words}");
    }
    let second = with_comments(&file, &[comment(2, "80%", 1)]).unwrap();
    let document = part(&second, "word/document.xml");
    assert!(document.contains("80% rồi lại </w:t></w:r><w:commentRangeStart"));
}

#[test]
fn comments_may_overlap_and_keep_their_own_words() {
    let file = word("w", "<w:p><w:r><w:t>một hai ba bốn</w:t></w:r></w:p>");
    let all = [
        comment(1, "một hai", 0),
        comment(1, "hai ba", 0),
        comment(1, "hai ba bốn", 0),
        comment(1, "một hai ba bốn", 0),
    ];
    let reviewed = with_comments(&file, &all).unwrap();
    let document = part(&reviewed, "word/document.xml");
    for (id, want) in (0..).zip(["một hai", "hai ba", "hai ba bốn", "một hai ba bốn"]) {
        assert_eq!(anchored(&document, id), want);
    }
    assert_eq!(read(reviewed).unwrap().text, "một hai ba bốn\n");
}

#[test]
fn other_prefixes_and_parts_stay_as_they_were() {
    let file = word(
        "x",
        "<x:p><x:r x:rsidR=\"1\"><x:t>một hai</x:t></x:r></x:p>",
    );
    let reviewed = with_comments(&file, &[comment(1, "hai", 0)]).unwrap();
    let document = part(&reviewed, "word/document.xml");
    assert!(
        document.contains(
            "<x:commentRangeStart x:id=\"0\"/><x:r x:rsidR=\"1\"><x:t xml:space=\"preserve\">hai"
        ),
        "{document}"
    );
    assert_eq!(part(&reviewed, "word/media/seal.png"), "\u{1}not a picture");
    assert!(part(&reviewed, "word/comments.xml").contains("a &lt; b &amp; “c”"));
    assert!(part(&reviewed, "[Content_Types].xml").contains("/word/comments.xml"));
    assert!(part(&reviewed, "word/_rels/document.xml.rels").contains("comments"));
}

#[test]
fn a_second_review_keeps_the_comments_of_the_first() {
    let file = word("w", "<w:p><w:r><w:t>một hai</w:t></w:r></w:p>");
    let once = with_comments(&file, &[comment(1, "một", 0)]).unwrap();
    let twice = with_comments(&once, &[comment(1, "hai", 0)]).unwrap();
    let document = part(&twice, "word/document.xml");
    assert_eq!(
        (anchored(&document, 0), anchored(&document, 1)),
        ("một".into(), "hai".into())
    );
    assert_eq!(
        part(&twice, "word/comments.xml")
            .matches("</w:comment>")
            .count(),
        2
    );
    let types = part(&twice, "[Content_Types].xml");
    assert_eq!(types.matches("/word/comments.xml").count(), 1);
}

#[test]
fn what_is_no_word_file_is_refused() {
    let comments = [comment(1, "một", 0)];
    assert_eq!(
        with_comments(b"Ke hoach", &comments),
        Err(Unreadable::NotWord)
    );
    let cut = word("w", "<w:p/>");
    let cut = cut.get(..cut.len() / 2).unwrap();
    assert!(matches!(
        with_comments(cut, &comments),
        Err(Unreadable::Damaged { .. })
    ));
}

fn folder(name: &str) -> PathBuf {
    let folder = super::run::scratch().join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

#[test]
fn each_finding_of_a_draft_is_a_comment_and_the_draft_is_read_alike() {
    for draft in ["commune", "rich"] {
        let plan = format!("tests/cases/office/{draft}/plan.docx");
        let output = folder(&format!("review-{draft}")).join("reviewed.docx");
        let reviewed = output.to_str().unwrap();
        let ran = run(["review", &plan, "--output", reviewed]);
        assert_eq!(ran.status, ExitStatus::Success, "{}", ran.err);
        let report = run(["check", "--format", "json", &plan]);
        let report: serde_json::Value = serde_json::from_str(&report.out).unwrap();
        let findings = report
            .pointer("/plans/0/findings")
            .unwrap()
            .as_array()
            .unwrap();
        let bytes = fs::read(&output).unwrap();
        let comments = part(&bytes, "word/comments.xml");
        assert!(!findings.is_empty());
        for finding in findings {
            let message = finding["message"].as_str().unwrap();
            let message = message
                .replace('&', "&amp;")
                .replace('<', "&lt;")
                .replace('>', "&gt;");
            assert!(comments.contains(&message), "{draft}: {message}");
        }
        let text = |file: &str| run(["extract", "--text", file]).out;
        assert_eq!(text(&plan), text(reviewed), "{draft}");
    }
}

#[test]
fn the_draft_itself_is_never_written_over() {
    let folder = folder("review-itself");
    let draft = folder.join("plan.docx");
    fs::copy("tests/cases/office/commune/plan.docx", &draft).unwrap();
    let path = draft.to_str().unwrap();
    let ran = run(["review", path, "--output", path]);
    assert_eq!(ran.status, ExitStatus::Failure);
    assert!(ran.err.contains("chính là tệp đầu vào"), "{}", ran.err);
    let text = run([
        "review",
        "examples/giao-minh.json",
        "--output",
        &format!("{path}.out"),
    ]);
    assert_eq!(text.status, ExitStatus::Failure);
    assert!(text.err.contains("Word"), "{}", text.err);
    assert!(!folder.join("plan.docx.out").exists());
}

#[test]
fn what_is_waived_or_known_gets_no_comment_and_is_counted() {
    let folder = folder("review-gate");
    fs::create_dir_all(folder.join(".git")).unwrap();
    let draft = folder.join("plan.docx");
    fs::copy("tests/cases/office/commune/plan.docx", &draft).unwrap();
    let [draft, reviewed, baseline] = ["plan.docx", "reviewed.docx", "baseline.json"]
        .map(|name| folder.join(name).to_str().unwrap().to_owned());
    let review = || run(["review", &draft, "--output", &reviewed, "--lang", "en"]).err;
    let comments = || {
        let bytes = fs::read(&reviewed).unwrap();
        part(&bytes, "word/comments.xml")
            .matches("<w:comment ")
            .count()
    };
    review();
    let all = comments();
    assert!(all > 1);
    let report = run([
        "check",
        "--format",
        "json",
        &draft,
        "--write-baseline",
        &baseline,
    ]);
    let report: serde_json::Value = serde_json::from_str(&report.out).unwrap();
    let first = report.pointer("/plans/0/findings/0/name").unwrap();
    // One finding is no longer in the baseline: it alone gets a comment.
    let text = fs::read_to_string(&baseline).unwrap();
    let mut known: serde_json::Value = serde_json::from_str(&text).unwrap();
    let records = known["findings"].as_array_mut().unwrap();
    let at = records
        .iter()
        .position(|one| one["name"] == *first)
        .unwrap();
    records.remove(at);
    let count = records.len();
    fs::write(&baseline, known.to_string()).unwrap();
    fs::write(
        folder.join("doichieu.toml"),
        "baseline = \"baseline.json\"\n",
    )
    .unwrap();
    let told = review();
    assert!(told.contains("1 comment; without one: 0 waived"), "{told}");
    assert!(told.contains(&format!("{count} known")), "{told}");
    assert_eq!((comments(), all), (1, count + 1));
    // What is switched off gets none either.
    let off = format!("[severity]\n{} = \"off\"\n", first.as_str().unwrap());
    fs::write(folder.join("doichieu.toml"), off).unwrap();
    assert!(!review().contains("without one"));
    assert!(comments() < all);
}
