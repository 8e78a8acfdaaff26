//! From a name to a client: where each prospect stands, what brings them, who is like the best clients.

pub(crate) mod conversion;
pub(crate) mod likeness;
pub(crate) mod referral;
pub(crate) mod routine;
pub(crate) mod way;
