//! What the app has to say once: the shell shows it as a toast.

/// A sentence, and what can be taken back from it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    pub text: String,
    /// `seq` of the commit that *Desfazer* takes back.
    pub undo: Option<u64>,
    pub problem: bool,
}

impl Notice {
    pub fn done(text: impl Into<String>, undo: Option<u64>) -> Self {
        Self { text: text.into(), undo, problem: false }
    }

    pub fn problem(text: impl Into<String>) -> Self {
        Self { text: text.into(), undo: None, problem: true }
    }
}
