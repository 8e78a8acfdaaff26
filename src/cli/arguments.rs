//! What was asked for on the command line: a command, its files and its options, or why that cannot be meant.

use chrono::NaiveDate;
use lexopt::Arg;
use std::ffi::OsString;
use std::path::PathBuf;

/// What the program does, in the order of its help.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Command {
    Merge,
    Validate,
    Analysis,
    Coverage,
    Indicators,
    Convert,
    Panel,
    Together,
    Import,
}

#[derive(Debug, PartialEq, Eq)]
pub(super) enum Asked {
    Help(Option<Command>),
    Version,
    Do(Command, Box<Given>),
}

/// Files and options of a command; those that it does not know are refused before.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Given {
    pub files: Vec<PathBuf>,
    pub output: Option<PathBuf>,
    /// A file that is there may be replaced.
    pub replace: bool,
    pub on: Option<NaiveDate>,
    pub format: Option<Format>,
    pub by: Option<Vec<By>>,
    pub months: Option<u32>,
    pub salvage: bool,
    /// The carteira that an import adds to.
    pub onto: Option<PathBuf>,
    pub kind: Option<Kind>,
    pub area_code: Option<u8>,
    pub create_clients: bool,
    pub code: Option<Code>,
    pub refused: Option<PathBuf>,
    /// Which vendedor is of which team.
    pub teams: Option<PathBuf>,
    /// The tables were edited on purpose: their rows are not held against the count of the conversion.
    pub edited: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    Text,
    Json,
    Csv,
    Xlsx,
    /// Tables for engines.
    Parquet,
}

/// What coverage is told apart by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum By {
    Month,
    Salesperson,
    Uf,
    City,
    Industry,
    /// The curve on the day that the month is judged on.
    Abc,
    /// As each representada sees it: a client may be in several.
    Principal,
}

/// What the rows of a table are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Clients,
    Orders,
    Interactions,
    Checks,
}

/// Who a row is of whose code is known beside another CNPJ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Code {
    Ask,
    OtherClient,
    NewDocument,
}

/// Why a command line cannot be meant.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Misuse {
    NoCommand,
    UnknownCommand(String),
    UnknownOption {
        option: String,
        command: Option<Command>,
    },
    NeedsValue(String),
    TakesNoValue(String),
    BadValue {
        option: &'static str,
        value: String,
    },
    TooFewFiles {
        command: Command,
        least: usize,
    },
    TooManyFiles {
        command: Command,
    },
    NoOutput(Command),
    /// The option says something only beside the other.
    OnlyWith {
        option: &'static str,
        other: &'static str,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Name {
    Output,
    Replace,
    On,
    Format,
    By,
    Months,
    Salvage,
    Onto,
    Kind,
    AreaCode,
    CreateClients,
    Code,
    Refused,
    Edited,
    Teams,
}

const NAMES: [(&str, Name); 15] = [
    ("saida", Name::Output),
    ("substituir", Name::Replace),
    ("em", Name::On),
    ("formato", Name::Format),
    ("por", Name::By),
    ("meses", Name::Months),
    ("salvar-o-que-der", Name::Salvage),
    ("em-cima-de", Name::Onto),
    ("como", Name::Kind),
    ("ddd", Name::AreaCode),
    ("criar-clientes", Name::CreateClients),
    ("codigo-repetido", Name::Code),
    ("recusadas", Name::Refused),
    ("editadas", Name::Edited),
    ("equipes", Name::Teams),
];

impl Command {
    pub(super) const ALL: [(&str, Command); 9] = [
        ("juntar", Command::Merge),
        ("validar", Command::Validate),
        ("analise", Command::Analysis),
        ("cobertura", Command::Coverage),
        ("indicadores", Command::Indicators),
        ("converter", Command::Convert),
        ("painel", Command::Panel),
        ("fundir", Command::Together),
        ("importar", Command::Import),
    ];

