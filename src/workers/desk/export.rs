//! Files that leave the device.

use super::Done;
use super::carteira::Carteira;
use super::seal::{seal, unseal};
use crate::domain::indicator::analysis::insight::Evidence;
use crate::domain::place::geo::Topology;
use crate::exchange::analysis_csv::{analysis_csv, analysis_table, without_money};
use crate::exchange::coverage_csv::coverage_csv;
use crate::exchange::file_name::{as_of, file_name, whose};
use crate::exchange::geojson::geojson;
use crate::exchange::indicator_table::IndicatorTable;
use crate::exchange::kml::kml;
use crate::exchange::part::part_of;
use crate::exchange::sealed::{self as frame, SALT};
use crate::exchange::snapshot::{self, Header};
use crate::exchange::{dossie, vcard, workbook};
use crate::screen::client::name_of;
use crate::text::analysis_file::{TITLE, heading};
use crate::text::clients::person as one_person;
use crate::text::{data as words, labels};
use crate::workers::dossie::{Asked, dossie as contents, person};
use crate::workers::protocol::{ClientForm, Export, Failure, MapForm, Moment, Outcome, Password, PersonForm};
use chrono::{DateTime, FixedOffset, NaiveDate, Offset};

/// The file; what travels `beside` a question for a dossiê are the outlines of the UFs.
pub(super) fn file(
    open: &Carteira,
    what: &Export,
    moment: &Moment,
    beside: Option<&[u8]>,
) -> Result<Done, Failure> {
    let portfolio = &open.portfolio;
    let (ending, media_type) = what.form();
    let whose = whose(portfolio, moment.today);
    let named = |what: &str| file_name(what, whose, instant(moment).naive_local(), ending);
    let seen = |what: &str, day: &NaiveDate| named(&as_of(what, *day, moment.today));
    let (name, bytes) = match what {
        // Sealed by `sealed` below, which takes its time.
        Export::Sealed { .. } => return Err(Failure::NothingPrepared),
        Export::Snapshot => {
            return Ok(handed(named("carteira"), media_type, true, snapshot_bytes(open, moment)?));
        }
        Export::Part { salesperson, on } => {
            let person = portfolio.catalog().salesperson(*salesperson).ok_or(Failure::Stale)?;
            let part = part_of(portfolio, *salesperson, *on);
            let bytes = snapshot::write(&part, &header(open, moment));
            snapshot::verify(&bytes, &part).map_err(|_| Failure::NotVerified)?;
            let at = instant(moment).naive_local();
            let name = file_name("carteira-de", Some(&person.name), at, ending);
            return Ok(handed(name, media_type, true, bytes));
        }
        Export::Analysis { as_of, filter, discreet } => {
            let model = Evidence::of(portfolio.whole_columns(), *as_of).learn(|_| {});
            let write = if *discreet { without_money } else { analysis_csv };
            (seen(analysis_name(*discreet), as_of), write(portfolio, *as_of, filter, Some(&model)))
        }
        Export::AnalysisWorkbook { as_of, filter, discreet } => {
            let model = Evidence::of(portfolio.whole_columns(), *as_of).learn(|_| {});
            let table = analysis_table(TITLE, heading, portfolio, *as_of, filter, Some(&model));
            let table = if *discreet { table.without_money() } else { table };
            (seen(analysis_name(*discreet), as_of), workbook_bytes(&table, *as_of)?)
        }
        Export::Coverage { as_of } => (seen("cobertura", as_of), coverage_csv(portfolio, *as_of)),
        Export::Contacts { as_of, filter } => {
            (seen("contatos", as_of), vcard::of_shown(portfolio, *as_of, filter))
        }
        Export::Map { as_of, filter, form } => {
            let bytes = match form {
                MapForm::GeoJson => geojson(portfolio, *as_of, filter),
                MapForm::Kml => kml(portfolio, *as_of, filter, words::MAP_TITLE, labels::state),
            };
            (seen("mapa", as_of), bytes)
        }
        Export::Dossie { as_of, discreet } => {
            let outlines = beside.and_then(|json| Topology::parse(json).ok());
            let (on, written) = (*as_of, moment.today);
            let asked = Asked { on, written, discreet: *discreet, outlines: outlines.as_ref() };
            let what = if *discreet { "dossie-discreto" } else { "dossie" };
            (seen(what, as_of), dossie::write(&contents(portfolio, &asked)))
        }
        Export::Client { client, form } => {
            let dossier = portfolio.dossier(*client).ok_or(Failure::Stale)?;
            let known = dossier.client.as_ref().ok_or(Failure::Stale)?;
            let bytes = match form {
                ClientForm::Readable => {
                    dossie::write(&person::dossie(portfolio, dossier, known, moment.today))
                }
                ClientForm::Snapshot => {
                    let one = person::alone(portfolio, dossier, known);
                    snapshot::write(&one, &header(open, moment))
                }
            };
            let at = instant(moment).naive_local();
            (file_name("cliente", Some(name_of(known)), at, ending), bytes)
        }
        Export::Person { client, person: id, form } => {
            let dossier = portfolio.dossier(*client).ok_or(Failure::Stale)?;
            let known = dossier.client.as_ref().ok_or(Failure::Stale)?;
            let people = known.known_people();
            let one = people.iter().find(|one| one.id == Some(*id)).ok_or(Failure::Stale)?;
            let bytes = match form {
                PersonForm::Readable => dossie::write(&person::of_person(dossier, known, one, moment.today)),
                PersonForm::Card => vcard::of_person(known, one),
            };
            let at = instant(moment).naive_local();
            (file_name("pessoa", Some(&one_person::named(&one.name)), at, ending), bytes)
        }
    };
    Ok(handed(name, media_type, false, bytes))
}

