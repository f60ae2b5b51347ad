//! The outputs of a run: standard output, and files that are written whole or not at all.

use super::folder::Folder;
use super::format::{Circumstances, FileFormat, FormatName, Medium};
use crate::cli::Io;
use crate::cli::file::{WholeFile, unwritable};
use crate::cli::reading::Unreadable;
use crate::error::Error;
use crate::report::{End, Entry, Piece, Summary, Writer};
use std::io::Write as _;

/// All outputs of a run, standard output first.
pub(super) struct Outputs {
    all: Vec<Output>,
}

struct Output {
    writer: Box<dyn Writer>,
    sink: Sink,
}

/// Where an output goes.
enum Sink {
    /// Standard output.
    Stream,
    File(WholeFile),
    Folder(Folder),
}

impl Outputs {
    /// Opens all outputs: a file that cannot be written is known before the work begins.
    pub(super) fn open(
        format: FormatName,
        files: &[FileFormat],
        given: &Circumstances,
    ) -> Result<Self, Error> {
        let mut all = vec![Output {
            writer: format.writer(given, Medium::Stream),
            sink: Sink::Stream,
        }];
        for FileFormat { format, file } in files {
            let medium = format.medium(file);
            let sink = match medium {
                Medium::Folder => Folder::create(file).map(Sink::Folder),
                Medium::Stream | Medium::File => WholeFile::create(file).map(Sink::File),
            };
            all.push(Output {
                writer: format.writer(given, medium),
                sink: sink.map_err(|error| unwritable(file, &error))?,
            });
        }
        Ok(Self { all })
    }

    /// One plan in each format.
    pub(super) fn plan(&self, entry: &Entry<'_>, summary: &Summary) -> Vec<Piece> {
        let each = self.all.iter();
        each.map(|output| output.writer.plan(entry, summary))
            .collect()
    }

    pub(super) fn head(&mut self, io: &mut Io<'_>) -> Result<(), Error> {
        for output in &mut self.all {
            let text = output.writer.head();
            output.write(&text, io)?;
        }
        Ok(())
    }

    pub(super) fn add(&mut self, pieces: Vec<Piece>, io: &mut Io<'_>) -> Result<(), Error> {
        for (output, piece) in self.all.iter_mut().zip(pieces) {
            let text = output.writer.add(piece);
            output.write(&text, io)?;
            output.put()?;
        }
        Ok(())
    }

    pub(super) fn refused(&mut self, why: &Unreadable, io: &mut Io<'_>) -> Result<(), Error> {
        for output in &mut self.all {
            let text = output.writer.refused(&why.file, &why.lines);
            output.write(&text, io)?;
        }
        Ok(())
    }

    /// Writes what comes last, and puts each file in its place.
    pub(super) fn finish(mut self, end: &End, io: &mut Io<'_>) -> Result<(), Error> {
        for output in &mut self.all {
            let text = output.writer.foot(end);
            output.write(&text, io)?;
            let archive = output.writer.archive(end).map_err(Error::Request)?;
            output.write_bytes(&archive, io)?;
            output.put()?;
        }
        for output in self.all {
            let (path, kept) = match output.sink {
                Sink::Stream => continue,
                Sink::File(file) => (file.path.clone(), file.keep()),
                Sink::Folder(folder) => (folder.path().to_owned(), folder.keep()),
            };
            kept.map_err(|error| unwritable(&path, &error))?;
        }
        Ok(())
    }
}

impl Output {
    fn write(&mut self, text: &str, io: &mut Io<'_>) -> Result<(), Error> {
        self.write_bytes(text.as_bytes(), io)
    }

    fn write_bytes(&mut self, bytes: &[u8], io: &mut Io<'_>) -> Result<(), Error> {
        match &mut self.sink {
            Sink::Stream => io.out.write_all(bytes)?,
            Sink::File(file) => file
                .text
                .write_all(bytes)
                .map_err(|error| unwritable(&file.path, &error))?,
            // A folder has pages only.
            Sink::Folder(_) => {}
        }
        Ok(())
    }

    /// Writes the pages that are ready.
    fn put(&mut self) -> Result<(), Error> {
        let Sink::Folder(folder) = &self.sink else {
            return Ok(());
        };
        for page in self.writer.pages() {
            let put = folder.put(&page);
            put.map_err(|error| unwritable(folder.path(), &error))?;
        }
        Ok(())
    }
}
