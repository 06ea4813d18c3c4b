### Сыртқы жүйелерге арналған интерфейс: хабардың пішімі неге дұрыс емес

media-type-unsupported = Хабарды application/json түрінде жіберіңіз.
json-malformed = JSON оқылмады: { $line }-жолдың { $column }-таңбасында қате бар.
json-not-an-object = Хабар JSON нысаны болуы керек.
member-type = { $expected ->
    [text] Мұнда мәтін (тырнақша ішінде) болуы керек.
    [flag] Мұнда true немесе false болуы керек.
   *[object] Мұнда JSON нысаны болуы керек.
}
member-unknown = Мұндай өріс жоқ. Атауын интерфейс сипаттамасынан тексеріңіз.
member-characters = Мәтінде көрінбейтін басқару таңбасы бар.
parameter-position = 0 немесе одан үлкен бүтін сан жазыңыз.
parameter-limit = 1 мен { $most } аралығындағы бүтін сан жазыңыз.
