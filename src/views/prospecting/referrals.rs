//! Who pointed out whom, as a small tree, and whom to ask next.
use leptos::prelude::*;

use crate::domain::segment::matched::Seen;
use crate::exchange::message_link;
use crate::routes::Route;
use crate::screen::prospecting::referrals::{Asked, Branch, branches, whom_to_ask};
use crate::state::use_carteira;
use crate::text::prospecting::referrals as words;
use crate::text::reactivation::act_with;
use crate::text::segments::good_payer_rule;
use crate::ui::prelude::*;

/// Deeper branches stand no further in: a phone has no room for it.
const DEEPEST: usize = 5;

#[component]
pub(super) fn Referrals() -> impl IntoView {
    let carteira = use_carteira();
    let tree = Memo::new(move |_| {
        let on = carteira.derived.as_of.get();
        carteira.portfolio.with(|p| branches(p, on))
    });
    let asked = Memo::new(move |_| {
        let Seen { on, statuses } = carteira.seen_now();
        carteira.portfolio.with(|p| whom_to_ask(p, &statuses, on))
    });
    let branch = |Branch { client, name, depth, says }: Branch| {
        view! {
            <li class="branch" style:--depth=depth.min(DEEPEST).to_string()>
                <a class="branch__link" href=Route::Client(client.to_string()).href()>
                    <span>{name}</span>
                    <span class="muted">{says}</span>
                </a>
            </li>
        }
    };
    let row = |Asked { client, name, says, whatsapp, message }: Asked| {
        let digits = whatsapp.as_ref().and_then(|phone| phone.whatsapp_digits().map(str::to_owned));
        view! {
            <li class="rescue-row">
                <a class="rescue-row__who" href=Route::Client(client.to_string()).href()>
                    <span class="rescue-row__name">{name.clone()}</span>
                    <span class="muted">{says}</span>
                </a>
                <span class="rescue-row__acts cluster">
                    <LinkButton
                        href=message_link::whatsapp(digits.as_deref(), &message)
                        glyph=Glyph::WhatsApp
                        external=true
                        label=act_with(words::ASK_ACT, &name)
                    >
                        {words::ASK_ACT}
                    </LinkButton>
                </span>
            </li>
        }
    };
    view! {
        <div class="stack">
            <section class="stack" data-gap="tight">
                <h2 class="panel__finding">{words::ASK}</h2>
                <p class="muted panel__note">
                    {move || if asked.with(Vec::is_empty) { words::NOBODY } else { words::ASK_WHY }}
                </p>
                <p class="muted panel__note">
                    {move || carteira.portfolio.with(|p| good_payer_rule(&p.rules().risk))}
                </p>
                <Show when=move || !asked.with(Vec::is_empty)>
                    <ol class="rescue__list">{move || asked.get().into_iter().map(row).collect_view()}</ol>
                </Show>
            </section>
            <section class="stack" data-gap="tight">
                <h2 class="panel__finding">{words::TREE}</h2>
                <Show
                    when=move || !tree.with(Vec::is_empty)
                    fallback=|| view! { <p class="muted">{words::EMPTY}</p> }
                >
                    <ol class="branches">{move || tree.get().into_iter().map(branch).collect_view()}</ol>
                </Show>
            </section>
        </div>
    }
}
