//! The worker: heavy work off the page. Everything else is in the library.

#[cfg(target_arch = "wasm32")]
fn main() {
    console_error_panic_hook::set_once();
    carteira::workers::desk::run();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
