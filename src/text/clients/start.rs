//! First start: an empty carteira.
pub(crate) const TITLE: &str = "Saiba com quem falar hoje e não esqueça nenhum cliente";
pub(crate) const WHY: &str = "Tudo fica neste aparelho e funciona sem internet.";
pub(crate) const IMPORT: &str = "Importar planilha, NF-e ou contatos";
pub(crate) const IMPORT_WHY: &str = "Excel, CSV, XML da nota ou agenda do celular";
pub(crate) const OPEN: &str = "Abrir arquivo da carteira";
pub(crate) const OPEN_WHY: &str = "Um arquivo .carteira que você recebeu ou guardou";
pub(crate) const REGISTER: &str = "Cadastrar cliente";
pub(crate) const REGISTER_WHY: &str = "Um por um; só o nome é obrigatório";
pub(crate) const SAMPLE: &str = "Explorar com dados de exemplo";
pub(crate) const SAMPLE_WHY: &str = "180 clientes inventados; saem sem deixar rastro";
