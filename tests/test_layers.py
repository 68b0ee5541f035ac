"""The house's import table, read off the code: who may import whom."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("analysis", "data", "schemas", "jobs", "api")
VOCABULARY = "analysis.vocabulary"
#: What each package may import of ours, besides itself.
ALLOWED = {
    "analysis": (),
    "data": (VOCABULARY,),
    "schemas": (VOCABULARY,),
    "jobs": ("analysis", "data"),
    "api": ("schemas", "jobs", "data", VOCABULARY),
}
#: What a package never imports of others'.
FORBIDDEN = {
    "analysis": ("flask", "peewee", "playhouse", "marshmallow"),
    "data": ("flask", "marshmallow", "spacy", "onnxruntime"),
    "schemas": ("flask", "peewee", "playhouse"),
    "jobs": ("flask", "marshmallow"),
    "api": ("spacy", "onnxruntime"),
}
FILES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))


def imports(path: Path) -> set[str]:
    """Name every module that a file imports, wherever in it."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports relatively"
            found |= {f"{node.module}.{alias.name}" for alias in node.names} | {node.module}
    return found


def within(module: str, package: str) -> bool:
    return module == package or module.startswith(f"{package}.")


@pytest.mark.parametrize("package", PACKAGES)
def test_each_package_imports_only_what_the_table_allows(package):
    allowed = (package, *ALLOWED[package])
    wrong = [
        f"{path.relative_to(ROOT)}: {module}"
        for path in (ROOT / package).rglob("*.py")
        for module in imports(path)
        if module.split(".")[0] in PACKAGES
        and not any(within(module, each) for each in allowed)
        # ``from analysis import vocabulary`` names the package on its way.
        and not any(within(each, module) for each in allowed)
    ]

    assert wrong == []


@pytest.mark.parametrize("package", PACKAGES)
def test_each_package_keeps_off_what_is_not_its_floor(package):
    wrong = [
        f"{path.relative_to(ROOT)}: {module}"
        for path in (ROOT / package).rglob("*.py")
        for module in imports(path)
        if module.split(".")[0] in FORBIDDEN[package]
    ]

    assert wrong == []


def test_nothing_but_the_settings_reads_the_environment():
    readers = [
        str(path.relative_to(ROOT))
        for path in FILES
        if {"environ", "getenv"} & {getattr(n, "attr", None) for n in ast.walk(ast.parse(path.read_text()))}
    ]

    assert readers == ["data/settings.py"]


def modules() -> dict[str, set[str]]:
    """Each module with those of ours that it imports when it is loaded."""
    names = {
        str(path.relative_to(ROOT))[:-3].replace("/", ".").removesuffix(".__init__"): path for path in FILES
    }
    return {name: _loaded(path, names) - {name} for name, path in names.items()}


def _loaded(path: Path, names: dict[str, Path]) -> set[str]:
    found = set()
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                found.add(inner if inner in names else node.module)
    return {name for name in found if name in names}


def test_no_modules_import_each_other_in_a_circle():
    graph = modules()
    done: set[str] = set()

    def visit(name: str, trail: tuple[str, ...]):
        assert name not in trail, " -> ".join((*trail[trail.index(name) :], name))
        if name not in done:
            for each in graph[name]:
                visit(each, (*trail, name))
            done.add(name)

    for name in graph:
        visit(name, ())
