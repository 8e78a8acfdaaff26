//! *Segmentos*: the rep's own and those that come with the app, messages to many, ramos that heat up, what goes together.

mod answers;
mod begin;
pub(crate) mod edit;
mod list;
mod mark;
mod queue;
pub(crate) mod saved;
mod sectors;
mod sent;
mod together;

use crate::domain::value::id::MailingId;
use crate::state::use_baskets;
use crate::text::segments::page as words;
use crate::ui::prelude::*;
use crate::views::nav::use_query;
use crate::views::standing::WhenReady;
use leptos::prelude::*;
use list::SegmentList;
use queue::Queue;
use sectors::Sectors;
use sent::SentList;
use together::Together;

/// Names and values in the address: the part that is shown, and the queue under way.
const PART: &str = "aba";
const SEGMENTS: &str = "segmentos";
const SENT: &str = "envios";
const SECTORS: &str = "setores";
const TOGETHER: &str = "juntos";
const QUEUE: &str = "envio";

#[component]
pub fn SegmentsPage() -> impl IntoView {
    let query = use_query();
    let queue = Memo::new(move |_| query.with(|query| query.get(QUEUE)));
    view! {
        <div class="page segments">
            <WhenReady>
                {move || match queue.get() {
                    Some(text) => {
                        let id: Option<MailingId> = text.parse().ok();
                        view! { <Queue id/> }.into_any()
                    }
                    None => view! { <Parts/> }.into_any(),
                }}
            </WhenReady>
        </div>
    }
}

#[component]
fn Parts() -> impl IntoView {
    let query = use_query();
    let asked = Memo::new(move |_| query.with(|query| query.get(PART)));
    let part_of = |asked: Option<String>| {
        let known = asked.filter(|part| [SENT, SECTORS, TOGETHER].contains(&part.as_str()));
        known.unwrap_or_else(|| SEGMENTS.to_owned())
    };
    let selected = RwSignal::new(part_of(asked.get_untracked()));
    Effect::new(move |_| selected.set(part_of(asked.get())));
    let baskets = use_baskets();
    let tabs = vec![
        Tab::new(SEGMENTS, words::SEGMENTS, move || view! { <SegmentList baskets/> }),
        Tab::new(SENT, words::SENT, || view! { <SentList/> }),
        Tab::new(SECTORS, words::SECTORS, || view! { <Sectors/> }),
        Tab::new(TOGETHER, words::TOGETHER, move || view! { <Together baskets/> }),
    ];
    view! { <Tabs label=words::TABS tabs selected/> }
}
