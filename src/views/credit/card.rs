//! Band and score with every term, the limit, what changed, and the checks themselves.

use super::sheet::CheckSheet;
use crate::domain::indicator::status::risk_changes::Turn;
use crate::domain::measure::risk_score::RiskBand;
use crate::domain::value::id::{ClientId, RiskCheckId};
use crate::screen::credit::{self as shown, Changed, Limit, Looked, Standing, Term};
use crate::state::{Carteira, use_carteira};
use crate::text::alerts::MARK_FORMER;
use crate::text::{format, risk as words};
use crate::ui::prelude::*;
use leptos::prelude::*;

#[component]
pub(crate) fn CreditCard(client: ClientId, #[prop(into)] revenue_12m: Signal<i64>) -> impl IntoView {
    let carteira = use_carteira();
    let on = carteira.derived.as_of;
    let open = RwSignal::new(false);
    let edited = RwSignal::new(None::<RiskCheckId>);
    let ask = move |check: Option<RiskCheckId>| {
        edited.set(check);
        open.set(true);
    };
    let card =
        Memo::new(move |_| carteira.portfolio.with(|p| shown::card(p, client, revenue_12m.get(), on.get())));
    let is_past = move || carteira.view.as_of.with(Option::is_some);
    let leaves = Memo::new(move |_| carteira.portfolio.with(|p| shown::is_to_leave(p, client, on.get())));
    let body = move || {
        let shown::CreditCard { standing, block, limit, changes, checks } = card.get()?;
        let nothing = standing.is_none().then(|| view! { <p class="muted">{words::EMPTY}</p> });
        let blocked = block.map(|why| {
            view! {
                <p class="credit__block">
                    <Icon glyph=Glyph::Lock/>
                    <span>{why}</span>
                </p>
            }
        });
        Some(view! {
            {nothing}
            {blocked}
            {(leaves.get() && !is_past())
                .then(|| {
                    view! {
                        <div>
                            <Button glyph=Glyph::Check on_press=move || carteira.mark_former(client)>
                                {MARK_FORMER}
                            </Button>
                        </div>
                    }
                })}
            {standing.map(stands)}
            {limits(limit)}
            {news(changes)}
            {(!checks.is_empty()).then(|| list(carteira, client, checks, ask, is_past()))}
        })
    };
    view! {
        <section class="card stack" data-gap="tight" id="credito">
            <header class="cluster" data-spread="">
                <h3 class="card__title">{words::TITLE}</h3>
                <Show when=move || !is_past()>
                    <Button glyph=Glyph::Plus on_press=move || ask(None)>{words::CHECK}</Button>
                </Show>
            </header>
            {body}
        </section>
        <CheckSheet client open edited/>
    }
}

fn stands(standing: Standing) -> impl IntoView {
    let Standing { band, headline, looked, is_due, terms, others } = standing;
    view! {
        <div class="credit__band">
            {band.map(|band| view! { <BandMark band/> })}
            <p class="credit__headline">{headline}</p>
        </div>
        <p class="credit__looked" data-due=is_due.then_some("")>
            {is_due.then(|| view! { <Icon glyph=Glyph::Clock/> })}
            <span>{looked}</span>
        </p>
        {(!terms.is_empty()).then(|| list_of_terms(terms))}
        {(!others.is_empty())
            .then(|| {
                view! {
                    <div class="pair">
                        <p class="pair__label">{words::OTHERS}</p>
                        <p class="pair__value private">{others.join(" · ")}</p>
                    </div>
                }
            })}
    }
}

/// How high the risk is, as one to four bars: doubled by the words beside it.
#[component]
fn BandMark(band: RiskBand) -> impl IntoView {
    let full = match band {
        RiskBand::Low => 1,
        RiskBand::Moderate => 2,
        RiskBand::High => 3,
        RiskBand::Critical => 4,
    };
    let bars =
        (1..=4).map(|bar| view! { <span data-full=(bar <= full).then_some("")></span> }).collect_view();
    view! { <span class="credit__bars" aria-hidden="true">{bars}</span> }
}

fn list_of_terms(terms: Vec<Term>) -> impl IntoView {
    let columns =
        vec![Column::text(words::TERM), Column::number(words::POINTS), Column::text(words::SEEN_ON)];
    let rows = terms.into_iter().map(|term| vec![term.what.into(), term.points.into(), term.seen_on.into()]);
    let rows: Vec<Vec<Cell>> = rows.collect();
    view! {
        <DataTable caption=words::TERMS columns rows bare=true/>
        <p class="muted">{words::TERMS_WHY}</p>
    }
}

fn limits(limit: Limit) -> impl IntoView {
    let Limit { suggested, why, typed, used, left } = limit;
    let pair = |label: &'static str, value: String| {
        view! {
            <div class="pair">
                <dt class="pair__label">{label}</dt>
                <dd class="pair__value private">{value}</dd>
            </div>
        }
    };
    view! {
        <h4 class="credit__part">{words::LIMIT}</h4>
        <dl class="pairs">
            {pair(words::SUGGESTED, suggested)} {pair(words::TYPED, typed)} {pair(words::USED, used)}
        </dl>
        {left.map(|left| view! { <p class="private">{left}</p> })}
        <p class="muted private">{why}</p>
    }
}

/// So many changes stand there; the checks below have the others.
const CHANGES_SHOWN: usize = 6;

fn news(changes: Vec<Changed>) -> Option<impl IntoView> {
    let one = |Changed { what, turn, when }: Changed| {
        let glyph = match turn {
            Turn::Worse => Glyph::Warning,
            Turn::Better => Glyph::Check,
            Turn::Other => Glyph::Info,
        };
        view! {
            <li class="credit__change">
                <Icon glyph/>
                <span class="credit__seen">
                    <span class="private">{what}</span>
                    <span class="muted">{when}</span>
                </span>
            </li>
        }
    };
    (!changes.is_empty()).then(|| {
        view! {
            <h4 class="credit__part">{words::CHANGES}</h4>
            <ul class="credit__changes">
                {changes.into_iter().take(CHANGES_SHOWN).map(one).collect_view()}
            </ul>
        }
    })
}

/// Every check, newest first; each can be mended and removed.
fn list(
    carteira: Carteira,
    client: ClientId,
    checks: Vec<Looked>,
    ask: impl Fn(Option<RiskCheckId>) + Copy + Send + Sync + 'static,
    is_past: bool,
) -> impl IntoView {
    let note = checks.len().to_string();
    let one = move |Looked { id, on, source, seen }: Looked| {
        let acts = (!is_past).then(|| {
            view! {
                <span class="credit__acts">
                    <IconButton glyph=Glyph::Edit label=words::edit(on) on_press=move || ask(Some(id))/>
                    <IconButton
                        glyph=Glyph::Trash
                        label=words::remove(on)
                        on_press=move || carteira.remove_credit_check(client, id)
                    />
                </span>
            }
        });
        let when = std::iter::once(format::date(on)).chain(Some(source).filter(|source| !source.is_empty()));
        view! {
            <li class="credit__check">
                <span class="credit__seen">
                    <strong>{when.collect::<Vec<_>>().join(", ")}</strong>
                    <span class="private">{seen}</span>
                </span>
                {acts}
            </li>
        }
    };
    view! {
        <Disclosure summary=words::CHECKS note>
            <ul class="credit__checks">{checks.into_iter().map(one).collect_view()}</ul>
        </Disclosure>
    }
}
