//! Words of *Dados*: what comes in, what goes out, copies, undo, sample, erase.

use super::alerts::KEPT_NEVER;
use super::format::{count, date, near, plural};
use crate::exchange::headings::Kind;
use crate::workers::protocol::{Counts, Failure};
use chrono::NaiveDate;

pub const IMPORT: &str = "Importar";
pub const IMPORT_WHY: &str = "Planilha de clientes, pedidos ou contatos (Excel ou CSV), notas fiscais em XML, contatos do celular (.vcf), conversa exportada do WhatsApp (.txt ou .zip) ou um snapshot (.carteira). Nada muda antes de você conferir.";
pub const DROP: &str = "Escolher ou soltar arquivos";
pub const DROP_HINT: &str =
    "XLSX, CSV, XML ou ZIP de NF-e, VCF, conversa do WhatsApp ou .carteira; pode escolher vários de uma vez";
pub const MODELS: &str = "Modelos para preencher";
pub const SHARE: &str = "Exportar e compartilhar";
pub const SNAPSHOT: &str = "Snapshot da carteira";
pub const SNAPSHOT_WHY: &str =
    "A carteira inteira em um arquivo aberto. Quem recebe junta à própria carteira sem perder nada.";
pub const SHARE_SNAPSHOT: &str = "Compartilhar snapshot";
pub const SAVE_SNAPSHOT: &str = "Salvar snapshot";
pub const ANALYSIS: &str = "Análise (CSV)";
pub const ANALYSIS_WORKBOOK: &str = "Análise (Excel)";
/// Name of its sheet.
pub const ANALYSIS_TITLE: &str = "Análise";
/// Name of a map of clients.
pub const MAP_TITLE: &str = "Clientes da carteira";
pub const ANALYSIS_WHY: &str =
    "Uma linha por cliente, na data e com os filtros escolhidos, pronta para o Excel.";
