//! *Análise*: one row a client as it stood on a day, as CSV and as a table for a workbook. The month is that of the day, up to
//! the day.

use super::excel_br::{Cells, Sheet};
use super::indicator_table::{Heading, IndicatorTable, Value};
use crate::domain::alive::Outlook;
use crate::domain::calendar::day::{date_of, day_number};
use crate::domain::calendar::period::Month;
use crate::domain::client::Client;
use crate::domain::filter::Filter;
use crate::domain::filter::asked;
use crate::domain::filter::search::search_text;
use crate::domain::indicator::analysis::insight::{Insight, Model, insights};
use crate::domain::indicator::analysis::wallet::wallet;
use crate::domain::indicator::coverage::reach;
use crate::domain::indicator::status::profile::{Profile, profile};
use crate::domain::indicator::status::{Status, every_status};
use crate::domain::measure::abc::AbcClass;
use crate::domain::measure::rfm::{Rfm, RfmSegment};
use crate::domain::measure::tally::Reach;
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::columns::Columns;
use crate::domain::rescue::worth::last_reason;
use crate::domain::rhythm::cadence::ContactState;
use crate::domain::rhythm::labels::{Labels, labels};
use crate::domain::rhythm::lifecycle::Lifecycle;
use crate::domain::value::fold::fold;
use chrono::NaiveDate;

const HEADINGS: &[&str] = &[
    "codigo",
    "cliente",
    "cnpj_cpf",
    "vendedor",
    "uf",
    "municipio",
    "ultimo_contato",
    "dias_sem_contato",
    "intervalo_dias",
    "estado_contato",
    "ultimo_pedido",
    "dias_sem_comprar",
    "ciclo_medio_dias",
    "classe",
    "coberto_no_mes",
    "visitado_no_mes",
    "positivado_no_mes",
    "no_denominador",
    "perfil",
    "rotulos",
    "abc",
    "r",
    "f",
    "m",
    "segmento_rfm",
    "p_vivo",
    "p_compra_30d",
    "pedidos_esperados_30d",
    "proximo_pedido",
    "faturamento_12m",
    "ticket_medio",
    "pedidos_12m",
    "perda_esperada",
    "motivo",
    "compra_por_mes",
    "participacao_12m",
];

/// What the cells of a column are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Text,
    Date,
    Count,
    Decimal,
    /// Reais.
    Money,
    /// 0 to 1.
    Chance,
}

/// [`HEADINGS`] as people read them, in the same order.
const COLUMNS: &[(&str, Kind)] = &[
    ("Código", Kind::Text),
    ("Cliente", Kind::Text),
    ("CNPJ/CPF", Kind::Text),
    ("Vendedor", Kind::Text),
    ("UF", Kind::Text),
    ("Município", Kind::Text),
    ("Último contato", Kind::Date),
    ("Dias sem contato", Kind::Count),
    ("Intervalo (dias)", Kind::Count),
    ("Estado do contato", Kind::Text),
    ("Último pedido", Kind::Date),
    ("Dias sem comprar", Kind::Count),
    ("Ciclo médio (dias)", Kind::Decimal),
    ("Classe", Kind::Text),
    ("Coberto no mês", Kind::Text),
    ("Visitado no mês", Kind::Text),
    ("Positivado no mês", Kind::Text),
    ("Conta na cobertura", Kind::Text),
    ("Perfil", Kind::Text),
    ("Rótulos", Kind::Text),
    ("Curva ABC", Kind::Text),
    ("R", Kind::Count),
    ("F", Kind::Count),
    ("M", Kind::Count),
    ("Segmento RFM", Kind::Text),
    ("P(vivo)", Kind::Chance),
    ("P(compra em 30 dias)", Kind::Chance),
    ("Pedidos esperados em 30 dias", Kind::Decimal),
    ("Próximo pedido", Kind::Date),
    ("Faturamento em 12 meses (R$)", Kind::Money),
    ("Ticket médio (R$)", Kind::Money),
    ("Pedidos em 12 meses", Kind::Count),
    ("Perda esperada por mês (R$)", Kind::Money),
    ("Motivo", Kind::Text),
    ("Compra por mês, de todos os fornecedores (R$)", Kind::Money),
    ("Participação em 12 meses (%)", Kind::Decimal),
];

/// Rows of typed cells.
#[derive(Default)]
struct Typed {
    rows: Vec<Vec<Value>>,
    row: Vec<Value>,
}

impl Cells for Typed {
    fn text_cell(&mut self, text: &str) {
        self.row.push(if text.is_empty() { Value::Nothing } else { Value::Text(text.to_owned()) });
    }

    fn whole(&mut self, number: Option<i64>) {
        self.row.push(number.map_or(Value::Nothing, Value::Count));
    }

    fn fraction(&mut self, value: Option<(i64, i64)>) {
        let kind = COLUMNS.get(self.row.len()).map(|(_, kind)| *kind);
        let typed = value.filter(|(_, den)| *den > 0).map(|(num, den)| match kind {
            Some(Kind::Money) => Value::Centavos((200 * num + den).div_euclid(2 * den)),
            Some(Kind::Chance) => Value::Chance(num as f64 / den as f64),
            Some(Kind::Decimal | Kind::Text | Kind::Date | Kind::Count) | None => {
                Value::Decimal(num as f64 / den as f64)
            }
        });
        self.row.push(typed.unwrap_or(Value::Nothing));
    }

