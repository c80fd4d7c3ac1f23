import type { needs as zh } from '../zh/portal-needs.ts';

export const needs: typeof zh = {
  title: 'Needs that nobody took up yet',
  lead: 'Raised by residents, checked and published, but not part of any commitment so far. Once an organization or a member takes one up, it moves from here into their commitments.',
  waiting: 'Waiting',
  declined: 'Not taken up for now',
  waitingMeans: 'Being studied; no organization or member has made it a commitment yet.',
  declinedMeans:
    'Studied and not taken up for now; the reason stands below. It is studied again when things change.',
  counts: (waiting, declined) => `${waiting} waiting, ${declined} not taken up for now`,
  link: (count) => `Needs that nobody took up yet: ${count}`,
  linkText: 'See what people asked for and what is still waiting',
  all: 'See all',
  place: 'Organization',
  allPlaces: 'All organizations',
  state: 'Status',
  allStates: 'All',
  raised: (count) => `raised by ${count}`,
  heard: (day) => `heard on ${day}`,
  reason: 'Why it was not taken up',
  none: 'No needs are waiting',
  noneText:
    'What was raised became a commitment, was answered, or has not been published yet. Tell the organization anything new; see “How to speak up”.',
  noneFound: 'No needs match',
  noneFoundText: 'Try another organization or status.',
  means: 'What these words mean',
};
