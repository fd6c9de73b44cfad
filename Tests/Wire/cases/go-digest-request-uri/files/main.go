package main

import (
	"bytes"
	"crypto/md5"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"strings"
)

func hash(parts ...string) string {
	return fmt.Sprintf("%x", md5.Sum([]byte(strings.Join(parts, ":"))))
}

func parseChallenge(header string) map[string]string {
	out := map[string]string{}
	for _, p := range strings.Split(strings.TrimPrefix(header, "Digest "), ",") {
		k, v, _ := strings.Cut(strings.TrimSpace(p), "=")
		out[k] = strings.Trim(v, `"`)
	}
	return out
}

func authorization(req *http.Request, ch map[string]string) string {
	user, pass := os.Getenv("PUBLIC_KEY"), os.Getenv("PRIVATE_KEY")
	uri := req.URL.RequestURI()
	ha1 := hash(user, ch["realm"], pass)
	ha2 := hash(req.Method, uri)
	resp := hash(ha1, ch["nonce"], "00000001", "abcdef", "auth", ha2)
	return fmt.Sprintf(`Digest username="%s", realm="%s", nonce="%s", uri="%s", cnonce="abcdef", nc=00000001, qop=auth, response="%s", algorithm=MD5`, user, ch["realm"], ch["nonce"], uri, resp)
}

func call(method, url string, body []byte) ([]byte, error) {
	newRequest := func() (*http.Request, error) {
		req, err := http.NewRequest(method, url, bytes.NewReader(body))
		if err != nil {
			return nil, err
		}
		req.Header.Set("Accept", "application/vnd.atlas.2023-01-01+json")
		req.Header.Set("Content-Type", "application/json")
		return req, nil
	}
	req, err := newRequest()
	if err != nil {
		return nil, err
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return nil, err
	}
	if resp.StatusCode == http.StatusUnauthorized {
		resp.Body.Close()
		ch := parseChallenge(resp.Header.Get("WWW-Authenticate"))
		if req, err = newRequest(); err != nil {
			return nil, err
		}
		req.Header.Set("Authorization", authorization(req, ch))
		if resp, err = http.DefaultClient.Do(req); err != nil {
			return nil, err
		}
	}
	defer resp.Body.Close()
	return io.ReadAll(resp.Body)
}

func main() {
	base := "https://cloud.mongodb.com/api/atlas/v2/groups/" + os.Getenv("GROUP_ID") + "/clusters/" + os.Getenv("CLUSTER") + "/backup/tenant"
	b, err := call("GET", base+"/restores", nil)
	if err != nil {
		panic(err)
	}
	var page struct {
		Results []struct {
			ClusterName string `json:"clusterName"`
		} `json:"results"`
	}
	if err := json.Unmarshal(b, &page); err != nil {
		panic(err)
	}
	fmt.Println(len(page.Results), page.Results[0].ClusterName)
}
