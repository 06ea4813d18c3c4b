### Ақы төлеу: өтініштер, төлем тізілімдері.

## Өтініштің күйлері
claim-state-draft = Жоба
claim-state-submitted = Берілді
claim-state-returned = Пысықтауға қайтарылды
claim-state-checked = Тексерілді, бекітуді күтуде
claim-state-approved = Бекітілді
claim-state-refused = Бас тартылды
claim-state-in_register = Төлем тізілімінде
claim-state-paid = Төленді

## Өтініш бойынша шешімдер
claim-decision-submission = Беру
claim-decision-return = Пысықтауға қайтару
claim-decision-check = Тексеру
claim-decision-approval = Бекіту
claim-decision-refusal = Бас тарту
claim-decision-register = Тізілімге енгізу
claim-decision-payment = Төлеу

## Қадам неге жасалмады
claim-no-acts = Бұл тағайындау бойынша өтінішке енгізетін әрекет жоқ: бәрі басқа өтініштерде тұр немесе әлі жазылмаған.
claim-wrong-state = Өтініштің күйі бұған жол бермейді: ол өзгертіліп қойған. Бетті жаңартыңыз.
claim-late = Өтініш беру мерзімі өтті: құжаттың күні { $document }, соңғы күн { $until } болған.
claim-no-iban = Адвокаттар тізілімінде банк шотыңыз жоқ. Шот нөмірін адвокаттар алқасына беріп, өтінішті қайта жіберіңіз.
claim-second-person = Өтінішті басқа қызметкер бекітеді: тексерген адам оны бекіте алмайды.
claim-act-claimed = Әрекеттердің бірі басқа өтініште тұр. Жобаны қайта ашыңыз.
claim-no-terms = { $day } күніне өтініш беру қағидалары жүктелмеген. Әкімшіге хабарлаңыз.
claim-declaration = Қорғауындағы адамнан ақы алмағаныңызды растаңыз
claim-line-unknown = Өтініште мұндай жол жоқ. Бетті жаңартыңыз.
claim-minutes-number = Минут санын бүтін санмен енгізіңіз
claim-minutes-more = Мәлімделгеннен артық емес: { $most } мин
claim-cut-reason = Уақыт неге азайтылғанын көрсетіңіз
register-nothing-approved = Бекітіліп, әлі тізілімге енгізілмеген өтініш жоқ.
register-already-paid = Бұл тізілімнің төлемі бұрын жазылған.
register-paid-before-made = Тізілім { $made } күні жасалған: оны бұдан бұрын төлеу мүмкін емес

## Автоматты тексерулер
claim-finding-late = { $filed } күні берілді, мерзімі { $until } күні аяқталған.
claim-finding-no-notice = Қорғау туралы хабарлама берілмеген.
claim-finding-no-agreement = Құжат күніне адвокаттың кепілдік берілген заң көмегіне қатысу туралы келісімі жоқ.
claim-finding-unconfirmed = Мөлшерлеме немесе есептеу қағидасы акт мәтінімен расталмаған.
claim-finding-awaiting = Орган әрекет уақытын әлі растаған жоқ.
claim-finding-disputed = Орган басқа уақытты көрсетті: { $claimed } минуттың { $agreed } минуты сәйкес келеді.
claim-finding-before-appointment = Әрекет тағайындаудан бұрын ({ $accepted }) басталған.
claim-finding-after-appointment = Әрекет тағайындау тоқтатылғаннан кейін ({ $ended }) аяқталған.
claim-finding-no-amount = Бұл әрекетке мөлшерлеме жоқ, сома есептелмеді.
claim-finding-refused-before = Әрекет бас тартылған { $number } өтінішінде болған.
claim-finding-overlap = { $minutes } мин { $with } өтінішінде немесе жолында мәлімделген уақытпен қабаттасады.
claim-finding-day-ceiling = { $day } күні { $minutes } мин мәлімделген. Күндік шек — { $limit } мин; оның қорғауға қатысы бар-жоғы актімен расталмаған.

## Оқиғалар
event-claim-opened = Ақы төлеу туралы өтініштің жобасы дайындалды
event-claim-registered = Өтініш төлем тізіліміне енгізілді
event-register-made = Төлем тізілімі жасалды
event-register-paid = Төлем тізілімі төленді

## Хаттар
letter-claim-returned-subject = { $number } өтініші пысықтауға қайтарылды
letter-claim-returned-body =
    Ақы төлеу туралы { $number } өтініші пысықтауға қайтарылды.

    Себептері: { $reasons }
    Түсініктеме: { $note }

    Түзетіп, қайта жіберіңіз: { $link }
letter-claim-refused-subject = { $number } өтініші бойынша бас тартылды
letter-claim-refused-body =
    Ақы төлеу туралы { $number } өтініші бойынша бас тарту туралы шешім қабылданды.

    Себептері: { $reasons }
    Түсініктеме: { $note }

    Шешім: { $link }
letter-claim-paid-subject = { $number } өтініші төленді
letter-claim-paid-body =
    Ақы төлеу туралы { $number } өтініші { $day } күні төленді: { $sum }.

    Толығырақ: { $link }
signing-advocate = Адвокат
signing-total-claimed = Мәлімделген сома
signing-total-payable = Төленетін сома
signing-reasons = Негіздер
signing-words = Түсіндірме
