//! The list of motivos in its two levels: rename, retire, add. What was recorded stays with its motivo.

use super::ReasonsDesk;
use super::taxonomy_sheet::{Edited, ReasonSheet};
use crate::domain::catalog::reasons::{Reason, ReasonEffect, ReasonGroup, Taxonomy, shipped};
use crate::text::{improvement as words, reasons};
use crate::ui::prelude::*;
use leptos::prelude::*;

#[component]
pub(super) fn List(desk: ReasonsDesk) -> impl IntoView {
    let carteira = desk.scope.carteira;
    let edited = RwSignal::new(None::<Edited>);
    let list = Memo::new(move |_| carteira.portfolio.with(|p| Taxonomy::of(p.catalog())));
    let group = move |group: ReasonGroup| {
        let rows = move || {
            list.with(|list| {
                let all = list.all().filter(|(_, reason)| reason.group == group);
                all.map(|(key, reason)| (key.to_owned(), reason.clone())).collect::<Vec<_>>()
            })
        };
        view! {
            <section class="card stack" data-gap="tight">
                <h2 class="card__title">{words::group(group)}</h2>
                <ul class="row-list">
                    <For
                        each=rows
                        key=|row| row.clone()
                        children=move |(key, reason)| view! { <TaxonomyRow id=key reason edited/> }
                    />
                </ul>
            </section>
        }
    };
    view! {
        <div class="stack">
            <p class="muted panel__note">{words::LIST_NOTE}</p>
            <div>
                <Button tone=Tone::Primary glyph=Glyph::Plus on_press=move || edited.set(Some(Edited::New))>
                    {words::NEW_REASON}
                </Button>
            </div>
            <div class="taxonomy">{ReasonGroup::ALL.map(group).into_iter().collect_view()}</div>
        </div>
        <ReasonSheet edited/>
    }
}

#[component]
fn TaxonomyRow(id: String, reason: Reason, edited: RwSignal<Option<Edited>>) -> impl IntoView {
    let name = reasons::name_of(&id, &reason);
    let known = shipped(&id);
    let own = match (known, &reason.name) {
        (None, _) => Some(words::OWN),
        (Some(_), Some(_)) => Some(words::RENAMED),
        (Some(_), None) => None,
    };
    let effect = (reason.effect != ReasonEffect::None).then(|| words::effect(reason.effect));
    let can = if reason.controllable { words::CAN_ACT } else { words::CAN_NOT };
    let notes: Vec<String> =
        [Some(can.to_owned()), effect, own.map(str::to_owned)].into_iter().flatten().collect();
    let spoken = words::about(words::EDIT_REASON, &name);
    view! {
        <li class="row-list__item taxonomy__row" data-retired=reason.retired.then_some("")>
            <span class="taxonomy__name">
                <span>{name}</span>
                <span class="muted">{notes.join(" · ")}</span>
            </span>
            {reason.retired.then(|| view! { <Chip label=words::RETIRED/> })}
            <IconButton
                glyph=Glyph::Edit
                label=spoken
                on_press=move || edited.set(Some(Edited::Known(id.clone())))
            />
        </li>
    }
}
