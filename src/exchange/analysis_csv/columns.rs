//! The columns of the *análise*, in order: the heading of each in the file, what its cells are, and how one is worked out.

use super::words::*;
use crate::domain::alive::Outlook;
use crate::domain::calendar::day::Day;
use crate::domain::client::Client;
use crate::domain::indicator::analysis::insight::Insight;
use crate::domain::indicator::analysis::wallet::wallet;
use crate::domain::indicator::status::Status;
use crate::domain::indicator::status::profile::profile;
use crate::domain::indicator::status::risk::{Risk, credit, risk};
use crate::domain::indicator::status::satisfaction::Satisfaction;
use crate::domain::measure::rfm::Rfm;
use crate::domain::measure::tally::Reach;
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::slot::Slot;
use crate::domain::prospect::way::{Try, last_try};
use crate::domain::record::dossier::Dossier;
use crate::domain::rescue::worth::last_reason;
use crate::domain::rhythm::labels::labels;
use chrono::NaiveDate;

/// What the cells of a column are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    Date,
    Count,
    Decimal,
    /// Reais.
    Money,
    /// 0 to 1.
    Chance,
}

/// One cell; nothing in it is [`Cell::Text`] of nothing.
pub(super) enum Cell {
    Text(String),
    Date(Option<NaiveDate>),
    Whole(Option<i64>),
    /// `numerator / denominator`.
    Fraction(Option<(i64, i64)>),
}

/// One client on one day, and what was worked out of it.
#[derive(Clone, Copy)]
pub(super) struct Shown<'a> {
    pub portfolio: &'a Portfolio,
    pub slot: Slot,
    pub client: &'a Client,
    pub dossier: &'a Dossier,
    pub status: &'a Status,
    /// In the month of the day, up to the day.
    pub reach: Reach,
    pub insight: &'a Insight,
    pub on: NaiveDate,
}

macro_rules! columns {
    ($($column:ident $heading:literal $kind:ident $value:expr;)*) => {
        /// A column of the *análise*; what people read above it is said by `text`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Column { $($column),* }

        impl Column {
            /// As they stand in the file.
            pub const ALL: &'static [Column] = &[$(Column::$column),*];

            /// Its heading in the file: part of the format.
            pub fn heading(self) -> &'static str {
                match self { $(Column::$column => $heading),* }
            }

            pub(super) fn kind(self) -> Kind {
                match self { $(Column::$column => Kind::$kind),* }
            }

            pub(super) fn cell(self, of: &Shown<'_>) -> Cell {
                let value: fn(&Shown<'_>) -> Cell = match self { $(Column::$column => $value),* };
                value(of)
            }
        }
    };
}

