/** How the page looks, in light and in dark. */
export const style = `:root {
  color-scheme: light dark;
  font: 16px/1.45 system-ui, sans-serif;
}
body {
  margin: 0 auto;
  max-width: 44rem;
  min-height: 100dvh;
  display: flex;
  flex-direction: column;
  padding: 0 1rem;
  box-sizing: border-box;
}
main {
  flex: 1;
  display: flex;
  flex-direction: column;
  gap: .75rem;
  padding: 1rem 0;
}
article {
  border: 1px solid color-mix(in srgb, currentColor 20%, transparent);
  border-radius: .75rem;
  padding: .6rem .9rem;
  overflow-wrap: anywhere;
}
article.own {
  align-self: flex-end;
  background: color-mix(in srgb, currentColor 10%, transparent);
}
article p {
  margin: 0;
  min-height: .6em;
  white-space: pre-wrap;
}
article.post p + p {
  margin-top: .35rem;
}
.row, nav {
  display: flex;
  flex-wrap: wrap;
  gap: .4rem;
  margin-top: .5rem;
}
.row button {
  flex: 1 1 auto;
}
button, input {
  font: inherit;
  padding: .45rem .7rem;
  border-radius: .5rem;
  border: 1px solid color-mix(in srgb, currentColor 35%, transparent);
  background: transparent;
  color: inherit;
}
button:focus-visible, input:focus-visible, a:focus-visible {
  outline: 2px solid Highlight;
  outline-offset: 1px;
}
#form {
  display: flex;
  gap: .5rem;
  position: sticky;
  bottom: 0;
  padding: .75rem 0 1rem;
  background: Canvas;
}
#form input {
  flex: 1;
  min-width: 0;
}
.note {
  min-height: 1.4em;
  margin: .25rem 0;
}
.door form {
  margin: 20vh auto 0;
  display: grid;
  gap: .75rem;
  width: min(22rem, 100%);
}
.door label {
  display: grid;
  gap: .3rem;
}
`;
