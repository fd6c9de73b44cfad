module example.com/lastsnap

go 1.21
