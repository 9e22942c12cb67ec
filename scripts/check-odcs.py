"""Checks contracts against the official JSON schema of ODCS v3.2.0, which also reads v3.1 files.

    python -m venv .cache/odcs
    .cache/odcs/bin/pip install open-data-contract-standard==3.2.0 PyYAML==6.0.3 jsonschema==4.26.0
    .cache/odcs/bin/python scripts/check-odcs.py contracts/landing contracts/governed contracts/rubric

Exit 0: every file is valid; 1: some are not (each problem on a line of its own); 2: nothing to check.
"""

import json
import sys
from importlib.resources import files
from pathlib import Path

import jsonschema
import yaml


class TextDates(yaml.SafeLoader):
    """Dates stay text, as in JSON and as the standard's schema expects."""


TextDates.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def main(folders: list[str]) -> int:
    paths = sorted(path for folder in folders for path in Path(folder).rglob("*.y*ml"))
    if not paths:
        print("no contract (*.yaml) in " + (", ".join(folders) or "no folder"), file=sys.stderr)
        return 2
    problems = [problem for path in paths for problem in check(path)]
    print("\n".join([*problems, f"{len(paths)} contracts, {len(problems)} problems"]))
    return 1 if problems else 0


def check(path: Path) -> list[str]:
    try:
        document = yaml.load(path.read_text(encoding="utf-8"), TextDates)
    except yaml.YAMLError as error:
        return [f"{path}: no valid YAML: {' '.join(str(error).split())}"]
    validator = jsonschema.Draft201909Validator(official_schema())
    return [f"{path}: {error.json_path}: {error.message}" for error in validator.iter_errors(document)]


def official_schema() -> dict:
    schema = files("open_data_contract_standard") / "schema.json"
    return json.loads(schema.read_text(encoding="utf-8"))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
