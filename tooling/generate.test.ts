import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../test/database.ts';
import { renderSchema } from './generate.ts';

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

test('the table types say what the migrations leave', async () => {
  const written = await readFile(new URL('../src/platform/schema.ts', import.meta.url), 'utf8');
  expect(written).toBe(await renderSchema(database.pool));
});
