package backup

import (
	"context"
	"testing"
)

type fakeDoer struct{ path string }

func (f *fakeDoer) Do(_ context.Context, _, path string, _, _ any) error {
	f.path = path
	return nil
}

func TestList(t *testing.T) {
	fake := &fakeDoer{}
	if _, err := NewLister(fake, "g").List(context.Background(), "c"); err != nil {
		t.Fatal(err)
	}
	if fake.path != "/groups/g/clusters/c/backup/tenant/snapshots" {
		t.Errorf("got %s", fake.path)
	}
}
