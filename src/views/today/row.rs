//! One client to contact: who, why now, what is at stake, and the one-tap contact.

use crate::domain::calendar::day::day_number;
use crate::domain::client::Situation;
use crate::domain::plan::day::worklist::Item;
use crate::domain::portfolio::Portfolio;
use crate::domain::record::promise::unkept;
use crate::domain::rhythm::cadence::ContactState;
use crate::domain::rhythm::lifecycle::{Basis, classify};
use crate::domain::value::id::ClientId;
use crate::domain::value::money::Centavos;
use crate::routes::Route;
use crate::state::use_carteira;
use crate::text::{interaction, today as words};
use crate::ui::prelude::*;
use crate::views::interaction::use_interaction_sheet;
use crate::views::steady::{Done, go_on_in_list};
use crate::views::why::WhyMark;
use chrono::NaiveDate;
use leptos::prelude::*;

#[component]
pub(super) fn Row(item: Item) -> impl IntoView {
    let carteira = use_carteira();
    let sheet = use_interaction_sheet();
    let on = carteira.derived.as_of.get_untracked();
    let Some((id, name, place)) = carteira.portfolio.with_untracked(|p| identity(p, item.slot)) else {
        return ().into_any();
    };
    let mark = carteira.derived.statuses.with_untracked(|all| {
        all.get(item.slot).copied().flatten().map(|status| {
            let why = words::why_now(status.days_since_interaction, status.cadence_days);
            (status.state, status.days_since_interaction, why)
        })
    });
    let (state, days, why) = mark.unwrap_or((ContactState::Never, None, String::new()));
    let (mark, state) = (crate::views::marks::of_state(state), crate::text::labels::state(state));
    let cycle = carteira.portfolio.with_untracked(|p| own_cycle(p, item.slot, day_number(on)));
    let due = item.due.filter(|due| *due >= on).map(|due| words::falls_due(due, on));
    let ends = item.stockout.map(|on_day| crate::text::stock::stockout(on_day, on));
    let due = due.filter(|_| item.due != item.stockout);
    let appointed = item.appointment.map(|one| words::appointed(one.time, one.confirmed));
    let promised = item.promised.map(|day| {
        let what = carteira.portfolio.with_untracked(|p| promised(p, item.slot, on));
        words::unkept(day, what.as_deref(), on)
    });
    let details: Vec<String> = [promised, appointed, Some(why), ends, cycle.map(words::usual_cycle), due]
        .into_iter()
        .flatten()
        .collect();
    let held = Memo::new(move |_| carteira.taps.held(id).is_some());
    let done = Memo::new(move |_| carteira.taps.is_done(id));
    let stake = (item.monthly_centavos > 0).then(|| words::at_stake(Centavos::new(item.monthly_centavos)));
    view! {
        <li class="today-row" data-done=move || done.get().then_some("")>
            <WhyMark client=id mark large=true state/>
            <a class="today-row__who" href=Route::Client(id.to_string()).href()>
                <span class="today-row__name">{name.clone()}</span>
                <span class="today-row__place muted">{place}</span>
                <span class="today-row__why">{details.join(" · ")}</span>
            </a>
            <span class="today-row__figures">
                <span class="today-row__days number">{days.map(|days| days.to_string())}</span>
                {stake.map(|stake| view! { <span class="today-row__stake number muted private">{stake}</span> })}
            </span>
            <span class="today-row__acts">
                {move || {
                    let name = name.clone();
                    if held.get() {
                        return view! { <Done client=id name/> }.into_any();
                    }
                    let other = words::other_with(&name);
                    let label = Signal::derive(move || interaction::record_by(sheet.one_tap(), &name));
                    let succeed = move || {
                        go_on_in_list(carteira);
                        sheet.succeed(id);
                    };
                    view! {
                        <Button tone=Tone::Primary glyph=Glyph::Check label on_press=succeed>
                            {move || interaction::record(sheet.one_tap())}
                        </Button>
                        <IconButton glyph=Glyph::MoreVertical label=other on_press=move || sheet.open(id)/>
                    }
                        .into_any()
                }}
            </span>
        </li>
    }
    .into_any()
}

fn identity(portfolio: &Portfolio, slot: usize) -> Option<(ClientId, String, String)> {
    let client = portfolio.client_at(slot)?;
    let state = client.state.map(|state| state.letters().to_owned());
    let place: Vec<String> = [client.city.clone(), state].into_iter().flatten().collect();
    Some((client.id, client.display_name().to_owned(), place.join("/")))
}

/// What was agreed and not done.
fn promised(portfolio: &Portfolio, slot: usize, on: NaiveDate) -> Option<String> {
    let dossier = portfolio.dossiers().get(slot)?;
    unkept(dossier, &portfolio.rules().calendar, on)?.note.clone()
}

/// The client's own purchase cycle in days, where it has one.
fn own_cycle(portfolio: &Portfolio, slot: usize, day: i32) -> Option<i32> {
    let days = portfolio.columns().order_days_until(slot, day);
    let class = classify(days, Situation::Active, &portfolio.rules().lifecycle, day);
    match class.basis {
        Basis::OneInterval | Basis::MeanCycle => class.cycle.map(|cycle| cycle.days()),
        Basis::Marked | Basis::NoOrder | Basis::DefaultCycle | Basis::FixedPeriods => None,
    }
}
