"""Loads the models before they are needed, so that workers that are forked later share them."""

import gc

from data.settings import Settings
from jobs import compare, ingest

ARTICLE = "The bridge is safe, the mayor, Eve Moss, said on Friday. Carl Bo, an engineer, denied that."
STATEMENTS = ({"content": "the bridge is safe"}, {"content": "the bridge is not safe"})


def load_models(settings: Settings) -> None:
    """Read and compare something, as any request would: what that loads stays in memory.

    Call it before workers are forked. Nothing is stored.
    """
    ingest.decompose(settings=settings, text=ARTICLE)
    compare.check(*(dict(each) for each in STATEMENTS))
    # A collection would write to every object, and so copy every page that workers share.
    gc.collect()
    gc.freeze()
