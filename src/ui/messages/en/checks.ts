import type { checks as zh } from '../zh/checks.ts';

type Params = Readonly<Record<string, string | number>>;
const many = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;

export const checks: typeof zh = {
  title: 'Checks',
  advisory: 'Checks only advise. They keep nothing from being saved or handed in; author and reviewer judge.',
  none: 'The checks noticed nothing.',
  count: (warnings, hints) =>
    [warnings > 0 ? many(warnings, 'warning') : '', hints > 0 ? many(hints, 'hint') : '']
      .filter(Boolean)
      .join(', '),
  letter: 'The letter as a whole',
  item: (ordinal) => `Item ${ordinal}`,
  modes: { off: 'Off', hint: 'Hint', warn: 'Warning' },
  names: {
    missingField: 'Incomplete',
    vague: 'Vague',
    slogans: 'Slogans',
    mereDuty: 'Mere duty',
    copied: 'Copied',
    tooLow: 'Standard too low',
    badDueDate: 'Due date',
    onePersonTooMany: 'One person for too many',
    noNeed: 'No need behind it',
    personalData: 'Personal data',
  },
  reasons: {
    missingFields: (p: Params) => `Still missing: ${p['fields']}.`,
    vague: () =>
      'Nobody could tell what will be done, or how much. Name a quantity with its unit, a place, or a result that can be seen.',
    slogans: (p: Params) => `${p['share']}% are slogans. Say what is done, how much, and by when.`,
    emptyMeasures: (p: Params) =>
      `${p['share']}% of the measures are set phrases. Say who does what, and how.`,
    mereDuty: (p: Params) =>
      `Says what the duty “${p['duty']}” says (${p['share']}%). Duties need no commitment: promise what goes beyond.`,
    copied: (p: Params) =>
      p['name']
        ? `${p['share']}% are the same as in the commitment of “${p['name']}”.`
        : `${p['share']}% are the same as in another letter that is not public yet.`,
    copiedWithin: (p: Params) => `Says nearly the same as item ${p['ordinal']} of this letter.`,
    tooFewItems: (p: Params) =>
      `Leading cadres make at least ${p['least']} commitments; there are ${p['items']}.`,
    noServiceWithQuantity: () =>
      'At least one item of a leading cadre serves the public and names a quantity.',
    duePast: (p: Params) => `The due date ${p['day']} has passed.`,
    dueBeforeRound: (p: Params) =>
      `The due date ${p['day']} is before the round (${p['from']} to ${p['to']}).`,
    dueAfterRound: (p: Params) => `The due date ${p['day']} is after the round (${p['from']} to ${p['to']}).`,
    dueDiffers: (p: Params) =>
      `The words say “${p['said']}”, the due date says ${p['day']}. Make them agree.`,
    allOnLastDay: (p: Params) =>
      `All ${p['items']} items are due on the last day of the round (${p['day']}). Spread them as the work goes.`,
    vagueTime: () => 'The time is left open. Say by which day, or how often.',
    onePersonTooMany: (p: Params) =>
      `${p['person']} is responsible for ${p['items']} items, more than ${p['most']}. Name those who do the work.`,
    noNeed: () => 'No item answers a need that people raised. The needs bank has some.',
    personalData: (p: Params) =>
      `Holds ${p['kind']}. It has to be removed before publication; until then the letter cannot be handed in.`,
  },
  kinds: { idNumber: 'an ID number', mobile: 'a mobile number', bankCard: 'a bank card number' },
  fieldsJoin: ', ',
  words: 'Words meant',
  twin: {
    show: 'Side by side',
    mine: 'This item',
    equal: 'The tinted words are the same.',
    open: 'Open that letter',
  },
  settings: {
    title: 'Settings of the checks',
    link: 'Checks',
    back: 'Back to the round',
    lead: 'Shown while drafting and again at review. Each is off, a hint or a warning; letters with warnings are left out of batch approval.',
    frozen: 'The round is open: how the checks speak and their limits no longer change.',
    what: {
      missingField: 'Category, content, measures, responsible person or due date is empty.',
      vague: 'No quantity, no place and no result that can be seen.',
      slogans: 'The share of slogans reaches the limit, or the measures are nothing else.',
      mereDuty: 'Says nearly the same as the duty list that applies, up to the limit.',
      copied:
        'As many words as the limit are the same as in an item anywhere in this round or the one before; repetition within a letter is noticed too.',
      tooLow: 'A leading cadre has too few items, or none that serves the public with a quantity.',
      badDueDate:
        'Due dates that have passed, lie outside the round, are all its last day, contradict the words, or are left open in words.',
      onePersonTooMany:
        'One person is responsible for more items of an organization’s letter than the limit.',
      noNeed: 'No item of the letter is linked to a need.',
      personalData: 'ID number, mobile number or bank card number in the text.',
    },
    mode: 'Mode',
    modesOf: 'The checks',
    limits: 'Limits',
    limitNames: {
      slogans: 'Slogans (%)',
      mereDuty: 'Same as a duty (%)',
      copied: 'Same as others (%)',
      itemsPerPerson: 'Items for one person, at most',
    },
    limitHints: {
      slogans: 'Noticed from this share on',
      mereDuty: 'Noticed from this share on',
      copied: 'Noticed from this share on',
      itemsPerPerson: 'Noticed above this number, letters of organizations only',
    },
    lexiconOpen:
      'Set phrases that show only when letters come in can be added at any time; they count at once.',
    lexicon: 'Word lists',
    slogans: 'Slogans the office adds',
    slogansHint: 'One a line, up to 500 of at most 30 characters.',
    units: 'Units the office adds',
    unitsHint: 'One a line, such as 亩次 or 件次, up to 200 of at most 10 characters.',
    builtIn: (count) => `${count} built-in words always apply`,
    noneAdded: 'None added.',
    reason: 'Why',
    reasonHint: 'Kept with the version of the settings. May be left empty.',
    save: 'Save settings',
    saved: 'Saved.',
  },
};
