//! Files that come in: what they are, what they would do, and which rows they would not bring.

use super::carteira::Carteira;
use super::export::{handed, offset};
use super::seal::{self, Locked};
use super::{Desk, Done, Prepared};
use crate::domain::catalog::CatalogEntry;
use crate::domain::catalog::receipt::Receipt;
use crate::domain::client::ClientEdit;
use crate::domain::keeping::stamp::{DeviceId, Seen, Stamp};
use crate::domain::merge::sender::{receive, sender};
use crate::domain::merge::{self, Conflict, MergePlan};
use crate::domain::place::cities::Cities;
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::change::Step;
use crate::domain::record::Record;
use crate::domain::value::id::{ClientId, SalespersonId};
use crate::exchange::headings::Mapping;
use crate::exchange::import::{self, Conflict as Conflicting, ImportPlan, Importer, Refused, Settings};
use crate::exchange::sealed::{self, SealError};
use crate::exchange::snapshot::{self, Header, SnapshotError};
use crate::exchange::table::Reading;
use crate::screen::data::merging::writes;
use crate::text;
use crate::workers::protocol::{
    Damaged, Edited, Failure, FieldConflict, FileOrigin, MOST_CONFLICTS, MergeView, Moment, Options, Outcome,
    Password, PlanView,
};
use chrono::NaiveDate;
use std::collections::BTreeMap;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

/// Rows judged between two reports of progress.
const STRIDE: usize = 2_000;
/// Rows shown for the columns to be confirmed.
const SAMPLE_ROWS: usize = 5;

pub(super) async fn open(
    desk: &mut Desk,
    database: &str,
    name: &str,
    bytes: &[u8],
    moment: &Moment,
    progress: impl Fn(usize, usize),
) -> Result<Done, Failure> {
    if sealed::is_sealed(bytes) {
        clear(desk);
        sealed::open(bytes).map_err(refused_seal)?;
        desk.sealed = Some(bytes.to_vec());
        return Ok((Outcome::Locked { wrong: false }, None));
    }
    if !is_snapshot(bytes) {
        return open_table(desk, name, bytes, Reading::default());
    }
    clear(desk);
    received(desk, database, bytes, moment, progress).await
}

/// What is in the protected snapshot opened last; with another password it is asked for again.
pub(super) async fn unlock(
    desk: &mut Desk,
    database: &str,
    password: &Password,
    moment: &Moment,
    progress: impl Fn(usize, usize),
) -> Result<Done, Failure> {
    let file = desk.sealed.take().ok_or(Failure::NothingPrepared)?;
    let opened = seal::unseal(&sealed::open(&file).map_err(refused_seal)?, &password.0).await;
    match opened {
        Ok(bytes) => received(desk, database, &bytes, moment, progress).await,
        Err(Locked::WrongPassword) => {
            desk.sealed = Some(file);
            Ok((Outcome::Locked { wrong: true }, None))
        }
        Err(Locked::Changed) => Err(Failure::Snapshot(text::sealed::CHANGED.to_owned())),
        Err(Locked::Unavailable) => Err(Failure::NoCiphers),
    }
}

pub(super) fn refused_seal(error: SealError) -> Failure {
    Failure::Snapshot(text::sealed::seal_error(error).to_owned())
}

async fn received(
    desk: &mut Desk,
    database: &str,
    bytes: &[u8],
    moment: &Moment,
    progress: impl Fn(usize, usize),
) -> Result<Done, Failure> {
    match snapshot::receive(bytes) {
        Ok(theirs) => {
            let from = Origin::Whole(&theirs.header, moment.today);
            merging(desk, database, theirs.records, from, progress).await
        }
        Err(error) => damaged(desk, bytes, &error),
    }
}

/// What is whole of the damaged snapshot opened last. It stands for no whole carteira, so it has seen nothing.
pub(super) async fn salvage(
    desk: &mut Desk,
    database: &str,
    progress: impl Fn(usize, usize),
) -> Result<Done, Failure> {
    let (records, said) = desk.salvaged.take().ok_or(Failure::NothingPrepared)?;
    merging(desk, database, records, Origin::Torn(text::snapshot::incomplete(&said)), progress).await
}

/// Keeps at hand what is whole of it, for whoever asks for that.
fn damaged(desk: &mut Desk, bytes: &[u8], error: &SnapshotError) -> Result<Done, Failure> {
    let why = text::snapshot::snapshot_error(error);
    let Some(salvage) = snapshot::receive_salvaged(bytes, error) else { return Err(Failure::Snapshot(why)) };
    let whole = text::snapshot::salvaged(&salvage);
    desk.salvaged = Some((salvage.records, whole.clone()));
    Ok((Outcome::Damaged(Damaged { why, whole }), None))
}

