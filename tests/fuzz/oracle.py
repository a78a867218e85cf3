"""What must hold of any input, whatever it is: the judge of the fuzz target and of its regressions."""

from notice_parser import InputError, Notice, NoticeParserError, Options, parse, parse_bytes
from tests.pipeline.grounded import faults

# What the first byte of an input chooses.
OPTIONS = (
    Options(family="inspection_rectification"),
    Options(),
    Options(family="inspection_rectification", subjects=False, include_text=True),
    Options(family="audit_rectification"),
)
BYTES = len(OPTIONS)
MODES = BYTES + 1


class BrokenPromiseError(AssertionError):
    """A record that is not what every record is."""


def judge(data: bytes) -> None:
    """Parse an input and raise where a promise is broken.

    The first byte chooses the options, or that the rest is read as the bytes of a file;
    else the rest is UTF-8, in which a lone surrogate may be written out.
    """
    if not data:
        return
    mode, rest = data[0] % MODES, data[1:]
    if mode == BYTES:
        judge_bytes(rest)
    else:
        judge_text(rest.decode("utf-8", "surrogatepass" if _decodes(rest) else "replace"), OPTIONS[mode])


def _decodes(data: bytes) -> bool:
    try:
        data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return False
    return True


def judge_text(text: str, options: Options) -> None:
    notice = parse(text, options=options)
    read = "".join("\ufffd" if "\ud800" <= sign <= "\udfff" else sign for sign in text)
    _judge(notice, read)
    if parse(text, options=options) != notice:
        raise BrokenPromiseError("the same text gives another record")


def judge_bytes(data: bytes) -> None:
    # A PDF is read by a process of its own: too slow for here, and safe by being one.
    if b"%PDF" in data[:2048]:
        return
    try:
        notice = parse_bytes(data, options=Options(include_text=True))
    except NoticeParserError as error:
        if not isinstance(error, InputError):
            raise
        if not error.message.strip() or "\n" in error.message:
            raise BrokenPromiseError(f"not one line: {error.message!r}") from error
        return
    _judge(notice, notice.source.text or "")


def _judge(notice: Notice, text: str) -> None:
    found = faults(notice, text)
    if found:
        raise BrokenPromiseError("; ".join(found[:5]))
    written = notice.model_dump_json()
    if Notice.model_validate_json(written).model_dump_json() != written:
        raise BrokenPromiseError("JSON → model → JSON is not the same")
