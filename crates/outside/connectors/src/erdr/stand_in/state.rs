//! What the stand-in remembers, its switches, and what it does.

use std::{
    collections::VecDeque,
    sync::{Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use http::{HeaderMap, StatusCode};
use jiff::Timestamp;
use serde::Serialize;
use tokio::sync::watch;

use super::{Settings, until_stopped};
use crate::{
    callback,
    erdr::{
        client::{ClientError, ErdrClient},
        demo_order::DemoFacts,
        wire::{Message, OrderAccepted, OrderMessage, Problem},
    },
    smtp_stand_in::ReceivedLetter,
};

const KEPT: usize = 500;

/// How the stand-in fails on demand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Faults {
    /// So many callbacks more are answered 500.
    pub fail_next: u32,
    /// Every callback is answered 503.
    pub down: bool,
    /// Every answer to a callback waits so long.
    pub slow: Option<Duration>,
}

/// An order that was sent.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SentOrder {
    pub sent_at: Timestamp,
    pub order: OrderMessage,
    /// The answer, when the order was taken.
    pub accepted: Option<OrderAccepted>,
    /// The answer, when it was a problem.
    pub problem: Option<Problem>,
    /// What went wrong, in a sentence.
    pub error: Option<String>,
}

/// A callback that was received.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ReceivedCallback {
    pub received_at: Timestamp,
    pub webhook_id: Option<String>,
    /// `verified`, or the code of what is wrong with the signature.
    pub verification: &'static str,
    /// The same message had been taken before.
    pub repeated: bool,
    /// HTTP status of the answer.
    pub answered: u16,
    /// The message, when the body was one.
    pub message: Option<Message>,
}

impl ReceivedCallback {
    /// Whether the message counts as delivered by this callback.
    #[must_use]
    pub fn taken(&self) -> bool {
        self.answered == StatusCode::NO_CONTENT.as_u16()
    }
}

/// Everything remembered, oldest first.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Snapshot {
    pub sent: Vec<SentOrder>,
    pub callbacks: Vec<ReceivedCallback>,
    pub faults: Faults,
}

impl Snapshot {
    /// Messages taken, each once, in the order of their arrival.
    pub fn messages(&self) -> impl Iterator<Item = &Message> {
        self.callbacks
            .iter()
            .filter(|callback| callback.taken() && !callback.repeated)
            .filter_map(|callback| callback.message.as_ref())
    }
}

#[derive(Default)]
struct Memory {
    sent: VecDeque<SentOrder>,
    callbacks: VecDeque<ReceivedCallback>,
    faults: Faults,
}

/// State of a running stand-in.
pub struct StandInState {
    settings: Settings,
    client: ErdrClient,
    facts: DemoFacts,
    memory: Mutex<Memory>,
    changed: watch::Sender<u64>,
    stopped: watch::Receiver<bool>,
}

impl std::fmt::Debug for StandInState {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("StandInState").field("client", &self.client).finish_non_exhaustive()
    }
}

impl StandInState {
    pub(super) fn new(
        settings: Settings,
        client: ErdrClient,
        facts: DemoFacts,
        stopped: watch::Receiver<bool>,
    ) -> Self {
        let (memory, changed) = (Mutex::default(), watch::Sender::new(0));
        Self { settings, client, facts, memory, changed, stopped }
    }

    /// Everything remembered.
    #[must_use]
    pub fn snapshot(&self) -> Snapshot {
        let memory = self.memory();
        Snapshot {
            sent: memory.sent.iter().cloned().collect(),
            callbacks: memory.callbacks.iter().cloned().collect(),
            faults: memory.faults,
        }
    }

    /// Waits until what is remembered satisfies `condition`; `None` when `limit` ran out first.
    pub async fn wait_for(
        &self,
        limit: Duration,
        condition: impl Fn(&Snapshot) -> bool + Send,
    ) -> Option<Snapshot> {
        let mut changed = self.changed.subscribe();
        let waiting = async {
            loop {
                changed.borrow_and_update();
                let snapshot = self.snapshot();
                if condition(&snapshot) {
                    return Some(snapshot);
                }
                changed.changed().await.ok()?;
            }
        };
        tokio::time::timeout(limit, waiting).await.ok().flatten()
    }

    /// Letters of the stand-in for mail, oldest first.
    #[must_use]
    pub fn letters(&self) -> Vec<ReceivedLetter> {
        self.settings.letters.as_ref().map(crate::smtp_stand_in::LetterBox::letters).unwrap_or_default()
    }

