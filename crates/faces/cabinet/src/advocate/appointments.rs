//! The advocate's appointments (тағайындау / назначение), the newest first.

use askama::Template;
use axum::response::{IntoResponse, Response};
use zan_defence::assignments::{self, Assignment};
use zan_defence::orders::State;
use zan_language::Lang;
use zan_ui::{Answer, Frame, Member, Page, Pages, Tone};

use super::advocate_id;
use crate::navigation::framed;

const ROWS: usize = 20;

#[derive(Template)]
#[template(path = "advocate/appointments.html")]
pub(super) struct AppointmentsPage {
    pub frame: Frame,
    pub rows: Vec<Row>,
    pub pages: Pages,
}

/// One appointment in the list.
#[derive(Debug, Clone)]
pub(super) struct Row {
    pub href: String,
    pub number: String,
    pub person: Option<String>,
    pub act_at: String,
    pub tone: &'static str,
    pub state: String,
    /// What to do next, or what was done last.
    pub next: String,
    /// Something waits for the advocate.
    pub waits: bool,
}

/// `GET /{lang}/appointments`
pub(super) async fn list(member: Member) -> Answer<Response> {
    let pool = &member.shell.platform.pool;
    let asked = Pages::from_query(member.path(), member.query(), ROWS, usize::MAX);
    let found = assignments::list_of_advocate(pool, advocate_id(&member)?, page_number(&asked), 20).await?;
    let pages =
        Pages::from_query(member.path(), member.query(), ROWS, usize::try_from(found.total).unwrap_or(0));
    let rows = found.rows.iter().map(|assignment| Row::new(assignment, member.lang)).collect();
    let frame = framed(&member, member.lang.t("nav-appointments")).await?;
    Ok(Page(AppointmentsPage { frame, rows, pages }).into_response())
}

fn page_number(pages: &Pages) -> i64 {
    i64::try_from(pages.page).unwrap_or(1)
}

impl Row {
    pub(super) fn new(assignment: &Assignment, lang: Lang) -> Self {
        let step = Step::of(assignment);
        let (tone, state) = state_of(assignment, lang);
        Self {
            href: format!("/{lang}/appointments/{}", assignment.id),
            number: assignment.order_number.clone(),
            person: assignment.person.clone(),
            act_at: zan_language::moment(assignment.act_at),
            tone: tone.code(),
            state,
            next: lang.t(&format!("advocate-next-{}", step.code())),
            waits: step.waits(),
        }
    }
}

/// State of the appointment's request as a tag.
pub(super) fn state_of(assignment: &Assignment, lang: Lang) -> (Tone, String) {
    let tone = match State::from_code(&assignment.order_state) {
        State::Offering | State::Escalated | State::Accepted => Tone::Waiting,
        State::Entered | State::InProgress => Tone::Info,
        State::Completed => Tone::Success,
        State::Unfilled | State::Cancelled => Tone::Neutral,
    };
    (tone, lang.t(&format!("order-state-{}", assignment.order_state)))
}

/// What comes next in an appointment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// Issue the notice of defence.
    Notice,
    /// Record the arrival.
    Arrival,
    /// Record work.
    Work,
    /// Prepare the claim, or correct it.
    Claim,
    /// The department decides on the claim.
    Decision,
    /// Nothing: paid, refused, or ended without work.
    Nothing,
}

impl Step {
    pub(super) fn of(assignment: &Assignment) -> Self {
        let open = assignment.is_live();
        match assignment.claim_state.as_deref() {
            Some("draft" | "returned") => Self::Claim,
            Some("paid" | "refused") => Self::Nothing,
            Some(_) => Self::Decision,
            None if open && assignment.notice_id.is_none() => Self::Notice,
            None if open && assignment.arrived_at.is_none() => Self::Arrival,
            None if open && assignment.acts == 0 => Self::Work,
            None if assignment.acts == 0 => Self::Nothing,
            None => Self::Claim,
        }
    }

    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::Notice => "notice",
            Self::Arrival => "arrival",
            Self::Work => "work",
            Self::Claim => "claim",
            Self::Decision => "decision",
            Self::Nothing => "nothing",
        }
    }

    pub(super) const fn waits(self) -> bool {
        matches!(self, Self::Notice | Self::Arrival | Self::Work | Self::Claim)
    }

    /// Place on the way of an appointment, from 0.
    pub(super) const fn place(self) -> usize {
        match self {
            Self::Notice => 0,
            Self::Arrival => 1,
            Self::Work => 2,
            Self::Claim => 3,
            Self::Decision => 4,
            Self::Nothing => 5,
        }
    }
}
