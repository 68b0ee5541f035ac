"""Generates clients from openapi.yaml, compiles each, and runs each against a live server.

    python -m tests.sdks [NAME ...]

Each goes through a journey of its own; two of them run what the README shows as well. Needs Node 20
and Java 17. What generates them is pinned in ``package-lock.json`` and
``requirements.txt`` beside this file; what comes out lies in ``build/sdks``.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from tests.api.fuzz import serving

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
BUILD = ROOT / "build" / "sdks"
CONTRACT = ROOT / "openapi.yaml"
#: Copies of what is beside this file, where Node finds what was installed.
JOURNEYS = BUILD / "journeys"
NODE = BUILD / "node_modules" / ".bin"
VENV = BUILD / "venv"
PYTHON = VENV / "bin" / "python"
QUIET = "apiDocs=false,modelDocs=false,apiTests=false,modelTests=false"


@dataclass(frozen=True)
class Sdk:
    """One client: how it is generated and compiled, and the journeys that it is run through."""

    name: str
    generate: list[list[str | Path]]
    compile: list[list[str | Path]]
    run: list[list[str | Path]]


def jar() -> Path:
    """The generator, which brings Jackson for what it generates."""
    return next(VENV.glob("lib/python*/site-packages/openapi_generator_cli/openapi-generator.jar"))


def generator(language: str, folder: str, *more: str) -> list[str | Path]:
    """The command of openapi-generator."""
    options = ["-i", CONTRACT, "-o", BUILD / folder, "--global-property", QUIET, *more]
    return ["java", "-Dlog.level=error", "-jar", jar(), "generate", "-g", language, *options]


def typescript(name: str, folder: str, *generate: list[str | Path], journeys: list[str]) -> Sdk:
    """A client in TypeScript; its journeys type-check it under ``strict``."""
    check = [NODE / "tsc", "--project", BUILD / f"tsconfig.{folder}.json"]
    return Sdk(name, list(generate), [check], [[NODE / "tsx", JOURNEYS / each] for each in journeys])


def sdks() -> list[Sdk]:
    """All clients."""
    java = BUILD / "java"
    return [
        typescript(
            "openapi-fetch", "openapi-fetch",
            [NODE / "openapi-typescript", CONTRACT, "-o", BUILD / "openapi-fetch" / "schema.d.ts"],
            journeys=["openapi_fetch.ts", "readme.ts"],
        ),
        typescript(
            "hey-api", "hey-api",
            [NODE / "openapi-ts", "-i", CONTRACT, "-o", BUILD / "hey-api", "-c", "@hey-api/client-fetch"],
            journeys=["hey_api.ts"],
        ),
        typescript(
            "orval", "orval",
            [NODE / "orval", "--input", CONTRACT, "--output", "orval/client.ts", "--client", "fetch"],
            journeys=["orval.ts"],
        ),
        Sdk(
            "openapi-python-client",
            [[VENV / "bin" / "openapi-python-client", "generate", "--path", CONTRACT, "--meta", "none",
              "--overwrite", "--output-path", BUILD / "python" / "claims_and_timelines_client"]],
            [[PYTHON, "-m", "mypy", "--strict", BUILD / "python" / "claims_and_timelines_client",
              HERE / "journey_python_client.py", JOURNEYS / "readme.py"]],
            [[PYTHON, HERE / "journey_python_client.py"], [PYTHON, JOURNEYS / "readme.py"]],
        ),
        Sdk(
            "python",
            [generator("python", "python-generator", "--additional-properties=packageName=claims_generated")],
            [[PYTHON, "-m", "mypy", HERE / "journey_generator.py"]],
            [[PYTHON, HERE / "journey_generator.py"]],
        ),
        Sdk(
            "java",
            [generator("java", "java", "--library", "native", "--additional-properties",
                       "invokerPackage=org.claims,apiPackage=org.claims.api,"
                       "modelPackage=org.claims.model,"
                       "openApiNullable=false,hideGenerationTimestamp=true")],
            [["javac", "-nowarn", "-Xlint:none", "-d", java / "classes", "-cp", jar(),
              *sorted((java / "src" / "main" / "java").rglob("*.java")),
              *sorted((HERE / "java").rglob("*.java"))]],
            [["java", "-cp", f"{java / 'classes'}:{jar()}", "Journey"]],
        ),
        typescript(
            "typescript-fetch", "typescript-fetch",
            generator("typescript-fetch", "typescript-fetch", "--additional-properties=supportsES6=true"),
            journeys=["typescript_fetch.ts"],
        ),
    ]  # fmt: skip


def prepare() -> None:
    """Install what generates, as pinned."""
    JOURNEYS.mkdir(parents=True, exist_ok=True)
    for journey in HERE.glob("*.ts"):
        shutil.copy(journey, JOURNEYS)
    pinned = (HERE / "package-lock.json").read_text(encoding="utf-8")
    stamp = BUILD / "package-lock.json"
    if not NODE.exists() or not stamp.exists() or stamp.read_text(encoding="utf-8") != pinned:
        for name in ("package.json", "package-lock.json"):
            (BUILD / name).write_text((HERE / name).read_text(encoding="utf-8"), encoding="utf-8")
        call(["npm", "ci", "--no-audit", "--no-fund", "--loglevel=error"])
    if not PYTHON.exists():
        call([sys.executable, "-m", "venv", VENV])
    call(
        [
            PYTHON,
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            "-r",
            HERE / "requirements.txt",
        ]
    )


def write_readme_journeys(address: str, secret: str) -> None:
    """Take the two clients of the README out of it, so that what it shows is what runs."""
    shown = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = shown.replace("http://127.0.0.1:8000", address).replace("clm_…", secret)
    for language, name in (("ts", "readme.ts"), ("python", "readme.py")):
        (code,) = re.findall(rf"^```{language}\n(.*?)^```$", shown, re.MULTILINE | re.DOTALL)
        code = code.replace('"./schema"', '"../openapi-fetch/schema"')
        (JOURNEYS / name).write_text(code, encoding="utf-8")


def call(command: list[str | Path], **environ: str) -> None:
    """Run a command in the build folder and show what it said only where it fails."""
    path = os.pathsep.join([str(BUILD / "python"), str(BUILD / "python-generator")])
    ran = subprocess.run(
        [str(part) for part in command],
        cwd=BUILD,
        env={
            **os.environ,
            "PYTHONPATH": path,
            "MYPYPATH": path,
            "NODE_PATH": str(BUILD / "node_modules"),
            **environ,
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if ran.returncode:
        raise SystemExit(f"{' '.join(map(str, command))[:300]}\n{ran.stdout[-6000:]}")


def write_tsconfig(name: str, journeys: list[str]) -> None:
    """Let the compiler see one client and its journeys alone."""
    options = json.loads((HERE / "tsconfig.json").read_text(encoding="utf-8"))
    config = {**options, "include": [*journeys, f"{name}/**/*.ts"]}
    (BUILD / f"tsconfig.{name}.json").write_text(json.dumps(config), encoding="utf-8")


def main(names: list[str]) -> None:
    """Generate, compile and run the clients of these names, or all of them."""
    prepare()
    wanted = [sdk.name for sdk in sdks() if not names or sdk.name in names]
    with tempfile.TemporaryDirectory() as folder, serving(f"sqlite:///{folder}/sdks.db") as (address, secret):
        write_readme_journeys(address, secret)
        for name in wanted:
            # Asked for anew each time: what there is to compile is known once it is generated.
            for command in next(sdk for sdk in sdks() if sdk.name == name).generate:
                call(command)
            sdk = next(sdk for sdk in sdks() if sdk.name == name)
            if sdk.run[0][0] == NODE / "tsx":
                write_tsconfig(name, [str(journey) for _, journey in sdk.run])
            for command in sdk.compile:
                call(command)
            for command in sdk.run:
                call(command, BASE_URL=address, API_KEY=secret)
            print(f"{name}: generated, compiled, ran", flush=True)
    print(f"{len(wanted)} clients generated, compiled and run")


if __name__ == "__main__":
    main(sys.argv[1:])
