"""What extraction refuses."""


class NotAnArticle(ValueError):
    """The page holds no story: a list of links, a login form, nothing at all."""
