### Адвокаттың беттері: ұсыныстар, тағайындаулар, ақы төлеу туралы өтініштер

## Ұсыныстар
advocate-offers = Ұсыныстар
advocate-offer = Ұсыныс
advocate-offers-open = { $count ->
    [one] Сіздің жауабыңызды { $count } ұсыныс күтіп тұр
   *[other] Сіздің жауабыңызды { $count } ұсыныс күтіп тұр
}
advocate-offers-none = Қазір жауап күтіп тұрған ұсыныс жоқ
advocate-offers-none-why = Кезекшілікте болған кезде жаңа ұсыныс осы бетте бірден пайда болады және поштаңызға хат келеді. Бетті жаңартудың қажеті жоқ. Жауап беру уақыты хабар сізге жеткен сәттен басталады.
advocate-offers-past = Бұрынғы ұсыныстар
advocate-offer-open-page = Ашып, жауап беру
advocate-number = Нөмірі
advocate-act = Әрекет
advocate-answer = Жауап
advocate-answered-at = Қашан
advocate-state = Күйі
advocate-step-read = Мәліметпен танысу
advocate-step-conflict = Мүдделер қақтығысын тексеру
advocate-step-answer = Жауап беру
advocate-known = Қазір не белгілі
advocate-known-why = Адамның аты-жөні мүдделер қақтығысын тексергенде, нақты мекенжай мен қызметкердің телефоны қабылдағаннан кейін көрсетіледі.
advocate-where = Қайда
advocate-when = Қашан
advocate-role = Адамның мәртебесі
advocate-gravity = Қылмыс санаты және баптары
advocate-custody = Ұсталған ба
advocate-custody-since = Иә, { $moment } уақытынан бері
advocate-in-custody = Ұсталған
advocate-language = Іс жүргізу тілі
advocate-needs = Ерекшеліктері
advocate-minor = Кәмелетке толмаған
advocate-interpreter = Аудармашы қажет
advocate-ground = Қорғаушы қатысуының негізі
advocate-purpose = Не үшін шақырылды
advocate-why-me = Неге маған ұсынылды

## Ұсыныстың аяқталуы
advocate-outcome-accepted = Сіз бұл ұсынысты қабылдадыңыз. Қорғау сізге тағайындалды.
advocate-outcome-declined = Сіз бұл ұсыныстан бас тарттыңыз, өтінім басқа адвокатқа берілді.
advocate-outcome-timed_out = Жауап беру уақыты бітті, өтінім басқа адвокатқа берілді.
advocate-outcome-undeliverable = Хабар сізге жеткізілмеді. Бұл сіздің кінәңіз емес және көрсеткіштеріңізге әсер етпейді.
advocate-outcome-withdrawn = Өтінімді басқа адвокат қабылдады немесе орган қаулыны кері қайтарып алды. Бұл сіздің көрсеткіштеріңізге әсер етпейді.

## Мүдделер қақтығысы
advocate-conflict = Мүдделер қақтығысын тексеру
advocate-conflict-why = Жауап бермес бұрын іске қатысты адамдардың аты-жөнін қараңыз. Мүдделер қақтығысы болса, адвокат бас тартуға міндетті (176-VI Заңның 33-бабының 8-тармағы). Аттарды қарағаныңыз журналға жазылады.
advocate-conflict-show = Аты-жөндерін көрсету
advocate-conflict-again = Аттарды қайта қарау
advocate-conflict-checked = Сіз аты-жөндерді { $moment } қарадыңыз. Қақтығыс болмаса, қабылдаңыз.
advocate-conflict-question = Осы адамдардың біріне қарама-қайшы мүддедегі адамды қорғадыңыз ба, туыстық немесе тәуелділік бар ма?
advocate-conflict-journalled = Бұл аттарды көргеніңіз журналға жазылды. Олар адвокаттық құпия болып табылады, бас тартсаңыз да ешкімге айтылмайды.
advocate-person = Қорғалатын адам
advocate-unidentified = Жеке басы анықталмаған
advocate-born = { $date } туған
advocate-officer = Қызметкер
advocate-body = Орган
advocate-case = СДТБТ іс нөмірі
advocate-others = Осы іс бойынша басқа адамдар
advocate-others-none = Жүйеге белгілі басқа адам жоқ

## Жауап
advocate-accept = Қабылдау
advocate-accept-no-conflict = Қақтығыс жоқ, қабылдаймын
advocate-accepted = Сіз қорғауды қабылдадыңыз. Келесі қадам: қорғау туралы хабарлама беріңіз.
advocate-decline = Бас тарту
advocate-decline-reason = Бас тарту себебі
advocate-decline-note = Түсініктеме
advocate-decline-note-hint = «Өзге себеп» таңдалса, міндетті. Қорғалатын адамның құпиясын жазбаңыз.
advocate-decline-send = Бас тартуды жіберу
advocate-declined = Бас тартуыңыз қабылданды, өтінім басқа адвокатқа берілді.

