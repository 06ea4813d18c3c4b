### Pages of an officer of a body

## List of orders
officer-new = New order
officer-none = No orders
officer-none-why = Send an order or clear the filter, and requests appear here.

## Form of an order
officer-new-lead = Send the order by this page when the link to ERDR is down. The system chooses the advocate by rule.
officer-no-orders = No orders are taken now
officer-zone = Duty zone: { $zone }
officer-step-case = Case and order
officer-step-person = Person to be defended
officer-step-ground = Role and ground
officer-step-needs = Special needs
officer-step-when = When and where
officer-step-officer = How to reach you
officer-erdr-number = Case number (ERDR)
officer-erdr-hint = Fifteen digits
officer-order-number = Number of the order
officer-order-date = Date of the order
officer-articles-hint = For example: art. 188(2)
officer-gravity = Gravity
officer-identified = Identity
officer-identified-yes = Established
officer-identified-no = Not established
officer-identified-hint-yes = Surname and given name are needed
officer-identified-hint-no = The names below stay empty; counsel is appointed all the same
officer-person-surname = Surname
officer-person-given = Given name
officer-person-patronymic = Patronymic
officer-person-iin = IIN
officer-person-birth-date = Date of birth
officer-iin-hint = 12 digits
officer-ground-hint = Under each ground: its article and whether counsel may be waived.
officer-waiver-yes = A waiver of counsel is possible.
officer-waiver-no = A waiver of counsel is not accepted.
officer-waiver-depends = Whether a waiver is accepted depends on the circumstances.
officer-language-hint = We look for counsel who speaks it
officer-minor-hint = An advocate with the right qualification is chosen
officer-no-conflict-hint = Then counsel of another person in this case may be chosen too (CPC art. 66)
officer-act-kind = First act
officer-act-at = Time of the act
officer-moment-hint = For example 21.11.2026 14:20
officer-place = Where counsel must come
officer-place-hint = Address, room
officer-detained-at = Actual detention
officer-detained-hint = Only when the person is detained. For example 21.11.2026 13:05
officer-name = Your surname and name
officer-phone = Your phone
officer-phone-hint = Seen only by counsel who accepted
officer-what-next = The search for a duty advocate begins at once. Its progress updates itself in this cabinet; counsel's name appears when they accept.
officer-send = Send the order
officer-order-sent = The order was received.

## Progress of a request
officer-next-offering = The system sent an offer to a duty advocate and waits for the answer. Nothing is needed from you.
officer-next-escalated = The duty dispatcher is finding an advocate. Nothing is needed from you.
officer-next-accepted = An advocate accepted and prepares the notice. Call them if you need to.
officer-next-entered = Counsel entered the case: add the notice to the file. They will come to the place you gave.
officer-next-in-progress = Counsel arrived. Confirm the times of the acts they recorded.
officer-next-completed = Counsel's participation under this order is over.
officer-next-unfilled = No counsel was found. Add the certificate to the file and act under CPC article 68.
officer-next-cancelled = The body withdrew the order. Send a new one if counsel is needed again.
officer-term-accept = An advocate must accept
officer-term-act = Until the procedural act
officer-term-why = Where does this term come from?
officer-term-rule = Urgency: { $urgency }. If nobody accepts by { $moment }, the search passes to the duty dispatcher. Rule: the system's own procedure, edition { $edition }.
officer-cancel-open = Withdraw the order
officer-cancel-what = The search stops and counsel who accepted is told. A withdrawn request is not opened again.
officer-cancel-reason = Reason
officer-note = Explanation
officer-cancel = Withdraw
officer-cancel-sure = Withdraw the order? The request cannot be opened again.
officer-order-cancelled = The order was withdrawn.

## Procedural acts
officer-acts-waiting = { $count ->
    [one] { $count } procedural act waits for your answer.
   *[other] { $count } procedural acts wait for your answer.
}
officer-acts-go = Answer
officer-acts-lead = Confirm the times counsel recorded, or give your own. Payment is calculated from these times.
officer-acts-none = No act waits for an answer
officer-acts-none-why = When counsel records an act, it appears here.
officer-act = Act
officer-act-time = Time
officer-act-answer = The body's answer
officer-act-confirm = Confirm
officer-act-dispute = Disagree
officer-act-sure = Confirm these times? The answer cannot be changed later.
officer-act-confirmed = The times are confirmed.
officer-act-disputed = Your disagreement is recorded; counsel is told.
officer-dispute-title = Times by the body's record
officer-act-started = Start
officer-act-ended = End
officer-act-note = Why you disagree
officer-act-note-hint = Read by counsel and the Department of Justice
officer-act-send = Send the answer
officer-notice-evidence = Evidence of the signature (ASiC-E)
