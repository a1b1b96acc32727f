"""A brief as Markdown, HTML or PDF, written whole or not at all.

    written(brief(answer), "html")   the page as bytes: "md", "html" or "pdf"
    fitted(answer)                   as a PDF of at most two pages

What a case or the register says is text and stays text: each format escapes it in its own way.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from foedus.model.errors import BadInput
from foedus.reason.assess import Assessment
from foedus.reason.phrases import LANGUAGES
from foedus.register.files import whole
from foedus.report.brief import LEVELS, MOST_PAGES, NEAR, WORDS, Brief, Text, Writer

if TYPE_CHECKING:
    import jinja2

FORMATS: Final = {".md": "md", ".html": "html", ".pdf": "pdf"}


def written(made: Brief, format: str) -> bytes:
    """The brief as a file: "md", "html" or "pdf". Raises BadInput where a library it needs is missing."""
    if format == "pdf":
        return _typeset(_filled(made, "typ"))
    return _filled(made, format).encode()


def fitted(answer: Assessment) -> bytes:
    """The brief of an assessment as a PDF of at most two pages: said shorter and set smaller until it fits.

    A brief that a little of that would bring from two pages to one is brought there.
    """
    kept = b""
    writer = Writer(answer)
    for number, detail in enumerate(LEVELS):
        pdf = written(writer.brief(detail), "pdf")
        if pages(pdf) == 1 or not kept or pages(kept) > MOST_PAGES:
            kept = pdf
        if pages(kept) == 1 or (pages(kept) <= MOST_PAGES and number >= NEAR):
            break
    return kept


def pages(pdf: bytes) -> int:
    """How many pages a PDF made here has."""
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


def _filled(made: Brief, format: str) -> str:
    """The template of a format with the brief in it."""
    environment = _environment(format)
    words = {key: pair[LANGUAGES.index(made.lang)] for key, pair in WORDS.items()}
    text: str = environment.get_template(f"brief.{format}.j2").render(b=made, w=words)
    return re.sub(r"\n{3,}", "\n\n", text)


def _environment(format: str) -> jinja2.Environment:
    try:
        import jinja2
    except ImportError:
        raise BadInput(_MISSING.format("jinja2")) from None
    made = jinja2.Environment(
        loader=jinja2.PackageLoader("foedus.report", "templates"),
        autoescape=format == "html",
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        undefined=jinja2.StrictUndefined,
    )
    made.filters |= {"linked": linked}
    if format == "md":
        made.filters |= {"plain": markdown, "rich": lambda text: _set_in(text, markdown, "**{}**", "[{}]")}
    elif format == "typ":
        made.filters |= {
            "plain": typst_string,
            "literal": typst_literal,
            "picture": lambda svg: typst_literal(_UNSET.sub("[…]", svg)),
            "string": lambda text: typst_literal(_in_type(text)),
            "rich": lambda text: _set_in(text, typst_string, "#strong[{}]", "#cited({});"),
        }
    else:
        from markupsafe import Markup, escape

        def rich(text: Text) -> Markup:
            mark = '<a class="cite" href="#s{0}">{0}</a>'
            return Markup(_set_in(text, lambda part: str(escape(part)), "<b>{}</b>", mark))

        made.filters |= {"rich": rich}
    return made


_MISSING: Final = "a brief needs {}, which is not installed: pip install 'foedus[brief]'"


def _set_in(text: Text, plain: Callable[[str], str], strong: str, cite: str) -> str:
    """The pieces of a sentence as one string of a format; in plain text a mark has a space before it."""
    made = []
    for number, piece in enumerate(text):
        if piece.kind == "cite":
            gap = " " if cite.startswith("[") and number else ""
            made.append(gap + cite.format(piece.text))
        else:
            made.append(strong.format(plain(piece.text)) if piece.kind == "strong" else plain(piece.text))
    return "".join(made)


_MARKDOWN: Final = re.compile(r"([\\`*_{}\[\]<>#|~$&])")


def markdown(text: str) -> str:
    r"""Text that Markdown and what it may be mixed with (HTML, formulas) take as it stands.

    >>> markdown("*a* [b](c) <d> $e$ 1. f")
    '\\*a\\* \\[b\\](c) \\<d\\> \\$e\\$ 1. f'
    """
    text = _MARKDOWN.sub(r"\\\1", text)
    return re.sub(r"^(\d+)([.)])", r"\1\\\2", re.sub(r"^([-+=])", r"\\\1", text))


def typst_literal(text: str) -> str:
    r"""Text as a string of Typst.

    >>> typst_literal('a "b" \\ #c')
    '"a \\"b\\" \\\\ #c"'
    """
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def typst_string(text: str) -> str:
    """Text in the midst of Typst markup, as a string, so that nothing in it is markup.

    >>> typst_string("#import")
    '#"#import";'
    """
    return f"#{typst_literal(_in_type(text))};"


_UNSET: Final = re.compile(
    r"[^\u0020-\u024f\u02b0-\u02ff\u0300-\u036f\u0370-\u052f\u1e00-\u1fff\u2010-\u2044\u20a0-\u20bf\u2100-\u214f]+"
)


def _in_type(text: str) -> str:
    """Without letters that the type of the PDF has not got; the other formats keep them.

    >>> _in_type("dprknow.jp, 安保理決議2371 全文入手 (English)")
    'dprknow.jp, […]2371 […] (English)'
    """
    kept = _PINPOINT.sub("\u00a0", _UNSET.sub("[…]", text))
    return _LONG.sub(lambda word: "\u200b".join(re.findall(".{1,30}", word[0])), kept)


_LONG: Final = re.compile(r"(?<!\S)(?!https?:)\S{50,}")
"""A word too long for a line: it may break anywhere."""

_PINPOINT: Final = re.compile(r"(?<=\b(?:art|ara)[.s]) (?=[\dIVX])|(?<=\bPasal) (?=[\dIVX])|(?<=paragraf) (?=\d)")
"""The space within "art. 4", at which a line should not break."""


def linked(url: str) -> str:
    """The address if it is one of the web's, else nothing: a source is not a script."""
    if not re.fullmatch(r"https?://[^\s<>\"'\\]+", url):
        return ""
    return url


def _typeset(source: str) -> bytes:
    try:
        import typst
    except ImportError:
        raise BadInput(_MISSING.format("typst")) from None
    return typst.compile(source.encode(), format="pdf", ignore_system_fonts=True, timestamp=0)


# ----------------------------------------------------------------------------------------------------- the file


def format_of(path: str) -> str:
    """The format a file name asks for. Raises BadInput on an ending that is none, or a place that cannot be."""
    target = Path(path)
    format = FORMATS.get(target.suffix.lower())
    if format is None:
        raise BadInput(f'"{path}" does not say what to write: end its name in .md, .html or .pdf')
    if target.is_dir():
        raise BadInput(f"{path}: is a directory")
    if not target.parent.is_dir():
        raise BadInput(f"{path}: there is no directory {target.parent}")
    return format


def save(path: str, content: bytes) -> None:
    """Write a file whole or not at all."""
    with whole(Path(path)) as file:
        file.write_bytes(content)


__all__ = ["fitted", "format_of", "save", "written"]
