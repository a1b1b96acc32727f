"""Every command of `foedus`, in the order of the manual."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import wraps
from pathlib import Path
from typing import Any

import click
import msgspec

import foedus as package
from foedus.cli.refusal import Group
from foedus.model.dates import Bounds, ordinal, parse
from foedus.model.errors import BadInput
from foedus.reason.phrases import LANGUAGES
from foedus.register.read import nearest
from foedus.register.store import Register, open_register

Command = Callable[..., Any]


class Output:
    """How to print: as text in a language, or as JSON."""

    def __init__(self, as_json: bool, lang: str) -> None:
        self.as_json, self.lang = as_json, lang

    def show(self, document: Any, text: Callable[..., str], *rest: Any) -> None:
        """Print a document as JSON, or what `text` makes of it."""
        if self.as_json:
            click.echo(msgspec.json.format(msgspec.json.encode(document), indent=2).decode())
        else:
            click.echo(text(document, *rest, self.lang))


class Context:
    """What every command shares: the register, opened when first used."""

    def __init__(self, directory: str | None) -> None:
        self.directory = directory
        self._register: Register | None = None

    @property
    def register(self) -> Register:
        """The register named by --register, or the usual one."""
        if self._register is None:
            self._register = open_register(self.directory)
        return self._register


def output_options(command: Command) -> Command:
    """--json and --lang, handed to the command as `out`; the register as `register`."""

    @click.option("--json", "as_json", is_flag=True, help="Print JSON (see: foedus schema).")
    @click.option("--lang", default="en", metavar="en|id", help="Language of the answer: en or id.")
    @click.pass_context
    @wraps(command)
    def wrapped(ctx: click.Context, /, *args: Any, as_json: bool, lang: str, **kwargs: Any) -> Any:
        shared: Context = ctx.obj
        if lang not in LANGUAGES:
            raise BadInput(f'"{lang}" is not a language Foedus writes: use --lang en or --lang id')
        return command(shared.register, Output(as_json, lang), *args, **kwargs)

    return wrapped


def day_of(text: str | None) -> int:
    """A day given on the command line; today if none was."""
    if text is None:
        return date.today().toordinal()
    day: int = _date(text, ordinal)
    return day


def _date(text: str, read: Callable[[str], Any]) -> Any:
    try:
        return read(text.strip())
    except BadInput as error:
        raise BadInput(f"{error}, for example 2024-06-19") from None


class Names(click.ParamType[str]):
    """Completion of names: states, instruments or facts that begin with what is typed."""

    name = "name"

    def __init__(self, what: str) -> None:
        self.what = what

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Any]:
        """Candidates for the shell."""
        from click.shell_completion import CompletionItem

        try:
            register = open_register(None)
        except (BadInput, OSError):
            return []
        candidates: list[tuple[str, str]]
        if self.what == "state":
            candidates = [(state.id, state.name) for state in register.states]
        elif self.what == "instrument":
            candidates = [(id, register[id].title) for id in register.instrument_ids]
        elif self.what == "item":
            candidates = [(item.id, item.name) for item in register.items]
        else:
            from foedus.model.vocabulary import FACTS

            candidates = [(f"{fact.id}=", fact.en) for fact in FACTS]
        start = incomplete.casefold()
        return [CompletionItem(id, help=help) for id, help in candidates if id.casefold().startswith(start)]


STATE, INSTRUMENT, FACT, ITEM = Names("state"), Names("instrument"), Names("fact"), Names("item")


@click.group(cls=Group, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80})
@click.version_option(package.__version__, "-V", "--version", prog_name="foedus")
@click.option("--register", "directory", metavar="DIR", help="Use another register directory.")
@click.pass_context
def foedus(ctx: click.Context, directory: str | None) -> None:
    """What the world's security commitments demand, forbid and allow, with citations.

    States and places go by code or name, in English or Indonesian: PRK, 731, "North Korea", Korut.
    Days are written 2024-06-19.
    """
    ctx.obj = Context(directory)


# ------------------------------------------------------------------------------------------ assess


class AssessGroup(Group):
    """`foedus assess attack ...`, or `foedus assess case.toml`."""

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, Any, list[str]]:
        """Take a file name for the command that reads one."""
        if args and args[0] not in self.commands and (args[0].endswith(".toml") or Path(args[0]).is_file()):
            return "case", self.commands["case"], args
        return super().resolve_command(ctx, args)


@foedus.group("assess", cls=AssessGroup)
def assess_group() -> None:
    """What an event triggers: assess attack, threat, transfer, launch, vote, or assess CASE.toml."""


def _event_options(command: Command) -> Command:
    for option in (
        click.option("--all", "everything", is_flag=True, help="Also what nobody would expect, with why not."),
        click.option("--view", default="", metavar="VIEW", help="Judge force by one view: see foedus doctrines."),
    ):
        command = option(command)
    return _attack_options(command)


def _attack_options(command: Command) -> Command:
    """Who attacks or threatens whom, when, where and with what facts."""
    for option in (
        click.option("--strict", is_flag=True, help="Presume nothing: what is not stated is unknown."),
        click.option(
            "--fact", "facts", multiple=True, type=FACT, metavar="NAME=yes|no|unknown", help="A fact. Repeat."
        ),
        click.option(
            "--purpose", "purposes", multiple=True, help="Purpose of the force, as claimed. Repeat for a mix."
        ),
        click.option("--place", default="", help="Where. Default: the victim's home territory, presumed."),
        click.option("--date", "when", required=True, metavar="DAY", help="The day, such as 2024-12-10."),
        click.option("--on", "victims", multiple=True, type=STATE, metavar="STATE", help="Victim. Repeat."),
        click.option("--non-state", is_flag=True, help="--by names groups that are not states."),
        click.option(
            "--by",
            "attackers",
            multiple=True,
            type=STATE,
            metavar="STATE",
            help="Who. Repeat; none: unknown.",
        ),
    ):
        command = option(command)
    return command


def _assess_event(event: str, help_text: str) -> click.Command:
    def assess(
        register: Register,
        out: Output,
        attackers: tuple[str, ...],
        non_state: bool,
        victims: tuple[str, ...],
        when: str,
        place: str,
        purposes: tuple[str, ...],
        view: str,
        facts: tuple[str, ...],
        everything: bool,
        strict: bool,
    ) -> None:
        from foedus.reason.case import make_case, parse_facts

        case = make_case(
            register,
            event,
            by=() if non_state else attackers,
            groups=attackers if non_state else (),
            on=victims,
            date=when,
            place=place,
            purpose=purposes,
            facts=parse_facts(facts),
        )
        _answer(register, out, case, everything=everything, strict=strict, view=view)

    assess.__doc__ = help_text
    made: click.Command = click.command(event)(_event_options(output_options(assess)))
    return made


def _answer(register: Register, out: Output, case: Any, *, everything: bool, strict: bool, view: str = "") -> None:
    from foedus.reason.assess import assess
    from foedus.report.assessment import assessment

    answer = assess(case, register=register, lang=out.lang, everything=everything, strict=strict, view=view)
    out.show(answer.document() if out.as_json else answer, lambda made, _: assessment(made))


assess_group.add_command(
    _assess_event(
        "attack",
        "Hold the register against an attack: foedus assess attack --by USA --on PRK --date 2024-12-10",
    )
)
assess_group.add_command(_assess_event("threat", "Hold the register against a threat of attack."))


def _passing_options(command: Command) -> Command:
    for option in (
        click.option("--strict", is_flag=True, help="Presume nothing: what is not stated is unknown."),
        click.option("--all", "everything", is_flag=True, help="Also what is not engaged, with why not."),
        click.option(
            "--fact", "facts", multiple=True, type=FACT, metavar="NAME=yes|no|unknown", help="A fact. Repeat."
        ),
        click.option("--date", "when", required=True, metavar="DAY", help="The day, such as 2024-01-04."),
    ):
        command = option(command)
    return command


def _assess_transfer(name: str, fixed: str, help_text: str) -> click.Command:
    """A transfer; `training` and `deployment` are transfers of what their name says."""

    def assess(
        register: Register,
        out: Output,
        suppliers: tuple[str, ...],
        recipients: tuple[str, ...],
        item: str,
        when: str,
        facts: tuple[str, ...],
        everything: bool,
        strict: bool,
    ) -> None:
        from foedus.reason.case import make_case, parse_facts

        case = make_case(
            register, "transfer", by=suppliers, on=recipients, item=item, date=when, facts=parse_facts(facts)
        )
        _answer(register, out, case, everything=everything, strict=strict)

    assess.__doc__ = help_text
    command: Command = _passing_options(output_options(assess))
    for option in (
        click.option("--item", default=fixed, show_default=bool(fixed), type=ITEM, help="What passes."),
        click.option("--to", "recipients", multiple=True, type=STATE, metavar="STATE", help="Recipient. Repeat."),
        click.option("--from", "suppliers", multiple=True, type=STATE, metavar="STATE", help="Supplier. Repeat."),
    ):
        command = option(command)
    made: click.Command = click.command(name)(command)
    return made


assess_group.add_command(
    _assess_transfer(
        "transfer",
        "",
        "What bans a transfer: foedus assess transfer --from PRK --to RUS --item coal --date 2017-08-06",
    )
)
assess_group.add_command(
    _assess_transfer("training", "military_training", "What bans one state training another's forces.")
)
assess_group.add_command(_assess_transfer("deployment", "troops", "What bans sending troops to another state."))


@assess_group.command("launch")
@click.option("--by", "launchers", multiple=True, type=STATE, metavar="STATE", help="Who launches or tests.")
@click.option("--item", default="ballistic_missile_launch", show_default=True, type=ITEM, help="What is launched.")
@_passing_options
@output_options
def assess_launch(
    register: Register,
    out: Output,
    launchers: tuple[str, ...],
    item: str,
    when: str,
    facts: tuple[str, ...],
    everything: bool,
    strict: bool,
) -> None:
    """What bans a missile launch, a satellite launch or a nuclear test."""
    from foedus.reason.case import make_case, parse_facts

    case = make_case(register, "launch", by=launchers, item=item, date=when, facts=parse_facts(facts))
    _answer(register, out, case, everything=everything, strict=strict)


@assess_group.command("vote")
@click.option("--party", "parties", multiple=True, type=STATE, metavar="STATE", help="A party to the dispute. Repeat.")
@click.option("--subject", default="", help="What the draft is about, for the record.")
@click.option("--chapter", default="", metavar="VI|VII", help="Chapter of the Charter on which the draft rests.")
@click.option("--procedural", is_flag=True, help="The vote is on a procedural matter.")
@_passing_options
@output_options
def assess_vote(
    register: Register,
    out: Output,
    parties: tuple[str, ...],
    subject: str,
    chapter: str,
    procedural: bool,
    when: str,
    facts: tuple[str, ...],
    everything: bool,
    strict: bool,
) -> None:
    """Who can block a draft in the Security Council, who must abstain, and what remains."""
    from foedus.reason.case import make_case, parse_facts

    stated = parse_facts(facts)
    if chapter:
        if chapter.upper() not in ("VI", "VII"):
            raise BadInput(
                f'"{chapter}" is not a chapter on which the Council votes: use --chapter VI or --chapter VII'
            )
        stated.setdefault("chapter_vi", "yes" if chapter.upper() == "VI" else "no")
    if procedural:
        stated.setdefault("procedural", "yes")
    case = make_case(register, "vote", by=parties, date=when, title=subject, facts=stated)
    _answer(register, out, case, everything=everything, strict=strict)


@assess_group.command("case")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--view", default="", metavar="VIEW", help="Judge force by one view: see foedus doctrines.")
@click.option("--strict", is_flag=True, help="Presume nothing: what is not stated is unknown.")
@click.option("--all", "everything", is_flag=True, help="Also what nobody would expect, with why not.")
@output_options
def assess_case(register: Register, out: Output, file: Path, view: str, strict: bool, everything: bool) -> None:
    """Hold the register against a case file (see examples/)."""
    from foedus.reason.case import read_case

    _answer(register, out, read_case(register, file), everything=everything, strict=strict, view=view)


@foedus.command("brief")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("-o", "--output", "target", default="-", metavar="FILE", help="FILE.md, .html or .pdf; - prints.")
@click.option("--lang", default="en", metavar="en|id", help="Language of the brief: en or id.")
@click.option("--view", default="", metavar="VIEW", help="Judge force by one view: see foedus doctrines.")
@click.option("--strict", is_flag=True, help="Presume nothing: what is not stated is unknown.")
@click.pass_obj
def brief_command(shared: Context, file: Path, target: str, lang: str, view: str, strict: bool) -> None:
    """A brief of one or two pages on a case file, with pictures and numbered sources."""
    from foedus.reason.assess import assess
    from foedus.reason.case import read_case
    from foedus.report.brief import brief
    from foedus.report.formats import fitted, format_of, save, written

    if lang not in LANGUAGES:
        raise BadInput(f'"{lang}" is not a language Foedus writes: use --lang en or --lang id')
    format = "md" if target == "-" else format_of(target)
    register = shared.register
    answer = assess(read_case(register, file), register=register, lang=lang, strict=strict, view=view)
    page = fitted(answer) if format == "pdf" else written(brief(answer), format)
    if target == "-":
        click.echo(page.decode(), nl=False)
    else:
        save(target, page)


# ------------------------------------------------------------------------------ looking things up


@foedus.command("find")
@click.argument("words", nargs=-1)
@click.option("--party", "parties", multiple=True, type=STATE, metavar="STATE", help="A party. Repeat for several.")
@click.option("--signed", metavar="DATE", help="Signed that day, month or year.")
@click.option("--on", "on_day", metavar="DAY", help="In force for some party that day.")
@click.option("--act", "acts", multiple=True, metavar="ACT", help="Has a norm of that act or obligation.")
@output_options
def find_command(
    register: Register,
    out: Output,
    words: tuple[str, ...],
    parties: tuple[str, ...],
    signed: str | None,
    on_day: str | None,
    acts: tuple[str, ...],
) -> None:
    """Find instruments by words, party, date or act."""
    from foedus.model.vocabulary import Obligation
    from foedus.reason.look import find
    from foedus.register.read import ACTS
    from foedus.report import text

    for act in acts:
        known = [*ACTS, *Obligation]
        if act not in known:
            raise BadInput(f'"{act}" is not an act or obligation.{nearest(act, known)} See: foedus schema --vocabulary')
    when: Bounds | None = _date(signed, parse) if signed else None
    made = find(
        register,
        " ".join(words),
        parties=[register.state(name).id for name in parties],
        signed=when,
        on=day_of(on_day) if on_day else None,
        acts=acts,
        lang=out.lang,
    )
    out.show(made, text.found, register)


@foedus.command("show")
@click.argument("instrument", type=INSTRUMENT)
@click.option("--on", "on_day", metavar="DAY", help="Say of each party whether it was bound that day.")
@output_options
def show_command(register: Register, out: Output, instrument: str, on_day: str | None) -> None:
    """One instrument: dates, parties, norms, lineage, sources, basis."""
    from foedus.reason.look import show
    from foedus.report import text

    day = day_of(on_day) if on_day else None
    out.show(show(register, register.instrument(instrument), on=day, lang=out.lang), text.instrument, register)


@foedus.command("lineage")
@click.argument("instrument", type=INSTRUMENT)
@output_options
def lineage_command(register: Register, out: Output, instrument: str) -> None:
    """What an instrument replaced and what replaced it, clauses side by side."""
    from foedus.reason.look import lineage
    from foedus.report import text

    out.show(lineage(register, register.instrument(instrument), lang=out.lang), text.lineage, register)


@foedus.command("compare")
@click.argument("instruments", nargs=-1, required=True, type=INSTRUMENT)
@output_options
def compare_command(register: Register, out: Output, instruments: tuple[str, ...]) -> None:
    """Instruments side by side, and what differs."""
    from foedus.reason.look import compare
    from foedus.report import text

    chosen = [register.instrument(name) for name in instruments]
    out.show(compare(register, chosen, lang=out.lang), text.compared, register)


@foedus.command("commitments")
@click.argument("state", type=STATE)
@click.option("--on", "on_day", metavar="DAY", help="The day. Default: today.")
@output_options
def commitments_command(register: Register, out: Output, state: str, on_day: str | None) -> None:
    """Who owes a state what on a day, and what it owes whom."""
    from foedus.reason.look import commitments
    from foedus.report import text

    made = commitments(register, register.state(state).id, day_of(on_day), lang=out.lang)
    out.show(made, text.commitments, register)


@foedus.command("timeline")
@click.argument("one", type=STATE)
@click.argument("two", type=STATE)
@output_options
def timeline_command(register: Register, out: Output, one: str, two: str) -> None:
    """Every commitment there ever was between two states, as spells."""
    from foedus.reason.look import timeline
    from foedus.report import text

    made = timeline(register, register.state(one).id, register.state(two).id, lang=out.lang)
    out.show(made, text.timeline, register)


@foedus.command("states")
@click.argument("name", required=False, default="", type=STATE)
@click.option("--on", "on_day", metavar="DAY", help="Only those that existed that day.")
@click.option("--system", default="", metavar="cow|gw", help="Only members of that list of the state system.")
@output_options
def states_command(register: Register, out: Output, name: str, on_day: str | None, system: str) -> None:
    """States, their codes, names and spells."""
    from foedus.reason.look import states
    from foedus.report import text

    if system not in ("", "cow", "gw"):
        raise BadInput(f'"{system}" is not a list of states: use --system cow or --system gw')
    made = states(register, name=name, on=day_of(on_day) if on_day else None, system=system)
    out.show(made, text.states, register)


# ------------------------------------------------------------------------------------ research tables


@foedus.command("panel")
@click.argument("table")
@click.option("--system", default="cow", metavar="cow|gw|iso|register", help="List of states and codes. Default: cow.")
@click.option("--from", "since", default=1816, metavar="YEAR", type=int, help="First year. Default: 1816.")
@click.option("--to", "until", default=None, metavar="YEAR", type=int, help="Last year. Default: the last covered.")
@click.option("--undirected", is_flag=True, help="One row a pair, lower code first: 1 if either owes the other.")
@click.option("--on", "rule", default="any", metavar="any|01-01|12-31|share", help="When a year counts. Default: any.")
@click.option("--state", "states", multiple=True, type=STATE, metavar="STATE", help="Only with this state. Repeat.")
@click.option("--region", default="", metavar="REGION", help="Only states with their home in a region.")
@click.option("--micro", is_flag=True, help="With microstates.")
@click.option("--assurances", is_flag=True, help="Also what binds in politics and not in law.")
@click.option("--detail", is_flag=True, help="Pacts, strength, conditions and ids of instruments.")
@click.option("--similarity", is_flag=True, help="Signorino and Ritter's S of the two portfolios.")
@click.option("--extend", is_flag=True, help="Past the last day of the list of states; such rows say so.")
@click.option("--assume-complete", is_flag=True, help="Read what the register lacks as 0 from 1945 on.")
@click.option(
    "-o", "--output", "target", default="-", metavar="FILE", help="FILE.csv .parquet .feather .dta; - prints."
)
@click.pass_obj
def panel_command(
    shared: Context,
    table: str,
    system: str,
    since: int,
    until: int | None,
    undirected: bool,
    rule: str,
    states: tuple[str, ...],
    region: str,
    micro: bool,
    assurances: bool,
    detail: bool,
    similarity: bool,
    extend: bool,
    assume_complete: bool,
    target: str,
) -> None:
    """A research table: foedus panel dyad-year|state-year|spell|instrument|member -o FILE"""
    from foedus.tables.files import format_of, save
    from foedus.tables.panel import chosen, made

    register = shared.register
    choice = chosen(
        register,
        table,
        system=system,
        since=since,
        until=until,
        on=rule,
        directed=not undirected,
        states=states,
        region=region,
        micro=micro,
        assurances=assurances,
        detail=detail,
        similarity=similarity,
        extend=extend,
        assume_complete=assume_complete,
    )
    if target != "-":
        format_of(target)
    frame = made(register, choice)
    if target == "-":
        click.echo(frame.write_csv(), nl=False)
    else:
        page = save(register, choice, frame, target)
        click.echo(f"{len(frame):,} rows of {table} in {target}; what they mean: {page}", err=True)


# ------------------------------------------------------------------------------ the law above treaties


@foedus.group("cascade")
def cascade_group() -> None:
    """Who would be drawn into a war, round by round, under which duty."""


@cascade_group.command("attack")
@click.option("--mode", default="legal", metavar="legal|literal", help="What counts as an attack. Default: legal.")
@click.option("--strength", default="", metavar="WORD", help="Only duties at least this strong, such as automatic.")
@_attack_options
@output_options
def cascade_attack(
    register: Register,
    out: Output,
    attackers: tuple[str, ...],
    non_state: bool,
    victims: tuple[str, ...],
    when: str,
    place: str,
    purposes: tuple[str, ...],
    facts: tuple[str, ...],
    strict: bool,
    mode: str,
    strength: str,
) -> None:
    """Rounds of entry after an attack: foedus cascade attack --by RUS --on FIN --date 2024-06-01

    In the legal mode duties of defence run to the victims only; in the literal mode each entrant that fights may call
    its own allies.
    """
    from foedus.cascades.cascade import cascade
    from foedus.reason.case import make_case, parse_facts
    from foedus.report.cascade import cascade as text

    case = make_case(
        register,
        "attack",
        by=() if non_state else attackers,
        groups=attackers if non_state else (),
        on=victims,
        date=when,
        place=place,
        purpose=purposes,
        facts=parse_facts(facts),
    )
    made = cascade(case, register=register, mode=mode, strength=strength, lang=out.lang, strict=strict)
    out.show(made, text, register)


@foedus.group("simulate")
def simulate_group() -> None:
    """Who would enter a war, if states honour their duties only by chance."""


@simulate_group.command("attack")
@click.option("--honour", default="0.5", metavar="CHANCE|MODEL|FILE.csv", help="Chance that a duty is honoured.")
@click.option("--mode", default="legal", metavar="legal|literal", help="What counts as an attack. Default: legal.")
@click.option(
    "--open", "open_share", default=0.0, metavar="CHANCE", help="Chance that an open duty is one. Default: 0."
)
@click.option("--runs", default=100_000, metavar="N", help="Wars to draw. Default: 100000.")
@click.option("--seed", default=1, metavar="N", help="The same seed, the same answer. Default: 1.")
@click.option("--workers", default=2, metavar="N", help="Threads. They do not change the answer.")
@click.option("--matter", is_flag=True, help="Also what each instrument adds.")
@_attack_options
@output_options
def simulate_attack(
    register: Register,
    out: Output,
    attackers: tuple[str, ...],
    non_state: bool,
    victims: tuple[str, ...],
    when: str,
    place: str,
    purposes: tuple[str, ...],
    facts: tuple[str, ...],
    strict: bool,
    honour: str,
    mode: str,
    open_share: float,
    runs: int,
    seed: int,
    workers: int,
    matter: bool,
) -> None:
    """Draw many wars: foedus simulate attack --by RUS --on POL --date 2018-06-01 --honour 0.75

    --honour takes a chance, a published model (berkemeier-fuhrmann-2018, leeds-long-mitchell-2000) or a CSV file with a
    column probability and any of norm, instrument, bearer, obligation, strength.
    """
    from foedus.cascades.simulate import simulate
    from foedus.reason.case import make_case, parse_facts
    from foedus.report.simulation import simulation

    case = make_case(
        register,
        "attack",
        by=() if non_state else attackers,
        groups=attackers if non_state else (),
        on=victims,
        date=when,
        place=place,
        purpose=purposes,
        facts=parse_facts(facts),
    )
    made = simulate(
        case,
        register=register,
        honour=honour,
        mode=mode,
        open_share=open_share,
        runs=runs,
        seed=seed,
        workers=workers,
        matter=matter,
        lang=out.lang,
        strict=strict,
    )
    out.show(made, simulation, register)


@foedus.command("council")
@click.argument("words", nargs=-1)
@click.option("--on", "on_day", metavar="DAY", help="Who sat that day; with --vetoes, vetoes of that day.")
@click.option("--vetoes", "list_vetoes", is_flag=True, help="List vetoes; WORDS are looked for in their subject.")
@click.option("--by", "by", multiple=True, type=STATE, metavar="STATE", help="Cast by. Repeat for several.")
@click.option("--about", "about", multiple=True, type=STATE, metavar="STATE", help="About a state. Repeat.")
@click.option("--since", metavar="DATE", help="From that day, month or year on.")
@click.option("--until", metavar="DATE", help="Up to that day, month or year.")
@output_options
def council_command(
    register: Register,
    out: Output,
    words: tuple[str, ...],
    on_day: str | None,
    list_vetoes: bool,
    by: tuple[str, ...],
    about: tuple[str, ...],
    since: str | None,
    until: str | None,
) -> None:
    """The Security Council: who sat on a day, by what majority it decided, every veto."""
    from foedus.reason.institutions import council_on, vetoes
    from foedus.report import institutions as text

    if not list_vetoes:
        if words or by or about or since or until:
            raise BadInput("words, --by, --about, --since and --until choose among vetoes: add --vetoes")
        document = council_on(register, day_of(on_day), lang=out.lang)
        if document is None:
            raise BadInput(f"the Security Council first met on 17 January 1946; {on_day} is before that day")
        out.show(document, text.council, register)
        return
    made = vetoes(
        register,
        by=[register.state(name).id for name in by],
        about=[register.state(name).id for name in about],
        on=day_of(on_day) if on_day else None,
        since=_date(since, parse) if since else None,
        until=_date(until, parse) if until else None,
        text=" ".join(words),
        lang=out.lang,
    )
    out.show(made, text.vetoes, register)


@foedus.command("monitors")
@click.argument("states", nargs=-1, type=STATE)
@click.option("--on", "on_day", metavar="DAY", help="The day. Default: today.")
@click.option("--all", "everything", is_flag=True, help="Also regimes not in force that day.")
@output_options
def monitors_command(
    register: Register, out: Output, states: tuple[str, ...], on_day: str | None, everything: bool
) -> None:
    """Who watches which sanctions on a day, under what mandate."""
    from foedus.reason.institutions import monitors_of
    from foedus.report import institutions as text

    ids = [register.state(name).id for name in states]
    made = monitors_of(register, ids, day_of(on_day), everything=everything, lang=out.lang)
    out.show(made, text.monitors, register)


@foedus.command("items")
@click.argument("name", required=False, default="", type=ITEM)
@output_options
def items_command(register: Register, out: Output, name: str) -> None:
    """The items that sanctions speak of; one by name, with the norms about it."""
    from foedus.reason.look import items
    from foedus.report import text

    out.show(items(register, name=name), text.items, register)


@foedus.command("doctrines")
@output_options
def doctrines_command(register: Register, out: Output) -> None:
    """Where the law on force divides: the named views, the questions, who holds what."""
    from foedus.reason.institutions import doctrines
    from foedus.report import institutions as text

    out.show(doctrines(register), text.doctrines, register)


# -------------------------------------------------------------------------------- about the register


@foedus.command("audit")
@click.option("--coverage", "show_coverage", is_flag=True, help="What it covers by region and decade, and its gaps.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON (see: foedus schema).")
@click.option("--lang", default="en", metavar="en|id", help="Accepted for symmetry; faults are in English.")
@click.pass_obj
def audit_command(shared: Context, show_coverage: bool, as_json: bool, lang: str) -> None:
    """The register's own health: every fault at once, and what deserves a look. Exit 1 if any."""
    from foedus.register.audit import audit, audited
    from foedus.register.coverage import coverage, covered
    from foedus.register.store import source_directory

    if show_coverage:
        document = coverage(source_directory(shared.directory))
        Output(as_json, lang).show(document, lambda shown, _: covered(shown))
        return
    made = audit(source_directory(shared.directory))
    Output(as_json, lang).show(made, lambda document, _: audited(document))
    if made.faults or made.concerns:
        raise click.exceptions.Exit(1)


