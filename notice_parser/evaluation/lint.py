"""Whether a gold notice keeps the rules of annotation: all that is wrong with it, not only the first.

The messages name tag and offset and never quote the text, so that sealed files stay unread.
"""

from collections.abc import Iterator
from pathlib import Path

from notice_parser.evaluation.gold import Element, Gold, GoldError, is_blank, read, value_errors
from notice_parser.evaluation.vocabulary import HOLDERS, MENTIONS, PARENTS, PARTS

_FAMILY_NONE = "none"


def validate(path: Path) -> list[str]:
    """All offences of a gold file against the rules of annotation; empty when there is none."""
    return validate_xml(path.read_text("utf-8"), path.name)


def validate_xml(xml: str, name: str = "gold") -> list[str]:
    """As ``validate``, from the XML itself.

    >>> validate_xml('<notice family="none"><date from="2024">2024年</date></notice>')
    ['gold: offset 0: <date>: tag in a text of family none']
    """
    try:
        gold = read(xml, name)
    except GoldError as error:
        return [str(error)]
    return [f"{name}: {error}" for error in _errors(gold)]


def _errors(gold: Gold) -> Iterator[str]:
    children: dict[int, list[Element]] = {id(element): [] for element in gold.elements}
    for element in gold.elements:
        yield from value_errors(element)
        if element.parent is not None:
            children[id(element.parent)].append(element)
    if gold.elements[0].attributes.get("family") == _FAMILY_NONE:
        for element in gold.elements[1:]:
            yield f"{_where(element)}: tag in a text of family none"
        return
    for element in gold.elements:
        below = children[id(element)]
        yield from _place_errors(element)
        yield from _edge_errors(gold, element)
        yield from _order_errors(gold, element, below)
        yield from _content_errors(gold, element, below)


def _where(element: Element) -> str:
    return f"offset {element.start}: <{element.tag}>"


def _place_errors(element: Element) -> Iterator[str]:
    """Nesting: structure by its table, mentions in running text, a quantity also in a stated figure."""
    parent = element.parent
    if parent is None:
        return
    if element.tag in PARENTS and parent.tag not in PARENTS[element.tag]:
        yield f"{_where(element)}: may not stand in <{parent.tag}>"
    if element.tag in MENTIONS:
        if parent.tag in MENTIONS and (element.tag, parent.tag) != ("quantity", "stated"):
            yield f"{_where(element)}: may not stand in <{parent.tag}>"
        if parent.tag == "marker":
            yield f"{_where(element)}: may not stand in <marker>"
        if parent.tag in HOLDERS:
            yield f"{_where(element)}: stands directly in <{parent.tag}>"
    if element.tag == "commitment" and parent.tag == "section" and parent.role != "plan":
        yield f"{_where(element)}: stands in a section of role {parent.role}"
    if element.tag == "item" and parent.tag == "section" and parent.role not in ("overview", "other"):
        yield f"{_where(element)}: stands in a section of role {parent.role}"


def _edge_errors(gold: Gold, element: Element) -> Iterator[str]:
    if element.parent is None:
        return
    surface = gold.surface(element)
    if not surface:
        yield f"{_where(element)}: empty"
    elif is_blank(surface[0]) or is_blank(surface[-1]):
        yield f"{_where(element)}: blank at the edge"


def _order_errors(gold: Gold, element: Element, below: list[Element]) -> Iterator[str]:
    """One marker, first of all; one heading behind it, with nothing but labels (问题:) between."""
    markers = [child for child in below if child.tag == "marker"]
    headings = [child for child in below if child.tag == "heading"]
    if len(markers) > 1 or len(headings) > 1:
        yield f"{_where(element)}: more than one marker or heading"
    elif markers and markers[0].start != element.start:
        yield f"{_where(element)}: marker is not at the start"
    elif headings:
        before = [child for child in below if child.end <= headings[0].start]
        position = element.start
        for child in [*before, headings[0]]:
            if child.tag not in PARTS or not _all_blank(gold.text, position, child.start):
                yield f"{_where(element)}: text before the heading"
                break
            position = child.end


def _content_errors(gold: Gold, element: Element, below: list[Element]) -> Iterator[str]:
    if element.tag in HOLDERS:
        position = element.start
        for child in [*below, None]:
            until = child.start if child else element.end
            if not _all_blank(gold.text, position, until):
                yield f"{_where(element)}: running text outside its parts, offset {position}"
            position = child.end if child else until
    surface = gold.surface(element)
    if element.tag == "doc" and surface[:1] not in ("《", "〈"):
        yield f"{_where(element)}: does not start with its bracket"
    if element.tag == "stated" and len([child for child in below if child.tag == "quantity"]) != 1:
        yield f"{_where(element)}: holds not exactly one quantity"


def _all_blank(text: str, start: int, end: int) -> bool:
    return all(map(is_blank, text[start:end]))
