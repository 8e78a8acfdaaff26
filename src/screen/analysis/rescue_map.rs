//! P(vivo) against value: the clouds of the map, what a brush chooses of them, and whom to rescue.

use super::ahead::Point;
use super::behind::Behind;
use super::scope::Seen;
use crate::charts::rescue_map::Cloud;
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::slot::Slot;
use crate::domain::rhythm::lifecycle::Lifecycle;
use crate::domain::value::money::Centavos;
use crate::exchange::indicator_table::{IndicatorTable, Value};
use crate::text::{analysis as words, format, labels};
use std::cmp::Reverse;

/// The classes of buyers, one cloud each.
const CLASSES: [Lifecycle; 4] =
    [Lifecycle::Active, Lifecycle::AtRisk, Lifecycle::Inactive, Lifecycle::Former];

/// By class, who has a monthly value to stand on: only who bought in the last twelve months.
pub(crate) fn clouds(all: &[Point]) -> [Vec<Point>; 4] {
    CLASSES.map(|class| {
        all.iter().filter(|one| one.class == class && one.monthly_centavos > 0).copied().collect()
    })
}

pub(crate) fn finding(foreseen: bool, all: &[Point]) -> String {
    if !foreseen {
        return words::LEARNING.to_owned();
    }
    words::ahead::rescue(worth_rescuing(all).len(), all.len())
}

/// What is lost a month of those worth rescuing.
pub(crate) fn money(all: &[Point]) -> Option<String> {
    let worth = worth_rescuing(all);
    let loss = || worth.iter().map(|one| one.ahead.loss_centavos).sum();
    (!worth.is_empty()).then(|| words::ahead::rescue_money(loss()))
}

/// P(vivo) in percent, to a tenth of it, which is all a picture can show; reais a month.
pub(crate) fn drawn(clouds: &[Vec<Point>; 4]) -> [Cloud; 4] {
    let tenth = |percent: f64| (percent * 10.0).round() / 10.0;
    let spot = |one: &Point| (tenth(one.ahead.outlook.p_alive * 100.0), one.monthly_centavos as f64 / 100.0);
    std::array::from_fn(|at| Cloud {
        name: labels::lifecycle(CLASSES[at]).to_owned(),
        points: clouds[at].iter().map(spot).collect(),
    })
}

/// The point of a cloud.
pub(crate) fn tapped(clouds: &[Vec<Point>; 4], cloud: usize, item: usize) -> Option<Point> {
    clouds.get(cloud)?.get(item).copied()
}

/// P(vivo) in whole percents, both ends inside, and at least so many reais a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Window {
    pub from_percent: i64,
    pub to_percent: i64,
    pub least_reais: i64,
}

pub(crate) fn inside(clouds: &[Vec<Point>], window: Window) -> Vec<Point> {
    let holds = |one: &&Point| {
        let percent = one.ahead.outlook.p_alive * 100.0;
        window.from_percent as f64 <= percent
            && percent <= window.to_percent as f64
            && one.monthly_centavos >= window.least_reais.saturating_mul(100)
    };
    clouds.iter().flatten().filter(holds).copied().collect()
}

/// Up to where the slider of reais a month goes: above the greatest, to the next hundred.
pub(crate) fn most_reais(clouds: &[Vec<Point>]) -> i64 {
    let greatest = clouds.iter().flatten().map(|one| one.monthly_centavos).max();
    (greatest.unwrap_or(0) / 10_000 + 1) * 100
}

/// The largest expected loss first.
pub(crate) fn table(all: &[Point], p: &Portfolio) -> IndicatorTable {
    let mut rows = all.to_vec();
    sort_by_loss(&mut rows);
    let mut table = IndicatorTable::new(
        words::RESCUE_MAP,
        &[words::CLIENT, words::CLASS],
        &[words::ahead::P_ALIVE, words::ahead::MONTHLY, words::ahead::LOSS],
    );
    for Point { slot, class, monthly_centavos, ahead } in rows {
        let Some(client) = p.client_at(slot) else { continue };
        table.rows.push(vec![
            Value::Client { id: client.id, name: client.display_name().to_owned() },
            Value::Text(labels::lifecycle(class).to_owned()),
            Value::Chance(ahead.outlook.p_alive),
            Value::Centavos(monthly_centavos),
            Value::Centavos(ahead.loss_centavos),
        ]);
    }
    table
}

