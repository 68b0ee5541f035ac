"""Text as the databases can hold it, and in the form it is compared in."""

import hashlib
import re
import unicodedata

#: PostgreSQL holds no NUL, UTF-8 no half of a surrogate pair.
UNSTORABLE = re.compile("[\0\ud800-\udfff]")


def storable(text: str) -> str:
    """Replace what no database can hold by U+FFFD, one for one: offsets stay right."""
    return UNSTORABLE.sub("\ufffd", text)


def fold(text: str) -> str:
    """Bring a name to the form in which equal names are equal: no case, accents or odd spaces."""
    split = unicodedata.normalize("NFKD", storable(text).casefold())
    return " ".join("".join(c for c in split if not unicodedata.combining(c)).split())


def fingerprint(*parts: str | None) -> str:
    """Hash parts of text into 64 hexadecimal digits; spacing does not count."""
    squeezed = ("" if part is None else " ".join(storable(part).split()) for part in parts)
    return hashlib.sha256("\x1f".join(squeezed).encode()).hexdigest()
