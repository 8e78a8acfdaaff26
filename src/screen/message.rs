//! The message to one client: which template, what its fields say, and where it can go.

use crate::domain::calendar::day::Day;
use crate::domain::catalog::template::{Field, Template, chosen, filled};
use crate::domain::client::Client;
use crate::domain::client::numbers::whatsapp_of;
use crate::domain::indicator::status::satisfaction::treatment::open_treatments;
use crate::domain::indicator::status::usual_products::usual_products;
use crate::domain::indicator::status::why::class_why;
use crate::domain::portfolio::Portfolio;
use crate::domain::rescue::worth::last_reason;
use crate::domain::value::id::ClientId;
use crate::text::format;
use chrono::NaiveDate;

/// How many products a sentence can carry.
const PRODUCTS: usize = 3;

/// `None`: not known of this client.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Values {
    name: Option<String>,
    days: Option<String>,
    last_order: Option<String>,
    products: Option<String>,
    salesperson: Option<String>,
    offer: Option<String>,
    solution: Option<String>,
}

impl Values {
    pub(crate) fn get(&self, field: Field) -> Option<String> {
        match field {
            Field::Name => self.name.clone(),
            Field::Days => self.days.clone(),
            Field::LastOrder => self.last_order.clone(),
            Field::Products => self.products.clone(),
            Field::Salesperson => self.salesperson.clone(),
            Field::Offer => self.offer.clone(),
            Field::Solution => self.solution.clone(),
        }
    }

    /// With what a segment offers.
    pub(crate) fn offering(self, offer: Option<String>) -> Self {
        Self { offer, ..self }
    }
}

/// As known on `on`.
pub(crate) fn values_of(p: &Portfolio, id: ClientId, on: NaiveDate) -> Values {
    let (Some(client), Some(dossier)) = (p.client(id), p.dossier(id)) else { return Values::default() };
    let last = p.slot(id).and_then(|slot| p.columns().order_days_until(slot, Day::of(on)).last().copied());
    let products = usual_products(&dossier.orders, on, PRODUCTS);
    let holder = client.holder_on(on).and_then(|id| p.catalog().salesperson(id));
    // Who works alone need not say whose each client is.
    let alone = || {
        let all = p.catalog().salespeople_by_name();
        match all[..] {
            [one] => Some(one),
            _ => None,
        }
    };
    Values {
        name: Some(client.display_name().to_owned()),
        days: last.map(|last| format::days(i64::from(Day::of(on) - last))),
        last_order: last.and_then(Day::date).map(format::date),
        products: (!products.is_empty()).then(|| format::list(&products)),
        salesperson: holder.or_else(alone).map(|person| person.name.clone()),
        offer: None,
        solution: open_treatments(dossier, on).into_iter().rev().find_map(|one| one.solution),
    }
}

/// The template for the client: by its class and its last reason.
pub(crate) fn fitting<'a>(
    p: &Portfolio,
    id: ClientId,
    on: NaiveDate,
    all: &'a [Template],
) -> Option<&'a Template> {
    let class = p.slot(id).and_then(|slot| class_why(p.columns(), p.rules(), slot, on)).map(|why| why.class);
    let reason = p.dossier(id).and_then(|dossier| last_reason(dossier, on));
    chosen(all, class, reason)
}

/// Subject and body with what is known of the client; without a subject it is empty.
pub(crate) fn written(template: &Template, p: &Portfolio, id: ClientId, on: NaiveDate) -> (String, String) {
    said(template, &values_of(p, id, on))
}

/// The same with values already known.
pub(crate) fn said(template: &Template, values: &Values) -> (String, String) {
    let fill = |text: &str| filled(text, |field| values.get(field));
    (template.subject.as_deref().map(fill).unwrap_or_default(), fill(&template.body))
}

