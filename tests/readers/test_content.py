"""A reader is chosen by what a file holds, never by its name; without its extra one line names it."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from notice_parser import InputError, parse_file
from notice_parser.readers import pdf as pdf_reader
from tests.readers import samples, word
from tests.readers.layouts import paragraphs
from tests.readers.samples import GOLDEN

LINES = [line.strip() for line in GOLDEN.splitlines() if line.strip()]
FILES: dict[str, Callable[[], bytes]] = {
    "text/plain": GOLDEN.encode,
    "text/html": lambda: paragraphs(LINES).encode("gb18030"),
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": lambda: word.typed(LINES),
    "application/pdf": samples.pdf,
    "application/ofd": samples.ofd,
}


@pytest.mark.parametrize("media_type", FILES)
@pytest.mark.parametrize("name", ["通报.doc", "通报.txt", "通报.html", "通报.pdf", "通报.docx", "通报"])
def test_whatever_the_name_says(media_type: str, name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(FILES[media_type]())
    notice = parse_file(path)
    assert (notice.source.media_type, notice.source.name) == (media_type, name)
    assert len(notice.problems) == 12


@pytest.mark.parametrize(
    ("module", "data", "extra"),
    [
        ("lxml", b"<html><body><p>a</p></body></html>", "html"),
        ("warcio", b"WARC/1.0\r\n", "warc"),
        ("pypdfium2", b"%PDF-1.7\n", "pdf"),
    ],
)
def test_without_the_extra_one_line_names_it(
    module: str, data: bytes, extra: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [name for name in sys.modules if name.partition(".")[0] == module]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, module, None)
    monkeypatch.setattr(pdf_reader, "find_spec", lambda name: None)
    path = tmp_path / "通报"
    path.write_bytes(data)
    with pytest.raises(InputError) as caught:
        parse_file(path)
    assert caught.value.reason == "missing_extra"
    assert f"pip install 'notice-parser[{extra}]'" in caught.value.message
    assert "\n" not in caught.value.message
