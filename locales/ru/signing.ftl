### Электронная цифровая подпись: страница подписания, проверка, телефон

## Что подписывается
signing-act-session-enter = Вход в систему
signing-act-session-strengthen = Подтверждение сеанса
signing-act-order-submit = Постановление о назначении защитника
signing-act-notice-issue = Письменное уведомление о защите
signing-act-certificate-issue = Справка о невозможности обеспечить защитника
signing-act-claim-submit = Заявление об оплате
signing-act-claim-return = Возврат заявления об оплате на доработку
signing-act-claim-refuse = Решение об отказе в оплате
signing-act-claim-approve = Утверждение оплаты

## Страница подписания
signing-title = Подписание: { $act }
signing-enter-title = Вход с ЭЦП
signing-enter-from = Вход с ЭЦП, запрошен { $moment } с адреса { $address }. Если это не вы, не подписывайте.
signing-strengthen-title = Подтверждение сеанса ЭЦП
signing-state-preparing = Готовится
signing-state-waiting = Ждёт подписи
signing-state-signed = Подписано
signing-state-withdrawn = Не подписано
signing-state-expired = Срок истёк
signing-lead-preparing = Документы оформляются, обычно это занимает несколько секунд. Страница обновится сама.
signing-lead-waiting = Откройте и прочитайте документ, затем выберите, как подписать. Документ вступит в силу только после подписания.
signing-lead-signed = Подпись проверена и сохранена вместе с доказательствами.
signing-lead-withdrawn = Этот документ не подписан, ничего не изменилось. Если нужно, начните действие заново.
signing-lead-expired = Время для подписания вышло, ничего не изменилось. Начните действие заново.
signing-entry-lead-preparing = Подождите немного.
signing-entry-lead-waiting = Подпишите случайное число, созданное для этого браузера. Оно действует пять минут, один раз и ни к чему вас не обязывает.
signing-entry-lead-signed = Подпись проверена.
signing-entry-lead-withdrawn = Это действие прекращено. Начните заново.
signing-entry-lead-expired = Пять минут прошли. Начните заново.
signing-refused = Подпись не принята
signing-nothing-chosen = Файл подписи не выбран. Выберите файл и отправьте ещё раз.
signing-begin-again = Начать заново
signing-to-be-confirmed = Подпись принята, но удостоверяющий центр пока не ответил, не отозван ли сертификат. Система спросит ещё раз, от вас ничего не требуется.
signing-what = Что подписывается
signing-what-signed = Что подписано
signing-size = { $size } КБ
signing-download = Скачать
signing-who-title = Кто подписывает
signing-who = Подписывающий
signing-iin = ИИН { $iin }
signing-anyone = Определится по ИИН в сертификате
signing-capacity = В каком качестве
signing-capacity-person = Как физическое лицо, от своего имени
signing-capacity-organisation = От имени органа: в сертификате должен быть его БИН
signing-capacity-any = Как физическое лицо или от имени организации
signing-bin = БИН
signing-kinds = Подходящие сертификаты
signing-rule = Основание
signing-unconfirmed = Кто именно подписывает, в акте прямо не сказано: это наше прочтение, оно ещё не подтверждено (уровень источника: { $grade }).
signing-onward = Продолжить
signing-evidence = Скачать контейнер доказательств (.asice)
signing-again = Начать заново
signing-withdraw = Не подписывать
signing-withdrawn = Не подписано, ничего не изменилось.
signing-enter = Войти в систему
signing-confirm-title = Сначала подтвердите сеанс ЭЦП
signing-confirm-why = Вы вошли только по паролю. Чтобы подписать документ, имеющий юридическую силу, система должна убедиться, что за компьютером именно вы. После подтверждения вы вернётесь на эту страницу, всё введённое сохранится.
signing-confirm = Подтвердить сеанс
signing-strengthened = Сеанс подтверждён. Теперь можно подписать документ.
signing-ways = Выберите, как подписать

