# Faults of identifiers, sums and dates.

iin-length = An IIN has 12 digits.
iin-digits = An IIN consists of digits only.
iin-checksum = The check digit of the IIN does not fit. Compare the number with the document.
iin-date = The first six digits of the IIN are not a date.

bin-length = A BIN has 12 digits.
bin-digits = A BIN consists of digits only.
bin-structure = The fifth digit of a BIN is 4, 5 or 6. Is this an IIN?
bin-checksum = The check digit of the BIN does not fit. Compare the number with the document.

iban-country = The account number must begin with KZ.
iban-length = The account number has 20 characters.
iban-characters = The account number consists of Latin letters and digits only.
iban-checksum = The check digits of the account do not fit. Check the number.

phone-characters = A telephone number consists of digits.
phone-length = A telephone number has 10 digits after +7.
phone-country = Enter a telephone number of Kazakhstan, for example +7 701 000 00 00.

licence-empty = Enter the number of the licence.
licence-length = The number of the licence has at most 32 characters.
licence-characters = The number of the licence has a character that is not allowed.

erdr-length = A number of the register of investigations has 15 digits.
erdr-digits = A number of the register of investigations consists of digits only.

region-shape = The code of a region is two digits.

email-length = An e-mail address has at most 254 characters.
email-shape = Enter the e-mail address in the form name@example.kz.

money-shape = Enter the sum as a number, for example 12345.60.
money-precision = A sum has at most two decimal places.
money-range = The sum is out of range.

name-surname = Enter the surname.
name-given = Enter the given name.
name-shape = A part of the name is too long or has a character that is not allowed.

calendar-row = A row of the calendar file is malformed.
calendar-twice = The calendar names one day twice.
calendar-range = The date is out of range.

time-zone = There is no such time zone.
time-range = The time is out of range.