    fn date(&mut self, date: Option<NaiveDate>) {
        self.row.push(date.map_or(Value::Nothing, Value::Date));
    }

    fn yes(&mut self, yes: bool) {
        self.text_cell(if yes { "sim" } else { "não" });
    }

    fn end_row(&mut self) {
        self.rows.push(std::mem::take(&mut self.row));
    }
}

/// The file, of the clients that `filter` lets through, by name. Clients that had left are there too, out of the denominator.
/// Without a model the columns of what is ahead stay empty.
pub fn analysis_csv(portfolio: &Portfolio, on: NaiveDate, filter: &Filter, model: Option<&Model>) -> Vec<u8> {
    let mut sheet = Sheet::new(HEADINGS);
    fill(&mut sheet, portfolio, on, filter, model);
    sheet.into_bytes()
}

/// The same rows with typed cells under headings to be read by people; `title` names the table.
pub fn analysis_table(
    title: &str,
    portfolio: &Portfolio,
    on: NaiveDate,
    filter: &Filter,
    model: Option<&Model>,
) -> IndicatorTable {
    let mut typed = Typed::default();
    fill(&mut typed, portfolio, on, filter, model);
    let heading = |(label, kind): &(&str, Kind)| Heading {
        label: (*label).to_owned(),
        numeric: match kind {
            Kind::Text | Kind::Date => false,
            Kind::Count | Kind::Decimal | Kind::Money | Kind::Chance => true,
        },
    };
    IndicatorTable {
        title: title.to_owned(),
        headings: COLUMNS.iter().map(heading).collect(),
        rows: typed.rows,
    }
}

fn fill(
    sheet: &mut impl Cells,
    portfolio: &Portfolio,
    on: NaiveDate,
    filter: &Filter,
    model: Option<&Model>,
) {
    let columns = portfolio.columns();
    let statuses = every_status(columns, portfolio.rules(), on);
    let insights = insights(columns, &statuses, on, model);
    let like = asked(portfolio, filter, &statuses, on);
    let mut rows: Vec<(usize, &Client, &Status)> = portfolio
        .clients()
        .filter_map(|(slot, client)| Some((slot, client, statuses.get(slot)?.as_ref()?)))
        .filter(|(_, client, status)| filter.lets(client, status, client.holder_on(on), &search_text(client)))
        .filter(|(slot, _, _)| filter.suits(like.get(*slot).and_then(Option::as_ref)))
        .collect();
    rows.sort_by_cached_key(|(_, client, _)| (fold(client.display_name()).into_owned(), client.id));
    for (slot, client, status) in rows {
        row(sheet, portfolio, slot, client, status, on);
        if let Some(insight) = insights.get(slot).and_then(Option::as_ref) {
            indicators(sheet, portfolio, slot, status, insight, on);
        }
        sheet.end_row();
    }
}

fn row(
    sheet: &mut impl Cells,
    portfolio: &Portfolio,
    slot: usize,
    client: &Client,
    status: &Status,
    on: NaiveDate,
) {
    let columns = portfolio.columns();
    let Reach { covered, visited, bought } =
        reach(columns, slot, day_number(Month::of(on).first_day()), day_number(on));
    let holder = client.holder_on(on).and_then(|id| portfolio.catalog().salesperson(id));
    sheet.text_cell(client.code.as_deref().unwrap_or_default());
    sheet.text_cell(client.display_name());
    sheet.text_cell(&client.tax_id.map(|id| id.to_string()).unwrap_or_default());
    sheet.text_cell(holder.map(|person| person.name.as_str()).unwrap_or_default());
    sheet.text_cell(client.state.map(|uf| uf.letters()).unwrap_or_default());
    sheet.text_cell(client.city.as_deref().unwrap_or_default());
    sheet.date(status.last_contact.and_then(date_of));
    sheet.whole(status.days_since_interaction.map(i64::from));
    sheet.whole(Some(status.cadence_days.into()));
    sheet.text_cell(state_word(status.state));
    sheet.date(status.last_order.and_then(date_of));
    sheet.whole(status.days_since_order.map(i64::from));
    sheet.fraction(mean_cycle(columns, slot, on));
    sheet.text_cell(class_word(status.lifecycle));
    sheet.yes(covered);
    sheet.yes(visited);
    sheet.yes(bought);
    sheet.yes(status.excluded.is_none());
}

