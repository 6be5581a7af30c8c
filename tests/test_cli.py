"""The command line: exit statuses, one clear line for a slip, stdout for the product alone."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from running import COMMAND, ROOT, symkl

from symkl.cli import run

POST = "Words.\n\n<!-- symkl: kl Exponential Exponential -->\n<!-- /symkl -->\n"
PAIR = ("kl", "Exponential", "Exponential")


def refused(*arguments, status=2, **kw):
    """The one line that a refused call prints."""
    result = symkl(*arguments, **kw)
    assert result.returncode == status, result.stderr
    assert result.stdout == ""
    assert "Traceback" not in result.stderr
    lines = result.stderr.splitlines()
    assert len(lines) == 1, result.stderr
    assert lines[0].startswith("symkl: ")
    return lines[0]


# -- what works


@pytest.mark.parametrize("format_", ["text", "latex", "markdown", "html", "mathml", "json"])
def test_each_format_goes_to_stdout_alone(format_):
    result = symkl(*PAIR, "--format", format_)
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.endswith("\n")
    assert not result.stdout.endswith("\n\n")


@pytest.mark.parametrize(
    "arguments",
    [
        ("kl", "Normal(0, 1)", "Normal(mu, sigma)"),
        ("kl", "Normal(-1, 1)", "Normal(1, 2)"),
        ("kl", "Normal(mean=0, std=1)", "Normal"),
        ("kl", "--detail", "3", "Uniform", "Uniform"),
        ("entropy", "Gamma", "--detail=2"),
        ("cross-entropy", "Exponential", "Normal"),
        ("theorem", "kl-decomposition", "--as", "integral"),
        ("theorem", "--list"),
        ("families",),
        ("families", "Gamma"),
        ("completion", "zsh"),
        ("render", "--help"),
    ],
    ids=" ".join,
)
def test_a_good_call_ends_with_0_and_prints_only_to_stdout(arguments):
    result = symkl(*arguments)
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout


def test_json_is_short_for_format_json_and_is_json():
    short = symkl(*PAIR, "--json")
    assert short.stdout == symkl(*PAIR, "--format", "json").stdout
    assert json.loads(short.stdout)


def test_every_theorem_and_family_is_listed_and_answers():
    from symkl import catalogue

    listed = symkl("theorem", "--list").stdout.splitlines()
    assert [line.split()[0] for line in listed] == catalogue.theorems()
    named = symkl("families").stdout.splitlines()
    assert [line.split("(")[0] for line in named] == sorted(catalogue.families())


def test_a_number():
    at = ("--at", "lambda_1=1/3", "--at=lambda_2=2")
    result = symkl(*PAIR, *at, "--digits", "20")
    assert result.returncode == 0, result.stderr
    # log(1/6) + 6 - 1
    assert result.stdout == "3.2082405307719454500\n" or result.stdout.startswith(
        "3.20824053077194"
    )


def test_no_number_without_the_values():
    assert "lambda_2" in refused(*PAIR, "--at", "lambda_1=1")
    assert "NAME=VALUE" in refused(*PAIR, "--at", "lambda_1")
    assert "lambda_1" in refused(*PAIR, "--at", "lamda_1=1", "--at", "lambda_2=1")


# -- files


def test_output_to_a_file(tmp_path):
    target = tmp_path / "out.tex"
    result = symkl(*PAIR, "--format", "latex", "-o", str(target))
    assert (result.returncode, result.stdout) == (0, "")
    assert target.read_text(encoding="utf-8") == symkl(*PAIR, "--format", "latex").stdout
    assert os.listdir(tmp_path) == ["out.tex"]


def test_a_file_that_cannot_be_written_is_left_as_it_was(tmp_path):
    kept = tmp_path / "kept.tex"
    kept.write_text("mine")
    kept.chmod(0o444)
    assert "read-only" in refused(*PAIR, "-o", str(kept))
    assert kept.read_text() == "mine"
    assert "cannot write" in refused(*PAIR, "-o", str(tmp_path))
    assert "cannot write" in refused(*PAIR, "-o", str(tmp_path / "nowhere" / "out.tex"))
    assert os.listdir(tmp_path) == ["kept.tex"]


def test_a_link_stays_a_link_and_the_mode_stays(tmp_path):
    real, link = tmp_path / "real.md", tmp_path / "link.md"
    real.write_text(POST)
    real.chmod(0o640)
    link.symlink_to(real)
    assert symkl("render", str(link)).returncode == 0
    assert link.is_symlink()
    assert "$$" in real.read_text(encoding="utf-8")
    assert real.stat().st_mode & 0o777 == 0o640


# -- laws in the formula's own symbols


@pytest.mark.parametrize(
    "arguments",
    [
        ("Erlang(k, l)", "Gamma(k, 1/l)"),
        ("Gamma(alpha, rate=beta)", "Gamma(alpha, b)", "--let", "b=1/beta"),
        ("Normal(mu, variance=v)", "Normal(mu, precision=t)", "--let", "t=1/v"),
    ],
    ids=" ".join,
)
def test_one_law_under_two_names(arguments, capsys):
    assert run(("kl", *arguments)) == 0
    assert re.search(r"D_KL\(p ‖ [pq]\) = 0\n", capsys.readouterr().out)


# -- slips


SLIPS = {
    ("kl", "Gama", "Gamma"): "unknown family 'Gama'; did you mean Gamma?",
    ("kl", "Normal"): "kl takes 2 laws, 1 given",
    ("kl",): "kl takes 2 laws, 0 given",
    ("entropy", "Gamma", "Gamma"): "entropy takes 1 law, 2 given",
    ("kl", "Normal(0, -1)", "Normal"): "std must be a positive number, not -1",
    ("kl", "Bernoulli(2)", "Bernoulli"): "p must be a number between 0 and 1, not 2",
    ("kl", "Zeta(p)", "Logarithmic(p)"): "which cannot both be; use two names",
    ("kl", "Gamma(k, b)", "Gamma", "--let", "b"): "write NAME=EXPRESSION",
    ("entropy", "Gamma(k, b)", "--let", "b=c", "--let", "c=b"): "for itself: b → c → b",
    ("entropy", "Gamma(k, b)", "--let", "c=1"): "'c' stands in no law",
    ("entropy", "Gamma(k, ratee=b)"): "did you mean rate? It is Gamma(k, theta)",
    ("kl", "Normal(0)", "Normal"): "Normal(mean, std) takes 2 parameters, 1 given",
    ("kl", "Normal(0, s^2)", "Normal"): "column 11: write a power as **, not ^",
    ("kl", "", "Normal"): "nothing to read",
    ("theorem", "kl-decompositon"): "did you mean kl-decomposition?",
    ("theorem", "zzz"): "gibbs-inequality",
    ("theorem",): "which theorem?",
    ("theorem", "kl-decomposition", "--as", "sums"): "did you mean sum?",
    ("families", "Gama"): "did you mean Gamma?",
    (*PAIR, "--json", "--format", "html"): "--json is --format json, and --format is html",
    (*PAIR, "--json", "--label", "a", "--width", "60"): "it has no width and no label",
    (*PAIR, "--target", "hugo", "--format", "json"): "json is the data, not a page: it has no",
    (*PAIR, "--json", "--digits", "9"): "give a number, which has no --json",
    (*PAIR, "--at", "lambda_1=1", "--detail", "2"): "give a number, which has no --detail",
    ("check", *PAIR, "--formula", "1", "--json", "--format", "html"): "leave one out",
    (*PAIR, "--format", "pdf"): "there are html, json, latex, markdown, mathml, text",
    (*PAIR, "--format", "latx"): "did you mean latex?",
    (*PAIR, "--detail", "4"): "4 is not in the range",
    (*PAIR, "--fromat", "latex"): "--fromat",
    (*PAIR, "--format", "text", "--target", "hugo"): "no targets",
    (*PAIR, "--format", "markdown", "--target", "huggo"): "did you mean hugo?",
    (*PAIR, "--target", "huggo"): "did you mean hugo?",
    (*PAIR, "--target", "hugo", "--width", "10"): "width is 40 to 400 letters, not 10",
    (*PAIR, "--target", "html", "--width", "80"): "html has no width",
    (*PAIR, "--target", "html", "--label", "a b"): "a label is letters, digits, - and .",
    (*PAIR, "--target", "hugo", "--label", "a b"): "a label is letters, digits",
    ("entrpy", "Gamma"): "did you mean entropy?",
    ("replay", "nowhere.json"): "cannot read nowhere.json",
    ("replay", "."): "cannot read .",
    ("replay",): "FILE.json",
    ("render", "nowhere.md"): "cannot read nowhere.md",
    ("render",): "POST.md",
    ("render", "a.md", "b.md", "--format", "html"): "one post",
    ("completion", "bsh"): "did you mean bash?",
}


@pytest.mark.parametrize("arguments", SLIPS, ids=" ".join)
def test_a_slip_is_one_line_and_exit_2(arguments, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert run(arguments) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert re.fullmatch(r"symkl: .+\n", shown.err)
    assert SLIPS[arguments] in shown.err


@pytest.mark.parametrize("arguments", list(SLIPS)[:3], ids=" ".join)
def test_a_slip_as_a_user_makes_it(arguments, tmp_path):
    assert SLIPS[arguments] in refused(*arguments, cwd=tmp_path)


def test_posts_that_cannot_be_read_are_left_alone(tmp_path):
    for content, complaint in {
        b"<!-- symkl: kl Normal Normal -->\n": "line 1: this marker is not closed",
        b"ok\n\n\xff\n": "line 3 is not UTF-8",
        b"\n<!-- symkl: kl Gama Gamma -->\n<!-- /symkl -->": "line 2: unknown family 'Gama'",
    }.items():
        post = tmp_path / "post.md"
        post.write_bytes(content)
        line = refused("render", str(post))
        assert complaint in line
        assert "post.md" in line
        assert post.read_bytes() == content


def test_of_several_posts_none_is_written_if_one_is_wrong(tmp_path):
    good, bad = tmp_path / "good.md", tmp_path / "bad.md"
    good.write_text(POST)
    bad.write_text("<!-- /symkl -->\n")
    assert "bad.md: line 1" in refused("render", str(good), str(bad))
    assert good.read_text() == POST


def test_a_read_only_post(tmp_path):
    post = tmp_path / "post.md"
    post.write_text(POST)
    post.chmod(0o444)
    assert "read-only" in refused("render", str(post))
    assert post.read_text() == POST


# -- render and replay


def test_render_and_check(tmp_path):
    post = tmp_path / "post.md"
    post.write_text(POST)
    stale = symkl("render", "--check", str(post))
    assert (stale.returncode, stale.stdout) == (1, "")
    assert "+$$" in stale.stderr
    assert "out of date" in stale.stderr.splitlines()[-1]
    assert post.read_text() == POST
    assert symkl("render", str(post)).returncode == 0
    once = post.read_bytes()
    fresh = symkl("render", "--check", str(post))
    assert (fresh.returncode, fresh.stdout, fresh.stderr) == (0, "", "")
    assert symkl("render", str(post)).returncode == 0
    assert post.read_bytes() == once


def test_the_page_of_a_post(tmp_path):
    post, page = tmp_path / "post.md", tmp_path / "post.html"
    post.write_text("---\ntitle: A & B\n---\n\nLet $x_1 < 2$.\n\n" + POST)
    result = symkl("render", "--format", "html", "-o", str(page), str(post))
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")
    html = page.read_text(encoding="utf-8")
    assert "<title>A &amp; B</title>" in html
    assert "<math" in html
    assert "<script" not in html
    assert not re.search(r'(src|href)="https?:', html)


def test_replay(tmp_path):
    file = tmp_path / "pair.json"
    assert symkl("kl", "Gamma", "Exponential", "--json", "-o", str(file)).returncode == 0
    good = symkl("replay", str(file))
    assert (good.returncode, good.stderr) == (0, "")
    assert "holds: " in good.stdout
    again = symkl("replay", "-", text=file.read_text(encoding="utf-8"))
    assert (again.returncode, again.stdout) == (0, good.stdout)


def test_replay_of_an_altered_step(tmp_path):
    file = tmp_path / "pair.json"
    symkl("kl", "Normal(0, 1)", "Normal(0, 2)", "--json", "-o", str(file))
    document = json.loads(file.read_text(encoding="utf-8"))
    last = document["chains"][-1][-1]
    last["after"] = ["Add", last["after"], 1]
    file.write_text(json.dumps(document), encoding="utf-8")
    line = refused("replay", str(file), status=1)
    assert "rejected" in line
    assert last["rule"] in line


def test_replay_of_what_is_no_derivation(tmp_path):
    file = tmp_path / "file.json"
    for content in ("", "{", "{}", "[]", "null", '{"symkl": "certificate"}', "[" * 100_000):
        file.write_text(content, encoding="utf-8")
        assert refused("replay", str(file))


# -- manners


def test_help_and_version_do_not_import_sympy():
    for argument in ("--help", "--version"):
        code = (
            "import sys; from symkl.cli import run; "
            f"status = run([{argument!r}]); assert 'sympy' not in sys.modules; sys.exit(status)"
        )
        result = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True)
        assert result.returncode == 0, result.stderr


def test_a_slip_in_a_name_is_told_without_sympy():
    code = (
        "import sys; from symkl.cli import run; run(['entrpy']); assert 'sympy' not in sys.modules"
    )
    assert (
        subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True).returncode == 0
    )


def test_no_colour_goes_into_a_pipe():
    assert "\x1b" not in symkl("kl", "Gama", "Gamma").stderr
    assert "\x1b" not in symkl(*PAIR).stdout


@pytest.mark.parametrize("no_color, coloured", [("", True), ("1", False)])
def test_colour_on_a_terminal_unless_no_color(no_color, coloured):
    pty = pytest.importorskip("pty")
    master, slave = pty.openpty()
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "NO_COLOR": no_color}
    command = [*COMMAND, "entrpy"]
    subprocess.run(command, stderr=slave, stdout=subprocess.DEVNULL, env=environment)
    os.close(slave)
    assert (b"\x1b[" in os.read(master, 4096)) is coloured


def test_output_is_utf8_whatever_the_locale():
    result = symkl(*PAIR, LC_ALL="C", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert result.returncode == 0, result.stderr
    assert "‖" in result.stdout or "λ" in result.stdout


def test_a_pipe_that_closes_early_is_no_fault():
    reader = subprocess.Popen(
        [*COMMAND, "completion", "bash"], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    reader.stdout.close()
    assert b"Traceback" not in reader.stderr.read()
    reader.stderr.close()
    reader.wait()


@pytest.mark.parametrize(
    "words, offered",
    [
        ("symkl kl Gam", "Gamma"),
        ("symkl theorem kl-d", "kl-decomposition"),
        ("symkl entr", "entropy"),
        ("symkl kl Normal Normal --format la", "latex"),
    ],
)
def test_completion(words, offered):
    count = str(len(words.split()) - 1)
    result = symkl(_SYMKL_COMPLETE="bash_complete", COMP_WORDS=words, COMP_CWORD=count)
    assert offered in result.stdout.split() or f"plain,{offered}" in result.stdout.split()


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts(shell):
    assert "_SYMKL_COMPLETE" in symkl("completion", shell).stdout


def test_the_command_is_installed():
    from importlib.metadata import entry_points

    (entry,) = entry_points(group="console_scripts", name="symkl")
    assert entry.value == "symkl.cli:main"
    assert Path(ROOT / "symkl" / "cli.py").exists()


def test_a_closed_stdout_is_an_error_unless_nothing_goes_there(tmp_path):
    """With >&- the product would be lost; a pipe or a file must not take its number either."""
    page = tmp_path / "kl.txt"
    check = ("check", "kl", "Exponential(a)", "Exponential(b)", "--formula", "log(a/b) + b/a - 1")
    for arguments, status in ((PAIR, 2), ((*PAIR, "-o", str(page)), 0), (check, 2)):
        path = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))
        result = subprocess.run(
            ["sh", "-c", 'exec "$@" >&-', "sh", *COMMAND, *arguments],
            env={**os.environ, "PYTHONPATH": path},
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        assert result.returncode == status, result.stderr
        assert len(result.stderr.splitlines()) == (status != 0)
        assert not status or "standard output is closed" in result.stderr
    assert page.read_text(encoding="utf-8").startswith("Kullback")


def test_where_the_product_goes_is_looked_at_before_it_is_made(tmp_path, capsys):
    for output in (str(tmp_path), str(tmp_path / "nowhere" / "kl.txt")):
        for arguments in (PAIR, ("check", *PAIR, "--formula", "1"), ("theorem", "--list")):
            assert run([*arguments, "-o", output]) == 2
            told = capsys.readouterr()
            assert told.out == "" and told.err.startswith(f"symkl: cannot write {output}: ")
            assert len(told.err.splitlines()) == 1


def test_errors_of_the_system_are_in_words(tmp_path):
    file = tmp_path / "a file"
    file.write_text("", encoding="utf-8")
    said = refused("atlas", "--families", "Gamma", "-o", str(file / "matrix"))
    assert "Errno" not in said and said.endswith("Not a directory")


def test_a_post_without_a_marked_place_is_told(tmp_path):
    post = tmp_path / "post.md"
    post.write_text("Words.\n", encoding="utf-8")
    done = symkl("render", str(post))
    assert (done.returncode, done.stdout) == (0, "") and "no marked place" in done.stderr
    assert post.read_text(encoding="utf-8") == "Words.\n"


def test_a_family_tells_no_name_twice():
    for name in ("Gamma", "Normal", "Weibull"):
        for line in symkl("families", name).stdout.splitlines():
            meaning, also, others = line.partition("; also ")
            words = re.findall(r"\w+", meaning.partition(", ")[0])
            assert not also or not set(others.split(", ")) & set(words), line