## NCALayer
signing-ncalayer-title = На этом компьютере: NCALayer
signing-ncalayer-text = Если ваш ключ на этом компьютере, на носителе или в удостоверении личности. Пароль спросит сам NCALayer, к нам он не попадает.
signing-ncalayer-sign = Подписать через NCALayer
signing-ncalayer-connecting = Подключаемся к NCALayer…
signing-ncalayer-signing = В открывшемся окне NCALayer выберите ключ и введите пароль.
signing-ncalayer-sending = Подпись проверяется…
signing-ncalayer-absent = NCALayer не отвечает. Запустите его; если он не установлен, скачайте его на сайте pki.gov.kz. Или подпишите телефоном либо файлом.
signing-ncalayer-broken = Связь с NCALayer прервалась. Перезапустите его и попробуйте ещё раз.
signing-ncalayer-unread = Документ для подписания не загрузился. Обновите страницу и попробуйте снова.
signing-ncalayer-cancelled = Вы отменили подписание. Ничего не отправлено, можно начать снова.
signing-ncalayer-failed = NCALayer не смог подписать. Проверьте срок ключа и попробуйте ещё раз.

## Телефоном: eGov Mobile
signing-phone-title = Телефоном: eGov Mobile
signing-phone-text = На экране появится QR-код, отсканируйте его в приложении eGov Mobile. Ключ должен быть в телефоне.
signing-phone-show = Показать QR-код
signing-phone-new = Новый QR-код
signing-phone-how = Откройте eGov Mobile, наведите сканер QR на код и подпишите в приложении. Страница обновится сама.
signing-phone-here = Открыть eGov Mobile на этом телефоне
signing-phone-waiting = Ждём, когда телефон прочитает код
signing-phone-read = Телефон прочитал код: подпишите на нём
signing-phone-refused = Подпись с телефона не принята, можно попробовать ещё раз
signing-phone-over = Время QR-кода истекло, возьмите новый
signing-phone-unclear = Сообщение телефона непонятно. Обновите eGov Mobile и попробуйте ещё раз.
signing-phone-done = Подпись принята
signing-meta-file = Файл
signing-meta-until = Подписать до

## Файлом
signing-file-title = Файлом
signing-file-text = Скачайте документ, подпишите его в любой программе (например, ezsigner.kz) и отправьте сюда файл подписи.
signing-file-label = { $count ->
    [1] Файл подписи (.cms)
    [one] Файлы подписи (.cms), по одному на документ: всего { $count }
   *[other] Файлы подписи (.cms), по одному на документ: всего { $count }
}
signing-file-send = Отправить подпись

## Принятая подпись
signature-iin = ИИН
signature-kind = В каком качестве
signature-organisation = Организация
signature-taken = Принята
signature-stamped = Метка времени
signature-not-stamped = нет
signature-way = Способ
signature-algorithm = Алгоритм
signing-way-ncalayer = NCALayer
signing-way-upload = Файл
signing-way-mobile = eGov Mobile
signature-algorithm-rsa-sha256 = RSA, SHA-256
signature-algorithm-gost-2015-512 = ГОСТ 34.10-2015, 512 бит
signature-algorithm-gost-2004 = ГОСТ 34.310-2004
signing-revocation-good = Сертификат не отозван
signing-revocation-unknown = Ждём ответа центра
signing-revocation-revoked = Центр ответил позже: сертификат отозван
signing-revocation-not-issued = Центр ответил позже: такой сертификат не выдавался

## Роли сертификатов
signer-kind-person = физическое лицо
signer-kind-organisation-head = первый руководитель организации
signer-kind-organisation-may-sign = сотрудник организации с правом подписи
signer-kind-organisation-finance = сотрудник с правом подписи финансовых документов
signer-kind-organisation-employee = сотрудник организации
signer-kind-organisation-hr = сотрудник кадровой службы организации
signer-kind-information-system = информационная система
signer-kind-treasury-client = пользователь «Казначейство-Клиент»
signer-kind-unknown = роль неизвестна