## Тағайындаулар
advocate-appointment = { $number } тағайындауы
advocate-appointment-open = Тағайындауды ашу
advocate-appointments-none = Сізде әзірге тағайындау жоқ
advocate-appointments-none-why = Ұсынысты қабылдағаннан кейін тағайындау осында пайда болады.
advocate-next = Келесі қадам
advocate-next-notice = Қорғау туралы хабарлама беріңіз
advocate-next-arrival = Келгеніңізді белгілеңіз
advocate-next-work = Жұмысты жазыңыз
advocate-next-claim = Ақы төлеу туралы өтінішті дайындаңыз
advocate-next-decision = Департаменттің шешімін күтіңіз
advocate-next-nothing = Аяқталды
advocate-next-why-notice = Хабарлама нөмірді бірден алады, құжат қазақ және орыс тілдерінде жасалып, органға автоматты түрде жіберіледі.
advocate-next-why-arrival = Орынға жеткенде бір рет басыңыз: уақыт өзі жазылады және орган оны көреді.
advocate-next-why-work = Әр процестік әрекеттің басталуы мен аяқталуын жазыңыз. Орган уақытты растайды, содан кейін өтініш өзі толтырылады.
advocate-next-why-claim = Өтініш жазылған әрекеттерден өзі толтырылады, соманың қалай шыққаны әр жолда көрсетіледі.
advocate-next-why-decision = Өтініш әділет департаментінде. Шешім шыққанда поштаңызға хат келеді.
advocate-next-why-nothing = Бұл тағайындау бойынша сізден ештеңе талап етілмейді.
advocate-way-notice = Хабарлама
advocate-way-arrival = Келу
advocate-way-work = Жұмыс
advocate-way-claim = Өтініш
advocate-way-decision = Төлем
advocate-accepted-at = { $moment } қабылданды
advocate-appointed-at = { $moment } диспетчер тағайындады
advocate-cancelled = Орган қаулыны кері қайтарып алды
advocate-cancelled-what = Оған дейін орындалған жұмыс төленеді: оны төменде жазып, өтініш беріңіз.
advocate-notice = Қорғау туралы хабарлама
advocate-notice-none = Хабарлама әлі берілген жоқ.
advocate-notice-issue = Хабарлама беру
advocate-notice-issued = Хабарламаға нөмір берілді. Құжат бір минут ішінде дайын болады.
advocate-notice-revoked = { $moment } күші жойылды
advocate-issued-at = Берілген уақыты
advocate-check-code = Тексеру коды
advocate-check-open = Жария тексеру беті
advocate-documents = Құжаттар
advocate-pdf-kk = Қазақша, PDF
advocate-pdf-ru = Орысша, PDF
advocate-pdf-soon = Құжат жасалып жатыр
advocate-arrive = Мен келдім
advocate-arrival-recorded = Келген уақытыңыз жазылды, орган хабардар етілді.
advocate-arrived = Келген уақыты
advocate-not-yet = Әлі жоқ
advocate-go-there = Қайда және кімге бару керек
advocate-place = Мекенжайы

## Жұмыс
advocate-acts = Процестік әрекеттер
advocate-acts-none = Жұмыс әлі жазылмаған
advocate-acts-none-why = Төменгі нысанда әрекеттің түрін, басталған және аяқталған уақытын жазыңыз.
advocate-my-time = Менің уақытым
advocate-body-time = Органның жауабы
advocate-act-record = Жұмысты жазу
advocate-act-record-why = Бір минут екі рет төленбейді: уақыты басқа жазбаңызбен қабаттасатын әрекет қабылданбайды.
advocate-act-kind = Әрекеттің түрі
advocate-act-start = Басталуы
advocate-act-end = Аяқталуы
advocate-act-place = Орны
advocate-act-result = Нәтижесі
advocate-act-save = Жазбаны қосу
advocate-act-recorded = Жазба қосылды, орган оны растауы керек.
advocate-act-withdraw = Алып тастау
advocate-act-withdraw-sure = Жазбаны алып тастайсыз ба? Орган оны бұдан былай көрмейді.
advocate-act-withdrawn = Жазба алып тасталды.
advocate-complete = Қатысуым аяқталды
advocate-complete-why = Сатысы аяқталғанда немесе шақырылған әрекет орындалғанда белгілеңіз. Содан кейін жаңа жұмыс жазылмайды, ал өтініш беруге болады.
advocate-complete-send = Қатысуды аяқтау
advocate-complete-sure = Қатысуды аяқтайсыз ба? Содан кейін жаңа жұмыс жазу мүмкін болмайды.
advocate-completed = Қатысуыңыз аяқталды деп белгіленді.
advocate-completed-at = Қатысу аяқталды
advocate-ended-at = Тағайындау тоқтатылды
advocate-order = Қаулы
advocate-order-number = Қаулының нөмірі мен күні
advocate-order-of = { $date } күнгі № { $number }
advocate-secret = Мемлекеттік құпия

