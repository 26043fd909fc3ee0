/**
 * What the page of a link is put together from: forms and little else. It opens on a slow line, so its style counts in its 14,000 bytes, and in what
 * is loaded before the first answer. Shown live on the page of the design.
 */
export const linkComponents = {
  button: `button,.button{display:block;width:100%;font:inherit;font-weight:600;line-height:1.4;text-align:center;text-decoration:none;border:2px solid var(--go);border-radius:.625rem;padding:.7rem 1.25rem;margin:1rem 0;background:var(--go);color:var(--on-go);min-height:3rem;cursor:pointer}
button.plain,.button.plain{background:none;color:var(--go)}
button.warn{border-color:var(--warn);background:none;color:var(--warn)}
button:hover,.button:hover{text-decoration:underline}
@media(min-width:40em){button,.button{width:auto;min-width:14rem;max-width:100%}a.button{display:inline-block}}`,

  field: `label,legend{font-weight:600;display:block;margin:1.25rem 0 .125rem;padding:0}
fieldset{border:0;padding:0;margin:1.25rem 0;min-width:0}
.card label{margin-top:.75rem}
.card>label:first-child{margin-top:0}
input,select,textarea{font:inherit;color:inherit;background:var(--card);border:1px solid var(--edge);border-radius:.5rem;padding:.5rem .75rem;width:100%;min-height:2.75rem}
[aria-invalid=true]{border:2px solid var(--warn)}
.error{color:var(--warn);font-weight:600;margin:.25rem 0;border-left:.25rem solid;padding-left:.5rem}`,

  choice: `input[type=checkbox],input[type=radio]{flex:none;width:1.5rem;min-height:0;height:1.5rem;margin:.625rem 0;accent-color:var(--go)}
.choice{display:flex;flex-wrap:wrap;gap:0 .75rem;margin:0}
.choice label,.card .choice label{flex:1;margin:0;padding:.5rem 0;font-weight:400}
.choice .hint{flex:0 0 100%;padding-left:2.25rem}`,

  card: `.card{background:var(--card);border:1px solid var(--line);border-radius:.75rem;padding:.75rem 1rem;margin:.75rem 0;break-inside:avoid}
.card>:first-child{margin-top:0}
[role=status]{background:var(--go-soft);border:0;border-left:.375rem solid var(--go);border-radius:.25rem;padding:.75rem 1rem}`,

  problems: `.problems{border:3px solid var(--warn);border-radius:.75rem;padding:.75rem 1rem;margin:1rem 0}
.problems h2{margin:0}
.problems a{color:var(--warn);font-weight:600;display:block;padding:.4rem 0}`,

  details: `summary{font-weight:600;padding:.6rem 0;cursor:pointer;color:var(--go)}
details[open]{border-left:.25rem solid var(--line);padding-left:.75rem}`,

  facts: `dt{font-weight:600}
dd{margin:0 0 .75rem}`,

  list: `ul,ol{padding-left:1.5rem}`,
} as const
