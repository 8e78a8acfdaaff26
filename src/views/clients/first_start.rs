//! An empty carteira in an app that is open: the same four ways to begin as on a first visit.
use leptos::prelude::*;

use crate::routes::Route;
use crate::state::use_carteira;
use crate::views::welcome::{Offers, Way};

/// In the address of the page of all clients: open the form.
pub(crate) const REGISTER_PARAM: &str = "novo";

/// In place of any page whose carteira is empty. Without `on_register`, registering opens the page of all clients.
#[component]
pub(crate) fn FirstStart(#[prop(optional, into)] on_register: Option<Callback<()>>) -> impl IntoView {
    let carteira = use_carteira();
    let form = || Way::Goes(Route::Clients.href_with(&[(REGISTER_PARAM, "")]));
    view! {
        <Offers
            import=Way::Goes(Route::Data.href())
            open=Way::Goes(Route::Data.href())
            register=on_register.map_or_else(form, Way::Does)
            sample=Way::Does(Callback::new(move |()| carteira.enter_sample()))
        />
    }
}
