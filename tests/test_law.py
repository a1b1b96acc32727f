"""The law above the treaties: force, what prevails, the Council, sanctions, those who watch."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.model.dates import ordinal, spans
from foedus.model.errors import BadInput
from foedus.model.vocabulary import FACTS, PURPOSES
from foedus.reason.assess import Assessment, assess
from foedus.reason.case import make_case
from foedus.reason.institutions import council_on, monitors_of, vetoes
from foedus.reason.lawfulness import NARROW, WIDE, Judge, Lawfulness, doctrine_table, force_of_attackers
from foedus.register.store import default_register

REGISTER = default_register()


def ask(event: str, **details: Any) -> Assessment:
    return assess(event, register=REGISTER, **details)


def force(by: str, on: str, day: str, **details: Any) -> Lawfulness:
    """The attacker's force."""
    return ask("attack", by=[by], on=[on], date=day, **details).lawfulness[0]


# --------------------------------------------------------------------------------------------- force

ATTACKED = {"attacked_first": True}

TABLE = [
    # facts, purpose, what the rules say: the decision table of the field, row by row, on an imaginary day
    ({}, "", "unlawful"),
    ({"consented": True}, "", "lawful"),
    ({"consented": True, "consent_disputed": True}, "", "contested"),
    ({"council_authorised": True}, "", "lawful"),
    (ATTACKED, "", "lawful"),
    (ATTACKED | {"grave": False}, "", "contested"),
    (ATTACKED | {"attributable": False}, "", "unlawful"),
    (ATTACKED | {"attributable": False, "target_unable": True}, "", "contested"),
    (ATTACKED | {"attributable": False, "target_harbours": True}, "", "contested"),
    ({"imminent": True}, "preemptive", "contested"),
    ({"imminent": False}, "preemptive", "unlawful"),
    ({}, "preventive", "unlawful"),
    (ATTACKED | {"attack_over": True}, "", "unlawful"),
    (ATTACKED | {"attack_over": True}, "punitive", "unlawful"),
    (ATTACKED, "punitive", "unlawful"),
    (ATTACKED | {"attack_over": True, "more_expected": True}, "deterrent", "contested"),
    ({"atrocities": True}, "humanitarian", "contested"),
    ({"nationals_endangered": True}, "rescue", "contested"),
    ({"territory_occupied": True}, "recover_territory", "contested"),
    (ATTACKED | {"necessary": False}, "", "unlawful"),
    (ATTACKED | {"proportionate": False}, "", "unlawful"),
    (ATTACKED | {"council_has_acted": True}, "", "unlawful"),
    (ATTACKED | {"for_another": True, "victim_declared": True, "victim_requested": True}, "", "lawful"),
    (ATTACKED | {"for_another": True, "victim_declared": True, "victim_requested": False}, "", "unlawful"),
    (ATTACKED | {"for_another": True}, "", "open"),
    (ATTACKED | {"answers_lawful_force": True}, "", "unlawful"),
    (ATTACKED | {"reported": False}, "", "lawful"),
]


@pytest.mark.parametrize(("facts", "purpose", "expected"), TABLE)
def test_the_decision_table(facts: dict[str, bool], purpose: str, expected: str) -> None:
    assert force("BRA", "BTN", "2019-05-01", facts=facts, purpose=purpose or ()).by_rules == expected


def test_views_part_where_the_law_divides() -> None:
    judged = force("BRA", "BTN", "2019-05-01", purpose="preemptive")
    assert judged.finding == "contested"
    assert judged.views["textual"] == "unlawful"
    assert judged.views["uk"] == "lawful"
    assert {position.doctrine for position in judged.positions} == {"anticipatory"}
    assert {position.holds for position in judged.positions} >= {"yes", "no"}
    assert force("BRA", "BTN", "2019-05-01", purpose="preemptive", view="uk").finding == "lawful"
    assert force("BRA", "BTN", "2019-05-01", purpose="preemptive", view="textual").finding == "unlawful"


def test_no_view_is_projected_back_before_it_was_held() -> None:
    day = ordinal("1950-01-01")
    views = [view.id for view in REGISTER.doctrines.views]
    column = [doctrine.id for doctrine in REGISTER.doctrines.doctrines].index("preventive")
    assert doctrine_table(REGISTER, day)[2 + views.index("us"), column] == 0


