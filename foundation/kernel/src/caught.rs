// SPDX-License-Identifier: EUPL-1.2
//! A mistake of ours that makes the code panic, turned into an error: it ends one request or one
//! job, and not what goes on around it.

use std::any::Any;
use std::cell::RefCell;
use std::future::Future;
use std::panic::{AssertUnwindSafe, PanicHookInfo, catch_unwind, set_hook};
use std::pin::pin;
use std::task::Poll;

use crate::{Error, Result};

thread_local! {
    /// Where this thread panicked last. The hook runs on the thread that panics, just before
    /// [`caught`] gets the word back.
    static PLACE: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// The code panicked; at this place in it, where [`watch`] was called before.
#[derive(Debug, thiserror::Error)]
#[error("panic at {0}")]
pub struct Panicked(String);

/// Runs `work`; when it panics, that is an error.
///
/// # Errors
/// What `work` returns, or [`Panicked`] inside [`Error::Internal`].
pub async fn caught<T>(work: impl Future<Output = Result<T>>) -> Result<T> {
    let mut work = pin!(work);
    std::future::poll_fn(|task| {
        // What was half done when it panicked is not looked at again: nothing polls it once more.
        let polled = catch_unwind(AssertUnwindSafe(|| work.as_mut().poll(task)));
        polled.unwrap_or_else(|_| Poll::Ready(Err(Error::internal(panicked()))))
    })
    .await
}

fn panicked() -> Panicked {
    Panicked(PLACE.take().unwrap_or_else(|| "an unknown place".to_owned()))
}

/// From now on every panic tells `report` where it was, instead of printing its message: that may
/// hold what somebody typed, such as a text that was cut in the middle of a letter.
pub fn watch(report: impl Fn(&str) + Send + Sync + 'static) {
    set_hook(Box::new(move |panic| {
        let place = describe(panic);
        report(&place);
        PLACE.replace(Some(place));
    }));
}

fn describe(panic: &PanicHookInfo<'_>) -> String {
    let place = panic.location().map_or_else(|| "an unknown place".to_owned(), ToString::to_string);
    match literal(panic.payload()) {
        Some(words) => format!("{place}: {words}"),
        None => place,
    }
}

/// A message that stands in the code as it is. One that was put together is a `String`.
fn literal(payload: &(dyn Any + Send)) -> Option<&'static str> {
    payload.downcast_ref::<&'static str>().copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::{Arc, Mutex};

    /// One test, for the hook is the whole program's.
    #[test]
    fn a_panic_is_an_error_that_names_the_place_and_nothing_that_was_typed() {
        let told = Arc::new(Mutex::new(Vec::new()));
        let ears = told.clone();
        watch(move |place| ears.lock().unwrap().push(place.to_owned()));
        let typed = String::from("Jan é Jansen");
        let asked = |work: Result<u8>| now(caught(async { work }));
        assert_eq!(asked(Ok(3)).unwrap(), 3);
        assert!(matches!(asked(Err(Error::NotFound)), Err(Error::NotFound)));

        let broken = async { Ok(typed[..5].len()) };
        let error = now(caught(broken)).unwrap_err().to_string();
        assert!(error.contains("panic at") && error.contains("caught.rs:"), "{error}");
        assert!(!error.contains("Jan"), "{error}");
        let broken = async { if typed.is_empty() { Ok(0) } else { panic!("a literal") } };
        let error = now(caught(broken)).unwrap_err().to_string();
        assert!(error.ends_with(": a literal"), "{error}");
        assert!(told.lock().unwrap().iter().filter(|place| place.contains("caught.rs:")).count() >= 2);
    }

    /// Runs what never waits.
    fn now<T>(work: impl Future<Output = T>) -> T {
        let mut work = pin!(work);
        let mut task = std::task::Context::from_waker(std::task::Waker::noop());
        match work.as_mut().poll(&mut task) {
            Poll::Ready(value) => value,
            Poll::Pending => panic!("it waits"),
        }
    }
}
