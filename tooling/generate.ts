// Writes src/platform/schema.ts from the migrations.
import { writeFile } from 'node:fs/promises';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { format } from 'prettier';

const TARGET = new URL('../src/platform/schema.ts', import.meta.url);

const TYPES: Readonly<Record<string, string>> = {
  bool: 'boolean',
  _int4: 'number[]',
  bytea: 'Buffer',
  date: 'string',
  int2: 'number',
  int4: 'number',
  int8: 'number',
  jsonb: 'Json',
  numeric: 'number',
  text: 'string',
  timestamptz: 'Timestamp',
  tsvector: 'string',
  uuid: 'string',
};

/** The TypeScript interface of every table, as the migrations leave the database behind `pool`. */
export async function renderSchema(pool: pg.Pool): Promise<string> {
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  const tables = (await db.introspection.getTables())
    .filter((table) => !table.isView && table.schema !== 'pgboss' && !table.name.startsWith('kysely_'))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const bodies = tables.map((table) => {
    const columns = table.columns.map((column) => {
      const type = TYPES[column.dataType];
      if (!type) throw new Error(`no TypeScript type for ${table.name}.${column.name}: ${column.dataType}`);
      const nullable = column.isNullable ? `${type} | null` : type;
      const optional = column.hasDefaultValue || column.isAutoIncrementing;
      return `  ${column.name}: ${optional ? `Generated<${nullable}>` : nullable};`;
    });
    return `export interface ${typeName(table.name)} {\n${columns.join('\n')}\n}`;
  });
  const map = tables.map((table) => `  ${table.name}: ${typeName(table.name)};`);
  const source = `// Generated from migrations/*.sql by \`npm run generate\`; do not edit.
import type { ColumnType, Generated } from 'kysely';

type Timestamp = ColumnType<Date, Date | string, Date | string>;
type Json = ColumnType<unknown, string, string>;
type NullableJson = ColumnType<unknown, string | null, string | null>;

${bodies.join('\n\n').replaceAll('Json | null', 'NullableJson')}

export interface Database {
${map.join('\n')}
}
`;
  return format(source, { parser: 'typescript', printWidth: 110, singleQuote: true });
}

const typeName = (table: string): string =>
  `${table.replace(/(?:^|_)(\w)/g, (_, letter: string) => letter.toUpperCase())}Table`;

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const url = process.env['DATABASE_URL'];
  if (!url) throw new Error('set DATABASE_URL to a database on which the migrations have run');
  const pool = new pg.Pool({ connectionString: url });
  await writeFile(TARGET, await renderSchema(pool));
  await pool.end();
}