def test_osirak_is_unlawful_and_cites_resolution_487() -> None:
    judged = force("ISR", "IRQ", "1981-06-07", purpose="preventive")
    assert (judged.finding, judged.by_rules) == ("unlawful", "unlawful")
    assert any(one.startswith("unsc-487, ") for one in judged.held)
    assert judged.because.find("held")


def test_what_was_held_decides_and_the_rules_are_told() -> None:
    """The court weighed the facts; the user's own are answered by the rules, and both are shown."""
    facts = {"attacked_first": True, "for_another": True, "victim_declared": True, "victim_requested": True}
    judged = force("USA", "NIC", "1984-02-25", purpose="defensive", facts=facts)
    assert (judged.finding, judged.by_rules) == ("unlawful", "lawful")
    assert judged.because.find("by_rules")


def test_an_authorisation_of_the_council_is_law_as_data() -> None:
    assert force("USA", "IRQ", "1991-01-17").finding == "lawful"
    assert force("USA", "IRQ", "1991-01-10").finding == "unlawful"
    assert "unsc-678/para. 2" in force("USA", "IRQ", "1991-01-17").rights
    assert force("USA", "IRQ", "2003-03-20").finding == "contested"


def test_that_russia_attacked_first_is_known_from_the_assembly() -> None:
    judged = force("UKR", "RUS", "2025-01-10", place="RU-KRS")
    assert judged.finding == "lawful"
    step = judged.because.find("attacked_first")
    assert step
    assert any(cite.instrument == "unga-es-11-1" for cite in step.cites)
    denied = force("UKR", "RUS", "2025-01-10", place="RU-KRS", facts={"attacked_first": False})
    assert denied.finding == "unlawful"


def test_helping_the_aggressor_gives_way_to_the_charter() -> None:
    answer = ask("attack", by=["UKR"], on=["RUS"], date="2025-01-10", place="RU-KRS")
    duty = answer.finding("ru-kp-2024", "art. 4", bearer="PRK")
    assert duty.status == "engaged"
    assert duty.overridden_by[0].startswith("un-charter/art. 2(4)")
    assert duty.overridden_by[-1] == "un-charter/art. 103"
    helper = next(one for one in answer.lawfulness if one.actor == "PRK")
    assert (helper.role, helper.finding) == ("helper", "unlawful")
    clash = next(c for c in answer.conflicts if c.kind == "duty_against_charter" and c.bearer == "PRK")
    assert clash.prevails == "un-charter/art. 103"


def test_the_opening_scenario_is_one_answer() -> None:
    answer = ask("attack", by=["USA"], on=["PRK"], date="2024-12-10")
    assert answer.finding("ru-kp-2024", "art. 4", bearer="RUS").status == "engaged"
    roles = {one.actor: (one.role, one.finding) for one in answer.lawfulness}
    assert roles["USA"] == ("attacker", "unlawful")
    assert roles["PRK"] == ("victim", "lawful")
    assert roles["RUS"] == ("helper", "open")
    helper = next(one for one in answer.lawfulness if one.actor == "RUS")
    assert set(helper.hinges_on) == {"victim_requested", "victim_declared"}
    cooperation = answer.finding("ru-kp-2024", "art. 8", bearer="RUS")
    defeated_by = {norm.split("/")[0] for norm in cooperation.overridden_by}
    assert {"unsc-1718", "unsc-1874", "unsc-2270", "un-charter"} <= defeated_by
    assert answer.council
    assert "RUS" in answer.council.can_veto
    assert "S/2024/255" in {veto.draft for veto in answer.council.vetoes}
    assert answer.monitors
    assert not answer.monitors.un_panel
    working = [body for regime in answer.monitors.regimes for body in regime.bodies if body.working == "yes"]
    assert {body.kind for body in working} == {"committee", "outside"}


def test_asked_for_help_the_helper_is_lawful_and_refused_it_is_contested() -> None:
    """Whether a standing treaty is a request in advance is disputed; no request at all without one is not."""
    facts = {"victim_requested": True, "victim_declared": True}
    asked = ask("attack", by=["USA"], on=["PRK"], date="2024-12-10", facts=facts)
    assert {one.finding for one in asked.lawfulness if one.role == "helper"} == {"lawful"}
    facts = {"victim_requested": False, "victim_declared": True}
    refused = ask("attack", by=["USA"], on=["PRK"], date="2024-12-10", facts=facts)
    assert {one.finding for one in refused.lawfulness if one.role == "helper"} == {"contested"}


