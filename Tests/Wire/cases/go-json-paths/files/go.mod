module example.com/backup

go 1.22

require example.com/tidwall/gjson v1.17.0

replace example.com/tidwall/gjson => ./gjson
