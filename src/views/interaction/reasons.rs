//! The motivos by group, each one tap.
use leptos::prelude::*;

use crate::domain::catalog::reasons::{ReasonEffect, ReasonGroup, Taxonomy};
use crate::state::use_carteira;
use crate::text::reasons;
use crate::ui::prelude::*;

/// The motivo that was tapped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Tapped {
    pub key: String,
    pub effect: ReasonEffect,
}

/// Every reason on offer as a chip; `chosen` marks the one in force, where there is one.
#[component]
pub(crate) fn ReasonChoices(
    #[prop(into)] on_choose: Callback<(Tapped,)>,
    #[prop(optional, into)] chosen: Signal<Option<String>>,
) -> impl IntoView {
    let carteira = use_carteira();
    let taxonomy = Memo::new(move |_| carteira.portfolio.with(|p| Taxonomy::of(p.catalog())));
    let group = move |group: ReasonGroup| {
        let offered: Vec<(String, String, ReasonEffect)> = taxonomy.with(|list| {
            let chip = |(key, reason): (&str, &crate::domain::catalog::reasons::Reason)| {
                (key.to_owned(), reasons::name_of(key, reason), reason.effect)
            };
            list.offered(group).map(chip).collect()
        });
        let chip = |(key, label, effect): (String, String, ReasonEffect)| {
            let own = key.clone();
            let pressed =
                Signal::derive(move || chosen.with(|chosen| chosen.as_deref() == Some(own.as_str())));
            view! {
                <FilterChip
                    label
                    pressed
                    on_toggle=move |_: bool| on_choose.run((Tapped { key: key.clone(), effect },))
                />
            }
        };
        (!offered.is_empty()).then(|| {
            view! {
                <section class="reasons">
                    <h4 class="reasons__group">{reasons::group(group)}</h4>
                    <div class="cluster">{offered.into_iter().map(chip).collect_view()}</div>
                </section>
            }
        })
    };
    move || ReasonGroup::ALL.map(group).into_iter().collect_view()
}
