### Электрондық цифрлық қолтаңба: қол қою беті, тексеру, телефон

## Не нәрсеге қол қойылады
signing-act-session-enter = Жүйеге кіру
signing-act-session-strengthen = Сеансты растау
signing-act-order-submit = Қорғаушы тағайындау туралы қаулы
signing-act-notice-issue = Қорғау туралы жазбаша хабарлама
signing-act-certificate-issue = Қорғаушымен қамтамасыз ету мүмкін еместігі туралы анықтама
signing-act-claim-submit = Ақы төлеу туралы өтініш
signing-act-claim-return = Ақы төлеу туралы өтінішті түзетуге қайтару
signing-act-claim-refuse = Ақы төлеуден бас тарту туралы шешім
signing-act-claim-approve = Ақы төлеуді мақұлдау

## Қол қою беті
signing-title = Қол қою: { $act }
signing-enter-title = ЭЦҚ арқылы кіру
signing-enter-from = ЭЦҚ арқылы кіру, { $moment } уақытында { $address } мекенжайынан сұралды. Бұл сіз болмасаңыз, қол қоймаңыз.
signing-strengthen-title = Сеансты ЭЦҚ арқылы растау
signing-state-preparing = Дайындалуда
signing-state-waiting = Қол қоюды күтуде
signing-state-signed = Қол қойылды
signing-state-withdrawn = Қол қойылмады
signing-state-expired = Мерзімі өтті
signing-lead-preparing = Құжаттар рәсімделіп жатыр, бұған әдетте бірнеше секунд кетеді. Бет өзі жаңарады.
signing-lead-waiting = Құжатты ашып оқыңыз да, қол қою тәсілін таңдаңыз. Құжат қол қойылғаннан кейін ғана күшіне енеді.
signing-lead-signed = Қолтаңба тексеріліп, дәлелдерімен бірге сақталды.
signing-lead-withdrawn = Бұл құжатқа қол қойылмады, ештеңе өзгерген жоқ. Керек болса, әрекетті қайтадан бастаңыз.
signing-lead-expired = Қол қою мерзімі өтіп кетті, ештеңе өзгерген жоқ. Әрекетті қайтадан бастаңыз.
signing-entry-lead-preparing = Бір сәт күтіңіз.
signing-entry-lead-waiting = Осы браузер үшін жасалған кездейсоқ санға қол қойыңыз. Ол бес минут жарамды, бір рет қана қолданылады және ешқандай міндеттеме жүктемейді.
signing-entry-lead-signed = Қолтаңба тексерілді.
signing-entry-lead-withdrawn = Бұл әрекет тоқтатылды. Қайтадан бастаңыз.
signing-entry-lead-expired = Бес минут өтіп кетті. Қайтадан бастаңыз.
signing-refused = Қолтаңба қабылданбады
signing-nothing-chosen = Қолтаңба файлы таңдалмаған. Файлды таңдап, қайтадан жіберіңіз.
signing-begin-again = Қайтадан бастау
signing-to-be-confirmed = Қолтаңба алынды, бірақ куәландырушы орталық сертификаттың қайтарып алынған-алынбағаны туралы әзірге жауап бермеді. Жүйе қайта сұрайды, сізден ештеңе талап етілмейді.
signing-what = Қол қойылатын құжаттар
signing-what-signed = Қол қойылған құжаттар
signing-size = { $size } КБ
signing-download = Жүктеп алу
signing-who-title = Кім қол қояды
signing-who = Қол қоюшы
signing-iin = ЖСН { $iin }
signing-anyone = Сертификаттағы ЖСН бойынша анықталады
signing-capacity = Қандай тұрғыда
signing-capacity-person = Жеке тұлға ретінде, өз атынан
signing-capacity-organisation = Органның атынан, сертификатта оның БСН-і көрсетілуге тиіс
signing-capacity-any = Жеке тұлға ретінде немесе ұйым атынан
signing-bin = БСН
signing-kinds = Жарамды сертификаттар
signing-rule = Негізі
signing-unconfirmed = Нақты кім қол қоятыны актіде тікелей жазылмаған: бұл біздің түсінігіміз, әлі расталмаған (дереккөз деңгейі: { $grade }).
signing-onward = Жалғастыру
signing-evidence = Дәлелдер контейнерін жүктеп алу (.asice)
signing-again = Қайтадан бастау
signing-withdraw = Қол қоймаймын
signing-withdrawn = Қол қойылмады, ештеңе өзгерген жоқ.
signing-enter = Жүйеге кіру
signing-confirm-title = Алдымен сеансты ЭЦҚ арқылы растаңыз
signing-confirm-why = Сіз тек құпиясөзбен кірдіңіз. Заңдық күші бар құжатқа қол қою үшін жүйе компьютер алдында отырған адам сіз екеніңізге көз жеткізуге тиіс. Растағаннан кейін осы бетке ораласыз, жазғаныңыздың бәрі сақталады.
signing-confirm = Сеансты растау
signing-strengthened = Сеанс расталды. Енді құжатқа қол қоюға болады.
signing-ways = Қол қою тәсілін таңдаңыз

