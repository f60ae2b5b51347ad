//! The frame of a page: its head, its styles, what stands on it.

use crate::graph::render::svg;
use crate::lang::Lang;
use crate::report::overview::Overview;
use crate::report::roll_up;
use crate::text::{doubtful, is_unseen};
use maud::{DOCTYPE, PreEscaped, html};

const STYLE: &str = include_str!("style.css");

/// What a page is called.
pub(super) struct Title(String);

impl Title {
    pub(super) fn plan(overview: &Overview) -> Self {
        Self(overview.heading.clone())
    }

    pub(super) fn all(lang: Lang) -> Self {
        Self(
            lang.pick(
                "Đối chiếu kế hoạch chuyển đổi số",
                "Plans laid beside their basis",
            )
            .to_owned(),
        )
    }

    pub(super) fn province(province: &str, lang: Lang) -> Self {
        Self(roll_up::name(province, lang).to_owned())
    }

    pub(super) fn explanations(lang: Lang) -> Self {
        Self(
            lang.pick("Giải thích các phát hiện", "What the findings mean")
                .to_owned(),
        )
    }
}

/// What stands for the content of a page while its frame is made: no text can have it.
const CONTENT: &str = "\u{1}content\u{1}";

/// A whole page with this content, which is HTML already.
pub(super) fn page(title: &Title, lang: Lang, content: &str) -> String {
    let [before, after] = frame(title, lang);
    before + &clean(content.to_owned()) + &after
}

/// Text without signs that no page may have, wherever they came from.
pub(super) fn clean(mut text: String) -> String {
    let is_none = |c: char| c != '\n' && (is_unseen(c) || matches!(c, '\u{fffe}' | '\u{ffff}'));
    if doubtful(&text).any(is_none) {
        text.retain(|c| !is_none(c));
    }
    text
}

/// What stands before and after the content of a page.
pub(super) fn frame(title: &Title, lang: Lang) -> [String; 2] {
    let made_by = concat!("doichieu ", env!("CARGO_PKG_VERSION"));
    let page = html! {
        (DOCTYPE)
        html lang=(lang.pick("vi", "en")) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="generator" content=(made_by);
                // Nothing is loaded and nothing runs, whatever a plan may contain.
                meta http-equiv="Content-Security-Policy"
                    content="default-src 'none'; style-src 'unsafe-inline'";
                title { (title.0) }
                style { (PreEscaped(STYLE)) (PreEscaped(svg::STYLE)) }
            }
            body {
                main { (CONTENT) }
                footer { (lang.pick("Lập bằng", "Made with")) " " (made_by) }
            }
        }
    };
    let page = page.into_string();
    let (before, after) = page.split_once(CONTENT).unwrap_or_default();
    [before.to_owned(), after.to_owned() + "\n"].map(clean)
}
