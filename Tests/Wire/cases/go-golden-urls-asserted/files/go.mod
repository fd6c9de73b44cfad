module example.com/tool

go 1.21

require example.com/stretchr/testify v1.9.0

replace example.com/stretchr/testify => ./testify
