//! A message to a client, written from a template and opened in WhatsApp or the mail program. Nothing is sent from here.

use crate::domain::catalog::template::templates;
use crate::domain::fact::interaction::Channel;
use crate::domain::value::id::{ClientId, TemplateId};
use crate::exchange::message_link;
use crate::screen::message::{fitting, reach_of, written};
use crate::state::use_carteira;
use crate::text::templates as words;
use crate::ui::prelude::*;
use crate::views::interaction::use_interaction_sheet;
use leptos::prelude::*;

/// The sheet of a message, for whom `subject` names; `open` shows it.
#[component]
pub(crate) fn MessageSheet(
    subject: RwSignal<Option<ClientId>>,
    open: RwSignal<bool>,
    /// The template to begin with, where it is there; else the one that fits.
    #[prop(optional, into)]
    preferred: MaybeProp<TemplateId>,
    /// Called when the message was opened outside.
    #[prop(optional, into)]
    on_opened: Option<Callback<(ClientId, Channel)>>,
) -> impl IntoView {
    let carteira = use_carteira();
    let sheet = use_interaction_sheet();
    let all = Memo::new(move |_| carteira.portfolio.with(|p| templates(p.catalog(), words::shipped())));
    let template = RwSignal::new(String::new());
    let (about, text) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let write = move || {
        let (Some(id), on) = (subject.get_untracked(), carteira.today.get_untracked()) else { return };
        let found = all.with_untracked(|all| {
            all.iter().find(|one| template.with_untracked(|id| one.id.to_string() == *id)).cloned()
        });
        let Some(template) = found else { return };
        let (subject, body) = carteira.portfolio.with_untracked(|p| written(&template, p, id, on));
        about.set(subject);
        text.set(body);
    };
    // A message of its own kind has a draft of its own.
    let kind = move || if preferred.get().is_some() { "resposta" } else { "mensagem" };
    let form = Form::new(Signal::derive(move || subject.get().map(|id| format!("{}.{id}", kind()))));
    let begin = move || {
        let Some(id) = subject.get_untracked() else { return };
        let on = carteira.today.get_untracked();
        let wanted = preferred.get_untracked();
        let fits = carteira.portfolio.with_untracked(|p| {
            all.with_untracked(|all| {
                let own = all.iter().find(|one| Some(one.id) == wanted);
                own.or_else(|| fitting(p, id, on, all)).map(|one| one.id)
            })
        });
        template.set(fits.map(|id| id.to_string()).unwrap_or_default());
        write();
    };
    let choices = Signal::derive(move || {
        all.with(|all| all.iter().map(|one| Choice::new(one.id.to_string(), one.name.clone())).collect())
    });
    let reach = Memo::new(move |_| {
        let id = subject.get();
        carteira.portfolio.with(|p| id.and_then(|id| p.client(id)).map(reach_of).unwrap_or_default())
    });
    let name = Signal::derive(move || {
        let id = subject.get();
        let name = carteira
            .portfolio
            .with(|p| id.and_then(|id| p.client(id)).map(|client| client.display_name().to_owned()));
        name.map_or_else(|| words::TITLE.to_owned(), |name| words::to(&name))
    });
    let opened = move |channel: Channel| {
        let Some(id) = subject.get_untracked() else { return };
        if channel == Channel::WhatsApp {
            sheet.sent(id);
        }
        form.finish();
        if let Some(on_opened) = on_opened {
            on_opened.run((id, channel));
        }
        // The link is followed first: the sheet it stands in must still be there.
        set_timeout(move || open.set(false), std::time::Duration::from_millis(50));
    };
    let whatsapp = Signal::derive(move || {
        reach.with(|(phone, _)| message_link::whatsapp(phone.as_deref(), &text.get()))
    });
    let email = Signal::derive(move || {
        reach.with(|(_, address)| {
            let line = about.get();
            let line = Some(line.trim()).filter(|line| !line.is_empty());
            message_link::email(address.as_deref(), line, &text.get())
        })
    });
    let footer = move || {
        view! {
            <LinkButton
                href=email
                glyph=Glyph::Email
                external=true
                on_press=Callback::new(move |()| opened(Channel::Email))
            >
                {words::EMAIL}
            </LinkButton>
            <LinkButton
                href=whatsapp
                tone=Tone::Primary
                glyph=Glyph::WhatsApp
                external=true
                on_press=Callback::new(move |()| opened(Channel::WhatsApp))
            >
                {words::WHATSAPP}
            </LinkButton>
        }
    };
    view! {
        <Sheet open title=name footer form>
            {
                begin();
                view! {
                    <div class="stack message">
                        {move || {
                            all.with(Vec::is_empty).then(|| view! { <p class="muted">{words::NONE}</p> })
                        }}
                        <SelectField label=words::TEMPLATE value=template choices on_change=move |_: String| write()/>
                        <TextArea label=words::TEXT value=text rows=8 hint=words::TEXT_HINT/>
                        {move || {
                            reach
                                .with(|(phone, _)| phone.is_none())
                                .then(|| view! { <p class="muted">{words::NO_PHONE}</p> })
                        }}
                    </div>
                }
            }
        </Sheet>
    }
}
