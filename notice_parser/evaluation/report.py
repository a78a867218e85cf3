"""Show an evaluation: as a table, as JSON, and against an earlier run."""

import json
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from notice_parser.evaluation.gold import GoldError
from notice_parser.evaluation.layers import LAYERS
from notice_parser.evaluation.run import Document, Evaluation
from notice_parser.evaluation.scores import Score, Scores

_HEADERS = (
    "层 layer",
    "正确 correct",
    "输出 predicted",
    "标准 gold",
    "准确率 P",
    "召回率 R",
    "F1",
    "近似 near",
)
_SEALED_NOTE = "(封存,只计数 sealed)"


def as_dict(evaluation: Evaluation) -> dict[str, Any]:
    """The evaluation as plain values. The misses of sealed documents are counted only."""
    return {
        "fingerprint": evaluation.fingerprint,
        "layers": {layer: _figures(one) for layer, one in evaluation.totals.items()},
        "documents": {document.name: _document(document) for document in evaluation.documents},
    }


def as_json(evaluation: Evaluation) -> str:
    return json.dumps(as_dict(evaluation), ensure_ascii=False, indent=1)


def read_run(path: Path) -> dict[str, Any]:
    """An earlier run from its JSON file, for ``against``."""
    try:
        run = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise GoldError(f"{path.name}: not an evaluation in JSON: {error}") from error
    if not isinstance(run, dict):
        raise GoldError(f"{path.name}: not an evaluation in JSON")
    return run


def _figures(one: Score) -> dict[str, int | float | None]:
    return {
        "correct": one.correct,
        "predicted": one.predicted,
        "gold": one.gold,
        "near": one.near,
        "precision": round(one.precision, 4),
        "recall": round(one.recall, 4),
        "f1": round(one.f1, 4),
    }


def _document(document: Document) -> dict[str, Any]:
    shown: dict[str, Any] = {
        "split": document.split,
        "layers": {
            layer: {"correct": one.correct, "predicted": one.predicted, "gold": one.gold}
            for layer, one in document.scores.items()
        },
    }
    if not document.sealed:
        for side in ("missing", "extra"):
            shown[side] = {
                layer: [miss.name for miss in getattr(one, side)]
                for layer, one in document.scores.items()
                if getattr(one, side)
            }
    return shown


def as_text(evaluation: Evaluation, *, misses: bool = False, layer: str | None = None) -> str:
    """The evaluation as a table of layers and one of misses by document; ``misses`` names them.

    ``layer`` shows one layer alone. Raises ``GoldError`` where there is no layer of that name.
    """
    layers = _chosen(layer)
    parts = [
        f"文件 documents: {len(evaluation.documents)}   语料指纹 fingerprint: {evaluation.fingerprint[:12]}",
        table([_HEADERS, *(_row(name, evaluation.totals) for name in layers)]),
        _misses_by_document(evaluation.documents, layers),
    ]
    if misses:
        parts += [_named_misses(document, layers) for document in evaluation.documents]
    return "\n\n".join(part for part in parts if part) + "\n"


def _chosen(layer: str | None) -> tuple[str, ...]:
    if layer is None:
        return tuple(LAYERS)
    if layer not in LAYERS:
        raise GoldError(f"layer {layer}: must be one of {' '.join(LAYERS)}")
    return (layer,)


def _row(layer: str, scores: Scores) -> tuple[str, ...]:
    one = scores[layer]
    if not one.gold and not one.predicted:
        return (f"{LAYERS[layer]} {layer}", "0", "0", "0", "—", "—", "—", "")
    return (
        f"{LAYERS[layer]} {layer}",
        str(one.correct),
        str(one.predicted),
        str(one.gold),
        f"{one.precision:.4f}",
        f"{one.recall:.4f}",
        f"{one.f1:.4f}",
        "" if one.near is None else str(one.near),
    )


def _misses_by_document(documents: Iterable[Document], layers: Sequence[str]) -> str:
    rows = [("文件 document", "漏 missing", "多 extra", "各层 by layer (漏+多)")]
    for document in documents:
        scores = [(layer, document.scores[layer]) for layer in layers]
        wrong = [(layer, one) for layer, one in scores if one.misses]
        rows.append(
            (
                document.name,
                str(sum(one.gold - one.correct for _, one in wrong)),
                str(sum(one.predicted - one.correct for _, one in wrong)),
                " ".join(
                    f"{layer} {one.gold - one.correct}+{one.predicted - one.correct}" for layer, one in wrong
                ),
            )
        )
    return table(rows)


def _named_misses(document: Document, layers: Sequence[str]) -> str:
    lines = list(miss_lines(document.scores, layers))
    if not lines:
        return ""
    return "\n".join([document.name, *([f"  {_SEALED_NOTE}"] if document.sealed else lines)])


