//! The parts of the app that are loaded when they are needed, and what stands in their place until they are here.
//!
//! A function marked `wasm_split` and all that only it leads to lie in a part of their own (`xtask/src/parts.rs` cuts it
//! off). It gives how to draw, and nothing is drawn by it: a part comes in its own time, a drawing has its owner.
use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

use leptos::leptos_dom::helpers::request_idle_callback_with_handle;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_split::SplitLoaderError;

use crate::routes::Route;
pub use crate::state::ReadInverse;
use crate::state::{
    Phase, Reader, host, provide_alerts, provide_baskets, provide_characters, provide_outlook,
    provide_segment_members, use_carteira,
};
use crate::text::shell::missing_part as words;
use crate::ui::prelude::*;
use crate::views::why;

/// Draws what a part brings.
pub type Draw = fn() -> AnyView;

/// Fetches a part, once however often it is asked; what could not be fetched is fetched anew the next time.
pub type Load = fn() -> Pin<Box<dyn Future<Output = Result<Draw, SplitLoaderError>>>>;

/// What the program is made of beside its main part.
#[derive(Debug, Clone, Copy)]
pub struct Parts {
    /// Opens the store and shows *Hoje*.
    pub opened: Load,
    /// What stands before the app where there is a PIN.
    pub lock: Load,
    /// Where a page is; `None`: *Hoje* came with what opened the store. Nothing named here may lead to a page itself, or its
    /// code lies in the main part.
    pub page: fn(&Route) -> Option<Load>,
    /// The sheets of contact and order.
    pub sheets: Load,
    /// *Por que esta classe?*
    pub why: Load,
    /// The lines of *Hoje* that can wait: the queue of alerts, the routine of prospecting.
    pub today: Load,
    /// The máquina do tempo above a page.
    pub machine: Load,
    pub reader: Reader,
    /// Fetched while nothing else is to do, in this order.
    pub likely: &'static [Load],
}

#[allow(clippy::expect_used)]
pub fn use_parts() -> &'static Parts {
    use_context().expect("the app provides its parts before any view")
}

/// How far a part is.
#[derive(Clone, Copy)]
enum Arrival {
    Unasked,
    Coming,
    Here(Draw),
    Missing,
}

/// How far a part is, and what fetches it unless it is on its way or here.
fn fetching(load: Load) -> (RwSignal<Arrival>, impl Fn() + Copy + Send + Sync + 'static) {
    let standing = RwSignal::new(Arrival::Unasked);
    let fetch = move || {
        // What is to be fetched once the page rests may have been left by then.
        let Some(Arrival::Unasked | Arrival::Missing) = standing.try_get_untracked() else { return };
        standing.set(Arrival::Coming);
        spawn_local(async move {
            let come = load().await.map_or(Arrival::Missing, Arrival::Here);
            // The page may have been left meanwhile.
            standing.try_set(come);
        });
    };
    (standing, fetch)
}

/// What a part draws, once it is here. One that does not come says so in its place.
#[component]
pub fn Arriving(
    load: Load,
    /// In its place while it comes.
    #[prop(default = || ().into_any())]
    waiting: Draw,
) -> impl IntoView {
    let (standing, fetch) = fetching(load);
    fetch();
    move || match standing.get() {
        Arrival::Unasked | Arrival::Coming => waiting(),
        Arrival::Here(draw) => draw(),
        Arrival::Missing => {
            host::stands();
            view! {
                <div class="page">
                    <Empty glyph=Glyph::Warning title=words::TITLE why=words::WHY tone=EmptyTone::Problem>
                        <Button tone=Tone::Primary on_press=fetch>
                            {words::TRY_AGAIN}
                        </Button>
                    </Empty>
                </div>
            }
            .into_any()
        }
    }
}

