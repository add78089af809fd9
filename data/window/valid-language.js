// uPlot asks for the browser's language as it is loaded, and ends where that is no valid tag, such as `en-US@posix`.
try {
  Intl.getCanonicalLocales(navigator.language);
} catch {
  Object.defineProperty(navigator, 'language', { value: document.documentElement.lang });
}
