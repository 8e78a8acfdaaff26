//! What stands above every page when the carteira is not plainly the rep's own: the sample, a loss, or a store that does
//! not open.

use crate::routes::Route;
use crate::state::{Phase, host, use_carteira};
use crate::text::shell::page;
use crate::text::{data, standing as words, storage};
use crate::ui::prelude::*;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use std::time::Duration;

/// A healthy database answers within a second, also a large one on a slow device.
const PATIENCE: Duration = Duration::from_secs(10);

/// Draws nothing on an ordinary day.
#[component]
pub(crate) fn OpeningNotices() -> impl IntoView {
    let carteira = use_carteira();
    let late = late_to_open(carteira.phase);
    view! {
        {move || carteira.is_sample.get().then(|| view! { <SampleBanner/> })}
        {move || carteira.lost.get().map(|lost| view! { <LossBanner why=storage::lost(&lost)/> })}
        {move || carteira.mended.get().map(|mended| view! { <MendedBanner what=storage::mended(&mended)/> })}
        <Show when=move || late.get()>
            <Late/>
        </Show>
        {move || match carteira.phase.get() {
            Phase::Failed(error) => {
                view! { <NotOpen title=words::NOT_OPEN why=storage::store_error(&error)/> }.into_any()
            },
            Phase::Opening { .. } | Phase::Ready => ().into_any(),
        }}
    }
}

/// Whether the store has said nothing for so long while it is being opened.
fn late_to_open(phase: RwSignal<Phase>) -> RwSignal<bool> {
    let late = RwSignal::new(false);
    let pending = StoredValue::new(None::<TimeoutHandle>);
    Effect::new(move |_| {
        let opening = matches!(phase.get(), Phase::Opening { .. });
        if let Some(earlier) = pending.try_update_value(Option::take).flatten() {
            earlier.clear();
        }
        late.set(false);
        if opening {
            let say = move || {
                // The page may be gone by then, and a timer may outlive its end where the clock is not the browser's own.
                if matches!(phase.try_get_untracked(), Some(Phase::Opening { .. })) {
                    let _ = late.try_set(true);
                }
            };
            pending.set_value(set_timeout_with_handle(say, PATIENCE).ok());
        }
    });
    late
}

/// The database was asked and does not answer: the ways out, while it may still come.
#[component]
fn Late() -> impl IntoView {
    view! { <NotOpen title=words::LATE why=words::LATE_WHY.to_owned()/> }
}

/// A page's content once the carteira is open; what keeps it from opening is said above, by [`OpeningNotices`].
#[component]
pub(crate) fn WhenReady(#[prop(default = 8)] rows: usize, children: ChildrenFn) -> impl IntoView {
    let phase = use_carteira().phase;
    move || match phase.get() {
        Phase::Opening { .. } => view! { <Skeleton rows/> }.into_any(),
        Phase::Failed(_) => ().into_any(),
        Phase::Ready => children().into_any(),
    }
}

#[component]
fn SampleBanner() -> impl IntoView {
    let carteira = use_carteira();
    view! {
        <div class="standing" data-kind="sample" role="note">
            <span>{data::SAMPLE_BANNER}</span>
            <Button tone=Tone::Quiet on_press=move || carteira.leave_sample()>
                {data::SAMPLE_BANNER_LEAVE}
            </Button>
        </div>
    }
}

/// The store holds less than it once did: said until the rep has seen it.
#[component]
fn LossBanner(why: String) -> impl IntoView {
    let carteira = use_carteira();
    view! {
        <div class="standing" data-kind="loss" role="alert">
            <span>{why}</span>
            <a class="button" data-tone="secondary" href=Route::Data.href()>
                {words::OPEN_COPY}
            </a>
            <Button tone=Tone::Quiet on_press=move || carteira.accept_loss()>
                {words::GO_ON}
            </Button>
        </div>
    }
}

/// What was found apart while the store was read, and put right.
#[component]
fn MendedBanner(what: String) -> impl IntoView {
    let carteira = use_carteira();
    view! {
        <div class="standing" data-kind="mended" role="status">
            <span>{what}</span>
            <Button tone=Tone::Quiet on_press=move || carteira.mended.set(None)>
                {words::UNDERSTOOD}
            </Button>
        </div>
    }
}

/// A page that has nothing to show before data come in.
#[component]
pub(crate) fn NoData(glyph: Glyph, title: &'static str, why: &'static str) -> impl IntoView {
    view! {
        <Empty glyph title why>
            <LinkButton tone=Tone::Primary href=Route::Data.href()>
                {page::DATA}
            </LinkButton>
        </Empty>
    }
}

#[component]
fn NotOpen(title: &'static str, why: String) -> impl IntoView {
    view! {
        <Empty glyph=Glyph::Warning title why tone=EmptyTone::Problem>
            <Button tone=Tone::Primary on_press=host::start_again>
                {words::TRY_AGAIN}
            </Button>
            <LinkButton tone=Tone::Secondary href=host::rescue_address() external=true>
                {words::RESCUE}
            </LinkButton>
        </Empty>
    }
}
