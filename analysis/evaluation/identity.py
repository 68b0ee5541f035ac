"""Score who is one across articles: does every gold speaker end on one identity, and only his own?

    python -m analysis.evaluation.identity [CASE …]

The articles of all cases are read into one memory, in the order of their dates, with the gold's
own sources and contents, so that the score is of the speakers alone. A speaker is whole where all
claims put to him have one identity; an identity that two gold speakers share is a wrong merge.
"""

import json
import sys
from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from analysis.evaluation.speakers import CASES, articles, prepared
from analysis.extraction.document import Document
from analysis.extraction.identity import Known, decide, speaker_keys


@dataclass
class Memory:
    """Speakers as articles showed them, looked up by their keys."""

    known: list[Known] = field(default_factory=list)
    keys: list[set[str]] = field(default_factory=list)

    def settle(self, document: Document, on: date) -> list[int]:
        """Give each speaker of an article an identity, an old one or a new one."""
        decisions = []
        for speaker in document.speakers:
            wanted = speaker_keys(speaker)
            candidates = [k for k, keys in zip(self.known, self.keys, strict=True) if wanted & keys]
            others = {other.name for other in document.speakers if other is not speaker}
            decisions.append((decide(speaker, on, candidates, others), others))
        taken: set[int] = set()
        found = []
        for speaker, (decision, others) in zip(document.speakers, decisions, strict=True):
            best = decision.known_id
            if best is None or best in taken:
                best = len(self.known)
                self.known.append(Known(best, speaker.name, speaker.kind, speaker.role, speaker.affiliation))
                self.keys.append(set())
            taken.add(best)
            self._see(best, speaker, others, on)
            found.append(best)
        return found

    def _see(self, at: int, speaker, others: set[str], on: date) -> None:
        known = self.known[at]
        title = (speaker.role, speaker.affiliation, on, on)
        self.known[at] = replace(
            known,
            aliases=[*known.aliases, speaker.name, *speaker.aliases],
            last_seen=on,
            titles=[*known.titles, title] if speaker.role else known.titles,
            companions={*known.companions, *others},
        )
        self.keys[at] |= speaker_keys(speaker)


def score(cases: list[Path], say=lambda *words: None) -> tuple[int, int, int]:
    """Count the gold speakers who are whole, all of them, and the wrong merges."""
    memory, ends, names = Memory(), defaultdict(set), {}
    for case in cases:
        gold = json.loads((case / "gold.json").read_text(encoding="utf-8"))
        names |= {(case.name, each["id"]): each["name"] for each in gold["speakers"]}
        for name, article in sorted(articles(case).items(), key=lambda pair: pair[1]["published_at"]):
            claims = [claim for claim in gold["claims"] if claim["article"] == name]
            document = prepared(article, claims)
            ids = memory.settle(document, date.fromisoformat(article["published_at"][:10]))
            for claim, attribution in zip(claims, document.attributions, strict=True):
                if attribution.speaker is not None:
                    ends[case.name, claim["speaker"]].add(ids[attribution.speaker])
    owners = defaultdict(set)
    for speaker, found in ends.items():
        if len(found) > 1:
            say("parted:", names[speaker], [(memory.known[i].name, memory.known[i].role) for i in found])
        for each in found:
            owners[each].add(speaker)
    merged = {each: who for each, who in owners.items() if len(who) > 1}
    for each, who in merged.items():
        say("merged:", memory.known[each].name, "is", [names[speaker] for speaker in who])
    return sum(len(found) == 1 for found in ends.values()), len(ends), len(merged)


def main() -> None:
    """Print how many gold speakers end on one identity, and how many identities are shared."""
    given = [Path(argument) for argument in sys.argv[1:]]
    cases = given or sorted(path.parent for path in CASES.glob("*/gold.json"))
    whole, total, merged = score(cases, print)
    print(f"speakers whole: {whole / total:.3f} ({whole} of {total}); identities shared: {merged}")


if __name__ == "__main__":
    main()
