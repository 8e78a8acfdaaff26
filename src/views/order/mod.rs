//! The sheet of an order: date, value, representada, status; with the contact it came from.

mod correct;

pub(crate) use correct::CorrectOrder;

use chrono::NaiveDate;
use leptos::prelude::*;

use crate::domain::fact::interaction::{Channel, Outcome};
use crate::domain::fact::order::{Order, OrderStatus};
use crate::domain::portfolio::recording::Recording;
use crate::domain::value::id::ClientId;
use crate::screen::order::{self, STATUSES, contact_of, is_worth, only_principal};
use crate::state::{clock, use_carteira};
use crate::text::interaction::{self, order as words};
use crate::text::labels;
use crate::ui::prelude::*;
use crate::views::interaction::{InteractionSheet, use_interaction_sheet};

/// Stands once, in the host of the interaction sheets.
#[component]
pub(crate) fn OrderSheet() -> impl IntoView {
    let sheet = use_interaction_sheet();
    view! {
        {move || {
            sheet.subject().map(|client| view! { <OrderForm sheet client/> })
        }}
    }
}

#[derive(Clone, Copy)]
struct Written {
    date: RwSignal<Option<NaiveDate>>,
    date_invalid: RwSignal<bool>,
    value: RwSignal<Option<i64>>,
    principal: RwSignal<String>,
    status: RwSignal<OrderStatus>,
    number: RwSignal<String>,
    note: RwSignal<String>,
    tried: RwSignal<bool>,
}

#[component]
fn OrderForm(sheet: InteractionSheet, client: ClientId) -> impl IntoView {
    let written = StoredValue::new(None::<Written>);
    let form = Form::new(Signal::derive(move || Some(format!("pedido.{client}"))));
    let open = sheet.order_is_open();
    let footer = move || {
        view! {
            <Button
                tone=Tone::Primary
                on_press=move || {
                    if let Some(written) = written.get_value() {
                        save(sheet, client, form, written);
                    }
                }
            >
                {words::SAVE}
            </Button>
        }
    };
    view! {
        <Sheet open title=words::TITLE footer form>
            {
                let fresh = fresh(sheet, client);
                written.set_value(Some(fresh));
                view! { <Fields client by=sheet.order_by() form=fresh/> }
            }
        </Sheet>
    }
}

#[component]
fn Fields(
    client: ClientId,
    /// The channel of the contact it is recorded with.
    by: Option<Channel>,
    form: Written,
) -> impl IntoView {
    let carteira = use_carteira();
    carteira.follow_today(form.date);
    let name = carteira.portfolio.with_untracked(|p| {
        p.client(client).map(|client| client.display_name().to_owned()).unwrap_or_default()
    });
    let principals = carteira.portfolio.with_untracked(|p| {
        let named = p.catalog().principals_by_name();
        let own = named.into_iter().map(|one| Choice::new(one.id.to_string(), &one.name));
        std::iter::once(Choice::new("", interaction::ANY_PRINCIPAL)).chain(own).collect::<Vec<_>>()
    });
    let has_principals = principals.len() > 1;
    let statuses = STATUSES.map(|status| (status, labels::order_status(status).to_owned()));
    let value_error = Signal::derive(move || {
        let missing = !is_worth(form.value.get());
        (form.tried.get() && missing).then(|| words::VALUE_NEEDED.to_owned())
    });
    let date_error = Signal::derive(move || {
        // A day that does not fit has its own words in the field.
        let problem = form.tried.get() && form.date.get().is_none() && !form.date_invalid.get();
        problem.then(|| interaction::DATE_MISSING.to_owned())
    });
    view! {
        <div class="stack">
            <p class="sheet-subject">{name}</p>
            {by.map(|channel| view! { <p class="muted">{words::by(channel)}</p> })}
            <MoneyField label=words::VALUE value=form.value error=value_error/>
            <DateField
                label=words::DATE
                value=form.date
                max=MaybeProp::derive(move || Some(carteira.today.get()))
                error=date_error
                invalid=form.date_invalid
            />
            {has_principals
                .then(|| {
                    view! {
                        <SelectField label=interaction::PRINCIPAL value=form.principal choices=principals/>
                    }
                })}
            <div class="field">
                <span class="field__label">{words::STATUS}</span>
                <Segmented label=words::STATUS choices=statuses.to_vec() value=form.status/>
            </div>
            <TextField label=words::NUMBER value=form.number optional=true/>
            <TextField label=words::NOTE value=form.note optional=true/>
        </div>
    }
}

fn fresh(sheet: InteractionSheet, client: ClientId) -> Written {
    let only = sheet.carteira().portfolio.with_untracked(|p| only_principal(p, client));
    let principal = only.map(|id| id.to_string()).unwrap_or_default();
    Written::filled(order::Written { date: Some(clock::today()), principal, ..order::Written::default() })
}

impl Written {
    fn of(order: &Order) -> Written {
        Written::filled(order::Written::of(order))
    }

    fn filled(with: order::Written) -> Written {
        Written {
            date: RwSignal::new(with.date),
            date_invalid: RwSignal::new(false),
            value: RwSignal::new(with.value),
            principal: RwSignal::new(with.principal),
            status: RwSignal::new(with.status),
            number: RwSignal::new(with.number),
            note: RwSignal::new(with.note),
            tried: RwSignal::new(false),
        }
    }

    fn now(self) -> order::Written {
        order::Written {
            date: self.date.get_untracked(),
            value: self.value.get_untracked(),
            status: self.status.get_untracked(),
            principal: self.principal.get_untracked(),
            number: self.number.get_untracked(),
            note: self.note.get_untracked(),
        }
    }
}

/// Keeps order and contact as one change, so that one *Desfazer* takes both back.
fn save(sheet: InteractionSheet, client: ClientId, sent: Form, form: Written) {
    form.tried.set(true);
    if sent.is_refused() {
        return;
    }
    let carteira = sheet.carteira();
    let Some(order) = form.now().order(|date, value| carteira.new_order(client, date, value)) else { return };
    let contact = sheet
        .order_by()
        .map(|channel| contact_of(carteira.new_interaction(client, channel, Outcome::Order), &order));
    sent.finish();
    sheet.order_is_open().set(false);
    match contact {
        Some(contact) => {
            let order = Some(order);
            carteira.record_all(client, Recording { order, ..carteira.recording(contact) });
        }
        None => carteira.record_order(client, order),
    }
}
