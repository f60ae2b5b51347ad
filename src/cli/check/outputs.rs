//! The outputs of a run: standard output, and files that are written whole or not at all.

use super::folder::Folder;
use super::format::{Circumstances, FileFormat, FormatName, Medium};
use crate::cli::Io;
use crate::cli::file::{Spared, WholeFile, unwritable};
use crate::cli::reading::Unreadable;
use crate::disk;
use crate::error::Error;
use crate::gate::{Record, baseline};
use crate::report::{End, Entry, Piece, Summary, Writer};
use crate::text::Paint;
use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Read as _, Seek as _, Write as _};
use std::path::{Path, PathBuf};
use tempfile::{SpooledData, SpooledTempFile};

/// All outputs of a run, standard output first.
pub(super) struct Outputs {
    all: Vec<Output>,
}

struct Output {
    writer: Box<dyn Writer>,
    format: FormatName,
    colours: bool,
    sink: Sink,
    /// What stands behind what is known only at the end.
    aside: SpooledTempFile,
}

/// So many bytes are kept aside in memory; more go to a file without a name, where there is a disk.
const IN_MEMORY: usize = if disk::THERE { 4 << 20 } else { usize::MAX };

/// So many bytes of what was kept are written at once.
const PIECE: u64 = 1 << 16;

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
            format,
            colours: given.layout.paint == Paint::Colour,
            sink: Sink::Stream,
            aside: SpooledTempFile::new(IN_MEMORY),
        }];
        let mut taken = BTreeSet::new();
        for FileFormat { format, file } in files {
            let medium = format.medium(file);
            if !taken.insert(place(file)) && !is_device(file) {
                return Err(twice(file));
            }
            let sink = match medium {
                Medium::Folder => Folder::create(file).map(Sink::Folder),
                Medium::Stream | Medium::File => WholeFile::create(file).map(Sink::File),
            };
            // On the disk of the file itself: there is room for it there.
            let folder = file.parent().filter(|folder| folder.is_dir());
            let folder = folder.unwrap_or(Path::new("."));
            let mut writer = format.writer(given, medium);
            writer.keep_in(folder);
            all.push(Output {
                writer,
                format: *format,
                colours: false,
                sink: sink.map_err(|error| unwritable(file, &error))?,
                aside: SpooledTempFile::new_in(IN_MEMORY, folder),
            });
        }
        Ok(Self { all })
    }

    /// Refuses to write over what is read.
    pub(super) fn spare(&self, spared: &Spared) -> Result<(), Error> {
        for output in &self.all {
            let targets = match &output.sink {
                Sink::Stream => Vec::new(),
                Sink::File(file) => vec![file.path.clone()],
                Sink::Folder(folder) => folder.targets(),
            };
            targets.iter().try_for_each(|target| spared.check(target))?;
        }
        Ok(())
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
            output.keep_aside()?;
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
    pub(super) fn finish(
        mut self,
        end: &End,
        spared: &Spared,
        io: &mut Io<'_>,
    ) -> Result<(), Error> {
        for output in &mut self.all {
            let text = output.writer.foot(end);
            output.write(&text, io)?;
            output.keep_aside()?;
            output.write_aside(io)?;
            let text = output.writer.tail(end);
            output.write(&text, io)?;
            let mut archive = output.writer.archive(end).map_err(Error::Request)?;
            output.write_all_of(&mut *archive, io)?;
            output.put()?;
        }
        self.spare(spared)?;
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
        let text = self.format.safe(text, self.colours);
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

    /// Keeps what is ready and stands behind the rest.
    fn keep_aside(&mut self) -> Result<(), Error> {
        let text = self.writer.behind();
        let text = self.format.safe(&text, self.colours);
        let kept = self.aside.write_all(text.as_bytes());
        kept.map_err(|error| unkept(&error))
    }

    /// Writes what was kept aside.
    fn write_aside(&mut self, io: &mut Io<'_>) -> Result<(), Error> {
        let aside = std::mem::replace(&mut self.aside, SpooledTempFile::new(IN_MEMORY));
        match aside.into_inner() {
            SpooledData::InMemory(kept) => self.write_bytes(kept.get_ref(), io),
            SpooledData::OnDisk(mut kept) => {
                kept.rewind().map_err(|error| unkept(&error))?;
                self.write_all_of(&mut kept, io)
            }
        }
    }

    /// Writes what was kept, a piece after the other.
    fn write_all_of(&mut self, kept: &mut dyn io::Read, io: &mut Io<'_>) -> Result<(), Error> {
        let mut piece = Vec::new();
        loop {
            piece.clear();
            let read = kept.take(PIECE).read_to_end(&mut piece);
            if read.map_err(|error| unkept(&error))? == 0 {
                return Ok(());
            }
            self.write_bytes(&piece, io)?;
        }
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

/// Where a file is or will be, through all links.
fn place(file: &Path) -> PathBuf {
    let whole = fs::canonicalize(file);
    whole.unwrap_or_else(|_| {
        let folder = file.parent().map(fs::canonicalize);
        match (folder, file.file_name()) {
            (Some(Ok(folder)), Some(name)) => folder.join(name),
            _ => file.to_owned(),
        }
    })
}

/// Whether something is there that is neither a file nor a folder: many outputs may go into it.
fn is_device(file: &Path) -> bool {
    fs::metadata(file).is_ok_and(|known| !known.is_file() && !known.is_dir())
}

/// Two outputs have one file.
fn twice(file: &Path) -> Error {
    let file = file.display();
    Error::request(
        format!("hai kết quả cùng ghi vào “{file}”; chọn cho mỗi kết quả một tệp"),
        format!("two outputs go to “{file}”; choose a file for each"),
    )
}

/// A temporary file is of no use.
fn unkept(error: &io::Error) -> Error {
    Error::request(
        format!("không ghi được tệp tạm: {error}; hãy kiểm tra dung lượng đĩa"),
        format!("a temporary file cannot be written: {error}; check the room on the disk"),
    )
}

/// Writes the baseline of a run; a plan that could not be read would be missing from it.
pub(super) fn write_baseline(
    file: &Path,
    records: &BTreeSet<Record>,
    end: &End,
) -> Result<(), Error> {
    if end.refused > 0 {
        return Err(Error::request(
            format!(
                "chưa ghi “{}” vì có kế hoạch không đọc được",
                file.display()
            ),
            format!(
                "“{}” is not written, since a plan could not be read",
                file.display()
            ),
        ));
    }
    crate::cli::file::write(file, &baseline::write(records)?)
}
