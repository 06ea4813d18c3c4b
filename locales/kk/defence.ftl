### Тағайындау бойынша қорғау: бас тартулар, күйлер, оқиғалар, хаттар

## Өрістер
field-choose = Тізімнен таңдаңыз
field-unknown-choice = Тізімде мұндай мән жоқ
field-date = Күнді 21.11.2026 түрінде жазыңыз
field-moment = Күн мен уақытты 21.11.2026 14:20 түрінде жазыңыз
field-moment-far = Бұл уақыт тым алыс: бір жыл ішіндегі күнді көрсетіңіз
field-in-future = Бұл уақыт әлі келген жоқ
field-too-long = { $longest } таңбадан аспауы керек
field-too-short = Кемінде { $shortest } таңба жазыңыз
external-id-shape = Сыртқы идентификатор: 1-ден 100-ге дейінгі латын әріптері, цифрлар, нүкте, сызықша, қиғаш сызық.

## Орган
body-unknown = Анықтамалықта мұндай орган жоқ.
body-closed = Бұл орган жабылған, қаулыны мұрагер орган жібереді.
body-without-zone = Органға кезекшілік аймағы бекітілмеген. Адвокаттар алқасына хабарласыңыз.

## Қаулы
order-duplicate-other-content = Осы сыртқы идентификатормен { $number } өтінім келген, бірақ мазмұны басқа. Жаңа қаулыға жаңа идентификатор беріңіз.
order-duplicate-person = Бұл адамға осы іс пен рөл бойынша { $number } өтінім ашық тұр. Екінші қорғаушы тағайындалмайды.
order-wrong-state = Өтінімнің қазіргі күйінде бұл әрекетті орындауға болмайды. Бетті жаңартыңыз.

## Ұсыныс
offer-already-taken = Бұл қорғауды басқа адвокат алды немесе қаулы кері қайтарылды. Сізге ешқандай айып жоқ.
offer-expired = Жауап беру уақыты өтіп кетті.
offer-already-answered = Бұл ұсынысқа жауап берілген.
offer-check-conflict-first = Алдымен мүдделер қақтығысын тексеріңіз: адамдардың аты-жөнін қараңыз.
offer-not-eligible = Дәл қазір қабылдай алмайсыз: лицензия тоқтатыла тұрған, сақтандыру немесе келісім қолданыста емес.

## Тағайындау
appoint-not-eligible = Бұл адвокатты тағайындауға заң рұқсат бермейді. Тізімнен басқасын таңдаңыз.
appoint-not-escalated = Өтінім диспетчерге әлі берілген жоқ: іздеу жалғасып жатыр.
arrival-already-recorded = Келген уақыт жазылып қойған.
notice-already-issued = Хабарлама берілген.

## Процестік әрекет
act-overlaps = Осы уақытта басқа әрекет жазылған: бір минут екі рет есептелмейді.
act-fixed = Әрекетке жауап берілген немесе ол берілген өтінішке кірген, енді өзгертілмейді.
act-appointment-ended = Тағайындау аяқталған, жаңа әрекет жазылмайды.
act-ends-before-start = Аяқталу уақыты басталу уақытынан кейін болуы керек
act-too-long = Бір әрекет 24 сағаттан аспайды; күндер бойынша бөлек жазыңыз
act-before-appointment = Әрекет тағайындауға дейін басталған
act-after-appointment = Әрекет тағайындау аяқталғаннан кейін біткен

## Өтінімнің күйі
order-state-offering = Адвокат ізделуде
order-state-escalated = Диспетчер іздеуде
order-state-accepted = Адвокат қабылдады
order-state-entered = Іске кірісті
order-state-in_progress = Қорғау жүріп жатыр
order-state-completed = Аяқталды
order-state-unfilled = Қорғаушы табылмады
order-state-cancelled = Кері қайтарылды

## Ұсыныстың күйі
offer-state-open = Жауап күтілуде
offer-state-accepted = Қабылданды
offer-state-declined = Бас тартты
offer-state-timed_out = Уақытында жауап бермеді
offer-state-undeliverable = Жеткізілмеді
offer-state-withdrawn = Кері алынды

## Шұғылдық
urgency-U0 = Өте шұғыл
urgency-U1 = Бір тәулік ішінде
urgency-U2 = Кейінірек
urgency-U3 = Белгіленген күнге

## Органның жауабы
body-answer-awaited = Органның жауабы күтілуде
body-answer-confirmed = Орган растады
body-answer-disputed = Орган келіспейді

