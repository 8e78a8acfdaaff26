//! Words of imports: what a file is, why it or a row of it is refused, what would change.

mod cell;
pub(crate) mod chat;
mod field;
mod no_order;

pub use cell::{cell_error, cnpj_error, cpf_error, phone_error, tax_id_error};
pub use field::{client_field, field, target};
pub use no_order::no_order;

use super::format::{count, date, list, plural, plural_word};
use super::labels;
use crate::exchange::headings::{Kind, Meant, Missing};
use crate::exchange::import::{
    CodeClash, ColumnNote, ColumnReason, ConflictKind, IgnoredReason, ImportPlan, NoteReason, Progress,
    Refused, RowProblem, RowReason,
};
use crate::exchange::table::{Delimiter, Encoding, FileKind, TableError, TableProblem};
use std::collections::BTreeMap;

pub const TITLE: &str = "Importar planilha";
pub const CHOOSE_FILE: &str = "Escolher arquivo";
pub const MODELS: &str = "Baixar modelo";
pub const CONFIRM_COLUMNS: &str = "Confira o que cada coluna significa";
pub const REMEMBERED: &str = "Colunas lembradas de um arquivo com os mesmos cabeçalhos.";
pub const APPLY: &str = "Importar";
pub const CANCEL: &str = "Cancelar";
pub const CANCELLED: &str = "Importação cancelada. Nada foi alterado.";
pub const NOTHING_TO_DO: &str = "Nada de novo: a carteira já tem tudo o que está no arquivo.";
pub const CREATE_CLIENTS: &str = "Cadastrar clientes desconhecidos que tenham CNPJ ou CPF e nome";
pub const AREA_CODE: &str = "DDD para telefones sem DDD";
pub const ASSUMED_CHANNEL: &str = "Canal das linhas que não dizem";
pub const ASSUMED_DATE: &str = "Data da consulta das linhas que não dizem";
pub const ASSUMED_OUTCOME: &str = "Resultado das linhas que não dizem";

pub const NEW: &str = "Novos";
pub const UPDATES: &str = "Atualizam";
pub const SAME: &str = "Iguais";
pub const CONFLICTS: &str = "Em conflito";
pub const REFUSED: &str = "Recusados";
pub const IGNORED: &str = "Fora dos dados";
pub const NOTES: &str = "Entram com ressalva";

pub const SHEET: &str = "Aba da planilha";
pub const LEAVE_OUT_HIDDEN: &str = "Deixar de fora as linhas ocultas";

/// "Antigos (oculta)".
pub fn page(name: &str, hidden: bool) -> String {
    if hidden { format!("{name} (oculta)") } else { name.to_owned() }
}

/// Lines named one by one before *e mais N*.
const LINES_NAMED: usize = 8;

pub fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Clients => "Clientes",
        Kind::Orders => "Pedidos",
        Kind::Interactions => "Contatos",
        Kind::Checks => "Consultas de crédito",
    }
}

/// "152 clientes", "1 pedido".
pub fn rows_of(kind: Kind, rows: usize) -> String {
    let (one, many) = match kind {
        Kind::Clients => ("cliente", "clientes"),
        Kind::Orders => ("pedido", "pedidos"),
        Kind::Interactions => ("contato", "contatos"),
        Kind::Checks => ("consulta", "consultas"),
    };
    plural(number(rows), one, many)
}

/// What happened, what is safe, what to do.
pub fn table_error(error: &TableError) -> String {
    match error {
        TableError::Empty => "O arquivo está vazio. Nada foi alterado.".to_owned(),
        TableError::OnlyHeadings { line } => {
            format!("Há cabeçalhos na linha {line} e nenhuma linha abaixo deles. Nada foi alterado.")
        }
        TableError::TooLarge { bytes, most } => format!(
            "O arquivo tem {} MB e o limite é de {} MB. Nada foi alterado; divida o arquivo.",
            count(bytes >> 20),
            count(most >> 20)
        ),
        TableError::InflatesTooMuch { most } => format!(
            "O arquivo compactado tem mais de {} MB por dentro. Nada foi alterado; divida o arquivo.",
            count(usize::try_from(most >> 20).unwrap_or(usize::MAX))
        ),
        TableError::TooManyCells { most } => format!(
            "A planilha tem mais de {} células. Nada foi alterado; apague as linhas e colunas vazias ou divida o arquivo.",
            count(*most)
        ),
        TableError::Damaged => {
            "O arquivo está incompleto ou danificado. Nada foi alterado; copie ou baixe o arquivo de novo."
                .to_owned()
        }
        TableError::NotText(kind) => format!("{} Nada foi alterado.", file_kind(*kind)),
    }
}

