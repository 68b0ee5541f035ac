"""What the entailment model is taught, in which order: the batches of its stages."""

import random

from analysis.training import denials, general_pairs, made_pairs
from analysis.training import entailment_data as data
from analysis.training.nearness import Nearness, weights_folder

SEED = 20260301
BATCH = 32
MAX_TOKENS = 112
REPLAY = (4000, 1500, 12000, 9000, 16000, 44000, 10000, 2500, 3000)
LAST_REPLAY = {"general": 5000, "one word apart": 1500, "denials": 2000, "stories": 5000}
OLDER_STORIES = 6000
LATER_ROUNDS, HEADLINE_ROUNDS, DENSE_ROUNDS = 3, 2, 2


def plan(general_path: str, tokenizer) -> list[list[list[made_pairs.Example]]]:
    """Lay out the batches of the stages in the order they are learnt, each at a rate that starts anew.

    General pairs with a round of stories, then stories with a few general pairs; stories with more of
    their compatible pairs, general pairs not seen before, and pairs that differ in one word; a wide
    choice of general pairs with a round of stories; stories, the later ones above all, and headlines; a
    short round of everything, with pairs that differ in one word; dense stories above all, with the
    compatible pairs that lie nearest; general pairs once more, many of them turned round;
    the latest stories, and denials; pairs that differ in one word again, which are soon forgotten;
    denials of what is said outright and whole stories, with some of all others.
    """
    rng = random.Random(SEED)
    origins = general_pairs.by_origin(general_path)
    general = general_pairs.general(origins, rng)
    first = general + data.stories(rng)
    second = data.stories(rng) + data.stories(rng) + rng.sample(general, REPLAY[0])
    early = batches(first, tokenizer, rng) + batches(second, tokenizer, rng)
    third = (
        data.stories(rng, compatible=3.5) + general_pairs.fresh(origins, rng) + rng.sample(general, REPLAY[1])
    )
    wide = general_pairs.wide(origins, rng)
    fourth = wide + data.stories(rng)
    stages = [early, batches(third, tokenizer, rng), batches(fourth, tokenizer, rng)]
    fifth = data.stories(rng) + data.headlines() * HEADLINE_ROUNDS + rng.sample(wide, REPLAY[2])
    for _ in range(LATER_ROUNDS):
        fifth += data.stories(rng, compatible=3.0, paths=(data.MORE_STORIES,))
    stages.append(batches(fifth, tokenizer, rng))
    sixth = made_pairs.one_word_apart(origins, rng) + rng.sample(wide, REPLAY[3]) + data.headlines()
    sixth += data.stories(rng, compatible=2.0, paths=(data.MORE_STORIES,))
    stages.append(batches(sixth, tokenizer, rng))
    near = Nearness(weights_folder())
    last = rng.sample(wide, REPLAY[4]) + data.headlines() + data.dense_stories(rng, data.EVENTS, near)
    for _ in range(DENSE_ROUNDS):
        last += data.dense_stories(rng, (data.DENSE_STORIES,), near)
    stages.append(batches(last, tokenizer, rng))
    general_again = rng.sample(general_pairs.wide(origins, rng), REPLAY[5]) + general_pairs.turned(
        origins, rng
    )
    stages.append(batches(general_again + data.stories(rng), tokenizer, rng))
    near_and_dense = (data.DENSE_STORIES, data.NEAR_STORIES)
    eighth = (
        rng.sample(wide, REPLAY[6])
        + data.headlines()
        + rng.sample(data.stories(rng, paths=data.EVENTS), OLDER_STORIES)
    )
    for paths in (near_and_dense, (data.NEAR_STORIES,)):
        eighth += data.dense_stories(rng, paths, near)
    eighth += denials.written(rng) + denials.of_events(rng, near_and_dense)
    stages.append(batches(eighth, tokenizer, rng))
    ninth = made_pairs.one_word_apart(origins, rng) + rng.sample(wide, REPLAY[7])
    stages.append(batches(ninth + rng.sample(eighth, REPLAY[8]), tokenizer, rng))
    return [*stages, batches(_last(origins, wide, near, rng), tokenizer, rng)]


def _last(origins: dict, wide: list, near: Nearness, rng: random.Random) -> list[made_pairs.Example]:
    """Denials of what is said outright, whole stories, and some of all that should not be forgotten."""
    others = {
        "general": wide,
        "one word apart": made_pairs.one_word_apart(origins, rng),
        "denials": denials.written(rng),
        "stories": data.dense_stories(rng, (data.DENSE_STORIES, data.NEAR_STORIES), near),
    }
    replayed = [example for name, each in others.items() for example in rng.sample(each, LAST_REPLAY[name])]
    big = data.dense_stories(rng, (data.BIG_STORIES,), near, data.BIG_NEAREST, data.BIG_OTHERS)
    return denials.written(rng, denials.OUTRIGHT) + big + replayed


def batches(
    examples: list[made_pairs.Example], tokenizer, rng: random.Random
) -> list[list[made_pairs.Example]]:
    """Cut examples into batches of like length, shuffled."""
    rng.shuffle(examples)
    encoded = tokenizer(
        [e.left for e in examples], [e.right for e in examples], truncation=True, max_length=MAX_TOKENS
    )["input_ids"]
    window, cut = 64 * BATCH, []
    for start in range(0, len(examples), window):
        part = sorted(range(start, min(start + window, len(examples))), key=lambda i: len(encoded[i]))
        cut += [part[at : at + BATCH] for at in range(0, len(part), BATCH)]
        # Each window's batches are shuffled apart, so that memory of one window is never ordered by length.
        tail = cut[-((len(part) + BATCH - 1) // BATCH) :]
        rng.shuffle(tail)
        cut[-len(tail) :] = tail
    return [[examples[i] for i in batch] for batch in cut]
