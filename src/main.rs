//! Mounts the app. Everything else is in the library.

#[cfg(target_arch = "wasm32")]
fn main() {
    console_error_panic_hook::set_once();
    leptos::mount::mount_to_body(carteira::app::App);
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
