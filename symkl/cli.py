"""The command line. stdout carries the product, stderr everything else; SymPy is imported late.

Exit status: 0 it holds, done; 1 it does not hold; 2 the call was wrong; 3 undecided; 4 not
supported.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence
from typing import Any

import click

import symkl.catalogue as catalogue
import symkl.files as files
from symkl import __version__
from symkl.arguments import (
    Group,
    OneOf,
    a_family,
    a_law,
    a_let,
    one_format,
    only_a_number,
    output_option,
    page_options,
)
from symkl.columns import columns
from symkl.showing import page, plot

SHELLS = ("bash", "zsh", "fish")
VERDICTS = ("text", "markdown", "html", "json")
STATUS = {  # by the name of the class, so that nothing is imported to look an error up
    "StepRejected": 1,
    "OverLimit": 3,
    "OutOfDate": 1,
    "Undecidable": 3,
    "OracleError": 3,
    "RecursionError": 3,
    "MemoryError": 3,
    "NotImplementedError": 4,
    "MissingExtra": 4,
    "ValueError": 2,
    "OSError": 2,
}


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command and leave with its exit status."""
    while (spare := os.open(os.devnull, os.O_RDWR)) <= 2:
        continue  # no file or pipe is to be taken for a standard stream that was closed
    os.close(spare)
    sys.stdout = sys.stdout or files.Nowhere()
    sys.stderr = sys.stderr or open(os.devnull, "w")  # noqa: SIM115  (closed by the caller)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
    sys.exit(run(arguments))


def run(arguments: Sequence[str] | None = None) -> int:
    """The exit status of the command; complaints are one line on stderr."""
    try:
        status = commands.main(arguments, prog_name="symkl", standalone_mode=False)
        sys.stdout.flush()
        return status if isinstance(status, int) else 0
    except click.exceptions.NoArgsIsHelpError as error:
        print(error.format_message(), file=sys.stderr)
        return 2
    except click.ClickException as error:
        return complain(error.format_message(), 2)
    except (click.Abort, KeyboardInterrupt):
        return complain("stopped", 130)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141
    except Exception as error:
        names = [t.__name__ for t in type(error).__mro__]
        status = next((STATUS[n] for n in names if n in STATUS), None)
        if status is not None:
            words = files.told(error) if isinstance(error, OSError) else str(error)
            return complain(getattr(error, "place", "") + (words or names[0]), status)
        sys.excepthook(type(error), error, error.__traceback__)
        return complain("that is a fault of symkl, not of yours; the lines above say where", 70)


def complain(message: str, status: int) -> int:
    """One line on stderr, its first word in red where somebody watches."""
    colour = sys.stderr.isatty() and not os.environ.get("NO_COLOR")
    label = click.style("symkl:", fg="red") if colour else "symkl:"
    print(label, " ".join(message.split()), file=sys.stderr)
    return status


def put(text: str, output: str | None) -> None:
    """The product, to the file or to stdout, ending in one newline."""
    text = text if text.endswith("\n") else text + "\n"
    if output is None or output == "-":
        sys.stdout.write(text)
    else:
        files.write(output, text)


def put_page(derivation: Any, page: dict[str, Any], measure: str | None = None) -> None:
    """The derivation in the format asked for."""
    chosen = one_format(page["format_"], page["json_"])
    wanted = {name: page[name] for name in ("detail", "target", "width", "label")}
    wanted["measure"] = measure
    given = {key: value for key, value in wanted.items() if value is not None}
    put(derivation.render(chosen, **given), page["output"])


def version(ctx: click.Context, param: Any, value: bool) -> None:
    if value:
        click.echo(f"symkl {__version__}")
        ctx.exit()


@click.group(cls=Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=version)
def commands() -> None:
    """Derive Kullback-Leibler divergences from the definition, every step checked.

    \b
    symkl kl Gamma Exponential
    symkl kl "Normal(0, 1)" "Normal(mu, sigma)" --format latex
    symkl theorem kl-decomposition
    """


