import { ROOM_NAMES, type RoomName } from '../../ui/messages/room-words.ts';

/** Rooms whose pages also speak with the words of others. */
const ALSO: Readonly<Partial<Record<RoomName, readonly RoomName[]>>> = {
  accounts: ['access'],
  // The desk shows the letter as the drafting pages do.
  review: ['propose'],
};

/** `/console/2-review/[id]` → review. The entrance and the to-do page stand at the top. */
export function roomOfRoute(routeId: string | null): RoomName {
  const segment = routeId?.split('/')[2]?.replace(/^\d-/, '');
  return ROOM_NAMES.find((room) => room === segment) ?? 'home';
}

/** Catalogs that the pages of a route need beside the frame's. */
export function wordsOf(routeId: string | null): readonly RoomName[] {
  const room = roomOfRoute(routeId);
  return [...new Set<RoomName>(['home', room, ...(ALSO[room] ?? [])])];
}
