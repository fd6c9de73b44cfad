// Package gjson stands in for the package of this name: paths of names, numbers, # and #(a=="b").
package gjson

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
)

// Result is a part of a document.
type Result struct{ value any }

// GetBytes reads a path of a document.
func GetBytes(document []byte, path string) Result {
	var value any
	if err := json.Unmarshal(document, &value); err != nil {
		return Result{}
	}
	return Result{walk(value, split(path))}
}

// Get reads a path of a document.
func Get(document, path string) Result { return GetBytes([]byte(document), path) }

// Get reads a path of a part.
func (r Result) Get(path string) Result { return Result{walk(r.value, split(path))} }

// String is the part as text.
func (r Result) String() string {
	if r.value == nil {
		return ""
	}
	return fmt.Sprint(r.value)
}

// Array gives the elements.
func (r Result) Array() []Result {
	var all []Result
	list, _ := r.value.([]any)
	for _, item := range list {
		all = append(all, Result{item})
	}
	return all
}

// ForEach hands each element to a function.
func (r Result) ForEach(each func(key, value Result) bool) {
	for i, item := range r.Array() {
		if !each(Result{i}, item) {
			return
		}
	}
}

func split(path string) []string { return strings.Split(path, ".") }

func walk(value any, steps []string) any {
	if len(steps) == 0 {
		return value
	}
	step, rest := steps[0], steps[1:]
	switch typed := value.(type) {
	case map[string]any:
		return walk(typed[step], rest)
	case []any:
		if n, err := strconv.Atoi(step); err == nil && n < len(typed) {
			return walk(typed[n], rest)
		}
		field, wanted, isQuery := strings.Cut(strings.Trim(step, "#()"), "==")
		var all []any
		for _, item := range typed {
			if !isQuery {
				all = append(all, walk(item, rest))
			} else if item.(map[string]any)[field] == strings.Trim(wanted, `"`) {
				return walk(item, rest)
			}
		}
		return all
	}
	return nil
}
