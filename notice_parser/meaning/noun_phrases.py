"""Read the name before or behind a number, word by word.

Before a number a name is read from its end to its start (更新|公示牌940块), behind one from its start to
its end (46家|工业企业|开展用水审计). Words are ``clauses.Token``; places are offsets of the whole text.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from notice_parser.meaning import subject_names
from notice_parser.meaning.clauses import Token, changes, objects, pattern, works
from notice_parser.model.draft import Place

_OPEN_SIGNS = {")": "(", "”": "“", "》": "《"}
_PLACES = frozenset("中内后前时上下里")
# Signs that lead from a name to what is said of it: 机动地|经|村民会议表决.
_LINKS = frozenset("经因须被待沿随由于向")
# Words that qualify a verb as often as a name; behind a name they tell how it is dealt with.
_MANNERS = frozenset(("现场", "首次", "一次性", "集中", "联合", "专项"))
# Verbs of one sign: behind a name they tell of it.
_PREPOSITIONS = frozenset("经沿待随须限因作当按应")
_SHORT_VERBS = frozenset("设赴调拉派住退补交办签持获拟由占")
# 区委巡察|办|抽查: the last signs of bodies whose names the dictionary lacks.
_BODIES = frozenset("办局处科部委组站队会")
# 配|保温车: verbs of one sign that open a clause.
_GOVERNING = frozenset("设配记请送购派放拆招签退罚促带租到在由经因将把对向为从")
# 评选|出: signs that complete a verb.
_COMPLEMENTS = frozenset("出到为成掉完")
# 新|媒体账号, 副|主任医师: signs that qualify the word behind them.
_QUALITIES = frozenset("新老旧大小高低正副总原优")
# 办结|率, 参训|率: signs that make a name of the verb before them.
_SUFFIXES = frozenset("率数费款员单证件班会组站点量额")
# 从业|人员, 退役|士兵: people named by what they do.
PERSONS = ("人", "员", "者", "师", "生", "兵", "工", "干部")
_NAMED = ("noun", "weak", "sign", "verb")
_NAMING = ("noun", "attribute", "weak", "sign")


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
    if (
        name is None
        or not name.head
        or not any(token.kind != "attribute" for token in words[index + 1 :] if token.end <= name.end)
    ):
        return None, index + 1
    first = words[index + 1]
    governs = (
        first.word in _GOVERNING and (index < 0 or words[index].kind == "other") and first.end < name.end
    )
    if index + 2 < len(words) and (first.kind == "joint" or (governs and len(words[index + 2].word) > 1)):
        name.start = words[index + 2].start
    return (name.start, name.end), index + 1


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
    named = left is not None and left.kind in _NAMING
    if token.kind in ("noun", "attribute"):
        if token.kind == "attribute" and left and left.kind == "noun" and _amiss(token, left):
            # 养护工程|多计|工程款: whose doing it was.
            return "last"
        if events and name and name.verbal and pattern("doer").search(token.word):
            return "take" if pattern("taught").search(name.head) else "stop"
        return "take"
    if left is not None and left.word == "被" and name is not None:
        return "take"
    if token.kind == "sign":
        if token.word in _COMPLEMENTS and left and left.kind == "strong":
            return "stop"
        if name and name.head and (token.word in _PLACES or token.word == "等"):
            return "stop"
        if name and name.head and token.word in _QUALITIES:
            return "take"
        # 管水|员 and 撂荒|地 are names; 共|建 is none.
        return "take" if left is None or left.kind not in ("other", "number") else "stop"
    if token.kind == "joint":
        return "take" if name and name.head and left and _joins(words, index) else "stop"
    inner = left is not None and left.kind != "other"
    if name is None or not name.head:
        if token.kind in ("weak", "event"):
            return "skip" if counted and works(token) and index else "take"
        if token.kind == "verb":
            return "take" if inner else "stop"
        if token.kind == "strong" and (named or (left is not None and left.word == "”")):
            return "take" if metric or _object(words, index) else "stop"
        return "stop"
    # 办结|率: a name of one sign leans on the word before it.
    if name.end - name.start == 1 and token.kind in ("strong", "weak", "verb"):
        return "take"
    if token.kind in ("weak", "event"):
        listed = index + 1 < len(words) and words[index + 1].kind == "joint"
        return "take" if metric or (listed and events) else _inside(words, index, name)
    listed = (
        index + 1 < len(words) and words[index + 1].kind == "joint" and words[index + 1].start == name.start
    )
    if token.word == "被" and words[index + 1].kind in ("strong", "verb", "sign"):
        return "last"
    if left is not None and left.word == "被":
        return "take"
    if token.kind == "verb":
        # The dictionary calls many nouns verbs (变更, 造价): only at the start of a clause it is believed.
        return "take" if inner or metric or (listed and events) else _amounts(name)
    if token.kind == "strong" and left is not None and _modifies(words, index, name):
        return "take"
    if token.kind == "strong":
        if metric and token.word not in changes():
            if left is not None and left.kind in _NAMED and not _acts(left):
                return "take"
            if pattern("timed").search(name.head):
                return "take"
        return _amounts(name)
    if token.word in ("不", "未", "非", "无"):
        return "take"
    return "stop"


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


def _amounts(name: _Name) -> str:
    """拆除|面积: an amount is named by its verb."""
    return (
        "last" if name.end - name.start == len(name.head) and pattern("amount").search(name.head) else "stop"
    )


def _joins(words: Sequence[Token], index: int) -> bool:
    left = words[index - 1]
    return left.kind in (*_NAMING, "event", "verb") or left.word in ("”", "》", ")")


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
    if left is None or left.kind not in (*_NAMING, "event", "joint", "strong", "verb"):
        return "stop"
    if objects(left.word) == "helps" and works(token):
        return "stop"
    done = pattern("actor").search(left.word) or (index < 5 and left.word.endswith(("会议", "常委会")))
    done = done or (index < 5 and left.word in _BODIES and bool(pattern("checks").match(token.word)))
    return "stop" if done else "take"


def name_after(
    text: str, words: Sequence[Token], *, people: bool, strict: bool = False, events: bool = False
) -> Place | None:
    """The name at the start of ``words``: up to an adverb, a predicate, or a particle.

    ``people``: people are counted, so that a verb behind the first word tells of them; ``strict``: any
    verb behind the first word ends the name; ``events``: what happens is counted (两轮交叉检查).
    """
    if words and words[0].kind == "of":
        words = words[1:]
    if not words:
        return None
    particle = next((place for place, token in enumerate(words[:9]) if token.kind == "of"), None)
    if particle:
        before = words[:particle]
        predicate = next((place for place, token in enumerate(before) if _predicate(token)), None)
        said = "".join(token.word for token in before)
        owner = any(token.kind == "noun" for token in before) and (
            not people or subject_names.is_person(said)
        )
        if owner and predicate is None and not pattern("relative").search(said):
            return _noun(before, people, strict, events)
        last = before[-1]
        if (
            owner
            and predicate
            and predicate == len(before) - 1
            and last.kind in ("strong", "weak", "verb", "event")
        ):
            return _noun(before[:predicate], people, strict, events)
        rest = list(words[particle + 1 :])
        if len(rest) > 1 and rest[0].kind in ("strong", "verb") and rest[1].kind == "noun":
            # 履职不到位的|带队|教师: right behind the particle a verb qualifies.
            rest[0] = replace(rest[0], kind="attribute")
        return name_after(text, rest, people=people, strict=strict, events=events)
    return _noun(words, people, strict, events)


def _predicate(token: Token) -> bool:
    return token.kind in ("strong", "weak", "verb", "other", "event") and token.word not in ("新", "原")


def _noun(words: Sequence[Token], people: bool, strict: bool, events: bool) -> Place | None:
    end = None
    place = 0
    while place < len(words):
        token = words[place]
        if token.kind == "bracket" and token.word in "“《(":
            closed = _closed(words, place)
            named = place and words[place - 1].kind != "attribute"
            # 未开工项目|“一企一专班”: what is quoted behind a name is said of it.
            if closed is None or (token.word == "(" and end is None) or (token.word == "“" and named):
                break
            end = words[closed].end
            place = closed + 1
            continue
        begun = end is not None and _named(words[:place])
        if not _belongs(words, place, people, events, begun) or (strict and end and token.kind == "weak"):
            break
        end = token.end
        place += 1
    # 门面房|到期后收回: a qualifier at the end qualifies what follows.
    while place and words[place - 1].kind in ("joint", "attribute") and _named(words[: place - 1]):
        place -= 1
        end = words[place - 1].end if place else None
    return (words[0].start, end) if end else None


def _named(words: Sequence[Token]) -> bool:
    return any(token.kind not in ("joint", "attribute") for token in words)


def _closed(words: Sequence[Token], index: int) -> int | None:
    sign = {"“": "”", "《": "》", "(": ")"}[words[index].word]
    for place in range(index + 1, min(len(words), index + 12)):
        if words[place].word == sign:
            return place
    return None


def _belongs(words: Sequence[Token], index: int, people: bool, events: bool, begun: bool) -> bool:
    """Whether the word at ``index`` still belongs to a name that began before it."""
    token = words[index]
    after = words[index + 1] if index + 1 < len(words) else None
    noun_after = after is not None and after.kind in _NAMING
    rest = "".join(word.word for word in words[index : index + 3])
    if begun and (pattern("stop").match(rest) or pattern("within").match(rest)):
        return False
    if begun and ((token.word in _LINKS and after and len(after.word) > 1) or token.word in _MANNERS):
        return False
    if token.kind in ("noun", "attribute"):
        return True
    if token.kind == "sign" and not begun and token.word in _PREPOSITIONS:
        return False
    if token.kind == "sign":
        return not (begun and (token.word in _PLACES or (token.word in _SHORT_VERBS and after is not None)))
    if token.kind == "joint":
        return token.word in "、和及" and noun_after and begun
    if token.kind == "other":
        return False
    if after is not None and after.kind == "sign" and (token.kind != "strong" or after.word in _SUFFIXES):
        return True
    if token.kind == "weak":
        if begun and (people or works(token)) and not noun_after and not (events and after is None):
            return False
        return not begun or after is None or noun_after or after.kind == "verb"
    if token.kind == "event":
        return not people
    if token.kind == "strong" and index and words[index - 1].word == "新":
        return True
    if token.kind == "strong" and events and begun and after is None:
        return True
    if token.kind == "verb":
        # 开展1次支部联建: what happens is named by its verb at the end.
        person = noun_after and after is not None and after.word.endswith(PERSONS)
        return (not begun and (person or not people)) or (events and not people and after is None)
    return False
