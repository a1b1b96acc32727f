"""Two small pictures as SVG: when commitments held, and who is bound to whom.

They know nothing of law: they draw what they are handed. Widths of words are estimated on the wide side, so that
labels keep clear of each other in whatever serif face the page has. Colours differ in lightness, and each meaning
has a second mark (dashes, hatching, weight), so that a grey print says the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final
from xml.sax.saxutils import escape

from foedus.model.dates import FAR
from foedus.model.nouns import Struct

WIDTH: Final = 520.0
"""Units across; the page decides how large a unit is (about a point on A4)."""

SPARE: Final = 1.14
"""More room for words that have nothing to wrap into, should a browser lack the face and take a wider one."""

FACE: Final = "Libertinus Serif, Times New Roman, Times, serif"

INK, MUTED, FAINT, DUTY, PALE, ALARM = "#1a1a1a", "#5a5a5a", "#c9c9c9", "#1d3557", "#dfe6ee", "#b3261e"


class Bar(Struct, frozen=True, kw_only=True):
    """One row of a timeline.

    since     first day, an ordinal
    until     last day it may have held, FAR while it lasts;  surely: the last day it surely held
    kind      "strong" (a promise to defend), "medium" (another promise of an alliance) or "light" (the rest)
    """

    title: str
    note: str
    since: int
    until: int
    surely: int
    kind: str


class Actor(Struct, frozen=True, kw_only=True):
    """A box of the network: a name, and a second line in small type."""

    name: str
    note: str = ""


class Arrow(Struct, frozen=True, kw_only=True):
    """From the box of one list to that of another. `style` is "attack", "bound" or "perhaps"."""

    tail: int
    head: int
    style: str


# ------------------------------------------------------------------------------------------- words and widths


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """The room a line of text takes, estimated on the wide side.

    >>> round(width_of("ill", 10), 1), round(width_of("WMW", 10), 1)
    (8.7, 27.0)
    """
    return sum(_em(letter) for letter in text) * size * (1.07 if bold else 1.0)


def _em(letter: str) -> float:
    if letter in "ijltfrI.,;:'’!|()[] ":
        return 0.29 if letter in "ijl.,;:'’!| " else 0.37
    if letter in "mwMW@%–—":
        return 0.85 if letter in "mw@%–—" else 0.9
    if ord(letter) > 0x2E7F:
        return 1.0
    return 0.7 if letter.isupper() else 0.52


def wrapped(text: str, room: float, size: float, *, most: int = 2, bold: bool = False) -> list[str]:
    """Lines of text that fit in the room; what does not fit in `most` of them ends in an ellipsis.

    >>> wrapped("one two three four", 45, 10, most=2)
    ['one two', 'three four']
    >>> wrapped("Donaudampfschifffahrtsgesellschaft", 60, 10, most=1)
    ['Donaudamp…']
    """
    lines: list[str] = []
    words = text.split()
    while words and len(lines) < most:
        count = len(words)
        while count > 1 and width_of(" ".join(words[:count]), size, bold=bold) > room:
            count -= 1
        lines.append(" ".join(words[:count]))
        words = words[count:]
    if lines and (words or any(width_of(line, size, bold=bold) > room for line in lines)):
        if words:
            lines[-1] += "…"
        lines = [_cut(line, room, size, bold=bold) for line in lines]
    return lines


def _cut(line: str, room: float, size: float, *, bold: bool) -> str:
    if width_of(line, size, bold=bold) <= room:
        return line
    line = line.rstrip("…")
    while line and width_of(line + "…", size, bold=bold) > room:
        line = line[:-1]
    return line.rstrip() + "…"


def _text(
    x: float, y: float, text: str, size: float, *, fill: str = INK, bold: bool = False, anchor: str = "start"
) -> str:
    weight = ' font-weight="bold"' if bold else ""
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" fill="{fill}" text-anchor="{anchor}"{weight}>'
        f"{escape(_printable(text))}</text>"
    )


def _printable(text: str) -> str:
    """Without what XML cannot hold."""
    return "".join(letter for letter in text if letter.isprintable())


def _line(x1: float, y1: float, x2: float, y2: float, colour: str, weight: float, dash: str = "") -> str:
    dashes = f' stroke-dasharray="{dash}"' if dash else ""
    return (
        f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{colour}" '
        f'stroke-width="{weight}"{dashes}/>'
    )


def _box(x: float, y: float, w: float, h: float, fill: str, stroke: str, weight: float = 0.8, dash: str = "") -> str:
    dashes = f' stroke-dasharray="{dash}"' if dash else ""
    return (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{max(w, 0.1):.1f}" height="{h:.1f}" fill="{fill}" stroke="{stroke}" '
        f'stroke-width="{weight}"{dashes}/>'
    )


def _picture(parts: Sequence[str], height: float, title: str) -> str:
    """The whole picture; `title` is what a reader who cannot see it is told."""
    title = escape(_printable(title), {'"': "&quot;"})
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH:.0f} {height:.0f}" width="{WIDTH:.0f}" '
        f'height="{height:.0f}" role="img" aria-label="{title}" font-family="{FACE}">'
        f"<title>{title}</title>{''.join(parts)}</svg>"
    )


# ------------------------------------------------------------------------------------------------- the timeline

LABELS: Final = 222.0
"""Room for the names of the rows."""

SIZE: Final = 8.6
SMALL: Final = 7.4
BAR: Final = 9.0
_LEFT, _RIGHT = LABELS + 10, WIDTH - 10
_FILLS: Final = {"strong": DUTY, "medium": "#8fa3b8", "light": "#ffffff"}
YEAR: Final = 365.2425


def timeline(bars: Sequence[Bar], day: int, day_said: str, legend: dict[str, str], title: str) -> str:
    """Rows of bars, with a line down the day of the case.

    legend  the kinds of bar in words, and "unsure" for a stretch whose end has no known day
    """
    first, last = _span(bars, day)

    def at(when: float) -> float:
        return _LEFT + (min(max(when, first), last) - first) / (last - first) * (_RIGHT - _LEFT)

    parts: list[str] = []
    y = 16.0
    top = y - 2
    rows = []
    for bar in bars:
        lines = wrapped(bar.title, LABELS - 6, SIZE)
        height = len(lines) * SIZE * 1.14 + SMALL * 1.2
        rows.append((bar, lines, y, height))
        y += height + 5.5
    bottom = y - 1
    for year in _ticks(first, last):
        x = at((year - 1) * YEAR + 1)
        parts.append(_line(x, top, x, bottom, FAINT, 0.5))
        parts.append(_text(x, bottom + 9, str(year), SMALL, fill=MUTED, anchor="middle"))
    for (_, _, _, _), (_, _, below, _) in pairwise(rows):
        parts.append(_line(0, below - 3.6, WIDTH, below - 3.6, "#e8e8e8", 0.4))
    for bar, lines, above, height in rows:
        for number, line in enumerate(lines):
            parts.append(_text(0, above + SIZE + number * SIZE * 1.14, line, SIZE))
        note = wrapped(bar.note, LABELS - 6, SMALL, most=1)
        parts += [_text(0, above + height - 0.6, line, SMALL, fill=MUTED) for line in note]
        parts += _bar(bar, at, above + (height - BAR) / 2 + 0.8, first, last)
    x = at(day)
    parts.append(_line(x, top, x, bottom, "#ffffff", 3.4))  # keeps it apart from dark bars in a grey print
    parts.append(_line(x, top, x, bottom, ALARM, 1.5))
    half = width_of(day_said, SIZE, bold=True) / 2 * SPARE
    parts.append(
        _text(min(max(x, _LEFT + half), WIDTH - half), top - 4, day_said, SIZE, fill=ALARM, bold=True, anchor="middle")
    )
    bottom += 21
    x = 0.0
    for kind, words in legend.items():
        fill = "#ffffff" if kind == "unsure" else _FILLS[kind]
        parts.append(_box(x, bottom - 6, 14, 6.5, fill, DUTY, 0.7, "2 1.4" if kind == "unsure" else ""))
        parts.append(_text(x + 18, bottom, words, SMALL, fill=MUTED))
        x += 18 + width_of(words, SMALL) * SPARE + 10
    return _picture(parts, bottom + 4, title)


def _bar(bar: Bar, at: object, y: float, first: float, last: float) -> list[str]:
    """The sure stretch filled, the unsure one dashed; an arrowhead where it goes on beyond the picture."""
    assert callable(at)
    start, sure, end = at(bar.since), at(min(bar.surely, bar.until)), at(bar.until)
    parts = [_box(start, y, sure - start, BAR, _FILLS[bar.kind], DUTY)]
    if end - sure > 0.5:
        parts.append(_box(sure, y, end - sure, BAR, "#ffffff", DUTY, 0.8, "2 1.4"))
    if bar.until > last:
        tip = f"{end:.1f},{y - 1:.1f} {end + 6:.1f},{y + BAR / 2:.1f} {end:.1f},{y + BAR + 1:.1f}"
        parts.append(
            f'<polygon points="{tip}" fill="{DUTY if bar.surely >= bar.until else "#ffffff"}" stroke="{DUTY}"/>'
        )
    if bar.since < first:
        tip = f"{start:.1f},{y - 1:.1f} {start - 6:.1f},{y + BAR / 2:.1f} {start:.1f},{y + BAR + 1:.1f}"
        parts.append(f'<polygon points="{tip}" fill="{DUTY}" stroke="{DUTY}"/>')
    return parts


LONGEST: Final = 150 * YEAR
"""How far before the day of the case the picture looks back."""


def _span(bars: Sequence[Bar], day: int) -> tuple[float, float]:
    starts = [bar.since for bar in bars]
    ends = [when for bar in bars for when in (bar.until, bar.since) if when < FAR]
    first = max(min([*starts, day]), day - LONGEST)
    last = max([*ends, day])
    room = max(last - first, 4 * YEAR)
    return max(first - room * 0.03, 1), last + room * 0.06


def _ticks(first: float, last: float) -> list[int]:
    """Round years, five to nine of them."""
    years = (last - first) / YEAR
    step = next(step for step in (1, 2, 5, 10, 20, 25, 50, 100) if years / step <= 8 or step == 100)
    begin = int(first / YEAR) + 1
    round_years = range(begin - begin % step, int(last / YEAR) + 2, step)
    return [year for year in round_years if first <= (year - 1) * YEAR + 1 <= last]


# -------------------------------------------------------------------------------------------------- the network

_BOX_W: Final = {"left": 190.0, "middle": 108.0, "right": 108.0}
_BOX_H: Final = 27.0
_GAP: Final = 7.0
_APART: Final = 9.0
"""Between the tips of two arrows."""


def network(
    helpers: Sequence[Actor],
    victims: Sequence[Actor],
    attackers: Sequence[Actor],
    arrows: Sequence[Arrow],
    legend: dict[str, str],
    title: str,
) -> str:
    """Helpers on the left, victims in the middle, attackers on the right.

    arrows  "attack" from an attacker to a victim; "bound" and "perhaps" from a helper to a victim
    legend  the styles of arrow in words
    """
    crowd = max((_crowd(arrows, head, red=red) for head in range(len(victims)) for red in (True, False)), default=1)
    tall = max(_BOX_H, crowd * _APART + 4)
    height = max(max(len(helpers), len(attackers), 1) * (_BOX_H + _GAP), len(victims) * (tall + _GAP))
    left, right = 1.0, WIDTH - _BOX_W["right"] - 1.5
    middle = _BOX_W["left"] + 62 if helpers else (WIDTH - _BOX_W["middle"]) / 2 - 80
    right = right if helpers else middle + _BOX_W["middle"] + 96
    parts = [
        "<defs>"
        + "".join(
            f'<marker id="{name}" viewBox="0 0 8 8" refX="7.2" refY="4" markerWidth="{size}" markerHeight="{size}" '
            f'markerUnits="userSpaceOnUse" orient="auto"><path d="M0,0 L8,4 L0,8 z" fill="{colour}"/></marker>'
            for name, colour, size in (("tip-bound", DUTY, 8), ("tip-attack", ALARM, 11))
        )
        + "</defs>"
    ]
    columns = {
        "left": _column(helpers, left, _BOX_W["left"], height),
        "middle": _column(victims, middle, _BOX_W["middle"], height),
        "right": _column(attackers, right, _BOX_W["right"], height),
    }
    incoming = {side: _landings(arrows, side, columns["middle"]) for side in ("left", "right")}
    for number, arrow in enumerate(arrows):
        side = "right" if arrow.style == "attack" else "left"
        x, y = columns[side][arrow.tail]
        head_x, _ = columns["middle"][arrow.head]
        head_y = incoming[side][number]
        start = x if side == "right" else x + _BOX_W["left"]
        end = head_x + _BOX_W["middle"] + 1 if side == "right" else head_x - 1
        colour, weight, dash = {
            "attack": (ALARM, 2.6, ""),
            "bound": (DUTY, 1.5, ""),
            "perhaps": (DUTY, 1.3, "5 3"),
        }[arrow.style]
        tip = "tip-attack" if side == "right" else "tip-bound"
        parts.append(_line(start, y, end, head_y, colour, weight, dash).replace("/>", f' marker-end="url(#{tip})"/>'))
    for side, actors in (("left", helpers), ("middle", victims), ("right", attackers)):
        for actor, (x, y) in zip(actors, columns[side], strict=True):
            parts += _actor(actor, x, y, _BOX_W[side], tall if side == "middle" else _BOX_H, side)
    y = height + 12
    x = 0.0
    for style, words in legend.items():
        colour, weight, dash = {"attack": (ALARM, 2.6, ""), "bound": (DUTY, 1.5, ""), "perhaps": (DUTY, 1.3, "5 3")}[
            style
        ]
        parts.append(_line(x, y - 2.5, x + 22, y - 2.5, colour, weight, dash))
        parts.append(_text(x + 27, y, words, SMALL, fill=MUTED))
        x += 27 + width_of(words, SMALL) * SPARE + 12
    return _picture(parts, y + 4, title)


def _column(actors: Sequence[Actor], x: float, width: float, height: float) -> list[tuple[float, float]]:
    """Left edge and middle height of each box, evenly spread."""
    step = height / max(len(actors), 1)
    return [(x, step * (number + 0.5)) for number in range(len(actors))]


def _landings(arrows: Sequence[Arrow], side: str, heads: Sequence[tuple[float, float]]) -> dict[int, float]:
    """Where each arrow meets its box: those of one side spread over its edge, so that no two tips coincide."""
    made: dict[int, float] = {}
    for head, (_, middle) in enumerate(heads):
        mine = [n for n, a in enumerate(arrows) if a.head == head and (a.style == "attack") == (side == "right")]
        for place, number in enumerate(sorted(mine, key=lambda n: arrows[n].tail)):
            made[number] = middle + (place - (len(mine) - 1) / 2) * _APART
    return made


def _crowd(arrows: Sequence[Arrow], head: int, *, red: bool) -> int:
    """How many arrows meet a box on one side."""
    return sum(arrow.head == head and (arrow.style == "attack") == red for arrow in arrows)


def _actor(actor: Actor, x: float, y: float, width: float, height: float, side: str) -> list[str]:
    fill, stroke, weight, ink = {
        "left": (PALE, DUTY, 0.9, INK),
        "middle": (DUTY, DUTY, 0.9, "#ffffff"),
        "right": ("#ffffff", ALARM, 2.0, INK),
    }[side]
    parts = [_box(x, y - height / 2, width, height, fill, stroke, weight)]
    room = width - 10
    name = wrapped(actor.name, room, SIZE + 0.8, most=1 if actor.note else 2, bold=True)
    note = wrapped(actor.note, room, SMALL, most=1) if actor.note else []
    sizes = [SIZE + 0.8] * len(name) + [SMALL] * len(note)
    total = sum(size * 1.15 for size in sizes)
    baseline = y - total / 2
    for number, line in enumerate([*name, *note]):
        baseline += sizes[number] * 1.15
        first = number < len(name)
        colour = ink if first or side == "middle" else MUTED
        parts.append(
            _text(x + width / 2, baseline - 2.2, line, sizes[number], fill=colour, bold=first, anchor="middle")
        )
    return parts
