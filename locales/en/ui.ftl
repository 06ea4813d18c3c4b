### The frame of pages, its parts and explanations

## Frame
skip-to-content = Skip to content
demo-banner = Demonstration: all people and cases are invented
look-weak-sight = Version for weak sight
look-ordinary = Ordinary version
languages = Language
sign-in = Sign in
sign-out = Sign out
sections = Sections
menu = Menu
crumbs = Where this page is
version = Version { $number }
waiting-for-you = { $count ->
    [one] { $count } thing waits for you
   *[other] { $count } things wait for you
}
language-kk = Kazakh
language-ru = Russian
language-en = English

## Parts
form-errors = Please correct
clock-until = until { $moment }
date-hint = Day.month.year, for example 21.11.2026
time-hint = Hours and minutes, for example 14:20
date-shape = Write the date like 21.11.2026
time-shape = Write the time like 14:20
pager = Pages of the list
pager-previous = Previous
pager-next = Next
pager-place = page { $page } of { $last }

## Explanations of refusals
title-sign-in-needed = Sign in, please
title-not-allowed = This page is not open to you
title-not-found = Page not found
title-conflict = This cannot be done now
title-too-large = File or message too large
title-too-many = Too many requests
title-unavailable = Out of service for a moment
title-request-unclear = The request is unclear
title-fault = Something broke on our side
sign-in-needed = Your session has ended or you have not signed in yet. Sign in and carry on.
access-denied-roles = Only this role sees the page: { $roles }. If you need the right, write to the administrator.
form-outdated = The form is out of date or was sent from elsewhere, so nothing was changed. Open the page again and send it once more.
method-not-allowed = This address does not take such an action.
too-large = What you sent is larger than allowed (20 MB with files); nothing was kept. Send smaller files.
too-many = Too many requests. Wait a little.
too-many-wait = { $count ->
    [one] Too many requests. Try again in { $count } second.
   *[other] Too many requests. Try again in { $count } seconds.
}
unavailable = The service will be back in a few minutes. What you saved is safe.
request-unclear = The server did not understand the request. Check the address or the data sent.
fault = The action was not done and nothing was changed. The error is on record; name this number when you ask for help.
request-number = Request number
way-home = Home page
way-again = Try again

## The page of parts
parts-title = Parts of pages
parts-lead = All pages are made of these parts. After a change of the design look here first.
parts-general = General information
parts-cabinet = Personal cabinet
parts-tabs = Tabs
parts-states = States
parts-table = List of requests
parts-search = Number or surname
parts-facts = Facts
parts-timeline = Course of events
parts-form = Form
parts-rule = By which rule?
parts-why-sum = Why this sum?
parts-language = Language of the proceedings
parts-languages = Languages counsel speaks
parts-iin = Individual identification number (IIN)
parts-iin-hint = 12 digits of the identity card
parts-date = Date
parts-time = Time
parts-text = Remark
parts-agree = I confirm that the facts are true
parts-column-number = Number
parts-column-state = State
parts-column-left = Time left
parts-column-sum = Sum
parts-state-waiting = Waiting for an answer
parts-state-new = New
parts-state-accepted = Accepted
parts-state-returned = Returned
parts-state-overdue = Overdue
parts-state-draft = Draft
parts-step-order = Order received
parts-step-search = Looking for an advocate
parts-step-accepted = Advocate accepted
parts-sample-requests = Requests for counsel
parts-sample-claims = Payment claims
parts-sample-journal = Change journal
parts-sample-info = The order went to the duty advocate. The answer will appear on this page.
parts-sample-success = Notice sent
parts-sample-warning = The duty rota has no advocate for tomorrow night.
parts-sample-danger = No duty advocate answered. The dispatcher must appoint one by hand.
parts-sample-question = Remove the draft for good? It cannot be brought back.
parts-sample-empty = Nothing waits for you
parts-sample-empty-why = A new offer will show up here at once.
parts-sample-why = The sum follows from the time worked and the monthly calculation index (MCI).
parts-sample-person = Auezova Gulnara Sakenkyzy