## NCALayer
signing-ncalayer-title = Осы компьютерде: NCALayer
signing-ncalayer-text = Кілтіңіз осы компьютерде, флешкада немесе жеке куәлікте болса. Құпиясөзді NCALayer өзі сұрайды, ол бізге жіберілмейді.
signing-ncalayer-sign = NCALayer арқылы қол қою
signing-ncalayer-connecting = NCALayer-ге қосылып жатыр…
signing-ncalayer-signing = Ашылған NCALayer терезесінде кілтті таңдап, құпиясөзді енгізіңіз.
signing-ncalayer-sending = Қолтаңба тексерілуде…
signing-ncalayer-absent = NCALayer жауап бермеді. Оны іске қосыңыз; орнатылмаған болса, pki.gov.kz сайтынан алып орнатыңыз. Немесе телефонмен не файлмен қол қойыңыз.
signing-ncalayer-broken = NCALayer-мен байланыс үзілді. Оны қайта іске қосып, тағы бір рет көріңіз.
signing-ncalayer-unread = Қол қойылатын құжат жүктелмеді. Бетті жаңартып, қайталап көріңіз.
signing-ncalayer-cancelled = Сіз қол қоюдан бас тарттыңыз. Ештеңе жіберілген жоқ, қайтадан бастай аласыз.
signing-ncalayer-failed = NCALayer қол қоя алмады. Кілтіңіздің мерзімін тексеріп, қайталап көріңіз.

## Телефонмен: eGov Mobile
signing-phone-title = Телефонмен: eGov Mobile
signing-phone-text = Экранда QR-код шығады, оны eGov Mobile қосымшасымен сканерлейсіз. Кілт телефонда болуға тиіс.
signing-phone-show = QR-кодты көрсету
signing-phone-new = Жаңа QR-код
signing-phone-how = eGov Mobile қосымшасын ашып, «QR сканерлеу» арқылы кодты оқытыңыз да, сол жерде қол қойыңыз. Бет өзі жаңарады.
signing-phone-here = Осы телефонда eGov Mobile ашу
signing-phone-waiting = Кодты телефонмен оқытуды күтеді
signing-phone-read = Телефон кодты оқыды: сонда қол қойыңыз
signing-phone-refused = Телефоннан келген қолтаңба қабылданбады, қайталап көруге болады
signing-phone-over = QR-кодтың мерзімі өтті, жаңасын алыңыз
signing-phone-unclear = Телефон жіберген хабарлама түсініксіз. eGov Mobile қосымшасын жаңартып, қайталап көріңіз.
signing-phone-done = Қолтаңба қабылданды
signing-meta-file = Файл
signing-meta-until = Қол қою мерзімі

## Файлмен
signing-file-title = Файлмен
signing-file-text = Құжатты жүктеп алып, кез келген бағдарламада (мысалы, ezsigner.kz) қол қойыңыз да, қолтаңба файлын осында жіберіңіз.
signing-file-label = { $count ->
    [one] Қолтаңба файлы (.cms)
   *[other] Қолтаңба файлдары (.cms), әр құжатқа біреуден: барлығы { $count }
}
signing-file-send = Қолтаңбаны жіберу