fn file_kind(kind: FileKind) -> &'static str {
    match kind {
        FileKind::Zip => {
            "Este arquivo compactado não é uma planilha .xlsx nem traz notas fiscais em XML. Extraia o que há nele e importe o arquivo certo."
        }
        FileKind::BinaryWorkbook => {
            "Esta planilha está no formato binário .xlsb. No Excel, use Salvar como › Pasta de trabalho (.xlsx) e importe a nova."
        }
        FileKind::OpenDocument => {
            "Esta planilha está no formato .ods. No LibreOffice, use Salvar como › Excel (.xlsx) e importe a nova."
        }
        FileKind::OldExcel => {
            "Esta planilha está protegida por senha ou no formato antigo .xls: abra no Excel e salve como .xlsx, sem senha."
        }
        FileKind::Pdf => "Este arquivo é um PDF. Peça ao sistema de origem a mesma lista em CSV.",
        FileKind::Image => "Este arquivo é uma imagem. Peça ao sistema de origem a lista em CSV.",
        FileKind::Html => {
            "Este arquivo é uma página da web com outro nome. Abra no Excel, use Salvar como › CSV UTF-8 e importe o CSV."
        }
        FileKind::Xml => {
            "Este XML não é de uma NF-e. Peça o XML da nota autorizada, ou a lista em XLSX ou CSV."
        }
        FileKind::Json => "Este arquivo é um JSON. Para um snapshot da carteira, use Abrir snapshot.",
        FileKind::GroupChat => {
            "Esta é a conversa de um grupo do WhatsApp, e um contato é com um cliente só. Exporte a conversa com o cliente."
        }
        FileKind::SeveralChats => {
            "Este arquivo compactado traz várias conversas do WhatsApp. Extraia e importe uma de cada vez."
        }
        FileKind::Binary => "Este arquivo não é texto. Peça ao sistema de origem a lista em CSV.",
    }
}

pub fn table_problem(problem: &TableProblem) -> String {
    match problem {
        TableProblem::BrokenQuotes { line } => {
            format!("Linha {line}: aspas abertas e não fechadas. As linhas foram lidas uma a uma; confira.")
        }
        TableProblem::RowsInsideCell { line } => {
            format!(
                "Linha {line}: uma célula entre aspas tem várias linhas que parecem clientes. Confira as aspas."
            )
        }
        TableProblem::NulBytes { count: found } => {
            format!("{} que completavam campos foram tirados.", plural(i64::from(*found), "byte zero", "bytes zero"))
        }
        TableProblem::Mojibake { letters } => format!(
            "O arquivo veio com acentos trocados (SÃ£o): {} no lugar certo. Confira.",
            plural(i64::from(*letters), "letra voltou", "letras voltaram")
        ),
        TableProblem::WholeLineQuoted => {
            "Cada linha estava inteira entre aspas, como o Excel salva um CSV que não reconheceu; as linhas foram separadas. Confira."
                .to_owned()
        }
        TableProblem::ErrorCells { count: found } => format!(
            "{} de planilha (#N/D) {} como vazia.",
            plural(i64::from(*found), "célula com erro", "células com erro"),
            plural_word(i64::from(*found), "contou", "contaram")
        ),
        TableProblem::NoHeadings => {
            "Nenhum cabeçalho foi reconhecido: a primeira linha já é dado, e as colunas têm letras.".to_owned()
        }
        TableProblem::HiddenRows { count: found, filtered, left_out } => {
            let rows = plural(i64::from(*found), "linha está oculta", "linhas estão ocultas");
            let why = if *filtered { " por um filtro" } else { " na planilha" };
            let said = match left_out {
                true => plural_word(i64::from(*found), "fica de fora", "ficam de fora"),
                false => plural_word(i64::from(*found), "entra com as outras", "entram com as outras"),
            };
            format!("{rows}{why} e {said}.")
        }
        TableProblem::FormulasWithoutResult { count: found } => format!(
            "{} no arquivo e {}: abra no Excel, salve e importe de novo para ter os valores.",
            plural(i64::from(*found), "fórmula não tem o resultado", "fórmulas não têm o resultado"),
            plural_word(i64::from(*found), "contou como vazia", "contaram como vazias")
        ),
        TableProblem::Ragged { line, cells, headings } => format!(
            "Linha {line}: {} para {}.",
            plural(i64::from(*cells), "célula", "células"),
            plural(i64::from(*headings), "cabeçalho", "cabeçalhos")
        ),
    }
}

