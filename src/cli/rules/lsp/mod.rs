//! `doichieu rules lsp`: a language server for those who write rules in an editor.
//!
//! It speaks the Language Server Protocol over standard input and output, one message after the
//! other. All rule files of the folder that the editor opens, and of `--rules`, belong together
//! with those that ship.

mod answer;
mod complete;
mod desk;
mod place;
mod problem;

use crate::cli::{ExitStatus, Io, Shared};
use crate::error::Error;
use crate::lang::Lang;
use crate::report::Layout;
use crate::text::Paint;
use answer::Refused;
use desk::{Desk, Look};
use lsp_server::{ErrorCode, Message, Notification, Request, Response};
use lsp_types::{InitializeParams, PositionEncodingKind, Uri};
use place::{Columns, path_of};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::io::{self, BufRead, Write};
use tempfile::TempDir;

/// Serves an editor until it says that it is done.
pub(super) fn run(shared: &Shared, io: &mut Io<'_>) -> Result<ExitStatus, Error> {
    let lang = io.layout(shared).lang;
    let mut server = Server {
        desk: Desk::new(!shared.no_builtin_rules, shared.rules.clone()),
        lang,
        columns: Columns::Utf16,
        told: BTreeSet::new(),
        shipped: None,
    };
    server.serve(&mut io::stdin().lock(), io.out)
}

/// One editor's session.
struct Server {
    desk: Desk,
    lang: Lang,
    columns: Columns,
    /// The files that have problems in the editor.
    told: BTreeSet<String>,
    /// Where the built-in files lie once the editor has asked for one.
    shipped: Option<TempDir>,
}

impl Server {
    fn serve(&mut self, input: &mut dyn BufRead, out: &mut dyn Write) -> Result<ExitStatus, Error> {
        let mut input = io::BufReader::new(input);
        let mut is_over = false;
        while let Some(message) = Message::read(&mut input)? {
            match message {
                Message::Request(request) if request.method == "shutdown" => {
                    is_over = true;
                    send(out, Response::new_ok(request.id, Value::Null))?;
                }
                Message::Request(request) => {
                    let answer = self.answer(request);
                    send(out, answer)?;
                }
                Message::Notification(told) if told.method == "exit" => break,
                Message::Notification(told) => self.notice(told, out)?,
                Message::Response(_) => {}
            }
        }
        Ok(if is_over {
            ExitStatus::Success
        } else {
            ExitStatus::Failure
        })
    }

    /// How a page about a name is laid out.
    fn layout(&self) -> Layout {
        Layout {
            lang: self.lang,
            width: 90,
            paint: Paint::Plain,
        }
    }

    fn answer(&mut self, request: Request) -> Response {
        let Request { id, method, params } = request;
        let answered = match method.as_str() {
            "initialize" => self.initialize(params),
            "textDocument/completion" => self.with_sure(params, Self::complete),
            "textDocument/hover" => self.with_sure(params, Self::hover),
            "textDocument/definition" => self.with_sure(params, Self::definition),
            "textDocument/references" => self.with_sure(params, Self::references),
            "textDocument/prepareRename" => self.with(params, Self::prepare_rename),
            "textDocument/rename" => self.with(params, Self::rename),
            "textDocument/formatting" => self.with_sure(params, Self::formatting),
            "textDocument/codeAction" => self.with_sure(params, Self::code_actions),
            "textDocument/documentSymbol" => self.with_sure(params, Self::symbols),
            _ => {
                let code = ErrorCode::MethodNotFound as i32;
                return Response::new_err(id, code, method);
            }
        };
        match answered {
            Ok(value) => Response::new_ok(id, value),
            Err(Refused(words)) => Response::new_err(id, ErrorCode::InvalidParams as i32, words),
        }
    }

    /// Reads what is asked, looks at all files and answers.
    fn with<P: DeserializeOwned>(
        &mut self,
        params: Value,
        answer: impl FnOnce(&mut Self, &Look, &P) -> Result<Value, Refused>,
    ) -> Result<Value, Refused> {
        let params = serde_json::from_value(params).map_err(|error| Refused(error.to_string()))?;
        let look = self.desk.look();
        answer(self, &look, &params)
    }

    /// The same for what can always be answered.
    fn with_sure<P: DeserializeOwned>(
        &mut self,
        params: Value,
        answer: impl FnOnce(&mut Self, &Look, &P) -> Value,
    ) -> Result<Value, Refused> {
        self.with(params, |server, look, params| {
            Ok(answer(server, look, params))
        })
    }

    fn initialize(&mut self, params: Value) -> Result<Value, Refused> {
        let params: InitializeParams =
            serde_json::from_value(params).map_err(|error| Refused(error.to_string()))?;
        let general = params.capabilities.general;
        let encodings = general.and_then(|general| general.position_encodings);
        if encodings.is_some_and(|known| known.contains(&PositionEncodingKind::UTF8)) {
            self.columns = Columns::Utf8;
        }
        let folders = params.workspace_folders.unwrap_or_default();
        let folders = folders.iter().filter_map(|folder| path_of(&folder.uri));
        self.desk.add(folders.collect());
        let encoding = match self.columns {
            Columns::Utf8 => "utf-8",
            Columns::Utf16 => "utf-16",
        };
        Ok(json!({
            "capabilities": {
                "positionEncoding": encoding,
                "textDocumentSync": {"openClose": true, "change": 1, "save": true},
                "completionProvider": {"triggerCharacters": [" ", "\""]},
                "hoverProvider": true,
                "definitionProvider": true,
                "referencesProvider": true,
                "renameProvider": {"prepareProvider": true},
                "documentFormattingProvider": true,
                "documentSymbolProvider": true,
                "codeActionProvider": {"codeActionKinds": ["quickfix"]},
            },
            "serverInfo": {"name": "doichieu", "version": env!("CARGO_PKG_VERSION")},
        }))
    }

    /// Takes what the editor tells, and says what is wrong with the files now.
    fn notice(&mut self, told: Notification, out: &mut dyn Write) -> Result<(), Error> {
        let Notification { method, params } = told;
        let uri = params.pointer("/textDocument/uri").cloned();
        let uri: Option<Uri> = uri.and_then(|uri| serde_json::from_value(uri).ok());
        let Some(uri) = uri else {
            return Ok(());
        };
        let text = match method.as_str() {
            "textDocument/didOpen" => params.pointer("/textDocument/text"),
            "textDocument/didChange" => params
                .pointer("/contentChanges")
                .and_then(Value::as_array)
                .and_then(|changes| changes.last()?.get("text")),
            "textDocument/didClose" => {
                self.desk.closed(&uri);
                None
            }
            "textDocument/didSave" => None,
            _ => return Ok(()),
        };
        if let Some(text) = text.and_then(Value::as_str) {
            self.desk.typed(&uri, text);
        }
        let look = self.desk.look();
        let with_lints = method != "textDocument/didChange";
        for problems in self.problems(&look, with_lints) {
            let told = Notification::new("textDocument/publishDiagnostics".to_owned(), problems);
            send(out, told)?;
        }
        Ok(())
    }
}

fn send(out: &mut dyn Write, message: impl Into<Message>) -> io::Result<()> {
    let mut out = out;
    message.into().write(&mut out)?;
    out.flush()
}
