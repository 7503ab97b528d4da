"""Drawings of the demo house: arches, doors, people and things in the colours of the house, as SVG."""

from collections.abc import Callable

WIDTH, HEIGHT = 960, 540
PETROL, DEEP, PALE = "#0B5563", "#083D47", "#E3EAE8"
APRICOT, PEACH, GREEN, OCHRE, BRICK, INK, WHITE = (
    "#E8833A", "#F8E5D5", "#3E7C5A", "#D9A441", "#A94F3A", "#1B2430", "#FFFDF8",
)  # fmt: skip
GROUNDS = (PALE, PEACH, "#F3F0E9", "#E6F2EA")
SKINS = ("#8D5A3B", "#E2B08F", "#B97A56", "#F0C9A8", "#6B4226", "#D39B77")
STYLES = (2, 0, 1, 1, 2, 0, 1, 0)  # short, long or tied up: one for each of the team
HAIRS = ("#2B1D17", "#7A4A2A", "#4B4B52", "#B98344", "#1B2430", "#8C2F23")


def path(d: str, fill: str, extra: str = "") -> str:
    """A filled shape."""
    return f'<path d="{d}" fill="{fill}"{extra}/>'


def line(d: str, colour: str = DEEP, width: int = 8) -> str:
    """A drawn line."""
    round_ends = ' stroke-linecap="round" stroke-linejoin="round"'
    return f'<path d="{d}" fill="none" stroke="{colour}" stroke-width="{width}"{round_ends}/>'


def circle(x: float, y: float, radius: float, fill: str) -> str:
    """A dot."""
    return f'<circle cx="{x}" cy="{y}" r="{radius}" fill="{fill}"/>'


def arch(x: int, width: int, top: int, fill: str, foot: int = 460) -> str:
    """An arch that stands on the ground."""
    radius = width / 2
    return path(f"M{x} {foot}V{top + radius}a{radius} {radius} 0 0 1 {width} 0V{foot}z", fill)


def person(x: int, height: int, fill: str, skin: str = SKINS[1], foot: int = 470) -> str:
    """Somebody who stands there."""
    head, half = height * 0.16, height * 0.2
    top = foot - height
    shoulders = top + head * 2.1
    body = f"M{x - half} {foot}V{shoulders + half}a{half} {half} 0 0 1 {2 * half} 0V{foot}z"
    return path(body, fill) + circle(x, top + head, head, skin)


def scene(motif: str, number: int) -> str:
    """A drawing of `motif`; the number changes colours, so that no two look the same."""
    ground = GROUNDS[number % len(GROUNDS)]
    sun = circle(130 + (number * 97) % 640, 90, 38, APRICOT if number % 2 else OCHRE)
    floor = path(f"M0 460h{WIDTH}v{HEIGHT - 460}H0z", "#DDD8CC")
    return svg(WIDTH, HEIGHT, path(f"M0 0h{WIDTH}v{HEIGHT}H0z", ground) + sun + floor + MOTIFS[motif](number))


def svg(width: int, height: int, content: str) -> str:
    """A whole file."""
    box = f'width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {box}>{content}</svg>'


def _door(number: int) -> str:
    leaf = path("M590 460V250c0-60-40-100-90-108-22 22-34 60-34 108v230z", DEEP) + circle(
        492, 330, 9, APRICOT
    )
    return (
        arch(350, 260, 110, PETROL)
        + arch(378, 204, 142, PEACH)
        + leaf
        + person(300, 190, BRICK, SKINS[number % 6])
    )


def _steps(number: int) -> str:
    stairs = "".join(
        path(f"M{180 + i * 70} {460 - i * 46}h{600 - i * 70}v46h-{600 - i * 70}z", PETROL if i % 2 else DEEP)
        for i in range(4)
    )
    return (
        arch(560, 190, 40, APRICOT, 280)
        + arch(584, 142, 66, PEACH, 280)
        + stairs
        + person(330, 150, GREEN, SKINS[number % 6], 372)
    )


def _lamp(number: int) -> str:
    light = path("M300 150 150 460h420z", OCHRE, ' opacity=".45"')
    lamp = path("M262 96h76l26 62H236z", DEEP) + line("M300 96V40")
    stage = path("M120 430h720v40H120z", BRICK)
    return (
        light
        + lamp
        + stage
        + person(360, 200, PETROL, SKINS[number % 6], 430)
        + arch(640, 150, 210, PETROL, 430)
    )


