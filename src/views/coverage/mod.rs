//! *Cobertura*: the three rates by month, by group, and the clients behind each number.

mod behind;
mod groups;
mod months;

use crate::charts::Palette;
use crate::domain::calendar::period::Month;
use crate::domain::indicator::coverage::Coverage;
use crate::domain::indicator::coverage::coverage_window::Window;
use crate::domain::indicator::coverage::month_closing::revision;
use crate::domain::portfolio::Portfolio;
use crate::routes::Route;
use crate::screen::coverage::{self, Measure, Span};
use crate::state::{Carteira, use_carteira};
use crate::text::{coverage as words, today};
use crate::ui::prelude::*;
use crate::ui::theme;
use crate::views::sending::DossieButton;
use crate::views::standing::{NoData, WhenReady};
use behind::BehindSheet;
use groups::Groups;
use leptos::prelude::*;
use months::Months;

/// What the page is asked to show.
#[derive(Clone, Copy)]
pub(crate) struct Asked {
    measure: RwSignal<Measure>,
    span: RwSignal<Span>,
    /// Never after the month of the day shown.
    month: RwSignal<Month>,
    behind: RwSignal<bool>,
}

impl Asked {
    fn window(&self) -> Window {
        self.span.get().window(self.month.get())
    }

    /// The rates that have a meaning over these days.
    fn measures(&self) -> &'static [Measure] {
        self.span.get().measures()
    }
}

#[component]
pub fn CoveragePage() -> impl IntoView {
    let carteira = use_carteira();
    let empty = Memo::new(move |_| carteira.derived.client_count.get() == 0);
    view! {
        <div class="page coverage">
            <WhenReady>
                {move || {
                    if empty.get() {
                        view! {
                            <NoData glyph=Glyph::Coverage title=words::EMPTY_TITLE why=words::EMPTY_WHY/>
                        }
                            .into_any()
                    } else {
                        view! { <Rates/> }.into_any()
                    }
                }}
            </WhenReady>
        </div>
    }
}

#[component]
fn Rates() -> impl IntoView {
    let carteira = use_carteira();
    let on = carteira.derived.as_of;
    let asked = Asked {
        measure: RwSignal::new(Measure::default()),
        span: RwSignal::new(Span::default()),
        month: RwSignal::new(Month::of(on.get_untracked())),
        behind: RwSignal::new(false),
    };
    Effect::new(move |_| asked.month.set(Month::of(on.get())));
    let coverage = Memo::new(move |_| covered(carteira, asked.window()));
    let closed = Memo::new(move |_| {
        let Window::Month(month) = asked.window() else { return None };
        let now = coverage.with(|coverage| coverage.tally);
        let held_by = carteira.view.held_by();
        carteira.portfolio.with(|p| revision(p, &held_by, month, on.get(), now))
    });
    let rate = Memo::new(move |_| closed.with(|closed| Some(asked.measure.get().revised(closed.as_ref()?))));
    let closing = move || rate.get().map(|rate| words::closing(asked.month.get(), &rate, on.get()));
    let choices = Measure::ALL.map(|measure| (measure, measure.name().to_owned())).to_vec();
    let spans: Vec<Choice> = Span::all().map(|span| Choice::new(span.name(), span.name())).collect();
    let chosen = RwSignal::new(Span::default().name());
    let choose = move |name: String| {
        let Some(span) = Span::all().find(|span| span.name() == name) else { return };
        if span == Span::OwnCadence {
            asked.measure.set(Measure::Coverage);
        }
        asked.span.set(span);
    };
    let effectiveness = Memo::new(move |_| {
        let (window, on) = (asked.window(), on.get());
        let held_by = carteira.view.held_by();
        let visits = |p: &Portfolio| coverage::visits(p, &held_by, window.period(on), on);
        window.has_days().then(|| carteira.portfolio.with(visits).effectiveness())
    });
    let by_month = Memo::new(move |_| asked.span.get() == Span::Month);
    let one_measure = Memo::new(move |_| asked.measures().len() == 1);
    view! {
        <div class="stack">
            <Show when=move || !one_measure.get()>
                <Segmented label=words::MEASURE choices=choices.clone() value=asked.measure/>
            </Show>
            <SelectField label=words::SPAN value=chosen choices=spans on_change=choose/>
            <section class="card stack" data-gap="tight">
                <div class="coverage__month">
                    <Show when=move || by_month.get()>
                        <IconButton
                            glyph=Glyph::ChevronLeft
                            label=words::PREVIOUS_MONTH
                            on_press=move || asked.month.update(|month| *month = month.prev())
                        />
                    </Show>
                    <h2 class="coverage__finding" aria-live="polite">
                        {move || {
                            let measure = asked.measure.get();
                            let now = coverage.with(|coverage| measure.of(&coverage.tally));
                            let ratio = rate.get().map_or(now, |rate| rate.closed);
                            words::window_finding(measure.name(), asked.window(), ratio)
                        }}
                    </h2>
                    <Show when=move || by_month.get()>
                        <IconButton
                            glyph=Glyph::ChevronRight
                            label=words::NEXT_MONTH
                            disabled=Signal::derive(move || asked.month.get() >= Month::of(on.get()))
                            on_press=move || asked.month.update(|month| *month = month.next())
                        />
                    </Show>
                </div>
                <p class="muted">{move || words::means(asked.measure.get().means(), asked.window())}</p>
                {move || closing().map(|said| view! { <p class="coverage__closing">{said}</p> })}
                <p>{move || coverage.with(today::left_out)}</p>
                {move || {
                    effectiveness
                        .get()
                        .map(|ratio| {
                            view! {
                                <p class="coverage__effectiveness">{words::effectiveness(ratio)}</p>
                                <p class="muted">{words::EFFECTIVENESS_MEANS}</p>
                            }
                        })
                }}
                <div class="cluster">
                    <Button tone=Tone::Secondary glyph=Glyph::Clients on_press=move || asked.behind.set(true)>
                        {words::SEE_CLIENTS}
                    </Button>
                    <DossieButton/>
                    <LinkButton tone=Tone::Quiet glyph=Glyph::Target href=Route::Goals.href()>
                        {crate::text::shell::page::GOALS}
                    </LinkButton>
                </div>
            </section>
            <Months asked/>
            <Groups asked/>
        </div>
        <BehindSheet asked/>
    }
}

fn covered(carteira: Carteira, window: Window) -> Coverage {
    let on = carteira.derived.as_of.get();
    let held_by = carteira.view.held_by();
    carteira.portfolio.with(|p| coverage::covered(p, &held_by, window, on))
}

/// The colours of the moment, for a chart.
pub(crate) fn palette() -> Palette {
    Palette {
        ink: theme::token("--ink"),
        ink_soft: theme::token("--chart-axis"),
        grid: theme::token("--chart-grid"),
        accent: theme::token("--accent"),
        muted: theme::token("--chart-muted"),
        goal: theme::token("--mark-overdue"),
        surface: theme::token("--surface"),
        series: ["--chart-1", "--chart-2", "--chart-3", "--chart-4"].map(theme::token),
        text_px: theme::text_px(),
    }
}
