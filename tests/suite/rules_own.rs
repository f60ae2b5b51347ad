//! Rules of one's own beside those that ship: amending, exporting, testing.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use super::run::run;
use doichieu::cli::ExitStatus;
use std::fs;
use std::path::PathBuf;

fn folder(name: &str) -> PathBuf {
    let folder = crate::run::scratch().join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

#[test]
fn a_document_that_ships_is_amended_without_copying_it() {
    let folder = folder("amend");
    let file = folder.join("ninh-binh.rules");
    let text = "amend document kh-92-ninh-binh-2026 {\n  verified   read\n  note       \"Đã đọc.\"\n}\n\n\
                from kh-92-ninh-binh-2026 for commune in \"Ninh Bình\" {\n  evidence   primary \"toàn văn\" checked 2026-11-28\n\n\
                \x20 online-payment >= 95% by 2026 must {\n    at    \"mục II\"\n    quote \"Tỷ lệ thanh toán trực tuyến của mỗi xã đạt từ 95%\"\n  }\n}\n\n\
                test \"mức riêng của Ninh Bình năm 2026\" {\n  plan commune in \"Ninh Bình\" year 2026 dated 2026-04-20 {\n    online-payment >= 90%\n  }\n  \
                expect weaker-target online-payment\n  expect missing-basis kh-92-ninh-binh-2026\n  expect no missing-basis nq-71-2025\n}\n";
    fs::write(&file, text).unwrap();
    let path = file.to_str().unwrap();
    let tested = run([
        "rules",
        "test",
        "mức riêng của ninh bình",
        "--rules",
        path,
        "--lang",
        "en",
    ]);
    assert_eq!(tested.status, ExitStatus::Success, "{}", tested.out);
    assert!(
        tested.out.contains("1 tests, 3 expectations: 0 failed"),
        "{}",
        tested.out
    );
    let shown = run([
        "rules",
        "show",
        "kh-92-ninh-binh-2026",
        "--rules",
        path,
        "--lang",
        "en",
    ]);
    assert!(shown.out.contains("ninh-binh.rules:1"), "{}", shown.out);
    assert!(
        shown.out.contains("Đã đọc.") && !shown.out.contains("Cùng ngày 26/3/2026"),
        "{}",
        shown.out
    );
    let lint = run(["rules", "lint", "--only", path, "--lang", "en"]);
    assert_eq!(lint.status, ExitStatus::Success, "{}", lint.out);
    assert!(
        lint.out
            .contains("documents: 0, requirements: 1, errors: 0, warnings: 0, notes: 0"),
        "{}",
        lint.out
    );
    let copied = folder.join("copied.rules");
    fs::write(
        &copied,
        "document kh-92-ninh-binh-2026 {\n  issuer \"x\"\n}\n",
    )
    .unwrap();
    let copied = run([
        "rules",
        "lint",
        "--only",
        copied.to_str().unwrap(),
        "--lang",
        "en",
    ]);
    assert_eq!(copied.status, ExitStatus::Failure);
    assert!(
        copied.err.contains("amend document kh-92-ninh-binh-2026"),
        "{}",
        copied.err
    );
}

#[test]
fn the_built_in_files_are_written_as_they_are() {
    let folder = folder("export");
    let target = folder.join("new");
    let path = target.to_str().unwrap();
    assert_eq!(run(["rules", "export", path]).status, ExitStatus::Success);
    let of = |path: &str| {
        let ran = run([
            "rules",
            "lint",
            "--no-builtin-rules",
            "--rules",
            path,
            "--lang",
            "en",
        ]);
        ran.out.lines().last().unwrap_or_default().to_owned()
    };
    assert_eq!(of(path), of("rules"));
    let again = run(["rules", "export", path, "--lang", "en"]);
    assert_eq!(again.status, ExitStatus::Failure);
    assert!(again.err.contains("not empty"), "{}", again.err);
}

#[test]
fn coverage_fails_where_too_few_requirements_are_tested() {
    let folder = folder("coverage-of-tests");
    let file = folder.join("own.rules");
    let text = "document kh-1-ca-mau-2026 {\n  number     \"1/KH-UBND\"\n  issued     2026-01-05\n  issuer     \"UBND tỉnh Cà Mau\"\n  level      province\n  \
                area       \"Cà Mau\"\n  title      \"Kế hoạch chuyển đổi số năm 2026\"\n  verified   read\n}\n\n\
                from kh-1-ca-mau-2026 for commune in \"Cà Mau\" {\n  evidence primary \"toàn văn\" checked 2026-11-28\n  online-payment >= 90% by 2026 must\n}\n";
    fs::write(&file, text).unwrap();
    let path = file.to_str().unwrap();
    let covered = |percent: &str| {
        run([
            "rules",
            "test",
            "--coverage",
            percent,
            "--rules",
            path,
            "--lang",
            "en",
        ])
    };
    assert_eq!(covered("0").status, ExitStatus::Success);
    let ran = covered("50");
    assert_eq!(ran.status, ExitStatus::Findings);
    assert!(
        ran.out.contains("0/1 requirements touched") && ran.out.contains("fewer than 50%"),
        "{}",
        ran.out
    );
}

#[test]
fn a_filter_that_fits_no_test_is_no_success() {
    let ran = run(["rules", "test", "no test is called so", "--lang", "en"]);
    assert_eq!(ran.status, ExitStatus::Findings, "{}", ran.out);
}

const OWN: &str = "document kh-9-ca-mau-2026 {\n  number     \"9/KH-UBND\"\n  issued     2026-01-05\n  issuer     \"UBND tỉnh Cà Mau\"\n  level      province\n  \
area       \"Cà Mau\"\n  title      \"Kế hoạch chuyển đổi số năm 2026\"\n  verified   read\n}\n\n\
from kh-9-ca-mau-2026 for commune in \"Cà Mau\" {\n  evidence primary \"toàn văn\" checked 2026-11-28\n  online-payment >= FIGURE% by 2026 must {\n    quote \"mỗi xã đạt từ FIGURE%\"\n  }\n}\n";

#[test]
fn two_years_of_one_province_are_laid_side_by_side() {
    let folder = folder("compare");
    let file = |name: &str, figure: &str, slug: &str| {
        let text = OWN
            .replace("FIGURE", figure)
            .replace("kh-9-ca-mau-2026", slug);
        let path = folder.join(name);
        fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let old = file("old.rules", "90", "kh-9-ca-mau-2026");
    let new = file("new.rules", "85", "kh-8-ca-mau-2026");
    let compare = |one: &str, other: &str| run(["rules", "compare", one, other, "--lang", "en"]);
    let weaker = compare(&old, &new);
    assert_eq!(weaker.status, ExitStatus::Findings, "{}", weaker.out);
    assert!(
        weaker.out.contains("Weaker than the first: 1"),
        "{}",
        weaker.out
    );
    for words in [
        "“mỗi xã đạt từ 90%”",
        "“mỗi xã đạt từ 85%”",
        "≥ 90%",
        "≥ 85%",
        "old.rules:13",
        "new.rules:13",
    ] {
        assert!(weaker.out.contains(words), "{words}: {}", weaker.out);
    }
    let stricter = compare(&new, &old);
    assert_eq!(stricter.status, ExitStatus::Success);
    assert!(
        stricter.out.contains("Stricter than the first: 1"),
        "{}",
        stricter.out
    );
    let national = compare("national", &old);
    assert!(
        national.out.contains("Asked by the second alone: 1"),
        "a figure of the whole nation is none of each commune: {}",
        national.out
    );
    let same = compare(&old, &old);
    assert!(same.out.contains("The same: 1"), "{}", same.out);
    let wrong = compare("71/NQ-CPP", &old);
    assert_eq!(wrong.status, ExitStatus::Failure);
    assert!(
        wrong.err.contains("did you mean “71/NQ-CP”?"),
        "{}",
        wrong.err
    );
}

#[test]
fn a_page_says_who_owes_what_by_which_sentence() {
    let folder = folder("docs");
    let file = folder.join("own.rules");
    fs::write(&file, OWN.replace("FIGURE", "90")).unwrap();
    let page = run(["rules", "docs", file.to_str().unwrap(), "--lang", "en"]);
    assert_eq!(page.status, ExitStatus::Success, "{}", page.err);
    for words in [
        "### 9/KH-UBND (UBND tỉnh Cà Mau, 2026-01-05)",
        "≥ 90%",
        "mỗi xã đạt từ 90%",
        "Cà Mau",
    ] {
        assert!(page.out.contains(words), "{words}: {}", page.out);
    }
    assert_eq!(page.out.matches("\n### ").count(), 1, "only its own rules");
}
