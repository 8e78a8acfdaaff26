use super::*;
use crate::domain::indicator::status::risk::Credit;
use crate::domain::keeping::stamp::Stamp;
use crate::domain::measure::rfm::Rfm;
use crate::domain::measure::risk_score::RiskBand;
use crate::domain::rhythm::labels::Labels;
use crate::domain::value::id::ClientId;

fn client(id: u128, uf: Uf, tags: &[&str]) -> Client {
    let mut client = Client::new(ClientId::from_u128(id), Stamp::default());
    client.uf = Some(uf);
    client.city_code = Some(u32::from(uf.ibge()) * 100_000 + 1);
    client.industry = Some("Padaria".to_owned());
    client.tags = tags.iter().map(|tag| (*tag).to_owned()).collect();
    client.principals = [PrincipalId::from_u128(id)].into();
    let route = if tags.is_empty() { " " } else { "3 " };
    client.extra = [("Rota".to_owned(), route.to_owned())].into();
    client
}

fn status(days: Option<i32>, state: ContactState) -> Status {
    Status {
        lifecycle: Lifecycle::Active,
        abc: Some(AbcClass::A),
        state,
        cadence_days: 30,
        last_contact: None,
        last_order: None,
        days_since_interaction: days,
        days_since_order: None,
        revenue_12m: 0,
        excluded: None,
    }
}

fn carteira() -> Vec<(Client, Status)> {
    vec![
        (client(1, Uf::SP, &["vip"]), status(Some(10), ContactState::OnTrack)),
        (client(2, Uf::SP, &["vip", "frio"]), status(Some(40), ContactState::Overdue)),
        (client(3, Uf::MG, &[]), status(None, ContactState::Never)),
    ]
}

fn counted(filter: &Filter, facet: Facet) -> Vec<(FacetValue, usize)> {
    let (all, characters) = (carteira(), characters());
    let seen = all.iter().map(|(client, status)| {
        let character = characters.get(&client.id);
        Seen { client, status, holder: None, text: b"", character }
    });
    counts(seen, filter, &BTreeSet::new(), facet, &[7, 30]).into_iter().collect()
}

fn characters() -> BTreeMap<ClientId, Character> {
    let credit = |band| Credit { band, block: None };
    let like = |profile, new, recency| Character {
        profile,
        labels: Labels { new, ..Labels::default() },
        rfm: Some(Rfm { recency, frequency: 5, monetary: 5 }),
        credit: credit(new.then_some(RiskBand::High)),
    };
    let all = [like(Profile::Regular, true, 5), like(Profile::Detractor, false, 5)];
    (1..).map(ClientId::from_u128).zip(all).collect()
}

fn passes(filter: &Filter, client: &Client, status: &Status) -> bool {
    filter.sieve().lets(client, status, None, b"") && filter.suits(characters().get(&client.id))
}

#[test]
fn what_an_analysis_chose_can_be_let_go() {
    let id = ClientId::from_u128(2);
    let mut filter = Filter { only: [id].into(), cells: [(5, 5)].into(), ..Filter::default() };
    assert_eq!(chosen(&filter, Facet::Chosen), [FacetValue::Cell(5, 5), FacetValue::Only(1)]);
    let left = |filter: &Filter| carteira().iter().filter(|(c, s)| passes(filter, c, s)).count();
    assert_eq!(left(&filter), 1);
    toggle(&mut filter, &FacetValue::Only(1));
    assert_eq!(left(&filter), 2, "the third has no scores");
    toggle(&mut filter, &FacetValue::Cell(5, 5));
    assert!(filter.is_empty());
    let mut named = Filter { built_in: Some("pos-venda".to_owned()), ..Filter::default() };
    assert_eq!(left(&named), 0, "who is in it is not known yet");
    named.only = [id].into();
    assert_eq!(left(&named), 1);
    assert_eq!(chosen(&named, Facet::Chosen), [FacetValue::BuiltIn("pos-venda".to_owned())]);
    toggle(&mut named, &FacetValue::BuiltIn("pos-venda".to_owned()));
    assert!(named.is_empty());
}

#[test]
fn a_field_of_ones_own_is_chosen_by_its_value_or_by_having_one() {
    let own = |value: Option<&str>| FacetValue::OwnField("Rota".to_owned(), value.map(str::to_owned));
    assert_eq!(counted(&Filter::default(), Facet::OwnField), [(own(None), 2), (own(Some("3")), 2)]);
}

#[test]
fn every_count_is_what_choosing_its_value_leaves() {
    let all = carteira();
    let mut filter = Filter { ufs: [Uf::SP].into(), tags: ["vip".to_owned()].into(), ..Filter::default() };
    for facet in Facet::ALL {
        for (value, count) in counted(&filter, facet) {
            let before = filter.clone();
            clear(&mut filter, facet);
            toggle(&mut filter, &value);
            let left = all.iter().filter(|(client, status)| passes(&filter, client, status)).count();
            assert_eq!(left, count, "{value:?}");
            assert_eq!(chosen(&filter, facet), [value]);
            filter = before;
        }
    }
}

#[test]
fn a_facet_does_not_narrow_its_own_counts_but_the_others() {
    let filter = Filter { ufs: [Uf::MG].into(), ..Filter::default() };
    assert_eq!(counted(&filter, Facet::Uf), [(FacetValue::Uf(Uf::MG), 1), (FacetValue::Uf(Uf::SP), 2)]);
    assert_eq!(counted(&filter, Facet::Tag), []);
}

#[test]
fn who_was_never_contacted_counts_for_any_number_of_days() {
    let expected = [(FacetValue::Days(7), 3), (FacetValue::Days(30), 2)];
    assert_eq!(counted(&Filter::default(), Facet::Days), expected);
}

#[test]
fn toggling_twice_changes_nothing() {
    let filter = Filter { days_at_least: Some(30), ufs: [Uf::SP].into(), ..Filter::default() };
    for facet in Facet::ALL {
        for (value, _) in counted(&Filter::default(), facet) {
            let mut twice = filter.clone();
            toggle(&mut twice, &value);
            assert_ne!(twice, filter, "{value:?}");
            toggle(&mut twice, &value);
            let replaced = matches!(value, FacetValue::Days(days) if days != 30);
            assert_eq!(twice == filter, !replaced, "{value:?}");
        }
    }
}
