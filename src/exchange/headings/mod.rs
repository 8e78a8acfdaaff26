//! What the columns of a file mean: which of four kinds of file it is, and which field each heading names.
//!
//! Headings are compared by their folded key (`CNPJ / CPF` is `cnpjcpf`), first whole, then without what stands in
//! parentheses. The known ones are in `aliases.txt`. A column that no field claims is kept as a free field of its client.

mod mapping;

pub use mapping::{Assumed, Mapping, Meant, Missing, Target, WordMeaning, signature};

use crate::domain::value::fold;
use crate::exchange::analysis_csv::Column;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::sync::OnceLock;

/// What the rows of a file are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    Clients,
    Orders,
    Interactions,
    /// Looks at the credit of clients, as a bureau or the Receita gives them.
    Checks,
}

impl Kind {
    pub const ALL: [Kind; 4] = [Kind::Clients, Kind::Orders, Kind::Interactions, Kind::Checks];

    fn letter(self) -> char {
        match self {
            Kind::Clients => 'c',
            Kind::Orders => 'p',
            Kind::Interactions => 't',
            Kind::Checks => 'r',
        }
    }
}

macro_rules! fields {
    ($($(#[$doc:meta])* $field:ident $name:literal),* $(,)?) => {
        /// What a column can mean. In a file of orders or interactions the first ones speak of the row's client.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum Field { $($(#[$doc])* #[serde(rename = $name)] $field),* }

        impl Field {
            pub const ALL: &'static [Field] = &[$(Field::$field),*];

            /// Its name in `aliases.txt` and in remembered mappings.
            pub fn name(self) -> &'static str {
                match self { $(Field::$field => $name),* }
            }
        }
    };
}

fields! {
    /// The source's own code of the client.
    Code "code",
    /// Loja: in TOTVS the second half of the client's code.
    Store "store",
    LegalName "legal_name",
    TradeName "trade_name",
    /// A name that says not which: the legal one unless another column has it.
    Name "name",
    /// What the app shows a client by, in its own *análise*: the trade name or, without one, the legal name.
    ShownName "shown_name",
    GivenName "given_name",
    MiddleName "middle_name",
    FamilyName "family_name",
    Cnpj "cnpj",
    Cpf "cpf",
    /// CNPJ or CPF.
    Document "document",
    StateRegistration "state_registration",
    Person "person",
    PersonRole "person_role",
    /// DDD of the phones in this row that have none.
    AreaCode "area_code",
    Phone "phone",
    WhatsApp "whatsapp",
    Email "email",
    Cep "cep",
    Street "street",
    StreetNumber "street_number",
    Complement "complement",
    District "district",
    City "city",
    State "state",
    CityState "city_state",
    /// IBGE code of the município, seven digits.
    CityCode "city_code",
    /// The same without the two digits of the UF.
    CityCodeInState "city_code_in_state",
    Latitude "latitude",
    Longitude "longitude",
    Industry "industry",
    Tags "tags",
    Salesperson "salesperson",
    Principals "principals",
    Situation "situation",
    /// *Bloqueado: sim*.
    Blocked "blocked",
    Entered "entered",
    Left "left",
    LastVisit "last_visit",
    LastContact "last_contact",
    LastOrder "last_order",
    LastOrderValue "last_order_value",
    CadenceDays "cadence_days",
    /// What the client buys a month of all suppliers.
    PurchasePotential "purchase_potential",
    /// How a potencial came.
    Origin "origin",
    /// What a potencial is expected to buy a month.
    ExpectedValue "expected_value",
    /// What a good payer is given.
    Benefit "benefit",
    BenefitSince "benefit_since",
    /// The name of the client, or of the person, who pointed a client out.
    ReferredBy "referred_by",
    Notes "notes",
    CreditLimit "credit_limit",
    /// Situação cadastral of the CNPJ.
    Registration "registration",
    Bankrupt "bankrupt",
    JudicialRecovery "judicial_recovery",
    Protests "protests",
    BouncedCheques "bounced_cheques",
    PendingDebts "pending_debts",
    Lawsuits "lawsuits",
    Inquiries "inquiries",
    StateRegistrationEnabled "state_registration_enabled",
    Partners "partners",
    PartnersChanged "partners_changed",
    Founded "founded",
    /// In days.
    MeanDelay "mean_delay",
    OpenTitles "open_titles",
    OverdueTitles "overdue_titles",
    CheckAgain "check_again",
    /// Who says what was seen.
    Source "source",
    /// The source's own number of the order or interaction.
    Number "number",
    Date "date",
    Time "time",
    Value "value",
    OrderStatus "order_status",
    /// Of a line of an order.
    Product "product",
    Quantity "quantity",
    /// Of a line of an order, where the order's value stands beside it.
    ItemValue "item_value",
    /// Chave de acesso: the 44 digits that a NF-e is known by.
    AccessKey "access_key",
    /// The number of the order that a NF-e was issued for (xPed).
    NotedOrder "noted_order",
    Channel "channel",
    Outcome "outcome",
    /// Motivo of a contact.
    Reason "reason",
    /// 0 to 10, said at a contact.
    Nps "nps",
    /// 1 to 5, of the last delivery or visit.
    Csat "csat",
    /// What a contact complained of.
    Complaint "complaint",
}

impl Field {
    /// What a look at a client's credit sees, or the limit that it ends in.
    pub const SEEN: [Field; 20] = [
        Field::Registration,
        Field::Bankrupt,
        Field::JudicialRecovery,
        Field::Protests,
        Field::BouncedCheques,
        Field::PendingDebts,
        Field::Lawsuits,
        Field::Inquiries,
        Field::StateRegistrationEnabled,
        Field::Partners,
        Field::PartnersChanged,
        Field::Founded,
        Field::MeanDelay,
        Field::OpenTitles,
        Field::OverdueTitles,
        Field::CheckAgain,
        Field::CreditLimit,
        Field::LegalName,
        Field::Industry,
        Field::StateRegistration,
    ];

    /// Whether several columns may feed it.
    pub fn takes_many(self) -> bool {
        matches!(
            self,
            Field::Phone
                | Field::Email
                | Field::Person
                | Field::Tags
                | Field::Principals
                | Field::Notes
                | Field::Partners
        )
    }

    /// Whether a file of this kind can have it.
    pub fn is_of(self, kind: Kind) -> bool {
        aliases().fields.get(&kind).is_some_and(|fields| fields.contains(&self))
    }

    /// The fields offered for a file of this kind, in the order of the list.
    pub fn of(kind: Kind) -> Vec<Field> {
        Field::ALL.iter().copied().filter(|field| field.is_of(kind)).collect()
    }
}

/// Whether a cell is a heading that some kind of file has.
pub fn is_known(cell: &str) -> bool {
    // No heading is as long as a sentence.
    cell.len() <= 80 && (says_nothing(cell) || Kind::ALL.into_iter().any(|kind| lookup(kind, cell).is_some()))
}

/// A column beside another that says of what sort it is (`Phone 1 - Label`), and those that the app adds to refused rows.
fn says_nothing(heading: &str) -> bool {
    let key = fold::key(heading);
    let sort = ["label", "type", "formatted"].iter().find_map(|end| key.strip_suffix(end));
    let numbered = sort.is_some_and(|of| of.ends_with(|c: char| c.is_ascii_digit()));
    numbered || matches!(key.as_str(), REFUSED_LINE | REFUSED_REASON)
}

/// Keys of the headings under which refused rows carry their line and reason, so that the file can come in again.
pub const REFUSED_LINE: &str = "linhadoarquivo";
pub const REFUSED_REASON: &str = "motivodarecusa";

/// The app's own *análise*: what it works out is no field of anybody.
fn is_own_analysis(headings: &[&str]) -> bool {
    let has = |wanted: &[&str]| {
        let wanted: Vec<String> = wanted.iter().map(|one| fold::key(one)).collect();
        headings.iter().any(|heading| wanted.contains(&fold::key(heading)))
    };
    // The workbook's are for people, and of them only this one is another word.
    has(&[Column::DaysSinceContact.heading()])
        && has(&[Column::ContactState.heading(), "Estado do contato"])
        && has(&[Column::Class.heading()])
}

/// The field a heading names in a file of this kind, and how far down the list of its names it stands.
fn field(kind: Kind, heading: &str) -> Option<(Field, usize)> {
    lookup(kind, heading).and_then(|(meaning, rank)| meaning.map(|field| (field, rank)))
}

type Meaning = (Option<Field>, usize);

fn lookup(kind: Kind, heading: &str) -> Option<Meaning> {
    let known = |text: &str| {
        let key = fold::key(text);
        aliases().by_key.get(&(kind, key.as_str())).copied()
    };
    let whole = known(heading).or_else(|| {
        numbered(heading).and_then(|base| known(&base)).filter(|(field, _)| {
            // `Telefone 4`, `Phone 3 - Value`: only where several columns may feed the field.
            field.is_some_and(Field::takes_many)
        })
    });
    whole.or_else(|| {
        let bare = heading.split(['(', '[']).next().unwrap_or(heading).trim_end();
        let bare = bare.strip_suffix("R$").unwrap_or(bare);
        if bare.len() == heading.len() { None } else { known(bare) }
    })
}

/// The key without a number behind it.
fn numbered(heading: &str) -> Option<String> {
    let key = fold::key(heading);
    let bare = key.strip_suffix("value").unwrap_or(&key);
    let base = bare.trim_end_matches(|c: char| c.is_ascii_digit());
    (base.len() < bare.len() && !base.is_empty()).then(|| base.to_owned())
}

/// Which kind of file has these headings.
pub fn kind_of(headings: &[&str]) -> Kind {
    let has =
        |kind: Kind, wanted: Field| headings.iter().any(|h| field(kind, h).is_some_and(|(f, _)| f == wanted));
    // *Situação* and *status* name outcomes too, but clients and orders have them as well.
    let says = |wanted: Field| {
        headings.iter().any(|h| {
            field(Kind::Interactions, h).is_some_and(|(f, _)| f == wanted)
                && lookup(Kind::Clients, h).is_none()
                && lookup(Kind::Orders, h).is_none()
        })
    };
    let dated = has(Kind::Interactions, Field::Date);
    let credit = tells_credit(headings).filter(|_| !is_own_analysis(headings));
    if credit == Some(Told::Plainly) {
        Kind::Checks
    } else if dated && (says(Field::Channel) || says(Field::Outcome)) {
        Kind::Interactions
    } else if has(Kind::Orders, Field::Value) && has(Kind::Orders, Field::Date) {
        Kind::Orders
    } else if credit.is_some() {
        Kind::Checks
    } else if dated && !has(Kind::Clients, Field::Cep) && !has(Kind::Clients, Field::District) {
        Kind::Interactions
    } else {
        Kind::Clients
    }
}

/// How the headings tell of a look at somebody's credit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Told {
    /// By what nothing else has: protestos, falência; or what the Receita says of a company.
    Plainly,
    /// By what is owed, which lists of orders, contacts and clients have beside what they are of.
    ByDebts,
}

