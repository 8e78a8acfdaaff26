//! What stands above every page when the carteira is not plainly the rep's own: the sample, a loss, or a store that does
//! not open.

use crate::state::{Phase, host, use_carteira};
use crate::text::{data, standing as words, storage};
use crate::ui::prelude::*;
use leptos::prelude::*;

/// Draws nothing on an ordinary day.
#[component]
pub fn Standing() -> impl IntoView {
    let carteira = use_carteira();
    view! {
        {move || carteira.is_sample.get().then(|| view! { <SampleBanner/> })}
        {move || carteira.lost.get().map(|lost| view! { <LossBanner why=storage::lost(&lost)/> })}
        {move || match carteira.phase.get() {
            Phase::Failed(error) => view! { <NotOpen why=storage::store_error(&error)/> }.into_any(),
            Phase::Opening { .. } | Phase::Ready => ().into_any(),
        }}
    }
}

/// A page's content once the carteira is open; what keeps it from opening is said above, by [`Standing`].
#[component]
pub fn WhenReady(#[prop(default = 8)] rows: usize, children: ChildrenFn) -> impl IntoView {
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
            <a class="button" data-tone="secondary" href=crate::routes::Route::Data.href()>
                {words::OPEN_COPY}
            </a>
            <Button tone=Tone::Quiet on_press=move || carteira.accept_loss()>
                {words::GO_ON}
            </Button>
        </div>
    }
}

#[component]
fn NotOpen(why: String) -> impl IntoView {
    view! {
        <Empty glyph=Glyph::Warning title=words::NOT_OPEN why tone=EmptyTone::Problem>
            <Button tone=Tone::Primary on_press=host::start_again>
                {words::TRY_AGAIN}
            </Button>
            <LinkButton tone=Tone::Secondary href=host::rescue_address() external=true>
                {words::RESCUE}
            </LinkButton>
        </Empty>
    }
}
