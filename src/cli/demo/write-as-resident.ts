import { SYSTEM } from '../../kernel/actor.ts';
import type { Id } from '../../kernel/ids.ts';
import { settableClock } from '../../platform/index.ts';
import { organizationFacts } from '../../registry/organizations/index.ts';
import { listSuggestions, newFormToken, sendSuggestion } from '../../steps/1-propose/suggestions/index.ts';
import { DAYS_GONE, type DemoOrganization, type Stage } from './stage.ts';

export interface Wish {
  /** Days before today. */
  readonly ago: number;
  readonly text: string;
  readonly place?: string;
  readonly contact?: string;
}

/** As somebody does who opens the form, writes for a minute and presses the button; of a box, or of what is given. */
export async function writeAsResident(
  stage: Stage,
  place: Pick<DemoOrganization, 'id'>,
  { ago, ...words }: Wish,
  about?: string,
  address = '192.0.2.1',
): Promise<{ id: Id; code: string }> {
  stage.goTo(DAYS_GONE - ago);
  const { office } = stage;
  const { code: box, path } = await organizationFacts(office, place.id);
  const token = newFormToken(office, about ?? box);
  const later = { ...office, clock: settableClock(new Date(office.clock.now().getTime() + 60_000)) };
  const { code } = await sendSuggestion(later, address, about ?? box, { ...words, token });
  const query = words.text.slice(0, 8);
  const { rows } = await listSuggestions(stage.as(SYSTEM), { within: path, queue: 'all', limit: 1, query });
  return { id: rows[0]?.id ?? '', code };
}