## Ақы төлеу туралы өтініштер
advocate-claims-all = Барлығы
advocate-claims-none = Мұнда өтініш жоқ
advocate-claims-none-why = Өтініш тағайындау бетінде жазылған әрекеттерден дайындалады.
advocate-claim-open = Өтінішті ашу
advocate-claim-prepare = Өтінішті дайындау
advocate-claim-draft = { $number } бойынша өтініштің жобасы
advocate-claim-numbered = Ақы төлеу туралы № { $number } өтініш
advocate-claim-unnumbered = Жоба
advocate-claim-of-order = { $number } тағайындауы
advocate-claim-when = Мерзімі
advocate-claim-paid-on = { $day } күні төленді
advocate-claim-submitted-at = { $moment } берілді
advocate-claim-file-by = { $day } күнін қоса алғанға дейін беру керек
advocate-claim-way-prepare = Дайындау
advocate-claim-way-check = Тексеру
advocate-claim-way-approve = Бекіту
advocate-claim-way-pay = Төлеу
advocate-claim-next = Енді не болады
advocate-claim-next-draft = Жолдарды қарап шығып, өтінішті { $until } күнін қоса алғанға дейін беріңіз. Содан кейін оны департаменттің бір қызметкері тексереді, екіншісі бекітеді.
advocate-claim-next-submitted = Департамент қызметкері әр жолды тексереді. Содан кейін екінші қызметкер бекітеді. Қайтарылса немесе бас тартылса, поштаңызға хат келеді.
advocate-claim-next-returned = Себептерін оқып, жазбаларды түзетіңіз де, өтінішті қайта беріңіз. Нөмірі өзгермейді.
advocate-claim-next-checked = Өтініш тексерілді, оны екінші қызметкер бекітуі керек.
advocate-claim-next-approved = Сома бекітілді. Өтініш жақын арадағы төлем тізіліміне енгізіледі.
advocate-claim-next-refused = Өтініш бойынша бас тартылды. Шешім мен оның себебі жоғарыда жазылған.
advocate-claim-next-in_register = Өтініш төлем тізілімінде. Ақша аударылғанда поштаңызға хат келеді.
advocate-claim-next-paid = Ақша { $day } күні аударылды.
advocate-claim-returned = Өтініш пысықтауға қайтарылды
advocate-claim-refused = Ақы төлеуден бас тартылды
advocate-claim-unconfirmed = Мөлшерлеме расталмаған
advocate-claim-unconfirmed-title = Бұл өтініштегі кейбір сандар расталмаған
advocate-claim-unconfirmed-why = Мөлшерлеме немесе ереже актінің өз мәтінінен оқылмаған. Мұндай жолдар белгіленген, соманы департамент нақтылайды.
advocate-claim-without-sum = Сома есептелмеді
advocate-claim-lines = { $count ->
    [one] { $count } жол
   *[other] { $count } жол
}
advocate-claim-claimed = Мәлімделген
advocate-claim-payable = Төленетін
advocate-claim-advocate-time = Адвокаттың уақыты
advocate-claim-body-time = Органның уақыты
advocate-claim-why = Неге осынша?
advocate-claim-why-payable = Төленетін сома неге осынша?
advocate-claim-doubts = Расталмаған
advocate-claim-law = Нормалар
advocate-claim-leave-out = Бұл жолды осы өтінішке қоспау, кейін беремін
advocate-claim-declaration-title = Растау
advocate-claim-declaration-short = Растау
advocate-claim-declaration = Осы жұмыс үшін қорғалатын адамнан немесе оның туыстарынан ақы алған жоқпын
advocate-claim-declaration-why = Мемлекет кепілдік берген көмек адам үшін тегін. Осы растау өтініштің бір бөлігі болып табылады.
advocate-claim-submit = Өтінішті беру
advocate-claim-submitted = Өтініш әділет департаментіне берілді.
advocate-claim-refresh = Жазбалардан жаңарту
advocate-claim-refresh-why = Жаңа әрекет жазсаңыз немесе орган жауап берсе, жолдарды жаңартыңыз.
advocate-claim-facts = Мәліметтер
advocate-claim-appointment = Тағайындау
advocate-claim-department = Департамент
advocate-claim-document-date = Растайтын құжаттың күні
advocate-claim-account = Банк шоты
advocate-claim-agreement = Келісім
advocate-claim-register = Төлем тізілімі
advocate-claim-pdf = Өтініштің басылатын нысаны, PDF
advocate-claim-history = Шешімдер тарихы
