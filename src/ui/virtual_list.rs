//! Any number of rows of one height: only those in sight exist. Arrow keys move, Enter opens, and the place is
//! kept when the person comes back.
use std::cell::RefCell;
use std::collections::BTreeMap;

use leptos::{ev::KeyboardEvent, ev::MouseEvent, html::Div, prelude::*};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, HtmlElement, ResizeObserver};

use super::printing::printing;
use super::theme::{rem_pixels, theme_version};

/// Rows drawn above and below what is in sight, so that a fast thumb meets no gap.
const OVERSCAN: usize = 6;
/// More rows than anyone prints; beyond it a browser would take minutes.
const PRINTED_ROWS: usize = 3_000;
/// What is drawn before the first measure.
const FIRST_HEIGHT: f64 = 800.0;

thread_local! {
    /// Scroll offsets by `memory` name, for as long as the page lives.
    static PLACES: RefCell<BTreeMap<String, i32>> = const { RefCell::new(BTreeMap::new()) };
}

/// A long list that fills its container and scrolls inside it.
#[component]
pub(crate) fn VirtualList(
    #[prop(into)] label: Signal<String>,
    #[prop(into)] count: Signal<usize>,
    /// Draws the row at an index; called again only when its key changes.
    #[prop(into)]
    row: Callback<(usize,), AnyView>,
    /// Identifies what stands at an index. Read reactively: rows whose key changed are drawn again. Include in it
    /// whatever the row shows that changes.
    #[prop(into)]
    key: Callback<(usize,), String>,
    /// Height of a row in rem, so that it grows with the type.
    #[prop(default = 4.5)]
    row_rem: f64,
    /// Tap or Enter on a row (not on a button inside it).
    #[prop(optional, into)]
    on_open: Option<Callback<(usize,)>>,
    /// The row whose detail is shown beside the list.
    #[prop(optional, into)]
    selected: MaybeProp<usize>,
    /// A name under which the scroll position is kept while the app is open.
    #[prop(optional, into)]
    memory: Option<String>,
) -> impl IntoView {
    let viewport = NodeRef::<Div>::new();
    let version = theme_version();
    let row_height = Memo::new(move |_| {
        version.track();
        (row_rem * rem_pixels()).round().max(1.0)
    });
    let top = RwSignal::new(0.0_f64);
    let height = RwSignal::new(FIRST_HEIGHT);
    let active = RwSignal::new(0_usize);
    let printing = printing();
    let range = Memo::new(move |_| {
        if printing.get() {
            return (0, count.get().min(PRINTED_ROWS));
        }
        let row = row_height.get();
        let first = (top.get() / row).floor().max(0.0) as usize;
        let seen = (height.get() / row).ceil() as usize + 1;
        let count = count.get();
        (first.saturating_sub(OVERSCAN).min(count), (first + seen + OVERSCAN).min(count))
    });
    let visible = move || {
        let (from, to) = range.get();
        (from..to).map(|at| (at, key.run((at,)))).collect::<Vec<_>>()
    };

    let memory = StoredValue::new(memory);
    let restored = StoredValue::new(false);
    measure(viewport, height);
    Effect::new(move |_| {
        let Some(element) = viewport.get() else { return };
        if count.get() == 0 || restored.get_value() {
            return;
        }
        restored.set_value(true);
        let place = memory.with_value(|name| {
            name.as_ref().and_then(|name| PLACES.with_borrow(|places| places.get(name).copied()))
        });
        if let Some(place) = place {
            request_animation_frame(move || element.set_scroll_top(place));
        }
    });

    let on_scroll = move |_| {
        let Some(element) = viewport.try_get_untracked().flatten() else { return };
        let place = element.scroll_top();
        top.set(f64::from(place));
        memory.with_value(|name| {
            if let Some(name) = name {
                PLACES.with_borrow_mut(|places| places.insert(name.clone(), place));
            }
        });
    };
    let go_to = move |at: usize| {
        active.set(at);
        let Some(element) = viewport.get_untracked() else { return };
        bring_into_sight(&element, at, row_height.get_untracked());
        request_animation_frame(move || focus_row(&element, at));
    };
    let on_key = move |event: KeyboardEvent| {
        let count = count.get_untracked();
        if count == 0 || !is_row(event.target()) {
            return;
        }
        let now = active.get_untracked().min(count - 1);
        let page = (height.get_untracked() / row_height.get_untracked()).floor().max(1.0) as usize;
        let next = match event.key().as_str() {
            "ArrowDown" => (now + 1).min(count - 1),
            "ArrowUp" => now.saturating_sub(1),
            "PageDown" => (now + page).min(count - 1),
            "PageUp" => now.saturating_sub(page),
            "Home" => 0,
            "End" => count - 1,
            "Enter" | " " => {
                if let Some(on_open) = on_open {
                    event.prevent_default();
                    on_open.run((now,));
                }
                return;
            }
            _ => return,
        };
        event.prevent_default();
        go_to(next);
    };

    view! {
        <div
            class="virtual-list"
            node_ref=viewport
            role="grid"
            aria-label=move || label.get()
            aria-rowcount=move || count.get().to_string()
            on:scroll=on_scroll
            on:keydown=on_key
        >
            <div
                class="virtual-list__canvas"
                role="presentation"
                style:height=move || format!("{}px", row_height.get() * count.get() as f64)
            >
                <For each=visible key=|item| item.clone() let((at, _))>
                    <div
                        class="virtual-list__row"
                        role="row"
                        data-row=at.to_string()
                        data-opens=on_open.map(|_| "")
                        aria-rowindex=(at + 1).to_string()
                        aria-selected=move || selected.get().map(|on| if on == at { "true" } else { "false" })
                        tabindex=move || if active.get() == at { "0" } else { "-1" }
                        style:height=move || format!("{}px", row_height.get())
                        style:transform=move || format!("translateY({}px)", row_height.get() * at as f64)
                        on:focusin=move |_| active.set(at)
                        on:click=move |event: MouseEvent| {
                            if let Some(on_open) = on_open
                                && !is_control(event.target()) {
                                    on_open.run((at,));
                                }
                        }
                    >
                        <div class="virtual-list__cell" role="gridcell">{row.run((at,))}</div>
                    </div>
                </For>
            </div>
        </div>
    }
}

