### Орган қызметкерінің беттері

## Қаулылар тізімі
officer-new = Жаңа қаулы
officer-none = Қаулы жоқ
officer-none-why = Жаңа қаулы жіберсеңіз немесе сүзгіні тазаласаңыз, өтінімдер осында көрінеді.

## Қаулы нысаны
officer-new-lead = СДТБТ-мен байланыс жоқ кезде қаулыны осы бет арқылы жіберіңіз. Адвокатты жүйе ереже бойынша таңдайды.
officer-no-orders = Қазір қаулы қабылданбайды
officer-zone = Кезекшілік аймағы: { $zone }
officer-step-case = Іс және қаулы
officer-step-person = Қорғалатын адам
officer-step-ground = Рөлі және негізі
officer-step-needs = Ерекше талаптар
officer-step-when = Қашан және қайда
officer-step-officer = Сізбен байланыс
officer-erdr-number = СДТБТ нөмірі
officer-erdr-hint = Он бес цифр
officer-order-number = Қаулының нөмірі
officer-order-date = Қаулының күні
officer-articles-hint = Мысалы: 188-бап 2-бөлік
officer-gravity = Қылмыстың ауырлығы
officer-identified = Адамның жеке басы
officer-identified-yes = Анықталған
officer-identified-no = Анықталмаған
officer-identified-hint-yes = Тегі мен атын міндетті түрде көрсетіңіз
officer-identified-hint-no = Төмендегі аты-жөні бос қалады, қорғаушы бәрібір тағайындалады
officer-person-surname = Тегі
officer-person-given = Аты
officer-person-patronymic = Әкесінің аты
officer-person-iin = ЖСН
officer-person-birth-date = Туған күні
officer-iin-hint = 12 цифр
officer-ground-hint = Әр негіздің бабы және қорғаушыдан бас тартуға бола ма — тармақтың астында.
officer-waiver-yes = Қорғаушыдан бас тартуға болады.
officer-waiver-no = Қорғаушыдан бас тарту қабылданбайды.
officer-waiver-depends = Бас тартудың қабылдануы мән-жайға байланысты.
officer-language-hint = Осы тілді білетін қорғаушы ізделеді
officer-minor-hint = Тиісті біліктілігі бар адвокат таңдалады
officer-no-conflict-hint = Сонда осы іс бойынша басқа адамның қорғаушысы да таңдалуы мүмкін (ҚПК 66-бап)
officer-act-kind = Алғашқы әрекет
officer-act-at = Әрекеттің уақыты
officer-moment-hint = Мысалы 21.11.2026 14:20
officer-place = Қорғаушы келетін орын
officer-place-hint = Мекенжайы, кабинеті
officer-detained-at = Нақты ұсталған уақыты
officer-detained-hint = Адам ұсталған болса ғана. Мысалы 21.11.2026 13:05
officer-name = Сіздің аты-жөніңіз
officer-phone = Телефоныңыз
officer-phone-hint = Қабылдаған қорғаушы ғана көреді
officer-what-next = Жіберген соң кезекші адвокат бірден ізделеді. Іздеу барысы осы кабинетте өзі жаңарып тұрады, қорғаушының аты-жөні ол қабылдағаннан кейін көрінеді.
officer-send = Қаулыны жіберу
officer-order-sent = Қаулы қабылданды.

## Өтінімнің барысы
officer-next-offering = Жүйе кезекші адвокатқа ұсыныс жіберді және жауабын күтуде. Сізден ештеңе талап етілмейді.
officer-next-escalated = Кезекші диспетчер адвокатты өзі іздеп жатыр. Сізден ештеңе талап етілмейді.
officer-next-accepted = Адвокат қорғауды қабылдады және хабарлама дайындауда. Қажет болса, оған қоңырау шалыңыз.
officer-next-entered = Қорғаушы іске кірісті: хабарламаны іске тігіңіз. Ол көрсетілген орынға келеді.
officer-next-in-progress = Қорғаушы келді. Ол жазған процестік әрекеттердің уақытын растаңыз.
officer-next-completed = Қорғаушының осы қаулы бойынша қатысуы аяқталды.
officer-next-unfilled = Қорғаушы табылмады. Анықтаманы іске тігіп, ҚПК 68-бабы бойынша әрекет етіңіз.
officer-next-cancelled = Қаулыны орган кері қайтарды. Қорғаушы қайта қажет болса, жаңа қаулы жіберіңіз.
officer-term-accept = Адвокат қабылдауға тиіс уақыт
officer-term-act = Процестік әрекетке дейін
officer-term-why = Бұл мерзім қайдан шықты?
officer-term-rule = Шұғылдығы: { $urgency }. { $moment } дейін ешкім қабылдамаса, іздеу кезекші диспетчерге беріледі. Ереже: жүйенің өз реттілігі, { $edition } редакциясы.
officer-cancel-open = Қаулыны кері қайтару
officer-cancel-what = Іздеу тоқтайды, қабылдаған қорғаушыға хабар беріледі. Кері қайтарылған өтінім қайта ашылмайды.
officer-cancel-reason = Себебі
officer-note = Түсіндірме
officer-cancel = Кері қайтару
officer-cancel-sure = Қаулы кері қайтарылсын ба? Өтінім қайта ашылмайды.
officer-order-cancelled = Қаулы кері қайтарылды.

## Процестік әрекеттер
officer-acts-waiting = { $count ->
    [one] { $count } процестік әрекет сіздің жауабыңызды күтіп тұр.
   *[other] { $count } процестік әрекет сіздің жауабыңызды күтіп тұр.
}
officer-acts-go = Жауап беру
officer-acts-lead = Қорғаушы жазған уақытты растаңыз немесе өз уақытыңызды көрсетіңіз. Ақы осы уақыт бойынша есептеледі.
officer-acts-none = Жауап күткен әрекет жоқ
officer-acts-none-why = Қорғаушы жаңа әрекет жазғанда, ол осында шығады.
officer-act = Әрекет
officer-act-time = Уақыты
officer-act-answer = Органның жауабы
officer-act-confirm = Растау
officer-act-dispute = Келіспеймін
officer-act-sure = Осы уақытты растайсыз ба? Жауап кейін өзгертілмейді.
officer-act-confirmed = Уақыт расталды.
officer-act-disputed = Келіспеу жазылды, қорғаушыға хабар берілді.
officer-dispute-title = Органның уақыты бойынша
officer-act-started = Басталуы
officer-act-ended = Аяқталуы
officer-act-note = Неге келіспейсіз
officer-act-note-hint = Қорғаушы мен Әділет департаменті оқиды
officer-act-send = Жауапты жіберу
officer-notice-evidence = Қолтаңбаның дәлелі (ASiC-E)
