### Интерфейс для внешних систем: чем неверна форма сообщения

media-type-unsupported = Отправьте сообщение в виде application/json.
json-malformed = JSON не читается: ошибка в строке { $line }, знак { $column }.
json-not-an-object = Сообщение должно быть объектом JSON.
member-type = { $expected ->
    [text] Здесь должен быть текст в кавычках.
    [flag] Здесь должно быть true или false.
   *[object] Здесь должен быть объект JSON.
}
member-unknown = Такого поля нет. Сверьте название с описанием интерфейса.
member-characters = В тексте есть невидимый управляющий знак.
parameter-position = Укажите целое число не меньше 0.
parameter-limit = Укажите целое число от 1 до { $most }.
