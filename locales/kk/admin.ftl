### Әкімшінің беттері: пайдаланушылардың тіркелгілері

## Тізім
user-search = Аты-жөні, логині, поштасы
user-role = Рөлі
user-state = Күйі
user-filter-open = Ашық
user-full-name = Тегі, аты, әкесінің аты
user-login = Логині
user-place = Қайда жұмыс істейді
user-state-active = Ашық
user-state-closed = Жабық
user-state-new = Құпиясөзін әлі ауыстырған жоқ
user-state-locked = Сағат { $moment } дейін құлыпталған
user-none = Әзірге тіркелгі жоқ
user-none-text = Бірінші тіркелгіні ашыңыз: ол осы жерде пайда болады.
user-none-found = Мұндай тіркелгі табылмады
user-none-found-text = Басқаша жазып көріңіз немесе сүзгіні тазалаңыз.

## Жаңа тіркелгі
user-new = Жаңа тіркелгі
user-choose-role = Бұл адам жүйеде не істейді? Рөлі кейін өзгермейді.
user-other-role = Басқа рөл таңдау
user-purpose-officer = Қаулы жібереді, адвокат іздеу барысын көреді, оның жұмыс уақытын растайды
user-purpose-advocate = Ұсыныстарды қабылдайды, қорғайды, жұмысын жазады, ақы сұрайды
user-purpose-dispatcher = Ешкім қабылдамаған өтінімге адвокатты қолмен тағайындайды
user-purpose-justice = Ақы төлеу өтініштерін тексереді, бекітеді, тізілім жасайды
user-purpose-administrator = Пайдаланушылардың тіркелгілерін жүргізеді
user-purpose-oversight = Бәрін көреді, ештеңе өзгертпейді
user-advocate-text = Тіркелгі тізілімдегі бір адвокатқа байланады. Алдымен оны табыңыз.
user-advocate-search = ЖСН, лицензия нөмірі немесе тегі
user-advocate-found = Табылғандар: керегін таңдаңыз
user-advocate-none = Тізілімде мұндай адвокат жоқ
user-advocate-none-text = ЖСН-де 12 цифр бар ма, тексеріңіз немесе тегімен іздеңіз.
user-other-advocate = Басқа адвокат таңдау
user-licence = № { $number } лицензия
user-unit = Органы
user-unit-hint = Өңірлер бойынша топталған. Орган осы адамның қай қаулыларды көретінін айқындайды
user-region = Өңірі
user-region-hint = Осы өңірдің өтінімдері мен өтініштерін көреді
user-full-name-hint = Тегі бірінші, жеке куәліктегідей
user-login-hint = Латынның кіші әріптері, цифрлар, нүкте немесе сызықша, кемінде 3 таңба
user-email = Электрондық поштасы
user-phone = Телефоны
user-language = Хаттардың тілі
user-language-hint = Жүйе бұл адамға осы тілде жазады
user-create = Тіркелгі ашу
user-created = Тіркелгі ашылды
user-created-text = Логин мен бір реттік құпиясөзді адамға сенімді жолмен жеткізіңіз. Ол бірінші кіргенде құпиясөзді өзі ауыстырады.

## Бір реттік құпиясөз
user-password = Бір реттік құпиясөзі
user-password-once = Құпиясөз тек қазір көрсетіледі
user-password-once-text = Ол еш жерде сақталмайды: беттен шыққан соң қайта көру мүмкін емес. Көшіру үшін үстінен бір рет басыңыз. Хатпен немесе мессенджермен логинмен бірге жібермеңіз.
user-password-reset = Жаңа құпиясөз беру
user-password-reset-question = Жаңа бір реттік құпиясөз бересіз бе? Бұрынғысы жарамсыз болып, адамның барлық сеанстары аяқталады.
user-password-reset-done = Жаңа құпиясөз берілді
user-password-reset-text = Бұрынғы құпиясөз енді жарамайды, барлық сеанстар аяқталды. Жаңасын адамға сенімді жолмен жеткізіңіз.
user-to-card = Тіркелгі бетіне өту
user-to-list = Пайдаланушылар тізіміне

## Карточка
user-card = Тіркелгі
user-since = Ашылған уақыты
user-own-text = Бұл – сіздің өз тіркелгіңіз, сондықтан оны жабу немесе құпиясөзін қалпына келтіру мүмкін емес.
user-open = Тіркелгіні ашу
user-opened = Тіркелгі ашылды: енді кіруге болады.
user-close = Тіркелгіні жабу
user-close-question = Тіркелгіні жабасыз ба? Адам бірден жүйеден шығарылады және қайта кіре алмайды.
user-closed = Тіркелгі жабылды, барлық сеанстары аяқталды.
user-sessions-end = Барлық сеансты аяқтау
user-sessions-end-question = Бұл адамды барлық құрылғыдан шығарасыз ба? Ол қайта кіре алады.
user-sessions-ended = Барлық сеанс аяқталды.
user-journal = Кірулер мен өзгерістер журналы
user-journal-empty = Журналда жазба жоқ
user-journal-empty-text = Адам кіргенде немесе тіркелгі өзгергенде осында жазылады.
user-event-from = { $address } мекенжайынан
user-event-created = Тіркелгі ашылды
user-event-signed-in = Жүйеге кірді
user-event-signed-out = Жүйеден шықты
user-event-sign-in-failed = Кіре алмады
user-event-locked = Қате құпиясөздерден кейін құлыпталды
user-event-closed = Тіркелгі жабылды
user-event-opened = Тіркелгі қайта ашылды
user-event-password-changed = Құпиясөзін ауыстырды
user-event-password-reset = Жаңа бір реттік құпиясөз берілді
user-event-sessions-ended = Барлық сеансы аяқталды
