/** What WordPress leaves where a plugin is missing: `[caption id="1"]The port[/caption]`, `[gallery ids="1,2"]`. */
const shortcodes =
  /\[caption[^\]]{0,400}\][^[]{0,600}\[\/caption\]|\[\/?(?:caption|gallery|embed|playlist|video|audio|(?:vc|et_pb|su|fusion)_\w{1,40})(?: [^\][=]{0,100}=[^\][]{0,400})?\](?<!\[(?:video|audio|gallery|caption|playlist)\])/gi;

/** A text without the codes that plugins of a site would have replaced. */
export function withoutShortcodes(text: string): string {
  return text.includes('[') && text.includes(']') ? text.replace(shortcodes, ' ') : text;
}
