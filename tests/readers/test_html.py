"""Web pages: the same record whatever the layout, and an answer to hostile pages."""

import resource
import sys
import time

import pytest

from notice_parser import parse, parse_bytes
from notice_parser.model import InputError
from notice_parser.readers import read_bytes
from tests.readers import layouts
from tests.readers.layouts import LAYOUTS, Layout, paragraphs
from tests.readers.samples import GOLDEN, whole

TITLE, *BODY = [line.strip() for line in GOLDEN.splitlines() if line.strip()]
LINES = [TITLE, *BODY]


def page(body: str, head: str = "") -> str:
    return layouts.page(body, TITLE, head)


@pytest.mark.parametrize(("layout", "encoding"), LAYOUTS)
def test_the_record_is_that_of_the_text(layout: Layout, encoding: str) -> None:
    notice = parse_bytes(layout(LINES).encode(encoding))
    assert whole(notice) == whole(parse(GOLDEN))
    assert len(notice.problems) == 12


@pytest.mark.parametrize(("layout", "encoding"), LAYOUTS)
def test_every_paragraph_is_a_line(layout: Layout, encoding: str) -> None:
    text, source = read_bytes(layout(LINES).encode(encoding))
    assert [line.strip() for line in text.split("\n")] == LINES
    assert source.media_type == "text/html"
    assert source.lost is None


def lines_of(markup: str) -> list[str]:
    return read_bytes(f"<body>{markup}</body>".encode())[0].split("\n")


@pytest.mark.parametrize(
    ("markup", "lines"),
    [
        ("<p>2024<span>年</span>3<span>月</span></p>", ["2024年3月"]),
        ("<p>完成整\n    改</p>", ["完成整改"]),
        ("<p>word\nfile</p>", ["word file"]),
        ("<div>甲<p>乙</p>丙</div>", ["甲", "乙", "丙"]),
        ("甲<script>var a='脚本';</script><style>p{}</style>乙", ["甲乙"]),
        ("甲<span style='display: none'>隐</span><p hidden>藏</p>乙", ["甲", "乙"]),
        ("甲&#19968;&#x4e8c;&amp;乙", ["甲一二&乙"]),
        ("<ol><li>甲</li><li>乙</li></ol>", ["1.甲", "2.乙"]),
        ("<ol start=3 style='list-style-type:cjk-ideographic'><li>甲</li></ol>", ["三、甲"]),
        ("<ol><li>（一）甲</li></ol><ul><li>乙</li></ul>", ["（一）甲", "乙"]),
        ("<pre>甲\n乙</pre>", ["甲", "乙"]),
    ],
)
def test_lines(markup: str, lines: list[str]) -> None:
    assert lines_of(markup) == lines


def test_a_table_of_data_is_rows_with_tabs() -> None:
    markup = (
        "<table><tr><td>序<br>号<td>问题<td>措施<tr><td rowspan=2>1<td>甲<td><p>子</p><p>丑</p>"
        "<tr><td>乙<td>寅</table>"
    )
    assert lines_of(markup) == ["序 号\t问题\t措施", "1\t甲\t子 丑", "\t乙\t寅"]


def test_what_the_page_tells_goes_into_the_source() -> None:
    head = (
        "<meta name='PubDate' content='2024-12-20 10:30'><meta name='url' content='http://example.cn/a.html'>"
    )
    info = "<div>索 引 号：000014349/2024-00012　发布日期：2024年12月21日</div>"
    body = "".join(f"<p>{line}</p>" for line in BODY)
    text, source = read_bytes(page(f"{info}<h1>{TITLE}</h1><div id='zoom'>{body}</div>", head).encode())
    assert (source.published, source.index_number) == ("2024-12-20", "000014349/2024-00012")
    assert source.url == "http://example.cn/a.html"
    assert source.content_source is None
    assert "索" not in text[:200]


def test_the_day_of_a_page_line() -> None:
    markup = paragraphs(LINES).replace("浏览次数：12", "发布时间：2024-12-20")
    assert read_bytes(markup.encode())[1].published == "2024-12-20"