    pub(super) fn word(self) -> &'static str {
        Self::ALL.iter().find(|(_, command)| *command == self).map_or("", |(word, _)| word)
    }

    fn takes(self, name: Name) -> bool {
        let own: &[Name] = match self {
            Command::Merge => &[Name::Output, Name::Replace, Name::On, Name::Format, Name::Salvage],
            Command::Validate => &[Name::Format],
            Command::Analysis | Command::Indicators => &[Name::Output, Name::Replace, Name::On, Name::Format],
            Command::Coverage => {
                &[Name::Output, Name::Replace, Name::On, Name::Format, Name::By, Name::Months]
            }
            Command::Panel => &[Name::Output, Name::Teams],
            Command::Together => &[],
            Command::Convert => &[Name::Output, Name::Replace, Name::On, Name::Format, Name::Edited],
            Command::Import => &[
                Name::Output,
                Name::Replace,
                Name::On,
                Name::Format,
                Name::Onto,
                Name::Kind,
                Name::AreaCode,
                Name::CreateClients,
                Name::Code,
                Name::Refused,
            ],
        };
        own.contains(&name)
    }

    fn formats(self) -> &'static [(&'static str, Format)] {
        const REPORT: &[(&str, Format)] = &[("texto", Format::Text), ("json", Format::Json)];
        match self {
            Command::Merge | Command::Validate | Command::Import => REPORT,
            Command::Analysis => &[("csv", Format::Csv), ("xlsx", Format::Xlsx)],
            Command::Coverage | Command::Indicators => &[("csv", Format::Csv), ("json", Format::Json)],
            Command::Panel | Command::Together => &[],
            Command::Convert => &[("ndjson", Format::Text), ("parquet", Format::Parquet)],
        }
    }
}

/// Reads the words after the program's name.
pub(super) fn parse(words: impl IntoIterator<Item = OsString>) -> Result<Asked, Misuse> {
    let mut parser = lexopt::Parser::from_args(words);
    let mut command = None;
    let mut given = Given::default();
    while let Some(word) = parser.next().map_err(misuse)? {
        let name = match word {
            Arg::Short('h') | Arg::Long("help" | "ajuda") => return Ok(Asked::Help(command)),
            Arg::Short('V') | Arg::Long("version" | "versao") => return Ok(Asked::Version),
            Arg::Value(word) => {
                match command {
                    Some(_) => given.files.push(word.into()),
                    None if word == "ajuda" => return Ok(Asked::Help(topic(&mut parser)?)),
                    None => command = Some(command_of(&word.to_string_lossy())?),
                }
                continue;
            }
            Arg::Short('o') => "saida".to_owned(),
            Arg::Short(letter) => {
                return Err(Misuse::UnknownOption { option: format!("-{letter}"), command });
            }
            Arg::Long(name) => name.to_owned(),
        };
        let unknown = || Misuse::UnknownOption { option: format!("--{name}"), command };
        let (word, option) = NAMES.iter().find(|(word, _)| *word == name).ok_or_else(unknown)?;
        let command = command.filter(|command| command.takes(*option)).ok_or_else(unknown)?;
        take(&mut given, command, (word, *option), &mut parser)?;
    }
    let command = command.ok_or(Misuse::NoCommand)?;
    complete(command, &given)?;
    Ok(Asked::Do(command, Box::new(given)))
}

fn topic(parser: &mut lexopt::Parser) -> Result<Option<Command>, Misuse> {
    match parser.next().map_err(misuse)? {
        Some(Arg::Value(word)) => command_of(&word.to_string_lossy()).map(Some),
        Some(Arg::Short(_) | Arg::Long(_)) | None => Ok(None),
    }
}

fn command_of(word: &str) -> Result<Command, Misuse> {
    let found = Command::ALL.iter().find(|(known, _)| *known == word);
    found.map(|(_, command)| *command).ok_or_else(|| Misuse::UnknownCommand(word.to_owned()))
}