## Почему подпись недействительна
signature-reason-no-signers = В файле нет ни одной подписи.
signature-reason-content-missing = Это отсоединённая подпись: для проверки приложите и сам документ.
signature-reason-content-differs = Документ внутри подписи и приложенный документ различаются.
signature-reason-digest-mismatch = Подпись относится к другому документу, либо документ изменён после подписания.
signature-reason-bad-signature = Подпись не соответствует ключу сертификата или повреждена.
signature-reason-malformed-signer = Структура подписи нарушена.
signature-reason-certificate-missing = В подписи нет сертификата подписавшего.
signature-reason-certificate-malformed = Сертификат подписавшего не читается.
signature-reason-signed-attributes-missing = В подписи нет обязательных атрибутов: контрольной суммы или вида документа.
signature-reason-content-type-mismatch = Вид подписанных данных не совпадает с указанным.
signature-reason-algorithm-mismatch = Алгоритмы подписи и ключ не соответствуют друг другу.
signature-reason-algorithm-unsupported = Подпись создана алгоритмом, который не применяется в национальной инфраструктуре Казахстана.
signature-reason-digest-too-weak = Подпись создана с устаревшей, ненадёжной контрольной суммой.
signature-reason-key-too-weak = Ключ слишком короткий и потому ненадёжный.
signature-reason-signing-certificate-mismatch = В подписи указан другой сертификат.
signature-reason-authority-as-signer = Подпись поставлена сертификатом удостоверяющего центра, а не человека.
signature-reason-unknown-critical-extension = В сертификате есть обязательное условие, которое системе неизвестно.
signature-reason-key-usage = Этот ключ не предназначен для подписания документов. Выберите ключ для подписи.
signature-reason-certificate-not-yet-valid = Срок действия сертификата ещё не начался.
signature-reason-certificate-expired = Срок действия сертификата истёк. Получите новую ЭЦП на pki.gov.kz или в eGov Mobile.
signature-reason-chain-untrusted = Сертификат выдан не Национальным удостоверяющим центром. Такой подписи доверять нельзя.
signature-reason-authority-expired = Истёк срок самого центра, выдавшего сертификат.
signature-reason-authority-not-allowed = В цепочке сертификатов есть звено без права их выдавать.
signature-reason-certificate-revoked = Сертификат отозван. Подпишите другой, действующей ЭЦП.
signature-reason-authority-revoked = Отозван сертификат самого центра, выдавшего сертификат.
signature-reason-certificate-not-issued = Центр отвечает, что такой сертификат не выдавал.
signature-reason-time-stamp-invalid = Метка времени есть, но она неверна.
signature-reason-time-stamp-mismatch = Метка времени относится к другой подписи.
signature-reason-ocsp-invalid = Ответ центра о сертификате есть, но он неверен.
signature-reason-ocsp-not-current = Ответ центра о сертификате не подходит к этому моменту: он устарел или из будущего.
signature-reason-crl-invalid = Список отозванных сертификатов есть, но он неверен.
signature-reason-crl-not-current = Список отозванных сертификатов не подходит к этому моменту: он устарел или из будущего.
signature-reason-crl-unsupported = Список отозванных сертификатов такого вида система не читает.
signature-reason-xml-covers-part = Подпись XML охватывает только часть документа.
signature-reason-manifest-invalid = В контейнере нет перечня файлов, либо он не читается.
signature-reason-container-digest-mismatch = Файл контейнера не совпадает с перечнем: он изменён.
signature-reason-container-file-missing = Файла, названного в перечне, в контейнере нет.
signature-reason-container-file-unlisted = В контейнере есть файл, которого нет в перечне.
signature-reason-container-document-unsigned = Документ в контейнере никем не подписан.
signature-reason-limit-reached = Файл слишком сложен, проверка остановлена, не дойдя до конца.
signature-reason-unknown = Подпись не прошла проверку.

