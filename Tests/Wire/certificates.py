"""A throw-away certificate authority for the fake, made once per run with `openssl`.

The files live in the folder named by `WIRE_CERTIFICATES`, or in a private folder of the
system's temporary directory, and are made again after a day.
"""

import fcntl
import os
import subprocess
import tempfile
import time
from pathlib import Path

NAMES = (
    "cloud.mongodb.com", "cloud-dev.mongodb.com", "cloud.mongodbgov.com", "*.mongodb.net",
    "*.example.com", "*.example.net", "*.example.org", "localhost",
)
LIFETIME_SECONDS = 24 * 3600


def folder():
    """The folder that holds `ca.pem`, `server.pem` (with its key) and the lock."""
    named = os.environ.get("WIRE_CERTIFICATES")
    path = Path(named or f"{tempfile.gettempdir()}/tenant2flex-wire-{os.getuid()}")
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    if path.stat().st_uid != os.getuid():
        raise SystemExit(f"{path} belongs to someone else; set WIRE_CERTIFICATES")
    return path


def is_fresh(path):
    """Whether a finished file exists and is younger than a day."""
    try:
        return time.time() - path.stat().st_mtime < LIFETIME_SECONDS
    except FileNotFoundError:
        return False


def openssl(directory, *arguments):
    """Run one `openssl` command inside the folder."""
    subprocess.run(
        ("openssl", *arguments), cwd=directory, check=True,
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def make(directory):
    """Make the authority, then a server certificate for every name the fake answers to."""
    curve = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "3")
    openssl(
        directory, "req", "-x509", *curve, "-keyout", "ca.key", "-out", "ca.new",
        "-subj", "/CN=tenant2flex wire bench",
        "-addext", "keyUsage=critical,keyCertSign,cRLSign")
    openssl(
        directory, "req", "-new", *curve[:5], "-keyout", "server.key", "-out", "server.csr",
        "-subj", "/CN=cloud.mongodb.com")
    names = ",".join(f"DNS:{name}" for name in NAMES) + ",IP:127.0.0.1"
    (directory / "server.ext").write_text(
        f"subjectAltName={names}\nextendedKeyUsage=serverAuth\n")
    openssl(
        directory, "x509", "-req", "-in", "server.csr", "-CA", "ca.new", "-CAkey", "ca.key",
        "-CAcreateserial", "-days", "3", "-extfile", "server.ext", "-out", "server.crt")
    joined = (directory / "server.crt").read_bytes() + (directory / "server.key").read_bytes()
    (directory / "server.pem").write_bytes(joined)
    os.replace(directory / "ca.new", directory / "ca.pem")


def ready():
    """The folder, with fresh certificates in it; safe when many processes ask at once."""
    directory = folder()
    with open(directory / "lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not is_fresh(directory / "ca.pem"):
            make(directory)
    return directory
