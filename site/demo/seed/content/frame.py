"""Home page, lists, team, call pages, menus and footer of the demo house in four languages."""

from typing import Any

HOUSE = {
    "name": "Offenes Haus Lindenstadt",
    "carrier": "Brücken bauen Lindenstadt e.V.",
    "street": "Lindenplatz 5",
    "postcode": "66999",
    "town": "Lindenstadt",
    "email": "post@offenes-haus.example",
    "phone": "06890 55501",
}

HOME: dict[str, dict[str, Any]] = {
    "de": {
        "title": "Offenes Haus Lindenstadt",
        "claim": "Die Tür ist offen. Kommt rein.",
        "intro": "Geld, Wissen, Räume und Kontakte für Migrantenorganisationen, Initiativen und alle, die sich für ein gutes Zusammenleben einsetzen.",
        "body": "→ Ihr habt eine Idee? | In zwei Minuten seht ihr, ob eine Förderung passt. | Förderung finden | foerderung\n\n> Hier hat zum ersten Mal jemand gefragt, was wir können, und nicht, was uns fehlt. | Samira N., Vereinsgründerin",
        "doors_title": "Was braucht ihr?",
        "doors": [
            ("knowledge", "Wissen", "Beratung, Kurse und Antworten in eurer Sprache", "so-helfen-wir"),
            ("money", "Geld", "Bis 1.000 Euro für kleine Projekte", "foerderung"),
            ("rooms", "Räume und Technik", "Säle, Küche, Beamer und Ton ausleihen", "raeume-und-technik"),
            ("contacts", "Kontakte", "Menschen und Gruppen, die dasselbe wollen", "projekte"),
            ("founding", "Ein Verein", "Schritt für Schritt zur Gründung", "verein-gruenden"),
        ],
        "easy": "<h2>Willkommen im Offenen Haus</h2><p>Hier bekommen Gruppen und Vereine Hilfe.</p><p>Die Hilfe kostet kein Geld.</p><ul><li>Wir beantworten Ihre Fragen.</li><li>Wir geben Geld für kleine Projekte.</li><li>Wir leihen Räume und Geräte aus.</li></ul><p>Rufen Sie an: 06890 55501</p>",
    },
    "en": {
        "title": "Open House Lindenstadt",
        "claim": "The door is open. Come in.",
        "intro": "Money, knowledge, rooms and contacts for migrant organisations, initiatives and everybody who works for living well together.",
        "body": "→ You have an idea? | In two minutes you see whether a grant fits. | Find a grant | foerderung\n\n> For the first time somebody asked what we can do, not what we lack. | Samira N., founder of an association",
        "doors_title": "What do you need?",
        "doors": [
            ("knowledge", "Knowledge", "Advice, courses and answers in your language", "so-helfen-wir"),
            ("money", "Money", "Up to 1,000 euros for small projects", "foerderung"),
            (
                "rooms",
                "Rooms and equipment",
                "Borrow halls, kitchen, projectors and sound",
                "raeume-und-technik",
            ),
            ("contacts", "Contacts", "People and groups who want the same", "projekte"),
            ("founding", "An association", "Step by step to your founding", "verein-gruenden"),
        ],
        "easy": "",
    },
    "ar": {
        "title": "البيت المفتوح في ليندنشتات",
        "claim": "الباب مفتوح، تفضلوا.",
        "intro": "مال ومعرفة وقاعات وعلاقات لمنظمات المهاجرين والمبادرات ولكل من يعمل من أجل عيش مشترك جيد.",
        "body": "→ لديكم فكرة؟ | في دقيقتين تعرفون إن كان الدعم يناسبكم. | ابحثوا عن دعم | foerderung\n\n> هنا سألنا أحدهم لأول مرة عمّا نستطيع لا عمّا ينقصنا. | سميرة ن.، مؤسِّسة جمعية",
        "doors_title": "ماذا تحتاجون؟",
        "doors": [
            ("knowledge", "معرفة", "استشارة ودورات وإجابات بلغتكم", "so-helfen-wir"),
            ("money", "مال", "حتى 1000 يورو للمشاريع الصغيرة", "foerderung"),
            ("rooms", "قاعات ومعدات", "استعارة القاعات والمطبخ وأجهزة العرض والصوت", "raeume-und-technik"),
            ("contacts", "علاقات", "أشخاص ومجموعات تريد الشيء نفسه", "projekte"),
            ("founding", "جمعية", "خطوة خطوة نحو التأسيس", "verein-gruenden"),
        ],
        "easy": "",
    },
    "uk": {
        "title": "Відкритий дім Лінденштадт",
        "claim": "Двері відчинені. Заходьте.",
        "intro": "Гроші, знання, приміщення і контакти для організацій мігрантів, ініціатив і всіх, хто дбає про добре співжиття.",
        "body": "→ Маєте ідею? | За дві хвилини дізнаєтеся, чи підходить підтримка. | Знайти підтримку | foerderung\n\n> Тут нас уперше запитали, що ми вміємо, а не чого нам бракує. | Саміра Н., засновниця об’єднання",
        "doors_title": "Що вам потрібно?",
        "doors": [
            ("knowledge", "Знання", "Консультації, курси і відповіді вашою мовою", "so-helfen-wir"),
            ("money", "Гроші", "До 1000 євро на малі проєкти", "foerderung"),
            ("rooms", "Приміщення і техніка", "Зали, кухня, проєктори і звук у позику", "raeume-und-technik"),
            ("contacts", "Контакти", "Люди та групи, які хочуть того ж", "projekte"),
            ("founding", "Об’єднання", "Крок за кроком до заснування", "verein-gruenden"),
        ],
        "easy": "",
    },
}