/// Where the records to merge come from.
enum Origin<'a> {
    /// A whole file, on the day that is today.
    Whole(&'a Header, NaiveDate),
    /// What is whole of another, and the sentence that says so: it is noted nowhere as received.
    Torn(String),
}

async fn merging(
    desk: &mut Desk,
    database: &str,
    records: Vec<Record>,
    from: Origin<'_>,
    progress: impl Fn(usize, usize),
) -> Result<Done, Failure> {
    let open = Carteira::taken(desk.carteira.take(), database, &progress).await?;
    let mine = &open.portfolio;
    let (plan, view) = match from {
        Origin::Torn(incomplete) => {
            let plan = merge::plan(mine, records, &Seen::default());
            let view = MergeView { incomplete: Some(incomplete), ..seen(&plan, mine, None) };
            (plan, view)
        }
        Origin::Whole(header, _) if header.device == open.meta.device => {
            let plan = merge::plan(mine, records, &header.seen);
            let view = seen(&plan, mine, None);
            (plan, view)
        }
        Origin::Whole(header, today) => {
            let written_on = header.created_at.date_naive();
            let salesperson = sender(&records, header.device, written_on);
            let name = salesperson.and_then(|who| name_of(who, mine, &records));
            let written = u64::try_from(header.created_at.timestamp_millis()).unwrap_or(0);
            let mut plan = merge::plan(mine, records, &header.seen);
            let receipt = Receipt { written_millis: written, written_on, received_on: today, salesperson };
            let before = mine.catalog().receipt(header.device).map(|before| before.written_millis);
            let is_noted = receive(&mut plan, mine, header.device, &receipt);
            let origin = FileOrigin { name, written, before, is_noted };
            let view = seen(&plan, mine, Some((header.device, origin)));
            (plan, view)
        }
    };
    desk.prepared = writes(&view).then(|| Prepared::Merge(Box::new(plan)));
    desk.carteira = Some(open);
    Ok((Outcome::Merge(Box::new(view)), None))
}

/// As it is written here, else in the file.
fn name_of(who: SalespersonId, mine: &Portfolio, records: &[Record]) -> Option<String> {
    let here = mine.catalog().salesperson(who).map(|one| one.name.clone());
    let told = || {
        records.iter().find_map(|record| match record {
            Record::Catalog(CatalogEntry::Salesperson { id, register }) if *id == who => {
                register.value.as_ref().map(|one| one.name.clone())
            }
            Record::Catalog(_) | Record::Client(_) => None,
        })
    };
    here.or_else(told)
}

/// A table, read as the user says where the user says anything.
pub(super) fn open_table(
    desk: &mut Desk,
    name: &str,
    bytes: &[u8],
    reading: Reading,
) -> Result<Done, Failure> {
    clear(desk);
    let sheet = import::read_named(name, bytes, reading).map_err(Failure::Table)?;
    let preview = sheet.preview(SAMPLE_ROWS);
    desk.sheet = Some(sheet);
    Ok((Outcome::Table(Box::new(preview)), None))
}

fn clear(desk: &mut Desk) {
    desk.sheet = None;
    desk.plan = None;
    desk.prepared = None;
    desk.salvaged = None;
    desk.sealed = None;
}

pub(super) async fn plan(
    desk: &mut Desk,
    database: &str,
    mapping: Mapping,
    options: Options,
    moment: &Moment,
    progress: impl Fn(usize, usize),
) -> Result<Done, Failure> {
    let mut sheet = desk.sheet.take().ok_or(Failure::NothingPrepared)?;
    if !sheet.recall(mapping) {
        desk.sheet = Some(sheet);
        return Err(Failure::NothingPrepared);
    }
    let open = Carteira::taken(desk.carteira.take(), database, &|_, _| {}).await?;
    let cities = cities().await;
    let Options { area_code, code_clash, create_clients, choices, client } = options;
    let choices = choices.into_iter().collect();
    let settings = Settings {
        area_code,
        code_clash,
        create_clients,
        choices,
        client,
        ..Settings::new(moment.today, offset(moment))
    };
    let mut importer = Importer::new(&sheet, &open.portfolio, cities.as_ref(), settings);
    loop {
        let so_far = importer.step(STRIDE);
        progress(so_far.done, so_far.total);
        if so_far.done >= so_far.total {
            break;
        }
    }
    let plan = importer.finish();
    let mut view = PlanView::of(&plan);
    view.headings = (0..sheet.table.headings().len()).map(|column| sheet.column_name(column)).collect();
    view.replaced = replaced(&view, &plan, &open.portfolio);
    view.brought = sheet.brought_by(view.lines()).into_iter().collect();
    view.files = sheet.files_of(view.lines()).into_iter().collect();
    desk.prepared = (!plan.is_nothing()).then(|| Prepared::Change(plan.clone().into_change()));
    desk.plan = Some(plan);
    desk.sheet = Some(sheet);
    desk.carteira = Some(open);
    Ok((Outcome::Planned(Box::new(view)), None))
}

