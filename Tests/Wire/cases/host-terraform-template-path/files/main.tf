resource "local_file" "get" {
  filename = "get.sh"
  content  = templatefile("${path.module}/get.sh.tftpl", { kind = "backup/tenant", group = var.group })
}
