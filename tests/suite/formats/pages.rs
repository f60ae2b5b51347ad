//! The report as pages of HTML: what a browser makes of them.

use super::super::run::run;
use super::{held, written};
use doichieu::lang::Lang;
use doichieu::report::html::{HtmlWriter, Shape};
use scraper::{Html, Selector};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

fn all<'p>(page: &'p Html, selector: &str) -> Vec<scraper::ElementRef<'p>> {
    page.select(&Selector::parse(selector).unwrap()).collect()
}

fn words(page: &Html, selector: &str) -> Vec<String> {
    let texts = all(page, selector)
        .into_iter()
        .map(|found| found.text().collect::<String>());
    texts
        .map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "))
        .collect()
}

/// The ids of each page.
type Ids = BTreeMap<String, Vec<String>>;

/// What is wrong with a page: faults of its HTML, ids given twice, links that lead nowhere in
/// these files, anything that would be fetched or run.
fn faults(file: &str, text: &str, ids: &Ids) -> Vec<String> {
    let page = Html::parse_document(text);
    let mut faults: Vec<String> = page.errors.iter().map(ToString::to_string).collect();
    let own = &ids[file];
    let distinct: BTreeSet<&String> = own.iter().collect();
    if distinct.len() != own.len() {
        faults.push("an id is given twice".to_owned());
    }
    for link in all(&page, "[href]") {
        let href = link.attr("href").unwrap_or_default();
        let (to, id) = href.split_once('#').unwrap_or((href, ""));
        let known = ids.get(if to.is_empty() { file } else { to });
        if !known.is_some_and(|known| id.is_empty() || known.iter().any(|known| known == id)) {
            faults.push(format!("{href} leads nowhere"));
        }
    }
    for element in all(&page, "[aria-labelledby]") {
        for id in element
            .attr("aria-labelledby")
            .unwrap_or_default()
            .split(' ')
        {
            if !own.iter().any(|known| known == id) {
                faults.push(format!("{id} names nothing"));
            }
        }
    }
    for foreign in [
        "script", "link", "img", "iframe", "object", "embed", "[src]", "[srcset]", "[style]",
    ] {
        faults.extend(all(&page, foreign).iter().map(|_| format!("has {foreign}")));
    }
    let attributes = page
        .tree
        .nodes()
        .filter_map(|node| node.value().as_element());
    for (name, _) in attributes.flat_map(scraper::node::Element::attrs) {
        if name.starts_with("on") {
            faults.push(format!("runs {name}"));
        }
    }
    for style in words(&page, "style") {
        if ["url(", "@import", "http"]
            .iter()
            .any(|sign| style.contains(sign))
        {
            faults.push("a style fetches something".to_owned());
        }
    }
    faults
}

fn sound(pages: &BTreeMap<String, String>) {
    let ids_of = |text: &String| {
        let page = Html::parse_document(text);
        let found = all(&page, "[id]");
        let ids = found.iter().filter_map(|element| element.attr("id"));
        ids.map(str::to_owned).collect::<Vec<_>>()
    };
    let ids = pages
        .iter()
        .map(|(file, text)| (file.clone(), ids_of(text)));
    let ids: Ids = ids.collect();
    for (file, text) in pages {
        let faults = faults(file, text, &ids);
        assert!(faults.is_empty(), "{file}: {}", faults.join("; "));
    }
}

fn one(text: &str) -> BTreeMap<String, String> {
    BTreeMap::from([("page.html".to_owned(), text.to_owned())])
}

#[test]
fn the_fixed_outcome_as_a_page() {
    for (lang, name) in [(Lang::Vi, "html.vi"), (Lang::En, "html.en")] {
        let page = written(&mut HtmlWriter::new(lang, Shape::File));
        sound(&one(&page));
        // What is printed and signed speaks of no command line.
        assert!(!page.contains("doichieu rules") && !page.contains(" --"));
        // The styles are in a file of their own; each element has a line of its own.
        let (head, rest) = page.split_once("<style>").unwrap();
        let (_, body) = rest.split_once("</style>").unwrap();
        held(name, &format!("{head}{body}").replace("><", ">\n<"));
    }
}

/// The words a plan is full of, each hostile in its own way.
const HOSTILE: &str = r#"{ "schema": "doichieu/plan/1", "plan": { "number": "1/KH-UBND\"><script>alert(1)</script>",
 "issuer": "UBND xã <b>'&amp;", "title": "</title></style><script>x</script>", "level": "commune",
 "commune": "]]><!-- ", "province": "<i>\u0000\u0001plan\u0001", "years": [2026] },
 "basis": [ { "raw": "</desc></svg><script>y</script>", "kind": "nghị quyết", "number": "9\"/NQ<CP", "title": "--> <svg onload=z>" },
            { "raw": "71", "number": "71/NQ-CP", "issued": "2025-04-01", "issuer": "Chính phủ", "cites": [ { "number": "<x>" } ] } ],
 "targets": [ { "id": "t1", "label": "<img src=x onerror=w> thanh toán trực tuyến", "op": "text", "text": "</td></table>", "year": 2026 } ],
 "tasks": [ { "name": "<a href='http://x'>", "owner": "\"", "deadline": "Tháng 1/2020" } ] }"#;

