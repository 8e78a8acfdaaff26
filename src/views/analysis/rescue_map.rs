//! P(vivo) against value, with a brush.

use super::{AnalysisDesk, Figures, LearningNote, Panel};
use crate::charts::rescue_map::rescue_map;
use crate::screen::analysis::ahead::{Point, known, points};
use crate::screen::analysis::rescue_map::{self as map, Window, clouds, inside, most_reais};
use crate::text::analysis as words;
use crate::text::population::who;
use crate::ui::prelude::*;
use crate::ui::private::values_hidden;
use crate::ui::theme::theme_version;
use crate::views::coverage::palette;
use leptos::prelude::*;

#[component]
pub(super) fn RescueMap(desk: AnalysisDesk) -> impl IntoView {
    let all = desk.scope.memo(|seen, _| points(seen));
    let drawn = Memo::new(move |_| all.with(|all| clouds(all)));
    let title = Signal::derive(move || all.with(|all| map::finding(desk.scope.is_foreseen(), all)));
    let money = MaybeProp::derive(move || all.with(|all| map::money(all)));
    let (version, covered) = (theme_version(), values_hidden());
    let option = Signal::derive(move || {
        version.track();
        let window = [(5.0, words::ahead::LEAST), (80.0, words::ahead::MOST)];
        let axes = [words::ahead::AXIS_ALIVE, words::ahead::AXIS_MONTHLY];
        rescue_map(&drawn.with(map::drawn), window, axes, covered.get(), &palette())
    });
    let open = move |chosen: Vec<Point>| desk.open(|seen, p| map::behind(chosen, seen, p));
    let show = move |tapped: Vec<Tapped>| {
        open(drawn.with_untracked(|drawn| {
            tapped.iter().filter_map(|point| map::tapped(drawn, point.series, point.item)).collect()
        }));
    };
    let brushing = RwSignal::new(false);
    let table: Figures = desk.scope.memo(move |_, p| all.with(|all| map::table(all, p)));
    let population = desk
        .scope
        .population(who::BOUGHT_BEFORE, move || all.with(|all| known(desk.scope.is_foreseen(), all)));
    view! {
        <Panel title population money note=words::ahead::MAP_NOTE table file="p-vivo-valor" on=desk.scope.on()>
            <LearningNote outlook=desk.outlook/>
            <div class="cluster">
                {move || {
                    let (label, glyph) = if brushing.get() {
                        (words::ahead::BRUSH_OFF, Glyph::Close)
                    } else {
                        (words::ahead::BRUSH, Glyph::Target)
                    };
                    view! {
                        <Button tone=Tone::Secondary glyph on_press=move || brushing.update(|on| *on = !*on)>
                            {label}
                        </Button>
                    }
                }}
            </div>
            <ChartBox
                label=title
                option
                height_rem=26.0
                on_tap=move |tapped: Tapped| show(vec![tapped])
                on_brush={move |tapped: Vec<Tapped>| {
                    if !tapped.is_empty() {
                        brushing.set(false);
                        show(tapped);
                    }
                }}
                brushing=Signal::derive(move || Some(brushing.get()))
            />
            <ByNumbers drawn on_see=open/>
        </Panel>
    }
}

/// The rectangle of the brush as three sliders: for the keyboard, and for who knows the numbers.
#[component]
fn ByNumbers(drawn: Memo<[Vec<Point>; 4]>, #[prop(into)] on_see: Callback<(Vec<Point>,)>) -> impl IntoView {
    let (from, to, least) = (RwSignal::new(5_i64), RwSignal::new(80_i64), RwSignal::new(0_i64));
    let most = Memo::new(move |_| drawn.with(|drawn| most_reais(drawn)));
    let chosen = move || {
        let window = Window { from_percent: from.get(), to_percent: to.get(), least_reais: least.get() };
        drawn.with(|drawn| inside(drawn, window))
    };
    let found = Memo::new(move |_| chosen().len());
    view! {
        <Disclosure summary=words::ahead::BY_NUMBERS>
            <div class="stack by-numbers" data-gap="tight">
                <Slider
                    label=words::ahead::FROM
                    shown=Signal::derive(move || words::ahead::percent_of(from.get()))
                    value=from
                    min=0
                    max=100
                    on_input=move |number: i64| {
                        from.set(number);
                        to.update(|to| *to = (*to).max(number));
                    }
                />
                <Slider
                    label=words::ahead::TO
                    shown=Signal::derive(move || words::ahead::percent_of(to.get()))
                    value=to
                    min=0
                    max=100
                    on_input=move |number: i64| {
                        to.set(number);
                        from.update(|from| *from = (*from).min(number));
                    }
                />
                {move || {
                    view! {
                        <Slider
                            label=words::ahead::AT_LEAST
                            shown=Signal::derive(move || words::ahead::reais(least.get()))
                            value=least
                            min=0
                            max=most.get()
                            step=100
                            on_input=move |number: i64| least.set(number)
                        />
                    }
                }}
                <div class="cluster">
                    <Button
                        tone=Tone::Secondary
                        glyph=Glyph::Clients
                        disabled=Signal::derive(move || found.get() == 0)
                        on_press=move || on_see.run((untrack(chosen),))
                    >
                        {move || words::ahead::see(found.get())}
                    </Button>
                </div>
            </div>
        </Disclosure>
    }
}
