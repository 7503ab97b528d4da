"""Three issues of the demo house's newsletter, in four languages."""

TITLES = {
    "slug": {"de": "newsletter", "en": "newsletter", "ar": "newsletter", "uk": "newsletter"},
    "title": {"de": "Newsletter", "en": "Newsletter", "ar": "النشرة البريدية", "uk": "Розсилка"},
    "intro": {
        "de": "Einmal im Monat: Beratung, Förderung, Fortbildung und Treffen für Vereine und Initiativen.",
        "en": "Once a month: advice, funding, training and meetings for associations and initiatives.",
        "ar": "مرة في الشهر: استشارات وتمويل وتدريب ولقاءات للجمعيات والمبادرات.",
        "uk": "Раз на місяць: консультації, фінансування, навчання та зустрічі для об’єднань та ініціатив.",
    },
}


def _item(title: dict[str, str], text: dict[str, str]) -> dict[str, object]:
    return {"title": title, "text": text}


OPEN_HOURS = _item(
    {
        "de": "Offene Sprechstunde jeden Dienstag",
        "en": "Open office hour every Tuesday",
        "ar": "استشارة مفتوحة كل ثلاثاء",
        "uk": "Відкрита консультація щовівторка",
    },
    {
        "de": "Von 15 bis 18 Uhr, ohne Termin. Wir sprechen Deutsch, Arabisch, Ukrainisch und Englisch.",
        "en": "From 3 to 6 pm, no appointment needed. We speak German, Arabic, Ukrainian and English.",
        "ar": "من الساعة 15 إلى 18 دون موعد. نتحدث الألمانية والعربية والأوكرانية والإنجليزية.",
        "uk": "З 15 до 18 години, без запису. Ми говоримо німецькою, арабською, українською та англійською.",
    },
)
MICRO = _item(
    {
        "de": "Mikroprojekte: bis zu 1.000 € für eure Idee",
        "en": "Micro-projects: up to €1,000 for your idea",
        "ar": "مشاريع صغيرة: حتى 1000 يورو لفكرتكم",
        "uk": "Мікропроєкти: до 1000 € на вашу ідею",
    },
    {
        "de": "Die Bewerbung dauert etwa eine Stunde. Ihr könnt sie jederzeit unterbrechen.",
        "en": "Applying takes about an hour. You can stop and go on at any time.",
        "ar": "يستغرق التقديم نحو ساعة. يمكنكم التوقف والمتابعة في أي وقت.",
        "uk": "Заявка займає близько години. Її можна перервати будь-коли.",
    },
)
TREASURER = _item(
    {
        "de": "Fortbildung: Kasse im Verein",
        "en": "Training: the association's cash book",
        "ar": "تدريب: صندوق الجمعية",
        "uk": "Навчання: каса об’єднання",
    },
    {
        "de": "Belege, Kassenbuch, Spenden: ein Abend für alle, die das Geld verwalten. Kostenlos.",
        "en": "Receipts, cash book, donations: an evening for everybody who looks after the money. Free.",
        "ar": "الإيصالات ودفتر الصندوق والتبرعات: أمسية لكل من يدير المال. مجانًا.",
        "uk": "Чеки, касова книга, пожертви: вечір для всіх, хто дбає про гроші. Безкоштовно.",
    },
)
PRESS = _item(
    {
        "de": "Fortbildung: Pressearbeit für Einsteiger:innen",
        "en": "Training: first steps with the press",
        "ar": "تدريب: الخطوات الأولى مع الصحافة",
        "uk": "Навчання: перші кроки з пресою",
    },
    {
        "de": "Wie kommt euer Fest in die Zeitung? Zwei Abende bei der Volkshochschule Lindenstadt.",
        "en": "How does your festival get into the paper? Two evenings at the Lindenstadt adult school.",
        "ar": "كيف يصل حفلكم إلى الصحيفة؟ أمسيتان في مدرسة الكبار في ليندنشتات.",
        "uk": "Як вашому святу потрапити в газету? Два вечори в народній школі Лінденштадта.",
    },
)
ROUND_TABLE = _item(
    {
        "de": "Runder Tisch der Vereine",
        "en": "Round table of associations",
        "ar": "الطاولة المستديرة للجمعيات",
        "uk": "Круглий стіл об’єднань",
    },
    {
        "de": "Jeden ersten Donnerstag um 18 Uhr im Saal. Bringt eine Frage mit und eine Idee.",
        "en": "Every first Thursday at 6 pm in the hall. Bring one question and one idea.",
        "ar": "كل أول خميس في الساعة 18 في القاعة. أحضروا سؤالًا وفكرة.",
        "uk": "Кожного першого четверга о 18 годині в залі. Візьміть із собою запитання та ідею.",
    },
)
TAX = _item(
    {
        "de": "Finanzamt Lindenstadt: neue Sprechzeit für Vereine",
        "en": "Lindenstadt tax office: new hours for associations",
        "ar": "مصلحة الضرائب في ليندنشتات: أوقات جديدة للجمعيات",
        "uk": "Податкова Лінденштадта: новий час прийому для об’єднань",
    },
    {
        "de": "Mittwochs von 9 bis 12 Uhr. Bringt die Satzung mit, auch als Entwurf.",
        "en": "Wednesdays from 9 to 12. Bring your statute, even as a draft.",
        "ar": "أيام الأربعاء من 9 إلى 12. أحضروا النظام الأساسي ولو كان مسودة.",
        "uk": "Щосереди з 9 до 12. Візьміть статут, навіть чернетку.",
    },
)
PROJECTOR = _item(
    {
        "de": "Beamer, Bänke, Tonanlage: ausleihen statt kaufen",
        "en": "Projector, benches, sound: borrow, don't buy",
        "ar": "جهاز عرض ومقاعد ومكبرات صوت: استعيروا ولا تشتروا",
        "uk": "Проєктор, лавки, звук: позичайте, а не купуйте",
    },
    {
        "de": "Für Vereine und Initiativen aus Lindenstadt kostenlos, drei Tage lang.",
        "en": "Free for three days for associations and initiatives of Lindenstadt.",
        "ar": "مجانًا لثلاثة أيام لجمعيات ومبادرات ليندنشتات.",
        "uk": "Безкоштовно на три дні для об’єднань та ініціатив Лінденштадта.",
    },
)

