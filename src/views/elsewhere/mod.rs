//! A page that the first app does not bring along: the whole app takes over, at the same address.

use crate::state::{host, use_carteira};
use crate::text::host as words;
use crate::ui::prelude::*;
use leptos::prelude::*;

#[component]
pub fn Elsewhere() -> impl IntoView {
    let carteira = use_carteira();
    let failed = RwSignal::new(false);
    let go = move || {
        failed.set(false);
        leptos::task::spawn_local(async move {
            match host::fetch_whole_app().await {
                Ok(()) => {
                    carteira.settled().await;
                    host::hand_over();
                }
                Err(()) => {
                    failed.try_set(true);
                }
            }
        });
    };
    go();
    move || {
        if failed.get() {
            view! {
                <Empty
                    glyph=Glyph::Warning
                    title=words::NOT_HERE_YET
                    why=words::NOT_HERE_YET_WHY
                    tone=EmptyTone::Problem
                >
                    <Button tone=Tone::Primary on_press=go>
                        {words::TRY_AGAIN}
                    </Button>
                </Empty>
            }
            .into_any()
        } else {
            view! { <Skeleton rows=8/> }.into_any()
        }
    }
}
