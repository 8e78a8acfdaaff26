//! Words of *Ajustes*: every threshold with what it does and why its default is what it is.

use super::format::{count, percent, plural};
use crate::domain::measure::tally::Tally;
use crate::domain::portfolio::eligibility::Exclusion;

pub(crate) const INDEX: &str = "Seções dos ajustes";
pub(crate) const FIND: &str = "Buscar nos ajustes";

/// "3 ajustes encontrados".
pub(crate) fn found(hits: usize) -> String {
    match hits {
        0 => "Nenhum ajuste com isso".to_owned(),
        hits => plural(i64::try_from(hits).unwrap_or(i64::MAX), "ajuste encontrado", "ajustes encontrados"),
    }
}

pub(crate) const GOAL: &str = "Meta e cobertura";
pub(crate) const COUNTS: &str = "O que conta como contato";
pub(crate) const COUNTS_WHY: &str =
    "Conta quando o comprador foi alcançado, com venda ou sem. Cada canal e resultado pode ser mudado aqui.";
pub(crate) const ONE_TAP: &str = "Registro de um toque";
pub(crate) const ONE_TAP_WHY: &str = "O toque registra um contato com sucesso. O canal está escrito no botão e pode ser corrigido logo depois do toque.";
pub(crate) const ONE_TAP_CHANNEL: &str = "Canal do toque";
pub(crate) const ONE_TAP_HINT: &str = "Padrão: visita. Vale neste aparelho e nunca muda sozinho.";
pub(crate) const CADENCE: &str = "Intervalo entre contatos";
pub(crate) const CADENCE_WHY: &str = "Vale primeiro o intervalo do próprio cliente (mude-o na página dele), depois o da etiqueta, o do ramo e o da classe.";
pub(crate) const CADENCE_OF_TAGS: &str = "Intervalos por etiqueta";
pub(crate) const CADENCE_OF_SEGMENTS: &str = "Intervalos por ramo";
pub(crate) const CADENCE_OF_TAGS_WHY: &str = "Quem tem mais de uma etiqueta fica com o menor intervalo.";
pub(crate) const TAG: &str = "Etiqueta";
pub(crate) const SEGMENT: &str = "Ramo";
pub(crate) const NO_TAGS: &str =
    "Nenhum cliente tem etiqueta ainda. Elas são escritas no cadastro ou vêm da planilha.";
pub(crate) const NO_SEGMENTS: &str =
    "Nenhum cliente tem ramo ainda. Ele é escrito no cadastro ou vem da planilha.";
pub(crate) const CHOOSE: &str = "Escolha";
pub(crate) const INTERVAL: &str = "Intervalo";
pub(crate) const SET_INTERVAL: &str = "Definir intervalo";
pub(crate) const STARTS: &str = "Começo do dia";
pub(crate) const ENDS: &str = "Fim do dia";
pub(crate) const LUNCH_STARTS: &str = "Almoço a partir de";
pub(crate) const LUNCH_ENDS: &str = "Almoço até";
pub(crate) const HOURS_WHY: &str = "Padrão: 08:00 às 18:00, almoço de 12:00 a 13:00.";
pub(crate) const TIME_WRONG: &str = "Escreva a hora como 8:00.";
pub(crate) const DAY_BACKWARDS: &str = "O dia precisa começar antes de acabar, e o almoço caber nele.";
pub(crate) const START_PLACE: &str = "Lugar de saída";
pub(crate) const START_PLACE_WHY: &str = "De onde o dia começa, para contar o caminho até a primeira visita. Sem ele, o dia começa na primeira visita.";
pub(crate) const NO_START: &str = "Nenhum lugar de saída.";
pub(crate) const START_CITY: &str = "Município de saída";
pub(crate) const START_CITY_HINT: &str = "Digite as primeiras letras e escolha.";
pub(crate) const USE_POSITION: &str = "Usar onde estou";
pub(crate) const FINDING: &str = "Procurando a posição…";
pub(crate) const NO_POSITION: &str = "O aparelho não disse onde está. Escolha o município.";
pub(crate) const POSITION_NAME: &str = "posição do aparelho";
pub(crate) const STATES: &str = "Cortes de em dia, na hora, atrasado e esquecido";
pub(crate) const BANDS: &str = "Faixas de dias sem contato";
pub(crate) const LIFECYCLE: &str = "Ciclo de vida";
pub(crate) const LIFECYCLE_WHY: &str =
    "A classe vem dos pedidos de cada cliente: ativo, em risco, inativo e ex-cliente.";
