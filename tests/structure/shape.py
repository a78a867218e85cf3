"""Write an outline down so that it can be read aloud.

One line a node, indented by depth: role (a section with its own role), then the marker in
square brackets, the heading in angle brackets, the node's own text behind a bar.
"""

from notice_parser.model.draft import NodeDraft
from notice_parser.structure.outline import outline
from notice_parser.text.fold import fold


def shape(text: str) -> str:
    folded = fold(text).text
    lines: list[str] = []

    def write(node: NodeDraft, depth: int) -> None:
        line = "  " * depth + (node.section_role or node.role)
        if node.marker is not None:
            line += f" [{folded[node.marker.start : node.marker.end]}]"
        if node.heading is not None:
            line += f" <{folded[node.heading[0] : node.heading[1]]}>"
        if node.own:
            line += " | " + " / ".join(folded[start:end] for start, end in node.own)
        lines.append(line)
        for child in node.children:
            write(child, depth + 1)

    for node in outline(text=folded):
        write(node, 0)
    return "\n".join(lines)


def shape_behind(opening: str, body: str) -> str:
    """The outline of what stands behind an opening that is one line; ``body`` is as it stands in a test."""
    first, _, rest = shape(opening + "\n".join(line.strip(" ") for line in body.splitlines())).partition("\n")
    assert first == f"preamble | {opening.strip()}"
    return rest


def written(expected: str) -> str:
    """An expected outline as it stands in a test, without its common indentation."""
    lines = [line for line in expected.splitlines() if line.strip()]
    margin = min(len(line) - len(line.lstrip()) for line in lines)
    return "\n".join(line[margin:].rstrip() for line in lines)
