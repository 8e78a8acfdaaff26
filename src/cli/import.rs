//! `importar`: files of other programs into a carteira, as the worker brings them in, but with nobody to ask. What the app would
//! ask is held back and listed.

use super::arguments::{Code, Format, Given, Kind as Asked};
use super::carteira;
use super::clock::Moment;
use super::failure::{Ended, Failure, name};
use super::open::{snapshot, unreadable};
use super::output;
use crate::domain::keeping::stamp::DeviceId;
use crate::domain::merge::Many;
use crate::domain::place::cities::Cities;
use crate::domain::portfolio::Portfolio;
use crate::exchange::headings::Kind;
use crate::exchange::import::{
    self, CodeClash, Conflict, ImportPlan, Importer, Refused, Settings, Sheet, Source,
};
use crate::exchange::nfe;
use crate::exchange::snapshot::Header;
use crate::exchange::table::Reading;
use crate::text;
use crate::text::cli::{imported as words, reports};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::fs;
use std::path::{Path, PathBuf};

const CITIES: &str = include_str!("../../public/data/municipios.txt");

/// A file, or several notas fiscais as one.
struct Input {
    name: String,
    bytes: Vec<u8>,
}

/// What became of an input.
struct Brought {
    name: String,
    sheet: Sheet,
    /// `None`: nothing of it came in, and why.
    plan: Result<ImportPlan, Vec<String>>,
}

pub(super) fn run(given: &Given) -> Result<Ended, Failure> {
    let Some(path) = &given.output else { return Ok(Ended::Misused) };
    output::may_be_written(path, given.replace)?;
    if let Some(refused) = &given.refused {
        output::may_be_written(refused, given.replace)?;
    }
    let moment = Moment::on(given.on);
    let inputs = inputs(&given.files)?;
    let (mut portfolio, base) = base(given)?;
    let device = device(given, &inputs, &moment)?;
    let cities = Cities::parse(CITIES).ok();
    let (mut brought, mut seq) = (Vec::new(), 0);
    for input in inputs {
        let one = bring(&input, &mut portfolio, cities.as_ref(), given, &moment, device)?;
        seq += u64::from(one.plan.as_ref().is_ok_and(|plan| !plan.is_nothing()));
        brought.push(one);
    }
    let zone = base.map_or_else(|| moment.zone.clone(), |header| header.zone);
    carteira::write(path, given.replace, &portfolio, &carteira::header(&moment, zone, device, seq))?;
    let kept = refused_files(&brought, given)?;
    match given.format {
        Some(Format::Json) => {
            let files: Vec<Value> = brought.iter().map(as_json).collect();
            let refused: Vec<String> = kept.iter().map(|path| name(path)).collect();
            let report = json!({
                "arquivos": files,
                "saida": name(path),
                "clientes": portfolio.client_count(),
                "recusadas": refused,
            });
            output::to_stdout(|out| writeln!(out, "{report:#}"))?;
        }
        Some(Format::Text | Format::Csv | Format::Xlsx | Format::Parquet) | None => {
            for one in &brought {
                let lines = match &one.plan {
                    Ok(plan) => words::imported(&one.name, plan),
                    Err(why) => words::held_back(&one.name, why),
                };
                lines.iter().for_each(|line| output::say(line));
            }
            kept.iter().for_each(|path| output::say(&words::refused(&name(path))));
            output::say(&reports::written(&name(path), portfolio.client_count()));
        }
    }
    let whole = |one: &Brought| {
        one.plan.as_ref().is_ok_and(|plan| plan.refused.is_empty() && plan.conflicts.is_empty())
    };
    Ok(if brought.iter().all(whole) { Ended::Done } else { Ended::InPart })
}

/// The files in their order; notas fiscais together, where the first one stands: a note and its cancellation are one matter.
fn inputs(paths: &[PathBuf]) -> Result<Vec<Input>, Failure> {
    let mut inputs: Vec<Input> = Vec::new();
    let mut notes: Vec<(String, Vec<u8>)> = Vec::new();
    let mut place = 0;
    for path in paths {
        let bytes = fs::read(path).map_err(|error| unreadable(path, error))?;
        let short = path.file_name().map_or_else(|| name(path), |name| name.to_string_lossy().into_owned());
        if nfe::is_readable(&bytes) {
            place = if notes.is_empty() { inputs.len() } else { place };
            notes.push((short, bytes));
        } else {
            inputs.push(Input { name: short, bytes });
        }
    }
    match notes.as_slice() {
        [] => {}
        [(name, bytes)] => inputs.insert(place, Input { name: name.clone(), bytes: bytes.clone() }),
        many => {
            let bytes = nfe::bundle(many);
            inputs.insert(place, Input { name: words::notes(many.len()), bytes });
        }
    }
    Ok(inputs)
}

/// The carteira that the files are brought to: a new one where none is named.
fn base(given: &Given) -> Result<(Portfolio, Option<Header>), Failure> {
    let Some(path) = &given.onto else { return Ok((Portfolio::default(), None)) };
    let file = snapshot(path)?;
    let mut many = Many::default();
    many.take(file.records, &file.header.seen);
    Ok((many.finish(), Some(file.header)))
}

