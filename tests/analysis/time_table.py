"""How news speaks of time: sentences with each expression marked as ``[words|value]``.

The sentences are ours. A row that counts from another day than the table's says so.
"""

from datetime import date

THURSDAY = date(2024, 5, 16)

WEEKDAYS = [
    "Rescuers reached the stranded hikers on [Tuesday|2024-05-14], the coast guard said.",
    "The bank will publish its results on [Tuesday|2024-05-21].",
    "The minister resigned [Thursday|2024-05-16] after a cabinet row.",
    "The two leaders are due to meet on [Friday|2024-05-17] in Oslo.",
    "The verdict came [last Friday|2024-05-10].",
    "Voters go to the polls [next Sunday|2024-05-19].",
    "The deal was signed late on [Wednesday night|2024-05-15TNI].",
    "He was arrested early on [Monday morning|2024-05-13TMO] at the airport.",
    "Schools will stay shut until [Monday|2024-05-20].",
    "[Monday|2024-05-13]'s strike closed three airports.",
    "The bridge had reopened by [Wednesday evening|2024-05-15TEV].",
    "They fought from [Monday|2024-05-13] to [Wednesday|2024-05-15].",
    "On [Saturday|2024-05-11], thousands marched through the capital.",
    "On [Saturday|2024-05-18], thousands will march through the capital.",
    "The hearing, which opened on [Tuesday, 7 May|2024-05-07], has been adjourned.",
    "The panel meets [every Tuesday|XXXX-WXX-2].",
    "The clinic is open on [Mondays|XXXX-WXX-1] only.",
    "The Sunday Times reported the plan.",
    "The two sides agreed to talk again [this Saturday|2024-05-18].",
]

DEICTICS = [
    "[Today|2024-05-16] the court ruled for the tenants.",
    "She told lawmakers [yesterday|2024-05-15] that the fund was empty.",
    "The parade starts [tomorrow morning|2024-05-17TMO].",
    "The curfew begins [tonight|2024-05-16TNI].",
    "Shells fell on the port [this morning|2024-05-16TMO].",
    "[Last night|2024-05-15TNI] the roof gave way.",
    "It happened [the day before yesterday|2024-05-14].",
    "They will vote [the day after tomorrow|2024-05-18].",
    "The prime minister was speaking [yesterday afternoon|2024-05-15TAF].",
    "Fires burned [overnight|2024-05-15TNI] in two districts.",
    "The search would go on [through the night|2024-05-16TNI].",
]

DAYS = [
    "The ship left on [3 May|2024-05-03] with 40 crew.",
    "He died on the night of [3 May|2024-05-03].",
    "The law took effect on [Jan. 1|2024-01-01].",
    "The treaty was signed on [12 June 1987|1987-06-12].",
    "The treaty was signed on [June 12, 1987|1987-06-12], in Berlin.",
    "The company filed for bankruptcy on [Sept 5|2023-09-05].",
    "The report is to be published by [30 September|2024-09-30].",
    "Talks resume on [May 20|2024-05-20].",
    "The trial opens in [the week of June 3|2024-W23].",
    "He served as consul in [1990|1990]-[95|1995].",
    "The festival runs from [May 20|2024-05-20] to [May 24|2024-05-24].",
    "The fair was held on [May 3|2024-05-03] and [4|2024-05-04].",
    "Between [3|2024-05-03] and [5 May|2024-05-05] the river rose two metres.",
    "The order is dated [2024-02-29|2024-02-29].",
    "Posted on [11/02/2023|2023-11-02] by the ministry.",
    "On the [21st of March|2024-03-21] the dam burst.",
    "[Thu 11 Apr 2024|2024-04-11] 06.00 BST",
    "He was born on [29 February 1960|1960-02-29].",
    "The mayor, elected [last Nov. 7|2023-11-07], has quit.",
]

