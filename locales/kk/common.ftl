### Барлық бөлімге ортақ сөздер

product-name = Е-Заң көмегі
product-full-name = «Е-Заң көмегі» ақпараттық жүйесі

## Уақыт
duration-under-minute = бір минуттан аз
duration-minutes = { $count } мин
duration-hours = { $count } сағ
duration-days = { $count } күн
time-left = { $span } қалды
time-overdue = { $span } кешікті
time-ago = { $span } бұрын
date-in-words = { $year } жылғы { $day } { $month ->
    [1] қаңтар
    [2] ақпан
    [3] наурыз
    [4] сәуір
    [5] мамыр
    [6] маусым
    [7] шілде
    [8] тамыз
    [9] қыркүйек
    [10] қазан
    [11] қараша
   *[12] желтоқсан
}

## Әрекеттер
save = Сақтау
next = Келесі
send = Жіберу
cancel = Болдырмау
back = Артқа
open = Ашу
remove = Жою
search = Іздеу
filter = Сүзгіден өткізу
filter-reset = Сүзгіні тазалау
confirm = Растау
choose = Таңдаңыз
yes = Иә
no = Жоқ
optional = міндетті емес

## Тізімдер
items-found = { $count ->
    [one] { $count } жазба табылды
   *[other] { $count } жазба табылды
}

## Рөлдер
role-officer = Қылмыстық процесті жүргізетін орган қызметкері
role-advocate = Адвокат
role-dispatcher = Кезекші диспетчер
role-justice = Әділет департаментінің қызметкері
role-administrator = Әкімші
role-oversight = Қадағалау

## Ортақ бас тартулар
access-denied = Бұл әрекетке сіздің рөліңіздің құқығы жоқ.
not-found = Мұндай жазба жоқ немесе сіз оны көре алмайсыз. Мекенжайды тексеріңіз.
fields-invalid = Кейбір өрістер дұрыс толтырылмаған.
field-required = Бұл өрісті толтырыңыз
choice-unknown = Тізімнен таңдаңыз
file-store-unavailable = Құжатты қазір сақтау мүмкін емес. Әрекет орындалмады, кейінірек қайталаңыз.
not-specified = көрсетілмеген
