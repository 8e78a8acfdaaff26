//! Tabs tell each other of their commits: a number and the names of what changed; each reads it for itself.

use super::handle::Handle;
use super::read;
use crate::domain::keeping::json;
use crate::domain::record::RecordKey;
use crate::storage::encoding::{key_text, parse_key};
use crate::storage::repository::{Elsewhere, StoreError};
use serde::{Deserialize, Serialize};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::{BroadcastChannel, MessageEvent};

/// Above this many records it is quicker to read everything.
const NAMED_AT_MOST: usize = 200;

/// One message, as JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Said {
    /// Records by their names in the store.
    Changed {
        seq: u64,
        names: Vec<String>,
    },
    Everything,
}

impl Said {
    pub(super) fn of(seq: u64, keys: Vec<RecordKey>) -> Said {
        if keys.len() > NAMED_AT_MOST {
            return Said::Everything;
        }
        Said::Changed { seq, names: keys.iter().map(key_text).collect() }
    }
}

pub(super) struct Tabs {
    channel: Option<BroadcastChannel>,
    hearing: Rc<RefCell<Hearing>>,
    _listener: Closure<dyn FnMut(MessageEvent)>,
}

/// What was heard before anybody listened waits.
enum Hearing {
    Waiting(Vec<Elsewhere>),
    Listening(Rc<dyn Fn(Elsewhere)>),
}

impl Tabs {
    pub(super) fn open(name: &str, handle: &Rc<Handle>) -> Self {
        let hearing = Rc::new(RefCell::new(Hearing::Waiting(Vec::new())));
        let (heard, weak) = (Rc::downgrade(&hearing), Rc::downgrade(handle));
        let listener = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            let Some(text) = event.data().as_string() else { return };
            // Another version may say it otherwise: then everything is read again.
            let said = json::from_str(&text).unwrap_or(Said::Everything);
            let (weak, heard) = (weak.clone(), heard.clone());
            spawn_local(async move {
                let elsewhere = match (said, weak.upgrade()) {
                    (_, None) => return,
                    (Said::Everything, Some(_)) => Elsewhere::Everything,
                    (Said::Changed { seq, names }, Some(handle)) => {
                        let keys: Vec<RecordKey> = names.iter().filter_map(|name| parse_key(name)).collect();
                        read_changed(&handle, seq, &keys).await
                    }
                };
                if let Some(hearing) = heard.upgrade() {
                    tell(&hearing, elsewhere);
                }
            });
        });
        let heard = Rc::downgrade(&hearing);
        handle.on_superseded(move || {
            if let Some(hearing) = heard.upgrade() {
                tell(&hearing, Elsewhere::Superseded);
            }
        });
        // A browser without channels has no other tab to hear of.
        let channel = BroadcastChannel::new(&format!("{name}.commits")).ok();
        if let Some(channel) = &channel {
            channel.set_onmessage(Some(listener.as_ref().unchecked_ref()));
        }
        Self { channel, hearing, _listener: listener }
    }

    pub(super) fn watch(&self, hear: impl Fn(Elsewhere) + 'static) {
        let hear: Rc<dyn Fn(Elsewhere)> = Rc::new(hear);
        let before = self.hearing.replace(Hearing::Listening(hear.clone()));
        if let Hearing::Waiting(waited) = before {
            waited.into_iter().for_each(|elsewhere| hear(elsewhere));
        }
    }

    pub(super) fn say(&self, said: &Said) {
        if let (Some(channel), Ok(text)) = (&self.channel, serde_json::to_string(said)) {
            // Nobody may be listening; each tab reads what is stored when it opens.
            let _ = channel.post_message(&text.into());
        }
    }
}

impl Drop for Tabs {
    fn drop(&mut self) {
        if let Some(channel) = &self.channel {
            channel.set_onmessage(None);
            channel.close();
        }
    }
}

impl std::fmt::Debug for Tabs {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Tabs")
    }
}

async fn read_changed(handle: &Handle, seq: u64, keys: &[RecordKey]) -> Elsewhere {
    let records = async { read::some(&handle.database().await?, keys).await };
    match records.await {
        Ok(records) => Elsewhere::Committed { records, seq },
        Err(StoreError::Superseded) => Elsewhere::Superseded,
        Err(_) => Elsewhere::Everything,
    }
}

fn tell(hearing: &RefCell<Hearing>, elsewhere: Elsewhere) {
    let hear = match &mut *hearing.borrow_mut() {
        Hearing::Waiting(waited) => return waited.push(elsewhere),
        Hearing::Listening(hear) => hear.clone(),
    };
    hear(elsewhere);
}