pub fn encoding(encoding: Encoding) -> &'static str {
    match encoding {
        Encoding::Utf8 => "UTF-8",
        Encoding::Windows1252 => "Windows-1252",
        Encoding::Mixed => "UTF-8 com trechos em Windows-1252",
        Encoding::Utf16 => "UTF-16",
        Encoding::Cp850 => "DOS (850)",
        Encoding::MacRoman => "Mac",
    }
}

pub fn delimiter(delimiter: Delimiter) -> &'static str {
    match delimiter {
        Delimiter::Semicolon => "ponto e vírgula",
        Delimiter::Tab => "tabulação",
        Delimiter::Pipe => "barra vertical",
        Delimiter::Comma => "vírgula",
    }
}

/// What must still be mapped.
pub fn missing(missing: Missing) -> &'static str {
    match missing {
        Missing::Identity => "Diga qual coluna identifica o cliente: CNPJ, CPF, código ou nome.",
        Missing::Name => "Diga qual coluna tem o nome do cliente.",
        Missing::Date => "Diga qual coluna tem a data.",
        Missing::Value => "Diga qual coluna tem o valor.",
        Missing::Channel => "Diga qual coluna tem o canal, ou escolha um para todas as linhas.",
        Missing::CheckDate => "Diga qual coluna tem a data da consulta, ou escolha uma para todas as linhas.",
        Missing::Signal => {
            "Diga qual coluna tem o que foi visto: protestos, pendências, situação do CNPJ, títulos."
        }
        Missing::Outcome => "Diga qual coluna tem o resultado, ou escolha um para todas as linhas.",
    }
}

pub fn code_clash(choice: CodeClash) -> &'static str {
    match choice {
        CodeClash::Ask => "Deixar em conflito",
        CodeClash::OtherClient => "Vale o CNPJ: os códigos são de outro sistema",
        CodeClash::NewDocument => "Vale o código: o cliente mudou de CNPJ",
    }
}

/// "12.000 de 100.000 linhas".
pub fn progress(progress: Progress) -> String {
    let Progress { done, total } = progress;
    format!("{} de {}", count(done), plural(number(total), "linha", "linhas"))
}

/// "152 novos, 3 atualizam, 40 iguais, 1 em conflito, 3 recusados".
pub fn summary(plan: &ImportPlan) -> String {
    let counted = |rows: usize, one, many| (rows > 0).then(|| plural(number(rows), one, many));
    let parts: Vec<String> = [
        counted(plan.new.len(), "novo", "novos"),
        counted(plan.updates.len(), "atualiza", "atualizam"),
        counted(plan.same.len(), "igual", "iguais"),
        counted(plan.conflicts.len(), "em conflito", "em conflito"),
        counted(plan.refused.len(), "recusado", "recusados"),
    ]
    .into_iter()
    .flatten()
    .collect();
    if parts.is_empty() { NOTHING_TO_DO.to_owned() } else { list(&parts) }
}

/// "Entram 2 vendedores: Ana e Bia." Empty where there is none.
pub fn new_names(plan: &ImportPlan) -> String {
    let sentence = |names: &[String], one, many| match names.len() {
        0 => None,
        some => Some(format!("{}: {}.", plural(number(some), one, many), list(names))),
    };
    let people = sentence(&plan.new_salespeople, "vendedor novo", "vendedores novos");
    let houses = sentence(&plan.new_principals, "representada nova", "representadas novas");
    people.into_iter().chain(houses).collect::<Vec<_>>().join(" ")
}