/// From `perfil` on: probabilities from 0 to 1, money in reais.
fn indicators(
    sheet: &mut impl Cells,
    portfolio: &Portfolio,
    slot: usize,
    status: &Status,
    insight: &Insight,
    on: NaiveDate,
) {
    let Some(dossier) = portfolio.dossiers().get(slot) else { return };
    let (columns, today) = (portfolio.columns(), day_number(on));
    let known = columns.order_days_until(slot, today);
    let score = |of: fn(&Rfm) -> u8| insight.rfm.as_ref().map(|rfm| i64::from(of(rfm)));
    let chance = |of: fn(&Outlook) -> f64| {
        insight.ahead.map(|ahead| ((of(&ahead.outlook) * 100.0).round() as i64, 100))
    };
    let reais = |centavos: i64| Some((centavos, 100));
    sheet.text_cell(profile_word(profile(dossier, columns, slot, status.lifecycle, insight.rfm, on)));
    sheet.text_cell(&label_words(&labels(known, &portfolio.rules().lifecycle, today)));
    sheet.text_cell(status.abc.map(abc_word).unwrap_or_default());
    sheet.whole(score(|rfm| rfm.recency));
    sheet.whole(score(|rfm| rfm.frequency));
    sheet.whole(score(|rfm| rfm.monetary));
    sheet.text_cell(insight.segment.map(segment_word).unwrap_or_default());
    sheet.fraction(chance(|outlook| outlook.p_alive));
    sheet.fraction(chance(|outlook| outlook.p_buys));
    sheet.fraction(chance(|outlook| outlook.expected_orders));
    sheet.date(insight.ahead.and_then(|ahead| ahead.next_order));
    sheet.fraction(reais(insight.revenue_12m));
    let orders = i64::from(insight.orders_12m);
    sheet.fraction((orders > 0).then(|| (insight.revenue_12m, 100 * orders)));
    sheet.whole(Some(orders));
    sheet.fraction(insight.ahead.and_then(|ahead| reais(ahead.loss_centavos)));
    // By its key, which no renaming touches, unless the rep gave it a name of its own.
    let reason = last_reason(dossier, on).unwrap_or_default();
    let named = portfolio.catalog().reason(reason).and_then(|known| known.name.as_deref());
    sheet.text_cell(named.unwrap_or(reason));
    let Some(client) = &dossier.client else { return };
    sheet.fraction(
        client
            .purchase_potential
            .filter(|potential| potential.is_positive())
            .and_then(|much| reais(much.get())),
    );
    let share = wallet(client, insight.revenue_12m).and_then(|wallet| wallet.share().percent_tenths());
    sheet.fraction(share.map(|tenths| (tenths, 10)));
}

/// `novo + ciclo irregular`: labels of one cell, in a fixed order.
fn label_words(labels: &Labels) -> String {
    let Labels { new, reactivated, seasonal, irregular } = labels;
    let all = [
        (*new, "novo"),
        (reactivated.is_some(), "reativado"),
        (seasonal.is_some(), "sazonal"),
        (*irregular, "ciclo irregular"),
    ];
    all.into_iter().filter(|(has, _)| *has).map(|(_, word)| word).collect::<Vec<_>>().join(" + ")
}

fn profile_word(profile: Profile) -> &'static str {
    match profile {
        Profile::Detractor => "detrator",
        Profile::Inactive => "inativo",
        Profile::Hyperconsumer => "hiperconsumidor",
        Profile::Qualified => "qualificado",
        Profile::Regular => "regular",
    }
}

fn abc_word(class: AbcClass) -> &'static str {
    match class {
        AbcClass::A => "A",
        AbcClass::B => "B",
        AbcClass::C => "C",
    }
}

fn segment_word(segment: RfmSegment) -> &'static str {
    match segment {
        RfmSegment::Champions => "campeões",
        RfmSegment::PotentialLoyalist => "quase fiéis",
        RfmSegment::Loyal => "fiéis",
        RfmSegment::Promising => "promissores",
        RfmSegment::New => "recentes",
        RfmSegment::CannotLose => "não pode perder",
        RfmSegment::AtRisk => "em queda",
        RfmSegment::NeedAttention => "pedem atenção",
        RfmSegment::AboutToSleep => "adormecendo",
        RfmSegment::Lost => "sumidos",
        RfmSegment::Other => "outros",
    }
}

/// Days from the first order to the last one, over the intervals between: only what was seen, never a default.
fn mean_cycle(columns: &Columns, slot: usize, on: NaiveDate) -> Option<(i64, i64)> {
    match columns.order_days_until(slot, day_number(on)) {
        [first, .., last] => {
            let intervals = columns.order_days_until(slot, day_number(on)).len() - 1;
            Some((i64::from(last - first), i64::try_from(intervals).ok()?))
        }
        _ => None,
    }
}

/// Words of this file's `estado_contato`; part of the format, like its headings.
fn state_word(state: ContactState) -> &'static str {
    match state {
        ContactState::OnTrack => "em dia",
        ContactState::Due => "na hora",
        ContactState::Overdue => "atrasado",
        ContactState::Forgotten => "esquecido",
        ContactState::Never => "sem registro",
    }
}

fn class_word(class: Lifecycle) -> &'static str {
    match class {
        Lifecycle::Prospect => "potencial",
        Lifecycle::NoOrders => "sem compras",
        Lifecycle::Active => "ativo",
        Lifecycle::AtRisk => "em risco",
        Lifecycle::Inactive => "inativo",
        Lifecycle::Former => "ex-cliente",
    }
}

#[cfg(test)]
mod tests;
