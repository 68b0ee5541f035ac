# ruff: noqa: E501
"""Stories whose speakers are named late, in part, or by whom they belong to; marked as in ``speaker_stories``."""

STORIES = {
    "bridge": """
Ghana bridge: engineer says she warned of rust

[[An engineer who worked on the bridge until last year=Esi Boateng]] says she warned the owner of rust in May.

"It was as thick as bread," [[Esi Boateng=Esi Boateng]] told Radio Volta.

But [[Volta Roads=Volta Roads]] denied having received any warning.

[[A painter who got out, and who gave only his first name, Yaw=Yaw]], said the deck had moved for days. [[A cook who asked to be identified only as Mina=Mina]] said the lights went out first.

[[A welder, who asked not to be named because he still works there=Welder]], said the bolts were old.

Kojo Addai, the mayor, has been to the bridge. "I saw no rust," [[Addai=Kojo Addai]] said.
""",
    "harbour": """
The harbour has been shut since May, [[two people who work there=Two people]] said.

[[The two, a diver and a crane operator=Two people]], said that the wall had been leaking for years. "It ran like a tap," [[the diver=Diver]] said. [[The crane operator=Crane operator]] said nobody had come to look.

[[The port's lawyers=Port's lawyers]] told the court on Monday that the wall was sound. It is safe to walk on, according to [[the navy's divers=Navy's divers]].

President Amina Diallo will travel to the coast on Sunday, [[her office=Amina Diallo's office]] said.

[[One of the pilots=One of the pilots]] said ships had been turned away.
""",
    "mine": """
Four men were buried when a mine came down near Obuasi late on Monday, [[the company running it=Volta Gold]] said.

[[The operator, Volta Gold=Volta Gold]], said in a statement that work had been stopped. [[The miners' union=Miners' union]] said six men were missing.
""",
    "steps": """
Deon Fourie, a warrant officer, was found guilty on Friday, [[the court=Court]] said.

On the pavement Grace Ndovu ate a peach. In eleven months nobody had telephoned her once, [[she=Grace Ndovu]] said.
""",
    "garden": """
We found Karel Dvorak in his garden the morning before, feeding hens. [[The former head of the port=Karel Dvorak]] no longer says that nothing was paid. [[He=Karel Dvorak]] said it was a loan.

The audit of 3 May never happened, said [[Ilie Popa=Ilie Popa]], whose name stands on the form as head of the panel.

"I sign a great many things," [[he=Ilie Popa]] said, and laughed.
""",
}
