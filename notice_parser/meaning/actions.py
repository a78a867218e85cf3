"""Find what was done with what a number counts: 追缴|违规补贴3.2万元."""

from collections.abc import Sequence

from notice_parser.meaning import clauses, subject_names
from notice_parser.meaning.carried import PEOPLE
from notice_parser.meaning.clauses import Token
from notice_parser.model.draft import Place, QuantityDraft

GOVERNING = ("strong", "weak", "verb")
_GIVING = frozenset(("给予", "予以", "作出", "处以"))
# 分|三批|排查: what is done in stages is counted by these.
_STAGES = frozenset(("批", "期", "步", "次", "年", "批次", "阶段"))
# 分两期|举办|培训班: what these take is counted, not they.
_LIGHT = frozenset(("开展", "举办", "召开", "进行", "完成", "推进", "实施", "组织实施", "组织"))


def undergone(text: str, quantity: QuantityDraft) -> Place | None:
    """What was done to people, behind their number: 6人|受到|批评教育.

    >>> from notice_parser.mentions.quantities import scan
    >>> text = "对1人予以记过处分"
    >>> text[slice(*undergone(text, scan(text, 0, len(text))[0]))]
    '记过处分'
    """
    if quantity.unit not in PEOPLE:
        return None
    match = clauses.pattern("undergone").match(text, quantity.end)
    return match.span("name") if match else None


def in_stages(text: str, quantity: QuantityDraft, right: int) -> Place | None:
    """What is done in stages, or again and again: 分|两期|上缴, 连续|两次|超期.

    >>> from notice_parser.mentions.quantities import scan
    >>> text = "分三批排查公众号"
    >>> text[slice(*in_stages(text, scan(text, 0, len(text))[0], len(text)))]
    '排查'
    """
    staged = quantity.unit in _STAGES and text[quantity.start - 1 : quantity.start] == "分"
    if not staged and not text.endswith("连续", 0, quantity.start):
        return None
    words = clauses.tokens(text, quantity.end, right)
    if not words or words[0].kind not in GOVERNING or words[0].word in _LIGHT:
        return None
    return words[0].start, words[0].end


def done_with(
    text: str, quantity: QuantityDraft, subject: Place | None, words: Sequence[Token], told: bool
) -> Place | None:
    """The verb that has the subject as its object: 追缴|违规补贴; what is done may itself be counted."""
    if told and subject and subject_names.is_act(text[slice(*subject)]):
        given = [token for token in words if token.end <= subject[0] and token.word in _GIVING]
        return (given[-1].start, given[-1].end) if given else subject
    if quantity.unit_kind == "ratio":
        return None
    verbs = [token for token in words if token.kind in GOVERNING]
    end = quantity.start
    if subject and words and words[0].start <= subject[0] < quantity.start:
        end = subject[0]
        behind = [token for token in verbs if token.start >= subject[1]]
        if behind:
            return behind[-1].start, behind[-1].end
        verbs = [token for token in verbs if token.end <= end] or [
            token for token in verbs if (token.start, token.end) == subject
        ]
    if text[end - 1] in "的等":
        return _outer(text, words, end)
    if not verbs and subject and subject[0] >= quantity.end:
        # 8次|主持召开|调度会
        verbs = [token for token in clauses.tokens(text, quantity.end, subject[0]) if token.kind == "strong"]
    strong = [token for token in verbs if token.kind == "strong"] or verbs
    return (strong[-1].start, strong[-1].end) if strong else None


def tell(text: str, floor: int, quantity: QuantityDraft) -> None:
    """Set the ``action`` of a quantity whose ``subject`` was decided; no clause reaches before ``floor``.

    >>> from notice_parser.mentions.quantities import scan
    >>> text = "追缴违规补贴3.2万元"
    >>> quantity = scan(text, 0, len(text))[0]
    >>> quantity.subject = (2, 6)
    >>> tell(text, 0, quantity)
    >>> text[slice(*quantity.action)]
    '追缴'
    """
    left = clauses.clause_start(text, min(floor, quantity.start), quantity.start)
    start = clauses.strip_lead(text, left, quantity.start)
    words = clauses.tokens(text, start, clauses.strip_trail(text, start, quantity.start))
    quantity.action = done_with(text, quantity, quantity.subject, words, told=False)


def _outer(text: str, words: Sequence[Token], end: int) -> Place | None:
    """The verb before a relative clause: 退回|由个人承担的|费用; 对反馈的问题 has none."""
    verbs = [token for token in words if token.kind == "strong" and token.end < end]
    if len(verbs) > 1 and clauses.objects(verbs[0].word) == "helps":
        # 帮助企业|解决|用工、用能等难题
        verbs = verbs[1:]
    if not verbs or text[words[0].start - 1 : words[0].start] in ("对", "将", "把", "为", "向"):
        return None
    return None if verbs[0].end == end - 1 and text[end - 1] == "的" else (verbs[0].start, verbs[0].end)
