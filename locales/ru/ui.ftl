### Рамка страницы, её части и объяснения

## Рамка
skip-to-content = Перейти к содержанию
demo-banner = Показательная версия: все люди и дела вымышлены
look-weak-sight = Версия для слабовидящих
look-ordinary = Обычная версия
languages = Язык
sign-in = Войти
sign-out = Выйти
sections = Разделы
menu = Меню
crumbs = Место страницы
version = Версия { $number }
waiting-for-you = { $count ->
    [one] Вас ждёт { $count } дело
    [few] Вас ждут { $count } дела
   *[many] Вас ждут { $count } дел
}
language-kk = Казахский
language-ru = Русский
language-en = Английский

## Части
form-errors = Исправьте, пожалуйста
clock-until = до { $moment }
date-hint = День.месяц.год, например 21.11.2026
time-hint = Часы и минуты, например 14:20
date-shape = Напишите дату так: 21.11.2026
time-shape = Напишите время так: 14:20
pager = Страницы списка
pager-previous = Предыдущая
pager-next = Следующая
pager-place = страница { $page } из { $last }

## Объяснения отказов
title-sign-in-needed = Войдите в систему
title-not-allowed = Эта страница вам не открыта
title-not-found = Страница не найдена
title-conflict = Сейчас так сделать нельзя
title-too-large = Файл или сообщение слишком велики
title-too-many = Слишком частые запросы
title-unavailable = Служба временно недоступна
title-request-unclear = Запрос непонятен
title-fault = У нас произошла ошибка
sign-in-needed = Время вашего сеанса истекло или вы ещё не вошли. Войдите и продолжайте работу.
access-denied-roles = Эту страницу видит только роль: { $roles }. Если вам нужно это право, напишите администратору.
form-outdated = Форма устарела или отправлена не отсюда, поэтому ничего не изменилось. Откройте страницу снова и отправьте ещё раз.
method-not-allowed = Этот адрес не принимает такое действие.
too-large = Отправленное больше допустимого (с файлами не больше 20 МБ), ничего не сохранено. Отправьте файлы меньшего размера.
too-many = Слишком много запросов. Подождите немного.
too-many-wait = { $count ->
    [one] Слишком много запросов. Попробуйте снова через { $count } секунду.
    [few] Слишком много запросов. Попробуйте снова через { $count } секунды.
   *[many] Слишком много запросов. Попробуйте снова через { $count } секунд.
}
unavailable = Служба заработает через несколько минут. Сохранённое вами не пропадёт.
request-unclear = Сервер не понял этот запрос. Проверьте адрес или отправленные данные.
fault = Действие не выполнено, ничего не изменилось. Ошибка записана; обращаясь за помощью, назовите этот номер.
request-number = Номер запроса
way-home = Главная страница
way-again = Попробовать снова

## Страница частей
parts-title = Части страниц
parts-lead = Из этих частей состоят все страницы. После правки оформления посмотрите сначала сюда.
parts-general = Общая информация
parts-cabinet = Личный кабинет
parts-tabs = Вкладки
parts-states = Состояния
parts-table = Список заявок
parts-search = Номер или фамилия
parts-facts = Сведения
parts-timeline = Ход событий
parts-form = Форма
parts-rule = По какому правилу?
parts-why-sum = Почему столько?
parts-language = Язык производства
parts-languages = Языки, которыми владеет защитник
parts-iin = Индивидуальный идентификационный номер (ИИН)
parts-iin-hint = 12 цифр из удостоверения личности
parts-date = Дата
parts-time = Время
parts-text = Примечание
parts-agree = Подтверждаю верность сведений
parts-column-number = Номер
parts-column-state = Состояние
parts-column-left = Осталось
parts-column-sum = Сумма
parts-state-waiting = Ждёт ответа
parts-state-new = Новая
parts-state-accepted = Принято
parts-state-returned = Возвращено
parts-state-overdue = Просрочено
parts-state-draft = Черновик
parts-step-order = Постановление получено
parts-step-search = Идёт поиск адвоката
parts-step-accepted = Адвокат принял
parts-sample-requests = Заявки на защитника
parts-sample-claims = Заявления об оплате
parts-sample-journal = Журнал логирования
parts-sample-info = Постановление передано дежурному адвокату. Ответ появится на этой странице.
parts-sample-success = Уведомление отправлено
parts-sample-warning = В графике дежурств на завтрашнюю ночь нет адвоката.
parts-sample-danger = Ни один дежурный адвокат не ответил. Диспетчеру нужно назначить адвоката вручную.
parts-sample-question = Удалить черновик навсегда? Вернуть его будет нельзя.
parts-sample-empty = Вас ничего не ждёт
parts-sample-empty-why = Новое предложение появится здесь сразу.
parts-sample-why = Сумма рассчитана по времени работы и месячному расчётному показателю (МРП).
parts-sample-person = Ауэзова Гульнара Сакеновна
