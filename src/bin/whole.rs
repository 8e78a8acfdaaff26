//! The app with every page. `public/boot.js` starts it on any address but the first page's.

#[cfg(target_arch = "wasm32")]
fn main() {
    use carteira::app::App;
    use leptos::prelude::*;
    console_error_panic_hook::set_once();
    mount_to_body(|| view! { <App pages=carteira::views::PAGES also=carteira::state::provide_outlook/> });
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
