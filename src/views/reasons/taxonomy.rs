//! The list of motivos in its two levels: rename, retire, add. What was recorded stays with its motivo.

use super::ReasonsDesk;
use super::taxonomy_sheet::{Edited, ReasonSheet};
use crate::domain::catalog::reasons::ReasonGroup;
use crate::screen::taxonomy::{Row, rows};
use crate::text::improvement as words;
use crate::ui::prelude::*;
use leptos::prelude::*;

#[component]
pub(super) fn List(desk: ReasonsDesk) -> impl IntoView {
    let carteira = desk.scope.carteira;
    let edited = RwSignal::new(None::<Edited>);
    let group = move |group: ReasonGroup| {
        let rows = Memo::new(move |_| carteira.portfolio.with(|p| rows(p, group)));
        view! {
            <section class="card stack" data-gap="tight">
                <h2 class="card__title">{words::group(group)}</h2>
                <ul class="row-list">
                    <For
                        each=move || rows.get()
                        key=|row| row.clone()
                        children=move |row| view! { <TaxonomyRow row edited/> }
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
fn TaxonomyRow(row: Row, edited: RwSignal<Option<Edited>>) -> impl IntoView {
    let Row { key, name, notes, retired, edit } = row;
    view! {
        <li class="row-list__item taxonomy__row" data-retired=retired.then_some("")>
            <span class="taxonomy__name">
                <span>{name}</span>
                <span class="muted">{notes}</span>
            </span>
            {retired.then(|| view! { <Chip label=words::RETIRED/> })}
            <IconButton
                glyph=Glyph::Edit
                label=edit
                on_press=move || edited.set(Some(Edited::Known(key.clone())))
            />
        </li>
    }
}
