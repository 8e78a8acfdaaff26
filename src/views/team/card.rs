//! One vendedor: the coverage against its target, the numbers with what is behind each, and the pages seen as this vendedor.

use super::TeamDesk;
use crate::domain::calendar::period::Month;
use crate::domain::filter::Filter;
use crate::domain::indicator::coverage::goal_progress::Progress;
use crate::domain::value::id::SalespersonId;
use crate::domain::value::money::Centavos;
use crate::exchange::filter_query::to_pairs;
use crate::routes::Route;
use crate::screen::goals::{is_private, lengths};
use crate::screen::map_parts::PartsBy;
use crate::screen::team::behind::{Figure, MOST_NAMED, filter};
use crate::screen::team::reasons::DAYS;
use crate::screen::team::{Part, Row};
use crate::state::view::COLOURS;
use crate::text::{coverage, format, goals, team as words};
use crate::ui::prelude::*;
use leptos::prelude::*;

#[component]
pub(super) fn PersonCard(desk: TeamDesk, at: usize) -> impl IntoView {
    let row = Memo::new(move |_| desk.rows.with(|rows| rows.get(at).cloned()));
    move || row.get().map(|row| drawn(desk, &row))
}

fn drawn(desk: TeamDesk, row: &Row) -> impl IntoView + use<> {
    let id = row.id;
    // A list without anybody is no list: its number leads nowhere.
    let behind =
        move |figure: Figure, number: usize| (number > 0).then(|| address(&Route::Clients, desk, id, figure));
    let part = |label: &'static str, part: Part, figure: Figure| {
        let money = format::money_short(Centavos::new(part.centavos));
        let whole = words::some(part.clients);
        view! { <Stat label value=money whole href=behind(figure, part.clients) private=true/> }
    };
    let month = Month::of(desk.carteira.derived.as_of.get());
    let reached = row.coverage.as_ref().map(|of| {
        let (share, goal, band) = lengths(of);
        view! {
            <Bar
                label=goals::bar(of)
                share=Signal::derive(move || share)
                goal=Signal::derive(move || goal)
                pace=Signal::derive(move || band.map(|(low, high)| (low + high) / 2.0))
                band=Signal::derive(move || band)
            />
            <p>{words::towards(of, month)}</p>
        }
    });
    let (tally, visits) = (row.month, row.visits);
    let missing = tally.eligible.saturating_sub(tally.covered);
    let pages = [
        (Route::Clients, words::SEE_CLIENTS),
        (Route::Map, words::SEE_MAP),
        (Route::Timeline, words::SEE_TIMELINE),
        (Route::Reasons, words::SEE_REASONS),
        (Route::Analysis, words::SEE_ANALYSIS),
    ];
    let links = pages.map(|(route, word)| {
        let label = format!("{word}: {}", row.name);
        view! { <a class="team__link" href=address(&route, desk, id, Figure::Clients) aria-label=label>{word}</a> }
    });
    view! {
        <section class="card stack team__person" data-gap="tight" aria-label=row.name.clone()>
            <header>
                <h3 class="card__title">{row.name.clone()}</h3>
                <p class="muted">{words::clients(row.clients)} " · " {words::last_file(row.received.as_ref())}</p>
            </header>
            <div class="team__coverage">
                <p class="team__line">
                    <span>{words::COVERAGE}</span>
                    <strong class="number">{coverage::cell(tally.coverage())}</strong>
                </p>
                {reached}
                {match behind(Figure::Missing, missing as usize) {
                    Some(href) => view! { <a class="team__link" href=href>{words::missing(missing)}</a> }.into_any(),
                    None => view! { <p class="muted">{words::missing(missing)}</p> }.into_any(),
                }}
                {(missing as usize > MOST_NAMED)
                    .then(|| view! { <p class="muted">{words::first_of(MOST_NAMED, missing)}</p> })}
            </div>
            <div class="figures">
                {part(words::FORGOTTEN, row.forgotten, Figure::Forgotten)}
                {part(words::AT_RISK, row.at_risk, Figure::AtRisk)}
                {part(words::CREDIT, row.credit, Figure::Credit)}
                <Stat
                    label=words::VISITS
                    value=words::visits_a_day(row.visits_a_day_tenths())
                    whole=words::visits_whole(visits.made, row.working_days)
                    href=behind(Figure::Visited, visits.made as usize)
                />
                <Stat
                    label=words::EFFECTIVENESS
                    value=format::percent(visits.effectiveness())
                    whole=words::effectiveness_whole(visits.with_order, visits.made)
                />
                <Stat
                    label=words::NEW_CLIENTS
                    value=format::count(row.new_clients as usize)
                    whole=words::NEW_WHOLE
                    href=behind(Figure::New, row.new_clients as usize)
                />
            </div>
            {(!row.goals.is_empty())
                .then(|| {
                    let said = |of: &Progress| {
                        let is_money = is_private(of.measure).then_some("private");
                        view! { <li class=is_money>{goals::bar(of)}</li> }
                    };
                    view! { <ul class="team__goals" aria-label=words::GOALS>{row.goals.iter().map(said).collect_view()}</ul> }
                })}
            {move || {
                desk.reasons.with(|all| all.get(&id).cloned()).map(|named| {
                    let href = address(&Route::Reasons, desk, id, Figure::Clients);
                    view! { <p><a class="team__link" href=href>{words::top_reasons(DAYS, &named)}</a></p> }
                })
            }}
            <nav class="team__links" aria-label=row.name.clone()>{links.collect_view()}</nav>
        </section>
    }
}

/// Of a page that shows what the filters choose: this vendedor, or the clients behind a number.
fn address(route: &Route, desk: TeamDesk, who: SalespersonId, figure: Figure) -> String {
    // Whom the lists were last of is nothing to a row of another.
    let principals = desk.carteira.view.filter.with(|filter| filter.principals.clone());
    let own = desk.look(|p, seen| filter(p, seen, who, figure));
    let pairs = to_pairs(&Filter { principals, ..own });
    let mut pairs: Vec<(&str, &str)> = pairs.iter().map(|(key, value)| (*key, value.as_str())).collect();
    if *route == Route::Map {
        pairs.push((COLOURS, PartsBy::Holder.word()));
    }
    route.href_with(&pairs)
}
