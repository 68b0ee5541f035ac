"""Time expressions: where a text speaks of time, and the days that it means.

A rule-based normaliser to TIMEX3 values. The words of a text are classed by a lexicon
(``words``), a grammar of regular expressions runs over the classes (``grammar``), readers give
the values (``days``, ``periods``, ``lengths``, ``references``), counted from the day of
publication or from the day that the text spoke of last, with the tense of the clause (``tense``)
to choose between a past and a future reading.

The rules were tuned on TimeBank and AQUAINT: scores on those two corpora say how well the rules
fit them, not how well they do on other articles.
"""

from analysis.extraction.dates.finding import find, time_expressions

__all__ = ["find", "time_expressions"]