pub(crate) const ABC: &str = "Curva ABC";
pub(crate) const CALENDAR: &str = "Dias de trabalho";
pub(crate) const CALENDAR_WHY: &str = "Feriados nacionais já são folga. O ritmo da meta usa estes dias.";
pub(crate) const VISITS: &str = "Visitas";
pub(crate) const STOCK: &str = "Estoque no cliente";
pub(crate) const STOCK_WHY: &str =
    "Das contagens saem o giro, os dias de estoque, a ruptura e o pedido sugerido.";
pub(crate) const RISK: &str = "Risco de crédito";
pub(crate) const RISK_WHY: &str = "O limite sugerido é a compra média de um mês nos últimos 12, vezes a parte da faixa de risco; com risco crítico ou CNPJ inapto, baixado ou nulo é zero.";
pub(crate) const LEAVE_BLOCKED_OUT: &str = "Propor semana e roteiro sem crédito bloqueado";
pub(crate) const LEAVE_BLOCKED_OUT_HINT: &str =
    "Desligado: continuam nas propostas, com o aviso. O que já está marcado não muda.";
pub(crate) const SALESPEOPLE: &str = "Vendedores";
pub(crate) const TEAM: &str = "Equipe";
pub(crate) const TEAM_WHY: &str =
    "Para quem junta os arquivos dos vendedores: a página Equipe diz de quem o arquivo está faltando.";
pub(crate) const SATISFACTION: &str = "Perguntas de satisfação";
pub(crate) const SATISFACTION_WHY: &str =
    "A página do cliente diz quando perguntar. Quem espera uma solução não é perguntado.";
pub(crate) const PRINCIPALS: &str = "Representadas";
pub(crate) const ADD: &str = "Adicionar";
pub(crate) const NAME: &str = "Nome";
pub(crate) const SAVE: &str = "Salvar regras";
pub(crate) const DISCARD: &str = "Descartar";
pub(crate) const DEFAULTS: &str = "Voltar aos padrões";
pub(crate) const UNCHANGED: &str = "Nada mudou ainda.";
pub(crate) const MODE: &str = "Como achar os limites";
pub(crate) const OWN_CYCLE: &str = "Pelo ciclo de cada cliente";
pub(crate) const FIXED_PERIODS: &str = "Três prazos iguais para todos";
pub(crate) const INCLUDE_BLOCKED: &str = "Bloqueados entram na conta";
pub(crate) const INCLUDE_PROSPECTS: &str = "Potenciais entram na conta";
pub(crate) const INCLUDE_FORMER: &str = "Marcados como ex-clientes entram na conta";
pub(crate) const EXCLUDE_SILENT: &str = "Ex-clientes por silêncio ficam fora da conta";
/// Beside the setting of `reason`: whom it leaves out now, or would: "Deixa 12 clientes de fora", "Ligado, deixaria 12 clientes de
/// fora".
pub(crate) fn left_out(reason: Exclusion, clients: u32, now: bool) -> String {
    let whom = plural(i64::from(clients), "cliente", "clientes");
    match (now, reason) {
        (_, _) if clients == 0 => "Não há nenhum cliente assim na carteira".to_owned(),
        (true, _) => format!("Deixa {whom} de fora"),
        // Its switch leaves out; those of the others let in.
        (false, Exclusion::Silent) => format!("Ligado, deixaria {whom} de fora"),
        (
            false,
            Exclusion::NotEntered
            | Exclusion::Left
            | Exclusion::Blocked
            | Exclusion::Prospect
            | Exclusion::Former,
        ) => {
            format!("Desligado, deixaria {whom} de fora")
        }
    }
}

pub(crate) const TYPED_ORDER: &str = "Pedido registrado no aplicativo conta como contato";
pub(crate) const IMPORTED_ORDER: &str = "Pedido importado conta como contato";
pub(crate) const CARNIVAL: &str = "Folga no Carnaval (segunda e terça)";
pub(crate) const CORPUS_CHRISTI: &str = "Folga em Corpus Christi";
pub(crate) const DAYS_OFF: &str = "Feriados locais, folgas e férias";
pub(crate) const FIRST_DAY: &str = "Primeiro dia";
pub(crate) const FIRST_DAY_NEEDED: &str = "Escreva o primeiro dia.";
pub(crate) const LAST_DAY: &str = "Último dia";
pub(crate) const ADD_DAYS: &str = "Adicionar folga";
pub(crate) const NO_NAME: &str = "Escreva um nome.";
pub(crate) const BAD_PERIOD: &str = "O último dia vem antes do primeiro.";
pub(crate) const RENAME: &str = "Renomear";
pub(crate) const NOBODY_YET: &str = "Nenhum ainda. Também são criados ao importar a planilha de clientes.";
pub(crate) const FIX_NUMBERS: &str = "Corrija os números marcados antes de salvar.";

