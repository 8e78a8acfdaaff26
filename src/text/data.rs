//! Words of *Dados*: what comes in, what goes out, copies, undo, sample, erase.

use super::alerts::KEPT_NEVER;
use super::format::{count, date, list, near, plural};
use crate::exchange::headings::Kind;
use crate::workers::protocol::{Counts, Failure};
use chrono::NaiveDate;

pub(crate) const IMPORT: &str = "Importar";
pub(crate) const IMPORT_WHY: &str = "Planilha de clientes, pedidos ou contatos (Excel ou CSV), notas fiscais em XML, contatos do celular (.vcf), conversa exportada do WhatsApp (.txt ou .zip) ou arquivo da carteira (.carteira). Nada muda antes de você conferir.";
pub(crate) const DROP: &str = "Escolher ou soltar arquivos";
pub(crate) const DROP_HINT: &str =
    "XLSX, CSV, XML ou ZIP de NF-e, VCF, conversa do WhatsApp ou .carteira; pode escolher vários de uma vez";
pub(crate) const NOTES_FOLDER: &str = "Escolher pasta de notas";
pub(crate) const NO_NOTES_IN_FOLDER: &str =
    "Nesta pasta não há arquivo XML. Planilhas e outros arquivos entram por “Escolher ou soltar arquivos”.";
pub(crate) const MODELS: &str = "Modelos para preencher";
pub(crate) const SHARE: &str = "Exportar e compartilhar";
pub(crate) const SNAPSHOT: &str = "Arquivo da carteira";
pub(crate) const SNAPSHOT_WHY: &str =
    "A carteira inteira em um arquivo aberto. Quem recebe junta à própria carteira sem perder nada.";
pub(crate) const SHARE_SNAPSHOT: &str = "Compartilhar arquivo da carteira";
pub(crate) const SAVE_SNAPSHOT: &str = "Salvar arquivo da carteira";
/// Name of a map of clients.
pub(crate) const MAP_TITLE: &str = "Clientes da carteira";
pub(crate) const ANALYSIS_WHY: &str =
    "Uma linha por cliente, na data e com os filtros escolhidos, pronta para o Excel.";
pub(crate) const COVERAGE: &str = "Cobertura (CSV)";
pub(crate) const COVERAGE_WHY: &str = "Os últimos 24 meses, no total, por vendedor e por UF.";
pub(crate) const COPIES: &str = "Cópias neste aparelho";
pub(crate) const COPIES_WHY: &str = "Feitas sozinhas quando você para de usar e antes de cada importação: as 5 últimas, uma por dia por 7 dias e uma por semana por 4 semanas. Não protegem contra perda do aparelho: para isso, salve um arquivo da carteira fora dele.";
pub(crate) const COPIES_NONE: &str = "Nenhuma cópia ainda.";
pub(crate) const COPY_NOW: &str = "Copiar agora";
pub(crate) const COPY_OPEN: &str = "Trazer de volta";
pub(crate) const KEEPING: &str = "Guarda dos dados";
pub(crate) const PROMISED: &str =
    "O navegador prometeu não apagar os dados deste aplicativo por conta própria.";
