"""The bench judged: the fake is as strict as documented, and the comparison can be red."""

import json
import subprocess
import tempfile
import unittest
from pathlib import Path

import atlas_api
import compare
import mutate
from atlas import TOKEN, Atlas

GROUP = "32b6e34b3d91647abb20e7b8"
SNAPSHOT = "65a1f00000000000000000a4"
TENANT = f"/api/atlas/v2/groups/{GROUP}/clusters/Cluster0/backup/tenant"
FLEX = f"/api/atlas/v2/groups/{GROUP}/flexClusters/Cluster0/backup"
OLD, NEW = "application/vnd.atlas.2023-01-01+json", "application/vnd.atlas.2024-11-13+json"


def ask(api, method, path, accept=None, body=None, query="", kind="application/json"):
    """(status, document or error code) of one request to the pure API."""
    headers = [("Content-Type", kind)] if body is not None else []
    headers += [("Accept", value) for value in ([accept] if isinstance(accept, str)
                                                else accept or [])]
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    try:
        status, document, _ = api.answer(method, path, query, headers, data)
        return status, document
    except atlas_api.Failure as failure:
        return failure.status, failure.document["errorCode"]


class Strictness(unittest.TestCase):
    """What the API documents is what the fake asks for."""

    def setUp(self):
        self.api = atlas_api.API("live")

    def test_versions(self):
        for accept in (None, "*/*", "application/json", [OLD, OLD],
                       "application/vnd.atlas.2022-12-31+json"):
            told = ask(self.api, "GET", TENANT + "/snapshots", accept)
            self.assertEqual(told, (406, "INVALID_VERSION_DATE"), accept)
        for accept in (OLD, NEW, "application/vnd.atlas.2025-02-19+json"):
            self.assertEqual(ask(self.api, "GET", TENANT + "/snapshots", accept)[0], 200)
        self.assertEqual(ask(self.api, "GET", FLEX + "/snapshots", OLD)[0], 406)
        self.assertEqual(ask(self.api, "GET", FLEX + "/snapshots", NEW)[0], 200)

    def test_legacy_version_needs_no_accept_and_has_no_flex(self):
        legacy = TENANT.replace("v2", "v1.0")
        self.assertEqual(ask(self.api, "GET", legacy + "/restores")[0], 200)
        self.assertEqual(ask(self.api, "GET", FLEX.replace("v2", "v1.0") + "/snapshots")[0], 404)

    def test_bodies(self):
        full = {"snapshotId": SNAPSHOT, "targetDeploymentItemName": "x"}
        self.assertEqual(ask(self.api, "POST", TENANT + "/download", OLD, full)[0], 200)
        self.assertEqual(ask(self.api, "POST", FLEX + "/download", NEW, full),
                         (400, "INVALID_ATTRIBUTE"))
        self.assertEqual(ask(self.api, "POST", FLEX + "/restoreJobs", NEW, full)[0], 200)
        del full["targetDeploymentItemName"]
        self.assertEqual(ask(self.api, "POST", TENANT + "/download", OLD, full),
                         (400, "MISSING_ATTRIBUTE"))
        self.assertEqual(ask(self.api, "POST", FLEX + "/download", NEW, full)[0], 200)
        self.assertEqual(ask(self.api, "POST", FLEX + "/download", NEW, {"snapshotId": "x"}),
                         (400, "INVALID_JSON_ATTRIBUTE"))
        self.assertEqual(ask(self.api, "POST", FLEX + "/download", NEW, b"{ <Payload> }"),
                         (400, "MALFORMED_JSON"))
        self.assertEqual(ask(self.api, "POST", FLEX + "/download", NEW, full, kind=OLD)[0], 415)

    def test_paths_and_methods(self):
        self.assertEqual(ask(self.api, "DELETE", FLEX + "/snapshots", NEW)[0], 405)
        self.assertEqual(ask(self.api, "GET", FLEX + "/restores", NEW)[0], 404)
        self.assertEqual(ask(self.api, "GET", FLEX + "/snapshots/xyz", NEW)[0], 400)
        swapped = FLEX.replace(GROUP, "Cluster0")
        self.assertEqual(ask(self.api, "GET", swapped + "/snapshots", NEW)[0], 400)

    def test_sunset(self):
        api = atlas_api.API("sunset")
        self.assertEqual(ask(api, "GET", TENANT + "/snapshots", OLD), (410, "VERSION_GONE"))
        self.assertEqual(ask(api, "GET", TENANT.replace("v2", "v1.0") + "/snapshots")[0], 410)
        self.assertEqual(ask(api, "GET", FLEX + "/snapshots", NEW)[0], 200)

    def test_jobs_move_on_and_carry_each_name(self):
        body = {"snapshotId": SNAPSHOT, "targetDeploymentItemName": "x"}
        _, job = ask(self.api, "POST", FLEX + "/restoreJobs", NEW, body)
        path = f"{FLEX}/restoreJobs/{job['id']}"
        states = [ask(self.api, "GET", path, NEW)[1]["status"] for _ in range(3)]
        self.assertEqual([job["status"], *states],
                         ["PENDING", "RUNNING", "COMPLETED", "COMPLETED"])
        self.assertEqual(job["instanceName"], "Cluster0")
        _, listed = ask(self.api, "GET", TENANT + "/restores", OLD)
        self.assertEqual(listed["results"][0]["clusterName"], "Cluster0")
        self.assertNotIn("instanceName", listed["results"][0])

    def test_envelope(self):
        _, told = ask(self.api, "GET", FLEX + "/snapshots", NEW, query="envelope=true")
        self.assertEqual((told["status"], told["content"]["totalCount"]), (200, 4))


