//! Why a command did nothing.

use crate::exchange::snapshot::{BadLine, SnapshotError};
use crate::text::format::{count, plural};
use crate::text::snapshot::flaw;
use std::io;

/// Stands where the name of a file would.
pub(crate) const STDOUT: &str = "saída padrão";
pub(crate) const SEE_HELP: &str = "Veja carteira-cli --help.";
pub(crate) const NO_COMMAND: &str = "Falta dizer o comando.";
pub(crate) const CAN_SALVAGE: &str =
    "Com --salvar-o-que-der entram as linhas inteiras; o que se perdeu é listado.";
pub(crate) const IS_JSON: &str =
    "é um JSON, e não uma planilha. Uma carteira se junta a outra com o comando juntar.";
pub(crate) const TOO_LARGE: &str =
    "A análise tem mais linhas do que cabe em uma planilha do Excel. Nada foi gravado; use --formato csv.";

/// A sentence with the file that it is about.
pub(crate) fn about(name: &str, sentence: &str) -> String {
    format!("{name}: {sentence}")
}

pub(crate) fn unknown_command(word: &str) -> String {
    format!("Não há o comando “{word}”.")
}

pub(crate) fn unknown_option(option: &str, command: Option<&str>) -> String {
    match command {
        Some(command) => format!("O comando {command} não tem a opção {option}."),
        None => format!("Não há a opção {option}."),
    }
}

pub(crate) fn needs_value(option: &str) -> String {
    format!("Falta o valor da opção {option}.")
}

pub(crate) fn takes_no_value(option: &str) -> String {
    format!("A opção {option} não leva valor.")
}

pub(crate) fn bad_value(option: &str, value: &str) -> String {
    let expected = match option {
        "em" => "uma data como 2026-11-30",
        "meses" => "um número de 1 a 24",
        "ddd" => "um DDD de 11 a 99",
        "por" => {
            "uma lista sem repetição de mes, vendedor, uf, municipio, ramo, abc e representada, separados por vírgula"
        }
        "como" => "clientes, pedidos ou contatos",
        "codigo-repetido" => "perguntar, outro-cliente ou novo-documento",
        _ => "um dos valores que a ajuda do comando lista",
    };
    format!("“{value}” não serve para --{option}: use {expected}.")
}

pub(crate) fn too_few_files(command: &str, least: usize) -> String {
    let files = plural(i64::try_from(least).unwrap_or(i64::MAX), "arquivo", "arquivos");
    format!("O comando {command} precisa de ao menos {files}.")
}

pub(crate) fn too_many_files(command: &str) -> String {
    format!("O comando {command} lê um arquivo ou uma pasta de cada vez.")
}

pub(crate) fn no_output(command: &str) -> String {
    format!("O comando {command} precisa saber onde gravar: use --saida.")
}

pub(crate) fn only_with(option: &str, other: &str) -> String {
    format!("{option} só vale com {other}.")
}

pub(crate) fn unreadable(name: &str, why: &str) -> String {
    format!("{name}: não foi possível ler ({why}).")
}

pub(crate) fn unwritable(name: &str, why: &str) -> String {
    format!("{name}: não foi possível gravar ({why}).")
}

pub(crate) fn not_teams(name: &str) -> String {
    format!("{name}: faltam as colunas vendedor e equipe. Nada foi gravado.")
}

pub(crate) fn exists(name: &str) -> String {
    format!(
        "{name}: já existe e ficou como estava; escolha outro nome ou, se for um arquivo, use --substituir."
    )
}

pub(crate) fn not_verified(name: &str) -> String {
    format!(
        "{name}: relido, o arquivo gravado não é igual ao que devia ser. Nada ficou gravado; tente em outro disco."
    )
}

pub(crate) fn sealed(name: &str) -> String {
    format!(
        "{name}: está protegido por senha, e este programa não abre arquivos assim. Abra no aplicativo e exporte sem senha."
    )
}

