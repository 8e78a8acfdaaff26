//! Help of the program and of each command.

/// "carteira-cli 0.1.0".
pub(crate) fn version(number: &str) -> String {
    format!("carteira-cli {number}\n")
}

pub(crate) fn general() -> String {
    format!("{GENERAL}\n{CODES}")
}

const GENERAL: &str = "\
carteira-cli: junta, confere, analisa e converte arquivos .carteira, sem o aplicativo.

Uso: carteira-cli COMANDO ARQUIVO… [OPÇÕES]

Comandos:
  juntar      junta duas ou mais carteiras em uma, na ordem que for
  validar     diz tudo o que há de errado em cada arquivo, linha por linha
  analise     uma linha por cliente, em CSV ou XLSX
  cobertura   cobertura, visitação e positivação dos últimos 24 meses, em CSV ou JSON
  indicadores os números dos painéis, um por linha, em CSV ou JSON
  converter   carteira em uma pasta de tabelas NDJSON, e de volta
  painel      o arquivo do gestor de cada equipe, dos quadros de um lago
  fundir      linhas de clientes, já ordenadas, em uma linha por cliente
  importar    planilhas, notas fiscais e contatos para uma carteira

  -h, --help, --ajuda      esta ajuda; depois de um comando, a dele
  -V, --version, --versao  a versão

Os dados saem na saída padrão ou no arquivo de --saida; o que se diz deles, na saída de erros.
Um arquivo de saída fica pronto ao lado, é relido e só então aparece com o seu nome. O que já
existe não é trocado sem --substituir.
";

const CODES: &str = "\
O número com que o programa termina:
  0  feito
  1  feito, mas algo ficou de fora: linhas recusadas, à espera de decisão ou perdidas
  2  uso errado: nada foi feito
  3  um arquivo não pôde ser lido ou está danificado: nada foi gravado
  4  não foi possível gravar
";

pub(crate) const MERGE: &str = "\
Uso: carteira-cli juntar A.carteira B.carteira … -o TODAS.carteira [OPÇÕES]

Junta como o aplicativo: de cada campo vale a alteração mais nova, contatos e pedidos se somam,
o que foi apagado continua apagado. O resultado é o mesmo em qualquer ordem dos arquivos. Diz de
cada arquivo de quem é, de quando, e o que trouxe de novo, mudou e tinha em conflito. Um arquivo
danificado não entra: as linhas com problema são listadas e nada é gravado.

  -o, --saida ARQUIVO    onde gravar
  --substituir           troca o arquivo de saída, se já existir
  --salvar-o-que-der     de um arquivo danificado entram as linhas inteiras; termina com 1
  --em AAAA-MM-DD        como se hoje fosse esse dia, ao meio-dia
  --formato texto|json   como dizer o que foi feito; json vai para a saída padrão
";

pub(crate) const VALIDATE: &str = "\
Uso: carteira-cli validar ARQUIVO… [OPÇÕES]

Lê cada arquivo inteiro e diz, na saída padrão, de quando é, quantos registros tem e cada linha
que não se lê, com o motivo. Confere a soma de conferência e as contagens do fim. Termina com 0
se todos estão inteiros e com 3 se não.

  --formato texto|json   texto, se nada for dito
";

pub(crate) const ANALYSIS: &str = "\
Uso: carteira-cli analise ARQUIVO… [OPÇÕES]

A análise do aplicativo: uma linha por cliente, com as mesmas colunas. Vários arquivos são
juntados antes, sem gravar a junção.

  -o, --saida ARQUIVO    onde gravar; sem isso, na saída padrão
  --formato csv|xlsx     sem isso, pelo nome do arquivo de saída, ou csv
  --em AAAA-MM-DD        como estava nesse dia; sem isso, hoje
  --substituir           troca o arquivo de saída, se já existir
";

pub(crate) const COVERAGE: &str = "\
Uso: carteira-cli cobertura ARQUIVO… [OPÇÕES]

Sem --por, o cobertura.csv do aplicativo: por mês, em total, por vendedor, UF e município, e as
janelas de 7 a 90 dias. Com --por, uma linha para cada combinação do que for dito, com os mesmos
números: quantos contam (denominador), quantos foram contatados, visitados e compraram, e o
percentual. Vários arquivos são juntados antes, sem gravar a junção.

  --por LISTA            mes, vendedor, uf, municipio, ramo, abc, representada, separados por
                         vírgula; quem compra de duas representadas está nas duas
  --meses N              de 1 a 24, o último o do dia; só com --por que tenha mes
  --formato csv|json     csv, se nada for dito; json só com --por
  -o, --saida ARQUIVO    onde gravar; sem isso, na saída padrão
  --em AAAA-MM-DD        como se sabia nesse dia; sem isso, hoje
  --substituir           troca o arquivo de saída, se já existir