def test_nothing_is_said_of_the_days_before_the_charter() -> None:
    assert ask("attack", by=["DEU"], on=["POL"], date="1939-09-01").lawfulness == ()


def test_a_mix_of_purposes_is_open_where_a_right_covers_only_one() -> None:
    judged = force("BRA", "BTN", "2019-05-01", purpose=["defensive", "punitive"], facts=ATTACKED)
    assert judged.finding == "open"
    assert "purpose" in judged.hinges_on


FORCE_FACTS = [
    fact.id
    for fact in FACTS
    if fact.id
    in (
        "attacked_first", "grave", "attributable", "target_harbours", "target_unable", "imminent", "attack_over",
        "more_expected", "necessary", "proportionate", "for_another", "victim_declared", "victim_requested",
        "consented", "consent_disputed", "council_authorised", "atrocities", "council_has_acted",
    )
]  # fmt: skip

facts_of_force = st.dictionaries(st.sampled_from(FORCE_FACTS), st.sampled_from([True, False, None]), max_size=8)
purposes = st.lists(st.sampled_from([purpose.id for purpose in PURPOSES]), max_size=2, unique=True)


@given(facts_of_force, purposes, st.booleans())
def test_a_wider_law_never_makes_force_less_lawful(
    facts: dict[str, bool | None], claimed: list[str], strict: bool
) -> None:
    case = make_case(REGISTER, "attack", by=["BRA"], on=["BTN"], date="2019-05-01", facts=facts, purpose=claimed)
    judge = Judge(REGISTER, case.date, "en", strict=strict)
    truth, _, _ = judge._ask(force_of_attackers(REGISTER, case, "en"), judge.table)
    narrow, wide = int(truth[0, NARROW]), int(truth[0, WIDE])
    assert narrow <= wide
    (judged,) = judge.judge(force_of_attackers(REGISTER, case, "en"))
    assert (judged.by_rules == "lawful") == (narrow > 0)
    assert (judged.by_rules == "unlawful") == (wide < 0)
    assert bool(judged.rights) <= (judged.by_rules in ("lawful", "contested"))
    if judged.finding == "open":
        assert judged.hinges_on
    for name in judged.hinges_on:
        assert name == "purpose" or case.facts.get(name) is None


@given(facts_of_force, st.sampled_from(["UKR", "KWT", "BTN"]), st.sampled_from(["RUS", "IRQ", "BRA"]))
def test_quick_and_full_judgments_agree(facts: dict[str, bool | None], by: str, on: str) -> None:
    case = make_case(REGISTER, "attack", by=[by], on=[on], date="2023-02-01", facts=facts)
    judge = Judge(REGISTER, case.date, "en", strict=False)
    forces = force_of_attackers(REGISTER, case, "en")
    assert judge.quick(forces) == [one.by_rules for one in judge.judge(forces)]


def test_a_view_is_a_reading_of_the_rules_and_never_rewrites_what_was_held() -> None:
    from foedus.report.assessment import assessment

    answer = ask("attack", by=["USA"], on=["PAN"], date="1989-12-20", purpose="rescue", view="us")
    (panama, *_) = answer.lawfulness
    assert panama.finding == panama.views["us"]
    assert "(held by" not in assessment(answer)
    assert panama.because.find("held")


def test_who_defends_the_attacked_is_told_that_it_was_attacked() -> None:
    """The Assembly held that Russia attacked Ukraine: those who help Ukraine need not state it again."""
    facts = {"for_another": True, "victim_requested": True, "victim_declared": True}
    helping = force("POL", "RUS", "2022-06-01", facts=facts)
    assert helping.finding == "lawful"
    assert force("POL", "RUS", "2022-06-01").finding == "unlawful"


def test_a_right_that_is_itself_contested_never_makes_force_lawful() -> None:
    for norm in (norm for instrument in REGISTER for norm in instrument.norms if norm.act == "use_force"):
        if norm.doctrine == "contested" and norm.spell and norm.toward.states:
            day = date.fromordinal(norm.spell.since.latest + 5).isoformat()
            judged = force("USA", norm.toward.states[0], day, purpose="humanitarian")
            assert judged.by_rules != "lawful" or norm.id not in judged.rights, norm.id


def test_a_threat_is_not_called_an_attack() -> None:
    from foedus.report.assessment import assessment

    page = assessment(ask("threat", by=["PRK"], on=["KOR"], date="2019-05-01"))
    assert "North Korea threatening South Korea" in page
    assert "attacking" not in page


