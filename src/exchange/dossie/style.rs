//! How a dossiê looks: light or dark as the reader's device is, and black on white on paper.

pub(super) const STYLE: &str = "\
:root {
  color-scheme: light dark;
  --paper: light-dark(#ffffff, #12161c);
  --ink: light-dark(#171b22, #eef1f6);
  --soft: light-dark(#525a67, #a9b2c0);
  --line: light-dark(#dcdfe4, #2d343f);
  --accent: light-dark(#2b4acb, #93abff);
  --goal: light-dark(#a10c39, #f4527d);
  --s0: light-dark(#0b7f76, #33c2b4);
  --s1: light-dark(#b07908, #efb53f);
  --s2: light-dark(#cc4a00, #ff8a42);
  --s3: light-dark(#a10c39, #f4527d);
  --s4: light-dark(#6b7280, #98a1af);
}
body { margin: 0; background: var(--paper); color: var(--ink); font: 15px/1.45 system-ui, sans-serif; }
main { max-width: 60rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 .5rem; }
h2 { font-size: 1.2rem; margin: 2rem 0 .5rem; }
p { margin: .25rem 0; color: var(--soft); }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(13rem, 1fr)); gap: .75rem; margin: 1rem 0 0; }
.figures div { border: 1px solid var(--line); border-radius: .5rem; padding: .5rem .75rem; }
.figures dd { margin: 0; color: var(--soft); }
.figures strong { display: block; font-size: 1.5rem; color: var(--ink); }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .875rem; font-variant-numeric: tabular-nums; }
th, td { text-align: left; padding: .3rem .5rem; border-bottom: 1px solid var(--line); vertical-align: top; }
th { color: var(--soft); font-weight: 600; }
.n { text-align: right; white-space: nowrap; }
svg { display: block; width: 100%; height: auto; }
.legend svg { display: inline-block; width: 12px; }
svg text { fill: var(--ink); font: 11px system-ui, sans-serif; paint-order: stroke; stroke: var(--paper); stroke-width: 3px; }
svg .soft { fill: var(--soft); }
svg .column { fill: var(--accent); }
svg .goal { stroke: var(--goal); stroke-width: 1.5; stroke-dasharray: 5 4; }
svg .axis { stroke: var(--line); }
svg .land { fill: none; stroke: var(--line); stroke-width: 1; fill-rule: evenodd; }
.s0 { fill: var(--s0); } .s1 { fill: var(--s1); } .s2 { fill: var(--s2); } .s3 { fill: var(--s3); } .s4 { fill: var(--s4); }
svg .mark { stroke: var(--paper); stroke-width: .8; }
@page { size: A4; margin: 14mm; }
@media print {
  :root { color-scheme: light; }
  body { font-size: 10pt; }
  main { max-width: none; padding: 0; }
  h2 { break-after: avoid; }
  tr, svg, .figures div { break-inside: avoid; }
  thead { display: table-header-group; }
  .wide { overflow: visible; }
}
";
