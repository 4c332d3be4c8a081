"""The project around the book: what its files promise of one another."""

import ast
import re
import subprocess
import sys
from functools import cache
from importlib.metadata import entry_points, packages_distributions
from pathlib import Path

import pytest
import yaml

from proof.page.exercises import GIVEN, list_given
from proof.page.model import read_pages
from proof.run.interpreters import OLDEST
from tools import environment

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = sorted((ROOT / "examples").glob("**/*.py"))
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
CODE = ("proof", "tools", "tests", "docs")
SOURCES = [file for part in CODE for file in ROOT.glob(f"{part}/**/*.py")]
ASKED = "requirements.in"
LINES, COLUMNS = 40, 68  # of an example
LINES_RECIPE = 60  # of a script that is copied, with an input to try it on
LINES_GIVEN = 100  # of a module that is given to the scripts of an exercise
LONGER = {GIVEN: LINES_GIVEN, "recipes": LINES_RECIPE}
GUIDES = ("README.md", "CONTRIBUTING.md")

# Written so that they do not match themselves.
NOT_FOR_OTHERS = {
    "a path of one machine": r"(?<![\w.])/(?:home|root|Users|work|tmp)/[\w.]|\b[C]:\\",
    "a package index": r"(?i)[-_]index[-_]url|find[-]links|pythonhoste[d]|pypi[.]org",
    "a private key": r"-----BEGIN [A-Z ]*PRIVATE KEY",
    "a token": r"\b(?:gh[pousr]_|github_pat_|sk-|xox[bap]-|AKIA)[A-Za-z0-9_-]{16}",
    "a password": r"(?i)\b(?:password|secret|token|api_?key)\s*[:=]\s*[\"'][^\"'\s]{8}",
}


