"""Keys by which a row is known again when its notice is parsed again or re-published."""

import hashlib
from collections import Counter

from notice_parser.model import Node, Notice

_DIGITS = 20


def row_keys(notice: Notice) -> dict[str, str]:
    """A key for each node by its ``node_id``; ``""`` is the notice itself.

    The notice is known by issuer, team and period (else feedback), a node by its own words under
    those of its parent; equal ones are told apart by their order. Blanks and signs do not count.
    """
    keys = {"": _digest(_identity(notice))}
    seen: Counter[str] = Counter()
    stack = [(node, "") for node in reversed(notice.outline)]
    while stack:
        node, parent = stack.pop()
        words = f"{keys[parent]}|{node.role}|{_letters(_words(node))}"
        seen[words] += 1
        keys[node.node_id] = _digest(f"{words}|{seen[words]}")
        stack.extend((child, node.node_id) for child in reversed(node.children))
    return keys


def _identity(notice: Notice) -> str:
    inspection = notice.inspection
    when = inspection.period or inspection.feedback
    names = (
        notice.issuer.name if notice.issuer else notice.title.text if notice.title else notice.notice_id,
        inspection.team.name if inspection.team else "",
        (when.edtf or when.text) if when else "",
    )
    return "|".join(map(_letters, names))


def _words(node: Node) -> str:
    return f"{node.heading.text if node.heading else ''}{node.text}"


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]
