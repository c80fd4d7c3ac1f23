import {
  assess,
  confirmAssessment,
  enterPublicAppraisal,
  leaderComment,
  selfCheck,
  showAppraisal,
} from '../../../../steps/5-appraise/index.ts';
import { act } from '../../../../ui/form/act.ts';
import type { Sent } from '../../../../ui/form/sent.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const { letter, organization, reviewer, round, ...shown } = await showAppraisal(
    locals.context,
    params.letterId,
  );
  const { scale, grades, weights, thresholds } = round.settings;
  return {
    ...shown,
    letter: {
      id: letter.id,
      number: letter.number,
      committer: letter.committer,
      committerName: letter.committerName,
      public: letter.public,
    },
    organization: organization.name,
    reviewer: reviewer?.name ?? null,
    round: { name: round.name, scale, grades, weights, thresholds },
    minBallots: thresholds.minBallots[letter.committer],
    today: locals.context.clock.today(),
  };
};

/** `items.0.itemId`, `items.0.fulfilled`, `items.0.statement` … as the verb takes them. */
function itemsOf(sent: Sent): unknown[] {
  const items: unknown[] = [];
  for (let i = 0; sent.text(`items.${i}.itemId`) !== ''; i += 1) {
    items.push({
      itemId: sent.text(`items.${i}.itemId`),
      fulfilled: sent.text(`items.${i}.fulfilled`),
      statement: sent.text(`items.${i}.statement`),
    });
  }
  return items;
}

const textsOf = (sent: Sent, names: readonly string[]): Record<string, string> =>
  Object.fromEntries(names.map((name) => [name, sent.text(name)]));

const countsOf = (sent: Sent): Record<string, string> =>
  Object.fromEntries(
    Object.keys(sent.values)
      .filter((name) => name.startsWith('counts.'))
      .map((name) => [name.slice('counts.'.length), sent.text(name)]),
  );

export const actions: Actions = {
  selfCheck: (event) =>
    act(event, async (sent, ctx) => {
      await selfCheck(ctx, {
        letterId: event.params.letterId,
        ...textsOf(sent, ['statement', 'checkedOn']),
        items: itemsOf(sent),
      });
    }),
  comment: (event) =>
    act(event, async (sent, ctx) => {
      await leaderComment(ctx, {
        letterId: event.params.letterId,
        ...textsOf(sent, [
          'leaderName',
          'leaderPost',
          'commentedOn',
          'good',
          'problem',
          'direction',
          'score',
        ]),
      });
    }),
  ballot: (event) =>
    act(event, async (sent, ctx) => {
      await enterPublicAppraisal(ctx, {
        letterId: event.params.letterId,
        ...textsOf(sent, ['heldOn', 'place', 'participants', 'issued', 'returned', 'invalid']),
        counts: countsOf(sent),
      });
    }),
  assess: (event) =>
    act(event, async (sent, ctx) => {
      await assess(ctx, {
        letterId: event.params.letterId,
        ...textsOf(sent, ['organizationScore', 'opinion']),
      });
    }),
  confirm: (event) =>
    act(event, async (sent, ctx) => {
      await confirmAssessment(ctx, { letterId: event.params.letterId, seen: sent.text('seen') });
    }),
};
