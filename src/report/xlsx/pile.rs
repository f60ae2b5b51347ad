//! Bytes of rows until their sheet is written: few in memory, the others on the disk, so that memory does not grow with
//! the plans.

use super::CHUNK;
use crate::disk;
use std::io::{self, BufReader, Read as _, Seek as _, Write as _};
use std::path::PathBuf;
use tempfile::SpooledTempFile;

/// So many bytes of a pile are kept in memory; more go to a file without a name, where there is a disk.
const IN_MEMORY: usize = if disk::THERE { 1 << 20 } else { usize::MAX };

/// A file for a while, in a folder where one is given.
pub(super) fn for_a_while(folder: Option<&PathBuf>) -> SpooledTempFile {
    match folder {
        Some(folder) => SpooledTempFile::new_in(IN_MEMORY, folder),
        None => SpooledTempFile::new(IN_MEMORY),
    }
}

/// Pieces of bytes, one behind the other.
#[derive(Debug, Default)]
pub(super) struct Pile {
    folder: Option<PathBuf>,
    waiting: Vec<u8>,
    kept: Option<SpooledTempFile>,
    /// Why nothing more is kept: told when the pieces are asked for.
    fault: Option<io::Error>,
}

impl Pile {
    /// A pile whose file is to be in a folder.
    pub(super) fn within(folder: Option<PathBuf>) -> Self {
        Self {
            folder,
            ..Self::default()
        }
    }

    /// Adds a piece.
    pub(super) fn add(&mut self, piece: &[u8]) {
        let length = u32::try_from(piece.len()).unwrap_or(u32::MAX);
        self.waiting.extend(length.to_le_bytes());
        self.waiting.extend(piece);
        if self.waiting.len() > CHUNK {
            self.keep();
        }
    }

    fn keep(&mut self) {
        let kept = self
            .kept
            .get_or_insert_with(|| for_a_while(self.folder.as_ref()));
        if self.fault.is_none() {
            self.fault = kept.write_all(&self.waiting).err();
        }
        self.waiting.clear();
    }

    /// All pieces, from the first.
    pub(super) fn pieces(mut self) -> io::Result<Pieces> {
        self.keep();
        if let Some(fault) = self.fault {
            return Err(fault);
        }
        let mut kept = self.kept.unwrap_or_else(|| for_a_while(None));
        kept.rewind()?;
        Ok(Pieces(BufReader::with_capacity(CHUNK, kept)))
    }
}

/// The pieces of a pile on their way out.
pub(super) struct Pieces(BufReader<SpooledTempFile>);

impl Pieces {
    /// The next piece, put in the place of what is there; false behind the last.
    pub(super) fn next(&mut self, piece: &mut Vec<u8>) -> io::Result<bool> {
        let mut length = [0; 4];
        match self.0.read_exact(&mut length) {
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(false),
            other => other?,
        }
        piece.resize(u32::from_le_bytes(length) as usize, 0);
        self.0.read_exact(piece)?;
        Ok(true)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_come_out_as_they_went_in_however_many_there_are() {
        let mut pile = Pile::default();
        let piece = |at: usize| at.to_string().repeat(at % 900).into_bytes();
        for at in 0..2_000 {
            pile.add(&piece(at));
        }
        let mut pieces = pile.pieces().unwrap();
        let mut found = Vec::new();
        for at in 0..2_000 {
            assert!(pieces.next(&mut found).unwrap());
            assert_eq!(found, piece(at));
        }
        assert!(!pieces.next(&mut found).unwrap());
        assert!(!Pile::default().pieces().unwrap().next(&mut found).unwrap());
    }
}
