"""Weigh the names that a figure may count, the proposal of the rules among them, and take the heaviest.

The rules of ``subjects`` propose one name. Whether it is begun and ended as a reader would, and whether
another name nearby is the better answer, is a matter of many weak hints (the word before it, the unit,
what the figure before counted), of which none decides alone. Each hint is a mark with a weight in
``subject_weights.tsv``, a whole number; a name's weight is the sum of its marks' weights, so that the
choice is exact, the same everywhere, and can be told mark by mark (``candidates.marks``).
"""

import heapq
from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import repeat

from notice_parser.families import loader
from notice_parser.meaning import candidates, cues
from notice_parser.meaning.candidates import Asked, Name, Zone
from notice_parser.meaning.lattice import Clause, Lattice
from notice_parser.model.draft import QuantityDraft

# So many names are weighed in full, those whose words weigh most, of these only such as weigh not much less
# than the first: others win once in a thousand figures.
_WEIGHED = 16
_BEHIND = 100
_NONE = repeat(0)


def weights() -> Mapping[str, int]:
    """The weight of each mark, in twentieths of a natural logarithm of odds."""
    return loader.weights("base", "subject_weights")


def settle(
    text: str, quantities: Sequence[QuantityDraft], known: Mapping[str, int] | None = None
) -> list[int]:
    """Set the ``subject`` of each quantity to its heaviest name; say which have changed.

    ``quantities`` are those of a text in reading order, each with the rules' proposal; ``known`` are other
    weights than those of the package.

    >>> from notice_parser.mentions.quantities import scan
    >>> text = "今年以来新购置执法记录仪36台"
    >>> found = scan(text, 0, len(text))
    >>> settle(text, found), text[slice(*found[0].subject)]
    ([0], '执法记录仪')
    """
    lattice = Lattice(text, quantities)
    known = weights() if known is None else known
    changed = []
    for index, quantity in enumerate(quantities):
        question = candidates.asked(lattice, quantities, index)
        if question is None:
            continue
        name = heaviest(lattice, question, known)
        place = name.place if name else None
        if place != quantity.subject:
            quantity.subject = place
            changed.append(index)
    return changed


def told(
    text: str, quantities: Sequence[QuantityDraft], index: int
) -> list[tuple[str | None, int, list[tuple[str, int]]]]:
    """The names of one quantity with their weights and the marks that make them, the heaviest first.

    ``None`` is no name at all. ``quantities`` are as ``settle`` takes them; the others are settled by this.

    >>> from notice_parser.mentions.quantities import scan
    >>> text = "今年以来新购置执法记录仪36台"
    >>> [name for name, _, _ in told(text, scan(text, 0, len(text)), 0)][0]
    '执法记录仪'
    """
    proposal = quantities[index].subject
    settle(text, quantities)
    quantities[index].subject = proposal
    lattice, known = Lattice(text, quantities), weights()
    question = candidates.asked(lattice, quantities, index)
    if question is None:
        return []
    found: list[tuple[str | None, list[str]]] = [(None, candidates.nothing(question))]
    names = candidates.names(lattice, question)
    found += [(text[slice(*name.place)], candidates.marks(lattice, question, name)) for name in names]
    rows = []
    for named, marks in found:
        weighed = sorted(
            ((mark, known[mark]) for mark in marks if mark in known), key=lambda row: -abs(row[1])
        )
        rows.append((named, sum(weight for _, weight in weighed), weighed))
    return sorted(rows, key=lambda row: -row[1])


def heaviest(lattice: Lattice, question: Asked, known: Mapping[str, int]) -> Name | None:
    """The name that weighs most, if more than none at all; of equals the first."""
    best, most = None, total(known, candidates.nothing(question))
    for weight, name in _lightened(known, lattice, question):
        weight += total(known, candidates.of_whole(lattice.text, question, name))
        if weight > most:
            best, most = name, weight
    return best


def total(known: Mapping[str, int], found: Sequence[str]) -> int:
    """What marks come to; one without a row weighs nothing."""
    return sum(map(known.get, found, _NONE))


