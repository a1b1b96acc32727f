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
    """What happened. Transfers, launches, deployments and votes join when their law does."""

    ATTACK = "attack"
    THREAT = "threat"


class Role(StrEnum):
    """The part a state plays in a case, as a trigger asks for it."""

    VICTIM = "victim"
    ATTACKER = "attacker"
    BELLIGERENT = "belligerent"  # victim or attacker
    BYSTANDER = "bystander"  # anyone but the attacker: a co-victim still owes its ally help


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
    """

    obligation: Obligation | None = None
    trigger: str = "always"


class Trigger(Word, frozen=True, kw_only=True):
    """The event that calls a norm into play, and who must play which part in it.

    events  the events that pull it; none for a standing norm
    toward  the part the beneficiary must play
    bearer  the part the bearer must play
    """

    events: tuple[Event, ...] = ()
    toward: Role = Role.VICTIM
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

    argument  what it takes: "places", "states", "count", "instrument" or "none"
    """

    argument: str


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
        toward=Role.BELLIGERENT,
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
        bearer=Role.ATTACKER,
    ),
    Trigger(
        id="threat_by_bearer",
        en="threat or attack by the bearer itself",
        id_="ancaman atau serangan oleh pihak itu sendiri",
        means="The bearer threatens or attacks the beneficiary: the breach of a ban on threats.",
        example="Budapest Memorandum 1994 para. 2",
        events=(Event.THREAT, Event.ATTACK),
        bearer=Role.ATTACKER,
    ),
    Trigger(
        id="coalition_against",
        en="coalition attack with the bearer in it",
        id_="serangan koalisi yang diikuti pihak itu",
        means="The bearer and at least one other attack or threaten the beneficiary together.",
        example="China-DPRK 1961 art. III",
        events=(Event.THREAT, Event.ATTACK),
        bearer=Role.ATTACKER,
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
            When.ATTACK,
            "a state under attack is presumed to think itself threatened",
            "negara yang diserang dianggap merasa terancam",
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
        id="demands_refused",
        en="the attacker has refused the demands the treaty names",
        id_="penyerang telah menolak tuntutan yang disebut perjanjian",
        means="The promise falls due only once the adversary has refused terms set out in the text.",
        example="Convention of Reichenbach, 27 June 1813 (Austria to join if Napoleon refused the terms of peace)",
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
        means="A decision of the Security Council or another organ.",
        example="resolution 1718 (2006)",
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
