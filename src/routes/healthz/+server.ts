import { readOfficeProfile } from '../../platform/index.ts';
import type { RequestHandler } from './$types';

/** For watchdogs and load balancers: 200 when the database answers. */
export const GET: RequestHandler = async ({ locals }) => {
  const headers = { 'cache-control': 'no-store' };
  try {
    await readOfficeProfile(locals.office);
    return Response.json({ status: 'ok' }, { headers });
  } catch (error) {
    locals.office.log.error({ err: error }, 'health check failed');
    return Response.json({ status: 'database-unavailable' }, { status: 503, headers });
  }
};