def _lightened(known: Mapping[str, int], lattice: Lattice, question: Asked) -> list[tuple[int, Name]]:
    """The names that are weighed in full, with what the marks of their single words come to."""
    proposed = {place for _, place, _ in question.earlier}
    if question.quantity.subject:
        proposed.add(question.quantity.subject)
    # A quotation that is a name by itself ends before its sign.
    ends = {end + more for _, end in proposed for more in (0, 1)}
    runs = _runs(known, question, ends)
    heavy = heapq.nlargest(_WEIGHED, [each[0] for each in runs]) or [0]
    least = max(heavy[-1], heavy[0] - _BEHIND)
    found: list[tuple[int, Name]] = []
    met = set()
    for weight, zone, clause, first, last in runs:
        if weight < least and clause.words[last].end not in ends:
            continue
        place = candidates.place_of(clause.words, first, last)
        if place in proposed:
            met.add(place)
        elif weight < least:
            continue
        found.append((weight, Name(place, zone, clause, first, last)))
    for name in candidates.proposed(lattice, question, met):
        found.append((total(known, candidates.of_words(question, name)), name))
    return found


def _runs(
    known: Mapping[str, int], question: Asked, proposed: Set[int]
) -> list[tuple[int, str, Clause, int, int]]:
    """Each run of words that may be a name, with what the marks of its single words come to.

    A clause before, none of whose names could be among the heaviest, is left out but for what is
    ``proposed`` in it.
    """
    found: list[tuple[int, str, Clause, int, int]] = []
    for zone, clause, lasts, longest in candidates.zones(question):
        opens, ends = _opens(known, clause), _ends(known, clause, zone[0], question)
        here = total(known, candidates.where(question, zone))
        if zone[0] == "P" and len(found) >= _WEIGHED and clause.words:
            heavy = heapq.nlargest(_WEIGHED, [each[0] for each in found])
            if here + max(opens) + max(ends) < heavy[-1]:
                lasts = [last for last in lasts if clause.words[last].end in proposed]
        found += _runs_of(
            known, question, (zone, clause, lasts, longest), opens, [here + end for end in ends]
        )
    return found


def _runs_of(
    known: Mapping[str, int], question: Asked, where: Zone, opens: Sequence[int], ends: Sequence[int]
) -> Iterator[tuple[int, str, Clause, int, int]]:
    zone, clause, lasts, longest = where
    away: dict[int, int] = {}
    for last in lasts:
        firsts = _firsts(clause, last, longest)
        weight = ends[last]
        if zone == "B" and firsts:
            weight += total(known, candidates.up_to(question, last))
        for first in firsts:
            if zone == "A" and first not in away:
                away[first] = total(known, candidates.away(question, first))
            yield weight + opens[first] + away.get(first, 0), zone, clause, first, last


def _opens(known: Mapping[str, int], clause: Clause) -> list[int]:
    """What each word of a clause weighs as the first of a name."""
    if clause.opens is None:
        words = clause.words
        clause.opens = [total(known, cues.opening(words, first)) for first in range(len(words))]
    return clause.opens


def _ends(known: Mapping[str, int], clause: Clause, zone: str, question: Asked) -> list[int]:
    """What each word of a clause weighs as the last of a name, beside a unit."""
    unit, kind, words = question.unit, question.quantity.unit_kind, clause.words
    own = clause.ends.get((unit, kind))
    if own is None:
        own = [total(known, cues.closing(words, last, unit, kind)) for last in range(len(words))]
        clause.ends[unit, kind] = own
    behind = clause.ends.get((zone, ""))
    if behind is None:
        behind = [total(known, cues.following(zone, words, last)) for last in range(len(words))]
        clause.ends[zone, ""] = behind
    return [one + other for one, other in zip(own, behind, strict=True)]


def _firsts(clause: Clause, last: int, longest: int) -> list[int]:
    known = clause.firsts.get((last, longest))
    if known is None:
        known = clause.firsts[last, longest] = list(candidates.beginnings(clause.words, last, longest))
    return known
