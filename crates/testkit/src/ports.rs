//! What the law asks of the outside, answered in memory.

use std::sync::{
    Mutex, MutexGuard, PoisonError,
    atomic::{AtomicBool, Ordering},
};

use zan_kernel::{
    BoxFuture,
    ports::{
        Callback, CertificateFacts, Deliverer, DocumentLanguage, Letter, Mailer, NoticeFacts, Typesetter,
    },
};

/// Takes letters and callbacks, or refuses them while it is down.
#[derive(Debug, Default)]
pub struct Post {
    letters: Mutex<Vec<Letter>>,
    callbacks: Mutex<Vec<Callback>>,
    down: AtomicBool,
}

/// What a lock guards, also after another test's thread has panicked with it.
fn held<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Post {
    /// While it is down, nothing leaves.
    pub fn set_down(&self, down: bool) {
        self.down.store(down, Ordering::SeqCst);
    }

    /// Letters that left, in order.
    #[must_use]
    pub fn letters(&self) -> Vec<Letter> {
        held(&self.letters).clone()
    }

    /// Callbacks that were delivered, in order.
    #[must_use]
    pub fn callbacks(&self) -> Vec<Callback> {
        held(&self.callbacks).clone()
    }

    /// Kinds of the callbacks that were delivered, in order.
    #[must_use]
    pub fn callback_kinds(&self) -> Vec<String> {
        held(&self.callbacks).iter().map(|callback| callback.kind.clone()).collect()
    }

    fn take<T: Clone>(&self, list: &Mutex<Vec<T>>, one: &T) -> Result<(), String> {
        if self.down.load(Ordering::SeqCst) {
            return Err("the other side is out of reach".to_owned());
        }
        held(list).push(one.clone());
        Ok(())
    }
}

impl Mailer for Post {
    fn send<'a>(&'a self, letter: &'a Letter) -> BoxFuture<'a, Result<(), String>> {
        Box::pin(async move { self.take(&self.letters, letter) })
    }
}

impl Deliverer for Post {
    fn deliver<'a>(&'a self, callback: &'a Callback) -> BoxFuture<'a, Result<(), String>> {
        Box::pin(async move { self.take(&self.callbacks, callback) })
    }
}

/// Sets a line instead of a page: how documents look is the subject of their own crate. Other bytes in each language,
/// so that the two documents of an act cannot be taken for each other.
#[derive(Debug, Clone, Copy, Default)]
pub struct PlainTypesetter;

impl Typesetter for PlainTypesetter {
    fn notice<'a>(
        &'a self,
        facts: &'a NoticeFacts,
        language: DocumentLanguage,
    ) -> BoxFuture<'a, Result<Vec<u8>, String>> {
        let line = format!("%PDF {language:?} {} {}", facts.number, facts.check_url);
        Box::pin(async move { Ok(line.into_bytes()) })
    }

    fn certificate<'a>(
        &'a self,
        facts: &'a CertificateFacts,
        language: DocumentLanguage,
    ) -> BoxFuture<'a, Result<Vec<u8>, String>> {
        let line = format!("%PDF {language:?} {}", facts.number);
        Box::pin(async move { Ok(line.into_bytes()) })
    }
}
