### Pages of oversight

oversight-chart = { $count ->
    [one] Requests of the last { $count } day
   *[other] Requests of the last { $count } days
}
oversight-chart-none = No requests in this time.
oversight-count = Number
oversight-total = Total
oversight-as-table = As a table
oversight-list = List of requests
oversight-none = No requests found
oversight-none-why = Change or clear the filter.

oversight-verify = Verify the choice
oversight-bundle = Download the data (JSON)
oversight-verified = The choice is confirmed
oversight-verified-what = Every round was run again from the kept data; the results are the same.
oversight-different = The choice differs
oversight-different-what = Running it again gave another result. The difference is shown at the round.
oversight-round-same = Verified: the same result
oversight-round-different = Another result
oversight-why = Why this advocate
oversight-why-lead = A rule chooses the advocate, not a person. For each round it is kept who was looked at, who was excluded and why, and how the others stand.
oversight-no-rounds = No selection was made
oversight-no-rounds-why = The system has not chosen anybody for this request yet.
oversight-round = Round { $round }
oversight-decision-offer = { $count ->
    [one] Offered to { $count } advocate with { $minutes } min to answer
   *[other] Offered to { $count } advocates with { $minutes } min to answer
}
oversight-decision-wait = { $count ->
    [one] Waited for { $count } open offer
   *[other] Waited for { $count } open offers
}
oversight-decision-escalate = The search passed to the dispatcher. { $why }
oversight-pool = { $count ->
    [one] { $count } advocate looked at
   *[other] { $count } advocates looked at
}
oversight-excluded = { $count ->
    [one] { $count } excluded
   *[other] { $count } excluded
}
oversight-ranked = Order of the queue
oversight-place = Place
oversight-draw = Draw
oversight-chosen = Chosen
oversight-rest = { $count ->
    [one] { $count } more advocate in the queue
   *[other] { $count } more advocates in the queue
}
oversight-proof = Proof: edition of the rules and check values
oversight-policy = Edition of the rules
oversight-secret-day = Day of the draw's key
oversight-commitment = Check value of the key (SHA-256)
oversight-digest = Check value of the inputs (SHA-256)