columns! {
    Code "codigo" Text |of| text(of.client.code.as_deref());
    Client "cliente" Text |of| text(Some(of.client.display_name()));
    TaxId "cnpj_cpf" Text |of| Cell::Text(of.client.tax_id.map(|id| id.to_string()).unwrap_or_default());
    Salesperson "vendedor" Text holder;
    State "uf" Text |of| text(of.client.uf.map(|uf| uf.letters()));
    City "municipio" Text |of| text(of.client.city.as_deref());
    LastContact "ultimo_contato" Date |of| Cell::Date(of.status.last_contact.and_then(Day::date));
    DaysSinceContact "dias_sem_contato" Count |of| whole(of.status.days_since_interaction);
    Cadence "intervalo_dias" Count |of| whole(Some(of.status.cadence_days));
    ContactState "estado_contato" Text |of| text(Some(state_word(of.status.state)));
    LastOrder "ultimo_pedido" Date |of| Cell::Date(of.status.last_order.and_then(Day::date));
    DaysSinceOrder "dias_sem_comprar" Count |of| whole(of.status.days_since_order);
    MeanCycle "ciclo_medio_dias" Decimal |of| Cell::Fraction(mean_cycle(of));
    Class "classe" Text |of| text(Some(class_word(of.status.lifecycle)));
    Covered "coberto_no_mes" Text |of| text(Some(yes_or_no(of.reach.covered)));
    Visited "visitado_no_mes" Text |of| text(Some(yes_or_no(of.reach.visited)));
    Bought "positivado_no_mes" Text |of| text(Some(yes_or_no(of.reach.bought)));
    Counts "no_denominador" Text |of| text(Some(yes_or_no(of.status.excluded.is_none())));
    Profile "perfil" Text profile_of;
    Labels "rotulos" Text labels_of;
    Abc "abc" Text |of| text(of.status.abc.map(abc_word));
    Recency "r" Count |of| score(of, |rfm| rfm.recency);
    Frequency "f" Count |of| score(of, |rfm| rfm.frequency);
    Monetary "m" Count |of| score(of, |rfm| rfm.monetary);
    Segment "segmento_rfm" Text |of| text(of.insight.segment.map(segment_word));
    Alive "p_vivo" Chance |of| ahead(of, |outlook| outlook.p_alive);
    Buys "p_compra_30d" Chance |of| ahead(of, |outlook| outlook.p_buys);
    ExpectedOrders "pedidos_esperados_30d" Decimal |of| ahead(of, |outlook| outlook.expected_orders);
    NextOrder "proximo_pedido" Date |of| Cell::Date(of.insight.ahead.and_then(|ahead| ahead.next_order));
    Revenue "faturamento_12m" Money |of| reais(Some(of.insight.revenue_12m));
    Ticket "ticket_medio" Money mean_ticket;
    Orders "pedidos_12m" Count |of| whole(Some(of.insight.orders_12m));
    ExpectedLoss "perda_esperada" Money |of| reais(of.insight.ahead.map(|ahead| ahead.loss_centavos));
    Reason "motivo" Text reason;
    Potential "compra_por_mes" Money potential;
    WalletShare "participacao_12m" Decimal wallet_share;
    Source "origem" Text |of| text(of.client.source.as_deref());
    Stage "etapa_prospeccao" Text stage;
    ExpectedValue "valor_esperado_por_mes" Money |of| reais(of.client.expected_value.map(|value| value.get()));
    RiskScore "risco_pontos" Count |of| whole(risk_of(of).and_then(|risk| Some(risk.score?.score)));
    RiskBand "risco_faixa" Text |of| text(risk_of(of).and_then(|risk| risk.band()).map(band_word));
    CreditBlocked "credito_bloqueado" Text credit_blocked;
    LastCheck "ultima_consulta" Date |of| Cell::Date(risk_of(of).map(|risk| risk.last_check));
    SuggestedLimit "limite_sugerido" Money suggested_limit;
    CreditLimit "limite_de_credito" Money |of| reais(of.client.credit_limit.map(|limit| limit.get()));
    OpenTitles "titulos_em_aberto" Money |of| reais(risk_of(of).and_then(|risk| Some(risk.seen.open_titles?.get())));
    Benefit "beneficio" Text |of| text(of.client.benefit.as_deref());
    BenefitSince "beneficio_desde" Date |of| Cell::Date(of.client.benefit_since);
    ReferredBy "indicado_por" Text referrer;
    Nps "nps" Count |of| whole(said_of_us(of).last_answer.map(|(_, score)| i64::from(score)));
    NpsOn "nps_em" Date |of| Cell::Date(said_of_us(of).last_answer.map(|(day, _)| day));
    OpenComplaint "reclamacao_aberta_desde" Date |of| Cell::Date(said_of_us(of).open_complaint);
}

fn said_of_us(of: &Shown<'_>) -> Satisfaction {
    Satisfaction::of(of.dossier, of.on)
}

/// By the name of the client that pointed it out, as a list of clients brings it back.
fn referrer(of: &Shown<'_>) -> Cell {
    let by = of.client.referred_by.and_then(|by| of.portfolio.client(by.client));
    text(by.map(|client| client.display_name()))
}

fn text(text: Option<&str>) -> Cell {
    Cell::Text(text.unwrap_or_default().to_owned())
}

fn whole<T: Into<i64>>(number: Option<T>) -> Cell {
    Cell::Whole(number.map(Into::into))
}

