"""A push module for all-repos: pushes the branch and opens nothing."""

from typing import NamedTuple

from all_repos import autofix_lib


class Settings(NamedTuple):
    """There are none."""


def push(settings, branch_name):
    autofix_lib.run("git", "push", "--quiet", "origin", f"HEAD:{branch_name}")
