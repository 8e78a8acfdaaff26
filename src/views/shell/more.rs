//! *Mais*: the pages that have no place in the bar, and how the page looks.
use leptos::prelude::*;

use super::address::link;
use super::place::{glyph, name};
use crate::routes::Route;
use crate::screen::rooms::Room;
use crate::state::lock::use_lock;
use crate::state::use_carteira;
use crate::text::lock::settings::LOCK_NOW;
use crate::text::shell;
use crate::ui::prelude::*;
use crate::ui::theme::{Theme, use_theme};
use crate::views::data::{Keeping, PasteMessage};
use crate::views::host::Install;

/// Every page but this one, room by room, with the theme at hand: the sun does not wait for *Ajustes*.
#[component]
pub fn MorePage() -> impl IntoView {
    let view = use_carteira().view;
    let lock = use_lock();
    let row = move |route: &'static Route| {
        let href = move || link(route, &view);
        view! {
            <li>
                <a class="more__link" href=href>
                    <Icon glyph=glyph(route)/>
                    <span>{name(route)}</span>
                    <Icon glyph=Glyph::ChevronRight/>
                </a>
            </li>
        }
    };
    let rooms = Room::ALL.map(|room| {
        let links = room.pages().filter(|route| **route != Route::More).map(row).collect_view();
        view! {
            <section class="stack" data-gap="tight">
                <h2 class="card__title">{room.name()}</h2>
                <ul class="more">{links}</ul>
            </section>
        }
    });
    view! {
        <div class="page">
            <div class="stack">
                <div class="cluster">
                    <PasteMessage/>
                    <Show when=move || lock.is_set.get()>
                        <Button tone=Tone::Secondary glyph=Glyph::Lock on_press=move || lock.lock_now()>
                            {LOCK_NOW}
                        </Button>
                    </Show>
                </div>
                <nav class="more-rooms" aria-label=shell::MORE_PAGES>
                    {rooms.collect_view()}
                </nav>
                <section class="card stack" data-gap="tight">
                    <h2 class="card__title">{shell::theme::TITLE}</h2>
                    {use_theme()
                        .map(|switch| {
                            view! {
                                <Segmented label=shell::theme::TITLE choices=theme_choices() value=switch.theme/>
                            }
                        })}
                    <p class="muted">{shell::theme::SUN_HINT}</p>
                </section>
                <Keeping/>
                <Install/>
            </div>
        </div>
    }
}

fn theme_choices() -> Vec<(Theme, String)> {
    Theme::ALL.into_iter().map(|theme| (theme, theme_name(theme).to_owned())).collect()
}

fn theme_name(theme: Theme) -> &'static str {
    match theme {
        Theme::Auto => shell::theme::AUTO,
        Theme::Light => shell::theme::LIGHT,
        Theme::Dark => shell::theme::DARK,
        Theme::Sun => shell::theme::SUN,
    }
}