# A text is a short text; a word is the key of a page.
ISSUES: tuple[dict[str, object], ...] = (
    {
        "slug": "1",
        "days_ago": 62,
        "title": {
            "de": "Herbst im Offenen Haus",
            "en": "Autumn in the Open House",
            "ar": "الخريف في البيت المفتوح",
            "uk": "Осінь у Відкритому домі",
        },
        "intro": {
            "de": "Liebe Nachbarinnen und Nachbarn, das ist unser erster Newsletter. Die Tür ist offen.",
            "en": "Dear neighbours, this is our first newsletter. The door is open.",
            "ar": "جيراننا الأعزاء، هذه أول نشرة لنا. الباب مفتوح.",
            "uk": "Дорогі сусіди, це наша перша розсилка. Двері відчинені.",
        },
        "rubrics": {
            "advice": [OPEN_HOURS, "so-helfen-wir"],
            "funding": [MICRO],
            "contacts": ["kontakt"],
            "training": [TREASURER],
            "meetings": ["garten-der-sprachen"],
            "support": ["raeume-und-technik"],
        },
    },
    {
        "slug": "2",
        "days_ago": 31,
        "title": {
            "de": "Ein Verein in fünf Schritten",
            "en": "An association in five steps",
            "ar": "جمعية في خمس خطوات",
            "uk": "Об’єднання за п’ять кроків",
        },
        "intro": {
            "de": "Immer mehr Gruppen fragen uns: Wie gründet man einen Verein? In dieser Ausgabe steht es.",
            "en": "More and more groups ask us how to found an association. This issue tells you.",
            "ar": "تسألنا مجموعات كثيرة: كيف تؤسَّس جمعية؟ الجواب في هذا العدد.",
            "uk": "Дедалі більше груп питають: як заснувати об’єднання? Відповідь у цьому випуску.",
        },
        "rubrics": {
            "advice": ["verein-gruenden"],
            "funding": [MICRO, "technik-teilen"],
            "contacts": [TAX],
            "training": [TREASURER, PRESS],
            "meetings": [ROUND_TABLE, "kueche-ohne-grenzen"],
            "support": [PROJECTOR],
        },
    },
    {
        "slug": "3",
        "days_ago": 0,
        "title": {
            "de": "Winter mit Licht",
            "en": "A winter with light",
            "ar": "شتاء مع ضوء",
            "uk": "Зима зі світлом",
        },
        "intro": {
            "de": "Draußen wird es dunkel, im Haus brennt Licht. Kommt herein: Das haben wir vor.",
            "en": "It gets dark outside, the lights are on in the house. Come in: these are our plans.",
            "ar": "يحل الظلام في الخارج، وفي البيت ضوء. تفضلوا: هذه خططنا حتى العام الجديد.",
            "uk": "Надворі темніє, а в домі світло. Заходьте: ось наші плани до нового року.",
        },
        "rubrics": {
            "advice": [OPEN_HOURS],
            "funding": [MICRO],
            "contacts": [TAX, "kontakt"],
            "training": [PRESS],
            "meetings": [ROUND_TABLE, "buehne-frei", "radio-nebenan"],
            "support": ["raeume-und-technik", "digital-dabei"],
        },
    },
)
