"""The promises of a record, kept on the corpus, on damaged texts and on naughty strings."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from notice_parser import Options, parse
from notice_parser.evaluation import gold
from tests.adversarial import FAMILIES
from tests.fuzz.oracle import judge_text
from tests.naughty import NAUGHTY
from tests.pipeline.grounded import faults

CORPUS = Path(__file__).parents[2] / "corpus"
FILES = sorted(path for folder in ("golden", "dev") for path in (CORPUS / folder).glob("*.xml"))
GOLDEN = (CORPUS / "golden" / "dongying-culture-center.txt").read_text("utf-8")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_corpus_keeps_them(path: Path) -> None:
    judge_text(gold.load(path).text, Options())


@pytest.mark.parametrize("naughty", NAUGHTY)
@pytest.mark.parametrize("position", ["alone", "first", "last", "inside"])
def test_naughty_strings_keep_them(naughty: str, position: str) -> None:
    half = len(GOLDEN) // 2
    text = {
        "alone": naughty,
        "first": naughty + GOLDEN,
        "last": GOLDEN + naughty,
        "inside": GOLDEN[:half] + naughty + GOLDEN[half:],
    }[position]
    notice = parse(text)
    # A lone surrogate is replaced one to one; everything else stays as it was.
    assert faults(notice, text.replace("\ud800", "\ufffd").replace("\udfff", "\ufffd")) == []


@pytest.mark.parametrize("form", FAMILIES)
def test_forms_that_press_on_the_parser_keep_them(form: str) -> None:
    for length in (37, 400):
        judge_text(FAMILIES[form](length), Options(family="inspection_rectification"))


SIGNS = "一二三、(1).。《》“”:\n \t年月日至0123456789万元个关于问题整改情况"


@given(text=st.text(alphabet=SIGNS, max_size=200))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_keeps_them(text: str) -> None:
    assert faults(parse(text, options=Options(family="inspection_rectification")), text) == []


@given(cut=st.integers(0, len(GOLDEN)), length=st.integers(0, 900))
@settings(max_examples=40, deadline=None)
def test_a_notice_with_a_hole_keeps_them(cut: int, length: int) -> None:
    text = GOLDEN[:cut] + GOLDEN[cut + length :]
    assert faults(parse(text, options=Options(subjects=False)), text) == []
