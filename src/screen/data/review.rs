//! What an import would do, by verdict, before it is applied.

use crate::domain::client::ClientField;
use crate::exchange::import::{Conflict, Entry, RowChoice};
use crate::text::format::list;
use crate::text::{data as words, import};
use crate::workers::protocol::{Counts, PlanView};

/// One verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum List {
    Refused,
    Conflicts,
    New,
    Updates,
    Notes,
    Ignored,
}

impl List {
    /// What needs somebody's eyes first.
    pub(crate) const ALL: [List; 6] =
        [Self::Refused, Self::Conflicts, Self::New, Self::Updates, Self::Notes, Self::Ignored];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Refused => words::REFUSED,
            Self::Conflicts => words::CONFLICTS,
            Self::New => words::NEW,
            Self::Updates => words::UPDATES,
            Self::Notes => import::NOTES,
            Self::Ignored => words::IGNORED,
        }
    }

    pub(crate) fn count(self, counts: &Counts) -> usize {
        match self {
            Self::Refused => counts.refused,
            Self::Conflicts => counts.conflicts,
            Self::New => counts.new,
            Self::Updates => counts.updates,
            Self::Notes => counts.notes,
            Self::Ignored => counts.ignored,
        }
    }
}

/// The list that is open at first: the first that has rows.
pub(crate) fn shown_first(counts: &Counts) -> List {
    List::ALL.into_iter().find(|list| list.count(counts) > 0).unwrap_or(List::New)
}

/// Rows stay outside that can be saved as a table.
pub(crate) fn leaves_rows_out(counts: &Counts) -> bool {
    counts.refused + counts.conflicts > 0
}

/// What holds for the file and its columns.
pub(crate) fn problems(plan: &PlanView) -> Vec<String> {
    let heading = |column: u32| plan.headings.get(column as usize).map_or("", String::as_str);
    let columns =
        plan.columns.iter().map(|note| format!("{}: {}.", heading(note.column), import::column_reason(note)));
    plan.problems.iter().map(import::table_problem).chain(columns).collect()
}

/// Vendedores and representadas that come with the rows.
pub(crate) fn new_names(plan: &PlanView) -> Option<String> {
    let names: Vec<&str> =
        plan.new_salespeople.iter().chain(&plan.new_principals).map(String::as_str).collect();
    (!names.is_empty()).then(|| format!("{}: {}.", words::NEW_NAMES, names.join(", ")))
}

/// Why there is nothing to apply.
pub(crate) fn nothing(plan: &PlanView) -> Option<String> {
    let Counts { same, refused, conflicts, .. } = plan.counts;
    (!plan.changes).then(|| import::nothing_to_do(same, refused, conflicts))
}

/// The rows of a list that travelled to the page, and how many did not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Table {
    /// The first column has lines, not files.
    pub by_line: bool,
    pub headings: [&'static str; 3],
    pub rows: Vec<[String; 3]>,
    pub more: Option<String>,
}

pub(crate) fn table(plan: &PlanView, list: List) -> Table {
    let row = |line: u32, label: &str, said: String| [place(plan, line), label.to_owned(), said];
    let brought = |line: u32| of_line(&plan.brought, line);
    let rows: Vec<[String; 3]> = match list {
        List::New => plan
            .new
            .iter()
            .map(|one| row(one.line, &one.label, brought(one.line).unwrap_or_default()))
            .collect(),
        List::Updates => {
            let said = |at: usize, line: u32| {
                let replaced = plan.replaced.get(at).filter(|replaced| !replaced.is_empty()).cloned();
                replaced.or_else(|| brought(line))
            };
            let of = |(at, one): (usize, &Entry)| {
                row(one.line, &one.label, said(at, one.line).unwrap_or_else(|| fields(&one.fields)))
            };
            plan.updates.iter().enumerate().map(of).collect()
        }
        List::Conflicts => {
            plan.conflicts.iter().map(|one| row(one.line, &one.label, import::conflict(&one.kind))).collect()
        }
        List::Refused => {
            plan.refused.iter().map(|one| row(one.line, &one.label, import::refusal(&one.problems))).collect()
        }
        List::Notes => plan
            .notes
            .iter()
            .map(|note| {
                let column = plan.headings.get(note.column as usize).map_or("", String::as_str);
                row(note.line, &format!("{column}: {}", note.cell), import::note(note.reason))
            })
            .collect(),
        List::Ignored => {
            plan.ignored.iter().map(|one| row(one.line, "", import::ignored(one.reason))).collect()
        }
    };
    let by_line = plan.files.is_empty();
    let first = if by_line { words::LINE } else { words::FILE };
    let says = if plan.brought.is_empty() { words::REASON } else { words::BROUGHT };
    let more = more(list.count(&plan.counts), rows.len());
    Table { by_line, headings: [first, words::CLIENT, says], rows, more }
}

