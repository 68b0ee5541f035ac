"""Score the comparison of claims on denials: which statements of others they cannot stand beside.

    python -m analysis.evaluation.denials

Apart are those met outright, in their own words, and those met by what shares few of them. On the denials
of ``analysis/training`` that train no model; the detector's weights are fitted on them, among much else.
"""

import json
import random
from collections.abc import Iterator

from analysis.contradiction.detector import prepare, weigh
from analysis.contradiction.statement import Statement
from analysis.evaluation.contradiction_cases import event_statement
from analysis.evaluation.contradictions import auc, average_precision, reliability
from analysis.training.denials import claims, event_of, held_out

SEED = 11


def labelled_pairs(
    outright: bool | None = None,
) -> Iterator[tuple[tuple[Statement, Statement], bool, str]]:
    """Yield each left-out denial beside each statement, whether they clash, and the denial's name."""
    rng = random.Random(SEED)
    for row in held_out(outright):
        denial, others = claims(row, rng)
        event = event_of(row, others)
        for other, clash in others:
            two = (event_statement(claim, claim["content"], event) for claim in (denial, other))
            yield tuple(two), clash, row["about"]


def scores(outright: bool) -> dict:
    """Score the whole detector, and the model alone beside it."""
    rows = list(labelled_pairs(outright))
    prepared = prepare([two for two, _, _ in rows], thorough=True)
    right = [clash for _, clash, _ in rows]
    whole = [(weigh(pair)[0], clash) for pair, clash in zip(prepared, right, strict=True)]
    alone = [(pair.opinion.clash, clash) for pair, clash in zip(prepared, right, strict=True)]
    result = {"pairs": len(rows), "contradictions": sum(right)}
    for name, scored in (("", whole), ("model_", alone)):
        result[f"{name}auc"] = round(auc(scored), 4)
        result[f"{name}average_precision"] = round(average_precision(scored), 4)
    return result | {"reliability": reliability(whole)}


def main() -> None:
    """Print one JSON object."""
    print(json.dumps({"denials": scores(outright=False), "outright denials": scores(outright=True)}))


if __name__ == "__main__":
    main()
