//! An address that leads nowhere.
use leptos::prelude::*;

use crate::routes::Route;
use crate::text::shell;
use crate::ui::prelude::*;
use crate::views::nav::set_title;

/// Says so, says that the data are safe, and offers the way back.
#[component]
pub(super) fn NotFound() -> impl IntoView {
    set_title(Signal::stored(Some(shell::page::NOT_FOUND.to_owned())));
    view! {
        <div class="page">
            <Empty glyph=Glyph::Location title=shell::not_found::TITLE why=shell::not_found::WHY>
                <LinkButton tone=Tone::Primary href=Route::Today.href()>
                    {shell::not_found::GO_TODAY}
                </LinkButton>
            </Empty>
        </div>
    }
}
