### Defence by appointment: refusals, states, events, letters

## Fields
field-choose = Choose from the list
field-unknown-choice = The list has no such value
field-date = Write the date like this: 21.11.2026
field-moment = Write date and time like this: 21.11.2026 14:20
field-moment-far = Too far away: give a day within a year
field-in-future = This time has not come yet
field-too-long = At most { $longest } characters
field-too-short = At least { $shortest } characters
external-id-shape = External id: 1 to 100 Latin letters, digits, dots, hyphens, slashes.

## Body
body-unknown = The directory has no such body.
body-closed = This body is closed; its successor sends the order.
body-without-zone = No duty zone serves this body. Please contact the collegium of advocates.

## Order
order-duplicate-other-content = Request { $number } came with this external id and other content. A new order needs a new id.
order-duplicate-person = Request { $number } is open for this person in this case and role. No second counsel is appointed.
order-wrong-state = The request's present state does not allow this. Reload the page.

## Offer
offer-already-taken = Another advocate took this defence, or the body withdrew the order. It is not your fault.
offer-expired = The time for an answer is over.
offer-already-answered = This offer was answered before.
offer-check-conflict-first = Check for a conflict of interest first: look at the names.
offer-not-eligible = You cannot accept now: the licence is suspended, or insurance or agreement is not in force.

## Assignment
appoint-not-eligible = The law does not allow appointing this advocate. Choose another from the list.
appoint-not-escalated = The request has not been handed to the dispatcher: the search goes on.
arrival-already-recorded = The arrival is recorded already.
notice-already-issued = The notice is issued already.

## Procedural act
act-overlaps = Another act is recorded at this time: no minute counts twice.
act-fixed = The act was answered or is part of a submitted claim; it cannot be changed.
act-appointment-ended = The appointment has ended; no new act can be recorded.
act-ends-before-start = The end must be after the start
act-too-long = One act lasts at most 24 hours; record days separately
act-before-appointment = The act began before the appointment
act-after-appointment = The act ended after the appointment

## State of the request
order-state-offering = Looking for an advocate
order-state-escalated = With the dispatcher
order-state-accepted = Accepted by an advocate
order-state-entered = Counsel entered the case
order-state-in_progress = Defence in progress
order-state-completed = Completed
order-state-unfilled = No counsel found
order-state-cancelled = Withdrawn

## State of the offer
offer-state-open = Waiting for an answer
offer-state-accepted = Accepted
offer-state-declined = Declined
offer-state-timed_out = No answer in time
offer-state-undeliverable = Not delivered
offer-state-withdrawn = Taken back

## Urgency
urgency-U0 = Extremely urgent
urgency-U1 = Within a day
urgency-U2 = Later
urgency-U3 = By the set date

## The body's answer
body-answer-awaited = Waiting for the body
body-answer-confirmed = Confirmed by the body
body-answer-disputed = Disputed by the body

## Events
event-order-received = Order received
event-selection-made = The system chose an advocate
event-offer-made = An offer was sent to an advocate
event-offer-delivered = The offer was delivered
event-offer-viewed = The advocate opened the offer
event-offer-conflict_checked = The advocate checked for a conflict of interest
event-offer-accepted = The advocate accepted the defence
event-offer-declined = The advocate declined
event-offer-timed_out = The advocate did not answer in time
event-offer-undeliverable = The offer was not delivered
event-order-escalated = The search was handed to the dispatcher
event-order-appointed = The dispatcher appointed an advocate
event-order-unfilled = A certificate of impossibility was issued
event-order-cancelled = The body withdrew the order
event-certificate-rendered = The certificate is ready
event-notice-prepared = The notice of defence was prepared for signing
event-notice-issued = The notice of defence was issued
event-notice-rendered = The notice document is ready
event-counsel-arrived = Counsel arrived
event-act-recorded = Counsel recorded a procedural act
event-act-withdrawn = Counsel took back a record
event-act-answered = The body answered a procedural act
event-assignment-completed = Counsel's participation is over
event-claim-submitted = A payment claim was submitted
event-claim-returned = The payment claim was returned for correction
event-claim-checked = The payment claim was checked
event-claim-approved = Payment was approved
event-claim-refused = Payment was refused
event-claim-paid = Paid
event-signature-disproved = A signature proved false: its certificate had been revoked
event-request-read = Oversight read the request
event-request-verified = Oversight verified the choice
event-request-downloaded = Oversight downloaded the request's data

## Letters
letter-offer-subject = A new offer of defence is waiting for your answer
letter-offer-body =
    Dear advocate,

    A defence by appointment is offered to you. The time for an answer is limited.
    Open the offer to accept or decline it:
    { $link }
letter-appointed-subject = You are appointed as counsel on request { $number }
letter-appointed-body =
    Dear advocate,

    The duty dispatcher appointed you as counsel on request { $number }.
    Details are in your cabinet under “My appointments”.

## Shared by pages of a request
law-criminal-procedure = CPC
law-article = art. { $number }
law-part = part { $number }
law-item = item { $number }
request-title = Request { $number }
request-its-number = Request
request-state = State
request-left = Time left
request-received = Received
request-region = Region
request-search = Number or surname
request-group-open = All open
request-group-searching = Looking for an advocate
request-facts = What the order says
request-events = What happened
request-counsel = Counsel
request-case = Case number (ERDR)
request-order = Order
request-articles = Articles of the Criminal Code
request-person = Person to be defended
request-person-unknown = Identity not established
request-role = Role in the case
request-ground = Ground for counsel
request-language = Language of the proceedings
request-needs = Special needs
request-need-minor = Minor
request-need-secret = The case involves state secrets
request-need-no-conflict = No conflict with the interests of other persons in the case
request-detained = Actual detention
request-purpose = Purpose
request-act = Act
request-place = Place
request-zone = Duty zone
request-body = Body
request-officer = Officer of the body
request-by-system = system
request-round = Round { $round }, advocates looked at: { $pool }
request-tier = Circle of the search
request-load = Load: appointments / hours
request-load-value = { $work } / { $hours }
request-turn = Last turn
request-never = never
request-interpreter = interpreter needed
request-why-not = Why not offered
request-licence = Licence { $licence }
request-accepted-at = Accepted the defence: { $moment }
request-arrived-at = Arrived: { $moment }
request-by-hand = Appointed by the dispatcher
request-notice = Notice of defence No. { $number }
request-certificate = Certificate of impossibility No. { $number }
request-document-soon = The document is being prepared; wait about a minute.
event-message-attempted = An attempt to deliver a message to ЕРДР
signing-unidentified = not identified
