//! A new potencial in three fields: name, telephone, how it came; where the rep stands is one tap more.
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::domain::client::person::Person;
use crate::domain::client::{Client, Referrer, Situation};
use crate::domain::place::geo::LatLon;
use crate::domain::portfolio::change::{Change, Deed, Step};
use crate::domain::rules::prospecting::{REFERRAL, SOURCES};
use crate::domain::value::id::ClientId;
use crate::domain::value::money::Centavos;
use crate::domain::value::phone::Phone;
use crate::exchange::vcard_reader::business_card;
use crate::routes::Route;
use crate::screen::client::name_of;
use crate::state::files;
use crate::state::position::current_position;
use crate::state::use_carteira;
use crate::text::clients::phone_error;
use crate::text::prospecting::{self as said, new as words, page};
use crate::ui::prelude::*;
use crate::views::pick::PickSheet;

#[component]
pub(super) fn NewProspect(open: RwSignal<bool>) -> impl IntoView {
    let carteira = use_carteira();
    let (name, source) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let phone = RwSignal::new(None::<Phone>);
    let expected = RwSignal::new(None::<i64>);
    let place = RwSignal::new(None::<LatLon>);
    let referrer = RwSignal::new(None::<ClientId>);
    // Shown once a business card was read.
    let (from_card, person, email) =
        (RwSignal::new(false), RwSignal::new(String::new()), RwSignal::new(String::new()));
    let problem = RwSignal::new(None::<String>);
    let (picking, busy) = (RwSignal::new(false), RwSignal::new(false));
    let form = Form::new(Signal::derive(|| Some("potencial".to_owned())));
    let save = move || {
        if form.is_refused() {
            return;
        }
        let typed = name.with_untracked(|name| name.trim().to_owned());
        if typed.is_empty() {
            return problem.set(Some(words::NAME_MISSING.to_owned()));
        }
        let today = carteira.today.get_untracked();
        let number = phone.get_untracked();
        let from = Some(source.get_untracked()).filter(|source| !source.is_empty());
        let by = referrer.get_untracked().filter(|_| from.as_deref() == Some(REFERRAL));
        let made = Client {
            legal_name: typed,
            situation: Situation::Prospect,
            situation_since: Some(today),
            entered: Some(today),
            phones: number.iter().cloned().collect(),
            source: from,
            referred_by: by.map(|client| Referrer { client, person: None }),
            expected_value: expected.get_untracked().filter(|much| *much > 0).map(Centavos::new),
            location: place.get_untracked(),
            people: named(&person.get_untracked()),
            emails: Some(email.with_untracked(|email| email.trim().to_owned()))
                .filter(|email| !email.is_empty())
                .into_iter()
                .collect(),
            ..carteira.new_client()
        };
        form.finish();
        open.set(false);
        spawn_local(async move {
            let change = Change::one(Deed::Register, Step::AddClient(Box::new(made)));
            drop(carteira.dispatch(change).await);
        });
    };
    let here = Alive::here();
    let stand_here = move || {
        busy.set(true);
        spawn_local(async move {
            let found = current_position().await;
            if here.is_gone() {
                return;
            }
            busy.set(false);
            match found {
                Ok(position) => {
                    place.set(Some(position.place));
                    form.filled();
                }
                Err(why) => problem.set(Some(why.said().to_owned())),
            }
        });
    };
    let read_card = move |files: Vec<web_sys::File>| {
        spawn_local(async move {
            let Some(file) = files.first() else { return };
            let card = files::read(file).await.and_then(|bytes| business_card(&bytes));
            if here.is_gone() {
                return;
            }
            let Some(card) = card else { return problem.set(Some(words::NO_CARD.to_owned())) };
            problem.set(None);
            from_card.set(true);
            name.set(card.name);
            phone.set(card.phone);
            person.set(card.person);
            email.set(card.email);
            form.filled();
        });
    };
    let footer = move || {
        view! {
            <p class="field__error" role="status">{move || problem.get()}</p>
            <Button tone=Tone::Primary on_press=save>{words::SAVE}</Button>
        }
    };
    let sources: Vec<Choice> = std::iter::once(Choice::new("", said::NO_SOURCE))
        .chain(SOURCES.map(|key| Choice::new(key, said::source(key))))
        .collect();
    let is_referral = move || source.with(|source| source == REFERRAL);
    let who = move || {
        let id = referrer.get()?;
        carteira.portfolio.with(|p| p.client(id).map(|client| name_of(client).to_owned()))
    };
    view! {
        <Sheet open title=words::TITLE footer form>
            {
                name.set(String::new());
                source.set(String::new());
                phone.set(None);
                expected.set(None);
                place.set(None);
                referrer.set(None);
                problem.set(None);
                from_card.set(false);
                person.set(String::new());
                email.set(String::new());
                form.keep(
                    "cartao",
                    move || from_card.get().to_string(),
                    move |kept| from_card.set(kept == "true"),
                );
                // Their fields come with the card, too late to hold what it brought against what stood there.
                form.keep("pessoa", move || person.get(), move |kept| person.set(kept.to_owned()));
                form.keep("e-mail", move || email.get(), move |kept| email.set(kept.to_owned()));
                form.keep(
                    "quem-indicou",
                    move || referrer.get().map(|id| id.to_string()).unwrap_or_default(),
                    move |kept| referrer.set(kept.parse().ok()),
                );
                form.keep(
                    "lugar",
                    move || place.get().map(|at| format!("{} {}", at.lat(), at.lon())).unwrap_or_default(),
                    move |kept| place.set(place_kept(kept)),
                );
                let sources = sources.clone();
                view! {
                    <div class="stack">
                        <TextField label=words::NAME value=name autofocus=true/>
                        <ParsedField
                            label=words::PHONE
                            value=phone
                            parse=|text: &str| Phone::parse(text).map_err(phone_error)
                            show=|phone: &Phone| phone.to_string()
                            input_mode="tel"
                            optional=true
                        />
                        <SelectField label=words::SOURCE value=source choices=sources/>
                        <Show when=is_referral>
                            <div class="cluster">
                                <span>{move || who().unwrap_or_else(|| words::REFERRED_BY.to_owned())}</span>
                                <Button glyph=Glyph::Person on_press=move || picking.set(true)>
                                    {words::WHO_REFERRED}
                                </Button>
                            </div>
                        </Show>
                        <MoneyField label=words::EXPECTED value=expected optional=true/>
                        <div class="cluster">
                            <Button glyph=Glyph::Location busy on_press=stand_here>{words::HERE}</Button>
                            <Show when=move || place.with(Option::is_some)>
                                <span role="status">{words::HERE_DONE}</span>
                            </Show>
                        </div>
                        <Show when=move || from_card.get()>
                            <TextField label=words::PERSON value=person optional=true/>
                            <TextField label=words::EMAIL value=email optional=true/>
                        </Show>
                        <FileDrop label=words::CARD hint=words::CARD_HINT accept=CARDS on_files=read_card/>
                        <p><a href=Route::Data.href()>{page::READ_CARDS}</a></p>
                    </div>
                }
            }
        </Sheet>
        <PickSheet
            open=picking
            title=words::WHO_REFERRED
            nobody=words::NOBODY_FOUND
            on_pick=move |id: ClientId| referrer.set(Some(id))
        />
    }
}

/// As files of cards are chosen.
const CARDS: &str = ".vcf,.vcard,text/vcard,text/x-vcard";

fn named(person: &str) -> Vec<Person> {
    let name = person.trim().to_owned();
    if name.is_empty() { Vec::new() } else { vec![Person { name, ..Person::default() }] }
}

/// As the draft has it.
fn place_kept(text: &str) -> Option<LatLon> {
    let (lat, lon) = text.split_once(' ')?;
    LatLon::new(lat.parse().ok()?, lon.parse().ok()?).ok()
}
