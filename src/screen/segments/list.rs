//! Every segment with who is in it, why, how many, and how many there were.

use super::{Which, interval_days, members_of, own};
use crate::domain::calendar::period::Month;
use crate::domain::catalog::segment::SegmentColour;
use crate::domain::filter::Filter;
use crate::domain::indicator::coverage::held_by::HeldBy;
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::slot::Slot;
use crate::domain::segment::benefit::benefit_result;
use crate::domain::segment::built_in::BuiltIn;
use crate::domain::segment::matched::{Seen, month_ends};
use crate::domain::segment::together::Baskets;
use crate::domain::value::fold::fold;
use crate::domain::value::id::SegmentId;
use crate::exchange::filter_query::{from_query, to_pairs};
use crate::screen::filters::active;
use crate::text::{filters, format, segments as words};
use chrono::NaiveDate;

/// Months before this one whose end is counted.
const MONTHS: u16 = 5;

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Row {
    pub which: Which,
    pub name: String,
    /// The first letter of the name, beside the colour.
    pub letter: String,
    pub colour: SegmentColour,
    /// Who is in it.
    pub why: String,
    /// What to do with who is in it; of the rep's own their offer says so.
    pub todo: Option<String>,
    /// What came of what is given to good payers.
    pub result: Option<String>,
    /// Interval, owner and offer, of the rep's own.
    pub terms: String,
    /// On the day shown, in slot order.
    pub members: Vec<Slot>,
    /// As known at the end of each month, and on the day shown: "out/26" with its count, oldest first.
    pub trend: Vec<(String, usize)>,
    /// The filter that shows its clients on the list.
    pub link: Vec<(&'static str, String)>,
}

/// The rows being counted, a segment of a day at a time: the rep's own by name, then those that come with the app.
#[derive(Debug)]
pub(crate) struct Counting {
    on: NaiveDate,
    /// Whose clients are counted.
    held_by: HeldBy,
    /// Still to be looked at, the last first.
    days: Vec<NaiveDate>,
    seen: Option<Seen>,
    rows: Vec<Counted>,
    /// The next of `rows` to be counted on the day seen.
    next: usize,
}

#[derive(Debug)]
struct Counted {
    which: Which,
    /// Of the day seen last.
    members: Vec<Slot>,
    trend: Vec<(String, usize)>,
}

impl Counting {
    pub(crate) fn new(p: &Portfolio, on: NaiveDate, held_by: HeldBy) -> Counting {
        let own_ones = own_by_name(p).into_iter().map(|(id, _)| Which::Own(id));
        let all = own_ones.chain(BuiltIn::ALL.into_iter().map(Which::BuiltIn));
        let rows = all.map(|which| Counted { which, members: Vec::new(), trend: Vec::new() }).collect();
        let mut days = month_ends(MONTHS, on);
        days.reverse();
        Counting { on, held_by, days, seen: None, rows, next: 0 }
    }

    /// The next segment of the day, or the next day; whether everything was counted.
    pub(crate) fn go_on(&mut self, p: &Portfolio, baskets: &Baskets) -> bool {
        let Some(seen) = self.seen.as_ref() else {
            let Some(on) = self.days.pop() else { return true };
            let seen = Seen::on(p, on).of(p, &self.held_by);
            // Before anybody was in the carteira a month says nothing.
            let is_told =
                on == self.on || seen.has_anybody() || self.rows.iter().any(|row| !row.trend.is_empty());
            self.seen = is_told.then_some(seen);
            return false;
        };
        if let Some(row) = self.rows.get_mut(self.next) {
            row.members = members_of(p, row.which, seen, baskets);
            let label = match seen.on == self.on {
                true => words::page::TODAY.to_owned(),
                false => format::month_short(Month::of(seen.on)),
            };
            row.trend.push((label, row.members.len()));
            self.next += 1;
        } else {
            (self.seen, self.next) = (None, 0);
        }
        false
    }

    pub(crate) fn rows(self, p: &Portfolio) -> Vec<Row> {
        let told = |Counted { which, members, trend }| row(p, which, members, trend, self.on);
        self.rows.into_iter().filter_map(told).collect()
    }
}

/// The rep's own, by name, then id.
pub(crate) fn own_by_name(p: &Portfolio) -> Vec<(SegmentId, String)> {
    let all = p.catalog().segments.iter();
    let mut named: Vec<(SegmentId, String)> =
        all.filter_map(|(id, register)| Some((*id, register.value.as_ref()?.name.clone()))).collect();
    named.sort_by_cached_key(|(id, name)| (fold(name).into_owned(), *id));
    named
}

fn row(
    p: &Portfolio,
    which: Which,
    members: Vec<Slot>,
    trend: Vec<(String, usize)>,
    on: NaiveDate,
) -> Option<Row> {
    let name = super::name(p, which)?;
    let (todo, result) = match which {
        Which::Own(_) => (None, None),
        Which::BuiltIn(one) => {
            let result = (one == BuiltIn::GoodPayers).then(|| words::benefit_result(benefit_result(p, on)));
            (Some(words::todo(one).to_owned()), result)
        }
    };
    let (colour, why, terms, link) = match which {
        Which::Own(id) => {
            let segment = own(p, id)?;
            let filter = from_query(&segment.query);
            let owner = segment.owner.and_then(|id| p.catalog().salesperson(id)).map(|one| one.name.as_str());
            let terms = words::terms(interval_days(p, which), owner, segment.offer.as_deref());
            (segment.colour, in_words(p, &filter), terms, to_pairs(&filter))
        }
        Which::BuiltIn(one) => {
            let filter = Filter { built_in: Some(one.key().to_owned()), ..Filter::default() };
            let why = words::why(one, p.rules());
            let terms = words::terms(interval_days(p, which), None, None);
            (colour_of(one), why, terms, to_pairs(&filter))
        }
    };
    let letter = name.chars().next().map(|letter| letter.to_uppercase().collect()).unwrap_or_default();
    Some(Row { which, name, letter, colour, why, todo, result, terms, members, trend, link })
}

fn colour_of(one: BuiltIn) -> SegmentColour {
    match one {
        BuiltIn::NoSecondOrder => SegmentColour::Blue,
        BuiltIn::AfterFirstOrder => SegmentColour::Teal,
        BuiltIn::CoolingVips => SegmentColour::Crimson,
        BuiltIn::MissingPair => SegmentColour::Purple,
        BuiltIn::HeatingSector => SegmentColour::Orange,
        BuiltIn::GoodPayers => SegmentColour::Green,
        BuiltIn::BoughtUnseen => SegmentColour::Teal,
    }
}

/// What a filter chooses, as the chips say it.
pub(crate) fn in_words(p: &Portfolio, filter: &Filter) -> String {
    let mut parts: Vec<String> = active(p, filter).into_iter().map(|(_, words)| words).collect();
    if !filter.text.is_empty() {
        parts.insert(0, filters::searched(&filter.text));
    }
    parts.extend(filter.near.map(|near| filters::near::within(near.radius_km)));
    parts.extend(filter.area.is_some().then(|| filters::AREA.to_owned()));
    parts.extend(filter.gone.then(|| filters::GONE.to_owned()));
    words::filter(&parts)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalog::CatalogEdit;
    use crate::domain::catalog::segment::Segment;
    use crate::domain::keeping::stamp::Stamp;
    use crate::domain::portfolio::change::{Change, Deed, Step};
    use crate::domain::value::uf::Uf;
    use crate::screen::small::{Small, d};

    fn rows(p: &Portfolio, baskets: &Baskets, on: NaiveDate) -> Vec<Row> {
        let mut counting = Counting::new(p, on, HeldBy::default());
        while !counting.go_on(p, baskets) {}
        counting.rows(p)
    }

    fn kept(p: &mut Portfolio, id: u128, name: &str, query: &str) {
        let value = Segment {
            name: name.to_owned(),
            colour: SegmentColour::Green,
            query: query.to_owned(),
            interval_days: 15,
            owner: None,
            template: None,
            offer: Some("frete grátis".to_owned()),
        };
        let edit = CatalogEdit::Segment { id: SegmentId::from_u128(id), value: Some(value) };
        let stamp = Stamp { millis: id as u64, ..Stamp::default() };
        p.apply(&Change::one(Deed::EditSegment, Step::EditCatalog(edit)), stamp).unwrap();
    }

    #[test]
    fn own_segments_come_first_by_name_with_filter_terms_count_and_trend() {
        let mut p = Small::clients(&["Ana", "Bia"])
            .with(1, |client| (client.uf, client.entered) = (Some(Uf::SP), Some(d("2026-10-10"))))
            .with(2, |client| (client.uf, client.entered) = (Some(Uf::SP), Some(d("2026-11-05"))))
            .portfolio();
        kept(&mut p, 2, "Paulistas", "uf=SP");
        kept(&mut p, 1, "águas", "busca=ana");
        let all = rows(&p, &Baskets::of(&p), d("2026-11-18"));
        assert_eq!(all.len(), 2 + BuiltIn::ALL.len());
        assert_eq!([&all[0].name, &all[1].name], ["águas", "Paulistas"]);
        let paulistas = &all[1];
        assert_eq!((paulistas.letter.as_str(), paulistas.colour), ("P", SegmentColour::Green));
        assert_eq!(paulistas.why, "SP");
        assert_eq!(paulistas.terms, "no máximo uma mensagem a cada 15 dias · oferta: frete grátis");
        assert_eq!(paulistas.members.len(), 2);
        let trend: Vec<usize> = paulistas.trend.iter().map(|(_, count)| *count).collect();
        assert_eq!(trend, [1, 2], "nobody was there before October ended");
        assert_eq!(paulistas.trend[1].0, words::page::TODAY);
        assert_eq!(paulistas.link, [("uf", "SP".to_owned())]);
        assert_eq!((all[0].letter.as_str(), all[0].members.len()), ("Á", 1));
    }

    #[test]
    fn a_built_in_one_leads_to_its_clients_by_its_name() {
        let p = Small::clients(&["Ana", "Bia"]).order(2, "2026-11-10", 100).portfolio();
        let all = rows(&p, &Baskets::of(&p), d("2026-11-18"));
        let new = all.iter().find(|row| row.which == Which::BuiltIn(BuiltIn::NoSecondOrder)).unwrap();
        assert_eq!(new.link, [("segmento", "sem-segundo-pedido".to_owned())]);
        assert!(new.why.contains("90 dias"), "{}", new.why);
        let none = all.iter().find(|row| row.which == Which::BuiltIn(BuiltIn::CoolingVips)).unwrap();
        assert!(none.members.is_empty());
    }

    #[test]
    fn a_segment_of_ones_own_may_narrow_a_built_in_one() {
        let mut p = Small::clients(&["Ana", "Bia"])
            .order(1, "2026-11-10", 100)
            .order(2, "2026-11-10", 100)
            .with(1, |client| client.uf = Some(Uf::SP))
            .portfolio();
        kept(&mut p, 1, "Novos de SP", "uf=SP&segmento=sem-segundo-pedido");
        let all = rows(&p, &Baskets::of(&p), d("2026-11-18"));
        assert_eq!(all[0].members.iter().map(|slot| slot.at()).collect::<Vec<_>>(), [0]);
    }

    #[test]
    fn a_filter_is_told_as_its_chips_and_an_empty_one_is_everybody() {
        let p = Small::clients(&["Ana"]).portfolio();
        assert_eq!(in_words(&p, &Filter::default()), "todos os clientes da carteira");
        assert_eq!(in_words(&p, &from_query("uf=SP&tag=vip&dias=30")), "≥ 30 dias sem contato · SP · vip");
        assert_eq!(
            in_words(&p, &from_query("uf=SP&segmento=pos-venda")),
            "SP · Pós-venda do primeiro pedido"
        );
    }
}
