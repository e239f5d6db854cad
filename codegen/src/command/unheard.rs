//! Printing to somebody who may stop reading.

use std::io::{self, Write};

/// A stream whose reader may have seen enough, as `| head` does. The work goes on to its end all the same: a run that stopped
/// between two files would leave half of its output.
pub(super) struct Unheard<'o, O> {
    out: &'o mut O,
    is_closed: bool,
}

impl<'o, O> Unheard<'o, O> {
    pub(super) fn new(out: &'o mut O) -> Self {
        Self { out, is_closed: false }
    }
}

impl<O: Write> Write for Unheard<'_, O> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.is_closed {
            return Ok(bytes.len());
        }
        match self.out.write(bytes) {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {
                self.is_closed = true;
                Ok(bytes.len())
            }
            written => written,
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self.out.flush() {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {
                self.is_closed = true;
                Ok(())
            }
            flushed => flushed,
        }
    }
}
