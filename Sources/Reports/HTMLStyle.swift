/// The style of the HTML report: light and dark, narrow and wide, screen and paper.
let htmlStyle = """
  :root { --back: #fff; --text: #1c2128; --dim: #57606a; --line: #d0d7de; --card: #f6f8fa;
    --old: #ffebe9; --oldmark: #ffb8b0; --new: #e6ffec; --newmark: #94e3a8; --mark: #ffe38a;
    --safe: #116329; --unsafe: #7d4e00; --manual: #a40e26; --link: #0550ae; }
  @media (prefers-color-scheme: dark) { :root { --back: #0d1117; --text: #e6edf3; --dim: #9aa4af;
    --line: #30363d; --card: #161b22; --old: #3c1618; --oldmark: #8e2a2a; --new: #12301c;
    --newmark: #1f6f38; --mark: #6b5200; --safe: #56d364; --unsafe: #e3b341; --manual: #ff7b72;
    --link: #79c0ff; } }
  * { box-sizing: border-box; }
  body { margin: 0 auto; max-width: 90rem; padding: 1rem; background: var(--back);
    color: var(--text); font: 16px/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
  h1 { font-size: 1.5rem; margin: 0; } h2 { font-size: 1rem; margin: 0; }
  h3 { font-size: .875rem; margin: .75rem 0 .25rem; color: var(--dim); }
  p { margin: .25rem 0; } ul { margin: .25rem 0; padding-left: 1.25rem; }
  a { color: var(--link); }
  header, footer { padding: .5rem 0; color: var(--dim); } header h1 { color: var(--text); }
  .summary { display: grid; gap: 1rem;
    grid-template-columns: repeat(auto-fit, minmax(min(20rem, 100%), 1fr)); }
  details { font-size: .875rem; } summary { cursor: pointer; padding: .25rem 0; }
  table { width: 100%; border-collapse: collapse; align-self: start; font-size: .875rem; }
  caption { text-align: left; font-weight: 600; padding: .25rem 0; }
  th, td { text-align: left; font-weight: 400; padding: .25rem .5rem .25rem 0;
    border-top: 1px solid var(--line); vertical-align: top; }
  td { text-align: right; width: 3rem; } .bar { width: 4rem; } meter { width: 3.5rem; }
  .controls { position: sticky; top: 0; z-index: 1; display: flex; flex-wrap: wrap; gap: .5rem 1rem;
    align-items: center; padding: .5rem 0; margin-top: 1rem; background: var(--back);
    border-bottom: 1px solid var(--line); font-size: .875rem; }
  .controls[hidden], article[hidden] { display: none; }
  .controls label { display: flex; gap: .375rem; align-items: center; min-width: 0;
    max-width: 100%; }
  select, button { font: inherit; color: inherit; background: var(--card); min-height: 2.25rem;
    border: 1px solid var(--line); border-radius: .375rem; padding: .25rem .5rem; min-width: 0;
    max-width: 100%; }
  article { margin: 1rem 0; padding: 1rem; border: 1px solid var(--line); border-radius: .5rem;
    scroll-margin-top: 5rem; }
  .tags { display: flex; flex-wrap: wrap; gap: .375rem; font-size: .8125rem; }
  .tag { border: 1px solid currentColor; border-radius: 1rem; padding: 0 .5rem; color: var(--dim); }
  .safe { color: var(--safe); } .unsafe, .warning { color: var(--unsafe); }
  .manual, .error { color: var(--manual); }
  .advice { font-weight: 600; }
  pre, code { font: .8125rem/1.5 ui-monospace, Menlo, Consolas, monospace; white-space: pre-wrap; }
  p code, li code { font-size: .875em; font-weight: inherit; }
  pre { margin: 0; padding: .5rem; background: var(--card); border-radius: .375rem; }
  .diff { border: 1px solid var(--line); border-radius: .375rem; overflow: hidden; }
  .row > div { display: flex; min-width: 0; } .row code { flex: 1; min-width: 0; }
  .no { flex: none; width: 3rem; padding-right: .5rem; text-align: right; color: var(--dim);
    font: .8125rem/1.5 ui-monospace, Menlo, Consolas, monospace; user-select: none; }
  .old { background: var(--old); } .new { background: var(--new); }
  .old .no::after { content: " -"; } .new .no::after { content: " +"; }
  .twin, .none { display: none !important; }
  .gap { text-align: center; color: var(--dim); background: var(--card); justify-content: center; }
  .gap > div { justify-content: center; }
  del { background: var(--oldmark); text-decoration: none; }
  ins { background: var(--newmark); text-decoration: none; }
  mark { background: var(--mark); color: inherit; }
  .wire { display: grid; gap: 0 1rem; grid-template-columns: minmax(0, 1fr); }
  @media (min-width: 60rem) {
    .wire { grid-template-columns: repeat(2, minmax(0, 1fr)); }
    body:not(.unified) .row:not(.single):not(.gap) { display: grid;
      grid-template-columns: repeat(2, minmax(0, 1fr)); }
    body:not(.unified) .row .twin { display: flex !important; }
    body:not(.unified) .row .none { display: block !important; background: var(--card); }
  }
  @media (max-width: 59.99rem) { #layout { display: none; } }
  @media print { .controls { display: none; } article, .row { break-inside: avoid; }
    body { max-width: none; padding: 0; font-size: 11pt; } }

  """

/// What the page does with JavaScript: filters, and the layout of the diffs.
let htmlScript = """
  (function () {
    "use strict";
    var form = document.getElementById("controls");
    if (!form) return;
    var all = Array.prototype.slice.call(document.querySelectorAll("article"));
    var selects = Array.prototype.slice.call(form.querySelectorAll("select"));
    function filter() {
      var shown = 0;
      all.forEach(function (article) {
        var fits = selects.every(function (select) {
          return !select.value || article.dataset[select.name] === select.value;
        });
        article.hidden = !fits;
        if (fits) shown += 1;
      });
      document.getElementById("shown").textContent = shown + " of " + all.length + " shown";
    }
    form.addEventListener("change", filter);
    form.addEventListener("submit", function (event) { event.preventDefault(); });
    document.getElementById("layout").addEventListener("click", function (event) {
      var isUnified = document.body.classList.toggle("unified");
      event.target.setAttribute("aria-pressed", String(isUnified));
    });
    form.hidden = false;
    filter();
  })();

  """
