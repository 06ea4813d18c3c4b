### Pages of an advocate: offers, appointments, payment claims

## Offers
advocate-offers = Offers
advocate-offer = Offer
advocate-offers-open = { $count ->
    [one] { $count } offer waits for your answer
   *[other] { $count } offers wait for your answer
}
advocate-offers-none = No offer waits for an answer now
advocate-offers-none-why = While you are on duty a new offer appears on this page at once and a letter comes to your mailbox. There is no need to reload. The time to answer runs from the moment the offer reached you.
advocate-offers-past = Earlier offers
advocate-offer-open-page = Open and answer
advocate-number = Number
advocate-act = Act
advocate-answer = Answer
advocate-answered-at = When
advocate-state = State
advocate-step-read = Read
advocate-step-conflict = Check for conflict of interest
advocate-step-answer = Answer
advocate-known = What is known now
advocate-known-why = Names are shown when you check for a conflict of interest, the exact address and the officer's phone after acceptance.
advocate-where = Where
advocate-when = When
advocate-role = Status of the person
advocate-gravity = Category of the crime and articles
advocate-custody = In custody
advocate-custody-since = Yes, since { $moment }
advocate-in-custody = In custody
advocate-language = Language of the proceedings
advocate-needs = Special needs
advocate-minor = Minor
advocate-interpreter = Interpreter needed
advocate-ground = Ground for the participation of counsel
advocate-purpose = What you are called for
advocate-why-me = Why it was offered to me

## How an offer ended
advocate-outcome-accepted = You accepted this offer. The defence is yours.
advocate-outcome-declined = You declined this offer; the request went to another advocate.
advocate-outcome-timed_out = The time to answer ran out; the request went to another advocate.
advocate-outcome-undeliverable = The offer did not reach you. This is not your fault and does not count against you.
advocate-outcome-withdrawn = Another advocate took the request, or the body withdrew the order. This does not count against you.

## Conflict of interest
advocate-conflict = Check for conflict of interest
advocate-conflict-why = Before you answer, look at the names of the people in the case. In a conflict of interest an advocate must refuse (Law 176-VI, article 33(8)). Your reading of the names is written to the journal.
advocate-conflict-show = Show the names
advocate-conflict-again = See the names again
advocate-conflict-checked = You saw the names on { $moment }. If there is no conflict, accept.
advocate-conflict-question = Did you defend anyone whose interests oppose these people's, or are you related to or dependent on any of them?
advocate-conflict-journalled = Your reading of these names was written to the journal. They are a professional secret and are not disclosed even if you decline.
advocate-person = Client
advocate-unidentified = Identity not established
advocate-born = Born { $date }
advocate-officer = Officer
advocate-body = Body
advocate-case = Case number in ERDR
advocate-others = Other people in this case
advocate-others-none = The system knows no other people

## Answer
advocate-accept = Accept
advocate-accept-no-conflict = No conflict, I accept
advocate-accepted = You accepted the defence. Next step: issue the notice of defence.
advocate-decline = Decline
advocate-decline-reason = Reason for declining
advocate-decline-note = Explanation
advocate-decline-note-hint = Needed when “Other reason” is chosen. Do not write what is the client's secret.
advocate-decline-send = Send the refusal
advocate-declined = Your refusal was taken; the request went to another advocate.

## Appointments
advocate-appointment = Appointment { $number }
advocate-appointment-open = Open the appointment
advocate-appointments-none = You have no appointments yet
advocate-appointments-none-why = An appointment appears here once you accept an offer.
advocate-next = Next step
advocate-next-notice = Issue the notice of defence
advocate-next-arrival = Record your arrival
advocate-next-work = Record your work
advocate-next-claim = Prepare the payment claim
advocate-next-decision = Wait for the department's decision
advocate-next-nothing = Finished
advocate-next-why-notice = It gets its number at once; the document is made in Kazakh and Russian and goes to the body by itself.
advocate-next-why-arrival = Press once when you are there: the time is recorded by itself and the body sees it.
advocate-next-why-work = Record the start and end of each procedural act. The body confirms the times, then the claim fills itself.
advocate-next-why-claim = The claim is filled from the recorded acts; each line shows how its sum came about.
advocate-next-why-decision = The claim is with the justice department. You will get a letter about the decision.
advocate-next-why-nothing = Nothing is required of you in this appointment.
advocate-way-notice = Notice
advocate-way-arrival = Arrival
advocate-way-work = Work
advocate-way-claim = Claim
advocate-way-decision = Payment
advocate-accepted-at = accepted { $moment }
advocate-appointed-at = appointed by the dispatcher { $moment }
advocate-cancelled = The body withdrew the order
advocate-cancelled-what = Work done before that is paid: record it below and file a claim.
advocate-notice = Notice of defence
advocate-notice-none = The notice has not been issued yet.
advocate-notice-issue = Issue the notice
advocate-notice-issued = The notice has its number. The document will be ready within a minute.
advocate-notice-revoked = Revoked { $moment }
advocate-issued-at = Issued
advocate-check-code = Check code
advocate-check-open = Public check page
advocate-documents = Documents
advocate-pdf-kk = In Kazakh, PDF
advocate-pdf-ru = In Russian, PDF
advocate-pdf-soon = The document is being made
advocate-arrive = I have arrived
advocate-arrival-recorded = Your arrival was recorded and the body was told.
advocate-arrived = Arrival
advocate-not-yet = Not yet
advocate-go-there = Where to go and whom to see
advocate-place = Address

