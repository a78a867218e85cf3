"""The three ways in give the same record; what cannot be read is refused with a reason."""

from pathlib import Path

import pytest

from notice_parser import (
    InputError,
    Notice,
    NoticeParserError,
    Options,
    parse,
    parse_bytes,
    parse_each,
    parse_file,
    parse_json,
)

GOLDEN = Path(__file__).parents[1] / "corpus/golden/dongying-culture-center.txt"
TEXT = GOLDEN.read_bytes().decode("utf-8")

# Texts that are no notice, or hardly a text at all.
ODD = {
    "nothing": "",
    "blanks": " \u3000\t\n\r\n",
    "no notice": "今天天气很好。",
    "a nul": "一、整改\x00情况",
    "a lone surrogate": "一、整改\ud800情况",
    "half a pair at the end": "整改\udc00",
    "a squared figure": "²项",
    "a line separator": "一、甲\u2028二、乙\u2029",
    "a mark inside": "整改\ufeff情况",
    "controls that turn the text": "整改\u202e况情\u202c",
    "an emoji": "整改👨‍👩‍👧情况",
    "markers alone": "一、\n(一)\n1.\n(1)\n①\n",
    "unclosed pairs": "《“(【" * 200,
    "one long run": "一" * 5000,
}


def without_source(notice: Notice) -> Notice:
    return notice.model_copy(update={"source": parse("").source})


def test_text_bytes_and_file_give_the_same_record() -> None:
    by_text = parse(TEXT)
    by_bytes = parse_bytes(TEXT.encode("gb18030"), name="通报.txt")
    by_file = parse_file(GOLDEN)
    assert without_source(by_text) == without_source(by_bytes) == without_source(by_file)
    assert (by_bytes.source.name, by_bytes.source.encoding) == ("通报.txt", "gb18030")
    assert (by_file.source.name, by_file.source.encoding) == (GOLDEN.name, "utf-8")
    assert by_text.source.name is None


def test_a_path_may_be_a_string() -> None:
    assert parse_file(str(GOLDEN)) == parse_file(GOLDEN)


def test_options_reach_every_way_in() -> None:
    options = Options(include_text=True, subjects=False)
    for notice in (
        parse(TEXT, options=options),
        parse_bytes(TEXT.encode(), options=options),
        parse_file(GOLDEN, options=options),
    ):
        assert notice.source.text == TEXT
        assert all(quantity.subject is None for quantity in notice.quantities)


def test_an_encoding_may_be_asked_for() -> None:
    assert parse_bytes("關於整改".encode("big5"), encoding="big5").source.encoding == "big5hkscs"


@pytest.mark.parametrize("text", ODD.values(), ids=ODD.keys())
def test_any_text_gives_a_record_that_can_be_written_and_read(text: str) -> None:
    notice = parse(text)
    dumped = notice.model_dump_json()
    assert Notice.model_validate_json(dumped).model_dump_json() == dumped
    assert notice.source.characters == len(text)


def test_a_text_past_the_limit_is_cut_and_that_is_said() -> None:
    notice = parse("整改" * 1_000_001)
    assert "truncated" in [finding.code for finding in notice.findings]
    assert "truncated" not in [finding.code for finding in parse("整改").findings]


@pytest.mark.parametrize("wrong", [None, 3, b"bytes", ["text"]])
def test_what_is_no_text_is_a_typed_error(wrong: object) -> None:
    with pytest.raises(InputError, match="需要字符串") as caught:
        parse(wrong)  # type: ignore[arg-type]
    assert caught.value.reason == "not_text"
    assert isinstance(caught.value, NoticeParserError)


def test_a_missing_file_is_a_typed_error(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        parse_file(tmp_path / "nowhere.txt")
    assert caught.value.reason == "not_found"


def test_each_document_of_a_folder_comes_as_its_record_or_its_error(tmp_path: Path) -> None:
    (tmp_path / "一.txt").write_bytes("關於整改情況的通報".encode("big5"))
    (tmp_path / "三.txt").write_bytes(b"")
    (tmp_path / "二.zip").write_bytes(b"PK\x03\x04" + b"\x00" * 60)
    found = dict(parse_each(tmp_path, encoding="big5", options=Options(include_text=True)))
    read, empty, broken = (found[name] for name in sorted(found))
    assert isinstance(read, Notice)
    assert read.source.text == "關於整改情況的通報"
    assert read.source.encoding == "big5hkscs"
    assert isinstance(empty, InputError) and empty.reason == "empty"
    assert isinstance(broken, InputError)
    assert sorted(found)[0].endswith("一.txt")
    assert read.source.name == sorted(found)[0]


def test_a_document_by_itself_has_the_name_of_its_file(tmp_path: Path) -> None:
    (tmp_path / "一.txt").write_text(TEXT, "utf-8")
    for path in (tmp_path / "一.txt", str(tmp_path / "一.txt")):
        ((name, notice),) = parse_each(path)
        assert name == str(path)
        assert isinstance(notice, Notice)
        assert notice.source.name == "一.txt"
        assert without_source(notice) == without_source(parse(TEXT))


def test_bytes_may_have_no_name() -> None:
    assert parse_bytes(TEXT.encode()).source.name is None


def test_options_reach_the_json() -> None:
    options = Options(include_text=True, subjects=False)
    assert parse_json(TEXT, options=options) == parse(TEXT, options=options).model_dump_json()


def test_an_encoding_may_be_asked_for_of_a_file(tmp_path: Path) -> None:
    (tmp_path / "一.txt").write_bytes("關於整改".encode("big5"))
    notice = parse_file(tmp_path / "一.txt", encoding="big5")
    assert notice.source.encoding == "big5hkscs"