fn analysis_name(discreet: bool) -> &'static str {
    if discreet { "analise-sem-valores" } else { "analise" }
}

/// The whole carteira under a password; opened again with it and compared before it is handed out.
pub(super) async fn sealed(
    open: &Carteira,
    password: &Password,
    salt: &[u8; SALT],
    moment: &Moment,
) -> Result<Done, Failure> {
    let bytes = snapshot_bytes(open, moment)?;
    let file = seal(&bytes, &password.0, salt).await?;
    let again = frame::open(&file).map_err(|_| Failure::NotVerified)?;
    if unseal(&again, &password.0).await? != bytes {
        return Err(Failure::NotVerified);
    }
    let whose = whose(&open.portfolio, moment.today);
    let at = instant(moment).naive_local();
    let name = file_name("carteira-com-senha", whose, at, snapshot::EXTENSION);
    Ok(handed(name, snapshot::MEDIA_TYPE, true, file))
}

/// A table as a workbook; `name` without its ending.
pub(super) fn in_workbook(name: &str, table: &IndicatorTable, on: NaiveDate) -> Result<Done, Failure> {
    let bytes = workbook_bytes(table, on)?;
    Ok(handed(format!("{name}{}", workbook::EXTENSION), workbook::MEDIA_TYPE, false, bytes))
}

fn workbook_bytes(table: &IndicatorTable, on: NaiveDate) -> Result<Vec<u8>, Failure> {
    workbook::workbook(table, on).map_err(|workbook::TooLarge| Failure::TooLarge)
}

/// The whole carteira, re-read and compared.
pub(super) fn snapshot_bytes(open: &Carteira, moment: &Moment) -> Result<Vec<u8>, Failure> {
    let bytes = snapshot::write(&open.portfolio, &header(open, moment).whole(&open.portfolio));
    snapshot::verify(&bytes, &open.portfolio).map_err(|_| Failure::NotVerified)?;
    Ok(bytes)
}

fn header(open: &Carteira, moment: &Moment) -> Header {
    Header {
        app: env!("CARGO_PKG_VERSION").to_owned(),
        created_at: instant(moment),
        zone: moment.zone_name.clone(),
        device: open.meta.device,
        seq: open.meta.seq,
        ..Header::default()
    }
}

pub(super) fn handed(name: String, mime: &str, checked: bool, bytes: Vec<u8>) -> Done {
    (Outcome::File { name, mime: mime.to_owned(), checked }, Some(bytes))
}

fn instant(moment: &Moment) -> DateTime<FixedOffset> {
    let zone = offset(moment);
    let millis = i64::try_from(moment.millis).unwrap_or(0);
    DateTime::from_timestamp_millis(millis).unwrap_or_default().with_timezone(&zone)
}

/// The device's offset; UTC where it can not be read.
pub(super) fn offset(moment: &Moment) -> FixedOffset {
    moment.zone.parse().ok().or_else(|| FixedOffset::east_opt(0)).unwrap_or_else(|| chrono::Utc.fix())
}
