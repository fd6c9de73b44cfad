variable "project" {}

resource "null_resource" "backup" {
  provisioner "local-exec" {
    command = <<-EOT
      set -e
      base="https://cloud.mongodb.com/api/atlas/v2/groups/${var.project}/clusters"
      name="$${CLUSTER:-none}"
      curl -sS --digest -u "$ATLAS_PUBLIC_KEY:$ATLAS_PRIVATE_KEY" \
        -w '%%{http_code}\n' -o snapshots.json -H "Accept: application/vnd.atlas.2023-01-01+json" \
        "$base/$${name}/backup/tenant/snapshots"
    EOT
  }

  provisioner "local-exec" {
    when    = destroy
    command = <<EOT
curl -sS --digest -u "$ATLAS_PUBLIC_KEY:$ATLAS_PRIVATE_KEY" \
  "https://cloud.mongodb.com/api/atlas/v1.0/groups/${var.project}/clusters/$CLUSTER/backup/tenant/restores" | jq -r '.results[].id'
EOT
  }
}
