//! What opens above the page: from below on a phone or a standing tablet, at the side on a lying tablet, in the
//! middle on a desktop. Closes by Esc, back, swipe down, the button, or a tap beside it.
use leptos::{ev::PointerEvent, html::Div, portal::Portal, prelude::*};

use super::button::IconButton;
use super::form::Form;
use super::form_area::{DraftNote, say_kept};
use super::icon::Glyph;
use super::ids;
use super::layers;
use super::locale::locale;
use super::toast::use_toasts;

/// How much room a sheet takes where there is room to choose.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum SheetSize {
    /// A question and its answers; always in the middle or below, never at the side.
    Small,
    #[default]
    Regular,
    /// A long form or a table.
    Large,
}

impl SheetSize {
    fn name(self) -> &'static str {
        match self {
            SheetSize::Small => "small",
            SheetSize::Regular => "regular",
            SheetSize::Large => "large",
        }
    }
}

/// A panel above the page while `open` is true; closing it sets `open` to false.
#[component]
pub(crate) fn Sheet(
    open: RwSignal<bool>,
    #[prop(into)] title: Signal<String>,
    #[prop(optional)] size: SheetSize,
    /// Read as an alert: for a question that must be answered.
    #[prop(optional)]
    alert: bool,
    /// The actions, kept in view at the bottom right, in the thumb's reach.
    #[prop(optional, into)]
    footer: Option<ViewFn>,
    /// Called after it closed, however it was closed.
    #[prop(optional, into)]
    on_close: Option<Callback<()>>,
    /// Its fields are one form: what was typed is kept as a draft.
    #[prop(optional, into)]
    form: Option<Form>,
    children: ChildrenFn,
) -> impl IntoView {
    let children = StoredValue::new(children);
    let footer = StoredValue::new(footer);
    let is_open = Memo::new(move |_| open.get());
    view! {
        <Show when=move || is_open.get()>
            {layers::root()
                .map(|mount| {
                    view! {
                        <Portal mount>
                            <Panel open title size alert footer on_close form>
                                {children.with_value(|children| children())}
                            </Panel>
                        </Portal>
                    }
                })}
        </Show>
    }
}

/// Further than this, a swipe down closes.
const SWIPE_PIXELS: f64 = 90.0;

#[component]
fn Panel(
    open: RwSignal<bool>,
    title: Signal<String>,
    size: SheetSize,
    alert: bool,
    footer: StoredValue<Option<ViewFn>>,
    on_close: Option<Callback<()>>,
    form: Option<Form>,
    children: Children,
) -> impl IntoView {
    let title_id = ids::unique("sheet-title");
    let labelled_by = title_id.clone();
    let layer = NodeRef::<Div>::new();
    if let Some(form) = form {
        form.open();
    }
    provide_context(form);
    let toasts = use_toasts();
    let close = Callback::new(move |()| {
        layers::hear_out();
        open.set(false);
    });
    let entered = StoredValue::new(None::<usize>);
    Effect::new(move |_| {
        let Some(element) = layer.get() else { return };
        if entered.get_value().is_none() {
            entered.set_value(Some(layers::enter(element.into(), close)));
        }
    });
    on_cleanup(move || {
        if let Some(Some(id)) = entered.try_get_value() {
            layers::leave(id);
        }
        if let Some(form) = form {
            say_kept(form, toasts);
        }
        if let Some(on_close) = on_close {
            on_close.try_run(());
        }
    });

    let swipe = Swipe::new(close);
    view! {
        <div class="sheet-layer" node_ref=layer data-size=size.name()>
            <div class="sheet-layer__veil" aria-hidden="true" on:click=move |_| close.run(())></div>
            <div
                class="sheet"
                role=if alert { "alertdialog" } else { "dialog" }
                aria-modal="true"
                aria-labelledby=labelled_by
                data-draft=form.map(|_| "")
                style:transform=move || swipe.transform()
                data-dragged=move || swipe.dragging().then_some("")
            >
                <header
                    class="sheet__head"
                    on:pointerdown=move |event| swipe.start(&event)
                    on:pointermove=move |event| swipe.follow(&event)
                    on:pointerup=move |_| swipe.end()
                    on:pointercancel=move |_| swipe.end()
                >
                    <span class="sheet__grip" aria-hidden="true"></span>
                    <h2 class="sheet__title" id=title_id tabindex="-1">{move || title.get()}</h2>
                    <IconButton glyph=Glyph::Close label=locale().close on_press=close/>
                </header>
                <div class="sheet__body">
                    {form.map(|form| view! { <DraftNote form/> })}
                    {children()}
                </div>
                {footer
                    .with_value(|footer| {
                        footer
                            .as_ref()
                            .map(|footer| view! { <footer class="sheet__foot">{footer.run()}</footer> })
                    })}
            </div>
        </div>
    }
}

/// A finger (or pen) that drags the panel down by its head.
#[derive(Clone, Copy)]
struct Swipe {
    from: RwSignal<Option<f64>>,
    by: RwSignal<f64>,
    close: Callback<()>,
}

impl Swipe {
    fn new(close: Callback<()>) -> Self {
        Swipe { from: RwSignal::new(None), by: RwSignal::new(0.0), close }
    }

    fn start(self, event: &PointerEvent) {
        if event.pointer_type() != "mouse" {
            self.from.set(Some(f64::from(event.client_y())));
        }
    }

    fn follow(self, event: &PointerEvent) {
        if let Some(from) = self.from.try_get_untracked().flatten() {
            self.by.set((f64::from(event.client_y()) - from).max(0.0));
        }
    }

    fn end(self) {
        let far = self.by.try_get_untracked().is_some_and(|by| by > SWIPE_PIXELS);
        self.from.set(None);
        self.by.set(0.0);
        if far {
            self.close.try_run(());
        }
    }

    fn dragging(self) -> bool {
        self.from.get().is_some()
    }

    fn transform(self) -> Option<String> {
        let by = self.by.get();
        (by > 0.0).then(|| format!("translateY({by:.0}px)"))
    }
}