/// One numeric threshold in words: what it is and why its default.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Words {
    pub label: &'static str,
    pub reason: &'static str,
    pub unit: &'static str,
}

macro_rules! words {
    ($($name:ident: $label:literal, $unit:literal, $reason:literal;)*) => {
        $(pub(crate) const $name: Words = Words { label: $label, unit: $unit, reason: $reason };)*
    };
}

words! {
    GOAL_PERCENT: "Meta de cobertura no mês", "%", "Padrão 80%: folga para quem não pôde atender.";
    A_DAYS: "Clientes A", "dias", "Padrão 15: fazem 80% do faturamento.";
    B_DAYS: "Clientes B", "dias", "Padrão 30: uma vez por mês.";
    C_DAYS: "Clientes C e sem faturamento", "dias", "Padrão 60: mês sim, mês não.";
    PROSPECT_DAYS: "Potenciais e sem compras", "dias", "Padrão 30: o interesse esfria depois de um mês.";
    DUE: "Na hora a partir de", "% do intervalo", "Padrão 70%: dá tempo de encaixar na rota.";
    OVERDUE: "Atrasado a partir de", "% do intervalo", "Padrão 100%: o intervalo passou.";
    FORGOTTEN: "Esquecido a partir de", "% do intervalo", "Padrão 150%: meio intervalo além do combinado.";
    BAND_1: "Primeira faixa até", "dias", "Padrão 7: uma semana.";
    BAND_2: "Segunda faixa até", "dias", "Padrão 15: uma quinzena.";
    BAND_3: "Terceira faixa até", "dias", "Padrão 30: um mês.";
    BAND_4: "Quarta faixa até", "dias", "Padrão 60: dois meses.";
    BAND_5: "Quinta faixa até", "dias", "Padrão 90: um trimestre; depois disso, a última faixa.";
    DEFAULT_CYCLE: "Ciclo enquanto há um só pedido", "dias", "Padrão 30: três ciclos dão os 90 dias de inativação.";
    ACTIVE_CYCLES: "Ativo até", "% do ciclo", "Padrão 150%: meio ciclo de atraso ainda é normal.";
    AT_RISK_CYCLES: "Em risco até", "% do ciclo", "Padrão 300%: dois pedidos deixaram de vir.";
    INACTIVE_CYCLES: "Inativo até", "% do ciclo", "Padrão 600%; depois disso, ex-cliente.";
    FIXED_ACTIVE: "Ativo até", "dias sem comprar", "Padrão 45.";
    FIXED_AT_RISK: "Em risco até", "dias sem comprar", "Padrão 90.";
    FIXED_INACTIVE: "Inativo até", "dias sem comprar", "Padrão 180; depois disso, ex-cliente.";
    ABC_A: "A até", "% do faturamento", "Padrão 80%: a regra 80/20.";
    ABC_B: "B até", "% do faturamento", "Padrão 95%: os 5% finais são C.";
    VISIT_MINUTES: "Duração da visita", "minutos", "Padrão 30.";
    VISITS_PER_DAY: "Visitas por dia", "visitas", "Padrão 8.";
    ROAD_FACTOR: "Estrada sobre linha reta", "%", "Padrão 130%: a estrada é 30% mais longa que a reta.";
    STOCK_POOLED: "Giro medido nos últimos", "dias", "Padrão 120: uma estação.";
    STOCK_LEAD: "Do pedido à prateleira", "dias", "Padrão 3.";
    STOCK_SAFETY: "Folga de estoque", "dias", "Padrão 4: o que pode atrasar.";
    COPY_AFTER: "Avisar de cópia fora do aparelho depois de", "dias", "Padrão 14: duas semanas é o máximo que vale a pena digitar de novo.";
    STOCKOUT_WITHIN: "Avisar de ruptura que falta", "dias", "Padrão 7: uma rodada de visitas.";
    ALERTS_A_DAY: "Avisos na fila de um dia", "avisos", "Padrão 10: mais do que isso ninguém atende.";
    RISK_AGAIN: "Checar de novo depois de", "dias", "Padrão 180: daí em diante a consulta velha tira pontos.";
    LIMIT_LOW: "Limite com risco baixo", "% do mês", "Padrão 200%: o que foi entregue e o que está a caminho.";
    LIMIT_MODERATE: "Limite com risco moderado", "% do mês", "Padrão 100%: um mês de compra.";
    LIMIT_HIGH: "Limite com risco alto", "% do mês", "Padrão 50%: meio mês.";
    GOOD_PAYER_DELAY: "Bom pagador: atraso médio de até", "dias", "Padrão 5: acima disso o atraso tira pontos.";
    GOOD_PAYER_ORDERS: "Bom pagador: em 12 meses, ao menos", "pedidos", "Padrão 3: com menos não há costume.";
    RISK_NEWS: "Mudança no crédito é novidade por", "dias", "Padrão 30: uma rodada de títulos.";
    QUIET_AFTER_ASKING: "Sem outra pergunta ao mesmo cliente por", "dias", "Padrão 90, e não menos: uma por trimestre.";
    NPS_AFTER: "Nota de 0 a 10 depois de", "pedidos", "Padrão 3 desde a última nota: com menos, diz pouco.";
    NPS_EVERY: "Nota de 0 a 10 de novo depois de", "dias", "Padrão 180: duas vezes por ano.";
    CSAT_FROM: "Satisfação com a entrega a partir de", "dias do pedido", "Padrão 3: já foi entregue.";
    CSAT_UNTIL: "Satisfação com a entrega até", "dias do pedido", "Padrão 21: depois ninguém lembra.";
    REMIND_AFTER: "Lembrar de pedir o arquivo do vendedor depois de", "dias", "Padrão 7: um arquivo por semana, para a reunião.";
    REVIEW_AFTER: "Caso encerrado volta para revisão depois de", "dias", "Padrão 90: uma estação, ou um comprador novo.";
    REOPENED: "Caso reaberto à mão dura", "dias", "Padrão 60: o tempo de refazer todos os passos.";
    QUIET_FROM: "Sem mensagens a partir de", "horas", "Padrão 20: depois disso incomoda.";
    QUIET_UNTIL: "Mensagens de novo às", "horas", "Padrão 8: quando a loja abre.";
    MAIL_RESULT: "Resultado de uma mensagem em", "dias", "Padrão 14: metade de um ciclo de compra.";
    MAIL_HELD: "Fica sem mensagem, por sorteio, um em cada", "clientes", "Padrão 5: bastam poucos para comparar.";
    SPEED: "Velocidade média", "km/h", "Padrão 40: cidade e estrada.";
}

