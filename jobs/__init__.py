"""The work: read articles, compare claims. Where analysis and data meet; neither knows the other."""
