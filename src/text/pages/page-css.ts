/** Water from a spring. */
export const ICON_SVG = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><path fill="#2f81f7" d="M8 1c3 4 5 6.2 5 9a5 5 0 0 1-10 0c0-2.8 2-5 5-9z"/></svg>
`;

/** How the pages look: the reader's own font and colours, and room for wide tables. */
export const PAGE_CSS = `:root { color-scheme: light dark; --line: #8886; --quiet: #59636e; --link: #0958c9; --mark: #8881; --then: #8a4b08; --event: #7a3e9d; --paper: #fff; --ink: #1f2328; }
@media (prefers-color-scheme: dark) { :root { --quiet: #9aa4ae; --link: #6cb0ff; --then: #f0a860; --event: #cf9bee; --paper: #14171b; --ink: #e6e9ec; } }
* { box-sizing: border-box; }
html { background: var(--paper); color: var(--ink); }
body { margin: 0 auto; max-width: 64rem; padding: 0 1rem 3rem; font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: break-word; }
a { color: var(--link); }
a:focus-visible, summary:focus-visible, [tabindex]:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
.skip { position: absolute; left: -100vw; }
.skip:focus { left: 1rem; top: 1rem; background: var(--paper); padding: .5rem; }
header { display: flex; flex-wrap: wrap; gap: 0 2rem; align-items: baseline; border-bottom: 1px solid var(--line); }
header p { font-weight: 600; }
header p, nav ul { margin: .6rem 0; }
nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1rem; list-style: none; padding: 0; }
nav a { display: inline-block; padding: .25rem 0; }
nav a[aria-current] { font-weight: 600; color: inherit; text-decoration-thickness: 2px; }
h1 { font-size: 1.6rem; line-height: 1.25; }
h2 { font-size: 1.3rem; } h3 { font-size: 1.1rem; } h4 { font-size: 1rem; }
.wide { overflow-x: auto; margin: 1rem 0; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { border: 1px solid var(--line); padding: .3rem .6rem; text-align: left; vertical-align: top; }
th.right, td.right { text-align: right; }
th { background: var(--mark); max-width: 18rem; }
details { border: 1px solid var(--line); border-radius: 6px; padding: .25rem .75rem; margin: .5rem 0; }
summary { cursor: pointer; font-weight: 600; padding: .25rem 0; }
li.task { list-style: none; margin: 0 0 .6rem -1.2rem; }
code { background: var(--mark); border-radius: 4px; padding: .1em .3em; }
figure { margin: 1.5rem 0; }
figure > svg, .drawing > svg { display: block; width: 100%; max-width: 40rem; height: auto; }
figcaption { font-weight: 600; }
.shown { border-left: 4px solid var(--link); padding-left: .75rem; }
.answer { max-width: 46rem; }
form p { display: flex; flex-wrap: wrap; gap: .25rem .75rem; align-items: center; margin: .5rem 0; }
label { min-width: 9rem; }
input, select, button { font: inherit; padding: .3rem .5rem; max-width: 100%; }
.legend { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; margin: .25rem 0; color: var(--quiet); }
.key::before { content: ""; display: inline-block; width: 1.6rem; margin-right: .5rem; vertical-align: middle; border-top: 3px solid var(--link); }
.key.before::before { border-top: 3px dashed var(--then); }
.bars .dot { fill: var(--link); }
.bars .text { fill: var(--quiet); }
.bars text, .drawing > svg text { font: 14px system-ui, sans-serif; }
.curves .drawing > svg text { font-size: 17px; }
.drawing { max-width: 40rem; }
.drawing[tabindex] { cursor: crosshair; }
.drawing.is-live > svg { display: none; }
.spoken:not(.beneath) { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.spoken.beneath { min-height: 3em; margin: .25rem 0; }
@media print { .drawing.is-live > svg { display: block; } .drawing .live { display: none; } }
.curves { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 24rem), 1fr)); gap: 0 2rem; }
.curves figure, .curves > div { min-width: 0; margin: 1rem 0; }
.curves > div > h3 { margin-top: 0; }
main > ul, details ul { columns: 20rem; column-gap: 2rem; }
li { break-inside: avoid; }
/* What is ranked is read from the top down. */
ul:has(> .task) { columns: auto; max-width: 46rem; }
/* On a desk the lines of a community stand side by side, each drawn half as large: its words are written twice as large. */
@media (min-width: 62.5rem) { main > section { display: grid; grid-template-columns: repeat(3, 1fr); gap: 0 1.5rem; } main > section > h2 { grid-column: 1 / -1; } main > section > figure { min-width: 0; margin: 0 0 1rem; display: flex; flex-direction: column; justify-content: space-between; } main > section .drawing > svg text { font-size: 24px; } }
/* Where a drawing is shown half as large its words are written larger; of bars the table beneath says it all. */
@media (max-width: 40rem) { .drawing > svg text, .curves .drawing > svg text { font-size: 21px; } figure.bars { display: none; } th[scope=row] { min-width: 8.5rem; max-width: 9rem; overflow-wrap: anywhere; } }
footer, .weeks { color: var(--quiet); }
footer { border-top: 1px solid var(--line); margin-top: 2rem; font-size: .9rem; }
`;
