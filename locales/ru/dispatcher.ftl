### Страницы дежурного диспетчера

dispatcher-tab-searching = В поиске
dispatcher-tab-all = Все
dispatcher-none = Очередь пуста
dispatcher-none-why = В регионе нет заявок, которые ждут адвоката. Новая появится здесь сама.
dispatcher-asked-count = Предложений

dispatcher-next-offering = Поиск ведёт система. Если никто не примет, вам откроется список.
dispatcher-next-escalated = Подберите адвоката сами: звоните по порядку ниже и назначьте того, кто согласится.
dispatcher-next-accepted = Защитник есть, от вас ничего не требуется.
dispatcher-next-closed = Заявка закрыта.
dispatcher-why-you = Почему заявка у вас
dispatcher-to-list = Перейти к выбору адвоката
dispatcher-appoint-title = Кого назначить
dispatcher-ranked-why = Порядок по правилам: круг поиска, нагрузка, последняя очередь. Если нарушаете порядок, объясните почему.
dispatcher-whom = Адвокат
dispatcher-phone = Телефон
dispatcher-nobody = По правилам никого не осталось
dispatcher-nobody-why = Выберите ниже тех, кому закон не запрещает, или выдайте справку.
dispatcher-possible = { $count ->
    [one] Можно назначить ещё { $count } адвоката
    [few] Можно назначить ещё { $count } адвокатов
   *[many] Можно назначить ещё { $count } адвокатов
}
dispatcher-excluded = { $count ->
    [one] Нельзя назначить { $count } адвоката
    [few] Нельзя назначить { $count } адвокатов
   *[many] Нельзя назначить { $count } адвокатов
}
dispatcher-reason = Причина ручного назначения
dispatcher-note = Пояснение
dispatcher-note-hint = Не меньше 10 знаков; останется в журнале, его прочтёт надзор
dispatcher-appoint = Назначить
dispatcher-appoint-sure = Назначить выбранного адвоката? Ему сразу уйдёт письмо, открытые предложения будут отозваны.
dispatcher-appointed = Защитник назначен, ему отправлено письмо.

dispatcher-certificate-open = Никто не может прибыть: выдать справку
dispatcher-certificate-what = Справка закрывает заявку: орган действует по статье 68 УПК. Выдавайте её только после звонков всем.
dispatcher-certificate-note = Что сделано
dispatcher-certificate-hint = Кому звонили и что ответили; не меньше 10 знаков
dispatcher-certify = Выдать справку
dispatcher-certify-sure = Выдать справку? Заявка будет закрыта.
dispatcher-certified = Справка выдана, документ готовится.

dispatcher-tried = Кому предлагали
dispatcher-round = Раунд
dispatcher-answer = Ответ
dispatcher-asked = Предложено
dispatcher-answered-at = ответ { $moment }
