"""The gate: no layer below its floor, on exactly the corpus the floors were set on.

``corpus/floors.toml`` pins the fingerprint of the gold files and, for every split, the least F1 of
each layer. ``python -m notice_parser.evaluation.gate`` measures and fails where one falls below.
Raising a floor takes ``--raise-floors``; lowering one takes ``--lower-floors``, spelled out.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal
from pathlib import Path

import click

from notice_parser.evaluation.gold import GoldError
from notice_parser.evaluation.layers import LAYERS
from notice_parser.evaluation.report import table
from notice_parser.evaluation.run import SPLITS, Evaluation, Parse, evaluate
from notice_parser.evaluation.scores import Score

FLOORS_FILE = "floors.toml"
_STEP = Decimal("0.0001")
_HEAD = """\
# 各层 F1 的下限与语料指纹。升:--raise-floors;降:--lower-floors(须明写)。
# The least F1 of each layer and split, and the fingerprint of the corpus they were measured on.
"""

Values = Mapping[str, Mapping[str, float]]


@dataclass(frozen=True, slots=True)
class Floors:
    """What is pinned: split → layer → least F1."""

    fingerprint: str
    least: Values


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the gate says; it is passed when there is no failure."""

    failures: tuple[str, ...]
    changes: str

    @property
    def passed(self) -> bool:
        return not self.failures


def read_floors(path: Path) -> Floors:
    """Read ``floors.toml``. Raises ``GoldError`` with file and key."""
    try:
        data = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError as error:
        raise GoldError(f"{path.name}: missing; set floors with --raise-floors") from error
    except tomllib.TOMLDecodeError as error:
        raise GoldError(f"{path.name}: not TOML: {error}") from error
    fingerprint = data.get("fingerprint")
    if not isinstance(fingerprint, str):
        raise GoldError(f"{path.name}: fingerprint: missing")
    least = {split: data[split] for split in data if split != "fingerprint"}
    for split, floors in least.items():
        if split not in SPLITS:
            raise GoldError(f"{path.name}: {split}: unknown split")
        for layer, floor in floors.items():
            if layer not in LAYERS:
                raise GoldError(f"{path.name}: {split}.{layer}: unknown layer")
            if not isinstance(floor, float) or not 0 <= floor <= 1:
                raise GoldError(f"{path.name}: {split}.{layer}: must be a number from 0.0 to 1.0")
    return Floors(fingerprint, least)


def write_floors(path: Path, floors: Floors) -> None:
    lines = [_HEAD, f'fingerprint = "{floors.fingerprint}"']
    for split, least in floors.least.items():
        lines += ["", f"[{split}]", *(f"{layer} = {floor:.4f}" for layer, floor in least.items())]
    path.write_text("\n".join(lines) + "\n", "utf-8")


def measured(evaluation: Evaluation) -> Values:
    """The F1 of every layer that a split asks for or claims, rounded down to four places."""
    values: dict[str, dict[str, float]] = {}
    for split in SPLITS:
        if any(document.split == split for document in evaluation.documents):
            scores = evaluation.of_split(split)
            values[split] = {layer: _down(one) for layer, one in scores.items() if one.gold or one.predicted}
    return values


def _down(one: Score) -> float:
    exact = Decimal(2 * one.correct) / Decimal(one.predicted + one.gold)
    return float(exact.quantize(_STEP, ROUND_FLOOR))


def judge(floors: Floors, evaluation: Evaluation) -> Verdict:
    """Hold an evaluation against the floors."""
    values = measured(evaluation)
    failures = []
    if floors.fingerprint != evaluation.fingerprint:
        failures.append(
            f"语料指纹不符 the corpus differs: pinned {floors.fingerprint[:12]}, "
            f"measured {evaluation.fingerprint[:12]}"
        )
    rows = [("split", "层 layer", "下限 floor", "实测 measured", "增减 change")]
    for split in SPLITS:
        pinned, now = floors.least.get(split, {}), values.get(split, {})
        for layer in LAYERS:
            if layer not in pinned and layer not in now:
                continue
            if layer not in pinned:
                failures.append(f"{split}.{layer}: 未设下限 has no floor")
                continue
            floor, value = pinned[layer], now.get(layer, 1.0 if split in values else 0.0)
            if value < floor:
                failures.append(f"{split}.{layer}: {value:.4f} 低于下限 is below its floor {floor:.4f}")
            if value != floor:
                change = f"{value - floor:+.4f}"
                rows.append((split, f"{LAYERS[layer]} {layer}", f"{floor:.4f}", f"{value:.4f}", change))
    return Verdict(tuple(failures), table(rows) if len(rows) > 1 else "")


def new_floors(before: Floors | None, evaluation: Evaluation, *, lower: bool) -> Floors:
    """The floors as measured. Raises ``GoldError`` where one would sink and ``lower`` is not given."""
    values = measured(evaluation)
    for split, pinned in (before.least if before else {}).items():
        for layer, floor in pinned.items():
            value = values.get(split, {}).get(layer)
            if not lower and (value is None or value < floor):
                shown = "no longer measured" if value is None else f"{value:.4f}"
                raise GoldError(f"{split}.{layer}: {floor:.4f} → {shown}: lowering takes --lower-floors")
    return Floors(evaluation.fingerprint, values)


def check(corpus: Path, *, parse: Parse | None = None) -> Verdict:
    """Measure the corpus and hold it against its own floors."""
    return judge(read_floors(corpus / FLOORS_FILE), evaluate(corpus, parse=parse))


@click.command()
@click.argument("corpus", type=click.Path(exists=True, file_okay=False, path_type=Path), default="corpus")
@click.option("--raise-floors", is_flag=True, help="把下限提到实测值;有层下降则拒绝。")
@click.option("--lower-floors", is_flag=True, help="把下限改为实测值,包括下降的层。")
def main(corpus: Path, raise_floors: bool, lower_floors: bool) -> None:
    """对照 corpus/floors.toml 检查各层得分与语料指纹。"""
    path = corpus / FLOORS_FILE
    try:
        evaluation = evaluate(corpus)
        if raise_floors or lower_floors:
            before = read_floors(path) if path.exists() else None
            floors = new_floors(before, evaluation, lower=lower_floors)
            if before is not None:
                click.echo(judge(before, evaluation).changes or "无变化 no change")
            write_floors(path, floors)
            return
        verdict = judge(read_floors(path), evaluation)
    except GoldError as error:
        raise click.ClickException(str(error)) from error
    if verdict.changes:
        click.echo(verdict.changes)
    for failure in verdict.failures:
        click.echo(failure, err=True)
    if not verdict.passed:
        raise SystemExit(1)
    click.echo("通过 passed")


if __name__ == "__main__":
    main()
