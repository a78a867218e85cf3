"""Find the names that a figure may count, and say what speaks for each and against it.

A name is a run of words of the figure's clause, of one of the three clauses before it, or what an earlier
figure counts. What speaks for it are the marks of ``cues``, whether the rules of ``subjects`` propose it, and
what was decided for the figures before.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from notice_parser.meaning import clauses, cues, precedents
from notice_parser.meaning.clauses import Token
from notice_parser.meaning.lattice import Clause, Lattice
from notice_parser.meaning.precedents import Precedent
from notice_parser.model.draft import Place, QuantityDraft

_BACK = 12
_ON = 17
_LONGEST = 8
_LONGEST_EARLIER = 6
# A list of names may have more words: 党组会、专题民主生活会、整改推进会.
_LONGEST_LIST = 14
_REMEMBERED = 6
_NEAR = 40
_BEYOND = Token(0, 0, "?", "unknown", "?")


@dataclass(slots=True)
class Name:
    """A name that a figure may count: the words ``first`` to ``last`` of a clause.

    ``zone``: ``B`` before the figure, ``A`` behind it, ``P1`` to ``P3`` in a clause before, ``C`` what an
    earlier figure counts, ``R`` what only the rules propose.
    """

    place: Place
    zone: str
    clause: Clause
    first: int
    last: int


# The zone, its clause, the words that names there may end with, and how many words they may have.
Zone = tuple[str, Clause, Sequence[int], int]


@dataclass(slots=True)
class Asked:
    """A figure whose name is looked for, and what was decided before it, the nearest first.

    ``around`` are its clause and those before it, ``figure`` is the figure's index in the words of the first,
    ``sides`` are the words on both sides of it, ``stops`` the signs behind the clauses before.
    """

    quantity: QuantityDraft
    around: list[Clause]
    figure: int
    unit: str
    earlier: list[tuple[QuantityDraft, Place, str]]
    precedent: Precedent | None
    sides: tuple[Token, Token]
    stops: list[str]

    @property
    def words(self) -> list[Token]:
        return self.around[0].words

    def near(self, name: Name) -> bool:
        """Whether a name stands beside the figure."""
        if name.zone == "B":
            return name.last == self.figure - 1
        return name.zone == "A" and name.first == self.figure + 1


def asked(lattice: Lattice, quantities: Sequence[QuantityDraft], index: int) -> Asked | None:
    """What is asked of a quantity; those before it are decided, its own ``subject`` is the rules' proposal.

    ``None`` for a figure within another one: it has no clause of its own.
    """
    quantity = quantities[index]
    around = lattice.about(quantity)
    own = around[0].words
    figure = next((place for place, word in enumerate(own) if word.start == quantity.start), None)
    if figure is None:
        return None
    before = reversed(quantities[max(0, index - _REMEMBERED) : index])
    earlier = [(each, each.subject, lattice.text[slice(*each.subject)]) for each in before if each.subject]
    stops = [lattice.text[each.end : each.end + 1] for each in around[1:]]
    precedent = precedents.nearest(lattice.text, quantities, index)
    sides = cues.at(own, figure - 1), cues.at(own, figure + 1)
    return Asked(quantity, around, figure, quantity.unit or "-", earlier, precedent, sides, stops)


def zones(question: Asked) -> Iterator[Zone]:
    """Where names stand."""
    own, figure = question.around[0], question.figure
    yield "B", own, range(figure - 1, max(-1, figure - 1 - _BACK), -1), _LONGEST
    yield "A", own, range(figure + 1, min(len(own.words), figure + 1 + _ON)), _LONGEST
    for back, clause in enumerate(question.around[1:], 1):
        yield f"P{back}", clause, range(len(clause.words)), _LONGEST_EARLIER


def beginnings(words: Sequence[Token], last: int, longest: int) -> Iterator[int]:
    """The words that a name which ends with ``last`` may begin with, the nearest first."""
    if _joins(words[last]):
        return
    listed = False
    for first in range(last, max(-1, last - _LONGEST_LIST), -1):
        kind = words[first].kind
        listed = listed or kind == "joint"
        if kind == "figure" or (last - first >= longest and not listed):
            return
        if kind not in ("of", "joint"):
            yield first


def _joins(word: Token) -> bool:
    """Whether no name ends with a word: 的, 和, 已."""
    if word.kind in ("of", "joint", "figure"):
        return True
    return word.kind in ("other", "number") and len(word.word) == 1


def place_of(words: Sequence[Token], first: int, last: int) -> Place:
    """Where a name stands; a quotation alone is named without its signs."""
    start, end = words[first].start, words[last].end
    return (start + 1, end - 1) if first == last and words[first].kind == "quoted" else (start, end)


def names(lattice: Lattice, question: Asked) -> list[Name]:
    """All names that a figure may count."""
    found = [
        Name(place_of(clause.words, first, last), zone, clause, first, last)
        for zone, clause, lasts, longest in zones(question)
        for last in lasts
        for first in beginnings(clause.words, last, longest)
    ]
    return found + proposed(lattice, question, {name.place for name in found})


def proposed(lattice: Lattice, question: Asked, known: set[Place]) -> list[Name]:
    """What earlier figures count, and what the rules propose, where it is none of the names ``known``."""
    found: dict[Place, Name] = {}
    for _, place, _ in question.earlier:
        if place not in known and place not in found:
            found[place] = _alone(lattice, "C", place)
    own = question.quantity.subject
    if own and own not in known and own not in found:
        found[own] = _alone(lattice, "R", own)
    return list(found.values())


def _alone(lattice: Lattice, zone: str, place: Place) -> Name:
    """A name by itself, whatever stands around it."""
    clause = lattice.alone(place, _BEYOND)
    return Name(place, zone, clause, 2, len(clause.words) - 3)


def marks(lattice: Lattice, question: Asked, name: Name) -> list[str]:
    """All that speaks for a name and against it."""
    return of_words(question, name) + of_whole(lattice.text, question, name)


def of_words(question: Asked, name: Name) -> list[str]:
    """The marks of the single words of a name, and of where it stands."""
    words, zone = name.clause.words, name.zone[0]
    found = cues.opening(words, name.first)
    found += cues.closing(words, name.last, question.unit, question.quantity.unit_kind)
    found += cues.following(zone, words, name.last)
    if zone == "B":
        found += up_to(question, name.last)
    if zone == "A":
        found += away(question, name.first)
    return found + where(question, name.zone)


def up_to(question: Asked, last: int) -> list[str]:
    """The marks of the words between a name before the figure and the figure."""
    return cues.up_to(question.words, last, question.figure, question.unit, question.quantity.unit_kind)


def away(question: Asked, first: int) -> list[str]:
    """The marks of the words between the figure and a name behind it."""
    return cues.away(question.words, first, question.figure, question.quantity.unit_kind)


def where(question: Asked, zone: str) -> list[str]:
    """The marks of where a name stands."""
    return cues.place(zone, question.words, question.figure, question.unit, question.quantity.unit_kind)


def of_whole(text: str, question: Asked, name: Name) -> list[str]:
    """The marks of a name as one, beside the rules' proposal and what was decided before."""
    words, zone, kind, sides = name.clause.words, name.zone[0], question.quantity.unit_kind, question.sides
    metric = clauses.is_metric(text, name.place[1])
    near = question.near(name)
    found = cues.body(zone, words, name.first, name.last, question.unit)
    found += cues.whole(zone, words, name.first, name.last, metric, near, kind, sides[0].word)
    found += cues.beside(name.zone, words[name.last], sides[1], near)
    if zone == "A":
        found += cues.of_before(words, name.first, name.last, question.figure, kind)
    if zone == "P":
        stops = question.stops[int(name.zone[1]) - 1], question.stops[0]
        found += cues.in_clause_before(
            name.zone, words, name.first, name.last, question.unit, stops, sides[0].kind
        )
    own = text[slice(*name.place)]
    found += precedents.marks(text, question.precedent, own, name.zone, words[name.last], sides, near)
    return found + _beside_rules(question, name, text) + _carried(question, name, text)


