import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { isStarted, ROOT } from './files.ts';

interface Step {
  readonly name: string;
  /** Commands that run one after the other; the first that fails ends the step. */
  readonly commands: readonly (readonly string[])[];
}

const bin = (path: string, ...args: string[]): string[] => [join('node_modules', path), ...args];

/** The slowest first, so that two of them side by side end together. */
const STEPS: readonly Step[] = [
  {
    name: 'types',
    commands: [
      bin('@sveltejs/kit/svelte-kit.js', 'sync'),
      bin('svelte-check/bin/svelte-check', '--fail-on-warnings', '--output', 'human'),
    ],
  },
  {
    name: 'format',
    commands: [bin('prettier/bin/prettier.cjs', '--check', '--log-level=warn', '--cache', '.')],
  },
  { name: 'unused', commands: [bin('knip/bin/knip.js', '--no-progress')] },
  { name: 'lint', commands: [bin('oxlint/bin/oxlint')] },
  { name: 'import law', commands: [['tooling/import-law.ts']] },
  { name: 'size', commands: [['tooling/check-size.ts']] },
  { name: 'lock', commands: [['tooling/check-lock.ts']] },
  { name: 'docs', commands: [['tooling/check-docs.ts']] },
];

const SIDE_BY_SIDE = 2;

export interface Outcome {
  readonly name: string;
  readonly passed: boolean;
}

/** Runs the named checks, or all, and prints each with its outcome; what it said is shown only when it failed. */
export async function runChecks(names: readonly string[] = []): Promise<Outcome[]> {
  const waiting = STEPS.filter((step) => names.length === 0 || names.includes(step.name));
  const outcomes: Outcome[] = [];
  const takeNext = async (): Promise<void> => {
    for (let step = waiting.shift(); step; step = waiting.shift()) outcomes.push(await runStep(step));
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, takeNext));
  return outcomes;
}

async function runStep(step: Step): Promise<Outcome> {
  const since = performance.now();
  let result = { passed: true, output: '' };
  for (const command of step.commands) {
    if (result.passed) result = await run(command);
  }
  const seconds = ((performance.now() - since) / 1000).toFixed(1);
  console.log(`${result.passed ? 'ok    ' : 'FAILED'} ${step.name.padEnd(10)} ${seconds} s`);
  if (!result.passed) console.log(result.output.trim().replaceAll(/^/gm, '         '));
  return { name: step.name, passed: result.passed };
}

function run(args: readonly string[]): Promise<{ passed: boolean; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...args], {
      cwd: ROOT,
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' },
    });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.once('error', (error) => resolve({ passed: false, output: String(error) }));
    child.once('close', (code) =>
      resolve({ passed: code === 0, output: Buffer.concat(chunks).toString('utf8') }),
    );
  });
}

if (isStarted(import.meta.filename)) {
  const outcomes = await runChecks(process.argv.slice(2));
  if (outcomes.length === 0)
    console.log(`There are these checks: ${STEPS.map((step) => step.name).join(', ')}.`);
  process.exitCode = outcomes.length > 0 && outcomes.every((outcome) => outcome.passed) ? 0 : 1;
}