fn tells_credit(headings: &[&str]) -> Option<Told> {
    let has = |kind: Kind, wanted: &[Field]| {
        headings.iter().any(|h| field(kind, h).is_some_and(|(found, _)| wanted.contains(&found)))
    };
    let others = [Kind::Clients, Kind::Orders, Kind::Interactions];
    let only_here = |h: &&&str| others.iter().all(|kind| lookup(*kind, h).is_none());
    let tells = |wanted: &[Field]| {
        let mut own = headings.iter().filter(only_here);
        own.any(|h| field(Kind::Checks, h).is_some_and(|(found, _)| wanted.contains(&found)))
    };
    let is_register = has(Kind::Checks, &[Field::Registration])
        && has(Kind::Checks, &[Field::Partners])
        && has(Kind::Checks, &[Field::Founded]);
    let address = [Field::Cep, Field::District, Field::Street];
    let marks =
        [Field::Bankrupt, Field::JudicialRecovery, Field::Protests, Field::BouncedCheques, Field::Lawsuits];
    let debts = [Field::PendingDebts, Field::MeanDelay, Field::OpenTitles, Field::OverdueTitles];
    let is_list = has(Kind::Clients, &address);
    if is_register || tells(&marks) && !is_list {
        Some(Told::Plainly)
    } else {
        let reached = [Field::Phone, Field::WhatsApp, Field::Email];
        (tells(&debts) && !is_list && !has(Kind::Clients, &reached)).then_some(Told::ByDebts)
    }
}

struct Aliases {
    by_key: HashMap<(Kind, &'static str), Meaning>,
    fields: HashMap<Kind, Vec<Field>>,
}

fn aliases() -> &'static Aliases {
    static ALIASES: OnceLock<Aliases> = OnceLock::new();
    ALIASES.get_or_init(|| {
        let mut aliases = Aliases { by_key: HashMap::new(), fields: HashMap::new() };
        for line in include_str!("aliases.txt").lines().filter(|line| !line.starts_with('#')) {
            let Some((head, keys)) = line.split_once(": ") else { continue };
            let Some((letters, name)) = head.split_once(' ') else { continue };
            let field = Field::ALL.iter().copied().find(|field| field.name() == name);
            for kind in Kind::ALL.into_iter().filter(|kind| letters.contains(kind.letter())) {
                aliases.fields.entry(kind).or_default().extend(field);
                for (rank, key) in keys.split(' ').enumerate() {
                    aliases.by_key.insert((kind, key), (field, rank));
                }
            }
        }
        aliases
    })
}

#[cfg(test)]
mod tests;