# key: (slugs, {language: (title, introduction)})
LISTS: dict[str, tuple[dict[str, str], dict[str, tuple[str, str]]]] = {
    "projekte": (
        {"de": "projekte", "en": "projects", "ar": "projects", "uk": "projects"},
        {
            "de": (
                "Projekte",
                "Was Menschen in Lindenstadt gerade auf die Beine stellen, und was daraus geworden ist.",
            ),
            "en": ("Projects", "What people in Lindenstadt are getting going, and what has become of it."),
            "ar": ("المشاريع", "ما يبنيه الناس في ليندنشتات الآن، وما نتج عنه."),
            "uk": ("Проєкти", "Що люди в Лінденштадті започатковують зараз і що з цього вийшло."),
        },
    ),
    "aktuelles": (
        {"de": "aktuelles", "en": "news", "ar": "news", "uk": "news"},
        {
            "de": ("Aktuelles", "Neuigkeiten aus dem Haus und von den Gruppen, die hier arbeiten."),
            "en": ("News", "News from the house and from the groups that work here."),
            "ar": ("الأخبار", "أخبار البيت والمجموعات التي تعمل فيه."),
            "uk": ("Новини", "Новини дому та груп, які тут працюють."),
        },
    ),
    "foerderung": (
        {"de": "foerderung", "en": "grants-overview", "ar": "grants-overview", "uk": "grants-overview"},
        {
            "de": (
                "Förderung",
                "Geld für Projekte und Gründungen. Prüft ohne Anmeldung, ob es zu euch passt.",
            ),
            "en": (
                "Grants",
                "Money for projects and foundings. Check without an account whether it fits you.",
            ),
            "ar": ("الدعم المالي", "مال للمشاريع والتأسيس. تحققوا دون تسجيل إن كان يناسبكم."),
            "uk": (
                "Фінансова підтримка",
                "Гроші на проєкти і заснування. Перевірте без реєстрації, чи підходить.",
            ),
        },
    ),
}

