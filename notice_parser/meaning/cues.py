"""Say what speaks for a name and against it: the marks of its words, its neighbours and its figure.

A mark is a string, ``lo=投入``: what is looked at, and what stands there. ``subject_weights.tsv`` has the
weight of each, learnt from annotated passages. Marks of one word are asked for once, whatever names begin
or end there; only what a name is as a whole is asked for each name.

The letters before ``=``, in the order in which they are put together: ``f`` the first word of a
name, ``l`` the word before it (``ll`` the one before that), ``e`` its last word, ``r`` the word
behind it; ``o`` or ``w`` a word itself, ``k`` its kind, ``t`` its tag, ``c`` its outer sign, ``n``
a length, ``u`` the unit; ``d`` and ``b`` what lies between a name and the figure behind it, ``a``
what lies between a figure and the name behind it, ``g`` whether 的 stands there; ``i`` and ``m`` the
words within a name, ``j`` two of them beside each other, ``x`` all of them; ``p`` how a name stands in a
clause before; ``z`` the zone, ``0`` no name. A capital before them is the zone; ``R`` marks are those
beside the rules' proposal, ``c`` marks those beside earlier figures (``candidates``), ``s`` marks those
beside the last figure of the same unit (``precedents``).
"""

from collections.abc import Sequence
from itertools import pairwise

from notice_parser.meaning.clauses import Token

_EDGE = Token(0, 0, "^", "edge", "^")
# Longer names are seldom met again as they are.
_LONGEST = 10


def at(words: Sequence[Token], index: int) -> Token:
    """The word of a clause, or its edge."""
    return words[index] if 0 <= index < len(words) else _EDGE


def opening(words: Sequence[Token], first: int) -> list[str]:
    """The marks of a name's beginning: its first words, and those before it."""
    further, left, word, behind = (
        at(words, first - 2),
        at(words, first - 1),
        words[first],
        at(words, first + 1),
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
        f"lfc={left.word[-1:]}{word.word[:1]}",
        f"lof={left.word}|{word.word[:1]}",
        f"lew={left.word[-1:]}|{word.word}",
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
    word, right, further = words[last], at(words, last + 1), at(words, last + 2)
    return [
        f"{zone}ro={right.word}",
        f"{zone}rk={word.kind}|{right.kind}",
        f"{zone}rt={word.tag}|{right.tag}",
        f"{zone}er={word.word}|{right.word}",
        f"{zone}rr={word.kind}|{right.kind}|{further.kind}",
        f"{zone}rc={right.word[:1]}{len(right.word)}|{word.kind}",
        f"erc={word.word[-1:]}{right.word[:1]}",
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
    left = at(words, figure - 1)
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


def of_before(words: Sequence[Token], first: int, last: int, figure: int, kind: str) -> list[str]:
    """The marks of where 的 stands behind a figure, beside a name there: 3家|入住率|低|的|敬老院."""
    beyond = range(figure + 1, min(len(words), figure + 9))
    of = next((place for place in beyond if words[place].kind == "of"), None)
    if of is None:
        where = "0"
    elif of < first:
        where = "before"
    else:
        where = "in" if of <= last else "next" if of == last + 1 else "after"
    near = first == figure + 1
    return [
        f"g={where}|{near}",
        f"ge={where}|{near}|{words[last].kind}",
        f"gu={where}|{near}|{kind}",
        f"gl={where}|{at(words, first - 1).kind}|{words[first].kind}",
    ]


def in_clause_before(
    zone: str, words: Sequence[Token], first: int, last: int, unit: str, stops: tuple[str, str], lead: str
) -> list[str]:
    """The marks of how a name stands in a clause before.

    ``stops`` are the signs behind that clause and before the figure's own, ``lead`` is the kind of the word
    before the figure.
    """
    left, right, closes = at(words, first - 1), at(words, last + 1), words[last]
    return [
        f"ps={stops[0]}{stops[1]}|{zone}",
        f"pd={min(len(words) - 1 - last, 5)}|{zone}",
        f"pr={right.kind}|{right.word == unit}",
        f"pl={left.kind}|{left.word == unit}",
        f"pe={stops[1]}|{lead}|{closes.kind}",
        f"pk={left.kind}|{right.kind}|{closes.kind}",
    ]


def body(zone: str, words: Sequence[Token], first: int, last: int, unit: str) -> list[str]:
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
    for each, other in pairwise(inside):
        found += [
            f"mw={each.word}",
            f"mk={each.kind}",
            f"jw={each.word}|{other.word}",
            f"jk={each.kind}|{other.kind}",
            f"jc={each.word[-1:]}{other.word[:1]}",
        ]
    text = "".join([each.word for each in inside])
    if 1 < len(text) <= _LONGEST:
        found += [f"x={text}", f"xu={text}|{unit}"]
    return found


def whole(
    zone: str, words: Sequence[Token], first: int, last: int, metric: bool, near: bool, kind: str, lead: str
) -> list[str]:
    """The marks of a name's beginning beside its end."""
    left, opens, closes = at(words, first - 1), words[first], words[last]
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


def beside(zone: str, closes: Token, right: Token, near: bool) -> list[str]:
    """The marks of a name's last word beside what follows the figure."""
    return [f"zre={zone}{near}|{right.kind}|{closes.kind}", f"zrw={zone}{near}|{right.word}|{closes.kind}"]


def place(zone: str, words: Sequence[Token], figure: int, unit: str, kind: str) -> list[str]:
    """The marks of where a name stands, by what is on both sides of the figure."""
    left, right = at(words, figure - 1), at(words, figure + 1)
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
    left, right = at(words, figure - 1), at(words, figure + 1)
    marks = [
        "0",
        f"0u={unit}",
        f"0lr={left.kind}|{right.kind}|{kind}",
        f"0l={left.word}",
        f"0r={right.word}",
        f"0k={kind}",
        f"0lu={left.word}|{unit}",
        f"0lw={left.word}|{right.word}",
        f"0ku={left.kind}|{right.kind}|{unit}",
        f"0rk={right.word}|{kind}",
    ]
    marks += [f"0w={each.word}" for each in words[max(0, figure - 4) : max(0, figure - 1)]]
    return marks
