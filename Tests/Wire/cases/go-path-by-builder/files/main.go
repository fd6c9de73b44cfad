package main

import (
	"fmt"
	"net/http"
	"os"
	"strings"
)

type resource struct {
	parent *resource
	name   string
	id     string
}

func (r *resource) child(name, id string) *resource { return &resource{r, name, id} }

func (r *resource) path() string {
	if r == nil {
		return "https://cloud.mongodb.com/api/atlas/v2"
	}
	p := r.parent.path() + "/" + r.name
	if r.id != "" {
		p += "/" + r.id
	}
	return p
}

type builder struct{ strings.Builder }

func (b *builder) seg(s ...string) *builder {
	for _, x := range s {
		b.WriteByte('/')
		b.WriteString(x)
	}
	return b
}

func get(u string) {
	req, err := http.NewRequest("GET", u, nil)
	if err != nil {
		panic(err)
	}
	req.Header.Set("Accept", "application/vnd.atlas.2023-01-01+json")
	req.Header.Set("Authorization", "Bearer "+os.Getenv("ACCESS_TOKEN"))
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		panic(err)
	}
	resp.Body.Close()
	fmt.Println(resp.StatusCode)
}

func main() {
	b := new(builder)
	b.WriteString("https://cloud.mongodb.com/api/atlas/v2")
	get(b.seg("groups", os.Getenv("GROUP_ID")).seg("clusters", os.Getenv("CLUSTER")).seg("backup", "tenant", "restores").String())
}
