//! Words of what was done and of what could not be done.

use super::format::{count, date, month_year, plural};
use super::import::client_field;
use super::{goals, reasons};
use crate::domain::catalog::{Catalog, CatalogKey};
use crate::domain::fact::kept_fact::FactKind;
use crate::domain::merge::take_back::{Kept, Thing};
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::change::{ChangeError, Deed};
use crate::domain::value::id::MailingId;

/// "Contato salvo neste aparelho: Padaria União".
pub(crate) fn done(deed: Deed, name: Option<&str>) -> String {
    let what = match deed {
        Deed::Register => "Cliente salvo neste aparelho",
        Deed::Edit => "Alteração salva neste aparelho",
        Deed::Erase => "Cliente apagado",
        Deed::RecordInteraction => "Contato salvo neste aparelho",
        Deed::RemoveInteraction => "Contato removido",
        Deed::RecordOrder => "Pedido salvo neste aparelho",
        Deed::RemoveOrder => "Pedido removido",
        Deed::CorrectInteraction => "Contato corrigido e salvo neste aparelho",
        Deed::CorrectOrder => "Pedido corrigido e salvo neste aparelho",
        Deed::PlanVisit => "Agenda salva neste aparelho",
        Deed::RemoveAppointment => "Compromisso removido",
        Deed::CloseDay => "Fechamento salvo neste aparelho",
        Deed::CountStock => "Estoque salvo neste aparelho",
        Deed::RemoveStockCount => "Contagem removida",
        Deed::WorkCase => "Resgate salvo neste aparelho",
        Deed::RemoveCaseEvent => "Passo do resgate removido",
        Deed::Prospect => "Prospecção salva neste aparelho",
        Deed::RemoveProspectEvent => "Passo da prospecção removido",
        Deed::CheckCredit => "Consulta salva neste aparelho",
        Deed::RemoveCreditCheck => "Consulta de crédito removida",
        Deed::RecordIncident => "Eventualidade salva neste aparelho",
        Deed::RemoveIncident => "Eventualidade removida",
        Deed::Care => "Tratativa salva neste aparelho",
        Deed::RemoveCare => "Passo da tratativa removido",
        Deed::Locate => "Lugar salvo neste aparelho",
        Deed::Transfer => "Transferência salva neste aparelho",
        Deed::Share => "Divisão da carteira salva neste aparelho",
        Deed::Classify => "Situação salva neste aparelho",
        Deed::ChangeRules => "Regras salvas neste aparelho",
        Deed::ChangeCatalog => "Salvo neste aparelho",
        Deed::SetGoals => "Metas salvas neste aparelho",
        Deed::GiveReason => "Motivo salvo neste aparelho",
        Deed::EditReason => "Lista de motivos salva neste aparelho",
        Deed::EditAction => "Ação de melhoria salva neste aparelho",
        Deed::EditSegment => "Segmento salvo neste aparelho",
        Deed::Mail => "Envio salvo neste aparelho",
        Deed::Snooze => "Aviso adiado",
        Deed::PlanRoute => "Roteiro salvo neste aparelho",
        Deed::Import | Deed::ImportNotes | Deed::ImportCards | Deed::ImportChat => {
            "Importação salva neste aparelho"
        }
        Deed::Merge => "Carteiras juntadas neste aparelho",
        Deed::Undo => "Desfeito",
    };
    match name {
        Some(name) => format!("{what}: {name}"),
        None => what.to_owned(),
    }
}

/// "Desfeito: contato registrado".
pub(crate) fn undone(deed: Deed) -> String {
    format!("Desfeito: {}", label(deed))
}

/// "Ficou o que veio depois: Padaria União ganhou 2 contatos e continua na carteira". `None`: nothing stays.
pub(crate) fn kept(kept: &[Kept], portfolio: &Portfolio) -> Option<String> {
    let named = what_stays(kept, 3, portfolio);
    (!named.is_empty()).then(|| format!("Ficou o que veio depois: {}", named.join("; ")))
}