fn fields(fields: &[ClientField]) -> String {
    list(&fields.iter().map(|field| import::client_field(*field)).collect::<Vec<_>>())
}

fn more(all: usize, shown: usize) -> Option<String> {
    let hidden = all.saturating_sub(shown);
    (hidden > 0).then(|| words::and_more(hidden))
}

/// Where a row stands: its line, or the file that it came in.
fn place(plan: &PlanView, line: u32) -> String {
    of_line(&plan.files, line).unwrap_or_else(|| line.to_string())
}

/// What is said of the row on this line; the lines are sorted.
fn of_line(said: &[(u32, String)], line: u32) -> Option<String> {
    let at = said.binary_search_by_key(&line, |(line, _)| *line).ok()?;
    said.get(at).map(|(_, said)| said.clone())
}

/// A row that only a person can settle, with its choices.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Question {
    pub line: u32,
    /// "Linha 12", or the file.
    pub place: String,
    pub label: String,
    pub said: String,
    pub choices: Vec<(String, RowChoice)>,
}

/// Those that travelled to the page, and how many did not.
pub(crate) fn questions(plan: &PlanView) -> (Vec<Question>, Option<String>) {
    let all = plan.conflicts.iter().map(|one| question(plan, one)).collect();
    (all, more(plan.counts.conflicts, plan.conflicts.len()))
}