#[test]
fn hostile_words_stay_words() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a\"><script>.json");
    std::fs::write(&path, HOSTILE).unwrap();
    let ran = run(["check", path.to_str().unwrap(), "--format", "html"]);
    sound(&one(&ran.out));
    let page = Html::parse_document(&ran.out);
    let about = words(&page, ".about").join(" ");
    for hostile in [
        "<script>alert(1)</script>",
        "</title></style><script>x</script>",
    ] {
        assert!(about.contains(hostile), "{about}");
    }
    let ran = run(["graph", path.to_str().unwrap(), "--format", "svg"]);
    roxmltree::Document::parse(&ran.out).unwrap();
}

#[test]
fn rows_findings_rules_and_explanations_lead_to_each_other() {
    let plan = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/ky-hoa.json");
    for lang in ["vi", "en"] {
        let ran = run(["check", plan, "--format", "html", "--lang", lang]);
        sound(&one(&ran.out));
        let page = Html::parse_document(&ran.out);
        assert_eq!(all(&page, "html")[0].attr("lang"), Some(lang));
        let findings = all(&page, ".finding").len();
        assert!(findings > 5);
        assert_eq!(all(&page, ".findings ~ .compliance").len(), 1);
        assert!(!all(&page, "details.uncovered tr.v-not-covered").is_empty());
        assert_eq!(
            all(&page, ".finding .name[href^='#explain-']").len(),
            findings
        );
        assert!(!all(&page, ".compliance .to-finding a").is_empty());
        assert!(!all(&page, ".finding .where a[href*='_row-']").is_empty());
        assert!(!all(&page, ".finding .where a[href*='_rule-']").is_empty());
        assert_eq!(all(&page, ".basis svg[role=img]").len(), 3);
        // Every verdict is a word and a sign, and there is a way to see its rows alone.
        for row in all(&page, ".compliance tbody tr") {
            let verdict = row.attr("class").unwrap().trim_start_matches("v-");
            // Those without a known minimum are folded, and need no filter.
            if verdict == "not-covered" {
                continue;
            }
            let input = format!(".filter input[value={verdict}]");
            assert_eq!(all(&page, &input).len(), 1, "{verdict}");
            let style = words(&page, "style").join("");
            assert!(style.contains(&format!("input[value={verdict}]:checked")));
        }
        assert!(
            words(&page, ".verdict strong")
                .iter()
                .all(|words| !words.is_empty())
        );
    }
}

/// All pages of a folder.
fn pages_of(folder: &Path) -> BTreeMap<String, String> {
    let files = std::fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().path());
    let pages = files.map(|path| {
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        (name, std::fs::read_to_string(&path).unwrap())
    });
    pages.collect()
}

#[test]
fn a_folder_has_an_index_provinces_plans_and_explanations() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("báo cáo");
    let examples = concat!(env!("CARGO_MANIFEST_DIR"), "/examples");
    let output = format!("html={}/", out.display());
    // Another plan of the same number.
    let other = tempfile::tempdir().unwrap();
    let twice = other.path().join("ky-hoa.json");
    std::fs::copy(Path::new(examples).join("ky-hoa.json"), &twice).unwrap();
    for _ in 0..2 {
        run([
            "check",
            examples,
            twice.to_str().unwrap(),
            "--output",
            &output,
        ]);
    }
    let pages = pages_of(&out);
    sound(&pages);
    let plans = pages
        .keys()
        .filter(|name| name.starts_with("plan-"))
        .count();
    assert_eq!(plans, 8, "{:?}", pages.keys());
    assert!(pages.contains_key("index.html") && pages.contains_key("explain.html"));
    let province = Html::parse_document(&pages["province-ninh-binh.html"]);
    assert_eq!(all(&province, ".heat tbody tr").len(), 2);
    // The worst first, and each cell a sign and a word.
    let errors: Vec<u64> = words(&province, ".heat tbody td.number:nth-child(2)")
        .iter()
        .map(|number| number.parse().unwrap())
        .collect();
    assert!(
        errors.windows(2).all(|pair| pair[0] >= pair[1]),
        "{errors:?}"
    );
    assert!(
        words(&province, ".heat td.cell:not(.none) .unseen")
            .iter()
            .all(|word| !word.is_empty())
    );
    let left = std::fs::read_dir(folder.path()).unwrap().count();
    assert_eq!(left, 1, "nothing is left beside the folder");
}

#[test]
fn many_plans_in_one_file_begin_with_their_provinces() {
    let examples = concat!(env!("CARGO_MANIFEST_DIR"), "/examples");
    let ran = run(["check", examples, "--format", "html", "--lang", "en"]);
    sound(&one(&ran.out));
    let page = Html::parse_document(&ran.out);
    let kinds = all(&page, "main > section, main > article");
    let kinds: Vec<&str> = kinds.iter().map(|e| e.attr("class").unwrap()).collect();
    assert_eq!(kinds.first(), Some(&"index"));
    assert_eq!(kinds.last(), Some(&"explanations"));
    assert_eq!(kinds.iter().filter(|kind| **kind == "plan").count(), 7);
}
