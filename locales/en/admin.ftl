### Pages of the administrator: accounts of people

## List
user-search = Name, login or e-mail
user-role = Role
user-state = State
user-filter-open = Open
user-full-name = Surname, given name, patronymic
user-login = Login
user-place = Place of work
user-state-active = Open
user-state-closed = Closed
user-state-new = Password not changed yet
user-state-locked = Locked until { $moment }
user-none = No accounts yet
user-none-text = Open the first account and it will appear here.
user-none-found = No such accounts
user-none-found-text = Try another spelling or clear the filters.

## New account
user-new = New account
user-choose-role = What will this person do in the system? The role does not change later.
user-other-role = Choose another role
user-purpose-officer = Sends orders, sees how the search goes, confirms the times of work
user-purpose-advocate = Accepts offers, defends, records work, claims payment
user-purpose-dispatcher = Appoints an advocate by hand when nobody accepted
user-purpose-justice = Checks and approves payment claims, makes registers
user-purpose-administrator = Keeps people's accounts
user-purpose-oversight = Sees everything, changes nothing
user-advocate-text = The account is tied to one advocate of the register. Find the advocate first.
user-advocate-search = IIN, licence number or surname
user-advocate-found = Found: choose the right one
user-advocate-none = The register has no such advocate
user-advocate-none-text = Check that the IIN has 12 digits, or search by surname.
user-other-advocate = Choose another advocate
user-licence = licence No. { $number }
user-unit = Body
user-unit-hint = Grouped by region. The body decides which orders the person sees
user-region = Region
user-region-hint = Sees requests and claims of this region
user-full-name-hint = Surname first, as in the identity card
user-login-hint = Small Latin letters, digits, a dot or a hyphen, at least 3 characters
user-email = E-mail
user-phone = Telephone
user-language = Language of letters
user-language-hint = The system writes to the person in this language
user-create = Open the account
user-created = The account is open
user-created-text = Hand over the login and the one-time password in a safe way. The person changes the password on first signing in.

## One-time password
user-password = One-time password
user-password-once = The password is shown only now
user-password-once-text = It is stored nowhere: once you leave this page it cannot be seen again. Click it once to select it for copying. Do not send it by letter or messenger together with the login.
user-password-reset = Give a new password
user-password-reset-question = Give a new one-time password? The old one stops working and all sessions of the person end.
user-password-reset-done = A new password was given
user-password-reset-text = The old password no longer works and all sessions have ended. Hand the new one over in a safe way.
user-to-card = To the account
user-to-list = To the list of users

## Card
user-card = Account
user-since = Opened
user-own-text = This is your own account, so it cannot be closed and its password cannot be reset here.
user-open = Open the account
user-opened = The account is open: the person can sign in now.
user-close = Close the account
user-close-question = Close the account? The person is signed out at once and cannot sign in again.
user-closed = The account was closed and all its sessions ended.
user-sessions-end = End all sessions
user-sessions-end-question = Sign this person out on every device? They can sign in again.
user-sessions-ended = All sessions have ended.
user-journal = Journal of sign-ins and changes
user-journal-empty = Nothing in the journal
user-journal-empty-text = Sign-ins and changes of the account will appear here.
user-event-from = from { $address }
user-event-created = Account opened
user-event-signed-in = Signed in
user-event-signed-out = Signed out
user-event-sign-in-failed = Failed to sign in
user-event-locked = Locked after wrong passwords
user-event-closed = Account closed
user-event-opened = Account opened again
user-event-password-changed = Password changed
user-event-password-reset = New one-time password given
user-event-sessions-ended = All sessions ended

## Electronic signature of an account
user-signature = Electronic signature
user-iin = IIN of the signer
user-iin-missing = Not recorded: this person cannot sign
user-iin-register = An advocate’s number stands in the register of advocates.
user-iin-new = New IIN
user-iin-hint = 12 digits. Only a certificate with this number signs and enters for this account
user-iin-record = Record the IIN
user-iin-question = Record this IIN? From now on its owner enters and signs in the name of this account.
user-iin-recorded = The IIN was recorded.
user-to-unit = To the body
user-event-iin-recorded = IIN of the signer recorded

## Bodies and their numbers
unit-lead = A certificate of a body’s officer carries the body’s BIN. Without it on record nobody signs for the body.
unit-search = Name or BIN
unit-name = Body
unit-none = No such bodies
unit-card = Body
unit-code = Code in the directory
unit-bin = BIN
unit-bin-recorded = Recorded
unit-bin-missing = Not recorded
unit-bin-why = The BIN of this body is not recorded, so its officers cannot sign orders. Take it from the certificate of registration.
unit-bin-hint = 12 digits, as in the certificates of its officers
unit-bin-record = Record the BIN
unit-bin-question = Record another BIN? Certificates with the former number are refused from now on.
unit-bin-done = The BIN was recorded.