fn question(plan: &PlanView, row: &Conflict) -> Question {
    let place = of_line(&plan.files, row.line).unwrap_or_else(|| format!("{} {}", words::LINE, row.line));
    let known = row
        .candidates
        .iter()
        .map(|candidate| (import::choose_update(&candidate.label), RowChoice::Update(candidate.client)));
    let new = row.may_be_new.then(|| (import::CHOOSE_NEW.to_owned(), RowChoice::New));
    let out = (import::CHOOSE_LEAVE_OUT.to_owned(), RowChoice::LeaveOut);
    Question {
        line: row.line,
        place,
        label: row.label.to_string(),
        said: import::conflict(&row.kind),
        choices: known.chain(new).chain([out]).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::portfolio::Portfolio;
    use crate::exchange::import::{Candidate, ConflictKind, Importer, Settings, read};
    use crate::screen::small::{Small, d, id};

    fn plan_of(file: &str, p: &Portfolio) -> PlanView {
        let sheet = read(file.as_bytes()).unwrap();
        let zone = chrono::FixedOffset::west_opt(3 * 3600).unwrap();
        let plan = Importer::new(&sheet, p, None, Settings::new(d("2026-11-18"), zone)).finish();
        PlanView { headings: sheet.preview(0).headings, ..PlanView::of(&plan) }
    }

    /// A new client, one that is there and moves, one without a name, and one of which there are two.
    fn four() -> (Portfolio, PlanView) {
        let p = Small::clients(&["Padaria Aurora", "Mercado", "Mercado"])
            .with(1, |one| one.code = Some("7".to_owned()))
            .with(2, |one| one.city = Some("Santos".to_owned()))
            .with(3, |one| one.city = Some("Santos".to_owned()))
            .portfolio();
        let file = "codigo;razao_social;cidade\n8;Bar;Campinas\n7;Padaria Aurora;Santos\n9;;Santos\n;Mercado;Santos\n";
        let plan = plan_of(file, &p);
        (p, plan)
    }

    #[test]
    fn each_row_stands_in_the_list_of_its_verdict_with_its_line() {
        let (_, plan) = four();
        let of = |list| table(&plan, list).rows;
        assert_eq!(of(List::New), [["2", "Bar", ""]]);
        assert_eq!(of(List::Updates)[0][..2], ["3", "Padaria Aurora"]);
        assert!(!of(List::Updates)[0][2].is_empty());
        assert_eq!(of(List::Refused)[0][0], "4");
        assert_eq!(of(List::Conflicts)[0][..2], ["5", "Mercado"]);
        for list in List::ALL {
            assert_eq!(of(list).len(), list.count(&plan.counts), "{list:?}");
            assert_eq!(table(&plan, list).more, None);
        }
        assert_eq!(table(&plan, List::New).headings, [words::LINE, words::CLIENT, words::REASON]);
    }

    #[test]
    fn what_needs_eyes_opens_first() {
        let (_, plan) = four();
        assert_eq!((shown_first(&plan.counts), leaves_rows_out(&plan.counts)), (List::Refused, true));
        let only = |counts: Counts| (shown_first(&counts), leaves_rows_out(&counts));
        assert_eq!(only(Counts { updates: 1, ignored: 2, ..Counts::default() }), (List::Updates, false));
        assert_eq!(only(Counts::default()), (List::New, false));
        assert_eq!(only(Counts { conflicts: 1, new: 9, ..Counts::default() }), (List::Conflicts, true));
    }

    #[test]
    fn a_row_in_conflict_offers_whom_it_may_be_and_to_be_left_out() {
        let (_, plan) = four();
        let candidate =
            |client: u128| Candidate { client: id(client), label: format!("Mercado {client}").into() };
        let kind = ConflictKind::SeveralMatch { count: 2 };
        let row = |line, candidates, may_be_new| Conflict {
            line,
            label: "Mercado".into(),
            kind: kind.clone(),
            candidates,
            may_be_new,
        };
        let conflicts = vec![row(5, vec![candidate(2), candidate(3)], false), row(6, Vec::new(), true)];
        let counts = Counts { conflicts: 2, ..plan.counts };
        let (all, more) = questions(&PlanView { conflicts, counts, ..plan });
        assert_eq!((all.len(), more), (2, None));
        assert_eq!((all[0].line, all[0].place.as_str()), (5, format!("{} 5", words::LINE).as_str()));
        assert_eq!((all[0].label.as_str(), &all[0].said), ("Mercado", &import::conflict(&kind)));
        let choices = |at: usize| all[at].choices.iter().map(|(_, choice)| *choice).collect::<Vec<_>>();
        assert_eq!(choices(0), [RowChoice::Update(id(2)), RowChoice::Update(id(3)), RowChoice::LeaveOut]);
        assert_eq!(choices(1), [RowChoice::New, RowChoice::LeaveOut]);
        assert_eq!(all[0].choices[0].0, import::choose_update("Mercado 2"));
    }

    #[test]
    fn a_file_of_many_files_names_them_and_what_does_not_travel_is_counted() {
        let (_, plan) = four();
        let (files, brought) = (vec![(2, "nota.xml".to_owned())], vec![(2, "1 pedido".to_owned())]);
        let counts = Counts { new: 501, conflicts: 3, ..plan.counts };
        let plan = PlanView { files, brought, counts, ..plan };
        let found = table(&plan, List::New);
        assert_eq!(
            (found.by_line, found.rows),
            (false, vec![["nota.xml", "Bar", "1 pedido"].map(str::to_owned)])
        );
        assert_eq!(found.headings, [words::FILE, words::CLIENT, words::BROUGHT]);
        assert_eq!((found.more, questions(&plan).1), (Some(words::and_more(500)), Some(words::and_more(2))));
    }

    #[test]
    fn a_file_that_changes_nothing_says_why_and_new_names_are_told() {
        let (_, plan) = four();
        assert_eq!((nothing(&plan), new_names(&plan)), (None, None));
        let still = PlanView {
            changes: false,
            new_salespeople: vec!["Rui".into()],
            new_principals: vec!["Sul".into()],
            ..plan
        };
        let Counts { same, refused, conflicts, .. } = still.counts;
        assert_eq!(nothing(&still), Some(import::nothing_to_do(same, refused, conflicts)));
        assert_eq!(new_names(&still), Some(format!("{}: Rui, Sul.", words::NEW_NAMES)));
    }
}
