import { createRound, editRound, openRound, roundById, type Round } from '../../registry/rounds/index.ts';
import { ROUND_DAYS, type City, type Stage } from './stage.ts';

/** One round after the template of 2010, opened on its first day. */
export async function openDemoRound(stage: Stage, city: City): Promise<Round> {
  const ctx = stage.as(city.admin);
  const startsOn = stage.dayOfRound(0);
  const year = startsOn.slice(0, 4);
  const { id } = await createRound(ctx, {
    template: 'excellence2010',
    code: year,
    name: `${year}年度创先争优公开承诺`,
    startsOn,
    endsOn: stage.dayOfRound(ROUND_DAYS),
  });
  const { revision, code, name, theme, goals, endsOn, settings } = await roundById(ctx, id);
  // Members who agree are named on the portal, so that the sample city has consents to show.
  const named = { ...settings, memberLettersOnPortal: 'full' };
  const edited = await editRound(ctx, id, {
    revision,
    code,
    name,
    theme,
    goals,
    startsOn,
    endsOn,
    settings: named,
  });
  await openRound(ctx, id, edited.revision);
  return roundById(ctx, id);
}
