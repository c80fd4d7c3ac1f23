import type { Actor, Role } from '../../kernel/actor.ts';
import { REGISTRY_ROOMS, STEPS, type ConsoleRoom } from '../../ui/layout/links.ts';

/** Rooms the menu offers; what may be done inside is decided by the policy, act by act. */
const ROOMS: Readonly<Record<Role, readonly ConsoleRoom[]>> = {
  office: ['home', ...STEPS, 'coverage', ...REGISTRY_ROOMS],
  secretary: ['home', ...STEPS, 'coverage', 'organizations', 'people', 'imports'],
  clerk: ['home', ...STEPS, 'organizations', 'people'],
  leader: ['home', 'review', 'publish', 'fulfill', 'appraise', 'coverage', 'organizations'],
  member: ['home', 'propose', 'publish', 'fulfill', 'appraise'],
  auditor: ['home', 'publish', 'fulfill', 'appraise', 'coverage', 'organizations', 'rounds'],
};

export const roomsOf = (actor: Actor): ConsoleRoom[] => [
  ...new Set(actor.grants.flatMap(({ role }) => ROOMS[role])),
];