def _people(number: int) -> str:
    colours = (PETROL, APRICOT, GREEN, BRICK, DEEP)
    hands = line("M240 370h480", SKINS[1], 14)
    figures = (
        person(240 + i * 120, 210 + (i * 37 + number * 13) % 70, colours[i], SKINS[(i + number) % 6])
        for i in range(5)
    )
    return arch(160, 640, 90, WHITE) + hands + "".join(figures)


def _garden(number: int) -> str:
    plants = ""
    for i in range(7):
        x, top = 150 + i * 110, 300 - (i * 53 + number * 17) % 90
        plants += line(f"M{x} 440V{top}", GREEN, 9) + path(
            f"M{x} {top + 70}c-50-6-60-44-58-62 40 2 58 26 58 62zm0-26c44-8 54-40 52-58-36 4-52 26-52 58z",
            GREEN,
        )
        plants += circle(x, top, 17, (APRICOT, OCHRE, BRICK)[i % 3])
    beds = "".join(path(f"M{90 + i * 270} 430h230v50h-230z", "#7A5A3C") for i in range(3))
    return arch(360, 240, 120, PETROL) + arch(388, 184, 150, PEACH) + plants + beds


def _map(number: int) -> str:
    spots = ((170, 330), (340, 180), (520, 350), (690, 200), (820, 380))
    ways = line("M170 350C260 300 260 240 340 220S440 400 520 390s90-160 170-150 60 150 130 170", APRICOT, 10)
    houses = "".join(
        path(
            f"M{x - 48} {y + 60}V{y}l48-44 48 44v60z", (PETROL, BRICK, GREEN, DEEP, PETROL)[(i + number) % 5]
        )
        + arch(x - 14, 28, y + 14, PEACH, y + 60)
        for i, (x, y) in enumerate(spots)
    )
    return ways + houses


def _book(number: int) -> str:
    pages = path("M480 400c-70-44-160-48-240-34V176c80-14 170-8 240 36z", WHITE) + path(
        "M480 400c70-44 160-48 240-34V176c-80-14-170-8-240 36z", PEACH
    )
    words = "".join(
        line(f"M{x} {210 + i * 34 + (x > 480) * 0}h{150 - (i * 31 + number * 7) % 60}", PETROL, 7)
        for i in range(4)
        for x in (280, 530)
    )
    return arch(200, 560, 60, PETROL) + arch(236, 488, 96, DEEP) + pages + words


def _kitchen(number: int) -> str:
    steam = line("M400 170c-20-30 20-40 0-74M480 160c-20-30 20-40 0-74M560 170c-20-30 20-40 0-74", WHITE, 10)
    pot = path("M330 210h300v130c0 30-24 54-54 54H384c-30 0-54-24-54-54z", PETROL) + path(
        "M310 200h340v26H310z", DEEP
    )
    bowls = path("M150 380h130a65 65 0 0 1-130 0zM690 380h130a65 65 0 0 1-130 0z", BRICK)
    return arch(240, 480, 50, OCHRE) + steam + pot + path("M90 440h780v40H90z", "#7A5A3C") + bowls


def _radio(number: int) -> str:
    waves = "".join(
        line(
            f"M{560 + i * 60} {180 - i * 30}c{50 + i * 8} {60 + i * 14} {50 + i * 8} {120 + i * 18} 0 {180 + i * 50}",
            (APRICOT, PETROL, BRICK)[(i + number) % 3],
            12,
        )
        for i in range(3)
    )
    stand = line("M400 400v60M330 460h140M320 260v20c0 60 36 100 80 100s80-40 80-100v-20")
    body = path("M344 170a56 56 0 0 1 112 0v100a56 56 0 0 1-112 0z", PETROL) + line(
        "M360 170h80M360 210h80M360 250h80", WHITE, 5
    )
    return arch(200, 400, 70, WHITE) + stand + body + waves


def _laptop(number: int) -> str:
    rows = "".join(
        line(f"M370 {230 + i * 40}h{190 - (i * 47 + number * 11) % 90}", (APRICOT, GREEN, OCHRE)[i % 3], 12)
        for i in range(4)
    )
    screen = path("M310 180h340v220H310z", DEEP) + path("M328 198h304v184H328z", WHITE)
    return (
        arch(230, 500, 60, PETROL)
        + arch(262, 436, 92, PEACH)
        + screen
        + rows
        + path("M260 400h440l30 46H230z", INK)
    )


def _stage(number: int) -> str:
    left = path("M150 80h180c20 140-30 260-110 380h-70z", BRICK)
    right = path("M810 80H630c-20 140 30 260 110 380h70z", BRICK)
    return (
        arch(250, 460, 80, OCHRE)
        + person(430, 210, PETROL, SKINS[number % 6])
        + person(540, 180, GREEN, SKINS[(number + 3) % 6])
        + left
        + right
        + path("M130 60h700v36H130z", DEEP)
    )