def question_command(name: str) -> click.Command:
    """The command of one question, named and described by its file."""
    about = catalogue.summary("questions", name)
    how = 'A LAW is a family, Normal, or a law of one, "Gamma(k, rate=b)"; see symkl families.'

    @click.command(name, help=f"{about}\n\n{how}", short_help=about.partition(", from")[0])
    @a_law
    @a_let
    @click.option("--at", multiple=True, metavar="NAME=VALUE", help="Evaluate here instead.")
    @click.option("--digits", type=click.IntRange(1, 1000), help="A number of so many digits.")
    @page_options
    def command(
        laws: tuple[str, ...],
        let: tuple[str, ...],
        at: tuple[str, ...],
        digits: int | None,
        **page: Any,
    ) -> None:
        from symkl.formula.question import ask, number

        if at or digits:
            only_a_number(page)
        derivation = ask(name, laws, let)
        if at or digits:
            put(number(derivation, at, digits or 15), page["output"])
        else:
            put_page(derivation, page)

    return command


for _name in catalogue.questions():
    commands.add_command(question_command(_name))
commands.add_command(plot)
commands.add_command(page)


@commands.command()
@click.argument("name", required=False, type=OneOf("theorem", catalogue.theorems()))
@click.option("--list", "list_", is_flag=True, help="What there is.")
@click.option("--as", "measure", type=OneOf("form", ("sum", "integral", "mean")))
@page_options
def theorem(name: str | None, list_: bool, measure: str | None, **page: Any) -> None:
    """A theorem with its proof, as sums, integrals or means."""
    if list_:
        rows = [(n, catalogue.summary("theorems", n)) for n in catalogue.theorems()]
        put(columns(rows), page["output"])
    elif name is None:
        raise ValueError(f"which theorem? there are {', '.join(catalogue.theorems())}")
    else:
        from symkl.formula.question import ask

        put_page(ask("theorem", [name]), page, measure)


@commands.command()
@a_family
def families(name: str | None) -> None:
    """The families of laws, or one of them in full."""
    from symkl.portraits import listing, portrait

    put(portrait(name) if name else columns(listing()), None)


@commands.command()
@click.option("--families", metavar="A,B,…", help="Only these; all of them otherwise.")
@click.option("--quantity", type=OneOf("quantity", catalogue.questions()), default="kl")
@click.option("--format", "format_", type=OneOf("format", ("json", "csv", "html", "svg")))
@click.option("--jobs", type=click.IntRange(1), default=1, help="How many processes.")
@click.option("--limit", type=click.FloatRange(0, min_open=True), default=20.0, metavar="SECONDS")
@click.option("--summary", is_flag=True, help="Print the counts as well.")
@click.option("--progress/--no-progress", default=None, help="The bar on stderr.")
@click.option("-o", "--output", metavar="DIR|FILE", help="With a directory a run can go on.")
def atlas(**options: Any) -> None:
    """The quantity of every ordered pair of families, cell by cell.

    \b
    symkl atlas                            how many are closed, infinite, irreducible
    symkl atlas --jobs 2 -o build/atlas    the matrix as pages; again, it goes on where it was
    symkl atlas --families Gamma,Weibull,Normal --format csv
    """
    from symkl.atlas.command import run

    run(put, **options)


