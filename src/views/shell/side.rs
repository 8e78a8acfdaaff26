//! One switch for every page: the carteira as one of the representadas or all, as one vendedor or all. What is chosen is said
//! above each page that goes by it.
use leptos::prelude::*;

use crate::domain::filter::Filter;
use crate::domain::filter::facets::{Facet, clear};
use crate::screen::side::{self, Choice};
use crate::state::{Carteira, use_carteira};
use crate::text::filters::{facet as name_of, see};
use crate::text::shell::side as words;
use crate::ui::prelude::*;
use crate::views::nav::use_route;

/// In the header, where there is something to choose.
#[component]
pub(super) fn SideSwitch() -> impl IntoView {
    let c = use_carteira();
    let open = RwSignal::new(false);
    let offers = Memo::new(move |_| {
        !offered(c, Facet::Principal).is_empty() || !offered(c, Facet::Salesperson).is_empty()
    });
    let names = Memo::new(move |_| {
        let scope = c.view.filter.with(Filter::scope);
        c.portfolio.with(|p| {
            crate::screen::filters::active(p, &scope).into_iter().map(|(_, name)| name).collect::<Vec<_>>()
        })
    });
    view! {
        <Show when=move || offers.get()>
            <button
                class="side-switch"
                type="button"
                data-on=move || names.with(|names| !names.is_empty()).then_some("")
                aria-haspopup="dialog"
                aria-label=move || names.with(|names| words::button_label(names))
                title=words::TITLE
                on:click=move |_| open.set(true)
            >
                <Icon glyph=Glyph::Layers/>
                <span class="side-switch__name">{move || names.with(|names| words::button(names))}</span>
            </button>
        </Show>
        <SideSheet open/>
    }
}

/// Follows the names, the holders and what is chosen.
fn offered(c: Carteira, facet: Facet) -> Vec<Choice> {
    c.view.filter.with(|filter| {
        c.portfolio.with(|p| match facet {
            Facet::Salesperson => c.derived.holders.with(|held| side::salespeople(p, held, filter)),
            _ => side::principals(p, filter),
        })
    })
}

#[component]
fn SideSheet(open: RwSignal<bool>) -> impl IntoView {
    let c = use_carteira();
    let footer = move || {
        let left = move || c.derived.visible.with(|visible| visible.len());
        view! {
            <Button tone=Tone::Primary on_press=move || open.set(false)>{move || see(left())}</Button>
        }
    };
    view! {
        <Sheet open title=words::TITLE footer>
            <div class="stack">
                <Choices facet=Facet::Principal why=words::WHY_PRINCIPAL/>
                <Choices facet=Facet::Salesperson why=words::WHY_SALESPERSON/>
            </div>
        </Sheet>
    }
}

#[component]
fn Choices(facet: Facet, why: &'static str) -> impl IntoView {
    let c = use_carteira();
    let choices = Memo::new(move |_| offered(c, facet));
    let row = move |choice: Choice| {
        let (own, name) = (choice.clone(), choice.name.clone());
        let is_on = Memo::new(move |_| c.view.filter.with(|filter| side::is_chosen(filter, facet, &own)));
        view! {
            <li>
                <button
                    class="choice"
                    type="button"
                    aria-pressed=move || if is_on.get() { "true" } else { "false" }
                    on:click=move |_| c.view.filter.update(|filter| side::choose(filter, facet, &choice))
                >
                    <span class="choice__tick" aria-hidden="true">
                        {move || is_on.get().then(|| view! { <Icon glyph=Glyph::Check/> })}
                    </span>
                    <span class="choice__name">{name}</span>
                </button>
            </li>
        }
    };
    view! {
        <Show when=move || choices.with(|choices| !choices.is_empty())>
            <section class="stack" data-gap="tight" aria-label=name_of(facet)>
                <h3 class="card__title">{name_of(facet)}</h3>
                <p class="muted">{why}</p>
                <ul class="choices">{move || choices.get().into_iter().map(row).collect_view()}</ul>
            </section>
        </Show>
    }
}

/// Above a page that goes by what is chosen.
#[component]
pub(super) fn SeenAs() -> impl IntoView {
    let c = use_carteira();
    let route = use_route();
    let said = Memo::new(move |_| {
        let Some(route) = route.get() else { return Vec::new() };
        c.view.filter.with(|filter| c.portfolio.with(|p| side::seen_as(p, filter, &route)))
    });
    let chips = move || {
        let chip = |(facet, label): (Facet, String)| {
            let remove = move || c.view.filter.update(|filter| clear(filter, facet));
            view! { <Chip label on_remove=Callback::new(move |()| remove())/> }
        };
        said.get().into_iter().map(chip).collect_view()
    };
    view! {
        <Show when=move || said.with(|said| !said.is_empty())>
            <div class="seen-as" role="status">
                {chips}
                <Show when=move || c.is_turning()>
                    <span class="muted">{words::ON_ITS_WAY}</span>
                </Show>
            </div>
        </Show>
    }
}