# ----------------------------------------------------------------------------------------- transfers


def banned(item: str, day: str, by: str = "PRK", on: str = "CHN", **facts: bool) -> dict[str, set[str]]:
    answer = ask("transfer", by=[by], on=[on], item=item, date=day, facts=facts)
    bans = [f for f in answer.findings if f.act in ("not_supply", "not_procure") and f.binding]
    return {
        status: {f.instrument.id for f in bans if f.status == status} for status in ("engaged", "open", "not_engaged")
    }


def test_ballistic_missiles_for_russia_are_banned_for_both_sides() -> None:
    answer = ask("transfer", by=["PRK"], on=["RUS"], item="ballistic missile", date="2024-01-04")
    sides = {f.bearer for f in answer.findings if f.status == "engaged" and f.instrument.id == "unsc-1718"}
    assert {"PRK", "RUS"} <= sides
    everyone = [f for f in answer.findings if f.bearer is None and f.act == "inspect" and f.status == "engaged"]
    assert everyone


def test_coal_before_and_after_resolution_2371() -> None:
    assert banned("coal", "2015-06-01")["engaged"] == set()
    assert banned("coal", "2016-06-01")["open"] == {"unsc-2270"}
    before, after = banned("coal", "2017-08-04"), banned("batu bara", "2017-08-06")
    assert before["engaged"] == set()
    assert before["open"] == {"unsc-2321"}
    assert after["engaged"] == {"unsc-2371"}


def test_an_exemption_defeats_and_a_quota_is_what_it_hinges_on() -> None:
    assert "unsc-2371" in banned("coal", "2018-01-10")["engaged"]
    assert "unsc-2371" not in banned("coal", "2018-01-10", committee_approved=True)["engaged"]
    answer = ask("transfer", by=["CHN"], on=["PRK"], item="diesel", date="2019-03-01")
    oil = next(f for f in answer.findings if f.instrument.id == "unsc-2397" and f.pinpoint == "para. 5")
    assert "quota_left" in oil.hinges_on


def test_a_broader_item_is_open_and_a_narrower_one_is_banned() -> None:
    assert "unsc-1718" in banned("tanks", "2007-01-10", by="CHN", on="PRK")["engaged"]
    assert "unsc-1718" in banned("arms", "2007-01-10", by="CHN", on="PRK")["open"]


def test_training_and_deployment_are_transfers() -> None:
    answer = ask("transfer", by=["RUS"], on=["PRK"], item="military training", date="2024-10-20")
    assert any(f.instrument.id == "unsc-1718" and f.bearer == "RUS" and f.status == "engaged" for f in answer.findings)


def test_a_launch_breaks_what_is_owed_to_all() -> None:
    answer = ask("launch", by=["PRK"], item="ICBM", date="2022-03-24")
    found = [f for f in answer.findings if f.status == "engaged"]
    assert {f.instrument.id for f in found} >= {"unsc-1718", "unsc-1874"}
    assert {(f.bearer, f.toward) for f in found} == {("PRK", None)}


@pytest.mark.parametrize(
    ("details", "message"),
    [
        ({"by": [], "on": ["RUS"], "item": "coal"}, "supplier"),
        ({"by": ["PRK"], "on": [], "item": "coal"}, "recipient"),
        ({"by": ["PRK"], "on": ["RUS"]}, "item"),
        ({"by": ["PRK"], "on": ["RUS"], "item": "unobtainium"}, "not an item"),
        ({"by": ["PRK"], "on": ["PRK"], "item": "coal"}, "both"),
    ],
)
def test_a_transfer_that_lacks_something_is_refused(details: dict[str, Any], message: str) -> None:
    with pytest.raises(BadInput, match=message):
        ask("transfer", date="2024-01-04", **details)


def read_item(text: str) -> str:
    """The id of an item, or the refusal."""
    try:
        return REGISTER.item(text).id
    except BadInput as refusal:
        return str(refusal)


@given(st.text(max_size=80))
def test_no_text_breaks_the_reading_of_items(text: str) -> None:
    answer = read_item(text)
    assert answer in REGISTER.item_number or ("is not an item" in answer and "\n" not in answer)