MONTHS = [
    "The plant closed in [March|2024-03].",
    "The plant will close in [March|2025-03].",
    "The board had discussed the memo in [April|2024-04].",
    "Prices rose in [October|2023-10].",
    "The wreck would be raised in [June|2024-06].",
    "He took office [last May|2023-05].",
    "The trial opens [next January|2025-01].",
    "In [February 1947|1947-02] the factory opened.",
    "The scheme ran between [March 2023|2023-03] and [May this year|2024-05].",
    "Since [August of last year|2023-08] the road has been closed.",
    "The vote was held in [early November|2023-11].",
    "The dam should be finished by [mid-July|2024-07].",
    "Inspectors found the fault in [late 2022|2022].",
    "The lease runs out at [the end of June|2024-06].",
    "[Each July|XXXX-07] the village holds a regatta.",
    "Theresa May said the plan was dead.",
    "The protesters may march again.",
    "April Jones won the race.",
    "She left the company in [Sept.|2023-09] after a row.",
    "Rainfall in [the first half of 2023|2023-H1] was low.",
]

YEARS = [
    "Crimea was seized in [2014|2014].",
    "Since [2014|2014] the village has had no doctor.",
    "The club was founded in [1887|1887] by two miners.",
    "About 2,014 people were moved.",
    "The fine was $1980.",
    "He sold 1980 dollars of stock.",
    "The [2010|2010]-[11|2011] season was the last.",
    "Profits fell [last year|2023].",
    "Taxes will rise [next year|2025].",
    "[This year|2024]'s harvest was poor.",
    "The rule dates from [the 1990s|199].",
    "Shares last fell so low in [the early 1980s|198].",
    "Music of [the '80s|198] is back.",
    "The tower was built in [the 19th century|18].",
    "In [the twenty-first century|20] nobody should go hungry.",
    "Growth slowed in [fiscal 2023|2023].",
    "The [1996|1996] Olympics were held there.",
    "The road opened in [mid-2015|2015].",
    "Flight 1985 landed safely.",
    "The bond matures in [2031|2031].",
]

QUARTERS = [
    "Sales fell in [the first quarter|2024-Q1].",
    "It reported a [fourth-quarter|2023-Q4] loss of $3 million.",
    "Output shrank in [the third quarter of 2022|2022-Q3].",
    "The firm expects a profit in [the third quarter|2024-Q3].",
    "Orders rose [last quarter|2024-Q1].",
    "Margins will widen [next quarter|2024-Q3].",
    "In [Q3 2021|2021-Q3] the chain opened ten shops.",
    "Sales fell in [the first quarter|2024-Q1] from [a year earlier|2023-Q1].",
    "[Last year's fourth quarter|2023-Q4] was the worst.",
    "Profit rose in [the second half of 2021|2021-H2].",
    "[The first nine months|P9M] were good.",
]

SEASONS = [
    "The heatwave [last summer|2023-SU] killed hundreds.",
    "Elections are planned for [this autumn|2024-FA].",
    "The pump failed in [the winter of 2021|2021-WI].",
    "The team trained in [summer 2019|2019-SU].",
    "Troops will leave in [the spring|2025-SP].",
    "The fall of the Berlin Wall changed Europe.",
    "Prices fall [every day|P1D].",
    "The spring in the mattress was broken.",
    "No deal is likely before [the summer|2024-SU].",
]

RELATIVE = [
    "The couple married [two weeks ago|2024-05-02].",
    "He quit [three days ago|2024-05-13].",
    "The mine closed [five years ago|2019].",
    "She joined the firm [six months ago|2023-11].",
    "It was sold [a decade ago|201].",
    "The blast came on [May 3|2024-05-03]; [two days later|2024-05-05] the owner was held.",
    "The vote was on [May 10|2024-05-10]. [The following day|2024-05-11] the count began.",
    "The vote was on [May 10|2024-05-10]. [The next morning|2024-05-11TMO] the count began.",
    "He fled in [June 2019|2019-06] and came back [later that year|2019].",
    "The king died on [May 10|2024-05-10]. [The same day|2024-05-10] his son was crowned.",
    "She met him [last week|2024-W19].",
    "The talks go on [this week|2024-W20].",
    "The bill goes to the senate [next week|2024-W21].",
    "Rents rose [last month|2024-04].",
    "The minister said [earlier this week|2024-W20] that he was ill.",
    "It will be shown [later this month|2024-05].",
    "He fell ill in [June 2019|2019-06]. [The following month|2019-07] he left.",
    "Two ministers quit over [the weekend|2024-W19-WE].",
    "Rain is forecast for [this weekend|2024-W20-WE].",
    "The shares fell by [the end of the year|2024].",
    "[Several years ago|PAST_REF] the lake dried up.",
    "The dog was found [ten days ago|2024-05-06].",
    "They have a deal for [now|PRESENT_REF].",
]

