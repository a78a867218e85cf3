"""Look at a name beside the last figure before of the same unit: 闲置用地36宗……收储9宗.

What such a figure counts is often counted on; more so where this one is the smaller, a part of it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from notice_parser.meaning.clauses import Token
from notice_parser.model.draft import QuantityDraft

# So many figures back.
_BACK = 8


@dataclass(slots=True)
class Precedent:
    """The last figure before of the same unit.

    ``stop`` is the strongest stop between: ``L`` a line end, ``S`` of a sentence, ``C`` of a clause, ``J``
    none; ``part`` whether this figure is smaller (``p``), equal or greater; ``back`` how many figures
    back, up to 3.
    """

    quantity: QuantityDraft
    stop: str
    part: str
    back: int

    @property
    def key(self) -> str:
        return self.stop + self.part


def nearest(text: str, quantities: Sequence[QuantityDraft], index: int) -> Precedent | None:
    """The precedent of a quantity, if there is one.

    >>> from notice_parser.mentions.quantities import scan
    >>> text = "摸清用地36宗,收储9宗"
    >>> found = nearest(text, scan(text, 0, len(text)), 1)
    >>> found.stop, found.part, found.back
    ('C', 'p', 1)
    """
    own = quantities[index]
    for back in range(1, min(_BACK, index) + 1):
        other = quantities[index - back]
        if other.unit_kind == own.unit_kind and other.unit == own.unit:
            between = text[other.end : own.start]
            return Precedent(other, _stop(between), _part(own, other), min(back, 3))
    return None


def _stop(between: str) -> str:
    for stop, signs in (("L", "\n"), ("S", "。;!?"), ("C", ",:")):
        if any(sign in between for sign in signs):
            return stop
    return "J"


def _part(own: QuantityDraft, other: QuantityDraft) -> str:
    mine, whole = _value(own), _value(other)
    if mine is None or whole is None:
        return "?"
    return "p" if mine < whole else "e" if mine == whole else "g"


def _value(quantity: QuantityDraft) -> Decimal | None:
    try:
        return Decimal(quantity.value or quantity.minimum or "")
    except InvalidOperation:
        return None


def relation(name: str, counted: str) -> str:
    """How a name lies to what another figure counts: the same, its end, or longer by its beginning."""
    if name == counted:
        return "="
    return "suf" if counted.endswith(name) else "sup" if name.endswith(counted) else "no"


def marks(
    text: str,
    precedent: Precedent | None,
    name: str,
    zone: str,
    closes: Token,
    sides: tuple[Token, Token],
    near: bool,
) -> list[str]:
    """The marks of a name beside the precedent; ``sides`` are the words on both sides of the figure."""
    left, right = sides
    key = precedent.key if precedent else "0"
    found = [f"sz={key}|{zone}{near}|{closes.kind}", f"sl={key}|{zone}{near}|{left.kind}"]
    if precedent is None:
        return [*found, f"sb=0|{zone[0]}"]
    other = precedent.quantity
    found += [f"sb={key}{precedent.back}|{zone[0]}", f"su={key}|{closes.kind}|{other.unit or '-'}"]
    if other.subject is None:
        return [*found, f"s0={zone[0]}|{key}"]
    lies = relation(name, text[slice(*other.subject)])
    return [
        *found,
        f"s={lies}|{key}",
        f"slk={lies}|{key}|{left.kind}",
        f"slw={lies}|{key}|{left.word}",
        f"srk={lies}|{key}|{right.kind}",
        f"srw={lies}|{key}|{right.word}",
        f"sp={lies}|{other.unit or '-'}|{precedent.part}",
    ]


def nothing(precedent: Precedent | None, left: Token, unit: str) -> list[str]:
    """The marks of no name at all beside the precedent."""
    key = precedent.key if precedent else "0"
    return [f"0s={key}", f"0sl={key}|{left.kind}", f"0su={key}|{unit}", f"0sw={key}|{left.word}"]
