package main

import (
	"crypto/md5"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"strings"
)

func hash(parts ...string) string {
	sum := md5.Sum([]byte(strings.Join(parts, ":")))
	return hex.EncodeToString(sum[:])
}

func parse(header string) map[string]string {
	values := map[string]string{}
	for _, part := range strings.Split(strings.TrimPrefix(header, "Digest "), ",") {
		key, value, _ := strings.Cut(strings.TrimSpace(part), "=")
		values[key] = strings.Trim(value, `"`)
	}
	return values
}

func digest(method, uri string) (*http.Response, error) {
	url := "https://cloud.mongodb.com" + uri
	req, err := http.NewRequest(method, url, nil)
	if err != nil {
		return nil, err
	}
	req.Header.Set("Accept", "application/vnd.atlas.2023-01-01+json")
	resp, err := http.DefaultClient.Do(req)
	if err != nil || resp.StatusCode != http.StatusUnauthorized {
		return resp, err
	}
	resp.Body.Close()
	challenge := parse(resp.Header.Get("WWW-Authenticate"))
	user, password := os.Getenv("PUBLIC_KEY"), os.Getenv("PRIVATE_KEY")
	first := hash(user, challenge["realm"], password)
	answer := hash(first, challenge["nonce"], "00000001", "0a4f113b", "auth", hash(method, uri))
	req, err = http.NewRequest(method, url, nil)
	if err != nil {
		return nil, err
	}
	req.Header.Set("Accept", "application/vnd.atlas.2023-01-01+json")
	req.Header.Set("Authorization", fmt.Sprintf(`Digest username="%s", realm="%s", nonce="%s", uri="%s", qop=auth, nc=00000001, cnonce="0a4f113b", response="%s"`, user, challenge["realm"], challenge["nonce"], uri, answer))
	return http.DefaultClient.Do(req)
}

func main() {
	resp, err := digest("GET", fmt.Sprintf("/api/atlas/v2/groups/%s/clusters/%s/backup/tenant/snapshots", os.Getenv("GROUP_ID"), os.Getenv("CLUSTER")))
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	defer resp.Body.Close()
	data, err := io.ReadAll(resp.Body)
	if err != nil {
		panic(err)
	}
	var list struct {
		Results []struct {
			ID string `json:"id"`
		} `json:"results"`
	}
	if err := json.Unmarshal(data, &list); err != nil {
		panic(err)
	}
	fmt.Println(len(list.Results))
}
