import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { Connection } from '../../src/platform/embedded-postgres.ts';
import type { ItemToReport } from './items-to-report.ts';

export interface BareLoop {
  act(): Promise<void>;
  close(): Promise<void>;
}

/** The rows a progress report writes, in one transaction of hand-written prepared statements. */
export async function bareLoop(
  connection: Connection,
  items: readonly ItemToReport[],
  callers: number,
): Promise<BareLoop> {
  const pool = new pg.Pool({ ...connection, max: callers });
  let turn = 0;
  return {
    async act() {
      const item = items[(turn += 1) % items.length]!;
      const client = await pool.connect();
      const run = (name: string, values: readonly unknown[]): Promise<unknown> =>
        client.query({ name, text: STATEMENTS[name]!, values: [...values] });
      try {
        await client.query('begin');
        await run('key', [randomUUID()]);
        await run('read', [item.id]);
        await run('item', [item.id, turn % 90, '路基已完成，正在铺设面层']);
        await run('note', [randomUUID(), item.id, '路基已完成，正在铺设面层', turn % 90]);
        await run('audit', [randomUUID(), item.organizationId, item.id]);
        await client.query('commit');
        await run('version', []);
      } finally {
        client.release();
      }
    },
    close: () => pool.end(),
  };
}

const STATEMENTS: Readonly<Record<string, string>> = {
  key: `insert into request_key (key, digest, response, created_at) values ($1, 'bench', '{}', now())`,
  read: `select * from item join letter on letter.id = item.letter_id
    join organization on organization.id = item.organization_id where item.id = $1`,
  item: `update item set progress = $2, last_note = $3, last_note_on = '2026-06-15', notes_count = notes_count + 1,
    revision = revision + 1, updated_at = now() where id = $1`,
  note: `insert into progress_note (id, item_id, noted_on, text, progress, author_name, at)
    values ($1, $2, '2026-06-15', $3, $4, 'bench', now())`,
  audit: `insert into audit_entry (id, at, actor_name, organization_id, action, subject_kind, subject_id, detail)
    values ($1, now(), 'bench', $2, 'item.report-progress', 'item', $3, '{}')`,
  version: `update content_version set version = version + 1 where id = 1 returning version`,
};
