"""Find what a sentence speaks of before it tells a figure: 水的重复利用率|平均提高|3.6个百分点."""

from collections.abc import Sequence

from notice_parser.meaning import carried, clauses, names_before, names_behind, subject_names
from notice_parser.meaning.carried import Reader
from notice_parser.meaning.clauses import Token
from notice_parser.model.draft import Place

# 特困|供养|对象: names that are told from others by a verb.
_NAMED = ("对象", "人员", "单位", "机构")
_VERBS = frozenset(("strong", "weak", "verb", "event"))
_AFTER = ("后", "前", "时")
_TIMES = ("番", "倍")
_SHORT_NAMES = frozenset("羊牛猪鸡鸭鹅鱼马树井桥路车船灯")
# What is done by some way, or after something: 经村民代表会议表决,重新签订57份.
_BY = ("经", "根据", "按", "依据", "通过", "依托")


def of_change(reader: Reader, index: int, left: int) -> Place | None:
    """What rises or falls: 经费|从15万…, 投诉量|环比下降41%; ``None`` where no such words lead to it."""
    text, quantity = reader.text, reader.quantities[index]
    source = clauses.from_word(text, left, quantity.start)
    turns = None if source is None else _turns(reader, index)
    if source is not None and turns is not None:
        return (
            _turning(reader, index, turns)
            or before_predicate(text, left, source)
            or object_before(reader, index, left)
            or _just_named(reader, index, left)
        )
    source = clauses.moved(text, left, quantity.start)
    if source is None and quantity.unit in _TIMES:
        source = clauses.multiplied(text, left, quantity.start)
    if source is None or text[quantity.start - 1] == "的":
        return None
    named = before_predicate(text, left, source) or carried.same_kind(reader, index)
    if named is None and index and clauses.pattern("against").match(text, left):
        # 开放机时8200小时,同比增长57.3%
        return reader.quantities[index - 1].subject
    return named


def _turns(reader: Reader, index: int) -> int | None:
    """Where a clause says what a figure turns to: 由7个环节|减为4个环节.

    Else 由 or 从 leads to who acts or where: 由|6名|院领导分别认领, 从|1.9万家|企业中筛选.
    """
    quantity = reader.quantities[index]
    end = clauses.clause_end(reader.text, quantity.end, reader.piece[1])
    match = clauses.pattern("turns").search(reader.text, quantity.end, end)
    return match.start() if match else None


def _turning(reader: Reader, index: int, turns: int) -> Place | None:
    """The name between a figure and what it turns to: 由|7个|环节|减为4个环节."""
    text, quantity = reader.text, reader.quantities[index]
    if quantity.unit_kind != "count" or turns - quantity.end < 2:
        return None
    words = clauses.tokens(text, quantity.end, turns)
    name = names_behind.name_after(text, words, people=quantity.unit in carried.PEOPLE)
    return name if name and name[1] == turns else None


def before_predicate(text: str, left: int, right: int) -> Place | None:
    """The name that ends a clause before its predicate: 水的|重复利用率|平均."""
    right = clauses.before_comparison(text, left, right)
    start = clauses.strip_lead(text, left, right)
    words = clauses.tokens(text, start, clauses.strip_trail(text, start, right))
    while words and words[-1].kind in ("other", "joint"):
        words = words[:-1]
    place, _ = names_before.name_before(words, metric=True, counted=False, events=False)
    return whole(text, place)


def whole(text: str, place: Place | None) -> Place | None:
    """A name of two signs or more, without the examples before it: 泥陶、苇编等|专题片."""
    if place is None or (place[1] - place[0] < 2 and text[place[0] : place[1]] not in _SHORT_NAMES):
        return None
    listed = next(reversed(list(clauses.pattern("enumerated").finditer(text, place[0], place[1]))), None)
    if listed and place[0] < listed.start():
        if place[1] - listed.end() >= 2:
            return listed.end(), place[1]
        return place[0], listed.start()
    return place