/// Keeps `height` at the height of the viewport.
fn measure(viewport: NodeRef<Div>, height: RwSignal<f64>) {
    let watching = StoredValue::new_local(None::<(ResizeObserver, Closure<dyn Fn()>)>);
    Effect::new(move |_| {
        let Some(element) = viewport.get() else { return };
        let watched = element.clone();
        let resized = Closure::<dyn Fn()>::new(move || {
            let now = f64::from(watched.client_height());
            if now > 0.0 && height.try_get_untracked().is_some_and(|before| before != now) {
                height.set(now);
            }
        });
        if let Ok(observer) = ResizeObserver::new(resized.as_ref().unchecked_ref()) {
            observer.observe(&element);
            watching.set_value(Some((observer, resized)));
        }
    });
    on_cleanup(move || {
        watching.try_update_value(|watching| {
            if let Some((observer, _)) = watching.take() {
                observer.disconnect();
            }
        });
    });
}

fn bring_into_sight(viewport: &Element, at: usize, row_height: f64) {
    let above = row_height * at as f64;
    let top = f64::from(viewport.scroll_top());
    let height = f64::from(viewport.client_height());
    if above < top {
        viewport.set_scroll_top(above as i32);
    } else if above + row_height > top + height {
        viewport.set_scroll_top((above + row_height - height).ceil() as i32);
    }
}

fn focus_row(viewport: &Element, at: usize) {
    let Ok(Some(row)) = viewport.query_selector(&format!("[data-row='{at}']")) else { return };
    if let Some(row) = row.dyn_ref::<HtmlElement>() {
        let _ = row.focus();
    }
}

fn is_row(target: Option<web_sys::EventTarget>) -> bool {
    element(target).is_some_and(|element| element.has_attribute("data-row"))
}

fn is_control(target: Option<web_sys::EventTarget>) -> bool {
    element(target).is_some_and(|element| {
        element.closest("button,a,input,select,textarea,label").is_ok_and(|found| found.is_some())
    })
}

fn element(target: Option<web_sys::EventTarget>) -> Option<Element> {
    target.and_then(|target| target.dyn_into().ok())
}
