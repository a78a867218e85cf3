"""XML that came from outside, as events. A document type is refused, so no entity is ever expanded."""

from collections.abc import Callable
from xml.parsers import expat

from notice_parser.model import InputError

MAX_ELEMENTS = 250_000
MAX_DEPTH = 1_000

Start = Callable[[str, dict[str, str]], None]


def walk(
    data: bytes, start: Start, end: Callable[[str], None], text: Callable[[str], None] | None = None
) -> None:
    """Tell of every element by its local name, attributes by theirs, in document order.

    Raises ``InputError``: ``xml_forbidden`` for a document type, ``depth``, ``too_large``, ``unreadable`` for
    what is no XML.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    depth = count = 0

    def started(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth, count
        depth += 1
        count += 1
        if depth > MAX_DEPTH:
            raise InputError("depth", "文件的层次深得不合常理，不予读取")
        if count > MAX_ELEMENTS:
            raise InputError("too_large", "文件太大，不像一篇通报；请把正文另存为纯文本（.txt）再试")
        start(_local(name), {_local(key): value for key, value in attributes.items()})

    def ended(name: str) -> None:
        nonlocal depth
        depth -= 1
        end(_local(name))

    def forbidden(*_: object) -> None:
        raise InputError("xml_forbidden", "文件里有文档类型声明（DTD），不予读取；请确认来源")

    parser.StartElementHandler = started
    parser.EndElementHandler = ended
    parser.StartDoctypeDeclHandler = forbidden
    if text is not None:
        parser.CharacterDataHandler = text
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, LookupError, ValueError) as error:
        raise InputError("unreadable", "文件内部已损坏，请用办公软件打开并另存再试") from error


def _local(name: str) -> str:
    return name.rpartition(" ")[2]
