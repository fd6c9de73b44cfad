module example.com/tidwall/gjson

go 1.22
