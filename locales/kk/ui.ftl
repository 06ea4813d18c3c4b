### Беттің қаңқасы, бөліктері және түсіндірмелері

## Қаңқа
skip-to-content = Негізгі мазмұнға өту
demo-banner = Көрсетілім нұсқасы: адамдар мен істердің бәрі ойдан шығарылған
look-weak-sight = Нашар көретіндерге арналған нұсқа
look-ordinary = Қалыпты нұсқа
languages = Тіл
sign-in = Кіру
sign-out = Шығу
sections = Бөлімдер
menu = Мәзір
crumbs = Беттің орны
version = { $number } нұсқасы
waiting-for-you = { $count ->
    [one] Сізді { $count } іс күтіп тұр
   *[other] Сізді { $count } іс күтіп тұр
}
language-kk = Қазақша
language-ru = Орысша
language-en = Ағылшынша

## Бөліктер
form-errors = Мына жерлерді түзетіңіз
clock-until = мерзімі { $moment }
date-hint = Күні.айы.жылы, мысалы 21.11.2026
time-hint = Сағаты мен минуты, мысалы 14:20
date-shape = Күнді 21.11.2026 түрінде жазыңыз
time-shape = Уақытты 14:20 түрінде жазыңыз
pager = Тізім беттері
pager-previous = Алдыңғы
pager-next = Келесі
pager-place = { $last } беттің { $page }-беті

## Бас тартудың түсіндірмелері
title-sign-in-needed = Жүйеге кіріңіз
title-not-allowed = Бұл бет сізге ашық емес
title-not-found = Бет табылмады
title-conflict = Қазір бұлай істеуге болмайды
title-too-large = Файл немесе хабар тым үлкен
title-too-many = Тым жиі сұрау
title-unavailable = Қызмет уақытша қолжетімсіз
title-request-unclear = Сұрау түсініксіз
title-fault = Бізде қате шықты
sign-in-needed = Жүйеге кірген уақытыңыз аяқталды немесе сіз әлі кірмедіңіз. Кіріңіз де, жұмысты жалғастырыңыз.
access-denied-roles = Бұл бетті тек мына рөл көре алады: { $roles }. Сізге осы құқық керек болса, әкімшіге жазыңыз.
form-outdated = Бұл нысан ескірген немесе басқа жерден жіберілген, сондықтан ештеңе өзгерген жоқ. Бетті қайта ашып, тағы бір рет жіберіңіз.
method-not-allowed = Бұл мекенжай мұндай әрекетті қабылдамайды.
too-large = Жіберілген дерек рұқсат етілген мөлшерден (файлдармен бірге 20 МБ) асып кетті, ештеңе сақталған жоқ. Кішірек файл жіберіңіз.
too-many = Сұраулар тым көп. Біраз күтіңіз.
too-many-wait = { $count ->
    [one] Сұраулар тым көп. { $count } секундтан кейін қайталап көріңіз.
   *[other] Сұраулар тым көп. { $count } секундтан кейін қайталап көріңіз.
}
unavailable = Қызмет бірнеше минуттан кейін қайта істейді. Енгізгеніңіз сақталған болса, жоғалмайды.
request-unclear = Сервер бұл сұрауды түсінбеді. Мекенжайды немесе жіберілген деректі тексеріңіз.
fault = Әрекет орындалмады, ештеңе өзгерген жоқ. Қате журналға жазылды; көмек сұрағанда мына нөмірді айтыңыз.
request-number = Сұрау нөмірі
way-home = Басты бет
way-again = Қайталап көру

## Бөліктер беті
parts-title = Беттердің бөліктері
parts-lead = Барлық беттер осы бөліктерден құралады. Дизайн өзгерген соң алдымен осы бетті қараңыз.
parts-general = Жалпы ақпарат
parts-cabinet = Жеке кабинет
parts-tabs = Қойындылар
parts-states = Күйлер
parts-table = Өтінімдер тізімі
parts-search = Нөмірі немесе тегі
parts-facts = Мәліметтер
parts-timeline = Оқиғалар тізбегі
parts-form = Нысан
parts-rule = Қай ереже бойынша?
parts-why-sum = Неге осынша?
parts-language = Іс жүргізу тілі
parts-languages = Қорғаушы білетін тілдер
parts-iin = Жеке сәйкестендіру нөмірі (ЖСН)
parts-iin-hint = Жеке куәліктегі 12 цифр
parts-date = Күні
parts-time = Уақыты
parts-text = Ескертпе
parts-agree = Мәліметтердің дұрыстығын растаймын
parts-column-number = Нөмірі
parts-column-state = Күйі
parts-column-left = Қалған уақыты
parts-column-sum = Сомасы
parts-state-waiting = Жауап күтілуде
parts-state-new = Жаңа
parts-state-accepted = Қабылданды
parts-state-returned = Кері қайтарылды
parts-state-overdue = Мерзімі өтті
parts-state-draft = Жоба
parts-step-order = Қаулы келіп түсті
parts-step-search = Адвокат ізделуде
parts-step-accepted = Адвокат қабылдады
parts-sample-requests = Қорғаушыға өтінімдер
parts-sample-claims = Ақы төлеу туралы өтініштер
parts-sample-journal = Өзгерістер журналы
parts-sample-info = Қаулы кезекші адвокатқа жіберілді. Жауапты осы беттен көресіз.
parts-sample-success = Хабарлама жіберілді
parts-sample-warning = Кезекшілік кестесінде ертеңгі түнге адвокат тағайындалмаған.
parts-sample-danger = Бірде-бір кезекші адвокат жауап бермеді. Диспетчер адвокатты қолмен тағайындауы тиіс.
parts-sample-question = Жобаны біржола жоясыз ба? Оны қайтару мүмкін болмайды.
parts-sample-empty = Сізді күтіп тұрған ештеңе жоқ
parts-sample-empty-why = Жаңа ұсыныс түскенде ол осында бірден көрінеді.
parts-sample-why = Сома жұмыс уақыты мен айлық есептік көрсеткіштен (АЕК) есептелді.
parts-sample-person = Әубәкірова Гүлнәр Сәкенқызы
