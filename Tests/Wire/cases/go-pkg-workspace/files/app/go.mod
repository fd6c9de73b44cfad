module example.com/app

go 1.22

require example.com/atlasclient v0.0.0