pub(crate) const NOT_PROMISED: &str = "O navegador não prometeu guardar os dados: se faltar espaço ou o aplicativo ficar semanas sem uso, ele pode apagá-los. Mantenha uma cópia fora do aparelho.";
pub(crate) const ASK_PROMISE: &str = "Pedir de novo ao navegador";
pub(crate) const JOURNAL: &str = "O que foi feito";
pub(crate) const JOURNAL_WHY: &str = "Tudo o que você fez nos últimos 30 dias pode ser desfeito daqui.";
pub(crate) const JOURNAL_EMPTY: &str = "Nada foi feito ainda.";
pub(crate) const UNDONE: &str = "desfeito";
pub(crate) const UNDO: &str = "Desfazer";
pub(crate) const SAMPLE: &str = "Dados de exemplo";
pub(crate) const SAMPLE_WHY: &str = "Uma carteira inventada, com 180 clientes em dois anos, separada da sua. Ao sair, ela some sem deixar rastro.";
pub(crate) const SAMPLE_ENTER: &str = "Explorar com dados de exemplo";
pub(crate) const SAMPLE_LEAVE: &str = "Sair do exemplo e apagá-lo";
pub(crate) const SAMPLE_BANNER: &str = "Dados de exemplo: clientes inventados.";
pub(crate) const SAMPLE_BANNER_LEAVE: &str = "Sair do exemplo";
pub(crate) const ERASE: &str = "Apagar tudo deste aparelho";
pub(crate) const ERASE_WHY: &str = "Apaga clientes, contatos, pedidos, regras, as cópias e os mapas de ruas deste aparelho. Salve um arquivo da carteira antes: não há como desfazer.";
pub(crate) const ERASE_WHAT: &str = "Sai deste aparelho: clientes, contatos, pedidos, regras, o histórico do que foi feito, as cópias guardadas aqui, os mapas de ruas, rascunhos e o que o aplicativo lembrava. Fica: o próprio aplicativo, o tema escolhido e os arquivos que você salvou ou enviou. Não há como desfazer.";
pub(crate) const ERASE_ACTION: &str = "Apagar tudo";
pub(crate) const ERASE_CONFIRM: &str = "Apagar toda a carteira deste aparelho?";
pub(crate) const ERASED: &str = "A carteira foi apagada deste aparelho.";
pub(crate) const DAMAGED: &str = "Registros que não puderam ser lidos";
pub(crate) const COLUMNS: &str = "Confira as colunas";
pub(crate) const MEANS: &str = "Vai para";
pub(crate) const KIND: &str = "O que o arquivo traz";
pub(crate) const CONTINUE: &str = "Conferir as linhas";
pub(crate) const CANCEL: &str = "Cancelar";
pub(crate) const APPLY: &str = "Importar";
pub(crate) const MERGE: &str = "Juntar";
pub(crate) const CLOSE: &str = "Concluir";
pub(crate) const NEXT_FILE: &str = "Próximo arquivo";
pub(crate) const READING: &str = "Lendo o arquivo";
pub(crate) const JUDGING: &str = "Conferindo as linhas";
pub(crate) const WRITING: &str = "Gravando neste aparelho";
pub(crate) const STOPPING: &str = "Cancelando";
pub(crate) const CANCELLED: &str = "Cancelado. Nada foi gravado.";
pub(crate) const WRITTEN_UNKNOWN: &str = "O trabalho parou e não foi possível ler o que ficou gravado. Recarregue a página: ela mostra o que este aparelho tem.";
pub(crate) const NEW: &str = "Novos";
pub(crate) const UPDATES: &str = "Atualizam";
pub(crate) const SAME: &str = "Iguais";
pub(crate) const CONFLICTS: &str = "Conflitos";
pub(crate) const REFUSED: &str = "Recusadas";
pub(crate) const IGNORED: &str = "Ignoradas";
pub(crate) const LINE: &str = "Linha";
pub(crate) const FILE: &str = "Arquivo";
pub(crate) const BROUGHT: &str = "O que entra";
pub(crate) const CLIENT: &str = "Cliente";
pub(crate) const REASON: &str = "Motivo";
pub(crate) const SAVE_REFUSED: &str = "Salvar as linhas que não entram";
pub(crate) const CREATE_CLIENTS: &str = "Cadastrar os clientes que faltam";
pub(crate) const CREATE_CLIENTS_HINT: &str = "Só quando a linha traz CNPJ ou CPF e nome.";
pub(crate) const AREA_CODE: &str = "DDD de telefones sem DDD";
pub(crate) const NOTHING_TO_DO: &str = "Este arquivo não muda nada: tudo já está na carteira.";
pub(crate) const MERGE_TITLE: &str = "Juntar carteiras";
pub(crate) const ONLY_CONFLICTS: &str = "Fora estas escolhas, o arquivo não traz nada de novo.";
pub(crate) const ONLY_NOTED: &str =
    "Este arquivo não traz nada de novo: ao juntar, só fica anotado que ele chegou.";
pub(crate) const MERGE_NEW: &str = "Clientes novos";
pub(crate) const MERGE_UPDATED: &str = "Clientes que mudam";
pub(crate) const MERGE_SAME: &str = "Clientes iguais";
pub(crate) const MERGE_CONTACTS: &str = "Contatos que entram";
pub(crate) const MERGE_ORDERS: &str = "Pedidos que entram";
pub(crate) const MERGE_REMOVED: &str = "Apagados lá";
pub(crate) const NEW_NAMES: &str = "Também serão criados";