@foedus.command("schema")
@click.argument("command", required=False, default="")
@click.option("--vocabulary", is_flag=True, help="Print the closed vocabulary as a page instead.")
@click.option("--tables", is_flag=True, help="Print the manual of the research tables instead.")
def schema_command(command: str, vocabulary: bool, tables: bool) -> None:
    """The JSON Schema of what --json prints; of one command if named."""
    from foedus.report.schema import DOCUMENTS, schema, vocabulary_page

    if tables:
        from foedus.tables.codebook import manual

        click.echo(manual(), nl=False)
        return
    if vocabulary:
        click.echo(vocabulary_page(), nl=False)
        return
    if command and command not in DOCUMENTS:
        raise BadInput(f'"{command}" prints no JSON.{nearest(command, DOCUMENTS)} Known: {", ".join(DOCUMENTS)}')
    click.echo(msgspec.json.format(msgspec.json.encode(schema(command)), indent=2).decode())


@foedus.command("cite")
@click.argument("instrument", required=False, default="", type=INSTRUMENT)
@click.option("--style", "style", default="bibtex", metavar="bibtex|apa", help="bibtex or apa.")
@output_options
def cite_command(register: Register, out: Output, instrument: str, style: str) -> None:
    """How to cite the register, or an instrument in it."""
    from foedus.report.cite import STYLES, cite

    if style not in STYLES:
        raise BadInput(f'"{style}" is not a citation style: use --style bibtex or --style apa')
    chosen = register.instrument(instrument) if instrument else None
    out.show(cite(register, chosen, style), lambda document, _: document.text)


@foedus.command("completion")
@click.argument("shell", metavar="bash|zsh|fish")
def completion_command(shell: str) -> None:
    """Print a shell completion script: foedus completion bash >> ~/.bashrc"""
    from click.shell_completion import get_completion_class

    kind = get_completion_class(shell)
    if kind is None:
        raise BadInput(f'"{shell}" is not a shell with completion: use bash, zsh or fish')
    click.echo(kind(foedus, {}, "foedus", "_FOEDUS_COMPLETE").source())
