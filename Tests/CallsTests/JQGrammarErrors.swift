/// Programs, one a line, that no release of jq takes.
let invalidJQPrograms = #"""
  |
  .a |
  | .a
  .a | | .b
  ,
  1,
  ,1
  1,,2
  +
  1 +
  + 1
  * 1
  1 *
  1 + * 2
  .a.
  .a..b
  .[
  .[]]
  [
  ]
  [1
  [1,
  [1,]
  [,1]
  (
  )
  ()
  (1
  1)
  (1]
  [1)
  {
  }
  {a
  {a:
  {a:}
  {:1}
  {,}
  {a,,b}
  {a b}
  {a:1 b:2}
  {a:1,2}
  {1:2}
  {1}
  {(1):2}
  {(1+1):2}
  {([]):2}
  {({}):2}
  {(null):2}
  {(true):2}
  {("a")}
  {(.a)}
  {.a}
  {.a:1}
  {-1}
  {a:.b as $x | 1}
  {a:def f: 1; f}
  {a:label $x | 1}
  {a::1}
  {a;b}
  {[a]}
  {a:1;}
  {$:1}
  {@base64:1}
  {@base64}
  "
  "a
  "\q"
  "\u12"
  "\u"
  "\uzzzz"
  "\x41"
  "\'"
  "\(1"
  "\()"
  "\(1]"
  "\(1)
  "a" "b"
  'a'
  1 2
  .a 1
  .a b
  . a
  a b
  $
  $1
  $.a
  @
  @ csv
  .@csv
  .$x
  .(a)
  .{a}
  .1a
  1a
  1.a
  0x10
  ~
  `
  ^
  &
  &&
  ||
  !
  !.a
  ! .a
  .a ! .b
  \
  .a \ .b
  :
  ;
  1;
  ;1
  1;2
  ?
  ?.a
  //
  .a //
  // .a
  .a // // .b
  =
  .a =
  .a == 
  == .a
  1 == 2 == 3
  1 < 2 < 3
  1 == 2 < 3
  1 != 2 >= 3
  .a = .b = .c
  .a |= .b |= .c
  .a += 1 -= 2
  .a === .b
  .a => .b
  .a =! .b
  .a <> .b
  and
  or
  .a and
  and .a
  .a and or .b
  not and
  as
  as $x
  . as
  . as $x
  . as $x |
  . as x | 1
  . as . | 1
  . as [] | 1
  . as {} | 1
  . as [x] | 1
  . as {a} | 1
  . as {"a"} | 1
  . as {(1):$x} | 1
  . as {a:1} | 1
  . as {a:$x,} | 1
  . as [$x,] | 1
  . as $x.y | 1
  . as $x, $y | 1
  . as [$x ?// $y] | 1
  . as $x ?// | 1
  . as ?// $x | 1
  ?// $x
  .a ?// .b
  .a?//.b
  reduce
  reduce .[]
  reduce .[] as $x
  reduce .[] as $x ()
  reduce .[] as $x (0)
  reduce .[] as $x (0;)
  reduce .[] as $x (;1)
  reduce .[] as $x (0;1;2)
  reduce .[] as $x 0
  reduce .[] ($x; 1)
  reduce .a | .b as $x (0;1)
  reduce .a, .b as $x (0;1)
  foreach .[] as $x (0)
  foreach .[] as $x (0;1;2;3)
  foreach .[] (0;1)
  if
  if .
  if . then
  if . then 1
  if . then 1 else
  if . then 1 else 2
  if . then 1 else end
  if then 1 else 2 end
  if . else 1 end
  if . 1 else 2 end
  if . then 1 else 2 else 3 end
  if . then 1 elif 2 end
  if . then 1 elif then 2 end
  if . then 1 elif 2 then end
  if . then 1 else 2 elif 3 then 4 end
  if . then 1 end end
  then
  else
  end
  elif
  try
  try catch .
  try 1 catch
  try | 1
  catch
  catch 1
  try 1 catch 2 catch 3
  label
  label x | 1
  label $x
  label $x 1
  label $x |
  break
  break x
  break 1
  [break]
  def
  def f
  def f:
  def f: 1
  def f: ;
  def f 1; f
  def f(: 1; f
  def f(): 1; f
  def f(1): 1; f
  def f(x: 1; f
  def f(x,y): 1; f
  def f(x;): 1; f
  def f(.x): 1; f
  def $f: 1; f
  def "f": 1; f
  def if: 1; 1
  def f(if): 1; 1
  def f: 1; | 2
  f()
  f(
  f(1
  f(1;
  f(1;)
  f(;1)
  f(1,)
  f(1;2
  f 1
  if(1)
  import
  import "a"
  import "a" as
  import "a" as a
  import "a" as 1; 1
  import a as a; 1
  import "a\(1)" as a; 1
  import "a" as a 1; 1
  import "a" as a [1]; 1
  import "a" as a {x:.a}; 1
  include
  include "a"
  include a; 1
  include "a" as a; 1
  1 | import "a" as a; 1
  module
  module {a:.b}; 1
  module {}
  __loc__
  $ $x
  $$x
  .a.b.
  .a[
  .a[0
  .a[0]]
  .a[1:2:3]
  .a[:]
  .a[1:2
  .a[,]
  .a[;]
  .a."b
  .a.1
  .a.[
  .a.{b}
  .a.(b)
  .a.$x
  ..b
  ...
  ....
  .. ..
  .. .
  1..2
  1.2.3
  .1.2
  1e
  1e+
  "a"1
  1"a"
  "a".1
  -
  1 -
  - -
  --
  - | 1
  1 - | 2
  .a[-]
  (-)
  {a:-}
  {a:1|}
  {a:|1}
  {a:1||2}
  {"a":}
  {"a" 1}
  {"a":1 "b":2}
  {$x.y}
  {$x:}
  {a?}
  {a:1}}
  {{a:1}}
  [{]
  [}
  {]}
  .a | .b |
  .a ; .b
  .a } .b
  .a ) .b
  é
  .é
  "a" as | 1
  .[] as $x (0;1)
  reduce $x (0;1)
  . as $x | . as
  """#