pub const COVERAGE: &str = "Cobertura (CSV)";
pub const COVERAGE_WHY: &str = "Os últimos 24 meses, no total, por vendedor e por UF.";
pub const COPIES: &str = "Cópias neste aparelho";
pub const COPIES_WHY: &str = "Feitas sozinhas quando você para de usar e antes de cada importação: as 5 últimas, uma por dia por 7 dias e uma por semana por 4 semanas. Não protegem contra perda do aparelho: para isso, salve um snapshot fora dele.";
pub const COPIES_NONE: &str = "Nenhuma cópia ainda.";
pub const COPY_NOW: &str = "Copiar agora";
pub const COPY_OPEN: &str = "Trazer de volta";
pub const KEEPING: &str = "Guarda dos dados";
pub const PROMISED: &str = "O navegador prometeu não apagar os dados deste aplicativo por conta própria.";
pub const NOT_PROMISED: &str = "O navegador não prometeu guardar os dados: se faltar espaço ou o aplicativo ficar semanas sem uso, ele pode apagá-los. Mantenha uma cópia fora do aparelho.";
pub const ASK_PROMISE: &str = "Pedir de novo ao navegador";
pub const JOURNAL: &str = "O que foi feito";
pub const JOURNAL_WHY: &str = "Tudo que você fez nos últimos 30 dias pode ser desfeito daqui.";
pub const JOURNAL_EMPTY: &str = "Nada foi feito ainda.";
pub const UNDONE: &str = "desfeito";
pub const UNDO: &str = "Desfazer";
pub const SAMPLE: &str = "Dados de exemplo";
pub const SAMPLE_WHY: &str = "Uma carteira inventada, com 180 clientes em dois anos, separada da sua. Ao sair, ela some sem deixar rastro.";
pub const SAMPLE_ENTER: &str = "Explorar com dados de exemplo";
pub const SAMPLE_LEAVE: &str = "Sair do exemplo e apagá-lo";
pub const SAMPLE_BANNER: &str = "Dados de exemplo: clientes inventados.";
pub const SAMPLE_BANNER_LEAVE: &str = "Sair do exemplo";
pub const SAMPLE_MAKING: &str = "Montando a carteira de exemplo";
pub const ERASE: &str = "Apagar tudo deste aparelho";
pub const ERASE_WHY: &str = "Apaga clientes, contatos, pedidos, regras e as cópias deste aparelho. Salve um snapshot antes: não há como desfazer.";
pub const ERASE_WHAT: &str = "Sai deste aparelho: clientes, contatos, pedidos, regras, o histórico do que foi feito, as cópias guardadas aqui, rascunhos e o que o aplicativo lembrava. Fica: o próprio aplicativo, o tema escolhido e os arquivos que você salvou ou enviou. Não há como desfazer.";
pub const ERASE_ACTION: &str = "Apagar tudo";
pub const ERASE_CONFIRM: &str = "Apagar toda a carteira deste aparelho?";
pub const ERASED: &str = "A carteira foi apagada deste aparelho.";
pub const DAMAGED: &str = "Registros que não puderam ser lidos";
pub const COLUMNS: &str = "Confira as colunas";
pub const COLUMN: &str = "Coluna";
pub const EXAMPLE: &str = "Exemplo";
pub const MEANS: &str = "Vai para";
pub const KIND: &str = "O que o arquivo traz";
pub const CONTINUE: &str = "Conferir as linhas";
pub const CANCEL: &str = "Cancelar";
pub const APPLY: &str = "Importar";
pub const MERGE: &str = "Juntar";
pub const CLOSE: &str = "Concluir";
pub const NEXT_FILE: &str = "Próximo arquivo";
pub const READING: &str = "Lendo o arquivo";
pub const JUDGING: &str = "Conferindo as linhas";
pub const WRITING: &str = "Gravando neste aparelho";
pub const STOPPING: &str = "Cancelando";
pub const CANCELLED: &str = "Cancelado. Nada foi gravado.";
pub const WRITTEN_UNKNOWN: &str = "O trabalho parou e não foi possível ler o que ficou gravado. Recarregue a página: ela mostra o que este aparelho tem.";
pub const EXPORTING: &str = "Escrevendo o arquivo";
pub const NEW: &str = "Novos";
pub const UPDATES: &str = "Atualizam";
pub const SAME: &str = "Iguais";
pub const CONFLICTS: &str = "Conflitos";
pub const REFUSED: &str = "Recusadas";
pub const IGNORED: &str = "Ignoradas";
pub const LINE: &str = "Linha";
pub const FILE: &str = "Arquivo";
pub const BROUGHT: &str = "O que entra";
pub const CLIENT: &str = "Cliente";
pub const REASON: &str = "Motivo";
pub const CELL: &str = "Célula";
pub const SAVE_REFUSED: &str = "Salvar as linhas que não entram";
pub const CREATE_CLIENTS: &str = "Cadastrar os clientes que faltam";
pub const CREATE_CLIENTS_HINT: &str = "Só quando a linha traz CNPJ ou CPF e nome.";
pub const AREA_CODE: &str = "DDD de telefones sem DDD";
pub const NOTHING_TO_DO: &str = "Este arquivo não muda nada: tudo já está na carteira.";
pub const MERGE_TITLE: &str = "Juntar carteiras";
pub const ONLY_CONFLICTS: &str = "Fora estas escolhas, o arquivo não traz nada de novo.";
pub const MERGE_NEW: &str = "Clientes novos";
pub const MERGE_UPDATED: &str = "Clientes que mudam";
pub const MERGE_SAME: &str = "Clientes iguais";
pub const MERGE_CONTACTS: &str = "Contatos que entram";
pub const MERGE_ORDERS: &str = "Pedidos que entram";
pub const MERGE_REMOVED: &str = "Apagados lá";
pub const NEW_NAMES: &str = "Também serão criados";

pub fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Clients => "Clientes",
        Kind::Orders => "Pedidos",
        Kind::Interactions => "Contatos",
    }
}

/// "12 arquivos de nota fiscal".
pub fn notes_chosen(files: usize) -> String {
    format!("{} arquivos de nota fiscal", count(files))
}

/// "clientes.csv: 3.120 linhas".
pub fn file_rows(name: &str, rows: usize) -> String {
    format!("{name}: {}", plural(rows as i64, "linha", "linhas"))
}

/// "Importar 120 novos e 30 atualizações".
pub fn apply(counts: &Counts) -> String {
    let mut parts = Vec::new();
    if counts.new > 0 {
        parts.push(plural(counts.new as i64, "novo", "novos"));
    }
    if counts.updates > 0 {
        parts.push(plural(counts.updates as i64, "atualização", "atualizações"));
    }
    if parts.is_empty() { APPLY.to_owned() } else { format!("{APPLY} {}", super::format::list(&parts)) }
}

/// "Gravado neste aparelho: 150 registros."
pub fn committed(records: usize) -> String {
    format!("Gravado neste aparelho: {}.", plural(records as i64, "registro", "registros"))
}

/// The wish to cancel came when all was kept.
pub fn kept_after_stop(records: usize) -> String {
    format!(
        "O cancelamento chegou tarde: {} neste aparelho. Para voltar atrás, use Desfazer.",
        plural(records as i64, "registro já estava gravado", "registros já estavam gravados")
    )
}

/// The worker broke after all was kept.
pub fn kept_unsaid(records: usize) -> String {
    format!(
        "O trabalho parou, mas depois de gravar tudo: {} neste aparelho.",
        plural(records as i64, "registro está", "registros estão")
    )
}

