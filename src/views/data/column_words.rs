//! Words of the file that no list knows, mapped once for all rows, and what holds for rows that say nothing.

use super::wizard::Wizard;
use crate::domain::fact::interaction::{Channel, Outcome};
use crate::domain::fact::order::OrderStatus;
use crate::exchange::cells;
use crate::exchange::headings::{Field, Kind, Mapping, Meant};
use crate::exchange::import::Preview;
use crate::text::import;
use crate::ui::prelude::*;
use leptos::prelude::*;

/// Statuses there are.
const STATUSES: [OrderStatus; 4] =
    [OrderStatus::Invoiced, OrderStatus::Pending, OrderStatus::Cancelled, OrderStatus::Returned];

/// What a column of closed words can say, whether a word is known, and whether a meaning is of its sort.
struct Sort {
    field: Field,
    meanings: Vec<Meant>,
    is_known: fn(&str) -> bool,
    is_of: fn(Meant) -> bool,
}

fn sorts(kind: Kind) -> Vec<Sort> {
    match kind {
        Kind::Clients => Vec::new(),
        Kind::Orders => vec![Sort {
            field: Field::OrderStatus,
            meanings: STATUSES.map(Meant::Status).to_vec(),
            is_known: |word| cells::order_status(word).is_ok(),
            is_of: |meant| matches!(meant, Meant::Status(_)),
        }],
        Kind::Interactions => vec![
            Sort {
                field: Field::Channel,
                meanings: Channel::ALL.map(Meant::Channel).to_vec(),
                is_known: |word| cells::channel(word).is_ok(),
                is_of: |meant| matches!(meant, Meant::Channel(_)),
            },
            Sort {
                field: Field::Outcome,
                meanings: Outcome::ALL.map(Meant::Outcome).to_vec(),
                is_known: |word| cells::outcome(word).is_ok(),
                is_of: |meant| matches!(meant, Meant::Outcome(_)),
            },
        ],
    }
}

/// One choice for each unknown word of a column that is made of closed words.
#[component]
pub(super) fn UnknownWords(wizard: Wizard, preview: StoredValue<Preview>, kind: Kind) -> impl IntoView {
    let columns =
        Memo::new(move |_| wizard.mapping().map(|mapping| columns_of(&mapping, kind)).unwrap_or_default());
    move || {
        let fields = sorts(kind).into_iter().zip(columns.get());
        fields
            .filter_map(|(sort, column)| Some((sort, column?)))
            .flat_map(|(sort, column)| {
                let (heading, words) = preview.with_value(|preview| {
                    let heading = preview.headings.get(column).cloned().unwrap_or_default();
                    (heading, preview.words.get(column).cloned().unwrap_or_default())
                });
                let unknown = words.into_iter().filter(|word| !(sort.is_known)(word)).collect::<Vec<_>>();
                unknown
                    .into_iter()
                    .map(move |word| word_choice(wizard, &sort, &heading, word))
                    .collect::<Vec<_>>()
            })
            .collect_view()
    }
}

fn columns_of(mapping: &Mapping, kind: Kind) -> Vec<Option<usize>> {
    sorts(kind).iter().map(|sort| mapping.columns_of(sort.field).next()).collect()
}

fn word_choice(wizard: Wizard, sort: &Sort, heading: &str, word: String) -> impl IntoView + use<> {
    let is_of = sort.is_of;
    let meanings = sort.meanings.clone();
    let now = wizard.mapping.with_untracked(|mapping| {
        let of = |meant: Meant| Some(meant).filter(|meant| is_of(*meant));
        mapping.as_ref().and_then(|mapping| mapping.word(&word, of))
    });
    let value = RwSignal::new(now.map(import::meant).unwrap_or_default());
    let mut choices = vec![Choice::new("", import::WORD_LEFT)];
    choices.extend(meanings.iter().map(|meant| Choice::new(import::meant(*meant), import::meant(*meant))));
    let label = import::word_label(heading, &word);
    let choose = move |chosen: String| {
        let meant = meanings.iter().copied().find(|meant| import::meant(*meant) == chosen);
        if let Some(mut mapping) = wizard.mapping.get_untracked() {
            mapping.set_word(&word, is_of, meant);
            wizard.set_mapping(mapping);
        }
    };
    view! { <SelectField label value choices on_change=choose/> }
}

/// Channel and result of the rows that do not say them.
#[component]
pub(super) fn AssumedFields(wizard: Wizard) -> impl IntoView {
    let assumed = wizard.mapping.with_untracked(|mapping| mapping.as_ref().map(|mapping| mapping.assumed));
    let assumed = assumed.unwrap_or_default();
    let said = |meant: Option<Meant>| RwSignal::new(meant.map(import::meant).unwrap_or_default());
    let channel = said(assumed.channel.map(Meant::Channel));
    let outcome = said(assumed.outcome.map(Meant::Outcome));
    let offered = |meanings: Vec<Meant>| {
        let mut choices = vec![Choice::new("", import::NOT_CHOSEN)];
        choices.extend(
            meanings.into_iter().map(|meant| Choice::new(import::meant(meant), import::meant(meant))),
        );
        choices
    };
    let change = move |change: &dyn Fn(&mut Mapping)| {
        if let Some(mut mapping) = wizard.mapping.get_untracked() {
            change(&mut mapping);
            wizard.set_mapping(mapping);
        }
    };
    let choose_channel = move |chosen: String| {
        let found =
            Channel::ALL.into_iter().find(|channel| import::meant(Meant::Channel(*channel)) == chosen);
        change(&|mapping| mapping.assumed.channel = found);
    };
    let choose_outcome = move |chosen: String| {
        let found =
            Outcome::ALL.into_iter().find(|outcome| import::meant(Meant::Outcome(*outcome)) == chosen);
        change(&|mapping| mapping.assumed.outcome = found);
    };
    view! {
        <SelectField
            label=import::ASSUMED_CHANNEL
            value=channel
            choices=offered(Channel::ALL.map(Meant::Channel).to_vec())
            on_change=choose_channel
        />
        <SelectField
            label=import::ASSUMED_OUTCOME
            value=outcome
            choices=offered(Outcome::ALL.map(Meant::Outcome).to_vec())
            on_change=choose_outcome
        />
    }
}
