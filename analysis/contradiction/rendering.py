"""How a claim is written out for the entailment model: who says it, when, and what.

Training and running share this file, so that the model reads at run time what it was taught on.
"""

HEADER_ROLE_WORDS = 6
CONTEXT_WORDS = 40
CONTENT_WORDS = 70


def gap(days: int | None) -> str:
    """Say in words how many days after (or before) the other side this side was said."""
    if days is None:
        return ""
    if days == 0:
        return "same day"
    when = "later" if days > 0 else "earlier"
    count = abs(days)
    if count == 1:
        return f"a day {when}"
    if count < 14:
        return f"{count} days {when}"
    if count < 60:
        return f"weeks {when}"
    return f"months {when}"


def clip(text: str, words: int) -> str:
    """Keep the first words of a text."""
    parts = text.split()
    return " ".join(parts[:words])


def side(
    content: str,
    speaker: str | None = None,
    role: str | None = None,
    when: str = "",
    denied: bool = False,
    context: str = "",
) -> str:
    """Write one side of a pair: ``context speaker (role), when: content``.

    Every part but the content may be missing. ``denied`` marks a content that the speaker rejects, in
    whatever form it stands behind "denied": a clause, "having been there", "any part in it".
    """
    header = speaker or ""
    if header and role:
        header += f" ({clip(role, HEADER_ROLE_WORDS)})"
    header = ", ".join(part for part in (header, when) if part)
    body = clip(content, CONTENT_WORDS)
    if denied:
        body = f"it is not true: {body}"
    body = f"{header}: {body}" if header else body
    # Of the words before, those right before.
    return f"{' '.join(context.split()[-CONTEXT_WORDS:])} {body}" if context else body
