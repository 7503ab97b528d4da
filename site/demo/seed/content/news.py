"""Twelve news articles of the demo house: key, days ago, motif, author, and title, teaser, text, alt per language."""

from typing import NamedTuple


class Text(NamedTuple):
    """One article in one language."""

    title: str
    intro: str
    body: str
    alt: str


class Article(NamedTuple):
    """One article."""

    key: str
    days_ago: int
    motif: str
    author: str
    texts: dict[str, Text]


NEWS: tuple[Article, ...] = (
    Article(
        "mikroprojekte-winter",
        3,
        "door",
        "Clara Vogt",
        {
            "de": Text(
                "Neue Runde: Geld für kleine Projekte",
                "Vereine und Initiativen können wieder bis zu 1.000 Euro beantragen. So bereitet ihr euch gut vor.",
                "Ein Nachmittag mit Musik, ein Kurs im Nähen, eine Lesung in zwei Sprachen: Kleine Projekte brauchen oft nur wenig Geld. Genau dafür gibt es die Mikroprojekte. Ihr füllt ein Formular aus, Schritt für Schritt, in eurem Tempo. Ihr könnt jederzeit speichern und später weitermachen.\n\nBevor ihr anfangt, sprecht mit uns. Ein Gespräch von einer halben Stunde spart oft eine Woche Arbeit. Wir schauen zusammen auf eure Idee, auf die Kosten und auf die Termine.\n\n- Prüft zuerst, ob die Förderung zu euch passt.\n- Lest das Formular, bevor ihr euch anmeldet.\n- Holt für größere Ausgaben Angebote ein.",
                "Zeichnung: eine Tür steht weit offen.",
            ),
            "en": Text(
                "New round: money for small projects",
                "Associations and initiatives can apply for up to 1,000 euros again. This is how to prepare.",
                "An afternoon of music, a sewing course, a reading in two languages: small projects often need little money. You fill in a form step by step, save at any time and go on later.\n\nTalk to us before you begin. Half an hour often saves a week of work.",
                "Drawing: a door stands wide open.",
            ),
            "ar": Text(
                "جولة جديدة: مال للمشاريع الصغيرة",
                "يمكن للجمعيات والمبادرات مجدداً طلب ما يصل إلى 1000 يورو. هكذا تستعدون جيداً.",
                "أمسية موسيقية أو دورة خياطة أو قراءة بلغتين: المشاريع الصغيرة تحتاج غالباً مالاً قليلاً. تملؤون الاستمارة خطوة خطوة وتحفظون في أي وقت.\n\nتحدثوا معنا قبل البدء. نصف ساعة توفر أحياناً أسبوعاً من العمل.",
                "رسم: باب مفتوح على مصراعيه.",
            ),
            "uk": Text(
                "Новий раунд: гроші на малі проєкти",
                "Об’єднання та ініціативи знову можуть подати заявку до 1000 євро. Як підготуватися.",
                "Музичне пообіддя, курс шиття, читання двома мовами: малим проєктам часто треба небагато грошей. Ви заповнюєте форму крок за кроком і зберігаєте будь-коли.\n\nПоговоріть із нами до початку. Пів години часто заощаджує тиждень роботи.",
                "Малюнок: двері широко відчинені.",
            ),
        },
    ),
    Article(
        "tag-der-offenen-tuer",
        9,
        "people",
        "Tom Berg",
        {
            "de": Text(
                "Dreihundert Gäste beim Tag der offenen Tür",
                "Musik aus sechs Ländern, eine Druckwerkstatt und lange Gespräche auf der Treppe.",
                "Um elf Uhr ging die Tür auf, um acht Uhr abends mussten wir sie schließen. Dazwischen waren rund dreihundert Menschen im Haus. Achtzehn Vereine haben sich vorgestellt, elf davon zum ersten Mal.\n\nAm meisten los war in der Druckwerkstatt. Dort entstand ein Plakat mit dem Wort Willkommen in vierzehn Sprachen. Es hängt jetzt im Eingang.\n\n> Ich wohne seit zwanzig Jahren gegenüber. Heute war ich zum ersten Mal drin. | Ein Nachbar\n\nDanke an alle, die Stühle getragen, gekocht und übersetzt haben.",
                "Zeichnung: Menschen stehen vor einem Haus.",
            ),
            "en": Text(
                "Three hundred guests at our open day",
                "Music from six countries, a printing workshop and long talks on the stairs.",
                "The door opened at eleven; at eight we had to close it. In between some three hundred people visited. Eighteen associations introduced themselves, eleven for the first time.\n\n> I have lived opposite for twenty years. Today I came in for the first time. | A neighbour",
                "Drawing: people stand in front of a house.",
            ),
            "ar": Text(
                "ثلاثمئة ضيف في يوم الباب المفتوح",
                "موسيقى من ستة بلدان وورشة طباعة وأحاديث طويلة على الدرج.",
                "فُتح الباب في الحادية عشرة واضطررنا لإغلاقه في الثامنة مساءً. زارنا نحو ثلاثمئة شخص، وعرّفت ثماني عشرة جمعية بنفسها.\n\n> أسكن في الجهة المقابلة منذ عشرين سنة، واليوم دخلت لأول مرة. | جار",
                "رسم: أشخاص أمام بيت.",
            ),
            "uk": Text(
                "Триста гостей на дні відчинених дверей",
                "Музика з шести країн, друкарська майстерня і довгі розмови на сходах.",
                "Об одинадцятій двері відчинилися, о восьмій вечора ми мусили їх зачинити. Завітало близько трьохсот людей. Представилися вісімнадцять об’єднань.\n\n> Я двадцять років живу навпроти. Сьогодні зайшов уперше. | Сусід",
                "Малюнок: люди перед будинком.",
            ),
        },
    ),
    Article(
        "neue-beraterin",
        16,
        "portrait",
        "Ruth Lang",
        {
            "de": Text(
                "Neu im Team: Amal Haddad berät auf Arabisch",
                "Seit diesem Monat gibt es Beratung in einer weiteren Sprache.",
                "Amal Haddad hat selbst zwei Vereine mitgegründet und viele Anträge geschrieben. Ihr erreicht sie montags und donnerstags. Sie berät zu Gründung, Projektideen und Technikverleih, auf Arabisch, Deutsch und Englisch.\n\nTermine vergeben wir telefonisch oder per Mail. Wer eine andere Sprache braucht, sagt uns Bescheid: Wir suchen eine Dolmetscherin oder einen Dolmetscher, und das Gespräch bleibt kostenlos und vertraulich.",
                "Zeichnung: eine Frau in einem Bogen.",
            ),
            "en": Text(
                "New in the team: Amal Haddad advises in Arabic",
                "Since this month there is advice in one more language.",
                "Amal Haddad has helped to found two associations and has written many applications. She advises on founding, project ideas and equipment, on Mondays and Thursdays, in Arabic, German and English. If you need another language, tell us: we look for an interpreter.",
                "Drawing: a woman in an arch.",
            ),
            "ar": Text(
                "وجه جديد في الفريق: أمل حداد تستشيرونها بالعربية",
                "منذ هذا الشهر تتوفر الاستشارة بلغة إضافية.",
                "شاركت أمل حداد في تأسيس جمعيتين وكتبت طلبات كثيرة. تقدم الاستشارة حول التأسيس وأفكار المشاريع والمعدات يومي الاثنين والخميس بالعربية والألمانية والإنجليزية. ومن يحتاج لغة أخرى يخبرنا لنجد مترجماً.",
                "رسم: امرأة في قوس.",
            ),
            "uk": Text(
                "Нова в команді: Амаль Хаддад консультує арабською",
                "Від цього місяця є консультації ще однією мовою.",
                "Амаль Хаддад співзаснувала два об’єднання і написала багато заявок. Вона консультує щопонеділка і щочетверга арабською, німецькою та англійською. Потрібна інша мова — скажіть, ми знайдемо перекладача.",
                "Малюнок: жінка в арці.",
            ),
        },
    ),
    Article(
        "zehnte-gruendung",
        24,
        "paper",
        "Jonas Weber",
        {
            "de": Text(
                "Zehnte Gründung in diesem Jahr",
                "Der Kulturverein Mosaik steht im Vereinsregister. Was beim ersten Versuch fehlte, ist eine Lehre für alle.",
                "Am Dienstag kam der Brief vom Amtsgericht: Der Kulturverein Mosaik ist eingetragen. Es ist die zehnte Gründung, die wir in diesem Jahr begleitet haben.\n\nBeim ersten Versuch hatte das Gericht nachgefragt. In der Satzung stand nicht, wie die Mitgliederversammlung einberufen wird. Das kommt oft vor. Deshalb prüft unser Leitfaden diesen Punkt jetzt, bevor ihr weitermacht.\n\nWas kommt nach dem Eintrag? Ein Konto, die Meldung beim Finanzamt und manchmal weitere Meldungen. Der Leitfaden erinnert euch an die Fristen.",
                "Zeichnung: ein Blatt Papier mit Siegel.",
            ),
            "en": Text(
                "Tenth founding this year",
                "The cultural association Mosaik is in the register. What was missing at first is a lesson for all.",
                "On Tuesday the letter from the court arrived. At the first try the court had asked back: the statute didn't say how the general meeting is called. That happens often, so our guide now checks this point before you go on.",
                "Drawing: a sheet of paper with a seal.",
            ),
            "ar": Text(
                "عاشر تأسيس هذا العام",
                "جمعية موزاييك الثقافية في السجل. وما نقص في المحاولة الأولى درس للجميع.",
                "وصلت رسالة المحكمة يوم الثلاثاء. في المحاولة الأولى سألت المحكمة: لم يذكر النظام الأساسي كيفية الدعوة إلى الجمعية العمومية. يحدث هذا كثيراً، ولذلك يفحص دليلنا هذه النقطة قبل المتابعة.",
                "رسم: ورقة عليها ختم.",
            ),
            "uk": Text(
                "Десяте заснування цього року",
                "Культурне об’єднання «Мозаїка» в реєстрі. Чого бракувало спершу — урок для всіх.",
                "У вівторок прийшов лист із суду. Під час першої спроби суд перепитав: у статуті не було сказано, як скликають збори. Таке трапляється часто, тож наш порадник тепер перевіряє цей пункт.",
                "Малюнок: аркуш паперу з печаткою.",
            ),
        },
    ),
    Article(
        "raum-drei",
        33,
        "rooms",
        "Tom Berg",
        {
            "de": Text(
                "Raum 3 ist fertig",
                "Heller, leiser und ohne Stufe: Der größte Seminarraum kann wieder gebucht werden.",
                "Sechs Wochen lang wurde gehämmert. Jetzt hat Raum 3 eine breite Tür, eine Rampe und eine Decke, die den Schall schluckt. Vierzig Personen haben Platz. Neu ist auch die Höranlage für Menschen mit Hörgerät.\n\n= Größe | 68 Quadratmeter\n= Plätze | 40 in Reihen, 24 an Tischen\n= Technik | Beamer, Ton, Höranlage, WLAN\n\nVereine und Initiativen nutzen den Raum kostenlos. Wer am Abend kommt, holt den Schlüssel vorher ab und hinterlässt den Raum, wie er war.",
                "Zeichnung: ein heller Raum mit Tischen.",
            ),
            "en": Text(
                "Room 3 is ready",
                "Brighter, quieter and without a step: the largest seminar room can be booked again.",
                "Room 3 now has a wide door, a ramp, a ceiling that swallows noise and a hearing loop.\n\n= Size | 68 square metres\n= Seats | 40 in rows, 24 at tables\n= Equipment | projector, sound, hearing loop, wifi",
                "Drawing: a bright room with tables.",
            ),
            "ar": Text(
                "القاعة 3 جاهزة",
                "أكثر ضوءاً وهدوءاً ودون درجة: يمكن حجز أكبر قاعة من جديد.",
                "صار للقاعة 3 باب عريض ومنحدر وسقف يمتص الصوت ونظام سمعي لمستخدمي السماعات.\n\n= المساحة | 68 متراً مربعاً\n= المقاعد | 40 في صفوف، 24 على طاولات\n= التجهيز | جهاز عرض وصوت ونظام سمعي وإنترنت",
                "رسم: قاعة مضيئة فيها طاولات.",
            ),
            "uk": Text(
                "Кімната 3 готова",
                "Світліша, тихіша і без сходинки: найбільшу залу знову можна бронювати.",
                "Кімната 3 має широкі двері, пандус, стелю, що гасить шум, і слухову систему.\n\n= Площа | 68 квадратних метрів\n= Місця | 40 рядами, 24 за столами\n= Техніка | проєктор, звук, слухова система, Wi-Fi",
                "Малюнок: світла кімната зі столами.",
            ),
        },
    ),
    Article(
        "kasse-verstehen",
        41,
        "laptop",
        "Jonas Weber",
        {
            "de": Text(
                "Kasse verstehen: Kurs in vier Sprachen",
                "Einnahmen, Ausgaben, Belege: An zwei Abenden lernt ihr, was eine Vereinskasse braucht.",
                "Eine Kasse ist kein Hexenwerk. Ihr braucht eine Liste, für jede Zeile einen Beleg und jemanden, der einmal im Jahr prüft. Am ersten Abend führen wir zusammen die Kasse eines erfundenen Vereins. Am zweiten bringt ihr eure eigene mit.\n\nDer Kurs findet auf Deutsch statt. Zum Mitlesen gibt es die Unterlagen auf Englisch, Arabisch und Ukrainisch. Kinder können mitkommen, es gibt einen Spielraum.",
                "Zeichnung: ein Laptop mit einer Tabelle.",
            ),
            "en": Text(
                "Understanding the books: a course in four languages",
                "Income, spending, receipts: in two evenings you learn what an association's accounts need.",
                "You need a list, a receipt for each line and somebody who checks once a year. On the first evening we keep the books of an invented association; on the second you bring your own. Papers come in four languages, and children are welcome.",
                "Drawing: a laptop with a table.",
            ),
            "ar": Text(
                "فهم الصندوق: دورة بأربع لغات",
                "إيرادات ونفقات وإيصالات: في أمسيتين تتعلمون ما يحتاجه صندوق الجمعية.",
                "تحتاجون قائمة وإيصالاً لكل سطر وشخصاً يدقق مرة في السنة. في الأمسية الأولى نمسك دفاتر جمعية خيالية، وفي الثانية تحضرون دفاتركم. الأوراق بأربع لغات والأطفال مرحب بهم.",
                "رسم: حاسوب محمول وعليه جدول.",
            ),
            "uk": Text(
                "Зрозуміти касу: курс чотирма мовами",
                "Надходження, витрати, чеки: за два вечори ви дізнаєтеся, що потрібно касі об’єднання.",
                "Потрібен список, чек до кожного рядка і хтось, хто перевіряє раз на рік. Першого вечора ведемо касу вигаданого об’єднання, другого — вашу. Матеріали чотирма мовами, діти теж бажані.",
                "Малюнок: ноутбук із таблицею.",
            ),
        },
    ),
    Article(
        "netzwerktreffen-herbst",
        52,
        "map",
        "Tom Berg",
        {
            "de": Text(
                "Netzwerktreffen: Der Bus war das Thema",
                "Vierzehn Ehrenamtliche aus neun Dörfern haben eine Liste an den Kreis geschrieben.",
                "Diesmal trafen wir uns im Feuerwehrhaus in Unterlinden. Nach den Neuigkeiten ging es um den Bus. In neun Dörfern fährt nach 18 Uhr keiner mehr. Wer am Abend einen Sprachkurs besucht, kommt nicht nach Hause.\n\nDie Gruppe hat eine Liste mit drei Vorschlägen geschrieben: einen Rufbus, Fahrgemeinschaften über eine Telefonliste und Kurse am Nachmittag. Der Kreis will bis zum nächsten Treffen antworten. Das findet in drei Monaten in Oberlinden statt.",
                "Zeichnung: Wege verbinden mehrere Häuser.",
            ),
            "en": Text(
                "Network meeting: it was all about the bus",
                "Fourteen volunteers from nine villages wrote a list to the district.",
                "In nine villages no bus runs after six. Whoever attends a language course in the evening can't get home. The group proposes a bus on call, shared rides and courses in the afternoon. The district wants to answer by the next meeting.",
                "Drawing: paths join several houses.",
            ),
            "ar": Text(
                "لقاء الشبكة: كان الموضوع الحافلة",
                "أربعة عشر متطوعاً من تسع قرى كتبوا قائمة إلى إدارة المنطقة.",
                "في تسع قرى لا تسير حافلة بعد السادسة مساءً، فلا يعود من يحضر دورة اللغة إلى بيته. تقترح المجموعة حافلة عند الطلب ورحلات مشتركة ودورات بعد الظهر. وستجيب الإدارة حتى اللقاء القادم.",
                "رسم: طرق تصل بين بيوت.",
            ),
            "uk": Text(
                "Зустріч мережі: ішлося про автобус",
                "Чотирнадцять волонтерів із дев’яти сіл написали перелік району.",
                "У дев’яти селах після шостої автобуси не ходять. Хто ввечері на мовному курсі, не дістанеться додому. Група пропонує автобус за викликом, спільні поїздки й денні курси. Район обіцяє відповідь до наступної зустрічі.",
                "Малюнок: стежки з’єднують будинки.",
            ),
        },
    ),
    Article(
        "leichte-sprache",
        63,
        "book",
        "Nadia Roth",
        {
            "de": Text(
                "Wichtige Seiten jetzt in Leichter Sprache",
                "Was ist das Haus? Wie bekommen wir Geld? Diese Texte hat eine Gruppe geprüft.",
                "Fünf Personen haben unsere Texte gelesen und laut gesagt, was sie nicht verstehen. Es war viel. Aus einem Satz mit drei Kommas wurden drei Sätze. Aus der Förderung wurde das Geld für euer Projekt.\n\nIhr findet die Texte über den Link am Anfang der Seite. Wir wollen nach und nach mehr davon schreiben. Wenn ihr etwas nicht versteht, sagt es uns. Das hilft allen.",
                "Zeichnung: ein aufgeschlagenes Buch.",
            ),
            "en": Text(
                "Important pages now in Leichte Sprache",
                "What is the house? How do we get money? A group has checked these texts.",
                "Five people read our texts and said aloud what they didn't understand. It was a lot. One sentence with three commas became three sentences. You find the texts through the link at the top of a page.",
                "Drawing: an open book.",
            ),
            "ar": Text(
                "صفحات مهمة بلغة سهلة",
                "ما هو البيت؟ كيف نحصل على المال؟ نصوص فحصتها مجموعة قراء.",
                "قرأ خمسة أشخاص نصوصنا وقالوا بصوت عالٍ ما لم يفهموه، وكان كثيراً. صارت الجملة الطويلة ثلاث جمل قصيرة. تجدون النصوص عبر الرابط أعلى الصفحة.",
                "رسم: كتاب مفتوح.",
            ),
            "uk": Text(
                "Важливі сторінки простою мовою",
                "Що таке дім? Як отримати гроші? Ці тексти перевірила група.",
                "П’ятеро людей прочитали наші тексти і вголос сказали, чого не розуміють. Було чимало. З одного довгого речення вийшло три короткі. Тексти — за посиланням угорі сторінки.",
                "Малюнок: розгорнута книга.",
            ),
        },
    ),
    Article(
        "technik-neu",
        75,
        "lamp",
        "Tom Berg",
        {
            "de": Text(
                "Neu im Verleih: Dolmetschanlage für dreißig Personen",
                "Flüsterkoffer, Kopfhörer, Mikrofon: So verstehen alle dasselbe zur selben Zeit.",
                "Eine Versammlung in drei Sprachen dauert dreimal so lange, wenn nacheinander übersetzt wird. Mit der neuen Anlage spricht die Dolmetscherin leise mit, und dreißig Personen hören zu.\n\nDie Anlage passt in einen Koffer. Die Einweisung dauert zwanzig Minuten. Die Kaution beträgt 100 Euro und kommt zurück, sobald alles wieder im Koffer ist.",
                "Zeichnung: ein Scheinwerfer über einer Bühne.",
            ),
            "en": Text(
                "New to borrow: interpreting set for thirty people",
                "A case, headphones, a microphone: everybody understands the same at the same time.",
                "With the new set the interpreter whispers along and thirty people listen. It fits into a case; the introduction takes twenty minutes. The deposit of 100 euros comes back when everything is in the case again.",
                "Drawing: a spotlight above a stage.",
            ),
            "ar": Text(
                "جديد للإعارة: جهاز ترجمة لثلاثين شخصاً",
                "حقيبة وسماعات وميكروفون: يفهم الجميع الشيء نفسه في الوقت نفسه.",
                "يهمس المترجم ويستمع ثلاثون شخصاً. الجهاز في حقيبة والشرح عشرون دقيقة. التأمين 100 يورو ويُردّ عند اكتمال محتوى الحقيبة.",
                "رسم: كشاف فوق مسرح.",
            ),
            "uk": Text(
                "Нове у прокаті: система перекладу на тридцять осіб",
                "Валіза, навушники, мікрофон: усі розуміють те саме водночас.",
                "Перекладачка шепоче, тридцять людей слухають. Система вміщується у валізу, навчання триває двадцять хвилин. Застава 100 євро повертається, щойно все знову у валізі.",
                "Малюнок: прожектор над сценою.",
            ),
        },
    ),
    Article(
        "erntefest",
        88,
        "garden",
        "Tom Berg",
        {
            "de": Text(
                "Kürbis, Minze, Kinsa: Erntefest im Garten der Sprachen",
                "Der Gemeinschaftsgarten hat sein erstes Jahr hinter sich und ein Rezeptheft dazu.",
                "Der schwerste Kürbis wog elf Kilo. Er wurde zu Suppe für achtzig Leute. Zum Erntefest kamen auch Menschen, die vorher nur über den Zaun geschaut hatten. Drei von ihnen haben jetzt ein Beet.\n\nDas Rezeptheft gibt es im Haus und zum Herunterladen. Die Texte stehen in allen acht Sprachen des Gartens. Im März geht es weiter, und es sind noch zwei Beete frei.",
                "Zeichnung: Pflanzen in Beeten.",
            ),
            "en": Text(
                "Pumpkin, mint, kinza: harvest in the garden of languages",
                "The community garden has its first year behind it, and a booklet of recipes.",
                "The heaviest pumpkin weighed eleven kilos and became soup for eighty. Three people who used to look over the fence now have a bed. Two more are free from March.",
                "Drawing: plants in beds.",
            ),
            "ar": Text(
                "يقطين ونعناع وكزبرة: عيد الحصاد في حديقة اللغات",
                "أنهت الحديقة المشتركة عامها الأول ومعها كتيب وصفات.",
                "وزنت أكبر يقطينة أحد عشر كيلوغراماً وصارت حساءً لثمانين شخصاً. ثلاثة ممن كانوا ينظرون من فوق السياج لديهم الآن حوض. وما زال حوضان شاغرين.",
                "رسم: نباتات في أحواض.",
            ),
            "uk": Text(
                "Гарбуз, м’ята, кінза: свято врожаю в саду мов",
                "Спільний сад завершив перший рік і має збірку рецептів.",
                "Найважчий гарбуз важив одинадцять кілограмів і став супом на вісімдесят осіб. Троє, хто раніше дивився через паркан, тепер мають грядку. Ще дві вільні з березня.",
                "Малюнок: рослини на грядках.",
            ),
        },
    ),
    Article(
        "radio-preis",
        101,
        "radio",
        "Tom Berg",
        {
            "de": Text(
                "Radio Nebenan gewinnt Preis der Jugend",
                "Die Jury lobt Fragen, die sich sonst niemand traut.",
                "Die Sendung hieß: Wem gehört der Platz vor dem Rathaus? Sechs junge Leute haben dafür den Bürgermeister, einen Obdachlosen und eine Skaterin befragt. Alle drei sagten dasselbe: Es fehlt eine Bank.\n\nJetzt steht dort eine Bank. Und die Redaktion hat 500 Euro Preisgeld, von denen sie ein zweites Mikrofon kauft. Wir gratulieren.",
                "Zeichnung: ein Mikrofon sendet Wellen.",
            ),
            "en": Text(
                "Radio Next Door wins youth prize",
                "The jury praises questions nobody else dares to ask.",
                "The programme was called: who owns the square in front of the town hall? The mayor, a homeless man and a skater all said the same: a bench is missing. Now there is a bench, and the editors buy a second microphone.",
                "Drawing: a microphone sends waves.",
            ),
            "ar": Text(
                "راديو الجيران يفوز بجائزة الشباب",
                "أشادت لجنة التحكيم بأسئلة لا يجرؤ عليها غيرهم.",
                "كان عنوان الحلقة: لمن الساحة أمام البلدية؟ قال رئيس البلدية ورجل بلا مأوى ومتزلجة الشيء نفسه: ينقصها مقعد. الآن هناك مقعد، ويشتري المحررون ميكروفوناً ثانياً.",
                "رسم: ميكروفون يرسل موجات.",
            ),
            "uk": Text(
                "Радіо по сусідству здобуло молодіжну премію",
                "Журі хвалить запитання, на які більше ніхто не наважується.",
                "Програма називалася: кому належить площа перед ратушею? Мер, бездомний і скейтерка сказали те саме: бракує лавки. Тепер лавка є, а редакція купує другий мікрофон.",
                "Малюнок: мікрофон випромінює хвилі.",
            ),
        },
    ),
    Article(
        "haus-eroeffnet",
        150,
        "steps",
        "Ruth Lang",
        {
            "de": Text(
                "Das Offene Haus ist eröffnet",
                "Lindenstadt hat einen Ort, an dem Ehrenamt Geld, Wissen, Räume und Kontakte findet.",
                "Drei Jahre hat es von der Idee bis zum Schlüssel gedauert. Seit Montag sind wir da: ein Haus für Migrantenorganisationen, Initiativen und alle, die sich für das Zusammenleben einsetzen.\n\nWir beraten kostenlos, verleihen Technik, öffnen Räume und geben Geld für kleine Projekte. Und wir bringen Menschen zusammen, die sonst nebeneinander her arbeiten.\n\n> Ein Haus wird nicht durch Türen offen, sondern durch Menschen, die sie aufhalten. | Ruth Lang, Leiterin des Hauses",
                "Zeichnung: Stufen führen zu einer Tür.",
            ),
            "en": Text(
                "The Open House has opened",
                "Lindenstadt has a place where volunteers find money, knowledge, rooms and contacts.",
                "It took three years from the idea to the key. We advise free of charge, lend equipment, open rooms and give money for small projects.\n\n> A house isn't opened by doors but by people who hold them. | Ruth Lang, head of the house",
                "Drawing: steps lead to a door.",
            ),
            "ar": Text(
                "افتتاح البيت المفتوح",
                "في ليندنشتات مكان يجد فيه المتطوعون المال والمعرفة والقاعات والعلاقات.",
                "استغرق الطريق من الفكرة إلى المفتاح ثلاث سنوات. نقدّم الاستشارة مجاناً ونعير المعدات ونفتح القاعات ونموّل المشاريع الصغيرة.\n\n> لا تفتح البيتَ الأبواب بل من يمسكونها. | روت لانغ، مديرة البيت",
                "رسم: درجات تؤدي إلى باب.",
            ),
            "uk": Text(
                "Відкритий дім відчинено",
                "У Лінденштадті є місце, де волонтери знаходять гроші, знання, приміщення і контакти.",
                "Від ідеї до ключа минуло три роки. Ми консультуємо безкоштовно, позичаємо техніку, відкриваємо приміщення і даємо гроші на малі проєкти.\n\n> Дім відкривають не двері, а люди, які їх тримають. | Рут Ланг, керівниця дому",
                "Малюнок: сходи ведуть до дверей.",
            ),
        },
    ),
)
