"""The last pages: money, protection, attachments, declarations."""

from typing import Any

from .texts import Text, ask, t, when


def money_page(intro: Text) -> dict[str, Any]:
    """The plan: what it costs and who pays."""
    return {
        "id": "money",
        "title": t(
            "Kosten und Finanzierung", "Costs and funding", "التكاليف والتمويل", "Витрати й фінансування"
        ),
        "intro": intro,
        "questions": [
            ask(
                "plan",
                "finance_plan",
                t(
                    "Kosten- und Finanzierungsplan",
                    "Cost and funding plan",
                    "خطة التكاليف والتمويل",
                    "План витрат і фінансування",
                ),
            ),
            ask(
                "fees_to_board",
                "yes_no",
                t(
                    "Bekommt jemand aus eurem Vorstand Geld aus dem Projekt?",
                    "Does anyone of your board get money from the project?",
                    "هل يحصل أحد من مجلس إدارتكم على مال من المشروع؟",
                    "Чи отримує хтось із вашого правління гроші з проєкту?",
                ),
                help=t(
                    "Auslagen erstatten ist in Ordnung. Honorare sind es nicht.",
                    "Paying back expenses is fine. Fees are not.",
                    "تعويض المصروفات مقبول. الأتعاب غير مقبولة.",
                    "Відшкодування витрат — гаразд. Гонорари — ні.",
                ),
            ),
        ],
    }


def protection_page() -> dict[str, Any]:
    """Children are safe, and everybody can take part."""
    return {
        "id": "protection",
        "title": t(
            "Schutz und Zugang", "Protection and access", "الحماية وإتاحة المشاركة", "Захист і доступність"
        ),
        "questions": [
            ask(
                "minors",
                "yes_no",
                t(
                    "Machen Kinder oder Jugendliche mit?",
                    "Do children or young people take part?",
                    "هل يشارك أطفال أو شباب؟",
                    "Чи беруть участь діти або підлітки?",
                ),
            ),
            ask(
                "protection_concept",
                "long_text",
                t("Wie schützt ihr sie?", "How do you protect them?", "كيف تحمونهم؟", "Як ви їх захищаєте?"),
                help=t(
                    "Wer passt auf? Wen kann man ansprechen, wenn etwas nicht stimmt?",
                    "Who looks after them? Whom can they turn to if something is wrong?",
                    "من يعتني بهم؟ بمن يمكنهم الاتصال إذا حدث شيء؟",
                    "Хто за ними доглядає? До кого можна звернутися, якщо щось не так?",
                ),
                show_when=when("minors", True),
                max_words=150,
            ),
            ask(
                "access",
                "long_text",
                t(
                    "Was tut ihr, damit alle mitmachen können?",
                    "What do you do so that everybody can take part?",
                    "ماذا تفعلون ليتمكن الجميع من المشاركة؟",
                    "Що ви робите, щоб усі могли брати участь?",
                ),
                help=t(
                    "Zum Beispiel: Übersetzung, Kinderbetreuung, Raum ohne Stufen.",
                    "For example: interpreting, childcare, a room without steps.",
                    "مثلًا: ترجمة، رعاية أطفال، قاعة بلا درجات.",
                    "Наприклад: переклад, догляд за дітьми, приміщення без сходів.",
                ),
                required=False,
                max_words=100,
            ),
        ],
    }


