//! `juntar`: two carteiras or more into one, by the app's own laws, and what each of them brought.

use super::arguments::{Format, Given};
use super::carteira;
use super::clock::Moment;
use super::failure::{Ended, Failure, name};
use super::open::{Read, salvaged, snapshot};
use super::output;
use super::validate::Findings;
use crate::domain::catalog::CatalogEntry;
use crate::domain::keeping::stamp::DeviceId;
use crate::domain::merge::{Many, MergePlan};
use crate::domain::record::Record;
use crate::domain::value::id::SalespersonId;
use crate::exchange::snapshot::Header;
use crate::text::cli::failures;
use crate::text::cli::reports::{self, Joined};
use chrono::NaiveDate;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::path::Path;

pub(super) fn run(given: &Given) -> Result<Ended, Failure> {
    let Some(path) = &given.output else { return Ok(Ended::Misused) };
    output::may_be_written(path, given.replace)?;
    let moment = Moment::on(given.on);
    let mut many = Many::default();
    let mut joined = Vec::new();
    let mut newest: Option<Header> = None;
    for file in &given.files {
        let (header, records, lost) = read(file, given.salvage)?;
        let whose = whose(&records, moment.today());
        // What was saved of a damaged file stands for no whole carteira: it has seen nothing.
        let seen = header.as_ref().filter(|_| lost.is_none()).map(|header| header.seen.clone());
        let plan = many.take(records, &seen.unwrap_or_default());
        joined.push(told(file, whose, header.as_ref(), &plan, lost));
        newest = newer(newest, header);
    }
    let whole = many.finish();
    let zone = newest.map_or_else(|| moment.zone.clone(), |header| header.zone);
    // The file is of no database, so that it is the same whoever makes it.
    let header = carteira::header(&moment, zone, DeviceId::default(), 0);
    carteira::write(path, given.replace, &whole, &header)?;
    let in_part = joined.iter().any(|one| !one.lost.is_empty());
    match given.format {
        Some(Format::Json) => {
            let files: Vec<Value> = joined.iter().map(as_json).collect();
            let report = json!({"arquivos": files, "saida": name(path), "clientes": whole.client_count()});
            output::to_stdout(|out| writeln!(out, "{report:#}"))?;
        }
        Some(Format::Text | Format::Csv | Format::Xlsx | Format::Parquet) | None => {
            joined.iter().flat_map(reports::joined).for_each(|line| output::say(&line));
            output::say(&reports::written(&name(path), whole.client_count()));
        }
    }
    Ok(if in_part { Ended::InPart } else { Ended::Done })
}

type File = (Option<Header>, Vec<Record>, Option<Findings>);

fn read(path: &Path, salvage: bool) -> Result<File, Failure> {
    if !salvage {
        let file = snapshot(path)?;
        return Ok((Some(file.header), file.records, None));
    }
    Ok(match salvaged(path)? {
        Read::Whole(file) => (Some(file.header), file.records, None),
        Read::Salvaged(salvage, findings) => (salvage.header, salvage.records, Some(findings)),
    })
}

/// The header of the file that was written last, whatever the order they come in.
fn newer(one: Option<Header>, other: Option<Header>) -> Option<Header> {
    let age = |header: &Header| (header.created_at.timestamp_millis(), header.device, header.zone.clone());
    one.into_iter().chain(other).max_by_key(age)
}

/// Who serves every client of the file that somebody serves.
fn whose(records: &[Record], on: NaiveDate) -> Option<String> {
    let held = records.iter().filter_map(|record| match record {
        Record::Client(dossier) => dossier.client.as_ref()?.holder_on(on),
        Record::Catalog(_) => None,
    });
    let holders: BTreeSet<SalespersonId> = held.collect();
    let alone = holders.first().filter(|_| holders.len() == 1)?;
    records.iter().find_map(|record| match record {
        Record::Catalog(CatalogEntry::Salesperson { id, register }) if id == alone => {
            register.value.as_ref().map(|person| person.name.clone())
        }
        Record::Catalog(_) | Record::Client(_) => None,
    })
}

fn told(
    path: &Path,
    whose: Option<String>,
    header: Option<&Header>,
    plan: &MergePlan,
    lost: Option<Findings>,
) -> Joined {
    let lost = lost.map_or_else(Vec::new, |found| {
        let whole = found.why.iter().map(failures::snapshot_error);
        let mut lost: Vec<String> = whole.chain(found.bad.iter().map(failures::bad_line)).collect();
        lost.extend((found.more_bad > 0).then(|| failures::more_lines(found.more_bad)));
        lost
    });
    Joined {
        name: name(path),
        whose,
        written: header.map(reports::moment),
        new: plan.new_clients.len(),
        changed: plan.updated.len(),
        same: plan.same,
        erased: plan.removed.len() + plan.kept_erased.len(),
        contacts: plan.facts_added.interactions,
        orders: plan.facts_added.orders,
        conflicts: plan.conflicts.len() + plan.catalog_conflicts.len(),
        twins: plan.possible_duplicates.len(),
        lost,
    }
}

fn as_json(one: &Joined) -> Value {
    json!({
        "arquivo": one.name,
        "vendedor": one.whose,
        "gravado_em": one.written,
        "clientes_novos": one.new,
        "clientes_mudados": one.changed,
        "clientes_iguais": one.same,
        "clientes_apagados": one.erased,
        "contatos_novos": one.contacts,
        "pedidos_novos": one.orders,
        "conflitos": one.conflicts,
        "possiveis_duplicados": one.twins,
        "perdido": one.lost,
    })
}