/// Refused and conflicting rows of the last plan, with line and reason.
pub(super) fn refused(desk: &Desk) -> Result<Done, Failure> {
    let (sheet, plan) = desk.sheet.as_ref().zip(desk.plan.as_ref()).ok_or(Failure::NothingPrepared)?;
    let refused = |row: &Refused| text::import::refusal(&row.problems);
    let conflict = |row: &Conflicting| text::import::conflict(&row.kind);
    let words = [text::import::REFUSED_LINE, text::import::REFUSED_REASON];
    let bytes = import::refused_file(sheet, plan, words, refused, conflict);
    Ok(handed("linhas-recusadas.csv".to_owned(), "text/csv;charset=utf-8", false, bytes))
}

/// Of each update that the page shows, what it replaces: "município: Campinas → Sorocaba".
fn replaced(view: &PlanView, plan: &ImportPlan, portfolio: &Portfolio) -> Vec<String> {
    let edits: BTreeMap<ClientId, &[ClientEdit]> = plan
        .steps
        .iter()
        .filter_map(|step| match step {
            Step::EditClient { client, edits } => Some((*client, edits.as_slice())),
            _ => None,
        })
        .collect();
    let said = |edit: &ClientEdit, client: ClientId| {
        let before = portfolio.client(client)?.get(edit.field());
        let catalog = portfolio.catalog();
        let field = text::import::client_field(edit.field());
        let (before, now) =
            (text::values::client_edit(&before, catalog), text::values::client_edit(edit, catalog));
        Some(text::import::replaced(field, &before, &now))
    };
    let of = |client: ClientId| {
        let edits = edits.get(&client).copied().unwrap_or_default();
        edits.iter().filter_map(|edit| said(edit, client)).collect::<Vec<_>>().join("; ")
    };
    view.updates.iter().map(|row| of(row.client)).collect()
}

/// JSON that opens with a brace and is no table: a snapshot ends its first line there.
pub(super) fn is_snapshot(bytes: &[u8]) -> bool {
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    text.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'{') && !import::is_json(bytes)
}

/// The shipped municípios; without them, places are kept as written.
async fn cities() -> Option<Cities> {
    let scope = js_sys::global().dyn_into::<web_sys::DedicatedWorkerGlobalScope>().ok()?;
    let here =
        js_sys::Reflect::get(&js_sys::Reflect::get(&scope, &"location".into()).ok()?, &"href".into()).ok()?;
    let address = web_sys::Url::new_with_base("data/municipios.txt", &here.as_string()?).ok()?.href();
    let response = JsFuture::from(scope.fetch_with_str(&address)).await.ok()?;
    let response: web_sys::Response = response.dyn_into().ok()?;
    let text = JsFuture::from(response.text().ok()?).await.ok()?.as_string()?;
    Cities::parse(&text).ok()
}

/// `from`: the device that wrote the file, and what is known of it.
fn seen(plan: &MergePlan, portfolio: &Portfolio, from: Option<(DeviceId, FileOrigin)>) -> MergeView {
    let mut people: BTreeMap<DeviceId, String> = portfolio
        .catalog()
        .receipts()
        .filter_map(|(device, receipt)| {
            Some((device, portfolio.catalog().salesperson(receipt.salesperson?)?.name.clone()))
        })
        .collect();
    let told = from.as_ref().and_then(|(device, origin)| Some((*device, origin.name.clone()?)));
    people.extend(told);
    let name = |id| portfolio.client(id).map(|client| client.display_name().to_owned()).unwrap_or_default();
    let said = |edit: &ClientEdit, at: Stamp| Edited {
        value: text::values::client_edit(edit, portfolio.catalog()),
        who: people.get(&at.device).cloned(),
        at: at.millis,
    };
    let conflict = |conflict: &Conflict| {
        let kept = said(&conflict.kept, conflict.kept_at);
        let dropped = said(&conflict.dropped, conflict.dropped_at);
        let theirs_is_newer = conflict.kept_by_theirs;
        let (here, comes) = if theirs_is_newer { (dropped, kept) } else { (kept, dropped) };
        FieldConflict { client: name(conflict.client), field: conflict.field, here, comes, theirs_is_newer }
    };
    MergeView {
        new_clients: plan.new_clients.len(),
        updated: plan.updated.len(),
        same: plan.same,
        removed: plan.removed.len(),
        interactions: plan.facts_added.interactions,
        orders: plan.facts_added.orders,
        incomplete: None,
        catalog_conflicts: plan.catalog_conflicts.len(),
        conflict_count: plan.conflicts.len(),
        conflicts: plan.conflicts.iter().take(MOST_CONFLICTS).map(conflict).collect(),
        duplicates: plan.possible_duplicates.len(),
        changes: !plan.is_empty(),
        origin: from.map(|(_, origin)| origin),
    }
}
