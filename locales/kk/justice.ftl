### Әділет департаментінің беттері: өтініштерді тексеру, төлем тізілімдері

## Өтініштер үстелі
justice-tab-desk = Шешім күтуде
justice-tab-all = Барлығы
justice-search = Өтініш, іс нөмірі немесе адвокаттың тегі
justice-state = Күйі
justice-claim = Өтініш
justice-filed = Берілген уақыты
justice-work = Жұмыс
justice-version = { $number }-рет берілді
justice-late = Мерзімінен кеш берілді
justice-lines = { $count ->
    [one] { $count } әрекет
   *[other] { $count } әрекет
}
justice-disputed = { $count ->
    [one] Орган келіспейді: { $count } әрекет
   *[other] Орган келіспейді: { $count } әрекет
}
justice-awaited = { $count ->
    [one] Органның жауабы күтілуде: { $count } әрекет
   *[other] Органның жауабы күтілуде: { $count } әрекет
}
justice-desk-none = Мұнда өтініш жоқ
justice-desk-none-why = Адвокат өтініш бергенде ол осында бірден пайда болады.

## Өтініш
justice-second = Екінші қолтаңбаны күтіп тұр
justice-checked-by = Тексерген: { $name }
justice-second-why = Сома мен шегерімдерді қарап шығып, бекітіңіз, қайтарыңыз немесе бас тартыңыз.
justice-same-person = Бұл өтінішті сіз бекіте алмайсыз
justice-same-person-why = Өтінішті сіз тексердіңіз. Ақшаны бір адам тексеріп, сол адам бекітпеуі үшін оны басқа қызметкер бекітеді. Сіз өтінішті қайтара аласыз.
justice-approve = { $sum } сомасын бекіту
justice-approve-sure = { $sum } төлеуді бекітесіз бе? Содан кейін өтініш төлем тізіліміне енеді.
justice-approved = Өтініш бекітілді.
justice-unconfirmed-why = Мөлшерлеме немесе ереже актінің өз мәтінінен оқылмаған. Мұндай жолдар экранда да, төлем тізілімінде де белгіленеді. Бекітпес бұрын актімен салыстырыңыз.
justice-findings = Автоматты тексерулер
justice-findings-none = Өтініш бойынша ескерту жоқ.
justice-findings-why = Тексерулер шешім қабылдамайды, тек назар аударатын жерді көрсетеді. Жолдарға қатысты ескертулер жолдардың өзінде.
justice-minutes = Төленетін минут (ең көбі { $most })
justice-cut-reason = Мәлімделгеннен аз болса, себебі
justice-note = Ескертпе
justice-note-hint = Кемінде 10 таңба. Адвокат осы мәтінді оқиды.
justice-check = Тексеруді аяқтау
justice-check-why = Сома осы минуттар бойынша қайта есептеледі, содан кейін өтініш екінші қызметкерге өтеді.
justice-checked = Өтініш тексерілді, оны енді басқа қызметкер бекітеді.
justice-return = Пысықтауға қайтару
justice-return-why = Адвокат себебін көреді, түзетіп, сол нөмірмен қайта береді.
justice-return-reasons = Қайтару себептері
justice-return-note = Не түзету керек
justice-return-send = Адвокатқа қайтару
justice-returned = Өтініш адвокатқа қайтарылды.
justice-returned-to-advocate = Өтініш адвокатта, пысықталуда
justice-refuse = Ақы төлеуден бас тарту
justice-refuse-why = Бас тарту — өтініштің мәні бойынша шешім. Қатені түзетуге болатын болса, қайтарыңыз.
justice-refusal-reasons = Бас тарту себептері
justice-refusal-note = Бас тартудың негіздемесі
justice-refuse-send = Бас тарту
justice-refuse-sure = Ақы төлеуден бас тартасыз ба? Өтініш жабылады, адвокатқа хат жіберіледі.
justice-refused = Өтініш бойынша бас тартылды.
justice-advocate = Адвокат
justice-licence = лицензия № { $number }
justice-iin = ЖСН
justice-person = Қорғалған адам
justice-request = Өтінім нөмірі
justice-first-officer = Тексерген
justice-second-officer = Бекіткен

## Төлем тізілімдері
justice-register = № { $number } төлем тізілімі
justice-register-make = Тізілім жасау
justice-register-make-sure = Барлық бекітілген өтініштен тізілім жасайсыз ба? Оның құрамы кейін өзгермейді.
justice-register-made = Төлем тізілімі жасалды.
justice-approved-wait = { $count ->
    [one] Бекітілген { $count } өтініш тізілімге енуді күтіп тұр.
   *[other] Бекітілген { $count } өтініш тізілімге енуді күтіп тұр.
}
justice-approved-none = Тізілімге енуді күтіп тұрған бекітілген өтініш жоқ.
justice-registers-none = Тізілім әлі жасалмаған
justice-registers-none-why = Тізілім бекітілген өтініштерден жасалады және төлемге XLSX немесе CSV файлы ретінде беріледі.
justice-number = Нөмірі
justice-made = Жасалған уақыты
justice-period = Жұмыс кезеңі
justice-claims = Өтініштер
justice-sum = Сомасы
justice-time = Уақыты
justice-region = Өңір
justice-files = Файлдар
justice-total = Жиыны
justice-agreement = келісім № { $number }
justice-paid = { $day } күні төленді
justice-unpaid = Төленбеген
justice-unconfirmed-claims = { $count ->
    [one] { $count } өтініште мөлшерлеме расталмаған
   *[other] { $count } өтініште мөлшерлеме расталмаған
}
justice-register-unconfirmed-why = Мөлшерлеме немесе ереже актінің өз мәтінінен оқылмаған. Мұндай өтініштер осы бетте де, XLSX пен CSV файлдарында да белгіленген.
justice-payment = Төлемді жазу
justice-payment-why = Ақша аударылғаннан кейін жазыңыз: өтініштер төленген болып белгіленеді, адвокаттарға хат жіберіледі.
justice-paid-on = Төленген күні
justice-payment-document = Төлем құжаты
justice-payment-document-hint = Төлем құжатының нөмірі
justice-payment-record = Төлемді жазу
justice-payment-sure = { $sum } төленгенін растайсыз ба? Оны кері қайтару мүмкін емес.
justice-payment-recorded = Төлем жазылды.
