"""The opening scenario and its neighbours, told as a lawyer would ask them."""

from __future__ import annotations

import pytest

import foedus
from foedus.model.errors import BadInput
from foedus.reason.assess import Assessment


def ask(by: str | list[str], on: str, date: str, **more: object) -> Assessment:
    attackers = [by] if isinstance(by, str) else by
    return foedus.assess("attack", by=attackers, on=[on], date=date, **more)


def helpers(answer: Assessment, status: str = "engaged") -> set[str]:
    return {f.bearer for f in answer.findings if f.obligation == "defense" and f.status == status}


def test_who_must_defend_north_korea_once_the_pact_is_in_force() -> None:
    answer = ask("USA", "PRK", "2024-12-10")
    assert helpers(answer) == {"CHN", "RUS"}
    russia = answer.finding("ru-kp-2024", "art. 4", bearer="RUS")
    assert set(russia.presumes) == {"state_of_war", "charter_art_51", "own_law"}
    assert all(russia.because.find(fact) for fact in russia.presumes)
    assert answer.finding("cn-kp-1961", bearer="CHN").instrument.in_force == "1961-09-10"


def test_a_signed_pact_binds_nobody_yet() -> None:
    """On 15 October 2024 the treaty of June was signed; it binds from the exchange on 4 December (art. 22)."""
    russia = ask("USA", "PRK", "2024-10-15").finding("ru-kp-2024", "art. 4", bearer="RUS")
    assert russia.status == "not_engaged"
    assert russia.because.cited("art. 22", source="interfax-2024-12-05")
    assert russia.because.of[0].code == "not_yet_in_force"


def test_kursk_october_2024_and_december() -> None:
    """Ukrainian forces are in Kursk. Must North Korea come to Russia's aid?"""
    october = ask("UKR", "RUS", "2024-10-15", place="RU-KRS").finding("ru-kp-2024", "art. 4", bearer="PRK")
    assert october.status == "not_engaged"

    december = ask("UKR", "RUS", "2024-12-10", place="RU-KRS").finding("ru-kp-2024", "art. 4", bearer="PRK")
    assert december.status == "engaged"
    assert "state_of_war" in december.presumes

    strict = ask("UKR", "RUS", "2024-12-10", place="RU-KRS", strict=True)
    finding = strict.finding("ru-kp-2024", "art. 4", bearer="PRK")
    assert finding.status == "open"
    assert "state_of_war" in finding.hinges_on

    no_war = ask("UKR", "RUS", "2024-12-10", place="RU-KRS", facts={"state_of_war": False})
    assert no_war.finding("ru-kp-2024", "art. 4", bearer="PRK").status == "not_engaged"


def test_the_three_days_around_signature_give_three_answers_about_russia() -> None:
    days = ("2024-06-18", "2024-06-20", "2024-12-10")
    answers = [ask("USA", "PRK", day, everything=True) for day in days]
    first_steps = [a.finding("ru-kp-2024", "art. 4", bearer="RUS").because.of[0].code for a in answers]
    assert first_steps == ["not_signed", "not_yet_in_force", "in_force"]


def test_an_open_finding_names_what_decides_it_and_stating_it_decides() -> None:
    asked = {"victim_requested": True}
    armenia = ask("AZE", "ARM", "2022-09-13")
    finding = next(f for f in armenia.open if f.instrument.id == "cst-1992" and f.bearer == "RUS")
    assert finding.act == "defend"
    assert finding.hinges_on == ("victim_requested",)
    assert helpers(ask("AZE", "ARM", "2022-09-13", facts=asked)) >= {"RUS", "KAZ"}
    assert "RUS" not in {
        f.bearer
        for f in ask("AZE", "ARM", "2022-09-13", facts={"victim_requested": False}).engaged
        if f.instrument.id == "cst-1992" and f.obligation == "defense"
    }


def test_the_aggressor_is_owed_no_defence() -> None:
    answer = ask("PRK", "KOR", "2010-11-23", place="Yeonpyeong Island")
    assert helpers(answer) == {"USA"}
    china = answer.finding("cn-kp-1961", "art. II", bearer="CHN")
    assert china.status == "not_engaged"
    assert china.because.find("ally_is_aggressor")


def test_a_far_island_is_outside_the_treaty_area() -> None:
    answer = ask("ARG", "GBR", "1982-04-02", place="Falkland Islands")
    nato = [f for f in answer.findings if f.act == "defend" and f.instrument.id == "north-atlantic-1949"]
    assert {f.status for f in nato} == {"not_engaged"}
    dated = {"not_yet_party", "rule_not_yet", "rule_spent"}
    outside = {
        f.bearer for f in nato if f.because.find("outside") and not dated & {step.code for step in f.because.walk()}
    }
    assert len(outside) == 14  # the other members of that day; Spain joined in May


