//! Who is to serve, with a field for a new name.

use super::base::BaseSheet;
use super::desk::SharingDesk;
use crate::domain::value::fold;
use crate::domain::value::id::SalespersonId;
use crate::text::{settings, sharing as words};
use crate::ui::prelude::*;
use leptos::prelude::*;

/// Id, name, clients today, base.
type Line = (SalespersonId, String, usize, Option<String>);

#[component]
pub(super) fn Choose(desk: SharingDesk) -> impl IntoView {
    let carteira = desk.carteira;
    let lines = Memo::new(move |_| {
        let (held, cities) = (desk.held(), desk.cities.get().ready());
        carteira.portfolio.with(|p| {
            let base = |id| {
                let city = cities.as_ref()?.by_code(*p.rules().sharing.bases.get(&id)?)?;
                Some(format!("{}/{}", city.name, city.uf.letters()))
            };
            let all = p.catalog().salespeople_by_name().into_iter();
            let line = |one: &crate::domain::catalog::salesperson::Salesperson| {
                (one.id, one.name.clone(), held.get(&one.id).copied().unwrap_or(0), base(one.id))
            };
            all.map(line).collect::<Vec<Line>>()
        })
    });
    let base_of = RwSignal::new(None::<(SalespersonId, String)>);
    let base_open = RwSignal::new(false);
    let row = move |(id, name, clients, base): Line| {
        let serving = RwSignal::new(desk.left_out.with_untracked(|out| !out.contains(&id)));
        let choose = move |(on,): (bool,)| {
            desk.left_out.update(|out| {
                if on {
                    out.remove(&id)
                } else {
                    out.insert(id)
                };
            });
        };
        let label = words::base_of(&name);
        let named = name.clone();
        let ask_base = move || {
            base_of.set(Some((id, named.clone())));
            base_open.set(true);
        };
        view! {
            <li class="sharing__person">
                <Checkbox
                    label=name
                    checked=serving
                    hint=words::serves(clients, base.as_deref())
                    on_change=Callback::new(choose)
                />
                <Button tone=Tone::Quiet glyph=Glyph::Home label=label on_press=ask_base>
                    {words::BASE}
                </Button>
            </li>
        }
    };
    let leaves_clients = move || {
        let held = desk.held();
        desk.left_out.with(|out| out.iter().any(|id| held.contains_key(id)))
    };
    view! {
        <section class="card stack" data-gap="tight" aria-label=words::WHO>
            <h2 class="card__title">{words::WHO}</h2>
            <p class="muted">{words::WHO_HINT}</p>
            <ul class="plain-list">
                <For each=move || lines.get() key=|line| line.clone() children=row/>
            </ul>
            <Show when=leaves_clients>
                <Switch label=words::OTHERS checked=desk.all/>
            </Show>
            <NewName desk/>
        </section>
        <BaseSheet desk who=base_of open=base_open/>
    }
}

#[component]
fn NewName(desk: SharingDesk) -> impl IntoView {
    let form = Form::new(Signal::stored(Some("divisao.nome".to_owned())));
    let name = RwSignal::new(String::new());
    let error = RwSignal::new(None::<String>);
    let add = move || {
        let typed = name.with_untracked(|name| name.trim().to_owned());
        if typed.is_empty() {
            error.set(Some(settings::NO_NAME.to_owned()));
            return form.focus_problem();
        }
        error.set(None);
        form.finish();
        let wanted = fold::words(&typed);
        let known = desk.carteira.portfolio.with_untracked(|p| {
            let mut all = p.catalog().salespeople_by_name().into_iter();
            all.find(|one| fold::words(&one.name) == wanted).map(|one| one.id)
        });
        match known {
            Some(id) => desk.left_out.update(|out| out.retain(|other| *other != id)),
            None => drop(desk.carteira.save_salesperson(None, typed)),
        }
        name.set(String::new());
    };
    view! {
        <FormArea form>
            <div class="add-line">
                <TextField label=words::NEW_NAME value=name error=Signal::derive(move || error.get())/>
                <Button glyph=Glyph::Plus on_press=add>{words::ADD}</Button>
            </div>
        </FormArea>
    }
}
