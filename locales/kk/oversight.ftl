### Қадағалау беттері

oversight-chart = { $count ->
    [one] Соңғы { $count } күнде түскен өтінімдер
   *[other] Соңғы { $count } күнде түскен өтінімдер
}
oversight-chart-none = Бұл кезеңде өтінім түскен жоқ.
oversight-count = Саны
oversight-total = Барлығы
oversight-as-table = Кесте түрінде
oversight-list = Өтінімдер тізімі
oversight-none = Өтінім табылмады
oversight-none-why = Сүзгіні өзгертіңіз немесе тазалаңыз.

oversight-verify = Таңдауды қайта тексеру
oversight-bundle = Деректерді жүктеп алу (JSON)
oversight-verified = Таңдау расталды
oversight-verified-what = Сақталған деректермен әр кезең қайта орындалды, нәтижелері бірдей шықты.
oversight-different = Таңдау сәйкес келмеді
oversight-different-what = Қайта орындағанда басқа нәтиже шықты. Айырмашылығы кезеңнің жанында көрсетілген.
oversight-round-same = Қайта тексерілді: нәтиже бірдей
oversight-round-different = Нәтиже басқа
oversight-why = Неге осы адвокат
oversight-why-lead = Адвокатты адам емес, ереже таңдайды. Әр кезеңде кім қаралғаны, кім неге алынбағаны және кім қандай ретпен тұрғаны сақталады.
oversight-no-rounds = Таңдау болған жоқ
oversight-no-rounds-why = Бұл өтінім бойынша жүйе әлі ешкімді таңдаған жоқ.
oversight-round = { $round }-кезең
oversight-decision-offer = { $count ->
    [one] { $count } адвокатқа ұсынылды, жауап беруге { $minutes } мин берілді
   *[other] { $count } адвокатқа ұсынылды, жауап беруге { $minutes } мин берілді
}
oversight-decision-wait = { $count ->
    [one] { $count } ашық ұсыныстың жауабы күтілді
   *[other] { $count } ашық ұсыныстың жауабы күтілді
}
oversight-decision-escalate = Іздеу диспетчерге берілді. { $why }
oversight-pool = { $count ->
    [one] { $count } адвокат қаралды
   *[other] { $count } адвокат қаралды
}
oversight-excluded = { $count ->
    [one] { $count } адвокат алынып тасталды
   *[other] { $count } адвокат алынып тасталды
}
oversight-ranked = Кезек реті
oversight-place = Орны
oversight-draw = Жеребе
oversight-chosen = Таңдалды
oversight-rest = { $count ->
    [one] Кезекте тағы { $count } адвокат
   *[other] Кезекте тағы { $count } адвокат
}
oversight-proof = Дәлел: ереже редакциясы және бақылау мәндері
oversight-policy = Ереже редакциясы
oversight-secret-day = Жеребе кілтінің күні
oversight-commitment = Кілттің бақылау мәні (SHA-256)
oversight-digest = Бастапқы деректердің бақылау мәні (SHA-256)