## Қабылданған қолтаңба
signature-iin = ЖСН
signature-kind = Қандай тұрғыда
signature-organisation = Ұйым
signature-taken = Қабылданған уақыты
signature-stamped = Уақыт белгісі
signature-not-stamped = жоқ
signature-way = Қол қою тәсілі
signature-algorithm = Алгоритм
signing-way-ncalayer = NCALayer
signing-way-upload = Файл
signing-way-mobile = eGov Mobile
signature-algorithm-rsa-sha256 = RSA, SHA-256
signature-algorithm-gost-2015-512 = МЕМСТ 34.10-2015, 512 бит
signature-algorithm-gost-2004 = МЕМСТ 34.310-2004
signing-revocation-good = Сертификат қайтарып алынбаған
signing-revocation-unknown = Орталықтың жауабы күтілуде
signing-revocation-revoked = Орталық кейін растады: сертификат қайтарып алынған
signing-revocation-not-issued = Орталық кейін жауап берді: мұндай сертификат берілмеген

## Сертификат рөлдері
signer-kind-person = жеке тұлға
signer-kind-organisation-head = ұйымның бірінші басшысы
signer-kind-organisation-may-sign = ұйымның қол қою құқығы бар қызметкері
signer-kind-organisation-finance = ұйымның қаржы құжаттарына қол қою құқығы бар қызметкері
signer-kind-organisation-employee = ұйым қызметкері
signer-kind-organisation-hr = ұйымның кадр қызметкері
signer-kind-information-system = ақпараттық жүйе
signer-kind-treasury-client = «Қазынашылық-Клиент» пайдаланушысы
signer-kind-unknown = рөлі белгісіз

