//! Why a row is refused, in conflict, ignored, or taken with a note.

use super::{cell_error, client_field, no_order};
use crate::exchange::import::{ColumnNote, ColumnReason, ConflictKind, IgnoredReason, NoteReason, RowReason};
use crate::text::format::{date, list, plural, plural_word};
use crate::text::labels;

/// Why a row is refused, to follow its line and column.
pub fn row_reason(reason: RowReason) -> String {
    match reason {
        RowReason::Cell(error) => cell_error(error),
        RowReason::MissingName => "falta o nome do cliente".to_owned(),
        RowReason::MissingIdentity => "nada diz quem é o cliente (CNPJ, código ou nome)".to_owned(),
        RowReason::MissingDate => "falta a data".to_owned(),
        RowReason::NoRealDate => "a data é a que programas gravam quando não há data".to_owned(),
        RowReason::MissingValue => "falta o valor".to_owned(),
        RowReason::MissingChannel => "falta o canal".to_owned(),
        RowReason::MissingOutcome => "falta o resultado".to_owned(),
        RowReason::UnknownClient { can_create: true } => {
            "cliente não está na carteira; tem CNPJ ou CPF e nome, e pode ser cadastrado junto".to_owned()
        }
        RowReason::UnknownClient { can_create: false } => {
            "cliente não está na carteira; importe os clientes primeiro".to_owned()
        }
        RowReason::AmbiguousClient { count } => {
            format!(
                "{} da carteira servem; informe o CNPJ ou o código",
                plural(i64::from(count), "cliente", "clientes")
            )
        }
        RowReason::NoOrder(reason) => no_order(reason),
        RowReason::CardWithoutEnd => "o contato começa nesta linha e não termina".to_owned(),
        RowReason::CardOfGroup => "é um grupo de contatos do celular, e não um cliente".to_owned(),
        RowReason::NothingSeen => "nada foi visto: faltam sinais de crédito e limite".to_owned(),
        RowReason::FutureDate(day) => format!("já aconteceu e tem data futura ({})", date(day)),
    }
}

pub fn conflict(kind: &ConflictKind) -> String {
    match kind {
        ConflictKind::KeysDisagree { by_document: _, by_code: _ } => {
            "o CNPJ é de um cliente da carteira e o código é de outro".to_owned()
        }
        ConflictKind::OtherDocument { client: _, there, here } => {
            format!("na carteira este código é do CNPJ ou CPF {there}; o arquivo diz {here}")
        }
        ConflictKind::OtherName { client: _ } => {
            "o código é de um cliente com outro nome ou de outra cidade".to_owned()
        }
        ConflictKind::OtherOrder { there, here } => {
            format!("o pedido deste número vale {there} em outra data; aqui vale {here}")
        }
        ConflictKind::SeveralMatch { count } => {
            format!(
                "{} da carteira servem; informe o CNPJ ou o código",
                plural(i64::from(*count), "cliente", "clientes")
            )
        }
        ConflictKind::RepeatedClient { first_line, fields } => {
            let names: Vec<&str> = fields.iter().map(|field| client_field(*field)).collect();
            format!("o cliente já está na linha {first_line} com outro valor em {}", list(&names))
        }
        ConflictKind::RepeatedNumber { other_line } => format!(
            "o mesmo número está na linha {other_line} com outros valores; se há uma linha por item ou parcela, volte às colunas e use Somar as linhas do mesmo pedido"
        ),
        ConflictKind::RepeatedInteraction { first_line } => {
            format!("o mesmo contato está na linha {first_line} com outra observação")
        }
        ConflictKind::RepeatedCheck { first_line } => {
            format!("a consulta do mesmo cliente, dia e fonte está na linha {first_line} com outros valores")
        }
    }
}

pub fn ignored(reason: IgnoredReason) -> String {
    match reason {
        IgnoredReason::Blank => "linha em branco".to_owned(),
        IgnoredReason::Preamble => "acima dos cabeçalhos".to_owned(),
        IgnoredReason::Totals => "linha de totais".to_owned(),
        IgnoredReason::RepeatedHeadings => "cabeçalhos repetidos".to_owned(),
        IgnoredReason::Footer => "rodapé do relatório".to_owned(),
        IgnoredReason::Separator => "traços do relatório".to_owned(),
        IgnoredReason::Section => "título de uma parte do relatório".to_owned(),
        IgnoredReason::SummedInto { first_line } => format!("somada ao pedido da linha {first_line}"),
        IgnoredReason::LeftOut => "deixada de fora por você".to_owned(),
        IgnoredReason::Repeated { first_line } => format!("repete a linha {first_line}"),
    }
}