def attachments_page() -> dict[str, Any]:
    """Papers, as far as you have them."""
    return {
        "id": "attachments",
        "title": t("Anlagen", "Attachments", "المرفقات", "Додатки"),
        "intro": t(
            "Ladet hoch, was ihr habt. Fotos mit dem Handy reichen.",
            "Upload what you have. Photos from your phone are fine.",
            "ارفعوا ما لديكم. تكفي صور من الهاتف.",
            "Завантажте те, що маєте. Фото з телефона достатньо.",
        ),
        "questions": [
            ask("statute", "file", t("Satzung", "Statute", "النظام الأساسي", "Статут"), required=False),
            ask(
                "charity_file",
                "file",
                t(
                    "Bescheid des Finanzamts zur Gemeinnützigkeit",
                    "The tax office’s notice on charitable status",
                    "إشعار مكتب الضرائب بالنفع العام",
                    "Рішення податкової про благодійність",
                ),
                required=False,
            ),
            ask(
                "offers",
                "file",
                t("Angebote", "Offers", "عروض الأسعار", "Цінові пропозиції"),
                required=False,
                max_files=6,
                help=t(
                    "Nur bei größeren Bestellungen nötig.",
                    "Only needed for bigger orders.",
                    "مطلوبة فقط للطلبيات الكبيرة.",
                    "Потрібні лише для великих замовлень.",
                ),
            ),
        ],
    }


def _declare(code: str, text: Text, *, required: bool = True, label: Text | None = None) -> dict[str, Any]:
    return ask(code, "declaration", label or text, text=text, required=required)


def declarations_page() -> dict[str, Any]:
    """What you confirm when you submit."""
    return {
        "id": "declarations",
        "title": t("Erklärungen", "Declarations", "الإقرارات", "Заяви"),
        "questions": [
            _declare(
                "not_begun",
                t(
                    "Wir haben noch nicht begonnen und beginnen erst nach der Zusage.",
                    "We have not begun, and will begin only after your promise.",
                    "لم نبدأ بعد، ولن نبدأ إلا بعد موافقتكم.",
                    "Ми ще не починали й почнемо лише після вашої згоди.",
                ),
            ),
            _declare(
                "no_double_funding",
                t(
                    "Dieselben Kosten zahlt uns niemand sonst. Anderes Geld steht im Plan.",
                    "Nobody else pays the same costs. Other money is in the plan.",
                    "لا أحد غيركم يدفع التكاليف نفسها. الأموال الأخرى مذكورة في الخطة.",
                    "Ті самі витрати нам ніхто більше не оплачує. Інші кошти вказано в плані.",
                ),
            ),
            _declare(
                "correct",
                t(
                    "Alle Angaben sind richtig. Änderungen melden wir sofort.",
                    "Everything we say is correct. We report changes at once.",
                    "جميع المعلومات صحيحة. نبلغ عن أي تغيير فورًا.",
                    "Усі відомості правильні. Про зміни повідомимо одразу.",
                ),
            ),
            _declare(
                "rules_accepted",
                t(
                    "Wir kennen die Regeln der Ausschreibung und halten sie ein.",
                    "We know the rules of the call and keep to them.",
                    "نعرف شروط المنحة ونلتزم بها.",
                    "Ми знаємо правила конкурсу й дотримуємося їх.",
                ),
            ),
            _declare(
                "wages",
                t(
                    "Wer angestellt ist, bekommt mindestens den Mindestlohn. Honorarkräfte sind selbstständig.",
                    "Employees get at least the minimum wage. Freelancers are self-employed.",
                    "يحصل الموظفون على الحد الأدنى للأجور على الأقل. أصحاب الأتعاب مستقلون.",
                    "Працівники отримують щонайменше мінімальну зарплату. Фрилансери працюють самостійно.",
                ),
            ),
            _declare(
                "privacy",
                t(
                    "Wir haben die Hinweise zum Datenschutz gelesen.",
                    "We have read the data-protection notice.",
                    "قرأنا معلومات حماية البيانات.",
                    "Ми прочитали інформацію про захист даних.",
                ),
            ),
            _declare(
                "may_publish",
                t(
                    "Freiwillig: Ihr dürft Titel und Kurztext des Projekts auf eurer Seite zeigen.",
                    "Voluntary: you may show the project’s title and short text on your website.",
                    "اختياري: يمكنكم عرض عنوان المشروع ونصه القصير على موقعكم.",
                    "Добровільно: ви можете показати назву й короткий опис проєкту на сайті.",
                ),
                required=False,
            ),
        ],
    }
