//! How the app is used, in three steps.
pub(crate) const TITLE: &str = "Como funciona";
pub(crate) const SKIP: &str = "Pular";
pub(crate) const NEXT: &str = "Próximo";
pub(crate) const UNDERSTOOD: &str = "Entendi";
pub(crate) const AGAIN: &str = "Ver de novo";
/// What, and why it helps.
pub(crate) const STEPS: [(&str, &str); 3] = [
    (
        "Traga sua carteira",
        "Da planilha do seu sistema, das notas ou dos contatos. Quem já está na carteira é atualizado, nunca repetido.",
    ),
    (
        "Veja com quem falar",
        "Hoje mostra primeiro o cliente que mais pesa deixar para depois, e diz o motivo.",
    ),
    (
        "Toque para registrar",
        "Um toque guarda a visita, a ligação ou o WhatsApp neste aparelho. Errou, é só desfazer.",
    ),
];

/// "1 de 3".
pub(crate) fn step(at: usize, of: usize) -> String {
    format!("{at} de {of}")
}
