import { redirect } from '@sveltejs/kit';
import { can } from '../../../../registry/access/index.ts';
import {
  LETTER_LIFECYCLE,
  letterOfOrganization,
  listLetters,
  myLetter,
  startLetter,
  type Committer,
  type LetterState,
} from '../../../../registry/letters/index.ts';
import { lettersWithNeedsWaiting } from '../../../../steps/1-propose/drafting/index.ts';
import { adviceWaiting } from '../../../../steps/1-propose/guidance-thread/index.ts';
import { currentRound } from '../../../../registry/rounds/index.ts';
import { act } from '../../../../ui/form/act.ts';
import { letterAddress } from '../addresses.ts';
import { oneOf, scopeOf } from '../scope-of.ts';
import type { Actions, PageServerLoad } from './$types';

const STATES = Object.keys(LETTER_LIFECYCLE) as LetterState[];
const ONLY = ['advised', 'needsWaiting'] as const;
const COMMITTERS: readonly Committer[] = ['organization', 'person'];

export const load: PageServerLoad = async ({ locals, url }) => {
  const ctx = locals.context;
  const [round, scope] = await Promise.all([currentRound(ctx), scopeOf(ctx, url)]);
  if (!round) return { round: null };
  const state = oneOf(STATES, url.searchParams.get('state'));
  const committer = oneOf(COMMITTERS, url.searchParams.get('committer'));
  const query = url.searchParams.get('q') ?? '';
  const after = url.searchParams.get('after');
  const only = oneOf(ONLY, url.searchParams.get('only'));
  const organization = scope?.organization;
  const [mine, advice] = await Promise.all([myLetter(ctx, round.id), adviceWaiting(ctx, round.id)]);
  const among =
    only === 'advised'
      ? advice.map(({ letterId }) => letterId)
      : only && organization && (await lettersWithNeedsWaiting(ctx, round.id, organization.path));
  const page = organization
    ? await listLetters(ctx, {
        roundId: round.id,
        within: organization.path,
        query,
        ...(state ? { states: [state] } : {}),
        ...(among ? { among } : {}),
        ...(committer ? { committer } : {}),
        ...(after ? { after } : {}),
      })
    : { rows: [] };
  const existing = organization && (await letterOfOrganization(ctx, round.id, organization.id));
  const mayStart =
    organization !== undefined &&
    !existing &&
    round.state === 'open' &&
    can(ctx.actor, 'letter.draft', { organizationId: organization.id, path: organization.path }).allowed;
  return {
    round: { id: round.id, name: round.name, state: round.state },
    scope: organization ? { id: organization.id, name: organization.name } : null,
    tree: scope?.tree ?? [],
    page,
    advice,
    mayStart,
    mayImport:
      organization !== undefined &&
      round.state === 'open' &&
      can(ctx.actor, 'letter.import', { organizationId: organization.id, path: organization.path }).allowed,
    ownLetter: existing ? { id: existing.id } : null,
    mine: mine ? { id: mine.id } : null,
    mayStartMine: !mine && ctx.actor.personId !== undefined && round.state === 'open',
    personId: ctx.actor.personId ?? null,
    filter: { state: state ?? '', committer: committer ?? '', only: only ?? '', query },
  };
};

export const actions: Actions = {
  /** Begins the letter of an organization, or the actor's own. */
  start: (event) =>
    act(event, async (sent, ctx) => {
      const personId = sent.optional('personId');
      const { id } = await startLetter(
        ctx,
        personId
          ? { committer: 'person', personId }
          : { committer: 'organization', organizationId: sent.text('organizationId') },
      );
      redirect(303, letterAddress(id, 'started'));
    }),
};
