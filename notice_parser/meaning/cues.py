"""Say what speaks for a name and against it: the marks of its words, its neighbours and its figure.

A mark is a string, ``lo=投入``: what is looked at, and what stands there. ``subject_weights.tsv`` has the
weight of each, learnt from annotated passages. Marks of one word are asked for once, whatever names begin
or end there; only what a name is as a whole is asked for each name.

The letters before ``=``, in the order in which they are put together: ``f`` the first word of a
name, ``l`` the word before it (``ll`` the one before that), ``e`` its last word, ``r`` the word
behind it; ``o`` or ``w`` a word itself, ``k`` its kind, ``t`` its tag, ``c`` its outer sign, ``n``
a length, ``u`` the unit; ``d`` and ``b`` what lies between a name and the figure behind it, ``a``
what lies between a figure and the name behind it; ``i`` and ``m`` the words within a name; ``z``
the zone, ``0`` no name. A capital before them is the zone; ``R`` marks are those beside the rules'
proposal, ``c`` marks those beside earlier figures (``candidates``).
"""

from collections.abc import Sequence

from notice_parser.meaning.clauses import Token

_EDGE = Token(0, 0, "^", "edge", "^")


def _at(words: Sequence[Token], index: int) -> Token:
    return words[index] if 0 <= index < len(words) else _EDGE


def opening(words: Sequence[Token], first: int) -> list[str]:
    """The marks of a name's beginning: its first words, and those before it."""
    further, left, word, behind = (
        _at(words, first - 2),
        _at(words, first - 1),
        words[first],
        _at(words, first + 1),
    )
    kinds = f"{left.kind}|{word.kind}"
    return [
        f"lo={left.word}",
        f"lk={kinds}",
        f"lt={left.tag}|{word.tag}",
        f"fw={word.word}",
        f"fc={word.word[:1]}",
        f"le={left.word[-1:]}{len(left.word)}",
        f"lf={left.word}|{word.kind}",
        f"kf={left.kind}|{word.word}",
        f"lw={left.word}|{word.word}",
        f"lkb={kinds}|{behind.kind}",
        f"fb={word.word}|{behind.kind}",
        f"ff={word.word}{behind.word}",
        f"ll={further.kind}|{kinds}",
        f"ltb={left.tag}|{word.tag}|{behind.tag}",
        f"lnf={len(left.word)}|{len(word.word)}|{word.kind}",
        f"llo={further.word}|{left.word}",
        f"lef={left.word[-1:]}|{word.kind}",
        f"llt={further.tag}|{left.tag}|{word.tag}",
    ]


def closing(words: Sequence[Token], last: int, unit: str, kind: str) -> list[str]:
    """The marks of a name's last word beside the unit that counts it."""
    word = words[last]
    return [
        f"ew={word.word}",
        f"ec={word.word[-1:]}",
        f"ewu={word.word}|{unit}",
        f"ecu={word.word[-1:]}|{unit}",
        f"ewk={word.word}|{kind}",
    ]


def following(zone: str, words: Sequence[Token], last: int) -> list[str]:
    """The marks of what stands behind a name."""
    word, right, further = words[last], _at(words, last + 1), _at(words, last + 2)
    return [
        f"{zone}ro={right.word}",
        f"{zone}rk={word.kind}|{right.kind}",
        f"{zone}rt={word.tag}|{right.tag}",
        f"{zone}er={word.word}|{right.word}",
        f"{zone}rr={word.kind}|{right.kind}|{further.kind}",
        f"{zone}rc={right.word[:1]}{len(right.word)}|{word.kind}",
    ]


def up_to(words: Sequence[Token], last: int, figure: int, unit: str, kind: str) -> list[str]:
    """The marks of the words between a name and the figure behind it."""
    between = words[last + 1 : figure]
    distance = len(between)
    marks = [f"d={min(distance, 6)}|{kind}", f"dk={min(distance, 4)}|{words[last].kind}"]
    if between:
        marks += [
            "b=" + "-".join([each.kind for each in between[:4]]),
            f"bf={between[0].word}",
            f"bl={between[-1].word}",
            f"blu={between[-1].word}|{unit}",
        ]
        marks += [f"bi={each.word}" for each in between[1:-1]]
    return marks


