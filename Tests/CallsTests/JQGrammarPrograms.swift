/// Programs, one a line, that some release of jq takes.
let validJQPrograms = #"""
  .
  ..
  .a
  .a.b
  .a.b.c
  ."a"
  ."a"."b"
  .a."b"
  ."a".b
  .a."b".c
  ."a\(1)"
  ."a"?
  .a?
  .a?.b
  .a?.b?
  .a??
  .a???
  .["a"]
  .["a","b"]
  .["a"]?
  .["a"].b
  .a["b"]
  .a["b"]["c"]
  .[0]
  .[-1]
  .[0].a
  .[1:2]
  .[1:]
  .[:2]
  .[:-1]
  .[1:2]?
  .[.a:.b]
  .[]
  .[]?
  .[].a
  .[].a?
  .a[]
  .a[]?
  .a[].b[].c
  .[][]
  .. | .a
  ..|.a?
  ..[0]?
  ..?
  .a.[0]
  .a.["b"]
  .a.[]
  .a.[1:2]
  . [0]
  . "a"
  .a .b
  .a . "b"
  .and
  .or.if
  .then
  .def
  .__loc__
  .a.reduce.foreach
  1
  1.5
  .5
  1.
  1e10
  1E-3
  1.5e+3
  100000000000000000000
  "a"
  ""
  "a\nb\t\"\\\/\b\f\r"
  "\u00e9\ud83d\ude00"
  "\ud83d"
  "\(1)"
  "a\(.b)c\(.d)e"
  "a\("b\("c")")"
  "x\(.a | .b, .c)y"
  "\([1,2])"
  "\({a:1})"
  "# no comment"
  @csv
  @base64 "x"
  @base64 "x\(.a)y"
  @json
  @text
  @sh "a \(.b)"
  @uri "https://x/\(.a)"
  @html
  @foo
  .a | @csv
  @csv.a
  "a".b
  "a"[0]
  1[0]
  []
  [1]
  [1,2,3]
  [.a,.b]
  [.[] | .a]
  [[1],[2]]
  [][0]
  [1][0]
  {}
  {a}
  {a,b}
  {a,}
  {a:1}
  {a:1,}
  {a:1,b:2}
  {"a"}
  {"a":1}
  {"a b":1}
  {"a\(1)":2}
  {"a\(1)"}
  {@base64 "x": 1}
  {@base64 "x\(1)"}
  {@base64 "x"}
  {$x}
  {$x,$y}
  {$x:1}
  {$__loc__}
  {("a"):1}
  {("a","b"):1}
  {(.a):.b}
  {(.a|.b):.c}
  {a:.b}
  {a:.b|.c}
  {a:1|2|3}
  {a:-1}
  {a:--1}
  {a:(1+2)}
  {a:1+2}
  {a:.b//"x"}
  {a:.b==1}
  {a:if . then 1 else 2 end}
  {a:reduce .[] as $x (0;.+$x)}
  {a:try 1}
  {a:.b?}
  {a:(1)?}
  {a:[1,2]}
  {a:{b:{c:1}}}
  {if:1}
  {and:1,or:2,not:3}
  {if}
  {then,else}
  {def:1,reduce:2,foreach:3,try:4,catch:5,label:6,import:7,include:8,module:9,as:10,end:11,elif:12}
  {__loc__:1}
  {a:1}|.a
  {a:1}.a
  {"a":1}["a"]
  {a:$x}
  {a:f}
  {a:f(1)}
  {a:@csv}
  {a:"b"}
  {a:.}
  {a:..}
  {a:null,b:true,c:false}
  {"if":1}
  {$x, a: 1, "b": 2, (.c): 3}
  {a:break $x}
  $x
  $ENV
  $ENV.PATH
  $__loc__
  $__prog_args
  $x.a
  $x[0]
  $x::y
  $and
  $if.a
  $ x
  label $f | 1
  label $f | break $f
  break $x
  f
  f(1)
  f(1;2)
  f(.a;.b;.c)
  a::b
  a::b(1)
  true
  false
  null
  nan
  not
  empty
  .a|not
  length
  keys
  map(.a)
  select(.a == 1)
  .[] | select(.a)
  1+2
  1-2
  1*2
  1/2
  1%2
  1 + 2 * 3 - 4 / 5 % 6
  .a+.b
  .a-1
  .a - 1
  .a -1
  -1
  -.a
  - .a
  -(1)
  --1
  1 - -1
  1==2
  1!=2
  1<2
  1>2
  1<=2
  1>=2
  1 == 2 and 3 == 4
  1 and 2 or 3 and not
  .a or .b
  .a // .b
  .a // .b // .c
  .a // "x" | .b
  .a = 1
  .a |= 1
  .a += 1
  .a -= 1
  .a *= 1
  .a /= 1
  .a %= 1
  .a //= 1
  .a = 1 // 2
  .a // .b = 3
  .a = (.b = 1)
  .a = 1 | .b = 2
  .a,.b = 1
  1,2
  1,2,3
  1|2
  1|2|3
  1,2|3,4
  1 | 2 , 3
  . as $x | $x
  .a as $x | .b as $y | $x + $y
  . as [$x] | $x
  . as [$x,$y] | $x
  . as [[$x]] | $x
  . as {a:$x} | $x
  . as {$x} | $x
  . as {$x,$y} | $x
  . as {$x:[$y]} | $x
  . as {"a":$x} | $x
  . as {"a\(1)":$x} | $x
  . as {("a"):$x} | $x
  . as {(.a):$x} | $x
  . as {if:$x} | $x
  . as {a:{b:$x}} | $x
  . as [$a] ?// $a | $a
  . as [$a] ?// {a:$a} ?// $a | $a
  .[] as [$a] ?// $a | $a
  1 as $x | 2 as $y | [$x,$y]
  1, 2 as $x | 3, $x
  1 + 2 as $x | $x
  1 + . as $x | $x
  -1 as $x | $x
  - . as $x | $x
  (1+2) as $x | $x
  [.[] as $x | $x]
  {a:(. as $x | $x)}
  "\(. as $x | $x)"
  .a as $x | .b
  reduce .[] as $x (0; . + $x)
  reduce .[] as [$a,$b] (0; . + $a)
  reduce .[] as {a:$x} (0; .)
  reduce range(0;10) as $i ([]; . + [$i])
  reduce -1 as $x (0; .)
  reduce .[] as $x (0; .) | . + 1
  reduce .[] as $x (0; .) + 1
  1 + reduce .[] as $x (0; .)
  foreach .[] as $x (0; . + $x)
  foreach .[] as $x (0; . + $x; [.])
  foreach .[] as [$a] ?// $a (0; .; .)
  reduce .[] as $x (0;.).a
  foreach .[] as $x (0;.)[0]
  if . then 1 else 2 end
  if . then 1 end
  if . then 1 elif 2 then 3 else 4 end
  if . then 1 elif 2 then 3 end
  if . then 1 elif 2 then 3 elif 4 then 5 else 6 end
  if .a == 1 then "x" else "y" end | length
  if . then . as $x | $x else 1 end
  if 1,2 then 3|4 else 5,6 end
  if . then 1 else 2 end + 1
  1 + if . then 1 else 2 end
  if . then 1 else 2 end.a
  if . then 1 else 2 end[0]
  if . then 1 else 2 end?
  if . then 1 else 2 end | .a
  [if . then 1 else 2 end]
  try 1
  try error
  try error("x")
  try error("x") catch .
  try error catch . | 1
  try 1 + 2
  try .a catch .b + 1
  try try 1 catch 2 catch 3
  try -1
  try -1 catch -1
  try (1|2) catch (3|4)
  try . as $x | $x
  try reduce .[] as $x (0;.) catch .
  try if . then 1 else 2 end
  1 + try 2
  [try 1]
  .a | try error catch .
  error?
  (1)?
  (1)?.a
  (1|2)
  ((1))
  (.a)
  (.a).b
  (.a)[0]
  (.a)[]
  (.a)?.b
  (1,2)
  (1 as $x | $x)
  def f: 1; f
  def f: 1; def g: 2; f + g
  def f(x): x; f(1)
  def f(x; y): x + y; f(1; 2)
  def f($x): $x; f(1)
  def f($x; y): $x + y; f(1; 2)
  def f: def g: 1; g; f
  def f: 1; 1 | def g: 2; g
  1 | def f: 1; f
  1, def f: 1; f
  [def f: 1; f]
  (def f: 1; f)
  1 + def f: 1; f
  def f: .; .a | f
  def f: . as $x | $x; f
  def f: 1;
  def f: 1; def g: 2;
  def a::b: 1; 1
  import "a" as a; 1
  import "a" as $a; 1
  include "a"; 1
  import "a" as a {search:"./"}; 1
  import "a" as a {"search":"./"}; a::f
  include "a" {search:"./"}; 1
  import "a" as a; import "b" as b; 1
  module {a:1}; 1
  module 1; 1
  module []; 1
  .-1
  module {}; import "a" as a; 1
  import "a" as a;
  # comment
  1 # comment
  .a|.b|.c|.d
  .results[]|select(.clusterName==$n)|{id,clusterName}
  .results|map({id,status})|sort_by(.id)|.[0]
  [.results[]|select(.status=="COMPLETED")]|first|.id
  "\(.id)\t\(.status)"
  [.id,.status]|@tsv
  .results[]|[.a,.b]|@csv
  to_entries|map("\(.key)=\(.value)")|join(",")
  with_entries(select(.key|startswith("a")))
  del(.a,.b)
  paths(type=="number")
  input.a
  [inputs|.a]
  limit(3;.[])
  first(.[]|select(.a))
  .a as [$x,{b:$y}]|$x
  .[]|=(.+1)
  .a[1:3]=[1]
  .a|=empty
  to_entries[]
  env.PATH
  env|keys
  input_line_number
  getpath(["a","b"])
  .a|tostring|ascii_downcase
  splits("a";"b")
  test("a";"x")
  ltrimstr("x")
  .[$x]
  .[$x]?
  .[$x].a
  .[.a|tonumber]
  .a[.b]
  .a[.b[.c]]
  .a==.b
  .a<.b and .c>.d
  (.a,.b)=1
  .a|.[]
  ..|objects
  ..|select(type=="string")
  {(1|tostring):2}
  {("a"+"b"):1}
  {(null|"a"):1}
  limit(1;.a)?
  @json "x\(1+1)"
  @text "\(.a)"?
  $x|.a
  $x.a.b?
  .a.b.c[0].d["e"].f
  .a[]?.b
  .[0]?.a?
  .a?[0]?
  .["a"]?["b"]
  . == "a\("b")c"
  "a" + "b"
  .a,.b,.c|.d
  1 as $x|1 as $y|1
  $__loc__.line
  {a:1,b:2,c:3}|keys[]
  [limit(3;repeat(1))]
  @base64d
  .e1
  .e1x
  .e
  .E5
  .a.e1
  """#
