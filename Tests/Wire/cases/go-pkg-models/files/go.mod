module example.com/acme/atlas-tools

go 1.22
