"""The contact block, from blocks one can read aloud (``tests/spec/contacts.tsv``)."""

import csv
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notice_parser.meaning.contact import read
from notice_parser.model.draft import NodeDraft, Place

SPEC = Path(__file__).parents[1] / "spec" / "contacts.tsv"
COLUMNS = ("phones", "emails", "address", "postcode", "hours", "organizations", "persons")


def rows() -> list[dict[str, str]]:
    with SPEC.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def told(text: str) -> dict[str, str]:
    """The contact of one paragraph as the columns of the table."""
    node = NodeDraft("contact", 0, len(text), own=[(0, len(text))])
    contact = read(text, [node])
    if contact is None:
        return dict.fromkeys(COLUMNS, "-")
    assert node.organizations == contact.organizations
    assert {(name.rule, name.role, name.person) for name in contact.organizations} <= {
        ("organization.contact", "contact", False)
    }
    assert {(name.rule, name.role, name.person) for name in node.persons} <= {
        ("person.contact", "contact", True)
    }

    def one(place: Place | None) -> str:
        return text[slice(*place)] if place is not None else "-"

    def several(places: list[Place]) -> str:
        return ";".join(map(one, places)) or "-"

    return {
        "phones": several(contact.phones),
        "emails": several(contact.emails),
        "address": one(contact.postal_address),
        "postcode": one(contact.postal_code),
        "hours": one(contact.hours),
        "organizations": several([name.place for name in contact.organizations]),
        "persons": several([name.place for name in node.persons]),
    }


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["contact"][:30])
def test_contact_block(row: dict[str, str]) -> None:
    assert told(row["contact"]) == {column: row[column] for column in COLUMNS}


def test_one_label_a_line_is_one_contact() -> None:
    lines = ["欢迎监督。", "监督电话:0597-6780321", "邮寄地址:云洲市热力路12号", "电子邮箱:yzgr@yzgr.cn"]
    text = "\n".join(lines)
    nodes, start = [], 0
    for line in lines:
        nodes.append(NodeDraft("contact", start, start + len(line), own=[(start, start + len(line))]))
        start += len(line) + 1
    contact = read(text, nodes)
    assert contact is not None
    assert (contact.start, contact.end) == (0, len(text))
    assert [text[slice(*place)] for place in contact.phones] == ["0597-6780321"]
    assert contact.postal_address is not None
    assert text[slice(*contact.postal_address)] == "云洲市热力路12号"


def test_contact_section_holds_its_paragraphs() -> None:
    text = "四、联系方式\n受理单位:区纪工委\n监督电话:0597-8801234"
    section = NodeDraft("section", 0, len(text), section_role="contact", heading=(2, 6))
    for start, end in ((7, 16), (17, len(text))):
        section.children.append(NodeDraft("paragraph", start, end, own=[(start, end)]))
    contact = read(text, [section])
    assert contact is not None
    assert [text[name.start : name.end] for name in contact.organizations] == ["区纪工委"]
    assert len(contact.phones) == 1


def test_what_signs_a_contact_section_is_no_contact() -> None:
    text = "四、联系方式\n监督电话:0597-8801234\n云洲市水务局 电话0597-6621840"
    section = NodeDraft("section", 0, len(text), section_role="contact", heading=(2, 6))
    for role, start, end in (("paragraph", 7, 24), ("signature", 25, len(text))):
        section.children.append(NodeDraft(role, start, end, own=[(start, end)]))
    other = NodeDraft("paragraph", 0, 6, own=[(0, 6)])
    contact = read(text, [section, other])
    assert contact is not None
    assert [text[slice(*place)] for place in contact.phones] == ["0597-8801234"]
    assert (contact.start, contact.end) == (7, 24)


def test_nodes_given_flat_and_nested_count_once() -> None:
    text = "监督电话:0597-8801234"
    child = NodeDraft("contact", 0, len(text), own=[(0, len(text))])
    parent = NodeDraft("section", 0, len(text), section_role="contact", children=[child])
    contact = read(text, [parent, child])
    assert contact is not None
    assert len(contact.phones) == 1


def test_welcome_without_any_way_to_reach_is_no_contact() -> None:
    text = "欢迎广大干部群众对巡察整改落实情况进行监督。"
    assert read(text, [NodeDraft("contact", 0, len(text), own=[(0, len(text))])]) is None
    assert read(text, [NodeDraft("paragraph", 0, len(text), own=[(0, len(text))])]) is None


@given(st.text("0123456789-()@.:,;。、 \n电话邮编地址信箱联系人纪委办公室王收请向反映路号室", max_size=60))
def test_any_block_gives_places_inside_it(text: str) -> None:
    node = NodeDraft("contact", 0, len(text), own=[(0, len(text))])
    contact = read(text, [node])
    if contact is not None:
        single = (contact.postal_address, contact.postal_code, contact.hours)
        places = [*contact.phones, *contact.emails, *(place for place in single if place is not None)]
        places += [name.place for name in [*contact.organizations, *node.persons]]
        places.sort()
        assert all(0 <= start < end <= len(text) for start, end in places)
        assert all(before[1] <= after[0] for before, after in pairwise(places))
