/** A run of text as a terminal shows it. */
interface TerminalRun {
  text: string;
  isBold: boolean;
  isDim: boolean;
  isLink: boolean;
}

/** The codes that Kabar's terminal writes (SGR, ECMA-48). */
const codes = { bold: 1, dim: 2, cyan: 36 };

/** Where a change of the look begins. */
const change = '\u001b[';

/** Reads text for a terminal: what stands between two changes of its look is one run. */
export function readTerminalText(source: string): TerminalRun[] {
  const [first = '', ...changes] = source.split(change);
  const runs: TerminalRun[] = [];
  let set: number[] = [];
  const say = (text: string) => {
    const [isBold, isDim, isLink] = [codes.bold, codes.dim, codes.cyan].map((code) => set.includes(code));
    if (text !== '')
      runs.push({ text, isBold: isBold === true, isDim: isDim === true, isLink: isLink === true });
  };
  say(first);
  for (const each of changes) {
    const end = each.indexOf('m');
    const given = each.slice(0, end).split(';').map(Number);
    set = given.includes(0) ? [] : [...set, ...given];
    say(each.slice(end + 1));
  }
  return runs;
}
