//! *Ajuda*: how the app is used, what it is, what it does with data, its licence, and whose work it ships.

use crate::routes;
use crate::text::{about as words, shell};
use crate::ui::prelude::*;
use crate::views::welcome::Tour;
use leptos::prelude::*;

/// Files of the build, below the base it is served under.
const NOTICES: &str = "avisos.txt";
const SCHEMA: &str = "snapshot.schema.json";
const PLACES_LICENCES: &str = "data/LICENCAS.md";

#[component]
pub fn AboutPage() -> impl IntoView {
    view! {
        <div class="page">
            <div class="stack">
                <Tour stays=true/>
                <section class="card stack" data-gap="tight">
                    <h2 class="card__title">{shell::APP_NAME}</h2>
                    <p>{words::WHAT}</p>
                    <p class="muted">{words::version(env!("CARGO_PKG_VERSION"))}</p>
                </section>
                <Section title=words::PRIVACY says=&words::PRIVACY_SAYS/>
                <Section title=words::LICENCE says=&[words::LICENCE_SAYS] link=(NOTICES, words::NOTICES)/>
                <Section title=words::SNAPSHOT says=&[words::SNAPSHOT_SAYS] link=(SCHEMA, words::SCHEMA)/>
                <Section title=words::PLACES says=&words::PLACES_SAY link=(PLACES_LICENCES, words::PLACES_LICENCES)/>
            </div>
        </div>
    }
}

/// Sentences, one a paragraph, and the file with all of it.
#[component]
fn Section(
    title: &'static str,
    says: &'static [&'static str],
    #[prop(optional, into)] link: Option<(&'static str, &'static str)>,
) -> impl IntoView {
    view! {
        <section class="card stack" data-gap="tight">
            <h2 class="card__title">{title}</h2>
            {says.iter().map(|sentence| view! { <p>{*sentence}</p> }).collect_view()}
            {link
                .map(|(file, name)| {
                    view! {
                        <div class="cluster">
                            <LinkButton href=below_base(file) external=true>{name}</LinkButton>
                        </div>
                    }
                })}
        </section>
    }
}

fn below_base(file: &str) -> String {
    format!("{}/{file}", routes::base())
}
