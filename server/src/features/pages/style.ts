/** The look of the service's own pages: the atlas's paper and ink, readable without the client's build. */
export const style = `
:root { color-scheme: light dark; --paper: #f7f4ee; --ink: #26241f; --faint: #6b665c; --line: #d9d2c5; --link: #0b5e66; }
@media (prefers-color-scheme: dark) { :root { --paper: #1d1f20; --ink: #ece8df; --faint: #a9a498; --line: #3c3f40; --link: #7fd0d6; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 72rem; padding: 1.25rem; background: var(--paper); color: var(--ink); font: 1rem/1.5 Inter, system-ui, sans-serif; }
a { color: var(--link); }
a:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
h1 { font-size: 1.6rem; margin: 0.25rem 0 1rem; }
h2 { font-size: 1.15rem; margin: 1.75rem 0 0.5rem; }
header { border-bottom: 1px solid var(--line); margin-bottom: 1rem; }
nav, footer, .faint { color: var(--faint); font-size: 0.9rem; }
.service { display: flex; justify-content: space-between; margin: 0; font-weight: 600; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: 0.9rem; }
th, td { border-bottom: 1px solid var(--line); padding: 0.4rem 0.75rem 0.4rem 0; text-align: left; vertical-align: top; }
th { font-weight: 600; }
code { font-family: ui-monospace, monospace; font-size: 0.9em; overflow-wrap: anywhere; }
.pages { display: flex; gap: 1rem; margin: 1rem 0; }
footer { border-top: 1px solid var(--line); margin-top: 2rem; padding-top: 0.75rem; }
`;
