/** One sheet for all pages of the bot, inlined: a page then costs one request. Values are the brand's. */
export const STYLE = `
:root{color-scheme:light dark;--ink:#1b1f24;--paper:#fff;--sand:#f6f3ee;--line:#e4ded4;--edge:#857d70;--muted:#5d6672;--amber:#b45309;--amber-tint:#fef3e2;--danger:#b42318;--shadow:0 1px 2px rgb(27 31 36/.08);--brand:#0f766e;--link:#0e7068}
@media(prefers-color-scheme:dark){:root{--ink:#f1eee8;--paper:#22272d;--sand:#15181c;--line:#3a424b;--edge:#8a939e;--muted:#a9b1bb;--amber:#f5b971;--amber-tint:#3a2a14;--danger:#ff9d92;--shadow:none;--link:#5cc4ba}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;min-height:100vh;min-height:100dvh;display:flex;flex-direction:column;background:var(--sand);color:var(--ink);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;overflow-wrap:anywhere}
a{color:var(--link)}
:focus-visible{outline:3px solid var(--link);outline-offset:2px}
.top,main,footer{width:100%;max-width:640px;margin:0 auto;padding:12px 16px}
.top{display:flex;align-items:center;gap:12px;flex-wrap:wrap}
.top div{flex:1 1 72px;min-width:0}
.top p,.top h1{margin:0;font-size:13px;color:var(--muted)}
.top .name{font-size:16px;line-height:1.3;font-weight:600;color:var(--ink)}
.top nav{margin-left:auto;display:flex}
.top nav a,footer a{display:inline-flex;align-items:center;justify-content:center;min-width:44px;min-height:44px;font-size:13px}
.top nav a[aria-current]{color:var(--ink);font-weight:600;text-decoration:none}
.mark{flex:none;width:48px;height:48px;border-radius:12px;background:var(--brand);color:#fff;font-weight:600;display:grid;place-items:center}
img.logo{object-fit:contain;background:#fff;border:1px solid var(--line)}
.top .social{flex:1 0 100%;flex-wrap:wrap;margin:-8px -11px -4px}
.social svg{width:22px;height:22px;fill:none;stroke:currentColor;stroke-width:1.8;stroke-linecap:round;stroke-linejoin:round}
main{flex:1;display:flex;flex-direction:column}
h1{font-size:20px;line-height:1.3;margin:0 0 8px}

.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
h2{font-size:16px;margin:16px 0 4px}
p{margin:0 0 8px}
.prize,.notice{padding:12px 16px;border-radius:12px;background:var(--amber-tint);color:var(--amber);font-weight:600}
.notice{background:var(--paper);color:var(--ink);font-weight:400;box-shadow:var(--shadow)}
button{min-height:44px;padding:0 16px;border:0;border-radius:8px;background:var(--brand);color:#fff;font:inherit;font-weight:600;cursor:pointer}
footer{font-size:13px;color:var(--muted)}
footer nav{display:flex;flex-wrap:wrap;gap:0 16px}
footer nav a{justify-content:flex-start}
.card{margin:0 0 12px;padding:12px 16px;border-radius:12px;background:var(--paper);box-shadow:var(--shadow)}
.card p{white-space:pre-wrap;margin:4px 0 0}
.card .facts{white-space:normal;font-size:13px;color:var(--muted);margin:0}
`.replace(/\n/g, '');
