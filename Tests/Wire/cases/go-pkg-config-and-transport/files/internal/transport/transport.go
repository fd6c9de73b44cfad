package transport

import "net/http"

// Versioned sets the version of the API.
type Versioned struct {
	Token string
	Next  http.RoundTripper
}

// RoundTrip sends a request.
func (v *Versioned) RoundTrip(req *http.Request) (*http.Response, error) {
	clone := req.Clone(req.Context())
	clone.Header.Set("Accept", "application/vnd.atlas.2023-01-01+json")
	clone.Header.Set("Authorization", "Bearer "+v.Token)
	return v.Next.RoundTrip(clone)
}

// Client makes a client.
func Client(token string) *http.Client {
	return &http.Client{Transport: &Versioned{Token: token, Next: http.DefaultTransport}}
}
