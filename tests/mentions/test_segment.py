"""Clauses are cut as jieba cuts them, over the whole corpus and on odd signs."""

import re
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import jieba
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from notice_parser import parse_json
from notice_parser.evaluation import gold
from notice_parser.families import loader
from notice_parser.mentions import segment
from notice_parser.text.fold import fold

CORPUS = Path(__file__).parents[2] / "corpus"


class Plain(jieba.Tokenizer):  # type: ignore[misc]
    """jieba's own tokenizer, with the words and frequencies that the library cuts by."""

    def initialize(self, dictionary: object = None) -> None:
        return


@cache
def plain() -> Any:
    frequencies: dict[str, int] = {}
    total = 0
    with jieba.get_module_res("dict.txt") as lines:
        for raw in lines:
            word, count, _ = raw.decode("utf-8").split()
            if int(count) >= segment._MIN_FREQUENCY:
                total += int(count)
                frequencies[word] = int(count)
    for word, _ in segment._domain_words():
        total += segment._DOMAIN_FREQUENCY - frequencies.get(word, 0)
        frequencies[word] = segment._DOMAIN_FREQUENCY
    for word in list(frequencies):
        for length in range(1, len(word)):
            frequencies.setdefault(word[:length], 0)
    tokenizer = Plain()
    tokenizer.FREQ, tokenizer.total, tokenizer.initialized = frequencies, total, True
    return tokenizer


@cache
def cutters() -> tuple[segment.Cutter, ...]:
    pytest.importorskip("rjieba", reason="pip install 'notice-parser[fast]'; make test does")
    known = segment.read_dictionary()
    fast = segment.fast_cutter(known.frequencies)
    assert fast is not None
    return segment.OwnCutter(known.frequencies, known.total), fast


@pytest.fixture(params=[0, 1], ids=["own", "rjieba"])
def cut(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], list[str]]:
    loaded = (cutters()[request.param], segment.read_dictionary().tags)
    monkeypatch.setattr(segment, "_load", lambda: loaded)
    return lambda text: [text[word.start : word.end] for word in segment.cut(text, 0, len(text))]


@cache
def clauses() -> list[str]:
    texts = [fold(gold.load(path).text).text for path in CORPUS.rglob("*.xml")]
    return sorted({clause for text in texts for clause in re.split("[,;。:!?\n]", text)})


def test_every_clause_of_the_corpus(cut: Callable[[str], list[str]]) -> None:
    assert len(clauses()) > 5_000
    assert [one for one in clauses() if cut(one) != list(plain().cut(one, HMM=False))] == []


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.sampled_from("整改落实到位了的一二三图书馆abZ019+#&._%-。 \t\r\n\u3000²😀龘"), max_size=40))
def test_any_signs(cut: Callable[[str], list[str]], text: str) -> None:
    assert cut(text) == list(plain().cut(text, HMM=False))


def test_the_records_are_equal(monkeypatch: pytest.MonkeyPatch) -> None:
    tags = segment.read_dictionary().tags
    records = []
    for cutter in cutters():
        monkeypatch.setattr(segment, "_load", lambda cutter=cutter: (cutter, tags))
        records.append([parse_json(gold.load(path).text) for path in sorted(CORPUS.rglob("*.xml"))])
    assert records[0] == records[1]


def test_an_rjieba_that_takes_no_words_of_its_own_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "rjieba", SimpleNamespace(Jieba=object))
    assert segment.fast_cutter({"整改": 5}) is None


@pytest.mark.parametrize(("start", "end", "words"), [(0, 2, ["采购"]), (2, 4, ["图书"]), (4, 4, [])])
def test_a_stretch_of_a_text(start: int, end: int, words: list[str]) -> None:
    text = "采购图书馆"
    found = segment.cut(text, start, end)
    assert [text[word.start : word.end] for word in found] == words


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("落实整改", ["v", "vn"]),
        ("拆分教学班", ["v", "n"]),
        ("龘", ["x"]),
        ("的,", ["uj", "x"]),
    ],
)
def test_the_parts_of_speech(text: str, tags: list[str]) -> None:
    assert [word.tag for word in segment.cut(text, 0, len(text))] == tags


def test_a_word_of_the_domain_is_of_the_part_of_speech_that_its_table_tells() -> None:
    tags = {"strong": "v", "weak": "vn", "event": "vn", "noun": "n", "attribute": "b", "adverb": "d"}
    known = segment.read_dictionary().tags
    rows = loader.words("base", "action_verbs")
    assert {row["kind"] for row in rows} == set(tags)
    assert [row["word"] for row in rows if known[row["word"]] != tags[row["kind"]]] == []


def test_without_jieba_one_line_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(segment, "find_spec", lambda name: None)
    with pytest.raises(ModuleNotFoundError, match=r"^jieba is not installed$") as told:
        segment.read_dictionary()
    assert told.value.name == "jieba"
