"""The closed vocabulary: every word a norm, a condition or a case may use.

The register is written in these words and no others, so this module is the glossary of the
field as Foedus reads it. Each word carries its definition, its Indonesian and English label,
and an article that really uses it; `foedus schema`, docs/vocabulary.md and the loader's error
messages are generated from these lists, and the evaluator reads its rules off them.

A new word is a design decision: it needs a definition, an article, and a reason why no
combination of existing words says the same.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final, TypeVar

import msgspec


class Modality(StrEnum):
    """The deontic form of a norm."""

    DUTY = "duty"
    BAN = "ban"
    RIGHT = "right"
    POWER = "power"


class Obligation(StrEnum):
    """The five promises by which the field types alliances (ATOP's defense, offense, ...)."""

    DEFENSE = "defense"
    OFFENSE = "offense"
    NEUTRALITY = "neutrality"
    NONAGGRESSION = "nonaggression"
    CONSULTATION = "consultation"


class Event(StrEnum):
    """What happened. A transfer is anything that passes from one state to another: goods, training, troops,
    workers, money.
    """

    ATTACK = "attack"
    THREAT = "threat"
    TRANSFER = "transfer"
    LAUNCH = "launch"
    VOTE = "vote"


class Role(StrEnum):
    """The part a state plays in a case, as a trigger asks for it."""

    ACTOR = "actor"  # who attacks, threatens, supplies, launches; in a vote, the parties to the dispute
    TARGET = "target"  # who is attacked, threatened, supplied
    EITHER = "either"  # actor or target
    BYSTANDER = "bystander"  # anyone but the actor: a co-victim still owes its ally help


class Basis(StrEnum):
    """How well the coder knows the text. Printed with every answer."""

    TEXT = "text"
    REPORT = "report"
    UNVERIFIED = "unverified"


class Publicity(StrEnum):
    """Whether the world can read the text."""

    PUBLIC = "public"
    PARTLY_PUBLIC = "partly_public"
    SECRET = "secret"
    UNPUBLISHED = "unpublished"


class Doctrine(StrEnum):
    """Whether the reading of a norm is settled or disputed between states or courts."""

    SETTLED = "settled"
    CONTESTED = "contested"


class Word(msgspec.Struct, frozen=True, kw_only=True):
    """One entry of the vocabulary.

    id       the word as written in TOML and JSON
    en, id_  its label in running text, English and Indonesian
    means    its definition
    example  an instrument and article that uses it
    """

    id: str
    en: str
    id_: str
    means: str
    example: str


class Act(Word, frozen=True, kw_only=True):
    """What a norm tells its bearer to do or to leave.

    obligation  the field's type, or None where the field has none
    trigger     the trigger assumed when the norm names none
    passes      items of the register that its performance passes between the two sides
    """

    obligation: Obligation | None = None
    trigger: str = "always"
    passes: tuple[str, ...] = ()


class Trigger(Word, frozen=True, kw_only=True):
    """The event that calls a norm into play, and who must play which part in it.

    events  the events that pull it; none for a standing norm
    toward  the part the beneficiary must play
    bearer  the part the bearer must play
    """

    events: tuple[Event, ...] = ()
    toward: Role = Role.TARGET
    bearer: Role = Role.BYSTANDER


class When(StrEnum):
    """The cases in which a rebuttable presumption holds."""

    ALWAYS = "always"
    ATTACK = "attack"
    ATTACK_BY_STATE = "attack_by_state"
    BY_STATE = "by_state"


class Presumption(msgspec.Struct, frozen=True):
    """A rebuttable presumption: the value an unstated fact takes, when, and why."""

    value: bool
    when: When
    reason: str
    reason_id: str


class Fact(Word, frozen=True, kw_only=True):
    """Something true, false or unknown of a case. A stated value beats its presumption.

    denied, denied_id  how its denial reads, for a fact that texts deny or that is presumed untrue
    """

    presumed: Presumption | None = None
    denied: str = ""
    denied_id: str = ""


class Predicate(Word, frozen=True, kw_only=True):
    """A condition that the case and the register decide between them.

    argument  what it takes: "places", "states", "items", "purposes", "doctrine", "count", "instrument" or "none"
    """

    argument: str


class Purpose(Word, frozen=True, kw_only=True):
    """What force is used for, as its author claims.

    implies  the fact that a claim of this purpose asserts; a case may deny it
    aliases  what else people write for it
    """

    implies: str = ""
    aliases: tuple[str, ...] = ()


class Strength(Word, frozen=True, kw_only=True):
    """How firmly the act is promised. Order of the list is order of strength, strongest first."""


class Ending(Word, frozen=True, kw_only=True):
    """How an instrument, or one party's bond to it, came to an end."""


class RelationKind(Word, frozen=True, kw_only=True):
    """How one instrument stands to an earlier or higher one. `past` is said of the other end."""

    past: str
    past_id: str


class InstrumentKind(Word, frozen=True, kw_only=True):
    """What sort of text it is. A kind that does not bind yields assurances, never duties in law."""

    binding: bool


ACTS: Final = (
    Act(
        id="defend",
        en="defend",
        id_="membela",
        means="Give armed help, or help that may include armed force, to repel an attack. How firmly "
        "is said by the strength, not by another act.",
        example="USSR-DPRK 1961 art. 1; North Atlantic Treaty art. 5",
        obligation=Obligation.DEFENSE,
        trigger="armed_attack",
    ),
    Act(
        id="join_offense",
        en="join the war of",
        id_="ikut berperang bersama",
        means="Join military action that is not limited to repelling an attack on the ally.",
        example="Pact of Steel 1939 art. III",
        obligation=Obligation.OFFENSE,
        trigger="war_of_beneficiary",
    ),
    Act(
        id="stay_neutral",
        en="stay neutral towards",
        id_="bersikap netral terhadap",
        means="Stay out of a war in which the other party is engaged.",
        example="Soviet-Japanese Pact 1941 art. 2",
        obligation=Obligation.NEUTRALITY,
        trigger="armed_attack",
    ),
    Act(
        id="not_aid_enemy",
        en="give no help to the enemy of",
        id_="tidak membantu musuh",
        means="Give no support, arms or bases to a third party that fights the other party.",
        example="USSR-India 1971 art. IX; Russia-Iran 2025 art. 3",
        obligation=Obligation.NEUTRALITY,
        trigger="armed_attack",
    ),
    Act(
        id="not_attack",
        en="not attack",
        id_="tidak menyerang",
        means="Refrain from force, war or aggression against the other party.",
        example="Molotov-Ribbentrop 1939 art. I; Locarno 1925 art. 2",
        obligation=Obligation.NONAGGRESSION,
        trigger="attack_by_bearer",
    ),
    Act(
        id="not_threaten",
        en="not threaten",
        id_="tidak mengancam",
        means="Refrain from the threat of force against the other party.",
        example="Budapest Memorandum 1994 para. 2; Treaty of Amity 1976 art. 13",
        obligation=Obligation.NONAGGRESSION,
        trigger="threat_by_bearer",
    ),
    Act(
        id="consult",
        en="consult with",
        id_="berkonsultasi dengan",
        means="In a crisis that may turn military, consult in order to act together. A promise to talk "
        "about matters of common interest is not enough.",
        example="North Atlantic Treaty art. 4; USSR-Vietnam 1978 art. 6",
        obligation=Obligation.CONSULTATION,
        trigger="threat_to_security",
    ),
    Act(
        id="assist_short_of_force",
        en="give help short of force to",
        id_="memberi bantuan selain kekuatan bersenjata kepada",
        means="Give help that need not be military: supplies, arms, money, intelligence, sanctions.",
        example="China-DPRK 1961 art. II, on preventing aggression",
        trigger="armed_attack",
    ),
    Act(
        id="seek_council_action",
        en="seek Security Council action for",
        id_="meminta tindakan Dewan Keamanan untuk",
        means="Bring the matter to the Security Council and ask it to act.",
        example="Budapest Memorandum 1994 para. 4",
        trigger="aggression",
    ),
    Act(
        id="not_ally_against",
        en="join no alliance against",
        id_="tidak bersekutu melawan",
        means="Enter no alliance, coalition or action directed against the other party.",
        example="China-DPRK 1961 art. III",
        trigger="coalition_against",
    ),
    Act(
        id="no_separate_peace",
        en="make no separate peace without",
        id_="tidak membuat perdamaian terpisah tanpa",
        means="Conclude no armistice or peace with the common enemy except by agreement.",
        example="Anglo-Polish 1939 art. 7",
        trigger="armed_attack",
    ),
    Act(
        id="no_hostile_use_of_territory",
        en="not let its territory be used against",
        id_="tidak membiarkan wilayahnya dipakai melawan",
        means="Keep one's own territory from being used for acts against the other party.",
        example="USSR-India 1971 art. VIII",
        trigger="armed_attack",
    ),
    Act(
        id="provide_bases",
        en="provide bases to",
        id_="menyediakan pangkalan bagi",
        means="Let the other party station forces or use facilities.",
        example="US-Japan 1960 art. VI; US-ROK 1953 art. IV",
    ),
    Act(
        id="allow_transit",
        en="allow transit to",
        id_="mengizinkan transit bagi",
        means="Let the other party's forces pass.",
        example="Covenant of the League of Nations 1919 art. 16(3)",
        trigger="armed_attack",
    ),
    Act(
        id="cooperate_militarily",
        en="cooperate militarily with",
        id_="bekerja sama militer dengan",
        means="Build up defence together in peacetime: arms, training, technology, joint organs.",
        example="Russia-DPRK 2024 art. 8; North Atlantic Treaty art. 3",
        passes=("arms", "military_training", "military_services"),
    ),
    Act(
        id="respect_territory",
        en="respect the borders and independence of",
        id_="menghormati perbatasan dan kemerdekaan",
        means="Respect the other party's independence, sovereignty and existing borders.",
        example="Budapest Memorandum 1994 para. 1; Helsinki Final Act 1975 principle III",
        trigger="attack_by_bearer",
    ),
    Act(
        id="settle_peacefully",
        en="settle disputes peacefully with",
        id_="menyelesaikan sengketa secara damai dengan",
        means="Settle disputes with the other party by peaceful means only.",
        example="Kellogg-Briand Pact 1928 art. II",
        trigger="attack_by_bearer",
    ),
    Act(
        id="not_use_nuclear_weapons",
        en="not use nuclear weapons against",
        id_="tidak memakai senjata nuklir terhadap",
        means="A negative nuclear assurance.",
        example="Budapest Memorandum 1994 para. 5",
        trigger="attack_by_bearer",
    ),
    Act(
        id="use_force",
        en="use force against",
        id_="menggunakan kekuatan terhadap",
        means="Use armed force against the other state. Only ever a right or a power: self-defence, consent, "
        "an authorisation by the Security Council.",
        example="UN Charter arts 42 and 51; resolution 678 (1990) para. 2",
        trigger="attack_by_bearer",
    ),
    Act(
        id="report_to_council",
        en="report to the Security Council its force against",
        id_="melaporkan kepada Dewan Keamanan kekuatan yang dipakainya terhadap",
        means="Report measures of self-defence at once. Its breach weakens the claim, it does not end the right.",
        example="UN Charter art. 51",
        trigger="attack_by_bearer",
    ),
    Act(
        id="carry_out_decisions",
        en="carry out the Security Council's decisions",
        id_="melaksanakan keputusan Dewan Keamanan",
        means="Accept and carry out the decisions of the Security Council.",
        example="UN Charter art. 25",
    ),
    Act(
        id="prefer_charter",
        en="put its Charter duties before its other treaties",
        id_="mendahulukan kewajiban Piagam daripada perjanjian lainnya",
        means="Where a duty under the Charter and one under another treaty collide, follow the Charter.",
        example="UN Charter art. 103",
    ),
    Act(
        id="not_supply",
        en="not supply",
        id_="tidak memasok",
        means="Not sell, transfer or otherwise supply the items named, by nationals, from territory, or by ships and "
        "aircraft under the flag.",
        example="resolution 1718 (2006) para. 8(a)",
        trigger="supply_by_bearer",
    ),
    Act(
        id="not_procure",
        en="not procure from",
        id_="tidak mengambil dari",
        means="Not buy, import, host or otherwise receive the items named.",
        example="resolution 1718 (2006) para. 8(b)",
        trigger="procurement_by_bearer",
    ),
    Act(
        id="inspect",
        en="inspect cargo to or from",
        id_="memeriksa kargo ke atau dari",
        means="Inspect cargo bound for or coming from the state named.",
        example="resolution 2270 (2016) para. 18",
        trigger="transfer",
    ),
    Act(
        id="interdict",
        en="seize or turn away banned cargo of",
        id_="menyita atau menolak kargo terlarang milik",
        means="Seize banned cargo, or deny its carrier port, passage, fuel or flag.",
        example="resolution 2397 (2017) para. 9",
        trigger="transfer",
    ),
    Act(
        id="not_launch",
        en="carry out no test or launch",
        id_="tidak melakukan uji coba atau peluncuran",
        means="Not test a nuclear device, launch a ballistic missile, or launch anything by such technology.",
        example="resolution 1874 (2009) para. 2",
        trigger="launch_by_bearer",
    ),
    Act(
        id="abandon_programme",
        en="abandon the programme banned",
        id_="meninggalkan program yang dilarang",
        means="Give up or suspend a weapons programme.",
        example="resolution 1718 (2006) paras 5 to 7",
    ),
    Act(
        id="freeze_assets",
        en="freeze the assets of those listed for",
        id_="membekukan aset pihak terdaftar terkait",
        means="Freeze funds and economic resources of persons and bodies listed.",
        example="resolution 1718 (2006) para. 8(d)",
    ),
    Act(
        id="deny_entry",
        en="deny entry to those listed for",
        id_="menolak masuknya orang terdaftar terkait",
        means="Keep listed persons from entering or passing through: a travel ban.",
        example="resolution 1718 (2006) para. 8(e)",
    ),
    Act(
        id="repatriate",
        en="send home workers of",
        id_="memulangkan pekerja",
        means="Send home nationals who earn income abroad.",
        example="resolution 2397 (2017) para. 8",
    ),
    Act(
        id="vote_down",
        en="block the decision",
        id_="menggagalkan keputusan",
        means="Defeat a draft of the Security Council by its own negative vote: the veto.",
        example="UN Charter art. 27(3)",
        trigger="vote",
    ),
    Act(
        id="call_assembly",
        en="call the General Assembly into emergency session",
        id_="meminta sidang darurat Majelis Umum",
        means="Where the Council is blocked: have the General Assembly meet, which may recommend and cannot decide.",
        example="General Assembly resolution 377 A (V) (1950)",
        trigger="vote",
    ),
    Act(
        id="answer_to_assembly",
        en="account for any veto before the General Assembly",
        id_="mempertanggungjawabkan veto yang dijatuhkan di Majelis Umum",
        means="After a veto the Assembly meets within ten working days, and the member that cast it speaks first.",
        example="General Assembly resolution 76/262 (2022)",
        trigger="vote",
    ),
    Act(
        id="abstain",
        en="abstain from the vote",
        id_="abstain dalam pemungutan suara",
        means="Not vote, as a party to the dispute the vote is about.",
        example="UN Charter art. 27(3)",
        trigger="vote_in_own_dispute",
    ),
)

TRIGGERS: Final = (
    Trigger(
        id="armed_attack",
        en="armed attack",
        id_="serangan bersenjata",
        means="An armed attack on the beneficiary, in the sense of article 51 of the Charter.",
        example="North Atlantic Treaty art. 5; US-ROK 1953 art. III",
        events=(Event.ATTACK,),
    ),
    Trigger(
        id="armed_aggression",
        en="armed aggression",
        id_="agresi bersenjata",
        means="Armed aggression against the beneficiary: the wording of the EU, Arab and CIS texts.",
        example="EU Treaty art. 42(7); Arab League defence treaty 1950 art. 2",
        events=(Event.ATTACK,),
    ),
    Trigger(
        id="aggression",
        en="aggression",
        id_="agresi",
        means="Aggression against the beneficiary, without the word armed.",
        example="Collective Security Treaty 1992 art. 4; Budapest Memorandum 1994 para. 4",
        events=(Event.ATTACK,),
    ),
    Trigger(
        id="war_of_beneficiary",
        en="war of the other party",
        id_="perang pihak lain",
        means="The beneficiary is at war or in hostilities, whoever began them.",
        example="Pact of Steel 1939 art. III",
        events=(Event.ATTACK,),
        toward=Role.EITHER,
    ),
    Trigger(
        id="threat_of_attack",
        en="threat of attack",
        id_="ancaman serangan",
        means="A threat of armed attack on the beneficiary. An attack begun is a threat of more, so it "
        "pulls this trigger too.",
        example="Russia-DPRK 2024 art. 3; USSR-Finland 1948 art. 2",
        events=(Event.THREAT, Event.ATTACK),
    ),
    Trigger(
        id="threat_to_security",
        en="threat to security",
        id_="ancaman terhadap keamanan",
        means="Any threat to the beneficiary's integrity, independence or security, armed attack included.",
        example="North Atlantic Treaty art. 4; ANZUS 1951 art. III",
        events=(Event.THREAT, Event.ATTACK),
    ),
    Trigger(
        id="attack_by_bearer",
        en="attack by the bearer itself",
        id_="serangan oleh pihak itu sendiri",
        means="The bearer attacks the beneficiary: the breach of a ban on force.",
        example="Molotov-Ribbentrop 1939 art. I",
        events=(Event.ATTACK,),
        bearer=Role.ACTOR,
    ),
    Trigger(
        id="threat_by_bearer",
        en="threat or attack by the bearer itself",
        id_="ancaman atau serangan oleh pihak itu sendiri",
        means="The bearer threatens or attacks the beneficiary: the breach of a ban on threats.",
        example="Budapest Memorandum 1994 para. 2",
        events=(Event.THREAT, Event.ATTACK),
        bearer=Role.ACTOR,
    ),
    Trigger(
        id="coalition_against",
        en="coalition attack with the bearer in it",
        id_="serangan koalisi yang diikuti pihak itu",
        means="The bearer and at least one other attack or threaten the beneficiary together.",
        example="China-DPRK 1961 art. III",
        events=(Event.THREAT, Event.ATTACK),
        bearer=Role.ACTOR,
    ),
    Trigger(
        id="supply_by_bearer",
        en="supply by the bearer itself",
        id_="pemasokan oleh pihak itu sendiri",
        means="The bearer supplies the beneficiary: the breach of a ban on supplies. In sanctions the one named "
        "is the state against whom the measure runs.",
        example="resolution 1718 (2006) para. 8(a)",
        events=(Event.TRANSFER,),
        bearer=Role.ACTOR,
    ),
    Trigger(
        id="procurement_by_bearer",
        en="procurement by the bearer itself",
        id_="pengadaan oleh pihak itu sendiri",
        means="The bearer receives from the state named: the breach of a ban on procurement.",
        example="resolution 1718 (2006) para. 8(b)",
        events=(Event.TRANSFER,),
        toward=Role.ACTOR,
        bearer=Role.TARGET,
    ),
    Trigger(
        id="transfer",
        en="transfer to or from the state named",
        id_="pemindahan ke atau dari negara yang disebut",
        means="Anything passes to or from the state named; asked of every state but the supplier.",
        example="resolution 2270 (2016) para. 18",
        events=(Event.TRANSFER,),
        toward=Role.EITHER,
    ),
    Trigger(
        id="launch_by_bearer",
        en="test or launch by the bearer",
        id_="uji coba atau peluncuran oleh pihak itu",
        means="The bearer tests a nuclear device or launches what it may not.",
        example="resolution 1718 (2006) para. 2",
        events=(Event.LAUNCH,),
        bearer=Role.ACTOR,
    ),
    Trigger(
        id="vote",
        en="vote in the Security Council",
        id_="pemungutan suara di Dewan Keamanan",
        means="The Council votes on a draft that is about no dispute of the bearer's.",
        example="UN Charter art. 27",
        events=(Event.VOTE,),
    ),
    Trigger(
        id="vote_in_own_dispute",
        en="vote on a dispute of the bearer",
        id_="pemungutan suara mengenai sengketa pihak itu",
        means="The Council votes on a draft about a dispute to which the bearer is a party.",
        example="UN Charter art. 27(3)",
        events=(Event.VOTE,),
        bearer=Role.ACTOR,
    ),
    Trigger(
        id="always",
        en="at all times",
        id_="setiap saat",
        means="A standing norm that no event calls: it is shown by `commitments`, not by `assess`.",
        example="US-Japan 1960 art. VI",
    ),
)

STRENGTHS: Final = (
    Strength(
        id="automatic",
        en="at once, without further decision",
        id_="seketika, tanpa keputusan lanjutan",
        means="Military help is stated and due at once; the text leaves no choice of whether.",
        example="USSR-DPRK 1961 art. 1; Brussels Treaty 1948 art. IV",
    ),
    Strength(
        id="as_deemed_necessary",
        en="help is due; each chooses the means",
        id_="bantuan wajib; caranya dipilih masing-masing",
        means="Help is owed, but each party judges which action is needed; force is one option.",
        example="North Atlantic Treaty art. 5; Rio Treaty 1947 art. 3(2)",
    ),
    Strength(
        id="own_process",
        en="to act against the danger, under its own constitutional process",
        id_="bertindak menghadapi bahaya menurut proses konstitusionalnya",
        means="The party will act to meet the common danger by its constitutional processes; no kind "
        "of action is named.",
        example="US-ROK 1953 art. III; ANZUS 1951 art. IV",
    ),
    Strength(
        id="after_consultation",
        en="help follows consultation",
        id_="bantuan menyusul konsultasi",
        means="What help, and whether, is settled by urgent consultation or an organ's decision.",
        example="Shusha Declaration 2021; Russia-Belarus 2024 art. 4",
    ),
    Strength(
        id="best_endeavours",
        en="best endeavours",
        id_="upaya terbaik",
        means="The party will try, cooperate or take steps; no result is owed.",
        example="USSR-Syria 1980 art. 6",
    ),
    Strength(
        id="unspecified",
        en="no act stated",
        id_="tindakan tidak disebut",
        means="The text (or what is known of it) says an attack on one is an attack on all, and no act.",
        example="Saudi-Pakistan 2025 joint statement",
    ),
)

FACTS: Final = (
    Fact(
        id="victim_requested",
        en="the victim asked for help",
        id_="korban meminta bantuan",
        means="The state attacked asked for help. Nothing presumes it.",
        example="Rio Treaty 1947 art. 3(2); Collective Security Treaty art. 4, as amended 2010",
    ),
    Fact(
        id="state_of_war",
        en="the attack puts the victim in a state of war",
        id_="serangan itu menempatkan korban dalam keadaan perang",
        means="The text asks for attack and a resulting state of war.",
        example="USSR-DPRK 1961 art. 1; Russia-DPRK 2024 art. 4",
        presumed=Presumption(
            True,
            When.ATTACK_BY_STATE,
            "an armed attack by a state presumes a state of war",
            "serangan bersenjata oleh negara dianggap menimbulkan keadaan perang",
        ),
    ),
    Fact(
        id="provoked",
        en="the victim provoked the attack",
        id_="korban memprovokasi serangan",
        means="The victim provoked the attack directly, where the text asks that it did not.",
        example="Triple Alliance 1882 art. II; Locarno 1925 art. 4(3)",
        denied="the victim did not provoke the attack",
        denied_id="korban tidak memprovokasi serangan",
        presumed=Presumption(
            False,
            When.ATTACK,
            "an attack presumes no provocation",
            "serangan dianggap tanpa provokasi",
        ),
    ),
    Fact(
        id="external_attack",
        en="the attack comes from outside",
        id_="serangan datang dari luar",
        means="The attack is external, not a rising or civil war.",
        example="US understanding to US-ROK 1953",
        presumed=Presumption(
            True,
            When.BY_STATE,
            "what another state does comes from outside",
            "tindakan negara lain datang dari luar",
        ),
    ),
    Fact(
        id="threat_immediate",
        en="the threat of attack is immediate",
        id_="ancaman serangan bersifat langsung",
        means="The text asks for an immediate or direct threat of armed attack.",
        example="Russia-DPRK 2024 art. 3",
        presumed=Presumption(
            True,
            When.ATTACK,
            "an attack that has begun threatens more",
            "serangan yang sudah dimulai mengancam kelanjutannya",
        ),
    ),
    Fact(
        id="party_invoked",
        en="a party has called for consultation",
        id_="salah satu pihak meminta konsultasi",
        means="A party considers itself threatened or asks for consultation, where the text makes that the test.",
        example="North Atlantic Treaty art. 4; Russia-DPRK 2024 art. 3",
        presumed=Presumption(
            True,
            When.ALWAYS,
            "a state attacked or threatened is presumed to think itself in danger and to say so",
            "negara yang diserang atau diancam dianggap merasa terancam dan menyatakannya",
        ),
    ),
    Fact(
        id="jointly_determined",
        en="the parties have jointly found that an attack took place",
        id_="para pihak bersama-sama menetapkan telah terjadi serangan",
        means="The text makes help hang on a joint finding, so that each party holds a veto.",
        example="France-Greece 2021 art. 2",
    ),
    Fact(
        id="organ_determined",
        en="the treaty's organ has so decided",
        id_="organ perjanjian telah memutuskan demikian",
        means="The text makes the duty hang on a decision of its own council or meeting.",
        example="Rio Treaty 1947 arts 6 and 8",
    ),
    Fact(
        id="council_determined",
        en="the League or Security Council has found the breach",
        id_="Dewan Liga Bangsa-Bangsa atau Dewan Keamanan telah menetapkan pelanggaran",
        means="The text makes the duty hang on a finding of the world body.",
        example="Locarno 1925 art. 4(2)",
    ),
    Fact(
        id="flagrant_breach",
        en="the breach is flagrant and calls for immediate action",
        id_="pelanggaran itu nyata dan menuntut tindakan segera",
        means="The helper itself finds an unprovoked act of aggression that needs immediate action.",
        example="Locarno 1925 art. 4(3)",
    ),
    Fact(
        id="council_has_acted",
        en="the Security Council has taken the measures needed",
        id_="Dewan Keamanan telah mengambil tindakan yang diperlukan",
        means="The text ends the measures once the Council has done what restores peace.",
        example="North Atlantic Treaty art. 5(2); UN Charter art. 51",
        denied="the Security Council has not yet taken the measures needed",
        denied_id="Dewan Keamanan belum mengambil tindakan yang diperlukan",
        presumed=Presumption(
            False,
            When.ALWAYS,
            "Council measures sufficient to restore peace are notorious and not presumed",
            "tindakan Dewan yang memulihkan perdamaian tidak dianggap ada tanpa bukti",
        ),
    ),
    Fact(
        id="charter_art_51",
        en="help would be in accordance with article 51 of the Charter",
        id_="bantuan itu sesuai dengan Pasal 51 Piagam",
        means="The text ties the help to article 51.",
        example="Russia-DPRK 2024 art. 4",
        presumed=Presumption(
            True,
            When.ATTACK,
            "an armed attack opens the right of article 51; that it may come from a non-state group is "
            "practice since 2001, and contested",
            "serangan bersenjata membuka hak menurut Pasal 51; bahwa penyerangnya boleh kelompok non-negara "
            "adalah praktik sejak 2001 dan diperdebatkan",
        ),
    ),
    Fact(
        id="force_lawful",
        en="the force is lawful under the Charter",
        id_="kekuatan itu sah menurut Piagam",
        means="The text bans only force at odds with the Charter, or saves self-defence.",
        example="North Atlantic Treaty art. 1; Budapest Memorandum 1994 para. 2",
        denied="the force is not lawful under the Charter",
        denied_id="kekuatan itu tidak sah menurut Piagam",
        presumed=Presumption(
            False,
            When.ALWAYS,
            "force or its threat is presumed unlawful until self-defence, consent or a mandate is shown",
            "kekuatan atau ancamannya dianggap tidak sah sampai pembelaan diri, persetujuan, atau mandat terbukti",
        ),
    ),
    Fact(
        id="own_law",
        en="the helper's own law allows the help",
        id_="hukum nasional penolong mengizinkan bantuan",
        means="The text makes help follow the helper's own law or constitutional process.",
        example="Russia-DPRK 2024 art. 4; North Atlantic Treaty art. 11",
        presumed=Presumption(
            True,
            When.ALWAYS,
            "a state that ratified is presumed able to act within its own law",
            "negara yang meratifikasi dianggap mampu bertindak menurut hukumnya",
        ),
    ),
    Fact(
        id="recognised_territory",
        en="the place is recognised as lawfully the victim's",
        id_="tempat itu diakui sah sebagai wilayah korban",
        means="The text covers only territory the helper recognises as lawfully held.",
        example="US understanding to US-ROK 1953",
        presumed=Presumption(
            True,
            When.ALWAYS,
            "territory is presumed lawfully held until somebody shows otherwise",
            "wilayah dianggap dikuasai secara sah sampai terbukti sebaliknya",
        ),
    ),
    Fact(
        id="communist_aggression",
        en="the attack is communist aggression",
        id_="serangan itu agresi komunis",
        means="The United States limited its SEATO duty to communist aggression.",
        example="US understanding to SEATO 1954",
    ),
    Fact(
        id="attacker_allied_with_named",
        en="the attacker is allied with the adversary the treaty names",
        id_="penyerang bersekutu dengan lawan yang disebut perjanjian",
        means="The text names an adversary and any state allied with it.",
        example="USSR-Finland 1948 art. 1",
    ),
    Fact(
        id="attack_through_bearer",
        en="the attack comes through the bearer's territory",
        id_="serangan melewati wilayah pihak yang berkewajiban",
        means="The text covers an attack on the ally only through the bearer's own territory.",
        example="USSR-Finland 1948 art. 1",
    ),
    Fact(
        id="help_agreed",
        en="the parties have agreed that help is needed",
        id_="para pihak sepakat bahwa bantuan diperlukan",
        means="Help is due only if necessary and as the parties agree.",
        example="USSR-Finland 1948 art. 1",
    ),
    Fact(
        id="ongoing_conflict",
        en="the attack belongs to the war the treaty was made for",
        id_="serangan itu bagian dari perang yang menjadi sebab perjanjian",
        means="The promise is for a war already on when it was made, and spent with it.",
        example="Anglo-Soviet Treaty 1942 art. 1",
    ),
    Fact(
        id="named_ally_helps",
        en="the state the treaty names helps the victim first",
        id_="negara yang disebut perjanjian lebih dahulu membantu korban",
        means="Help is due only if a third state that the text names gives help too.",
        example="USSR-Czechoslovakia 1935, protocol of signature, para. 2 (France)",
    ),
    Fact(
        id="host_consented",
        en="the attacked state's government consents to action on its soil",
        id_="pemerintah negara yang diserang menyetujui tindakan di wilayahnya",
        means="No action on a designated state's territory without its invitation or consent.",
        example="SEATO 1954 art. IV(3)",
    ),
    Fact(
        id="nuclear_weapons",
        en="nuclear weapons are used or threatened",
        id_="senjata nuklir dipakai atau diancamkan",
        means="The text is about nuclear weapons.",
        example="Budapest Memorandum 1994 paras 4 and 5",
        denied="no nuclear weapons are used or threatened",
        denied_id="senjata nuklir tidak dipakai atau diancamkan",
        presumed=Presumption(
            False,
            When.ALWAYS,
            "nuclear use or threat is notorious and not presumed",
            "pemakaian atau ancaman nuklir tidak dianggap ada tanpa bukti",
        ),
    ),
    Fact(
        id="bearer_at_war",
        en="the bearer has entered the war",
        id_="pihak itu telah ikut berperang",
        means="The norm binds once the bearer itself fights at its ally's side.",
        example="Anglo-Polish 1939 art. 7",
    ),
    Fact(
        id="attacked_first",
        en="an armed attack came first",
        id_="serangan bersenjata terjadi lebih dahulu",
        means="The state whose force is judged, or the state it defends, was itself attacked first by the other side.",
        example="UN Charter art. 51; Nicaragua 1986 para. 195",
        denied="no armed attack came first",
        denied_id="tidak ada serangan bersenjata yang mendahului",
        presumed=Presumption(
            False,
            When.ALWAYS,
            "who uses force first has no attack to answer until one is shown: the burden is on who claims self-defence",
            "yang lebih dahulu memakai kekuatan dianggap tidak menghadapi serangan sampai terbukti: beban ada "
            "pada yang mengaku membela diri",
        ),
    ),
    Fact(
        id="grave",
        en="that attack is of the gravest kind, by its scale and effects",
        id_="serangan itu termasuk paling berat menurut skala dan akibatnya",
        means="The attack is more than a frontier incident or a lesser use of force.",
        example="Nicaragua 1986 paras 191 and 195",
        presumed=Presumption(
            True,
            When.ALWAYS,
            "what a case calls an attack is presumed more than a frontier incident",
            "yang disebut serangan dianggap lebih dari sekadar insiden perbatasan",
        ),
    ),
    Fact(
        id="attributable",
        en="that attack is the act of a state: the one against which force is used",
        id_="serangan itu perbuatan negara yang menjadi sasaran kekuatan",
        means="The attack was made by the state against which force is used, or is imputable to it.",
        example="Nicaragua 1986 para. 195; Wall 2004 para. 139",
        presumed=Presumption(
            True,
            When.ALWAYS,
            "an attack in a case between states is presumed the act of the state named",
            "serangan dalam kasus antarnegara dianggap perbuatan negara yang disebut",
        ),
    ),
    Fact(
        id="target_harbours",
        en="that state harbours or supports the attackers",
        id_="negara itu melindungi atau mendukung para penyerang",
        means="The state against which force is used gives the attackers shelter or substantial support.",
        example="resolution 1373 (2001), preamble and para. 2; Afghanistan 2001",
        denied="that state does not harbour or support the attackers",
        denied_id="negara itu tidak melindungi atau mendukung para penyerang",
        presumed=Presumption(
            False,
            When.ALWAYS,
            "support for armed groups is not presumed",
            "dukungan kepada kelompok bersenjata tidak dianggap ada",
        ),
    ),
    Fact(
        id="target_unable",
        en="that state is unwilling or unable to stop the attackers",
        id_="negara itu tidak mau atau tidak mampu menghentikan para penyerang",
        means="The state on whose soil the attackers are will not or cannot stop them.",
        example="US letter to the Council of 23 September 2014 (Syria)",
        denied="that state is able and willing to stop the attackers",
        denied_id="negara itu mampu dan mau menghentikan para penyerang",
        presumed=Presumption(
            False,
            When.ALWAYS,
            "a state is presumed able to police its territory",
            "negara dianggap mampu menjaga wilayahnya",
        ),
    ),
    Fact(
        id="imminent",
        en="an armed attack is imminent",
        id_="serangan bersenjata akan segera terjadi",
        means="An attack has not begun but is about to: instant, overwhelming, leaving no choice of means (the "
        "Caroline formula).",
        example="Caroline correspondence 1841-42; High-level Panel 2004 para. 188",
        denied="no armed attack is imminent",
        denied_id="tidak ada serangan bersenjata yang akan segera terjadi",
        presumed=Presumption(
            False,
            When.ALWAYS,
            "imminence is for who claims it to show",
            "serangan yang segera terjadi harus dibuktikan oleh yang mendalilkannya",
        ),
    ),
    Fact(
        id="attack_over",
        en="the attack is over",
        id_="serangan itu sudah berakhir",
        means="The attack has ended and its effects can no longer be repelled.",
        example="Nicaragua 1986 para. 237",
        denied="the attack is not over",
        denied_id="serangan belum berakhir",
        presumed=Presumption(
            False,
            When.ALWAYS,
            "an attack is presumed still under way until its end is shown",
            "serangan dianggap masih berlangsung sampai terbukti berakhir",
        ),
    ),
    Fact(
        id="more_expected",
        en="more attacks of a series are expected",
        id_="serangan berikutnya dalam suatu rangkaian masih diperkirakan",
        means="A blow has ended but belongs to a series whose next is expected.",
        example="claims of the United States and Israel before the Council",
        denied="no further attacks of a series are expected",
        denied_id="tidak ada serangan berikutnya yang diperkirakan",
        presumed=Presumption(
            False,
            When.ALWAYS,
            "a series of attacks is not presumed",
            "rangkaian serangan tidak dianggap ada",
        ),
    ),
    Fact(
        id="necessary",
        en="the force is necessary",
        id_="kekuatan itu perlu",
        means="No adequate means short of force would stop the attack, and the target is linked to it.",
        example="Nicaragua 1986 para. 237; Oil Platforms 2003 paras 73 to 76",
        presumed=Presumption(
            True,
            When.ALWAYS,
            "force to stop an attack under way is presumed necessary until shown otherwise",
            "kekuatan untuk menghentikan serangan yang berlangsung dianggap perlu sampai terbukti sebaliknya",
        ),
    ),
    Fact(
        id="proportionate",
        en="the force is proportionate",
        id_="kekuatan itu proporsional",
        means="No more force than it takes to halt and repel the attack, the whole operation considered.",
        example="Nuclear Weapons 1996 para. 41; Armed Activities 2005 para. 147",
        presumed=Presumption(
            True,
            When.ALWAYS,
            "how much force will be used is not known beforehand; measured force is presumed",
            "besarnya kekuatan belum diketahui sebelumnya; dianggap terukur",
        ),
    ),
    Fact(
        id="for_another",
        en="the force is used in defence of another state",
        id_="kekuatan dipakai untuk membela negara lain",
        means="The claim is collective self-defence.",
        example="Nicaragua 1986 para. 199",
        denied="the force is used in the state's own defence",
        denied_id="kekuatan dipakai untuk membela diri sendiri",
        presumed=Presumption(
            False,
            When.ALWAYS,
            "a state is presumed to act for itself",
            "negara dianggap bertindak untuk dirinya sendiri",
        ),
    ),
    Fact(
        id="victim_declared",
        en="the victim has declared itself under armed attack",
        id_="korban menyatakan dirinya diserang",
        means="The state attacked has itself formed and stated the view that it is the victim of an armed attack.",
        example="Nicaragua 1986 para. 195",
    ),
    Fact(
        id="treaty_promised",
        en="a treaty in force already promises the help",
        id_="perjanjian yang berlaku sudah menjanjikan bantuan itu",
        means="The state that helps is bound by a treaty to do so, whether or not the victim asks now.",
        example="Nicaragua 1986 para. 199; the debate on standing requests",
        denied="no treaty in force promises the help",
        denied_id="tidak ada perjanjian berlaku yang menjanjikan bantuan itu",
        presumed=Presumption(
            False,
            When.ALWAYS,
            "no treaty of help is presumed",
            "perjanjian bantuan tidak dianggap ada",
        ),
    ),
    Fact(
        id="consented",
        en="the government on whose soil the force is used consented to it",
        id_="pemerintah di wilayah tempat kekuatan dipakai menyetujuinya",
        means="The lawful government asked for or agreed to this force, freely, beforehand, and within these limits.",
        example="Armed Activities 2005 paras 46 to 53",
        denied="the government on whose soil the force is used did not consent",
        denied_id="pemerintah di wilayah tempat kekuatan dipakai tidak menyetujuinya",
        presumed=Presumption(
            False,
            When.ALWAYS,
            "what a case calls an attack or a threat is presumed to lack consent",
            "yang disebut serangan atau ancaman dianggap tanpa persetujuan",
        ),
    ),
    Fact(
        id="consent_disputed",
        en="the authority of who consented is disputed",
        id_="kewenangan pihak yang menyetujui diperdebatkan",
        means="Who consented had lost control of the country, or a rival government says otherwise.",
        example="Crimea 2014; Yemen 2015",
        denied="the authority of who consented is not disputed",
        denied_id="kewenangan pihak yang menyetujui tidak diperdebatkan",
        presumed=Presumption(
            False,
            When.ALWAYS,
            "a government in office is presumed able to speak for the state",
            "pemerintah yang menjabat dianggap berwenang berbicara atas nama negara",
        ),
    ),
    Fact(
        id="council_authorised",
        en="the Security Council authorised the force",
        id_="Dewan Keamanan memberi kewenangan memakai kekuatan itu",
        means="A decision under chapter VII authorises this force, by these states, for this end, at that time.",
        example="UN Charter art. 42; resolution 678 (1990)",
        denied="the Security Council did not authorise the force",
        denied_id="Dewan Keamanan tidak memberi kewenangan memakai kekuatan itu",
        presumed=Presumption(
            False,
            When.ALWAYS,
            "authority from the Council is a public act; none is presumed beyond those in the register",
            "kewenangan dari Dewan adalah tindakan terbuka; selain yang ada dalam register tidak dianggap ada",
        ),
    ),
    Fact(
        id="answers_lawful_force",
        en="the force answers force that is itself lawful",
        id_="kekuatan itu melawan kekuatan yang sah",
        means="There is no self-defence against self-defence, nor against force the Council authorised.",
        example="custom; Definition of Aggression 1974",
        denied="the force does not answer lawful force",
        denied_id="kekuatan itu tidak melawan kekuatan yang sah",
        presumed=Presumption(
            False,
            When.ALWAYS,
            "force is presumed unlawful until self-defence, consent or a mandate is shown",
            "kekuatan dianggap tidak sah sampai pembelaan diri, persetujuan, atau mandat terbukti",
        ),
    ),
    Fact(
        id="territory_occupied",
        en="the other state occupies territory of the state that uses force",
        id_="negara lain itu menduduki wilayah negara yang memakai kekuatan",
        means="Land taken by an earlier attack is still held, and the line has been quiet for long.",
        example="Nagorno-Karabakh 2020",
        denied="the other state occupies no territory of the state that uses force",
        denied_id="negara lain itu tidak menduduki wilayah negara yang memakai kekuatan",
        presumed=Presumption(
            False,
            When.ALWAYS,
            "occupation is not presumed",
            "pendudukan tidak dianggap ada",
        ),
    ),
    Fact(
        id="nationals_endangered",
        en="nationals are in mortal danger which the territorial state does not end",
        id_="warga negara terancam jiwanya dan negara setempat tidak mengakhirinya",
        means="Rescue is the aim, and no other means is left.",
        example="Entebbe 1976",
        denied="no nationals are in mortal danger",
        denied_id="tidak ada warga negara yang terancam jiwanya",
        presumed=Presumption(
            False,
            When.ALWAYS,
            "danger to nationals is for who claims it to show",
            "bahaya bagi warga negara harus dibuktikan oleh yang mendalilkannya",
        ),
    ),
    Fact(
        id="atrocities",
        en="mass atrocities are under way and nothing short of force would stop them",
        id_="kekejaman massal sedang berlangsung dan hanya kekuatan yang dapat menghentikannya",
        means="Extreme humanitarian distress on a large scale, generally accepted as such.",
        example="UK Government positions of 2013 and 2018; Kosovo 1999",
        denied="no mass atrocities are under way",
        denied_id="tidak ada kekejaman massal yang sedang berlangsung",
        presumed=Presumption(
            False,
            When.ALWAYS,
            "atrocities are for who claims them to show",
            "kekejaman harus dibuktikan oleh yang mendalilkannya",
        ),
    ),
    Fact(
        id="reported",
        en="the force was reported to the Security Council",
        id_="pemakaian kekuatan itu dilaporkan kepada Dewan Keamanan",
        means="The measure of self-defence was reported at once. Silence speaks against the claim; it does not end "
        "the right.",
        example="UN Charter art. 51; Nicaragua 1986 para. 200",
        denied="the force was not reported to the Security Council",
        denied_id="pemakaian kekuatan itu tidak dilaporkan kepada Dewan Keamanan",
    ),
    Fact(
        id="committee_approved",
        en="the sanctions committee approved it",
        id_="komite sanksi menyetujuinya",
        means="The committee of the regime gave its approval or an exemption that the measure provides for.",
        example="resolution 2321 (2016) para. 29; resolution 2397 (2017) para. 25",
        denied="the sanctions committee did not approve it",
        denied_id="komite sanksi tidak menyetujuinya",
        presumed=Presumption(
            False,
            When.ALWAYS,
            "an exemption is a recorded act of the committee; none is presumed",
            "pengecualian adalah tindakan resmi komite; tidak dianggap ada",
        ),
    ),
    Fact(
        id="livelihood",
        en="it is exclusively for livelihood purposes",
        id_="semata-mata untuk keperluan penghidupan",
        means="The transaction serves livelihood only and earns nothing for banned programmes.",
        example="resolution 2270 (2016) para. 29(b)",
    ),
    Fact(
        id="humanitarian",
        en="it is for humanitarian or protective use",
        id_="untuk keperluan kemanusiaan atau perlindungan",
        means="The measure spares supplies for humanitarian or protective use.",
        example="resolution 2270 (2016) para. 8(a)",
        denied="it is not for humanitarian or protective use",
        denied_id="bukan untuk keperluan kemanusiaan atau perlindungan",
        presumed=Presumption(
            False,
            When.ALWAYS,
            "humanitarian use is for the supplier to show",
            "penggunaan kemanusiaan harus dibuktikan oleh pemasok",
        ),
    ),
    Fact(
        id="quota_left",
        en="the quota is not used up and the notices were given",
        id_="kuota belum habis dan pemberitahuan telah disampaikan",
        means="The world total reported to the committee is still under the cap.",
        example="resolution 2397 (2017) para. 5",
    ),
    Fact(
        id="prior_contract",
        en="an earlier contract is delivered in the period of grace",
        id_="kontrak lama diserahkan dalam masa tenggang",
        means="The contract was made before the measure and delivered within the days it allows.",
        example="resolution 2371 (2017) para. 8",
        denied="no earlier contract is delivered in a period of grace",
        denied_id="tidak ada kontrak lama dalam masa tenggang",
        presumed=Presumption(
            False,
            When.ALWAYS,
            "an earlier contract is for who invokes it to show",
            "kontrak lama harus dibuktikan oleh yang mendalilkannya",
        ),
    ),
    Fact(
        id="for_banned_programmes",
        en="the item would help the banned programmes or forces",
        id_="barang itu akan membantu program atau angkatan bersenjata yang dilarang",
        means="The catch-all: any item that helps the programmes or forces at which the measure aims.",
        example="resolution 2270 (2016) paras 8 and 27",
        denied="the item does not help the banned programmes or forces",
        denied_id="barang itu tidak membantu program atau angkatan bersenjata yang dilarang",
        presumed=Presumption(
            False,
            When.ALWAYS,
            "a catch-all bites only on grounds shown",
            "ketentuan penampung hanya berlaku atas dasar yang terbukti",
        ),
    ),
    Fact(
        id="grounds",
        en="there are grounds to believe the cargo is banned",
        id_="ada alasan untuk menduga kargo itu terlarang",
        means="Reasonable grounds, or information, that the cargo holds banned items.",
        example="resolution 2094 (2013) para. 16",
    ),
    Fact(
        id="third_country_origin",
        en="the goods come from a third country and only pass through",
        id_="barang berasal dari negara ketiga dan hanya transit",
        means="The measure spares goods of another origin shipped through a named port.",
        example="resolution 2371 (2017) para. 8 (Rajin)",
        denied="the goods do not come from a third country",
        denied_id="barang tidak berasal dari negara ketiga",
        presumed=Presumption(
            False,
            When.ALWAYS,
            "goods are presumed to come from the state that supplies them",
            "barang dianggap berasal dari negara pemasok",
        ),
    ),
    Fact(
        id="to_armed_group",
        en="the goods go to an armed group or a listed person",
        id_="barang ditujukan kepada kelompok bersenjata atau orang terdaftar",
        means="The embargo bans arms for non-governmental forces or listed persons, not for the government.",
        example="resolution 1807 (2008) para. 1",
        denied="the goods do not go to an armed group or a listed person",
        denied_id="barang tidak ditujukan kepada kelompok bersenjata atau orang terdaftar",
        presumed=Presumption(
            False,
            When.ALWAYS,
            "a transfer to a state is presumed to be for its government",
            "pemindahan kepada negara dianggap untuk pemerintahnya",
        ),
    ),
    Fact(
        id="to_listed_terrorist",
        en="the goods go to a terrorist or someone on the Al-Qaida list",
        id_="barang ditujukan kepada teroris atau orang dalam daftar Al-Qaida",
        means="The measure bans supplies to terrorists, or to those on the list of the ISIL and Al-Qaida regime.",
        example="resolution 1373 (2001) para. 2(a); resolution 1989 (2011) para. 1(c)",
        denied="the goods do not go to a terrorist or someone on the Al-Qaida list",
        denied_id="barang tidak ditujukan kepada teroris atau orang dalam daftar Al-Qaida",
        presumed=Presumption(
            False,
            When.ALWAYS,
            "a transfer to a state is presumed to be for its government",
            "pemindahan kepada negara dianggap untuk pemerintahnya",
        ),
    ),
    Fact(
        id="for_peacekeepers",
        en="it is for a United Nations or authorised mission",
        id_="untuk misi PBB atau misi yang diberi mandat",
        means="The measure spares supplies for peacekeepers.",
        example="resolution 1493 (2003) para. 21",
        denied="it is not for a United Nations or authorised mission",
        denied_id="bukan untuk misi PBB atau misi yang diberi mandat",
        presumed=Presumption(
            False,
            When.ALWAYS,
            "use by peacekeepers is for the supplier to show",
            "penggunaan oleh penjaga perdamaian harus dibuktikan",
        ),
    ),
    Fact(
        id="procedural",
        en="the vote is on a procedural matter",
        id_="pemungutan suara mengenai hal prosedural",
        means="Agenda, meetings, invitations, subsidiary organs, an emergency session: no veto.",
        example="UN Charter art. 27(2)",
        denied="the vote is not on a procedural matter",
        denied_id="pemungutan suara bukan mengenai hal prosedural",
        presumed=Presumption(
            False,
            When.ALWAYS,
            "a draft that decides or recommends something of substance is presumed not procedural",
            "rancangan yang memutuskan atau menganjurkan hal substansi dianggap tidak prosedural",
        ),
    ),
    Fact(
        id="chapter_vi",
        en="the draft rests on chapter VI or article 52(3)",
        id_="rancangan itu berdasarkan Bab VI atau Pasal 52(3)",
        means="Pacific settlement of a dispute, not a decision under chapter VII.",
        example="UN Charter art. 27(3)",
        denied="the draft does not rest on chapter VI or article 52(3)",
        denied_id="rancangan itu tidak berdasarkan Bab VI atau Pasal 52(3)",
    ),
)

PURPOSES: Final = (
    Purpose(
        id="defensive",
        en="to halt and repel an attack",
        id_="menghentikan dan memukul mundur serangan",
        means="Halt and repel an armed attack.",
        example="UN Charter art. 51",
        aliases=("self_defence", "self_defense", "defence", "defense", "bela_diri", "defensif"),
    ),
    Purpose(
        id="preemptive",
        en="to forestall an imminent attack",
        id_="mendahului serangan yang segera terjadi",
        means="Forestall an attack that is imminent.",
        example="Caroline 1837; Six-Day War 1967",
        aliases=("pre_emptive", "anticipatory", "pendahuluan"),
        implies="imminent",
    ),
    Purpose(
        id="preventive",
        en="to prevent a future threat",
        id_="mencegah ancaman di masa depan",
        means="Remove a threat that is remote or latent.",
        example="Osirak 1981",
        aliases=("preventif", "pencegahan"),
    ),
    Purpose(
        id="punitive",
        en="to punish a past wrong",
        id_="menghukum perbuatan lampau",
        means="Punish a wrong that is over: an armed reprisal.",
        example="resolution 188 (1964)",
        aliases=("reprisal", "retaliation", "pembalasan", "balasan"),
    ),
    Purpose(
        id="deterrent",
        en="to deter further attacks",
        id_="menangkal serangan berikutnya",
        means="Discourage attacks to come.",
        example="Libya 1986; Sudan and Afghanistan 1998",
    ),
    Purpose(
        id="rescue",
        en="to rescue nationals",
        id_="menyelamatkan warga negara",
        means="Save one's own nationals abroad.",
        example="Entebbe 1976",
        implies="nationals_endangered",
    ),
    Purpose(
        id="humanitarian",
        en="to stop mass atrocities",
        id_="menghentikan kekejaman massal",
        means="Stop atrocities without a mandate of the Council.",
        example="Kosovo 1999",
        implies="atrocities",
    ),
    Purpose(
        id="recover_territory",
        en="to recover occupied territory",
        id_="merebut kembali wilayah yang diduduki",
        means="Take back land long held by the other state.",
        example="Nagorno-Karabakh 2020",
        implies="territory_occupied",
    ),
)

PREDICATES: Final = (
    Predicate(
        id="place",
        en="the place lies in",
        id_="tempatnya di",
        means="The place of the event is, or lies within, one of these places, regions or states' home "
        'territories; "victim" stands for the beneficiary\'s home territory.',
        example="North Atlantic Treaty art. 6",
        argument="places",
    ),
    Predicate(
        id="administered_by",
        en="the place is administered by",
        id_="tempatnya diperintah oleh",
        means='The place is under the administration of one of these states that day; "victim" stands '
        "for the beneficiary.",
        example="US-Japan 1960 art. V; US-ROK 1953 art. III",
        argument="states",
    ),
    Predicate(
        id="attacker",
        en="the attacker is",
        id_="penyerangnya",
        means="At least one attacker is one of these states: a named adversary.",
        example="Locarno 1925 art. 4; USSR-Finland 1948 art. 1",
        argument="states",
    ),
    Predicate(
        id="attacker_is_state",
        en="the attacker is a state",
        id_="penyerangnya negara",
        means="The text asks for an attack by a state.",
        example="China-DPRK 1961 art. II; Rio Treaty 1947 art. 3(1)",
        argument="none",
    ),
    Predicate(
        id="attackers_at_least",
        en="the number of attackers is at least",
        id_="jumlah penyerang sekurangnya",
        means="The text asks for a minimum number of adversaries.",
        example="Triple Alliance 1882 art. III",
        argument="count",
    ),
    Predicate(
        id="instrument_in_force",
        en="in force that day is",
        id_="yang berlaku hari itu",
        means="Another instrument is in force that day.",
        example="Franco-Russian convention 1892 art. 5",
        argument="instrument",
    ),
    Predicate(
        id="purpose",
        en="the purpose is",
        id_="tujuannya",
        means="Every purpose claimed for the force is one of these; open where some are and some are not. A purpose "
        "not stated is presumed defensive.",
        example="UN Charter art. 51; resolution 188 (1964) on reprisals",
        argument="purposes",
    ),
    Predicate(
        id="doctrine",
        en="the law accepts",
        id_="hukum menerima",
        means="A doctrine of register/doctrines.toml, on which states or scholars divide, is accepted. Which is true "
        "depends on the view; without one, Foedus shows where the views part.",
        example="anticipatory self-defence",
        argument="doctrine",
    ),
    Predicate(
        id="item",
        en="what passes is",
        id_="yang dipindahkan adalah",
        means="What is transferred or launched is one of these items of register/items.toml or a narrower one; open "
        "where the case names something broader. Written as `items` on the norm.",
        example="resolution 2371 (2017) para. 8 (coal, iron and iron ore)",
        argument="items",
    ),
)

ENDINGS: Final = (
    Ending(
        id="expired",
        en="expired",
        id_="habis masa berlakunya",
        means="The fixed term ran out.",
        example="USSR-DPRK 1961, after the notice of 1995",
    ),
    Ending(
        id="accomplished",
        en="done with",
        id_="selesai tujuannya",
        means="Its object was accomplished.",
        example="wartime coalitions of 1914-1918",
    ),
    Ending(
        id="superseded",
        en="superseded",
        id_="digantikan",
        means="Replaced by a later instrument.",
        example="US-Japan 1951, replaced in 1960",
    ),
    Ending(
        id="terminated",
        en="ended by agreement",
        id_="diakhiri atas kesepakatan",
        means="The parties agreed to end it.",
        example="Warsaw Pact, Prague protocol of 1 July 1991",
    ),
    Ending(
        id="denounced",
        en="denounced",
        id_="ditarik dengan pemberitahuan",
        means="A party left under the treaty's own rule of notice.",
        example="US-Republic of China 1954, with effect from 1 January 1980",
    ),
    Ending(
        id="repudiated",
        en="repudiated",
        id_="diingkari",
        means="A party threw it off without a right to do so.",
        example="Locarno by Germany, 7 March 1936",
    ),
    Ending(
        id="attacked",
        en="ended by attack",
        id_="berakhir karena serangan",
        means="A party attacked the other.",
        example="Molotov-Ribbentrop, 22 June 1941",
    ),
    Ending(
        id="breached",
        en="ended for breach",
        id_="diakhiri karena pelanggaran",
        means="Ended by a party on the ground of material breach.",
        example="law of treaties, VCLT art. 60",
    ),
    Ending(
        id="state_extinct",
        en="ended with the state",
        id_="berakhir bersama negaranya",
        means="The party ceased to exist.",
        example="German Democratic Republic, 1990",
    ),
    Ending(
        id="suspended",
        en="suspended",
        id_="ditangguhkan",
        means="In being but not applied to this party.",
        example="ANZUS between the United States and New Zealand",
    ),
    Ending(
        id="dormant",
        en="dormant",
        id_="tidak lagi dijalankan",
        means="Never denounced, no longer applied.",
        example="Sino-Soviet 1945 after 1949",
    ),
    Ending(
        id="void",
        en="void",
        id_="batal sejak awal",
        means="Declared void from the beginning.",
        example="Munich Agreement 1938, by the Prague treaty of 1973",
    ),
)

RELATIONS: Final = (
    RelationKind(
        id="supersedes",
        en="supersedes",
        id_="menggantikan",
        past="superseded",
        past_id="digantikan",
        means="Takes the place of the earlier instrument.",
        example="Russia-DPRK 2024 art. 22 on the treaty of 2000",
    ),
    RelationKind(
        id="terminates",
        en="terminates",
        id_="mengakhiri",
        past="terminated",
        past_id="diakhiri",
        means="Ends the earlier instrument and puts nothing in its place.",
        example="Prague protocol 1991",
    ),
    RelationKind(
        id="amends",
        en="amends",
        id_="mengubah",
        past="amended",
        past_id="diubah",
        means="Changes its text.",
        example="Protocol on the accession of Greece and Turkey 1951 to art. 6",
    ),
    RelationKind(
        id="extends",
        en="extends",
        id_="memperluas",
        past="extended",
        past_id="diperluas",
        means="Widens its parties or its area.",
        example="NATO accession protocols",
    ),
    RelationKind(
        id="renews",
        en="renews",
        id_="memperpanjang",
        past="renewed",
        past_id="diperpanjang",
        means="Prolongs its term.",
        example="Protocol of 1985 to the Warsaw Pact",
    ),
    RelationKind(
        id="implements",
        en="implements",
        id_="melaksanakan",
        past="implemented",
        past_id="dilaksanakan",
        means="Carries it out.",
        example="status-of-forces agreements",
    ),
    RelationKind(
        id="succeeds",
        en="follows",
        id_="menyusul",
        past="followed",
        past_id="disusul",
        means="Comes after it in the same relationship, without replacing it in law.",
        example="Russia-DPRK 2000 after the lapse of 1961",
    ),
)

INSTRUMENT_KINDS: Final = (
    InstrumentKind(
        id="treaty",
        en="treaty",
        id_="perjanjian",
        binding=True,
        means="An agreement between states governed by international law, whatever its title.",
        example="North Atlantic Treaty 1949",
    ),
    InstrumentKind(
        id="exchange_of_notes",
        en="exchange of notes",
        id_="pertukaran nota",
        binding=True,
        means="A treaty made by letters.",
        example="US-Japan notes of 1960 on prior consultation",
    ),
    InstrumentKind(
        id="political_commitment",
        en="political commitment",
        id_="komitmen politik",
        binding=False,
        means="A text by which states promise without binding themselves in law.",
        example="Helsinki Final Act 1975; Budapest Memorandum 1994",
    ),
    InstrumentKind(
        id="charter",
        en="charter",
        id_="piagam",
        binding=True,
        means="The constitution of an international organisation.",
        example="UN Charter 1945",
    ),
    InstrumentKind(
        id="resolution",
        en="resolution",
        id_="resolusi",
        binding=True,
        means="A decision of the Security Council.",
        example="resolution 1718 (2006)",
    ),
    InstrumentKind(
        id="recommendation",
        en="recommendation",
        id_="rekomendasi",
        binding=False,
        means="A resolution of the General Assembly, or of the Security Council where it only recommends.",
        example="General Assembly resolution 2625 (XXV); resolution 83 (1950)",
    ),
    InstrumentKind(
        id="judgment",
        en="judgment",
        id_="putusan",
        binding=True,
        means="A judgment of an international court or tribunal: binding on the parties, an authority for all.",
        example="Nicaragua v. United States, ICJ 1986",
    ),
    InstrumentKind(
        id="advisory_opinion",
        en="advisory opinion",
        id_="pendapat nasihat",
        binding=False,
        means="An opinion of the International Court of Justice given to an organ: an authority, binding on nobody.",
        example="Legality of the Threat or Use of Nuclear Weapons, 1996",
    ),
    InstrumentKind(
        id="custom",
        en="rule of custom",
        id_="hukum kebiasaan",
        binding=True,
        means="A rule of general custom.",
        example="ban on armed reprisals",
    ),
)


W = TypeVar("W", bound=Word)


def by_id(words: tuple[W, ...]) -> dict[str, W]:
    """Index a list of words.

    >>> by_id(ACTS)["consult"].obligation
    <Obligation.CONSULTATION: 'consultation'>
    """
    return {word.id: word for word in words}
