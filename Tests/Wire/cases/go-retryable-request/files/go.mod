module example.com/tool

go 1.21

require example.com/hashicorp/go-retryablehttp v0.7.7

replace example.com/hashicorp/go-retryablehttp => ./retryablehttp
