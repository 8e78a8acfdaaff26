//! What the browser says went wrong, as our errors.

use crate::storage::repository::StoreError;
use indexed_db_futures::error::{DomException, Error, OpenDbError};
use wasm_bindgen::{JsCast, JsValue};

impl From<Error> for StoreError {
    fn from(error: Error) -> Self {
        match &error {
            Error::DomException(exception) => from_exception(&web_sys::DomException::from(exception.clone())),
            Error::Serialisation(_) | Error::MissingData(_) | Error::Unknown(_) => {
                StoreError::Failed(error.to_string())
            }
        }
    }
}

impl From<OpenDbError> for StoreError {
    fn from(error: OpenDbError) -> Self {
        match error {
            OpenDbError::Base(error) => error.into(),
            OpenDbError::NullFactory | OpenDbError::UnsupportedEnvironment => StoreError::Unavailable,
            OpenDbError::VersionZero => StoreError::Failed(OpenDbError::VersionZero.to_string()),
        }
    }
}

pub(in crate::storage) fn from_js(value: JsValue) -> StoreError {
    match value.dyn_into::<web_sys::DomException>() {
        Ok(exception) => from_exception(&exception),
        Err(other) => StoreError::Failed(format!("{other:?}")),
    }
}

pub(super) fn from_exception(exception: &web_sys::DomException) -> StoreError {
    match exception.name().as_str() {
        "QuotaExceededError" => StoreError::Full,
        // Firefox refuses with the second in a private window, WebKit with the first where storage is blocked.
        "SecurityError" | "InvalidStateError" => StoreError::Unavailable,
        name => StoreError::Failed(format!("{name}: {}", exception.message())),
    }
}

/// The connection is gone, though nobody here closed it.
pub(super) fn is_lost_connection(error: &Error) -> bool {
    match error {
        Error::DomException(DomException::InvalidStateError(_)) => true,
        Error::DomException(exception) => exception.message().contains("onnection"),
        Error::Serialisation(_) | Error::MissingData(_) | Error::Unknown(_) => false,
    }
}
