### Pages of a justice department: check of claims, payment registers

## The desk of claims
justice-tab-desk = Waiting for a decision
justice-tab-all = All
justice-search = Number of claim or case, or the advocate's surname
justice-state = State
justice-claim = Claim
justice-filed = Submitted
justice-work = Work
justice-version = submission { $number }
justice-late = Filed after the term
justice-lines = { $count ->
    [one] { $count } act
   *[other] { $count } acts
}
justice-disputed = { $count ->
    [one] The body disputes { $count } act
   *[other] The body disputes { $count } acts
}
justice-awaited = { $count ->
    [one] { $count } act awaits the body's answer
   *[other] { $count } acts await the body's answer
}
justice-desk-none = No claims here
justice-desk-none-why = When an advocate submits a claim it appears here at once.

## A claim
justice-second = Waits for the second signature
justice-checked-by = Checked by { $name }
justice-second-why = Look through the sums and the cuts, then approve, return or refuse.
justice-same-person = You cannot approve this claim
justice-same-person-why = You checked it. So that no one person both checks and approves money, another officer approves it. You can return the claim.
justice-approve = Approve { $sum }
justice-approve-sure = Approve the payment of { $sum }? The claim then enters a payment register.
justice-approved = The claim was approved.
justice-unconfirmed-why = A rate or a rule was not read in the text of the act itself. Such lines are marked on screen and in the payment register. Compare them with the act before approving.
justice-findings = Automatic checks
justice-findings-none = Nothing to note about the claim as a whole.
justice-findings-why = The checks decide nothing; they show where to look. Remarks about lines stand in the lines.
justice-minutes = Minutes payable (at most { $most })
justice-cut-reason = Reason, if less than claimed
justice-note = Note
justice-note-hint = At least 10 characters. The advocate will read this text.
justice-check = Finish the check
justice-check-why = The sum is calculated again from these minutes, then the claim goes to a second officer.
justice-checked = The claim was checked; now another officer approves it.
justice-return = Return for correction
justice-return-why = The advocate sees the reasons, corrects the claim and submits it again under the same number.
justice-return-reasons = Reasons for the return
justice-return-note = What to correct
justice-return-send = Return to the advocate
justice-returned = The claim was returned to the advocate.
justice-returned-to-advocate = The claim is with the advocate for correction
justice-refuse = Refuse payment
justice-refuse-why = A refusal decides on the merits. If the mistake can be mended, return the claim.
justice-refusal-reasons = Reasons for the refusal
justice-refusal-note = Grounds of the refusal
justice-refuse-send = Refuse
justice-refuse-sure = Refuse payment? The claim is closed and the advocate gets a letter.
justice-refused = The claim was refused.
justice-advocate = Advocate
justice-licence = licence № { $number }
justice-iin = IIN
justice-person = Client
justice-request = Number of the request
justice-first-officer = Checked by
justice-second-officer = Approved by

## Payment registers
justice-register = Payment register № { $number }
justice-register-make = Make a register
justice-register-make-sure = Make a register of every approved claim? Its content does not change afterwards.
justice-register-made = The payment register was made.
justice-approved-wait = { $count ->
    [one] { $count } approved claim waits for a register.
   *[other] { $count } approved claims wait for a register.
}
justice-approved-none = No approved claim waits for a register.
justice-registers-none = No registers yet
justice-registers-none-why = A register is made of approved claims and handed over for payment as an XLSX or CSV file.
justice-number = Number
justice-made = Made
justice-period = Period of work
justice-claims = Claims
justice-sum = Sum
justice-time = Time
justice-region = Region
justice-files = Files
justice-total = Total
justice-agreement = agreement № { $number }
justice-paid = Paid { $day }
justice-unpaid = Not paid
justice-unconfirmed-claims = { $count ->
    [one] Rate unconfirmed in { $count } claim
   *[other] Rate unconfirmed in { $count } claims
}
justice-register-unconfirmed-why = A rate or a rule was not read in the text of the act itself. Such claims are marked on this page and in the XLSX and CSV files.
justice-payment = Record the payment
justice-payment-why = Record it after the money was sent: the claims become paid, the advocates get letters.
justice-paid-on = Day of payment
justice-payment-document = Payment document
justice-payment-document-hint = Number of the payment document
justice-payment-record = Record the payment
justice-payment-sure = Do you confirm that { $sum } was sent? This cannot be undone.
justice-payment-recorded = The payment was recorded.
