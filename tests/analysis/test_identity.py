# ruff: noqa: E501
"""Who is one across articles, and who stays apart."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.extraction.document import Speaker
from analysis.extraction.identity import Known, decide, keys, speaker_keys
from analysis.vocabulary import SpeakerKind

PERSON, BODY = SpeakerKind.PERSON, SpeakerKind.ORGANIZATION
DAY = date(2022, 2, 16)


def known(at: int, name: str, kind=PERSON, role=None, affiliation=None, seen=DAY, **more) -> Known:
    titles = [(role, affiliation, seen, seen)] if role else []
    return Known(at, name, kind, role, affiliation, last_seen=seen, titles=titles, **more)


STOLTENBERG = known(1, "Jens Stoltenberg", PERSON, "Secretary-General", "NATO")
MINISTER = known(2, "Josephine Kalua", PERSON, "Transport Minister", "Malawi")
MANAGER = known(3, "Grace Banda", PERSON, "managing director", "Lakeline Shipping")
FIRM = known(4, "Brightwater Foods", BODY, "company")
MINISTRY = known(5, "Russian defense ministry", BODY, "ministry", "Russia")
RUSSIA = known(6, "Russia", BODY, "government", aliases=["Moscow", "the Kremlin"])
POLICE = known(7, "Police", BODY, "police", "Malawi", companions={"Memory Chirwa", "Lloyd Msiska"})
PRESIDENT = known(8, "Volodymyr Zelenskiy", PERSON, "President", "Ukraine")
ALL = [STOLTENBERG, MINISTER, MANAGER, FIRM, MINISTRY, RUSSIA, POLICE, PRESIDENT]

ONE = [
    (Speaker("Jens Stoltenberg", PERSON), 1),
    (Speaker("Stoltenberg", PERSON), 1),
    (Speaker("Stoltenberg", PERSON, "chief", "NATO"), 1),
    (Speaker("NATO chief", PERSON, "chief", "NATO"), 1),
    (Speaker("Jens Soltenberg", PERSON, "Secretary-General", "NATO"), 1),
    (Speaker("J. Stoltenberg", PERSON, "head", "NATO"), 1),
    (Speaker("Transport minister", PERSON, "Transport minister", "Malawi"), 2),
    (Speaker("Minister", PERSON, "minister", "Malawi"), 2),
    (Speaker("Josephine Kalua", PERSON, "minister", None), 2),
    (Speaker("Brightwater", BODY), 4),
    (Speaker("Brightwater Foods", BODY, "company", "United States"), 4),
    (Speaker("Russian defence ministry", BODY, "ministry", "Russia"), 5),
    (Speaker("Defence Ministry", BODY, "ministry", "Russia"), 5),
    (Speaker("Russia", BODY, "government"), 6),
    (Speaker("Police", BODY, "police", "Malawi"), 7),
    (Speaker("Volodymyr Zelenskyy", PERSON, "President", "Ukraine"), 8),
    (Speaker("Volodymyr Zelensky", PERSON), 8),
    (Speaker("Wolodymyr Selenskyj", PERSON, "President", "Ukraine"), 8),
]

APART = [
    Speaker("Grace Banda", PERSON, "teacher", "Likoma Primary School"),
    Speaker("Wyson Banda", PERSON, "managing director", "Lakeline Shipping"),
    Speaker("Stoltenberg", PERSON, "farmer", "Norwegian Farmers Union"),
    Speaker("NATO chief", PERSON, "chief", None),
    Speaker("EU chief", PERSON, "chief", "European Union"),
    Speaker("Finance minister", PERSON, "finance minister", "Malawi"),
    Speaker("Transport minister", PERSON, "transport minister", "Zambia"),
    Speaker("Brightwater Foundation", BODY, "foundation"),
    Speaker("Brightwater University", BODY, "university"),
    Speaker("Ukrainian defence ministry", BODY, "ministry", "Ukraine"),
    Speaker("Police", BODY, "police", "Kenya"),
    Speaker("Officials", SpeakerKind.ANONYMOUS),
    Speaker("Josephine Kaluwa-Phiri", PERSON),
]


@pytest.mark.parametrize(("mention", "meant"), ONE, ids=lambda each: getattr(each, "name", each))
def test_a_speaker_is_known_again(mention, meant):
    assert decide(mention, date(2022, 2, 20), ALL).known_id == meant


@pytest.mark.parametrize("mention", APART, ids=lambda each: f"{each.name}, {each.role}")
def test_another_stays_apart(mention):
    assert decide(mention, date(2022, 2, 20), ALL).known_id is None


@pytest.mark.parametrize(
    "mention", [mention for mention, meant in ONE if meant], ids=lambda each: f"{each.name}, {each.role}"
)
def test_who_is_known_again_shares_a_key(mention):
    wanted = speaker_keys(mention)
    found = {k.id for k in ALL if wanted & keys(k.name, k.kind, k.role, k.affiliation, k.aliases)}
    assert decide(mention, date(2022, 2, 20), ALL).known_id in found


def test_police_of_a_country_with_many_forces_are_one_only_where_the_same_people_speak():
    force = known(1, "Police", BODY, "police", "United Kingdom", companions={"Imran Hussain", "Laura Moss"})
    mention = Speaker("Police", BODY, "police", "United Kingdom")
    assert decide(mention, DAY, [force], {"Ann Lowe"}).known_id is None
    assert decide(mention, DAY, [force], {"Imran Hussain", "Laura Moss"}).known_id == 1


def test_an_office_alone_means_who_held_it_at_the_time():
    early = known(1, "Ann Early", PERSON, "president", "Peru", date(2018, 5, 1))
    late = known(2, "Lou Late", PERSON, "president", "Peru", date(2022, 5, 1))
    mention = Speaker("President", PERSON, "president", "Peru")
    assert decide(mention, date(2018, 6, 1), [early, late]).known_id == 1
    assert decide(mention, date(2022, 6, 1), [early, late]).known_id == 2
    assert decide(mention, date(2020, 6, 1), [early, late]).known_id is None


def test_two_who_fit_alike_leave_it_open():
    twins = [known(1, "Ana Silva", role="senator"), known(2, "Ana Silva", role="senator")]
    assert decide(Speaker("Ana Silva", PERSON), DAY, twins).known_id is None


def test_a_surname_alone_is_nobodys_when_long_out_of_the_news():
    old = known(1, "Jens Stoltenberg", PERSON, "Secretary-General", "NATO", date(2015, 1, 1))
    assert decide(Speaker("Stoltenberg", PERSON), DAY, [old]).known_id is None


def test_nameless_sources_have_no_keys():
    assert keys("Officials", SpeakerKind.ANONYMOUS) == set()
    assert keys("the minister", PERSON) == set()


def test_reasons_say_what_was_decisive():
    reasons = decide(Speaker("Stoltenberg", PERSON, "chief", "NATO"), DAY, [STOLTENBERG]).reasons
    assert [reason.signal for reason in reasons] == ["name", "role", "time"]
    assert reasons[0].text == "Stoltenberg is the surname of Jens Stoltenberg"


SPELLINGS = [
    ("Volodymyr Zelenskiy", "Volodymyr Zelenskyy"),
    ("Sergei Lavrov", "Sergey Lavrov"),
    ("Yevgeny Prigozhin", "Evgeny Prigozhin"),
    ("Alexei Navalny", "Aleksei Navalny"),
    ("Dmitry Medvedev", "Dmitri Medvedev"),
    ("Nicolás Maduro", "Nicolas Maduro"),
    ("Jürgen Schröder", "Juergen Schroeder"),
    ("Mikhail Khodorkovsky", "Mikhail Khodorkovskiy"),
    ("Yulia Timoshenko", "Julia Timoshenko"),
    ("Łukasz Szumowski", "Lukasz Szumowski"),
]


@pytest.mark.parametrize(("one", "other"), SPELLINGS)
def test_spellings_of_a_name_are_one(one, other):
    assert decide(Speaker(other, PERSON), DAY, [known(1, one)]).known_id == 1
    assert keys(one, PERSON) & keys(other, PERSON)


@settings(max_examples=300, deadline=None)
@given(
    st.text(max_size=30),
    st.sampled_from(SpeakerKind),
    st.none() | st.text(max_size=20),
    st.none() | st.text(max_size=20),
)
def test_any_strings_are_decided(name, kind, role, affiliation):
    mention = Speaker(name, kind, role, affiliation, [name])
    decision = decide(mention, DAY, [*ALL, known(9, name, kind, role, affiliation)])
    assert kind != SpeakerKind.ANONYMOUS or decision.known_id is None
    assert all(isinstance(key, str) and key for key in speaker_keys(mention))
