//! The language of word files: `keyword argument …`, one statement a line; a line that is indented goes on with it.
//!
//! ```text
//! # Words that say how a figure binds.
//! tag least
//!   "tối thiểu" "ít nhất"
//! province "Ninh Bình"  was "Hà Nam" "Nam Định"
//! ```

/// An argument: a name (`was`) or a text in quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Argument<'t> {
    /// A bare word.
    Name(&'t str),
    /// What stands between quotation marks.
    Text(&'t str),
}

/// A statement of a word file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement<'t> {
    /// What kind it is: `tag`, `province`.
    pub keyword: &'t str,
    /// Its arguments in order.
    pub arguments: Vec<Argument<'t>>,
    /// The line it begins on, from 1.
    pub line: u32,
}

impl<'t> Statement<'t> {
    /// The texts before the first name.
    pub fn texts(&self) -> impl Iterator<Item = &'t str> {
        texts(&self.arguments)
    }

    /// The texts that follow a name: those of `was` in `"Ninh Bình" was "Hà Nam" "Nam Định"`.
    pub fn after(&self, name: &str) -> impl Iterator<Item = &'t str> {
        let mut at = self.arguments.iter();
        at.find(|argument| **argument == Argument::Name(name));
        texts(at.as_slice())
    }

    /// The name that stands first.
    pub fn first_name(&self) -> Option<&'t str> {
        match self.arguments.first()? {
            Argument::Name(name) => Some(name),
            Argument::Text(_) => None,
        }
    }

    /// Whether a name stands among the arguments.
    pub fn has(&self, name: &str) -> bool {
        self.arguments.contains(&Argument::Name(name))
    }

    /// The name that follows another: `ministry` after `level`.
    pub fn name_after(&self, name: &str) -> Option<&'t str> {
        let mut at = self.arguments.iter();
        at.find(|argument| **argument == Argument::Name(name))?;
        match at.next()? {
            Argument::Name(next) => Some(next),
            Argument::Text(_) => None,
        }
    }
}

fn texts<'t>(arguments: &[Argument<'t>]) -> impl Iterator<Item = &'t str> {
    let text = |argument: &Argument<'t>| match argument {
        Argument::Text(text) => Some(*text),
        Argument::Name(_) => None,
    };
    // A copy, so that nothing is borrowed from the list.
    let found: Vec<&'t str> = arguments.iter().map_while(text).collect();
    found.into_iter()
}

/// What is wrong with a word file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The line, from 1.
    pub line: u32,
    /// What is wrong, in English: word files are part of the program.
    pub what: String,
}

/// The statements of a word file, and what of it is none.
pub fn statements(text: &str) -> (Vec<Statement<'_>>, Vec<Fault>) {
    let (mut found, mut faults) = (Vec::<Statement<'_>>::new(), Vec::new());
    for (line, number) in text.lines().zip(1..) {
        let mut fault = |what: &str| {
            let what = what.to_owned();
            faults.push(Fault { line: number, what });
        };
        let Some(arguments) = arguments(line) else {
            fault("a text is not closed");
            continue;
        };
        let indented = line.starts_with([' ', '\t']);
        match (indented, arguments.split_first(), found.last_mut()) {
            (_, None, _) => {}
            (true, _, Some(open)) => open.arguments.extend(arguments),
            (true, _, None) => fault("no statement is open here"),
            (false, Some((Argument::Name(keyword), rest)), _) => found.push(Statement {
                keyword,
                arguments: rest.to_vec(),
                line: number,
            }),
            (false, Some((Argument::Text(_), _)), _) => fault("a statement begins with a name"),
        }
    }
    (found, faults)
}

/// The statements of a keyword, one a line: the line in its file first, then its arguments.
pub fn of_keyword<'t>(keyword: &'t str, text: &'t str) -> impl Iterator<Item = Statement<'t>> {
    text.lines().filter_map(move |statement| {
        let (line, rest) = statement.split_once(' ').unwrap_or((statement, ""));
        Some(Statement {
            keyword,
            arguments: arguments(rest)?,
            line: line.parse().ok()?,
        })
    })
}

/// The arguments of a line; nothing where a text is not closed.
fn arguments(line: &str) -> Option<Vec<Argument<'_>>> {
    let (mut found, mut rest) = (Vec::new(), line.trim());
    while !rest.is_empty() && !rest.starts_with('#') {
        if let Some(inner) = rest.strip_prefix('"') {
            let (text, after) = inner.split_once('"')?;
            found.push(Argument::Text(text));
            rest = after.trim_start();
        } else {
            let end = rest.find([' ', '\t', '"']).unwrap_or(rest.len());
            let (name, after) = rest.split_at(end);
            found.push(Argument::Name(name));
            rest = after.trim_start();
        }
    }
    Some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statements_go_on_in_indented_lines() {
        let text = "# words\ntag least \"tối thiểu\"\n  \"ít nhất\" # more\n\nprovince \"Ninh Bình\" was \"Hà Nam\" \"Nam Định\" level one\n";
        let (found, faults) = statements(text);
        assert!(faults.is_empty());
        assert_eq!(found.len(), 2);
        assert_eq!((found[0].keyword, found[0].line), ("tag", 2));
        assert_eq!(found[0].first_name(), Some("least"));
        assert_eq!(
            found[0].after("least").collect::<Vec<_>>(),
            ["tối thiểu", "ít nhất"]
        );
        assert_eq!(found[1].texts().collect::<Vec<_>>(), ["Ninh Bình"]);
        assert_eq!(
            found[1].after("was").collect::<Vec<_>>(),
            ["Hà Nam", "Nam Định"]
        );
        assert_eq!(found[1].name_after("level"), Some("one"));
    }

    #[test]
    fn faults_have_lines() {
        let (_, faults) = statements("  \"a\"\ntag x \"b\n\"c\"\n");
        let lines: Vec<u32> = faults.iter().map(|fault| fault.line).collect();
        assert_eq!(lines, [1, 2, 3]);
    }
}
