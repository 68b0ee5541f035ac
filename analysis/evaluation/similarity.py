"""Score what the similarity model is for: finding the few pairs of a story that are worth reading.

    python -m analysis.evaluation.similarity [FOLDER...]

Each folder holds annotated stories (a folder with ``gold.json`` each); without one, the project's own
are scored. Of all pairs of a story's gold claims it prints how many have to be read to see .7, .8 and .9
of the contradictions that take no step of inference, nearest pairs first; how many the comparison reads,
and how many contradictions it sees that way; and how near articles of one story and of two stories lie.
"""

import argparse
import json
from itertools import combinations
from pathlib import Path
from statistics import mean, quantiles

from analysis.contradiction.alignment import ONE_STORY, Pair
from analysis.contradiction.detector import lie_apart, worth_asking
from analysis.contradiction.proposition import propositions
from analysis.contradiction.similarity import cosine
from analysis.evaluation.contradiction_cases import case, labelled

RECALLS = (0.7, 0.8, 0.9)


def story(folder: Path) -> tuple[dict, dict[int, bytes]]:
    """Score one story; also give where its articles lie."""
    gold, statements = case(folder)
    known = labelled(gold)
    prepared = dict(zip(statements, propositions(list(statements.values())), strict=True))
    pairs = [
        (Pair(prepared[one], prepared[other]), known.get(frozenset((one, other))) == "plain")
        for one, other in combinations(statements, 2)
    ]
    ranked = sorted(pairs, key=lambda entry: -entry[0].similarity)
    places = [place for place, (_, right) in enumerate(ranked, 1) if right]
    needed = {str(r): round(places[max(0, round(r * len(places)) - 1)] / len(pairs), 3) for r in RECALLS}
    read = [right for pair, right in pairs if _read(pair)]
    return {
        "pairs": len(pairs),
        "contradictions": len(places),
        "to read for": needed,
        "read": round(len(read) / len(pairs), 3),
        "seen": round(sum(read) / len(places), 3),
    }, {s.article_id: s.story for s in statements.values() if s.article_id and s.story}


def _read(pair: Pair) -> bool:
    """Whether the comparison would ask the model about a pair."""
    return not lie_apart(pair.left.vector, pair.right.vector) and pair.comparable and worth_asking(pair)


def separation(stories: list[dict[int, bytes]]) -> dict:
    """How near articles lie to each other, those of one story and those of two."""
    placed = [(number, where) for number, articles in enumerate(stories) for where in articles.values()]
    near = [(one[0] == other[0], cosine(one[1], other[1])) for one, other in combinations(placed, 2)]
    same, other = ([c for together, c in near if together is wanted] for wanted in (True, False))
    return {
        "one story": {"tenth": round(quantiles(same, n=10)[0], 3), "above": _share(same)},
        "two stories": {"ninth tenth": round(quantiles(other, n=10)[8], 3), "above": _share(other)},
    }


def _share(cosines: list[float]) -> float:
    return round(mean(c >= ONE_STORY for c in cosines), 3)


def main() -> None:
    """Read the command line and print one JSON object a story, then one for all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", type=Path, nargs="*", default=[Path("tests/stories")])
    found = {
        path.parent.name: story(path.parent)
        for folder in parser.parse_args().folders
        for path in sorted(folder.glob("*/gold.json"))
    }
    for name, (scores, _) in found.items():
        print(json.dumps({name: scores}))
    means = {name: round(mean(scores[name] for scores, _ in found.values()), 3) for name in ("read", "seen")}
    needed = {
        str(r): round(mean(scores["to read for"][str(r)] for scores, _ in found.values()), 3) for r in RECALLS
    }
    print(json.dumps({"mean": means | {"to read for": needed}}))
    print(json.dumps({"articles": separation([articles for _, articles in found.values()])}))


if __name__ == "__main__":
    main()
