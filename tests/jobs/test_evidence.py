"""Where the words of a finding stand."""

import pytest

from jobs.evidence import locate

TEXT = 'Brandt said: "We found, after long work, no cracks." He denied that it was closed. Cracks.'


def spans(*words):
    return [{"start": TEXT.index(each), "end": TEXT.index(each) + len(each)} for each in words]


@pytest.mark.parametrize(
    ("content", "at", "wanted", "found"),
    [
        ("it was closed", ["it was closed"], "closed", "closed"),
        ("We found no cracks", ["We found", "no cracks"], "no cracks", "no cracks"),
        ("We found no cracks", ["We found", "no cracks"], "found", "found"),
        ("that it was closed", ["it was closed"], "it was", "it was"),
        ("the bridge was closed", ["it was closed"], "was closed", "was closed"),
        ("the bridge was closed", ["it was closed"], "bridge", "it was closed"),
        ("found no", ["We found", "no cracks"], "found no", "We found"),
    ],
)
def test_words_of_the_content_are_found_in_the_text(content, at, wanted, found):
    place = content.index(wanted)
    start, end = locate(content, spans(*at), TEXT, place, place + len(wanted))
    assert TEXT[start:end] == found
