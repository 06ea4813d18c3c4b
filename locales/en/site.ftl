### Pages open to everyone: home, sign-in, check of a notice, help

## Sections
site-home = Home
site-cabinet = Cabinet
site-notices = Check a notice
site-help = Help
site-status = System status
site-accessibility = Accessibility statement

## Home page
home-title = Counsel in time, in turn and by rule
home-lead = When a detained or suspected person needs counsel, the investigator's order comes here, and a rule, not a person, chooses the duty advocate. The notice of defence, the record of work and the payment from the budget are kept here too, and every step can be checked later.
home-check = Check an advocate's notice
home-check-text = Is the notice of defence an advocate showed you genuine? Enter its number and code or point a telephone at the QR code. No need to sign in.
home-enter = Work in the system
home-enter-text = For investigators, inquiry officers, advocates, dispatchers and officers of justice departments.
home-signed-in = You are signed in: { $name }.
home-to-cabinet = Go to the cabinet
home-figures = Last 30 days
home-received = { $count ->
    [one] request for counsel received
   *[other] requests for counsel received
}
home-accepted = { $count ->
    [one] request accepted by an advocate
   *[other] requests accepted by advocates
}
home-unfilled = { $count ->
    [one] request left without an advocate
   *[other] requests left without an advocate
}
home-how = How it goes
home-step-order = Order
home-step-order-text = The investigator issues an order to appoint counsel. It comes from the Unified Register of Pre-trial Investigations or from a page of this system.
home-step-choice = Choice
home-step-choice-text = By rule the system chooses an advocate from the duty rota and sends an offer. Why this advocate was chosen stays on record.
home-step-defence = Defence
home-step-defence-text = The advocate accepts, issues the notice, arrives and records the work done with its times.
home-step-pay = Payment
home-step-pay-text = The sum calculates itself by the tariff. One officer of the justice department checks it, another approves.

## Demonstration
demo-title = Try it yourself
demo-text = All people and cases here are invented, so sign in as anyone. All accounts have one password:
demo-accounts = Choose a login to sign in
demo-role = Role
demo-clock = Simulated time
demo-clock-text = Everything in the demonstration happens in simulated time: move the clock forward and the deadlines come nearer with it. Time never goes back. After a day forward you will have to sign in again.
demo-clock-now = Now in the system:
demo-clock-by-hour = 1 hour forward
demo-clock-by-day = 1 day forward
demo-clock-hour = The simulated time was moved one hour forward.
demo-clock-day = The simulated time was moved one day forward.
demo-outside = In place of outside systems
demo-register = Stand-in of the register (ЕРДР)
demo-register-text = Send an order from there and see the answer.
demo-mail = Letters sent
demo-mail-text = Letters go to nobody and are collected on this page.
demo-sign-in = Demonstration accounts
demo-sign-in-text = Choose an account and the form fills itself. Password:

## Signing in
sign-in-title = Sign in
sign-in-login = Login
sign-in-password = Password
sign-in-forgotten = Forgotten the password?
sign-in-forgotten-text = Ask the administrator of your organisation for a one-time password; you change it after signing in.
sign-in-who = Who gives accounts?
sign-in-who-text = The system's administrator opens accounts. You choose your own password when you first sign in.
sign-in-lock-text = Several wrong passwords in a row lock the account for a while.
sign-in-check-only = Only checking a notice? No need to sign in
signed-out = You have signed out.

## Password
password-must = Change the password first
password-must-text = Somebody else gave you this password, so you may not be the only one who knows it. All other pages open once you have chosen a new one.
password-old = Old password
password-new = New password
password-hint = { $count ->
    [one] At least { $count } character. Several words are easy to remember.
   *[other] At least { $count } characters. Several words are easy to remember.
}
password-repeat = New password again
password-repeat-differs = The two passwords differ
password-others-end = Your sessions on other devices end when the password changes.
password-changed = The password was changed.

## Check of a notice
notice-lead = Find out whether an advocate's written notice of defence (representation) is genuine and in force now.
notice-number = Number of the notice
notice-number-hint = For example 71-2026-00042
notice-code = Check code
notice-code-hint = 12 letters and digits beside the QR code
notice-check = Check
notice-another = Check another notice
notice-what = What notice is this?
notice-what-text = An advocate shows it when entering a case as counsel (Criminal Procedure Code, article 68, part 8). Nothing about the client is shown here, and the middle of the case number is hidden: compare it with the paper in your hands.
notice-valid = The notice is valid
notice-valid-text = This notice was issued by the system and is in force. Compare the facts below with the document in your hands.
notice-ended = The appointment has ended
notice-ended-text = The notice is genuine, but the advocate's appointment in this case has ended. It no longer gives the right to act as counsel.
notice-revoked = The notice was revoked
notice-revoked-text = The notice was issued but lost its force later. An advocate must not be admitted to the case on it.
notice-unknown = No such notice was issued
notice-unknown-text = This number was not issued with this code. Compare both with the paper and enter them again; if they are right, ask the dispatcher of the collegium of advocates.
notice-as-of = As of { $moment }
notice-advocate = Advocate
notice-licence = Licence
notice-licence-text = No. { $number } of { $date }
notice-collegium = Collegium of advocates
notice-body = For which body
notice-case = Case number
notice-since = Issued
notice-completed-at = Work completed
notice-ended-at = Appointment ended
notice-revoked-at = Revoked

