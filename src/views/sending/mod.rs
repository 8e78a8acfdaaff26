//! The sheet that hands a file out: the file is made and checked first, and the tap then only hands it over. What a tap
//! allows runs out within seconds; a carteira may take longer to write.

mod dossie;
mod sealed;
mod shown;

pub(crate) use dossie::DossieButton;
pub(crate) use sealed::SealedButton;
pub(crate) use shown::ShownMenu;

use crate::state::exports::{self, Made};
use crate::state::files::{self, Shared};
use crate::state::notices::Notice;
use crate::state::{Carteira, use_carteira};
use crate::text::{data, sending as words};
use crate::ui::prelude::*;
use crate::workers::protocol::Export;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// What is asked for and how far it is; copy it.
#[derive(Clone, Copy)]
pub(crate) struct Sending {
    carteira: Carteira,
    open: RwSignal<bool>,
    stage: RwSignal<Stage>,
    /// A file is made to be saved.
    pub busy: RwSignal<bool>,
    /// Asked for so often: what was asked for before is not wanted any more.
    asked: RwSignal<u32>,
}

#[derive(Clone, PartialEq)]
enum Stage {
    /// Something is to be chosen before there is a file.
    Choosing,
    Making,
    Ready {
        file: Arc<Made>,
        copies: bool,
    },
    Failed(String),
}

impl Sending {
    pub(crate) fn new() -> Self {
        Self {
            carteira: use_carteira(),
            open: RwSignal::new(false),
            stage: RwSignal::new(Stage::Making),
            busy: RwSignal::new(false),
            asked: RwSignal::new(0),
        }
    }

    /// Opens the sheet for what is to be chosen first.
    fn choose(self) {
        self.stage.set(Stage::Choosing);
        self.open.set(true);
    }

    fn is_choosing(self) -> bool {
        self.stage.with(|stage| *stage == Stage::Choosing)
    }

    /// Opens the sheet and makes the file; asked again, only the last one counts.
    pub(crate) fn ask(self, what: Export) {
        self.asked.update(|asked| *asked += 1);
        let asked = self.asked.get_untracked();
        self.stage.set(Stage::Making);
        self.open.set(true);
        let copies = what.is_copy();
        spawn_local(async move {
            let made = exports::exported(self.carteira.database(), what).await;
            if self.asked.try_get_untracked() != Some(asked) {
                return;
            }
            self.stage.try_set(match made {
                Ok(file) => Stage::Ready { file: Arc::new(file), copies },
                Err(why) => Stage::Failed(data::failure(&why)),
            });
        });
    }

    /// Opens the sheet with a file that the page made.
    pub(crate) fn offer(self, file: Made) {
        self.asked.update(|asked| *asked += 1);
        self.stage.set(Stage::Ready { file: Arc::new(file), copies: false });
        self.open.set(true);
    }

    /// Where the device hands such files on, as [`Sending::ask`]; else makes and saves it at once.
    pub(crate) fn give(self, what: Export) {
        let (ending, media_type) = what.form();
        if files::can_share(ending, media_type) { self.ask(what) } else { self.save_now(what) }
    }

    /// Makes the file and saves it.
    pub(crate) fn save_now(self, what: Export) {
        self.busy.set(true);
        let copies = what.is_copy();
        spawn_local(async move {
            match exports::exported(self.carteira.database(), what).await {
                Ok(file) => self.save(&file, copies),
                Err(why) => self.carteira.notice.set(Some(Notice::problem(data::failure(&why)))),
            }
            self.busy.try_set(false);
        });
    }

    fn tell(self, said: String, copies: bool) {
        if copies {
            self.carteira.was_kept_elsewhere();
        }
        self.carteira.notice.set(Some(Notice::done(said, None)));
        self.open.try_set(false);
    }

    fn share(self, file: Arc<Made>, copies: bool) {
        spawn_local(async move {
            match files::share(&file.name, &file.mime, &file.bytes).await {
                Shared::Taken => self.tell(said(words::SENT, &file), copies),
                Shared::Cancelled => {
                    self.carteira.notice.set(Some(Notice::done(words::NOT_SENT, None)));
                }
                Shared::Unavailable => {
                    files::save(&file.name, &file.mime, &file.bytes);
                    self.tell(said(words::NOT_TAKEN, &file), copies);
                }
            }
        });
    }

    fn save(self, file: &Made, copies: bool) {
        files::save(&file.name, &file.mime, &file.bytes);
        self.tell(said(words::SAVED, file), copies);
    }
}

/// What became of it and, of a carteira, that it was read again.
fn said(how: &str, file: &Made) -> String {
    if file.checked { format!("{how} {}", words::CHECKED) } else { how.to_owned() }
}

#[component]
pub(crate) fn SendSheet(
    sending: Sending,
    #[prop(into)] title: Signal<String>,
    /// What can be chosen about the file.
    #[prop(optional, into)]
    choices: Option<ViewFn>,
) -> impl IntoView {
    let forget = move || {
        sending.asked.update(|asked| *asked += 1);
        sending.stage.set(Stage::Making);
    };
    let choices = StoredValue::new(choices);
    view! {
        <Sheet open=sending.open title size=SheetSize::Small on_close=forget>
            <div class="stack sending">
                {choices.with_value(|choices| choices.as_ref().map(ViewFn::run))}
                {move || match sending.stage.get() {
                    Stage::Choosing => ().into_any(),
                    Stage::Making => view! { <Progress label=words::MAKING done=None/> }.into_any(),
                    Stage::Failed(why) => view! { <p role="alert">{why}</p> }.into_any(),
                    Stage::Ready { file, copies } => view! { <Ready sending file copies/> }.into_any(),
                }}
            </div>
        </Sheet>
    }
}

#[component]
fn Ready(sending: Sending, file: Arc<Made>, copies: bool) -> impl IntoView {
    let shares = files::can_share(&file.name, &file.mime);
    let name = words::named(&file.name, file.bytes.len());
    let checked = file.checked;
    let file = StoredValue::new(file);
    let share = move || sending.share(file.get_value(), copies);
    let save = move || file.with_value(|file| sending.save(file, copies));
    view! {
        <div role="status">
            <p>
                <strong>{words::READY}</strong>
            </p>
            <p class="sending__name">{name}</p>
            {checked.then(|| view! { <p class="muted">{words::CHECKED}</p> })}
        </div>
        {(!shares).then(|| view! { <p class="muted">{words::CANNOT_SHARE}</p> })}
        <div class="cluster">
            {shares
                .then(|| {
                    view! {
                        <Button tone=Tone::Primary glyph=Glyph::Share on_press=share>
                            {words::SHARE}
                        </Button>
                    }
                })}
            <Button
                tone=if shares { Tone::Secondary } else { Tone::Primary }
                glyph=Glyph::Download
                on_press=save
            >
                {words::SAVE}
            </Button>
        </div>
    }
}
