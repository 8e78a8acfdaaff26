//! The fields in the order in which a rep learns them: who, where, how to talk, who serves, the rest. A new client is asked for the
//! three that bring it into Hoje and onto the map; the others are a tap away.
use leptos::prelude::*;

use super::city::CityField;
use super::lists::{Emails, Extra, Line, People, PhoneField, Phones};
use super::values::Values;
use super::visiting::Visiting;
use crate::domain::place::geo::LatLon;
use crate::domain::value::cep::Cep;
use crate::domain::value::cpf::TaxId;
use crate::exchange::cells::typed_place;
use crate::routes::Route;
use crate::screen::client::form::CityValue;
use crate::screen::client::offered::{principals, salespeople, sources, twin};
use crate::state::places;
use crate::text::clients::{card, cep_error, coordinates, form as words, place_error, tax_id_error};
use crate::ui::prelude::*;

#[component]
pub(super) fn Fields(values: Values) -> impl IntoView {
    if !values.is_new {
        return view! { <div class="form"><All values/></div> }.into_any();
    }
    // What a draft brings back stands where it can be seen.
    Effect::new(move |_| {
        if untrack(|| values.has_more()) {
            values.rest.set(true);
        }
    });
    view! {
        <div class="form">
            <section class="form__part">
                <div class="form-grid">
                    {legal_name(values)} {whatsapp(values)} <CityField values/>
                </div>
            </section>
            <Disclosure summary=words::REST.to_owned() opened=values.rest>
                <div class="form">
                    <All values/>
                </div>
            </Disclosure>
        </div>
    }
    .into_any()
}

/// Of a new client without the three fields that stand before them.
#[component]
fn All(values: Values) -> impl IntoView {
    view! {
        <Identity values/>
        <Contacts values/>
        <Address values/>
        <section class="form__part">
            <h3 class="form__heading">{words::PEOPLE}</h3>
            <People values/>
        </section>
        <Relation values/>
        <section class="form__part">
            <h3 class="form__heading">{words::MORE}</h3>
            <TextArea label=words::NOTES value=values.notes optional=true/>
            <Extra values/>
        </section>
    }
}

fn legal_name(values: Values) -> AnyView {
    let error = Signal::derive(move || {
        let missing = values.tried.get() && values.name_is_missing();
        missing.then(|| words::NAME_NEEDED.to_owned())
    });
    view! { <TextField label=words::LEGAL_NAME value=values.legal_name error autofocus=true/> }.into_any()
}

fn whatsapp(values: Values) -> AnyView {
    view! {
        <PhoneField label=words::WHATSAPP line=Line { value: values.whatsapp, wrong: values.wrong.whatsapp }/>
    }
    .into_any()
}

#[component]
fn Identity(values: Values) -> impl IntoView {
    let own = values.before.with_value(|client| client.id);
    let twin = Memo::new(move |_| {
        let wanted = values.tax_id.get()?;
        values.carteira.portfolio.with(|p| twin(p, own, wanted))
    });
    view! {
        <section class="form__part">
            <h3 class="form__heading">{words::IDENTITY}</h3>
            <div class="form-grid">
                {(!values.is_new).then(|| legal_name(values))}
                <TextField label=words::TRADE_NAME value=values.trade_name optional=true/>
                <div class="stack" data-gap="tight">
                    <ParsedField
                        label=words::TAX_ID
                        value=values.tax_id
                        parse=|text: &str| TaxId::parse(text).map_err(tax_id_error)
                        show=|tax_id: &TaxId| tax_id.to_string()
                        invalid=values.wrong.tax_id
                        optional=true
                    />
                    {move || {
                        twin.get()
                            .map(|(id, name)| {
                                view! {
                                    <p class="form__warning" role="status">
                                        <Icon glyph=Glyph::Warning/>
                                        <a href=Route::Client(id.to_string()).href()>{words::duplicate(&name)}</a>
                                    </p>
                                }
                            })
                    }}
                </div>
                <TextField label=words::STATE_REGISTRATION value=values.state_registration optional=true/>
                <TextField label=words::INDUSTRY value=values.industry optional=true/>
                <TextField label=words::CODE value=values.code optional=true/>
            </div>
        </section>
    }
}

#[component]
fn Contacts(values: Values) -> impl IntoView {
    view! {
        <section class="form__part">
            <h3 class="form__heading">{words::CONTACTS}</h3>
            <div class="form-grid">
                <div class="stack" data-gap="tight">
                    <Phones values/>
                </div>
                {(!values.is_new).then(|| whatsapp(values))}
                <div class="stack" data-gap="tight">
                    <Emails values/>
                </div>
            </div>
        </section>
    }
}

