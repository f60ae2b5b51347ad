//! What fuzzing tries (`.ci/fuzz`), with every input that is kept: those it begins with, and the
//! shortest of each kind that once ended in a fault.

#[path = "../../fuzz/src/targets/mod.rs"]
pub(crate) mod targets;

use std::fs;
use std::path::{Path, PathBuf};

fn kept(target: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("fuzz/kept")
        .join(target);
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    files
}

#[test]
#[expect(
    clippy::print_stdout,
    reason = "where it fails the last file named is the one"
)]
fn every_input_that_is_kept_holds() {
    for (name, target) in targets::ALL {
        let files = kept(name);
        assert!(!files.is_empty(), "{name} has nothing to begin with");
        for file in files {
            println!("{}", file.display());
            target(&fs::read(&file).unwrap());
        }
    }
}

#[test]
fn every_target_has_a_program_and_a_share_of_the_time() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let script = fs::read_to_string(root.join(".ci/fuzz")).unwrap();
    for (name, _) in targets::ALL {
        let program = root.join("fuzz/src/bin").join(format!("{name}.rs"));
        let text = fs::read_to_string(program).unwrap();
        assert!(text.contains("doichieu_fuzz::program!("), "{text}");
        assert!(script.contains(&format!("    \"{name}\": (")), "{name}");
    }
    let programs = fs::read_dir(root.join("fuzz/src/bin")).unwrap().count();
    assert_eq!(programs, targets::ALL.len());
}

#[test]
fn nothing_and_noise_are_inputs_too() {
    let noise: Vec<u8> = (0..=255).chain((0..=255).rev()).collect();
    for (_, target) in targets::ALL {
        for data in [&[][..], b"\0", b"\xff\xfe\xef\xbb\xbf", &noise] {
            target(data);
        }
    }
}
