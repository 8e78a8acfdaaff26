//! One invented client: who it is, where it is, who serves it.

use super::super::client::{Client, Holding, Situation, SituationHeld};
use super::history::{self, Subject};
use super::places::{self, District};
use super::{Story, Team, stamp, words};
use crate::domain::calendar::period::step_days;
use crate::domain::client::person::Person;
use crate::domain::record::dossier::Dossier;
use crate::domain::value::cnpj::Cnpj;
use crate::domain::value::cpf::{Cpf, TaxId};
use crate::domain::value::dice::Dice;
use crate::domain::value::fold;
use crate::domain::value::id::{ClientId, SalespersonId};
use crate::domain::value::phone::Phone;
use chrono::NaiveDate;

/// Days back to the start of the recorded history.
const HISTORY_DAYS: i64 = 730;

pub(super) fn dossier(dice: &mut Dice, number: usize, team: &Team, today: NaiveDate) -> Dossier {
    let story = Story::of(dice, number);
    let place = District::of(number);
    let entered_ago = match story {
        Story::New => dice.between(20, 55),
        Story::Prospect | Story::NoOrders => dice.between(30, 200),
        Story::Loyal { .. } | Story::Fading { .. } | Story::Gone | Story::Blocked => dice.between(380, 900),
    };
    let entered = step_days(today, -entered_ago);
    let created = stamp(entered.max(step_days(today, -HISTORY_DAYS)), number as u32);
    let mut client = Client::new(ClientId::from_u128(dice.id()), created);
    client.code = Some(format!("{:05}", 1001 + number * 3));
    client.entered = Some(entered);
    name(dice, number, &mut client);
    locate(dice, number, place, &mut client);
    people(dice, number, &mut client);
    relation(dice, number, story, today, &mut client);
    client.holdings = holdings(number, place, team, today);
    client.principals = principals(dice, team);
    let seller = client.holder_on(today);
    let started = entered.max(step_days(today, -HISTORY_DAYS));
    let subject = Subject { client, story, started, today, seller };
    history::of(dice, subject, team)
}

fn name(dice: &mut Dice, number: usize, client: &mut Client) {
    let (trade, shops, company) = dice.pick(words::TRADES);
    let trade_name = format!("{} {}", dice.pick(shops), dice.pick(words::SHOP_NAMES));
    client.industry = Some(trade.to_owned());
    if number % 20 == 6 {
        client.legal_name = format!("{} {}", dice.pick(words::FIRST_NAMES), dice.pick(words::SURNAMES));
        client.tax_id = invented_cpf(number).map(TaxId::Cpf);
    } else {
        let owner = dice.pick(words::SURNAMES);
        client.legal_name = format!("{owner} & {} {company} Ltda.", dice.pick(words::SURNAMES));
        client.tax_id = invented_cnpj(dice, number).map(TaxId::Cnpj);
        if dice.percent(60) {
            client.state_registration =
                Some(format!("{}.{}", dice.between(100, 999), dice.between(100_000, 999_999)));
        }
    }
    client.trade_name = Some(trade_name);
}

/// Roots from 90 million on were not given out yet; one in thirty has the letters of July 2026.
fn invented_cnpj(dice: &mut Dice, number: usize) -> Option<Cnpj> {
    let root = dice.between(90_000_000, 99_999_999).to_string();
    let root = if number % 30 == 4 { format!("9Z{}", &root[2..]) } else { root };
    Cnpj::from_base(&format!("{root}0001")).ok()
}

/// A CPF of the lowest numbers, with its check digits worked out.
fn invented_cpf(number: usize) -> Option<Cpf> {
    let base = format!("{:09}", 200 + number);
    (0..100).find_map(|check| Cpf::parse(&format!("{base}{check:02}")).ok())
}

fn locate(dice: &mut Dice, number: usize, place: &District, client: &mut Client) {
    client.street = Some(dice.pick(words::STREETS).to_owned());
    client.street_number = Some(dice.between(10, 2900).to_string());
    client.district = Some(place.name.to_owned());
    client.city = Some(place.town().name.to_owned());
    client.city_code = Some(place.town().code);
    client.uf = Some(places::UF);
    client.cep = place.cep(dice);
    // Of some the map knows the town alone.
    client.location = place.spot(dice).filter(|_| number % 18 != 9);
}

