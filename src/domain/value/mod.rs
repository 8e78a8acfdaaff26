//! What is parsed once and then known to be right: a CNPJ, a sum of money, a UF.

pub mod cep;
pub(crate) mod cnpj;
pub mod cpf;
pub mod dice;
pub mod fold;
pub mod id;
pub mod money;
pub mod phone;
pub(crate) mod ratio;
pub mod steady;
pub(crate) mod text_value;
pub mod uf;
