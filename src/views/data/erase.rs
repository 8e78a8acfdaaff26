//! The sample and its end, records set aside, and erasing everything.

use crate::screen::data::kept;
use crate::state::notices::Notice;
use crate::state::{files, use_carteira};
use crate::text::data as words;
use crate::ui::prelude::*;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Enters the sample, or leaves it and removes it without a trace.
#[component]
pub(super) fn Sample() -> impl IntoView {
    let carteira = use_carteira();
    view! {
        <section class="card stack" data-gap="tight">
            <h2 class="card__title">{words::SAMPLE}</h2>
            <p class="muted">{words::SAMPLE_WHY}</p>
            <div>
                {move || {
                    if carteira.is_sample.get() {
                        view! {
                            <Button tone=Tone::Secondary on_press=move || carteira.leave_sample()>
                                {words::SAMPLE_LEAVE}
                            </Button>
                        }
                            .into_any()
                    } else {
                        view! {
                            <Button tone=Tone::Secondary on_press=move || carteira.enter_sample()>
                                {words::SAMPLE_ENTER}
                            </Button>
                        }
                            .into_any()
                    }
                }}
            </div>
        </section>
    }
}

#[component]
pub(super) fn Erase() -> impl IntoView {
    let carteira = use_carteira();
    let asking = RwSignal::new(false);
    let erase = move || {
        spawn_local(async move {
            // The page that is loaded then says that it was done.
            if let Err(why) = carteira.erase_all().await {
                carteira.notice.set(Some(Notice::problem(why)));
            }
        });
    };
    view! {
        <section class="card stack" data-gap="tight">
            <h2 class="card__title">{words::ERASE}</h2>
            <p class="muted">{words::ERASE_WHY}</p>
            <div>
                <Button tone=Tone::Danger on_press=move || asking.set(true)>
                    {words::ERASE_ACTION}
                </Button>
            </div>
        </section>
        <Confirm
            open=asking
            title=words::ERASE_CONFIRM
            body=words::ERASE_WHAT
            action=words::ERASE_ACTION
            danger=true
            on_confirm=erase
        />
    }
}

/// Records that could not be read: shown, and saved as a file on demand.
#[component]
pub(super) fn Damaged() -> impl IntoView {
    let carteira = use_carteira();
    let save = move || {
        let rows = carteira.damaged.with_untracked(|damaged| {
            kept::set_aside(damaged.iter().map(|one| (one.key.as_str(), one.raw.as_str())))
        });
        files::save("registros-separados.txt", "text/plain;charset=utf-8", rows.as_bytes());
    };
    move || {
        let number = carteira.damaged.with(Vec::len);
        (number > 0).then(|| {
            view! {
                <section class="card stack" data-gap="tight" role="alert">
                    <h2 class="card__title">{words::DAMAGED}</h2>
                    <p>{words::damaged(number)}</p>
                    <div>
                        <Button tone=Tone::Secondary glyph=Glyph::Download on_press=save>
                            {words::SAVE_REFUSED}
                        </Button>
                    </div>
                </section>
            }
        })
    }
}