def test_an_attacker_that_is_no_state_pulls_only_the_triggers_that_take_one() -> None:
    answer = foedus.assess("attack", groups=["al-Qaeda"], on=["USA"], date="2001-09-11", place="US-NY")
    assert {"GBR", "TUR", "AUS"} <= helpers(answer)
    russia_for_kim = foedus.assess("attack", groups=["a rising"], on=["PRK"], date="2024-12-10")
    assert helpers(russia_for_kim) == set()


def test_an_unknown_attacker_leaves_open_what_hangs_on_who_it_is() -> None:
    answer = foedus.assess("attack", on=["PRK"], date="2024-12-10")
    assert helpers(answer, "open") == {"CHN", "RUS"}
    assert "attacker" in answer.finding("cn-kp-1961", "art. II", bearer="CHN").hinges_on


def test_new_zealand_lost_the_american_duty_in_1986_and_not_the_australian() -> None:
    place = {"place": "NZL"}
    assert {"USA", "AUS"} <= helpers(ask("RUS", "NZL", "1985-07-10", **place))
    after = ask("RUS", "NZL", "1990-01-01", **place)
    assert "USA" not in helpers(after)
    assert "AUS" in helpers(after)
    assert after.finding("anzus-1951", "arts IV and V", bearer="USA").because.find("suspended")


def test_allies_that_attack_an_ally_owe_the_others_a_contradiction() -> None:
    """Prague 1968: those who stayed at home owed help to the victim, and had promised as much to its attackers."""
    answer = ask(["RUS", "POL", "HUN", "BGR"], "CSK", "1968-08-21")
    assert {"ROU", "ALB"} <= helpers(answer)
    assert "RUS" not in helpers(answer)
    assert any(
        c.kind == "duty_against_duty" and c.bearer == "ROU" and c.towards == ("CSK", "RUS") for c in answer.conflicts
    )


def test_a_threat_calls_for_talks_and_not_for_troops() -> None:
    threat = foedus.assess(
        "threat", by=["USA"], on=["PRK"], date="2024-12-10", facts={"party_invoked": True, "threat_immediate": True}
    )
    assert helpers(threat) == set()
    assert threat.finding("ru-kp-2024", "art. 3", bearer="RUS").status == "engaged"


def test_indonesian_answers_are_in_indonesian() -> None:
    finding = ask("Amerika Serikat", "Korut", "2024-12-10", lang="id").finding("ru-kp-2024", "art. 4", bearer="RUS")
    assert "segera" in finding.gist
    assert "berlaku bagi Rusia sejak 4 Desember 2024" in finding.because.of[0].says


def test_a_right_is_no_duty() -> None:
    answer = ask("RUS", "JPN", "1955-01-01")
    right = answer.finding("us-jp-1951", bearer="USA")
    assert (right.modality, right.obligation) == ("right", None)
    assert "USA" not in helpers(answer)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ({"by": ["USA"], "on": [], "date": "2024-12-10"}, "needs a victim"),
        ({"by": ["USA"], "on": ["USA"], "date": "2024-12-10"}, "both attacker and victim"),
        ({"by": ["Utopia"], "on": ["PRK"], "date": "2024-12-10"}, "not a state"),
        ({"by": ["USA"], "on": ["PRK"], "date": "2024"}, "must be one day"),
        ({"by": ["USA"], "on": ["PRK"], "date": "1066-10-14"}, "outside 1815"),
        ({"by": ["USA"], "on": ["PRK"], "date": "2024-12-10", "place": "Narnia"}, "not a place"),
        ({"by": ["USA"], "on": ["PRK"], "date": "2024-12-10", "facts": {"victim_requestd": True}}, "victim_requested"),
        ({"by": ["USA"], "on": ["PRK"], "date": "2024-12-10", "facts": {"provoked": "perhaps"}}, "yes, no or unknown"),
        ({"by": ["USA"], "on": ["PRK"], "date": "2024-12-10", "purpose": "fun"}, "not a purpose"),
        ({"by": ["USA"], "on": ["PRK"], "date": "2024-12-10", "lang": "fr"}, "use en or id"),
    ],
)
def test_a_case_that_makes_no_sense_is_refused_with_a_reason(arguments: dict[str, object], says: str) -> None:
    with pytest.raises(BadInput, match=says):
        foedus.assess("attack", **arguments)  # type: ignore[arg-type]


