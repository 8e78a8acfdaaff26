//! A small file of each kind to download and fill in: the headings and two rows of example.

use super::super::headings::Kind;

/// CSV as Excel opens it in Brazil: BOM, `;`, CRLF.
pub fn model(kind: Kind) -> String {
    let rows: [&str; 3] = match kind {
        Kind::Clients => [
            "codigo;razao_social;nome_fantasia;cnpj;cpf;inscricao_estadual;ramo;vendedor;representadas;telefone;whatsapp;email;cep;logradouro;numero;bairro;cidade;uf;latitude;longitude;intervalo_dias;entrada;saida;situacao;tags;observacoes",
            "1001;Padaria Exemplo Ltda;Padaria Exemplo;11.222.333/0001-81;;110.042.490.114;Padaria;Ana Souza;Alimentos Alfa, Bebidas Beta;(19) 3265-4321;(19) 98765-4321;compras@exemplo.com.br;13010-111;Rua Barão de Jaguara;1000;Centro;Campinas;SP;-22,9056;-47,0608;30;05/01/2026;;ativo;rota 1, prioridade;Recebe pela manhã",
            "1002;José da Silva;;;529.982.247-25;;Mercearia;Ana Souza;Alimentos Alfa;(31) 3222-1234;;;30110-000;Avenida Afonso Pena;200;Centro;Belo Horizonte;MG;;;;;;potencial;;",
        ],
        Kind::Orders => [
            "numero;data;cliente_codigo;cnpj;representada;vendedor;valor;situacao",
            "5001;12/01/2026;1001;11.222.333/0001-81;Alimentos Alfa;Ana Souza;1.234,56;faturado",
            "5002;15/01/2026;1002;;Alimentos Alfa;Ana Souza;350,00;pendente",
        ],
        Kind::Checks => [
            "data_consulta;cnpj;cliente_codigo;fonte;situacao_cnpj;protestos;acoes_civeis;cheques_sem_fundo;pendencias;consultas_90_dias;falencia;recuperacao_judicial;inscricao_estadual_habilitada;socios;data_abertura;titulos_em_aberto;titulos_vencidos;atraso_medio;limite_de_credito;checar_de_novo_em",
            "12/01/2026;11.222.333/0001-81;1001;Bureau;ativa;2;0;0;1;6;não;não;sim;Ana Souza | João Lima;10/03/2015;1.234,56;350,00;7,5;2.000,00;12/04/2026",
            "15/01/2026;529.982.247-25;1002;Bureau;;nada consta;nada consta;nada consta;nada consta;1;não;não;;;;;;;;",
        ],
        Kind::Interactions => [
            "data;hora;cliente_codigo;cnpj;vendedor;canal;resultado;observacao",
            "12/01/2026;09:30;1001;11.222.333/0001-81;Ana Souza;visita;sucesso;Pediu a tabela nova",
            "15/01/2026;;1002;;Ana Souza;ligação;não atendeu;",
        ],
    };
    format!("\u{feff}{}\r\n", rows.join("\r\n"))
}

pub fn model_file_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Clients => "modelo-clientes.csv",
        Kind::Orders => "modelo-pedidos.csv",
        Kind::Interactions => "modelo-contatos.csv",
        Kind::Checks => "modelo-consultas.csv",
    }
}