pub(crate) fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Clients => "Clientes",
        Kind::Orders => "Pedidos",
        Kind::Interactions => "Contatos",
        Kind::Checks => "Consultas",
    }
}

/// "12 arquivos de nota fiscal".
pub(crate) fn notes_chosen(files: usize) -> String {
    format!("{} arquivos de nota fiscal", count(files))
}

/// "3 arquivos da pasta não são XML e ficaram de fora: leia-me.txt, nota.pdf…".
pub(crate) fn left_in_folder(files: usize, names: &[String]) -> String {
    const NAMED: usize = 3;
    let named = names.iter().take(NAMED).cloned().collect::<Vec<_>>().join(", ");
    let more = if names.len() > NAMED { "…" } else { "." };
    match files {
        1 => format!("1 arquivo da pasta não é XML e ficou de fora: {named}{more}"),
        _ => format!("{} arquivos da pasta não são XML e ficaram de fora: {named}{more}", count(files)),
    }
}

/// "clientes.csv: 3.120 linhas".
pub(crate) fn file_rows(name: &str, rows: usize) -> String {
    format!("{name}: {}", plural(rows as i64, "linha", "linhas"))
}

/// "Importar 120 novos e 30 atualizações".
pub(crate) fn apply(counts: &Counts) -> String {
    let mut parts = Vec::new();
    if counts.new > 0 {
        parts.push(plural(counts.new as i64, "novo", "novos"));
    }
    if counts.updates > 0 {
        parts.push(plural(counts.updates as i64, "atualização", "atualizações"));
    }
    if parts.is_empty() { APPLY.to_owned() } else { format!("{APPLY} {}", list(&parts)) }
}

/// "Gravado neste aparelho: 150 registros."
pub(crate) fn committed(records: usize) -> String {
    format!("Gravado neste aparelho: {}.", plural(records as i64, "registro", "registros"))
}

/// The wish to cancel came when all was kept.
pub(crate) fn kept_after_stop(records: usize) -> String {
    format!(
        "O cancelamento chegou tarde: {} neste aparelho. Para voltar atrás, use Desfazer.",
        plural(records as i64, "registro já estava gravado", "registros já estavam gravados")
    )
}

/// The worker broke after all was kept.
pub(crate) fn kept_unsaid(records: usize) -> String {
    format!(
        "O trabalho parou, mas depois de gravar tudo: {} neste aparelho.",
        plural(records as i64, "registro está", "registros estão")
    )
}

/// "12 campos foram mudados nos dois lados…".
pub(crate) fn conflicts(number: usize) -> String {
    match number {
        0 => "Nenhum conflito: nenhum campo foi mudado nos dois lados.".to_owned(),
        _ => format!(
            "{} nos dois lados, sem um saber do outro. Fica a edição mais recente, a não ser que você escolha a outra.",
            plural(number as i64, "campo foi mudado", "campos foram mudados")
        ),
    }
}

/// "Arquivo de Ana, de 28/11/2026 18:40. O anterior era de 21/11/2026 18:02."
/// `is_newer`: than the one before.
pub(crate) fn file_of(name: Option<&str>, written: &str, before: Option<&str>, is_newer: bool) -> String {
    let whose = name.unwrap_or("outro aparelho");
    let before = match before {
        None => "É o primeiro que chega.".to_owned(),
        Some(_) if !is_newer => "Ele, ou um mais novo, já tinha chegado.".to_owned(),
        Some(before) => format!("O anterior era de {before}."),
    };
    format!("Arquivo de {whose}, de {written}. {before}")
}

/// "De novo: 1 cliente novo, 4 contatos e 5 pedidos." New clients, those that change, contacts, orders, erased ones.
pub(crate) fn news(of: [usize; 5]) -> Option<String> {
    let words = [
        ("cliente novo", "clientes novos"),
        ("cliente que muda", "clientes que mudam"),
        ("contato", "contatos"),
        ("pedido", "pedidos"),
        ("cliente apagado lá", "clientes apagados lá"),
    ];
    let some = of.into_iter().zip(words).filter(|(number, _)| *number > 0);
    let parts: Vec<String> = some.map(|(number, (one, many))| plural(number as i64, one, many)).collect();
    (!parts.is_empty()).then(|| format!("De novo: {}.", list(&parts)))
}

