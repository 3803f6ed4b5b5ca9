/** The styles of pages: for phones, desktops, dark mode and paper. Pages stay readable without them. */

/** Colours by meaning. A verdict always has a word too. */
const COLOURS = `
:root {
  color-scheme: light dark;
  --ground: #f3f5f8; --card: #ffffff; --line: #d9dee6; --text: #1c2230; --quiet: #566073;
  --link: #2350b8; --agent: #ffffff; --caller: #dbe7ff; --mark: #9a5b00;
  --passed: #0b5a2b; --passed-ground: #d9f2e1; --failed: #9b1c1c; --failed-ground: #fde0df;
  --errored: #833f00; --errored-ground: #ffe8cc; --skipped: #444d5c; --skipped-ground: #e6e9ee;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #10141b; --card: #191e27; --line: #323a48; --text: #e8ebf1; --quiet: #a4aebf;
    --link: #9dbcff; --agent: #222936; --caller: #24385f; --mark: #f0b35a;
    --passed: #9be3b5; --passed-ground: #153a25; --failed: #ffb3ae; --failed-ground: #4d1a1a;
    --errored: #ffc98a; --errored-ground: #472a0b; --skipped: #c3cad6; --skipped-ground: #2c3340;
  }
}`

const BASE = `
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--text);
  font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif;
  overflow-wrap: anywhere; -webkit-text-size-adjust: 100%; }
main { max-width: 72rem; margin: 0 auto; padding: 1rem; }
a { color: var(--link); }
h1 { font-size: 1.4rem; line-height: 1.25; margin: .1rem 0 .6rem; }
h2 { font-size: 1.05rem; margin: 0 0 .6rem; }
section { background: var(--card); border: 1px solid var(--line); border-radius: .75rem;
  padding: 1rem; margin: 0 0 1rem; }
.quiet { color: var(--quiet); }
.verdict { display: inline-block; padding: .05rem .55rem; border-radius: 1rem; font-size: .85rem;
  font-weight: 600; line-height: 1.45; white-space: nowrap; vertical-align: middle; }
.passed { color: var(--passed); background: var(--passed-ground); }
.failed { color: var(--failed); background: var(--failed-ground); }
.errored { color: var(--errored); background: var(--errored-ground); }
.skipped { color: var(--skipped); background: var(--skipped-ground); }
dl { margin: 0; display: grid; grid-template-columns: fit-content(45%) minmax(0, 1fr); gap: .2rem .8rem; }
dt { color: var(--quiet); }
dd { margin: 0; }
.ids dd, .variables dd, .nodes li { font: .88em/1.6 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
footer { color: var(--quiet); font-size: .85rem; padding: .5rem 0 1rem; }
@media print {
  body { background: none; font-size: 11pt; }
  section { break-inside: auto; border: none; padding: 0; }
  li, dl { break-inside: avoid; }
}`

/** The styles of every page. */
const PAGE_STYLE: string = COLOURS + BASE

/** The styles of a conversation's page. */
export const CONVERSATION_STYLE: string = `${PAGE_STYLE}
.facts { display: flex; flex-wrap: wrap; gap: .1rem 1.2rem; margin: 0 0 1rem; }
.facts div { display: flex; gap: .4rem; }
.cases { list-style: none; margin: 0; padding: 0; }
.cases > li { padding: .6rem 0; border-top: 1px solid var(--line); }
.cases > li:first-child { border-top: none; padding-top: 0; }
.cases > li:last-child { padding-bottom: 0; }
.cases .title { font-weight: 600; margin-left: .3rem; }
.cases p { margin: .35rem 0; }
.cases dl { font-size: .93rem; margin-top: .35rem; }
.turns { list-style: none; margin: 0; padding: 0; display: flex; flex-direction: column; gap: .7rem; }
.turn { max-width: 88%; align-self: flex-start; scroll-margin: 40vh; }
.turn.caller { align-self: flex-end; }
.turn.other { align-self: center; }
.who { font-size: .8rem; color: var(--quiet); margin: 0 .6rem .1rem; }
.turn.caller .who { text-align: right; }
.who a { color: inherit; }
.said { margin: 0; padding: .55rem .8rem; border: 1px solid var(--line); border-radius: 1rem;
  background: var(--agent); white-space: pre-wrap; unicode-bidi: isolate; }
.agent .said { border-top-left-radius: .25rem; }
.caller .said { background: var(--caller); border-top-right-radius: .25rem; }
.pointed .said { border-color: var(--mark); box-shadow: 0 0 0 1px var(--mark); }
.turn:target .said { outline: 3px solid var(--mark); outline-offset: 2px; }
.points { font-size: .8rem; color: var(--mark); margin: .15rem .6rem 0; }
.points a { color: inherit; }
.nodes { list-style: none; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: .3rem .4rem; }
.nodes li { border: 1px solid var(--line); border-radius: .5rem; padding: 0 .5rem; }
.nodes li + li::before { content: "→ "; color: var(--quiet); }
.tone { padding: 0; overflow: hidden; }
.tone h2 { padding: 1rem 1rem 0; margin: 0; }
.bland-tone { display: block; width: 100%; max-width: 28rem; height: auto; }
@media (min-width: 60rem) {
  .columns { display: grid; grid-template-columns: minmax(0, 1fr) 23rem; gap: 1rem; align-items: start; }
}
@media print { .turn { max-width: 100%; } }
`

/** The styles of a test run's page. */
export const REPORT_STYLE: string = `${PAGE_STYLE}
.counts { display: flex; flex-wrap: wrap; gap: .4rem; margin: 0 0 .6rem; padding: 0; list-style: none; }
.counts .verdict { font-size: 1rem; padding: .1rem .8rem; }
.batches { list-style: none; margin: 0 0 1rem; padding: 0; }
.runs { list-style: none; margin: 0; padding: 0; }
.runs > li { padding: .7rem 0; border-top: 1px solid var(--line); }
.runs > li:first-child { border-top: none; padding-top: 0; }
.runs > li:last-child { padding-bottom: 0; }
.run { display: grid; grid-template-columns: 5rem minmax(0, 1fr) 9rem 9rem 7.5rem; gap: .2rem .8rem;
  align-items: center; }
.run .name { font-weight: 600; }
.run .quiet, .score { font-size: .85rem; }
.run > .verdict { justify-self: start; }
.score { display: grid; grid-template-columns: 2.6rem 1fr 2.2rem; gap: .4rem; align-items: center;
  font-variant-numeric: tabular-nums; }
.score .quiet { font-size: inherit; }
.meter { display: block; width: 100%; height: .5rem; }
.meter .track { fill: var(--line); }
.meter .bar { fill: var(--link); }
.long { text-align: right; }
.red { list-style: none; margin: .5rem 0 0 5.8rem; padding: 0; }
.red li { margin: .35rem 0; }
.red b { margin-left: .3rem; }
.red p { margin: .1rem 0; font-size: .93rem; }
@media (max-width: 50rem) {
  .run { grid-template-columns: 1fr 1fr; }
  .run .name-block { grid-column: 1 / -1; grid-row: 2; }
  .long { grid-row: 1; grid-column: 2; }
  .red { margin-left: 0; }
}
`
