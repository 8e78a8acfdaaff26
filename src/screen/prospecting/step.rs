//! What a step that was typed keeps: the stage reached or the giving up, what was asked for, what it cost, what comes next.

use crate::domain::fact::interaction::Channel;
use crate::domain::fact::prospect_event::{Interest, ProspectEventKind};
use crate::domain::portfolio::Portfolio;
use crate::domain::prospect::way::{Try, last_try};
use crate::domain::value::id::ClientId;
use crate::domain::value::money::Centavos;
use crate::text::prospecting::sheet as words;
use chrono::NaiveDate;

/// What stands in the sheet.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Typed {
    /// Key of a stage; `None`: given up.
    pub stage: Option<String>,
    pub reason: Option<String>,
    pub interest: Option<Interest>,
    pub next: String,
    pub when: Option<NaiveDate>,
    pub cost: Option<Centavos>,
    pub note: String,
}

/// What is kept of it, all in one act.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Kept {
    /// Cost and note stand with the first.
    pub events: Vec<ProspectEventKind>,
    pub cost: Option<Centavos>,
    pub note: Option<String>,
    pub next: Option<Next>,
}

/// An appointment that is agreed.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Next {
    pub on: NaiveDate,
    pub channel: Channel,
    pub what: String,
}

/// Key of the stage in which the client is being tried; `None`: no try is under way.
pub(crate) fn stage_now(p: &Portfolio, client: ClientId, today: NaiveDate) -> Option<String> {
    let open = last_try(p.dossier(client)?, today).filter(Try::is_open)?;
    Some(open.stage().unwrap_or_else(|| p.rules().prospecting.first()).to_owned())
}

/// `now`: the stage it is in. Refused in words where a half of the next step is missing, or nothing would be kept.
pub(crate) fn kept(typed: Typed, now: Option<&str>) -> Result<Kept, &'static str> {
    let Typed { stage, reason, interest, next, when, cost, note } = typed;
    let note = Some(note.trim().to_owned()).filter(|note| !note.is_empty());
    let next = match (&stage, next.trim(), when) {
        (None, ..) | (Some(_), "", None) => None,
        (Some(_), "", Some(_)) => return Err(words::WHAT_MISSING),
        (Some(_), _, None) => return Err(words::WHEN_MISSING),
        (Some(stage), what, Some(on)) => {
            let channel = if stage == VISIT { Channel::Visit } else { Channel::Call };
            Some(Next { on, channel, what: what.to_owned() })
        }
    };
    let moved = match stage {
        None => Some(ProspectEventKind::Lost { reason }),
        // Said again, it bears what is new.
        Some(stage) if now == Some(&stage) => {
            let says_more = interest.is_none() && (note.is_some() || cost.is_some());
            says_more.then_some(ProspectEventKind::Stage(stage))
        }
        Some(stage) => Some(ProspectEventKind::Stage(stage)),
    };
    let events: Vec<_> = moved.into_iter().chain(interest.map(ProspectEventKind::Interest)).collect();
    if events.is_empty() && next.is_none() {
        return Err(words::NOTHING);
    }
    Ok(Kept { events, cost, note, next })
}

/// The shipped stage whose next step is a visit.
const VISIT: &str = "visita-marcada";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::client::Situation;
    use crate::screen::small::{Small, d, id};

    fn typed(stage: Option<&str>) -> Typed {
        Typed { stage: stage.map(str::to_owned), ..Typed::default() }
    }

    fn stage(key: &str) -> ProspectEventKind {
        ProspectEventKind::Stage(key.to_owned())
    }

    fn events(typed: Typed, now: Option<&str>) -> Vec<ProspectEventKind> {
        kept(typed, now).unwrap().events
    }

    #[test]
    fn a_stage_is_kept_where_it_is_another_or_no_try_is_under_way() {
        assert_eq!(events(typed(Some("proposta")), Some("contatado")), [stage("proposta")]);
        assert_eq!(events(typed(Some("mapeado")), None), [stage("mapeado")]);
        assert_eq!(kept(typed(Some("proposta")), Some("proposta")), Err(words::NOTHING));
    }

    #[test]
    fn cost_and_note_of_a_stage_that_stays_stand_with_what_was_asked_for_or_with_the_stage_said_again() {
        let note = |interest| Typed { note: " gostou ".to_owned(), interest, ..typed(Some("proposta")) };
        let found = kept(note(None), Some("proposta")).unwrap();
        assert_eq!((found.events, found.note.as_deref()), (vec![stage("proposta")], Some("gostou")));
        let asked = ProspectEventKind::Interest(Interest::Sample);
        assert_eq!(events(note(Some(Interest::Sample)), Some("proposta")), std::slice::from_ref(&asked));
        assert_eq!(events(note(Some(Interest::Sample)), Some("mapeado")), [stage("proposta"), asked]);
    }

    #[test]
    fn a_next_step_needs_its_day_and_its_words() {
        let next = |next: &str, when: Option<&str>| Typed {
            next: next.to_owned(),
            when: when.map(d),
            ..typed(Some("visita-marcada"))
        };
        let now = Some("visita-marcada");
        assert_eq!(kept(next("levar tabela", None), now), Err(words::WHEN_MISSING));
        assert_eq!(kept(next(" ", Some("2026-11-19")), now), Err(words::WHAT_MISSING));
        let found = kept(next("levar tabela ", Some("2026-11-19")), now).unwrap();
        let visit = Next { on: d("2026-11-19"), channel: Channel::Visit, what: "levar tabela".to_owned() };
        assert_eq!((found.events.len(), found.next), (0, Some(visit)), "it alone is enough");
    }

    #[test]
    fn giving_up_agrees_on_nothing() {
        let given_up = Typed {
            reason: Some("preco".to_owned()),
            next: "ligar".to_owned(),
            interest: Some(Interest::Quote),
            ..typed(None)
        };
        let found = kept(given_up, Some("proposta")).unwrap();
        let lost = ProspectEventKind::Lost { reason: Some("preco".to_owned()) };
        assert_eq!(found.events, [lost, ProspectEventKind::Interest(Interest::Quote)]);
        assert_eq!(found.next, None);
    }

    #[test]
    fn a_potencial_is_in_the_first_stage_and_a_buyer_in_none() {
        let p = Small::clients(&["Ana", "Bia"])
            .with(1, |client| client.situation = Situation::Prospect)
            .order(2, "2026-11-02", 100)
            .portfolio();
        let now = |client| stage_now(&p, id(client), d("2026-11-18"));
        assert_eq!((now(1).as_deref(), now(2)), (Some("mapeado"), None));
    }
}
