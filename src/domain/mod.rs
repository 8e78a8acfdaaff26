//! See docs/ARCHITECTURE.md.

pub mod business_days;
pub mod cep;
pub mod cities;
pub mod cnpj;
pub mod cpf;
pub mod fold;
pub mod geo;
pub mod money;
pub mod period;
pub mod phone;
pub mod ratio;
pub mod text_value;
pub mod uf;