## Work
advocate-acts = Procedural acts
advocate-acts-none = No work recorded yet
advocate-acts-none-why = Give the kind of act, its start and its end in the form below.
advocate-my-time = My time
advocate-body-time = The body's answer
advocate-act-record = Record work
advocate-act-record-why = No minute is paid twice: an act whose time overlaps another record of yours is not taken.
advocate-act-kind = Kind of act
advocate-act-start = Start
advocate-act-end = End
advocate-act-place = Place
advocate-act-result = Result
advocate-act-save = Add the record
advocate-act-recorded = The record was added; the body has to confirm it.
advocate-act-withdraw = Take back
advocate-act-withdraw-sure = Take the record back? The body will no longer see it.
advocate-act-withdrawn = The record was taken back.
advocate-complete = My participation is over
advocate-complete-why = Say so when the stage has ended or the act you were called for is done. After that no new work is recorded, and a claim can be filed.
advocate-complete-send = End participation
advocate-complete-sure = End participation? After that no new work can be recorded.
advocate-completed = Your participation is marked as over.
advocate-completed-at = Participation ended
advocate-ended-at = Appointment ended
advocate-order = Order
advocate-order-number = Number and date of the order
advocate-order-of = № { $number } of { $date }
advocate-secret = State secrets

## Payment claims
advocate-claims-all = All
advocate-claims-none = No claims here
advocate-claims-none-why = A claim is prepared from the recorded acts on the page of an appointment.
advocate-claim-open = Open the claim
advocate-claim-prepare = Prepare the claim
advocate-claim-draft = Draft claim for { $number }
advocate-claim-numbered = Payment claim № { $number }
advocate-claim-unnumbered = Draft
advocate-claim-of-order = appointment { $number }
advocate-claim-when = Term
advocate-claim-paid-on = paid { $day }
advocate-claim-submitted-at = submitted { $moment }
advocate-claim-file-by = file by { $day }
advocate-claim-way-prepare = Prepare
advocate-claim-way-check = Check
advocate-claim-way-approve = Approval
advocate-claim-way-pay = Payment
advocate-claim-next = What happens next
advocate-claim-next-draft = Look through the lines and submit the claim by { $until }. Then one officer of the department checks it and another approves it.
advocate-claim-next-submitted = An officer of the department checks each line, a second officer approves the sum. If it is returned or refused you will get a letter.
advocate-claim-next-returned = Read the reasons, correct your records and submit the claim again. It keeps its number.
advocate-claim-next-checked = The claim was checked; a second officer has to approve it.
advocate-claim-next-approved = The sum was approved. The claim enters the next payment register.
advocate-claim-next-refused = The claim was refused. The decision and its reasons stand above.
advocate-claim-next-in_register = The claim is in a payment register. You will get a letter when the money is sent.
advocate-claim-next-paid = The money was sent on { $day }.
advocate-claim-returned = The claim was returned for correction
advocate-claim-refused = Payment was refused
advocate-claim-unconfirmed = Rate unconfirmed
advocate-claim-unconfirmed-title = Some numbers in this claim are unconfirmed
advocate-claim-unconfirmed-why = A rate or a rule was not read in the text of the act itself. Such lines are marked; the department will settle the sum.
advocate-claim-without-sum = No sum calculated
advocate-claim-lines = { $count ->
    [one] { $count } line
   *[other] { $count } lines
}
advocate-claim-claimed = Claimed
advocate-claim-payable = Payable
advocate-claim-advocate-time = The advocate's time
advocate-claim-body-time = The body's time
advocate-claim-why = Why this sum?
advocate-claim-why-payable = Why this payable sum?
advocate-claim-doubts = Unconfirmed
advocate-claim-law = Law
advocate-claim-leave-out = Leave this line out; I shall file it later
advocate-claim-declaration-title = Declaration
advocate-claim-declaration-short = Declaration
advocate-claim-declaration = I took no payment for this work from the client or their relatives
advocate-claim-declaration-why = State-guaranteed aid is free for the person. This declaration is part of the claim.
advocate-claim-submit = Submit the claim
advocate-claim-submitted = The claim was submitted to the justice department.
advocate-claim-refresh = Bring up to date
advocate-claim-refresh-why = If you recorded a new act, or the body answered, bring the lines up to date.
advocate-claim-facts = Facts
advocate-claim-appointment = Appointment
advocate-claim-department = Department
advocate-claim-document-date = Date of the confirming document
advocate-claim-account = Bank account
advocate-claim-agreement = Agreement
advocate-claim-register = Payment register
advocate-claim-pdf = Printed form of the claim, PDF
advocate-claim-history = History of decisions
