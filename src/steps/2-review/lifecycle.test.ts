import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { draftFor, goodItems, openTestRound, publishPlainly, revisionOf } from '../../../test/letters.ts';
import { buildWorld, type World } from '../../../test/world.ts';
import { isDomainError } from '../../kernel/errors.ts';
import type { Id } from '../../kernel/ids.ts';
import { SYSTEM } from '../../kernel/actor.ts';
import { withActor, type Context } from '../../platform/index.ts';
import {
  discardDraft,
  itemsOf,
  loadLetter,
  recountTally,
  revise,
  saveDraft,
  versionsOf,
} from '../../registry/letters/index.ts';
import { approve, recall, sendBack, submit } from './index.ts';

let world: World;
let roundId: Id;
beforeAll(async () => {
  world = await buildWorld();
  roundId = await openTestRound(world);
});
afterAll(() => world.close());

const STATES = ['draft', 'submitted', 'returned', 'approved', 'published'] as const;
const ACTS = ['save', 'submit', 'recall', 'sendBack', 'approve', 'publish', 'revise', 'discard'] as const;
type State = (typeof STATES)[number];
type Act = (typeof ACTS)[number];

/** Written from the notice and the design, not from the table of the product. */
interface Model {
  state: State | 'gone';
  published: boolean;
  reviewed: boolean;
  versionReviewed: boolean;
  versions: number;
  /** Before the first submission there is no reviewer who could know of the letter. */
  submittedOnce: boolean;
}

function expected(
  model: Model,
  act: Act,
): State | 'gone' | 'letter.wrong-state' | 'letter.has-history' | 'access.denied' {
  const { state } = model;
  if (act === 'save') return state === 'draft' || state === 'returned' ? state : 'letter.wrong-state';
  if (act === 'submit') return state === 'draft' || state === 'returned' ? 'submitted' : 'letter.wrong-state';
  if (act === 'publish') return state === 'approved' ? 'published' : 'letter.wrong-state';
  if (act === 'revise') return state === 'published' ? 'draft' : 'letter.wrong-state';
  if (act === 'discard') {
    if (model.published)
      return state === 'draft' || state === 'returned' ? 'published' : 'letter.wrong-state';
    return state === 'draft' && !model.reviewed ? 'gone' : 'letter.has-history';
  }
  if (act !== 'recall' && !model.submittedOnce) return 'access.denied';
  if (state !== 'submitted') return 'letter.wrong-state';
  return act === 'recall' ? 'draft' : act === 'approve' ? 'approved' : 'returned';
}

interface Real {
  letterId: Id;
  author: Context;
  reviewer: Context;
}

async function perform({ letterId, author, reviewer }: Real, act: Act): Promise<void> {
  const revision = await revisionOf(author, letterId);
  if (act === 'save')
    await saveDraft(author, letterId, { revision, opening: String(Math.random()), items: goodItems(3) });
  if (act === 'submit') await submit(author, letterId, { revision });
  if (act === 'recall') await recall(author, letterId, { revision });
  if (act === 'sendBack')
    await sendBack(reviewer, letterId, { revision, reasons: ['vague'], opinion: '请量化' });
  if (act === 'approve') await approve(reviewer, letterId, { revision });
  if (act === 'publish') await publishPlainly(world, letterId);
  if (act === 'revise') await revise(author, letterId, { revision, reason: '群众建议' });
  if (act === 'discard') await discardDraft(author, letterId, revision);
}

const visited = new Set<string>();

class Try implements fc.AsyncCommand<Model, Real> {
  readonly act: Act;
  constructor(act: Act) {
    this.act = act;
  }
  check = (model: Readonly<Model>): boolean => model.state !== 'gone';
  toString = (): string => this.act;
  async run(model: Model, real: Real): Promise<void> {
    const outcome = expected(model, this.act);
    visited.add(`${model.state} ${this.act} ${outcome}`);
    const frozen = await versionsOf(world.office, real.letterId);
    const code = await perform(real, this.act).then(
      () => undefined,
      (error: unknown) => (isDomainError(error) ? error.code : String(error)),
    );
    if (outcome.includes('.')) {
      expect(code).toBe(outcome);
    } else {
      expect(code).toBeUndefined();
      step(model, this.act, outcome as State | 'gone');
    }
    if (model.state === 'gone') return;
    const letter = await loadLetter(world.office, real.letterId);
    expect(letter.state).toBe(model.state);
    const versions = await versionsOf(world.office, real.letterId);
    expect(versions).toHaveLength(model.versions);
    for (const before of frozen) {
      const after = versions.find(({ version }) => version === before.version);
      if (before.submittedAt !== null) expect(after?.content).toEqual(before.content);
    }
    expect((await itemsOf(world.office, real.letterId)).length > 0).toBe(model.published);
  }
}

function step(model: Model, act: Act, next: State | 'gone'): void {
  if (act === 'save' && model.versionReviewed) {
    model.versions += 1;
    model.versionReviewed = false;
  }
  if (act === 'sendBack' || act === 'approve') {
    model.reviewed = true;
    model.versionReviewed = true;
  }
  if (act === 'submit') model.submittedOnce = true;
  if (act === 'publish') model.published = true;
  if (act === 'revise') {
    model.versions += 1;
    model.versionReviewed = false;
  }
  if (act === 'discard') model.versionReviewed = true;
  model.state = next;
}

it('a letter goes only the ways of the life cycle, its frozen words never change, and the counters add up', async () => {
  let n = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.commands(
        ACTS.map((act) => fc.constant(new Try(act))),
        { size: '+2', maxCommands: 40 },
      ),
      async (commands) => {
        await fc.asyncModelRun(async () => {
          const place = await world.addPlace(world.townA, `第${(n += 1)}党支部`, 'branch', `T${n}`);
          const author = await world.as('secretary', place);
          const reviewer = await world.as('office', world.townA);
          const letterId = await draftFor(author, place.id);
          const model: Model = {
            state: 'draft',
            published: false,
            reviewed: false,
            versionReviewed: false,
            versions: 1,
            submittedOnce: false,
          };
          return { model, real: { letterId, author, reviewer } };
        }, commands);
        expect(await recountTally(withActor(world.office, SYSTEM), roundId)).toEqual([]);
      },
    ),
    { numRuns: 25, seed: 20100915, endOnFailure: true },
  );
  const missing = STATES.flatMap((state) =>
    ACTS.map((act) => `${state} ${act}`).filter(
      (pair) => ![...visited].some((seen) => seen.startsWith(`${pair} `)),
    ),
  );
  expect(missing).toEqual([]);
});
