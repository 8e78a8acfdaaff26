//! The first screen of a device that has never had a carteira. `public/boot.js` starts it there and only there.

#[cfg(target_arch = "wasm32")]
fn main() {
    use leptos::prelude::*;
    console_error_panic_hook::set_once();
    mount_to_body(carteira::app::Welcome);
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
