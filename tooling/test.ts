import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runChecks } from './check.ts';
import type { Count } from './count-reporter.ts';
import { filesBelow, ROOT } from './files.ts';

const scratch = mkdtempSync(join(tmpdir(), 'yinuo-test-'));

/** Runs vitest and returns its count; a run that ends badly or without a count has failed at least once. */
async function runVitest(name: string, args: readonly string[]): Promise<Count> {
  const report = join(scratch, `${name}.json`);
  const code = await new Promise<number>((resolve) => {
    const program = join(ROOT, 'node_modules/vitest/vitest.mjs');
    const reporters = ['--reporter=default', `--reporter=${join(ROOT, 'tooling/count-reporter.ts')}`];
    const child = spawn(process.execPath, [program, 'run', ...reporters, ...args], {
      cwd: ROOT,
      env: { ...process.env, TEST_COUNT_FILE: report },
      stdio: 'inherit',
    });
    child.once('error', () => resolve(1));
    child.once('close', (status) => resolve(status ?? 1));
  });
  const count = readCount(report);
  return { passed: count.passed, failed: code === 0 ? count.failed : Math.max(count.failed, 1) };
}

function readCount(file: string): Count {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Count;
  } catch {
    return { passed: 0, failed: 1 };
  }
}

async function runEverything(): Promise<Count[]> {
  const checks = await runChecks();
  const passed = checks.filter((check) => check.passed).length;
  const counts: Count[] = [{ passed, failed: checks.length - passed }];
  counts.push(await runVitest('unit', ['--project', 'unit']));
  if (filesBelow(join(ROOT, 'test/journeys')).some((file) => file.endsWith('.test.ts'))) {
    counts.push(await runVitest('journeys', ['--project', 'journeys']));
  }
  return counts;
}

/** With arguments, vitest alone runs, with these: `npm test -- src/kernel`. */
const args = process.argv.slice(2);
const counts = args.length > 0 ? [await runVitest('some', args)] : await runEverything();
rmSync(scratch, { recursive: true, force: true });

const passed = counts.reduce((sum, count) => sum + count.passed, 0);
const failed = counts.reduce((sum, count) => sum + count.failed, 0);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
console.log(`${passed} passed, ${failed} failed`);
