module example.com/atlasclient

go 1.22
