"""Migrates each clone that all-repos keeps, on a branch of its own.

Takes the options of all-repos (--dry-run, --interactive, --jobs, --limit, --repos, ...). The tool is
$TENANT2FLEX or `tenant2flex` on the PATH.
"""

import argparse
import os

from all_repos import autofix_lib

TOOL = os.environ.get("TENANT2FLEX", "tenant2flex")


def clones(config):
    """All of them: the tool is quick, and a search for some words would miss others."""
    return [os.path.join(config.output_dir, path) for path in sorted(config.get_cloned_repos())]


def migrate():
    """Rewrites what can be proved right. Status 1 says that something is left for a person."""
    status = autofix_lib.run(TOOL, "migrate", "--color", "never", ".", check=False).returncode
    if status not in (0, 1):
        # all-repos reports the repository and goes on with the next one; nothing is pushed.
        raise RuntimeError(f"tenant2flex migrate ended with status {status}")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    autofix_lib.add_fixer_args(parser)
    repositories, config, commit, settings = autofix_lib.from_cli(
        parser.parse_args(),
        find_repos=clones,
        msg="Move Atlas backup calls to Flex",
        branch_name="tenant2flex",
    )
    autofix_lib.fix(
        repositories, apply_fix=migrate, config=config, commit=commit, autofix_settings=settings)


if __name__ == "__main__":
    main()
