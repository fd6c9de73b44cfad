import GoSyntax
import Testing
import Text

@testable import GoSDK

/// Whether other packages may see the tags of a type, against a small client with a type `Job`.
@Suite struct TagReaderTests {
  private static let client = """
    package atlas

    type Job struct {
    \tID   string `json:"id"`
    \tName string `json:"clusterName"`
    }

    type Client struct{}

    func (c *Client) Jobs() ([]Job, error)  { return nil, nil }
    func Encode(v any) string               { return "" }

    """

  private static let page = """

    type Page[T any] struct{ Results []T }

    func (c *Client) Page() *Page[Job] { return nil }

    """

  private static let render = """
    package render

    import "encoding/json"

    func JSON(v any) { json.Marshal(v) }

    """

  private func sources(_ texts: [String]) -> [GoSource] {
    texts.enumerated().map { index, text in
      GoSource(
        file: FileID(index: index), path: Array("f\(index).go".utf8), bytes: Array(text.utf8))
    }
  }

  /// The reader of a program that imports the client.
  private func reader(
    _ body: String, _ declarations: String = "", client: String = Self.client
  ) -> String? {
    let main = """
      package main

      import (
      \t"encoding/json"
      \t"fmt"
      \t"log/slog"
      \t"reflect"
      \t"slices"
      \t"sort"
      \t"testing"

      \t"m/atlas"
      \t"m/render"
      )

      \(declarations)

      func run(c *atlas.Client, t *testing.T) {
      \tjobs, _ := c.Jobs()
      \t\(body)
      }

      """
    let all = sources([client, Self.render, main])
    #expect(all.allSatisfy { $0.tree.issues.isEmpty })
    let found = tagReader(
      of: ["Job"], ofPackage: "m/atlas",
      in: zip(["m/atlas", "m/render", "m"], all).map { GoPackage(importPath: $0, sources: [$1]) },
      rules: builtInSDKRules())
    return found?.taker
  }

  @Test(
    "what names fields sees no tags",
    arguments: [
      "for _, j := range jobs { fmt.Println(j.ID, j.Name) }",
      "fmt.Printf(\"%+v\", jobs)",
      "sort.Slice(jobs, func(a, b int) bool { return jobs[a].ID < jobs[b].ID })",
      "slices.SortFunc(jobs, func(a, b atlas.Job) int { return len(a.ID) - len(b.ID) })",
      "json.Marshal(map[string]any{\"name\": jobs[0].Name, \"count\": len(jobs)})",
      "json.Marshal(own(jobs[0]))",
      "slog.Info(\"job\", \"name\", jobs[0].Name)",
      "if !reflect.DeepEqual(jobs, []atlas.Job{{ID: \"1\"}}) { t.Errorf(\"%v\", jobs) }",
      "var l lister = &fake{jobs: jobs}; _ = l",
      "json.Marshal(holder{jobs: jobs})",
      "done := make(chan atlas.Job, 1); done <- jobs[0]; fmt.Println((<-done).Name)",
      "render.JSON(jobs[0].Name)",
      "text(jobs[0].Name)",
    ])
  func blind(_ body: String) {
    let declarations = """
      type own struct{ ID, Name string }
      type lister interface{ Jobs() ([]atlas.Job, error) }
      type fake struct{ jobs []atlas.Job }
      type holder struct{ jobs []atlas.Job }
      func text[T any](v T) { json.Marshal(v) }
      func (f *fake) Jobs() ([]atlas.Job, error) { return f.jobs, nil }
      """
    #expect(reader(body, declarations) == nil)
  }

  @Test(
    "what is given a value may read its tags",
    arguments: [
      ("json.Marshal(jobs)", "json.Marshal"),
      ("json.Unmarshal(nil, &jobs[0])", "json.Unmarshal"),
      ("render.JSON(jobs)", "render.JSON"),
      ("atlas.Encode(jobs)", "atlas.Encode"),
      ("slog.Info(\"job\", \"job\", jobs[0])", "slog.Info"),
      ("reflect.TypeOf(jobs)", "reflect.TypeOf"),
      ("json.Marshal(row{jobs[0], 1})", "json.Marshal"),
      ("json.Marshal(list{jobs})", "json.Marshal"),
      ("json.Marshal(like(jobs[0]))", "json.Marshal"),
      ("json.Marshal(map[string]any{\"jobs\": jobs})", ""),
      ("var v any = jobs; json.Marshal(v)", ""),
      ("text(jobs[0])", "text"),
      ("json.Marshal(slices.Clone(jobs))", "slices.Clone"),
      ("f := (*atlas.Client).Jobs; j, _ := f(c); json.Marshal(j)", "(*atlas.Client).Jobs"),
      ("done := make(chan atlas.Job, 1); json.Marshal(<-done)", "json.Marshal"),
      ("func() any { return jobs }()", ""),
      (
        "var x struct { ID string `json:\"id\"`; Name string `json:\"clusterName\"` } = jobs[0]; _ = x",
        ""
      ),
    ])
  func reading(_ body: String, _ taker: String) {
    let declarations = """
      type row struct { atlas.Job; Age int }
      type list struct{ Jobs []atlas.Job }
      type like atlas.Job
      func text[T any](v T) { json.Marshal(v) }
      """
    #expect(reader(body, declarations) == taker)
  }

  @Test(
    "what a generic type holds is not lost",
    arguments: ["json.Marshal(c.Page())", "json.Marshal(c.Page().Results[0])"])
  func generic(_ body: String) {
    #expect(reader(body, client: Self.client + Self.page) == "json.Marshal")
    #expect(reader("_ = c.Page().Results[0].Name", client: Self.client + Self.page) == nil)
  }

  @Test("the package itself may hand a value on")
  func handedOn() {
    let own = """
      package atlas

      import "m/render"

      type Job struct {
      \tName string `json:"clusterName"`
      }

      func show(v any) { BODY }

      func Show(j Job) { show(j) }

      """
    func reader(_ body: String) -> String? {
      let all = sources([own.replacing("BODY", with: body), Self.render])
      let packages = zip(["m/atlas", "m/render"], all).map {
        GoPackage(importPath: $0, sources: [$1])
      }
      return tagReader(
        of: ["Job"], ofPackage: "m/atlas", in: packages, rules: builtInSDKRules())?.taker
    }
    #expect(reader("render.JSON(v)") == "render.JSON")
    #expect(reader("render.JSON(1)") == nil)
  }
}
