"""From an article's text to dated, attributed claims."""
