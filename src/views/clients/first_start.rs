//! An empty carteira: the four ways to begin.
use leptos::prelude::*;

use crate::routes::Route;
use crate::state::use_carteira;
use crate::text::clients::start as words;
use crate::text::shell;
use crate::ui::prelude::*;

/// In the address of the page of all clients: open the form.
pub(super) const REGISTER_PARAM: &str = "novo";

/// In place of any page whose carteira is empty. Without `on_register`, registering opens the page of all clients.
#[component]
pub fn FirstStart(#[prop(optional, into)] on_register: Option<Callback<()>>) -> impl IntoView {
    let carteira = use_carteira();
    let offer = |glyph: Glyph, title: &'static str, why: &'static str, href: String| {
        view! {
            <a class="offer" href=href>
                <Icon glyph/>
                <span class="offer__title">{title}</span>
                <span class="offer__why">{why}</span>
            </a>
        }
    };
    let register = match on_register {
        Some(on_register) => view! {
            <button class="offer" type="button" on:click=move |_| on_register.run(())>
                <Icon glyph=Glyph::Plus/>
                <span class="offer__title">{words::REGISTER}</span>
                <span class="offer__why">{words::REGISTER_WHY}</span>
            </button>
        }
        .into_any(),
        None => offer(
            Glyph::Plus,
            words::REGISTER,
            words::REGISTER_WHY,
            Route::Clients.href_with(&[(REGISTER_PARAM, "")]),
        )
        .into_any(),
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
                {register}
                <button class="offer" type="button" on:click=move |_| carteira.enter_sample()>
                    <Icon glyph=Glyph::Star/>
                    <span class="offer__title">{words::SAMPLE}</span>
                    <span class="offer__why">{words::SAMPLE_WHY}</span>
                </button>
            </div>
        </section>
    }
}
