// The room `Text`: bytes, ranges, edits, and text that remembers where it was written.
//
// It must not know languages or files. `TracedText` is the idea everything rests on: decoded
// text whose every byte knows the source range that spells it and how it is encoded there.
//
//     var sources = SourceSet()
//     let file = sources.add(.init(path: path, bytes: bytes))
//     let url = TracedText(file: file, bytes: bytes).slice(ByteRange(10, 40)).inside(.doubleQuoted)
//     let edits = url.edits(replacing: ByteRange(0, 4), with: replacement, in: sources)
//     let changed = sources.applying(edits ?? [])