LENGTHS = [
    "The siege lasted [four hours|PT4H].",
    "She waited for [an hour|PT1H].",
    "The drought has lasted [more than three years|P3Y].",
    "It took [nearly two decades|P20Y].",
    "A [10-year|P10Y] lease was signed.",
    "A [three-day|P3D] visit begins.",
    "[The past six weeks|P6W] were the driest on record.",
    "In [the last 24 hours|PT24H] two more died.",
    "Over [the next two years|P2Y] it will hire 400.",
    "In [recent weeks|PXW] the price has doubled.",
    "The work will take [several months|PXM].",
    "It fell silent for [a year and a half|P1Y6M].",
    "He served [half a year|P6M] in jail.",
    "It rained for [days|PXD].",
    "The pact held for [at least 20 years|P20Y].",
    "The company has [up to two to three weeks|P2W] to reply.",
    "The boy waited [half an hour|PT30M].",
    "A 34-year-old man was held.",
    "Grace, 34 years old, swam ashore.",
    "The house is three-quarters empty.",
    "He ran it for [twenty-six years|P26Y].",
]

SETS = [
    "The paper appears [daily|P1D].",
    "The ship made its [weekly|P1W] run.",
    "It costs $33 million [a year|P1Y].",
    "He is paid 500 euros [per month|P1M].",
    "They met [every two years|P2Y].",
    "She trains [twice a week|P1W].",
    "He swam [every morning|XXXX-XX-XXTMO].",
    "The plant makes 500 cars [a day|P1D].",
]

REFERENCES = [
    "She [now|PRESENT_REF] lives in Leeds.",
    "The firm [currently|PRESENT_REF] employs 300.",
    "He [recently|PAST_REF] moved house.",
    "In [the past|PAST_REF] the river froze.",
    "Nobody knows what [the future|FUTURE_REF] holds.",
    "The talks will [soon|FUTURE_REF] resume.",
    "Call as soon as possible.",
    "At [the moment|PRESENT_REF] nothing moves.",
    "The moment we knew, we acted.",
]

CLOCKS = [
    "By [3 p.m. on Tuesday|2024-05-14T15:00] nine bodies had been found.",
    "By [3 p.m. (1300 GMT) on Tuesday|2024-05-14T15:00] nine bodies had been found.",
    "The train left at [10:40 on Monday morning|2024-05-13T10:40].",
    "The deadline is [5 p.m. EDT on May 20|2024-05-20T17:00].",
    "The ferry sailed at [6:00 pm on Monday|2024-05-13T18:00].",
    "Polls close at [8pm|2024-05-16T20:00].",
    "The quake struck at [0345 GMT|2024-05-16T03:45].",
    "[Tuesday at 9 a.m.|2024-05-21T09:00] the gates will open.",
    "The truce began at [midnight on Sunday|2024-05-12T24:00].",
    "The bells rang at [noon|2024-05-16T12:00].",
    "The score was 10:40 at half-time.",
]

HOLIDAYS = [
    "The store will shut on [Christmas Day|2024-12-25].",
    "They were married on [Christmas Eve|2023-12-24].",
    "The truce was broken on [New Year's Eve|2023-12-31].",
    "She was born on [Easter 2018|2018-04-01].",
    "The museum will reopen on [Labor Day|2024-09-02].",
    "He was seen on [Thanksgiving|2023-11-23].",
]

TABLE = [
    *WEEKDAYS, *DEICTICS, *DAYS, *MONTHS, *YEARS, *QUARTERS, *SEASONS, *RELATIVE, *LENGTHS, *SETS,
    *REFERENCES, *CLOCKS, *HOLIDAYS,
]  # fmt: skip