fn take(
    given: &mut Given,
    command: Command,
    (word, name): (&'static str, Name),
    parser: &mut lexopt::Parser,
) -> Result<(), Misuse> {
    match name {
        Name::Replace => given.replace = true,
        Name::Salvage => given.salvage = true,
        Name::CreateClients => given.create_clients = true,
        Name::Edited => given.edited = true,
        Name::Output => {
            // A hyphen is what a command writes to without the option.
            given.output = Some(path(parser, word)?).filter(|path| path.as_os_str() != "-");
        }
        Name::Onto => given.onto = Some(path(parser, word)?),
        Name::Refused => given.refused = Some(path(parser, word)?),
        Name::Teams => given.teams = Some(path(parser, word)?),
        Name::On => given.on = Some(value(parser, word, day)?),
        Name::Format => given.format = Some(value(parser, word, |text| one_of(command.formats(), text))?),
        Name::By => given.by = Some(value(parser, word, cuts)?),
        Name::Months => given.months = Some(value(parser, word, |text| in_range(text, 1, 24))?),
        Name::Kind => given.kind = Some(value(parser, word, |text| one_of(KINDS, text))?),
        Name::AreaCode => {
            let code = value(parser, word, |text| in_range(text, 11, 99))?;
            given.area_code = u8::try_from(code).ok();
        }
        Name::Code => given.code = Some(value(parser, word, |text| one_of(CODES, text))?),
    }
    Ok(())
}

const KINDS: &[(&str, Kind)] = &[
    ("clientes", Kind::Clients),
    ("pedidos", Kind::Orders),
    ("contatos", Kind::Interactions),
    ("consultas", Kind::Checks),
];
const CODES: &[(&str, Code)] =
    &[("perguntar", Code::Ask), ("outro-cliente", Code::OtherClient), ("novo-documento", Code::NewDocument)];
pub(super) const CUTS: &[(&str, By)] = &[
    ("mes", By::Month),
    ("vendedor", By::Salesperson),
    ("uf", By::Uf),
    ("municipio", By::City),
    ("ramo", By::Industry),
    ("abc", By::Abc),
    ("representada", By::Principal),
];

fn path(parser: &mut lexopt::Parser, word: &str) -> Result<PathBuf, Misuse> {
    let value = parser.value().map_err(|_| Misuse::NeedsValue(format!("--{word}")))?;
    if value.is_empty() { Err(Misuse::NeedsValue(format!("--{word}"))) } else { Ok(value.into()) }
}

fn value<T>(
    parser: &mut lexopt::Parser,
    word: &'static str,
    read: impl Fn(&str) -> Option<T>,
) -> Result<T, Misuse> {
    let value = parser.value().map_err(|_| Misuse::NeedsValue(format!("--{word}")))?;
    let text = value.to_string_lossy();
    read(&text).ok_or_else(|| Misuse::BadValue { option: word, value: text.into_owned() })
}

/// `AAAA-MM-DD`, of the years that files carry.
fn day(text: &str) -> Option<NaiveDate> {
    let day = NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()?;
    (text.len() == 10 && text >= "1900").then_some(day)
}

fn one_of<T: Copy>(words: &[(&str, T)], text: &str) -> Option<T> {
    words.iter().find(|(word, _)| *word == text).map(|(_, value)| *value)
}

fn in_range(text: &str, least: u32, most: u32) -> Option<u32> {
    text.parse().ok().filter(|number| (least..=most).contains(number))
}

/// Each once.
fn cuts(text: &str) -> Option<Vec<By>> {
    let mut cuts = Vec::new();
    for word in text.split(',') {
        let cut = one_of(CUTS, word.trim())?;
        if cuts.contains(&cut) {
            return None;
        }
        cuts.push(cut);
    }
    Some(cuts)
}

fn complete(command: Command, given: &Given) -> Result<(), Misuse> {
    let least = match command {
        Command::Merge => 2,
        Command::Together => 0,
        Command::Validate | Command::Analysis | Command::Coverage | Command::Indicators => 1,
        Command::Convert | Command::Panel | Command::Import => 1,
    };
    if command == Command::Together && !given.files.is_empty() {
        return Err(Misuse::TooManyFiles { command });
    }
    if given.files.len() < least {
        return Err(Misuse::TooFewFiles { command, least });
    }
    let is_lake = given.format == Some(Format::Parquet);
    let takes_one = command == Command::Panel || (command == Command::Convert && !is_lake);
    if takes_one && given.files.len() > 1 {
        return Err(Misuse::TooManyFiles { command });
    }
    let writes = matches!(command, Command::Merge | Command::Convert | Command::Panel | Command::Import);
    if writes && given.output.is_none() {
        return Err(Misuse::NoOutput(command));
    }
    Ok(())
}

fn misuse(error: lexopt::Error) -> Misuse {
    match error {
        lexopt::Error::MissingValue { option } => Misuse::NeedsValue(option.unwrap_or_default()),
        lexopt::Error::UnexpectedValue { option, .. } => Misuse::TakesNoValue(option),
        lexopt::Error::UnexpectedOption(option) => Misuse::UnknownOption { option, command: None },
        other => Misuse::UnknownOption { option: other.to_string(), command: None },
    }
}

#[cfg(test)]
mod tests;