@cache
def tracked():
    """The project's files as git knows them, also those not yet committed."""
    listing = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    git = ["git", "-c", f"safe.directory={ROOT.as_posix()}", *listing]
    try:
        names = subprocess.run(git, cwd=ROOT, capture_output=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("needs git and a checkout")
    files = [ROOT / name for name in names.decode().split("\0") if name]
    return [file for file in files if file.is_file()]


def relative(file):
    return file.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("what", NOT_FOR_OTHERS)
def test_no_file_holds(what):
    """Nothing that belongs to one machine, or to nobody else, is published."""
    found = []
    for file in tracked():
        text = file.read_bytes().decode("utf-8", "ignore")
        for match in re.finditer(NOT_FOR_OTHERS[what], text):
            line = text.count("\n", 0, match.start()) + 1
            found.append(f"{relative(file)}:{line}: {match.group()}")

    assert not found


@pytest.mark.parametrize(
    ("what", "text"),
    [
        ("a path of one machine", "see /home" + "/ann/book"),
        ("a path of one machine", "C:" + "\\Users"),
        ("a package index", "--extra-index" + "-url x"),
        ("a private key", "-----BEGIN RSA" + " PRIVATE KEY-----"),
        ("a token", "ghp_" + "x" * 36),
        ("a password", "password = " + "'correct horse'".replace(" ", "-")),
    ],
)
def test_the_search_finds(what, text):
    """What it is for; a search that finds nothing proves nothing."""
    assert re.search(NOT_FOR_OTHERS[what], text)


@pytest.mark.parametrize("file", EXAMPLES, ids=relative)
def test_an_example_fits_a_phone(file):
    """At most 40 lines of 68 columns, and a docstring of one line.

    A recipe may be longer, and a module that is given, which no reader has to read.
    """
    source = file.read_text("utf-8")
    lesson = ast.get_docstring(ast.parse(source), clean=False) or ""

    assert not too_long(file)
    assert re.fullmatch(r"\S[^\n]*\.", lesson)


def test_the_home_page_says_what_a_script_may_need():
    """As long as a script may be, and the oldest Python that most run on."""
    home = (ROOT / "docs/index.md").read_text("utf-8")

    assert f"of at most {LINES} lines, or {LONGER['recipes']} for a recipe" in home
    assert f"/downloads/) {OLDEST} or newer" in home


def too_long(file):
    """What is too long of a script, as `file:line: text`."""
    lines = file.read_text("utf-8").splitlines()
    found = [
        f"{relative(file)}:{number}: {len(line)} columns, at most {COLUMNS}"
        for number, line in enumerate(lines, 1)
        if len(line) > COLUMNS
    ]
    most = LONGER.get(file.parent.name, LINES)
    if len(lines) > most:
        found.append(f"{relative(file)}:{most + 1}: {len(lines)} lines, at most {most}")
    return "\n".join(found)


@pytest.mark.parametrize(("folder", "most"), [(GIVEN, 100), ("recipes", 60)])
def test_what_may_be_longer(tmp_path, monkeypatch, folder, most):
    monkeypatch.setattr(f"{__name__}.ROOT", tmp_path)
    module = tmp_path / folder / "town.py"
    module.parent.mkdir()
    module.write_text("#\n" * most)
    assert not too_long(module)

    module.write_text("#\n" * (most + 1))
    told = f"{folder}/town.py:{most + 1}: {most + 1} lines, at most {most}"
    assert too_long(module) == told


def test_what_is_too_long_is_told_by_file_and_line(tmp_path, monkeypatch):
    monkeypatch.setattr(f"{__name__}.ROOT", tmp_path)
    script = tmp_path / "long.py"
    script.write_text("#\n" * 39 + "#" * 69 + "\n#")

    assert too_long(script).splitlines() == [
        "long.py:40: 69 columns, at most 68",
        "long.py:41: 41 lines, at most 40",
    ]


@pytest.mark.parametrize("file", EXAMPLES, ids=relative)
def test_an_example_hides_no_module(file):
    """A `queue.py` beside a script would be imported in place of the real one."""
    chapter, *parts = file.relative_to(ROOT / "examples").with_suffix("").parts
    if parts[0] in ("exercises", "predict"):
        part, *parts = parts
        where = len(parts), GIVEN in parts[:-1]
        assert where in [(2, False), (3, part == "exercises")], (
            f"examples/<chapter>/{part}/<name>/[{GIVEN}/]<script>.py"
        )
    else:
        assert len(parts) == 1, "examples/<chapter>/<name>.py"
    names = [chapter, *parts]

    assert not {name for name in names if name in sys.stdlib_module_names}


@pytest.mark.parametrize("file", EXAMPLES, ids=relative)
def test_an_example_says_what_it_imports(file):
    """A copied script runs with what it needs and what is given to it alone."""
    packages = read_packages().get(relative(file), set())
    modules = {MODULES.get(package, package) for package in packages}
    given = {GIVEN} if list_given(file) else set()

    assert imports(file) - given <= sys.stdlib_module_names | modules


# Of packages whose module has another name.
MODULES = {"pillow": "PIL"}


@cache
def read_packages():
    """The packages that each script needs by the marks of its page."""
    examples = [e for page in read_pages(ROOT) for e in page.examples]
    return {e.script: set(e.contract.needs.packages.split()) for e in examples}


def test_what_examples_need_is_asked_for():
    """By the name that it has there."""
    needed = set().union(*read_packages().values())

    assert needed <= requirements("requirements-examples.in")


def imports(file):
    """The top-level names of the modules that a file imports absolutely."""
    found = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {name.name.partition(".")[0] for name in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            found.add(node.module.partition(".")[0])
    return found


def requirements(name):
    """The names that a requirements file starts a line with, in their normal form."""
    text = (ROOT / name).read_text("utf-8")
    found = re.findall(r"^([A-Za-z][\w.-]*)", text, re.MULTILINE)
    return set(map(normal, found))


def normal(name):
    return re.sub(r"[-_.]+", "-", name).lower()


def not_asked_for(modules):
    """Those of the modules that come with no package of requirements.in."""
    own = {*CODE, *(path.stem for path in SOURCES), "test"}  # of CPython's own tests
    providers = packages_distributions()
    return {
        module
        for module in modules - sys.stdlib_module_names - own
        if not set(map(normal, providers.get(module, ()))) & requirements(ASKED)
    }


class Loader(yaml.SafeLoader):
    """Reads mkdocs.yml, in which a value can come from the environment."""


Loader.add_constructor("!ENV", lambda *_: None)


def test_what_is_imported_is_asked_for():
    """A package that only another package brings may go with it."""
    modules = set().union(*map(imports, SOURCES))

    assert "pytest" in modules
    assert not not_asked_for(modules)


def test_what_is_run_is_asked_for():
    """As a module, by a target, a workflow or a test."""
    names = [*SOURCES, ROOT / "Makefile", *WORKFLOWS]
    text = "\n".join(path.read_text("utf-8") for path in names)
    found = re.findall(r"""-m(?:\s|["'], ["'])+([a-z]\w+)""", text)
    itself = {"pip", "uv"}  # what sets .venv up, and what renews the lock

    assert {"ruff", "pytest", "mkdocs", "check_jsonschema"} <= set(found)
    assert not not_asked_for(set(found) - itself)


def test_what_the_site_is_made_of_is_asked_for():
    """Theme, plugins and extensions of mkdocs.yml, by the packages that have them."""
    settings = yaml.load((ROOT / "mkdocs.yml").read_text("utf-8"), Loader)
    listed = [*settings["plugins"], *settings["markdown_extensions"]]
    names = [name if isinstance(name, str) else next(iter(name)) for name in listed]
    names.append(settings["theme"]["name"])
    groups = ("mkdocs.themes", "mkdocs.plugins", "markdown.extensions")
    points = [point for group in groups for point in entry_points(group=group)]
    providers = {point.name: normal(point.dist.name) for point in points}
    modules = {name.partition(".")[0] for name in names if "." in name}
    plain = {name for name in names if "." not in name}

    assert not not_asked_for(modules)
    assert {providers[name] for name in plain} <= requirements(ASKED)


def test_a_package_that_nobody_asks_for_is_found():
    """Such as one that another brings; a search that finds nothing proves nothing."""
    assert not_asked_for({"yaml", "click", "ast", "proof"}) == {"click"}


@pytest.mark.parametrize("name", ["requirements", "requirements-examples"])
def test_what_is_asked_for_is_locked(name):
    """Each requirement is pinned, with a hash; `make lock` renews them."""
    text = (ROOT / f"{name}.txt").read_text("utf-8")
    pins = re.split(r"\n(?=\w)", text)[1:]

    assert requirements(f"{name}.in") <= requirements(f"{name}.txt")
    assert all(re.match(r"[\w.-]+==\S+", pin) for pin in pins)
    assert all("--hash=sha256:" in pin for pin in pins)
    assert not re.search(r"^-", text, re.MULTILINE)


def test_both_locks_fit_into_one_environment():
    """What both pin, they pin alike."""
    names = "requirements.txt", "requirements-examples.txt"
    texts = [(ROOT / name).read_text("utf-8") for name in names]
    mine, extra = (dict(re.findall(r"^([\w.-]+)==(\S+)", t, re.M)) for t in texts)
    shared = mine.keys() & extra.keys()

    assert shared
    assert {name: mine[name] for name in shared} == {n: extra[n] for n in shared}


@pytest.mark.parametrize("guide", GUIDES)
def test_a_guide_names_targets_that_exist(guide):
    text = (ROOT / guide).read_text("utf-8")
    named = re.findall(r"(?:`|^)make (?:PYTHON=\S+ )?([a-z]+)", text, re.MULTILINE)
    named += re.findall(r"environment\.py (\w+)", text)

    assert named
    assert set(named) <= set(environment.TARGETS)


def test_the_readme_names_every_target():
    text = (ROOT / "README.md").read_text("utf-8")

    assert [t for t in environment.TARGETS if f"make {t}" not in text] == []


@pytest.mark.parametrize("guide", GUIDES)
def test_a_guide_names_files_that_exist(guide):
    """What it links to, and what it names as a path in code."""
    text = re.sub(r"````.*?````", "", (ROOT / guide).read_text("utf-8"), flags=re.S)
    linked = re.findall(r"\]\(([^)#:]+)[^)]*\)", text)
    named = re.findall(r"`((?:docs|examples|proof|tools|tests)/[^`…<]*)`", text)
    invented = {"examples/futures/callback.py"}
    missing = {
        name for name in {*linked, *named} - invented if not (ROOT / name).exists()
    }

    assert linked
    assert named
    assert not missing


@pytest.mark.parametrize("guide", GUIDES)
def test_a_link_within_the_guides_has_its_heading(guide):
    for target, anchor in re.findall(
        r"\]\(([\w.]*)#([^)]+)\)", (ROOT / guide).read_text("utf-8")
    ):
        headings = re.findall(
            r"^#+ (.*)$", (ROOT / (target or guide)).read_text("utf-8"), re.MULTILINE
        )

        assert anchor in [h.lower().replace(" ", "-") for h in headings]


def test_the_workflows_are_valid():
    """By the schema that check-jsonschema ships, so without a network."""
    schema = ["--builtin-schema", "vendor.github-workflows"]
    command = [sys.executable, "-m", "check_jsonschema", *schema, *WORKFLOWS]
    done = subprocess.run(command, capture_output=True, text=True)

    assert WORKFLOWS
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("file", WORKFLOWS, ids=relative)
def test_a_workflow_may_do_little(file):
    """It reads the sources; only the job that deploys may write, and only the pages."""
    workflow = yaml.safe_load(file.read_text("utf-8"))
    jobs = workflow["jobs"]
    extra = {
        name: job["permissions"] for name, job in jobs.items() if "permissions" in job
    }

    assert workflow["permissions"] == {"contents": "read"}
    assert extra in ({}, {"deploy": {"pages": "write", "id-token": "write"}})
    assert "pull_request_target" not in file.read_text("utf-8")


@pytest.mark.parametrize("file", WORKFLOWS, ids=relative)
def test_a_workflow_is_pinned_and_ends(file):
    """Each action by its commit, with its version beside it; each job by a limit."""
    text = file.read_text("utf-8")
    uses = re.findall(r"uses: (?!\./)(.*)$", text, re.MULTILINE)
    jobs = yaml.safe_load(text)["jobs"].values()

    assert all(re.fullmatch(r"[\w./-]+@[0-9a-f]{40} # v[\d.]+", use) for use in uses)
    assert all("timeout-minutes" in job or "uses" in job for job in jobs)


def test_the_workflow_tries_every_python_that_is_promised():
    """From the oldest of requirements.txt to the newest that make looks for."""
    tests = yaml.safe_load((ROOT / ".github/workflows/tests.yml").read_text("utf-8"))
    makefile = (ROOT / "Makefile").read_text("utf-8")
    tried = tests["jobs"]["test"]["strategy"]["matrix"]["python"]

    assert tried == sorted(set(re.findall(r"\bpython(3\.\d+)", makefile)))


def test_the_changelog_says_what_is_new():
    text = (ROOT / "CHANGELOG.md").read_text("utf-8")

    assert "## [Unreleased]" in text
