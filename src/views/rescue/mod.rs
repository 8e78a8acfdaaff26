//! *Resgate*: whom to win back first; the steps that are due, one tap each; and what has worked.

mod acts;
mod clients;
mod closing;
mod desk;
mod score;
mod tasks;

pub(crate) use acts::{CaseActs, Tries};
pub(crate) use desk::{RescueDesk, RescueSheets, rescue_desk};

use crate::text::reactivation as words;
use crate::ui::prelude::*;
use crate::views::nav::use_query;
use crate::views::standing::WhenReady;
use clients::Rescues;
use leptos::prelude::*;
use score::ScorePanel;
use tasks::Tasks;

/// Name and values in the address of the part that is shown.
pub const PART: &str = "aba";
pub const TASKS: &str = "tarefas";
const CLIENTS: &str = "clientes";
const SCORE: &str = "placar";

#[component]
pub fn RescuePage() -> impl IntoView {
    let query = use_query();
    let asked = Memo::new(move |_| query.with(|query| query.get(PART)));
    let part_of = |asked: Option<String>| {
        let known = asked.filter(|part| [TASKS, SCORE].contains(&part.as_str()));
        known.unwrap_or_else(|| CLIENTS.to_owned())
    };
    let selected = RwSignal::new(part_of(asked.get_untracked()));
    // A link to another part, also from this very page.
    Effect::new(move |_| selected.set(part_of(asked.get())));
    let tabs = move || {
        vec![
            Tab::new(CLIENTS, words::CLIENTS, || view! { <Rescues/> }),
            Tab::new(TASKS, words::TASKS, || view! { <Tasks/> }),
            Tab::new(SCORE, words::SCORE, || view! { <ScorePanel/> }),
        ]
    };
    view! {
        <div class="page rescue">
            <WhenReady>
                <Tabs label=words::TABS tabs=tabs() selected/>
            </WhenReady>
        </div>
    }
}
