import type { Actor } from '../../kernel/actor.ts';
import type { Round } from '../../registry/rounds/types.ts';
import { recordOccasion } from '../../steps/3-publish/channels/index.ts';
import { giveConsent, withdrawConsent } from '../../steps/3-publish/consent/index.ts';
import { showPublication } from '../../steps/3-publish/index.ts';
import { schedulePublication } from '../../steps/3-publish/schedule/index.ts';
import { atOnce, DAYS_GONE, type DemoOrganization, type Stage } from './stage.ts';
import type { WalkedLetter } from './walk-letters.ts';

const SIGNED = 36;
const READ_OUT = 40;
const POSTED = 41;
/** Members of so many branches were asked, and so many branches held a meeting. */
const BRANCHES = 12;

/** Letters read out and posted, members who agree to be named or not any more, and letters that wait for their hour. */
export async function publishSome(
  stage: Stage,
  round: Round,
  letters: readonly WalkedLetter[],
  branches: readonly DemoOrganization[],
): Promise<void> {
  const shown = letters.filter(({ fate }) => fate === 'published' || fate === 'revised');
  const chosen = branches.slice(0, BRANCHES);
  stage.goTo(SIGNED);
  await atOnce(chosen, (branch) => askMembers(stage, round, of(branch, shown)));
  stage.goTo(READ_OUT);
  await atOnce(chosen, (branch) => show(stage, of(branch, shown), 'meetingReading', '党员大会'));
  stage.goTo(POSTED);
  await atOnce(chosen.slice(0, BRANCHES / 2), (branch) =>
    show(stage, of(branch, shown), 'noticeBoard', '村部公开栏'),
  );
  stage.goTo(DAYS_GONE - 1);
  const ready = letters.filter(({ fate }) => fate === 'approved');
  // What the scan found waits for somebody; the others have their hour.
  await atOnce(ready, (letter) => setHour(stage, letter));
}

const of = (branch: DemoOrganization, letters: readonly WalkedLetter[]): WalkedLetter[] =>
  letters.filter(({ organization }) => organization.id === branch.id);

/** The branch's own side of the desk: its secretary. */
const secretaryOf = (letters: readonly WalkedLetter[]): Actor | undefined =>
  letters.find(({ person }) => person && !person.isSecretary)?.reviewer;

async function askMembers(stage: Stage, round: Round, letters: readonly WalkedLetter[]): Promise<void> {
  const secretary = secretaryOf(letters);
  if (!secretary) return;
  const asked = letters.flatMap(({ person }) => (person && !person.leadingCadre ? [person] : []));
  for (const [i, person] of asked.entries()) {
    if (i % 3 === 2) continue;
    const consent = { personId: person.id, roundId: round.id };
    await giveConsent(stage.as(secretary), { ...consent, givenOn: stage.dayOfRound(SIGNED - 2) });
    if (i % 7 === 3) await withdrawConsent(stage.as(secretary), consent);
  }
}

async function show(
  stage: Stage,
  letters: readonly WalkedLetter[],
  channel: 'meetingReading' | 'noticeBoard',
  place: string,
): Promise<void> {
  const secretary = secretaryOf(letters);
  if (!secretary) return;
  const letterIds = letters.map(({ id }) => id);
  const heldOn = stage.dayOfRound(channel === 'meetingReading' ? READ_OUT : POSTED);
  await recordOccasion(stage.as(secretary), { channel, heldOn, place, letterIds });
}

async function setHour(stage: Stage, { id, reviewer }: WalkedLetter): Promise<void> {
  const ctx = stage.as(reviewer);
  const { findings } = await showPublication(ctx, id);
  if (findings.length > 0) return;
  await schedulePublication(ctx, {
    letterId: id,
    publishOn: stage.dayOfRound(DAYS_GONE + 2),
    hour: 9,
    secrecyCheckedBy: '保密审查员刘敏',
  });
}
