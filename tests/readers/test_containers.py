"""The record is the same whatever the container, but for its places, its source and blanks.

Every notice goes through every container that this machine can make; PDFs of LibreOffice and Chromium where
these are installed.
"""

import functools
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from notice_parser import parse, parse_bytes
from notice_parser.evaluation.gold import load
from tests.readers import programs, samples, word
from tests.readers.layouts import LAYOUTS, Layout, article

DEV = Path(__file__).parents[2] / "corpus/dev"
# Notices of paragraphs; a table printed as lines of text is another text.
NOTICES = [
    "golden",
    "a01",
    "a03",
    "a05",
    "a06",
    "a08",
    "b01",
    "b02",
    "b03",
    "c01",
    "c03",
    "d01",
    "d04",
    "d09",
    "f01",
    "f03",
    "f05",
    "f07",
]
PRINTED = ["golden", "a01", "a03", "a05", "a08", "b01", "b02", "b03", "c01", "c03", "d04", "f01", "f05"]
ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-32-be", "gb18030"]

Lines = list[str]
MAKERS: dict[str, Callable[[Lines], bytes]] = {
    "word": word.typed,
    "pdf": lambda lines: samples.pdf("\n".join(lines)),
    "ofd": lambda lines: samples.ofd("\n".join(lines)),
}


@functools.cache
def text_of(notice: str) -> str:
    if notice == "golden":
        return samples.GOLDEN
    (path,) = DEV.glob(f"{notice}-*.xml")
    return load(path).text


def lines_of(notice: str) -> Lines:
    return [line.strip() for line in text_of(notice).splitlines() if line.strip()]


@functools.cache
def expected(notice: str) -> Any:
    return told(parse(text_of(notice)))


def told(notice: Any) -> Any:
    """All that a record says; the reason of a family quotes the text with its blanks."""
    record = samples.whole(notice)
    del record["family_reason"]
    return without_blanks(record)


def without_blanks(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: without_blanks(item) for key, item in value.items()}
    if isinstance(value, list):
        return [without_blanks(item) for item in value]
    return "".join(value.split()) if isinstance(value, str) else value


def check(notice: str, data: bytes) -> None:
    record = parse_bytes(data)
    assert told(record) == expected(notice)
    assert record.family == "inspection_rectification"


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("notice", NOTICES)
def test_text(notice: str, encoding: str) -> None:
    check(notice, text_of(notice).encode(encoding))


@pytest.mark.parametrize(("layout", "encoding"), LAYOUTS)
@pytest.mark.parametrize("notice", NOTICES)
def test_web_pages(notice: str, layout: Layout, encoding: str) -> None:
    check(notice, layout(lines_of(notice)).encode(encoding))


@pytest.mark.parametrize("container", MAKERS)
@pytest.mark.parametrize("notice", NOTICES)
def test_documents(notice: str, container: str) -> None:
    check(notice, MAKERS[container](lines_of(notice)))


@pytest.fixture(scope="module")
def office_pdfs() -> dict[str, bytes]:
    files = {f"{notice}.docx": word.printed(lines_of(notice)) for notice in PRINTED}
    files["automatic.docx"] = word.automatic(lines_of("golden"), through_style=True)
    return programs.converted(files)


@programs.needs_office
@pytest.mark.parametrize("notice", PRINTED)
def test_pdfs_of_libreoffice(notice: str, office_pdfs: dict[str, bytes]) -> None:
    check(notice, office_pdfs[notice])


@programs.needs_office
def test_a_pdf_of_automatic_numbers(office_pdfs: dict[str, bytes]) -> None:
    check("golden", office_pdfs["automatic"])


@programs.needs_browser
@pytest.mark.parametrize("notice", PRINTED)
def test_pdfs_of_chromium(notice: str) -> None:
    check(notice, programs.printed(article(lines_of(notice))))
