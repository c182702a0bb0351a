"""The look of the report and of the map: limewash and pine tar, rules instead of boxes, light, dark and on paper."""

from __future__ import annotations

from base64 import b64encode
from importlib.resources import files

# The paints, each light and dark in one.
PAINTS = """
:root{color-scheme:light dark;
--lime:light-dark(#f5f5ef,#1a1714);--planed:light-dark(#fdfdfa,#231f1b);--sawn:light-dark(#eae9df,#12100e);
--tar:light-dark(#27211b,#ece6db);--tar-2:light-dark(#564d44,#c1b7a9);--tar-3:light-dark(#696056,#a49a8e);
--line:light-dark(#d9d7cb,#39332d);--line-2:light-dark(#857d6e,#867c70);
--falu:light-dark(#7a281f,#ec9c86);--spruce:light-dark(#265541,#8fc7a9);--ochre:light-dark(#74500f,#e5bd6c);
--chalk:light-dark(#1d4c7c,#a2c6ed);--slate:light-dark(#43515b,#abbac5);--plum:light-dark(#683353,#dba6c5);
--moss:light-dark(#5f7034,#b8c98a);--alarm:light-dark(#a5123d,#ff94ab);--chalk-wash:light-dark(#e2eaf0,#1c2733);
--paint:light-dark(#6f2219,#41150f);--on-paint:#fdf3e7;--on-paint-2:#ebc9ba;
--serif:"Vollkorn","Iowan Old Style","Palatino Linotype",Palatino,Georgia,serif;
--sans:"Commissioner","Gill Sans Nova","Seravek",system-ui,-apple-system,"Segoe UI",sans-serif}
"""

MAP = """
.map{display:block;inline-size:100%;block-size:auto;overflow:visible}
.map .field{fill:var(--fc);stroke:var(--fc);stroke-width:44;stroke-linejoin:round;opacity:.085}
.map .tie{fill:none;stroke:var(--tar);stroke-width:.8;opacity:.2}.map .tie--across{opacity:.5;stroke-width:1}
.map--dense .tie{opacity:.12}.map--dense .tie--across{opacity:.26;stroke-width:.8}
.map--many .tie{opacity:.07}.map--many .tie--across{opacity:.14;stroke-width:.7}
.map .tie--thin{stroke:var(--alarm);opacity:1;stroke-width:2.2}
.map .pegset{fill:var(--fc,var(--tar-2))}.map .pegset--rim{fill:none;stroke:var(--chalk);stroke-dasharray:2.2 2}
.map .rings{fill:none;stroke:var(--tar);stroke-width:1.6}
.maplabel{font:550 17px var(--serif);font-variant-numeric:lining-nums;fill:var(--tar);paint-order:stroke;stroke:var(--lime);stroke-width:5px;stroke-linejoin:round}
.maplabel__n{font:400 14px var(--sans);fill:var(--tar-2)}
.mapnote{font:italic 500 15px var(--serif);font-variant-numeric:lining-nums;fill:var(--alarm);paint-order:stroke;stroke:var(--lime);stroke-width:6px;stroke-linejoin:round}
@media print{.map .tie{opacity:1;stroke:#d6d3cf;stroke-width:.5}.map .tie--across{stroke:#a19d98;stroke-width:.6}
.map--dense .tie{stroke:#e6e4e1}.map--dense .tie--across{stroke:#cfccc8}
.map--many .tie{stroke:#f0eeec}.map--many .tie--across{stroke:#e3e0dd}.map .tie--thin{stroke:var(--alarm);stroke-width:1.8}}
.f-1{--fc:var(--falu)}.f-2{--fc:var(--ochre)}.f-3{--fc:var(--spruce)}.f-4{--fc:var(--chalk)}.f-5{--fc:var(--slate)}.f-6{--fc:var(--moss)}.f-7{--fc:var(--plum)}
"""

