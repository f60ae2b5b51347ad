//! PDF files: what is read from them, what is said of them, and what harm they can do.

mod paper;

use super::run::run;
use doichieu::cli::ExitStatus;
use doichieu::lang::Lang;
use doichieu::office::{self, PdfProblem, Unreadable};
use paper::{Stamp, file, made, picture, words};
use std::fmt::Write;
use std::path::Path;

/// The text of a case, what is said of it, and what each line is taken for.
fn read(plan: &Path) -> String {
    let with = |option: &str| {
        let ran = run(["extract".as_ref(), option.as_ref(), plan.as_os_str()]);
        assert_eq!(ran.status, ExitStatus::Success, "{}", ran.err);
        (ran.out, ran.err)
    };
    let (text, remarks) = with("--text");
    let (taken, _) = with("--explain");
    let name = plan.file_name().unwrap().to_string_lossy();
    format!("{text}---\n{remarks}---\n{taken}")
        .replace(&*plan.to_string_lossy(), &name)
        .replace('\t', " ⇥ ")
}

#[test]
fn each_file_is_read() {
    insta::glob!("../../cases/pdf", "*/plan.pdf", |plan| {
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path(plan.parent().unwrap());
        settings.set_snapshot_suffix("");
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.remove_input_file();
        settings.bind(|| insta::assert_snapshot!("expected", read(plan)));
        super::office::no_figure_is_made_up(plan);
    });
}

fn text(bytes: Vec<u8>) -> String {
    office::read(bytes).unwrap().text
}

fn why(bytes: Vec<u8>) -> Unreadable {
    office::read(bytes).unwrap_err()
}

#[test]
fn a_scan_is_named_and_a_page_without_words_is_told() {
    let scan = file(&[picture(), picture()]);
    assert_eq!(why(scan.clone()), Unreadable::Pdf(PdfProblem::Scan(2)));
    let why = why(scan);
    assert!(why.message(Lang::Vi).contains("ảnh chụp"));
    assert!(why.help(Lang::Vi).contains("OCR"));
    let mixed = office::read(file(&[words(&[(72, 700, "Ke hoach")]), picture()])).unwrap();
    let remarks: Vec<String> = mixed.remarks.iter().map(|r| r.words(Lang::Vi)).collect();
    assert_eq!(remarks, ["trang 2 là ảnh chụp, không đọc được chữ"]);
    assert_eq!(why_of_blank(), Unreadable::NoWords);
}

fn why_of_blank() -> Unreadable {
    why(file(&[words(&[])]))
}

#[test]
fn columns_of_the_head_are_read_one_after_the_other() {
    let page = words(&[
        (72, 800, "UBND XA HOA LU"),
        (320, 800, "CONG HOA XA HOI"),
        (90, 780, "So: 15/KH-UBND"),
        (340, 780, "Doc lap - Tu do"),
        (200, 740, "KE HOACH CHUYEN DOI SO"),
    ]);
    assert_eq!(
        text(file(&[page])),
        "UBND XA HOA LU\nSo: 15/KH-UBND\nCONG HOA XA HOI\nDoc lap - Tu do\nKE HOACH CHUYEN DOI SO\n"
    );
}

#[test]
fn what_signing_software_stamps_is_read_in_its_place() {
    let page = words(&[
        (72, 800, "UBND XA HOA LU"),
        (72, 780, "So:          /KH-UBND"),
        (72, 760, "Hoa Lu, ngay        thang 01 nam 2026"),
        (72, 700, "Ke hoach"),
    ]);
    let signature = "/Subtype/Widget/FT/Sig";
    let stamps = [
        Stamp {
            kind: signature,
            at: (92, 772),
            words: &[(4, 9, "45")],
        },
        Stamp {
            kind: signature,
            at: (140, 752),
            words: &[(0, 7, "12")],
        },
        Stamp {
            kind: "/Subtype/Stamp",
            at: (350, 770),
            words: &[
                (5, 40, "CONG VAN DEN"),
                (5, 25, "So: 123"),
                (5, 10, "Ngay: 15/01/2026"),
            ],
        },
        Stamp {
            kind: signature,
            at: (350, 600),
            words: &[
                (5, 40, "Ky boi: UBND xa Hoa Lu"),
                (5, 25, "Thoi gian ky: 12/01/2026 09:30"),
            ],
        },
        Stamp {
            kind: "/Subtype/FreeText",
            at: (350, 500),
            words: &[(5, 40, "Gop y")],
        },
        Stamp {
            kind: "/Subtype/Widget/FT/Btn",
            at: (350, 400),
            words: &[(5, 40, "In")],
        },
    ];
    let read = office::read(made(TIMES, &[page], &stamps)).unwrap();
    assert_eq!(
        read.text,
        "UBND XA HOA LU\nSo: 45/KH-UBND\nHoa Lu, ngay 12 thang 01 nam 2026\nKe hoach\n"
    );
    let said: Vec<String> = read.remarks.iter().map(|r| r.words(Lang::En)).collect();
    assert_eq!(
        said,
        [
            "comments left out: 1",
            "the stamp of the receiving office is left out: “CONG VAN DEN; So: 123; Ngay: 15/01/2026”",
            "the digital signature says: “Ky boi: UBND xa Hoa Lu; Thoi gian ky: 12/01/2026 09:30”",
        ]
    );
}

