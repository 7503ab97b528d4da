"""The terms every house starts with, in four languages: 4 pillars, 12 partner types, 12 advice topics.

Sources: the four pillars of the federal programme; partner types and topics named by the houses themselves.
"""

type Row = tuple[str, str, str, str, str]  # code, de, en, ar, uk

PILLARS: tuple[Row, ...] = (
    ("empowerment", "Empowerment", "Empowerment", "التمكين", "Розвиток спроможностей"),
    (
        "micro_grants",
        "Mikroprojektförderung",
        "Micro-project grants",
        "دعم المشاريع الصغيرة",
        "Підтримка мікропроєктів",
    ),
    ("infrastructure", "Infrastruktur", "Infrastructure", "البنية التحتية", "Інфраструктура"),
    ("networking", "Vernetzung", "Networking", "التشبيك", "Налагодження зв’язків"),
)
PARTNER_TYPES: tuple[Row, ...] = (
    (
        "integration_coordinators",
        "Integrationskoordination",
        "Integration co-ordinators",
        "منسقو الاندماج",
        "Координатори інтеграції",
    ),
    ("networks", "Netzwerke", "Networks", "شبكات", "Мережі"),
    ("initiatives", "Initiativen", "Initiatives", "مبادرات", "Ініціативи"),
    (
        "shelters",
        "Unterkünfte und Sozialarbeit",
        "Shelters and social workers",
        "مراكز الإيواء والعمل الاجتماعي",
        "Притулки та соціальна робота",
    ),
    ("network_offices", "Netzwerkstellen", "Network offices", "مكاتب التشبيك", "Мережеві бюро"),
    (
        "volunteer_agencies",
        "Freiwilligenagenturen",
        "Volunteer agencies",
        "وكالات العمل التطوعي",
        "Агенції волонтерства",
    ),
    (
        "heritage",
        "Heimatvereine",
        "Local heritage associations",
        "جمعيات التراث المحلي",
        "Краєзнавчі товариства",
    ),
    (
        "democracy_partnerships",
        "Partnerschaften für Demokratie",
        "Partnerships for Democracy",
        "شراكات من أجل الديمقراطية",
        "Партнерства заради демократії",
    ),
    (
        "mobile_advice",
        "Mobile Beratungsteams",
        "Mobile advice teams",
        "فرق الاستشارة المتنقلة",
        "Мобільні консультаційні групи",
    ),
    ("academies", "Akademien", "Academies", "أكاديميات", "Академії"),
    ("universities", "Hochschulen", "Universities", "جامعات", "Університети"),
    (
        "sponsorships",
        "Patenschaftsprojekte",
        "Sponsorship projects",
        "مشاريع الرعاية والمرافقة",
        "Проєкти наставництва",
    ),
)
TOPICS: tuple[Row, ...] = (
    ("founding", "Gründung", "Founding", "التأسيس", "Заснування"),
    (
        "organisation",
        "Organisationsentwicklung",
        "Organisational development",
        "تطوير المؤسسة",
        "Розвиток організації",
    ),
    ("projects", "Projektmanagement", "Project management", "إدارة المشاريع", "Управління проєктами"),
    (
        "authorities",
        "Umgang mit Behörden",
        "Dealing with authorities",
        "التعامل مع الدوائر الرسمية",
        "Спілкування з установами",
    ),
    ("association_law", "Vereinsrecht", "Association law", "قانون الجمعيات", "Право об’єднань"),
    ("liability", "Haftungsrecht", "Liability", "المسؤولية القانونية", "Відповідальність"),
    ("media_law", "Medienrecht", "Media law", "قانون الإعلام", "Медіаправо"),
    ("internet_law", "Internetrecht", "Internet law", "قانون الإنترنت", "Інтернет-право"),
    ("accounting", "Buchhaltung", "Accounting", "المحاسبة", "Бухгалтерія"),
    ("software", "EDV-Anwendungen", "Software", "برامج الحاسوب", "Комп’ютерні програми"),
    ("publicity", "Öffentlichkeitsarbeit", "Public relations", "العلاقات العامة", "Зв’язки з громадськістю"),
    ("social_media", "Social Media", "Social media", "وسائل التواصل الاجتماعي", "Соціальні мережі"),
)
TERMS: dict[str, tuple[Row, ...]] = {"pillar": PILLARS, "partner_type": PARTNER_TYPES, "topic": TOPICS}
LANGUAGES = ("de", "en", "ar", "uk")