def test_a_state_that_is_no_more_owes_nothing() -> None:
    """Yugoslavia renounced war in 1929 and never took that back; it ended in 1992, and its duty with it."""
    gone = ask("YUG", "HUN", "2024-12-10", everything=True).finding("kellogg-briand-1928", bearer="YUG")
    assert gone.status == "not_engaged"
    assert gone.because.of[0].code == "ended"
    assert ask("YUG", "HUN", "1950-12-10").finding("kellogg-briand-1928", bearer="YUG").status == "engaged"


def test_a_spell_ends_for_its_own_reason() -> None:
    """Uzbekistan let the treaty expire in 1999, came back, and was suspended in 2012: two ends, two reasons."""
    answer = ask("AZE", "ARM", "2000-06-01", everything=True)
    says = {
        step.says
        for f in answer.findings
        if f.instrument.id == "cst-1992" and f.bearer == "UZB"
        for step in f.because.walk()
        if step.code == "ended"
    }
    assert says
    assert all("expired" in text and "1999" in text for text in says), says


def test_a_ban_qualified_by_the_charter_is_broken_only_by_unlawful_force() -> None:
    presumed = ask("USA", "PRK", "2024-12-10").finding("north-atlantic-1949", bearer="USA", toward="PRK")
    assert presumed.status == "engaged"
    assert "force_lawful" in presumed.presumes
    lawful = ask("USA", "PRK", "2024-12-10", facts={"force_lawful": True})
    assert {f.status for f in lawful.findings if f.norm.startswith("north-atlantic-1949/art. 1 #")} == {"not_engaged"}


def test_conflicts_say_whether_both_sides_are_certain() -> None:
    kursk = ask("UKR", "RUS", "2024-12-10", place="RU-KRS")
    waiting = [c for c in kursk.conflicts if c.norms[0].startswith("cst-1992")]
    assert waiting
    assert {c.status for c in waiting} == {"open"}  # the help hinges on a request


def test_the_rio_treaty_takes_a_stateless_attacker_if_its_organ_says_so() -> None:
    """On 21 September 2001 the Organ of Consultation held the attacks to be attacks on all American states."""
    asked = {"on": ["USA"], "date": "2001-09-11", "place": "New York", "groups": ["al-Qaeda"]}
    before = foedus.assess("attack", facts={"victim_requested": True}, **asked)
    assert before.finding("rio-1947", "arts 3(1)-(4), 4", bearer="BRA").hinges_on == ("organ_determined",)
    after = foedus.assess("attack", facts={"victim_requested": True, "organ_determined": True}, **asked)
    assert after.finding("rio-1947", "arts 3(1)-(4), 4", bearer="BRA").status == "engaged"


def test_one_name_will_do_where_several_may_stand() -> None:
    answer = foedus.assess("attack", by="USA", on="Korut", date="2024-12-10")
    assert helpers(answer) == {"CHN", "RUS"}
    assert repr(answer).startswith("<Assessment of attack by USA on PRK, 2024-12-10: ")
    assert '"register"' in answer.to_json()


def test_a_table_of_cases_becomes_records() -> None:
    register = foedus.open_register()
    cases = [foedus.make_case(register, "attack", by="USA", on="PRK", date=f"20{year}-01-01") for year in (20, 25)]
    records = list(foedus.as_findings(register, foedus.assess_many(cases, register=register)))
    bound = {(r["case"], r["bearer"]) for r in records if r["obligation"] == "defense" and r["status"] == "engaged"}
    assert bound == {(0, "CHN"), (1, "CHN"), (1, "RUS")}


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: foedus.assess("attack", by=[2], on="PRK", date="2024-12-10"),
        lambda: foedus.assess("attack", by="", on="PRK", date="2024-12-10"),
        lambda: foedus.assess("attack", by="USA", on="PRK", date="2024-12-10", facts=["x"]),
        lambda: foedus.assess_many([{"event": "attack"}]),
        lambda: foedus.assess("attack", groups=["\udcff"], on="PRK", date="2024-12-10"),
        lambda: foedus.read_case(foedus.open_register(), "no-such-file.toml"),
    ],
)
def test_a_programmer_gets_a_reason_too(wrong: object) -> None:
    with pytest.raises(BadInput):
        wrong()  # type: ignore[operator]


def test_a_beginning_not_dated_is_not_shown_as_an_end() -> None:
    """The Soviet-Indian treaty of August 1971 was perhaps not in force yet on 1 September; it had not ended."""
    from foedus.report.assessment import assessment

    page = assessment(ask("PAK", "IND", "1971-09-01"))
    assert "Open: Russia must consult with India." in page
    assert "Perhaps no longer binding" not in page
    # Dunkirk, fifty years on: its term is over, and nobody is known to have given notice.
    assert "Perhaps no longer binding" in assessment(ask("DEU", "GBR", "1998-01-01"))
