//! What stands around the pages: all of it in the whole app, and what *Hoje* needs in the first, which is small because of
//! what is left out here.
use leptos::prelude::*;

use leptos_router::NavigateOptions;
use leptos_router::components::{FlatRoutes, Route as RouterRoute, Router};
use leptos_router::hooks::{use_location, use_navigate};
use leptos_router::path;
use std::sync::Arc;

use super::address;
use super::frame::Frame;
use super::not_found::NotFound;
use crate::routes::{Route, base};
use crate::state::View;
use crate::ui::layers::once_settled;
use crate::views::elsewhere;
use crate::views::interaction::{AnswerHost, InteractionHost};
use crate::views::nav::Go;
use crate::views::timeline::{OpenedTimeMachine, TimeMachineKey, provide_time_machine};

/// The parts of the frame in which the two apps differ. A link to another page of the first app loads the whole one.
#[derive(Clone, Copy, Debug)]
pub struct Around {
    /// Draws the frame where addresses lead.
    pub(crate) root: fn() -> AnyView,
    /// The route shown.
    pub(super) route: fn() -> Memo<Option<Route>>,
    go: fn() -> Go,
    /// What stands where this app has no page.
    pub(super) no_page: fn() -> AnyView,
    /// Keeps what is chosen in the address.
    pub(super) keep_address: fn(Memo<Option<Route>>),
    /// The address of a page, with what is chosen.
    pub(in crate::views) link: fn(&Route, &View) -> String,
    /// The key of the máquina do tempo in the header, and what it opens above the page.
    pub(super) machine_key: fn() -> AnyView,
    pub(super) machine: fn() -> AnyView,
    /// The sheets of contact and order.
    pub(super) sheets: fn() -> AnyView,
    /// Whether they open here, or at the client's address.
    pub(super) has_sheets: bool,
}

impl Around {
    /// How this app goes to another address.
    pub(in crate::views) fn go(&self) -> Go {
        (self.go)()
    }
}

pub static WHOLE: Around = Around {
    // One route takes every address: `routes::Route` reads it, and `views` says what stands there.
    root: || {
        view! {
            <Router base=base()>
                <FlatRoutes fallback=Frame>
                    <RouterRoute path=path!("/*any") view=Frame/>
                </FlatRoutes>
            </Router>
        }
        .into_any()
    },
    route: || {
        let path = use_location().pathname;
        Memo::new(move |_| path.with(|path| Route::parse_full(path)))
    },
    go: || {
        let navigate = use_navigate();
        Arc::new(move |path, replace| {
            let (navigate, path) = (navigate.clone(), path.to_owned());
            let options = NavigateOptions { replace, scroll: !replace, ..NavigateOptions::default() };
            once_settled(move || navigate(&path, options));
        })
    },
    no_page: || view! { <NotFound/> }.into_any(),
    keep_address: |route| {
        address::keep_address(route);
        address::heal_address();
        provide_time_machine();
    },
    link: address::link,
    machine_key: || view! { <TimeMachineKey/> }.into_any(),
    machine: || view! { <OpenedTimeMachine/> }.into_any(),
    sheets: || view! { <InteractionHost/> }.into_any(),
    has_sheets: true,
};

pub static FIRST: Around = Around {
    root: || view! { <Frame/> }.into_any(),
    route: elsewhere::only_route,
    go: elsewhere::go,
    no_page: || ().into_any(),
    keep_address: |_| {},
    link: |route, _| route.href(),
    machine_key: || ().into_any(),
    machine: || ().into_any(),
    sheets: || view! { <AnswerHost/> }.into_any(),
    has_sheets: false,
};

#[allow(clippy::expect_used)]
pub(in crate::views) fn use_around() -> Around {
    *use_context::<&'static Around>().expect("the app provides what stands around its pages")
}
