### Accounts, advocates, external systems.

## Signing in
sign-in-wrong = Wrong login or password.
sign-in-locked = Too many wrong passwords. Try again in { $minutes } min.
sign-in-inactive = The account is closed. Contact an administrator.

## Password
password-short = The password is short: at least { $count } characters are needed.
password-long = The password is long: at most { $count } characters.
password-login = The password must not contain the login.
password-common = This password is easy to guess. Choose another, several words for example.
password-old-wrong = The old password is wrong.
password-same = The new password is the same as the old one.

## Account
account-login-shape = Login: 3 to 64 small Latin letters, digits, dots or hyphens; a letter or digit comes first.
account-login-taken = This login is taken.
account-full-name = Enter surname and given name, at most 200 characters.
account-unit-needed = Name the body the officer serves in.
account-unit-unknown = There is no such body, or it is closed.
account-region-needed = Name the region.
account-region-unknown = There is no such region.
account-advocate-needed = Name an advocate of the register.
account-advocate-unknown = The register has no such advocate.
account-advocate-taken = This advocate has an account already.
account-advocate-other-role = A register record belongs to the role of advocate only.
account-lock-self = You cannot close your own account.

## External system
system-code-shape = Code: 2 to 32 small Latin letters, digits or hyphens; a letter comes first.
system-code-taken = There is a system of this code already.
system-name = Enter a name of at most 200 characters.
system-callback-url = The callback address begins with https:// or http:// and has at most 500 characters.
system-callback-secret = The secret that signs callbacks needs at least { $count } characters.
account-iin-advocate = An advocate’s number stands in the register of advocates.
account-iin-taken = Another open account has this number.