/// What was mended or left as a free field, to follow line, column and cell.
pub fn note(reason: NoteReason) -> String {
    match reason {
        NoteReason::ZerosRestored(zeros) => format!(
            "{} à esquerda {}; os dígitos conferem",
            plural(i64::from(zeros), "zero", "zeros"),
            plural_word(i64::from(zeros), "recolocado", "recolocados")
        ),
        NoteReason::CepZeroRestored => "zero à esquerda do CEP recolocado".to_owned(),
        NoteReason::KeptAsText(error) => format!("{}; guardado como campo livre", cell_error(error)),
        NoteReason::KeptInNote(error) => format!("{}; guardado na anotação da consulta", cell_error(error)),
        NoteReason::UnknownCity => "município não encontrado na UF; guardado só o nome".to_owned(),
        NoteReason::SituationIsComputed => format!(
            "a carteira calcula pelos pedidos quem está {}; guardado como campo livre",
            labels::lifecycle(crate::domain::rhythm::lifecycle::Lifecycle::Inactive)
        ),
        NoteReason::OtherCode => "o cliente já tem outro código; este também passa a valer".to_owned(),
        NoteReason::LocationKept => "a posição foi corrigida neste aparelho e fica como está".to_owned(),
        NoteReason::FutureDate => "data futura; guardada como campo livre".to_owned(),
        NoteReason::ReadAsMoney(value) => format!("lido como {value}"),
        NoteReason::ReadAsDate(day) => format!("lido como {}", date(day)),
        NoteReason::StatusKept => {
            "situação desconhecida: entra como pendente, com a palavra na observação".to_owned()
        }
        NoteReason::ChannelKept => "canal desconhecido: a palavra fica na observação".to_owned(),
        NoteReason::OutcomeKept => {
            "resultado desconhecido: entra como tentativa, com a palavra na observação".to_owned()
        }
        NoteReason::WordsBesidePhone => {
            "há mais que telefones na célula; os números entram e a célula fica como campo livre".to_owned()
        }
        NoteReason::AreaCodeOfCity(area) => format!("telefone sem DDD: recebeu o do município ({area:02})"),
        NoteReason::StateOfCity(state) => format!("sem UF: só {} tem esse município", state.letters()),
        NoteReason::Abroad => "a posição fica fora do Brasil; confira".to_owned(),
        NoteReason::UnknownReferrer => {
            "ninguém na carteira nem na planilha tem esse nome; guardado como campo livre".to_owned()
        }
        NoteReason::SeveralReferrers => "mais de um tem esse nome; guardado como campo livre".to_owned(),
        NoteReason::OnlyFirstPrincipal => "um pedido tem uma representada; vale a primeira".to_owned(),
    }
}

/// What holds for a column, to follow its name.
pub fn column_reason(note: &ColumnNote) -> String {
    let cells = || plural(i64::from(note.count), "célula", "células");
    match note.reason {
        ColumnReason::NoDate => format!(
            "{} sem data de verdade (como {}) {} vazia",
            cells(),
            note.example,
            plural_word(i64::from(note.count), "conta como", "contam como")
        ),
        ColumnReason::DecimalPoint => {
            "valores lidos com ponto decimal, como provam outros da coluna".to_owned()
        }
        ColumnReason::MonthFirst => {
            "datas lidas com o mês antes do dia, como provam outras da coluna".to_owned()
        }
        ColumnReason::MixedMarks => {
            "mistura vírgula e ponto decimal; o valor que pode ser um ou outro fica de fora".to_owned()
        }
        ColumnReason::MixedDates => {
            "mistura dia antes do mês e mês antes do dia; a data que pode ser uma ou outra fica de fora"
                .to_owned()
        }
        ColumnReason::WholeNumbers => {
            format!("{} com decimal de programa (como {}), lida sem ele", cells(), note.example)
        }
        ColumnReason::CodeInName => {
            format!("código e nome separados de uma célula só (como {})", note.example)
        }
        ColumnReason::LastOrderWithoutValue => {
            "sem o valor, a última compra não vira pedido; fica como campo livre".to_owned()
        }
    }
}
