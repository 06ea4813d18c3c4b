## Адвокатқа өтінім неге ұсынылмағанының себептері

dispatch-reason-contradictory-facts = Деректері бір-біріне қайшы: адвокат тізімде екі рет тұр.
dispatch-reason-licence-inactive = Қолданыстағы лицензиясы жоқ.
dispatch-reason-licence-suspended = Лицензиясының қолданысы тоқтатыла тұрған.
dispatch-reason-not-member = Адвокаттар алқасының мүшесі емес.
dispatch-reason-no-agreement = Мемлекет кепілдік берген заң көмегін көрсету туралы қолданыстағы келісімі жоқ.
dispatch-reason-no-insurance = Кәсіптік жауапкершілігін сақтандыру шарты қолданыста емес.
dispatch-reason-unavailable = Бұл уақытта қолжетімсіз: демалыс, ауру немесе басқа кезекшілік.
dispatch-reason-barred-earlier-role = Осы іске бұрын басқа рөлде қатысқан (ҚПК 94-бап).
dispatch-reason-barred-kinship = Іс бойынша лауазымды адаммен туыстық немесе тәуелділік қатынаста (ҚПК 94-бап).
dispatch-reason-barred-opposed-person = Мүдделері қарама-қайшы адамға көмек көрсетеді, көрсеткен немесе оның туысы (ҚПК 94-бап).
dispatch-reason-barred-law-or-court = Қатысуына заң немесе сот шешімі бойынша тыйым салынған (ҚПК 94-бап).
dispatch-reason-represents-another = Осы іс бойынша басқа адамды қорғайды (ҚПК 66-бап).
dispatch-reason-not-qualified-for-minors = Кәмелетке толмағандарды қорғауға арналған біліктілігі көрсетілмеген.
dispatch-reason-no-clearance = Мемлекеттік құпияларға рұқсаты жоқ.
dispatch-reason-language-not-spoken = Іс жүргізу тілін білмейді.
dispatch-reason-active-cap-reached = Ағымдағы істерінің саны шегіне жетті.
dispatch-reason-has-open-offers = Басқа өтінім бойынша жауап күтілуде.
dispatch-reason-calendar-clash = Бұл уақытта басқа отырысы немесе әрекеті бар.
dispatch-reason-rest-after-night-duty = Түнгі кезекшіліктен кейін демалуда.
dispatch-reason-asked-pending = Бұл өтінім ұсынылды, жауап күтілуде.
dispatch-reason-asked-declined = Бұл өтінімнен бас тартты.
dispatch-reason-asked-timed-out = Бұл өтінімге уақытында жауап бермеді.
dispatch-reason-asked-undeliverable = Бұл өтінім туралы хабар жеткізілмеді.
dispatch-reason-asked-withdrawn = Бұл өтінім бойынша ұсыныс кері қайтарып алынды.
dispatch-reason-outside-tiers = Бұл өтінім бойынша іздеу аясына кірмейді.

## Іздеу аясы

dispatch-tier-continuity = Осы адамды бұрын қорғаған адвокат
dispatch-tier-primary = Аймақтың негізгі кезекшісі
dispatch-tier-backup = Аймақтың резервтегі кезекшісі
dispatch-tier-zone = Аймақтың басқа қатысушылары
dispatch-tier-neighbour-zones = Көрші аймақтардың қатысушылары
dispatch-tier-collegium = Бүкіл алқа
dispatch-tier-agreed-region = Келісім бойынша көрші өңір

## Диспетчер неге іске кіріседі

dispatch-escalate-empty-pool = Бұл өңірде қатысушы адвокаттар жоқ.
dispatch-escalate-nobody-eligible = Талаптарға сай келетін адвокат табылмады.
dispatch-escalate-everyone-asked = Мүмкін болған адвокаттардың бәріне ұсынылды, ешкім қабылдаған жоқ.
dispatch-escalate-total-limit-reached = Адвокат іздеуге берілген уақыт бітті.

## Заңда белгіленген мерзімдер

dispatch-clock-delivery-to-body = Органға жеткізу
dispatch-clock-prosecutor-notice = Ұстау туралы прокурорға хабарлау
dispatch-clock-first-interrogation = Ұсталған адамнан алғашқы жауап алу
dispatch-clock-detention-general = Ұстау мерзімінің аяқталуы
dispatch-clock-detention-minor = Кәмелетке толмағанды ұстау мерзімінің аяқталуы
dispatch-clock-detention-special = Ерекше жағдайларда ұстау мерзімінің аяқталуы
dispatch-clock-chosen-counsel-detention = Таңдалған қорғаушы келе алмаса, басқасын ұсынуға болатын уақыт
dispatch-clock-counsel-long-absence = Қорғаушының ұзақ болмауы: ауыстыруға болатын уақыт
dispatch-clock-qualification-announcement = Іс-әрекетті саралау туралы қаулыны жариялау
dispatch-clock-administrative-order = Әкімшілік іс бойынша қаулыны орындау
dispatch-clock-chosen-counsel-administrative = Әкімшілік ұстауда таңдалған қорғаушы келе алмаса, басқасын ұсынуға болатын уақыт
dispatch-clock-court-term = Сот белгілеген мерзім

## Шұғылдық

dispatch-urgency-u0 = Өте шұғыл
dispatch-urgency-u1 = Бір тәулік ішінде
dispatch-urgency-u2 = Кейінгі әрекет
dispatch-urgency-u3 = Белгіленген күнге
