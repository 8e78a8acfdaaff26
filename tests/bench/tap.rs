//! Processor time of one recorded contact on the host (Linux): `cargo run --release --example tap`.
//!
//! What stands on *Hoje* and in the list is brought up to date in two ways: worked out anew for everybody, and mended for
//! the one client, as the app does it. The last column is an edited name.

#[cfg(not(target_arch = "wasm32"))]
mod clock;
#[cfg(not(target_arch = "wasm32"))]
mod kept;
#[cfg(not(target_arch = "wasm32"))]
mod made;

#[cfg(not(target_arch = "wasm32"))]
mod host {
    use super::clock::spent;
    use super::kept::Kept;
    use super::made::{carteira, median};
    use carteira::domain::client::ClientEdit;
    use carteira::domain::fact::interaction::{Channel, Interaction, Outcome};
    use carteira::domain::keeping::stamp::Stamp;
    use carteira::domain::portfolio::change::{Change, Deed, Step};
    use carteira::domain::value::id::{ClientId, InteractionId};
    use chrono::NaiveDate;
    use std::time::Duration;

    pub(crate) fn main() {
        let Some(today) = NaiveDate::from_ymd_opt(2026, 11, 18) else { return };
        println!("{:>8} {:>12} {:>12} {:>12} {:>12}", "clients", "anew", "apply", "mended", "renamed");
        for clients in [1_000, 10_000, 100_000] {
            let mut portfolio = carteira(clients, today);
            let mut kept = Kept::default();
            let mut times: [Vec<Duration>; 4] = Default::default();
            kept.follow(&portfolio, today);
            for round in 0..15_u32 {
                let client = ClientId::from_u128((round * 37 % clients).into());
                let id = InteractionId::from_u128((1 << 64) + u128::from(round));
                let contact = Interaction::new(id, Stamp::default(), today, Channel::Visit, Outcome::Success);
                let step = Step::AddInteraction { client, interaction: Box::new(contact) };
                let stamp = |at: u32| Stamp { millis: (at + 1).into(), ..Stamp::default() };
                let start = spent();
                let applied = portfolio.apply(&Change::one(Deed::RecordInteraction, step), stamp(2 * round));
                times[1].push(spent() - start);
                let start = spent();
                let mended = kept.follow(&portfolio, today);
                times[2].push(spent() - start);
                let start = spent();
                let anew = Kept::default().follow(&portfolio, today);
                times[0].push(spent() - start);
                let edits = vec![ClientEdit::LegalName(format!("Açougue {round}"))];
                let edit = Change::one(Deed::Edit, Step::EditClient { client, edits });
                let start = spent();
                let edited = portfolio.apply(&edit, stamp(2 * round + 1));
                kept.follow(&portfolio, today);
                times[3].push(spent() - start);
                if anew != mended || applied.is_err() || edited.is_err() {
                    return println!("not the same: {anew} {mended} {applied:?} {edited:?}");
                }
            }
            let [anew, apply, mended, renamed] = times.map(median);
            println!("{clients:>8} {anew:>12} {apply:>12} {mended:>12} {renamed:>12}");
        }
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    host::main();
}

#[cfg(target_arch = "wasm32")]
fn main() {}
