import Ban from '@lucide/svelte/icons/ban';
import BadgeCheck from '@lucide/svelte/icons/badge-check';
import CircleCheck from '@lucide/svelte/icons/circle-check';
import CircleDot from '@lucide/svelte/icons/circle-dot';
import CircleX from '@lucide/svelte/icons/circle-x';
import Clock from '@lucide/svelte/icons/clock';
import ClockAlert from '@lucide/svelte/icons/clock-alert';
import Eye from '@lucide/svelte/icons/eye';
import Flag from '@lucide/svelte/icons/flag';
import Hourglass from '@lucide/svelte/icons/hourglass';
import PenLine from '@lucide/svelte/icons/pen-line';
import TriangleAlert from '@lucide/svelte/icons/triangle-alert';
import Undo2 from '@lucide/svelte/icons/undo-2';
import Wrench from '@lucide/svelte/icons/wrench';
import type { words as zh } from '../messages/zh/words.ts';

export type Tone = 'neutral' | 'info' | 'good' | 'warn' | 'bad';
export type LetterState = keyof typeof zh.letterStates;
export type ItemState = keyof typeof zh.itemStates;
export type Light = keyof typeof zh.lights;

interface Look {
  readonly icon: typeof Clock;
  readonly tone: Tone;
}

export const LETTER_LOOKS: Readonly<Record<LetterState, Look>> = {
  draft: { icon: PenLine, tone: 'neutral' },
  submitted: { icon: Hourglass, tone: 'info' },
  returned: { icon: Undo2, tone: 'warn' },
  approved: { icon: BadgeCheck, tone: 'good' },
  published: { icon: Eye, tone: 'good' },
};

/** Closed out and not fulfilled never look alike: closed is not kept. */
export const ITEM_LOOKS: Readonly<Record<ItemState, Look>> = {
  inProgress: { icon: CircleDot, tone: 'info' },
  reportedDone: { icon: Flag, tone: 'info' },
  closedOut: { icon: CircleCheck, tone: 'good' },
  unfulfilled: { icon: CircleX, tone: 'bad' },
  underRectification: { icon: Wrench, tone: 'warn' },
  withdrawn: { icon: Ban, tone: 'neutral' },
};

export const LIGHT_LOOKS: Readonly<Record<Light, Look>> = {
  onCourse: { icon: Clock, tone: 'good' },
  dueSoon: { icon: ClockAlert, tone: 'warn' },
  overdue: { icon: TriangleAlert, tone: 'bad' },
};
