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
  const round = await roundById(ctx, id);
  const { code, name, theme, goals, endsOn } = round;
  const settings = {
    ...round.settings,
    // Members who agree are named on the portal, so that the sample city has consents to show.
    memberLettersOnPortal: 'full',
    // The townships look at what the branches approve of their members.
    review: { ...round.settings.review, secondLevel: { organization: false, person: true } },
  };
  const { revision } = await editRound(ctx, id, {
    ...{ code, name, theme, goals, startsOn, endsOn, settings },
    revision: round.revision,
  });
  await openRound(ctx, id, revision);
  return roundById(ctx, id);
}
