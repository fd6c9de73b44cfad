"""The fake's API: routes, versions, bodies and errors. Pure: a request in, an answer out."""

import json
import re
from typing import NamedTuple
from urllib.parse import parse_qs, unquote

import atlas_data as data
import operations as op

IDENTIFIER = re.compile(r"[a-f0-9]{24}")
NAME = re.compile(r"[a-zA-Z0-9][a-zA-Z0-9-]*")
TARGET_NAME = re.compile(r"[\w\-.(),:&@+']{1,64}")
PREFIX = re.compile(r"/api/atlas/(v2|v1\.0|v1\.5)(/.*)")
REASONS = {
    400: "Bad Request", 401: "Unauthorized", 404: "Not Found", 405: "Method Not Allowed",
    406: "Not Acceptable", 410: "Gone", 415: "Unsupported Media Type"}


class Failure(Exception):
    """An answer with an Atlas error document."""

    def __init__(self, status, code, detail):
        super().__init__(detail)
        self.status = status
        self.document = {
            "detail": detail, "error": status, "errorCode": code, "reason": REASONS[status]}


class Route(NamedTuple):
    """One method of one resource; `first` is its oldest version, `legacy` its v1.0 form."""

    method: str
    pattern: re.Pattern
    first: str
    handler: object
    legacy: bool = True
    tenant: bool = False


def route(method, path, first, handler, legacy=True, tenant=False):
    """A route from a path such as `/groups/{group}/clusters/{name}`."""
    pattern = re.compile(re.sub(r"\{(\w+)\}", r"(?P<\1>[^/]+)", re.escape(path)
                                .replace(r"\{", "{").replace(r"\}", "}")))
    return Route(method, pattern, first, handler, legacy, tenant)


def check_body(body, allowed, required):
    """Refuse unknown, missing and badly formed attributes, as the API documents."""
    for key, value in body.items():
        if key not in allowed:
            raise Failure(400, "INVALID_ATTRIBUTE", f"Invalid attribute {key} specified.")
        if key in op.RESTORE_FIELDS and not well_formed(key, value):
            raise Failure(
                400, "INVALID_JSON_ATTRIBUTE",
                f"Received JSON for the {key} attribute does not match expected format.")
    for key in required:
        if body.get(key) is None:
            raise Failure(
                400, "MISSING_ATTRIBUTE", f"The required attribute {key} was not specified.")


def well_formed(key, value):
    """Whether a writable attribute has the documented pattern."""
    pattern = TARGET_NAME if key == "targetDeploymentItemName" else IDENTIFIER
    return isinstance(value, str) and pattern.fullmatch(value) is not None


class API:
    """The state of one run: its mode (`live` or `sunset`) and its jobs."""

    def __init__(self, mode):
        self.mode = mode
        self.jobs = data.Jobs()
        self.routes = tenant_routes(self) + flex_routes(self) + neighbour_routes(self)

    def answer(self, method, path, query, headers, body):
        """(status, document, version) for one authenticated request."""
        prefix = PREFIX.fullmatch(path)
        if prefix is None:
            raise Failure(404, "RESOURCE_NOT_FOUND", f"Cannot find resource {path}.")
        found, match = self.find(method, prefix[1], prefix[2])
        parameters = {key: unquote(value) for key, value in match.groupdict().items()}
        check_parameters(parameters)
        version = self.version(found, prefix[1], path, headers)
        content = self.content(found, headers, body)
        document = found.handler(parameters, content, prefix[1] != "v2")
        if document is None:
            raise Failure(404, "RESOURCE_NOT_FOUND", f"Cannot find resource {path}.")
        flags = parse_qs(query)
        if flags.get("envelope") == ["true"]:
            document = {"content": document, "status": 200}
        return 200, document, version

    def find(self, method, version, path):
        """The route of a path; 404 without one, 405 when only the method is wrong."""
        seen = False
        for candidate in self.routes:
            match = candidate.pattern.fullmatch(path)
            if match is None or (version != "v2" and not candidate.legacy):
                continue
            seen = True
            if candidate.method == method:
                return candidate, match
        if seen:
            raise Failure(405, "METHOD_NOT_ALLOWED", f"{method} is not allowed on {path}.")
        raise Failure(404, "RESOURCE_NOT_FOUND", f"Cannot find resource {path}.")

    def version(self, found, prefix, path, headers):
        """The resource version that the Accept header resolves to."""
        gone = self.mode == "sunset" and found.tenant
        if prefix == "v2":
            check_accept(found, headers)
        if gone:
            raise Failure(
                410, "VERSION_GONE", f"Version {found.first} of {path} is no longer available.")
        return found.first if prefix == "v2" else None

    def content(self, found, headers, body):
        """The JSON document of a request that has one."""
        if found.method not in ("POST", "PATCH", "PUT"):
            return {}
        check_content_type(found, headers)
        try:
            document = json.loads(body)
        except ValueError:
            document = None
        if not isinstance(document, (dict, list)):
            raise Failure(400, "MALFORMED_JSON", "Received JSON is malformed.")
        return document


