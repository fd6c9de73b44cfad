"""The hooks, as pre-commit itself runs them."""

import sys

from workshop import (
    ROOT, TOOL, done, environment, example, expect, folder, git, manual, missing, programs,
    repository, run)

# `swift build` of pre-commit, without the build: notes its arguments.
SWIFT = """
echo "$@" >>"$BUILDS"
while (($#)); do
  case $1 in
    --package-path) [[ -e $2/Package.swift ]] || exit 9; shift 2 ;;
    --build-path) scratch=$2; shift 2 ;;
    *) shift ;;
  esac
done
mkdir -p "$scratch/release"
ln -s "$TOOL" "$scratch/release/tenant2flex"
"""


def main():
    if missing("yaml", "pre_commit"):
        return 0
    import yaml
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())
    by_id = {hook["id"]: hook for hook in hooks}
    expect(set(by_id) == {"tenant2flex", "tenant2flex-fix", "tenant2flex-system",
                          "tenant2flex-fix-system"}, "the hooks are known")
    for name in ("tenant2flex", "tenant2flex-fix"):
        expect(by_id[name] | {"id": 0, "language": 0}
               == by_id[name + "-system"] | {"id": 0, "language": 0}, f"{name} has a twin")

    # The repository of the hooks needs a commit; this tree may have none, or changes on top.
    files = {name: (ROOT / name).read_text() for name in (".pre-commit-hooks.yaml", "Package.swift")}
    shop = repository(files)
    rev = git(shop, "rev-parse", "HEAD").strip()
    builds = folder() / "builds"
    env = environment(programs(swift=SWIFT), TOOL=TOOL, BUILDS=builds, PRE_COMMIT_COLOR="never")

    def hook(name, project, status):
        return run(sys.executable, "-m", "pre_commit", "try-repo", shop, name, "--ref", rev,
                   "--all-files", "--verbose", folder=project, env=env, status=status)

    manifest = shop / ".pre-commit-hooks.yaml"
    run(sys.executable, "-m", "pre_commit", "validate-manifest", manifest, folder=shop, env=env)
    for end in ("", "-system"):
        project = repository({"job/last.sh": example(), "clean.sh": "echo\n"})
        log = hook("tenant2flex" + end, project, 1)
        expect("job/last.sh:6:45: error[" in log, f"check reports: {log}")
        expect(not git(project, "status", "--porcelain"), "check writes nothing")
        log = hook("tenant2flex-fix" + end, project, 1)
        expect("files were modified by this hook" in log, f"the change fails the hook: {log}")
        expect("flexClusters" in (project / "job/last.sh").read_text(), "the call is rewritten")
        git(project, "commit", "-qam", "Migrate")
        hook("tenant2flex-fix" + end, project, 0)
        hook("tenant2flex" + end, project, 0)
    expect(builds.exists(), "the first hooks are built")
    expect("-c release" in builds.read_text(), "a release is built")

    project = repository({"left.sh": manual()})
    hook("tenant2flex-fix-system", project, 1)
    expect((project / "left.sh").read_text() == manual(), "a call for a person stays")

    # The configuration of the example, with the clone in place of its repository.
    config = yaml.safe_load((ROOT / "examples/ci/pre-commit-config.yaml").read_text())
    [source] = config["repos"]
    source["repo"], source["rev"] = str(shop), rev
    project = repository({"job/last.sh": example(), ".pre-commit-config.yaml": yaml.dump(config)})
    log = run(sys.executable, "-m", "pre_commit", "run", "--all-files", folder=project, env=env,
              status=1)
    expect("job/last.sh:6:45: error[" in log, f"the check runs: {log}")
    expect(not git(project, "status", "--porcelain"), "only the check runs")
    run(sys.executable, "-m", "pre_commit", "run", "--all-files", "--hook-stage", "manual",
        "tenant2flex-fix", folder=project, env=env, status=1)
    expect("flexClusters" in (project / "job/last.sh").read_text(), "the manual stage rewrites")
    done("hooks.py")
    return 0


if __name__ == "__main__":
    sys.exit(main())