## Почему подпись не принята
signature-required = Это действие имеет юридическую силу, поэтому его нужно подписать ЭЦП.
signature-unreadable = { $code ->
    [not-a-signature] Этот файл не подпись.
    [empty] Файл пустой.
    [too-large] Файл больше, чем здесь проверяется: не более 25 МБ.
    [truncated] Файл обрывается: он сохранён или передан не до конца. Получите его заново.
    [too-deep] Вложенность файла слишком велика для подписи, он не прочитан.
    [too-many] В файле больше частей, чем может быть в подписи.
    [container] Контейнер повреждён или это не контейнер с подписями.
    [malformed] Структура файла повреждена.
    [xml-document-type] В XML-файле объявлен тип документа (DTD). В таких файлах можно скрыть другое содержание, они не принимаются.
    [xml-entity] В XML-файле есть собственные сущности. В таких файлах можно скрыть другое содержание, они не принимаются.
    [xml-duplicate-identifier] У двух элементов XML-файла один идентификатор, поэтому неясно, что подписано.
    [xml-unknown-identifier] Подписанного элемента в XML-файле нет.
   *[other] Подпись в XML построена так, как здесь не принимается.
}
signature-not-valid = { $reason ->
    [no-signers] { signature-reason-no-signers }
    [content-missing] { signature-reason-content-missing }
    [content-differs] { signature-reason-content-differs }
    [digest-mismatch] { signature-reason-digest-mismatch }
    [bad-signature] { signature-reason-bad-signature }
    [malformed-signer] { signature-reason-malformed-signer }
    [certificate-missing] { signature-reason-certificate-missing }
    [certificate-malformed] { signature-reason-certificate-malformed }
    [signed-attributes-missing] { signature-reason-signed-attributes-missing }
    [content-type-mismatch] { signature-reason-content-type-mismatch }
    [algorithm-mismatch] { signature-reason-algorithm-mismatch }
    [algorithm-unsupported] { signature-reason-algorithm-unsupported }
    [digest-too-weak] { signature-reason-digest-too-weak }
    [key-too-weak] { signature-reason-key-too-weak }
    [signing-certificate-mismatch] { signature-reason-signing-certificate-mismatch }
    [authority-as-signer] { signature-reason-authority-as-signer }
    [unknown-critical-extension] { signature-reason-unknown-critical-extension }
    [key-usage] { signature-reason-key-usage }
    [certificate-not-yet-valid] { signature-reason-certificate-not-yet-valid }
    [certificate-expired] { signature-reason-certificate-expired }
    [chain-untrusted] { signature-reason-chain-untrusted }
    [authority-expired] { signature-reason-authority-expired }
    [authority-not-allowed] { signature-reason-authority-not-allowed }
    [certificate-revoked] { signature-reason-certificate-revoked }
    [authority-revoked] { signature-reason-authority-revoked }
    [certificate-not-issued] { signature-reason-certificate-not-issued }
    [time-stamp-invalid] { signature-reason-time-stamp-invalid }
    [time-stamp-mismatch] { signature-reason-time-stamp-mismatch }
    [ocsp-invalid] { signature-reason-ocsp-invalid }
    [ocsp-not-current] { signature-reason-ocsp-not-current }
    [crl-invalid] { signature-reason-crl-invalid }
    [crl-not-current] { signature-reason-crl-not-current }
    [crl-unsupported] { signature-reason-crl-unsupported }
    [xml-covers-part] { signature-reason-xml-covers-part }
    [manifest-invalid] { signature-reason-manifest-invalid }
    [container-digest-mismatch] { signature-reason-container-digest-mismatch }
    [container-file-missing] { signature-reason-container-file-missing }
    [container-file-unlisted] { signature-reason-container-file-unlisted }
    [container-document-unsigned] { signature-reason-container-document-unsigned }
    [limit-reached] { signature-reason-limit-reached }
    [revoked] { signature-reason-certificate-revoked }
    [not_issued] { signature-reason-certificate-not-issued }
   *[unknown] { signature-reason-unknown }
}
signature-other-document = Подпись относится к другому документу. Скачайте документ с этой страницы и подпишите именно его.
signature-count = Число подписей не совпадает с числом документов: документов – { $expected }, подписей – { $given }. Нужна одна подпись на каждый документ.
signature-several-signers = Файл подписали несколько человек, а этот документ подписывает один.
signature-not-a-person = Это сертификат информационной системы или «Казначейство-Клиент», он не заменяет подпись человека. Подпишите своей ЭЦП.
signature-other-person = ИИН в сертификате другого человека. Подпишите документ своей ЭЦП.
signature-capacity = Таким сертификатом этот документ не подписывают: { $kind ->
        [person] { signer-kind-person }
        [organisation_head] { signer-kind-organisation-head }
        [organisation_may_sign] { signer-kind-organisation-may-sign }
        [organisation_finance] { signer-kind-organisation-finance }
        [organisation_employee] { signer-kind-organisation-employee }
        [organisation_hr] { signer-kind-organisation-hr }
        [information_system] { signer-kind-information-system }
        [treasury_client] { signer-kind-treasury-client }
       *[unknown] { signer-kind-unknown }
    }. Подходящие сертификаты названы на этой странице.
