"""Time expressions: where a text speaks of time, and the days that it means.

A rule-based normaliser to TIMEX3 values. The words of a text are classed by a lexicon
(``words``), a grammar of regular expressions runs over the classes (``grammar``), readers beside
each pattern give the values (``days``, ``weekdays``, ``quarters``, ``lengths`` …), counted from the day of
publication or from the day that the text spoke of last, with the tense of the clause (``tense``)
to choose between a past and a future reading; ``finding`` runs it all.

The rules were tuned on TimeBank and AQUAINT (the first ones on every other article of each, then
on all), and what they find was read over, without gold, in the training articles of PolNeAR. So
scores on TimeBank and AQUAINT say how well the rules fit them, not how well they do elsewhere.
"""

from analysis.extraction.dates.finding import find, time_expressions

__all__ = ["find", "time_expressions"]