def test_what_only_a_presumption_spares_is_told() -> None:
    from foedus.report.assessment import assessment

    page = assessment(ask("transfer", by=["RWA"], on=["COD"], item="small arms", date="2024-06-01"))
    assert "Not banned, on the presumption that the goods do not go to an armed group" in page
    armed = ask(
        "transfer", by=["RWA"], on=["COD"], item="small arms", date="2024-06-01", facts={"to_armed_group": True}
    )
    banning = {f.instrument.id for f in armed.findings if f.act == "not_supply" and f.status == "engaged"}
    assert banning
    assert "unsc-1989" not in banning


def test_workers_who_stay_after_the_day_of_return() -> None:
    answer = ask("transfer", by=["PRK"], on=["RUS"], item="tenaga kerja", date="2020-01-05")
    assert any(f.act == "repatriate" and f.bearer == "RUS" and f.status == "engaged" for f in answer.findings)


# ---------------------------------------------------------------------------------- members, as published

MEMBERS = {
    # how many were bound on 1 January of these years, as the organisations themselves count
    "north-atlantic-1949": {
        1950: 12, 1953: 14, 1956: 15, 1983: 16, 2000: 19, 2005: 26, 2010: 28, 2018: 29, 2021: 30, 2024: 31, 2025: 32,
    },
    "warsaw-1955": {1956: 8, 1969: 7, 1989: 7},
    "cst-1992": {1995: 9, 2000: 6, 2007: 7, 2013: 6},
    # less Ukraine and Belarus before 1991, and Yugoslavia 1992-2000, which the register does not count as states
    "un-charter": {1951: 60 - 2, 1961: 99 - 2, 1974: 135 - 2, 1994: 184 - 1, 2000: 188 - 1, 2003: 191, 2012: 193},
}  # fmt: skip


@pytest.mark.parametrize("id", MEMBERS)
def test_members_agree_with_published_counts(id: str) -> None:
    from foedus.reason.look import show

    for year, count in MEMBERS[id].items():
        document = show(REGISTER, REGISTER[id], on=ordinal(f"{year}-01-01"))
        bound = {party.state for party in document.parties if party.in_force == "yes"}
        perhaps = {party.state for party in document.parties if party.in_force == "unknown"} - bound
        assert len(bound) <= count <= len(bound) + len(perhaps), (id, year, bound, perhaps)


# ------------------------------------------------------------------------------------------- the Council

VACANT = {date(1980, 1, 1) + timedelta(days) for days in range(6)}
"""Cuba and Colombia were deadlocked; Mexico was elected on 7 January 1980."""


def test_the_council_is_complete_on_every_day() -> None:
    day = date(1946, 1, 17)
    while day <= date(2026, 11, 23):
        council = council_on(REGISTER, day.toordinal())
        assert council
        size = len(council.permanent) + len(council.elected)
        assert size == council.members - (day in VACANT), day
        assert len(set(council.permanent)) == 5
        assert not set(council.permanent) & set(council.elected)
        assert (council.members, council.votes) == ((11, 7) if day < date(1966, 1, 1) else (15, 9))
        day += timedelta(days=1 if day.month == 1 and day.day < 9 else 3)


def test_the_china_seat_changed_hands() -> None:
    for day, holder in (("1949-01-01", "CHN"), ("1971-10-24", "TWN"), ("1971-10-25", "CHN")):
        council = council_on(REGISTER, ordinal(day))
        assert council
        assert holder in council.permanent


def test_before_it_met_there_was_no_council() -> None:
    assert council_on(REGISTER, ordinal("1946-01-16")) is None


def test_every_veto_was_cast_by_a_permanent_member_and_had_the_votes() -> None:
    for veto in vetoes(REGISTER).vetoes:
        day = ordinal(veto.on)
        council = council_on(REGISTER, day)
        assert council
        assert set(veto.by) <= set(council.permanent), veto
        if veto.yes is not None and veto.no is not None:
            assert veto.yes >= council.votes, veto
            assert veto.no >= len(veto.by), veto
            total = veto.yes + veto.no + (veto.abstain or 0) + (veto.absent or 0)
            assert total <= council.members, veto


PUBLISHED = [
    # cast by, since, until, how many, where the figure was published
    ("USA", "1946", "1985-05-10", 43, "Los Angeles Times, May 1985"),
    ("GBR", "1946", "1989", 30, "Hansard, 15 January 2009: 30 in all, the last in 1989"),
    ("RUS", "2011", "2024-04-23", 31, "TRT World, April 2024"),
]