/// The refused rows by reason, the commonest first: "3 linhas recusadas: CNPJ não confere (linhas 12, 40 e 88)".
pub fn refusals(refused: &[Refused]) -> Vec<String> {
    let mut by_reason: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    for row in refused {
        for problem in &row.problems {
            let lines = by_reason.entry(row_reason(problem.reason)).or_default();
            if lines.last() != Some(&row.line) {
                lines.push(row.line);
            }
        }
    }
    let mut groups: Vec<(String, Vec<u32>)> = by_reason.into_iter().collect();
    groups.sort_by_key(|(_, lines)| std::cmp::Reverse(lines.len()));
    groups
        .into_iter()
        .map(|(reason, rows)| {
            let refused = plural_word(number(rows.len()), "linha recusada", "linhas recusadas");
            format!("{} {refused}: {reason} ({})", count(rows.len()), lines(&rows))
        })
        .collect()
}

/// "linha 12", "linhas 12, 40 e 88", "linhas 1, 2, … e mais 30".
pub fn lines(rows: &[u32]) -> String {
    let word = plural_word(number(rows.len()), "linha", "linhas");
    let named: Vec<String> = rows.iter().take(LINES_NAMED).map(u32::to_string).collect();
    match rows.len() - named.len() {
        0 => format!("{word} {}", list(&named)),
        more => format!("{word} {} e mais {}", named.join(", "), count(more)),
    }
}

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

/// Headings of the file of refused rows; the importer leaves out the columns of these names.
pub const REFUSED_LINE: &str = "Linha do arquivo";
pub const REFUSED_REASON: &str = "Motivo da recusa";

pub const ENCODING: &str = "Codificação do arquivo";
pub const FIRST_ROW_IS_DATA: &str = "A primeira linha já é dado";
pub const SUM_LINES: &str = "Somar as linhas do mesmo pedido";
pub const SUM_LINES_HINT: &str = "Cada linha é um item ou uma parcela; os produtos ficam no pedido.";
pub const BACK_TO_COLUMNS: &str = "Voltar às colunas";
pub const CHOOSE_NEW: &str = "É outro: entra como novo";
pub const CHOOSE_LEAVE_OUT: &str = "Deixa fora";
pub const NOT_CHOSEN: &str = "Escolha";

/// "É Padaria Aurora Ltda, Campinas".
pub fn choose_update(label: &str) -> String {
    format!("É {label}: atualiza")
}

/// "município: Campinas → Sorocaba".
pub fn replaced(field: &str, before: &str, now: &str) -> String {
    format!("{field}: {before} → {now}")
}

/// Everything that is wrong with a row, with the cells.
pub fn refusal(problems: &[RowProblem]) -> String {
    let said = |problem: &RowProblem| match &*problem.cell {
        "" => row_reason(problem.reason),
        cell => format!("{} ({cell})", row_reason(problem.reason)),
    };
    problems.iter().map(said).collect::<Vec<_>>().join("; ")
}

/// What a word means that no list knows.
pub fn word_label(heading: &str, word: &str) -> String {
    format!("{heading}: o que é “{word}”?")
}

pub const WORD_LEFT: &str = "Entra com a palavra na observação";

pub fn meant(meant: Meant) -> String {
    match meant {
        Meant::Status(status) => labels::order_status(status).to_owned(),
        Meant::Channel(channel) => labels::channel(channel).to_owned(),
        Meant::Outcome(outcome) => labels::outcome(outcome).to_owned(),
    }
}

/// Why the plan changes nothing: never that all is there already where rows stay outside.
pub fn nothing_to_do(same: usize, refused: usize, conflicts: usize) -> String {
    if refused + conflicts == 0 {
        return match same {
            0 => "Este arquivo não tem linha que entre na carteira.".to_owned(),
            _ => "Este arquivo não muda nada: tudo já está na carteira.".to_owned(),
        };
    }
    let outside = [
        (refused > 0).then(|| plural(number(refused), "linha recusada", "linhas recusadas")),
        (conflicts > 0).then(|| plural(number(conflicts), "em conflito", "em conflito")),
    ];
    let outside = list(&outside.into_iter().flatten().collect::<Vec<_>>());
    match same {
        0 => format!("Nada entra deste arquivo: {outside}."),
        _ => format!(
            "Nada entra deste arquivo: {outside}; {} já {} na carteira.",
            plural(number(same), "linha", "linhas"),
            plural_word(number(same), "está", "estão")
        ),
    }
}

fn number(rows: usize) -> i64 {
    i64::try_from(rows).unwrap_or(i64::MAX)
}

#[cfg(test)]
#[path = "import_tests.rs"]
mod tests;