def object_before(reader: Reader, index: int, left: int) -> Place | None:
    """The object of the clause before: 调整小型水库管护补助标准,每座由2万元提高到…"""
    right = left - 1
    if right <= reader.piece[0] or reader.text[right] != ",":
        return None
    if subject_names.begins_part(reader.text[left : reader.quantities[index].start]):
        return None
    start = clauses.clause_start(reader.text, reader.piece[0], right)
    if clauses.pattern("when").search(reader.text[start:right]):
        return None
    for earlier in carried.earlier_ones(reader, index):
        if start <= earlier.start < right:
            if earlier.unit_kind == "duration":
                behind = clauses.tokens(reader.text, earlier.end, right)
                return names_behind.name_after(reader.text, behind, people=False)
            if carried.of_another_sort(reader.text, earlier, reader.quantities[index]):
                return None
            people = earlier.subject is not None and _person(reader.text, earlier.subject)
            if people and reader.quantities[index].unit_kind in ("area", "length", "volume", "mass"):
                return None
            return earlier.subject or object_before(reader, index, start)
    if reader.text.startswith(_BY, start) and not reader.text.startswith(("经费", "经营"), start):
        return object_before(reader, index, start)
    treated = _treated(reader.text, start, right)
    if treated:
        return treated
    words = clauses.tokens(reader.text, clauses.strip_lead(reader.text, start, right), right)
    told = any(token.kind == "other" for token in words[-3:])
    while words and words[-1].kind in ("strong", "weak", "other"):
        words = words[:-1]
    place, before = names_before.name_before(words, metric=False, counted=True, events=False)
    if place and reader.quantities[index].unit not in carried.PEOPLE and _person(reader.text, place):
        return None
    # A document that says how things are counted is not counted itself.
    titled = place is not None and "》" in reader.text[slice(*place)]
    if place and reader.text[place[0]].isdigit():
        return None
    long = place is not None and place[1] - place[0] >= 4
    return whole(reader.text, place) if (before or (told and long)) and not titled else None


def _person(text: str, place: Place) -> bool:
    return subject_names.is_person(text[slice(*place)])


def _treated(text: str, start: int, right: int) -> Place | None:
    """What a clause deals with: 对|低保对象|开展拉网式复核."""
    match = clauses.pattern("treated").search(text[start:right])
    if not match:
        return None
    words = clauses.tokens(text, start + match.end(), right)
    end = 1
    while end < len(words) and not _governs(words, end):
        end += 1
    words = words[:end]
    while words and words[-1].kind in ("weak", "verb", "sign", "attribute"):
        words = words[:-1]
    return whole(text, names_before.name_before(words, metric=False, counted=False, events=False)[0])


def _governs(words: Sequence[Token], index: int) -> bool:
    """Whether a word begins what is done: a verb, but for one in a list of names (特困|供养|、)."""
    after = words[index + 1] if index + 1 < len(words) else None
    inside = after is not None and (after.kind == "joint" or after.word.endswith(_NAMED))
    return words[index].kind == "other" or (words[index].kind == "strong" and not inside)


def own(text: str, words: Sequence[Token]) -> Place | None:
    """What the clause itself speaks of: 网站相关模块内容|已更新15条. Who acts is not what is counted."""
    told = False
    if words and clauses.pattern("no_topic").search(text[words[0].start : words[-1].end]):
        return None
    while words and (words[-1].kind in (*_VERBS, "other") or words[-1].word in ("中", "内")):
        told = told or words[-1].kind == "other"
        words = words[:-1]
    if not words or clauses.pattern("actor").search(text[words[0].start : words[-1].end]):
        return None
    if words[-1].word in _AFTER:
        return None
    metric = clauses.is_metric(text, words[-1].end)
    told = told or text[words[0].start - 1 : words[0].start] in ("对", "将", "把")
    place, _ = names_before.name_before(words, metric=metric, counted=False, events=False)
    # 协议收储9宗: a short noun right before the verb says how.
    if place is None:
        return None
    # 择校生清退26名: people are no manner.
    if not told and place[1] - place[0] < 4 and not subject_names.is_person(text[slice(*place)]):
        return None
    return whole(text, place)


def _just_named(reader: Reader, index: int, left: int) -> Place | None:
    """7800个泊位收费标准|由4元下调为3元: what the number before counts goes on to be spoken of."""
    named = reader.quantities[index - 1].subject if index else None
    return named if named and named[1] == left else None
