"""What the demo house lends, in the four languages of its people."""

from decimal import Decimal
from typing import NotRequired, TypedDict


class Text(TypedDict):
    """What is said of it in one language."""

    name: str
    summary: str
    equipment: NotRequired[str]
    rules: NotRequired[str]
    price_note: NotRequired[str]
    manual: NotRequired[str]


class Thing(TypedDict):
    """A room or equipment: its facts, its texts by language, its pieces (number, value, state), and
    of a bundle the parts (slug, how many).
    """

    slug: str
    facts: dict[str, object]
    texts: dict[str, Text]
    units: list[tuple[str, str, str]]
    parts: NotRequired[list[tuple[str, int]]]


THINGS: list[Thing] = [
    {
        "slug": "saal",
        "facts": {
            "kind": "room",
            "position": 1,
            "place": "Lindenplatz 4, Erdgeschoss",
            "capacity": 80,
            "square_metres": 120,
            "is_step_free": True,
            "has_accessible_toilet": True,
            "has_hearing_loop": True,
            "lead_hours": 72,
            "horizon_days": 365,
            "longest_hours": 10,
            "buffer_before": 30,
            "buffer_after": 30,
        },
        "texts": {
            "de": {
                "name": "Großer Saal",
                "summary": "Für Feste, Aufführungen und Versammlungen, mit Bühne und Parkett.",
                "equipment": "Bühne 4 × 3 m\n80 Stühle\n16 Tische\nLeinwand",
                "rules": "Um 20 Uhr ist Ruhe im Haus. Bitte besenrein verlassen.",
                "price_note": "Für gemeinnützige Gruppen kostenlos.",
            },
            "en": {
                "name": "Great hall",
                "summary": "For feasts, plays and assemblies, with a stage.",
                "equipment": "Stage 4 × 3 m\n80 chairs\n16 tables\nScreen",
                "rules": "The house is quiet from 8 pm. Please leave it swept.",
                "price_note": "Free for charitable groups.",
            },
            "ar": {
                "name": "القاعة الكبيرة",
                "summary": "للحفلات والعروض والاجتماعات، مع منصة.",
                "equipment": "منصة 4 × 3 م\n80 كرسيًا\n16 طاولة\nشاشة",
                "rules": "الهدوء في البيت من الساعة 20. يرجى تركها نظيفة.",
                "price_note": "مجانًا للمجموعات ذات النفع العام.",
            },
            "uk": {
                "name": "Велика зала",
                "summary": "Для свят, вистав і зборів, зі сценою.",
                "equipment": "Сцена 4 × 3 м\n80 стільців\n16 столів\nЕкран",
                "rules": "О 20-й у домі тиша. Залиште приміщення прибраним.",
                "price_note": "Для неприбуткових груп безкоштовно.",
            },
        },
        "units": [("R-001", "", "ok")],
    },
    {
        "slug": "seminarraum",
        "facts": {
            "kind": "room",
            "position": 2,
            "place": "Lindenplatz 4, 1. Stock, Aufzug",
            "capacity": 24,
            "square_metres": 48,
            "is_step_free": True,
            "has_accessible_toilet": True,
            "longest_hours": 8,
            "instant_for": "organisations",
            "needs_handover": False,
        },
        "texts": {
            "de": {
                "name": "Seminarraum",
                "summary": "Für Kurse und Sitzungen, mit Tafel und Bildschirm.",
                "equipment": "24 Stühle\n12 Tische\nWhiteboard\nBildschirm mit HDMI",
            },
            "en": {"name": "Seminar room", "summary": "For courses and meetings, with board and screen."},
            "ar": {"name": "غرفة الدورات", "summary": "للدورات والجلسات، مع سبورة وشاشة."},
            "uk": {"name": "Навчальна кімната", "summary": "Для курсів і засідань, з дошкою та екраном."},
        },
        "units": [("R-002", "", "ok")],
    },
    {
        "slug": "kueche",
        "facts": {
            "kind": "room",
            "position": 3,
            "place": "Lindenplatz 4, Erdgeschoss",
            "capacity": 15,
            "is_step_free": True,
            "deposit": Decimal(50),
            "buffer_after": 60,
        },
        "texts": {
            "de": {
                "name": "Lehrküche",
                "summary": "Zwei Herde, großer Tisch, Geschirr für 20.",
                "equipment": "Zwei Herde\nGeschirr für 20\nTöpfe und Pfannen\nSpülmaschine",
            },
            "en": {"name": "Teaching kitchen", "summary": "Two stoves, a big table, dishes for 20."},
            "ar": {"name": "مطبخ التعليم", "summary": "موقدان وطاولة كبيرة وأوانٍ لـ 20 شخصًا."},
            "uk": {"name": "Навчальна кухня", "summary": "Дві плити, великий стіл, посуд на 20 осіб."},
        },
        "units": [("R-003", "", "ok")],
    },
    {
        "slug": "werkstatt",
        "facts": {
            "kind": "room",
            "position": 4,
            "place": "Gemeindehaus St. Martin, Rosenweg 3",
            "capacity": 12,
            "provider": "Pfarrei St. Martin",
            "provider_contact": "Pfarrbüro, 06899 000 555",
            "organisations_only": True,
        },
        "texts": {
            "de": {
                "name": "Werkraum St. Martin",
                "summary": "Raum für Engagement: Werkbänke und Platz für schmutzige Arbeit.",
                "rules": "Es gilt die Hausordnung der Pfarrei. Den Schlüssel gibt es im Pfarrbüro.",
            },
            "en": {"name": "Workshop St. Martin", "summary": "Work benches and room for dirty work."},
            "ar": {"name": "ورشة سانت مارتن", "summary": "طاولات عمل ومكان للأعمال اليدوية."},
            "uk": {"name": "Майстерня Св. Мартіна", "summary": "Верстаки й місце для брудної роботи."},
        },
        "units": [("D-001", "", "ok")],
    },
    {
        "slug": "beamer",
        "facts": {
            "kind": "equipment",
            "position": 1,
            "place": "Büro, Regal 2",
            "longest_hours": 168,
            "deposit": Decimal(100),
            "instant_for": "organisations",
        },
        "texts": {
            "de": {
                "name": "Beamer",
                "summary": "Hell genug für 50 Personen, mit Kabeln und Tasche.",
                "equipment": "Beamer\nNetzkabel\nHDMI-Kabel\nTasche",
                "manual": "Erst das Kabel einstecken, dann einschalten. Danach fünf Minuten abkühlen lassen.",
            },
            "en": {"name": "Projector", "summary": "Bright enough for 50 people, with cables and bag."},
            "ar": {"name": "جهاز عرض", "summary": "يكفي لـ 50 شخصًا، مع الكابلات وحقيبة."},
            "uk": {"name": "Проєктор", "summary": "Достатньо яскравий для 50 осіб, з кабелями й сумкою."},
        },
        "units": [("T-011", "620.00", "ok"), ("T-012", "620.00", "ok"), ("T-013", "580.00", "repair")],
    },
    {
        "slug": "tonanlage",
        "facts": {
            "kind": "equipment",
            "position": 2,
            "place": "Lager",
            "longest_hours": 96,
            "deposit": Decimal(150),
        },
        "texts": {
            "de": {
                "name": "Tonanlage",
                "summary": "Mischpult, zwei Lautsprecher, zwei Mikrofone: für Feste bis 150 Personen.",
                "equipment": "Mischpult\nZwei Lautsprecher\nZwei Mikrofone\nKabel",
            },
            "en": {
                "name": "Sound system",
                "summary": "Mixer, two speakers, two microphones, up to 150 people.",
            },
            "ar": {"name": "نظام صوت", "summary": "جهاز مزج ومكبران وميكروفونان، حتى 150 شخصًا."},
            "uk": {"name": "Звукова система", "summary": "Мікшер, дві колонки, два мікрофони, до 150 осіб."},
        },
        "units": [("T-021", "1450.00", "ok")],
    },
    {
        "slug": "stehtische",
        "facts": {
            "kind": "equipment",
            "position": 3,
            "place": "Lager",
            "longest_hours": 96,
            "instant_for": "everybody",
        },
        "texts": {
            "de": {
                "name": "Stehtische",
                "summary": "Klappbar, mit weißer Husse.",
                "equipment": "Tisch\nHusse",
            },
            "en": {"name": "Bar tables", "summary": "Folding, with a white cover."},
            "ar": {"name": "طاولات وقوف", "summary": "قابلة للطي، مع غطاء أبيض."},
            "uk": {"name": "Високі столи", "summary": "Складані, з білим чохлом."},
        },
        "units": [(f"M-{number:03d}", "45.00", "ok") for number in range(1, 9)],
    },
    {
        "slug": "leinwand",
        "facts": {
            "kind": "equipment",
            "position": 2,
            "place": "Büro, Regal 2",
            "longest_hours": 168,
            "instant_for": "organisations",
        },
        "texts": {
            "de": {
                "name": "Leinwand",
                "summary": "2 Meter breit, mit Stativ.",
                "equipment": "Leinwand\nStativ\nHülle",
            },
            "en": {"name": "Screen", "summary": "2 metres wide, with a stand."},
            "ar": {"name": "شاشة عرض", "summary": "بعرض مترين، مع حامل."},
            "uk": {"name": "Екран", "summary": "Завширшки 2 метри, зі штативом."},
        },
        "units": [("T-031", "140.00", "ok"), ("T-032", "140.00", "ok")],
    },
    {
        "slug": "kabeltrommel",
        "facts": {
            "kind": "equipment",
            "position": 3,
            "place": "Büro, Regal 1",
            "longest_hours": 168,
            "instant_for": "organisations",
        },
        "texts": {
            "de": {"name": "Kabeltrommel", "summary": "25 Meter, vier Steckdosen."},
            "en": {"name": "Cable reel", "summary": "25 metres, four sockets."},
            "ar": {"name": "بكرة كابل", "summary": "25 مترًا، أربعة مقابس."},
            "uk": {"name": "Подовжувач на котушці", "summary": "25 метрів, чотири розетки."},
        },
        "units": [(f"K-{number:03d}", "39.00", "ok") for number in range(1, 5)],
    },
    {
        "slug": "kino-set",
        "facts": {
            "kind": "equipment",
            "position": 0,
            "place": "Büro, Regal 2",
            "longest_hours": 96,
            "deposit": Decimal(120),
            "instant_for": "organisations",
        },
        "texts": {
            "de": {
                "name": "Kino-Set",
                "summary": "Alles für einen Filmabend: Beamer, Leinwand und zwei Kabeltrommeln.",
                "equipment": "HDMI-Kabel\nAnleitung",
            },
            "en": {
                "name": "Cinema set",
                "summary": "All for a film night: projector, screen and two cable reels.",
            },
            "ar": {"name": "طقم سينما", "summary": "كل ما يلزم لأمسية أفلام: جهاز عرض وشاشة وبكرتا كابل."},
            "uk": {"name": "Кінонабір", "summary": "Усе для кіновечора: проєктор, екран і два подовжувачі."},
        },
        "units": [],
        "parts": [("beamer", 1), ("leinwand", 1), ("kabeltrommel", 2)],
    },
]