#[test]
fn words_in_old_fonts_are_put_into_unicode() {
    let made = |font: &str, typed: &str| {
        let font = format!("/Type/Font/Subtype/TrueType/BaseFont/{font}/Encoding/WinAnsiEncoding");
        // Letters beyond ASCII by their places in the font.
        let mut codes = String::new();
        for c in typed.chars() {
            write!(codes, "{:02x}", u32::from(c)).unwrap();
        }
        let page = format!("BT /F1 12 Tf 72 700 Td <{codes}> Tj ET");
        let read = office::read(made(&font, &[page], &[])).unwrap();
        let said: Vec<String> = read.remarks.iter().map(|r| r.words(Lang::En)).collect();
        assert_eq!(said.len(), 1, "{said:?}");
        read.text
    };
    let text = made("ABCDEF+.VnTime", "Tû lÖ ®¹t 65%, ®\u{ad}îc");
    assert_eq!(text, "Tỷ lệ đạt 65%, được\n");
    assert_eq!(made(".VnTimeH", "kÕ ho¹ch"), "KẾ HOẠCH\n");
    assert_eq!(made("VNI-Times", "Keá hoaïch ñöôïc"), "Kế hoạch được\n");
}

#[test]
fn a_text_layer_that_no_one_can_read_is_refused() {
    let page = words(&[
        (
            72,
            800,
            "DOc lQp - Tg do - H4nh phfc An Hda, ngiy 12 th6ng 01 ndm 2026",
        ),
        (
            72,
            780,
            "Chuyen d6i so x6 An Hda ndm 2026 h6 so c6ng vi6c cria x6 dugc xri lf",
        ),
    ]);
    assert_eq!(why(file(&[page])), Unreadable::Pdf(PdfProblem::Illegible));
}

const TIMES: &str = "/Type/Font/Subtype/Type1/BaseFont/Times-Roman";

#[test]
fn a_page_on_its_side_is_turned() {
    let upright = words(&[(72, 500, "Ke hoach nam 2026"), (72, 480, "Muc tieu")]);
    let plain = text(file(std::slice::from_ref(&upright)));
    assert_eq!(plain, "Ke hoach nam 2026\nMuc tieu\n");
    // Drawn from the bottom up on a page held upright.
    let turned = format!("q 0 1 -1 0 595 0 cm {upright} Q");
    assert_eq!(text(file(&[turned])), plain);
}

#[test]
fn what_is_too_long_or_no_pdf_at_all_is_refused() {
    let mut long = b"%PDF-1.7\n".to_vec();
    long.resize((32 << 20) + 1, b' ');
    assert_eq!(why(long), Unreadable::Pdf(PdfProblem::Long(32)));
    for bytes in [&b"%PDF-1.7\n"[..], b"%PDF-1.7\n1 0 obj << /Type"] {
        assert_eq!(why(bytes.to_vec()), Unreadable::Pdf(PdfProblem::Broken));
    }
}

#[test]
fn a_file_that_opens_without_a_password_is_read() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/pdf/password");
    let bytes = |name: &str| std::fs::read(folder.join(name)).unwrap();
    // A password that only restricts printing and copying.
    for name in ["owner-rc4.pdf", "owner-aes-128.pdf", "owner-aes-256.pdf"] {
        assert_eq!(text(bytes(name)), "Ke hoach nam 2026\n", "{name}");
    }
    for name in ["user-rc4.pdf", "user-aes-256.pdf"] {
        let password = Unreadable::Pdf(PdfProblem::Password);
        assert_eq!(why(bytes(name)), password, "{name}");
    }
}

/// Numbers that are the same each time.
fn next(seed: &mut u64) -> usize {
    *seed = seed
        .wrapping_mul(6_364_136_223_846_793_005)
        .wrapping_add(1_442_695_040_888_963_407);
    usize::try_from(*seed >> 40).unwrap()
}

#[test]
fn a_corrupted_file_gives_a_text_or_a_reason() {
    let plan = include_bytes!("../../cases/pdf/ruled/plan.pdf").to_vec();
    let small = file(&[words(&[(72, 700, "Ke hoach nam 2026"), (300, 700, "80%")])]);
    let mut seed = 20_261_122;
    for round in 0..200 {
        let mut bytes = if round % 10 == 0 {
            plan.clone()
        } else {
            small.clone()
        };
        for _ in 0..=round % 12 {
            let at = next(&mut seed) % bytes.len().max(1);
            if bytes.len() < 100 {
                break;
            }
            match next(&mut seed) % 4 {
                0 => bytes.truncate(at.max(100)),
                1 => drop(bytes.drain(at..(at + 40).min(bytes.len()).max(at))),
                2 => bytes.insert(at, b'<'),
                _ => bytes[at] ^= u8::try_from(1 + next(&mut seed) % 255).unwrap(),
            }
        }
        match office::read(bytes) {
            Ok(text) => assert!(!text.text.trim().is_empty()),
            Err(why) => assert!(!why.message(Lang::Vi).is_empty()),
        }
    }
}
