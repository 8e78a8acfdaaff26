//! The app as a first visit meets it: Hoje alone, small, until another page is asked for (`src/bin/whole.rs`).

#[cfg(target_arch = "wasm32")]
fn main() {
    use carteira::app::App;
    use leptos::prelude::*;
    console_error_panic_hook::set_once();
    let page = document().body();
    let Some(page) = page else { return };
    let app = mount_to(page, || view! { <App pages=carteira::views::FIRST/> });
    let app = std::cell::RefCell::new(Some(app));
    // Listens for as long as the page lives: after leaving there is nothing left to drop.
    std::mem::forget(window_event_listener_untyped("carteira:leave", move |_| drop(app.take())));
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