/// What stays, by name: the first `most`, and "e mais 4" for the others.
pub(crate) fn what_stays(kept: &[Kept], most: usize, portfolio: &Portfolio) -> Vec<String> {
    let more = kept.len().saturating_sub(most);
    let more = (more > 0).then(|| format!("e mais {}", count(more)));
    kept.iter().take(most).map(|one| stays(one, portfolio)).chain(more).collect()
}

fn stays(kept: &Kept, portfolio: &Portfolio) -> String {
    let name = |id| portfolio.client(id).map(|client| client.display_name()).unwrap_or("cliente");
    match kept {
        Kept::Field { client, field } => {
            format!("{} de {} (valor mais novo)", client_field(*field), name(*client))
        }
        Kept::Client { client, interactions: 0, orders: 0 } => {
            format!("{} foi alterado e continua na carteira", name(*client))
        }
        Kept::Client { client, interactions, orders } => {
            let some = |count: &usize, one, many| {
                (*count > 0).then(|| plural(i64::try_from(*count).unwrap_or(i64::MAX), one, many))
            };
            let got = [some(interactions, "contato", "contatos"), some(orders, "pedido", "pedidos")];
            let got = got.into_iter().flatten().collect::<Vec<_>>().join(" e ");
            format!("{} ganhou {got} e continua na carteira", name(*client))
        }
        Kept::Fact { client, of } => format!("{} de {} mudou depois", thing(*of), name(*client)),
        Kept::Gone { client: _ } => "um cliente não está mais na carteira".to_owned(),
        Kept::Entry(key) => format!("{} mudou de novo", entry(key, portfolio)),
    }
}

fn thing(of: Thing) -> &'static str {
    match of {
        Thing::Contact => "um contato",
        Thing::Order => "um pedido",
        Thing::Fact(FactKind::Appointment) => "um compromisso",
        Thing::Fact(FactKind::StockCount) => "uma contagem de estoque",
        Thing::Fact(FactKind::CaseEvent) => "um passo do resgate",
        Thing::Fact(FactKind::ProspectEvent) => "um passo da prospecção",
        Thing::Fact(FactKind::RiskCheck) => "uma consulta de crédito",
        Thing::Fact(FactKind::Incident) => "uma eventualidade",
        Thing::Fact(FactKind::CareEvent) => "um passo da tratativa",
    }
}

/// What the carteira shares, by its name where it has one.
fn entry(key: &CatalogKey, portfolio: &Portfolio) -> String {
    let catalog = portfolio.catalog();
    let named = |what: &str, name: Option<&str>| match name {
        Some(name) => format!("{what} {name}"),
        None => what.to_owned(),
    };
    match key {
        CatalogKey::Salesperson(id) => {
            named("vendedor", catalog.salesperson(*id).map(|one| one.name.as_str()))
        }
        CatalogKey::Principal(id) => {
            named("representada", catalog.principal(*id).map(|one| one.name.as_str()))
        }
        CatalogKey::Template(id) => {
            let known = catalog.templates.get(id).and_then(|register| register.value.as_ref());
            named("mensagem", known.map(|one| one.name.as_str()))
        }
        CatalogKey::Commitment(id) => {
            let known = catalog.commitments.get(id).and_then(|register| register.value.as_ref());
            named("compromisso", known.map(|one| one.title.as_str()))
        }
        CatalogKey::Setting(_) => "uma regra dos Ajustes".to_owned(),
        CatalogKey::Goal(id) => {
            format!("meta de {} de {}", goals::measure(id.measure).to_lowercase(), month_year(id.month))
        }
        CatalogKey::Reason(key) => format!("motivo {}", reasons::name(catalog, key)),
        CatalogKey::Action(id) => {
            let known = catalog.actions.get(id).and_then(|register| register.value.as_ref());
            named("ação de melhoria", known.map(|one| one.text.as_str()))
        }
        CatalogKey::MonthClosing(id) => format!("fechamento de {}", month_year(id.month)),
        CatalogKey::Segment(id) => {
            let known = catalog.segments.get(id).and_then(|register| register.value.as_ref());
            named("segmento", known.map(|one| one.name.as_str()))
        }
        CatalogKey::Mailing(id) => named("envio", mailing_name(catalog, *id)),
        CatalogKey::MailAnswer(id) => named("resposta do envio", mailing_name(catalog, id.mailing)),
    }
}

