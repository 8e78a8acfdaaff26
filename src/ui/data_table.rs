//! A plain table with a sticky heading: the twin of every chart, readable by any screen reader and on paper.
use leptos::prelude::*;

/// A column: its heading, and whether it holds figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Column {
    pub label: String,
    pub numeric: bool,
}

impl Column {
    pub(crate) fn text(label: impl Into<String>) -> Self {
        Column { label: label.into(), numeric: false }
    }

    /// Aligned at the right, in tabular figures.
    pub(crate) fn number(label: impl Into<String>) -> Self {
        Column { label: label.into(), numeric: true }
    }
}

/// What stands in one cell.
#[derive(Clone)]
pub(crate) enum Cell {
    Text(String),
    /// Opens what is behind the figure.
    Link {
        text: String,
        href: String,
    },
    /// Covered while values are hidden.
    Private(String),
    View(ViewFn),
}

impl std::fmt::Debug for Cell {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Cell::Text(text) | Cell::Private(text) => f.debug_tuple("Cell").field(text).finish(),
            Cell::Link { text, href } => f.debug_tuple("Cell").field(text).field(href).finish(),
            Cell::View(_) => f.debug_tuple("Cell").finish_non_exhaustive(),
        }
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Cell::Text(text)
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Cell::Text(text.to_owned())
    }
}

/// Rows of cells under headings. The first cell of a row is its heading.
#[component]
pub(crate) fn DataTable(
    /// Says what the table holds; drawn above it unless `bare`.
    #[prop(into)]
    caption: Signal<String>,
    #[prop(into)] columns: Signal<Vec<Column>>,
    #[prop(into)] rows: Signal<Vec<Vec<Cell>>>,
    #[prop(optional)] bare: bool,
) -> impl IntoView {
    view! {
        <div class="data-table" tabindex="0" role="region" aria-label=move || caption.get()>
            <table class="data-table__table">
                <caption class="data-table__caption" class:visually-hidden=bare>
                    {move || caption.get()}
                </caption>
                <thead>
                    <tr>
                        {move || {
                            columns
                                .get()
                                .into_iter()
                                .map(|column| {
                                    view! {
                                        <th scope="col" data-numeric=column.numeric.then_some("")>
                                            {column.label}
                                        </th>
                                    }
                                })
                                .collect_view()
                        }}
                    </tr>
                </thead>
                <tbody>
                    {move || {
                        let numeric: Vec<bool> =
                            columns.with(|columns| columns.iter().map(|column| column.numeric).collect());
                        rows.get().into_iter().map(move |cells| row(cells, &numeric)).collect_view()
                    }}
                </tbody>
            </table>
        </div>
    }
}

fn row(cells: Vec<Cell>, numeric: &[bool]) -> AnyView {
    let cells = cells
        .into_iter()
        .enumerate()
        .map(|(at, cell)| {
            let numeric = numeric.get(at).copied().unwrap_or(false).then_some("");
            let content = content(cell);
            if at == 0 {
                view! { <th scope="row" data-numeric=numeric>{content}</th> }.into_any()
            } else {
                view! { <td data-numeric=numeric>{content}</td> }.into_any()
            }
        })
        .collect_view();
    view! { <tr>{cells}</tr> }.into_any()
}

fn content(cell: Cell) -> AnyView {
    match cell {
        Cell::Text(text) => text.into_any(),
        Cell::Link { text, href } => view! { <a href=href>{text}</a> }.into_any(),
        Cell::Private(text) => view! { <span class="private">{text}</span> }.into_any(),
        Cell::View(view) => view.run(),
    }
}
