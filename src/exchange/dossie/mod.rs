//! *Dossiê*: the carteira on a day as one HTML file to be read by somebody without the app, on any device, offline, on paper.
//!
//! Everything is in the file: no script, no image, no font and no address of another place, which its own policy refuses as
//! well. All text is data and escaped. What is in it is decided by who makes the value; this only writes it.

mod chart;
mod map;
mod style;

use super::markup::push_escaped;
use crate::domain::place::geo::{LatLon, WorldPoint};
use crate::domain::rhythm::cadence::ContactState;

pub(crate) const MEDIA_TYPE: &str = "text/html";
pub(crate) const EXTENSION: &str = ".html";

#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Dossie {
    pub title: String,
    /// When it was seen and what was left out of it.
    pub notes: Vec<String>,
    pub figures: Vec<Figure>,
    pub sections: Vec<Section>,
}

/// A number with its name and what it means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Figure {
    pub label: String,
    pub value: String,
    pub whole: String,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Section {
    pub title: String,
    pub note: Option<String>,
    pub part: Part,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Part {
    Months(Months),
    Bars(Vec<Bar>),
    Map(Map),
    Table(Table),
    /// There is nothing to show; the section's note says why.
    Nothing,
}

/// One column a month, with a line across where there is a goal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Months {
    pub columns: Vec<Column>,
    /// In the unit of the columns, and its words.
    pub goal: Option<(u32, String)>,
    /// The height of the whole; `None`: that of the highest.
    pub most: Option<u32>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Column {
    pub label: String,
    /// `None`: nothing known, which is no zero.
    pub height: Option<u32>,
    pub value: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Bar {
    pub label: String,
    pub length: u32,
    pub value: String,
    pub state: Option<ContactState>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Map {
    /// Closed rings of the areas around.
    pub outlines: Vec<Vec<WorldPoint>>,
    pub marks: Vec<(LatLon, ContactState)>,
    /// What each mark means.
    pub legend: Vec<(ContactState, String)>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Table {
    /// With whether it stands over figures.
    pub headings: Vec<(String, bool)>,
    pub rows: Vec<Vec<String>>,
}

/// The file.
pub(crate) fn write(dossie: &Dossie) -> Vec<u8> {
    let mut out = String::from(
        "<!doctype html>\n<html lang=\"pt-BR\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"robots\" content=\"noindex\">\n",
    );
    element(&mut out, "title", &dossie.title);
    out.push_str("<style>\n");
    out.push_str(style::STYLE);
    out.push_str("</style>\n</head>\n<body>\n<main>\n");
    element(&mut out, "h1", &dossie.title);
    for note in &dossie.notes {
        element(&mut out, "p", note);
    }
    if !dossie.figures.is_empty() {
        out.push_str("<dl class=\"figures\">\n");
        for Figure { label, value, whole } in &dossie.figures {
            out.push_str("<div>");
            element(&mut out, "dt", label);
            out.push_str("<dd><strong>");
            push_escaped(&mut out, value);
            out.push_str("</strong> ");
            push_escaped(&mut out, whole);
            out.push_str("</dd></div>\n");
        }
        out.push_str("</dl>\n");
    }
    for section in &dossie.sections {
        push_section(&mut out, section);
    }
    out.push_str("</main>\n</body>\n</html>\n");
    out.into_bytes()
}

fn push_section(out: &mut String, Section { title, note, part }: &Section) {
    out.push_str("<section>\n");
    element(out, "h2", title);
    if let Some(note) = note {
        element(out, "p", note);
    }
    match part {
        Part::Months(months) => chart::push_months(out, title, months),
        Part::Bars(bars) => chart::push_bars(out, title, bars),
        Part::Map(map) => map::push_map(out, title, map),
        Part::Table(table) => push_table(out, title, table),
        Part::Nothing => {}
    }
    out.push_str("</section>\n");
}

/// Wider than the screen it scrolls by itself, by key as well.
fn push_table(out: &mut String, title: &str, Table { headings, rows }: &Table) {
    out.push_str("<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"");
    push_escaped(out, title);
    out.push_str("\"><table>\n<thead><tr>");
    for (heading, is_figure) in headings {
        out.push_str(if *is_figure { "<th scope=\"col\" class=\"n\">" } else { "<th scope=\"col\">" });
        push_escaped(out, heading);
        out.push_str("</th>");
    }
    out.push_str("</tr></thead>\n<tbody>\n");
    for row in rows {
        out.push_str("<tr>");
        for (at, cell) in row.iter().enumerate() {
            let is_figure = headings.get(at).is_some_and(|(_, is_figure)| *is_figure);
            out.push_str(if is_figure { "<td class=\"n\">" } else { "<td>" });
            push_escaped(out, cell);
        }
        out.push('\n');
    }
    out.push_str("</tbody>\n</table></div>\n");
}

fn element(out: &mut String, name: &str, text: &str) {
    out.push('<');
    out.push_str(name);
    out.push('>');
    push_escaped(out, text);
    out.push_str("</");
    out.push_str(name);
    out.push_str(">\n");
}

/// The name of a state in the file's own styles.
fn class(state: ContactState) -> &'static str {
    match state {
        ContactState::OnTrack => "s0",
        ContactState::Due => "s1",
        ContactState::Overdue => "s2",
        ContactState::Forgotten => "s3",
        ContactState::Never => "s4",
    }
}

#[cfg(test)]
mod tests;
