"""The sentences of explanations, English and Indonesian side by side, and dates as people say them."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from foedus.model.dates import DAWN, FAR, Bounds, written
from foedus.model.vocabulary import Fact, Word

LANGUAGES: Final = ("en", "id")

SENTENCES: Final[dict[str, tuple[str, str]]] = {
    # the life of a bond
    "in_force": ("in force for {state} since {since}{by}", "berlaku bagi {state} sejak {since}{by}"),
    "rule_in_force": (
        "in this form in force for {state} since {since}",
        "dalam bentuk ini berlaku bagi {state} sejak {since}",
    ),
    "beneficiary_covered": (
        "{state} is protected though not a party, while the instrument is in force",
        "{state} dilindungi meski bukan pihak, selama instrumen berlaku",
    ),
    "not_signed": ("not signed until {signed}", "baru ditandatangani pada {signed}"),
    "not_yet_in_force": (
        "signed on {signed} but in force only from {since}{by}",
        "ditandatangani pada {signed} tetapi baru berlaku sejak {since}{by}",
    ),
    "never_in_force": (
        "signed on {signed}; not in force as far as the register knows",
        "ditandatangani pada {signed}; sejauh diketahui register belum berlaku",
    ),
    "not_yet_party": ("{state} was bound only from {since}{by}", "{state} baru terikat sejak {since}{by}"),
    "ended": ("{how} for {state} on {until}{by}", "{how} bagi {state} pada {until}{by}"),
    "rule_not_yet": ("this rule entered the text only on {since}", "aturan ini baru masuk teks pada {since}"),
    "rule_spent": (
        "this rule left the text on {until}",
        "aturan ini tidak lagi ada dalam teks sejak {until}",
    ),
    "suspended": (
        "not applied by {bearer} towards {toward} that day",
        "tidak diterapkan oleh {bearer} terhadap {toward} pada hari itu",
    ),
    "date_uncertain": (
        "whether {state} was bound that day is not known: bound from {since}, until {until}",
        "tidak diketahui apakah {state} terikat pada hari itu: sejak {since}, sampai {until}",
    ),
    # the trigger
    "trigger": ("{trigger}: {event} on {toward}", "{trigger}: {event} terhadap {toward}"),
    "trigger_by_bearer": ("{trigger}: {bearer} against {toward}", "{trigger}: {bearer} terhadap {toward}"),
    "needs_other_event": (
        "the trigger is {trigger}; a {event} does not pull it",
        "pemicunya {trigger}; {event} tidak memicunya",
    ),
    "standing": ("a standing norm that no event calls", "norma tetap yang tidak dipicu peristiwa"),
    "ally_is_aggressor": (
        "the promise runs to {toward} as victim, and {toward} is the attacker",
        "janji itu berlaku bila {toward} menjadi korban, padahal {toward} penyerangnya",
    ),
    "bearer_is_attacker": (
        "{bearer} is itself the attacker",
        "{bearer} sendiri adalah penyerang",
    ),
    # conditions
    "no_condition": ("the article sets no further condition", "pasal itu tidak menetapkan syarat lain"),
    "all": ("all of these hold", "semua ini terpenuhi"),
    "any": ("one of these holds", "salah satu ini terpenuhi"),
    "outside": (
        "{where} lies outside the area the article covers",
        "{where} berada di luar wilayah yang dicakup pasal itu",
    ),
    "stated": ("{what}: {truth}", "{what}: {truth}"),
    "unknown": ("{what}: not known", "{what}: tidak diketahui"),
    "presumed": ("{what}: {truth}, presumed ({why})", "{what}: {truth}, dianggap demikian ({why})"),
    "place": ("{where} lies in {what}: {truth}", "{where} terletak di {what}: {truth}"),
    "place_presumed": (
        "{where} (place not given, home territory presumed) lies in {what}: {truth}",
        "{where} (tempat tidak disebut, dianggap wilayah induk) terletak di {what}: {truth}",
    ),
    "administered_by": (
        "{where} is administered by {what}: {truth}",
        "{where} diperintah oleh {what}: {truth}",
    ),
    "administered_by_presumed": (
        "{where} (place not given, home territory presumed) is administered by {what}: {truth}",
        "{where} (tempat tidak disebut, dianggap wilayah induk) diperintah oleh {what}: {truth}",
    ),
    "attacker": ("the attacker is {what}: {truth}", "penyerangnya {what}: {truth}"),
    "attacker_is_state": ("the attacker is a state: {truth}", "penyerangnya negara: {truth}"),
    "attackers_at_least": ("at least {what} attackers: {truth}", "sekurangnya {what} penyerang: {truth}"),
    "instrument_in_force": ("{what} is in force: {truth}", "{what} berlaku: {truth}"),
    "given": ("{what}: {truth} ({why})", "{what}: {truth} ({why})"),
    "purpose": ("the purpose is {what}: {truth}", "tujuannya {what}: {truth}"),
    "purpose_presumed": (
        "the purpose (not stated, taken as defensive) is {what}: {truth}",
        "tujuannya (tidak disebut, dianggap defensif) {what}: {truth}",
    ),
    "item": ("what passes is {what}: {truth}", "yang dipindahkan adalah {what}: {truth}"),
    "doctrine": ("{what} is accepted: {truth}", "{what} diterima: {truth}"),
    "doctrine_disputed": ("{what} is disputed", "{what} diperdebatkan"),
    "cond_purpose": ("the purpose is {what}", "tujuannya {what}"),
    "cond_item": ("what passes is {what}", "yang dipindahkan adalah {what}"),
    "cond_doctrine": ("if {what} is accepted", "bila {what} diterima"),
    "trigger_transfer": ("{item} from {supplier} to {recipient}", "{item} dari {supplier} ke {recipient}"),
    "trigger_launch": ("{item} by {supplier}", "{item} oleh {supplier}"),
    "trigger_vote": ("a vote in the Security Council", "pemungutan suara di Dewan Keamanan"),
    "all_states": ("all states", "semua negara"),
    "any_member": ("any member of the United Nations", "setiap anggota PBB"),
    "party_to": ("any party to {what}", "setiap pihak pada {what}"),
    "seat_permanent": ("each permanent member of the Security Council", "setiap anggota tetap Dewan Keamanan"),
    "seat_any": ("each member of the Security Council", "setiap anggota Dewan Keamanan"),
    "any_state": ("any state", "negara mana pun"),
    "any_state_of": ("any state of {region}", "negara mana pun di {region}"),
    "each_party": ("each party", "setiap pihak"),
    "each_other_party": ("each other party", "setiap pihak lain"),
    "all_but": ("{who} but {but}", "{who} kecuali {but}"),
    "not": ("not: {what}", "tidak: {what}"),
    "the_victim": ("the state attacked", "negara yang diserang"),
    "cond_place": ("the place lies in {what}", "tempatnya di {what}"),
    "cond_administered_by": ("the place is administered by {what}", "tempatnya diperintah oleh {what}"),
    "cond_attacker": ("the attacker is {what}", "penyerangnya {what}"),
    "cond_attacker_is_state": ("the attacker is a state", "penyerangnya negara"),
    "cond_attackers_at_least": ("at least {what} attackers", "sekurangnya {what} penyerang"),
    "cond_instrument_in_force": ("{what} is in force", "{what} berlaku"),
    # comparisons
    "nothing": ("nothing", "tidak ada"),
    "only_in": ("{act}: in {which} only, not in {other}", "{act}: hanya dalam {which}, tidak dalam {other}"),
    "differs_strength": ("{act}: {one} {gone}; {two} {come}", "{act}: {one} {gone}; {two} {come}"),
    "differs_trigger": (
        "{act}, trigger: {one} {gone}; {two} {come}",
        "{act}, pemicu: {one} {gone}; {two} {come}",
    ),
    "differs_conditions": (
        "{act}, conditions: only {one}: {gone}; only {two}: {come}",
        "{act}, syarat: hanya {one}: {gone}; hanya {two}: {come}",
    ),
    # statuses
    "engaged": ("engaged", "berlaku atas peristiwa ini"),
    "open": ("open", "terbuka"),
    "not_engaged": ("not engaged", "tidak berlaku atas peristiwa ini"),
    "yes": ("yes", "ya"),
    "no": ("no", "tidak"),
    "not_known": ("not known", "tidak diketahui"),
    "and": (" and ", " dan "),
    "or": (" or ", " atau "),
    "home_of": ("the home territory of {state}", "wilayah induk {state}"),
    "somewhere": ("the place of the event", "tempat peristiwa"),
    "attack": ("attack", "serangan"),
    "threat": ("threat", "ancaman"),
    "transfer": ("transfer", "pemindahan"),
    "launch": ("test or launch", "uji coba atau peluncuran"),
    "vote": ("vote", "pemungutan suara"),
    # lawfulness
    "lawful": ("lawful", "sah"),
    "unlawful": ("unlawful", "tidak sah"),
    "contested": ("contested", "diperdebatkan"),
    "held": ("{who} found it {what}: {gist}", "{who} menyatakannya {what}: {gist}"),
    "ban_engaged": ("force against {target} falls under the ban", "kekuatan terhadap {target} terkena larangan"),
    "ban_not_engaged": ("no ban on force is engaged", "tidak ada larangan kekuatan yang terkena"),
    "right_holds": ("{what} lifts the ban", "{what} mengangkat larangan itu"),
    "right_open": ("{what} may lift the ban", "{what} mungkin mengangkat larangan itu"),
    "right_fails": ("{what} does not lift the ban", "{what} tidak mengangkat larangan itu"),
    "by_rules": (
        "on the facts stated and presumed, the rules alone would say: {what}",
        "atas fakta yang disebut dan dianggap, aturan saja akan menyatakan: {what}",
    ),
    "report_yes": (
        "it was reported to the Security Council, as article 51 asks",
        "telah dilaporkan kepada Dewan Keamanan, sebagaimana diminta Pasal 51",
    ),
    "report_no": (
        "it was not reported to the Security Council, which speaks against the claim and does not end the right",
        "tidak dilaporkan kepada Dewan Keamanan; ini melemahkan klaim tetapi tidak mengakhiri hak",
    ),
    "report_open": (
        "it must be reported to the Security Council at once",
        "harus segera dilaporkan kepada Dewan Keamanan",
    ),
    "given_judged": ("as judged below: {what}", "sebagaimana dinilai di bawah: {what}"),
    "given_case_attack": ("the attack of this case", "serangan dalam kasus ini"),
    "given_case_threat": ("the threat of this case", "ancaman dalam kasus ini"),
    "given_helper": ("it would help the state attacked", "ia akan menolong negara yang diserang"),
    "given_treaty": ("as found above", "sebagaimana ditemukan di atas"),
    "given_claimed": ("as the purpose claims", "menurut tujuan yang diklaim"),
    "given_victim": ("it would answer for itself", "ia akan menjawab untuk dirinya sendiri"),
    "given_attackers": ("the force it answers is {what}", "kekuatan yang dilawannya {what}"),
    "given_held": ("{who}, {at}", "{who}, {at}"),
    # dates
    "some_day_in": ("some day in {what}", "suatu hari pada {what}"),
    "or_later": ("{what} or later, day unknown", "{what} atau sesudahnya, harinya tidak diketahui"),
    "or_earlier": ("{what} or earlier, day unknown", "{what} atau sebelumnya, harinya tidak diketahui"),
    "between": ("a day from {a} to {b}", "suatu hari antara {a} dan {b}"),
    "never": ("no end known", "tanpa akhir yang diketahui"),
    "unknown_day": ("an unknown day", "hari yang tidak diketahui"),
    # conflicts
    "duty_against_ban": (
        "{bearer} must {act} {victim} ({one}), yet must {ban} {attacker} ({two})",
        "{bearer} wajib {act} {victim} ({one}), tetapi wajib {ban} {attacker} ({two})",
    ),
    "duty_against_duty": (
        "{bearer} must {act} {victim} ({one}), and is bound to defend {attacker} too ({two})",
        "{bearer} wajib {act} {victim} ({one}), dan juga terikat membela {attacker} ({two})",
    ),
    "duty_against_charter": (
        "{bearer} must {act} {victim} ({one}), but that force would be unlawful ({two}): under article 103 the "
        "Charter prevails",
        "{bearer} wajib {act} {victim} ({one}), tetapi kekuatan itu tidak sah ({two}): menurut Pasal 103 Piagam "
        "diutamakan",
    ),
    "duty_against_decision": (
        "{bearer} must {act} {victim} ({one}), yet the Security Council bans part of it ({two}): under articles 25 "
        "and 103 the decision prevails",
        "{bearer} wajib {act} {victim} ({one}), padahal Dewan Keamanan melarang sebagian ({two}): menurut Pasal 25 "
        "dan 103 keputusan itu diutamakan",
    ),
    "coverage": (
        "The register holds {n} instruments, {m} of them signed by that day; it is not complete, so silence "
        "is not proof that no other commitment existed.",
        "Register memuat {n} instrumen, {m} di antaranya ditandatangani sampai hari itu; register belum lengkap, "
        "jadi ketiadaan temuan bukan bukti bahwa tidak ada komitmen lain.",
    ),
    "coverage_complete": (
        "The register holds {n} instruments, {m} of them signed by that day.",
        "Register memuat {n} instrumen, {m} di antaranya ditandatangani sampai hari itu.",
    ),
    "did_not_exist": (
        "{state} did not exist as a state on {day} by the register's reckoning",
        "{state} belum atau tidak lagi ada sebagai negara pada {day} menurut register",
    ),
    "group_attack": (
        "the attackers named are no states, so no state's force is judged; to judge an answer on some state's soil, "
        "ask --by the state that answers --on that state --fact attacked_first=yes --fact attributable=no",
        "penyerang yang disebut bukan negara sehingga tidak ada kekuatan negara yang dinilai; untuk menilai balasan di "
        "wilayah suatu negara, tanyakan --by negara yang membalas --on negara itu --fact attacked_first=yes "
        "--fact attributable=no",
    ),
    "ask_instead": ("; ask of {names}", "; tanyakan {names}"),
    "after_as_of": (
        "{day} lies after {as_of}, the day through which the register is kept: nothing later is known",
        "{day} sesudah {as_of}, hari terakhir pemutakhiran register: tidak ada yang diketahui sesudahnya",
    ),
}

MONTHS: Final = {
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    "id": [
        "Januari",
        "Februari",
        "Maret",
        "April",
        "Mei",
        "Juni",
        "Juli",
        "Agustus",
        "September",
        "Oktober",
        "November",
        "Desember",
    ],
}


def say(code: str, lang: str, **parts: object) -> str:
    """A sentence of the table in a language.

    >>> say("suspended", "en", bearer="United States", toward="New Zealand")
    'not applied by United States towards New Zealand that day'
    """
    return SENTENCES[code][LANGUAGES.index(lang)].format(**parts)


def label(word: Word, lang: str) -> str:
    """A word of the vocabulary as it reads in a sentence."""
    return word.id_ if lang == "id" else word.en


def denial(fact: Fact, lang: str) -> str:
    """The opposite of a fact as it reads in a sentence."""
    denied = fact.denied_id if lang == "id" else fact.denied
    return denied or say("not", lang, what=label(fact, lang))


def day_said(day: int, lang: str) -> str:
    """A day in words.

    >>> day_said(date(2024, 12, 4).toordinal(), "en"), day_said(date(2024, 12, 4).toordinal(), "id")
    ('4 December 2024', '4 Desember 2024')
    """
    at = date.fromordinal(day)
    return f"{at.day} {MONTHS[lang][at.month - 1]} {at.year}"


def said(bounds: Bounds, lang: str) -> str:
    """A date in words, its uncertainty included.

    >>> from foedus.model.dates import parse
    >>> said(parse("1961-07"), "en"), said(parse("1949-10-01/.."), "id")
    ('some day in July 1961', '1 Oktober 1949 atau sesudahnya, harinya tidak diketahui')
    """
    if bounds.earliest == bounds.latest:
        return say("never", lang) if bounds.earliest == FAR else day_said(bounds.earliest, lang)
    if bounds == (DAWN, FAR):
        return say("unknown_day", lang)
    if bounds.latest == FAR:
        return say("or_later", lang, what=day_said(bounds.earliest, lang))
    if bounds.earliest == DAWN:
        return say("or_earlier", lang, what=day_said(bounds.latest, lang))
    text = written(bounds)
    if len(text) == 4:
        return say("some_day_in", lang, what=text)
    if len(text) == 7:
        month = MONTHS[lang][int(text[5:]) - 1]
        return say("some_day_in", lang, what=f"{month} {text[:4]}")
    return say("between", lang, a=day_said(bounds.earliest, lang), b=day_said(bounds.latest, lang))


_PINPOINTS: Final = (
    (r"\barticle number not seen\b", "nomor pasal tidak terlihat"),
    (r"\bnumber not seen\b", "nomor tidak terlihat"),
    (r"\bnot seen\b", "tidak terlihat"),
    (r"\barts?\b\.?", "Pasal"),
    (r"\barticles?\b", "Pasal"),
    (r"\bparas?\b\.?", "paragraf"),
    (r"\bparagraphs?\b", "paragraf"),
    (r"\bpoints?\b", "butir"),
    (r"\bprinciples?\b", "prinsip"),
    (r"\bprotocol\b", "protokol"),
    (r"\bresolution\b", "resolusi"),
    (r"\bparts?\b", "bagian"),
    (r"\brule\b", "aturan"),
    (r"\boperative\b", "amar"),
    (r"\bsection\b", "bagian"),
    (r"\bannex\b", "lampiran"),
    (r"\bpreamble\b", "pembukaan"),
    (r"\bas amended\b", "sebagaimana diubah"),
    (r"\bunnumbered\b", "tanpa nomor"),
    (r"\b(\w+) clause\b", r"klausul \1"),
    (r"\bdefence\b", "pertahanan"),
    (r"\bhelp\b", "bantuan"),
    (r"\bfacilities\b", "fasilitas"),
    (r"\balliance\b", "aliansi"),
    (r"\bon contact\b", "tentang kontak"),
    (r"\bof signature\b", "penandatanganan"),
    (r"\breservation of\b", "reservasi"),
    (r"\bpledge of assistance\b", "janji bantuan"),
    (r"\bundertaking of support\b", "janji dukungan"),
    (r"\band\b", "dan"),
)
"""The few words that pinpoints are made of."""


def pinpoint(at: str, lang: str) -> str:
    """A pinpoint as a reader of the language expects it.

    >>> pinpoint("arts IV and V", "id"), pinpoint("art. 4", "en")
    ('Pasal IV dan V', 'art. 4')
    """
    if lang == "id":
        for english, indonesian in _PINPOINTS:
            at = re.sub(english, indonesian, at)
    return at


def ground(by: str, lang: str) -> str:
    """The act by which a bond began or ended. The register writes it in English: an Indonesian page
    keeps the article it names.

    >>> ground("exchange of instruments of ratification, art. 22", "id")
    'Pasal 22'
    """
    if lang == "en":
        return by
    return ", ".join(pinpoint(found, lang) for found in re.findall(r"\barts?\b\.? [^\s,;)]+", by))


def listed(names: tuple[str, ...] | list[str], lang: str, last: str = "and") -> str:
    """Names as a list in words.

    >>> listed(["a", "b", "c"], "en")
    'a, b and c'
    """
    if len(names) < 2:
        return "".join(names)
    return ", ".join(names[:-1]) + say(last, lang) + names[-1]