CALLS: dict[str, dict[str, Any]] = {
    "mikroprojekt": {
        "slug": "mikroprojekt",
        "de": {
            "title": "Mikroprojekt",
            "intro": "Bis zu 1.000 Euro für ein eigenes Vorhaben: einen Kurs, ein Fest, eine Lesung, einen Ausflug.",
            "body": "## Wer kann das Geld bekommen?\n\nMigrantenorganisationen, kleine Vereine und Initiativen in der Stadt und im Kreis. Ihr müsst kein Verein sein.\n\n## Was bezahlen wir?\n\n- Honorare bis 84 Euro für 90 Minuten\n- Miete, Material, Druck und Werbung\n- Essen und Getränke bis zu einem Zehntel der Kosten\n\n## Was bezahlen wir nicht?\n\n- Was vor der Zusage gekauft oder vereinbart wurde\n- Feste Stellen, Bußgelder, Alkohol\n\n## So geht es weiter\n\n1. Sprecht mit uns | Das Gespräch darf höchstens sechs Monate her sein.\n1. Füllt den Antrag aus | Ihr könnt speichern, pausieren und zu mehreren daran arbeiten.\n1. Wir prüfen | Zwei Menschen lesen den Antrag unabhängig voneinander.\n1. Ihr bekommt Antwort | Höchstens vier Wochen nach Ende der Frist, mit Gründen.\n1. Ihr berichtet | Eine Seite, eine Liste, die Belege.",
        },
        "en": {
            "title": "Micro-project grant",
            "intro": "Up to 1,000 euros for your own plan: a course, a celebration, a reading, an outing.",
            "body": "## Who can get the money?\n\nMigrant organisations, small associations and initiatives. You needn't be an association.\n\n## What do we pay for?\n\n- Fees up to 84 euros for 90 minutes\n- Rent, material, print and publicity\n- Food and drink up to a tenth of the cost\n\n## How it goes on\n\n1. Talk to us | The talk may be at most six months old.\n1. Fill in the application | Save, pause, work together.\n1. We check | Two people read it independently.\n1. You get an answer | At most four weeks after the deadline, with reasons.\n1. You report | One page, one list, the receipts.",
        },
        "ar": {
            "title": "منحة المشروع الصغير",
            "intro": "حتى 1000 يورو لخطتكم: دورة أو احتفال أو قراءة أو رحلة.",
            "body": "## من يحصل على المال؟\n\nمنظمات المهاجرين والجمعيات الصغيرة والمبادرات. لا يلزم أن تكونوا جمعية.\n\n## ماذا ندفع؟\n\n- أجور حتى 84 يورو لكل 90 دقيقة\n- إيجار ومواد وطباعة وإعلان\n- طعام وشراب حتى عُشر التكاليف\n\n## كيف تسير الأمور\n\n1. تحدثوا معنا | على ألا يمضي على الحديث أكثر من ستة أشهر.\n1. املؤوا الطلب | احفظوا وتوقفوا واعملوا معاً.\n1. نفحص | يقرؤه شخصان كلٌّ على حدة.\n1. تصلكم الإجابة | خلال أربعة أسابيع بعد المهلة مع الأسباب.\n1. تقرير | صفحة وقائمة وإيصالات.",
        },
        "uk": {
            "title": "Грант на мікропроєкт",
            "intro": "До 1000 євро на власний задум: курс, свято, читання, поїздку.",
            "body": "## Хто може отримати гроші?\n\nОрганізації мігрантів, малі об’єднання та ініціативи. Бути об’єднанням не обов’язково.\n\n## За що ми платимо?\n\n- Гонорари до 84 євро за 90 хвилин\n- Оренда, матеріали, друк і реклама\n- Їжа й напої до десятої частини витрат\n\n## Як це відбувається\n\n1. Поговоріть із нами | Розмова має бути не давніша ніж пів року.\n1. Заповніть заявку | Зберігайте, робіть перерви, працюйте разом.\n1. Ми перевіряємо | Двоє людей читають незалежно.\n1. Ви отримуєте відповідь | Щонайпізніше за чотири тижні після строку, з поясненням.\n1. Ви звітуєте | Сторінка, список, чеки.",
        },
    },
    "starterpaket": {
        "slug": "starterpaket",
        "de": {
            "title": "Starterpaket Gründung",
            "intro": "Bis zu 300 Euro für Notariat, Gericht, Logo oder die erste Webseite eures neuen Vereins.",
            "body": "## Für wen ist das?\n\nFür Initiativen, die gerade gründen, und für Vereine, die höchstens zwei Jahre alt sind. Ihr braucht kein eigenes Geld.\n\n## Was wir bezahlen\n\n- Notariat und Eintrag beim Amtsgericht\n- Logo, Webseite, erste Flyer\n- Ordner, Stempel, Kassenbuch\n\nIhr habt die Gründung mit unserem Leitfaden begonnen? Dann übernehmen wir eure Angaben, und der Antrag ist fast schon fertig. Zwei Menschen im Haus entscheiden innerhalb von zehn Werktagen.",
        },
        "en": {
            "title": "Starter package for founders",
            "intro": "Up to 300 euros for notary, court, logo or the first website of your new association.",
            "body": "## Who is it for?\n\nInitiatives that are founding, and associations at most two years old. No own money needed.\n\n## What we pay\n\n- Notary and court\n- Logo, website, first leaflets\n- Folders, stamp, cash book\n\nIf you began with our guide, we take over what you wrote. Two people decide within ten working days.",
        },
        "ar": {
            "title": "حزمة البداية للتأسيس",
            "intro": "حتى 300 يورو لكاتب العدل والمحكمة والشعار أو أول موقع لجمعيتكم الجديدة.",
            "body": "## لمن هذا؟\n\nللمبادرات التي تؤسس الآن وللجمعيات التي لا يزيد عمرها على سنتين. لا حاجة لمال خاص.\n\n## ماذا ندفع\n\n- كاتب العدل والمحكمة\n- شعار وموقع ومنشورات أولى\n- ملفات وختم ودفتر صندوق\n\nإن بدأتم بدليلنا نأخذ بياناتكم منه. يقرر شخصان خلال عشرة أيام عمل.",
        },
        "uk": {
            "title": "Стартовий пакет для заснування",
            "intro": "До 300 євро на нотаріуса, суд, логотип або перший сайт вашого об’єднання.",
            "body": "## Для кого?\n\nДля ініціатив, що засновуються, і об’єднань не старших двох років. Власні гроші не потрібні.\n\n## За що ми платимо\n\n- Нотаріус і суд\n- Логотип, сайт, перші листівки\n- Теки, печатка, касова книга\n\nЯкщо ви почали з нашим порадником, ми візьмемо ваші дані звідти. Двоє людей вирішують за десять робочих днів.",
        },
    },
}

