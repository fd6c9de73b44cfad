module example.com/tool

go 1.22

require go.mongodb.org/atlas-sdk/v20250312006 v20250312006.1.0