/// What the system says, in our words where they are usual.
pub(crate) fn io_error(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "o arquivo ou a pasta não existe".to_owned(),
        io::ErrorKind::PermissionDenied => "sem permissão".to_owned(),
        io::ErrorKind::IsADirectory => "é uma pasta".to_owned(),
        io::ErrorKind::NotADirectory => "uma parte do caminho não é uma pasta".to_owned(),
        io::ErrorKind::StorageFull => "o disco está cheio".to_owned(),
        io::ErrorKind::ReadOnlyFilesystem => "o disco só aceita leitura".to_owned(),
        io::ErrorKind::AlreadyExists => "já existe".to_owned(),
        _ => format!("erro do sistema: {error}"),
    }
}

pub(crate) fn snapshot_error(error: &SnapshotError) -> String {
    match error {
        SnapshotError::Empty => "o arquivo está vazio.".to_owned(),
        SnapshotError::NotASnapshot => "não é um arquivo da carteira.".to_owned(),
        SnapshotError::Newer { app, version: _, min_reader: _ } => {
            format!("foi gravado por uma versão mais nova ({app}); atualize este programa.")
        }
        SnapshotError::Truncated { lines: 0 | 1 } => "incompleto: só veio o começo.".to_owned(),
        SnapshotError::Truncated { lines } => {
            let lines = plural(i64::try_from(*lines).unwrap_or(i64::MAX), "linha inteira", "linhas inteiras");
            format!("incompleto: há {lines}, mas falta o fim.")
        }
        SnapshotError::Line { line, flaw: of } => format!("linha {line}: {}.", flaw(of)),
        SnapshotError::Checksum => {
            "foi alterado depois de gravado: a soma de conferência não bate.".to_owned()
        }
        SnapshotError::Counts => "o fim do arquivo conta outros registros do que ele tem.".to_owned(),
        SnapshotError::FarClock => {
            "tem alterações de uma data impossível, de um aparelho com o relógio errado: juntadas, nenhuma outra valeria mais.".to_owned()
        }
    }
}

pub(crate) fn bad_line(bad: &BadLine) -> String {
    format!("linha {}: {}.", bad.line, flaw(&bad.flaw))
}

pub(crate) fn more_lines(more: usize) -> String {
    format!("e mais {} com problema.", plural_lines(more))
}

fn plural_lines(lines: usize) -> String {
    if lines == 1 { "1 linha".to_owned() } else { format!("{} linhas", count(lines)) }
}

pub(crate) const NO_ID: &str = "falta o campo id";
pub(crate) const NO_CLIENT: &str = "falta o campo client";
pub(crate) const NO_OBJECT: &str = "não é um objeto JSON";
pub(crate) const NO_STONE: &str = "faltam ou sobram campos: são client, id e at";

pub(crate) fn no_manifest(name: &str, newer: bool) -> String {
    match newer {
        true => format!("{name}: as tabelas são de uma versão mais nova; atualize este programa."),
        false => format!("{name}: não é uma pasta de tabelas: tables.json falta ou não se entende."),
    }
}

pub(crate) fn table_row(table: &str, line: usize, why: &str) -> String {
    format!("{table}, linha {line}: {why}. Nada foi gravado.")
}

pub(crate) fn out_of_order(table: &str, line: usize) -> String {
    format!(
        "{table}, linha {line}: o cliente não está em clients, ou as linhas não seguem a mesma ordem. Nada foi gravado."
    )
}

pub(crate) fn other_rows(table: &str, expected: usize, found: usize) -> String {
    format!(
        "{table}: tem {}, e tinha {} quando foi gravada. Nada foi gravado; copie a pasta de novo ou, se a mudança foi de propósito, use --editadas.",
        plural_lines(found),
        count(expected)
    )
}

pub(crate) fn stranger(name: &str) -> String {
    format!("{name}: não é uma das tabelas de uma carteira, e ficaria de fora. Nada foi gravado.")
}

pub(crate) fn tables_not_whole(why: &str) -> String {
    format!("as tabelas não fazem um arquivo da carteira inteiro: {why} Nada foi gravado.")
}
