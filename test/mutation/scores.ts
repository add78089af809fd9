import { readFileSync } from 'node:fs';
import { z } from 'zod';
import settings from './stryker.config.json' with { type: 'json' };

// Stryker's own threshold is for all files together: one weak file would hide behind the others.

const reportSchema = z.object({
  files: z.record(z.string(), z.object({ mutants: z.array(z.object({ status: z.string() })) })),
});

const report = reportSchema.parse(JSON.parse(readFileSync(settings.jsonReporter.fileName, 'utf8')));
let isBroken = Object.keys(report.files).length === 0;
for (const [file, { mutants }] of Object.entries(report.files)) {
  const count = (...wanted: string[]) => mutants.filter(({ status }) => wanted.includes(status)).length;
  const killed = count('Killed', 'Timeout');
  const judged = killed + count('Survived', 'NoCoverage');
  const score = judged === 0 ? 0 : (100 * killed) / judged;
  const isLow = score < settings.thresholds.break;
  isBroken ||= isLow;
  console.log(
    `${score.toFixed(1).padStart(5)} %  ${killed} of ${judged}  ${file}${isLow ? '  too low' : ''}`,
  );
}
if (isBroken) process.exitCode = 1;
