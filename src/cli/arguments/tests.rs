use super::*;

fn asked(line: &str) -> Result<Asked, Misuse> {
    parse(line.split_whitespace().map(OsString::from))
}

fn given(line: &str) -> Given {
    match asked(line) {
        Ok(Asked::Do(_, given)) => *given,
        other => panic!("{line}: {other:?}"),
    }
}

#[test]
fn files_and_options_may_come_in_any_order() {
    for line in [
        "juntar a.carteira b.carteira -o c.carteira --em 2026-11-30",
        "juntar --saida=c.carteira a.carteira --em=2026-11-30 b.carteira",
        "juntar -oc.carteira --em 2026-11-30 a.carteira -- b.carteira",
    ] {
        let given = given(line);
        assert_eq!(given.files, ["a.carteira", "b.carteira"].map(PathBuf::from), "{line}");
        assert_eq!(given.output, Some("c.carteira".into()));
        assert_eq!(given.on, NaiveDate::from_ymd_opt(2026, 11, 30));
    }
    assert_eq!(given("cobertura a --por mes,uf").by, Some(vec![By::Month, By::Uf]));
    assert_eq!(given("cobertura a -o -").output, None);
}

#[test]
fn help_and_version_are_given_wherever_they_are_asked_for() {
    assert_eq!(asked("--help"), Ok(Asked::Help(None)));
    assert_eq!(asked("ajuda"), Ok(Asked::Help(None)));
    assert_eq!(asked("ajuda juntar"), Ok(Asked::Help(Some(Command::Merge))));
    assert_eq!(asked("importar x --ajuda"), Ok(Asked::Help(Some(Command::Import))));
    assert_eq!(asked("-V"), Ok(Asked::Version));
    assert_eq!(asked("--versao"), Ok(Asked::Version));
}

#[test]
fn what_cannot_be_meant_says_why() {
    let unknown = |option: &str, command| Misuse::UnknownOption { option: option.to_owned(), command };
    let bad = |option, value: &str| Misuse::BadValue { option, value: value.to_owned() };
    for (line, expected) in [
        ("", Misuse::NoCommand),
        ("somar a b", Misuse::UnknownCommand("somar".to_owned())),
        ("ajuda somar", Misuse::UnknownCommand("somar".to_owned())),
        ("--saida x", unknown("--saida", None)),
        ("validar a --saida x", unknown("--saida", Some(Command::Validate))),
        ("validar a -x", unknown("-x", Some(Command::Validate))),
        ("validar", Misuse::TooFewFiles { command: Command::Validate, least: 1 }),
        ("juntar a -o b", Misuse::TooFewFiles { command: Command::Merge, least: 2 }),
        ("juntar a b", Misuse::NoOutput(Command::Merge)),
        ("juntar a b -o", Misuse::NeedsValue("--saida".to_owned())),
        ("juntar a b -o c --substituir=sim", Misuse::TakesNoValue("--substituir".to_owned())),
        ("converter a b -o c", Misuse::TooManyFiles { command: Command::Convert }),
        ("analise a --em 30/11/2026", bad("em", "30/11/2026")),
        ("analise a --em 2026-02-30", bad("em", "2026-02-30")),
        ("analise a --em 1899-12-31", bad("em", "1899-12-31")),
        ("analise a --formato json", bad("formato", "json")),
        ("cobertura a --formato xlsx", bad("formato", "xlsx")),
        ("cobertura a --por mes,mes", bad("por", "mes,mes")),
        ("cobertura a --por bairro", bad("por", "bairro")),
        ("cobertura a --meses 25", bad("meses", "25")),
        ("importar a -o b --ddd 10", bad("ddd", "10")),
    ] {
        assert_eq!(asked(line), Err(expected), "{line}");
    }
}