## Оқиғалар
event-order-received = Қаулы қабылданды
event-selection-made = Жүйе адвокат таңдады
event-offer-made = Адвокатқа ұсыныс жіберілді
event-offer-delivered = Ұсыныс адвокатқа жеткізілді
event-offer-viewed = Адвокат ұсынысты ашты
event-offer-conflict_checked = Адвокат мүдделер қақтығысын тексерді
event-offer-accepted = Адвокат қорғауды қабылдады
event-offer-declined = Адвокат бас тартты
event-offer-timed_out = Адвокат уақытында жауап бермеді
event-offer-undeliverable = Ұсыныс жеткізілмеді
event-order-escalated = Іздеу диспетчерге берілді
event-order-appointed = Диспетчер адвокат тағайындады
event-order-unfilled = Қорғаушымен қамтамасыз ету мүмкін еместігі туралы анықтама берілді
event-order-cancelled = Орган қаулыны кері қайтарды
event-certificate-rendered = Анықтама дайын
event-notice-prepared = Қорғау туралы хабарлама қол қоюға дайындалды
event-notice-issued = Қорғау туралы жазбаша хабарлама берілді
event-notice-rendered = Хабарлама құжаты дайын
event-counsel-arrived = Қорғаушы келді
event-act-recorded = Қорғаушы процестік әрекетті жазды
event-act-withdrawn = Қорғаушы жазбаны қайтарып алды
event-act-answered = Орган процестік әрекетке жауап берді
event-assignment-completed = Қорғаушының қатысуы аяқталды
event-claim-submitted = Ақы төлеу туралы өтініш берілді
event-claim-returned = Ақы төлеу туралы өтініш түзетуге қайтарылды
event-claim-checked = Ақы төлеу туралы өтініш тексерілді
event-claim-approved = Ақы төлеу мақұлданды
event-claim-refused = Ақы төлеуден бас тартылды
event-claim-paid = Ақы төленді
event-signature-disproved = Қолтаңба жалған болып шықты: сертификаты қайтарып алынған екен
event-request-read = Қадағалау өтінімді оқыды
event-request-verified = Қадағалау таңдауды қайта тексерді
event-request-downloaded = Қадағалау өтінім деректерін жүктеп алды

## Хаттар
letter-offer-subject = Қорғауға жаңа ұсыныс: жауабыңыз күтілуде
letter-offer-body =
    Құрметті адвокат!

    Сізге тағайындау бойынша қорғау ұсынылды. Жауап беру уақыты шектеулі.
    Ұсынысты ашып, қабылдаңыз немесе бас тартыңыз:
    { $link }
letter-appointed-subject = Сіз { $number } өтінімі бойынша қорғаушы болып тағайындалдыңыз
letter-appointed-body =
    Құрметті адвокат!

    Кезекші диспетчер сізді { $number } өтінімі бойынша қорғаушы етіп тағайындады.
    Толық мәлімет жеке кабинетіңіздің «Менің тағайындауларым» бөлімінде.

## Өтінім беттеріне ортақ
law-criminal-procedure = ҚПК
law-article = { $number }-бап
law-part = { $number }-бөлік
law-item = { $number }-тармақ
request-title = { $number } өтінімі
request-its-number = Өтінім
request-state = Күйі
request-left = Қалған уақыт
request-received = Келіп түсті
request-region = Өңір
request-search = Нөмірі немесе тегі
request-group-open = Барлық ашық өтінім
request-group-searching = Адвокат ізделіп жатқандар
request-facts = Қаулыдағы мәлімет
request-events = Оқиғалар барысы
request-counsel = Қорғаушы
request-case = СДТБТ нөмірі
request-order = Қаулы
request-articles = ҚК баптары
request-person = Қорғалатын адам
request-person-unknown = Жеке басы анықталмаған
request-role = Процестегі рөлі
request-ground = Қорғаушы қатысуының негізі
request-language = Іс жүргізу тілі
request-needs = Ерекше талаптар
request-need-minor = Кәмелетке толмаған
request-need-secret = Іс мемлекеттік құпияларға қатысты
request-need-no-conflict = Іс бойынша басқа адамдармен мүдде қайшылығы жоқ
request-detained = Нақты ұсталған уақыты
request-purpose = Мақсаты
request-act = Әрекет
request-place = Орны
request-zone = Кезекшілік аймағы
request-body = Орган
request-officer = Орган қызметкері
request-by-system = жүйе
request-round = { $round }-кезең, { $pool } адвокат қаралды
request-tier = Іздеу аясы
request-load = Жүктеме: тағайындау / сағат
request-load-value = { $work } / { $hours }
request-turn = Соңғы кезегі
request-never = болған жоқ
request-interpreter = аудармашы қажет
request-why-not = Неге ұсынылмайды
request-licence = Лицензия { $licence }
request-accepted-at = Қорғауды қабылдады: { $moment }
request-arrived-at = Келді: { $moment }
request-by-hand = Диспетчер тағайындаған
request-notice = Қорғау туралы жазбаша хабарлама № { $number }
request-certificate = Қорғаушымен қамтамасыз ету мүмкін еместігі туралы анықтама № { $number }
request-document-soon = Құжат дайындалып жатыр, бір минуттай күтіңіз.
event-message-attempted = СДТБТ-ға хабарлама жеткізу әрекеті
signing-unidentified = жеке басы анықталмаған
