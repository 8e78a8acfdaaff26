//! Bytes by range, and how they are handed to the reader of archives, whose futures are all ready at once here: nothing waits.

use bytes::Bytes;
use pmtiles::{AsyncBackend, BackendResponse, PmtError, PmtResult};
use std::future::Future;
use std::io;
use std::pin::{Pin, pin};
use std::task::{Context, Poll, Waker};

/// More at once no directory and no tile has.
const MOST_BYTES: usize = 64 << 20;

/// A file of which parts can be read.
pub(crate) trait Ranges: Send + Sync {
    fn len(&self) -> u64;

    /// Up to `length` bytes from `offset` on; fewer where the file ends; `None` where it can not be read.
    fn read(&self, offset: u64, length: usize) -> Option<Vec<u8>>;
}

pub(super) struct Source<R>(pub R);

impl<R: Ranges> AsyncBackend for Source<R> {
    async fn read(&self, offset: u64, length: usize) -> PmtResult<BackendResponse> {
        let bytes = (length <= MOST_BYTES).then(|| self.0.read(offset, length)).flatten();
        match bytes {
            Some(bytes) => Ok(BackendResponse::new(Bytes::from(bytes))),
            None => Err(PmtError::Reading(io::ErrorKind::Other.into())),
        }
    }
}

/// What comes of a future that has nothing to wait for; `None` if it waits nevertheless.
pub(super) fn at_once<F: Future>(future: F) -> Option<F::Output> {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(output) => Some(output),
        Poll::Pending => None,
    }
}

/// The next of a stream.
pub(super) async fn next<S: futures::Stream + Unpin>(stream: &mut S) -> Option<S::Item> {
    std::future::poll_fn(|context| Pin::new(&mut *stream).poll_next(context)).await
}

impl Ranges for Vec<u8> {
    fn len(&self) -> u64 {
        Vec::len(self) as u64
    }

    fn read(&self, offset: u64, length: usize) -> Option<Vec<u8>> {
        let from = usize::try_from(offset).ok()?.min(Vec::len(self));
        let to = from.saturating_add(length).min(Vec::len(self));
        self.get(from..to).map(<[u8]>::to_vec)
    }
}