def values(headers, name):
    """Every value of a header."""
    return [value for key, value in headers if key.lower() == name]


def check_accept(found, headers):
    """406 unless one Accept header names a version that the resource has."""
    accepts = values(headers, "accept")
    dates = op.VENDOR.findall(accepts[0]) if len(accepts) == 1 else []
    if len(dates) != 1 or dates[0] < found.first:
        raise Failure(
            406, "INVALID_VERSION_DATE", "Invalid accept header or version date.")


def check_content_type(found, headers):
    """A body is plain JSON, or names a version that the resource has."""
    kinds = [value.split(";")[0].strip() for value in values(headers, "content-type")]
    dates = op.VENDOR.findall(kinds[0]) if len(kinds) == 1 else []
    if kinds != ["application/json"] and not (dates and dates[0] >= found.first):
        raise Failure(415, "UNSUPPORTED_MEDIA_TYPE", f"Content-Type {kinds} is not supported.")


def check_parameters(parameters):
    """Ids are 24 hexadecimal digits, cluster names start with a letter or digit."""
    for key, value in parameters.items():
        pattern = NAME if key == "name" else IDENTIFIER
        if not pattern.fullmatch(value):
            raise Failure(
                400, "VALIDATION_ERROR", f"An invalid {key} {value!r} was specified.")


def backup_handlers(api, name_field, check):
    """The six handlers of one API; `check(kind, body, legacy)` validates a body."""

    def create(kind):
        def handler(parameters, body, legacy):
            check(kind, body, legacy)
            job = api.jobs.create(kind, parameters["group"], parameters["name"], body)
            return data.job_view(job, name_field)
        return handler

    def get_job(parameters, body, legacy):
        job = api.jobs.find(parameters["group"], parameters["name"], parameters["id"])
        return job and data.job_view(job, name_field)

    def list_jobs(parameters, body, legacy):
        jobs = api.jobs.list(parameters["group"], parameters["name"])
        return data.page([data.job_view(job, name_field) for job in jobs])

    return {
        "download": create("DOWNLOAD"),
        "getSnapshot": lambda parameters, *_: data.find_snapshot(parameters["id"]),
        "listSnapshots": lambda *_: data.page(data.snapshots()),
        "createRestore": create("RESTORE"), "getRestore": get_job, "listRestores": list_jobs}


def check_tenant_body(kind, body, legacy):
    """TenantRestore; the v1.0 download documents only `snapshotId`."""
    short = legacy and kind == "DOWNLOAD"
    required = ("snapshotId",) if short else ("snapshotId", "targetDeploymentItemName")
    check_body(body, op.RESTORE_FIELDS + op.READ_ONLY_FIELDS, required)


