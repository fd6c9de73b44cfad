"""Running other programs: bounded in time, in their own process group, with a clean world."""

import os
import signal
import subprocess
import time
from pathlib import Path
from typing import NamedTuple

import atlas
from atlas_data import SAMPLE_ID

STUBS = Path(__file__).resolve().parent / "stubs"
CREDENTIALS = {
    "PUBLIC_KEY": atlas.PUBLIC_KEY, "PRIVATE_KEY": atlas.PRIVATE_KEY,
    "ATLAS_PUBLIC_KEY": atlas.PUBLIC_KEY, "ATLAS_PRIVATE_KEY": atlas.PRIVATE_KEY,
    "MONGODB_ATLAS_PUBLIC_KEY": atlas.PUBLIC_KEY,
    "MONGODB_ATLAS_PRIVATE_KEY": atlas.PRIVATE_KEY,
    "MONGODB_ATLAS_PUBLIC_API_KEY": atlas.PUBLIC_KEY,
    "MONGODB_ATLAS_PRIVATE_API_KEY": atlas.PRIVATE_KEY,
    "MONGODB_ATLAS_PROJECT_ID": SAMPLE_ID,
    "ACCESS_TOKEN": atlas.TOKEN, "ATLAS_TOKEN": atlas.TOKEN,
    "GROUP_ID": SAMPLE_ID, "PROJECT_ID": SAMPLE_ID, "ATLAS_PROJECT_ID": SAMPLE_ID,
    "CLUSTER": "Cluster0", "CLUSTER_NAME": "Cluster0",
}

# Compiled packages are kept between runs; nothing is fetched.
GO = {
    "GOCACHE": os.environ.get("GOCACHE", str(Path.home() / ".cache/go-build")),
    "GOFLAGS": "-mod=mod -trimpath", "GOPROXY": "off", "GOTOOLCHAIN": "local", "GOTELEMETRY": "off"}


class Result(NamedTuple):
    """How a program ended; `stopped` says why it was ended from outside, if it was."""

    status: int
    stdout: str
    stderr: str
    stopped: str


def plain_environment(home):
    """What every program gets: nothing of the caller's but the search path."""
    home.mkdir(parents=True, exist_ok=True)
    (home / "tmp").mkdir(exist_ok=True)
    return {
        "PATH": os.environ["PATH"], "HOME": str(home), "TMPDIR": str(home / "tmp"),
        # An instrumented tool writes its counters here, not into the case's folder.
        "LLVM_PROFILE_FILE": os.environ.get("WIRE_PROFILES") or str(home / "tmp/%p.profraw"),
        "LC_ALL": "C.UTF-8", "TZ": "UTC", "NO_COLOR": "1", "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_CEILING_DIRECTORIES": str(home.parent)}


def client_environment(server, home, extra):
    """The world of a case's program: stubs first on the path, settings that reach the fake."""
    world = plain_environment(home)
    world["PATH"] = f"{STUBS}:{world['PATH']}"
    world.update(GO)
    world.update(CREDENTIALS)
    world.update(server.client_settings(home))
    world.update(extra)
    return world


def run(command, folder, world, seconds, text="", stop=None):
    """Run a program to its end, or until `seconds` are over or `stop` is set."""
    process = subprocess.Popen(
        command, cwd=folder, env=world, start_new_session=True, stdin=subprocess.PIPE,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    deadline, feed, stopped = time.monotonic() + seconds, text.encode(), ""
    try:
        while True:
            try:
                out, err = process.communicate(feed, timeout=0.1)
                break
            except subprocess.TimeoutExpired:
                feed = None
            stopped = stopped or reason_to_stop(deadline, stop)
            if stopped:
                end_group(process)
    finally:
        end_group(process)
    return Result(
        process.returncode, out.decode("utf-8", "surrogateescape"),
        err.decode("utf-8", "surrogateescape"), stopped)


def reason_to_stop(deadline, stop):
    """Why a running program should be ended now; empty when it should not."""
    if time.monotonic() > deadline:
        return "it ran for too long"
    if stop is not None and stop.is_set():
        return "it sent more requests than before"
    return ""


def end_group(process):
    """End whatever is left of a program started by `run`."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        pass
