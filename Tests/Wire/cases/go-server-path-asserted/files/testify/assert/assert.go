// Package assert compares values in tests.
package assert

import (
	"fmt"
	"reflect"
	"strings"
)

// TestingT is what a test gives.
type TestingT interface {
	Errorf(format string, args ...any)
}

// Equal says whether two values are equal.
func Equal(t TestingT, expected, actual any, msg ...any) bool {
	if reflect.DeepEqual(expected, actual) {
		return true
	}
	t.Errorf("expected %v, got %v %s", expected, actual, fmt.Sprint(msg...))
	return false
}

// NotEqual says whether they differ.
func NotEqual(t TestingT, expected, actual any, msg ...any) bool {
	if !reflect.DeepEqual(expected, actual) {
		return true
	}
	t.Errorf("both are %v %s", expected, fmt.Sprint(msg...))
	return false
}

// Contains says whether a text stands in another one.
func Contains(t TestingT, s, contains string) bool {
	if strings.Contains(s, contains) {
		return true
	}
	t.Errorf("%q is not in %q", contains, s)
	return false
}
