//! *Ajustes*: the rules with their defaults and reasons, what changing them would do, vendedores and representadas.
//!
//! Rules are edited in a draft, which outlives the page; nothing changes until *Salvar regras*, and then *Desfazer* takes it
//! back.

mod alerts;
mod cadences;
mod calendar;
mod counts;
mod hours;
mod impact;
mod index;
mod lock;
mod messages;
mod names;
mod one_tap;
mod prospecting;
mod rescue;

use crate::domain::indicator::coverage::left_out_by_settings;
use crate::domain::portfolio::eligibility::Exclusion;
use crate::domain::rules::{LifecycleMode, Rules};
use crate::screen::settings::coverage;
use crate::screen::settings::index::Part;
use crate::screen::thresholds::{self, Threshold};
use crate::state::{drafts, use_carteira};
use crate::text::segments::settings as mailing_words;
use crate::text::settings as words;
use crate::ui::prelude::*;
use crate::views::standing::WhenReady;
use alerts::AlertsSection;
use cadences::GroupCadences;
use calendar::CalendarSection;
use counts::CountsTable;
use hours::{StartPlace, WorkingHours};
use impact::Impact;
use index::Index;
use leptos::prelude::*;
use lock::LockSection;
use messages::Messages;
use names::{Principals, Salespeople};
use one_tap::OneTap;
use prospecting::Stages;
use rescue::RescueSteps;

/// The rules being edited, and how many fields hold no usable number.
#[derive(Clone, Copy)]
pub(super) struct Draft {
    rules: RwSignal<Rules>,
    invalid: RwSignal<u32>,
    /// Grows when the whole draft was replaced, so that fields show it.
    replaced: RwSignal<u32>,
}

impl Draft {
    fn replace(self, rules: Rules) {
        self.rules.set(rules);
        self.invalid.set(0);
        self.replaced.update(|times| *times += 1);
    }
}

#[component]
pub fn SettingsPage() -> impl IntoView {
    view! {
        <div class="page settings">
            <WhenReady>
                <div class="settings__columns">
                    <Index/>
                    <div class="settings__sections"><Sections/></div>
                </div>
            </WhenReady>
        </div>
    }
}

#[component]
fn Sections() -> impl IntoView {
    let carteira = use_carteira();
    let kept = Memo::new(move |_| carteira.portfolio.with(|p| p.rules().clone()));
    let draft = Draft {
        rules: RwSignal::new(kept.with_untracked(|kept| drafts::rules(kept).unwrap_or_else(|| kept.clone()))),
        invalid: RwSignal::new(0),
        replaced: RwSignal::new(0),
    };
    // Rules saved elsewhere meanwhile lie below what was changed here.
    Effect::new(move |before: Option<Rules>| {
        let now = kept.get();
        if let Some(before) = before {
            let edits = draft.rules.with_untracked(|rules| before.edits_towards(rules));
            draft.replace(now.with_edits(&edits));
        }
        now
    });
    Effect::new(move |_| draft.rules.with(|rules| kept.with(|kept| drafts::keep_rules(kept, rules))));
    let form = Form::new(Signal::stored(None::<String>));
    let own_cycle = move || draft.rules.with(|rules| rules.lifecycle.mode == LifecycleMode::OwnCycle);
    let mode = RwSignal::new(draft.rules.with_untracked(|rules| rules.lifecycle.mode));
    Effect::new(move |_| mode.set(draft.rules.with(|rules| rules.lifecycle.mode)));
    let modes = vec![
        (LifecycleMode::OwnCycle, words::OWN_CYCLE.to_owned()),
        (LifecycleMode::FixedPeriods, words::FIXED_PERIODS.to_owned()),
    ];
    let left_out = Memo::new(move |_| {
        let on = carteira.derived.as_of.get();
        carteira.portfolio.with(|p| draft.rules.with(|rules| left_out_by_settings(p.columns(), rules, on)))
    });
    let beside = move |reason: Exclusion| {
        Signal::derive(move || {
            let counts = left_out.get();
            draft.rules.with(|rules| coverage::left_out(reason, counts, &rules.coverage))
        })
    };
    view! {
        <FormArea form>
        <div class="stack">
            <Section part=Part::Goal>
                <Numbers draft thresholds=&thresholds::GOAL/>
                <Toggle draft label=words::INCLUDE_PROSPECTS hint=beside(Exclusion::Prospect) get=|r| r.coverage.include_prospects set=|r, on| r.coverage.include_prospects = on/>
                <Toggle draft label=words::INCLUDE_FORMER hint=beside(Exclusion::Former) get=|r| r.coverage.include_former set=|r, on| r.coverage.include_former = on/>
                <Toggle draft label=words::INCLUDE_BLOCKED hint=beside(Exclusion::Blocked) get=|r| r.coverage.include_blocked set=|r, on| r.coverage.include_blocked = on/>
                <Toggle draft label=words::EXCLUDE_SILENT hint=beside(Exclusion::Silent) get=|r| r.coverage.exclude_silent set=|r, on| r.coverage.exclude_silent = on/>
            </Section>
            <Section part=Part::Cadence>
                <Numbers draft thresholds=&thresholds::CADENCE/>
                <GroupCadences draft/>
            </Section>
            <Section part=Part::Lifecycle>
                <Segmented
                    label=words::MODE
                    choices=modes
                    value=mode
                    on_change=move |mode| draft.rules.update(|rules| rules.lifecycle.mode = mode)
                />
                <Show
                    when=own_cycle
                    fallback=move || view! { <Numbers draft thresholds=&thresholds::FIXED_PERIODS/> }
                >
                    <Numbers draft thresholds=&thresholds::OWN_CYCLE/>
                </Show>
            </Section>
            <Section part=Part::Counts>
                <Toggle draft label=words::TYPED_ORDER get=|r| r.coverage.typed_order_counts set=|r, on| r.coverage.typed_order_counts = on/>
                <Toggle draft label=words::IMPORTED_ORDER get=|r| r.coverage.imported_order_counts set=|r, on| r.coverage.imported_order_counts = on/>
                <CountsTable draft/>
            </Section>
            <Section part=Part::OneTap>
                <OneTap/>
            </Section>
            <Section part=Part::States>
                <Numbers draft thresholds=&thresholds::STATES/>
            </Section>
            <Section part=Part::Bands>
                <Numbers draft thresholds=&thresholds::BANDS/>
            </Section>
            <Section part=Part::Abc>
                <Numbers draft thresholds=&thresholds::ABC/>
            </Section>
            <Section part=Part::Calendar>
                <CalendarSection draft/>
            </Section>
            <Section part=Part::Visits>
                <WorkingHours draft/>
                <Numbers draft thresholds=&thresholds::VISITS/>
                <StartPlace draft/>
            </Section>
            <Section part=Part::Stock>
                <Numbers draft thresholds=&thresholds::STOCK/>
            </Section>
            <Section part=Part::Risk>
                <Numbers draft thresholds=&thresholds::RISK/>
                <Toggle draft label=words::LEAVE_BLOCKED_OUT hint=words::LEAVE_BLOCKED_OUT_HINT get=|r| r.risk.leave_blocked_out set=|r, on| r.risk.leave_blocked_out = on/>
            </Section>
            <Section part=Part::Rescue>
                <RescueSteps draft/>
                <Numbers draft thresholds=&thresholds::REACTIVATION/>
            </Section>
            <Section part=Part::Prospecting>
                <Stages draft/>
            </Section>
            <Section part=Part::Messages>
                <Messages/>
            </Section>
            <Section part=Part::Mailing>
                <Numbers draft thresholds=&thresholds::MAILING/>
                <Toggle draft label=mailing_words::SUNDAYS get=|r| r.mailing.quiet_sundays set=|r, on| r.mailing.quiet_sundays = on/>
            </Section>
            <Section part=Part::Alerts>
                <AlertsSection/>
                <Numbers draft thresholds=&thresholds::ALERTS/>
            </Section>
            <Section part=Part::Lock>
                <LockSection/>
            </Section>
            <Section part=Part::Team>
                <Numbers draft thresholds=&thresholds::TEAM/>
            </Section>
            <Section part=Part::Satisfaction>
                <Numbers draft thresholds=&thresholds::SATISFACTION/>
            </Section>
            <Section part=Part::Salespeople>
                <Salespeople/>
            </Section>
            <Section part=Part::Principals>
                <Principals/>
            </Section>
        </div>
        </FormArea>
        <Impact draft kept form/>
    }
}