/// "12 campos foram mudados nos dois lados…".
pub fn conflicts(number: usize) -> String {
    match number {
        0 => "Nenhum conflito: nenhum campo foi mudado nos dois lados.".to_owned(),
        _ => format!(
            "{} nos dois lados, sem um saber do outro. Fica a edição mais recente, a não ser que você escolha a outra.",
            plural(number as i64, "campo foi mudado", "campos foram mudados")
        ),
    }
}

/// What the field says here, and since when.
pub fn conflict_here(value: &str, when: &str) -> String {
    format!("Aqui: {value} ({when})")
}

/// What it says in the file.
pub fn conflict_comes(value: &str, when: &str) -> String {
    format!("No arquivo: {value} ({when})")
}

pub fn more_conflicts(left: usize) -> String {
    format!("Mostrar mais: faltam {}", count(left))
}

pub fn conflicts_beyond(number: usize) -> String {
    let fields = plural(number as i64, "campo que não aparece", "campos que não aparecem");
    format!("Em mais {fields} aqui, fica a edição mais recente.")
}

/// Of what all clients share.
pub fn catalog_conflicts(number: usize) -> String {
    format!(
        "{} nos dois lados (ajustes, vendedores, metas, motivos); fica a edição mais recente.",
        plural(number as i64, "cadastro geral foi mudado", "cadastros gerais foram mudados")
    )
}

/// Of a file that is not whole.
pub fn can_be_read(whole: &str) -> String {
    format!("Dá para ler dele: {whole}. Antes de gravar, você vê o que muda.")
}

/// "2 possíveis repetidos: mesmo CNPJ ou CPF."
pub fn duplicates(number: usize) -> String {
    let clients = plural(number as i64, "cliente parece repetido", "clientes parecem repetidos");
    format!("{clients}: mesmo CNPJ ou CPF cadastrado nos dois lados. Todos foram mantidos.")
}

/// "mais 1.200 que não aparecem aqui".
pub fn and_more(hidden: usize) -> String {
    format!("e mais {} que não aparecem aqui", count(hidden))
}

/// "de 40 mil linhas".
pub fn progress(done: usize, total: usize) -> String {
    match total {
        0 => String::new(),
        _ => format!("{} de {}", count(done), count(total)),
    }
}

/// "Cópia de hoje, 14:32: 180 clientes".
pub fn copy(near: &str, time: &str, clients: u32) -> String {
    format!("{near}, {time}: {}", plural(i64::from(clients), "cliente", "clientes"))
}

/// A copy whose day has not come yet: only its label is wrong.
pub fn copy_from_future(date: &str, time: &str, clients: u32) -> String {
    format!(
        "{date}, {time}: {} (data no futuro: o relógio do aparelho estava adiantado)",
        plural(i64::from(clients), "cliente", "clientes")
    )
}

/// The one sentence about copies that cover the loss of the device, wherever it is said: "Cópia fora do aparelho: hoje".
pub fn kept_elsewhere(last: Option<NaiveDate>, today: NaiveDate) -> String {
    match last {
        None => KEPT_NEVER.to_owned(),
        Some(day) if day > today => {
            format!("Cópia fora do aparelho: {} (o relógio estava adiantado)", date(day))
        }
        Some(day) => format!("Cópia fora do aparelho: {}", near(day, today)),
    }
}

pub fn damaged(number: usize) -> String {
    let records = plural(number as i64, "registro não pôde ser lido", "registros não puderam ser lidos");
    format!(
        "{records} e foram separados. O resto da carteira está inteiro. Salve-os em um arquivo para recuperar."
    )
}

/// What happened, what is safe, what to do.
pub fn failure(why: &Failure) -> String {
    match why {
        Failure::Store(sentence) => format!("Nada foi alterado. {sentence}"),
        Failure::Table(error) => format!("Nada foi alterado. {}", super::import::table_error(error)),
        Failure::Snapshot(sentence) => format!("Nada foi alterado. {sentence}"),
        Failure::Stale => "Nada foi alterado: a carteira mudou enquanto você conferia. Abra o arquivo de novo.".to_owned(),
        Failure::NotVerified => {
            "O arquivo escrito não bateu com a carteira e foi descartado. Os dados aqui estão inteiros. Tente de novo."
                .to_owned()
        }
        Failure::NoCiphers => super::sealed::NO_CIPHERS.to_owned(),
        Failure::TooLarge => {
            "A tabela não cabe em uma planilha do Excel. Filtre menos clientes ou use o CSV.".to_owned()
        }
        Failure::Cancelled => CANCELLED.to_owned(),
        Failure::NothingPrepared => "Nada foi alterado. Escolha o arquivo de novo.".to_owned(),
        Failure::Broken => "O trabalho parou antes do fim e nada foi alterado. Tente de novo.".to_owned(),
    }
}