def check_flex_body(kind, body, legacy):
    """The two Flex bodies; nothing else is taken."""
    if kind == "DOWNLOAD":
        check_body(body, ("snapshotId",), ("snapshotId",))
    else:
        check_body(body, op.RESTORE_FIELDS, ("snapshotId", "targetDeploymentItemName"))


def tenant_routes(api):
    """The six deprecated operations."""
    handlers = backup_handlers(api, "clusterName", check_tenant_body)
    base = "/groups/{group}/clusters/{name}/backup/tenant/"
    return [route(pair.method, base + pair.tenant, op.TENANT_VERSION, handlers[pair.name],
                  tenant=True) for pair in op.PAIRS]


def flex_routes(api):
    """The six operations that replace them; there is no v1.0 form."""
    handlers = backup_handlers(api, "instanceName", check_flex_body)
    base = "/groups/{group}/flexClusters/{name}/backup/"
    return [route(pair.method, base + pair.flex, op.FLEX_VERSION, handlers[pair.name],
                  legacy=False) for pair in op.PAIRS]


def neighbour_routes(api):
    """A handful of other resources, which a migration must leave alone."""
    group = "/groups/{group}"
    clusters, backup = group + "/clusters", group + "/clusters/{name}/backup"
    old, flex = op.TENANT_VERSION, op.FLEX_VERSION
    snapshots = [data.dedicated_snapshot(row[0], row[1]) for row in data.SNAPSHOTS]
    names = ("Cluster0", "staging", "Flex0")
    return [
        route("GET", "/orgs", old, lambda *_: data.page([{"id": "5f" + "0" * 22}])),
        route("GET", "/groups", old, lambda *_: data.page([data.project()])),
        route("GET", group, old, lambda p, *_: data.project(p["group"])),
        route("POST", clusters + "/tenantUpgrade", old,
              lambda p, b, _: data.cluster(p["group"], b.get("name", "x"))),
        route("GET", clusters, old,
              lambda p, *_: data.page([data.cluster(p["group"], n) for n in names])),
        route("GET", clusters + "/{name}", old, lambda p, *_: data.cluster(p["group"], p["name"])),
        route("PATCH", clusters + "/{name}", old,
              lambda p, *_: data.cluster(p["group"], p["name"])),
        route("GET", backup + "/snapshots", old, lambda *_: data.page(snapshots)),
        route("POST", backup + "/snapshots", old, lambda *_: snapshots[0]),
        route("GET", backup + "/snapshots/{id}", old,
              lambda p, *_: data.dedicated_snapshot(p["id"], "2025-12-01")),
        route("GET", backup + "/schedule", old, lambda *_: {"policies": []}),
        route("GET", backup + "/restoreJobs", old, lambda *_: data.page([])),
        route("POST", backup + "/restoreJobs", old,
              lambda p, b, _: data.dedicated_job("67" + "0" * 22, b)),
        route("GET", backup + "/restoreJobs/{id}", old,
              lambda p, *_: data.dedicated_job(p["id"], {})),
        route("GET", group + "/serverless/{name}/backup/snapshots", old,
              lambda *_: data.page(snapshots)),
        route("GET", group + "/databaseUsers", old,
              lambda *_: data.page([{"databaseName": "admin", "username": "app"}])),
        route("POST", group + "/databaseUsers", old, lambda p, b, _: b),
        route("GET", group + "/accessList", old,
              lambda *_: data.page([{"cidrBlock": "10.0.0.0/8"}])),
        route("POST", group + "/accessList", old, lambda p, b, _: data.page(b)),
        route("GET", group + "/flexClusters", flex,
              lambda p, *_: data.page([data.cluster(p["group"], "Flex0", True)]), legacy=False),
        route("GET", group + "/flexClusters/{name}", flex,
              lambda p, *_: data.cluster(p["group"], p["name"], True), legacy=False),
    ]
