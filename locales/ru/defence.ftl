### Защита по назначению: отказы, состояния, события, письма

## Поля
field-choose = Выберите из списка
field-unknown-choice = В списке нет такого значения
field-date = Напишите дату так: 21.11.2026
field-moment = Напишите дату и время так: 21.11.2026 14:20
field-moment-far = Слишком далёкий срок: укажите день в пределах года
field-in-future = Это время ещё не наступило
field-too-long = Не больше { $longest } знаков
field-too-short = Не меньше { $shortest } знаков
external-id-shape = Внешний идентификатор: от 1 до 100 латинских букв, цифр, точек, дефисов, косых черт.

## Орган
body-unknown = Такого органа нет в справочнике.
body-closed = Этот орган закрыт, постановление направляет его преемник.
body-without-zone = За органом не закреплена зона дежурства. Свяжитесь с коллегией адвокатов.

## Постановление
order-duplicate-other-content = По этому внешнему идентификатору уже есть заявка { $number } с другим содержанием. Новому постановлению нужен новый идентификатор.
order-duplicate-person = По этому лицу в этом деле и этой роли открыта заявка { $number }. Второй защитник не назначается.
order-wrong-state = В нынешнем состоянии заявки так сделать нельзя. Обновите страницу.

## Предложение
offer-already-taken = Защиту принял другой адвокат, или орган отозвал постановление. Вашей вины в этом нет.
offer-expired = Время для ответа истекло.
offer-already-answered = На это предложение уже дан ответ.
offer-check-conflict-first = Сначала проверьте конфликт интересов: посмотрите имена участников.
offer-not-eligible = Сейчас принять нельзя: лицензия приостановлена, не действует страховка или соглашение.

## Назначение
appoint-not-eligible = Закон не позволяет назначить этого адвоката. Выберите другого из списка.
appoint-not-escalated = Заявка ещё не передана диспетчеру: поиск продолжается.
arrival-already-recorded = Прибытие уже отмечено.
notice-already-issued = Уведомление уже выдано.

## Процессуальное действие
act-overlaps = На это время записано другое действие: одна минута не считается дважды.
act-fixed = На действие ответили, или оно вошло в поданное заявление; изменить его нельзя.
act-appointment-ended = Назначение окончено, новое действие записать нельзя.
act-ends-before-start = Окончание должно быть позже начала
act-too-long = Одно действие не дольше 24 часов; запишите дни отдельно
act-before-appointment = Действие началось раньше назначения
act-after-appointment = Действие окончилось позже назначения

## Состояние заявки
order-state-offering = Ищем адвоката
order-state-escalated = Ищет диспетчер
order-state-accepted = Адвокат принял
order-state-entered = Вступил в дело
order-state-in_progress = Защита идёт
order-state-completed = Завершено
order-state-unfilled = Защитник не найден
order-state-cancelled = Отозвано

## Состояние предложения
offer-state-open = Ждёт ответа
offer-state-accepted = Принято
offer-state-declined = Отказ
offer-state-timed_out = Нет ответа в срок
offer-state-undeliverable = Не доставлено
offer-state-withdrawn = Отозвано

## Срочность
urgency-U0 = Чрезвычайно срочно
urgency-U1 = В течение суток
urgency-U2 = Позднее
urgency-U3 = К назначенной дате

## Ответ органа
body-answer-awaited = Ждёт ответа органа
body-answer-confirmed = Орган подтвердил
body-answer-disputed = Орган не согласен

## События
event-order-received = Постановление принято
event-selection-made = Система выбрала адвоката
event-offer-made = Адвокату направлено предложение
event-offer-delivered = Предложение доставлено адвокату
event-offer-viewed = Адвокат открыл предложение
event-offer-conflict_checked = Адвокат проверил конфликт интересов
event-offer-accepted = Адвокат принял защиту
event-offer-declined = Адвокат отказался
event-offer-timed_out = Адвокат не ответил в срок
event-offer-undeliverable = Предложение не доставлено
event-order-escalated = Поиск передан диспетчеру
event-order-appointed = Диспетчер назначил адвоката
event-order-unfilled = Выдана справка о невозможности обеспечить защитника
event-order-cancelled = Орган отозвал постановление
event-certificate-rendered = Справка готова
event-notice-prepared = Уведомление о защите подготовлено к подписанию
event-notice-issued = Выдано письменное уведомление о защите
event-notice-rendered = Документ уведомления готов
event-counsel-arrived = Защитник прибыл
event-act-recorded = Защитник записал процессуальное действие
event-act-withdrawn = Защитник отозвал запись
event-act-answered = Орган ответил по процессуальному действию
event-assignment-completed = Участие защитника завершено
event-claim-submitted = Подано заявление об оплате
event-claim-returned = Заявление об оплате возвращено на доработку
event-claim-checked = Заявление об оплате проверено
event-claim-approved = Оплата утверждена
event-claim-refused = В оплате отказано
event-claim-paid = Оплачено
event-signature-disproved = Подпись оказалась ложной: её сертификат был отозван
event-request-read = Надзор прочёл заявку
event-request-verified = Надзор перепроверил выбор
event-request-downloaded = Надзор скачал данные заявки

## Письма
letter-offer-subject = Новое предложение о защите: ждём ответа
letter-offer-body =
    Уважаемый адвокат!

    Вам предложена защита по назначению. Время для ответа ограничено.
    Откройте предложение, примите его или откажитесь:
    { $link }
letter-appointed-subject = Вы назначены защитником по заявке { $number }
letter-appointed-body =
    Уважаемый адвокат!

    Дежурный диспетчер назначил вас защитником по заявке { $number }.
    Подробности — в кабинете, раздел «Мои назначения».

## Общее для страниц заявки
law-criminal-procedure = УПК
law-article = ст. { $number }
law-part = ч. { $number }
law-item = п. { $number }
request-title = Заявка { $number }
request-its-number = Заявка
request-state = Состояние
request-left = Осталось
request-received = Поступила
request-region = Регион
request-search = Номер или фамилия
request-group-open = Все открытые
request-group-searching = Где ищем адвоката
request-facts = Сведения постановления
request-events = Ход событий
request-counsel = Защитник
request-case = Номер ЕРДР
request-order = Постановление
request-articles = Статьи УК
request-person = Защищаемое лицо
request-person-unknown = Личность не установлена
request-role = Роль в деле
request-ground = Основание участия защитника
request-language = Язык производства
request-needs = Особые условия
request-need-minor = Несовершеннолетний
request-need-secret = Дело связано с государственными секретами
request-need-no-conflict = Нет противоречий с интересами других лиц по делу
request-detained = Фактическое задержание
request-purpose = Цель
request-act = Действие
request-place = Место
request-zone = Зона дежурства
request-body = Орган
request-officer = Сотрудник органа
request-by-system = система
request-round = Раунд { $round }, рассмотрено адвокатов: { $pool }
request-tier = Круг поиска
request-load = Нагрузка: назначения / часы
request-load-value = { $work } / { $hours }
request-turn = Последняя очередь
request-never = не было
request-interpreter = нужен переводчик
request-why-not = Почему не предлагается
request-licence = Лицензия { $licence }
request-accepted-at = Принял защиту: { $moment }
request-arrived-at = Прибыл: { $moment }
request-by-hand = Назначен диспетчером
request-notice = Письменное уведомление о защите № { $number }
request-certificate = Справка о невозможности обеспечить защитника № { $number }
request-document-soon = Документ готовится, подождите около минуты.
event-message-attempted = Попытка доставить сообщение в ЕРДР
signing-unidentified = личность не установлена
