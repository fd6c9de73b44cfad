module example.com/tool

go 1.22

require example.com/backoff v1.0.0
