"""Scores each component on annotated data."""
