/** What the page with the chat adds, as far as the first paint needs it; the chat's own sheet follows with its script. */
export const CHAT_STYLE = `
.guest{height:100vh;height:var(--seen,100dvh);min-height:420px}
.guest main{min-height:0;padding-top:0;padding-bottom:0}
.guest .top{padding-bottom:8px}
.guest .prize{flex:none;margin:0 0 8px;padding:8px 16px}
#chat{flex:1;min-height:220px;position:relative;display:flex;flex-direction:column}
#first{position:absolute;inset:0;display:flex;flex-direction:column;z-index:1;background:var(--sand)}
#talk{flex:1;min-height:0;overflow-y:auto;display:flex;flex-direction:column;gap:8px;padding:8px 0}
#talk>:first-child{margin-top:auto}
.bubble{margin:0;max-width:85%;padding:8px 12px;border-radius:12px;background:var(--paper);border:1px solid var(--line);align-self:flex-start;white-space:pre-wrap}
.mine{align-self:flex-end;background:var(--brand);border-color:var(--brand);color:#fff}
.composer{flex:none;display:flex;flex-wrap:wrap;gap:8px;padding:8px 0}
.composer label{flex:1 0 100%;font-size:13px;color:var(--muted)}
.composer input,.composer textarea{flex:1 1 160px;min-width:0;min-height:48px;padding:8px 12px;border:1px solid var(--edge);border-radius:8px;background:var(--paper);color:var(--ink);font:inherit}
.composer button{min-height:48px}
#status{flex:none;margin:0;font-size:13px;color:var(--muted)}
#status:empty{display:none}
.resuming #talk>*,.resuming #answer{visibility:hidden}
.busy #answer{opacity:.6}
.guest footer{flex:none;padding-top:0;padding-bottom:8px}
.guest footer p{margin:0}
@media(max-height:700px){.guest .line{display:none}.guest .top{padding-top:8px}.guest .prize{padding:4px 12px}.guest footer{height:44px}.guest footer p{padding-bottom:4px}main:has(.chat) .prize{display:none}}
.low .guest{height:auto}.low .guest .top{padding-bottom:0}.low #chat{flex:none}.low #first{position:static}.low #chat:has(.chat){min-height:200px;height:var(--seen)}
.covered .guest{min-height:0}.covered .top,.covered .guest .prize,.covered footer{display:none}
@media(max-width:300px){.bubble{max-width:100%;hyphens:auto}}
`.replace(/\n/g, '');
