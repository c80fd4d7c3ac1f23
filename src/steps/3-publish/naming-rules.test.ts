import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { maskName } from '../../registry/letters/rules.ts';
import {
  namedDocument,
  publicLetter,
  publicNaming,
  type NamingFacts,
  type PublicationFacts,
} from './rules.ts';

const NAME = '慕容小满';
const word = fc.constantFrom(NAME, '慕*', '慕容', '***', '每周走访', '3次', '，', '小满');
const text = fc.array(word, { maxLength: 8 }).map((words) => words.join(''));
const facts = fc.record({
  committer: fc.constantFrom('organization' as const, 'person' as const),
  name: fc.constant(NAME),
  asCadre: fc.boolean(),
  memberLetters: fc.constantFrom('off' as const, 'masked' as const, 'full' as const),
  consented: fc.boolean(),
});

/** What the law says, in its own words: without a consent that stands, an ordinary member is not named. */
const mayBeNamed = ({ committer, asCadre, memberLetters, consented }: NamingFacts): boolean => {
  if (committer === 'organization') return true;
  if (asCadre) return true;
  if (memberLetters !== 'full') return false;
  return consented;
};

const published = (naming: NamingFacts, content: string, responsiblePerson: string) => {
  const item = {
    ordinal: 1,
    category: 'service',
    content,
    measures: content,
    responsiblePerson,
    dueOn: '2026-09-30',
  };
  const { asCadre } = naming;
  return publicLetter({
    letter: { number: '2026-0001-0001', committer: naming.committer, committerName: naming.name, asCadre },
    version: { version: 1, content: { opening: content, items: [item] }, reason: content, approvedAt: null },
    round: { code: '2026', name: '', theme: '', settings: { categories: { organization: [], person: [] } } },
    organization: { name: '柳泉村党支部', code: '1' },
    reviewer: null,
    asCadre,
    today: '2026-07-01',
  } as unknown as PublicationFacts);
};

test('a member is named in public only while a consent stands, and never in what is logged', () => {
  fc.assert(
    fc.property(facts, text, fc.constantFrom(NAME, '慕田'), (naming, content, responsible) => {
      const logged = published(naming, content, responsible);
      const shown = namedDocument(logged, naming);
      const { name, tell, person } = publicNaming(naming);
      if (mayBeNamed(naming)) {
        expect(name).toBe(NAME);
        expect(tell(content)).toBe(content);
      } else {
        expect(JSON.stringify([shown, name, tell(content), person(NAME)])).not.toContain(NAME);
        expect(name).toBe(maskName(NAME));
      }
      if (naming.committer === 'person' && !naming.asCadre) {
        expect(JSON.stringify(logged)).not.toContain(NAME);
        // Somebody else in a member's letter never agreed to anything.
        expect(JSON.stringify(shown)).not.toContain('慕田');
      }
    }),
  );
});

test('a consent puts every word back where the log masks it, save a mask that was written by hand', () => {
  const naming: NamingFacts = {
    committer: 'person',
    name: '张三',
    asCadre: false,
    memberLetters: 'full',
    consented: true,
  };
  const shown = namedDocument(published(naming, '张三每周看望两户，张三带队，找***张三', '张三'), naming);
  expect(shown).toMatchObject({
    committer: { name: '张三' },
    opening: '张三每周看望两户，张三带队，找***张*',
    items: [{ responsiblePerson: '张三' }],
  });
  expect(namedDocument(published(naming, '张三', '张四'), naming).items[0]?.responsiblePerson).toBe('张*');
});
