"""Read the name before a number from its end to its start, word by word: 更新|公示牌940块.

Words are ``clauses.Token``; places are offsets of the whole text.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from notice_parser.meaning.clauses import Token, changes, objects, pattern, works
from notice_parser.model.draft import Place

_OPEN_SIGNS = {")": "(", "”": "“", "》": "《"}
PLACES = frozenset("中内后前时上下里")
# Words that qualify a verb as often as a name; behind a name they tell how it is dealt with.
MANNERS = frozenset(("现场", "首次", "一次性", "集中", "联合", "专项"))
# 区委巡察|办|抽查: the last signs of bodies whose names the dictionary lacks.
_BODIES = frozenset("办局处科部委组站队会")
# 配|保温车: verbs of one sign that open a clause.
_GOVERNING = frozenset("设配记请送购派放拆招签退罚促带租到在由经因将把对向为从")
# 入户|核查|公租房: how a thing is done is no part of its name.
_WAYS = frozenset(("入户", "上门", "电话", "实地", "突击", "随机", "逐户"))
# 支部书记|讲|党课
_SPEAKING = frozenset("讲")
# 补|免, 增|配: signs that open a verb.
_AGAIN = frozenset("补增重复加改拆迁扩清追退停联共")
# 评选|出: signs that complete a verb.
_COMPLEMENTS = frozenset("出到为成掉完")
# 新|媒体账号, 副|主任医师: signs that qualify the word behind them.
_QUALITIES = frozenset("新老旧大小高低正副总原优")
_NAMED = ("noun", "weak", "sign", "verb")
NAMING = ("noun", "attribute", "weak", "sign")


@dataclass(slots=True)
class _Name:
    """A name in the making, read from its end to its start."""

    start: int
    end: int
    head: str = ""
    verbal: bool = False


def name_before(
    words: Sequence[Token], *, metric: bool, counted: bool, events: bool
) -> tuple[Place | None, int]:
    """The name at the end of ``words``, and how many words stand before it.

    ``metric``: the name of a figure, that may hold verbs (上报事项办结率). ``counted``: things are
    counted, so that a verb at the end is what was done to them (管网|改造). ``events``: what happens is
    counted, so that a verb at the end is its name.
    """
    index = len(words) - 1
    name: _Name | None = None
    while index >= 0:
        token = words[index]
        if token.kind == "bracket":
            opened = _opened(words, index)
            if opened is None:
                break
            name = _grow(name, words[opened], token.end, "" if token.word == ")" else token.word)
            index = opened - 1
            continue
        step = _step(words, index, name, metric, counted, events)
        if step == "stop":
            break
        if step == "skip":
            index -= 1
            continue
        if step == "last":
            name = _grow(name, token, token.end, token.word)
            index -= 1
            break
        name = _grow(name, token, token.end, token.word)
        name.verbal = (
            name.verbal
            or token.kind in ("weak", "event")
            or (index == len(words) - 1 and token.kind == "verb")
        )
        index -= 1
    if name is None or not name.head:
        return None, index + 1
    if all(token.kind == "attribute" for token in words[index + 1 :] if token.end <= name.end):
        return None, index + 1
    return (_begun(words, index + 1, name), name.end), index + 1


def _begun(words: Sequence[Token], first: int, name: _Name) -> int:
    """Where a name begins, behind a joint or a short verb that opens its clause: 配|保温车."""
    opening = words[first]
    alone = first == 0 or words[first - 1].kind == "other"
    governs = opening.word in _GOVERNING and alone and opening.end < name.end
    after = words[first + 1] if first + 1 < len(words) else None
    if after is not None and (opening.kind == "joint" or (governs and len(after.word) > 1)):
        return after.start
    return words[first + 2].start if _unknown_verb(words, first) else name.start


def _unknown_verb(words: Sequence[Token], first: int) -> bool:
    """Whether a name begins with a verb of two signs that no dictionary has: 补|免|生猪, 增|配|护士."""
    if first + 2 >= len(words) or (first and words[first - 1].kind != "other"):
        return False
    signs = words[first : first + 2]
    return (
        signs[0].word in _AGAIN
        and all(token.kind == "sign" for token in signs)
        and len(words[first + 2].word) > 1
    )


def _grow(name: _Name | None, token: Token, end: int, head: str) -> _Name:
    if name is None:
        return _Name(token.start, end, head)
    name.start = token.start
    name.head = name.head or head
    return name


def _opened(words: Sequence[Token], index: int) -> int | None:
    """The index of the sign that opens the bracket or quotation closed at ``index``."""
    sign = _OPEN_SIGNS.get(words[index].word)
    for place in range(index - 1, max(-1, index - 14), -1):
        if words[place].word == sign:
            return place
    return None


def _step(
    words: Sequence[Token], index: int, name: _Name | None, metric: bool, counted: bool, events: bool
) -> str:
    """What to do with a word that stands before a name: take, skip or stop."""
    token = words[index]
    left = words[index - 1] if index else None
    if token.kind in ("noun", "attribute"):
        return _noun_step(token, left, name, events)
    if left is not None and left.word == "被" and name is not None:
        return "take"
    if token.kind == "sign":
        return _sign_step(token, left, name)
    if token.kind == "joint":
        return "take" if name and name.head and left and _joins(words, index) else "stop"
    if name is None or not name.head:
        return _headless_step(words, index, metric, counted)
    # 办结|率: a name of one sign leans on the word before it.
    if name.end - name.start == 1 and token.kind in ("strong", "weak", "verb"):
        return "take"
    if token.kind in ("weak", "event"):
        listed = index + 1 < len(words) and words[index + 1].kind == "joint"
        return "take" if metric or (listed and events) else _inside(words, index, name)
    if token.word == "被" and words[index + 1].kind in ("strong", "verb", "sign"):
        return "last"
    if token.kind == "verb":
        after = words[index + 1] if index + 1 < len(words) else None
        listed = after is not None and after.kind == "joint" and after.start == name.start
        inner = left is not None and left.kind != "other"
        # The dictionary calls many nouns verbs (变更, 造价): only at the start of a clause it is believed.
        return "take" if inner or metric or (listed and events) else _amounts(name)
    if token.kind == "strong":
        return _verb_step(words, index, name, metric)
    return "take" if token.word in ("不", "未", "非", "无") else "stop"


def _noun_step(token: Token, left: Token | None, name: _Name | None, events: bool) -> str:
    """养护工程|多计|工程款 ends with whose doing it was; 业务骨干|授课 leaves out who does it."""
    if token.kind == "attribute" and left and left.kind == "noun" and _amiss(token, left):
        return "last"
    if events and name and name.verbal and pattern("doer").search(token.word):
        return "take" if pattern("taught").search(name.head) else "stop"
    return "take"


def _sign_step(token: Token, left: Token | None, name: _Name | None) -> str:
    """管水|员 and 撂荒|地 are names; 共|建 is none, nor is what stands before 讲|党课."""
    headed = name is not None and bool(name.head)
    if (headed and token.word in _SPEAKING) or (
        token.word in _COMPLEMENTS and left and left.kind == "strong"
    ):
        return "stop"
    if headed and (token.word in PLACES or token.word == "等"):
        return "stop"
    if headed and token.word in _QUALITIES:
        return "take"
    return "take" if left is None or left.kind not in ("other", "number") else "stop"


def _headless_step(words: Sequence[Token], index: int, metric: bool, counted: bool) -> str:
    """A verb as the last word of a name: 核增教师|编制; what was done to things is none of it: 管网|改造."""
    token = words[index]
    left = words[index - 1] if index else None
    if token.kind in ("weak", "event"):
        return "skip" if counted and works(token) and index else "take"
    if token.kind == "verb":
        return "take" if left is not None and left.kind != "other" else "stop"
    if token.kind == "strong" and left is not None and (left.kind in NAMING or left.word == "”"):
        return "take" if metric or _object(words, index) else "stop"
    return "stop"


def _verb_step(words: Sequence[Token], index: int, name: _Name, metric: bool) -> str:
    """A verb that takes objects, before a name: 发放农机|购置|补贴 holds one, 采购|图书 does not."""
    token = words[index]
    left = words[index - 1] if index else None
    if (left is not None and _modifies(words, index, name)) or _topical(words, index, name):
        return "take"
    if metric and token.word not in changes():
        if left is not None and left.kind in _NAMED and not _acts(left):
            return "take"
        if pattern("timed").search(name.head):
            return "take"
    return _amounts(name)


def _amiss(token: Token, left: Token) -> bool:
    wrong = token.word in ("违规", "违纪", "违法") and pattern("actor").search(left.word)
    return bool(wrong or pattern("amiss").match(token.word))


def _acts(token: Token) -> bool:
    """Whether a word names who does things: 课题负责人|退回|劳务费."""
    return bool(pattern("doer").search(token.word) or pattern("actor").search(token.word))


def _object(words: Sequence[Token], index: int) -> bool:
    """核增教师|编制35名: a verb behind a noun that another verb governs names a thing itself."""
    before = next((token for token in reversed(words[: index - 1]) if token.kind == "strong"), None)
    return before is not None and objects(before.word) != "helps"


def _modifies(words: Sequence[Token], index: int, name: _Name) -> bool:
    """Whether a verb before a name belongs to it: 兑付|复耕|补贴, 发放农机|购置|补贴, 下达|停工|通知书."""
    left = words[index - 1]
    if objects(left.word) == "hands_over":
        return True
    if left.kind == "strong":
        return objects(left.word) == "names" and bool(pattern("paper").search(name.head))
    if pattern("gathering").search(name.head) and not pattern("light").match(words[index].word):
        return left.kind == "noun"
    place = index - 1
    while place > 0 and words[place].kind in ("noun", "attribute", "sign") and words[place].word != "等":
        place -= 1
    return left.kind in ("noun", "sign") and objects(words[place].word) in ("hands_over", "names")


def _topical(words: Sequence[Token], index: int, name: _Name) -> bool:
    """Whether a verb stands between the nouns of one name that opens its clause: 党费|收缴|使用|问题."""
    before, after = words[:index], words[index + 1]
    return (
        bool(before)
        and before[0].kind == "noun"
        and before[0].word not in MANNERS
        and after.kind != "attribute"
        and name.end - after.end in (0, len(name.head))
        and bool(pattern("made_of_deeds").search(name.head))
        and all(token.kind in (*NAMING, "verb") and not _acts(token) for token in before)
    )


def _amounts(name: _Name) -> str:
    """拆除|面积: an amount is named by its verb."""
    return (
        "last" if name.end - name.start == len(name.head) and pattern("amount").search(name.head) else "stop"
    )


def _joins(words: Sequence[Token], index: int) -> bool:
    left = words[index - 1]
    return left.kind in (*NAMING, "event", "verb") or left.word in ("”", "》", ")")


def _inside(words: Sequence[Token], index: int, name: _Name) -> str:
    """Whether a weak verb before a name belongs to it (廉政|教育|基地) or has it as object (排查|隐患)."""
    left = words[index - 1] if index else None
    token = words[index]
    if name.verbal and token.kind == "event":
        return "take"
    if _amounts(name) == "last":
        return "last"
    if left is not None and left.kind == "of":
        return "take"
    if left is None or left.kind not in (*NAMING, "event", "joint", "strong", "verb"):
        return "stop"
    if (objects(left.word) == "helps" and works(token)) or (left.word in _WAYS and index < 3):
        return "stop"
    done = pattern("actor").search(left.word) or (index < 5 and left.word.endswith(("会议", "常委会")))
    done = done or (index < 5 and left.word in _BODIES and bool(pattern("checks").match(token.word)))
    return "stop" if done else "take"
