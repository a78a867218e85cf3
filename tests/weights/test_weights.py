"""What names weigh: the file of weights, the passages it is learnt from, and the learning itself."""

from pathlib import Path

import pytest

from notice_parser.evaluation.values import same_name
from notice_parser.families import loader
from notice_parser.model.errors import RuleFileError
from tests.weights import learn
from tests.weights.examples import PASSAGES, Example, notices, of_table

FILES = sorted(PASSAGES.glob("*.xml"))


def test_the_file_is_as_it_would_be_written() -> None:
    """Sorted, whole numbers, none of nothing: a new learning shows as a small difference."""
    weights = loader.weights("base", "subject_weights")
    assert learn.TARGET.read_text("utf-8") == learn.written(weights)
    assert all(weights.values())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_passage_names_what_stands_in_it(path: Path) -> None:
    """A name is one of the text, up to the end of the line of its figure; no word is a reader's own."""
    strays = []
    for text, figures in notices(path):
        for start, end, name in figures:
            line_end = text.find("\n", end)
            read = text[: line_end if line_end >= 0 else len(text)]
            if name is not None and (same_name(name) or "") not in (same_name(read) or ""):
                strays.append((text[start:end], name))
    assert strays == []


def test_what_readers_name_outweighs_the_rest() -> None:
    """Three figures of which readers take the name before, one of which they take none."""
    before, behind, none = ["z=B", "n=2"], ["z=A", "n=4"], ["0"]
    examples = [Example([before, behind, none], [True, False, False])] * 9
    weights = learn.learnt([*examples, Example([behind, none], [False, True])], fewest=2, penalty=0.1)
    total = {marks[0]: sum(weights.get(mark, 0) for mark in marks) for marks in (before, behind, none)}
    assert total["z=B"] > total["0"] > total["z=A"]


def test_what_few_figures_show_is_not_learnt() -> None:
    examples = [Example([["z=B"], ["0"]], [True, False])] * 4
    rare = Example([["z=B", "lo=偶见"], ["0"]], [False, True])
    assert "lo=偶见" not in learn.learnt([*examples, rare], fewest=2, penalty=0.1)


def test_the_tables_give_examples_with_one_answer() -> None:
    """A figure of the table has its name among those it may count, or is said to count none."""
    examples = list(of_table("subjects.tsv"))
    answered = sum(any(each.right) for each in examples)
    assert answered == len(examples) > 300


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        ("word\tkind\nz=B\t3\n", "header"),
        ("word\tweight\nz=B\t3.5\n", "line 2: weight"),
        ("word\tweight\nz=B\n", "line 2: weight"),
        ("word\tweight\nz=B\t3\nz=A\t1\nz=B\t4\n", "twice"),
    ],
)
def test_a_broken_file_of_weights_is_refused(raw: str, message: str) -> None:
    with pytest.raises(RuleFileError, match=message):
        loader.parse_weights(raw, "base/subject_weights.tsv")
