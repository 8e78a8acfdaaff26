//! The app with every page. `public/boot.js` starts it on any address but the first page's.

#[cfg(target_arch = "wasm32")]
fn main() {
    use carteira::app::App;
    use carteira::state::Means;
    use carteira::views::{PAGES, shell};
    use leptos::prelude::*;
    console_error_panic_hook::set_once();
    mount_to_body(|| view! { <App pages=PAGES around=&shell::WHOLE means=Means::WHOLE also=provide/> });
}

/// What only the whole app shows.
#[cfg(target_arch = "wasm32")]
fn provide(carteira: carteira::state::Carteira) {
    carteira::state::provide_outlook(carteira);
    carteira::state::provide_alerts(carteira);
    carteira::state::provide_characters(carteira);
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
