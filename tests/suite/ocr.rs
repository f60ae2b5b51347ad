//! Scans and pictures, whose text is recognised where that is asked for.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use super::run::run;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A file with these bytes.
fn file(name: &str, bytes: &[u8]) -> PathBuf {
    let folder = super::run::scratch().join("ocr");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join(name), bytes).unwrap();
    folder.join(name)
}

/// What a program says in tesseract's place, of whatever it is shown.
const SAID: &str = "KẾ HOẠCH\\nChuyển đổi số xã Hồng Phong năm 2026\\nI. MỤC TIÊU\\n- Tỷ lệ hồ sơ trực tuyến đạt 20%\\n";

/// A folder with a program of tesseract's name that runs this.
#[cfg(unix)]
fn in_its_place(name: &str, script: &str) -> PathBuf {
    use std::os::unix::fs::PermissionsExt;
    let folder = super::run::scratch().join(name);
    std::fs::create_dir_all(&folder).unwrap();
    let program = folder.join("tesseract");
    std::fs::write(&program, format!("#!/bin/sh\n{script}\n")).unwrap();
    std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o755)).unwrap();
    folder
}

fn with_path(path: &Path, arguments: &[&str], plan: &Path) -> Output {
    let path = format!("{}:/usr/bin:/bin", path.display());
    Command::new(env!("CARGO_BIN_EXE_doichieu"))
        .args(arguments)
        .arg(plan)
        .env("PATH", path)
        .output()
        .unwrap()
}

fn err(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// A PDF file of one page that is a picture.
fn scan() -> Vec<u8> {
    let (wide, high) = (600, 500);
    let dots = vec![b'\xFF'; wide * high];
    let mut pdf = b"%PDF-1.4\n".to_vec();
    let mut places = Vec::new();
    let image = format!(
        "<</Type/XObject/Subtype/Image/Width {wide}/Height {high}/ColorSpace/DeviceGray/BitsPerComponent 8/Length {}>>stream\n",
        dots.len()
    );
    let show = b"600 0 0 500 0 0 cm /I Do";
    let content = format!("<</Length {}>>stream\n", show.len());
    let parts: [(&[u8], &[u8], &[u8]); 5] = [
        (b"<</Type/Catalog/Pages 2 0 R>>", b"", b""),
        (b"<</Type/Pages/Kids[3 0 R]/Count 1>>", b"", b""),
        (
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 500]/Contents 4 0 R/Resources<</XObject<</I 5 0 R>>>>>>",
            b"",
            b"",
        ),
        (content.as_bytes(), show, b"\nendstream"),
        (image.as_bytes(), &dots, b"\nendstream"),
    ];
    for (number, (head, inside, end)) in (1..).zip(parts) {
        places.push(pdf.len());
        pdf.extend(format!("{number} 0 obj\n").bytes());
        pdf.extend([head, inside, end, b"\nendobj\n"].concat());
    }
    let start = pdf.len();
    pdf.extend(b"xref\n0 6\n0000000000 65535 f \n");
    for place in places {
        pdf.extend(format!("{place:010} 00000 n \n").bytes());
    }
    pdf.extend(format!("trailer<</Size 6/Root 1 0 R>>\nstartxref\n{start}\n%%EOF").bytes());
    pdf
}

#[cfg(unix)]
#[test]
fn what_is_recognised_is_marked_and_never_an_error() {
    let script = format!(
        "if [ \"$1\" = --list-langs ]; then echo vie; exit; fi\ncat >/dev/null\nprintf '%b' '{SAID}'"
    );
    let path = in_its_place("fake", &script);
    let mut plans = vec![file("scan.png", b"\x89PNG\r\n\x1a\nx")];
    if cfg!(feature = "pdf") {
        plans.push(file("scan.pdf", &scan()));
    }
    for plan in plans {
        let ran = with_path(&path, &["extract", "--ocr", "--text"], &plan);
        let text = String::from_utf8_lossy(&ran.stdout).into_owned();
        assert!(
            text.contains("hồ sơ trực tuyến đạt 20%"),
            "{text}{}",
            err(&ran)
        );
        assert!(err(&ran).contains("chữ đọc từ ảnh"), "{}", err(&ran));
        // Twenty of a hundred is far below the minimum, and would be an error in a text.
        let arguments = ["check", "--no-config", "--ocr", "--all"];
        let ran = with_path(&path, &arguments, &plan);
        let said = String::from_utf8_lossy(&ran.stdout).into_owned();
        assert_eq!(ran.status.code(), Some(0), "{said}{}", err(&ran));
        assert!(said.contains("đọc từ ảnh"), "{said}");
        assert!(!said.contains("lỗi ["), "{said}");
        // A target set would not say how sure it is.
        let ran = with_path(&path, &["extract", "--ocr"], &plan);
        assert_eq!(ran.status.code(), Some(2));
        assert!(err(&ran).contains("--text"), "{}", err(&ran));
    }
}

#[cfg(unix)]
#[test]
fn what_is_missing_for_it_is_said() {
    let plan = file("scan.png", b"\x89PNG\r\n\x1a\nx");
    let without = run(["check".as_ref(), "--no-config".as_ref(), plan.as_os_str()]);
    assert!(without.err.contains("--ocr"), "{}", without.err);
    for (name, script, want) in [
        ("no-vie", "echo eng", "tiếng Việt"),
        (
            "fails",
            "[ \"$1\" = --list-langs ] && echo vie && exit\nexit 1",
            "không đọc được chữ",
        ),
    ] {
        let path = in_its_place(name, script);
        let ran = with_path(&path, &["check", "--no-config", "--ocr"], &plan);
        assert_eq!(ran.status.code(), Some(2));
        assert!(err(&ran).contains(want), "{}", err(&ran));
    }
    let nowhere = Command::new(env!("CARGO_BIN_EXE_doichieu"))
        .args(["check", "--no-config", "--ocr"])
        .arg(&plan)
        .env("PATH", "")
        .output()
        .unwrap();
    assert!(err(&nowhere).contains("tesseract"), "{}", err(&nowhere));
}

#[expect(clippy::print_stdout, reason = "it is said that nothing was tested")]
#[test]
fn tesseract_reads_a_page() {
    let knows = Command::new("tesseract").arg("--list-langs").output();
    let knows = knows.is_ok_and(|said| {
        let all = [said.stdout, said.stderr].concat();
        String::from_utf8_lossy(&all)
            .lines()
            .any(|line| line == "vie")
    });
    if !knows {
        println!("skipped: tesseract with Vietnamese is not at hand");
        return;
    }
    let plan = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/ocr/plan.png");
    let ran = run([
        "extract".as_ref(),
        "--ocr".as_ref(),
        "--text".as_ref(),
        plan.as_os_str(),
    ]);
    assert!(
        ran.out.contains("hồ sơ trực tuyến đạt 20%"),
        "{}{}",
        ran.out,
        ran.err
    );
}