/// What the field says here, and since when.
pub(crate) fn conflict_here(value: &str, when: &str) -> String {
    format!("Aqui: {value} ({when})")
}

/// What it says in the file.
pub(crate) fn conflict_comes(value: &str, when: &str) -> String {
    format!("No arquivo: {value} ({when})")
}

pub(crate) fn more_conflicts(left: usize) -> String {
    format!("Mostrar mais: faltam {}", count(left))
}

pub(crate) fn conflicts_beyond(number: usize) -> String {
    let fields = plural(number as i64, "campo que não aparece", "campos que não aparecem");
    format!("Em mais {fields} aqui, fica a edição mais recente.")
}

/// Of what all clients share.
pub(crate) fn catalog_conflicts(number: usize) -> String {
    format!(
        "{} nos dois lados (ajustes, vendedores, metas, motivos); fica a edição mais recente.",
        plural(number as i64, "cadastro geral foi mudado", "cadastros gerais foram mudados")
    )
}

/// Of a file that is not whole.
pub(crate) fn can_be_read(whole: &str) -> String {
    format!("Dá para ler dele: {whole}. Antes de gravar, você vê o que muda.")
}

/// "2 possíveis repetidos: mesmo CNPJ ou CPF."
pub(crate) fn duplicates(number: usize) -> String {
    let clients = plural(number as i64, "cliente parece repetido", "clientes parecem repetidos");
    format!("{clients}: mesmo CNPJ ou CPF cadastrado nos dois lados. Todos foram mantidos.")
}

/// "mais 1.200 que não aparecem aqui".
pub(crate) fn and_more(hidden: usize) -> String {
    format!("e mais {} que não aparecem aqui", count(hidden))
}

/// "de 40 mil linhas".
pub(crate) fn progress(done: usize, total: usize) -> String {
    match total {
        0 => String::new(),
        _ => format!("{} de {}", count(done), count(total)),
    }
}

/// "Cópia de hoje, 14:32: 180 clientes".
pub(crate) fn copy(near: &str, time: &str, clients: u32) -> String {
    format!("{near}, {time}: {}", plural(i64::from(clients), "cliente", "clientes"))
}

/// A copy whose day has not come yet: only its label is wrong.
pub(crate) fn copy_from_future(date: &str, time: &str, clients: u32) -> String {
    format!(
        "{date}, {time}: {} (data no futuro: o relógio do aparelho estava adiantado)",
        plural(i64::from(clients), "cliente", "clientes")
    )
}

/// The one sentence about copies that cover the loss of the device, wherever it is said: "Cópia fora do aparelho: hoje".
pub(crate) fn kept_elsewhere(last: Option<NaiveDate>, today: NaiveDate) -> String {
    match last {
        None => KEPT_NEVER.to_owned(),
        Some(day) if day > today => {
            format!("Cópia fora do aparelho: {} (o relógio estava adiantado)", date(day))
        }
        Some(day) => format!("Cópia fora do aparelho: {}", near(day, today)),
    }
}

pub(crate) fn damaged(number: usize) -> String {
    let records = plural(number as i64, "registro não pôde ser lido", "registros não puderam ser lidos");
    format!(
        "{records} e foram separados. O resto da carteira está inteiro. Salve-os em um arquivo para recuperar."
    )
}

/// What happened, what is safe, what to do.
pub(crate) fn failure(why: &Failure) -> String {
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
        Failure::Tiles(why) => super::streets::refused(why),
        Failure::Cancelled => CANCELLED.to_owned(),
        Failure::NothingPrepared => "Nada foi alterado. Escolha o arquivo de novo.".to_owned(),
        Failure::Broken => "O trabalho parou antes do fim e nada foi alterado. Tente de novo.".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_in_a_folder_is_counted_and_named() {
        let names = ["leia-me.txt", "danfe.pdf", "a.jpg", "b.jpg"].map(str::to_owned);
        assert_eq!(
            left_in_folder(1, &names[..1]),
            "1 arquivo da pasta não é XML e ficou de fora: leia-me.txt."
        );
        assert_eq!(
            left_in_folder(4, &names),
            "4 arquivos da pasta não são XML e ficaram de fora: leia-me.txt, danfe.pdf, a.jpg…"
        );
    }
}