fn mailing_name(catalog: &Catalog, id: MailingId) -> Option<&str> {
    let known = catalog.mailings.get(&id).and_then(|register| register.value.as_ref());
    known.map(|one| one.name.as_str())
}

/// The question before an act is taken back in part.
pub(crate) mod ask {
    use super::{Deed, label};

    pub(crate) const TITLE: &str = "Desfazer só uma parte?";
    pub(crate) const REST: &str = "Desfazer o resto";
    pub(crate) const LEAVE: &str = "Deixar como está";

    /// "Depois de “planilha importada” veio mais coisa, e ela fica:".
    pub(crate) fn before(deed: Deed) -> String {
        format!("Depois de “{}” veio mais coisa, e ela fica:", label(deed))
    }

    pub(crate) const AFTER: &str = "O resto pode voltar a ser como era antes.";
}

pub(crate) fn nothing_undone(why: Option<&str>) -> String {
    match why {
        Some(why) => format!("Nada foi desfeito. {why}."),
        None => "Já está como era antes. Nada foi alterado.".to_owned(),
    }
}

/// How the journal names an act.
pub(crate) fn label(deed: Deed) -> &'static str {
    match deed {
        Deed::Register => "cliente cadastrado",
        Deed::Edit => "cliente alterado",
        Deed::Erase => "cliente apagado",
        Deed::RecordInteraction => "contato registrado",
        Deed::RemoveInteraction => "contato removido",
        Deed::RecordOrder => "pedido registrado",
        Deed::RemoveOrder => "pedido removido",
        Deed::CorrectInteraction => "contato corrigido",
        Deed::CorrectOrder => "pedido corrigido",
        Deed::PlanVisit => "agenda alterada",
        Deed::RemoveAppointment => "compromisso removido",
        Deed::CloseDay => "dia fechado",
        Deed::CountStock => "estoque contado",
        Deed::RemoveStockCount => "contagem removida",
        Deed::WorkCase => "resgate trabalhado",
        Deed::RemoveCaseEvent => "passo do resgate removido",
        Deed::Prospect => "prospecção registrada",
        Deed::RemoveProspectEvent => "passo da prospecção removido",
        Deed::CheckCredit => "crédito consultado",
        Deed::RemoveCreditCheck => "consulta de crédito removida",
        Deed::RecordIncident => "eventualidade registrada",
        Deed::RemoveIncident => "eventualidade removida",
        Deed::Care => "tratativa trabalhada",
        Deed::RemoveCare => "passo da tratativa removido",
        Deed::Locate => "lugar corrigido",
        Deed::Transfer => "cliente transferido",
        Deed::Share => "carteira dividida",
        Deed::Classify => "situação alterada",
        Deed::ChangeRules => "regras alteradas",
        Deed::ChangeCatalog => "cadastro alterado",
        Deed::SetGoals => "metas alteradas",
        Deed::GiveReason => "motivo informado",
        Deed::EditReason => "lista de motivos alterada",
        Deed::EditAction => "ação de melhoria alterada",
        Deed::EditSegment => "segmento alterado",
        Deed::Mail => "passo de um envio",
        Deed::Snooze => "aviso adiado",
        Deed::PlanRoute => "roteiro alterado",
        Deed::Import => "planilha importada",
        Deed::ImportNotes => "notas fiscais importadas",
        Deed::ImportCards => "contatos do celular importados",
        Deed::ImportChat => "conversa do WhatsApp importada",
        Deed::Merge => "carteiras juntadas",
        Deed::Undo => "ação desfeita",
    }
}