#[component]
fn Section(part: Part, children: Children) -> impl IntoView {
    let (title, why) = part.said();
    view! {
        <section class="card stack settings__section" data-gap="tight" id=part.anchor() tabindex="-1">
            <h2 class="card__title">{title}</h2>
            {why.map(|why| view! { <p class="muted">{why}</p> })}
            {children()}
        </section>
    }
}

/// A grid of number fields, each with its reason beside it.
#[component]
fn Numbers(draft: Draft, thresholds: &'static [Threshold]) -> impl IntoView {
    let fields = move || {
        draft.replaced.track();
        thresholds.iter().map(|threshold| view! { <NumberOf draft threshold/> }).collect_view()
    };
    view! { <div class="settings__numbers">{fields}</div> }
}

#[component]
fn NumberOf(draft: Draft, threshold: &'static Threshold) -> impl IntoView {
    let value = RwSignal::new(Some(draft.rules.with_untracked(|rules| (threshold.get)(rules))));
    let error = RwSignal::new(None::<String>);
    let commit = move |typed: Option<i64>| {
        let read = threshold.read(typed);
        let (was_wrong, is_wrong) = (error.with_untracked(Option::is_some), read.is_err());
        match read {
            Ok(number) => {
                error.set(None);
                draft.rules.update(|rules| (threshold.set)(rules, number));
            }
            Err(why) => error.set(Some(why)),
        }
        match (was_wrong, is_wrong) {
            (false, true) => draft.invalid.update(|wrong| *wrong += 1),
            (true, false) => draft.invalid.update(|wrong| *wrong = wrong.saturating_sub(1)),
            (true, true) | (false, false) => {}
        }
    };
    view! {
        <NumberField
            label=threshold.words.label
            value
            suffix=threshold.words.unit
            hint=threshold.words.reason
            error=Signal::derive(move || error.get())
            on_commit=commit
        />
    }
}

/// A yes or no of the rules.
#[component]
fn Toggle(
    draft: Draft,
    label: &'static str,
    #[prop(optional, into)] hint: MaybeProp<String>,
    get: fn(&Rules) -> bool,
    set: fn(&mut Rules, bool),
) -> impl IntoView {
    let checked = RwSignal::new(draft.rules.with_untracked(get));
    Effect::new(move |_| checked.set(draft.rules.with(get)));
    view! { <Switch label checked hint on_change=move |on| draft.rules.update(|rules| set(rules, on))/> }
}
