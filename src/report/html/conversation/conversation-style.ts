/** The style of pages of conversations. */
export const CONVERSATION_STYLE: string = `
/* Shown is the conversation that the address names, or else the first: no script is needed. */
@media screen { @supports selector(:has(a)) {
  .conversation:not(:target, :has(:target)) { display: none; }
  main:not(:has(.conversation:target, .conversation :target)) .conversation:first-of-type { display: block; } } }
.columns { display: grid; grid-template-columns: minmax(0, 5fr) minmax(0, 6fr); gap: 1.5rem 3rem; padding-top: .5rem; }
.block > h2 { padding-bottom: .375rem; border-bottom: 1px solid var(--line); margin-bottom: .375rem; }
.block > h2:not(:first-child) { margin-top: 1.5rem; }
.block h2 span { font-weight: 400; }
.block h3 { font-size: .75rem; margin-top: .5rem; }
.block ul.plain { list-style: disc; padding-inline-start: 1.125rem; }
dl.vars, dl.ids { display: grid; grid-template-columns: minmax(6rem, max-content) minmax(0, 1fr); gap: .1875rem 1rem; align-items: baseline; }
:is(dl.vars, dl.ids) dd { font: .75rem/1.375rem var(--mono); }
@media (max-width: 60rem) { .columns { grid-template-columns: minmax(0, 1fr); } }
.bar { position: sticky; inset-block-start: 0; z-index: 2; display: flex; align-items: center; gap: .25rem 1.25rem; padding: .625rem 0; background: var(--bg); border-bottom: 1px solid var(--line); font-size: .8125rem; white-space: nowrap; }
.bar .pos { margin-inline-start: auto; }
.top { padding: 1.25rem 0 1rem; }
.top h1 { display: flex; align-items: flex-start; gap: .625rem; margin: .125rem 0 .375rem; }
.top h1 .i { inline-size: 1.375rem; block-size: 1.375rem; margin-top: .125rem; }
.top .facts { margin-top: .75rem; }
.cases > li { display: grid; grid-template-columns: 1rem minmax(0, 1fr); gap: 0 .625rem; padding: .5rem 0; border-bottom: 1px solid var(--line); }
.cases > li > .i { margin-top: .1875rem; }
.cases li:target { background: var(--sunk); box-shadow: -.5rem 0 0 var(--sunk), .5rem 0 0 var(--sunk); }
.cases p { margin-top: .1875rem; text-wrap: pretty; }
.cases b { margin-inline-end: .375rem; }
.turns > li { display: grid; grid-template-columns: 1.5rem 3.5rem minmax(0, 1fr) 1.5rem; gap: 0 .75rem; padding: .4375rem .25rem; border-inline-start: 3px solid transparent; scroll-margin-top: 30vh; }
.turns .caller { background: var(--sunk); }
.turns .no { text-align: end; color: var(--dim); font: .75rem/1.375rem var(--mono); }
.turns .who { font-size: .8125rem; line-height: 1.375rem; font-weight: 600; } .turns .caller .who { font-weight: 400; color: var(--dim); }
.turns .said { font-size: .9375rem; line-height: 1.375rem; white-space: pre-wrap; unicode-bidi: isolate; }
.turns .up { grid-column: 4; text-align: center; line-height: 1.5rem; } .turns .up a { color: var(--c); }
.turns .cited { border-inline-start-color: var(--c); }
.turns li:target { outline: 2px solid var(--link); outline-offset: -2px; border-radius: 4px; }
mark { background: var(--mark); color: inherit; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
table { inline-size: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { text-align: start; font-weight: 400; padding: .1875rem 0; vertical-align: middle; } 
thead th { color: var(--dim); font-size: .75rem; } .tone td:nth-child(2) { inline-size: 38%; padding-inline: .75rem; } .tone tr:has(:nth-child(5)) td:nth-child(2) { inline-size: 26%; } .tone :is(th, td):nth-child(n + 3) { text-align: end; white-space: nowrap; padding-inline-start: .75rem; } .tone td:nth-child(3) { inline-size: 3.25rem; }
.tone svg { display: block; inline-size: 100%; block-size: .75rem; overflow: visible; print-color-adjust: exact; }
.track { fill: var(--line); } .value { fill: var(--edge); } .gate { fill: var(--text); } .base { fill: var(--dim); }
.below .value { fill: var(--fail); } .below td:is(:nth-child(3), :nth-child(4)) { color: var(--fail); font-weight: 600; } .met .value { fill: var(--pass); }
.trail { display: flex; flex-wrap: wrap; gap: .25rem .375rem; padding-top: .25rem; font: .75rem/1.375rem var(--mono); }
.trail li { padding: 0 .375rem; border: 1px solid var(--line); border-radius: 4px; } .trail li:not(:last-child)::after { content: " →"; color: var(--dim); } .trail .only { border-color: var(--link); color: var(--link); } .trail + p { margin-top: .375rem; }
blockquote { padding: .25rem 0 .25rem .75rem; border-inline-start: 3px solid var(--line); white-space: pre-wrap; }
@media (max-width: 48rem) { .bar :is(.pos, .name) { display: none; } .tone td:nth-child(2) { inline-size: 30%; padding-inline: .5rem; } .tone :is(th, td):nth-child(n + 3) { padding-inline-start: .5rem; } .tone tr:has(:nth-child(5)) td:nth-child(2) { display: none; } .bar { gap: 1rem; } .bar a:first-child { margin-inline-end: auto; } .turns > li { grid-template-columns: 1.25rem minmax(0, 1fr) 1.5rem; } .turns .said { grid-column: 2; grid-row: 2; } .turns .up { grid-row: 1; grid-column: 3; } .turns .who { line-height: 1.125rem; } }
@media print { @page { margin: 14mm; } body { max-width: none; padding: 0; font-size: 9.5pt; } .bar, .skip, dialog, footer button { display: none; }
  .conversation + .conversation { break-before: page; } .columns { display: block; } .block { margin-top: 5mm; } .cases > li, .turns > li, .block table, .trail { break-inside: avoid; } a { color: inherit !important; } }
`
