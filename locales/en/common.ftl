### Words common to all modules

product-name = E-Zań kömegi
product-full-name = Information system “E-Zań kömegi”

## Time
duration-under-minute = less than a minute
duration-minutes = { $count } min
duration-hours = { $count } h
duration-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
time-left = { $span } left
time-overdue = { $span } overdue
time-ago = { $span } ago
date-in-words = { $day } { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
} { $year }

## Actions
save = Save
next = Next
send = Send
cancel = Cancel
back = Back
open = Open
remove = Remove
search = Search
filter = Filter
filter-reset = Clear filters
confirm = Confirm
choose = Choose
yes = Yes
no = No
optional = optional

## Lists
items-found = { $count ->
    [one] { $count } record found
   *[other] { $count } records found
}

## Roles
role-officer = Officer of the body conducting the proceedings
role-advocate = Advocate
role-dispatcher = Duty dispatcher
role-justice = Officer of the justice department
role-administrator = Administrator
role-oversight = Oversight

## Common refusals
access-denied = Your role has no right to do this.
not-found = There is no such record or you may not see it. Check the address.
fields-invalid = Some fields are not filled in correctly.
field-required = Fill in this field
choice-unknown = Choose from the list
file-store-unavailable = The document cannot be stored now. Nothing was done; try again later.
not-specified = not given
