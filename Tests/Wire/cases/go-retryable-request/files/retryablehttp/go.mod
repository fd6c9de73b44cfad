module example.com/hashicorp/go-retryablehttp

go 1.21
