"""The self-check before an application: yes/no questions, no account, nothing stored."""

from dataclasses import dataclass, field

from .texts import Text, t

GREEN, TALK, RED = "green", "talk", "red"


@dataclass(frozen=True)
class SelfCheckQuestion:
    """One yes/no question; `wanted` is the good answer, `otherwise` what the other one leads to, and why.

    `carries` are answers of the form that follow from the good answer.
    """

    code: str
    label: Text
    reason: Text
    wanted: bool = True
    otherwise: str = RED
    forms: tuple[str, ...] = ("micro", "cooperation", "starter")
    carries: dict[str, object] = field(default_factory=dict)


SELF_CHECK = (
    SelfCheckQuestion(
        "group",
        t(
            "Seid ihr eine Gruppe oder ein Verein?",
            "Are you a group or an association?",
            "هل أنتم مجموعة أو جمعية؟",
            "Ви група чи об’єднання?",
        ),
        t(
            "Einzelne Menschen können wir nicht fördern. Findet Mitstreiter, wir helfen dabei.",
            "We can not fund single people. Find others to join, we help you.",
            "لا يمكننا دعم الأفراد. ابحثوا عن شركاء، ونحن نساعدكم.",
            "Окремих людей ми підтримати не можемо. Знайдіть однодумців, ми допоможемо.",
        ),
    ),
    SelfCheckQuestion(
        "region",
        t(
            "Findet das Projekt in Lindenstadt oder im Umland statt?",
            "Is the project in Lindenstadt or nearby?",
            "هل يُقام المشروع في ليندنشتات أو محيطها؟",
            "Чи відбувається проєкт у Лінденштадті або поруч?",
        ),
        t(
            "Wir fördern nur bei uns in der Region. Fragt das Haus in eurer Nähe.",
            "We fund in our region only. Ask the house near you.",
            "ندعم المشاريع في منطقتنا فقط. اسألوا البيت القريب منكم.",
            "Ми підтримуємо лише у своєму регіоні. Зверніться до дому поблизу.",
        ),
    ),
    SelfCheckQuestion(
        "migrants",
        t(
            "Planen und leiten Menschen mit Migrationsgeschichte das Projekt mit?",
            "Do people with a migration history plan and lead it?",
            "هل يشارك المهاجرون في تخطيط المشروع وقيادته؟",
            "Чи планують і ведуть проєкт люди з досвідом міграції?",
        ),
        t(
            "Das ist uns wichtig. Sprecht mit uns, wie ihr es einrichten könnt.",
            "This matters to us. Talk to us about how to arrange it.",
            "هذا مهم لنا. تحدّثوا معنا عن كيفية تحقيق ذلك.",
            "Це для нас важливо. Поговоріть із нами, як це зробити.",
        ),
        otherwise=TALK,
    ),
    SelfCheckQuestion(
        "begun",
        t(
            "Habt ihr schon etwas bestellt, gemietet oder unterschrieben?",
            "Have you already ordered, rented or signed anything?",
            "هل طلبتم أو استأجرتم أو وقّعتم شيئًا بالفعل؟",
            "Чи ви вже щось замовили, орендували або підписали?",
        ),
        t(
            "Begonnene Projekte dürfen wir meist nicht fördern. Sprecht mit uns, bevor ihr weitermacht.",
            "Mostly we may not fund what has begun. Talk to us before you go on.",
            "غالبًا لا يجوز لنا دعم ما بدأ بالفعل. تحدّثوا معنا قبل المتابعة.",
            "Розпочаті проєкти ми зазвичай не можемо підтримати. Спершу поговоріть із нами.",
        ),
        wanted=False,
        otherwise=TALK,
        carries={"begun": False},
    ),
    SelfCheckQuestion(
        "advice",
        t(
            "Habt ihr in den letzten 6 Monaten mit unserer Beratung gesprochen?",
            "Have you talked with our advisers within the last 6 months?",
            "هل تحدّثتم مع مستشارينا خلال آخر 6 أشهر؟",
            "Чи ви говорили з нашими консультантами за останні 6 місяців?",
        ),
        t(
            "Vor dem Antrag steht ein Gespräch. Macht einen Termin aus; den Entwurf könnt ihr schon anlegen.",
            "There is a talk before the application. Make an appointment; you can start the draft already.",
            "قبل الطلب يجب إجراء محادثة. احجزوا موعدًا؛ ويمكنكم بدء المسودة الآن.",
            "Перед заявкою потрібна розмова. Домовтеся про зустріч; чернетку можна почати вже.",
        ),
        otherwise=TALK,
        forms=("micro", "cooperation"),
    ),
    SelfCheckQuestion(
        "founding",
        t(
            "Gründet ihr gerade mit uns oder gibt es euch höchstens zwei Jahre?",
            "Are you founding with us, or are you at most two years old?",
            "هل تؤسّسون معنا أو مضى على تأسيسكم سنتان على الأكثر؟",
            "Ви засновуєтесь із нами або існуєте не більше двох років?",
        ),
        t(
            "Das Starterpaket ist für junge Gruppen. Das Mikroprojekt könnte besser passen.",
            "The starter package is for young groups. The micro project may fit better.",
            "حزمة البداية للمجموعات الجديدة. قد يناسبكم المشروع الصغير أكثر.",
            "Стартовий пакет — для молодих груп. Можливо, краще підійде мікропроєкт.",
        ),
        forms=("starter",),
    ),
    SelfCheckQuestion(
        "other_federal",
        t(
            "Bekommt ihr für dasselbe Projekt anderes Geld vom Bund?",
            "Do you get other federal money for the same project?",
            "هل تحصلون على أموال اتحادية أخرى للمشروع نفسه؟",
            "Чи отримуєте ви інші федеральні кошти на цей проєкт?",
        ),
        t(
            "Zweimal Geld vom Bund für dasselbe ist nicht erlaubt.",
            "Federal money twice for the same thing is not allowed.",
            "لا يُسمح بالحصول على أموال اتحادية مرتين للشيء نفسه.",
            "Двічі федеральні кошти на те саме не дозволені.",
        ),
        wanted=False,
    ),
    SelfCheckQuestion(
        "excluded",
        t(
            "Geht es um Parteiwerbung, Gottesdienst, einen Sprachkurs oder eine Feier nur für Mitglieder?",
            "Is it about promoting a party, worship, a language course or a party for members only?",
            "هل يتعلق الأمر بالدعاية الحزبية أو العبادة أو دورة لغة أو حفل للأعضاء فقط؟",
            "Чи йдеться про агітацію, богослужіння, мовний курс або свято лише для членів?",
        ),
        t(
            "Das dürfen wir mit diesem Geld nicht fördern.",
            "We may not fund this with this money.",
            "لا يجوز لنا دعم ذلك بهذا المال.",
            "Це ми не маємо права фінансувати цими коштами.",
        ),
        wanted=False,
        carries={"exclusions": ["none"]},
    ),
    SelfCheckQuestion(
        "amount",
        t(
            "Reicht euch der Höchstbetrag der Ausschreibung?",
            "Is the largest grant of this call enough for you?",
            "هل يكفيكم الحد الأقصى لهذه المنحة؟",
            "Чи вистачить вам найбільшої суми цього конкурсу?",
        ),
        t(
            "Für größere Vorhaben gibt es andere Wege. Sprecht mit uns.",
            "There are other ways for bigger plans. Talk to us.",
            "هناك طرق أخرى للمشاريع الأكبر. تحدّثوا معنا.",
            "Для більших задумів є інші шляхи. Поговоріть із нами.",
        ),
        otherwise=TALK,
    ),
    SelfCheckQuestion(
        "signs",
        t(
            "Ist jemand dabei, der für eure Gruppe unterschreiben darf?",
            "Is there somebody who may sign for your group?",
            "هل بينكم من يحق له التوقيع باسم مجموعتكم؟",
            "Чи є хтось, хто має право підписувати за групу?",
        ),
        t(
            "Zum Abschicken braucht ihr eine Person, die euch vertreten darf. Wir erklären euch, wie das geht.",
            "To submit you need a person who may represent you. We explain how.",
            "للإرسال تحتاجون إلى شخص يحق له تمثيلكم. نشرح لكم كيف.",
            "Щоб надіслати, потрібна особа, яка має право вас представляти. Ми пояснимо як.",
        ),
        otherwise=TALK,
    ),
)
