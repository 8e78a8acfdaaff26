//! *Fotos*: how many there are, a zip of them when it is asked for, and one taken in.

use crate::domain::value::id::ClientId;
use crate::exchange::photos::{EXTENSION, Photo};
use crate::state::{files, photos, use_carteira};
use crate::text::{data, photos as words, storage};
use crate::ui::prelude::*;
use crate::workers::protocol::{Failure, Outcome};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::collections::BTreeSet;

#[component]
pub(super) fn Photos() -> impl IntoView {
    let carteira = use_carteira();
    let toasts = use_toasts();
    let (all, busy) = (RwSignal::new(Vec::<Photo>::new()), RwSignal::new(false));
    let look = move || {
        spawn_local(async move {
            match photos::all(carteira.database()).await {
                Ok(found) => {
                    all.try_set(found);
                }
                Err(error) => toasts.show(Toast::problem(storage::store_error(&error))),
            }
        });
    };
    look();
    let parted = Memo::new(move |_| {
        let known = |photo: &Photo| carteira.portfolio.with(|p| p.client(photo.client).is_some());
        all.get().into_iter().partition::<Vec<Photo>, _>(known)
    });
    let summary = move || {
        parted.with(|(known, _)| {
            let clients: BTreeSet<ClientId> = known.iter().map(|photo| photo.client).collect();
            let bytes = known.iter().map(|photo| u64::from(photo.bytes)).sum();
            match known.is_empty() {
                true => words::DATA_NONE.to_owned(),
                false => words::summary(known.len(), clients.len(), bytes),
            }
        })
    };
    let save = move || {
        busy.set(true);
        let names = carteira.portfolio.with_untracked(photos::folders);
        spawn_local(async move {
            match photos::packed(carteira.database(), names).await {
                Ok(made) => {
                    files::save(&files::named(carteira, words::FILE, EXTENSION), &made.mime, &made.bytes)
                }
                Err(why) => toasts.show(Toast::problem(data::failure(&why))),
            }
            busy.try_set(false);
        });
    };
    let bring = move |file: web_sys::File| {
        busy.set(true);
        let clients =
            carteira.portfolio.with_untracked(|p| p.clients().map(|(_, client)| client.id).collect());
        spawn_local(async move {
            toasts.show(match photos::bring(carteira.database(), &file, clients).await {
                Ok(Outcome::Brought { kept, left }) => Toast::new(words::brought(kept, left)),
                Err(Failure::Table(_)) => Toast::problem(words::NOT_PHOTOS),
                Err(why) => Toast::problem(data::failure(&why)),
                Ok(_) => Toast::problem(data::failure(&Failure::Broken)),
            });
            busy.try_set(false);
            look();
        });
    };
    let asking = RwSignal::new(false);
    let remove_strangers = move || {
        let gone = parted.with_untracked(|(_, strangers)| strangers.clone());
        spawn_local(async move {
            toasts.show(match photos::remove_all(carteira.database(), &gone).await {
                Ok(()) => Toast::new(words::STRANGERS_REMOVED),
                Err(error) => Toast::problem(storage::store_error(&error)),
            });
            look();
        });
    };
    view! {
        <section class="card stack" data-gap="tight" id="fotos">
            <h2 class="card__title">{words::TITLE}</h2>
            <p>{summary}</p>
            <p class="muted">{words::DATA_WHERE}</p>
            <Show when=move || parted.with(|(_, strangers)| !strangers.is_empty())>
                <div class="cluster">
                    <span>{move || parted.with(|(_, strangers)| words::strangers(strangers.len()))}</span>
                    <Button tone=Tone::Quiet glyph=Glyph::Trash on_press=move || asking.set(true)>
                        {words::REMOVE_STRANGERS}
                    </Button>
                </div>
            </Show>
            <div class="cluster">
                <Show when=move || parted.with(|(known, _)| !known.is_empty())>
                    <Button glyph=Glyph::Download busy on_press=save>
                        {words::SAVE}
                    </Button>
                </Show>
                <FileButton
                    label=words::BRING
                    glyph=Glyph::Upload
                    accept=".zip"
                    busy
                    on_file=Callback::new(move |(file,)| bring(file))
                />
            </div>
        </section>
        <Confirm
            open=asking
            title=words::REMOVE_STRANGERS_ASK
            body=words::REMOVE_STRANGERS_WHAT
            action=words::REMOVE_STRANGERS
            danger=true
            on_confirm=remove_strangers
        />
    }
}
