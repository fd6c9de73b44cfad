"""What the bench knows of the Atlas Admin API: paths, versions and bodies, as tables.

This is written from MongoDB's documentation and specification, apart from the product's own
rules, so that the two check each other.
"""

import re
from typing import NamedTuple

TENANT_VERSION = "2023-01-01"
FLEX_VERSION = "2024-11-13"
FLEX_MEDIA_TYPE = f"application/vnd.atlas.{FLEX_VERSION}+json"
VENDOR = re.compile(r"application/vnd\.atlas\.(\d{4}-\d{2}-\d{2})\+json")
ATLAS_HOSTS = ("cloud.mongodb.com", "cloud-dev.mongodb.com", "cloud.mongodbgov.com")

RESTORE_FIELDS = ("snapshotId", "targetDeploymentItemName", "targetProjectId")
READ_ONLY_FIELDS = (
    "clusterName", "deliveryType", "expirationDate", "id", "links", "projectId",
    "restoreFinishedDate", "restoreScheduledDate", "snapshotFinishedDate", "snapshotUrl",
    "status")


class Pair(NamedTuple):
    """One tenant operation and the Flex operation that replaces it."""

    name: str
    method: str
    tenant: str
    flex: str
    kept: tuple = ()


PAIRS = (
    Pair("download", "POST", "download", "download", ("snapshotId",)),
    Pair("getSnapshot", "GET", "snapshots/{id}", "snapshots/{id}"),
    Pair("listSnapshots", "GET", "snapshots", "snapshots"),
    Pair("createRestore", "POST", "restore", "restoreJobs", RESTORE_FIELDS),
    Pair("getRestore", "GET", "restores/{id}", "restoreJobs/{id}"),
    Pair("listRestores", "GET", "restores", "restoreJobs"),
)

TENANT_PATH = re.compile(
    r"/api/atlas/(?:v2|v1\.0|v1\.5)/groups/(?P<group>[^/?\s\"']+)/clusters/"
    r"(?P<name>[^/?\s\"']+)/backup/tenant/(?P<tail>[^?\s\"']+)")


def split_tail(tail):
    """`restores/65f0` -> (`restores/{id}`, `65f0`); a tail without an id has None."""
    head, slash, identifier = tail.partition("/")
    return (f"{head}/{{id}}", identifier) if slash else (head, None)


def pair_of(tail):
    """The pair that a tenant path's tail belongs to, and the id in it."""
    shape, identifier = split_tail(tail)
    for pair in PAIRS:
        if pair.tenant == shape:
            return pair, identifier
    return None, None


def flex_path(match):
    """The Flex path for a match of TENANT_PATH; an unknown operation stays as it is."""
    pair, identifier = pair_of(match["tail"])
    if pair is None:
        return match[0]
    tail = pair.flex.replace("{id}", identifier or "")
    return f"/api/atlas/v2/groups/{match['group']}/flexClusters/{match['name']}/backup/{tail}"
