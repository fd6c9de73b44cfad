/// Scripts that read text which stands in them: what `read`, `mapfile`, `IFS` and references give.
enum ReadingScripts {
  static let all = reading + substituting

  static let substituting = [
    #"x=$(echo 'a/NAME/NAME' | sed 's/NAME/b/'); curl "$x""#,
    #"x=$(echo 'a/NAME/NAME' | sed 's/NAME/b/g;s#/#-#'); curl "$x""#,
    #"x=$(sed -e 's|@A@|1|' -e 's|@B@|2 3|g' <<< '@A@ @B@@B@'); curl "$x""#,
    #"x=$(echo 'a.b-c' | sed 's/a\.b/d/; s/-c/\/e/'); curl "$x""#,
    #"x=$(echo 'axb' | sed 's/a.b/d/'); curl "$x""#,
    "echo 'id=@ID@' > t; sed \"s/@ID@/5/\" t > u; curl -d @u \"$(cat u)\"",
    #"x=$(echo a/b | sed "s,/,\,,"); curl "$x""#,
  ]

  static let reading = [
    #"read -r x <<< " a b  c "; curl "$x""#,
    #"read -r a b <<< "1 2 3"; curl "$a" "$b""#,
    #"read -r a b c <<< "1 2"; curl "$a" "$b" "[$c]""#,
    #"read <<< " a b "; curl "$REPLY""#,
    #"IFS= read -r x <<< " a b "; curl "$x""#,
    #"IFS=: read -r a b <<< "x:y:z"; curl "$a" "$b""#,
    #"IFS=: read -r a b <<< "x:y:"; curl "$a" "$b""#,
    #"IFS=: read -r a b c <<< ":y::"; curl "[$a]" "$b" "[$c]""#,
    #"IFS=' :' read -r a b <<< " x :y "; curl "$a" "$b""#,
    #"IFS=, read -ra k <<< "a,b,,c"; curl "${#k[@]}" "${k[@]}""#,
    #"read -a k <<< " a  b "; curl "${k[@]}""#,
    #"read -rd: x <<< "a b:c"; curl "$x""#,
    #"read -rp 'prompt: ' x <<< ab; curl "$x""#,
    #"{ read -r a; read -r b; read -r c; } <<< $'1\n2'; curl "$a" "$b" "[$c]""#,
    "{ read -r a\nread -r b c; } <<E\none two\nthree four five\nE\ncurl \"$a\" \"$b\" \"$c\"",
    "while read -r a b; do curl \"$a\" \"$b\"; done <<'E'\n1 x y\n\n2 z\nE\ncurl \"[$a]\"",
    "while IFS='|' read -r a b; do curl \"$b\"; done <<E\na|b c\nd|e\nE",
    "while read -r a; do curl \"$a\"; break; done <<'E'\nx\ny\nE\ncurl \"$a\"",
    "printf '%s\\n' a 'b c' | while read -r x; do curl \"$x\"; done",
    "printf '%s\\n' a b | { read -r x; read -r y; curl \"$x\" \"$y\"; }",
    "while read -r a; do while read -r b; do curl \"$a$b\"; done <<< $'1\\n2'; done <<< $'x\\ny'",
    "f() { while read -r x; do curl \"$1$x\"; done; }; f p <<'E'\na\nb\nE",
    "if read -r x <<< a; then curl \"$x\"; else curl no; fi",
    "mapfile -t k <<< $'a b\\nc'; curl \"${#k[@]}\" \"${k[@]}\"",
    "readarray -t k < <(printf '%s\\n' a 'b c'); curl \"${k[@]}\"",
    #"IFS=,; x=a,b; curl $x "$x""#,
    #"IFS=$'\n\t'; x='a b'; curl $x"#,
    #"IFS=; x='a b'; curl $x"#,
    #"IFS=:; x=a::b:; curl $x end"#,
    #"IFS=:; x=:b; curl a$x"#,
    #"f() { local IFS=,; set -- $1; curl "$2"; }; f a,b,c; x='d e'; curl $x"#,
    #"f() { local -n out=$1; out=$2; }; f x 'a b'; curl "$x""#,
    #"f() { local -n out=$1; out+=("$2"); }; x=(a); f x b; f x c; curl "${x[@]}""#,
    #"declare -n r=x; x=1; curl "$r" "${!r}"; r=2; curl "$x""#,
    #"f() { local -n out=$1; printf -v out '%s-%s' "$2" "$3"; }; f y a b; curl "$y""#,
    #"f() { local -n list=$1; curl "${list[@]}"; }; k=(a 'b c'); f k"#,
  ]
}
