//! *Mapa da região*: archives of streets come from a file, are told of and go.

use crate::screen::data::region::{RegionRow, row};
use crate::state::jobs::Worker;
use crate::state::{places, streets};
use crate::text::{data, storage, streets as words};
use crate::ui::prelude::*;
use crate::ui::toast::Toasts;
use crate::workers::protocol::Failure;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::rc::Rc;

/// What is being kept, while it is.
#[derive(Clone, Copy)]
struct Keeping {
    /// Megabytes done, of all.
    progress: RwSignal<Option<(usize, usize)>>,
    worker: StoredValue<Option<Rc<Worker>>, LocalStorage>,
    refused: RwSignal<Option<String>>,
    toasts: Toasts,
}

#[component]
pub(super) fn Region() -> impl IntoView {
    let keeping = Keeping {
        progress: RwSignal::new(None),
        worker: StoredValue::new_local(None),
        refused: RwSignal::new(None),
        toasts: use_toasts(),
    };
    let (kept, gathering) = (streets::kept(), streets::gathering());
    let cities = places::cities();
    let rows = Memo::new(move |_| {
        let cities = cities.get().ready();
        let maps = kept.get().unwrap_or_default();
        maps.iter().map(|map| row(map, cities.as_deref())).collect::<Vec<RegionRow>>()
    });
    let gathered = move || {
        gathering.get().map(|(done, total)| {
            view! { <p class="muted" role="status">{words::gathering(done, total)}</p> }
        })
    };
    view! {
        <section class="card stack" data-gap="tight" id="mapa-da-regiao">
            <h2 class="card__title">{words::TITLE}</h2>
            <p class="muted">{words::WHY}</p>
            <ul class="row-list" data-empty=move || rows.with(Vec::is_empty).then_some("")>
                <For each=move || rows.get() key=|row| format!("{row:?}") let:row>
                    <Row row toasts=keeping.toasts/>
                </For>
            </ul>
            {gathered}
            {move || {
                keeping.refused.get().map(|why| view! { <p role="alert">{why}</p> })
            }}
            {move || match keeping.progress.with(Option::is_some) {
                true => view! { <InProgress keeping/> }.into_any(),
                false => {
                    view! {
                        <FileDrop
                            label=words::CHOOSE
                            hint=words::CHOOSE_HINT
                            accept=".pmtiles"
                            multiple=true
                            on_files=move |files| keeping.take(files)
                        />
                    }
                        .into_any()
                }
            }}
            <Disclosure summary=words::HOW>
                <ol class="stack" data-gap="tight">
                    {words::HOW_STEPS.map(|step| view! { <li class="region__step">{step}</li> }).collect_view()}
                </ol>
            </Disclosure>
        </section>
    }
}

#[component]
fn InProgress(keeping: Keeping) -> impl IntoView {
    let done = Signal::derive(move || {
        let (done, total) = keeping.progress.get()?;
        (total > 0).then(|| done as f64 / total as f64)
    });
    let cancel = move || {
        if let Some(worker) = keeping.worker.get_value() {
            worker.stop();
        }
    };
    view! { <Progress label=words::READING done on_cancel=Callback::new(move |()| cancel())/> }
}

#[component]
fn Row(row: RegionRow, toasts: Toasts) -> impl IntoView {
    let asking = RwSignal::new(false);
    let id = row.id.clone();
    let remove = move || {
        let id = id.clone();
        spawn_local(async move {
            toasts.show(match streets::remove(&id).await {
                Ok(()) => Toast::new(words::REMOVED),
                Err(error) => Toast::problem(storage::store_error(&error)),
            });
        });
    };
    let lines = [row.region, Some(row.facts), Some(row.attribution), row.unknown, row.streets];
    view! {
        <li class="row-list__item data__act">
            <span class="region__row">
                <strong class="region__name">{row.file.clone()}</strong>
                {lines
                    .into_iter()
                    .flatten()
                    .map(|line| view! { <span class="muted">{line}</span> })
                    .collect_view()}
            </span>
            <span></span>
            <Button tone=Tone::Quiet glyph=Glyph::Trash on_press=move || asking.set(true)>
                {words::REMOVE}
            </Button>
            <Confirm
                open=asking
                title=words::remove_question(&row.file)
                body=words::REMOVE_WHAT
                action=words::REMOVE
                danger=true
                on_confirm=remove
            />
        </li>
    }
}

impl Keeping {
    /// One after the other.
    fn take(self, files: Vec<web_sys::File>) {
        self.refused.set(None);
        self.progress.set(Some((0, 0)));
        spawn_local(async move {
            for file in files {
                let said = match self.keep(&file).await {
                    Ok(()) => continue,
                    Err(Failure::Cancelled) => words::CANCELLED.to_owned(),
                    Err(why) => format!("{}: {}", file.name(), data::failure(&why)),
                };
                self.refused.try_set(Some(said));
            }
            let _ = self.worker.try_set_value(None);
            self.progress.try_set(None);
        });
    }

    async fn keep(self, file: &web_sys::File) -> Result<(), Failure> {
        let worker = Rc::new(Worker::start()?);
        let _ = self.worker.try_set_value(Some(Rc::clone(&worker)));
        let progress = self.progress;
        let told = move |done, total| {
            let _ = progress.try_set(Some((done, total)));
        };
        streets::keep(&worker, file, told).await?;
        self.toasts.show(Toast::new(words::KEPT));
        Ok(())
    }
}