fn people(dice: &mut Dice, number: usize, client: &mut Client) {
    let phone = |text: String| Phone::parse(&text).ok();
    let mobile = phone(format!("({}) 90000-{:04}", places::AREA_CODE, 1000 + number));
    if dice.percent(85) {
        client.whatsapp = mobile.clone();
    }
    client.phones = phone(format!("({}) 2000-{:04}", places::AREA_CODE, 1000 + number)).into_iter().collect();
    let first = dice.pick(words::FIRST_NAMES);
    let address = client.trade_name.as_deref().map(fold::key).unwrap_or_default();
    if dice.percent(70) {
        client.emails = vec![format!("compras@{address}.example")];
    }
    client.people = vec![Person {
        id: None,
        name: format!("{first} {}", dice.pick(words::SURNAMES)),
        role: Some(dice.pick(words::ROLES).to_owned()),
        phone: mobile,
        email: None,
        partner: dice.percent(30),
    }];
    if dice.percent(20) {
        let name = format!("{} {}", dice.pick(words::FIRST_NAMES), dice.pick(words::SURNAMES));
        client.people.push(Person { name, role: Some("financeiro".to_owned()), ..Person::default() });
    }
}

fn relation(dice: &mut Dice, number: usize, story: Story, today: NaiveDate, client: &mut Client) {
    match story {
        Story::Blocked => {
            client.situation = Situation::Blocked;
            client.situation_since = Some(step_days(today, -dice.between(20, 120)));
            client.situation_reason = Some("Título em aberto".to_owned());
        }
        Story::Gone => {
            client.situation = Situation::Former;
            client.situation_since = Some(step_days(today, -dice.between(60, 240)));
            client.situation_reason = Some("Fechou a loja".to_owned());
        }
        Story::Prospect => client.situation = Situation::Prospect,
        Story::Loyal { .. } if number % 40 == 5 => blocked_for_a_while(today, client),
        Story::Loyal { .. } | Story::Fading { .. } | Story::New | Story::NoOrders => {}
    }
    client.tags.extend(words::TAGS.iter().filter(|_| dice.percent(18)).map(|tag| (*tag).to_owned()));
    if dice.percent(30) {
        client.notes = Some(dice.pick(words::CLIENT_NOTES).to_owned());
    }
    if number % 9 == 3 {
        client.cadence_days = u16::try_from(dice.pick(&[7, 10, 20, 45])).ok();
    }
}

/// Blocked over the end of a month some months ago, and back since.
fn blocked_for_a_while(today: NaiveDate, client: &mut Client) {
    let (from, back) = (step_days(today, -150), step_days(today, -110));
    let reason = Some("Título em aberto".to_owned());
    client.past_situations = vec![SituationHeld::new(Situation::Blocked, Some(from), reason)];
    client.situation_since = Some(back);
}

/// The territory's vendedor; some clients were another's until some months ago.
fn holdings(number: usize, place: &District, team: &Team, today: NaiveDate) -> Vec<Holding> {
    let of = |territory: usize| -> Option<SalespersonId> {
        team.salespeople.get(territory % team.salespeople.len()).copied()
    };
    let own = of(place.territory);
    if number % 15 == 2 {
        let moved = step_days(today, -210 - (number as i64 % 60));
        let before = Holding { since: None, salesperson: of(place.territory + 1) };
        return vec![before, Holding { since: Some(moved), salesperson: own }];
    }
    vec![Holding { since: None, salesperson: own }]
}

fn principals(
    dice: &mut Dice,
    team: &Team,
) -> std::collections::BTreeSet<crate::domain::value::id::PrincipalId> {
    let mut served: std::collections::BTreeSet<_> = [dice.pick(&team.principals)].into();
    if dice.percent(55) {
        served.insert(dice.pick(&team.principals));
    }
    served
}
