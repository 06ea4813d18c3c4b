### Страницы адвоката: предложения, назначения, заявления об оплате

## Предложения
advocate-offers = Предложения
advocate-offer = Предложение
advocate-offers-open = { $count ->
    [one] Вашего ответа ждёт { $count } предложение
    [few] Вашего ответа ждут { $count } предложения
   *[other] Вашего ответа ждут { $count } предложений
}
advocate-offers-none = Сейчас нет предложений, которые ждут ответа
advocate-offers-none-why = Когда Вы на дежурстве, новое предложение сразу появится на этой странице, а на почту придёт письмо. Обновлять страницу не нужно. Время ответа идёт с момента, когда предложение дошло до Вас.
advocate-offers-past = Прежние предложения
advocate-offer-open-page = Открыть и ответить
advocate-number = Номер
advocate-act = Действие
advocate-answer = Ответ
advocate-answered-at = Когда
advocate-state = Состояние
advocate-step-read = Ознакомиться
advocate-step-conflict = Проверить конфликт интересов
advocate-step-answer = Ответить
advocate-known = Что известно сейчас
advocate-known-why = Имена показываются при проверке конфликта интересов, точный адрес и телефон сотрудника — после принятия.
advocate-where = Где
advocate-when = Когда
advocate-role = Статус лица
advocate-gravity = Категория преступления и статьи
advocate-custody = Задержан
advocate-custody-since = Да, с { $moment }
advocate-in-custody = Задержан
advocate-language = Язык производства
advocate-needs = Особенности
advocate-minor = Несовершеннолетний
advocate-interpreter = Нужен переводчик
advocate-ground = Основание участия защитника
advocate-purpose = Для чего приглашают
advocate-why-me = Почему предложено мне

## Чем закончилось предложение
advocate-outcome-accepted = Вы приняли это предложение. Защита назначена Вам.
advocate-outcome-declined = Вы отказались от этого предложения, заявка передана другому адвокату.
advocate-outcome-timed_out = Время ответа истекло, заявка передана другому адвокату.
advocate-outcome-undeliverable = Предложение не дошло до Вас. Это не Ваша вина и не влияет на Ваши показатели.
advocate-outcome-withdrawn = Заявку принял другой адвокат или орган отозвал постановление. На Ваши показатели это не влияет.

## Конфликт интересов
advocate-conflict = Проверка конфликта интересов
advocate-conflict-why = До ответа посмотрите имена лиц по делу. При конфликте интересов адвокат обязан отказаться (пункт 8 статьи 33 Закона № 176-VI). Просмотр имён записывается в журнал.
advocate-conflict-show = Показать имена
advocate-conflict-again = Посмотреть имена снова
advocate-conflict-checked = Вы посмотрели имена { $moment }. Если конфликта нет, примите предложение.
advocate-conflict-question = Не защищали ли Вы лицо с противоположными интересами, нет ли родства или зависимости с кем-то из них?
advocate-conflict-journalled = Просмотр этих имён записан в журнал. Они составляют адвокатскую тайну и не разглашаются, даже если Вы откажетесь.
advocate-person = Подзащитный
advocate-unidentified = Личность не установлена
advocate-born = Дата рождения { $date }
advocate-officer = Сотрудник
advocate-body = Орган
advocate-case = Номер дела в ЕРДР
advocate-others = Другие лица по этому делу
advocate-others-none = Других лиц система не знает

## Ответ
advocate-accept = Принять
advocate-accept-no-conflict = Конфликта нет, принимаю
advocate-accepted = Вы приняли защиту. Следующий шаг: выдайте уведомление о защите.
advocate-decline = Отказаться
advocate-decline-reason = Причина отказа
advocate-decline-note = Пояснение
advocate-decline-note-hint = Обязательно, если выбрано «Другая причина». Не пишите того, что составляет тайну подзащитного.
advocate-decline-send = Отправить отказ
advocate-declined = Отказ принят, заявка передана другому адвокату.

