import type { Id } from '../../kernel/ids.ts';
import type { Context } from '../../platform/index.ts';
import { permit } from '../../registry/access/index.ts';
import { loadCheck, scan } from './check-store.ts';
import { namingFacts } from './naming-facts.ts';
import { isPublic, publicName } from './rules.ts';
import { waitingFor } from './schedule/store.ts';
import { takeApproved, type Approved } from './take-approved.ts';
import type { Finding, SecrecyCheck } from './types.ts';

export interface PublicationDesk extends Omit<Approved, 'facts' | 'person'> {
  readonly willBePublic: boolean;
  readonly findings: readonly Finding[];
  readonly check: SecrecyCheck | null;
  /** How the portal would name the committer today. */
  readonly publicName: string;
  readonly publishAt: Date | null;
}

/** What has to be seen before a letter is let go. @throws DomainError `letter.not-found`, `access.denied` */
export async function showPublication(ctx: Context, letterId: Id): Promise<PublicationDesk> {
  const { facts, person, ...approved } = await takeApproved(ctx, letterId);
  permit(ctx.actor, 'letter.publish', facts);
  const { letter, round } = approved;
  const [findings, check, waiting, naming] = await Promise.all([
    scan(ctx, approved),
    loadCheck(ctx, letter.id, letter.version),
    waitingFor(ctx, letter.id),
    namingFacts(ctx, letter.id),
  ]);
  return {
    ...approved,
    willBePublic: isPublic(letter.committer, round.settings.memberLettersOnPortal),
    publicName: naming
      ? publicName({ ...naming, asCadre: letter.asCadre || (person?.leadingCadre ?? false) })
      : '',
    findings,
    check: check ?? null,
    publishAt: waiting?.publishAt ?? null,
  };
}