@pytest.mark.parametrize(("by", "since", "until", "count", "where"), PUBLISHED)
def test_vetoes_agree_with_published_totals(by: str, since: str, until: str, count: int, where: str) -> None:
    from foedus.model.dates import parse

    made = vetoes(REGISTER, by=[by], since=parse(since), until=parse(until))
    assert len(made.vetoes) == count, where


def test_the_veto_of_the_panel() -> None:
    (veto,) = vetoes(REGISTER, on=ordinal("2024-03-28")).vetoes
    assert (veto.by, veto.yes, veto.no, veto.abstain, veto.abstained) == (("RUS",), 13, 1, 1, ("CHN",))


def test_who_can_block_and_who_must_abstain() -> None:
    seven = ask("vote", by=["RUS", "UKR"], date="2022-09-30", facts={"chapter_vi": False})
    blockers = {f.bearer for f in seven.findings if f.act == "vote_down" and f.status == "engaged"}
    assert blockers == {"CHN", "FRA", "GBR", "RUS", "USA"}
    six = ask("vote", by=["RUS", "UKR"], date="2022-09-30", facts={"chapter_vi": True})
    assert {f.bearer for f in six.findings if f.act == "abstain" and f.status == "engaged"} == {"RUS"}
    assert "RUS" not in {f.bearer for f in six.findings if f.act == "vote_down" and f.status == "engaged"}
    procedural = ask("vote", by=["RUS"], date="2022-02-27", facts={"procedural": True})
    assert not [f for f in procedural.findings if f.act == "vote_down" and f.status != "not_engaged"]
    remaining = {f.instrument.id for f in seven.findings if f.status == "engaged"}
    assert {"unga-377", "unga-76-262"} <= remaining


def test_nobody_is_said_to_block_a_procedural_vote() -> None:
    from foedus.report.assessment import assessment

    page = assessment(ask("vote", by=["RUS"], date="2022-02-27", facts={"procedural": True}))
    assert "nobody can block it" in page
    assert "could block any measure" not in page


# ---------------------------------------------------------------------------------------------- regimes


def test_no_panel_after_april_2024() -> None:
    before = monitors_of(REGISTER, ["PRK"], ordinal("2024-04-29"))
    after = monitors_of(REGISTER, ["PRK"], ordinal("2024-05-01"))
    assert before.un_panel
    assert not after.un_panel
    later = monitors_of(REGISTER, ["PRK"], ordinal("2025-01-01"))
    (regime,) = later.regimes
    (team,) = [body for body in regime.bodies if body.kind == "outside"]
    assert team.working == "yes"
    assert len(team.members) == 11


def test_every_regime_has_bodies_and_instruments_that_agree_with_it() -> None:
    founded = {regime.since.earliest for regime in REGISTER.regimes}
    assert min(founded) == ordinal("1966-12-16")
    assert len(REGISTER.regimes) >= 35
    for regime in REGISTER.regimes:
        assert regime.instruments, regime.id
        first = min(REGISTER[id].signed.on.earliest for id in regime.instruments)
        assert first <= regime.since.latest, regime.id
        for body in regime.bodies:
            assert body.since.earliest <= body.until.latest, (regime.id, body.name)
            for mandate in body.mandates:
                assert mandate.since.earliest < mandate.until.latest, (regime.id, body.name, mandate.by)


def test_iran_after_the_snapback_is_contested() -> None:
    day = ordinal("2026-01-10")
    (iran,) = monitors_of(REGISTER, ["IRN"], day).regimes
    assert iran.doctrine == "contested"
    answer = ask("transfer", by=["RUS"], on=["IRN"], item="tanks", date="2026-01-10")
    found = [f for f in answer.findings if f.act == "not_supply" and f.status == "engaged"]
    assert found
    assert {f.doctrine for f in found} == {"contested"}


def test_measures_of_one_kind_do_not_overlap_for_coal() -> None:
    """On any day exactly one version of the ban on North Korean coal runs."""
    coal = [
        (instrument, norm)
        for instrument in REGISTER
        for norm in instrument.norms
        if "coal" in norm.items and norm.act == "not_procure" and norm.toward.states == ("PRK",)
    ]
    for day in ("2016-03-03", "2016-11-29", "2016-12-15", "2017-01-02", "2017-08-04", "2017-08-06", "2020-01-01"):
        number = ordinal(day)
        running = [
            norm.id
            for instrument, norm in coal
            if number >= instrument.signed.on.latest
            and (norm.spell is None or spans(number, norm.spell.since, norm.spell.until) > 0)
        ]
        assert len(running) == 1, (day, running)
