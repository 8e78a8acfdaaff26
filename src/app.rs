//! The shell: frame, navigation and the route outlet.
use leptos::prelude::*;

#[component]
pub fn App() -> impl IntoView {
    view! { <main><h1>"Carteira"</h1></main> }
}
