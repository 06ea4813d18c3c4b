# Объяснение расчёта оплаты.

tariff-step-claimed = Заявлено { $start } – { $end }: { $minutes } мин.
tariff-step-rules = Правила оплаты № { $number }, редакция { $edition }.
tariff-step-overlap-cut = Вычтено { $cut } мин: это время уже есть в записи «{ $with }».
tariff-step-time-rounded =
    Время округлено { $rounding ->
        [up] вверх
       *[down] вниз
    } до единицы в { $unit } мин: { $before } → { $after } мин.
tariff-step-minimum = Применено наименьшее оплачиваемое время: { $before } → { $after } мин.
tariff-step-ceiling-cut-day = Предел на { $day } — { $limit } мин, ранее учтено { $used } мин: { $cut } мин не оплачивается.
tariff-step-ceiling-cut-person = Предел на одного человека — { $limit } мин, ранее учтено { $used } мин: { $cut } мин не оплачивается.
tariff-step-payable = К оплате { $payable } мин из заявленных { $claimed } мин.
tariff-step-reference-date =
    Ставка и показатель взяты на { $date } ({ $policy ->
        [document_date] дата документа
        [payment_date] дата выплаты
       *[service_date] дата работы
    }).
tariff-step-rates = Размеры оплаты № { $number } ({ $rates }).
tariff-step-item =
    Строка { $item }: { $rate } { $base ->
        [minimum_wage] минимальной заработной платы
       *[mrp] МРП
    } за час{ $chosen ->
        [person] {" "}(выбрана сотрудником)
       *[properties] {""}
    }.
tariff-step-indicator =
    { $indicator ->
        [minimum_wage] Минимальная заработная плата
       *[mrp] МРП
    }: { $value } тенге, { $from } – { $to }.
tariff-step-indicator-open =
    { $indicator ->
        [minimum_wage] Минимальная заработная плата
       *[mrp] МРП
    }: { $value } тенге, с { $from }.
tariff-step-multiplied = { $minutes } мин ÷ 60 × { $rate } × { $value } = { $exact }
tariff-step-money-rounded =
    Один раз { $rounding ->
        [floor] отброшен остаток
       *[half_up] округлено
    } до { $places ->
        [0] целых тенге
       *[other] тиынов
    }: { $exact } → { $amount } тенге.

# Почему сумма не рассчитана.

tariff-refusal-duplicate-line = Запись «{ $line }» стоит в заявлении дважды.
tariff-refusal-empty-interval = Окончание работы ({ $end }) должно быть позже начала ({ $start }).
tariff-refusal-overlap = { $minutes } мин пересекаются с записью «{ $with }». Одна минута дважды не оплачивается.
tariff-refusal-person-missing = Укажите, кому дана консультация: предел считается по каждому человеку.
tariff-refusal-unknown-value =
    { $dimension ->
        [provider] Поставщик помощи
        [aid] Вид помощи
        [proceeding] Вид производства
        [gravity] Категория преступления
        [role] Процессуальный статус
        [stage] Стадия
       *[work] Вид работы
    } «{ $value }» отсутствует в справочнике.
tariff-refusal-reference-date-missing =
    Для расчёта нужна { $policy ->
        [document_date] дата документа
        [payment_date] дата выплаты
       *[service_date] дата работы
    }.
tariff-refusal-none-in-force =
    На { $date } неизвестны { $axis ->
        [rates] размеры оплаты
        [rules] правила оплаты
       *[indicator] значения показателя
    }.
tariff-refusal-gap =
    На { $date } неизвестны { $axis ->
        [rates] размеры оплаты
        [rules] правила оплаты
       *[indicator] значения показателя
    }: прежние кончились { $last }, следующие начинаются { $next }.
tariff-refusal-no-item = В размерах оплаты ({ $rates }) такой работы нет.
tariff-refusal-several-items = Подходит несколько строк размеров оплаты ({ $rates }): { $items }. Строку должен выбрать сотрудник.
tariff-refusal-item-without-rate = Ставка строки { $item } неизвестна, поэтому сумма не рассчитана.
tariff-refusal-item-not-payable = Ставка строки { $item } — только предположение, платить по ней нельзя.
tariff-refusal-item-of-draft = Строка { $item } есть только в проекте ({ $rates }), он не действует.
tariff-refusal-item-of-other-edition = Строки { $item } нет в действующей редакции ({ $rates }).
tariff-refusal-out-of-range = Сумма выходит за допустимые пределы.

# Почему число не подтверждено.

tariff-doubt-rates-dates = Не подтверждена дата введения размеров оплаты ({ $rates }) (уровень источника: { $grade }).
tariff-doubt-rules-dates = Не подтверждена дата введения правил ({ $rules }) (уровень источника: { $grade }).
tariff-doubt-rules-parameter =
    Не подтверждено требование правил ({ $rules }): { $parameter ->
        [reference_date] дата расчёта
        [time] округление времени
        [overlap] пересечение времени
        [money] округление суммы
       *[indicator] вид показателя
    } (уровень источника: { $grade }).
tariff-doubt-ceiling = Не подтверждён предел времени ({ $ceiling }) (уровень источника: { $grade }).
tariff-doubt-rate = Ставка строки { $item } не прочитана в самом акте (уровень источника: { $grade }).
tariff-doubt-category = То, что строка { $item } относится к этой работе, — предположение (уровень источника: { $grade }).
tariff-doubt-indicator =
    Не подтверждено значение показателя ({ $indicator ->
        [minimum_wage] минимальная заработная плата
       *[mrp] МРП
    }) (уровень источника: { $grade }).