## Назначения
advocate-appointment = Назначение { $number }
advocate-appointment-open = Открыть назначение
advocate-appointments-none = У Вас пока нет назначений
advocate-appointments-none-why = Назначение появится здесь после того, как Вы примете предложение.
advocate-next = Следующий шаг
advocate-next-notice = Выдайте уведомление о защите
advocate-next-arrival = Отметьте прибытие
advocate-next-work = Запишите работу
advocate-next-claim = Подготовьте заявление об оплате
advocate-next-decision = Ждите решения департамента
advocate-next-nothing = Завершено
advocate-next-why-notice = Номер присваивается сразу, документ готовится на казахском и русском языках и уходит в орган автоматически.
advocate-next-why-arrival = Нажмите один раз, когда будете на месте: время запишется само, и орган его увидит.
advocate-next-why-work = Запишите начало и конец каждого процессуального действия. Орган подтвердит время, после этого заявление заполнится само.
advocate-next-why-claim = Заявление заполняется из записанных действий, в каждой строке видно, как получена сумма.
advocate-next-why-decision = Заявление в департаменте юстиции. О решении Вам придёт письмо.
advocate-next-why-nothing = По этому назначению от Вас ничего не требуется.
advocate-way-notice = Уведомление
advocate-way-arrival = Прибытие
advocate-way-work = Работа
advocate-way-claim = Заявление
advocate-way-decision = Оплата
advocate-accepted-at = принято { $moment }
advocate-appointed-at = назначено диспетчером { $moment }
advocate-cancelled = Орган отозвал постановление
advocate-cancelled-what = Работа, сделанная до отзыва, оплачивается: запишите её ниже и подайте заявление.
advocate-notice = Уведомление о защите
advocate-notice-none = Уведомление ещё не выдано.
advocate-notice-issue = Выдать уведомление
advocate-notice-issued = Уведомлению присвоен номер. Документ будет готов в течение минуты.
advocate-notice-revoked = Отозвано { $moment }
advocate-issued-at = Выдано
advocate-check-code = Код проверки
advocate-check-open = Страница публичной проверки
advocate-documents = Документы
advocate-pdf-kk = На казахском, PDF
advocate-pdf-ru = На русском, PDF
advocate-pdf-soon = Документ готовится
advocate-arrive = Я на месте
advocate-arrival-recorded = Время прибытия записано, орган извещён.
advocate-arrived = Прибытие
advocate-not-yet = Ещё нет
advocate-go-there = Куда и к кому идти
advocate-place = Адрес

## Работа
advocate-acts = Процессуальные действия
advocate-acts-none = Работа ещё не записана
advocate-acts-none-why = Укажите в форме ниже вид действия, время начала и конца.
advocate-my-time = Моё время
advocate-body-time = Ответ органа
advocate-act-record = Записать работу
advocate-act-record-why = Одна минута не оплачивается дважды: действие, время которого пересекается с другой Вашей записью, не принимается.
advocate-act-kind = Вид действия
advocate-act-start = Начало
advocate-act-end = Конец
advocate-act-place = Место
advocate-act-result = Результат
advocate-act-save = Добавить запись
advocate-act-recorded = Запись добавлена, её должен подтвердить орган.
advocate-act-withdraw = Убрать
advocate-act-withdraw-sure = Убрать запись? Орган больше не будет её видеть.
advocate-act-withdrawn = Запись убрана.
advocate-complete = Моё участие закончено
advocate-complete-why = Отметьте, когда стадия закончилась или действие, ради которого приглашали, проведено. После этого новая работа не записывается, а заявление подать можно.
advocate-complete-send = Завершить участие
advocate-complete-sure = Завершить участие? После этого записать новую работу будет нельзя.
advocate-completed = Участие отмечено как законченное.
advocate-completed-at = Участие закончено
advocate-ended-at = Назначение прекращено
advocate-order = Постановление
advocate-order-number = Номер и дата постановления
advocate-order-of = № { $number } от { $date }
advocate-secret = Государственные секреты