/// Digits of its WhatsApp, and the address to write to: its own, else that of one of its people.
pub(crate) fn reach_of(client: &Client) -> (Option<String>, Option<String>) {
    let phone = whatsapp_of(client).and_then(|phone| phone.whatsapp_digits()).map(str::to_owned);
    let people = client.people.iter().filter_map(|person| person.email.as_ref());
    (phone, client.emails.iter().chain(people).next().cloned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fact::interaction::Outcome;
    use crate::domain::keeping::stamp::Stamp;
    use crate::domain::rhythm::lifecycle::Lifecycle;
    use crate::domain::value::id::TemplateId;
    use crate::domain::value::phone::Phone;
    use crate::screen::small::{Small, d, id};
    use crate::text::templates::in_braces;

    const DAY: &str = "2026-11-18";

    #[test]
    fn the_last_order_up_to_the_day_is_told_in_days_and_as_a_date() {
        let p = Small::clients(&["Ana"]).order(1, "2026-11-03", 100).order(1, "2026-12-01", 100).portfolio();
        let values = values_of(&p, id(1), d(DAY));
        assert_eq!(values.get(Field::Name).as_deref(), Some("Ana"));
        assert_eq!(values.get(Field::Days).as_deref(), Some("15 dias"));
        assert_eq!(values.get(Field::LastOrder).as_deref(), Some("03/11/2026"));
    }

    #[test]
    fn what_is_not_known_is_left_open() {
        let p = Small::clients(&["Ana"]).portfolio();
        let values = values_of(&p, id(1), d(DAY));
        for field in [Field::Days, Field::LastOrder, Field::Products, Field::Salesperson] {
            assert_eq!(values.get(field), None);
        }
        assert_eq!(values_of(&p, id(2), d(DAY)), Values::default());
    }

    fn template(number: u128, classes: &[Lifecycle], reasons: &[&str]) -> Template {
        Template {
            id: TemplateId::from_u128(number),
            name: number.to_string(),
            subject: None,
            body: format!("Olá, {}!", in_braces(Field::Name)),
            classes: classes.iter().copied().collect(),
            reasons: reasons.iter().map(|key| (*key).to_owned()).collect(),
        }
    }

    #[test]
    fn the_template_is_that_of_its_last_motivo_else_of_its_class() {
        let p = Small::clients(&["Ana", "Bia", "Caio"])
            .order(1, "2026-11-03", 100)
            .order(2, "2026-11-03", 100)
            .said(2, "2026-11-10", |said| {
                (said.outcome, said.reason) = (Outcome::NoOrder, Some("preco".to_owned()));
            })
            .portfolio();
        let all = [
            template(1, &[], &[]),
            template(2, &[Lifecycle::Active], &[]),
            template(3, &[], &["preco"]),
            template(4, &[], &["prazo"]),
        ];
        let chosen =
            |client, all: &[Template]| fitting(&p, id(client), d(DAY), all).map(|one| one.name.clone());
        assert_eq!([1, 2, 3].map(|one| chosen(one, &all)), ["2", "3", "1"].map(|name| Some(name.to_owned())));
        assert_eq!([chosen(1, &all[3..]), chosen(1, &[])], [None, None]);
    }

    #[test]
    fn a_template_is_written_with_the_clients_name_and_an_empty_subject_where_it_has_none() {
        let p = Small::clients(&["Ana"]).portfolio();
        let plain = template(1, &[], &[]);
        assert_eq!(written(&plain, &p, id(1), d(DAY)), (String::new(), "Olá, Ana!".to_owned()));
        let subject = Some(format!("Para {}", in_braces(Field::Name)));
        assert_eq!(written(&Template { subject, ..plain }, &p, id(1), d(DAY)).0, "Para Ana");
    }

    #[test]
    fn its_own_address_goes_before_those_of_its_people() {
        let mut client = Client::new(id(1), Stamp::default());
        assert_eq!(reach_of(&client), (None, None));
        client.emails = vec!["a@b.com".to_owned(), "c@d.com".to_owned()];
        client.whatsapp = Phone::parse("11987654321").ok();
        let (phone, email) = reach_of(&client);
        assert_eq!(email.as_deref(), Some("a@b.com"));
        assert!(phone.is_some_and(|digits| digits.ends_with("11987654321")));
    }
}
