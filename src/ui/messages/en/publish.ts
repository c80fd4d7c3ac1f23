import type { publish as zh } from '../zh/publish.ts';

export const publish = {
  title: 'Publish',
  lead: 'Approved letters are made public after a secrecy check. What is public stays for good; changes need a new version.',
  round: (name: string) => `Round: ${name}`,
  noRound: 'There is no round yet',
  noRoundHint: 'Letters can be written, reviewed and published once the city office has opened a round.',
  waiting: 'Letters waiting for publication',
  empty: 'No letter waits for publication',
  emptyHint: 'Letters appear here once the superior has approved them.',
  views: { label: 'Committer', all: 'All', organization: 'Organizations', person: 'Members' },
  columns: {
    letter: 'Letter',
    organization: 'Organization',
    items: 'Items',
    approved: 'Approved',
    portal: 'Shown to',
  },
  version: (version: number) => `Version ${version}`,
  approvedBy: (name: string) => `by ${name}`,
  onPortal: 'Everybody',
  insideOnly: 'Inside only',
  insideNote:
    'In this round letters of ordinary members are not shown on the portal; they may be read out and posted.',
  form: {
    title: 'Secrecy check and publication',
    checker: 'Checked by',
    checkerHint: 'Name of a person other than those who wrote or submitted the letters.',
    explain: 'The checker confirms that the chosen letters hold no secrets and no personal data.',
    submit: 'Publish chosen letters',
  },
  result: {
    done: (count: number) => `${count} published`,
    refused: (count: number) => `${count} could not be published`,
    logged: 'What was published is in the log; anybody can check that it was not changed.',
    see: 'Public page',
  },
} satisfies typeof zh;
