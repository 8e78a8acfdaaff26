//! A queue under way: one client at a time, the text filled and free to be changed, then *Enviei*, *Pular* or *Parar*. Where
//! it stands follows from the answers kept, so a reload goes on where it was.
use leptos::prelude::*;

use super::answers::Answers;
use super::{PART, SENT};
use crate::domain::fact::interaction::Channel;
use crate::domain::segment::queue::{mailing, standing};
use crate::domain::value::id::MailingId;
use crate::exchange::message_link;
use crate::routes::Route;
use crate::screen::segments::mail::{Turn, turn};
use crate::state::{clock, use_carteira};
use crate::text::segments::{self as said, queue as words};
use crate::text::templates;
use crate::ui::prelude::*;
use crate::views::interaction::use_interaction_sheet;

#[component]
pub(super) fn Queue(id: Option<MailingId>) -> impl IntoView {
    let carteira = use_carteira();
    let known = move || id.filter(|id| carteira.portfolio.with(|p| mailing(p.catalog(), *id).is_some()));
    let exists = Memo::new(move |_| known());
    let back = || {
        view! {
            <LinkButton href=Route::Segments.href_with(&[(PART, SENT)]) glyph=Glyph::ChevronLeft>
                {words::BACK}
            </LinkButton>
        }
    };
    move || match exists.get() {
        None => view! {
            <Empty glyph=Glyph::WhatsApp title=words::UNKNOWN why=words::UNKNOWN_WHY>
                {back()}
            </Empty>
        }
        .into_any(),
        Some(id) => view! { <Known id back=back().into_any()/> }.into_any(),
    }
}

#[component]
fn Known(id: MailingId, back: AnyView) -> impl IntoView {
    let carteira = use_carteira();
    let now = Memo::new(move |_| {
        let on = carteira.today.get();
        carteira.portfolio.with(|p| turn(p, id, on))
    });
    let about = Memo::new(move |_| {
        carteira.portfolio.with(|p| {
            let queue = mailing(p.catalog(), id);
            let title = queue.map(|queue| said::mailing(&queue.name, queue.begun)).unwrap_or_default();
            let stopped = queue.is_some_and(|queue| queue.stopped);
            let progress = standing(p, id).map(said::progress).unwrap_or_default();
            (title, progress, stopped)
        })
    });
    let is_past = Memo::new(move |_| carteira.view.as_of.with(Option::is_some));
    // The same client with the same words stays as it is while something else changes.
    let client = Memo::new(move |_| now.with(|now| now.as_ref().map(|now| now.client)));
    view! {
        <div class="stack queue">
            <div>{back}</div>
            <div>
                <h2 class="panel__finding">{move || about.with(|about| about.0.clone())}</h2>
                <p role="status">{move || about.with(|about| about.1.clone())}</p>
            </div>
            {move || {
                if is_past.get() {
                    return view! { <p>{words::PAST}</p> }.into_any();
                }
                // Asked for its value: a memo that nobody reads follows nothing.
                let shown = client.get();
                match now.get_untracked().filter(|turn| shown == Some(turn.client)) {
                    Some(turn) => view! { <OneClient id turn/> }.into_any(),
                    None => {
                        let stopped = about.with(|about| about.2);
                        view! { <p><strong>{if stopped { words::STOPPED } else { words::OVER }}</strong></p> }
                            .into_any()
                    }
                }
            }}
            <Answers id/>
        </div>
    }
}

#[component]
fn OneClient(id: MailingId, turn: Turn) -> impl IntoView {
    let carteira = use_carteira();
    let desk = use_interaction_sheet();
    let Turn { client, name, place, subject, text, phone, email } = turn;
    let is_blank = text.is_empty();
    let label = name.clone();
    let (about, text) = (RwSignal::new(subject), RwSignal::new(text));
    let form = Form::new(Signal::stored(Some(format!("envio.{id}.{client}"))));
    let usual = if phone.is_some() { Channel::WhatsApp } else { Channel::Email };
    let opened = RwSignal::new(usual);
    let quiet = carteira.portfolio.with_untracked(|p| {
        let rules = &p.rules().mailing;
        let is_quiet = clock::time_of_day().is_some_and(|time| rules.is_quiet(clock::today(), time));
        is_quiet.then(|| said::quiet(rules))
    });
    let waits = RwSignal::new(quiet.is_some());
    let whatsapp = phone.map(|phone| {
        let href = Signal::derive(move || message_link::whatsapp(Some(&phone), &text.get()));
        let press = Callback::new(move |()| opened.set(Channel::WhatsApp));
        view! {
            <LinkButton href tone=Tone::Primary glyph=Glyph::WhatsApp external=true on_press=press>
                {templates::WHATSAPP}
            </LinkButton>
        }
        .into_any()
    });
    let has_email = email.is_some();
    let mail = email.map(|address| {
        let href = Signal::derive(move || {
            let line = about.get();
            let line = Some(line.trim()).filter(|line| !line.is_empty());
            message_link::email(Some(&address), line, &text.get())
        });
        let press = Callback::new(move |()| opened.set(Channel::Email));
        view! {
            <LinkButton href glyph=Glyph::Email external=true on_press=press>{templates::EMAIL}</LinkButton>
        }
        .into_any()
    });
    let sent = move || {
        form.finish();
        carteira.mail_sent(id, client, opened.get_untracked());
        desk.sent_one_of_many(client, opened.get_untracked());
    };
    let skip = move || {
        form.finish();
        carteira.mail_skipped(id, client);
    };
    view! {
        <section class="card stack" data-gap="tight" aria-label=label>
            <p class="muted">{place}</p>
            <h3 class="card__title">
                <a href=Route::Client(client.to_string()).href()>{name}</a>
            </h3>
            <FormArea form>
                {has_email.then(|| view! { <TextField label=templates::SUBJECT value=about optional=true/> })}
                <TextArea label=templates::TEXT value=text rows=7 hint=templates::TEXT_HINT/>
            </FormArea>
            {is_blank.then(|| view! { <p class="muted">{words::NO_TEXT}</p> })}
            {quiet
                .map(|quiet| {
                    view! {
                        <Show when=move || waits.get()>
                            <p role="status">{quiet.clone()}</p>
                            <div>
                                <Button on_press=move || waits.set(false)>{words::ANYWAY}</Button>
                            </div>
                        </Show>
                    }
                })}
            <div class="cluster" hidden=move || waits.get()>{whatsapp} {mail}</div>
            <div class="cluster queue__answers">
                <Button glyph=Glyph::Check on_press=sent>{words::SENT}</Button>
                <Button glyph=Glyph::Forward on_press=skip>{words::SKIP}</Button>
                <Button tone=Tone::Quiet on_press=move || carteira.stop_mailing(id)>{words::STOP}</Button>
            </div>
        </section>
    }
}
