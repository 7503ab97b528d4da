// The site's own few words; everything else is said by the house.

export const LANGUAGES = ["de", "ar"] as const;
export type Language = (typeof LANGUAGES)[number];

const de = {
  menu: "Menü",
  languages: "Sprachen",
  apply: "Jetzt beantragen",
  register: "Anmelden",
  closed: "Zurzeit geschlossen",
  until: "Offen bis",
  most: "Höchstens",
  topics: "Themen",
  from: "Von",
  goals: "Ziele",
  results: "Was daraus wurde",
  partners: "Partner",
  funders: "Gefördert von",
  deadline: "Frist",
  rubrics: {
    advice: "Beratung", funding: "Förderung", contacts: "Kontakte",
    training: "Fortbildung", meetings: "Treffen", support: "Unterstützung",
  },
  email: "Eure E-Mail-Adresse",
  code: "Der Code aus der Mail",
  who: "Wer stellt den Antrag?",
  go_on: "Weiter",
  send: "Absenden",
  add: "Noch eine Zeile",
  yes: "Ja",
  no: "Nein",
  choose: "Bitte wählen",
  done: "Angekommen! Eure Nummer:",
  failed: "Das hat nicht geklappt.",
};

const ar: typeof de = {
  menu: "القائمة",
  languages: "اللغات",
  apply: "قدّموا الطلب الآن",
  register: "سجّلوا",
  closed: "مغلق حاليًا",
  until: "مفتوح في موعد أقصاه",
  most: "بحد أقصى",
  topics: "المواضيع",
  from: "من",
  goals: "الأهداف",
  results: "ما نتج عنه",
  partners: "الشركاء",
  funders: "بتمويل من",
  deadline: "الموعد النهائي",
  rubrics: {
    advice: "استشارة", funding: "تمويل", contacts: "جهات اتصال",
    training: "تدريب", meetings: "لقاءات", support: "مساندة",
  },
  email: "بريدكم الإلكتروني",
  code: "الرمز من الرسالة",
  who: "من يقدّم الطلب؟",
  go_on: "متابعة",
  send: "إرسال",
  add: "سطر آخر",
  yes: "نعم",
  no: "لا",
  choose: "يرجى الاختيار",
  done: "وصل طلبكم! رقمكم:",
  failed: "لم ينجح ذلك.",
};

export const WORDS: Record<Language, typeof de> = { de, ar };
export type Words = typeof de;

export const euros = (amount: string | number, language: Language): string =>
  new Intl.NumberFormat(language, { style: "currency", currency: "EUR" }).format(Number(amount));

export const day = (moment: string, language: Language): string =>
  new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "Europe/Berlin" }).format(new Date(moment));

export const moment = (at: string, language: Language): string =>
  new Intl.DateTimeFormat(language, { dateStyle: "long", timeStyle: "short", timeZone: "Europe/Berlin" }).format(new Date(at));