TEAM_TEXT = {
    "de": ("Team", "Acht Menschen, neun Sprachen. Fragt einfach die Person, die euch am nächsten ist."),
    "en": ("Team", "Eight people, nine languages. Ask whoever is closest to you."),
    "ar": ("الفريق", "ثمانية أشخاص وتسع لغات. اسألوا من هو أقرب إليكم."),
    "uk": ("Команда", "Вісім людей, дев’ять мов. Запитайте того, хто вам ближчий."),
}
TEAM_SLUG = "team"
# name, e-mail, phone, variant of the portrait, {language: (task, languages)}
TEAM: list[tuple[str, str, str, int, dict[str, tuple[str, str]]]] = [
    (
        "Ruth Lang",
        "ruth.lang@example.org",
        "06890 55502",
        0,
        {
            "de": ("Leitung", "Deutsch, Französisch"),
            "en": ("Head of the house", "German, French"),
            "ar": ("الإدارة", "الألمانية، الفرنسية"),
            "uk": ("Керівництво", "німецька, французька"),
        },
    ),
    (
        "Jonas Weber",
        "jonas.weber@example.org",
        "06890 55503",
        1,
        {
            "de": ("Beratung Gründung und Projekte", "Deutsch, Englisch, Türkisch"),
            "en": ("Advice on founding and projects", "German, English, Turkish"),
            "ar": ("استشارة التأسيس والمشاريع", "الألمانية، الإنجليزية، التركية"),
            "uk": ("Консультації із заснування та проєктів", "німецька, англійська, турецька"),
        },
    ),
    (
        "Amal Haddad",
        "amal.haddad@example.org",
        "06890 55505",
        2,
        {
            "de": ("Beratung und Technikverleih", "Arabisch, Deutsch, Englisch"),
            "en": ("Advice and equipment", "Arabic, German, English"),
            "ar": ("الاستشارة وإعارة المعدات", "العربية، الألمانية، الإنجليزية"),
            "uk": ("Консультації та прокат техніки", "арабська, німецька, англійська"),
        },
    ),
    (
        "Clara Vogt",
        "clara.vogt@example.org",
        "06890 55506",
        3,
        {
            "de": ("Förderung", "Deutsch, Englisch"),
            "en": ("Grants", "German, English"),
            "ar": ("الدعم المالي", "الألمانية، الإنجليزية"),
            "uk": ("Фінансова підтримка", "німецька, англійська"),
        },
    ),
    (
        "Darya Kovalchuk",
        "darya.kovalchuk@example.org",
        "06890 55507",
        4,
        {
            "de": ("Kurse und Digitales", "Ukrainisch, Russisch, Deutsch"),
            "en": ("Courses and digital matters", "Ukrainian, Russian, German"),
            "ar": ("الدورات والشؤون الرقمية", "الأوكرانية، الروسية، الألمانية"),
            "uk": ("Курси та цифрові теми", "українська, російська, німецька"),
        },
    ),
    (
        "Tom Berg",
        "tom.berg@example.org",
        "06890 55504",
        5,
        {
            "de": ("Redaktion und Veranstaltungen", "Deutsch, Englisch"),
            "en": ("Editor, events", "German, English"),
            "ar": ("التحرير والفعاليات", "الألمانية، الإنجليزية"),
            "uk": ("Редакція та події", "німецька, англійська"),
        },
    ),
    (
        "Lucia Ferrara",
        "lucia.ferrara@example.org",
        "06890 55508",
        6,
        {
            "de": ("Netzwerk und Patenschaften", "Italienisch, Deutsch, Französisch"),
            "en": ("Network and mentoring", "Italian, German, French"),
            "ar": ("التشبيك والمرافقة", "الإيطالية، الألمانية، الفرنسية"),
            "uk": ("Мережа і наставництво", "італійська, німецька, французька"),
        },
    ),
    (
        "Samir Aziz",
        "samir.aziz@example.org",
        "06890 55509",
        7,
        {
            "de": ("Haus und Räume", "Farsi, Deutsch, Englisch"),
            "en": ("House and rooms", "Farsi, German, English"),
            "ar": ("البيت والقاعات", "الفارسية، الألمانية، الإنجليزية"),
            "uk": ("Дім і приміщення", "фарсі, німецька, англійська"),
        },
    ),
]
CONTACTS = {
    "weber": ("Jonas Weber", "jonas.weber@example.org", "06890 55503"),
    "haddad": ("Amal Haddad", "amal.haddad@example.org", "06890 55505"),
    "kovalenko": ("Darya Kovalchuk", "darya.kovalchuk@example.org", "06890 55507"),
    "ferrara": ("Lucia Ferrara", "lucia.ferrara@example.org", "06890 55508"),
}
# key: (motif of the logo, {language: (name, required wording)})
FUNDERS: dict[str, tuple[str, dict[str, tuple[str, str]]]] = {
    "land": (
        "land",
        {
            "de": (
                "Landesprogramm Miteinander",
                "Gefördert durch das Landesprogramm Miteinander aufgrund eines Beschlusses des Landtags.",
            ),
            "en": (
                "Landesprogramm Miteinander",
                "Funded by the state programme Miteinander on the basis of a decision of the state parliament.",
            ),
            "ar": (
                "Landesprogramm Miteinander",
                "بدعم من برنامج الولاية Miteinander بناءً على قرار برلمان الولاية.",
            ),
            "uk": (
                "Landesprogramm Miteinander",
                "За підтримки земельної програми Miteinander на підставі рішення ландтагу.",
            ),
        },
    ),
    "city": (
        "city",
        {
            "de": ("Stadt Lindenstadt", "Mit Mitteln der Stadt Lindenstadt."),
            "en": ("City of Lindenstadt", "With means of the city of Lindenstadt."),
            "ar": ("مدينة ليندنشتات", "بتمويل من مدينة ليندنشتات."),
            "uk": ("Місто Лінденштадт", "Коштом міста Лінденштадт."),
        },
    ),
    "foundation": (
        "foundation",
        {
            "de": ("Stiftung Lindenhof", "Ein Projekt in Förderung der Stiftung Lindenhof."),
            "en": ("Lindenhof Foundation", "A project funded by the Lindenhof Foundation."),
            "ar": ("مؤسسة ليندنهوف", "مشروع بدعم من مؤسسة ليندنهوف."),
            "uk": ("Фонд Лінденгоф", "Проєкт за підтримки фонду Лінденгоф."),
        },
    ),
    "house": (
        "house",
        {
            "de": ("Offenes Haus Lindenstadt", "Gefördert als Mikroprojekt des Offenen Hauses Lindenstadt."),
            "en": ("Open House Lindenstadt", "Funded as a micro-project of the Open House Lindenstadt."),
            "ar": ("البيت المفتوح في ليندنشتات", "مدعوم كمشروع صغير من البيت المفتوح في ليندنشتات."),
            "uk": ("Відкритий дім Лінденштадт", "Підтримано як мікропроєкт Відкритого дому Лінденштадт."),
        },
    ),
}
# Main menu: (page key or address, {language: label or "" for the page's title})
MENU: list[tuple[str, dict[str, str]]] = [
    ("so-helfen-wir", {}),
    ("foerderung", {}),
    (
        "/founding/",
        {
            "de": "Verein gründen",
            "en": "Found an association",
            "ar": "تأسيس جمعية",
            "uk": "Заснувати об’єднання",
        },
    ),
    ("projekte", {}),
    ("aktuelles", {}),
    ("ueber-uns", {}),
    ("/search/", {"de": "Suche", "en": "Search", "ar": "بحث", "uk": "Пошук"}),
]
FOOTER: list[tuple[dict[str, str], list[tuple[str, dict[str, str]]]]] = [
    (
        {"de": "Das Haus", "en": "The house", "ar": "البيت", "uk": "Дім"},
        [("ueber-uns", {}), ("team", {}), ("raeume-und-technik", {}), ("kontakt", {})],
    ),
    (
        {"de": "Mitmachen", "en": "Take part", "ar": "شاركوا", "uk": "Долучитися"},
        [
            ("foerderung", {}),
            ("verein-gruenden", {}),
            ("fragen", {}),
            (
                "/newsletter/subscribe/",
                {"de": "Newsletter", "en": "Newsletter", "ar": "النشرة البريدية", "uk": "Розсилка"},
            ),
        ],
    ),
    (
        {"de": "Für alle", "en": "For everybody", "ar": "للجميع", "uk": "Для всіх"},
        [("leichte-sprache", {}), ("barrierefreiheit", {}), ("datenschutz", {}), ("impressum", {})],
    ),
]
FOOTER_NOTE = {
    "de": "Ein erfundenes Haus zum Ausprobieren. Alle Namen, Orte und Zahlen sind ausgedacht.",
    "en": "An invented house to try things out. All names, places and figures are made up.",
    "ar": "بيت خيالي للتجربة. جميع الأسماء والأماكن والأرقام مختلَقة.",
    "uk": "Вигаданий дім для спроб. Усі імена, місця й цифри придумані.",
}
