## Почему адвокату не предложена заявка

dispatch-reason-contradictory-facts = Данные противоречат друг другу: адвокат указан дважды.
dispatch-reason-licence-inactive = Нет действующей лицензии.
dispatch-reason-licence-suspended = Действие лицензии приостановлено.
dispatch-reason-not-member = Не является членом коллегии адвокатов.
dispatch-reason-no-agreement = Нет действующего соглашения об оказании гарантированной государством юридической помощи.
dispatch-reason-no-insurance = Не действует договор страхования профессиональной ответственности.
dispatch-reason-unavailable = Недоступен в это время: отпуск, болезнь или другое дежурство.
dispatch-reason-barred-earlier-role = Ранее участвовал в этом деле в другой роли (ст. 94 УПК).
dispatch-reason-barred-kinship = Состоит в родстве или зависимости с должностным лицом по делу (ст. 94 УПК).
dispatch-reason-barred-opposed-person = Оказывает или оказывал помощь лицу с противоположными интересами либо состоит с ним в родстве (ст. 94 УПК).
dispatch-reason-barred-law-or-court = Участие исключено законом или решением суда (ст. 94 УПК).
dispatch-reason-represents-another = Защищает другое лицо по этому делу (ст. 66 УПК).
dispatch-reason-not-qualified-for-minors = Не указана квалификация для защиты несовершеннолетних.
dispatch-reason-no-clearance = Нет допуска к государственным секретам.
dispatch-reason-language-not-spoken = Не владеет языком производства.
dispatch-reason-active-cap-reached = Достигнут предел текущих дел.
dispatch-reason-has-open-offers = Ожидается ответ по другой заявке.
dispatch-reason-calendar-clash = В это время занят в другом заседании или действии.
dispatch-reason-rest-after-night-duty = Отдых после ночного дежурства.
dispatch-reason-asked-pending = Эта заявка предложена, ответ ожидается.
dispatch-reason-asked-declined = Отказался от этой заявки.
dispatch-reason-asked-timed-out = Не ответил на эту заявку вовремя.
dispatch-reason-asked-undeliverable = Сообщение об этой заявке не доставлено.
dispatch-reason-asked-withdrawn = Предложение этой заявки отозвано.
dispatch-reason-outside-tiers = Не входит в круг поиска по этой заявке.

## Круги поиска

dispatch-tier-continuity = Адвокат, ранее защищавший это лицо
dispatch-tier-primary = Основной дежурный зоны
dispatch-tier-backup = Резервный дежурный зоны
dispatch-tier-zone = Другие участники зоны
dispatch-tier-neighbour-zones = Участники соседних зон
dispatch-tier-collegium = Вся коллегия
dispatch-tier-agreed-region = Соседний регион по соглашению

## Почему подключается диспетчер

dispatch-escalate-empty-pool = В этом регионе нет участвующих адвокатов.
dispatch-escalate-nobody-eligible = Не нашлось адвоката, отвечающего условиям.
dispatch-escalate-everyone-asked = Всем возможным адвокатам предложено, никто не принял.
dispatch-escalate-total-limit-reached = Истекло время поиска адвоката.

## Сроки, установленные законом

dispatch-clock-delivery-to-body = Доставление в орган
dispatch-clock-prosecutor-notice = Сообщение прокурору о задержании
dispatch-clock-first-interrogation = Первый допрос задержанного
dispatch-clock-detention-general = Окончание срока задержания
dispatch-clock-detention-minor = Окончание срока задержания несовершеннолетнего
dispatch-clock-detention-special = Окончание срока задержания в особых случаях
dispatch-clock-chosen-counsel-detention = Когда можно предложить другого защитника вместо неявившегося
dispatch-clock-counsel-long-absence = Длительное отсутствие защитника: когда возможна замена
dispatch-clock-qualification-announcement = Объявление постановления о квалификации деяния
dispatch-clock-administrative-order = Исполнение постановления по административному делу
dispatch-clock-chosen-counsel-administrative = Когда при административном задержании можно предложить другого защитника
dispatch-clock-court-term = Срок, установленный судом

## Срочность

dispatch-urgency-u0 = Чрезвычайно срочно
dispatch-urgency-u1 = В течение суток
dispatch-urgency-u2 = Более позднее действие
dispatch-urgency-u3 = К назначенной дате
