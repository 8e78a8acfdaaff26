//! A dossier as bytes, for who reads all of them at once: client, contacts and orders as they lie in memory, and what few
//! clients have as JSON.

use super::dossier::Dossier;
use crate::domain::client::Client;
use crate::domain::keeping::json;
use crate::domain::keeping::packed::{Pack, Packed, Packer, Unpacker};
use crate::domain::value::id::ClientId;

impl Pack for Dossier {
    fn pack(&self, into: &mut Packer) {
        let Dossier { id, client, interactions, orders, facts, removed, erased, unknown } = self;
        into.uuid(id.uuid());
        client.pack(into);
        into.blob(&interactions.bytes());
        into.blob(&orders.bytes());
        let rest = Dossier {
            facts: facts.clone(),
            removed: removed.clone(),
            erased: *erased,
            unknown: unknown.clone(),
            ..Dossier::empty(*id)
        };
        let text = if rest.is_blank() { Ok(String::new()) } else { serde_json::to_string(&rest) };
        // What cannot be written is not read either: the whole dossier is then taken from its row.
        into.text(text.as_deref().unwrap_or(UNWRITABLE));
    }

    fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
        let id = ClientId::new(from.uuid()?);
        let client: Option<Client> = Pack::unpack(from)?;
        let (interactions, orders) = (Packed::of_bytes(from.blob()?), Packed::of_bytes(from.blob()?));
        let rest = match from.str()? {
            "" => Dossier::empty(id),
            text => json::from_str(text).ok()?,
        };
        Some(Dossier { id, client, interactions, orders, ..rest })
    }
}

/// Not JSON.
const UNWRITABLE: &str = "-";
