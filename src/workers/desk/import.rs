//! Files that come in: what they are, what they would do, and which rows they would not bring.

use super::carteira::Carteira;
use super::export::{handed, offset};
use super::{Desk, Done};
use crate::domain::cities::Cities;
use crate::domain::merge::{self, Conflict, MergePlan};
use crate::domain::portfolio::Portfolio;
use crate::exchange::excel_br;
use crate::exchange::headings::Mapping;
use crate::exchange::import::{self, Importer, Settings};
use crate::exchange::snapshot;
use crate::text::{self, data};
use crate::workers::protocol::{
    Failure, FieldConflict, MOST_ROWS, MergeView, Moment, Options, Outcome, PlanView,
};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

/// Rows judged between two reports of progress.
const STRIDE: usize = 2_000;
/// Rows shown for the columns to be confirmed.
const SAMPLE_ROWS: usize = 5;

pub(super) async fn open(
    desk: &mut Desk,
    database: &str,
    bytes: &[u8],
    progress: impl Fn(usize, usize),
) -> Result<Done, Failure> {
    desk.sheet = None;
    desk.plan = None;
    desk.prepared = None;
    if !is_snapshot(bytes) {
        let sheet = import::read(bytes).map_err(Failure::Table)?;
        let preview = sheet.preview(SAMPLE_ROWS);
        desk.sheet = Some(sheet);
        return Ok((Outcome::Table(Box::new(preview)), None));
    }
    let theirs = snapshot::receive(bytes)
        .map_err(|error| Failure::Snapshot(text::snapshot::snapshot_error(&error)))?;
    let open = Carteira::taken(desk.carteira.take(), database, &progress).await?;
    let plan = merge::plan(&open.portfolio, theirs.records, &theirs.header.seen);
    let view = seen(&plan, &open.portfolio);
    desk.prepared = view.changes.then_some(plan.change);
    desk.carteira = Some(open);
    Ok((Outcome::Merge(Box::new(view)), None))
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
    let Options { area_code, code_clash, create_clients } = options;
    let settings =
        Settings { area_code, code_clash, create_clients, ..Settings::new(moment.today, offset(moment)) };
    let mut importer = Importer::new(&sheet, &open.portfolio, cities.as_ref(), settings);
    loop {
        let so_far = importer.step(STRIDE);
        progress(so_far.done, so_far.total);
        if so_far.done >= so_far.total {
            break;
        }
    }
    let plan = importer.finish();
    let view = PlanView::of(&plan);
    desk.prepared = (!plan.is_nothing()).then(|| plan.clone().into_change());
    desk.plan = Some(plan);
    desk.sheet = Some(sheet);
    desk.carteira = Some(open);
    Ok((Outcome::Planned(Box::new(view)), None))
}

/// Refused and conflicting rows of the last plan, with line and reason.
pub(super) fn refused(desk: &Desk) -> Result<Done, Failure> {
    let (sheet, plan) = desk.sheet.as_ref().zip(desk.plan.as_ref()).ok_or(Failure::NothingPrepared)?;
    let mut table = excel_br::Sheet::new(&[data::LINE, data::CLIENT, data::COLUMN, data::CELL, data::REASON]);
    let mut row = |line: u32, cells: [&str; 4]| {
        table.whole(Some(i64::from(line)));
        cells.iter().for_each(|cell| table.text_cell(cell));
        table.end_row();
    };
    for refused in &plan.refused {
        for problem in &refused.problems {
            let column = problem.column.map(|column| sheet.column_name(column as usize)).unwrap_or_default();
            let reason = text::import::row_reason(problem.reason);
            row(refused.line, [&refused.label, &column, &problem.cell, &reason]);
        }
    }
    for conflict in &plan.conflicts {
        row(conflict.line, [&conflict.label, "", "", &text::import::conflict(&conflict.kind)]);
    }
    let bytes = table.into_bytes();
    Ok(handed("linhas-recusadas.csv".to_owned(), "text/csv;charset=utf-8", false, bytes))
}

/// JSON that opens with a brace: nothing a table begins with.
fn is_snapshot(bytes: &[u8]) -> bool {
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    text.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'{')
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

fn seen(plan: &MergePlan, portfolio: &Portfolio) -> MergeView {
    let name = |id| portfolio.client(id).map(|client| client.display_name().to_owned()).unwrap_or_default();
    let conflict = |conflict: &Conflict| FieldConflict {
        client: name(conflict.client),
        field: conflict.field,
        kept: text::values::client_edit(&conflict.kept, portfolio.catalog()),
        dropped: text::values::client_edit(&conflict.dropped, portfolio.catalog()),
    };
    MergeView {
        new_clients: plan.new_clients.len(),
        updated: plan.updated.len(),
        same: plan.same,
        removed: plan.removed.len(),
        interactions: plan.facts_added.interactions,
        orders: plan.facts_added.orders,
        conflict_count: plan.conflicts.len(),
        conflicts: plan.conflicts.iter().take(MOST_ROWS).map(conflict).collect(),
        duplicates: plan.possible_duplicates.len(),
        changes: !plan.is_empty(),
    }
}
