"""Colours a house may wear: contrast as WCAG 2.2 measures it, and the tokens derived from two of them."""

import colorsys

PAPER, SURFACE, INK = "#FBFAF7", "#FFFFFF", "#1B2430"
DARK_PAPER, DARK_SURFACE, DARK_INK = "#151A1F", "#1D242B", "#EDE9E1"
READABLE = 4.5


def _channels(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    return red, green, blue


def _hex(red: float, green: float, blue: float) -> str:
    return "#" + "".join(f"{round(max(0.0, min(1.0, part)) * 255):02X}" for part in (red, green, blue))


def luminance(colour: str) -> float:
    """Relative luminance of `#RRGGBB`, 0 for black and 1 for white."""
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in _channels(colour)
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, from 1 to 21."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def mixed(colour: str, ground: str, share: float) -> str:
    """`share` (0–1) of `colour` painted over `ground`."""
    top, below = _channels(colour), _channels(ground)
    return _hex(*(a * share + b * (1 - share) for a, b in zip(top, below, strict=True)))


def lightened(colour: str, *grounds: str, ratio: float, colourful: float = 1) -> str:
    """`colour` in the same hue, only as light as it must be to reach `ratio` on every ground."""
    hue, light, saturation = colorsys.rgb_to_hls(*_channels(colour))
    while light < 1:
        candidate = _hex(*colorsys.hls_to_rgb(hue, light, saturation * colourful))
        if all(contrast(candidate, ground) >= ratio for ground in grounds):
            return candidate
        light += 0.01
    return "#FFFFFF"


def light_tokens(primary: str, accent: str) -> dict[str, str]:
    """The house's tokens on paper."""
    return {
        "house": primary,
        "house-strong": mixed(primary, "#000000", 0.72),
        "house-soft": mixed(primary, PAPER, 0.1),
        "on-house": SURFACE,
        "strip": primary,
        "on-strip": SURFACE,
        "door": primary,
        "door-light": mixed(accent, PAPER, 0.3),
        "accent": accent,
        "accent-soft": mixed(accent, PAPER, 0.18),
        "on-accent": INK,
    }


def dark_tokens(primary: str, accent: str) -> dict[str, str]:
    """The house's tokens at night: the same hues, light enough to read on dark ground."""
    house = lightened(primary, DARK_PAPER, DARK_SURFACE, ratio=7.5, colourful=0.6)
    strip = mixed(primary, DARK_PAPER, 0.6)
    return {
        "house": house,
        "house-strong": mixed(house, "#FFFFFF", 0.6),
        "house-soft": mixed(house, DARK_PAPER, 0.14),
        "on-house": "#0E1417",
        "strip": strip,
        "on-strip": DARK_INK,
        "door": mixed(house, DARK_PAPER, 0.62),
        "door-light": mixed(accent, "#FFE9C8", 0.5),
        "accent": lightened(accent, DARK_PAPER, ratio=6),
        "accent-soft": mixed(accent, DARK_PAPER, 0.2),
        "on-accent": "#0E1417",
    }


def readable_as_main(colour: str) -> bool:
    """Whether text in this colour reads on paper, and white and paper text on it."""
    return (
        min(contrast(colour, PAPER), contrast(colour, SURFACE), contrast(colour, mixed(colour, PAPER, 0.1)))
        >= READABLE
    )


def readable_as_accent(colour: str) -> bool:
    """Whether ink reads on this colour."""
    return contrast(colour, INK) >= READABLE
