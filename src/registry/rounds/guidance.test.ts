import { expect, test } from 'vitest';
import { excellence2010 } from './excellence-2010.data.ts';
import { dutiesFor, guidedAs } from './rules.ts';
import { dutySettings, guidanceSettings } from './schemas.ts';
import { GUIDED } from './types.ts';

const { guidance, duties } = excellence2010.settings;

test('the seeded guidance and duty lists pass the schema of a round, each cell once', () => {
  expect(guidanceSettings.parse(guidance)).toHaveLength(guidance.length);
  expect(dutySettings.parse(duties)).toHaveLength(duties.length);
  const cells = guidance.map(({ domain, guided }) => `${domain} ${guided}`);
  expect(new Set(cells).size).toBe(cells.length);
});

test('everybody finds hints: each kind has a row for any domain', () => {
  const any = guidance.filter(({ domain }) => domain === 'any').map(({ guided }) => guided);
  expect(any).toEqual(GUIDED);
});

test('hints ask; none is a sentence that could be handed in', () => {
  for (const { domain, guided, hints } of guidance) {
    expect([3, 4, 5], `${domain} ${guided}`).toContain(hints.length);
    for (const hint of hints) {
      expect(hint).toMatch(/什么|哪|几|多少|多久|多长|何时|谁/);
      expect(hint).not.toMatch(/[。！]|我/);
    }
  }
});

test('duties follow domain, kind and a part of the post, and repeat nothing', () => {
  const of = (domain: string | null, guided: (typeof GUIDED)[number], post: string | null) =>
    dutiesFor(duties, { domain, guided, post });
  const secretary = of('rural', 'memberWithPost', '村党支部书记');
  expect(secretary).toContain('坚持村务公开');
  expect(secretary).toContain('落实三会一课制度');
  expect(new Set(secretary).size).toBe(secretary.length);
  expect(of('organ', 'memberWithPost', '会计')).not.toContain('落实三会一课制度');
  expect(of(null, 'memberWithoutPost', null)).toContain('按时交纳党费');
  expect(of(null, 'volunteer', null)).toEqual([]);
});

test('who leads is guided as a leader even when mobile; who has no post is not guided by it', () => {
  const person = { kind: 'fullMember', post: '会计', leadingCadre: false, mobile: false } as const;
  expect(guidedAs({})).toBe('organization');
  expect(guidedAs({ person: { ...person, leadingCadre: true, mobile: true } })).toBe('leadingCadre');
  expect(guidedAs({ person: { ...person, mobile: true } })).toBe('mobileMember');
  expect(guidedAs({ person: { ...person, kind: 'activist' } })).toBe('volunteer');
  expect(guidedAs({ person })).toBe('memberWithPost');
  expect(guidedAs({ person: { ...person, post: null } })).toBe('memberWithoutPost');
});
