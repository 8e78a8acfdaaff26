//! The app as a first visit meets it: Hoje alone, small, until another page is asked for (`src/bin/whole.rs`).

#[cfg(target_arch = "wasm32")]
fn main() {
    use carteira::app::App;
    use carteira::state::Means;
    use carteira::views::{FIRST, shell};
    use leptos::prelude::*;
    console_error_panic_hook::set_once();
    mount_to_body(|| view! { <App pages=FIRST around=&shell::FIRST means=Means::FIRST/> });
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
