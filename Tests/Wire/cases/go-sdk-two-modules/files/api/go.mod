module example.com/api

go 1.22

require go.mongodb.org/atlas-sdk/v20241113005 v20241113005.0.0
