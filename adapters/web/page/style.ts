/** How the chat looks on top of what all pages share, and without it. Both in light and in dark. */
export const style = `:root {
  color-scheme: light dark;
}
body.chat, body.door {
  font-family: system-ui, sans-serif;
}
body.chat {
  min-height: 100dvh;
  display: flex;
  flex-direction: column;
}
body.chat > header, body.chat > main {
  width: 100%;
  box-sizing: border-box;
}
body.chat > main {
  flex: 1;
  display: flex;
  flex-direction: column;
  max-width: 46rem;
  margin-inline: auto;
  padding: 0 1rem;
}
body.chat h1 {
  margin: 0.5rem 0;
}
#log {
  flex: 1;
  display: flex;
  flex-direction: column;
  gap: 0.75rem;
  padding: 0.5rem 0;
}
#log article {
  margin: 0;
  max-width: 36rem;
  align-self: flex-start;
  border: 1px solid color-mix(in srgb, currentColor 15%, transparent);
  border-radius: 0.75rem;
  padding: 0.6rem 0.9rem;
  overflow-wrap: anywhere;
}
#log article.own {
  align-self: flex-end;
  background: color-mix(in srgb, currentColor 8%, transparent);
}
#log article p {
  margin: 0;
  min-height: 0.6em;
  white-space: pre-wrap;
}
#log article.post p + p {
  margin-top: 0.35rem;
}
.row, #chips {
  display: flex;
  flex-wrap: wrap;
  gap: 0.4rem;
  margin-top: 0.5rem;
}
.row button {
  flex: 1 1 auto;
}
.row button, #chips button {
  width: auto;
  margin: 0;
  padding: 0.25rem 0.6rem;
  font-size: 0.9rem;
}
#chips button {
  background: transparent;
  color: var(--pico-primary, inherit);
  border: 1px solid color-mix(in srgb, currentColor 45%, transparent);
}
#bar {
  position: sticky;
  bottom: 0;
  padding: 0.5rem 0 1rem;
  background: var(--pico-background-color, Canvas);
}
#form {
  display: flex;
  gap: 0.5rem;
  margin: 0.5rem 0 0;
}
#form input {
  flex: 1;
  min-width: 0;
  margin: 0;
}
#form button {
  width: auto;
  margin: 0;
}
.note {
  min-height: 1.4em;
  margin: 0.25rem 0;
}
@media (max-width: 40rem) {
  #chips {
    flex-wrap: nowrap;
    overflow-x: auto;
  }
  #chips button {
    flex: 0 0 auto;
  }
}
body.door main {
  margin: 15vh auto 0;
  width: min(22rem, 90%);
}
`;
