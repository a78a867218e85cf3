"""Take what a figure counts from the figures before it: 合同133份,其中重新签订|88份; 图书7752种、22301册."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from notice_parser.meaning import clauses, subject_names
from notice_parser.meaning.clauses import Token
from notice_parser.model.draft import Place, QuantityDraft

PEOPLE = frozenset(("人", "名", "位", "人次"))
_REACH = 16
_MEETINGS = frozenset(("次", "场", "场次", "期", "轮"))
# No meeting is counted by these.
_THINGS = frozenset(("户", "家", "所", "栋", "套", "亩", "座", "台", "辆"))
_TAKEN_ON = ("领办", "认领")
_WORTH = frozenset(("价值", "花费", "成交", "作价", "总价值"))


@dataclass(slots=True)
class Reader:
    """The quantities of one piece, in order."""

    text: str
    piece: Place
    quantities: Sequence[QuantityDraft]
    # Those whose subject is what was done (立案5件): what comes behind counts something else.
    told: set[int] = field(default_factory=set)


def take_over(quantities: Sequence[QuantityDraft]) -> None:
    """Give the subject of the same thing counted before to what a paragraph counts without naming it.

    ``quantities`` are those of one problem, in reading order: 积案17件 … (2)其余2件.
    """
    for index, quantity in enumerate(quantities):
        if quantity.subject is not None or quantity.unit_kind not in ("count", "money"):
            continue
        same = [
            earlier
            for earlier in reversed(quantities[max(0, index - _REACH) : index])
            if earlier.unit == quantity.unit and earlier.subject is not None
        ]
        whole = next((earlier for earlier in same if _holds(earlier, quantity)), same[0] if same else None)
        quantity.subject = whole.subject if whole else None


def earlier_ones(reader: Reader, index: int) -> Iterator[QuantityDraft]:
    """The quantities before one, the nearest first, as far as a reader looks back."""
    for place in range(index - 1, max(-1, index - 1 - _REACH), -1):
        yield reader.quantities[place]


def changed(reader: Reader, index: int) -> bool:
    """Whether this is what the quantity before it became: 从15万|增加到|20万元; 31个|细化为|68条措施 not."""
    if not index:
        return False
    earlier, quantity = reader.quantities[index - 1], reader.quantities[index]
    between = reader.text[earlier.end : quantity.start]
    if len(between) > 14 or "," in between or not clauses.pattern("becomes").search(between):
        return False
    return earlier.unit in (quantity.unit, None) or quantity.unit_kind != "count"


def task(reader: Reader, index: int, left: int) -> Place | None:
    """完成整改13个: what was put right is what was found, whatever stands counted between."""
    quantity = reader.quantities[index]
    clause = reader.text[left : quantity.start]
    if not subject_names.is_state(clause):
        return None
    if subject_names.has_task(clause):
        # 一般问题|已整改|191个: the clause says itself of what.
        return None
    if clause.endswith(_TAKEN_ON) and not _ends(reader.text, quantity.end):
        # 带头领办|4个|重点难点问题
        return None
    for earlier in earlier_ones(reader, index):
        named = earlier.subject if earlier.unit == quantity.unit and _holds(earlier, quantity) else None
        if named and subject_names.is_task(reader.text[slice(*named)]):
            return named
    return None


def _ends(text: str, position: int) -> bool:
    return position >= len(text) or text[position] in ",;。、)\n"


def _holds(whole: QuantityDraft, part: QuantityDraft) -> bool:
    """Whether the one can be the whole of which the other is a part: 27 are no part of 3."""
    try:
        return Decimal(whole.value or "") >= Decimal(part.value or "")
    except InvalidOperation:
        return True


def remainder(reader: Reader, index: int, left: int, behind: Place | None) -> Place | None:
    """其余3间租期未满: what is left of a whole is what the whole was, whatever noun follows."""
    quantity, text = reader.quantities[index], reader.text
    if behind is None or not clauses.pattern("remainder").search(text[left : quantity.start]):
        return behind
    for earlier in earlier_ones(reader, index):
        if earlier.subject and earlier.unit == quantity.unit:
            whole = text[slice(*earlier.subject)]
            return behind if whole[-1] == text[behind[1] - 1] else earlier.subject
    return behind


def listed(reader: Reader, index: int) -> Place | None:
    """接待群众683批|、|1920人次: figures beside each other count one thing."""
    if not index:
        return None
    earlier, quantity = reader.quantities[index - 1], reader.quantities[index]
    return earlier.subject if reader.text[earlier.end : quantity.start] in ("、", "") else None


def valued(reader: Reader, index: int, words: Sequence[Token]) -> Place | None:
    """图书1143册,价值|4.6万元: what is worth that much was counted before, in the same sentence."""
    quantity = reader.quantities[index]
    if not index or quantity.unit_kind != "money" or clauses.only_word(words) not in _WORTH:
        return None
    earlier = reader.quantities[index - 1]
    near = not any(sign in reader.text[earlier.end : quantity.start] for sign in "。;")
    return earlier.subject if near and earlier.unit_kind == "count" else None


def same_unit(reader: Reader, index: int) -> Place | None:
    """关停12户,股权转让8户: what is done comes before its figure, what it is done to was counted before."""
    for earlier in earlier_ones(reader, index):
        if earlier.unit == reader.quantities[index].unit and earlier.subject:
            return None if id(earlier) in reader.told else earlier.subject
    return None


def holders(reader: Reader, index: int, name: Place) -> Place | None:
    """借调人员15名,退回原单位|11名: people are counted, where the object of the clause is no person."""
    quantity, text = reader.quantities[index], reader.text
    if quantity.unit not in PEOPLE or quantity.unit == "人次" or subject_names.is_person(text[slice(*name)]):
        return None
    for earlier in earlier_ones(reader, index):
        if "。" in text[earlier.end : quantity.start]:
            return None
        if earlier.unit == quantity.unit and earlier.subject:
            return earlier.subject if subject_names.is_person(text[slice(*earlier.subject)]) else None
    return None


def same_kind(reader: Reader, index: int) -> Place | None:
    """The subject of the last ratio (sum, …): 满意率达91.3%,比整改前|提高12.6个百分点."""
    quantity = reader.quantities[index]
    for earlier in earlier_ones(reader, index):
        if earlier.subject and earlier.unit_kind == quantity.unit_kind:
            return earlier.subject
    return None


def alike(reader: Reader, index: int, *, near: bool = False) -> Place | None:
    """The subject of the last figure that counts with the same measure word; people are people.

    ``near``: only within the sentence.
    """
    quantity = reader.quantities[index]
    for earlier in earlier_ones(reader, index):
        if near and "。" in reader.text[earlier.end : quantity.start]:
            return None
        same = _bare(earlier.unit) == _bare(quantity.unit)
        same = same or (earlier.unit in PEOPLE and quantity.unit in PEOPLE)
        if earlier.subject and same and id(earlier) not in reader.told:
            return earlier.subject
    return None


def _bare(unit: str | None) -> str | None:
    """件(套) counts what 件 counts."""
    return unit.partition("(")[0] if unit else unit


def of_another_sort(text: str, earlier: QuantityDraft, quantity: QuantityDraft) -> bool:
    """Whether two figures cannot tell of one thing: a price and an area, 政务处分 and money."""
    if earlier.unit_kind in ("rate", "ratio"):
        return quantity.unit_kind not in ("rate", "ratio", "money")
    if earlier.unit in _MEETINGS:
        return quantity.unit in _THINGS
    if quantity.unit_kind != "money" or earlier.subject is None:
        return False
    return subject_names.is_discipline(text[slice(*earlier.subject)])


def shared(reader: Reader, index: int, left: int) -> Place | None:
    """图书69.06万元,新增7752种: figures of another unit for the same thing, in the same sentence."""
    if not index:
        return None
    earlier, quantity = reader.quantities[index - 1], reader.quantities[index]
    between = reader.text[earlier.end : left]
    if clauses.pattern("touches").search(reader.text[left : quantity.start]):
        return None
    if any(sign in between for sign in "。;") or earlier.unit_kind == "ratio":
        return None
    if subject_names.begins_part(reader.text[left : quantity.start]):
        return None
    if "," in between and (
        "money" not in (earlier.unit_kind, quantity.unit_kind)
        or quantity.unit in PEOPLE
        or of_another_sort(reader.text, earlier, quantity)
    ):
        return None
    return earlier.subject
