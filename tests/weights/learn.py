"""Learn the weights of the marks by which names are weighed: ``make weights``.

A conditional logit over the names that each figure may count: the weights are those under which the names
that readers gave are most probable, held small by a square penalty. Marks that few figures show are left
out, and light ones after a first round; the rest are learnt again and written as whole twentieths.

``python -m tests.weights.learn`` writes the file of the package; ``--held 07.xml`` learns without that
file of passages and says how much of it is read right. Needs scipy.
"""

import argparse
import sys
from array import array
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy import optimize, sparse

from notice_parser.evaluation.values import same_name
from notice_parser.families import loader
from notice_parser.meaning import weighing
from tests.weights.examples import PASSAGES, Example, as_read, everything, notices, proposed

TARGET = Path(loader.__file__).parent / "base" / "subject_weights.tsv"
FEWEST = 8
PENALTY = 2.0
LIGHTEST = 0.15
SCALE = 20
ROUNDS = 60


class Table:
    """The examples as one sparse matrix: a row for each name, a column for each mark."""

    def __init__(self, examples: Iterable[Example], fewest: int) -> None:
        self.marks: dict[str, int] = {}
        columns, ends, right, sizes = array("i"), array("q", [0]), array("b"), array("i")
        seen = array("i")
        for example in examples:
            if not any(example.right):
                continue
            met: set[int] = set()
            for marks, hit in zip(example.marks, example.right, strict=True):
                ids = [self.marks.setdefault(mark, len(self.marks)) for mark in set(marks)]
                columns.extend(ids)
                ends.append(len(columns))
                right.append(hit)
                met.update(ids)
            sizes.append(len(example.right))
            seen.extend([0] * (len(self.marks) - len(seen)))
            for mark in met:
                seen[mark] += 1
        self.right = np.array(right, dtype=bool)
        self.starts = np.concatenate(([0], np.cumsum(np.array(sizes))[:-1]))
        self.sizes = np.array(sizes)
        shape = (len(right), len(self.marks))
        data = np.ones(len(columns), dtype=np.float32)
        matrix = sparse.csr_matrix((data, np.array(columns), np.array(ends)), shape=shape)
        self.matrix = self._keep(matrix, np.array(seen) >= fewest)

    def _keep(self, matrix: sparse.csr_matrix, kept: NDArray[np.bool_]) -> sparse.csr_matrix:
        """The matrix with the columns that are kept, the marks numbered anew."""
        places = np.cumsum(kept) - 1
        self.marks = {mark: int(places[place]) for mark, place in self.marks.items() if kept[place]}
        return matrix[:, np.flatnonzero(kept)]

    def drop_light(self, weights: NDArray[np.float64], lightest: float) -> None:
        self.matrix = self._keep(self.matrix, np.abs(weights) >= lightest)

    def learn(self, penalty: float) -> NDArray[np.float64]:
        """The weights that make what readers named most probable."""
        turned = self.matrix.T.tocsr()

        def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
            scores = self.matrix @ weights
            top = np.maximum.reduceat(scores, self.starts)
            odds = np.exp(scores - np.repeat(top, self.sizes))
            good = odds * self.right
            whole, part = np.add.reduceat(odds, self.starts), np.add.reduceat(good, self.starts)
            part = np.maximum(part, 1e-300)
            slope = turned @ (odds / np.repeat(whole, self.sizes) - good / np.repeat(part, self.sizes))
            value = float(np.sum(np.log(whole) - np.log(part)) + penalty / 2 * weights @ weights)
            return value, slope + penalty * weights

        start = np.zeros(self.matrix.shape[1])
        found = optimize.minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": ROUNDS})
        return np.asarray(found.x)


def learnt(examples: Iterable[Example], fewest: int = FEWEST, penalty: float = PENALTY) -> dict[str, int]:
    """The weight of each mark, whole twentieths, those of nothing left out."""
    table = Table(examples, fewest)
    table.drop_light(table.learn(penalty), LIGHTEST)
    weights = table.learn(penalty)
    rounded = {mark: round(float(weights[place]) * SCALE) for mark, place in table.marks.items()}
    return {mark: weight for mark, weight in rounded.items() if weight and not set(mark) & set("\t\r\n")}


def written(weights: Mapping[str, int]) -> str:
    """The file of the weights, sorted by mark."""
    lines = [f"{mark}\t{weight}" for mark, weight in sorted(weights.items())]
    return "\n".join(["word\tweight", *lines]) + "\n"


def score(paths: Sequence[Path], weights: Mapping[str, int]) -> float:
    """The F1 of the subjects of annotated files under given weights."""
    right = named = found = 0
    for path in paths:
        for source, figures in notices(path):
            folded, quantities, places = proposed(source)
            text = folded.text
            weighing.settle(text, quantities, weights)
            for start, end, name in figures:
                quantity = places.get((start, end))
                subject = quantity.subject if quantity else None
                named += name is not None
                found += subject is not None
                if name and subject:
                    right += same_name(text[slice(*subject)]) == as_read(name, folded)
    return 2 * right / max(1, named + found)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--held", nargs="*", default=[], help="passages to learn without and to score")
    parser.add_argument("--fewest", type=int, default=FEWEST)
    parser.add_argument("--penalty", type=float, default=PENALTY)
    given = parser.parse_args()
    held = [PASSAGES / name for name in given.held]
    weights = learnt(everything(without=held), given.fewest, given.penalty)
    if held:
        sys.stdout.write(
            f"{len(weights)} marks; subjects of the files left out: F1 {score(held, weights):.4f}\n"
        )
        return
    TARGET.write_text(written(weights), encoding="utf-8", newline="\n")
    sys.stdout.write(f"{len(weights)} marks -> {TARGET.name}\n")


if __name__ == "__main__":
    main()