def away(words: Sequence[Token], first: int, figure: int, kind: str) -> list[str]:
    """The marks of the words between a figure and the name behind it."""
    between = words[figure + 1 : first]
    left = _at(words, figure - 1)
    near = not between
    marks = [
        f"a={min(len(between), 6)}|{kind}",
        f"ak={min(len(between), 4)}|{words[first].kind}",
        f"al={near}|{left.kind}",
        f"aw={near}|{left.word}",
    ]
    if between:
        marks += [
            "ab=" + "-".join([each.kind for each in between[:4]]),
            f"af={between[0].word}",
            f"ae={between[-1].word}",
        ]
        marks += [f"ai={each.word}" for each in between[1:-1]]
    return marks


def body(zone: str, words: Sequence[Token], first: int, last: int) -> list[str]:
    """The marks of a name as a whole: how long it is, and what it is made of."""
    count = last - first + 1
    size = min(words[last].end - words[first].start, 10)
    inside = words[first : last + 1]
    found = [f"n={size}", f"{zone}nt={min(count, 6)}", f"nn={size}|{min(count, 6)}"]
    if count < 5:
        found.append("k=" + "-".join([each.kind for each in inside]))
    if count < 4:
        found.append("t=" + "-".join([each.tag for each in inside]))
    if count == 2:
        found.append(f"fe={inside[0].kind}|{inside[1].word}")
    for each in inside[1:-1]:
        found += [f"iw={each.word}", f"ik={each.kind}"]
    for each in inside[:-1]:
        found += [f"mw={each.word}", f"mk={each.kind}"]
    return found


def whole(
    zone: str, words: Sequence[Token], first: int, last: int, metric: bool, near: bool, kind: str, lead: str
) -> list[str]:
    """The marks of a name's beginning beside its end."""
    left, opens, closes = _at(words, first - 1), words[first], words[last]
    inside = words[first : last + 1]
    found = [
        f"oc={left.kind}|{opens.kind}|{closes.kind}|{near}",
        f"ow={left.word}|{closes.word}",
        f"om={metric}|{left.kind}|{opens.kind}",
        f"on={metric}|{len(inside)}",
        f"ou={kind}|{left.kind}|{opens.kind}",
        f"ot={kind}|{left.tag}|{opens.tag}",
        f"od={lead}|{left.kind}|{opens.kind}",
    ]
    if len(inside) < 5:
        found.append(f"{zone}ok={left.kind}|" + "-".join([each.kind for each in inside]))
    if len(inside) < 4:
        found.append(f"{zone}og={left.tag}|" + "-".join([each.tag for each in inside]))
    return found


def place(zone: str, words: Sequence[Token], figure: int, unit: str, kind: str) -> list[str]:
    """The marks of where a name stands, by what is on both sides of the figure."""
    left, right = _at(words, figure - 1), _at(words, figure + 1)
    return [
        f"z={zone}",
        f"z={zone}|{left.kind}|{right.kind}|{kind}",
        f"zu={zone}|{unit}",
        f"zl={zone}|{left.word}",
        f"zr={zone}|{right.word}",
        f"zlk={zone}|{left.kind}|{kind}",
        f"zrk={zone}|{right.kind}|{kind}",
        f"zlr={zone}|{left.word}|{right.kind}",
    ]


def nothing(words: Sequence[Token], figure: int, unit: str, kind: str) -> list[str]:
    """The marks of a figure that counts nothing named."""
    left, right = _at(words, figure - 1), _at(words, figure + 1)
    marks = [
        "0",
        f"0u={unit}",
        f"0lr={left.kind}|{right.kind}|{kind}",
        f"0l={left.word}",
        f"0r={right.word}",
        f"0k={kind}",
        f"0lu={left.word}|{unit}",
    ]
    marks += [f"0w={each.word}" for each in words[max(0, figure - 4) : max(0, figure - 1)]]
    return marks