fn reais(centavos: Option<i64>) -> Cell {
    Cell::Fraction(centavos.map(|centavos| (centavos, 100)))
}

fn holder(of: &Shown<'_>) -> Cell {
    let holder = of.client.holder_on(of.on).and_then(|id| of.portfolio.catalog().salesperson(id));
    text(holder.map(|person| person.name.as_str()))
}

/// Days from the first order to the last one, over the intervals between: only what was seen, never a default.
fn mean_cycle(of: &Shown<'_>) -> Option<(i64, i64)> {
    match of.portfolio.columns().order_days_until(of.slot, Day::of(of.on)) {
        all @ [first, .., last] => Some((i64::from(*last - *first), i64::try_from(all.len() - 1).ok()?)),
        _ => None,
    }
}

fn profile_of(of: &Shown<'_>) -> Cell {
    let (columns, status) = (of.portfolio.columns(), of.status);
    let found = profile(of.dossier, columns, of.slot, status.lifecycle, of.insight.rfm, of.on);
    text(Some(profile_word(found)))
}

fn labels_of(of: &Shown<'_>) -> Cell {
    let today = Day::of(of.on);
    let known = of.portfolio.columns().order_days_until(of.slot, today);
    Cell::Text(label_words(&labels(known, &of.portfolio.rules().lifecycle, today)))
}

fn score(of: &Shown<'_>, part: fn(&Rfm) -> u8) -> Cell {
    whole(of.insight.rfm.as_ref().map(part))
}

/// In hundredths: a model promises no more.
fn ahead(of: &Shown<'_>, part: fn(&Outlook) -> f64) -> Cell {
    Cell::Fraction(of.insight.ahead.map(|ahead| ((part(&ahead.outlook) * 100.0).round() as i64, 100)))
}

fn mean_ticket(of: &Shown<'_>) -> Cell {
    let orders = i64::from(of.insight.orders_12m);
    Cell::Fraction((orders > 0).then(|| (of.insight.revenue_12m, 100 * orders)))
}

/// By its key, which no renaming touches, unless the rep gave it a name of its own.
fn reason(of: &Shown<'_>) -> Cell {
    let reason = last_reason(of.dossier, of.on).unwrap_or_default();
    let named = of.portfolio.catalog().reason(reason).and_then(|known| known.name.as_deref());
    text(Some(named.unwrap_or(reason)))
}

fn risk_of(of: &Shown<'_>) -> Option<Risk> {
    risk(of.dossier, &of.portfolio.rules().risk, of.on)
}

/// Empty where nothing is known of it.
fn credit_blocked(of: &Shown<'_>) -> Cell {
    let found = credit(of.dossier, &of.portfolio.rules().risk, of.on);
    let is_known = found.block.is_some() || found.band.is_some() || of.client.credit_limit.is_some();
    text(is_known.then(|| yes_or_no(found.block.is_some())))
}

fn suggested_limit(of: &Shown<'_>) -> Cell {
    let rules = &of.portfolio.rules().risk;
    let limit = risk_of(of).and_then(|risk| risk.suggested_limit(of.insight.revenue_12m, rules));
    reais(limit.map(|limit| limit.get()))
}

fn potential(of: &Shown<'_>) -> Cell {
    let potential = of.client.purchase_potential.filter(|potential| potential.is_positive());
    reais(potential.map(|much| much.get()))
}

/// By its key; nothing where nobody is being won.
fn stage(of: &Shown<'_>) -> Cell {
    let open = last_try(of.dossier, of.on).filter(Try::is_open);
    let first = of.portfolio.rules().prospecting.first();
    Cell::Text(open.map(|one| one.stage().unwrap_or(first).to_owned()).unwrap_or_default())
}

/// In percent.
fn wallet_share(of: &Shown<'_>) -> Cell {
    let share = wallet(of.client, of.insight.revenue_12m).and_then(|wallet| wallet.share().percent_tenths());
    Cell::Fraction(share.map(|tenths| (tenths, 10)))
}
