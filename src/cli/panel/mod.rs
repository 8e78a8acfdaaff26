//! `painel`: from the marts of a lake (docs/lake.md) the file of the gestor of each team, in which nothing of another team stands, and
//! that of the whole.

mod marts;
mod sheet;

use super::arguments::Given;
use super::failure::{Ended, Failure};
use super::open::unreadable;
use super::output;
use crate::domain::value::fold;
use crate::exchange::dossie::{self, EXTENSION};
use crate::exchange::table;
use crate::text::cli::panel as words;
use marts::Marts;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

pub(super) fn run(given: &Given) -> Result<Ended, Failure> {
    let (Some(from), Some(to)) = (given.files.first(), &given.output) else { return Ok(Ended::Misused) };
    let marts = Marts::read(from)?;
    let teams = given.teams.as_deref().map(teams).transpose()?.unwrap_or_default();
    let mut ended = Ended::Done;
    let placed: BTreeSet<&String> = teams.values().flatten().collect();
    for nobodys in marts.people().filter(|person| !teams.is_empty() && !placed.contains(person)) {
        output::say(&words::in_no_team(nobodys));
        ended = Ended::InPart;
    }
    output::folder(to, |folder| {
        let put = |name: &str, title: &str, of: Option<&BTreeSet<String>>| {
            let path = folder.join(format!("{name}{EXTENSION}"));
            let bytes = dossie::write(&sheet::sheet(title, &marts, of));
            fs::write(&path, bytes).map_err(|error| output::unwritable(&path, error))
        };
        put(words::WHOLE_FILE, words::WHOLE, None)?;
        for (file, (team, people)) in names(&teams) {
            put(&file, &words::team(team), Some(people))?;
        }
        Ok(())
    })?;
    output::say(&words::written(&to.display().to_string(), teams.len()));
    Ok(ended)
}

type Teams = BTreeMap<String, BTreeSet<String>>;

/// A table with a vendedor and its team in each row.
fn teams(path: &Path) -> Result<Teams, Failure> {
    let bytes = fs::read(path).map_err(|error| unreadable(path, error))?;
    let not_read = |error| Failure::NotATable { path: path.to_owned(), error };
    let is_heading = |text: &str| [words::PERSON, words::TEAM].contains(&fold::words(text).as_str());
    let table = table::read(&bytes, &is_heading).map_err(not_read)?;
    let column =
        |name: &str| (0..table.headings().len()).find(|at| fold::words(table.headings().cell(*at)) == name);
    let (Some(person), Some(team)) = (column(words::PERSON), column(words::TEAM)) else {
        return Err(Failure::NotTeams(path.to_owned()));
    };
    let mut teams = Teams::new();
    for row in table.rows() {
        let (person, team) = (row.cell(person).trim(), row.cell(team).trim());
        if !person.is_empty() && !team.is_empty() {
            teams.entry(team.to_owned()).or_default().insert(person.to_owned());
        }
    }
    Ok(teams)
}

/// Each team with the name of its file; of two that would have one name, the later has a number.
fn names(teams: &Teams) -> BTreeMap<String, (&String, &BTreeSet<String>)> {
    let mut all = BTreeMap::new();
    for (team, people) in teams {
        let short = fold::words(team).replace(' ', "-");
        let name = (1..)
            .map(|number| if number == 1 { short.clone() } else { format!("{short}-{number}") })
            .find(|name| name != words::WHOLE_FILE && !name.is_empty() && !all.contains_key(name));
        if let Some(name) = name {
            all.insert(name, (team, people));
        }
    }
    all
}
