//! Words of the cells of the *análise*; part of the format, like its headings.

use crate::domain::indicator::status::profile::Profile;
use crate::domain::measure::abc::AbcClass;
use crate::domain::measure::rfm::RfmSegment;
use crate::domain::measure::risk_score::RiskBand;
use crate::domain::rhythm::cadence::ContactState;
use crate::domain::rhythm::labels::Labels;
use crate::domain::rhythm::lifecycle::Lifecycle;

pub(super) fn yes_or_no(yes: bool) -> &'static str {
    if yes { "sim" } else { "não" }
}

/// `novo + ciclo irregular`: labels of one cell, in a fixed order.
pub(super) fn label_words(labels: &Labels) -> String {
    let Labels { new, reactivated, seasonal, irregular } = labels;
    let all = [
        (*new, "novo"),
        (reactivated.is_some(), "reativado"),
        (seasonal.is_some(), "sazonal"),
        (*irregular, "ciclo irregular"),
    ];
    all.into_iter().filter(|(has, _)| *has).map(|(_, word)| word).collect::<Vec<_>>().join(" + ")
}

pub(super) fn profile_word(profile: Profile) -> &'static str {
    match profile {
        Profile::Detractor => "detrator",
        Profile::Inactive => "inativo",
        Profile::Hyperconsumer => "hiperconsumidor",
        Profile::Qualified => "qualificado",
        Profile::Regular => "regular",
    }
}

pub(crate) fn abc_word(class: AbcClass) -> &'static str {
    match class {
        AbcClass::A => "A",
        AbcClass::B => "B",
        AbcClass::C => "C",
    }
}

pub(crate) fn segment_word(segment: RfmSegment) -> &'static str {
    match segment {
        RfmSegment::Champions => "campeões",
        RfmSegment::PotentialLoyalist => "quase fiéis",
        RfmSegment::Loyal => "fiéis",
        RfmSegment::Promising => "promissores",
        RfmSegment::New => "recentes",
        RfmSegment::CannotLose => "não pode perder",
        RfmSegment::AtRisk => "em queda",
        RfmSegment::NeedAttention => "pedem atenção",
        RfmSegment::AboutToSleep => "adormecendo",
        RfmSegment::Lost => "sumidos",
        RfmSegment::Other => "outros",
    }
}

pub(crate) fn band_word(band: RiskBand) -> &'static str {
    match band {
        RiskBand::Low => "baixo",
        RiskBand::Moderate => "moderado",
        RiskBand::High => "alto",
        RiskBand::Critical => "crítico",
    }
}

pub(crate) fn state_word(state: ContactState) -> &'static str {
    match state {
        ContactState::OnTrack => "em dia",
        ContactState::Due => "na hora",
        ContactState::Overdue => "atrasado",
        ContactState::Forgotten => "esquecido",
        ContactState::Never => "sem registro",
    }
}

pub(crate) fn class_word(class: Lifecycle) -> &'static str {
    match class {
        Lifecycle::Prospect => "potencial",
        Lifecycle::NoOrders => "sem compras",
        Lifecycle::Active => "ativo",
        Lifecycle::AtRisk => "em risco",
        Lifecycle::Inactive => "inativo",
        Lifecycle::Former => "ex-cliente",
    }
}
