//! What each answer of `doichieu rules lsp` costs, beside the whole built-in set: from a message to its answer, over
//! standard input and output, as an editor waits for it.
//!
//! `cargo bench --bench lsp`. Twice: with one file of one's own beside the rules that ship, and with a copy of all rules
//! that ship opened as a folder, as who works on them has it. It fails where a median reaches 20 ms.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a program of its own that is to stop when it goes wrong"
)]

use lsp_server::{Message, Notification, Request, RequestId};
use serde_json::{Value, json};
use std::io::BufReader;
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

/// How often each is asked.
const RUNS: usize = 31;
/// What a person does not notice.
const MOST: Duration = Duration::from_millis(20);

const OWN: &str = "document kh-1-ca-mau-2026 {
  number     \"1/KH-UBND\"
  issued     2026-01-05
  issuer     \"UBND tỉnh Cà Mau\"
  level      province
  area       \"Cà Mau\"
  title      \"Kế hoạch chuyển đổi số năm 2026\"
  verified   read
  implements nq-71-2025
}

from kh-1-ca-mau-2026 for commune in \"Cà Mau\" {
  evidence primary \"toàn văn\" checked 2026-11-28
  online-payment >= 90% by 2026 must
}
";

struct Editor {
    child: Child,
    to: ChildStdin,
    from: BufReader<ChildStdout>,
    asked: i32,
    uri: String,
    slowest: (Duration, String),
}

impl Editor {
    fn open(folder: &Path) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_doichieu"))
            .args(["rules", "lsp"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let to = child.stdin.take().unwrap();
        let from = BufReader::new(child.stdout.take().unwrap());
        let root = format!("file://{}", folder.display());
        let uri = format!("{root}/own.rules");
        let mut editor = Self {
            child,
            to,
            from,
            asked: 0,
            uri: uri.clone(),
            slowest: (Duration::ZERO, String::new()),
        };
        editor.ask(
            "initialize",
            json!({"capabilities": {}, "workspaceFolders": [{"uri": root, "name": "x"}]}),
        );
        editor.tell(
            "textDocument/didOpen",
            json!({"textDocument": {"uri": uri, "languageId": "x", "version": 1, "text": OWN}}),
        );
        editor
    }

    fn tell(&mut self, method: &str, params: Value) {
        let told = Notification::new(method.to_owned(), params);
        Message::Notification(told).write(&mut self.to).unwrap();
    }

    fn ask(&mut self, method: &str, params: Value) -> Value {
        self.asked += 1;
        let id = RequestId::from(self.asked);
        let request = Request::new(id.clone(), method.to_owned(), params);
        Message::Request(request).write(&mut self.to).unwrap();
        loop {
            if let Message::Response(answer) = Message::read(&mut self.from).unwrap().unwrap()
                && answer.id == id
            {
                return answer.response_result.unwrap();
            }
        }
    }

    /// The first letter of these words.
    fn at(&self, words: &str) -> Value {
        let before = &OWN[..OWN.find(words).unwrap()];
        let line = before.matches('\n').count();
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        let character = before[start..].encode_utf16().count() + 1;
        json!({"textDocument": {"uri": self.uri}, "position": {"line": line, "character": character}})
    }

    /// A letter is typed, and what is wrong now is told.
    fn keystroke(&mut self, nth: usize) {
        let text = match nth % 2 {
            0 => OWN.replace("online-payment", "online-paymen"),
            _ => OWN.to_owned(),
        };
        self.tell(
            "textDocument/didChange",
            json!({"textDocument": {"uri": self.uri, "version": nth}, "contentChanges": [{"text": text}]}),
        );
        loop {
            if let Message::Notification(told) = Message::read(&mut self.from).unwrap().unwrap()
                && told.params["uri"] == self.uri
            {
                let some = told.params["diagnostics"].as_array().unwrap().len();
                assert_eq!(some > 0, nth.is_multiple_of(2), "{told:?}");
                return;
            }
        }
    }

    fn measure(&mut self, name: &str, mut what: impl FnMut(&mut Self, usize)) {
        let mut times = Vec::with_capacity(RUNS);
        for nth in 0..=RUNS {
            let start = Instant::now();
            what(self, nth);
            times.push(start.elapsed());
        }
        times.sort_unstable();
        let (median, most) = (times[times.len() / 2], times[times.len() - 1]);
        println!(
            "{name:12} median {:6} µs, most {:6} µs",
            median.as_micros(),
            most.as_micros()
        );
        if median > self.slowest.0 {
            self.slowest = (median, name.to_owned());
        }
    }

    fn close(mut self) -> (Duration, String) {
        self.ask("shutdown", Value::Null);
        self.tell("exit", Value::Null);
        assert!(self.child.wait().unwrap().success());
        self.slowest
    }
}

fn requests(folder: &Path) -> (Duration, String) {
    let mut editor = Editor::open(folder);
    let with = |mut at: Value, key: &str, value: Value| {
        at[key] = value;
        at
    };
    let file = json!({"textDocument": {"uri": editor.uri}});
    let slug = editor.at("nq-71-2025");
    let own = editor.at("kh-1-ca-mau-2026 for");
    let asked = [
        ("completion", "completion", editor.at("nq-71-2025")),
        (
            "completion of indicators",
            "completion",
            editor.at("online-payment"),
        ),
        ("hover", "hover", slug.clone()),
        ("definition", "definition", slug.clone()),
        (
            "references",
            "references",
            with(slug, "context", json!({"includeDeclaration": true})),
        ),
        (
            "rename",
            "rename",
            with(own, "newName", json!("kh-2-ca-mau-2026")),
        ),
        (
            "formatting",
            "formatting",
            with(
                file.clone(),
                "options",
                json!({"tabSize": 2, "insertSpaces": true}),
            ),
        ),
        ("symbols", "documentSymbol", file.clone()),
        (
            "code action",
            "codeAction",
            with(
                with(
                    file,
                    "range",
                    json!({"start": {"line": 0, "character": 0}, "end": {"line": 99, "character": 0}}),
                ),
                "context",
                json!({"diagnostics": []}),
            ),
        ),
    ];
    for (name, method, params) in asked {
        let method = format!("textDocument/{method}");
        editor.measure(name, |editor, _| {
            let answer = editor.ask(&method, params.clone());
            assert!(!answer.is_null() || name == "formatting", "{name}");
        });
    }
    editor.measure("a keystroke", Editor::keystroke);
    editor.close()
}

fn main() {
    let folder = tempfile::tempdir().unwrap();
    let own = folder.path().join("own");
    std::fs::create_dir(&own).unwrap();
    println!("one file beside the rules that ship");
    let one = requests(&own);
    let all = folder.path().join("all");
    let exported = Command::new(env!("CARGO_BIN_EXE_doichieu"))
        .args(["rules", "export"])
        .arg(all.join("rules"))
        .stdout(Stdio::null())
        .status();
    assert!(exported.unwrap().success());
    println!("a folder with all rules that ship");
    let whole = requests(&all);
    for (slowest, name) in [one, whole] {
        assert!(slowest < MOST, "{name}: {slowest:?}");
    }
}
