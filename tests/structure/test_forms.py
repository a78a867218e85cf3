"""Notices in thousands of forms, each with the outline that it was written with."""

import random
from itertools import cycle

import pytest

from tests.structure.forms import (
    AREAS,
    EXTRAS,
    GROUPS,
    MEASURES,
    PROBLEMS,
    SECTIONS,
    WORDS,
    Form,
    Words,
    forms,
    written_as,
)
from tests.structure.shape import shape

FORMS = list(forms())
_DRAWN = 2_400
# The same at every run: a sample of all, and all that differ in their marks alone.
SAMPLE = random.Random(20240828).sample(FORMS, _DRAWN)


def wrong(form: Form, words: Words = WORDS[0]) -> bool:
    text, outline = written_as(form, words)
    return shape(text) != outline


def test_there_are_forms_enough() -> None:
    assert len(FORMS) > 30_000
    assert len(set(map(str, FORMS))) == len(FORMS)


@pytest.mark.parametrize("section", SECTIONS, ids=["sections", "no sections"])
@pytest.mark.parametrize("area", AREAS, ids=[area or "no areas" for area in AREAS])
def test_a_notice_is_read_in_the_form_it_was_written_in(section: str, area: str) -> None:
    drawn = [form for form in SAMPLE if (form.section, form.area) == (section, area)]
    assert [str(form) for form in drawn if wrong(form)] == []


@pytest.mark.parametrize("problem", PROBLEMS)
def test_each_mark_of_problems_goes_with_each_of_measures(problem: str) -> None:
    drawn = [
        form
        for section in SECTIONS
        for area in AREAS
        for measure in MEASURES
        for extra in EXTRAS
        for form in [Form(section, area, problem, "关于“{}”问题。", "整改情况:", True, measure, extra)]
        if form.is_possible
    ]
    assert drawn
    assert [str(form) for form in drawn if wrong(form)] == []


@pytest.mark.parametrize("groups", GROUPS, ids=[first for first, _ in GROUPS])
def test_other_words_change_nothing_in_a_form(groups: tuple[str, ...]) -> None:
    """Where labels lead in what was done; without them the words alone tell a fault from a deed."""
    labelled = [form for form in SAMPLE if form.label]
    spoken = [words for words in WORDS if words.groups == groups]
    pairs = zip(labelled[:: len(GROUPS)], cycle(spoken), strict=False)
    assert [(str(form), words) for form, words in pairs if wrong(form, words)] == []


PADDING = "党组认真履行整改主体责任," * 14


def test_a_form_whose_line_ends_were_lost_is_the_form() -> None:
    """A notice on one line, its levels parted by a blank; a paragraph without a mark begins nowhere there."""
    drawn = [form for form in SAMPLE if form.measure != "paragraphs"]
    assert len(drawn) > _DRAWN / 2

    def flat(form: Form) -> bool:
        text, outline = (one.replace("现将", f"{PADDING}现将", 1) for one in written_as(form))
        return shape(text.replace("\n", " ")) == outline

    assert [str(form) for form in drawn if not flat(form)] == []


def test_an_outline_that_differs_is_seen() -> None:
    text, outline = written_as(FORMS[0])
    assert shape(text) == outline
    assert shape(text.replace("制定学习计划", "修订学习计划")) != outline
