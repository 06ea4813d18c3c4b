# The explanation of a calculation of payment.

tariff-step-claimed = Claimed { $start } – { $end }: { $minutes } min.
tariff-step-rules = Rules of payment No. { $number }, edition { $edition }.
tariff-step-overlap-cut = { $cut } min taken off: that time already stands in “{ $with }”.
tariff-step-time-rounded =
    Time rounded { $rounding ->
        [up] up
       *[down] down
    } to units of { $unit } min: { $before } → { $after } min.
tariff-step-minimum = Least payable time applied: { $before } → { $after } min.
tariff-step-ceiling-cut-day = The limit for { $day } is { $limit } min, { $used } min counted before: { $cut } min are not payable.
tariff-step-ceiling-cut-person = The limit for one person is { $limit } min, { $used } min counted before: { $cut } min are not payable.
tariff-step-payable = { $payable } of { $claimed } min claimed are payable.
tariff-step-reference-date =
    Rate and index are those of { $date } ({ $policy ->
        [document_date] date of the document
        [payment_date] date of payment
       *[service_date] date of the work
    }).
tariff-step-rates = Rates of payment No. { $number } ({ $rates }).
tariff-step-item =
    Line { $item }: { $rate } { $base ->
        [minimum_wage] of the minimum wage
       *[mrp] MCI
    } an hour{ $chosen ->
        [person] {" "}(chosen by an officer)
       *[properties] {""}
    }.
tariff-step-indicator =
    { $indicator ->
        [minimum_wage] Minimum wage
       *[mrp] MCI
    }: { $value } tenge, { $from } – { $to }.
tariff-step-indicator-open =
    { $indicator ->
        [minimum_wage] Minimum wage
       *[mrp] MCI
    }: { $value } tenge, from { $from }.
tariff-step-multiplied = { $minutes } min ÷ 60 × { $rate } × { $value } = { $exact }
tariff-step-money-rounded =
    { $rounding ->
        [floor] Cut off
       *[half_up] Rounded
    } once to { $places ->
        [0] whole tenge
       *[other] tiyn
    }: { $exact } → { $amount } tenge.

# Why there is no sum.

tariff-refusal-duplicate-line = The entry “{ $line }” stands in the claim twice.
tariff-refusal-empty-interval = The work must end ({ $end }) after it begins ({ $start }).
tariff-refusal-overlap = { $minutes } min overlap with “{ $with }”. No minute is paid twice.
tariff-refusal-person-missing = Name the person who was consulted: the limit counts by person.
tariff-refusal-unknown-value =
    { $dimension ->
        [provider] Provider
        [aid] Kind of aid
        [proceeding] Kind of proceedings
        [gravity] Category of the crime
        [role] Procedural role
        [stage] Stage
       *[work] Kind of work
    } “{ $value }” is not in the directory.
tariff-refusal-reference-date-missing =
    The calculation needs the { $policy ->
        [document_date] date of the document
        [payment_date] date of payment
       *[service_date] date of the work
    }.
tariff-refusal-none-in-force =
    For { $date } no { $axis ->
        [rates] rates of payment
        [rules] rules of payment
       *[indicator] values of the index
    } are known.
tariff-refusal-gap =
    For { $date } no { $axis ->
        [rates] rates of payment
        [rules] rules of payment
       *[indicator] values of the index
    } are known: the earlier end on { $last }, the next begin on { $next }.
tariff-refusal-no-item = The rates of payment ({ $rates }) name no such work.
tariff-refusal-several-items = Several lines of the rates ({ $rates }) fit: { $items }. An officer must choose one.
tariff-refusal-item-without-rate = The rate of line { $item } is unknown, so no sum is calculated.
tariff-refusal-item-not-payable = The rate of line { $item } is only a guess and may not be paid.
tariff-refusal-item-of-draft = Line { $item } stands only in a draft ({ $rates }), which is not in force.
tariff-refusal-item-of-other-edition = Line { $item } does not stand in the edition in force ({ $rates }).
tariff-refusal-out-of-range = The sum is out of range.

# Why a number is unconfirmed.

tariff-doubt-rates-dates = The date on which the rates ({ $rates }) came into force is unconfirmed (source grade { $grade }).
tariff-doubt-rules-dates = The date on which the rules ({ $rules }) came into force is unconfirmed (source grade { $grade }).
tariff-doubt-rules-parameter =
    A parameter of the rules ({ $rules }) is unconfirmed: { $parameter ->
        [reference_date] date of reference
        [time] rounding of time
        [overlap] overlapping time
        [money] rounding of sums
       *[indicator] kind of the index
    } (source grade { $grade }).
tariff-doubt-ceiling = The limit of time ({ $ceiling }) is unconfirmed (source grade { $grade }).
tariff-doubt-rate = The rate of line { $item } was not read in the act itself (source grade { $grade }).
tariff-doubt-category = That line { $item } belongs to this work is a hypothesis (source grade { $grade }).
tariff-doubt-indicator =
    The value of the index ({ $indicator ->
        [minimum_wage] minimum wage
       *[mrp] MCI
    }) is unconfirmed (source grade { $grade }).
