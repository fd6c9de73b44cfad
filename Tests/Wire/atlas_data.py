"""The data behind the fake: the same snapshots and jobs, under each API's own field names."""

import hashlib
import threading

# A resource that exists: scripts request links.
LINKS = [{"href": "https://cloud.mongodb.com/api/atlas/v2/groups", "rel": "self"}]
SAMPLE_ID = "32b6e34b3d91647abb20e7b8"
UNKNOWN_ID = "f" * 24
SNAPSHOTS = (
    ("65a1f00000000000000000a4", "2025-12-04", "COMPLETED"),
    ("65a1f00000000000000000a3", "2025-12-03", "COMPLETED"),
    ("65a1f00000000000000000a2", "2025-12-02", "FAILED"),
    ("65a1f00000000000000000a1", "2025-12-01", "COMPLETED"),
)
STATES = ("PENDING", "RUNNING", "COMPLETED")


def snapshot(identifier, day="2025-11-30", status="COMPLETED"):
    """A snapshot; both APIs answer with the same fields."""
    return {
        "expiration": "2025-12-12T09:42:00Z", "finishTime": f"{day}T03:10:00Z",
        "id": identifier, "links": LINKS, "mongoDBVersion": "8.0.4",
        "scheduledTime": f"{day}T03:00:00Z", "startTime": f"{day}T03:01:00Z",
        "status": status}


def page(results):
    """The list wrapper of both APIs."""
    return {"links": LINKS, "results": results, "totalCount": len(results)}


def snapshots():
    """All snapshots of any cluster, newest first."""
    return [snapshot(*row) for row in SNAPSHOTS]


def find_snapshot(identifier):
    """One snapshot; any well-formed id exists, except the one that stands for "unknown"."""
    if identifier == UNKNOWN_ID:
        return None
    rows = [row for row in SNAPSHOTS if row[0] == identifier]
    return snapshot(*(rows[0] if rows else (identifier,)))


class Jobs:
    """The restore and download jobs of one run; a created job moves on at every reading."""

    def __init__(self):
        self.lock = threading.Lock()
        self.created = {}

    def create(self, kind, group, cluster, body):
        """Start a job and return it as PENDING."""
        with self.lock:
            jobs = self.created.setdefault((group, cluster), [])
            seed = f"{group} {cluster} {body.get('snapshotId')} {kind} {len(jobs)}"
            job = {
                "kind": kind, "id": "66" + hashlib.sha256(seed.encode()).hexdigest()[:22],
                "group": group, "cluster": cluster, "reads": 0, **self.targets(kind, body)}
            jobs.append(job)
            return dict(job)

    def targets(self, kind, body):
        """What a job keeps of its body; a download has no target."""
        kept = {"snapshotId": body["snapshotId"]}
        if kind == "RESTORE":
            kept["targetDeploymentItemName"] = body.get("targetDeploymentItemName")
            kept["targetProjectId"] = body.get("targetProjectId")
        return kept

    def existing(self, group, cluster):
        """Two jobs that every cluster has from the start: one done, one failed."""
        base = {
            "kind": "RESTORE", "group": group, "cluster": cluster, "reads": 9,
            "snapshotId": SNAPSHOTS[3][0], "targetDeploymentItemName": "Restored0",
            "targetProjectId": group}
        return [
            {**base, "id": "65f000000000000000000b02"},
            {**base, "id": "65f000000000000000000b01", "failed": True}]

    def advance(self, job):
        """Count one reading and return the job as it is then."""
        job["reads"] += 1
        return dict(job)

    def list(self, group, cluster):
        """All jobs, newest first."""
        with self.lock:
            own = [self.advance(job) for job in self.created.get((group, cluster), [])]
        return own[::-1] + self.existing(group, cluster)

    def find(self, group, cluster, identifier):
        """One job, or None; the id of the documentation's samples exists everywhere."""
        with self.lock:
            for job in self.created.get((group, cluster), []):
                if job["id"] == identifier:
                    return self.advance(job)
        for job in self.existing(group, cluster):
            if identifier in (job["id"], SAMPLE_ID):
                return {**job, "id": identifier}
        return None


def job_status(job):
    """PENDING when created, RUNNING at the first reading, COMPLETED from the second on."""
    return "FAILED" if job.get("failed") else STATES[min(job["reads"], 2)]


def job_view(job, name_field):
    """A job as one API shows it: fields in alphabetical order, absent ones left out."""
    status = job_status(job)
    done = status == "COMPLETED"
    view = {
        name_field: job["cluster"], "deliveryType": job["kind"],
        "expirationDate": "2025-12-05T09:42:00Z", "id": job["id"], "links": LINKS,
        "projectId": job["group"],
        "restoreFinishedDate": "2025-12-04T09:50:00Z" if done else None,
        "restoreScheduledDate": "2025-12-04T09:42:00Z",
        "snapshotFinishedDate": "2025-12-04T03:10:00Z", "snapshotId": job["snapshotId"],
        "snapshotUrl": download_url(job) if done and job["kind"] == "DOWNLOAD" else None,
        "status": status,
        "targetDeploymentItemName": job.get("targetDeploymentItemName"),
        "targetProjectId": job.get("targetProjectId")}
    return {key: view[key] for key in sorted(view) if view[key] is not None}


def download_url(job):
    """Where the file of a finished download job can be fetched, without credentials."""
    return f"https://restores.example.net/{job['cluster']}/{job['snapshotId']}.tgz?sig=abc"


def cluster(group, name, flex=False):
    """A cluster; enough of it for scripts that look one up."""
    uri = f"mongodb+srv://{name.lower()}.abcde.mongodb.net"
    provider = "FLEX" if flex else "TENANT"
    return {
        "connectionStrings": {"standardSrv": uri}, "groupId": group,
        "id": "64c0" + hashlib.sha256(name.encode()).hexdigest()[:20],
        "mongoDBVersion": "8.0.4", "name": name,
        "providerSettings": {"backingProviderName": "AWS", "providerName": provider},
        "stateName": "IDLE"}


def project(identifier=SAMPLE_ID, name="Project0"):
    """A project."""
    return {"clusterCount": 2, "id": identifier, "name": name, "orgId": "5f" + "0" * 22}


def dedicated_snapshot(identifier, day):
    """A dedicated cluster's snapshot, with the field names of that API."""
    return {
        "createdAt": f"{day}T03:00:00Z", "id": identifier, "snapshotType": "scheduled",
        "status": "completed", "storageSizeBytes": 1024, "type": "replicaSet"}


def dedicated_job(identifier, body):
    """A dedicated cluster's restore job, with the field names of that API."""
    return {
        "cancelled": False, "deliveryType": body.get("deliveryType", "automated"),
        "deliveryUrl": ["https://restores.example.net/dedicated.tgz"], "failed": False,
        "finishedAt": "2025-12-04T10:00:00Z", "id": identifier,
        "snapshotId": body.get("snapshotId"),
        "targetClusterName": body.get("targetClusterName")}
