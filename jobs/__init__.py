"""The work: read articles, compare claims. Where analysis and data meet; neither knows the other."""

from analysis.extraction import syntax
from data.settings import Settings


def configure(settings: Settings) -> None:
    """Have articles and claims read with what the settings name; nothing is loaded yet."""
    syntax.use_model(settings.spacy_model)
