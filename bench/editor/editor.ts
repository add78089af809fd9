import { existsSync } from 'node:fs';

/** What the parts are called: each is a file beside this one that exports one function of its name. */
const parts = ['summaries', 'authors', 'topics', 'stories'] as const;

/** Benchmark of the editor's work: how often Kabar decides as a person would, on sets that stand in this repository. */
export async function editor(): Promise<string> {
  const sections: string[] = [];
  for (const part of parts) {
    const file = new URL(`${part}.ts`, import.meta.url);
    if (!existsSync(file)) continue;
    const loaded: Record<string, () => string | Promise<string>> = await import(file.href);
    const measure = loaded[part];
    if (measure === undefined) throw new Error(`bench/editor/${part}.ts does not export ${part}()`);
    sections.push(await measure());
  }
  return sections.join('\n\n');
}
