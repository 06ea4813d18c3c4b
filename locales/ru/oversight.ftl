### Страницы надзора

oversight-chart = { $count ->
    [one] Заявки за последний { $count } день
    [few] Заявки за последние { $count } дня
   *[many] Заявки за последние { $count } дней
}
oversight-chart-none = За это время заявок не было.
oversight-count = Число
oversight-total = Всего
oversight-as-table = Таблицей
oversight-list = Список заявок
oversight-none = Заявок не найдено
oversight-none-why = Измените или сбросьте отбор.

oversight-verify = Перепроверить выбор
oversight-bundle = Скачать данные (JSON)
oversight-verified = Выбор подтверждён
oversight-verified-what = Каждый раунд повторён по сохранённым данным, результаты совпали.
oversight-different = Выбор не совпал
oversight-different-what = Повтор дал другой результат. Отличие указано у раунда.
oversight-round-same = Перепроверено: результат тот же
oversight-round-different = Результат другой
oversight-why = Почему этот адвокат
oversight-why-lead = Адвоката выбирает не человек, а правило. По каждому раунду хранится, кого рассмотрели, кого и почему исключили, в каком порядке стоят остальные.
oversight-no-rounds = Выбора не было
oversight-no-rounds-why = По этой заявке система ещё никого не выбирала.
oversight-round = Раунд { $round }
oversight-decision-offer = { $count ->
    [one] Предложено { $count } адвокату, на ответ дано { $minutes } мин
    [few] Предложено { $count } адвокатам, на ответ дано { $minutes } мин
   *[many] Предложено { $count } адвокатам, на ответ дано { $minutes } мин
}
oversight-decision-wait = { $count ->
    [one] Ждали ответа на { $count } открытое предложение
    [few] Ждали ответа на { $count } открытых предложения
   *[many] Ждали ответа на { $count } открытых предложений
}
oversight-decision-escalate = Поиск передан диспетчеру. { $why }
oversight-pool = { $count ->
    [one] Рассмотрен { $count } адвокат
    [few] Рассмотрено { $count } адвоката
   *[many] Рассмотрено { $count } адвокатов
}
oversight-excluded = { $count ->
    [one] исключён { $count }
    [few] исключены { $count }
   *[many] исключено { $count }
}
oversight-ranked = Порядок очереди
oversight-place = Место
oversight-draw = Жребий
oversight-chosen = Выбран
oversight-rest = { $count ->
    [one] Ещё { $count } адвокат в очереди
    [few] Ещё { $count } адвоката в очереди
   *[many] Ещё { $count } адвокатов в очереди
}
oversight-proof = Доказательство: редакция правил и контрольные значения
oversight-policy = Редакция правил
oversight-secret-day = День ключа жребия
oversight-commitment = Контрольное значение ключа (SHA-256)
oversight-digest = Контрольное значение исходных данных (SHA-256)