def miss_lines(scores: Scores, layers: Iterable[str]) -> Iterator[str]:
    """Every missing and every extra item of the layers, one a line, by name."""
    for layer in layers:
        one = scores[layer]
        yield from (f"  {LAYERS[layer]} {layer} 漏 missing {miss.name}" for miss in one.missing)
        yield from (f"  {LAYERS[layer]} {layer} 多 extra   {miss.name}" for miss in one.extra)


def against(before: Mapping[str, Any], evaluation: Evaluation, *, layer: str | None = None) -> str:
    """Gains and losses against an earlier run, given as what ``as_json`` wrote.

    By layer for the documents that both runs have, then by document: what is right now (+), what
    no longer is (-).
    """
    layers = _chosen(layer)
    after = as_dict(evaluation)
    try:
        earlier, shared = before["documents"], []
        for name in after["documents"]:
            if name in earlier:
                shared.append(name)
        parts = [_corpus_change(before, after, shared)]
        parts.append(_layer_changes(earlier, after["documents"], shared, layers))
        parts += [_document_change(name, earlier[name], after["documents"][name], layers) for name in shared]
    except (KeyError, TypeError, AttributeError) as error:
        raise GoldError(f"the earlier run is not an evaluation in JSON: {error!r}") from error
    return "\n\n".join(part for part in parts if part) + "\n"


def _corpus_change(before: Mapping[str, Any], after: Mapping[str, Any], shared: Sequence[str]) -> str:
    lines = [f"相同文件 documents in both: {len(shared)}"]
    if before["fingerprint"] != after["fingerprint"]:
        lines.append("语料已变 corpus differs")
        lines += [f"  + {name}" for name in after["documents"] if name not in before["documents"]]
        lines += [f"  - {name}" for name in before["documents"] if name not in after["documents"]]
    return "\n".join(lines)


def _sum(documents: Mapping[str, Any], names: Sequence[str], layer: str) -> Score:
    none = {"correct": 0, "predicted": 0, "gold": 0}
    figures = [documents[name]["layers"].get(layer, none) for name in names]
    return Score(*(sum(one[key] for one in figures) for key in ("correct", "predicted", "gold")))


def _layer_changes(
    earlier: Mapping[str, Any], later: Mapping[str, Any], shared: Sequence[str], layers: Sequence[str]
) -> str:
    rows = [("层 layer", "F1 前 before", "F1 后 after", "增减 change", "正确 correct", "错漏 misses")]
    for layer in layers:
        old, new = _sum(earlier, shared, layer), _sum(later, shared, layer)
        if (old.correct, old.predicted, old.gold) != (new.correct, new.predicted, new.gold):
            rows.append(
                (
                    f"{LAYERS[layer]} {layer}",
                    f"{old.f1:.4f}",
                    f"{new.f1:.4f}",
                    f"{new.f1 - old.f1:+.4f}",
                    f"{new.correct - old.correct:+d}",
                    f"{new.misses - old.misses:+d}",
                )
            )
    return table(rows) if len(rows) > 1 else "各层无变化 no layer changed"


def _document_change(name: str, old: Mapping[str, Any], new: Mapping[str, Any], layers: Sequence[str]) -> str:
    lines = []
    for layer in layers:
        before, after = _sum({name: old}, [name], layer), _sum({name: new}, [name], layer)
        fixed, broken = _moved(old, new, layer)
        if before.misses != after.misses or fixed or broken:
            lines.append(f"  {LAYERS[layer]} {layer}: 错漏 misses {before.misses} → {after.misses}")
            lines += [f"    + {miss}" for miss in fixed]
            lines += [f"    - {miss}" for miss in broken]
    return "\n".join([name, *lines]) if lines else ""


def _moved(old: Mapping[str, Any], new: Mapping[str, Any], layer: str) -> tuple[list[str], list[str]]:
    """The misses that went and those that came, by name; none of a sealed document."""
    fixed: list[str] = []
    broken: list[str] = []
    for side, word in (("missing", "漏 missing"), ("extra", "多 extra")):
        was, now = old.get(side, {}).get(layer, []), new.get(side, {}).get(layer, [])
        fixed += [f"{word} {miss}" for miss in was if miss not in now]
        broken += [f"{word} {miss}" for miss in now if miss not in was]
    return fixed, broken


def table(rows: Sequence[Sequence[str]]) -> str:
    """Rows as aligned columns, a Chinese character two cells wide; the first and last column to the left.

    >>> print(table([("层", "F1"), ("日期 date", "0.9")]))
    层         F1
    日期 date  0.9
    """
    widths = [max(map(_width, column)) for column in zip(*rows, strict=True)]
    last = len(widths) - 1
    lines = []
    for row in rows:
        cells = []
        for number, (cell, width) in enumerate(zip(row, widths, strict=True)):
            blanks = " " * (width - _width(cell))
            cells.append(cell + blanks if number in (0, last) else blanks + cell)
        lines.append("  ".join(cells).rstrip())
    return "\n".join(lines)


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)
