"""A page of text for a terminal: wrapped lines in one language, sources numbered as they are cited."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from typing import Final

import click

from foedus.model.dates import parse
from foedus.model.nouns import Cite, Source
from foedus.reason.phrases import LANGUAGES, listed, pinpoint, said
from foedus.register.store import Register

WIDTH: Final = 80

WORDS: Final[dict[str, tuple[str, str]]] = {
    "attack": ("Attack", "Serangan"),
    "threat": ("Threat", "Ancaman"),
    "by_on": ("{event} by {by} on {on}, {date}", "{event} oleh {by} terhadap {on}, {date}"),
    "unknown_attacker": ("an unknown attacker", "penyerang tak dikenal"),
    "at": ("Place: {place}", "Tempat: {place}"),
    "at_home": (
        "Place not given: the home territory of {on} is presumed.",
        "Tempat tidak disebut: dianggap wilayah induk {on}.",
    ),
    "strict": ("Strict: nothing is presumed.", "Ketat: tidak ada yang dianggap."),
    "none": (
        "No commitment in the register is engaged.",
        "Tidak ada komitmen dalam register yang terpicu oleh peristiwa ini.",
    ),
    "must": ("{who} must {act} {whom}", "{who} wajib {act} {whom}"),
    "may": ("{who} may {act} {whom}", "{who} boleh {act} {whom}"),
    "breaks": (
        "{who} breaks promises, unless its force is lawful (instruments: {n}).",
        "{who} melanggar janji, kecuali kekuatannya sah (instrumen: {n}).",
    ),
    "breaks_plainly": ("{who} breaks promises (instruments: {n}).", "{who} melanggar janji (instrumen: {n})."),
    "breaches_plainly": ("Promises this breaks", "Janji yang dilanggar"),
    "held_by": ("held by {what}", "menurut {what}"),
    "breaches": ("Promises this breaks, unless the force is lawful", "Janji yang dilanggar, kecuali kekuatannya sah"),
    "not_to_attacker": (
        "No promise to defend {whom} runs here, for it is the attacker: {treaties}.",
        "Tidak ada janji membela {whom} yang berlaku, sebab ia penyerang: {treaties}.",
    ),
    "unsettled": (
        "Perhaps no longer binding: its end has no known day",
        "Mungkin tidak lagi mengikat: hari berakhirnya tidak diketahui",
    ),
    "signed_only": ("Signed but not in force: {titles}.", "Sudah ditandatangani tetapi belum berlaku: {titles}."),
    "contested_short": ("contested", "diperdebatkan"),
    "each_bound": ("in force for each of them that day", "berlaku bagi masing-masing pada hari itu"),
    "each_uncertain": (
        "whether each of them was bound that day is not known",
        "tidak diketahui apakah masing-masing terikat pada hari itu",
    ),
    "they_not_yet": ("they were bound only later", "mereka baru terikat kemudian"),
    "they_ended": (
        "no longer bound that day, each by its own end",
        "tidak lagi terikat pada hari itu, masing-masing dengan akhirnya sendiri",
    ),
    "they_attack": ("they are themselves the attackers", "mereka sendiri penyerangnya"),
    "they_suspended": ("not applied between them that day", "tidak diterapkan di antara mereka pada hari itu"),
    "as_named": (
        "Attacker and victim are taken as the case names them; whether the force is lawful is not judged here.",
        "Penyerang dan korban diambil sebagaimana disebut dalam kasus; sah tidaknya kekuatan tidak dinilai di sini.",
    ),
    "should": ("{who} should {act} {whom}", "{who} diminta {act} {whom}"),
    "promised": ("{who} promised to {act} {whom}", "{who} berjanji {act} {whom}"),
    "states": ("{n} states", "{n} negara"),
    "engaged": ("Engaged", "Terpicu"),
    "open": ("Open", "Terbuka"),
    "not_engaged": ("Not engaged, though it may look so", "Tidak terpicu, meski tampak demikian"),
    "why": ("Because", "Sebab"),
    "presumes": ("Presumes", "Dianggap"),
    "hinges_on": ("Hinges on", "Bergantung pada"),
    "political": (
        "a political commitment, not a treaty duty",
        "komitmen politik, bukan kewajiban perjanjian",
    ),
    "contested": ("this reading is contested", "pembacaan ini diperdebatkan"),
    "basis_report": ("coded from reports, not from the text", "dikode dari laporan, bukan dari teksnya"),
    "basis_unverified": ("not verified", "belum diverifikasi"),
    "conflicts": ("Commitments that pull apart", "Komitmen yang saling bertentangan"),
    "more_all": ("and {n} more: --all", "dan {n} lagi: --all"),
    "more": ("and {n} more", "dan {n} lagi"),
    "sources": ("Sources", "Sumber"),
    "notes": ("Mind", "Perhatikan"),
    "register": (
        "Register {version} ({digest}), kept through {as_of}",
        "Register {version} ({digest}), dimutakhirkan sampai {as_of}",
    ),
    "signed": ("Signed", "Ditandatangani"),
    "adopted": ("Adopted", "Disahkan"),
    "delivered": ("Delivered", "Dibacakan"),
    "holdings": ("What it found of particular uses of force", "Temuannya tentang penggunaan kekuatan tertentu"),
    "found": ("{by} against {on}, {spell}: {finding}", "{by} terhadap {on}, {spell}: {finding}"),
    "provisional": ("Applied provisionally", "Diterapkan sementara"),
    "in_force": ("In force", "Berlaku"),
    "ended": ("Ended", "Berakhir"),
    "not_in_force": ("not in force as far as the register knows", "sejauh diketahui register belum berlaku"),
    "still": ("still in force", "masih berlaku"),
    "parties": ("Parties", "Pihak"),
    "bound_on": ("bound on {on}", "terikat pada {on}"),
    "yes": ("yes", "ya"),
    "no": ("no", "tidak"),
    "unknown": ("unknown", "tidak diketahui"),
    "norms": ("Norms", "Norma"),
    "no_norms": ("No norm coded.", "Belum ada norma yang dikode."),
    "conditions": ("If", "Jika"),
    "relations": ("Earlier instruments", "Instrumen terdahulu"),
    "text": ("Text", "Teks"),
    "kind": ("Kind", "Jenis"),
    "published": ("Published", "Dimuat dalam"),
    "note": ("Note", "Catatan"),
    "rule_spell": ("in the text {spell}", "dalam teks {spell}"),
    "from": ("from {day}", "sejak {day}"),
    "until": ("until {day}", "sampai {day}"),
    "predecessors": ("Before it", "Sebelumnya"),
    "successors": ("After it", "Sesudahnya"),
    "no_lineage": (
        "The register knows nothing before or after it.",
        "Register tidak mengenal pendahulu atau penerus.",
    ),
    "clauses": ("Clause by clause", "Pasal demi pasal"),
    "differences": ("What differs", "Perbedaan"),
    "same": (
        "No difference in act, trigger, strength or conditions.",
        "Tidak ada perbedaan tindakan, pemicu, kekuatan, atau syarat.",
    ),
    "absent": ("none", "tidak ada"),
    "owed_to": ("Owed to {state}", "Kewajiban kepada {state}"),
    "owes": ("Owed by {state}", "Kewajiban {state}"),
    "on_day": ("{state} on {day}", "{state} pada {day}"),
    "between": ("{a} and {b}", "{a} dan {b}"),
    "nothing": ("nothing in the register", "tidak ada dalam register"),
    "general": (
        "What {state} owes the other parties about any state",
        "Kewajiban {state} kepada para pihak lain mengenai negara mana pun",
    ),
    "uncertain": ("date not certain", "tanggal tidak pasti"),
    "one_way": ("{a} to {b}", "{a} kepada {b}"),
    "both_ways": ("both ways", "timbal balik"),
    "exists": ("Exists", "Ada"),
    "found_none": (
        "Nothing fits. Try fewer words, or foedus find without words.",
        "Tidak ada yang cocok. Coba kata yang lebih sedikit.",
    ),
    "today": ("today", "kini"),
    "public": ("public", "terbuka"),
    "partly_public": ("partly public", "sebagian terbuka"),
    "secret": ("secret", "rahasia"),
    "unpublished": ("not published", "tidak diterbitkan"),
    "everyone": ("any state", "negara mana pun"),
    "defense": ("defence", "pertahanan"),
    "offense": ("offence", "ofensif"),
    "neutrality": ("neutrality", "netralitas"),
    "nonaggression": ("non-aggression", "nonagresi"),
    "consultation": ("consultation", "konsultasi"),
    "other": ("other", "lain"),
    # transfers, launches, votes
    "transfer": ("Transfer", "Pemindahan"),
    "launch": ("Test or launch", "Uji coba atau peluncuran"),
    "vote": ("Vote in the Security Council", "Pemungutan suara di Dewan Keamanan"),
    "from_to": ("{item} from {by} to {on}, {date}", "{item} dari {by} ke {on}, {date}"),
    "launch_by": ("{item} by {by}, {date}", "{item} oleh {by}, {date}"),
    "vote_on": (
        "Vote in the Security Council on a dispute of {by}, {date}",
        "Pemungutan suara di Dewan Keamanan mengenai sengketa {by}, {date}",
    ),
    "vote_plain": ("Vote in the Security Council, {date}", "Pemungutan suara di Dewan Keamanan, {date}"),
    "banned": ("Banned for {who}: {texts}.", "Dilarang bagi {who}: {texts}."),
    "banned_contested": (
        "Banned for {who} as some hold and others deny: {texts}.",
        "Dilarang bagi {who} menurut sebagian, disangkal yang lain: {texts}.",
    ),
    "perhaps_banned_if": (
        "Open for {who}, it hinges on {unless}: {texts}.",
        "Terbuka bagi {who}, bergantung pada {unless}: {texts}.",
    ),
    "not_banned": (
        "No decision of the Security Council in the register bans it.",
        "Tidak ada keputusan Dewan Keamanan dalam register yang melarangnya.",
    ),
    "every_other": ("every other state", "setiap negara lain"),
    "recommends": ("a call, not a decision that binds", "seruan, bukan keputusan yang mengikat"),
    "each_other": ("each other", "satu sama lain"),
    "gives_way": ("gives way to the Charter, see below", "kalah oleh Piagam, lihat di bawah"),
    "overridden": ("Gives way to {what}", "Kalah oleh {what}"),
    "cap": ("Cap: {amount} {unit} per {per}", "Batas: {amount} {unit} per {per}"),
    "unless": ("Unless", "Kecuali"),
    "items": ("Items", "Barang"),
    # lawfulness
    "lawfulness": ("Would the force be lawful?", "Apakah kekuatan itu sah?"),
    "force_attacker": ("{who} attacking {target}: {finding}", "{who} menyerang {target}: {finding}"),
    "threat_attacker": (
        "{who} threatening {target}: {finding}",
        "{who} mengancam {target}: {finding}",
    ),
    "threat_victim": (
        "{who} using force before {target} attacks: {finding}",
        "{who} memakai kekuatan sebelum {target} menyerang: {finding}",
    ),
    "threat_helper": (
        "{who} using force for the state threatened before {target} attacks: {finding}",
        "{who} memakai kekuatan bagi negara yang diancam sebelum {target} menyerang: {finding}",
    ),
    "claim_unstated": (
        "Nothing was stated of the attacker's claim: a purpose, an earlier attack, an imminent one, consent, or a "
        "mandate that is not in the register would be weighed (--purpose, --fact attacked_first, imminent, consented, "
        "council_authorised).",
        "Tidak ada klaim penyerang yang dinyatakan: tujuan, serangan lebih dahulu, serangan yang segera terjadi, "
        "persetujuan, atau mandat di luar register akan dipertimbangkan (--purpose, --fact attacked_first, imminent, "
        "consented, council_authorised).",
    ),
    "but_for": (
        "Not banned, on the presumption that {what}: {texts}.",
        "Tidak dilarang, dengan anggapan {what}: {texts}.",
    ),
    "nobody_blocks": (
        "{votes} of {members} votes adopt it; nobody can block it.",
        "{votes} dari {members} suara mengesahkannya; tidak ada yang dapat menggagalkannya.",
    ),
    "others_title": ("Every other state", "Setiap negara lain"),
    "force_victim": ("{who} answering {target}: {finding}", "{who} melawan {target}: {finding}"),
    "force_helper": (
        "{who} helping against {target}: {finding}",
        "{who} menolong melawan {target}: {finding}",
    ),
    "lawful": ("lawful", "sah"),
    "unlawful": ("unlawful", "tidak sah"),
    "contested_force": ("contested", "diperdebatkan"),
    "open_force": ("open", "terbuka"),
    "views": ("Views", "Pandangan"),
    "view_is": ("Judged by one reading only: {view}.", "Dinilai menurut satu pembacaan saja: {view}."),
    "positions": ("Who holds what", "Siapa berpendapat apa"),
    "holds_yes": ("yes", "ya"),
    "holds_no": ("no", "tidak"),
    "holds_open": ("undecided", "belum memutuskan"),
    "would_rest_on": ("Would rest on", "Akan bertumpu pada"),
    "rests_on": ("Rests on", "Bertumpu pada"),
    # the Council and the watchers
    "council": ("The Security Council that day", "Dewan Keamanan hari itu"),
    "council_on": ("Security Council on {day}", "Dewan Keamanan pada {day}"),
    "majority": (
        "{votes} of {members} votes adopt a decision; a negative vote of {veto} blocks it.",
        "{votes} dari {members} suara mengesahkan keputusan; suara menolak {veto} menggagalkannya.",
    ),
    "itself_involved": (
        "{who} could block any measure in its own case.",
        "{who} dapat menggagalkan tindakan apa pun dalam perkaranya sendiri.",
    ),
    "permanent": ("Permanent", "Tetap"),
    "elected": ("Elected", "Terpilih"),
    "president": ("President", "Ketua"),
    "past_vetoes": (
        "Vetoes on the states of the case, latest first",
        "Veto mengenai negara dalam kasus, terbaru dahulu",
    ),
    "vetoed_by": ("vetoed by {who}", "diveto {who}"),
    "votes_cast": ("{yes} for, {no} against, {abstain} abstaining", "{yes} setuju, {no} menolak, {abstain} abstain"),
    "absent_votes": ("{n} absent or not voting", "{n} tidak hadir atau tidak memilih"),
    "abstained_by": ("abstaining: {who}", "abstain: {who}"),
    "no_votes": ("votes not found", "perolehan suara tidak ditemukan"),
    "no_vetoes": ("No veto in the register fits.", "Tidak ada veto dalam register yang cocok."),
    "vetoes_title": ("Vetoes: {n}", "Veto: {n}"),
    "cast": ("Cast by", "Dijatuhkan oleh"),
    "monitors": ("Who watches the sanctions", "Siapa yang mengawasi sanksi"),
    "monitors_on": ("Sanctions and who watches them, {day}", "Sanksi dan pengawasnya, {day}"),
    "no_regimes": (
        "No sanctions regime of the Security Council in the register fits.",
        "Tidak ada rezim sanksi Dewan Keamanan dalam register yang cocok.",
    ),
    "regime_in_force": ("in force since {since}, {by}", "berlaku sejak {since}, {by}"),
    "regime_ended": ("ended {until}, {by}", "berakhir {until}, {by}"),
    "regime_unknown": ("whether in force is not certain", "belum pasti berlaku"),
    "no_panel": (
        "No panel of experts of the United Nations watches that day.",
        "Tidak ada panel ahli PBB yang mengawasi pada hari itu.",
    ),
    "body_working": ("at work since {since}", "bekerja sejak {since}"),
    "body_over": ("worked until {last}", "bekerja sampai {last}"),
    "body_later": ("not yet: from {since}", "belum: sejak {since}"),
    "body_unknown": ("whether at work is not certain", "belum pasti bekerja"),
    "body_mandate": ("mandate to {until}, {by}", "mandat sampai {until}, {by}"),
    "body_committee": ("committee", "komite"),
    "body_panel": ("panel", "panel"),
    "body_office": ("office", "kantor"),
    "body_outside": ("outside the United Nations", "di luar PBB"),
    "against": ("against {who}", "terhadap {who}"),
    "items_title": ("Items the measures speak of", "Barang yang disebut dalam tindakan"),
    "broader": ("part of", "bagian dari"),
    "doctrines_title": ("Where the law on force divides", "Perbedaan dalam hukum penggunaan kekuatan"),
    "attackers": ("with the attacker", "di pihak penyerang"),
    "defenders": ("with the victim", "di pihak korban"),
    "mode_legal": (
        "Only duties in law: those to the victims, and promises to join a war; who defends a victim attacks nobody.",
        "Hanya kewajiban hukum: kepada korban, dan janji ikut perang; pembela korban tidak menyerang siapa pun.",
    ),
    "mode_literal": (
        "By the letter: any fighting counts as an attack on whoever fights.",
        "Secara harfiah: setiap pertempuran dihitung sebagai serangan terhadap siapa pun yang bertempur.",
    ),
    "round_bound": ("Round {n}, bound to enter: {states}", "Putaran {n}, wajib ikut: {states}"),
    "round_open": (
        "Round {n}, bound if what is open holds: {states}",
        "Putaran {n}, wajib bila yang terbuka terpenuhi: {states}",
    ),
    "to_whom": ("to {whom}", "kepada {whom}"),
    "nobody_joins": ("Nobody else is bound to enter.", "Tidak ada pihak lain yang wajib ikut."),
    "owed_in_every_war": ("Owed in every war, whoever fights", "Berlaku dalam setiap perang, siapa pun yang berperang"),
    "whoever_fights": ("any state", "negara mana pun"),
    "simulated": (
        "{runs} wars drawn (seed {seed}). A duty is honoured with a chance of {model}.",
        "{runs} perang diundi (benih {seed}). Peluang kewajiban dipenuhi: {model}.",
    ),
    "simulated_open": (
        "Duties that are open count with a chance of {share}.",
        "Kewajiban yang terbuka dihitung dengan peluang {share}.",
    ),
    "simulated_no_open": ("Duties that are open are left out.", "Kewajiban yang terbuka tidak dihitung."),
    "drawn_mean": (
        "States that enter: {mean} on average; in nine wars of ten, {low} to {high}.",
        "Negara yang ikut: rata-rata {mean}; dalam sembilan dari sepuluh perang, {low} sampai {high}.",
    ),
    "odds_head": (
        "How often each enters, and mostly in which round",
        "Seberapa sering masing-masing ikut, dan umumnya pada putaran mana",
    ),
    "round_n": ("round {n}", "putaran {n}"),
    "others_enter": (
        "and {n} more, each in fewer than {share} of wars",
        "dan {n} lainnya, masing-masing dalam kurang dari {share} perang",
    ),
    "nobody_enters": ("Nobody enters in any of them.", "Tidak ada yang ikut dalam satu pun."),
    "torn_odds": (
        "Called to both sides at once, and so out",
        "Terpanggil ke kedua pihak sekaligus, karena itu tidak ikut",
    ),
    "matter": (
        "What each instrument adds to the states drawn in",
        "Berapa negara yang ditambahkan oleh tiap instrumen",
    ),
    "owed_not_will": (
        "This says what follows if states honour duties by such a chance. It does not say that they will.",
        "Ini akibatnya bila negara memenuhi kewajiban dengan peluang itu, bukan ramalan bahwa mereka akan memenuhinya.",
    ),
    "torn": ("Called to both sides, and so to neither", "Terpanggil ke kedua pihak, karena itu tidak ke mana pun"),
    "held_back": (
        "Held back: duties that the law above them defeats",
        "Tertahan: kewajiban yang dikalahkan hukum di atasnya",
    ),
    "minority": ("claimed by few, denied by most", "diklaim sedikit pihak, ditolak kebanyakan"),
    "rejected": ("rejected but for who claims it", "ditolak kecuali oleh yang mengklaimnya"),
}


class Page:
    """Lines of an answer, wrapped and styled; sources are numbered as they are cited.

    asked  the day the answer is about, ISO 8601; the register's own day if none was
    """

    def __init__(self, register: Register, lang: str, asked: str = "") -> None:
        self.register, self.lang, self.asked = register, lang, asked or register.ref.as_of
        self.lines: list[str] = []
        self.cited: dict[tuple[str, str], tuple[int, Source]] = {}

    def word(self, key: str, **parts: object) -> str:
        """A phrase of the table in the page's language."""
        return WORDS[key][LANGUAGES.index(self.lang)].format(**parts)

    def state(self, id: str | None) -> str:
        """A state by its name; nothing for what is owed to all together."""
        return self.register.said(id, self.lang) if id else ""

    def bearer(self, id: str | None) -> str:
        """Who is bound; None is everyone bound who has no part of its own in the case."""
        return self.state(id) if id else self.word("every_other")

    def states(self, ids: Iterable[str | None], most: int = 6) -> str:
        """Those bound by name; many of them as a number and the codes below."""
        names = [self.bearer(id) for id in dict.fromkeys(ids)]
        return listed(names, self.lang) if len(names) <= most else self.word("states", n=len(names))

    def day(self, edtf: str | None) -> str:
        """An EDTF date in words."""
        return said(parse(edtf), self.lang) if edtf else ""

    def at(self, pinpoint_: str) -> str:
        """A pinpoint in the page's language."""
        return pinpoint(pinpoint_, self.lang)

    def heading(self, text: str) -> None:
        """A section heading, with a blank line before it."""
        if self.lines:
            self.lines.append("")
        self.lines += [
            click.style(line, bold=True)
            for line in textwrap.wrap(text, WIDTH, subsequent_indent="  ", break_on_hyphens=False)
        ]

    def put(self, text: str, indent: int = 2, hang: int = 0, style: str = "") -> None:
        """A wrapped paragraph; lines after the first are indented by `hang` more."""
        wrapped = textwrap.wrap(
            text,
            WIDTH,
            initial_indent=" " * indent,
            subsequent_indent=" " * (indent + hang),
            break_long_words=False,
            break_on_hyphens=False,
        )
        self.lines += [click.style(line, fg=style) if style else line for line in wrapped or [""]]

    def field(self, name: str, value: str, indent: int = 2, width: int = 12) -> None:
        """A named value, aligned."""
        if value:
            self.put(f"{name:<{width}}  {value}", indent, hang=width + 2)

    def cite(self, instrument: str, source: str) -> str:
        """The mark of a source, numbered on first use."""
        key = (instrument, source)
        if key not in self.cited:
            try:
                found = self.register[instrument].source(source)
            except KeyError:
                return ""
            self.cited[key] = (len(self.cited) + 1, found)
        return f" [{self.cited[key][0]}]"

    def cites(self, cites: Iterable[Cite]) -> str:
        """The marks of several pinpoints, each source once."""
        return "".join(dict.fromkeys(self.cite(cite.instrument, cite.source) for cite in cites))

    def source(self, source: Source) -> str:
        """The mark of a source that belongs to no instrument, numbered on first use."""
        key = ("", source.url or source.title)
        if key not in self.cited:
            self.cited[key] = (len(self.cited) + 1, source)
        return f" [{self.cited[key][0]}]"

    def finish(self) -> str:
        """The page with its sources and the register it rests on."""
        if self.cited:
            self.heading(self.word("sources"))
            for number, source in self.cited.values():
                self.put(f"[{number}] {source_line(source)}", 2, hang=len(str(number)) + 3)
        ref = self.register.ref
        self.lines += [
            "",
            click.style(
                self.word("register", version=ref.version, digest=ref.digest, as_of=self.day(ref.as_of)),
                dim=True,
            ),
        ]
        return "\n".join(self.lines)


def source_line(source: Source) -> str:
    """A source as a reference."""
    parts = [source.publisher, source.title, source.date]
    return f"{', '.join(filter(None, parts))}. {source.url}".strip()


def capital(line: str) -> str:
    """The line with a capital letter first."""
    return line[:1].upper() + line[1:]