class OverTheWire(unittest.TestCase):
    """curl reaches the fake under the real name, and both kinds of auth are checked."""

    def curl(self, *arguments):
        """(what curl printed, what was recorded)."""
        with tempfile.TemporaryDirectory() as home, Atlas("live") as server:
            world = server.client_settings(Path(home))
            done = subprocess.run(
                ["curl", "-s", "-o", "/dev/null", "-w", "%{http_code}", *arguments,
                 "-H", f"Accept: {NEW}", f"https://cloud.mongodb.com{FLEX}/snapshots"],
                env={"PATH": "/usr/bin:/bin:/usr/local/bin", **world}, capture_output=True,
                text=True, check=False)
            return done.stdout, server.records

    def test_digest(self):
        key = "tstpublk:00000000-1111-2222-3333-444444444444"
        code, records = self.curl("--digest", "-u", key)
        self.assertEqual((code, [entry["status"] for entry in records]), ("200", [401, 200]))
        self.assertEqual(self.curl("--digest", "-u", key + "x")[0], "401")
        self.assertEqual(self.curl("-u", key)[0], "401")

    def test_bearer(self):
        self.assertEqual(self.curl("-H", f"Authorization: Bearer {TOKEN}")[0], "200")
        self.assertEqual(self.curl("-H", "Authorization: Bearer other")[0], "401")
        self.assertEqual(self.curl()[0], "401")


def entry(method, target, headers, body="", status=200):
    """A recorded exchange."""
    return {"scheme": "https", "host": "cloud.mongodb.com", "method": method, "target": target,
            "headers": headers, "body": body, "auth": "Digest", "status": status,
            "response": ""}


class Comparison(unittest.TestCase):
    """What is expected follows from what was sent, and nothing else passes."""

    def setUp(self):
        self.body = '{"targetProjectId": "a", "snapshotId": "b"}'
        self.before = entry("POST", TENANT + "/download?pretty=true", [
            ["Host", "h"], ["Authorization", "Digest 1"], ["Accept", OLD],
            ["Content-Type", OLD]], self.body)
        self.after = entry("POST", FLEX + "/download?pretty=true", [
            ["Host", "h"], ["Authorization", "Digest 2"], ["Accept", NEW],
            ["Content-Type", NEW]], '{"snapshotId":"b"}')

    def red(self, **changes):
        """Whether a changed request after is noticed."""
        try:
            compare.compare_requests([self.before], [{**self.after, **changes}])
        except compare.Red:
            return True
        return False

    def test_green_and_red(self):
        self.assertFalse(self.red())
        self.assertTrue(self.red(target=FLEX + "/download"))
        self.assertTrue(self.red(body=self.body))
        self.assertTrue(self.red(method="PUT"))
        self.assertTrue(self.red(auth="Bearer"))
        self.assertTrue(self.red(status=400))
        headers = self.after["headers"]
        self.assertTrue(self.red(headers=headers[:3] + [["Content-Type", OLD]]))
        self.assertTrue(self.red(headers=headers + [["Accept", NEW]]))
        self.assertTrue(self.red(headers=headers + [["X-New", "1"]]))
        self.assertTrue(self.red(headers=headers[:2] + [["Accept", OLD]] + headers[3:]))

    def test_neighbours_stay_byte_for_byte(self):
        old = entry("GET", f"/api/atlas/v2/groups/{GROUP}", [["Accept", OLD]])
        new = {**old, "headers": [["Accept", NEW]]}
        compare.compare_requests([old], [dict(old)])
        with self.assertRaises(compare.Red):
            compare.compare_requests([old], [new])
        with self.assertRaises(compare.Red):
            compare.compare_requests([old], [old, old])

    def test_names_of_all_operations(self):
        wanted = {"/restore": "/restoreJobs", "/restores": "/restoreJobs",
                  "/restores/1": "/restoreJobs/1", "/snapshots/1": "/snapshots/1"}
        for old, new in wanted.items():
            line = compare.expected(entry("GET", TENANT.replace("v2", "v1.0") + old, []))[0]
            self.assertEqual(line, f"GET https://cloud.mongodb.com{FLEX}{new}")

    def test_printed_answers(self):
        old = 'job {"id": 1, "clusterName": "c"}\n'
        new = 'job {"instanceName": "c", "id": 1}\n'
        self.assertEqual(compare.normal(old, "/f", answers=True),
                         compare.normal(new, "/f", answers=True))
        self.assertNotEqual(compare.normal(old, "/f"), compare.normal(new, "/f"))

    def test_mutants_put_back_one_region_each(self):
        old = b"curl -H 2023-01-01 /clusters/c/backup/tenant/restores\n"
        new = b"curl -H 2024-11-13 /flexClusters/c/backup/restoreJobs\n"
        found = [data for _, data in mutate.file_mutants(old, new)]
        self.assertIn(b"curl -H 2023-01-01 /flexClusters/c/backup/restoreJobs\n", found)
        self.assertIn(b"curl -H 2024-11-13 /flexClusters/c/backup/tenant/restores\n", found)
        self.assertNotIn(old, found)


if __name__ == "__main__":
    unittest.main()
