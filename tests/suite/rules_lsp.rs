//! `rules lsp`: a real session over standard input and output.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that cannot go on fails"
)]

use lsp_server::{Message, Notification, Request};
use serde_json::{Value, json};
use std::fs;
use std::io::BufReader;
use std::path::PathBuf;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

/// An editor that waits for each answer.
struct Editor {
    child: Child,
    to: ChildStdin,
    from: BufReader<ChildStdout>,
    asked: i32,
    /// The problems of each file, as last told.
    problems: std::collections::BTreeMap<String, Vec<Value>>,
    folder: PathBuf,
}

impl Editor {
    /// Opens a folder of its own.
    fn open(name: &str) -> Self {
        let folder = crate::run::scratch().join(name);
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        let mut child = Command::new(env!("CARGO_BIN_EXE_doichieu"))
            .args(["rules", "lsp", "--lang", "en"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let to = child.stdin.take().unwrap();
        let from = BufReader::new(child.stdout.take().unwrap());
        let mut editor = Self {
            child,
            to,
            from,
            asked: 0,
            problems: std::collections::BTreeMap::new(),
            folder,
        };
        let root = editor.uri("");
        let said = editor.ask(
            "initialize",
            json!({"capabilities": {}, "workspaceFolders": [{"uri": root.trim_end_matches('/'), "name": "x"}]}),
        );
        assert_eq!(said["capabilities"]["positionEncoding"], "utf-16");
        editor.tell("initialized", json!({}));
        editor
    }

    fn uri(&self, file: &str) -> String {
        format!("file://{}/{file}", self.folder.display())
    }

    fn tell(&mut self, method: &str, params: Value) {
        let message = Message::Notification(Notification::new(method.to_owned(), params));
        message.write(&mut self.to).unwrap();
    }

    fn ask(&mut self, method: &str, params: Value) -> Value {
        self.answer(method, params).unwrap()
    }

    fn answer(&mut self, method: &str, params: Value) -> Result<Value, String> {
        self.asked += 1;
        let id = self.asked.into();
        let request = Request::new(id, method.to_owned(), params);
        let id = request.id.clone();
        Message::Request(request).write(&mut self.to).unwrap();
        loop {
            match Message::read(&mut self.from).unwrap().unwrap() {
                Message::Response(response) if response.id == id => {
                    return serde_json::to_value(&response)
                        .map(|value| match value.get("error") {
                            Some(error) => Err(error["message"].as_str().unwrap().to_owned()),
                            None => Ok(value.get("result").cloned().unwrap_or(Value::Null)),
                        })
                        .unwrap();
                }
                Message::Notification(told) => {
                    let uri = told.params["uri"].as_str().unwrap().to_owned();
                    let problems = told.params["diagnostics"].as_array().unwrap().clone();
                    self.problems.insert(uri, problems);
                }
                other => panic!("{other:?}"),
            }
        }
    }

    fn types(&mut self, file: &str, text: &str) {
        let uri = self.uri(file);
        self.tell(
            "textDocument/didOpen",
            json!({"textDocument": {"uri": uri, "languageId": "doichieu-rules", "version": 1, "text": text}}),
        );
        // The problems are told before the next answer.
        self.ask(
            "textDocument/documentSymbol",
            json!({"textDocument": {"uri": uri}}),
        );
    }

    /// A place: the file, and the first letter of these words in its text.
    fn at(&self, file: &str, text: &str, words: &str) -> Value {
        let before = &text[..text.find(words).unwrap()];
        let line = before.matches('\n').count();
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        let character = before[start..].encode_utf16().count() + 1;
        json!({"textDocument": {"uri": self.uri(file)}, "position": {"line": line, "character": character}})
    }

    fn messages(&self, file: &str) -> Vec<String> {
        let told = self
            .problems
            .get(&self.uri(file))
            .cloned()
            .unwrap_or_default();
        told.iter()
            .map(|one| one["message"].as_str().unwrap().to_owned())
            .collect()
    }

    fn close(mut self) {
        self.ask("shutdown", Value::Null);
        self.tell("exit", Value::Null);
        assert!(self.child.wait().unwrap().success());
    }
}

/// Ten mistakes, each on a line of its own.
const MISTAKES: &str = "documnt kh-0 {\n}\ndocument kh-1-ca-mau-2026 {\n  numbr      \"1/KH-UBND\"\n  issued     05/01/2026\n  issuer     UBND tỉnh Cà Mau\n  level      provnce\n  \
area       \"Cà Mao\"\n  title      \"Kế hoạch\"\n  verified   red\n  implements nq-71-2052\n}\n\n\
from kh-1-ca-mau-2026 for commune in \"Cà Mau\" {\n  evidence primary \"x\" checked 2026-02-30\n  online-paymnet => 90% by 2026 must\n}\n";

#[test]
fn ten_mistakes_are_said_in_one_run_and_in_the_editor() {
    let mut editor = Editor::open("lsp-mistakes");
    editor.types("own.rules", MISTAKES);
    let said = editor.messages("own.rules");
    let file = editor.folder.join("own.rules");
    fs::write(&file, MISTAKES).unwrap();
    let path = file.to_str().unwrap();
    let ran = super::run::run(["rules", "lint", "--only", path, "--lang", "en"]);
    for words in [
        "documnt",
        "numbr",
        "05/01/2026",
        "UBND tỉnh Cà Mau",
        "provnce",
        "red",
        "2026-02-30",
        "=>",
    ] {
        assert!(
            said.iter().any(|message| message.contains(words)),
            "{words}: {said:#?}"
        );
        assert!(ran.err.contains(words), "{words}: {}", ran.err);
    }
    assert_eq!(
        said.len(),
        ran.err.matches("error: ").count(),
        "{said:#?}\n{}",
        ran.err
    );
    assert!(said.len() >= 10, "{said:#?}");
    let fixes = editor.ask(
        "textDocument/codeAction",
        json!({"textDocument": {"uri": editor.uri("own.rules")}, "range": {"start": {"line": 0, "character": 0}, "end": {"line": 99, "character": 0}}, "context": {"diagnostics": []}}),
    );
    let titles: Vec<&str> = fixes
        .as_array()
        .unwrap()
        .iter()
        .map(|fix| fix["title"].as_str().unwrap())
        .collect();
    for title in [
        "Change to document",
        "Change to number",
        "Change to 2026-01-05",
        "Change to >=",
        "Change to province",
    ] {
        assert!(titles.contains(&title), "{title}: {titles:?}");
    }
    editor.close();
}

const OWN: &str = "document kh-1-ca-mau-2026 {\n  number     \"1/KH-UBND\"\n  issued     2026-01-05\n  issuer     \"UBND tỉnh Cà Mau\"\n  level      province\n  area       \"Cà Mau\"\n  \
title      \"Kế hoạch chuyển đổi số năm 2026\"\n  verified   read\n  implements nq-71-2025\n}\n\n\
from kh-1-ca-mau-2026 for commune in \"Cà Mau\" {\n  evidence primary \"toàn văn\" checked 2026-11-28\n  online-payment >= 90% by 2026 must\n}\n";

#[test]
fn names_are_known_found_and_renamed() {
    let mut editor = Editor::open("lsp-names");
    editor.types("own.rules", OWN);
    assert_eq!(editor.messages("own.rules"), Vec::<String>::new());
    let hover = editor.ask(
        "textDocument/hover",
        editor.at("own.rules", OWN, "nq-71-2025"),
    );
    let page = hover["contents"]["value"].as_str().unwrap();
    assert!(page.contains("71/NQ-CP") && page.contains("“"), "{page}");
    let found = editor.ask(
        "textDocument/definition",
        editor.at("own.rules", OWN, "nq-71-2025"),
    );
    let uri = found["uri"].as_str().unwrap();
    let path = uri.strip_prefix("file://").unwrap();
    let line = found["range"]["start"]["line"].as_u64().unwrap();
    let text = fs::read_to_string(path).unwrap();
    let declared = text.lines().nth(usize::try_from(line).unwrap()).unwrap();
    assert!(declared.starts_with("document nq-71-2025"), "{declared}");

    let mut references = editor.at("own.rules", OWN, "kh-1-ca-mau-2026 for");
    references["context"] = json!({"includeDeclaration": true});
    let all = editor.ask("textDocument/references", references);
    assert_eq!(all.as_array().unwrap().len(), 2, "{all}");
    let mut rename = editor.at("own.rules", OWN, "kh-1-ca-mau-2026 for");
    rename["newName"] = json!("kh-2-ca-mau-2026");
    let changes = editor.ask("textDocument/rename", rename.clone());
    let edits = changes["changes"][editor.uri("own.rules")]
        .as_array()
        .unwrap();
    assert_eq!(edits.len(), 2, "{changes}");
    rename["newName"] = json!("nq-71-2025");
    assert!(
        editor
            .answer("textDocument/rename", rename.clone())
            .unwrap_err()
            .contains("already")
    );
    rename["newName"] = json!("Kế hoạch");
    assert!(
        editor
            .answer("textDocument/rename", rename)
            .unwrap_err()
            .contains("no name")
    );
    let mut shipped = editor.at("own.rules", OWN, "nq-71-2025");
    shipped["newName"] = json!("nq-72");
    assert!(
        editor
            .answer("textDocument/rename", shipped)
            .unwrap_err()
            .contains("built-in")
    );
    editor.close();
}

#[test]
fn what_may_stand_there_is_offered_and_the_layout_given() {
    let mut editor = Editor::open("lsp-typing");
    let text = "from  nq-71-2025 for commune in \"\n";
    editor.types("a.rules", text);
    let offered = editor.ask("textDocument/completion", {
        let mut at = editor.at("a.rules", text, "\"\n");
        at["context"] = json!({"triggerKind": 1});
        at
    });
    let labels: Vec<&str> = offered
        .as_array()
        .unwrap()
        .iter()
        .map(|item| item["label"].as_str().unwrap())
        .collect();
    assert!(
        labels.contains(&"Cà Mau") && labels.len() == 34,
        "{labels:?}"
    );
    let loose = OWN.replace("  number     ", "number ");
    editor.types("a.rules", &loose);
    let edits = editor.ask(
        "textDocument/formatting",
        json!({"textDocument": {"uri": editor.uri("a.rules")}, "options": {"tabSize": 2, "insertSpaces": true}}),
    );
    assert_eq!(edits[0]["newText"], OWN);
    editor.types("a.rules", &OWN.replace("  verified   read\n", ""));
    assert!(
        editor.messages("a.rules")[0].contains("verified"),
        "{:?}",
        editor.problems
    );
    assert!(editor.answer("textDocument/nothing", json!({})).is_err());
    editor.close();
}
