//! What the READMEs and the pages in `docs` show is what happens: every `console` block is run.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on fails"
)]

use super::run::run;
use std::path::Path;

/// One command of a block with the output that is shown for it.
struct Shown {
    command: String,
    status: u8,
    output: Vec<String>,
}

fn blocks(text: &str) -> Vec<Shown> {
    let mut shown: Vec<Shown> = Vec::new();
    let mut inside = false;
    for line in text.lines() {
        match line {
            "```console" => inside = true,
            _ if line.starts_with("```") => inside = false,
            _ if !inside => {}
            _ => match (
                line.strip_prefix("$ "),
                line.strip_prefix("? "),
                shown.last_mut(),
            ) {
                (Some(command), _, _) => shown.push(Shown {
                    command: command.to_owned(),
                    status: 0,
                    output: Vec::new(),
                }),
                (_, Some(status), Some(last)) => last.status = status.parse().unwrap(),
                (_, _, Some(last)) => last.output.push(line.to_owned()),
                _ => panic!("a block begins with a command: {line}"),
            },
        }
    }
    shown
}

/// Whether the lines match what is shown; `…` alone stands for any lines.
fn matches(shown: &[String], lines: &[&str]) -> bool {
    match shown.split_first() {
        None => lines.is_empty(),
        Some((first, rest)) if first == "…" => {
            (0..=lines.len()).any(|skip| matches(rest, lines.get(skip..).unwrap_or_default()))
        }
        Some((first, rest)) => lines
            .split_first()
            .is_some_and(|(line, lines)| line == first && matches(rest, lines)),
    }
}

#[test]
fn every_block_of_the_readmes_and_the_pages_is_true() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let of = |file: &str| blocks(&std::fs::read_to_string(root.join(file)).unwrap());
    let mut pages = vec!["README.md".to_owned(), "README.en.md".to_owned()];
    for entry in std::fs::read_dir(root.join("docs")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        pages.push(format!("docs/{name}"));
    }
    pages.sort();
    let shown: Vec<Shown> = pages.iter().flat_map(|page| of(page)).collect();
    let of_rules = of("rules/README.md");
    assert!(shown.len() >= 8, "the README and the pages show commands");
    assert_eq!(
        of_rules.len(),
        1,
        "the page of the rules shows what they cover"
    );
    for block in shown.into_iter().chain(of_rules) {
        let arguments = block
            .command
            .strip_prefix("doichieu ")
            .or_else(|| block.command.strip_prefix("cargo run -- "))
            .unwrap();
        let ran = run(arguments.split_whitespace());
        let output = format!("{}{}", ran.out, ran.err);
        let lines: Vec<&str> = output.lines().collect();
        assert_eq!(
            ran.status.code(),
            block.status,
            "{}\n{output}",
            block.command
        );
        assert!(
            matches(&block.output, &lines),
            "{} prints\n{output}",
            block.command
        );
    }
}

/// Every link of a page leads to a file that is there.
#[test]
fn every_link_of_a_page_leads_somewhere() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut pages: Vec<_> = [
        "README.md",
        "README.en.md",
        "CONTRIBUTING.md",
        "SECURITY.md",
    ]
    .map(|page| root.join(page))
    .to_vec();
    let docs = std::fs::read_dir(root.join("docs")).unwrap();
    pages.extend(docs.map(|entry| entry.unwrap().path()));
    for page in pages {
        let text = std::fs::read_to_string(&page).unwrap();
        for (at, _) in text.match_indices("](") {
            let link = text[at + 2..].split(')').next().unwrap();
            let file = link.split('#').next().unwrap();
            if file.is_empty() || file.contains("://") {
                continue;
            }
            let target = page.parent().unwrap().join(file);
            assert!(target.exists(), "{}: {link}", page.display());
        }
    }
    let length = std::fs::metadata(root.join("README.md")).unwrap().len();
    assert!(
        length <= 8192,
        "the README is read in two minutes: {length} bytes"
    );
}

/// What stands between backticks in a page.
fn quoted(page: &str) -> impl Iterator<Item = &str> {
    page.split('`').skip(1).step_by(2)
}

/// Whether a word is written for one that the reader chooses: `NAME.rs`, `tests/cases/check/SLUG`.
fn is_chosen(path: &str) -> bool {
    path.split(['/', '.'])
        .any(|part| matches!(part, "NAME" | "SLUG" | "CASE"))
}

#[test]
fn the_walks_name_files_commands_and_tests_that_are_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = std::fs::read_to_string(root.join("CONTRIBUTING.md")).unwrap();
    let walks = page.matches("\n## Add a").count();
    assert_eq!(
        walks, 6,
        "a check, a format, a province, an indicator, a way of writing, a kind of file"
    );
    assert_eq!(
        page.matches("\nShown by: ").count(),
        walks,
        "each walk ends with what shows it"
    );
    let endings = [".rs", ".md", ".words", ".rules", ".py", ".txt", ".json"];
    let mut named = 0;
    for words in quoted(&page) {
        let first = words.split(' ').next().unwrap_or_default();
        let is_path = first.contains('/') || endings.iter().any(|ending| first.ends_with(ending));
        if is_path && !is_chosen(first) && !first.contains("::") {
            assert!(
                root.join(first).exists() || !first.contains('/') && first != "CHANGELOG.md",
                "{words}"
            );
            named += 1;
        }
        for (command, file, before) in [
            ("cargo test --test suite ", "tests/suite/main.rs", ""),
            ("cargo test --lib ", "tests/suite/inner.rs", "suite::"),
        ] {
            let Some(filters) = words.strip_prefix(command) else {
                continue;
            };
            let modules = std::fs::read_to_string(root.join(file)).unwrap();
            for filter in filters.split(' ') {
                let module = filter
                    .strip_prefix(before)
                    .filter(|part| filter.contains("::") && *part != "PART");
                let module = module.map(|module| module.trim_end_matches("::"));
                let is_there = |module| modules.contains(&format!("mod {module};"));
                assert!(module.is_none_or(is_there), "{words}");
            }
        }
        if let Some(command) = words.strip_prefix("doichieu ") {
            let arguments: Vec<&str> = command.split(' ').collect();
            let known = arguments
                .iter()
                .take_while(|word| word.bytes().all(|b| b.is_ascii_lowercase()));
            let ran = run(known.copied().chain(["--help"]));
            let options = arguments.iter().filter(|word| word.starts_with("--"));
            for option in options {
                assert!(ran.out.contains(*option), "{words}: no {option}");
            }
            assert!(ran.out.contains("Usage"), "{words}: {}", ran.err);
        }
    }
    assert!(named > 40, "the walks name files: {named}");
}
