import type { digest as zh } from '../zh/digest.ts';

export const digest = {
  subject: (count: string, day: string) => `Commitments: ${count} kinds of work waiting (${day})`,
  opening: (office: string, moment: string) => `At ${moment} this waits for you in "${office}":`,
  line: (number: number, words: string) => `${number}. ${words}`,
  late: (words: string, count: string) => `${words}, ${count} of them overdue`,
  orMore: (count: string) => `${count} or more`,
  duties: {
    returned: (count: string) => `Letters sent back to be changed: ${count}`,
    advice: (count: string) => `Letters with advice to answer: ${count}`,
    review: (count: string) => `Letters to review: ${count}`,
    suggestions: (count: string) => `What residents wrote, to decide or answer: ${count}`,
    lateOwn: (count: string) => `Overdue items to report on: ${count}`,
    deeds: (count: string) => `Recurring deeds due: ${count}`,
    claims: (count: string) => `Items reported done, to verify: ${count}`,
    publish: (count: string) => `Approved letters to publish: ${count}`,
    blankMembers: (count: string) => `Members of your organization who have not committed: ${count}`,
    blankOrganizations: (count: string) => `Organizations without a letter: ${count}`,
    reviewsBelow: (count: string) => `Letters overdue for review below: ${count}`,
    lateBelow: (count: string) => `Overdue items below: ${count}`,
  },
  all: (address: string) => `All of it: ${address}`,
  closing: (address: string) =>
    `Sent by the program, at most once every working day, and only when something waits. Please do not reply.\nTo stop it, open your account: ${address}`,
} satisfies typeof zh;
