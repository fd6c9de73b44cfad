"""The steps of the GitHub action, run in order as the runner runs them."""

import re
import sys

from workshop import (
    ROOT, TOOL, done, environment, example, expect, folder, missing, programs, repository, run)

HOME = ROOT / ".github/actions/tenant2flex"

# `swift build` of the action, without the hour: the tool is put where the build would put it.
SWIFT = """
while (($#)); do
  case $1 in
    --package-path) [[ -e $2/Package.swift ]] || exit 9; shift 2 ;;
    --scratch-path) scratch=$2; shift 2 ;;
    *) shift ;;
  esac
done
mkdir -p "$scratch/release"
ln -s "$TOOL" "$scratch/release/tenant2flex"
"""


def filled(text, inputs, outputs):
    """A value with its expressions; there are only inputs and outputs of steps."""
    def value(match):
        words = match[1].split(".")
        if words[0] == "inputs":
            return inputs[words[1]]
        expect(words[0] == "steps" and words[2] == "outputs", f"{match[0]} is known")
        return outputs[words[1]][words[3]]
    return re.sub(r"\$\{\{ *([a-z0-9.]+) *\}\}", value, text)


def perform(action, project, given, status=0, path=None):
    """Runs all steps. The output of the last one, and the summary."""
    inputs = {name: str(each["default"]) for name, each in action["inputs"].items()} | given
    scratch = folder()
    outputs, log = {}, ""
    steps = action["runs"]["steps"]
    for step in steps:
        expect(step["shell"] == "bash", "a composite step names its shell")
        (scratch / "step.sh").write_text(step["run"])
        (scratch / "output").write_text("")
        values = {name: filled(text, inputs, outputs) for name, text in step["env"].items()}
        env = environment(
            path or programs(), TOOL=TOOL, GITHUB_ACTION_PATH=HOME, RUNNER_TEMP=scratch, CI="true",
            GITHUB_ACTIONS="true", GITHUB_WORKSPACE=project, GITHUB_OUTPUT=scratch / "output",
            GITHUB_STEP_SUMMARY=scratch / "summary.md", **values)
        # The command line is that of the runner for `shell: bash`.
        log = run("bash", "--noprofile", "--norc", "-e", "-o", "pipefail", scratch / "step.sh",
                  folder=project, env=env, status=status if step is steps[-1] else 0)
        lines = (scratch / "output").read_text().splitlines()
        if "id" in step:
            outputs[step["id"]] = dict(line.split("=", 1) for line in lines)
    summary = scratch / "summary.md"
    return log, summary.read_text() if summary.exists() else ""


def main():
    if missing("yaml"):
        return 0
    import yaml
    text = (HOME / "action.yml").read_text()
    action = yaml.safe_load(text)
    expect(set(action) == {"name", "description", "inputs", "outputs", "runs"}, "the keys are known")
    for step in action["runs"]["steps"]:
        expect("${{" not in step["run"], "no expression is pasted into a script")

    project = repository({"a dir/a.sh": example(), "b.sh": example(), "c.sh": "echo\n"})
    log, summary = perform(action, project, {"binary": TOOL}, status=1)
    expect(log.count("::error file=") == 2, f"two annotations: {log}")
    expect("::error file=a dir/a.sh,line=6," in log, f"paths are relative: {log}")
    expect("b.sh" in summary and "|" in summary, f"there is a summary: {summary}")

    log, _ = perform(action, project, {"binary": TOOL, "paths": "a dir\nc.sh\n"}, status=1)
    expect(log.count("::error file=") == 1, f"one path a line: {log}")
    log, _ = perform(action, project, {"binary": TOOL, "args": "--exclude=a dir/\n--exit-zero\n"})
    expect(log.count("::error file=") == 1, f"one argument a line: {log}")
    log, _ = perform(action, project, {"binary": TOOL, "paths": "c.sh"})
    expect("::error" not in log, f"nothing is found: {log}")
    # What a pull request may put into an input stays a word.
    log, _ = perform(action, project, {"binary": TOOL, "paths": "$(touch pwned);touch pwned"}, status=2)
    expect(not (project / "pwned").exists(), "inputs are not run")

    log, _ = perform(action, project, {}, status=1, path=programs(swift=SWIFT))
    expect(log.count("::error file=") == 2, f"the tool is built from the action's checkout: {log}")
    done("action.py")
    return 0


if __name__ == "__main__":
    sys.exit(main())
