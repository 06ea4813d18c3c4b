### Pages of the duty dispatcher

dispatcher-tab-searching = Searching
dispatcher-tab-all = All
dispatcher-none = The queue is empty
dispatcher-none-why = No request of the region waits for an advocate. A new one appears here by itself.
dispatcher-asked-count = Offers

dispatcher-next-offering = The system is searching. If nobody accepts, the list opens to you.
dispatcher-next-escalated = Find an advocate yourself: call in the order below and appoint the one who agrees.
dispatcher-next-accepted = There is counsel; nothing is needed from you.
dispatcher-next-closed = The request is closed.
dispatcher-why-you = Why the request is with you
dispatcher-to-list = Go to the choice of an advocate
dispatcher-appoint-title = Whom to appoint
dispatcher-ranked-why = Ordered by rule: circle of the search, load, last turn. If you depart from the order, explain why.
dispatcher-whom = Advocate
dispatcher-phone = Phone
dispatcher-nobody = By the rules nobody is left
dispatcher-nobody-why = Choose below among those whom the law does not bar, or issue a certificate.
dispatcher-possible = { $count ->
    [one] { $count } more advocate may be appointed
   *[other] { $count } more advocates may be appointed
}
dispatcher-excluded = { $count ->
    [one] { $count } advocate may not be appointed
   *[other] { $count } advocates may not be appointed
}
dispatcher-reason = Reason for appointing by hand
dispatcher-note = Explanation
dispatcher-note-hint = At least 10 characters; stays in the journal and oversight reads it
dispatcher-appoint = Appoint
dispatcher-appoint-sure = Appoint the chosen advocate? A letter goes out at once and open offers are taken back.
dispatcher-appointed = Counsel is appointed; a letter was sent to them.

dispatcher-certificate-open = Nobody can come: issue a certificate
dispatcher-certificate-what = The certificate closes the request: the body acts under CPC article 68. Issue it only after calling everybody.
dispatcher-certificate-note = What was done
dispatcher-certificate-hint = Who was called and what they said; at least 10 characters
dispatcher-certify = Issue the certificate
dispatcher-certify-sure = Issue the certificate? The request will be closed.
dispatcher-certified = The certificate is issued; the document is being prepared.

dispatcher-tried = Who was asked
dispatcher-round = Round
dispatcher-answer = Answer
dispatcher-asked = Asked
dispatcher-answered-at = answered { $moment }
