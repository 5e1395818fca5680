/** How the page looks: one column on a phone, two of charts on a desk. */
export const STYLE = `
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0; font: 16px/1.5 system-ui, sans-serif; color: #1f2933; background: #fff; }
main { max-width: 1180px; margin: 0 auto; padding: 1.2rem 1rem 3rem; }
h1 { font-size: 1.7rem; line-height: 1.2; margin: .4rem 0 .6rem; }
h2 { margin: 2.2rem 0 .4rem; font-size: 1.3rem; }
h3 { margin: 1.6rem 0 .3rem; font-size: 1.05rem; }
p, li { max-width: 75ch; }
.lead { font-size: 1.05rem; }
.legend { list-style: none; margin: .6rem 0; padding: 0; display: flex; flex-wrap: wrap; gap: .2rem 1.4rem; font-size: .92rem; }
.legend li { display: flex; align-items: center; gap: .5rem; }
.legend svg { flex: none; }
.key { list-style: none; margin: 1rem 0 0; padding: 0; columns: 3 20rem; column-gap: 1.6rem; font-size: .88rem; line-height: 1.35; }
.key li { break-inside: avoid; padding: 0 0 .4rem 1.3rem; text-indent: -1.3rem; overflow-wrap: anywhere; }
.key b { display: inline-block; width: 1.3rem; text-indent: 0; }
.key span { color: #52606d; }
.charts { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 430px), 1fr)); gap: 1.2rem 1.6rem; margin-top: 1rem; }
figure { margin: 0; }
figcaption { display: flex; justify-content: space-between; align-items: baseline; gap: 0 .8rem; flex-wrap: wrap; }
figcaption span { color: #52606d; font-size: .88rem; }
figure svg { width: 100%; height: auto; display: block; }
table { border-collapse: collapse; font-size: .9rem; }
.figures { width: 100%; }
th { text-align: left; font-weight: 600; color: #52606d; }
th, td { padding: .25rem .6rem .25rem 0; border-bottom: 1px solid #e4e8ec; vertical-align: middle; }
.n { text-align: right; white-space: nowrap; }
.title { min-width: 15rem; }
.strip { width: 200px; height: 20px; display: block; }
.small { color: #0b62a8; font-weight: 600; }
.large { color: #b84a08; font-weight: 600; }
.verdict { white-space: nowrap; color: #52606d; }
.outside .verdict { color: #fff; background: #b3261e; padding-left: .4rem; }
.on-purpose .verdict { font-style: italic; }
code { background: #f1f4f6; padding: 0 .2em; }
@media (max-width: 760px) {
  main { padding: .8rem .8rem 2rem; }
  h1 { font-size: 1.35rem; }
  .figures, .figures tbody { display: block; }
  .figures thead, .figures .range { display: none; }
  .figures tr { display: grid; grid-template-columns: minmax(0, 1fr) auto auto; gap: .1rem .9rem; align-items: center; padding: .5rem 0; border-bottom: 1px solid #e4e8ec; }
  .figures td { border: 0; padding: 0; }
  .figures .title { grid-column: 1 / -1; }
  .figures .picture { grid-row: 2; grid-column: 1; }
  .figures .small { grid-row: 2; grid-column: 2; }
  .figures .large { grid-row: 2; grid-column: 3; }
  .figures .middle, .figures .half { grid-row: 3; color: #52606d; font-size: .85rem; text-align: left; }
  .figures .middle { display: none; }
  .figures .half { grid-column: 1; white-space: normal; }
  .figures .half::before { content: 'half within '; }
  .figures .verdict { grid-row: 3; grid-column: 2 / -1; text-align: right; font-size: .85rem; }
  .strip { width: 150px; }
}
`;
