### Payment: claims, payment registers.

## States of a claim
claim-state-draft = Draft
claim-state-submitted = Submitted
claim-state-returned = Returned for correction
claim-state-checked = Checked, awaiting approval
claim-state-approved = Approved
claim-state-refused = Refused
claim-state-in_register = In a payment register
claim-state-paid = Paid

## Decisions on a claim
claim-decision-submission = Submission
claim-decision-return = Return for correction
claim-decision-check = Check
claim-decision-approval = Approval
claim-decision-refusal = Refusal
claim-decision-register = Entry in a register
claim-decision-payment = Payment

## Why a step was not taken
claim-no-acts = This appointment has no act to claim: all of them stand in other claims, or none is recorded yet.
claim-wrong-state = The state of the claim does not allow this: it has already been changed. Reload the page.
claim-late = The term for filing is over: the document is dated { $document }, the last day was { $until }.
claim-no-iban = The register of advocates has no bank account of yours. Give its number to your bar association, then submit again.
claim-second-person = Another officer approves: the one who checked the claim cannot.
claim-act-claimed = One of the acts already stands in another claim. Open the draft again.
claim-no-terms = No rules of filing are loaded for { $day }. Tell the administrator.
claim-declaration = Confirm that you received no payment from the client
claim-line-unknown = The claim has no such line. Reload the page.
claim-minutes-number = Enter a whole number of minutes
claim-minutes-more = No more than claimed: { $most } min
claim-cut-reason = Say why the time is cut
register-nothing-approved = No approved claim is waiting for a register.
register-already-paid = The payment of this register is already recorded.
register-paid-before-made = The register was made on { $made } and cannot have been paid before

## Automatic checks
claim-finding-late = Filed on { $filed }, the term ended on { $until }.
claim-finding-no-notice = No notice of defence was issued.
claim-finding-no-agreement = The advocate has no agreement on guaranteed legal aid for the day of the document.
claim-finding-unconfirmed = A rate or a rule of the calculation was not read in the act itself.
claim-finding-awaiting = The body has not confirmed the time of the act yet.
claim-finding-disputed = The body gave another time: { $agreed } of { $claimed } min agree.
claim-finding-before-appointment = The act began before the appointment ({ $accepted }).
claim-finding-after-appointment = The act ended after the appointment did ({ $ended }).
claim-finding-no-amount = There is no rate for this act, so no sum was calculated.
claim-finding-refused-before = The act stood in claim { $number }, which was refused.
claim-finding-overlap = { $minutes } min overlap with time claimed in { $with }.
claim-finding-day-ceiling = { $minutes } min are claimed for { $day }. The daily limit is { $limit } min; whether it covers defence was not read in the act.

## Events
event-claim-opened = Draft of a payment claim prepared
event-claim-registered = Claim entered in a payment register
event-register-made = Payment register made
event-register-paid = Payment register paid

## Letters
letter-claim-returned-subject = Claim { $number } returned for correction
letter-claim-returned-body =
    Payment claim { $number } was returned for correction.

    Reasons: { $reasons }
    Explanation: { $note }

    Correct it and submit again: { $link }
letter-claim-refused-subject = Claim { $number } refused
letter-claim-refused-body =
    Payment claim { $number } was refused.

    Reasons: { $reasons }
    Explanation: { $note }

    Decision: { $link }
letter-claim-paid-subject = Claim { $number } paid
letter-claim-paid-body =
    Payment claim { $number } was paid on { $day }: { $sum }.

    Details: { $link }
signing-advocate = Advocate
signing-total-claimed = Claimed
signing-total-payable = Payable
signing-reasons = Reasons
signing-words = Explanation
