"""Why an article cannot be read; ``api/errors.py`` maps them to answers."""


class Unreadable(Exception):
    """What was handed in is no article; ``name`` says which field, ``reason`` what is wrong with it."""

    def __init__(self, name: str, reason: str):
        super().__init__(f"{name}: {reason}")
        self.name = name
        self.reason = reason


class EmptyText(Unreadable):
    """There are no words in it."""


class TooLong(Unreadable):
    """It is longer than the settings allow."""


class NotAnArticle(Unreadable):
    """The page holds no story."""


class UnlikelyDate(Unreadable):
    """No news is of that day."""
