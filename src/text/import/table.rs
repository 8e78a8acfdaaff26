//! Why a file can not be read as a table, and what was put right in reading it.

use crate::exchange::table::{FileKind, TableError, TableProblem};
use crate::text::format::{count, plural, plural_word};

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
        FileKind::Json => {
            "Este arquivo é um JSON. Para um arquivo da carteira, use Abrir arquivo da carteira."
        }
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
