//! Help, version, and what cannot be meant.

use super::place::Place;

const COMMANDS: [&str; 6] = ["juntar", "validar", "analise", "cobertura", "converter", "importar"];

#[test]
fn help_names_every_command_and_every_exit_code() {
    let place = Place::new();
    let help = place.run("--help");
    assert_eq!((help.code, help.err.as_str()), (0, ""));
    for command in COMMANDS {
        assert!(help.out.contains(&format!("\n  {command} ")), "{command}");
        let own = place.run(&format!("{command} --help"));
        assert_eq!((own.code, own.err.as_str()), (0, ""), "{command}");
        assert!(own.out.starts_with(&format!("Uso: carteira-cli {command} ")), "{}", own.out);
        assert_eq!(own, place.run(&format!("ajuda {command}")));
    }
    for code in 0..=4 {
        assert!(help.out.contains(&format!("\n  {code}  ")), "{code}");
    }
    assert_eq!(place.run("--version").out, format!("carteira-cli {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn every_option_of_a_commands_help_is_one_of_it() {
    let place = Place::new();
    for command in COMMANDS {
        let help = place.run(&format!("{command} --help")).out;
        let options = help.split([' ', '\n', ',', ';']).filter(|word| word.starts_with("--"));
        for option in options.filter(|option| option.len() > 2) {
            // Without a value or files it is misused, but known.
            let said = place.run(&format!("{command} {option}"));
            assert_eq!(said.code, 2, "{command} {option}");
            assert!(!said.err.contains("não tem a opção"), "{command} {option}: {}", said.err);
        }
    }
}

#[test]
fn misuse_says_what_is_wrong_and_ends_with_2() {
    let place = Place::new();
    for (line, expected) in [
        ("", "Falta dizer o comando."),
        ("somar a b", "Não há o comando “somar”."),
        ("validar x --saida y", "O comando validar não tem a opção --saida."),
        ("juntar a.carteira -o b", "O comando juntar precisa de ao menos 2 arquivos."),
        ("juntar a b", "O comando juntar precisa saber onde gravar: use --saida."),
        ("analise a --em ontem", "“ontem” não serve para --em: use uma data como 2026-11-30."),
    ] {
        let said = place.run(line);
        assert_eq!((said.code, said.out.as_str()), (2, ""), "{line}");
        assert_eq!(said.err, format!("{expected}\nVeja carteira-cli --help.\n"), "{line}");
    }
    assert!(place.names().is_empty());
}
