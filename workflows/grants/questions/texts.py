"""One text in the languages of the house."""

Text = dict[str, str]


def t(de: str, en: str, ar: str, uk: str) -> Text:
    """One text in German, English, Arabic and Ukrainian."""
    return {"de": de, "en": en, "ar": ar, "uk": uk}