def _paper(number: int) -> str:
    sheet = path("M350 110h200l70 70v270H350z", WHITE) + path("M550 110v70h70z", PALE)
    words = "".join(line(f"M390 {210 + i * 36}h{180 - (i * 41) % 70}", PETROL, 7) for i in range(4))
    seal = circle(560, 390, 40, BRICK) + path("M540 420l-12 60 32-18 32 18-12-60z", BRICK)
    return arch(250, 460, 50, PETROL) + arch(282, 396, 82, PEACH) + sheet + words + seal


def _rooms(number: int) -> str:
    windows = "".join(arch(150 + i * 250, 150, 80, WHITE, 300) for i in range(3))
    tables = "".join(
        path(
            f"M{150 + i * 250} 370h190v22h-190zM{170 + i * 250} 392h16v78h-16zM{304 + i * 250} 392h16v78h-16z",
            PETROL,
        )
        for i in range(3)
    )
    chairs = "".join(
        circle(200 + i * 250, 350, 16, APRICOT) + circle(290 + i * 250, 350, 16, GREEN) for i in range(3)
    )
    return windows + tables + chairs


def _portrait(number: int) -> str:
    return arch(330, 300, 60, PETROL) + _bust(480, 250, 1.0, number)


def _bust(x: int, y: int, scale: float, number: int) -> str:
    skin, hair = SKINS[number % 6], HAIRS[(number * 5 + 1) % 6]
    coat = (APRICOT, GREEN, BRICK, OCHRE, DEEP, WHITE)[number % 6]
    r = 62 * scale
    body = path(
        f"M{x - 120 * scale} {y + 210 * scale}c0-90 50-130 {120 * scale}-130s{120 * scale} 40 {120 * scale} 130z",
        coat,
    )
    neck = path(f"M{x - 22 * scale} {y + 30 * scale}h{44 * scale}v{70 * scale}h-{44 * scale}z", skin)
    styles: tuple[Callable[[], str], ...] = (
        lambda: path(
            f"M{x - r} {y + 10}c-8-70 30-{95 * scale} {r}-{95 * scale}s{r + 8} 30 {r} {95 * scale}c-10-40-30-60-{r}-60s-50 20-{r} 60z",
            hair,
        ),
        lambda: path(
            f"M{x - r - 12} {y + 90 * scale}V{y - 10}a{r + 12} {r + 12} 0 0 1 {2 * r + 24} 0v{100 * scale}h-30V{y - 26 * scale}h-{2 * r - 36}v{116 * scale}z",
            hair,
        ),
        lambda: (
            circle(x, y - r - 6, 28 * scale, hair)
            + path(f"M{x - r} {y - 6}a{r} {r} 0 0 1 {2 * r} 0c-30-22-90-22-{2 * r} 0z", hair)
        ),
    )
    return body + neck + circle(x, y, r, skin) + styles[STYLES[number % len(STYLES)]]()


def portrait(number: int) -> str:
    """One of the team: a bust in an arch; nobody real."""
    frame = path("M0 0h480v560H0z", GROUNDS[number % 4])
    return svg(
        480,
        560,
        frame
        + arch(60, 360, 50, (PETROL, DEEP, GREEN, BRICK)[number % 4], 560)
        + _bust(240, 280, 1.25, number),
    )


def logo(kind: str) -> str:
    """The logo of a fictional funder."""
    marks = {
        "land": path("M20 90 60 20l40 70z", GREEN) + path("M60 90l30-46 30 46z", PETROL),
        "city": arch(24, 80, 14, PETROL, 92) + arch(50, 28, 46, PEACH, 92),
        "foundation": circle(60, 44, 34, GREEN) + path("M54 60h12v34H54z", "#7A5A3C"),
        "house": arch(24, 72, 10, PETROL, 92)
        + path("M96 92V46c0-16-8-26-20-28-6 8-10 18-10 32v48z", DEEP)
        + circle(74, 62, 4, APRICOT),
    }
    bars = line("M140 36h110M140 62h80", INK, 10)
    return svg(280, 110, path("M0 0h280v110H0z", "#FFFFFF") + marks[kind] + bars)


MOTIFS: dict[str, Callable[[int], str]] = {
    "book": _book,
    "door": _door,
    "garden": _garden,
    "kitchen": _kitchen,
    "lamp": _lamp,
    "laptop": _laptop,
    "map": _map,
    "paper": _paper,
    "people": _people,
    "portrait": _portrait,
    "radio": _radio,
    "rooms": _rooms,
    "stage": _stage,
    "steps": _steps,
}
