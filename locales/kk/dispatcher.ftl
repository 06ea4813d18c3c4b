### Кезекші диспетчердің беттері

dispatcher-tab-searching = Ізделуде
dispatcher-tab-all = Барлығы
dispatcher-none = Кезек бос
dispatcher-none-why = Өңірде адвокат күтіп тұрған өтінім жоқ. Жаңасы түскенде осында өзі шығады.
dispatcher-asked-count = Ұсыныс саны

dispatcher-next-offering = Іздеуді жүйе жүргізіп жатыр. Ешкім қабылдамаса, тізім сізге ашылады.
dispatcher-next-escalated = Адвокатты өзіңіз таңдаңыз: төмендегі ретпен қоңырау шалып, келіскенін тағайындаңыз.
dispatcher-next-accepted = Қорғаушы бар, сізден ештеңе талап етілмейді.
dispatcher-next-closed = Өтінім жабылған.
dispatcher-why-you = Өтінім сізге неге берілді
dispatcher-to-list = Адвокат таңдауға өту
dispatcher-appoint-title = Кімді тағайындау керек
dispatcher-ranked-why = Реті ереже бойынша: іздеу аясы, жүктеме, соңғы кезек. Ретті бұзсаңыз, түсіндіріңіз.
dispatcher-whom = Адвокат
dispatcher-phone = Телефон
dispatcher-nobody = Ереже бойынша ешкім қалмады
dispatcher-nobody-why = Төменнен заң тыйым салмайтындарын таңдаңыз немесе анықтама беріңіз.
dispatcher-possible = { $count ->
    [one] Тағы { $count } адвокатты тағайындауға болады
   *[other] Тағы { $count } адвокатты тағайындауға болады
}
dispatcher-excluded = { $count ->
    [one] Тағайындауға болмайтын { $count } адвокат
   *[other] Тағайындауға болмайтын { $count } адвокат
}
dispatcher-reason = Қолмен тағайындау себебі
dispatcher-note = Түсіндірме
dispatcher-note-hint = Кемінде 10 таңба; журналда қалады, қадағалау оқиды
dispatcher-appoint = Тағайындау
dispatcher-appoint-sure = Таңдалған адвокат тағайындалсын ба? Оған бірден хат кетеді, ашық ұсыныстар кері алынады.
dispatcher-appointed = Қорғаушы тағайындалды, оған хат жіберілді.

dispatcher-certificate-open = Ешкім келе алмайды: анықтама беру
dispatcher-certificate-what = Анықтама өтінімді жабады: орган ҚПК 68-бабы бойынша әрекет етеді. Барлығына қоңырау шалынғаннан кейін ғана беріңіз.
dispatcher-certificate-note = Не істелді
dispatcher-certificate-hint = Кімге қоңырау шалынды, не жауап берді; кемінде 10 таңба
dispatcher-certify = Анықтама беру
dispatcher-certify-sure = Анықтама берілсін бе? Өтінім жабылады.
dispatcher-certified = Анықтама берілді, құжаты дайындалуда.

dispatcher-tried = Кімге ұсынылды
dispatcher-round = Кезең
dispatcher-answer = Жауабы
dispatcher-asked = Ұсынылды
dispatcher-answered-at = жауап { $moment }