_PAGE = """
*,*::before,*::after{box-sizing:border-box}*{margin:0}
html{text-size-adjust:none;-webkit-text-size-adjust:none}
body{background:var(--lime);color:var(--tar);font:400 1.0625rem/1.5 var(--sans);font-variant-numeric:lining-nums;
--gutter:clamp(1.125rem,4vw,2.5rem)}
.wrap{max-inline-size:75rem;margin-inline:auto;padding-inline:var(--gutter)}
h1,h2,h3{font-family:var(--serif);text-wrap:balance}p,li,dd{text-wrap:pretty}
a{color:var(--chalk)}b,strong{font-weight:600}
:focus-visible{outline:3px solid var(--chalk);outline-offset:3px}
.band{background:var(--paint);color:var(--on-paint);background-image:repeating-linear-gradient(90deg,transparent 0 4.35rem,
rgb(255 240 225/.085) 4.35rem calc(4.35rem + 1px),transparent calc(4.35rem + 1px) 4.6rem,rgb(255 240 225/.085) 4.6rem calc(4.6rem + 1px))}
.band__in{padding-block:clamp(1.75rem,4vw,3rem) clamp(1.75rem,4vw,2.75rem)}
.band p{color:var(--on-paint-2);font-size:.9375rem}
.band h1{font:500 clamp(2rem,1.6rem + 1.9vw,3.1rem)/1.12 var(--serif);letter-spacing:-.014em;margin-block:.5rem .8rem;overflow-wrap:anywhere;font-variant-numeric:lining-nums}
.band .facts{display:flex;flex-wrap:wrap;gap:.3rem 1.6rem;padding:0;list-style:none;color:var(--on-paint);font-size:.9375rem}
.facts b{font:500 1.25rem/1.2 var(--serif);font-variant-numeric:lining-nums;margin-inline-end:.15rem}
.open{display:grid;gap:1.5rem 3rem;padding-block:clamp(1.75rem,4vw,3rem);align-items:start}
.standfirst{font:400 clamp(1.25rem,1.2rem + .25vw,1.375rem)/1.45 var(--serif);font-variant-numeric:lining-nums;color:var(--tar-2);max-inline-size:42ch}
.standfirst b{color:var(--tar);font-weight:550}
.aside{background:var(--chalk-wash);border-inline-start:3px solid var(--chalk);padding:1rem 1.2rem;font-size:.9375rem;max-inline-size:34rem}
main{display:grid;gap:clamp(3rem,6vw,4.75rem);padding-block-end:clamp(3rem,6vw,4.75rem)}
@media(min-width:62rem){.open{grid-template-columns:minmax(0,1fr) minmax(18rem,26rem)}}
.beam{position:relative;border-block-start:1px solid var(--tar);padding-block-start:.8rem;margin-block-end:1rem;display:flex;flex-wrap:wrap;gap:.2rem 1.25rem;align-items:baseline;justify-content:space-between}
.beam::before{content:"";position:absolute;inset:-4px auto auto 0;inline-size:7px;block-size:7px;border-radius:50%;background:var(--tar);box-shadow:13px 0 0 var(--tar)}
.beam h2{font-size:clamp(1.4375rem,1.34rem + .45vw,1.6875rem);font-weight:550;line-height:1.2}
.beam p{font-size:.9375rem;color:var(--tar-2)}
.maplay{display:grid;grid-template-columns:minmax(0,1fr);gap:1.5rem 2.5rem}
@media(min-width:62rem){.maplay{grid-template-columns:minmax(0,1fr) 18.5rem;align-items:center}}
.mapscroll{padding-block:1rem}
@media screen and (max-width:44rem){.mapscroll .map{margin-block:.5rem}.mapscroll .maplabel{font-size:30px;stroke-width:8px}
.mapscroll .maplabel__n{font-size:25px}.mapscroll .mapnote{font-size:28px;stroke-width:9px}.mapscroll .pegset{stroke:var(--fc);stroke-width:2.5}.mapscroll .tie{stroke-width:1.2}}
.h-sm{font-size:1.25rem;font-weight:550;line-height:1.25;margin-block-end:.5rem}
.findings{padding:0;list-style:none;font-size:.9375rem}
.findings li{border-block-start:1px solid var(--line);padding-block:.65rem}.findings li:first-child{border-block-start:0;padding-block-start:.1rem}
.alarm{color:var(--alarm);font-weight:600}
.measure{display:grid;gap:.5rem 2rem;align-items:start;padding-block:1.4rem 1rem;border-block-start:1px solid var(--line)}
.measure:first-of-type{border-block-start:0;padding-block-start:.4rem}
.measure h3{font-size:clamp(1.25rem,1.2rem + .25vw,1.375rem);font-weight:550;line-height:1.2}
.measure>div>p{color:var(--tar-2);max-inline-size:28em;margin-block-start:.25rem}
.fig b{font:500 clamp(2.1rem,1.8rem + 1.3vw,2.9rem)/1 var(--serif);font-variant-numeric:lining-nums;letter-spacing:-.02em}
.fig span{white-space:nowrap;margin-inline-start:.2em}.fig small{display:block;color:var(--tar-2);font-size:.9375rem;margin-block-start:.2rem}
.gauge{display:block;inline-size:100%;max-inline-size:17rem;block-size:auto;overflow:visible;margin-block-start:.35rem}
.gauge .track{stroke:var(--line-2);stroke-width:1.2}.gauge .end{stroke:var(--line-2);stroke-width:1.2}
.gauge .span{fill:var(--spruce);opacity:.24}.gauge .peg{fill:var(--spruce)}
.gauge .mark{stroke:var(--ochre);stroke-width:1.6;stroke-dasharray:3 2}
.gauge text{font:500 12.5px var(--sans);fill:var(--tar-3);font-variant-numeric:lining-nums tabular-nums}.gauge .said{fill:var(--ochre)}
.how{grid-column:1/-1}.how summary{cursor:pointer;color:var(--chalk);font-size:.9375rem;inline-size:fit-content;padding-block:.35rem;text-decoration:underline;text-decoration-thickness:1px;text-underline-offset:.2em}
.how__body{display:grid;gap:.9rem 3rem;padding-block:.4rem .9rem;font-size:.9375rem;color:var(--tar-2)}
.how__body p{max-inline-size:44em}.how__body p+p{margin-block-start:.5rem}
.how dt{font-weight:600;color:var(--tar)}.how dd{margin:0 0 .5rem;max-inline-size:44em}
@media(min-width:46rem){.measure{grid-template-columns:minmax(0,1.2fr) minmax(0,.9fr) minmax(13rem,17rem)}
.how__body{grid-template-columns:minmax(0,1fr) minmax(0,1fr)}}
.refusals{padding:0;list-style:none;display:grid;gap:0 3rem}
.refusals li{border-block-start:1.5px dashed var(--chalk);padding-block:.75rem}
.refusals h3{font-size:1.1875rem;font-weight:550}.refusals p{font-size:.9375rem;color:var(--tar-2);max-inline-size:38em}
@media(min-width:62rem){.refusals{grid-template-columns:1fr 1fr}}
.plain{padding-inline-start:1.1rem;display:grid;gap:.5rem;max-inline-size:46rem}.plain li::marker{color:var(--tar-3)}
.two{display:grid;gap:2rem 3rem;grid-template-columns:minmax(0,1fr)}
@media(min-width:62rem){.two{grid-template-columns:1fr 1fr}}
table{border-collapse:collapse;inline-size:100%;font-size:.9375rem}caption{text-align:start;color:var(--tar-2);padding-block-end:.4rem}
th,td{padding:.55rem 1rem .55rem 0;border-block-start:1px solid var(--line);text-align:start;vertical-align:top}
tbody th{font-weight:600}thead th{border-block-start:0;color:var(--tar-3);font-weight:500;font-size:.875rem;padding-block-end:.35rem;vertical-align:bottom}
.r{text-align:end;font-variant-numeric:lining-nums tabular-nums}th:last-child,td:last-child{padding-inline-end:0}
.tablewrap{overflow-x:auto}.note{color:var(--tar-2);font-size:.9375rem;max-inline-size:44em;margin-block-start:.7rem}
.foot{border-block-start:1px solid var(--line);padding-block:1.5rem 2.5rem;font-size:.875rem;color:var(--tar-2)}
@media(forced-colors:active){.map .pegset,.map .rings,.map .tie,.gauge *{forced-color-adjust:none}}
@page{size:A4;margin:16mm 15mm 18mm;@bottom-right{content:counter(page) " / " counter(pages);font:9pt var(--sans);color:#555}
@bottom-left{content:"";}@top-left{content:""}@top-right{content:""}@top-center{content:""}}
@media print{:root{color-scheme:light;--lime:#fff;--chalk-wash:#fff}
body{font-size:10.5pt;--gutter:0}.wrap{max-inline-size:none}
.band{background:none;color:#000;border-block-end:2px solid #000}.band p,.band .facts{color:#000}.band__in{padding-block:0 1rem}
.open{padding-block:1rem}main,.maplay{display:block}section{padding-block-start:5px;margin-block-start:1.6rem}
.mapscroll{overflow:visible;padding:0}.mapscroll .map{min-inline-size:0;max-block-size:150mm}
.beam,h2,h3,caption,thead{break-after:avoid}.beam{break-inside:avoid}.beam+*,.h-sm+*,.beam+*>:first-child{break-before:avoid}
.findings,.mapscroll,.beam+.tablewrap,.plain li{break-inside:avoid}.measure,.refusals li,tr,.aside,.findings li{break-inside:avoid}
.measure{grid-template-columns:1.3fr 1fr 45mm;padding-block:.7rem .5rem;gap:.2rem 1rem}.fig b{font-size:20pt}
.refusals,.two{grid-template-columns:1fr 1fr}
details::details-content{content-visibility:visible;block-size:auto}.how summary{color:#000;text-decoration:none;font-weight:600;list-style:none}
.how__body{grid-template-columns:1fr 1fr;gap:.3rem 1.2rem;font-size:9pt;padding-block:.1rem .3rem}.map *,.gauge *{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
"""

_FACES = (("Vollkorn", "400 900", "vollkorn-latin-wght-normal.woff2"),
          ("Commissioner", "100 900", "commissioner-latin-wght-normal.woff2"))  # fmt: skip


def page_style() -> str:
    """Return the whole sheet, letters included: the report fetches nothing from anywhere."""
    faces = "".join(
        f'@font-face{{font-family:"{name}";font-weight:{weights};font-display:swap;'
        f'src:url("data:font/woff2;base64,{_encoded(file)}") format("woff2")}}\n'
        for name, weights, file in _FACES
    )
    return faces + PAINTS + _PAGE + MAP


def _encoded(file: str) -> str:
    return b64encode((files("tiework.writers") / "fonts" / file).read_bytes()).decode("ascii")