#[component]
fn Address(values: Values) -> impl IntoView {
    let postal_codes = places::postal_codes();
    let cities = places::cities();
    // A CEP knows its município; one that was chosen by hand stays.
    Effect::new(move |_| {
        let Some(cep) = values.cep.get() else { return };
        if values.city.with_untracked(|city| !city.name.is_empty()) {
            return;
        }
        let code = postal_codes.with(|codes| codes.ready().and_then(|codes| codes.city(cep)));
        let found = cities.with(|cities| {
            let cities = cities.ready()?;
            cities.by_code(code?).map(CityValue::of)
        });
        if let Some(found) = found {
            values.city.set(found);
        }
    });
    view! {
        <section class="form__part">
            <h3 class="form__heading">{words::ADDRESS}</h3>
            <div class="form-grid">
                <ParsedField
                    label=words::CEP
                    value=values.cep
                    parse=|text: &str| Cep::parse(text).map_err(cep_error)
                    show=|cep: &Cep| cep.to_string()
                    input_mode="numeric"
                    invalid=values.wrong.cep
                    optional=true
                />
                {(!values.is_new).then(|| view! { <CityField values/> })}
                <TextField label=words::STREET value=values.street optional=true/>
                <TextField label=words::NUMBER value=values.street_number optional=true/>
                <TextField label=words::COMPLEMENT value=values.complement optional=true/>
                <TextField label=words::DISTRICT value=values.district optional=true/>
                <ParsedField
                    label=words::PLACE
                    value=values.location
                    parse=|text: &str| typed_place(text).map_err(place_error)
                    show=|place: &LatLon| coordinates(*place)
                    hint=words::PLACE_HINT
                    invalid=values.wrong.location
                    optional=true
                />
            </div>
        </section>
    }
}

#[component]
fn Relation(values: Values) -> impl IntoView {
    let left_error =
        Signal::derive(move || values.left_before_entered().then(|| words::LEFT_BEFORE.to_owned()));
    let potential_error =
        Signal::derive(move || values.potential_is_nothing().then(|| words::POTENTIAL_NOTHING.to_owned()));
    let choice = |(key, name): (String, String)| Choice::new(key, name);
    let salespeople = values.carteira.portfolio.with_untracked(salespeople);
    let salespeople = salespeople.into_iter().map(choice).collect::<Vec<_>>();
    let sources = Signal::derive(move || {
        values.source.with(|own| sources(own)).into_iter().map(choice).collect::<Vec<_>>()
    });
    let asks_salesperson = values.is_new && salespeople.len() > 1;
    view! {
        <section class="form__part">
            <h3 class="form__heading">{words::RELATION}</h3>
            <div class="form-grid">
                {asks_salesperson
                    .then(|| {
                        view! {
                            <SelectField
                                label=card::SALESPERSON
                                value=values.salesperson
                                choices=salespeople
                            />
                        }
                    })}
                <NumberField
                    label=words::CADENCE
                    value=values.cadence
                    suffix=crate::text::clients::DAYS
                    hint=words::CADENCE_HINT
                    invalid=values.wrong.cadence
                    optional=true
                />
                <MoneyField
                    label=words::POTENTIAL
                    value=values.potential
                    hint=words::POTENTIAL_HINT
                    error=potential_error
                    invalid=values.wrong.potential
                    optional=true
                />
                <SelectField label=words::SOURCE value=values.source choices=sources/>
                <MoneyField
                    label=words::EXPECTED
                    value=values.expected
                    invalid=values.wrong.expected
                    optional=true
                />
                <TextField label=words::BENEFIT value=values.benefit hint=words::BENEFIT_HINT optional=true/>
                <DateField
                    label=words::BENEFIT_SINCE
                    value=values.benefit_since
                    invalid=values.wrong.benefit_since
                    optional=true
                />
                <DateField
                    label=words::ENTERED
                    value=values.entered
                    max=Signal::derive(move || Some(values.carteira.today.get()))
                    invalid=values.wrong.entered
                    optional=true
                />
                <DateField
                    label=words::LEFT
                    value=values.left
                    invalid=values.wrong.left
                    error=left_error
                    optional=true
                />
                <TextField label=words::TAGS value=values.tags hint=words::TAGS_HINT optional=true/>
            </div>
            <Visiting values/>
            <Principals values/>
        </section>
    }
}

#[component]
fn Principals(values: Values) -> impl IntoView {
    let carteira = values.carteira;
    let new_name = RwSignal::new(String::new());
    let add = move || {
        let name = new_name.with_untracked(|name| name.trim().to_owned());
        if !name.is_empty() {
            let id = carteira.save_principal(None, name);
            values.principals.update(|chosen| {
                chosen.insert(id);
            });
            new_name.set(String::new());
        }
    };
    let chips = move || {
        carteira
            .portfolio
            .with(principals)
            .into_iter()
            .map(|(id, name)| {
                view! {
                    <FilterChip
                        label=name
                        pressed=Signal::derive(move || values.principals.with(|chosen| chosen.contains(&id)))
                        on_toggle=move |on: bool| {
                            values.principals.update(|chosen| {
                                if on { chosen.insert(id) } else { chosen.remove(&id) };
                            });
                        }
                    />
                }
            })
            .collect_view()
    };
    view! {
        <fieldset class="scores">
            <legend class="field__label">{words::PRINCIPALS}</legend>
            <div class="cluster">{chips}</div>
            <div class="add-line">
                <TextField label=words::NEW_PRINCIPAL value=new_name optional=true/>
                <Button on_press=add>{words::ADD}</Button>
            </div>
        </fieldset>
    }
}