## Қолтаңба неге жарамсыз
signature-reason-no-signers = Файлда бірде-бір қолтаңба жоқ.
signature-reason-content-missing = Бұл құжаттан бөлек сақталған қолтаңба. Тексеру үшін құжаттың өзін де қосыңыз.
signature-reason-content-differs = Қолтаңбаның ішіндегі құжат пен бірге берілген құжат әртүрлі.
signature-reason-digest-mismatch = Қолтаңба басқа құжатқа қойылған немесе құжат қол қойылғаннан кейін өзгертілген.
signature-reason-bad-signature = Қолтаңба осы сертификаттың кілтімен жасалмаған немесе бүлінген.
signature-reason-malformed-signer = Қолтаңба құрылымы бұзылған.
signature-reason-certificate-missing = Қолтаңбада қол қоюшының сертификаты жоқ.
signature-reason-certificate-malformed = Қол қоюшының сертификатын оқу мүмкін емес.
signature-reason-signed-attributes-missing = Қолтаңбада міндетті атрибуттар жоқ: құжаттың бақылау сомасы немесе түрі.
signature-reason-content-type-mismatch = Қол қойылған деректердің түрі көрсетілген түрге сәйкес емес.
signature-reason-algorithm-mismatch = Қолтаңбадағы алгоритмдер мен кілт бір-біріне сәйкес емес.
signature-reason-algorithm-unsupported = Қолтаңба Қазақстанның ұлттық инфрақұрылымында қолданылмайтын алгоритммен жасалған.
signature-reason-digest-too-weak = Қолтаңба ескірген, сенімсіз бақылау сомасымен жасалған.
signature-reason-key-too-weak = Кілт тым қысқа, сондықтан сенімсіз.
signature-reason-signing-certificate-mismatch = Қолтаңбада басқа сертификат көрсетілген.
signature-reason-authority-as-signer = Қолтаңба адамның емес, куәландырушы орталықтың сертификатымен қойылған.
signature-reason-unknown-critical-extension = Сертификатта жүйе білмейтін міндетті шарт бар.
signature-reason-key-usage = Бұл кілт құжатқа қол қоюға арналмаған. Қол қою кілтін таңдаңыз.
signature-reason-certificate-not-yet-valid = Сертификаттың қолданылу мерзімі әлі басталмаған.
signature-reason-certificate-expired = Сертификаттың мерзімі өткен. pki.gov.kz сайтында немесе eGov Mobile арқылы жаңа ЭЦҚ алыңыз.
signature-reason-chain-untrusted = Сертификатты Ұлттық куәландырушы орталық бермеген. Мұндай қолтаңбаға сенуге болмайды.
signature-reason-authority-expired = Сертификатты берген орталықтың өз мерзімі өткен.
signature-reason-authority-not-allowed = Сертификат тізбегінде сертификат беруге құқығы жоқ буын бар.
signature-reason-certificate-revoked = Сертификат қайтарып алынған. Басқа, қолданыстағы ЭЦҚ-мен қол қойыңыз.
signature-reason-authority-revoked = Сертификатты берген орталықтың өз сертификаты қайтарып алынған.
signature-reason-certificate-not-issued = Орталық мұндай сертификат бермегенін айтты.
signature-reason-time-stamp-invalid = Уақыт белгісі бар, бірақ ол дұрыс емес.
signature-reason-time-stamp-mismatch = Уақыт белгісі басқа қолтаңбаға қойылған.
signature-reason-ocsp-invalid = Орталықтың сертификат туралы жауабы бар, бірақ ол дұрыс емес.
signature-reason-ocsp-not-current = Орталықтың сертификат туралы жауабы бұл сәтке жарамайды: ескірген немесе болашақтан.
signature-reason-crl-invalid = Қайтарып алынған сертификаттар тізімі бар, бірақ ол дұрыс емес.
signature-reason-crl-not-current = Қайтарып алынған сертификаттар тізімі бұл сәтке жарамайды: ескірген немесе болашақтан.
signature-reason-crl-unsupported = Қайтарып алынған сертификаттар тізімінің мұндай түрін жүйе оқымайды.
signature-reason-xml-covers-part = XML-қолтаңба құжаттың бір бөлігін ғана қамтиды.
signature-reason-manifest-invalid = Контейнердің файлдар тізбесі жоқ немесе оқылмайды.
signature-reason-container-digest-mismatch = Контейнердегі файл тізбедегіге сәйкес емес: ол өзгертілген.
signature-reason-container-file-missing = Тізбеде аталған файл контейнерде жоқ.
signature-reason-container-file-unlisted = Контейнерде тізбеде жоқ файл бар.
signature-reason-container-document-unsigned = Контейнердегі құжатқа ешкім қол қоймаған.
signature-reason-limit-reached = Файл тым күрделі, тексеру аяқталмай тоқтатылды.
signature-reason-unknown = Қолтаңба тексеруден өтпеді.

