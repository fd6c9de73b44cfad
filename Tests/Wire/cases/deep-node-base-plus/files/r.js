const { execFileSync } = require("child_process");
const { GROUP_ID, CLUSTER, ACCESS_TOKEN } = process.env;
const BACKUP = "https://cloud.mongodb.com/api/atlas/v2/groups/" + GROUP_ID + "/clusters/" + CLUSTER + "/backup";
const get = (url) => JSON.parse(execFileSync("curl", ["-s", "-H", "Accept: application/vnd.atlas.2023-01-01+json",
  "-H", "Authorization: Bearer " + ACCESS_TOKEN, url]));
console.log(get(BACKUP + "/tenant/snapshots").totalCount);
