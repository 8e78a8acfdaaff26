//! An empty carteira: the four ways to begin.
use leptos::prelude::*;

use super::form::ClientForm;
use crate::routes::Route;
use crate::state::use_carteira;
use crate::text::clients::start as words;
use crate::text::shell;
use crate::ui::prelude::*;

/// In place of any page whose carteira is empty.
#[component]
pub fn FirstStart() -> impl IntoView {
    let carteira = use_carteira();
    let form = RwSignal::new(false);
    let offer = |glyph: Glyph, title: &'static str, why: &'static str, href: String| {
        view! {
            <a class="offer" href=href>
                <Icon glyph/>
                <span class="offer__title">{title}</span>
                <span class="offer__why">{why}</span>
            </a>
        }
    };
    view! {
        <section class="start">
            <img class="start__picture" src="icons/carteira.svg" alt="" width="72" height="72"/>
            <p class="start__tagline">{shell::TAGLINE}</p>
            <h2 class="start__title">{words::TITLE}</h2>
            <p class="start__why">{words::WHY}</p>
            <div class="start__offers">
                {offer(
                    Glyph::Upload,
                    words::IMPORT,
                    words::IMPORT_WHY,
                    Route::Data.href(),
                )}
                {offer(
                    Glyph::File,
                    words::OPEN,
                    words::OPEN_WHY,
                    Route::Data.href(),
                )}
                <button class="offer" type="button" on:click=move |_| form.set(true)>
                    <Icon glyph=Glyph::Plus/>
                    <span class="offer__title">{words::REGISTER}</span>
                    <span class="offer__why">{words::REGISTER_WHY}</span>
                </button>
                <button class="offer" type="button" on:click=move |_| carteira.enter_sample()>
                    <Icon glyph=Glyph::Star/>
                    <span class="offer__title">{words::SAMPLE}</span>
                    <span class="offer__why">{words::SAMPLE_WHY}</span>
                </button>
            </div>
        </section>
        <ClientForm open=form/>
    }
}
