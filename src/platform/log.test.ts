import { expect, test } from 'vitest';
import { createLog, withRequestId } from './log.ts';

function capture(): { lines: string[]; log: ReturnType<typeof createLog> } {
  const lines: string[] = [];
  return { lines, log: createLog({ logLevel: 'info' }, { write: (line) => void lines.push(line) }) };
}

test('carries the request id and hides what people entered', () => {
  const { lines, log } = capture();
  withRequestId('r-1', () =>
    log.info(
      { name: '张三', person: { phone: '13800138000', id: 7 }, a: { b: { text: '路灯不亮' } } },
      'saved',
    ),
  );
  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    level: 'info',
    requestId: 'r-1',
    msg: 'saved',
    person: { id: 7 },
  });
  expect(lines[0]).not.toMatch(/张三|13800138000|路灯/);
});

test('tells of a database error without the row it was about', () => {
  const { lines, log } = capture();
  const error = Object.assign(new Error('duplicate key'), {
    code: '23505',
    constraint: 'account_login',
    detail: 'Key (login)=(zhangsan) already exists.',
  });
  log.error({ err: error }, 'failed');
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ err: { fault: '23505', constraint: 'account_login' } });
  expect(lines[0]).not.toContain('zhangsan');
});