/// What a part draws once it came while the page had nothing else to do; what is given stands there until then, and for
/// good where it does not come.
#[component]
pub fn Later(load: Load, children: ChildrenFn) -> impl IntoView {
    let (standing, fetch) = fetching(load);
    let phase = use_carteira().phase;
    let begun = StoredValue::new(false);
    Effect::new(move |_| {
        if phase.get() == Phase::Ready && !begun.get_value() {
            begun.set_value(true);
            set_timeout(move || when_idle(fetch), LATER);
        }
    });
    move || match standing.get() {
        Arrival::Here(draw) => draw(),
        Arrival::Unasked | Arrival::Coming | Arrival::Missing => children().into_any(),
    }
}

/// What a part draws beside the pages once it is asked for. One that does not come says so in a sheet of its own, which
/// stays while it is asked for again; `give_up` is called when that is left.
#[component]
pub fn Beside(
    load: Load,
    #[prop(into)] asked: Signal<bool>,
    #[prop(into)] give_up: Callback<()>,
) -> impl IntoView {
    let (standing, fetch) = fetching(load);
    Effect::new(move |_| {
        if asked.get() {
            fetch();
        }
    });
    let missing = RwSignal::new(false);
    Effect::new(move |_| match standing.get() {
        Arrival::Missing => missing.set(asked.get()),
        Arrival::Unasked | Arrival::Here(_) => missing.set(false),
        Arrival::Coming => {}
    });
    let is_here = move || matches!(standing.get(), Arrival::Here(_));
    view! {
        {move || match standing.get() {
            Arrival::Here(draw) => draw(),
            Arrival::Unasked | Arrival::Coming | Arrival::Missing => ().into_any(),
        }}
        <Show when=move || !is_here()>
            <Sheet open=missing title=words::TITLE size=SheetSize::Small on_close=move || if !is_here() { give_up.run(()) }>
                <div class="stack">
                    <p>{words::WHY}</p>
                    <div class="cluster">
                        <Button tone=Tone::Primary on_press=fetch>
                            {words::TRY_AGAIN}
                        </Button>
                    </div>
                </div>
            </Sheet>
        </Show>
    }
}

/// The page of a part: what is kept for all pages is made by the first, and its marks open their reasons in place.
pub fn furnished(page: Draw) -> AnyView {
    furnish();
    why::around(page)
}

/// Where what several pages share is kept: as long as the app, though only the first page that needs it brings it along.
#[derive(Clone)]
struct Furnishing {
    owner: Owner,
    is_done: StoredValue<bool>,
}

/// Stands once in the app, after the carteira.
pub fn provide_furnishing() {
    if let Some(owner) = Owner::current() {
        provide_context(Furnishing { owner, is_done: StoredValue::new(false) });
    }
}

/// Makes what pages share, if no page before did.
pub(super) fn furnish() {
    let Some(furnishing) = use_context::<Furnishing>() else { return };
    if furnishing.is_done.get_value() {
        return;
    }
    furnishing.is_done.set_value(true);
    furnishing.owner.with(|| {
        let carteira = use_carteira();
        provide_outlook(carteira);
        provide_alerts(carteira);
        provide_baskets(carteira);
        provide_characters(carteira);
        provide_segment_members(carteira);
    });
}

/// Fetches parts one after the other, once the carteira is open and the page has nothing to do.
pub(super) fn fetch_when_idle() {
    let parts = use_parts().likely;
    let phase = use_carteira().phase;
    let fetch = move || {
        spawn_local(async move {
            for load in parts {
                // Whoever opens its page asks again.
                drop(load().await);
            }
        });
    };
    let begun = StoredValue::new(false);
    Effect::new(move |_| {
        if phase.get() != Phase::Ready || begun.get_value() {
            return;
        }
        begun.set_value(true);
        // Reading a part takes the processor: what was asked for is drawn first.
        set_timeout(move || when_idle(fetch), LATER);
    });
}

/// How long the page has for itself before parts are fetched ahead.
const LATER: Duration = Duration::from_millis(1_500);

/// Does something once the page has nothing else to do.
fn when_idle(act: impl Fn() + Copy + 'static) {
    // Some browsers do not tell when they are idle.
    if request_idle_callback_with_handle(act).is_err() {
        set_timeout(act, LATER);
    }
}
