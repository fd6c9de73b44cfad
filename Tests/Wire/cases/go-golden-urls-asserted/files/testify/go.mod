module example.com/stretchr/testify

go 1.21