def _beside_rules(question: Asked, name: Name, text: str) -> list[str]:
    """How a name lies to the one that the rules propose."""
    given, place, zone = question.quantity.subject, name.place, name.zone[0]
    if given is None:
        return ["R0", f"R0z={zone}"]
    words = name.clause.words
    left = words[name.first - 1].kind if name.first else "^"
    opens = f"{left}|{words[name.first].kind}"
    if place == given or text[slice(*place)] == text[slice(*given)]:
        return _as_proposed(question, name, opens)
    if place[0] == given[0]:
        return ["Rs", f"Rs{place[1] > given[1]}"]
    if place[1] == given[1]:
        longer = place[0] < given[0]
        return ["Re", f"Re{longer}", f"Re{longer}|{opens}"]
    if place[0] < given[1] and given[0] < place[1]:
        return ["Ro"]
    behind = given[0] >= question.quantity.end
    other = "A" if behind else "B" if given[0] >= question.around[0].start else "P"
    return ["Rx", f"Rx{zone}|{other}"]


def _as_proposed(question: Asked, name: Name, opens: str) -> list[str]:
    words, figure = question.words, question.figure
    near = words[figure - 1].kind if figure else "^"
    behind = words[figure + 1].kind if figure + 1 < len(words) else "^"
    return [
        "R=",
        f"R=z{name.zone[0]}",
        f"R=k{question.quantity.unit_kind}",
        f"R=n{min(name.place[1] - name.place[0], 8)}",
        f"R=lr{near}|{behind}",
        f"R=u{question.unit}",
        f"R=t{min(name.last - name.first + 1, 5)}",
        f"R=o{opens}",
    ]


def _carried(question: Asked, name: Name, text: str) -> list[str]:
    """How a name lies to those that earlier figures count."""
    own, zone, quantity = text[slice(*name.place)], name.zone[0], question.quantity
    left = question.words[question.figure - 1] if question.figure else _BEYOND
    found = []
    for distance, (other, _, named) in enumerate(question.earlier, 1):
        lies = precedents.relation(own, named)
        if lies == "=":
            alike = other.unit == quantity.unit
            found += [
                f"c{min(distance, 3)}|{alike}",
                f"ck={alike}|{left.kind}",
                f"cl={alike}|{left.word}",
                f"cz={alike}|{zone}",
            ]
            if distance == 1 and other.end <= quantity.start <= other.end + _NEAR:
                between = text[other.end : quantity.start][:6]
                found.append("cb=" + "".join("0" if sign.isdigit() else sign for sign in between))
            break
        if lies == "suf":
            found.append(f"ct={zone}")
        if lies == "sup":
            found.append(f"cn={zone}")
    return found


def nothing(question: Asked) -> list[str]:
    """The marks of no name at all."""
    kind = question.quantity.unit_kind
    found = cues.nothing(question.words, question.figure, question.unit, kind)
    found += precedents.nothing(question.precedent, question.sides[0], question.unit)
    if question.quantity.subject is None:
        return [*found, "0R0", f"0R0k={kind}"]
    return [*found, "0R", f"0Rk={kind}"]
