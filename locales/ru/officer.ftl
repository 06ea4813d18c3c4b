### Страницы сотрудника органа

## Список постановлений
officer-new = Новое постановление
officer-none = Постановлений нет
officer-none-why = Направьте постановление или сбросьте отбор — заявки появятся здесь.

## Форма постановления
officer-new-lead = Направьте постановление этой страницей, когда нет связи с ЕРДР. Адвоката выбирает система по правилам.
officer-no-orders = Сейчас постановления не принимаются
officer-zone = Зона дежурства: { $zone }
officer-step-case = Дело и постановление
officer-step-person = Защищаемое лицо
officer-step-ground = Роль и основание
officer-step-needs = Особые условия
officer-step-when = Когда и где
officer-step-officer = Связь с вами
officer-erdr-number = Номер ЕРДР
officer-erdr-hint = Пятнадцать цифр
officer-order-number = Номер постановления
officer-order-date = Дата постановления
officer-articles-hint = Например: ст. 188 ч. 2
officer-gravity = Тяжесть
officer-identified = Личность
officer-identified-yes = Установлена
officer-identified-no = Не установлена
officer-identified-hint-yes = Обязательно укажите фамилию и имя
officer-identified-hint-no = Имя ниже останется пустым, защитник всё равно будет назначен
officer-person-surname = Фамилия
officer-person-given = Имя
officer-person-patronymic = Отчество
officer-person-iin = ИИН
officer-person-birth-date = Дата рождения
officer-iin-hint = 12 цифр
officer-ground-hint = Под каждым основанием указаны статья и возможность отказа от защитника.
officer-waiver-yes = Отказ от защитника возможен.
officer-waiver-no = Отказ от защитника не принимается.
officer-waiver-depends = Принятие отказа зависит от обстоятельств.
officer-language-hint = Ищем защитника, который владеет этим языком
officer-minor-hint = Выберем адвоката с нужной квалификацией
officer-no-conflict-hint = Тогда может быть выбран и защитник другого лица по этому делу (ст. 66 УПК)
officer-act-kind = Первое действие
officer-act-at = Время действия
officer-moment-hint = Например 21.11.2026 14:20
officer-place = Куда прибыть защитнику
officer-place-hint = Адрес, кабинет
officer-detained-at = Фактическое задержание
officer-detained-hint = Только если лицо задержано. Например 21.11.2026 13:05
officer-name = Ваши фамилия и имя
officer-phone = Ваш телефон
officer-phone-hint = Увидит только принявший защитник
officer-what-next = Сразу после отправки начнётся поиск дежурного адвоката. Ход поиска обновляется в этом кабинете сам; имя защитника появится, когда он примет защиту.
officer-send = Направить постановление
officer-order-sent = Постановление принято.

## Ход заявки
officer-next-offering = Система направила предложение дежурному адвокату и ждёт ответа. От вас ничего не требуется.
officer-next-escalated = Адвоката подбирает дежурный диспетчер. От вас ничего не требуется.
officer-next-accepted = Адвокат принял защиту и готовит уведомление. При необходимости позвоните ему.
officer-next-entered = Защитник вступил в дело: приобщите уведомление. Он прибудет в указанное место.
officer-next-in-progress = Защитник прибыл. Подтвердите время действий, которые он записал.
officer-next-completed = Участие защитника по этому постановлению завершено.
officer-next-unfilled = Защитник не найден. Приобщите справку и действуйте по статье 68 УПК.
officer-next-cancelled = Орган отозвал постановление. Если защитник снова нужен, направьте новое.
officer-term-accept = Адвокат должен принять защиту
officer-term-act = До процессуального действия
officer-term-why = Откуда этот срок?
officer-term-rule = Срочность: { $urgency }. Если до { $moment } никто не примет, поиск перейдёт к дежурному диспетчеру. Правило: собственный порядок системы, редакция { $edition }.
officer-cancel-open = Отозвать постановление
officer-cancel-what = Поиск прекратится, принявший защитник получит сообщение. Отозванная заявка не открывается снова.
officer-cancel-reason = Причина
officer-note = Пояснение
officer-cancel = Отозвать
officer-cancel-sure = Отозвать постановление? Открыть заявку снова будет нельзя.
officer-order-cancelled = Постановление отозвано.

## Процессуальные действия
officer-acts-waiting = { $count ->
    [one] { $count } процессуальное действие ждёт вашего ответа.
    [few] { $count } процессуальных действия ждут вашего ответа.
   *[many] { $count } процессуальных действий ждут вашего ответа.
}
officer-acts-go = Ответить
officer-acts-lead = Подтвердите время, которое записал защитник, или укажите своё. По этому времени считается оплата.
officer-acts-none = Действий без ответа нет
officer-acts-none-why = Когда защитник запишет новое действие, оно появится здесь.
officer-act = Действие
officer-act-time = Время
officer-act-answer = Ответ органа
officer-act-confirm = Подтвердить
officer-act-dispute = Не согласен
officer-act-sure = Подтвердить это время? Изменить ответ потом нельзя.
officer-act-confirmed = Время подтверждено.
officer-act-disputed = Несогласие записано, защитник извещён.
officer-dispute-title = Время по данным органа
officer-act-started = Начало
officer-act-ended = Окончание
officer-act-note = Почему не согласны
officer-act-note-hint = Прочтут защитник и департамент юстиции
officer-act-send = Отправить ответ
officer-notice-evidence = Доказательство подписи (ASiC-E)
