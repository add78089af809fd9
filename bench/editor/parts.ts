const halves = ['dev', 'held'] as const;

/** How many cases of each half of a judged set Kabar decides as its editor did, as a table in Markdown. */
export async function halvesTable(
  title: string,
  count: (half: (typeof halves)[number]) => Promise<{ right: number; all: number }>,
): Promise<string> {
  const rows = await Promise.all(
    halves.map(async (half) => {
      const { right, all } = await count(half);
      return `| ${half} | ${all} | ${right} | ${((100 * right) / all).toFixed(1)} % |`;
    }),
  );
  return [`### ${title}`, '', '| half | cases | right | share |', '| --- | --- | --- | --- |', ...rows].join(
    '\n',
  );
}