/// Who makes the edits: named by all that goes in, so that the same command gives the same file, and no two imports of different
/// files are taken for one another.
fn device(given: &Given, inputs: &[Input], moment: &Moment) -> Result<DeviceId, Failure> {
    let mut hash = Sha256::new();
    let Given { kind, area_code, create_clients, code, .. } = given;
    hash.update(format!("{:?}", (moment.at, kind, area_code, create_clients, code)));
    if let Some(path) = &given.onto {
        hash.update(fs::read(path).map_err(|error| unreadable(path, error))?);
    }
    for Input { name, bytes } in inputs {
        hash.update(format!("\0{name}\0{}\0", bytes.len()));
        hash.update(bytes);
    }
    let number = hash.finalize().iter().take(8).fold(0, |number, byte| number << 8 | u64::from(*byte));
    Ok(DeviceId(number.max(1)))
}

fn bring(
    input: &Input,
    portfolio: &mut Portfolio,
    cities: Option<&Cities>,
    given: &Given,
    moment: &Moment,
    device: DeviceId,
) -> Result<Brought, Failure> {
    let not_read = |error| Failure::NotATable { path: PathBuf::from(&input.name), error };
    let mut sheet = import::read_named(&input.name, &input.bytes, Reading::default()).map_err(not_read)?;
    let own_kind = matches!(sheet.source, Source::Text | Source::Workbook(_));
    if let (Some(kind), true) = (given.kind, own_kind) {
        sheet.read_as(match kind {
            Asked::Clients => Kind::Clients,
            Asked::Orders => Kind::Orders,
            Asked::Interactions => Kind::Interactions,
            Asked::Checks => Kind::Checks,
        });
    }
    let mut why: Vec<String> = sheet.mapping.missing().into_iter().map(words::missing).collect();
    if matches!(sheet.source, Source::Chat(_)) {
        why.push(words::CHAT.to_owned());
    }
    if !why.is_empty() {
        return Ok(Brought { name: input.name.clone(), sheet, plan: Err(why) });
    }
    let settings = Settings {
        area_code: given.area_code,
        code_clash: match given.code {
            None | Some(Code::Ask) => CodeClash::Ask,
            Some(Code::OtherClient) => CodeClash::OtherClient,
            Some(Code::NewDocument) => CodeClash::NewDocument,
        },
        // A note has all of its client, who comes with it.
        create_clients: given.create_clients || sheet.source == Source::Notes,
        ..Settings::new(moment.today(), *moment.at.offset())
    };
    let plan = Importer::new(&sheet, portfolio, cities, settings).finish();
    let stamp = portfolio.seen().newest().next(moment.millis(), device);
    let applied = portfolio.apply(&plan.clone().into_change(), stamp);
    applied.map_err(|error| {
        let why = text::changes::change_error(&error);
        Failure::NotApplied { path: PathBuf::from(&input.name), why }
    })?;
    Ok(Brought { name: input.name.clone(), sheet, plan: Ok(plan) })
}

/// Writes the rows that stayed outside; of several inputs each has a file of its own. Gives their names.
fn refused_files(brought: &[Brought], given: &Given) -> Result<Vec<PathBuf>, Failure> {
    let Some(path) = &given.refused else { return Ok(Vec::new()) };
    let mut written = Vec::new();
    for one in brought {
        let Ok(plan) = &one.plan else { continue };
        if plan.refused.is_empty() && plan.conflicts.is_empty() {
            continue;
        }
        let path = if brought.len() == 1 { path.clone() } else { named_after(path, &one.name) };
        let refused = |row: &Refused| text::import::refusal(&row.problems);
        let conflict = |row: &Conflict| text::import::conflict(&row.kind);
        let headings = [text::import::REFUSED_LINE, text::import::REFUSED_REASON];
        let bytes = import::refused_file(&one.sheet, plan, headings, refused, conflict);
        output::data(Some(&path), given.replace, &bytes)?;
        written.push(path);
    }
    Ok(written)
}

/// `recusadas.csv` of `pedidos.xlsx` is `recusadas-pedidos.xlsx.csv`.
fn named_after(path: &Path, input: &str) -> PathBuf {
    let part = |part: Option<&std::ffi::OsStr>| part.unwrap_or_default().to_string_lossy().into_owned();
    let (stem, ending) = (part(path.file_stem()), part(path.extension()));
    let ending = if ending.is_empty() { ending } else { format!(".{ending}") };
    path.with_file_name(format!("{stem}-{input}{ending}"))
}

fn as_json(one: &Brought) -> Value {
    let plan = match &one.plan {
        Ok(plan) => plan,
        Err(why) => return json!({"arquivo": one.name, "entrou": false, "motivos": why}),
    };
    let refused = |row: &Refused| json!({"linha": row.line, "motivo": text::import::refusal(&row.problems)});
    let held = |row: &Conflict| json!({"linha": row.line, "motivo": text::import::conflict(&row.kind)});
    json!({
        "arquivo": one.name,
        "entrou": true,
        "tipo": text::import::kind(plan.kind),
        "linhas": plan.rows,
        "novos": plan.new.len(),
        "atualizam": plan.updates.len(),
        "iguais": plan.same.len(),
        "fora_dos_dados": plan.ignored.len(),
        "com_ressalva": plan.notes.len(),
        "recusadas": plan.refused.iter().map(refused).collect::<Vec<_>>(),
        "a_decidir": plan.conflicts.iter().map(held).collect::<Vec<_>>(),
    })
}
