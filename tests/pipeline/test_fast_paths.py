"""Every path that was made fast gives what the plain one gives, over the whole corpus."""

from pathlib import Path

import pytest

from notice_parser import Options, parse, parse_json
from notice_parser.evaluation import gold
from notice_parser.model import Source
from notice_parser.text import fold, script

CORPUS = Path(__file__).parents[2] / "corpus"
TEXTS = {path.stem: gold.load(path).text for path in sorted(CORPUS.rglob("*.xml"))}
ODD = {
    "nothing": "",
    "a lone surrogate": "一、整改\ud800情况",
    "controls and quotes": '一、"整改"\x00\x1f\x7f\\情况\u2028\n1.甲\t乙\x85"',
    "a sign of another plane": "一、整改👨‍👩‍👧情况\n1.已完成𝟏𝟐项。",
    "unseen signs": "\u200b一、整改\u200b\n\u200b1.关于甲的问题。\u200b\n整改情况:已完成。\ufeff",
}


def test_the_whole_corpus_is_looked_at() -> None:
    assert len(TEXTS) >= 70


@pytest.mark.parametrize("name", [*TEXTS, *ODD])
def test_json_without_the_model_is_that_of_the_model(name: str) -> None:
    text = TEXTS.get(name) or ODD.get(name, "")
    for options in (Options(), Options(subjects=False, include_text=True)):
        assert parse_json(text, options=options) == parse(text, options=options).model_dump_json()


def test_json_without_the_model_tells_the_source() -> None:
    from notice_parser import pipeline

    source = Source(name="“甲”\n.txt", characters=0, encoding="gb18030", encoding_certain=False, lost=3)
    text = TEXTS["a01-yunzhou-shuiwuju"]
    assert pipeline.parse_json(text, source=source) == pipeline.parse(text, source=source).model_dump_json()


def test_the_signs_that_folding_asks_about_are_all_it_needs() -> None:
    known = {*map(chr, fold._table()), *fold._UNSEEN, *script.signs()}
    for text in (*TEXTS.values(), *ODD.values(), "".join(sorted(known))):
        assert set(fold._notable().findall(text)) == known.intersection(text)
