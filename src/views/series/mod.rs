//! A change of one visit that repeats: asks whether it is meant for it alone, for it and the next ones, or for all.

use crate::domain::fact::appointment::{Appointment, Repeat};
use crate::domain::plan::agenda::{Edit, Which, changed};
use crate::domain::value::id::ClientId;
use crate::screen::series::{self, About};
use crate::state::{Carteira, use_carteira};
use crate::text::agenda as words;
use crate::ui::prelude::*;
use leptos::prelude::*;

/// The question, where there is one.
#[derive(Clone, Copy, Debug)]
pub struct Asking {
    carteira: Carteira,
    about: RwSignal<Option<About>>,
    open: RwSignal<bool>,
    /// Run once it was answered.
    answered: Callback<()>,
}

impl Asking {
    pub(crate) fn new(answered: impl Fn() + Send + Sync + 'static) -> Self {
        Self {
            carteira: use_carteira(),
            about: RwSignal::new(None),
            open: RwSignal::new(false),
            answered: Callback::new(move |()| answered()),
        }
    }

    /// Changes the appointment; of a series, once it is said which are meant.
    pub(crate) fn change(self, client: ClientId, one: Appointment, edit: Edit) {
        let repeat = self.repeat_of(client, &one);
        let about = About { client, one, edit, repeat };
        if about.is_of_one() {
            self.keep(&about, Which::Only);
        } else {
            self.about.set(Some(about));
            self.open.set(true);
        }
    }

    /// How often the series comes that this is one of.
    pub(crate) fn repeat_of(self, client: ClientId, one: &Appointment) -> Option<Repeat> {
        self.carteira.portfolio.with_untracked(|p| series::repeat_of(p, client, one))
    }

    fn keep(self, about: &About, which: Which) {
        let About { client, one, edit, repeat: _ } = about;
        let today = self.carteira.today.get_untracked();
        let put = self.carteira.portfolio.with_untracked(|p| {
            p.dossier(*client).map(|dossier| changed(dossier, one, edit, which, today)).unwrap_or_default()
        });
        let put = put.into_iter().map(|one| (*client, one)).collect();
        match edit {
            Edit::Drop => self.carteira.drop_appointments(put),
            Edit::Become(_) => self.carteira.put_appointments(put),
        }
        self.answered.run(());
    }

    fn choices(self) -> Vec<Which> {
        self.about.with(|about| about.as_ref().map_or_else(|| Which::ALL.to_vec(), About::choices))
    }
}

#[component]
pub(crate) fn WhichSheet(asking: Asking) -> impl IntoView {
    let title = Signal::derive(move || {
        asking.about.with(|about| about.as_ref().map_or(words::WHICH_CHANGE, About::title)).to_owned()
    });
    let choose = move |which: Which| {
        asking.open.set(false);
        if let Some(about) = asking.about.get_untracked() {
            asking.keep(&about, which);
        }
    };
    let buttons = move || {
        let button = |which| view! { <Button on_press=move || choose(which)>{words::which(which)}</Button> };
        asking.choices().into_iter().map(button).collect_view()
    };
    let rhythm = move || asking.about.with(|about| about.as_ref().and_then(About::rhythm));
    view! {
        <Sheet open=asking.open title size=SheetSize::Small alert=true>
            <div class="stack" data-gap="tight">
                <p class="muted">{rhythm}</p>
                {buttons}
            </div>
        </Sheet>
    }
}
