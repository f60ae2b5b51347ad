//! What an editor asks about the words under the cursor.

use super::Server;
use super::desk::{Look, Name};
use super::place::uri_of;
use crate::cli::rules::show::show;
use crate::rule::builtin_files;
use crate::rule::format::format;
use crate::rule::syntax_error::Named;
use crate::text::{Place, SourceId};
use lsp_types::{
    CodeActionParams, DocumentFormattingParams, DocumentSymbolParams, GotoDefinitionParams,
    HoverParams, Location, ReferenceParams, RenameParams, TextDocumentPositionParams, TextEdit,
};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Why something that was asked cannot be done.
pub(super) struct Refused(pub(super) String);

type Answer = Result<Value, Refused>;

impl Server {
    /// The name under the cursor.
    fn name<'l>(&self, look: &'l Look, at: &TextDocumentPositionParams) -> Option<&'l Name> {
        let (id, source) = look.file(&at.text_document.uri)?;
        look.name_at(id, self.columns.offset(source.text(), at.position))
    }

    /// All that the rules say of the name: number, title, evidence, the sentence quoted.
    pub(super) fn hover(&mut self, look: &Look, params: &HoverParams) -> Value {
        let name = self.name(look, &params.text_document_position_params);
        let Some(name) = name else {
            return Value::Null;
        };
        let Ok(page) = show(self.desk.rules(), &name.slug, self.layout()) else {
            return Value::Null;
        };
        let source = look.source(name.place.source);
        let range = source.map(|source| self.columns.range(source, name.place.span));
        let value = format!("```text\n{}\n```", page.trim_end());
        json!({"contents": {"kind": "markdown", "value": value}, "range": range})
    }

    /// Where the name is declared.
    pub(super) fn definition(&mut self, look: &Look, params: &GotoDefinitionParams) -> Value {
        let name = self.name(look, &params.text_document_position_params);
        let declared = name.and_then(|name| look.same(name).find(|name| name.declares));
        json!(declared.and_then(|name| self.location(look, name.place)))
    }

    /// Everywhere the name stands.
    pub(super) fn references(&mut self, look: &Look, params: &ReferenceParams) -> Value {
        let Some(name) = self.name(look, &params.text_document_position) else {
            return json!([]);
        };
        let wanted = |name: &&Name| params.context.include_declaration || !name.declares;
        let places: Vec<Place> = look
            .same(name)
            .filter(wanted)
            .map(|name| name.place)
            .collect();
        let found: Vec<Location> = places
            .into_iter()
            .filter_map(|place| self.location(look, place))
            .collect();
        json!(found)
    }

    /// Whether the name under the cursor can get another.
    pub(super) fn prepare_rename(
        &mut self,
        look: &Look,
        params: &TextDocumentPositionParams,
    ) -> Answer {
        let name = self.renamed(look, params)?;
        let source = look.source(name.place.source);
        let range = source.map(|source| self.columns.range(source, name.place.span));
        Ok(json!({"range": range, "placeholder": name.slug}))
    }

    /// Gives a name of one's own another, everywhere.
    pub(super) fn rename(&mut self, look: &Look, params: &RenameParams) -> Answer {
        let name = self.renamed(look, &params.text_document_position)?;
        let new = &params.new_name;
        let part = |part: &str| {
            let of_slug = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit();
            !part.is_empty() && part.bytes().all(of_slug)
        };
        if !new.split('-').all(part) {
            return Err(Refused(self.lang.pick(
                format!("“{new}” không phải tên: chỉ dùng a … z, 0 … 9 và dấu nối giữa các phần"),
                format!("“{new}” is no name: a … z, 0 … 9, and hyphens between parts"),
            )));
        }
        if look
            .names
            .iter()
            .any(|other| other.declares && other.named == name.named && other.slug == *new)
        {
            return Err(Refused(self.lang.pick(
                format!("đã có {} “{new}”", name.named.bare_word(self.lang)),
                format!(
                    "there is already a {} “{new}”",
                    name.named.bare_word(self.lang)
                ),
            )));
        }
        let mut changes: BTreeMap<String, Vec<TextEdit>> = BTreeMap::new();
        for name in look.same(name) {
            let Some(source) = look.source(name.place.source) else {
                continue;
            };
            if let Some(uri) = uri_of(Path::new(source.name())) {
                let range = self.columns.range(source, name.place.span);
                changes
                    .entry(uri.as_str().to_owned())
                    .or_default()
                    .push(TextEdit::new(range, new.clone()));
            }
        }
        Ok(json!({"changes": changes}))
    }

    /// The name under the cursor, where it is one's own to change.
    fn renamed<'l>(
        &self,
        look: &'l Look,
        at: &TextDocumentPositionParams,
    ) -> Result<&'l Name, Refused> {
        let lang = self.lang;
        let Some(name) = self.name(look, at) else {
            let words = lang.pick("ở đây không có tên nào", "no name stands here");
            return Err(Refused(words.to_owned()));
        };
        if look
            .same(name)
            .any(|name| look.is_builtin(name.place.source))
        {
            return Err(Refused(lang.pick(
                format!(
                    "“{}” là tên trong bộ quy tắc có sẵn, không đổi được",
                    name.slug
                ),
                format!("“{}” is a name of the built-in rules and stays", name.slug),
            )));
        }
        Ok(name)
    }

    /// The whole file in its layout; nothing where it has an error.
    pub(super) fn formatting(&mut self, look: &Look, params: &DocumentFormattingParams) -> Value {
        let Some((_, source)) = look.file(&params.text_document.uri) else {
            return Value::Null;
        };
        let Some(after) = format(source.text()) else {
            return Value::Null;
        };
        let text = source.text();
        let edits = (after != text).then(|| TextEdit {
            range: lsp_types::Range {
                start: self.columns.position(text, 0),
                end: self.columns.position(text, text.len()),
            },
            new_text: after,
        });
        json!(edits.into_iter().collect::<Vec<_>>())
    }

    /// What was surely meant, in place of what is wrong there.
    pub(super) fn code_actions(&mut self, look: &Look, params: &CodeActionParams) -> Value {
        let (Some((id, source)), Some(errors)) =
            (look.file(&params.text_document.uri), &look.errors)
        else {
            return json!([]);
        };
        let mut actions = Vec::new();
        for error in errors
            .errors
            .iter()
            .filter(|error| error.place.source == id)
        {
            let range = self.columns.range(source, error.place.span);
            let touches = range.start <= params.range.end && params.range.start <= range.end;
            let Some(meant) = errors.meant(error).filter(|_| touches) else {
                continue;
            };
            let title = self
                .lang
                .pick(format!("Sửa thành {meant}"), format!("Change to {meant}"));
            let edit = TextEdit::new(range, meant);
            let changes = BTreeMap::from([(params.text_document.uri.as_str(), vec![edit])]);
            let action = json!({"title": title, "kind": "quickfix", "isPreferred": true, "edit": {"changes": changes}});
            actions.push(action);
        }
        json!(actions)
    }

    /// What the file declares.
    pub(super) fn symbols(&mut self, look: &Look, params: &DocumentSymbolParams) -> Value {
        let Some((id, source)) = look.file(&params.text_document.uri) else {
            return json!([]);
        };
        let declared = look
            .names
            .iter()
            .filter(|name| name.declares && name.place.source == id);
        let symbol = |name: &Name| {
            let range = self.columns.range(source, name.place.span);
            // A class and a field: the protocol has no kinds of its own for these.
            let kind = if name.named == Named::Document { 5 } else { 8 };
            json!({"name": name.slug, "kind": kind, "range": range, "selectionRange": range})
        };
        json!(declared.map(symbol).collect::<Vec<_>>())
    }

    /// A place as the editor goes to it; the file of a built-in rule is laid down first.
    fn location(&mut self, look: &Look, place: Place) -> Option<Location> {
        let source = look.source(place.source)?;
        let range = self.columns.range(source, place.span);
        let path = if look.is_builtin(place.source) {
            self.shipped(look, place.source)?
        } else {
            Path::new(source.name()).to_owned()
        };
        Some(Location::new(uri_of(&path)?, range))
    }

    /// A built-in file on the disk, for this session alone.
    fn shipped(&mut self, look: &Look, id: SourceId) -> Option<std::path::PathBuf> {
        let name = look.source(id)?.name();
        if self.shipped.is_none() {
            self.shipped = tempfile::Builder::new()
                .prefix("doichieu-rules-")
                .tempdir()
                .ok();
        }
        let path = self.shipped.as_ref()?.path().join(name);
        if !path.exists() {
            let (_, text) = builtin_files().find(|(known, _)| *known == name)?;
            fs::create_dir_all(path.parent()?).ok()?;
            fs::write(&path, text).ok()?;
        }
        Some(path)
    }
}
