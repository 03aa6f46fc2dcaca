/** One sheet for the pages before and beside the panel, inlined. Values are the brand's. */
export const STYLE = `
:root{--ink:#1b1f24;--paper:#fff;--sand:#f6f3ee;--line:#e4ded4;--edge:#857d70;--muted:#5d6672;--teal:#0f766e;--teal-dark:#0b5d57;--tint:#e3f2f0;--danger:#b42318;--done:#1b7f4b}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;min-height:100vh;min-height:100dvh;display:flex;flex-direction:column;background:var(--sand);color:var(--ink);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;overflow-wrap:anywhere}
a{color:var(--teal)}
:focus-visible{outline:3px solid var(--teal);outline-offset:2px}
.top,main,footer{width:100%;max-width:32rem;margin:0 auto;padding:12px 16px}
.top{display:flex;align-items:center;justify-content:space-between;flex-wrap:wrap;gap:0 12px}
.top p{margin:0;font-weight:600}
nav{display:flex;flex-wrap:wrap;gap:0 8px}
nav a,footer a{display:inline-flex;align-items:center;justify-content:center;min-width:44px;min-height:44px;font-size:13px}
nav a[aria-current]{color:var(--ink);font-weight:600;text-decoration:none}
main{flex:1}
.card{margin:0 0 16px;padding:24px;border:1px solid var(--line);border-radius:12px;background:var(--paper);box-shadow:0 1px 2px rgb(27 31 36/.08)}
@media(max-width:400px){.card{padding:16px}}
h1{font-size:25px;line-height:1.25;margin:0 0 12px}
h2{font-size:20px;line-height:1.3;margin:0 0 8px}
p{margin:0 0 12px}
.muted{color:var(--muted)}
form{margin:0}
label{display:block;margin:0 0 4px;font-weight:600}
input,select{width:100%;min-height:48px;margin:0 0 16px;padding:8px 12px;border:1px solid var(--edge);border-radius:8px;background:var(--paper);color:var(--ink);font:inherit}
input[aria-invalid=true]{border:2px solid var(--danger);margin-bottom:4px}
.wrong{margin:0 0 16px;color:var(--danger);font-weight:600}
.code{letter-spacing:.2em;font-variant-numeric:tabular-nums}
button,.button{display:inline-flex;align-items:center;justify-content:center;min-height:48px;padding:8px 16px;border:1px solid var(--teal);border-radius:8px;background:var(--teal);color:#fff;font:inherit;font-weight:600;text-decoration:none;cursor:pointer}
button:hover,.button:hover{background:var(--teal-dark)}
.main{width:100%}
.quiet{background:var(--paper);color:var(--teal)}
.quiet:hover{background:var(--tint)}
.row{display:flex;flex-wrap:wrap;gap:8px 12px;margin:0 0 12px}
.link{display:inline-flex;align-items:center;min-height:44px}
.text{white-space:pre-wrap}
.notice{margin:0 0 16px;padding:12px 16px;border-radius:8px;background:var(--tint)}
.qr{display:block;width:208px;max-width:100%;margin:0 auto 12px;border:1px solid var(--line);border-radius:8px;background:#fff}
.qr svg{display:block;width:100%;height:auto}
.codes{margin:0 0 16px;padding:0;list-style:none;display:grid;grid-template-columns:repeat(auto-fill,minmax(9rem,1fr));gap:8px;font-family:ui-monospace,Consolas,monospace}
footer{font-size:13px;color:var(--muted)}
@media(prefers-reduced-motion:no-preference){button,.button{transition:background .15s}}
`.replace(/\n/g, '');
