"""The recipes for GitHub, GitLab, reviewdog and Jenkins: they parse, and their steps run."""

import json
import re
import sys
import xml.etree.ElementTree

from workshop import (
    ROOT, TOOL, done, environment, example, expect, folder, manual, missing, programs, repository,
    run)

RECIPES = ROOT / "examples/ci"

# `swift build` of the template, without the build.
SWIFT = """
while (($#)); do
  if [[ $1 == --package-path ]]; then [[ -e $2/Package.swift ]] || exit 9; source=$2; fi
  shift
done
mkdir -p "$source/.build/release"
cp "$TOOL" "$source/.build/release/tenant2flex"
"""

# Takes the place of reviewdog: keeps its arguments and its input.
REVIEWDOG = """
echo "$@" >"$SEEN/arguments"
cat >"$SEEN/input"
"""


def project():
    return repository({"job/last.sh": example(), "left.sh": manual(), "clean.sh": "echo\n"})


def assert_code_quality(path):
    """The fields that GitLab reads: Code Quality, "Code Quality report format"."""
    entries = json.loads(path.read_text())
    expect(len(entries) == 2, f"two entries: {entries}")
    expect(len({each["fingerprint"] for each in entries}) == 2, "fingerprints are unique")
    for each in entries:
        expect(each["description"].startswith(each["check_name"] + ": "), "the rule is shown")
        expect(each["severity"] in ("info", "minor", "major", "critical", "blocker"), "a severity")
        place = each["location"]
        expect(place["path"] in ("job/last.sh", "left.sh"), f"the path is relative: {place}")
        begin = place.get("lines", {}).get("begin") or place["positions"]["begin"]["line"]
        expect(isinstance(begin, int) and begin > 0, "a line")


def assert_junit(path):
    suites = xml.etree.ElementTree.parse(path).getroot()
    expect(suites.tag == "testsuites" and suites.get("failures") == "2", "two tests fail")
    expect(len(suites.findall("./testsuite/testcase/failure")) == 2, "and say why")


def gitlab(load):
    job = load((RECIPES / "gitlab.yml").read_text())["tenant2flex"]
    shop = repository({"Package.swift": (ROOT / "Package.swift").read_text()})
    variables = job["variables"] | {
        "TENANT2FLEX_REPOSITORY": shop.as_uri(), "TENANT2FLEX_REF": "main"}
    place = project()
    env = environment(programs(swift=SWIFT), TOOL=TOOL, CI_PROJECT_DIR=place, **variables)
    # The runner joins all lines to one script, for bash or for sh.
    script = "\n".join(["set -eo pipefail", *job["before_script"], *job["script"]])
    for _ in ("built", "from the cache"):
        run("bash", "-c", script, folder=place, env=env, status=1)
        assert_code_quality(place / job["artifacts"]["reports"]["codequality"])
        assert_junit(place / job["artifacts"]["reports"]["junit"])
    expect((place / ".tenant2flex-bin/tenant2flex").is_file(), "the cache holds the tool")
    run("bash", "-c", script, folder=place,
        env=env | {"TENANT2FLEX_ARGUMENTS": "--exit-zero --quiet"})


def reviewdog(load):
    recipe = load((RECIPES / "reviewdog.yml").read_text())
    [step] = [each for each in recipe["jobs"]["review"]["steps"] if each.get("name") == "Review"]
    place, seen = project(), folder()
    env = environment(programs(reviewdog=REVIEWDOG), TENANT2FLEX=TOOL, SEEN=seen)
    run("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"], folder=place, env=env)
    expect("-f=rdjson" in (seen / "arguments").read_text(), "reviewdog is told the format")
    report = json.loads((seen / "input").read_text())
    expect(report["source"]["name"] == "tenant2flex", "the source has a name")
    expect(len(report["diagnostics"]) == 2, "two diagnostics")
    for each in report["diagnostics"]:
        expect(each["message"] and each["code"]["value"], "a message and a rule")
        expect(each["severity"] in ("ERROR", "WARNING", "INFO"), "a severity")
        expect(not each["location"]["path"].startswith(("/", "./")), "a relative path")
        expect(each["location"]["range"]["start"]["line"] > 0, "a line")
    expect(any(each.get("suggestions") for each in report["diagnostics"]), "there is a suggestion")


def jenkins():
    text = (RECIPES / "Jenkinsfile").read_text()
    [script] = re.findall(r"\bsh '''(.*?)'''", text, re.S)
    place = project()
    # Jenkins runs `sh -xe`; Groovy takes the backslash and the line break away.
    run("sh", "-xe", "-c", script.replace("\\\n", " "), folder=place, env=environment(programs()),
        status=1)
    assert_junit(place / re.search(r"junit testResults: '(.*?)'", text)[1])
    report = place / re.search(r"checkStyle\(pattern: '(.*?)'", text)[1]
    errors = xml.etree.ElementTree.parse(report).getroot().findall("./file/error")
    expect(len(errors) == 2, "two warnings")
    for each in errors:
        expect(each.get("source").startswith("tenant2flex."), "with the rule")
        expect(int(each.get("line")) > 0 and each.get("severity") and each.get("message"), "and more")


def github(load):
    """Inputs and outputs that the recipes name are those of the action."""
    action = load((ROOT / ".github/actions/tenant2flex/action.yml").read_text())
    for name, job in (("github.yml", "check"), ("reviewdog.yml", "review")):
        recipe = load((RECIPES / name).read_text())
        steps = [step for step in recipe["jobs"][job]["steps"]
                 if step.get("uses", "").split("@")[0].endswith(".github/actions/tenant2flex")]
        expect(len(steps) == 1, f"{name} uses the action")
        expect(set(steps[0]["with"]) <= set(action["inputs"]), f"{name} gives inputs that exist")
        # YAML 1.1 reads the key `on` as true.
        expect(recipe.get("on", recipe.get(True)) and recipe["permissions"], f"{name} is a workflow")
    expect("binary" in action["outputs"], "the output of reviewdog.yml exists")


def assert_schemas(env):
    """The recipes hold against the schemas that the editors of GitHub and GitLab use."""
    for schema, paths in (
            ("github-actions", [ROOT / ".github/actions/tenant2flex/action.yml"]),
            ("github-workflows", [RECIPES / "github.yml", RECIPES / "reviewdog.yml"]),
            ("gitlab-ci", [RECIPES / "gitlab.yml"])):
        run(sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}", *paths,
            folder=ROOT, env=env)


def main():
    if missing("yaml", "check_jsonschema"):
        return 0
    import yaml
    assert_schemas(environment(programs()))
    for path in sorted([*RECIPES.glob("*.yml"), *RECIPES.glob("*.yaml"),
                        *(ROOT / ".github").rglob("*.yml")]):
        expect(isinstance(yaml.safe_load(path.read_text()), dict), f"{path.name} parses")
    github(yaml.safe_load)
    gitlab(yaml.safe_load)
    reviewdog(yaml.safe_load)
    jenkins()
    done("pipelines.py")
    return 0


if __name__ == "__main__":
    sys.exit(main())
