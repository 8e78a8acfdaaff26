//! Photos of the client: taken or chosen, seen large, removed with *Desfazer*.

use super::Shown;
use crate::exchange::photos::{Photo, PhotoKind};
use crate::state::photos::{self, NotTaken, Picture};
use crate::text::{photos as words, shell, storage};
use crate::ui::prelude::*;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// What is shown, and what is being done with it; copy it.
#[derive(Clone, Copy)]
struct Desk {
    shown: Shown,
    /// Each address is given back before another list takes its place.
    pictures: RwSignal<Vec<Picture>>,
    busy: RwSignal<bool>,
    large: RwSignal<Option<Picture>>,
    toasts: crate::ui::toast::Toasts,
}

#[component]
pub(super) fn Photos(shown: Shown) -> impl IntoView {
    let desk = Desk {
        shown,
        pictures: RwSignal::new(Vec::new()),
        busy: RwSignal::new(false),
        large: RwSignal::new(None),
        toasts: use_toasts(),
    };
    Effect::new(move |_| desk.look());
    on_cleanup(move || {
        for picture in desk.pictures.try_get_untracked().into_iter().flatten() {
            picture.let_go();
        }
    });
    let is_past = move || shown.carteira.view.as_of.with(Option::is_some);
    let list = move || {
        let one = |picture: Picture| {
            let name = words::called(picture.photo.kind, picture.photo.on);
            let address = picture.address.clone();
            view! {
                <li>
                    <button class="photo" type="button" on:click=move |_| desk.large.set(Some(picture.clone()))>
                        <img class="photo__small" src=address alt=name.clone()/>
                        <span class="photo__name" aria-hidden="true">{name.clone()}</span>
                    </button>
                </li>
            }
        };
        desk.pictures.get().into_iter().map(one).collect_view()
    };
    view! {
        <section class="card stack" data-gap="tight" id="fotos">
            <h3 class="card__title">{words::TITLE}</h3>
            <Show
                when=move || desk.pictures.with(|all| !all.is_empty())
                fallback=|| view! { <p class="muted">{words::NONE}</p> }
            >
                <ul class="photos">{list}</ul>
            </Show>
            <Show when=move || !is_past()>
                <div class="cluster">
                    {PhotoKind::ALL
                        .map(|kind| {
                            view! {
                                <FileButton
                                    label=words::add(kind)
                                    glyph=Glyph::Plus
                                    accept="image/*"
                                    busy=desk.busy
                                    on_file=Callback::new(move |(file,)| desk.take(kind, file))
                                />
                            }
                        })
                        .collect_view()}
                </div>
            </Show>
            <p class="muted" role="status">
                {move || if desk.busy.get() { words::WORKING } else { words::WHERE }}
            </p>
        </section>
        <Large desk/>
    }
}

/// One photo over the page.
#[component]
fn Large(desk: Desk) -> impl IntoView {
    let open = RwSignal::new(false);
    Effect::new(move |_| open.set(desk.large.with(Option::is_some)));
    let title = Signal::derive(move || {
        desk.large.with(|one| {
            one.as_ref().map_or_else(String::new, |one| words::called(one.photo.kind, one.photo.on))
        })
    });
    let is_past = move || desk.shown.carteira.view.as_of.with(Option::is_some);
    let remove = move || {
        if let Some(picture) = desk.large.get_untracked() {
            open.set(false);
            desk.large.set(None);
            desk.remove(picture.photo);
        }
    };
    view! {
        <Sheet open title size=SheetSize::Large on_close=move || desk.large.set(None)>
            {move || {
                desk.large
                    .get()
                    .map(|one| view! { <img class="photo__large" src=one.address alt=title.get()/> })
            }}
            <Show when=move || !is_past()>
                <Button tone=Tone::Quiet glyph=Glyph::Trash on_press=remove>
                    {words::REMOVE}
                </Button>
            </Show>
        </Sheet>
    }
}

impl Desk {
    fn database(self) -> &'static str {
        self.shown.carteira.database()
    }

    fn look(self) {
        let (database, client) = (self.database(), self.shown.id);
        spawn_local(async move {
            match photos::of_client(database, client).await {
                Ok(found) => {
                    let before = self.pictures.try_get_untracked();
                    match before {
                        Some(before) => {
                            self.pictures.set(found);
                            before.iter().for_each(Picture::let_go);
                        }
                        // The page is gone.
                        None => found.iter().for_each(Picture::let_go),
                    }
                }
                Err(error) => self.toasts.show(Toast::problem(storage::store_error(&error))),
            }
        });
    }

    fn take(self, kind: PhotoKind, file: web_sys::File) {
        self.busy.set(true);
        let (database, client) = (self.database(), self.shown.id);
        spawn_local(async move {
            let taken = photos::take(database, client, kind, &file).await;
            self.busy.try_set(false);
            match taken {
                Ok(photo) => {
                    self.look();
                    let undo = Callback::new(move |()| self.remove(photo.clone()));
                    self.toasts.show(Toast::new(words::KEPT).action(shell::UNDO, undo));
                }
                Err(why) => self.toasts.show(Toast::problem(refused(&why))),
            }
        });
    }

    fn remove(self, photo: Photo) {
        let database = self.database();
        spawn_local(async move {
            match photos::remove(database, &photo).await {
                Ok(bytes) => {
                    self.look();
                    let toast = Toast::new(words::REMOVED);
                    self.toasts.show(match bytes {
                        Some(bytes) => {
                            let undo = Callback::new(move |()| self.put_back(photo.clone(), bytes.clone()));
                            toast.action(shell::UNDO, undo)
                        }
                        None => toast,
                    });
                }
                Err(error) => self.toasts.show(Toast::problem(storage::store_error(&error))),
            }
        });
    }

    fn put_back(self, photo: Photo, bytes: Vec<u8>) {
        let database = self.database();
        spawn_local(async move {
            match photos::put_back(database, photo, bytes).await {
                Ok(()) => {
                    self.look();
                    self.toasts.show(Toast::new(words::BACK));
                }
                Err(error) => self.toasts.show(Toast::problem(storage::store_error(&error))),
            }
        });
    }
}

fn refused(why: &NotTaken) -> String {
    match why {
        NotTaken::NoPicture => words::NO_PICTURE.to_owned(),
        NotTaken::TooLarge => words::TOO_LARGE.to_owned(),
        NotTaken::Enough => words::enough(),
        NotTaken::Store(error) => storage::store_error(error),
    }
}
