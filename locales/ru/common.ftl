### Слова, общие для всех разделов

product-name = Е-Заң көмегі
product-full-name = Информационная система «Е-Заң көмегі»

## Время
duration-under-minute = меньше минуты
duration-minutes = { $count } мин
duration-hours = { $count } ч
duration-days = { $count ->
    [one] { $count } день
    [few] { $count } дня
   *[many] { $count } дней
}
time-left = осталось { $span }
time-overdue = просрочено на { $span }
time-ago = { $span } назад
date-in-words = { $day } { $month ->
    [1] января
    [2] февраля
    [3] марта
    [4] апреля
    [5] мая
    [6] июня
    [7] июля
    [8] августа
    [9] сентября
    [10] октября
    [11] ноября
   *[12] декабря
} { $year } года

## Действия
save = Сохранить
next = Далее
send = Отправить
cancel = Отменить
back = Назад
open = Открыть
remove = Удалить
search = Найти
filter = Отобрать
filter-reset = Сбросить отбор
confirm = Подтвердить
choose = Выберите
yes = Да
no = Нет
optional = необязательно

## Списки
items-found = { $count ->
    [one] Найдена { $count } запись
    [few] Найдено { $count } записи
   *[many] Найдено { $count } записей
}

## Роли
role-officer = Сотрудник органа, ведущего уголовный процесс
role-advocate = Адвокат
role-dispatcher = Дежурный диспетчер
role-justice = Сотрудник департамента юстиции
role-administrator = Администратор
role-oversight = Надзор

## Общие отказы
access-denied = У вашей роли нет права на это действие.
not-found = Такой записи нет или она вам не видна. Проверьте адрес.
fields-invalid = Некоторые поля заполнены неверно.
field-required = Заполните это поле
choice-unknown = Выберите из списка
file-store-unavailable = Сейчас документ сохранить нельзя. Действие не выполнено, повторите позже.
not-specified = не указано
