"""How heavy the first view is, and how soon it can be used."""
# ruff: noqa: E501

from tests.page.conftest import FIGURES

MOST_BYTES = 100_000
SOON_MS = 1000
TRIES = 3


def test_the_first_view_is_light(crowded, visit):
    tab = visit(crowded)
    sent = tab.evaluate("""() => [...performance.getEntriesByType("resource"), ...performance.getEntriesByType("navigation")]
        .filter(({name}) => !name.includes("/v1/")).map(({name, encodedBodySize}) => [name, encodedBodySize])""")
    total = sum(size for _, size in sent)
    FIGURES.append(f"first view: {len(sent)} files, {total:,} bytes compressed")
    assert 0 < total < MOST_BYTES


def test_the_first_view_can_be_used_within_a_second(crowded, visit):
    took = []
    for _ in range(TRIES):
        tab = visit(crowded)
        tab.locator(".pair").first.wait_for()
        took.append(tab.evaluate("performance.getEntriesByName('shown')[0].startTime"))
        tab.close()
    FIGURES.append(f"usable after {min(took):.0f} ms")
    assert min(took) < SOON_MS
