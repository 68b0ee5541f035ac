# ruff: noqa: E501
"""Short stories of papers, laboratories and finders, with their sources marked as in ``speaker_stories``."""

STORIES = {
    "laboratory": """
[[The state laboratory in Tartu=State laboratory]] said on Monday the mould had been found in jars from Sild & Poeg Foods.

[[The company=Sild & Poeg Foods]] said in a statement that its kitchens were clean. [[It=Sild & Poeg Foods]] said nobody had asked to see them.
""",
    "papers": """
Norsk Staal closed its mill at Holmen on Monday. Anna Berger led the mill for nine years.

[[A statement issued by Norsk Staal=Norsk Staal]] said no jobs would go this year. [[A notice the mayor signed on Friday=Mayor]] said otherwise.

The furnace was never safe, according to [[a memo that Anna Berger wrote in May=Anna Berger]]. The roof had been mended, according to [[a report published by the Ministry of Works=Ministry of Works]].

[[A letter sent to all households=Letter]] said the water could be drunk.
""",
    "finders": """
[[Prosecutor Helga Brandt=Helga Brandt]] said on Monday the bags were empty. [[She=Helga Brandt]] said nobody had asked for them.

But [[the woman who dug them up, Sanna Oyelaran=Sanna Oyelaran]], says they held coins.

"I counted forty on the kitchen table," [[she=Sanna Oyelaran]] said.
""",
}
