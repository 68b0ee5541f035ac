"""Loading the models before they are needed."""

import gc

from data.models import Article
from data.settings import Settings
from jobs.warming import load_models


def test_what_loads_the_models_stores_nothing(sqlite_database):
    try:
        load_models(Settings())
    finally:
        gc.unfreeze()
    assert not Article.select().exists()