@pytest.mark.parametrize(
    ("head", "line", "content_source"),
    [
        ("<meta name='ContentSource' content='市纪委监委'>", "来源：本站", "市纪委监委"),
        ("", "发布时间：2024-12-20 10:30　来源：市文化活动中心　浏览次数：12", "市文化活动中心"),
        ("", "信息来源： | 作者：办公室 | 字号：大 中 小", None),
    ],
)
def test_whose_text_the_page_says_it_is(head: str, line: str, content_source: str | None) -> None:
    body = "".join(f"<p>{line}</p>" for line in BODY)
    source = read_bytes(page(f"<div>{line}</div><div id='zoom'>{body}</div>", head).encode())[1]
    assert source.content_source == content_source


def test_the_element_of_a_place() -> None:
    markup = (
        "<div id='zoom'><p>甲</p><div><p>乙<br>丙</p></div><table><tr><td>1<td>2<tr><td>3<td>4</table></div>"
    )
    text, source = read_bytes(f"<body>{markup}</body>".encode())
    paths = [source.locate(text.index(sign)).element for sign in "甲乙丙24"]
    assert paths == [
        "#zoom > p:nth-child(1)",
        "#zoom > div:nth-child(2) > p:nth-child(1)",
        "#zoom > div:nth-child(2) > p:nth-child(1)",
        "#zoom > table:nth-child(3) > tr:nth-child(1)",
        "#zoom > table:nth-child(3) > tr:nth-child(2)",
    ]
    assert source.locate(0).page is None


def test_sentences_outside_of_the_main_text_are_told() -> None:
    inner = "".join(f"<p>{line}</p>" for line in BODY[:-7])
    rest = "".join(f"<p>{line}</p>" for line in BODY[-7:])
    notice = parse_bytes(page(f"<div id='zoom'>{inner}</div><div>{rest}</div>").encode())
    assert notice.source.lost is not None and notice.source.lost > 100
    assert "text-lost" in {finding.code for finding in notice.findings}


def test_a_page_without_text() -> None:
    with pytest.raises(InputError) as caught:
        read_bytes(b"<html><body><script>var a;</script></body></html>")
    assert caught.value.reason == "empty"


def test_without_lxml_one_line_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "lxml", None)
    with pytest.raises(InputError, match=r"notice-parser\[html\]") as caught:
        read_bytes(b"<html><body><p>text</p></body></html>")
    assert caught.value.reason == "missing_extra"


SENTENCE = "根据市委统一部署，市委第六巡察组开展了巡察。"
MANY = 20_000
HOSTILE = {
    "deep divs": "<div>" * MANY + SENTENCE,
    "deep inline": "<b>" * MANY + SENTENCE,
    "deep tables": "<table><tr><td>" * 5_000 + SENTENCE,
    "unclosed fonts": "<p><font>" * MANY + SENTENCE,
    "unclosed links": "<a " * MANY + ">" + SENTENCE,
    "attributes": "<p " + " ".join(f"a{number}=1" for number in range(200_000)) + f">{SENTENCE}</p>",
    "long attribute": f"<p title='{'长' * 1_000_000}'>{SENTENCE}</p>",
    "wide cells": "<table>"
    + "<tr><td rowspan=99999 colspan=99999>甲<td>乙</tr>" * 50
    + f"</table>{SENTENCE}",
    "wrong ends": "</div></p></span>" * MANY + SENTENCE,
    "crossed": "<b><p></b></p>" * 5_000 + SENTENCE,
    "nul": "<p>\0</p>" + SENTENCE * 5,
    "entities": "<p>" + "&nbsp;&#0;&#xD800;&bad;" * 5_000 + SENTENCE,
    "open comment behind": SENTENCE + "<!-- ",
    "doctype": "<!DOCTYPE html [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><p>&a;" + SENTENCE,
    "lists": "<ol><li>" * 5_000 + SENTENCE,
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_pages_neither_hang_nor_lose_text(kind: str) -> None:
    data = ("<html><body>" * (kind != "doctype") + HOSTILE[kind]).encode()
    begun = time.process_time()
    text, _ = read_bytes(data)
    assert time.process_time() - begun < 2
    assert SENTENCE in text
    assert "root:" not in text


@pytest.mark.parametrize("data", ["<p>" * 1_000_000, "<p>" + "长" * 6_000_000], ids=["tags", "bytes"])
def test_a_page_that_is_too_large_is_refused(data: str) -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    begun = time.process_time()
    with pytest.raises(InputError) as caught:
        read_bytes(data.encode())
    assert caught.value.reason == "too_large"
    assert time.process_time() - begun < 2
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 256 * 1024
