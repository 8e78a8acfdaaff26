//! P(vivo): how likely it is that a client still buys, and what is expected of it next.
//!
//! The model is MBG/CNBD-k (Batislam et al. 2007; Platzer and Reutterer 2016): while alive, a client orders at
//! intervals of Erlang-k timing, with a rate that varies between clients as Gamma(r, α); after each order, the first
//! included, it drops out with a probability that varies as Beta(a, b). Plain BG/NBD is wrong for a carteira: it
//! gives every client with one order a P of 1.
//!
//! Time is in days; orders of one day are one. Every answer is finite and inside its range for any input.

mod fit;
mod history;
mod likelihood;
mod minimise;
mod outlook;
mod params;
mod spending;

pub use fit::{Fit, Fitting, Progress};
pub use history::OrderHistory;
pub use likelihood::{Sample, log_likelihood};
pub use outlook::{Outlook, expected_orders, next_order_days, outlook, p_alive, p_buys_within};
pub use params::{MAX_K, Params, Prior};
pub use spending::{Spending, expected_loss_centavos, is_worth_rescuing};

#[cfg(test)]
mod tests_support {
    /// Cells of a reference row, whose first may be quoted and hold a comma.
    pub(crate) fn fields(row: &str) -> Vec<String> {
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(row.as_bytes());
        let record = reader.records().next().unwrap().unwrap();
        record.iter().map(str::to_owned).collect()
    }
}
