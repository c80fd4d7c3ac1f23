import { isWithin } from '../../ui/layout/links.ts';
import { ROOM_NAMES, type RoomName } from '../../ui/messages/room-words.ts';

/** Beginnings of routes whose pages also speak with the words of others. */
const ALSO: readonly (readonly [route: string, rooms: readonly RoomName[]])[] = [
  ['accounts', ['access']],
  ['1-propose/collection', ['collection']],
  ['1-propose/suggestions', ['box']],
  ['1-propose/questionnaires', ['questionnaires']],
  ['1-propose/letters', ['checks', 'drafting']],
  // The desk shows the letter as the drafting pages do.
  ['2-review', ['propose', 'checks', 'drafting']],
  ['3-publish', ['publishDesk', 'print']],
  ['imports', ['checks']],
  ['rounds', ['checks', 'drafting']],
];

/** `/console/2-review/[id]` → review. The entrance and the to-do page stand at the top. */
export function roomOfRoute(routeId: string | null): RoomName {
  const segment = routeId?.split('/')[2]?.replace(/^\d-/, '');
  return ROOM_NAMES.find((room) => room === segment) ?? 'home';
}

/** Catalogs that the pages of a route need beside the frame's. */
export function wordsOf(routeId: string | null): readonly RoomName[] {
  const also = ALSO.flatMap(([route, rooms]) => (isWithin(routeId ?? '', `/console/${route}`) ? rooms : []));
  return [...new Set<RoomName>(['home', roomOfRoute(routeId), ...also])];
}
