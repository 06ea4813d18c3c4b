### Оплата: заявления, реестры платежей.

## Состояния заявления
claim-state-draft = Черновик
claim-state-submitted = Подано
claim-state-returned = Возвращено на доработку
claim-state-checked = Проверено, ждёт утверждения
claim-state-approved = Утверждено
claim-state-refused = Отказано
claim-state-in_register = В реестре платежей
claim-state-paid = Оплачено

## Решения по заявлению
claim-decision-submission = Подача
claim-decision-return = Возврат на доработку
claim-decision-check = Проверка
claim-decision-approval = Утверждение
claim-decision-refusal = Отказ
claim-decision-register = Включение в реестр
claim-decision-payment = Оплата

## Почему шаг не сделан
claim-no-acts = По этому назначению нет действий, которые можно заявить: все они уже стоят в других заявлениях или ещё не записаны.
claim-wrong-state = Состояние заявления этого не позволяет: его уже изменили. Обновите страницу.
claim-late = Срок подачи прошёл: документ от { $document }, подать можно было до { $until } включительно.
claim-no-iban = В реестре адвокатов нет вашего банковского счёта. Передайте его номер в коллегию адвокатов, затем подайте заявление снова.
claim-second-person = Утверждает другой сотрудник: проверивший заявление утвердить его не может.
claim-act-claimed = Одно из действий уже стоит в другом заявлении. Откройте черновик снова.
claim-no-terms = На { $day } правила подачи заявлений не загружены. Сообщите администратору.
claim-declaration = Подтвердите, что не получали оплату от подзащитного
claim-line-unknown = В заявлении нет такой строки. Обновите страницу.
claim-minutes-number = Введите целое число минут
claim-minutes-more = Не больше заявленного: { $most } мин
claim-cut-reason = Укажите, почему время уменьшено
register-nothing-approved = Нет утверждённых заявлений, которых ещё нет в реестре.
register-already-paid = Оплата этого реестра уже записана.
register-paid-before-made = Реестр составлен { $made }: оплатить его раньше нельзя

## Автоматические проверки
claim-finding-late = Подано { $filed }, срок истёк { $until }.
claim-finding-no-notice = Уведомление о защите не выдано.
claim-finding-no-agreement = На день документа у адвоката нет соглашения об участии в гарантированной юридической помощи.
claim-finding-unconfirmed = Ставка или правило расчёта не подтверждены текстом акта.
claim-finding-awaiting = Орган ещё не подтвердил время действия.
claim-finding-disputed = Орган указал другое время: из { $claimed } мин совпадают { $agreed } мин.
claim-finding-before-appointment = Действие началось до назначения ({ $accepted }).
claim-finding-after-appointment = Действие закончилось после прекращения назначения ({ $ended }).
claim-finding-no-amount = Для этого действия нет ставки, сумма не рассчитана.
claim-finding-refused-before = Действие стояло в заявлении { $number }, по которому отказано.
claim-finding-overlap = { $minutes } мин совпадают со временем, заявленным в { $with }.
claim-finding-day-ceiling = За { $day } заявлено { $minutes } мин. Дневной предел — { $limit } мин; распространяется ли он на защиту, актом не подтверждено.

## События
event-claim-opened = Подготовлен черновик заявления об оплате
event-claim-registered = Заявление включено в реестр платежей
event-register-made = Составлен реестр платежей
event-register-paid = Реестр платежей оплачен

## Письма
letter-claim-returned-subject = Заявление { $number } возвращено на доработку
letter-claim-returned-body =
    Заявление об оплате { $number } возвращено на доработку.

    Причины: { $reasons }
    Пояснение: { $note }

    Исправьте и подайте снова: { $link }
letter-claim-refused-subject = По заявлению { $number } отказано
letter-claim-refused-body =
    По заявлению об оплате { $number } принято решение об отказе.

    Причины: { $reasons }
    Пояснение: { $note }

    Решение: { $link }
letter-claim-paid-subject = Заявление { $number } оплачено
letter-claim-paid-body =
    Заявление об оплате { $number } оплачено { $day }: { $sum }.

    Подробности: { $link }
signing-advocate = Адвокат
signing-total-claimed = Заявлено
signing-total-payable = К оплате
signing-reasons = Основания
signing-words = Пояснение
