// A server in small: opens the database of a data folder and writes until it is killed. Every line it prints is an
// acknowledged write.
import { sql } from 'kysely';
import { openDatabase } from '../../src/platform/database.ts';
import { silentLog } from '../../src/platform/log.ts';
import { tellPlatformFailure } from '../../src/platform/tell.ts';

const [data = '', mode = 'write'] = process.argv.slice(2);

try {
  const config = {
    data,
    databaseUrl: undefined,
    databasePool: 4,
    pgBin: process.env['YINUO_PG_BIN'],
    schema: undefined,
  };
  const { db, stop, info } = await openDatabase(config, silentLog, { attach: mode === 'attach' });
  process.on('SIGTERM', () => void stop().then(() => process.exit(0)));
  console.log(`open ${info.kind} ${process.pid}`);
  if (mode === 'attach') {
    const { rows } = await sql<{ n: number }>`select count(*) as n from kept`.execute(db);
    console.log(`rows ${rows[0]?.n}`);
    await stop();
  } else if (mode === 'idle') {
    setInterval(() => undefined, 1000);
  } else {
    await sql`create table if not exists kept (id text primary key)`.execute(db);
    await sql`create table if not exists counter (id int primary key, n int not null)`.execute(db);
    await sql`insert into counter values (1, 0) on conflict do nothing`.execute(db);
    for (let number = 0; ; number += 1) {
      const id = `${process.pid}-${number}`;
      await db.transaction().execute(async (tx) => {
        await sql`insert into kept values (${id})`.execute(tx);
        await sql`update counter set n = n + 1 where id = 1`.execute(tx);
      });
      console.log(`ack ${id}`);
    }
  }
} catch (error) {
  console.log(`fault ${tellPlatformFailure(error, 'en') ?? String(error)}`);
  process.exitCode = 1;
}
