"""A source text made fit to be read, and what is said of it."""

from notice_parser.text.source import clean


def test_a_text_in_order_is_left_alone() -> None:
    assert clean("整改情况", 4) == ("整改情况", [])


def test_a_lone_surrogate_is_replaced_and_its_place_told() -> None:
    text, (found,) = clean("整\ud800改\udfff", 10)
    assert text == "整\ufffd改\ufffd"
    assert (found.code, found.severity, found.place) == ("text-damaged", "warning", (1, 2))
    assert found.message == "文本里有不成对的代理字符,已用 U+FFFD 代替"
    assert found.message_en == "lone surrogates were replaced by U+FFFD"


def test_a_text_too_long_is_cut_and_it_is_said() -> None:
    text, (found,) = clean("整改情况", 3)
    assert text == "整改情"
    assert (found.code, found.severity, found.place) == ("truncated", "warning", None)
    assert found.message == "文本有 4 个字符,超过上限 3,只解析了前 3 个字符"
    assert found.message_en == "the text has 4 characters; only the first 3 were parsed"
