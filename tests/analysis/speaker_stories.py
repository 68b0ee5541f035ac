# ruff: noqa: E501
"""Short stories with their sources marked: ``[[words=name]]``, ``[[words=?]]`` for nobody to name.

Written for these tests after the way agencies, papers and local sites write; people and firms are
invented unless an office needs a real one.
"""

STORIES = {
    "dam": """
Engineers were racing on Friday to save the Oriel dam in northern Peru after heavy rain, [[officials=Officials]] said.

"The crest is moving," said [[Lucía Quispe=Lucía Quispe]], a hydrologist at the National Water Authority. "We have asked people to leave."

[[Quispe=Lucía Quispe]] said the spillway had been blocked for weeks.

The dam's owner, Andina Power, rejected that. [[The company=Andina Power]] said in a statement that the spillway was cleared on Monday.

"There is no danger to the towns below," [[Andina Power spokesman Jorge Salas=Jorge Salas]] told reporters. [[He=Jorge Salas]] said the level had fallen by two metres.

[[The water authority=National Water Authority]] said it would publish its readings.

[[Prime Minister Alberto Ríos=Alberto Ríos]] urged calm. "[[The prime minister=Alberto Ríos]] has not slept," [[an aide=Aide]] said.
""",
    "court": """
A Leeds nurse accused of stealing morphine was in tears as she told a jury on Tuesday that she had been framed.

Helen Marsh, 41, denies six counts of theft. "I never opened that cupboard," [[Marsh=Helen Marsh]] said. [[She=Helen Marsh]] said the keys were left in a drawer.

[[Prosecutor Daniel Okafor=Daniel Okafor]] told the court that the ward's records had been altered. "Somebody wanted to hide the loss," [[he=Daniel Okafor]] said.

[[Her lawyer, Rebecca Stone=Rebecca Stone]], said two other nurses had used the same password.

[[Judge Alan Whitcombe=Alan Whitcombe]] said the trial would last three weeks.

[[The hospital=St Anne's Hospital]], St Anne's Hospital in Leeds, said it could not comment on the case.

[[Ms Stone=Rebecca Stone]] said her client had worked there for 19 years without complaint.
""",
    "ceasefire": """
[[Israel=Israel]] said on Sunday it had struck targets in southern Lebanon, hours after [[Beirut=Lebanon]] said the truce was holding.

[[The Israeli military=Israeli military]] said its jets hit a weapons store. [[The army=Israeli military]] said no civilians were hurt.

[[Lebanon's health ministry=Lebanese health ministry]] said four people were killed. [[It=Lebanese health ministry]] said two of them were children.

"This is a violation," [[Lebanese Prime Minister Nawaf Salam=Nawaf Salam]] said.

[[The White House=White House]] said it was watching closely. [[Washington=United States]] had said a day earlier that the truce would last.

[[U.N. spokesperson Stéphane Dujarric=Stéphane Dujarric]] said peacekeepers had seen rockets. [[Dujarric=Stéphane Dujarric]] said [[the United Nations=United Nations]] was alarmed.

[[Two diplomats=Two diplomats]] said talks would go on. [[They=Two diplomats]] said an envoy would fly to Cairo.
""",
    "merger": """
[[Brightwater Foods=Brightwater Foods]] said on Monday it would buy its rival Harlan for $4.2 billion.

[[Chief Executive Officer Mei-Ling Tan=Mei-Ling Tan]] said the deal would save $300 million a year. "It is a natural fit," [[she=Mei-Ling Tan]] said.

[[Harlan's chairman, Tom Brandvold=Tom Brandvold]], said his board had voted for it unanimously. But [[two people familiar with the matter=Two people familiar with the matter]] said three directors had abstained.

"They overpaid," said [[Carla Nunes, an analyst at Fenwick Capital=Carla Nunes]]. [[Nunes=Carla Nunes]] said the premium was 61 percent.

[[The Federal Trade Commission=Federal Trade Commission]] declined to say whether it would look at the deal. [[The regulator=Federal Trade Commission]] had said in May that food prices were a priority.

[[Brightwater=Brightwater Foods]] said it expected no objections. [[A spokeswoman for the company=Brightwater Foods]] said the talks had begun in March.
""",
    "twins": """
The Kowalski family has waited two years for an answer about the fire.

"We were told it was the wiring," said [[Marek Kowalski=Marek Kowalski]], 58, the owner of the bakery.

[[His wife, Ewa Kowalski=Ewa Kowalski]], said nobody had checked the wiring.

[[Mr Kowalski=Marek Kowalski]] said he had paid for an inspection. [[Mrs Kowalski=Ewa Kowalski]] said she had the receipt.

Their daughter Zofia was asleep upstairs. [[Zofia=Zofia]] said she woke to the smell of smoke.

[[Fire chief Brian Doyle=Brian Doyle]] said the cause was not known. [[The fire chief=Brian Doyle]] said a report would follow.
""",
    "election": """
[[Kenya's electoral commission=Kenyan electoral commission]] said on Thursday that turnout was 64 percent.

Opposition leader Wanjiru Kamau accused [[it=Kenyan electoral commission]] of hiding results. "We have our own tally," [[Kamau=Wanjiru Kamau]] said.

[[The commission's chairman, Isaac Mutua=Isaac Mutua]], said the forms were online. [[Mutua=Isaac Mutua]] said observers had signed them.

[[The ruling party=Ruling party]] said its candidate had won. [[Its secretary-general, Peter Otieno=Peter Otieno]], told a rally that the count was over.

"Nobody has won yet," said [[Njeri Mwangi, who leads a group of observers=Njeri Mwangi]].

[[The European Union=European Union]] said its mission had full access. [[Brussels=European Union]] said a report would come on Monday.
""",
    "strike": """
[[Unions=Unions]] said nine in ten drivers joined Wednesday's rail strike in France.

[[The SNCF=SNCF]], the state railway, put the figure at 54 percent. [[The railway=SNCF]] said one high-speed train in three was running.

"[[The minister=Claire Vasseur]] must listen," said [[Bruno Lacombe, the secretary-general of the CGT union=Bruno Lacombe]].

[[Transport Minister Claire Vasseur=Claire Vasseur]] said she would meet the union on Friday. "My door is open," [[the minister=Claire Vasseur]] told France Inter radio.

[[Lacombe=Bruno Lacombe]] said he had had no invitation. [[The union leader=Bruno Lacombe]] said the strike would go on.

[[Passengers=Passengers]] said they had learned of it from an app.
""",
    "misspelt": """
LONDON - [[Foreign Secretary Catherine Ashdown=Catherine Ashdown]] said Britain would send no ships.

"That is not our plan," [[Ashdwon=Catherine Ashdown]] told the BBC.

[[Defence Secretary Gavin Thwaite=Gavin Thwaite]] said the navy was ready. [[Thwaites=Thwaites]] said so twice.

[[Downing Street=Downing Street]] said the cabinet was united. [[No 10=Downing Street]] said there was no rift.
""",
    "village": """
[[Residents of Alto Verde=Residents of Alto Verde]] said the river turned red on Tuesday night.

"The fish were floating," said [[a fisherman who gave his name as Tomas=Tomas]].

[[A doctor at the clinic=Doctor at the clinic]] said 40 people had stomach pain. [[The doctor=Doctor at the clinic]] said all of them had drunk from the river.

[[The mine=Mine]], owned by Cobalto SA, said its ponds were sound.

[[Cobalto=Cobalto SA]] said samples were clean. [[Its general manager, Rui Teixeira=Rui Teixeira]], said the company had nothing to hide. "Come and see," [[he=Rui Teixeira]] said.

[[Environment Minister Ana Paula Lima=Ana Paula Lima]] said inspectors had found a leak. [[Lima=Ana Paula Lima]] said the mine would be fined.

[[One official=Official]] said the leak began in April. [[The official=Official]] asked not to be named.
""",
    "school": """
The principal of a school in Ohio where a ceiling fell said on Monday that she had warned the board for years.

"I sent photographs," [[Principal Denise Alvarado=Denise Alvarado]] said.

[[The school board=School board]] said it had no record of them.

[[Superintendent Mark Feller=Mark Feller]] said repairs were planned for the summer. [[He=Mark Feller]] said the money had been voted.

[[Tyler Brooks, 16, a student=Tyler Brooks]], said dust had fallen for days. "We laughed about it," [[Tyler=Tyler Brooks]] said.

[[His mother=Tyler Brooks's mother]] said she would sue.

[[Alvarado=Denise Alvarado]] said the photographs were taken in 2023.
""",
    "football": """
[[Coach Ineke de Graaf=Ineke de Graaf]] said her side deserved more after a 2-1 defeat in Utrecht.

"We gave away two goals," [[De Graaf=Ineke de Graaf]] said. "[[The referee=Referee]] told me it was offside."

[[Captain Lotte van den Berg=Lotte van den Berg]] said the penalty was wrong. [[Van den Berg=Lotte van den Berg]] said she never touched the ball.

[[Opposing coach Sam Ekholm=Sam Ekholm]] disagreed. "It was a clear foul," [[he=Sam Ekholm]] said.

[[The federation=Federation]] said it would review the pictures.
""",
    "science": """
A drug that slows a rare eye disease has been shown to work in a trial, [[researchers=Researchers]] said.

[[Lead author Priya Raghunathan of Imperial College London=Priya Raghunathan]] said patients kept their sight for a year longer. "It is not a cure," [[she=Priya Raghunathan]] said.

[[Retina UK, a charity=Retina UK]], said the results were thrilling. [[The charity=Retina UK]] said 8,000 people in Britain have the disease.

[[Professor Erik Lindqvist=Erik Lindqvist]], who was not involved in the study, said the sample was small. [[Lindqvist=Erik Lindqvist]] said he would wait for more data.

[[The study=Study]] said side effects were mild.
""",
    "police": """
[[Police=Police]] in Bristol said two men were arrested on Saturday after a stabbing.

[[Detective Chief Inspector Laura Penhaligon=Laura Penhaligon]] said the victim was in a stable condition. "We believe they knew each other," [[DCI Penhaligon=Laura Penhaligon]] said.

[[A witness=Witness]] said she saw three men. [[Another witness=Another witness]] said there were two.

[[The force=Police]] said it had recovered a knife. [[It=Police]] said patrols would be stepped up.

[[Councillor Imran Hussain=Imran Hussain]] said people were frightened. [[Cllr Hussain=Imran Hussain]] said he wanted more lights.
""",
    "kremlin": """
[[Kremlin spokesman Dmitry Peskov=Dmitry Peskov]] said on Monday there was no date for talks. [[Peskov=Dmitry Peskov]] said [[Russia=Russia]] was ready.

[[The Kremlin=Russia]] said earlier that gas would flow.

[[Ukrainian President Volodymyr Zelenskyy=Volodymyr Zelenskyy]] said the offer was empty. "They bomb and then they call," [[Zelenskyy=Volodymyr Zelenskyy]] said in his nightly address.

[[Kyiv=Ukraine]] said 11 drones were shot down. [[The Ukrainian air force=Ukrainian air force]] said on Telegram that four got through.

[[Foreign Minister Sergei Lavrov=Sergei Lavrov]] told state television that the West was to blame. [[The minister=Sergei Lavrov]] said sanctions had failed.

[[Zelenskyy's chief of staff, Andriy Yermak=Andriy Yermak]], said partners would meet in Berlin.
""",
    "senate": """
WASHINGTON (AP) — [[Sen. Maria Castellano, D-N.M.,=Maria Castellano]] said Thursday she would block the bill.

"I have read all 900 pages," [[Castellano=Maria Castellano]] said. "[[The president=President]] told me to my face he had not."

[[Republicans=Republicans]] said she was grandstanding. [[Sen. Bill Hargrove of Kansas=Bill Hargrove]] said the vote would go ahead. [[Hargrove=Bill Hargrove]], the majority leader, said he had the votes.

[[White House press secretary Jane Ostrow=Jane Ostrow]] said the president would sign it. [[Ostrow=Jane Ostrow]] said he had read a summary.

[[The Congressional Budget Office=Congressional Budget Office]] said the bill would add $1.1 trillion to the deficit. [[The budget office=Congressional Budget Office]] said its estimate was preliminary.
""",
    "plane": """
A cargo plane went off the runway in Nairobi early on Sunday, [[the Kenya Civil Aviation Authority=Kenya Civil Aviation Authority]] said.

[[The authority=Kenya Civil Aviation Authority]] said the two pilots were unhurt.

[[Swiftair Cargo, which operated the flight=Swiftair Cargo]], said a tyre had burst. [[The airline=Swiftair Cargo]] said the plane was built in 1994.

"I heard a bang," said [[Joseph Kiprono, 29, who sells tea at the gate=Joseph Kiprono]]. [[Kiprono=Joseph Kiprono]] said smoke came from the left wing.

[[An airport official who asked not to be identified=Airport official]] said the runway lights were off.
""",
    "hospital": """
[[St Brigid's Hospital=St Brigid's Hospital]] said on Thursday that eleven patients had been given the wrong vaccine.

[[The hospital's chief executive, Dr Orla Keane=Orla Keane]], apologised. "We got this wrong," [[Dr Keane=Orla Keane]] told RTE.

[[Health Minister Declan Burke=Declan Burke]] ordered an inquiry. [[Burke=Declan Burke]] said he was angry.

"Nobody rang us," said [[Siobhan Daly, whose son was vaccinated=Siobhan Daly]]. [[Ms Daly=Siobhan Daly]] said she found out from the radio.

[[The nurses' union=Nurses' union]] said staff had complained about the labels. [[Its president, Aoife Nolan=Aoife Nolan]], said managers had been told in writing.

[[The Health Service Executive (HSE)=Health Service Executive]] said the batch had been withdrawn. [[The HSE=Health Service Executive]] said there was no risk.
""",
    "coup": """
[[Soldiers=Soldiers]] said on state television on Wednesday that they had taken power in the West African country.

"The regime is over," [[Colonel Ibrahim Sawadogo=Ibrahim Sawadogo]] said, reading from a sheet of paper. [[Sawadogo=Ibrahim Sawadogo]] said the borders were closed.

[[President Alpha Diallo=Alpha Diallo]], in a video filmed on a telephone, denied he had resigned. "I am still your president," [[he=Alpha Diallo]] said.

[[The African Union=African Union]] condemned the takeover. [[Paris=France]] called it a coup, while [[Beijing=China]] urged restraint.

[[A Western diplomat in the capital=Western diplomat]] said shots were heard near the palace. [[The diplomat=Western diplomat]] said they stopped at dawn.

[[The junta=Junta]] said a curfew would start at dusk. [[It=Junta]] said schools would stay shut.

[[France's foreign minister, Hélène Marchand=Hélène Marchand]], said all her citizens were safe.
""",
    "trial": """
SEOUL - [[Kim Tae-woo, the founder of the exchange=Kim Tae-woo]], said on Monday he had never touched his customers' coins.

"I am a programmer, not a thief," [[Kim=Kim Tae-woo]] told the court.

[[Prosecutors=Prosecutors]] said he had moved $2 billion abroad. [[They=Prosecutors]] said he had bought a yacht.

[[Lee Min-ji, his former assistant=Lee Min-ji]], testified that she saw him delete the ledger. [[Lee=Lee Min-ji]] said she had kept a copy.

His lawyers said the copy was forged.

[[The exchange, CoinHarbor=CoinHarbor]], said it was cooperating. [[CoinHarbor=CoinHarbor]] said all customers would be repaid.
""",
    "flood": """
Hundreds of houses were under water in Queensland on Sunday, [[the state's emergency services minister=Emergency services minister]] said.

[[Premier Joanne Whitby=Joanne Whitby]] said the army would help. "[[We=Joanne Whitby]] have never seen this," [[the premier=Joanne Whitby]] said.

[[The Bureau of Meteorology=Bureau of Meteorology]] said more rain was coming. [[The bureau=Bureau of Meteorology]] said rivers would peak on Tuesday.

[[Farmer Colin Drury, 71=Colin Drury]], said he had lost 300 cattle. [[Mr Drury=Colin Drury]] said the warning came at midnight.

"It came at six," said [[Mayor Bev Tranter=Bev Tranter]]. [[She=Bev Tranter]] said every phone in the town had rung.

[[Drury's neighbour, Anh Nguyen=Anh Nguyen]], said her phone was silent. [[Nguyen=Anh Nguyen]] said the tower was down.
""",
    "tech": """
[[Lumio=Lumio]] said on Tuesday that hackers had stolen the data of 3 million users.

[[The San Francisco-based company=Lumio]] said passwords were safe. But [[a security researcher who found the leak=Security researcher]] said they were not encrypted.

"They knew in June," [[the researcher=Security researcher]] told TechWire.

[[Lumio's chief technology officer, Raj Patel=Raj Patel]], denied that. "We learned of it last week," [[Patel=Raj Patel]] wrote on X. 

[[The start-up=Lumio]] said it had told the [[Information Commissioner's Office=Information Commissioner's Office]]. [[The regulator=Information Commissioner's Office]] said it had received no report.

[[Shares analyst Wendy Cho of Marlow & Co=Wendy Cho]] said the damage would last. [[Cho=Wendy Cho]] cut her target.
""",
    "church": """
[[Pope Leo=Pope Leo]] said on Sunday the bells should ring for peace. [[The pope=Pope Leo]] spoke from his window.

[[The Vatican=Vatican]] said he would travel in May. [[Vatican spokesman Matteo Ferri=Matteo Ferri]] said the visit would last two days.

[[Cardinal Anselm Okoye=Anselm Okoye]] said the city was not safe. "I told him so," [[the cardinal=Anselm Okoye]] said.

[[Father Luis Ortega, a parish priest=Luis Ortega]], said he would be glad. [[Ortega=Luis Ortega]] said his church was full.

[[Sister Agnes=Sister Agnes]] said the roof leaked.
""",
}