## Қолтаңба неге қабылданбады
signature-required = Бұл әрекеттің заңдық күші бар, сондықтан оған ЭЦҚ-мен қол қою керек.
signature-unreadable = { $code ->
    [not-a-signature] Бұл файл қолтаңба емес.
    [empty] Файл бос.
    [too-large] Файл тексерілетін көлемнен үлкен: ең көбі 25 МБ.
    [truncated] Файл аяғына жетпей үзілген: толық сақталмаған немесе толық жіберілмеген. Оны қайта алыңыз.
    [too-deep] Файлдың қабаттары қолтаңба үшін тым көп, ол оқылмады.
    [too-many] Файлдағы бөліктер саны қолтаңбада болуы мүмкін саннан көп.
    [container] Контейнер бүлінген немесе бұл қолтаңбалар контейнері емес.
    [malformed] Файлдың құрылымы бүлінген.
    [xml-document-type] XML файлда құжат түрі (DTD) жарияланған. Мұндай файлға басқа мазмұн жасыруға болады, сондықтан ол қабылданбайды.
    [xml-entity] XML файлда өзіндік мәндер (entity) бар. Мұндай файлға басқа мазмұн жасыруға болады, сондықтан ол қабылданбайды.
    [xml-duplicate-identifier] XML файлдың екі элементінің идентификаторы бірдей, сондықтан нақты неге қол қойылғаны белгісіз.
    [xml-unknown-identifier] Қол қойылған элемент XML файлда жоқ.
   *[other] XML қолтаңбасы мұнда қабылданбайтын тәсілмен құрылған.
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
signature-other-document = Қолтаңба басқа құжатқа қойылған. Осы беттегі құжатты жүктеп алып, дәл соған қол қойыңыз.
signature-count = Қолтаңба саны құжат санына сай емес: құжат – { $expected }, қолтаңба – { $given }. Әр құжатқа бір қолтаңба керек.
signature-several-signers = Файлға бірнеше адам қол қойған, ал бұл құжатқа бір адам қол қоюға тиіс.
signature-not-a-person = Бұл ақпараттық жүйенің немесе «Қазынашылық-Клиенттің» сертификаты, ол адамның қолтаңбасының орнына жүрмейді. Өз ЭЦҚ-ңызбен қол қойыңыз.
signature-other-person = Сертификаттағы ЖСН басқа адамдікі. Құжатқа өз ЭЦҚ-ңызбен қол қойыңыз.
signature-capacity = Мұндай сертификатпен бұл құжатқа қол қоюға болмайды: { $kind ->
        [person] { signer-kind-person }
        [organisation_head] { signer-kind-organisation-head }
        [organisation_may_sign] { signer-kind-organisation-may-sign }
        [organisation_finance] { signer-kind-organisation-finance }
        [organisation_employee] { signer-kind-organisation-employee }
        [organisation_hr] { signer-kind-organisation-hr }
        [information_system] { signer-kind-information-system }
        [treasury_client] { signer-kind-treasury-client }
       *[unknown] { signer-kind-unknown }
    }. Жарамды сертификаттар осы бетте көрсетілген.
signature-other-organisation = Сертификаттағы БСН сіз жұмыс істейтін органдікі емес. Органыңыздың атына берілген ЭЦҚ-мен қол қойыңыз.
signature-revocation-unknown = Куәландырушы орталық сертификаттың қайтарып алынған-алынбағаны туралы жауап бермеді, сондықтан қолтаңба қабылданбады. Бірнеше минуттан кейін қайталаңыз.
signature-document-changed = Құжат көрсетілгеннен кейін өзгерді немесе әлі дайын емес. Әрекетті қайтадан бастаңыз.
signature-ended = Бұған бұрын қол қойылған немесе бас тартылған. Екінші рет қол қойылмайды.
signature-expired = Қол қою мерзімі өтті. Қайтадан бастаңыз.
signature-no-iin = Тіркелгіңізде ЖСН көрсетілмеген, сондықтан қолтаңбаны сізбен салыстыру мүмкін емес. Әкімшіге жазыңыз.
signature-no-bin = Органыңыздың БСН-і жүйеде көрсетілмеген. Әкімшіге жазыңыз.
signature-no-account = Бұл ЖСН-мен ашылған тіркелгі жоқ. Логинмен кіріп көріңіз немесе әкімшіге жазыңыз.
signature-several-accounts = Бұл ЖСН-де бірнеше тіркелгі бар. Қайсысымен кіретініңізді логинмен көрсетіңіз.
signature-entry-required = Сіз тек құпиясөзбен кірдіңіз. Қол қоюдан бұрын сеансты ЭЦҚ арқылы растаңыз.

## Қолтаңбаны тексеру
signatures-title = Қолтаңбаны тексеру
signatures-busy = Қазір көп файл тексеріліп жатыр. Бір минуттан кейін қайталаңыз.
signatures-lead = Электрондық қолтаңбасы бар файлды таңдаңыз: кім, қашан және қандай тұрғыда қол қойғанын және қолтаңбаның жарамды-жарамсызын көресіз. Кірудің қажеті жоқ, файл сақталмайды.
signatures-file = Қолтаңбасы бар файл
signatures-file-hint = .cms, .p7s, .xml, .asice және басқалары. Екі файл бірге 20 МБ-тан аспасын.
signatures-document-file = Құжат
signatures-document-hint = Қолтаңба құжаттан бөлек файлда болса ғана керек.
signatures-check = Тексеру
signatures-extract = Құжатты шығарып алу
signatures-not-checked = Тексеру мүмкін болмады
signatures-nothing-chosen = Қолтаңбасы бар файлды таңдаңыз.
signatures-no-document = Жарамды қолтаңбасы бар құжат табылмады, сондықтан шығарып беретін ештеңе жоқ.
signatures-apart = Қол қойылған құжат үлкен. Оны алу үшін файлды қайта таңдап, «Құжатты шығарып алу» батырмасын басыңыз; контейнерден (.asice) алғашқы құжат алынады.
signatures-another = Басқа файлды тексеру
signatures-what = Не тексеріледі?
signatures-what-text = Құжаттың өзгермегені, қолтаңбаның сертификатқа сәйкестігі, сертификаттың Ұлттық куәландырушы орталықтан берілгені, мерзімі, файлдың ішіндегі орталық жауаптары бойынша қайтарып алынғаны және уақыт белгісі. Бұл бет орталықтан жаңа жауап сұрамайды.
signatures-valid = Қолтаңба жарамды
signatures-valid-text = Құжат өзгермеген, қолтаңба мен сертификат тексеруден өтті.
signatures-unconfirmed = Қолтаңба жарамды, бірақ қайтарып алу тексерілмеген
signatures-unconfirmed-text = Құжат өзгермеген және қолтаңба дұрыс. Файлда сертификаттың қол қойылған сәтте қайтарып алынбағанын растайтын орталық жауабы жоқ.
signatures-invalid = Қолтаңба жарамсыз
signatures-as-of = Тексерілген уақыты: { $moment }
signatures-content = Қол қойылған құжат
signatures-attachment = Контейнерде { $name } файлы да бар; оған ешкім қол қоймаған.
signatures-nobody = Қол қоюшы белгісіз
signatures-holds = Қолтаңба осы құжатқа қойылған, құжат содан бері өзгермеген.
signatures-chain = Сертификат сенімді орталыққа дейін тексерілді: { $authority }.
signatures-chain-none = Сертификат сенімді орталыққа апармайды.
signatures-revocation-good = Орталықтың жауабы бойынша сертификат сол сәтте қайтарып алынбаған.
signatures-revocation-revoked = Орталықтың жауабы бойынша сертификат қайтарып алынған.
signatures-revocation-not-issued = Орталық мұндай сертификат бермеген.
signatures-revocation-unknown = Сертификаттың қайтарып алынған-алынбағаны қазір тексерілген жоқ.
signatures-stamp = Уақыт белгісі дұрыс: қолтаңба { $moment } сәтінде бар болған.
signatures-stamp-none = Уақыт белгісі жоқ, сондықтан қол қойылған уақыт дәлелденбеген.
signatures-sealed = Контейнерге уақыт белгісі қойылған: ол { $moment } сәтінен бері өзгермеген.
signatures-not-a-person = Бұл адамның жеке қолтаңбасы емес: сертификат ақпараттық жүйеге, «Қазынашылық-Клиентке» немесе белгісіз рөлге берілген.
signatures-document = Қандай құжатқа
signatures-claimed = Қол қойылған уақыты
signatures-claimed-value = { $moment } (қол қоюшының компьютері бойынша)
signatures-serial = Сертификат нөмірі
signatures-issuer = Кім берген
signatures-term = Сертификат мерзімі

## Жалған болып шыққан қолтаңба
letter-signature-disproved-subject = Қолтаңба жалған болып шықты: { $act } { $about }
letter-signature-disproved-body =
    { $act } { $about }: куәландырушы орталық жауап бермей тұрғанда қол қойылған. Енді орталық жауап берді: сертификат ол уақытта жарамсыз болған.

    Өздігінен ештеңе жойылған жоқ: жауапты адам шешім қабылдағанша құжат күшінде қалады. Осы құжат бойынша не істелгені өтінімнің тарихында көрінеді.