/// "VIP: a cada 7 dias".
pub(crate) fn group_interval(name: &str, interval: u16) -> String {
    format!("{name}: a cada {}", super::format::days(i64::from(interval)))
}

/// "Saída: Campinas/SP".
pub(crate) fn start_is(name: &str) -> String {
    format!("Saída: {name}")
}

/// What the rules being edited would change, before they are kept.
pub(crate) fn impact(classes: usize, states: usize, now: &Tally, then: &Tally) -> String {
    if classes == 0 && states == 0 && now == then {
        return "Nenhum cliente muda com isto.".to_owned();
    }
    let class_words = plural(classes as i64, "cliente muda de classe", "clientes mudam de classe");
    let state_words = plural(states as i64, "muda de estado de contato", "mudam de estado de contato");
    let mut said = format!("{class_words}, {state_words}");
    if now != then {
        let (a, b) = (now.coverage(), then.coverage());
        said.push_str(&format!("; a cobertura do mês vai de {} para {}", percent(a), percent(b)));
    }
    said + "."
}

/// "Use um múltiplo de 10."
pub(crate) fn not_in_steps(step: i64) -> String {
    format!("Use um múltiplo de {step}.")
}

/// "de 1 a 365".
pub(crate) fn out_of_range(min: i64, max: i64) -> String {
    format!("Use um número de {min} a {max}.")
}

/// "12 clientes".
pub(crate) fn holds(clients: usize) -> String {
    format!("{} {}", count(clients), if clients == 1 { "cliente" } else { "clientes" })
}

/// "visita, ausente".
pub(crate) fn cell(channel: &str, outcome: &str) -> String {
    format!("{channel}, {outcome}")
}

/// Monday first.
pub(crate) const WEEKDAYS: [&str; 7] = ["segunda", "terça", "quarta", "quinta", "sexta", "sábado", "domingo"];
