/** The style of the page of a test run. */
export const LIST_STYLE: string = `
.ticks { display: block; inline-size: 100%; block-size: .5rem; margin: 1rem 0 .5rem; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
.ticks rect { fill: var(--c); } .ticks .passed { opacity: .5; }
.top { padding: 1.5rem 0 .75rem; }
.top h1 { display: flex; gap: .625rem; margin: .125rem 0 .25rem; }
.top h1 .i { inline-size: 1.375rem; block-size: 1.375rem; margin-top: .125rem; }
.top .facts { margin-top: .75rem; }
.verdicts { display: flex; flex-wrap: wrap; gap: .25rem; margin-inline: -.5rem; }
.verdicts a { display: flex; align-items: center; gap: .375rem; padding: .1875rem .5rem; border: 1px solid transparent; border-radius: 6px; color: var(--text); font-size: .8125rem; }
.verdicts a:hover { background: var(--sunk); text-decoration: none; }
.verdicts a[aria-current] { border-color: var(--edge); background: var(--sunk); font-weight: 600; }
.verdicts .none { color: var(--dim); }
.verdicts .i { inline-size: .8125rem; block-size: .8125rem; }
form[role=search] { position: sticky; inset-block-start: 0; z-index: 2; display: flex; align-items: center; gap: .5rem; padding: .5rem 0; background: var(--bg); border-bottom: 1px solid var(--line); }
form[role=search] select { min-inline-size: 0; max-inline-size: 9rem; }
.find { flex: 1 1 10rem; min-inline-size: 7rem; position: relative; }
.find input { inline-size: 100%; padding-inline-end: 1.75rem; } .find kbd { position: absolute; inset: .4375rem .5rem auto auto; pointer-events: none; }
.find input:focus + kbd, .find input:not(:placeholder-shown) + kbd { visibility: hidden; }
.status { display: flex; align-items: baseline; justify-content: space-between; gap: 1rem; block-size: 2rem; padding-top: .5rem; }
.status a { visibility: hidden; margin-inline-start: .75rem; } .status.on a { visibility: visible; }
.cols, .m { display: grid; grid-template-columns: repeat(4, 2.875rem); gap: .25rem; text-align: end; font-variant-numeric: tabular-nums; }
.group { margin-bottom: 1.25rem; }
.group > h2 { display: flex; gap: .5rem; padding: .375rem 0; border-bottom: 1px solid var(--line); }
.group > h2 b { color: var(--dim); font-weight: 400; }
.row { position: relative; display: grid; grid-template-columns: 1rem minmax(0, 1fr) auto; gap: 0 .625rem; padding: .4375rem 0 .5rem; border-bottom: 1px solid var(--line); }
.row > .i, .cases > li > .i { margin-top: .1875rem; }
.row:target { background: var(--sunk); box-shadow: -.5rem 0 0 var(--sunk), .5rem 0 0 var(--sunk); }
.row:focus-within { box-shadow: -.5rem 0 0 var(--bg), -.625rem 0 0 var(--link); }
.head { display: flex; flex-wrap: wrap; align-items: center; gap: .125rem .5rem; }
.head > a, .head h3 a { color: var(--text); font-weight: 500; } .head h3 a { font-weight: 600; }
.m i { font-style: normal; position: absolute; clip-path: inset(50%); inline-size: 1px; overflow: hidden; white-space: nowrap; }
.m .low { color: var(--fail); font-weight: 600; text-decoration: underline dotted; text-underline-offset: .2em; }
.m .none { grid-column: 1 / -1; color: var(--dim); font-size: .75rem; }
details { grid-column: 2 / -1; }
details > summary { inline-size: max-content; max-inline-size: 100%; color: var(--dim); font-size: .75rem; }
.cases { display: grid; gap: .625rem; margin: .375rem 0 .25rem; }
.cases > li { display: grid; grid-template-columns: 1rem minmax(0, 1fr); gap: 0 .5rem; }
.cases p { max-inline-size: 44rem; text-wrap: pretty; }
.cases .contrast { color: var(--dim); }
.many .row { content-visibility: auto; contain-intrinsic-size: auto 8rem; }
#passed.many .row { contain-intrinsic-size: auto 1.3125rem; }
.ids dd { font: .75rem/1.25rem var(--mono); margin-bottom: .375rem; }
@media (max-width: 48rem) {
  form[role=search] { overflow-x: auto; margin-inline: -1rem; padding-inline: 1rem; } .find { flex: 1 0 11rem; } form[role=search] > * { flex-shrink: 0; }
  .verdicts { gap: 0; } .verdicts a { padding-inline: .3125rem; } .cols { display: none; } .row { grid-template-columns: 1rem minmax(0, 1fr); } details, .m { grid-column: 2; }
  .m { display: flex; gap: .75rem; text-align: start; color: var(--dim); font-size: .75rem; } .m i { position: static; clip-path: none; }
  #passed.many .row { contain-intrinsic-size: auto 2.4375rem; } }
@media print { @page { margin: 14mm; } body { max-width: none; padding: 0; font-size: 9.5pt; }
  form[role=search], .status a, .skip, dialog, footer button { display: none; } .row, .cases > li { break-inside: avoid; } .many .row { content-visibility: visible; } a { color: inherit !important; } .verdicts { margin: 0; } .verdicts a { border: 0; background: none; padding-inline: 0 .75rem; }
  details::details-content { content-visibility: visible; block-size: auto; } }
`