## Help
help-lead = A few steps for each role. The system itself shows the next step on every page.
help-roles = Roles
help-officer-1 = On “Orders and requests” fill in a new order: case, person, ground, needs, place and time. Orders from the register of investigations appear in the same list by themselves.
help-officer-2 = After sending, the same page shows how the search goes. The advocate's name opens only after acceptance.
help-officer-3 = When the advocate arrives, check the notice by its QR code.
help-officer-4 = Confirm the times of the procedural acts the advocate recorded, or disagree and say why.
help-advocate-1 = While you are on duty an offer comes to “Offers” and by letter. A clock shows how long you have to answer.
help-advocate-2 = Check for a conflict of interest, then accept the offer or decline it with a reason.
help-advocate-3 = Issue the notice, mark your arrival and record every procedural act with its beginning and end.
help-advocate-4 = When the work is done, look through the ready calculation on “Payment claims” and send it. Beside each sum stands why it is so.
help-dispatcher-1 = The queue is ordered by the time left: urgent requests are on top.
help-dispatcher-2 = A request nobody accepted comes to you. Choose an advocate from the ranked list and appoint, writing down why.
help-dispatcher-3 = If there is no advocate at all, issue a certificate of that.
help-justice-1 = On “Checking of claims” look through the lines, the explanations and the collisions.
help-justice-2 = If something is wrong, return the claim with a reason; if all is right, mark it checked.
help-justice-3 = A second officer approves: one person cannot both check and approve.
help-justice-4 = Make a payment register from the approved claims and download it as XLSX or CSV.
help-administrator-1 = On “Users” open an account: a body, a region or an advocate is named, depending on the role.
help-administrator-2 = The one-time password is shown once. Hand it over in a safe way.
help-administrator-3 = Close the account of whoever leaves: all sessions end at once.
help-oversight-1 = On “Requests for counsel” open any request and see all its events.
help-oversight-2 = “Why this advocate” records who was considered, who was excluded and why, and which rule was applied.
help-oversight-3 = The journal can be verified: a changed or removed record shows.
help-everyone = For those without an account
help-everyone-text = Anyone can check an advocate's notice:

## Accessibility
accessible-lead = People with limited sight, hearing or movement must be able to use the system by themselves. We follow WCAG 2.2, level AA.
accessible-done = What is done
accessible-point-1 = Everything can be done from the keyboard, and the focus is always visible.
accessible-point-2 = A button at the top of the page switches to the version for weak sight: larger letters, contrasting colours.
accessible-point-3 = Colour never carries meaning alone: every state has a word and a shape.
accessible-point-4 = Pages work without JavaScript, on a screen 320 pixels wide and at 400 % zoom.
accessible-point-5 = Errors of a form are listed at the top of the page, and what was typed is kept.
accessible-point-6 = The language of every text is marked, so that a screen reader reads both Kazakh and Russian correctly.
accessible-not-yet = What is not done yet
accessible-not-yet-text = Neither an independent expert nor users with disabilities have tested the system yet. PDF documents are not fully tagged for screen readers.
accessible-tell = If something is in your way
accessible-tell-text = Tell the system's administrator on which page you could not do what. You have the right to get what you need in another form.

## System status
status-all-work = Everything works.
status-some-down = A part of the system does not work now. Nothing entered is lost: work goes on when the part is back.
status-part = Part
status-state = State
status-queue = In the queue
status-works = Works
status-down = Does not work
status-waiting = { $count ->
    [0] empty
   *[other] { $count } waiting
}
status-part-web = Pages
status-part-database = Database
status-part-queue = Work done later: clocks, documents
status-part-letters = Electronic letters
status-part-register = Exchange with the register (ЕРДР)
sign-in-signature = Enter with the signature
sign-in-signature-text = Or without a password, with the electronic signature: NCALayer, eGov Mobile or a file.
site-signatures = Check a signature
notice-signed-at = Signed electronically