/// What happened, what is safe, what to do.
pub(crate) fn refused(why: &str) -> String {
    format!("Não foi salvo. {why} O que já estava salvo continua neste aparelho.")
}

pub(crate) fn cannot_undo() -> &'static str {
    "Isso já foi desfeito ou é antigo demais para desfazer. Nada foi alterado."
}

/// The part of the app that takes acts back was not fetched.
pub(crate) const CANNOT_UNDO_NOW: &str =
    "A parte do aplicativo que desfaz não chegou. Nada foi alterado; tente de novo.";

pub(crate) fn not_open() -> &'static str {
    "A carteira ainda não abriu. Espere um instante e tente de novo."
}

pub(crate) fn change_error(error: &ChangeError) -> String {
    let said = match error {
        ChangeError::NoSuchClient(_) => "Este cliente não está mais na carteira.",
        ChangeError::ClientExists(_) => "Este cliente já está na carteira.",
        ChangeError::NoSuchInteraction(_) => "Este contato já tinha sido removido.",
        ChangeError::InteractionExists(_) => "Este contato já estava registrado.",
        ChangeError::NoSuchOrder(_) => "Este pedido já tinha sido removido.",
        ChangeError::OrderExists(_) => "Este pedido já estava registrado.",
        ChangeError::NoSuchPerson(_) => "Esta pessoa já não está neste cliente.",
        ChangeError::NoSuchFact(_) => "Este registro já tinha sido removido.",
        ChangeError::NoSuchDay(day) => {
            return format!(
                "O dia {} não cabe no calendário da carteira, que vai até 31/12/9999. Confira a data escrita e o relógio do aparelho.",
                date(*day)
            );
        }
    };
    said.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::client::{Client, ClientField};
    use crate::domain::keeping::stamp::Stamp;
    use crate::domain::record::Record;
    use crate::domain::record::dossier::Dossier;
    use crate::domain::value::id::ClientId;

    #[test]
    fn what_stays_is_named_and_the_many_are_counted() {
        let client = |number: u128| {
            let client = Client::new(ClientId::from_u128(number), Stamp::default());
            let named = Client { legal_name: format!("Loja {number}"), ..client };
            Record::Client(Box::new(Dossier::of(named)))
        };
        let portfolio = Portfolio::from_records((1..=6).map(client));
        let id = ClientId::from_u128;
        let kept: Vec<Kept> = (1..=5)
            .map(|number| Kept::Client { client: id(number), interactions: 1, orders: 2 })
            .chain([Kept::Field { client: id(6), field: ClientField::Notes }])
            .collect();
        let said = what_stays(&kept, 5, &portfolio);
        assert_eq!(said.len(), 6);
        assert_eq!(said[0], "Loja 1 ganhou 1 contato e 2 pedidos e continua na carteira");
        assert_eq!(said[5], "e mais 1");
        assert_eq!(what_stays(&kept[5..], 5, &portfolio), ["observações de Loja 6 (valor mais novo)"]);
        assert!(what_stays(&[], 5, &portfolio).is_empty());
    }

    #[test]
    fn shared_entries_are_named() {
        let portfolio = Portfolio::default();
        let kept = [
            Kept::Entry(CatalogKey::Setting("abc".to_owned())),
            Kept::Entry(CatalogKey::Reason("preco".to_owned())),
            Kept::Gone { client: ClientId::from_u128(1) },
        ];
        let said = what_stays(&kept, 5, &portfolio);
        assert_eq!(said[0], "uma regra dos Ajustes mudou de novo");
        assert_eq!(said[1], "motivo preço mudou de novo");
        assert_eq!(said[2], "um cliente não está mais na carteira");
    }
}
