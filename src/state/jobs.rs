//! Heavy work in the worker: asks, hears progress, cancels.
