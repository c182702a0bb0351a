"""The look of the report: limewash and pine tar, rules instead of boxes, light and dark."""

STYLE = """
:root{color-scheme:light dark;
--lime:light-dark(#f5f5ef,#1a1714);--sawn:light-dark(#eae9df,#12100e);
--tar:light-dark(#27211b,#ece6db);--tar-2:light-dark(#564d44,#c1b7a9);--tar-3:light-dark(#696056,#a49a8e);
--line:light-dark(#d9d7cb,#39332d);--falu:light-dark(#7a281f,#ec9c86);--spruce:light-dark(#265541,#8fc7a9);
--ochre:light-dark(#74500f,#e5bd6c);--chalk:light-dark(#1d4c7c,#a2c6ed);--slate:light-dark(#43515b,#abbac5);
--plum:light-dark(#683353,#dba6c5);--moss:light-dark(#5f7034,#b8c98a);--alarm:light-dark(#a5123d,#ff94ab);
--serif:"Vollkorn","Iowan Old Style","Palatino Linotype",Palatino,Georgia,serif;
--sans:"Commissioner","Gill Sans Nova","Seravek",system-ui,-apple-system,"Segoe UI",sans-serif}
*,*::before,*::after{box-sizing:border-box}*{margin:0}
body{background:var(--lime);color:var(--tar);font:400 1.0625rem/1.55 var(--sans);padding:clamp(1rem,4vw,3rem)}
main{max-inline-size:76rem;margin-inline:auto;display:grid;grid-template-columns:minmax(0,1fr);gap:clamp(2.5rem,5vw,4rem)}
h1,h2,h3{font-family:var(--serif);font-weight:550;line-height:1.2;text-wrap:balance}
h1{font-size:clamp(1.75rem,1.5rem + 1.1vw,2.375rem)}h2{font-size:1.5rem}h3{font-size:1.25rem}
.kicker{color:var(--tar-3);font-size:.875rem}.standfirst{font:400 1.1875rem/1.5 var(--serif);max-inline-size:44em;margin-block-start:.6rem}
.beam{border-block-end:2px solid var(--tar);padding-block-end:.35rem;margin-block-end:1rem;display:flex;flex-wrap:wrap;gap:.2rem 1.5rem;justify-content:space-between;align-items:baseline}
.beam p{color:var(--tar-2);font-size:.9375rem}
.mapscroll{overflow-x:auto;padding-block:1rem}.mapscroll .map{min-inline-size:40rem}
:focus-visible{outline:3px solid var(--chalk);outline-offset:3px}
.map{display:block;inline-size:100%;block-size:auto;overflow:visible}
.map .field{fill:var(--fc);stroke:var(--fc);stroke-width:44;stroke-linejoin:round;opacity:.085}
.map .tie{fill:none;stroke:var(--tar);stroke-width:.8;opacity:.2}.map .tie--across{opacity:.5;stroke-width:1}
.map--many .tie{opacity:.07}.map--many .tie--across{opacity:.14;stroke-width:.7}
.map .tie--thin{stroke:var(--alarm);opacity:1;stroke-width:2.2}
.map .pegset{fill:var(--fc,var(--tar-2))}.map .pegset--rim{fill:none;stroke:var(--chalk);stroke-dasharray:2.2 2}
.map .rings{fill:none;stroke:var(--tar);stroke-width:1.6}
.maplabel{font:550 17px var(--serif);fill:var(--tar);paint-order:stroke;stroke:var(--lime);stroke-width:5px;stroke-linejoin:round}
.maplabel__n{font:400 14px var(--sans);fill:var(--tar-2)}
.mapnote{font:italic 500 15px var(--serif);fill:var(--alarm);paint-order:stroke;stroke:var(--lime);stroke-width:6px;stroke-linejoin:round}
.f-1{--fc:var(--falu)}.f-2{--fc:var(--ochre)}.f-3{--fc:var(--spruce)}.f-4{--fc:var(--chalk)}.f-5{--fc:var(--slate)}.f-6{--fc:var(--moss)}.f-7{--fc:var(--plum)}
.findings{columns:22rem;column-gap:3rem;padding-inline-start:1.1rem}.findings li{break-inside:avoid;margin-block-end:.5rem}
.measure{display:grid;gap:.3rem 2rem;padding-block:1.2rem;border-block-start:1px solid var(--line)}
.measure:first-of-type{border-block-start:0;padding-block-start:.2rem}
.measure p{color:var(--tar-2);max-inline-size:38em}.measure .fig{color:var(--tar);max-inline-size:none}
.fig b{font:500 clamp(1.9rem,1.6rem + 1vw,2.5rem)/1.1 var(--serif);font-variant-numeric:lining-nums}
.fig small{display:block;color:var(--tar-2);font-size:.9375rem}.refused{font-style:italic}
@media(min-width:46rem){.measure{grid-template-columns:minmax(0,1.3fr) minmax(0,1fr)}.measure .how{grid-column:1/-1}}
.how summary{cursor:pointer;color:var(--chalk);font-size:.9375rem}.how dl{display:grid;gap:.2rem 1rem;margin-block:.6rem}
.how dt{font-weight:600;font-size:.9375rem}.how dd{margin:0;color:var(--tar-2);font-size:.9375rem;max-inline-size:44em}
.how p{margin-block:.5rem}
table{border-collapse:collapse;inline-size:100%;font-size:.9375rem}caption{text-align:start;color:var(--tar-2);padding-block-end:.4rem}
th,td{padding:.5rem .9rem .5rem 0;border-block-start:1px solid var(--line);text-align:start;vertical-align:top}
thead th{border-block-start:0;color:var(--tar-3);font-weight:500}.r{text-align:end;padding-inline-end:0;font-variant-numeric:lining-nums tabular-nums}
.tablewrap{overflow-x:auto}.note{color:var(--tar-2);max-inline-size:44em}
@media(forced-colors:active){.map .pegset,.map .rings,.map .tie{forced-color-adjust:none}}
@media print{body{padding:0}.how{display:block}}
"""
