/**
 * The style of every page: for desktops, phones, dark mode and paper. Pages stay readable without it. The
 * colours have a contrast of at least 4.5 on every ground that they stand on, borders of controls at least 3.
 */
export const BASE_STYLE: string = `
:root { color-scheme: light dark;
  --bg: #fcfcfb; --sunk: #f4f4f1; --line: #e3e3de; --edge: #8e9096; --text: #1a1b1e; --dim: #5b5e66;
  --link: #1f4fbf; --mark: #fff0b8; --fail: #b3202c; --fail-bg: #fceeed; --err: #8a4b00; --err-bg: #fbf1df;
  --flaky: #6a3db3; --flaky-bg: #f3edfb; --pass: #17703f; --pass-bg: #e7f4eb;
  --mono: ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace; }
@media (prefers-color-scheme: dark) { :root {
  --bg: #0e0f11; --sunk: #1a1c20; --line: #292c31; --edge: #747881; --text: #e7e8ea; --dim: #9ea2aa;
  --link: #8db0ff; --mark: #4a3d08; --fail: #ff8f8a; --fail-bg: #331518; --err: #efb359; --err-bg: #2e210c;
  --flaky: #c6a6ff; --flaky-bg: #251a3a; --pass: #5fcb90; --pass-bg: #0f2a1b; } }
.failed { --c: var(--fail); --cb: var(--fail-bg); --shape: polygon(30% 37%, 37% 30%, 50% 43%, 63% 30%, 70% 37%, 57% 50%, 70% 63%, 63% 70%, 50% 57%, 37% 70%, 30% 63%, 43% 50%); }
.errored { --c: var(--err); --cb: var(--err-bg); --shape: polygon(45% 36%, 55% 36%, 55% 66%, 50% 66%, 50% 73%, 55% 73%, 55% 83%, 45% 83%, 45% 73%, 50% 73%, 50% 66%, 45% 66%); }
.passed { --c: var(--pass); --cb: var(--pass-bg); --shape: polygon(26% 51%, 33% 44%, 43.5% 54.5%, 66% 32%, 73% 39%, 43.5% 68.5%); }
.skipped { --c: var(--dim); --cb: var(--sunk); --shape: polygon(28% 44%, 72% 44%, 72% 56%, 28% 56%); }
.flaky { --c: var(--flaky); --cb: var(--flaky-bg); --shape: polygon(22% 55%, 28% 43%, 38% 38%, 52% 45%, 63% 50%, 71% 40%, 78% 46%, 72% 57%, 62% 62%, 48% 55%, 37% 50%, 29% 61%); }
* { box-sizing: border-box; }
[hidden], html:not(.js) .js-only { display: none !important; }
html { scroll-padding-top: 4.5rem; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0 auto; max-width: 82rem; padding: 0 2rem; background: var(--bg); color: var(--text);
  font: .875rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; overflow-wrap: anywhere; }
h1, h2, h3, p, ol, ul, dl, dd, pre, blockquote { margin: 0; padding: 0; }
ol, ul { list-style: none; }
h1 { font-size: 1.375rem; line-height: 1.25; font-weight: 600; letter-spacing: -.014em; text-wrap: balance; }
h2 { font-size: .8125rem; font-weight: 600; }
h3 { font-size: inherit; font-weight: 600; }
b, strong { font-weight: 600; }
a { color: var(--link); text-decoration: none; }
a:hover, p a, dd a, footer a, .plain a { text-decoration: underline; text-decoration-thickness: 1px; text-underline-offset: .18em; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; border-radius: 4px; } main:focus { outline: none; }
code, pre, kbd { font: .75rem/1.5 var(--mono); }
kbd { border: 1px solid var(--edge); border-radius: 4px; padding: 0 .3rem; color: var(--dim); }
.dim, dt { color: var(--dim); }
.small, dt { font-size: .75rem; line-height: 1rem; }
.num { font-variant-numeric: tabular-nums; }
.vh, .skip:not(:focus) { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip { position: absolute; z-index: 3; background: var(--bg); padding: .25rem .5rem; }
/* The mark of a verdict: its word is in it, its shape is cut out of it. */
.i { position: relative; flex: none; display: inline-block; inline-size: 1rem; block-size: 1rem; overflow: clip; border-radius: 50%;
  background: var(--c); text-indent: -99rem; font-size: .75rem; print-color-adjust: exact; -webkit-print-color-adjust: exact; forced-color-adjust: none; }
.i::after { content: ""; position: absolute; inset: 0; background: var(--bg); clip-path: var(--shape); print-color-adjust: exact; -webkit-print-color-adjust: exact; }
.i.errored { border-radius: 0; clip-path: polygon(44% 6%, 56% 6%, 100% 88%, 96% 95%, 4% 95%, 0 88%); }
.pill { flex: none; padding: 0 .4375rem; border-radius: 4px; background: var(--cb); color: var(--c); font-size: .75rem; line-height: 1.25rem; font-weight: 500; white-space: nowrap; }
.attempts { display: inline-flex; flex-wrap: wrap; align-items: center; gap: .25rem; font-size: .75rem; }
.attempts a { display: inline-flex; align-items: center; gap: .25rem; padding: 0 .375rem 0 .1875rem; line-height: 1.125rem; border: 1px solid var(--line); border-radius: 10px; color: var(--dim); }
.attempts a:hover { border-color: var(--edge); text-decoration: none; }
.attempts .i { inline-size: .8125rem; block-size: .8125rem; }
.facts { display: flex; flex-wrap: wrap; gap: .5rem 2rem; }
summary { cursor: pointer; }
button, select, input { font: inherit; color: inherit; accent-color: var(--link); }
button, select, input[type=search] { block-size: 2rem; border: 1px solid var(--edge); border-radius: 6px; background: var(--bg); padding: 0 .5rem; font-size: .8125rem; }
button:hover, select:hover { background: var(--sunk); }
dialog { inline-size: min(29rem, 100% - 2rem); border: 1px solid var(--edge); border-radius: 10px; padding: 1.25rem; background: var(--bg); color: var(--text); }
dialog::backdrop { background: rgb(0 0 0 / .4); }
dialog dl { display: grid; grid-template-columns: max-content 1fr; gap: .375rem 1rem; margin: .75rem 0; align-items: baseline; }
dialog form { display: flex; justify-content: space-between; align-items: center; }
footer { margin-block: 2.5rem 1.5rem; padding-top: .75rem; border-top: 1px solid var(--line); color: var(--dim); font-size: .75rem; display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; justify-content: space-between; }
@media (max-width: 48rem) { body { padding: 0 1rem; } h1 { font-size: 1.25rem; } .facts { display: grid; grid-template-columns: 1fr 1fr; gap: .5rem 1rem; } }
`
