module example.com/x

go 1.23.0

require go.mongodb.org/atlas-sdk/v20250312006 v20250312006.1.0
