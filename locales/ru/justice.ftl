### Страницы департамента юстиции: проверка заявлений, реестры платежей

## Стол заявлений
justice-tab-desk = Ждут решения
justice-tab-all = Все
justice-search = Номер заявления, дела или фамилия адвоката
justice-state = Состояние
justice-claim = Заявление
justice-filed = Подано
justice-work = Работа
justice-version = подано { $number }-й раз
justice-late = Подано после срока
justice-lines = { $count ->
    [one] { $count } действие
    [few] { $count } действия
   *[other] { $count } действий
}
justice-disputed = { $count ->
    [one] Орган не согласен: { $count } действие
    [few] Орган не согласен: { $count } действия
   *[other] Орган не согласен: { $count } действий
}
justice-awaited = { $count ->
    [one] Ждёт ответа органа: { $count } действие
    [few] Ждут ответа органа: { $count } действия
   *[other] Ждут ответа органа: { $count } действий
}
justice-desk-none = Здесь нет заявлений
justice-desk-none-why = Когда адвокат подаст заявление, оно сразу появится здесь.

## Заявление
justice-second = Ждёт второй подписи
justice-checked-by = Проверил: { $name }
justice-second-why = Просмотрите суммы и уменьшения, затем утвердите, верните или откажите.
justice-same-person = Вы не можете утвердить это заявление
justice-same-person-why = Вы его проверили. Чтобы один человек не проверял и не утверждал деньги сам, утверждает другой сотрудник. Вернуть заявление Вы можете.
justice-approve = Утвердить { $sum }
justice-approve-sure = Утвердить оплату { $sum }? После этого заявление войдёт в реестр платежей.
justice-approved = Заявление утверждено.
justice-unconfirmed-why = Ставка или правило не прочитаны в тексте самого акта. Такие строки отмечены на экране и в реестре платежей. До утверждения сверьте их с актом.
justice-findings = Автоматические проверки
justice-findings-none = По заявлению замечаний нет.
justice-findings-why = Проверки ничего не решают, а показывают, на что посмотреть. Замечания к строкам стоят в самих строках.
justice-minutes = Минут к оплате (не больше { $most })
justice-cut-reason = Причина, если меньше заявленного
justice-note = Примечание
justice-note-hint = Не короче 10 знаков. Этот текст прочитает адвокат.
justice-check = Завершить проверку
justice-check-why = Сумма пересчитается по этим минутам, затем заявление перейдёт ко второму сотруднику.
justice-checked = Заявление проверено, теперь его утверждает другой сотрудник.
justice-return = Вернуть на доработку
justice-return-why = Адвокат увидит причины, исправит и подаст заявление снова под тем же номером.
justice-return-reasons = Причины возврата
justice-return-note = Что исправить
justice-return-send = Вернуть адвокату
justice-returned = Заявление возвращено адвокату.
justice-returned-to-advocate = Заявление у адвоката на доработке
justice-refuse = Отказать в оплате
justice-refuse-why = Отказ — решение по существу. Если ошибку можно исправить, верните заявление.
justice-refusal-reasons = Причины отказа
justice-refusal-note = Обоснование отказа
justice-refuse-send = Отказать
justice-refuse-sure = Отказать в оплате? Заявление закроется, адвокат получит письмо.
justice-refused = По заявлению отказано.
justice-advocate = Адвокат
justice-licence = лицензия № { $number }
justice-iin = ИИН
justice-person = Подзащитный
justice-request = Номер заявки
justice-first-officer = Проверил
justice-second-officer = Утвердил

## Реестры платежей
justice-register = Реестр платежей № { $number }
justice-register-make = Составить реестр
justice-register-make-sure = Составить реестр из всех утверждённых заявлений? Его состав потом не изменится.
justice-register-made = Реестр платежей составлен.
justice-approved-wait = { $count ->
    [one] { $count } утверждённое заявление ждёт включения в реестр.
    [few] { $count } утверждённых заявления ждут включения в реестр.
   *[other] { $count } утверждённых заявлений ждут включения в реестр.
}
justice-approved-none = Нет утверждённых заявлений, которые ждут включения в реестр.
justice-registers-none = Реестров пока нет
justice-registers-none-why = Реестр составляется из утверждённых заявлений и передаётся на оплату файлом XLSX или CSV.
justice-number = Номер
justice-made = Составлен
justice-period = Период работы
justice-claims = Заявления
justice-sum = Сумма
justice-time = Время
justice-region = Регион
justice-files = Файлы
justice-total = Итого
justice-agreement = соглашение № { $number }
justice-paid = Оплачен { $day }
justice-unpaid = Не оплачен
justice-unconfirmed-claims = { $count ->
    [one] Ставка не подтверждена в { $count } заявлении
   *[other] Ставка не подтверждена в { $count } заявлениях
}
justice-register-unconfirmed-why = Ставка или правило не прочитаны в тексте самого акта. Такие заявления отмечены на этой странице и в файлах XLSX и CSV.
justice-payment = Записать оплату
justice-payment-why = Запишите после перечисления денег: заявления станут оплаченными, адвокаты получат письма.
justice-paid-on = Дата оплаты
justice-payment-document = Платёжный документ
justice-payment-document-hint = Номер платёжного документа
justice-payment-record = Записать оплату
justice-payment-sure = Подтверждаете, что { $sum } перечислены? Отменить это нельзя.
justice-payment-recorded = Оплата записана.
