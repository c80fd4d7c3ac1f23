import { isId } from '../../../../kernel/ids.ts';
import { can } from '../../../../registry/access/index.ts';
import { recordOccasion } from '../../../../steps/3-publish/channels/index.ts';
import { readAloud, spokenNumber } from '../../../../steps/3-publish/printing/index.ts';
import { act } from '../../../../ui/form/act.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const letterId = url.searchParams.get('letter') ?? '';
  const scope = url.searchParams.get('scope') ?? '';
  const { organizationId, organizationName, letters } = await readAloud(locals.context, {
    extent: isId(letterId) ? 'letter' : 'organization',
    letterId: isId(letterId) ? letterId : null,
    organizationId: scope || null,
  });
  return {
    organizationName,
    today: locals.context.clock.today(),
    mayRecord: can(locals.context.actor, 'publication.record', {
      organizationId,
      reviewerOrganizationId: organizationId,
    }).allowed,
    // A reading is told apart by what is read: another version is another reading.
    reading: letters.map(({ number, document }) => `${number}.${document.version}`).join(' '),
    phone: letters[0]?.phone ?? '',
    back: isId(letterId) ? `?letter=${letterId}` : `?scope=${scope}`,
    items: letters.flatMap(({ id, document }) =>
      document.items.map((item, i) => ({
        letterId: id,
        number: item.number,
        of: document.committer.name,
        spoken: spokenNumber(i + 1),
        content: item.content,
        responsible: item.responsiblePerson,
        dueOn: item.dueOn,
        measures: item.measures,
      })),
    ),
  };
};

export const actions: Actions = {
  /** The reading stands beside the other channels of each letter that was read. */
  record: (event) =>
    act(event, async (sent, ctx) => {
      const { letters } = await recordOccasion(ctx, {
        channel: 'meetingReading',
        heldOn: sent.text('heldOn'),
        place: sent.text('place'),
        letterIds: sent.texts('letterIds'),
      });
      return { recorded: letters };
    }),
};
