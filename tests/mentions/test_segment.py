"""Clauses are cut as jieba cuts them, over the whole corpus and on odd signs."""

import re
from functools import cache
from pathlib import Path
from typing import Any

import jieba
import pytest
from hypothesis import given
from hypothesis import strategies as st

from notice_parser.evaluation import gold
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


def cut(text: str) -> list[str]:
    return [text[word.start : word.end] for word in segment.cut(text, 0, len(text))]


def test_every_clause_of_the_corpus() -> None:
    clauses = {
        clause
        for path in CORPUS.rglob("*.xml")
        for clause in re.split("[,;。:!?\n]", fold(gold.load(path).text).text)
    }
    assert len(clauses) > 5_000
    assert [one for one in sorted(clauses) if cut(one) != list(plain().cut(one, HMM=False))] == []


@given(st.text(st.sampled_from("整改落实到位了的一二三图书馆abZ019+#&._%-。 \t\r\n\u3000²😀龘"), max_size=40))
def test_any_signs(text: str) -> None:
    assert cut(text) == list(plain().cut(text, HMM=False))


@pytest.mark.parametrize(("start", "end", "words"), [(0, 2, ["采购"]), (2, 4, ["图书"]), (4, 4, [])])
def test_a_stretch_of_a_text(start: int, end: int, words: list[str]) -> None:
    text = "采购图书馆"
    found = segment.cut(text, start, end)
    assert [text[word.start : word.end] for word in found] == words