    /// The client it calls the public interface with.
    #[must_use]
    pub fn client(&self) -> &ErdrClient {
        &self.client
    }

    /// Code of the unit for which orders are sent when none is named.
    #[must_use]
    pub fn unit_code(&self) -> &str {
        &self.settings.unit_code
    }

    /// Sets the switches.
    pub fn set_faults(&self, faults: Faults) {
        self.memory().faults = faults;
        self.tell();
    }

    /// Invents an order of the unit, without sending it.
    ///
    /// # Errors
    /// [`ClientError::Setup`] when no order can be invented.
    pub fn invent_order(&self, unit_code: &str) -> Result<OrderMessage, ClientError> {
        self.facts
            .invent(rand::random(), unit_code, self.settings.clock.now())
            .ok_or_else(|| ClientError::Setup("no order can be invented".to_owned()))
    }

    /// Invents an order of the unit and sends it.
    ///
    /// # Errors
    /// [`ClientError`]; the attempt is remembered in any case.
    pub async fn send_demo_order(&self, unit_code: &str) -> Result<OrderAccepted, ClientError> {
        let order = self.invent_order(unit_code)?;
        self.send_order(order).await
    }

    /// Sends an order.
    ///
    /// # Errors
    /// [`ClientError`]; the attempt is remembered in any case.
    pub async fn send_order(&self, order: OrderMessage) -> Result<OrderAccepted, ClientError> {
        let sent_at = self.settings.clock.now();
        let outcome = self.client.submit_order(&order).await;
        let entry = SentOrder {
            sent_at,
            order,
            accepted: outcome.as_ref().ok().cloned(),
            problem: outcome.as_ref().err().and_then(ClientError::problem).cloned(),
            error: outcome.as_ref().err().map(ToString::to_string),
        };
        keep(&mut self.memory().sent, entry);
        self.tell();
        outcome
    }

    /// Receives a callback; the status is the answer.
    pub(super) async fn receive(&self, headers: &HeaderMap, body: &[u8]) -> StatusCode {
        let slow = self.memory().faults.slow;
        if let Some(delay) = slow {
            tokio::select! {
                () = tokio::time::sleep(delay) => {}
                () = until_stopped(self.stopped.clone()) => return StatusCode::SERVICE_UNAVAILABLE,
            }
        }
        let (received_at, tolerance) = (self.settings.clock.now(), self.settings.tolerance);
        let verified =
            callback::verify(headers, body, &self.settings.callback_secret, received_at, tolerance);
        let message: Option<Message> = serde_json::from_slice(body).ok();
        let webhook_id = headers
            .get(callback::HEADER_ID)
            .and_then(|value| value.to_str().ok())
            .map(|id| id.chars().take(100).collect::<String>());
        let mut memory = self.memory();
        let fits = message.as_ref().map(|message| message.id.to_string()) == webhook_id;
        let status = match (injected_fault(&mut memory.faults), &verified, fits) {
            (Some(fault), _, _) => fault,
            (None, Err(_), _) => StatusCode::UNAUTHORIZED,
            (None, Ok(_), false) => StatusCode::BAD_REQUEST,
            (None, Ok(_), true) => StatusCode::NO_CONTENT,
        };
        let repeated = memory.callbacks.iter().any(|seen| seen.taken() && seen.webhook_id == webhook_id);
        let verification = verified.map_or_else(callback::VerifyError::code, |_| "verified");
        let answered = status.as_u16();
        let entry = ReceivedCallback { received_at, webhook_id, verification, repeated, answered, message };
        keep(&mut memory.callbacks, entry);
        drop(memory);
        self.tell();
        status
    }

    fn memory(&self) -> MutexGuard<'_, Memory> {
        self.memory.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn tell(&self) {
        self.changed.send_modify(|changes| *changes += 1);
    }
}

fn injected_fault(faults: &mut Faults) -> Option<StatusCode> {
    if faults.down {
        return Some(StatusCode::SERVICE_UNAVAILABLE);
    }
    faults.fail_next = faults.fail_next.checked_sub(1)?;
    Some(StatusCode::INTERNAL_SERVER_ERROR)
}

fn keep<T>(list: &mut VecDeque<T>, item: T) {
    if list.len() >= KEPT {
        list.pop_front();
    }
    list.push_back(item);
}
