package main

import (
	"bytes"
	"crypto/md5"
	"crypto/rand"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"strings"
)

type digest struct {
	user, pass string
	next       http.RoundTripper
}

func sum(s string) string { h := md5.Sum([]byte(s)); return hex.EncodeToString(h[:]) }

func (d *digest) RoundTrip(req *http.Request) (*http.Response, error) {
	var body []byte
	if req.Body != nil {
		body, _ = io.ReadAll(req.Body)
	}
	first := req.Clone(req.Context())
	first.Body = io.NopCloser(bytes.NewReader(body))
	resp, err := d.next.RoundTrip(first)
	if err != nil || resp.StatusCode != http.StatusUnauthorized {
		return resp, err
	}
	fields := map[string]string{}
	for _, p := range strings.Split(strings.TrimPrefix(resp.Header.Get("WWW-Authenticate"), "Digest "), ",") {
		k, v, _ := strings.Cut(strings.TrimSpace(p), "=")
		fields[k] = strings.Trim(v, `"`)
	}
	resp.Body.Close()
	b := make([]byte, 8)
	_, _ = rand.Read(b)
	cnonce := hex.EncodeToString(b)
	ha1 := sum(d.user + ":" + fields["realm"] + ":" + d.pass)
	ha2 := sum(req.Method + ":" + req.URL.RequestURI())
	response := sum(strings.Join([]string{ha1, fields["nonce"], "00000001", cnonce, "auth", ha2}, ":"))
	second := req.Clone(req.Context())
	second.Body = io.NopCloser(bytes.NewReader(body))
	second.Header.Set("Authorization", fmt.Sprintf(`Digest username="%s", realm="%s", nonce="%s", uri="%s", qop=auth, nc=00000001, cnonce="%s", response="%s", algorithm=MD5`, d.user, fields["realm"], fields["nonce"], req.URL.RequestURI(), cnonce, response))
	return d.next.RoundTrip(second)
}

func main() {
	client := &http.Client{Transport: &digest{os.Getenv("PUBLIC_KEY"), os.Getenv("PRIVATE_KEY"), http.DefaultTransport}}
	payload := struct {
		SnapshotID string `json:"snapshotId"`
		Target     string `json:"targetDeploymentItemName"`
	}{"65a1f00000000000000000a4", os.Getenv("CLUSTER")}
	buf := new(bytes.Buffer)
	if err := json.NewEncoder(buf).Encode(payload); err != nil {
		panic(err)
	}
	url := "https://cloud.mongodb.com/api/atlas/v2/groups/" + os.Getenv("GROUP_ID") + "/clusters/" + os.Getenv("CLUSTER") + "/backup/tenant/download"
	req, err := http.NewRequest(http.MethodPost, url, buf)
	if err != nil {
		panic(err)
	}
	req.Header.Set("Accept", "application/vnd.atlas.2023-01-01+json")
	req.Header.Set("Content-Type", "application/json")
	resp, err := client.Do(req)
	if err != nil {
		panic(err)
	}
	defer resp.Body.Close()
	var job map[string]interface{}
	_ = json.NewDecoder(resp.Body).Decode(&job)
	fmt.Println(resp.StatusCode, job["deliveryType"], job["clusterName"])
}
