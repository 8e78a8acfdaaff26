//! One analysis: the finding as its title, the chart, and the table one tap away, on paper and as CSV.

use crate::exchange::indicator_table::{IndicatorTable, Value};
use crate::routes::Route;
use crate::screen::analysis::panel::{self, ROWS};
use crate::state::notices::Notice;
use crate::state::{exports, files, use_carteira};
use crate::text::{analysis as words, data as said};
use crate::ui::prelude::*;
use crate::ui::private::values_hidden;
use crate::workers::protocol::Job;
use leptos::prelude::*;

const CSV: &str = "text/csv;charset=utf-8";

/// The table of a panel, made anew when what it shows changes.
pub(crate) type Figures = Memo<IndicatorTable>;

#[component]
pub(crate) fn Panel(
    /// The finding.
    #[prop(into)]
    title: Signal<String>,
    /// Whom it ranks or divides by.
    #[prop(into)]
    population: Signal<String>,
    /// What money the finding means.
    #[prop(optional, into)]
    money: MaybeProp<String>,
    /// How it is counted.
    #[prop(optional, into)]
    note: MaybeProp<String>,
    table: Figures,
    /// Name of the CSV, without date and ending.
    file: &'static str,
    #[prop(into)] on: Signal<chrono::NaiveDate>,
    /// Opens the clients behind a row of the table.
    #[prop(optional, into)]
    on_row: Option<Callback<(usize,)>>,
    children: Children,
) -> impl IntoView {
    let carteira = use_carteira();
    let hidden = values_hidden();
    let covers = Memo::new(move |_| table.with(|table| panel::covers(table, hidden.get())));
    let handed_out = move || {
        let (covers, on) = (covers.get_untracked(), on.get_untracked());
        let (file, table) = table.with_untracked(|table| panel::handed_out(file, table, covers));
        (move |ending: &str| files::named_as_of(carteira, &file, on, ending), table)
    };
    let save = move || {
        let (name, table) = handed_out();
        files::save(&name(".csv"), CSV, &table.csv());
    };
    let busy = RwSignal::new(false);
    // In the worker: a workbook takes code and time that no page should wait for.
    let save_workbook = move || {
        busy.set(true);
        let (name, table) = handed_out();
        let job = Job::Workbook { name: name(""), on: on.get_untracked(), table: Box::new(table) };
        leptos::task::spawn_local(async move {
            match exports::made(carteira.database(), job).await {
                Ok(made) => files::save(&made.name, &made.mime, &made.bytes),
                Err(why) => carteira.notice.set(Some(Notice::problem(said::failure(&why)))),
            }
            busy.try_set(false);
        });
    };
    let opened = RwSignal::new(false);
    let print = move || {
        // Paper has the table too. It is drawn by the next frame.
        opened.set(true);
        request_animation_frame(|| {
            // A browser that can not print says so itself.
            request_animation_frame(|| drop(window().print()));
        });
    };
    view! {
        <section class="card stack panel" data-gap="tight">
            <h2 class="panel__finding">{move || title.get()}</h2>
            {move || money.get().map(|money| view! { <p class="panel__money private">{money}</p> })}
            <p class="muted panel__population">{move || population.get()}</p>
            {children()}
            {move || note.get().map(|note| view! { <p class="muted panel__note">{note}</p> })}
            <div class="cluster panel__acts">
                <Button tone=Tone::Quiet glyph=Glyph::Download on_press=save>
                    {move || words::save_csv(covers.get())}
                </Button>
                <Button tone=Tone::Quiet glyph=Glyph::Download busy on_press=save_workbook>
                    {move || words::save_workbook(covers.get())}
                </Button>
                <Button tone=Tone::Quiet glyph=Glyph::Print on_press=print>{words::PRINT}</Button>
            </div>
            <Disclosure summary=words::TABLE opened>
                // Hundreds of rows that nobody asked for would keep the chart waiting.
                {move || opened.get().then(|| table.with(|table| shown(table, on_row)))}
            </Disclosure>
        </section>
    }
}

fn shown(table: &IndicatorTable, on_row: Option<Callback<(usize,)>>) -> impl IntoView + use<> {
    let columns: Vec<Column> = table
        .headings
        .iter()
        .map(|heading| Column { label: heading.label.clone(), numeric: heading.numeric })
        .collect();
    let rows: Vec<Vec<Cell>> =
        table.rows.iter().take(ROWS).enumerate().map(|(at, row)| cells(at, row, on_row)).collect();
    let more = panel::more(table);
    let caption = table.title.clone();
    view! {
        <DataTable caption columns rows/>
        {more.map(|more| view! { <p class="muted">{more}</p> })}
    }
}

/// The first cell opens the clients of its row, where there are any to open.
fn cells(at: usize, row: &[Value], on_row: Option<Callback<(usize,)>>) -> Vec<Cell> {
    let mut cells: Vec<Cell> = row.iter().map(cell).collect();
    if let (Some(on_row), Some(first), Some(value)) = (on_row, cells.first_mut(), row.first()) {
        let text = words::cell(value);
        *first = Cell::View(ViewFn::from(move || {
            let text = text.clone();
            view! {
                <button class="data-table__open" type="button" on:click=move |_| on_row.run((at,))>
                    {text}
                </button>
            }
        }));
    }
    cells
}

fn cell(value: &Value) -> Cell {
    let text = words::cell(value);
    match value {
        Value::Client { id, name: _ } => Cell::Link { text, href: Route::Client(id.to_string()).href() },
        Value::Centavos(_) => Cell::Private(text),
        Value::Nothing
        | Value::Text(_)
        | Value::Count(_)
        | Value::Share(_)
        | Value::Chance(_)
        | Value::Decimal(_)
        | Value::Date(_) => Cell::Text(text),
    }
}
