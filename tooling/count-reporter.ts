import { writeFileSync } from 'node:fs';
import type { Reporter, TestModule } from 'vitest/node';

export interface Count {
  readonly passed: number;
  readonly failed: number;
}

/** Writes how many tests passed and failed; a file that does not load and an error outside a test count as failed. */
export default class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[]): void {
    let passed = 0;
    let failed = unhandled.length;
    for (const module of modules) {
      const before = failed;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state === 'passed') passed += 1;
        if (state === 'failed') failed += 1;
      }
      if (module.state() === 'failed' && failed === before) failed += 1;
    }
    const file = process.env['TEST_COUNT_FILE'];
    if (file) writeFileSync(file, JSON.stringify({ passed, failed } satisfies Count));
  }
}
