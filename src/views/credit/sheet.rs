//! *Consulta de crédito*: what was seen on a day, the limit, and when to look again. Only what is written is kept.

use super::seen::{COMPANY, DEBTS, Fields, REGISTER, TITLES};
use crate::domain::client::ClientEdit;
use crate::domain::fact::risk_check::RiskCheck;
use crate::domain::value::id::{ClientId, RiskCheckId};
use crate::domain::value::money::Centavos;
use crate::state::{Carteira, use_carteira};
use crate::text::{interaction, risk as words};
use crate::ui::prelude::*;
use chrono::NaiveDate;
use leptos::prelude::*;

#[derive(Clone)]
struct Written {
    /// What it was, for what the sheet does not ask.
    before: RiskCheck,
    /// There is such a check already.
    is_known: bool,
    date: RwSignal<Option<NaiveDate>>,
    source: RwSignal<String>,
    seen: Fields,
    limit_before: Option<Centavos>,
    limit: RwSignal<Option<i64>>,
    again_on: RwSignal<Option<NaiveDate>>,
    note: RwSignal<String>,
}

/// `edited`: the check that is mended; without one a new one is written.
#[component]
pub(super) fn CheckSheet(
    client: ClientId,
    open: RwSignal<bool>,
    edited: RwSignal<Option<RiskCheckId>>,
) -> impl IntoView {
    let carteira = use_carteira();
    let draft = Form::new(Signal::derive(move || {
        let which = edited.get().map_or_else(|| client.to_string(), |check| check.to_string());
        Some(format!("credito.{which}"))
    }));
    let form = StoredValue::new(None::<Written>);
    let problem = RwSignal::new(None::<&'static str>);
    let save = move || {
        let Some(written) = form.get_value() else { return };
        if draft.is_refused() {
            return;
        }
        let Some(date) = written.date.get_untracked() else {
            return problem.set(Some(interaction::DATE_MISSING));
        };
        let (check, limit) = written.read(date);
        if check.is_none() && limit.is_none() {
            return problem.set(Some(words::NOTHING_SEEN));
        }
        draft.finish();
        open.set(false);
        carteira.check_credit(client, check, limit);
    };
    let footer = move || {
        view! {
            <p class="field__error" role="status">{move || problem.get()}</p>
            <Button tone=Tone::Primary on_press=save>{words::SAVE}</Button>
        }
    };
    view! {
        <Sheet open title=words::CHECKING footer form=draft>
            {
                let written = untrack(|| Written::of(carteira, client, edited.get()));
                if !written.is_known {
                    carteira.follow_today(written.date);
                }
                form.set_value(Some(written.clone()));
                problem.set(None);
                fields(carteira, written)
            }
        </Sheet>
    }
}

fn fields(carteira: Carteira, written: Written) -> impl IntoView {
    let today = carteira.today;
    let after = carteira.portfolio.with_untracked(|p| p.rules().risk.check_after_days);
    let Written { before: _, is_known: _, date, source, seen, limit_before: _, limit, again_on, note } =
        written;
    let part = |title: &'static str, fields: AnyView| {
        view! {
            <h3 class="credit__part">{title}</h3>
            {fields}
        }
    };
    view! {
        <div class="stack">
            <p class="muted">{words::LOOKED_HINT}</p>
            {part(words::GROUP_DEBTS, seen.group(&DEBTS, today))}
            {part(words::GROUP_REGISTER, seen.group(&REGISTER, today))}
            {part(words::GROUP_TITLES, seen.group(&TITLES, today))}
            <Disclosure summary=words::GROUP_COMPANY>{seen.group(&COMPANY, today)}</Disclosure>
            <h3 class="credit__part">{words::GROUP_LIMIT}</h3>
            <div class="credit__fields">
                <MoneyField label=words::LIMIT value=limit hint=words::LIMIT_HINT/>
                <DateField
                    label=words::AGAIN
                    value=again_on
                    min=MaybeProp::derive(move || date.get())
                    hint=words::again_hint(after)
                />
                <DateField label=words::DATE value=date max=MaybeProp::derive(move || Some(today.get()))/>
                <TextField label=words::SOURCE value=source hint=words::SOURCE_HINT max_length=60/>
            </div>
            <TextArea label=words::NOTE value=note rows=2/>
        </div>
    }
}

impl Written {
    fn of(carteira: Carteira, client: ClientId, edited: Option<RiskCheckId>) -> Self {
        let (known, limit) = carteira.portfolio.with_untracked(|p| {
            let dossier = p.dossier(client);
            let known = dossier.and_then(|dossier| dossier.risk_checks().find(|one| Some(one.id) == edited));
            let limit = dossier.and_then(|dossier| dossier.client.as_ref()?.credit_limit);
            (known.cloned(), limit)
        });
        let is_known = known.is_some();
        let before = known.unwrap_or_else(|| carteira.new_credit_check());
        Written {
            date: RwSignal::new(Some(before.date)),
            source: RwSignal::new(before.source.clone().unwrap_or_default()),
            seen: Fields::of(&before.seen),
            limit_before: limit,
            limit: RwSignal::new(limit.map(Centavos::get)),
            again_on: RwSignal::new(before.again_on),
            note: RwSignal::new(before.note.clone().unwrap_or_default()),
            before,
            is_known,
        }
    }

    /// The check, where it says anything or mends one; and the limit, where it changes.
    fn read(&self, date: NaiveDate) -> (Option<RiskCheck>, Option<ClientEdit>) {
        let filled = |text: RwSignal<String>| {
            text.with_untracked(|text| Some(text.trim().to_owned()).filter(|text| !text.is_empty()))
        };
        let check = RiskCheck {
            date,
            source: filled(self.source),
            seen: self.seen.seen(),
            again_on: self.again_on.get_untracked(),
            note: filled(self.note),
            ..self.before.clone()
        };
        let says = !check.seen.is_empty() || check.note.is_some() || check.again_on.is_some();
        let is_kept = if self.is_known { check != self.before } else { says };
        let limit = self.limit.get_untracked().map(Centavos::new);
        let limit = (limit != self.limit_before).then_some(ClientEdit::CreditLimit(limit));
        (is_kept.then_some(check), limit)
    }
}