Um mês fechado tem, em total, por vendedor ou por UF, o que valia quando fechou em colunas
próprias (fechado_em e seguintes).
";

pub(crate) const INDICATORS: &str = "\
Uso: carteira-cli indicadores ARQUIVO… [OPÇÕES]

Os números dos painéis do aplicativo, um por linha: clientes por classe, estado do contato, curva
ABC, segmento RFM, risco e NPS; retenção, reativação e saldo dos últimos 24 meses; coortes; motivos
de 365 dias; placar do resgate; metas do mês. São quantidades e centavos, nunca percentuais prontos:
em de, o todo de que a quantidade é parte. Vários arquivos são juntados antes, sem gravar a junção.

  --formato csv|json     csv, se nada for dito
  -o, --saida ARQUIVO    onde gravar; sem isso, na saída padrão
  --em AAAA-MM-DD        como estava nesse dia; sem isso, hoje
  --substituir           troca o arquivo de saída, se já existir
";

pub(crate) const PANEL: &str = "\
Uso: carteira-cli painel QUADROS -o PASTA [OPÇÕES]

Dos quadros que um motor escreveu de um lago (docs/lake.md) faz o arquivo HTML do gestor: a empresa
inteira e, com --equipes, um por equipe, em que não há nada das outras. Cada arquivo abre em qualquer
aparelho, sem internet e sem o aplicativo.

  -o, --saida PASTA      onde gravar; uma pasta que já existe não é trocada
  --equipes ARQUIVO      planilha ou CSV com as colunas vendedor e equipe; quem não está nela fica
                         só no arquivo da empresa, é dito, e o programa termina com 1
";

pub(crate) const TOGETHER: &str = "\
Uso: carteira-cli fundir < LINHAS > LINHAS

Da entrada padrão, as linhas de clientes de arquivos .carteira, as de um mesmo cliente seguidas; na
saída padrão, uma linha por cliente, juntada como o aplicativo junta. É para quem reparte o trabalho
entre máquinas (docs/lake.md); para arquivos inteiros há juntar e converter.
";

pub(crate) const CONVERT: &str = "\
Uso: carteira-cli converter ARQUIVO.carteira -o PASTA
     carteira-cli converter PASTA -o ARQUIVO.carteira [OPÇÕES]
     carteira-cli converter ARQUIVO… --formato parquet -o LAGO [OPÇÕES]

De um arquivo da carteira faz uma pasta com uma tabela NDJSON por tipo de registro (clients, interactions,
orders, …) e tables.json, que diz o que há nela; da pasta faz de novo o mesmo arquivo. Confere
cada linha como o aplicativo, guarda o que esta versão não conhece e usa a mesma memória para
qualquer tamanho. As tabelas estão descritas em docs/tables.md.

Com --formato parquet, muitos arquivos, ou uma pasta deles, entram em um lago de tabelas que DuckDB e
Spark leem (docs/lake.md), juntados pelas regras do aplicativo. Cada arquivo entra inteiro ou não
entra, e é dito por quê; o que já entrou não é lido de novo, e só é regravado o que mudou.

  -o, --saida CAMINHO    onde gravar; uma pasta que já existe não é trocada, um lago recebe o que falta
  --formato ndjson|parquet
                         ndjson, se nada for dito
  --em AAAA-MM-DD        no lago, o dia de que os meses são contados; sem isso, hoje
  --editadas             as tabelas foram mudadas de propósito: não confere quantas linhas tinham
  --substituir           troca o arquivo de saída, se já existir
";

pub(crate) const IMPORT: &str = "\
Uso: carteira-cli importar ARQUIVO… -o NOVA.carteira [OPÇÕES]

Lê planilhas (.xlsx, .csv), notas fiscais (.xml, .zip) e contatos (.vcf), na ordem dada, para uma
carteira nova ou em cima de outra. Nada se pergunta: o que o aplicativo perguntaria fica de fora,
é listado com a linha e o motivo, e o programa termina com 1. Importar de novo o mesmo arquivo
não muda nada.

  -o, --saida ARQUIVO          onde gravar
  --em-cima-de ARQUIVO         a carteira que recebe; ela não é mudada
  --como clientes|pedidos|contatos|consultas
                               o que são as linhas, se os cabeçalhos não dizem
  --criar-clientes             cadastra o cliente de um pedido ou contato que tenha CNPJ ou CPF e nome
  --codigo-repetido perguntar|outro-cliente|novo-documento
                               o que vale de um código conhecido com outro CNPJ
  --ddd NN                     DDD dos telefones sem DDD
  --recusadas ARQUIVO.csv      grava as linhas que ficaram de fora, prontas para corrigir e importar
  --em AAAA-MM-DD              como se hoje fosse esse dia, ao meio-dia
  --formato texto|json         como dizer o que foi feito; json vai para a saída padrão
  --substituir                 troca os arquivos de saída, se já existirem
";
