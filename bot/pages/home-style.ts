/** What the home page adds to the one sheet: a wider column, steps, cards, and the picture of a phone. */
export const HOME_STYLE = `
.top,main,footer{max-width:1040px}
.top nav{margin-left:0}
.enter{display:inline-flex;align-items:center;min-height:44px;font-weight:600}
main{gap:48px;padding-top:24px;padding-bottom:24px}
h1{font-size:31px;line-height:1.2;letter-spacing:-.01em;margin:0 0 16px;max-width:16em;overflow-wrap:normal;text-wrap:balance}
h1 span{display:inline-block}
h2{font-size:25px;line-height:1.3;margin:0 0 16px;text-wrap:balance}
h3{font-size:16px;margin:0 0 4px}
.lead{font-size:20px;max-width:32em;margin:0 0 24px}
section>p,.try p{max-width:38em}
.main{display:inline-flex;align-items:center;min-height:48px;padding:8px 24px;border-radius:8px;background:var(--brand);color:#fff;font-weight:600;text-decoration:none}
.main:hover{background:#0b5d57}
.steps{list-style:none;counter-reset:step;margin:0;padding:0;display:grid;gap:16px}
.steps li{counter-increment:step;position:relative;padding-left:48px;min-height:32px}
.steps li:before{content:counter(step);position:absolute;left:0;top:-4px;width:32px;height:32px;border-radius:16px;background:var(--brand);color:#fff;font-weight:600;display:grid;place-items:center}
.gains{display:grid;gap:12px}
.gains .card{margin:0;padding:16px}
.gains .card p{color:var(--muted)}
.hero.pair{display:grid;gap:32px}
.phone{width:100%;max-width:300px;justify-self:center;padding:16px 12px;border:8px solid var(--ink);border-radius:32px;background:var(--sand);font-size:13px;display:flex;flex-direction:column;gap:8px}
@media(prefers-color-scheme:dark){.phone{border-color:var(--line)}}
.phone p{margin:0}
.who{display:flex;align-items:center;gap:8px}
.who svg{flex:none;width:36px;height:36px}
.who div{min-width:0}
.who span{display:block;color:var(--muted);overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.phone .prize{padding:8px 12px}
.says{align-self:flex-start;max-width:90%;padding:8px 12px;border-radius:12px;background:var(--paper);border:1px solid var(--line)}
.says:nth-of-type(2){margin-top:72px}
.box{display:flex;gap:8px;align-items:center;margin-top:8px}
.box span{flex:1;padding:8px 12px;border:1px solid var(--edge);border-radius:8px;background:var(--paper);color:var(--muted)}
.box svg{flex:none;height:36px}
.try{display:grid;gap:24px;padding:24px;border-radius:12px;background:var(--paper);box-shadow:var(--shadow);scroll-margin:16px}
.try h2{margin:0 0 8px}
.try img{display:block;width:176px;height:176px;border-radius:8px;background:#fff}
@media(max-width:359px){.top{gap:8px}.top nav{margin-left:auto}.top div{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}}
@media(min-width:720px){main{gap:64px;padding-top:48px}h1{font-size:39px}.hero.pair{grid-template-columns:1fr 320px;align-items:center}.steps{grid-template-columns:1fr 1fr;gap:24px 32px}.gains{grid-template-columns:1fr 1fr;gap:16px}.try{grid-template-columns:1fr auto;align-items:center;padding:32px}}
@media(min-width:1000px){.steps{grid-template-columns:repeat(4,1fr)}.steps li{padding:48px 0 0}.steps li:before{top:0}}
`.replace(/\n/g, '');
