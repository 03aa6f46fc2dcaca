export const STYLE = `
*{box-sizing:border-box}
body{margin:0;background:#f6f3ee;color:#1b1f24;font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif}
main{max-width:32rem;margin:12vh auto 0;padding:24px 16px}
article{background:#fff;border:1px solid #e4ded4;border-radius:12px;box-shadow:0 1px 2px rgb(27 31 36/.08);padding:24px}
h1{font-size:25px;line-height:1.25;margin:0 0 12px}
p{margin:0 0 24px;color:#5d6672}
a{display:inline-flex;align-items:center;min-height:44px;padding:0 16px;border-radius:8px;background:#0f766e;color:#fff;text-decoration:none;font-weight:600}
a:hover{background:#0b5d57}
a:focus-visible{outline:3px solid #0f766e;outline-offset:2px}
`;
