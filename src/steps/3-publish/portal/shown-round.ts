import type { Office } from '../../../platform/index.ts';
import { currentRound, type Round } from '../../../registry/rounds/index.ts';

/** The round the portal speaks of; one that is still being prepared is nobody's business. */
export async function shownRound(office: Pick<Office, 'db'>): Promise<Round | undefined> {
  const round = await currentRound(office);
  return round?.state === 'draft' ? undefined : round;
}
