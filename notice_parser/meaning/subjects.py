"""Say what a quantity counts (``subject``) and what was done with it (``action``).

Before the number: 采购图书69.06万元, 党总支会议4次. Behind it: 8项制度, 31项适合展览的非遗项目. Taken
over from an earlier quantity: 图书69.06万元,新增7752种、22301册; 合同133份,其中重新签订88份.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal, InvalidOperation

from notice_parser.meaning import clauses, noun_phrases, subject_names
from notice_parser.meaning.clauses import Token
from notice_parser.model.draft import Place, QuantityDraft

_PEOPLE = frozenset(("人", "名", "位", "人次"))
_EVENTS = frozenset(
    (
        "次",
        "场",
        "场次",
        "人次",
        "期",
        "轮",
        "回",
        "班次",
        "期次",
        "件次",
        "节",
        "讲",
        "课时",
        "学时",
        "遍",
        "天",
    )
)
_HOLDERS = frozenset(("名", "人", "位", "个", "家", "所", "件", "种"))
_REACH = 16
_ENDS = frozenset(",;。:!?、)》” \n")
_VERBS = frozenset(("strong", "weak", "verb", "event"))


@dataclass(slots=True)
class _Reader:
    """The quantities of one piece, in order."""

    text: str
    piece: Place
    quantities: Sequence[QuantityDraft]
    # Those whose subject is what was done (立案5件): what comes behind counts something else.
    told: set[int] = field(default_factory=set)


def fill(text: str, piece: Place, quantities: Sequence[QuantityDraft]) -> None:
    """Set ``subject`` and ``action`` of the quantities of ``text[piece]``, where the text names them.

    >>> from notice_parser.mentions.quantities import scan
    >>> text = "已采购图书69.06万元,新增7752种、22301册"
    >>> found = scan(text, 0, len(text))
    >>> fill(text, (0, len(text)), found)
    >>> [text[slice(*q.subject)] for q in found], text[slice(*found[1].action)]
    (['图书', '图书', '图书'], '新增')
    """
    reader = _Reader(text, piece, quantities)
    for index, quantity in enumerate(quantities):
        _fill_one(reader, index)
        if quantity.subject:
            quantity.subject = subject_names.trimmed(text, quantity, quantity.subject)
        quantity.subject = _full_name(reader, index, quantity.subject)


def take_over(quantities: Sequence[QuantityDraft]) -> None:
    """Give the subject of the same thing counted before to what a paragraph counts without naming it.

    ``quantities`` are those of one problem, in reading order: 积案17件 … (2)其余2件.
    """
    for index, quantity in enumerate(quantities):
        if quantity.subject is not None or quantity.unit_kind not in ("count", "money"):
            continue
        for place in range(index - 1, max(-1, index - 1 - _REACH), -1):
            earlier = quantities[place]
            if earlier.unit == quantity.unit and earlier.subject is not None:
                quantity.subject = earlier.subject
                break


def _earlier(reader: _Reader, index: int) -> Iterator[QuantityDraft]:
    """The quantities before one, the nearest first, as far as a reader looks back."""
    for place in range(index - 1, max(-1, index - 1 - _REACH), -1):
        yield reader.quantities[place]


def _full_name(reader: _Reader, index: int, subject: Place | None) -> Place | None:
    """整改任务39项,…,39项任务: the fuller name that the text gave the same thing before."""
    if subject is None:
        return None
    quantity, name = reader.quantities[index], reader.text[slice(*subject)]
    for earlier in _earlier(reader, index):
        if earlier.subject and earlier.unit == quantity.unit:
            fuller = reader.text[slice(*earlier.subject)]
            if fuller != name and fuller.endswith(name) and len(fuller) <= len(name) + 4:
                return earlier.subject
    return subject


def _fill_one(reader: _Reader, index: int) -> None:
    text, quantity = reader.text, reader.quantities[index]
    left, right = _bounds(reader, index)
    if _changes(reader, index):
        quantity.subject = reader.quantities[index - 1].subject
        return
    source = clauses.from_word(text, left, quantity.start)
    if source is None:
        source = clauses.moved(text, left, quantity.start)
        topic = source is not None and (_topic(text, left, source) or _same_kind(reader, index))
    else:
        topic = (
            _topic(text, left, source)
            or _object_before(reader, index, left)
            or _just_named(reader, index, left)
        )
    if topic:
        quantity.subject = topic
        return
    start = clauses.strip_lead(text, left, quantity.start)
    end = clauses.strip_trail(text, start, quantity.start)
    words = clauses.tokens(text, start, end)
    action = next((token for token in reversed(words) if token.kind in ("strong", "weak", "verb")), None)
    if action:
        quantity.action = action.start, action.end
    if index and clauses.pattern("span_of_change").search(text[start : quantity.start]):
        quantity.subject = reader.quantities[index - 1].subject
        return
    quantity.subject = _task(reader, index, left)
    if quantity.subject:
        return
    quantity.subject = subject_names.whole(text, left, quantity)
    if quantity.subject:
        reader.told.add(id(quantity))
        if subject_names.is_act(text[slice(*quantity.subject)]):
            quantity.action = quantity.subject
        return
    governed = bool(words) and words[-1].kind in ("strong", "weak", "verb") and quantity.unit_kind == "count"
    quantity.subject = (
        _remainder(reader, index, left, _behind(text, quantity, right, governed))
        or _before(reader, index, words)
        or _inherited(reader, index, left, words)
    )


def _just_named(reader: _Reader, index: int, left: int) -> Place | None:
    """7800个泊位收费标准|由4元下调为3元: what the number before counts goes on to be spoken of."""
    named = reader.quantities[index - 1].subject if index else None
    return named if named and named[1] == left else None


def _remainder(reader: _Reader, index: int, left: int, behind: Place | None) -> Place | None:
    """其余3间租期未满: what is left of a whole is what the whole was, whatever noun follows."""
    quantity, text = reader.quantities[index], reader.text
    if behind is None or not clauses.pattern("remainder").search(text[left : quantity.start]):
        return behind
    for earlier in _earlier(reader, index):
        if earlier.subject and earlier.unit == quantity.unit:
            whole = text[slice(*earlier.subject)]
            return behind if whole[-1] == text[behind[1] - 1] else earlier.subject
    return behind


def _bounds(reader: _Reader, index: int) -> Place:
    """The clause of a quantity, between its neighbours."""
    quantity = reader.quantities[index]
    floor = reader.quantities[index - 1].end if index else reader.piece[0]
    ceiling = reader.quantities[index + 1].start if index + 1 < len(reader.quantities) else reader.piece[1]
    left = clauses.clause_start(reader.text, floor, quantity.start)
    if index:
        # 270座小型水库中已有231座: what the number before counts is not named again.
        named = reader.quantities[index - 1].subject
        if named and left <= named[0] and named[1] <= quantity.start:
            rate = clauses.pattern("rate").search(reader.text, named[1], quantity.start)
            left = left if rate else named[1]
    return left, clauses.clause_end(reader.text, quantity.end, ceiling)


def _changes(reader: _Reader, index: int) -> bool:
    """Whether this is what the quantity before it became: 从15万|增加到|20万元; 31个|细化为|68条措施 not."""
    if not index:
        return False
    earlier, quantity = reader.quantities[index - 1], reader.quantities[index]
    between = reader.text[earlier.end : quantity.start]
    if len(between) > 14 or "," in between or not clauses.pattern("becomes").search(between):
        return False
    return earlier.unit in (quantity.unit, None) or quantity.unit_kind != "count"


def _topic(text: str, left: int, right: int) -> Place | None:
    """What a sentence speaks of, before its predicate: 水的重复利用率|平均提高."""
    right = clauses.before_comparison(text, left, right)
    start = clauses.strip_lead(text, left, right)
    words = clauses.tokens(text, start, clauses.strip_trail(text, start, right))
    while words and words[-1].kind in ("other", "joint"):
        words = words[:-1]
    place, before = noun_phrases.name_before(words, metric=True, counted=False, events=False)
    return _whole(text, words, place, before)


def _whole(text: str, words: Sequence[Token], place: Place | None, before: int) -> Place | None:
    """水|的|重复利用率: a short owner belongs to the name."""
    if place is None or place[1] - place[0] < 2:
        return None
    if before >= 2 and words[before - 1].kind == "of" and words[0].end - words[0].start == 1 and before == 2:
        return words[0].start, place[1]
    return _examples(text, place)


def _examples(text: str, place: Place) -> Place:
    """泥陶、苇编等专题片: the name behind the examples."""
    listed = next(reversed(list(clauses.pattern("enumerated").finditer(text, place[0], place[1]))), None)
    if listed and place[0] < listed.start() and place[1] - listed.end() >= 2:
        return listed.end(), place[1]
    return place


def _object_before(reader: _Reader, index: int, left: int) -> Place | None:
    """The object of the clause before: 调整小型水库管护补助标准,每座由2万元提高到…"""
    right = left - 1
    if right <= reader.piece[0] or reader.text[right] != ",":
        return None
    start = clauses.clause_start(reader.text, reader.piece[0], right)
    if clauses.pattern("when").search(reader.text[start:right]):
        return None
    for earlier in _earlier(reader, index):
        if start <= earlier.start < right:
            return earlier.subject
    words = clauses.tokens(reader.text, clauses.strip_lead(reader.text, start, right), right)
    while words and words[-1].kind in ("strong", "weak"):
        words = words[:-1]
    place, before = noun_phrases.name_before(words, metric=False, counted=True, events=False)
    if place and before and place[1] - place[0] >= 2:
        return _examples(reader.text, place)
    return None


def _behind(text: str, quantity: QuantityDraft, right: int, governed: bool) -> Place | None:
    start = quantity.end
    if start >= right or text[start] in _ENDS or text[start] in "内后前里间":
        return None
    if clauses.pattern("stop").match(text, start, right) or clauses.pattern("within").match(
        text, start, right
    ):
        return None
    people, strict = quantity.unit in _PEOPLE, False
    words = clauses.tokens(text, start, right)
    # 追查13份拆分合同: a verb before the number wants its object behind it.
    governed = governed and len(words) > 1 and words[1].kind in ("noun", "attribute", "sign")
    if governed and words[0].kind == "strong":
        words[0] = replace(words[0], kind="attribute")
    if words and words[0].kind == "strong" and not any(token.kind == "of" for token in words[:6]):
        if quantity.unit not in _EVENTS:
            return None
        while words and words[0].kind in ("strong", "verb"):
            words = words[1:]
        strict = True
    place = noun_phrases.name_after(
        text, words, people=people, strict=strict, events=quantity.unit in _EVENTS
    )
    if place and quantity.unit in _HOLDERS:
        # 117名|党员|档案: the unit counts the holder.
        tail = clauses.pattern("tail").search(text[place[0] : place[1]])
        if tail:
            return place[0], place[0] + tail.start()
    return place


def _before(reader: _Reader, index: int, words: list[Token]) -> Place | None:
    text, quantity = reader.text, reader.quantities[index]
    if not words:
        return None
    metric = clauses.is_metric(text, words[-1].end)
    events = quantity.unit in _EVENTS or quantity.unit in _PEOPLE
    place, before = noun_phrases.name_before(words, metric=metric, counted=not events, events=events)
    if place is None:
        return None
    if not events and _only_verbs(words, place, quantity):
        return None
    if quantity.unit_kind == "count" and not events and words[-1].kind in ("strong", "weak", "verb"):
        same = _same_unit(reader, index)
        if same:
            return same
    return _whole(text, words, place, before)


def _same_unit(reader: _Reader, index: int) -> Place | None:
    """关停12户,股权转让8户: what is done comes before its figure, what it is done to was counted before."""
    for earlier in _earlier(reader, index):
        if earlier.unit == reader.quantities[index].unit and earlier.subject:
            return None if id(earlier) in reader.told else earlier.subject
    return None


def _task(reader: _Reader, index: int, left: int) -> Place | None:
    """完成整改13个: what was put right is what was found, whatever stands counted between."""
    quantity = reader.quantities[index]
    if not subject_names.is_state(reader.text[left : quantity.start]):
        return None
    for earlier in _earlier(reader, index):
        named = earlier.subject if earlier.unit == quantity.unit and _holds(earlier, quantity) else None
        if named and subject_names.is_task(reader.text[slice(*named)]):
            return named
    return None


def _holds(whole: QuantityDraft, part: QuantityDraft) -> bool:
    """Whether the one can be the whole of which the other is a part: 27 are no part of 3."""
    try:
        return Decimal(whole.value or "") >= Decimal(part.value or "")
    except InvalidOperation:
        return True


def _is_plain(words: Sequence[Token]) -> bool:
    """Whether no verb that surely is one stands among ``words``."""
    return all(token.kind != "strong" for token in words)


def _only_verbs(words: Sequence[Token], place: Place, quantity: QuantityDraft) -> bool:
    """Whether a name is but what was done (完成|整改20个); 发放|奖励16.8万元 names a thing."""
    inside = [token for token in words if place[0] <= token.start and token.end <= place[1]]
    if len(inside) == 1 and inside[0].kind == "weak" and not clauses.works(inside[0]):
        first = next(token for token in words if token.kind != "other")
        return (
            inside[0] in (first, words[-1])
            and _is_plain(words)
            and quantity.unit_kind not in ("money", "rate", "ratio")
        )
    return all(token.kind in ("strong", "weak") for token in inside)


def _inherited(reader: _Reader, index: int, left: int, words: list[Token]) -> Place | None:
    text, quantity = reader.text, reader.quantities[index]
    topic = _own_topic(text, words)
    if topic:
        return topic
    for earlier in _earlier(reader, index):
        if earlier.subject and _alike(earlier, quantity) and id(earlier) not in reader.told:
            return earlier.subject
    if index and _shares(
        reader.quantities[index - 1], quantity, text[reader.quantities[index - 1].end : left]
    ):
        return reader.quantities[index - 1].subject
    told = words and words[-1].kind != "strong"
    if quantity.action and (quantity.unit in _EVENTS or (told and _told_by_verb(quantity))):
        return quantity.action
    return _object_before(reader, index, left)


def _own_topic(text: str, words: list[Token]) -> Place | None:
    """What the clause itself speaks of: 网站相关模块内容|已更新15条. Who acts is not what is counted."""
    told = False
    if words and clauses.pattern("no_topic").search(text[words[0].start : words[-1].end]):
        return None
    while words and (words[-1].kind in (*_VERBS, "other") or words[-1].word in ("中", "内")):
        told = told or words[-1].kind == "other"
        words = words[:-1]
    if not words or clauses.pattern("actor").search(words[-1].word):
        return None
    metric = clauses.is_metric(text, words[-1].end)
    told = told or text[words[0].start - 1 : words[0].start] in ("对", "将", "把")
    place, before = noun_phrases.name_before(words, metric=metric, counted=False, events=False)
    # 协议收储9宗: a short noun right before the verb says how.
    if place is None or (not told and place[1] - place[0] < 4):
        return None
    return _whole(text, words, place, before)


def _same_kind(reader: _Reader, index: int) -> Place | None:
    """The subject of the last ratio (sum, …): 满意率达91.3%,比整改前|提高12.6个百分点."""
    quantity = reader.quantities[index]
    for earlier in _earlier(reader, index):
        if earlier.subject and earlier.unit_kind == quantity.unit_kind:
            return earlier.subject
    return None


def _told_by_verb(quantity: QuantityDraft) -> bool:
    """People and times may be counted by what happens: 诫勉2人, 停工5个月."""
    return quantity.unit in _PEOPLE or quantity.unit_kind == "duration"


def _shares(earlier: QuantityDraft, quantity: QuantityDraft, between: str) -> bool:
    """图书69.06万元,新增7752种: figures of another unit for the same thing, in the same sentence."""
    if any(sign in between for sign in "。;") or earlier.unit_kind == "ratio":
        return False
    if "," not in between:
        return True
    return "money" in (earlier.unit_kind, quantity.unit_kind) and quantity.unit not in _PEOPLE


def _alike(first: QuantityDraft, second: QuantityDraft) -> bool:
    return first.unit == second.unit or (first.unit in _PEOPLE and second.unit in _PEOPLE)