@commands.command()
@click.argument("quantity", type=OneOf("quantity", catalogue.questions()))
@a_law
@click.option("--formula", metavar="TEXT", help="The formula, in LaTeX or Python's notation.")
@click.option("--formula-file", metavar="FILE", help="From a file; - for a law: from stdin.")
@click.option("--syntax", type=OneOf("syntax", ("latex", "python")), help="Detected otherwise.")
@click.option("--let", multiple=True, metavar="NAME=EXPR", help="A letter of the laws in others.")
@click.option("--log-base", type=OneOf("base", ("e", "2", "10")), default="e")
@click.option("--digits", type=click.IntRange(15, 100), default=25, help="That must agree.")
@click.option("--limit", type=click.FloatRange(0, min_open=True), default=30.0, metavar="SECONDS")
@click.option("--format", "format_", type=OneOf("format", VERDICTS))
@click.option("--json", "json_", is_flag=True, help="The same as --format json.")
@output_option
def check(**options: Any) -> int:
    """Is a formula right? A verdict with evidence; exit 0 it holds, 1 it does not, 3 undecided.

    \b
    symkl check kl "Exponential(a)" "Exponential(b)" --formula "log(a/b) + b/a - 1"
    symkl check kl "Gamma(a, rate=b)" "Gamma(c, rate=d)" --formula-file kl.tex --format html
    symkl check entropy "Normal(mu, sigma)" - < entropy.tex
    """
    import gc

    gc.disable()  # one question leaves nothing worth collecting; a fifth of the time is saved
    os.environ.setdefault("SYMPY_GROUND_TYPES", "python")  # FLINT is slower to load
    from symkl.checking.command import run

    options["format_"] = one_format(options["format_"], options.pop("json_")) or "text"
    return run(put, **options)


@commands.command()
@click.argument("file", metavar="FILE.json")
def replay(file: str) -> None:
    """Check every step of a derivation in a JSON file again."""
    from symkl.derivation import Derivation

    derivation = Derivation.from_json(files.read(file))
    derivation.check()
    count = len(derivation.steps)
    put(derivation.render("text", show="statement").rstrip("\n"), None)
    put(f"\nholds: {count} step{'s' * (count != 1)} checked", None)


@commands.command()
@click.argument("posts", metavar="POST.md...", nargs=-1, required=True)
@click.option("--check", is_flag=True, help="Write nothing; exit 1 if a post is out of date.")
@click.option("--fences", is_flag=True, help="Make marked places of ```symkl fences too.")
@click.option("--target", metavar="NAME", help="The dialect where a marker names none.")
@click.option("--watch", is_flag=True, help="Again whenever a post is saved, until Ctrl-C.")
@click.option("--format", "format_", type=OneOf("format", ("markdown", "html")), default="markdown")
@click.option("-o", "--output", metavar="FILE", help="With --format html: where the page goes.")
def render(posts: tuple[str, ...], format_: str, output: str | None, **how: Any) -> None:
    """Bring the marked places of Markdown posts up to date, or make a page of a post."""
    if format_ == "html":
        from symkl.post_page import page_in

        if len(posts) != 1 or how["check"] or how["watch"] or how["target"]:
            raise ValueError("--format html takes one post, no --check, --watch or --target")
        if output is not None and os.path.realpath(output) == os.path.realpath(posts[0]):
            raise ValueError("-o names the post itself; the page goes to another file")
        return put(page_in(posts[0], how["fences"]), output)
    if output is not None:
        raise ValueError("a post is brought up to date in place; -o goes with --format html")
    from symkl.post_files import render as bring

    return bring(posts, **how)


@commands.command()
@click.option("--target", metavar="NAME", required=True, help="What will read the pages.")
@click.argument("directory", metavar="[DIR]", default=".")
def doctor(target: str, directory: str) -> int:
    """What a target needs of your site, and what is wrong there; exit 1 if something is.

    \b
    symkl doctor --target hugo            looks at the site in this directory
    symkl doctor --target mkdocs site
    """
    from symkl.doctor.command import run

    return run(put, target, directory)


@commands.command()
@click.argument("shell", type=OneOf("shell", SHELLS))
def completion(shell: str) -> None:
    """Print the completion script: eval "$(symkl completion bash)"."""
    from click.shell_completion import get_completion_class

    kind = get_completion_class(shell)
    if kind is None:
        raise ValueError(f"no completion for {shell}; there are {', '.join(SHELLS)}")
    put(kind(commands, {}, "symkl", "_SYMKL_COMPLETE").source(), None)