signature-other-organisation = БИН в сертификате не вашего органа. Подпишите ЭЦП, выданной на ваш орган.
signature-revocation-unknown = Удостоверяющий центр не ответил, не отозван ли сертификат, поэтому подпись не принята. Повторите через несколько минут.
signature-document-changed = Документ изменился после показа или ещё не готов. Начните действие заново.
signature-ended = Это уже подписано или отменено. Второй раз не подписывается.
signature-expired = Время для подписания истекло. Начните заново.
signature-no-iin = В вашей учётной записи нет ИИН, поэтому подпись не с чем сверить. Напишите администратору.
signature-no-bin = БИН вашего органа не указан в системе. Напишите администратору.
signature-no-account = Учётной записи с этим ИИН нет. Войдите по логину или напишите администратору.
signature-several-accounts = С этим ИИН есть несколько учётных записей. Укажите логин той, в которую входите.
signature-entry-required = Вы вошли только по паролю. Перед подписанием подтвердите сеанс ЭЦП.

## Проверка подписи
signatures-title = Проверка подписи
signatures-busy = Сейчас проверяется много файлов. Повторите через минуту.
signatures-lead = Выберите файл с электронной подписью: вы увидите, кто, когда и в каком качестве подписал и действительна ли подпись. Входить не нужно, файл не сохраняется.
signatures-file = Файл с подписью
signatures-file-hint = .cms, .p7s, .xml, .asice и другие. Оба файла вместе не больше 20 МБ.
signatures-document-file = Документ
signatures-document-hint = Нужен, только если подпись лежит в отдельном от документа файле.
signatures-check = Проверить
signatures-extract = Извлечь документ
signatures-not-checked = Проверить не удалось
signatures-nothing-chosen = Выберите файл с подписью.
signatures-no-document = Документа с действительной подписью нет, извлекать нечего.
signatures-apart = Подписанный документ велик. Чтобы получить его, выберите файл ещё раз и нажмите «Извлечь документ»; из контейнера (.asice) извлекается первый документ.
signatures-another = Проверить другой файл
signatures-what = Что проверяется?
signatures-what-text = Не изменён ли документ, соответствует ли подпись сертификату, выдан ли сертификат Национальным удостоверяющим центром, его срок, отзыв по ответам центра внутри файла и метка времени. Новых запросов в центр эта страница не делает.
signatures-valid = Подпись действительна
signatures-valid-text = Документ не изменён, подпись и сертификат проверены.
signatures-unconfirmed = Подпись верна, но отзыв не проверен
signatures-unconfirmed-text = Документ не изменён, подпись верна. В файле нет ответа центра о том, что сертификат в момент подписания не был отозван.
signatures-invalid = Подпись недействительна
signatures-as-of = Проверено: { $moment }
signatures-content = Подписанный документ
signatures-attachment = { $name } тоже лежит в контейнере; его никто не подписывал.
signatures-nobody = Подписавший неизвестен
signatures-holds = Подпись относится к этому документу, он с тех пор не менялся.
signatures-chain = Сертификат проверен до доверенного центра: { $authority }.
signatures-chain-none = Сертификат не ведёт к доверенному центру.
signatures-revocation-good = По ответу центра сертификат на тот момент не был отозван.
signatures-revocation-revoked = По ответу центра сертификат отозван.
signatures-revocation-not-issued = Центр такого сертификата не выдавал.
signatures-revocation-unknown = Отзыв сертификата сейчас не проверялся.
signatures-stamp = Метка времени верна: подпись существовала { $moment }.
signatures-stamp-none = Метки времени нет, поэтому момент подписания не доказан.
signatures-sealed = Контейнер скреплён меткой времени: с { $moment } он не менялся.
signatures-not-a-person = Это не подпись человека: сертификат выдан информационной системе, «Казначейство-Клиент» либо его роль неизвестна.
signatures-document = Какой документ
signatures-claimed = Время подписания
signatures-claimed-value = { $moment } (по часам подписавшего)
signatures-serial = Номер сертификата
signatures-issuer = Кем выдан
signatures-term = Срок сертификата

## Подпись оказалась ложной
letter-signature-disproved-subject = Подпись оказалась ложной: { $act } { $about }
letter-signature-disproved-body =
    { $act } { $about }: подписано, когда удостоверяющий центр не отвечал. Теперь центр ответил: сертификат в то время не действовал.

    Само по себе ничего не отменено: документ действует, пока ответственное лицо не решит иначе. Что было сделано по нему, видно в истории заявки.
