"""What is typed into a search box, in the language of either database.

Any input is a valid search: phrases in quotation marks, -word, OR, parentheses, prefix*;
whatever fits no rule is taken literally.
"""

import re
import unicodedata

from peewee import fn
from playhouse import fts_parser

from data.prepared import derived

TOKENS = re.compile(r'"((?:[^"]|"")*)"(\*?)|(\(|\)|AND|OR|NOT)')
#: What parts words, on either database.
SIGNS = re.compile(r"[!-/:-@\[-`{-~\s]+")
OPERATORS = {"AND": "&", "OR": "|", "NOT": "& !", "(": "(", ")": ")"}


def fts_query(q: str) -> str:
    """Translate a search box's words into FTS5's language; empty if there is nothing to look for."""
    found = fts_parser.parse(_clean(q), [])
    return "" if found == '""' else found


def to_tsquery(q: str):
    """Translate a search box's words into PostgreSQL's language, with the same meaning."""
    return fn.claim_query(derived(q, tsquery_text))


def tsquery_text(q: str) -> str:
    """Translate a search box's words into the text of a tsquery."""
    parts = []
    for phrase, star, sign in TOKENS.findall(fts_query(q)):
        if sign:
            parts.append(OPERATORS[sign])
        else:
            literal = SIGNS.sub(" ", phrase).strip()
            parts.append(f"'{literal}'" + (":*" if star else ""))
    return " ".join(parts)


def _clean(q: str) -> str:
    # Neither database can bind NUL or half a surrogate pair; to both, an underscore parts words.
    # Only one of them takes signs such as "½" for words.
    plain = re.sub("[\0\ud800-\udfff_]", " ", q)
    return "".join(" " if unicodedata.category(sign) == "No" else sign for sign in plain)
