module example.com/cli

go 1.22

require (
	example.com/api v0.0.0
	go.mongodb.org/atlas-sdk/v20241113005 v20241113005.0.0
)

replace (
	example.com/api => ../api
)