/// The chosen points, the largest expected loss first; `None`: none was chosen.
pub(crate) fn behind(mut chosen: Vec<Point>, seen: &Seen, p: &Portfolio) -> Option<Behind> {
    if chosen.is_empty() {
        return None;
    }
    sort_by_loss(&mut chosen);
    let slots: Vec<Slot> = chosen.iter().map(|one| one.slot).collect();
    let title = format::plural(slots.len() as i64, "cliente", "clientes");
    let says = |slot: Slot| {
        let ahead = seen.insight(slot).and_then(|one| one.ahead);
        ahead.map_or_else(Default::default, |ahead| {
            let chance = words::ahead::chance_note(ahead.outlook.p_alive);
            (chance, format::money(Centavos::new(ahead.loss_centavos)))
        })
    };
    Some(Behind::of(seen, p, title, &slots, says))
}

/// Those whom a visit may decide.
fn worth_rescuing(all: &[Point]) -> Vec<Point> {
    all.iter().filter(|one| one.ahead.is_worth_rescuing()).copied().collect()
}

/// The largest expected loss first; ties by slot.
fn sort_by_loss(points: &mut [Point]) {
    points.sort_by_key(|one| (Reverse(one.ahead.loss_centavos), one.slot));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::screen::analysis::ahead::points;
    use crate::screen::analysis::small::{foreseen_on, people, point, rows, slots};
    use crate::screen::small::{Small, d};

    const DAY: &str = "2026-11-18";

    #[test]
    fn only_who_bought_this_year_is_drawn_in_the_cloud_of_its_class() {
        let former = Point { class: Lifecycle::Former, ..point(1, 0.2, 100, 1, DAY) };
        let found = clouds(&[point(0, 0.9, 100, 1, DAY), former, point(2, 0.9, 0, 1, DAY)]);
        assert_eq!(found.each_ref().map(|cloud| slots(cloud)), [vec![0], vec![], vec![], vec![1]]);
        assert_eq!(tapped(&found, 3, 0), Some(former));
        assert_eq!([tapped(&found, 3, 1), tapped(&found, 4, 0)], [None, None]);
        let cloud = &drawn(&clouds(&[point(0, 0.123_49, 12_345, 1, DAY)]))[0];
        assert_eq!((cloud.name.as_str(), cloud.points.as_slice()), ("ativo", [(12.3, 123.45)].as_slice()));
    }

    #[test]
    fn the_window_has_both_ends_inside() {
        let all = [vec![
            point(0, 0.05, 10_000, 1, DAY),
            point(1, 0.8, 9_999, 1, DAY),
            point(2, 0.81, 99_900, 1, DAY),
        ]];
        let within = |from_percent, to_percent, least_reais| {
            slots(&inside(&all, Window { from_percent, to_percent, least_reais }))
        };
        assert_eq!(within(5, 80, 0), [0, 1]);
        assert_eq!(within(6, 100, 0), [1, 2]);
        assert_eq!(within(0, 100, 100), [0, 2]);
        assert_eq!((most_reais(&all), most_reais(&[])), (1_000, 100));
    }

    #[test]
    fn who_is_there_or_gone_for_sure_is_not_worth_rescuing() {
        let all = [
            point(0, 0.999, 1, 10, DAY),
            point(1, 0.5, 1, 10, DAY),
            point(2, 0.001, 1, 10, DAY),
            point(3, 0.5, 1, 0, DAY),
        ];
        assert_eq!(slots(&worth_rescuing(&all)), [1]);
        assert_eq!(
            (finding(true, &all), finding(false, &all)),
            (words::ahead::rescue(1, 4), words::LEARNING.to_owned())
        );
        assert_eq!(money(&all), Some(words::ahead::rescue_money(10)));
        assert_eq!((finding(true, &[]), money(&[])), (words::ahead::rescue(0, 0), None));
    }

    #[test]
    fn the_dearest_loss_stands_first_and_a_tie_by_slot() {
        let p = Small::clients(&["Ana", "Bia", "Caio"])
            .order(1, "2026-11-03", 120_000)
            .order(2, "2026-11-03", 240_000)
            .order(3, "2026-11-03", 360_000)
            .portfolio();
        let seen = foreseen_on(&p, DAY, &[(0.62, 500, DAY), (0.5, 900, DAY), (0.8, 500, DAY)]);
        let all = points(&seen);
        assert_eq!(
            rows(&table(&all, &p)),
            [
                "Bia|ativo|50%|R$ 200,00|R$ 9,00",
                "Ana|ativo|62%|R$ 100,00|R$ 5,00",
                "Caio|ativo|80%|R$ 300,00|R$ 5,00",
            ]
        );
        let found = behind(vec![all[2], all[0]], &seen, &p).unwrap();
        assert_eq!(found.title, "2 clientes");
        assert_eq!(
            people(&found),
            ["Ana|62% de chance de ainda comprar|R$ 5,00", "Caio|80% de chance de ainda comprar|R$ 5,00"]
        );
        assert_eq!(behind(Vec::new(), &seen, &p), None);
    }
}
