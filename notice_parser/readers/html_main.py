"""Which part of a page is its main text."""

from functools import cache

from notice_parser.families import loader
from notice_parser.readers.html_page import Element, Page, Token

# A container by rule is believed where it holds this share of all sentences of the page.
_BELIEVED = 0.6
# Without a rule one goes down into the element that holds nearly all sentences.
_NEARLY_ALL = 0.95


@cache
def _containers() -> dict[str, str]:
    """The names of containers, the surer first: ``tag`` where the element itself is meant."""
    return {row["word"].lower(): row["kind"] for row in loader.words("base", "html_containers")}


def main_parts(page: Page) -> list[Element]:
    """The elements that hold the main text, in order; none where the page has no element.

    Rules first: what content systems call the element. Else the smallest element with nearly all sentences.
    """
    roots = [element for element in page.elements if element.parent is None]
    total = sum(root.prose for root in roots)
    if total:
        named = _named(page)
        for name in _containers():
            parts = _outermost(named.get(name, []))
            if sum(part.prose for part in parts) >= total * _BELIEVED:
                return [part for part in parts if part.prose]
        return _smallest(page, roots, total)
    return _shown(page) or roots


def _named(page: Page) -> dict[str, list[Element]]:
    """The elements that bear the name of a container."""
    found: dict[str, list[Element]] = {}
    kinds = _containers()
    for element in page.elements:
        if kinds.get(element.tag) == "tag":
            found.setdefault(element.tag, []).append(element)
        for name in element.names:
            if kinds.get(name, "tag") != "tag":
                found.setdefault(name, []).append(element)
    return found


def _outermost(elements: list[Element]) -> list[Element]:
    kept: list[Element] = []
    for element in elements:
        if not kept or element.start >= kept[-1].end:
            kept.append(element)
    return kept


def _smallest(page: Page, roots: list[Element], total: int) -> list[Element]:
    """Elements stand in document order: one with nearly all sentences lies within the one found before."""
    best = roots
    for element in page.elements:
        if element.prose >= total * _NEARLY_ALL:
            best = [element]
    return best


def _shown(page: Page) -> list[Element]:
    """A page without sentences: the container by rule that holds anything at all."""
    named = _named(page)
    for name in _containers():
        parts = [part for part in _outermost(named.get(name, [])) if part.characters]
        if parts:
            return parts
    return []


def inside(page: Page, parts: list[Element]) -> list[Token]:
    """The tokens of the parts."""
    return [token for part in parts for token in page.tokens[part.start : part.end]]


def around(page: Page, parts: list[Element]) -> list[Token]:
    """The tokens of the page without those of the parts."""
    kept: list[Token] = []
    position = 0
    for part in parts:
        kept.extend(page.tokens[position : part.start])
        position = part.end
    return [*kept, *page.tokens[position:]]