## Заявления об оплате
advocate-claims-all = Все
advocate-claims-none = Здесь нет заявлений
advocate-claims-none-why = Заявление готовится из записанных действий на странице назначения.
advocate-claim-open = Открыть заявление
advocate-claim-prepare = Подготовить заявление
advocate-claim-draft = Черновик заявления по { $number }
advocate-claim-numbered = Заявление об оплате № { $number }
advocate-claim-unnumbered = Черновик
advocate-claim-of-order = назначение { $number }
advocate-claim-when = Срок
advocate-claim-paid-on = оплачено { $day }
advocate-claim-submitted-at = подано { $moment }
advocate-claim-file-by = подать до { $day } включительно
advocate-claim-way-prepare = Подготовка
advocate-claim-way-check = Проверка
advocate-claim-way-approve = Утверждение
advocate-claim-way-pay = Оплата
advocate-claim-next = Что дальше
advocate-claim-next-draft = Просмотрите строки и подайте заявление до { $until } включительно. Затем один сотрудник департамента его проверит, другой утвердит.
advocate-claim-next-submitted = Сотрудник департамента проверит каждую строку, второй сотрудник утвердит сумму. При возврате или отказе Вам придёт письмо.
advocate-claim-next-returned = Прочитайте причины, исправьте записи и подайте заявление снова. Его номер не изменится.
advocate-claim-next-checked = Заявление проверено, его должен утвердить второй сотрудник.
advocate-claim-next-approved = Сумма утверждена. Заявление войдёт в ближайший реестр платежей.
advocate-claim-next-refused = По заявлению отказано. Решение и его причины указаны выше.
advocate-claim-next-in_register = Заявление в реестре платежей. Когда деньги будут перечислены, придёт письмо.
advocate-claim-next-paid = Деньги перечислены { $day }.
advocate-claim-returned = Заявление возвращено на доработку
advocate-claim-refused = В оплате отказано
advocate-claim-unconfirmed = Ставка не подтверждена
advocate-claim-unconfirmed-title = Некоторые числа в этом заявлении не подтверждены
advocate-claim-unconfirmed-why = Ставка или правило не прочитаны в тексте самого акта. Такие строки отмечены, сумму уточнит департамент.
advocate-claim-without-sum = Сумма не рассчитана
advocate-claim-lines = { $count ->
    [one] { $count } строка
    [few] { $count } строки
   *[other] { $count } строк
}
advocate-claim-claimed = Заявлено
advocate-claim-payable = К оплате
advocate-claim-advocate-time = Время адвоката
advocate-claim-body-time = Время органа
advocate-claim-why = Почему столько?
advocate-claim-why-payable = Почему столько к оплате?
advocate-claim-doubts = Не подтверждено
advocate-claim-law = Нормы
advocate-claim-leave-out = Не включать эту строку, подам её позже
advocate-claim-declaration-title = Подтверждение
advocate-claim-declaration-short = Подтверждение
advocate-claim-declaration = За эту работу я не получал оплаты от подзащитного или его близких
advocate-claim-declaration-why = Гарантированная государством помощь для человека бесплатна. Это подтверждение — часть заявления.
advocate-claim-submit = Подать заявление
advocate-claim-submitted = Заявление подано в департамент юстиции.
advocate-claim-refresh = Обновить по записям
advocate-claim-refresh-why = Если Вы записали новое действие или орган ответил, обновите строки.
advocate-claim-facts = Сведения
advocate-claim-appointment = Назначение
advocate-claim-department = Департамент
advocate-claim-document-date = Дата подтверждающего документа
advocate-claim-account = Банковский счёт
advocate-claim-agreement = Соглашение
advocate-claim-register = Реестр платежей
advocate-claim-pdf = Печатная форма заявления, PDF
advocate-claim-history = История решений
