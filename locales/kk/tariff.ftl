# Ақы төлеу есебінің түсіндірмесі.

tariff-step-claimed = { $start } – { $end }: { $minutes } мин мәлімделді.
tariff-step-rules = № { $number } ақы төлеу қағидалары, { $edition } редакциясы.
tariff-step-overlap-cut = { $cut } мин шегерілді: бұл уақыт «{ $with }» жазбасында бар.
tariff-step-time-rounded =
    Уақыт { $unit } минуттық бірлікке дейін { $rounding ->
        [up] көбейту жағына
       *[down] азайту жағына
    } дөңгелектелді: { $before } → { $after } мин.
tariff-step-minimum = Ең аз төленетін уақыт қолданылды: { $before } → { $after } мин.
tariff-step-ceiling-cut-day = { $day } күнгі шек — { $limit } мин, бұған дейін { $used } мин есептелген: { $cut } мин төленбейді.
tariff-step-ceiling-cut-person = Бір адамға арналған шек — { $limit } мин, бұған дейін { $used } мин есептелген: { $cut } мин төленбейді.
tariff-step-payable = Мәлімделген { $claimed } минуттың { $payable } минуты төленеді.
tariff-step-reference-date =
    Мөлшерлеме мен көрсеткіш { $date } күніне алынды ({ $policy ->
        [document_date] құжат күні
        [payment_date] төлем күні
       *[service_date] жұмыс істелген күн
    }).
tariff-step-rates = № { $number } ақы төлеу мөлшерлері ({ $rates }).
tariff-step-item =
    { $item } жолы: сағатына { $rate } { $base ->
        [minimum_wage] ең төменгі жалақы
       *[mrp] АЕК
    }{ $chosen ->
        [person] {" "}(қызметкер таңдады)
       *[properties] {""}
    }.
tariff-step-indicator =
    { $indicator ->
        [minimum_wage] Ең төменгі жалақы
       *[mrp] АЕК
    }: { $value } теңге, { $from } – { $to }.
tariff-step-indicator-open =
    { $indicator ->
        [minimum_wage] Ең төменгі жалақы
       *[mrp] АЕК
    }: { $value } теңге, { $from } күнінен бастап.
tariff-step-multiplied = { $minutes } мин ÷ 60 × { $rate } × { $value } = { $exact }
tariff-step-money-rounded =
    { $places ->
        [0] Бүтін теңгеге
       *[other] Тиынға
    } дейін бір рет { $rounding ->
        [floor] қалдығы алынып тасталды
       *[half_up] дөңгелектелді
    }: { $exact } → { $amount } теңге.

# Сома есептелмеген себептер.

tariff-refusal-duplicate-line = «{ $line }» жазбасы өтініште екі рет тұр.
tariff-refusal-empty-interval = Жұмыстың аяқталуы ({ $end }) басталуынан ({ $start }) кейін болуы керек.
tariff-refusal-overlap = { $minutes } мин «{ $with }» жазбасымен қабаттасады. Бір минут екі рет төленбейді.
tariff-refusal-person-missing = Консультация алған адамды көрсетіңіз: шек әр адам бойынша есептеледі.
tariff-refusal-unknown-value =
    { $dimension ->
        [provider] Көмек көрсетуші
        [aid] Көмек түрі
        [proceeding] Іс жүргізу түрі
        [gravity] Қылмыс санаты
        [role] Процестік мәртебе
        [stage] Сатысы
       *[work] Жұмыс түрі
    } «{ $value }» анықтамалықта жоқ.
tariff-refusal-reference-date-missing =
    Есептеу үшін { $policy ->
        [document_date] құжат күні
        [payment_date] төлем күні
       *[service_date] жұмыс істелген күн
    } керек.
tariff-refusal-none-in-force =
    { $date } күніне { $axis ->
        [rates] ақы төлеу мөлшерлері
        [rules] ақы төлеу қағидалары
       *[indicator] көрсеткіш мәні
    } белгісіз.
tariff-refusal-gap =
    { $date } күніне { $axis ->
        [rates] ақы төлеу мөлшерлері
        [rules] ақы төлеу қағидалары
       *[indicator] көрсеткіш мәні
    } белгісіз: алдыңғысы { $last } күні аяқталған, келесісі { $next } күні басталады.
tariff-refusal-no-item = Ақы төлеу мөлшерлерінде ({ $rates }) мұндай жұмыс жоқ.
tariff-refusal-several-items = Ақы төлеу мөлшерлерінің ({ $rates }) бірнеше жолы сәйкес келеді: { $items }. Жолды қызметкер таңдауы керек.
tariff-refusal-item-without-rate = { $item } жолының мөлшерлемесі белгісіз, сондықтан сома есептелмейді.
tariff-refusal-item-not-payable = { $item } жолының мөлшерлемесі болжам ғана, ол бойынша төлеуге болмайды.
tariff-refusal-item-of-draft = { $item } жолы тек жобада бар ({ $rates }), ол қолданылмайды.
tariff-refusal-item-of-other-edition = { $item } жолы қолданыстағы редакцияда ({ $rates }) жоқ.
tariff-refusal-out-of-range = Сома рұқсат етілген шектен асады.

# Неліктен сан расталмаған.

tariff-doubt-rates-dates = Ақы төлеу мөлшерлерінің ({ $rates }) күшіне ену күні расталмаған (дереккөз деңгейі: { $grade }).
tariff-doubt-rules-dates = Қағидалардың ({ $rules }) күшіне ену күні расталмаған (дереккөз деңгейі: { $grade }).
tariff-doubt-rules-parameter =
    Қағидалардың ({ $rules }) талабы расталмаған: { $parameter ->
        [reference_date] есептеу күні
        [time] уақытты дөңгелектеу
        [overlap] қабаттасқан уақыт
        [money] соманы дөңгелектеу
       *[indicator] көрсеткіш түрі
    } (дереккөз деңгейі: { $grade }).
tariff-doubt-ceiling = Уақыт шегі ({ $ceiling }) расталмаған (дереккөз деңгейі: { $grade }).
tariff-doubt-rate = { $item } жолының мөлшерлемесі актінің өзінен оқылмаған (дереккөз деңгейі: { $grade }).
tariff-doubt-category = { $item } жолының осы жұмысқа жататыны — болжам (дереккөз деңгейі: { $grade }).
tariff-doubt-indicator =
    Көрсеткіш мәні ({ $indicator ->
        [minimum_wage] ең төменгі жалақы
       *[mrp] АЕК
    }) расталмаған (дереккөз деңгейі: { $grade }).
