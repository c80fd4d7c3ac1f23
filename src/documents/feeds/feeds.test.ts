import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { expect, test } from 'vitest';
import { writeAtom, writeCalendar, writeSitemap, type DueCalendar, type Feed } from './index.ts';

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom(...'承诺，;\\\n:"<&\u0001😀') }),
);

/** Text of each element by its name, in order; throws where the XML is not well formed. */
function read(xml: string): Map<string, string[]> {
  const found = new Map<string, string[]>();
  const parser = new SaxesParser({ xmlns: true });
  let text = '';
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', () => (text = ''));
  parser.on('text', (more) => (text += more));
  parser.on('closetag', ({ name }) => {
    found.set(name, [...(found.get(name) ?? []), text]);
    text = '';
  });
  parser.write(xml).close();
  return found;
}

const feedOf = (text: string): Feed => ({
  title: text,
  subtitle: text,
  selfUrl: 'https://a.example/o/1/feed.atom?a=1&b=2',
  pageUrl: 'https://a.example/o/1',
  author: text,
  language: 'zh-CN',
  rights: text,
  entries: [
    { id: 'https://a.example/i/1#2', title: text, url: 'https://a.example/i/1', updated: new Date(0), text },
  ],
});

test('whatever was promised, the feed is well formed and says it in full', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const read1 = read(writeAtom(feedOf(text)));
      expect(read1.get('entry')).toHaveLength(1);
      expect(read1.get('id')).toEqual([feedOf('').selfUrl, 'https://a.example/i/1#2']);
    }),
  );
  expect(read(writeAtom(feedOf('路灯 <三十> 盏 & "完工"\u0001'))).get('summary')).toEqual([
    '路灯 <三十> 盏 & "完工"',
  ]);
  expect(read(writeSitemap(['https://a.example/?a=1&b=2'])).get('loc')).toEqual([
    'https://a.example/?a=1&b=2',
  ]);
});

const calendarOf = (text: string): DueCalendar => ({
  title: text,
  url: 'https://a.example/o/1',
  language: 'ZH',
  events: [
    {
      uid: '0190@yinuo',
      sequence: 1,
      day: '2026-12-31',
      title: text,
      text,
      url: 'https://a.example/i/1',
      changedAt: new Date('2026-03-01T02:00:00Z'),
    },
  ],
});

test('no line of a calendar is longer than 75 bytes, none is torn inside a character, and unfolded it is whole', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const written = writeCalendar(calendarOf(text));
      expect(written.endsWith('END:VCALENDAR\r\n')).toBe(true);
      for (const line of written.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      expect(Buffer.from(written).toString()).toBe(written.toWellFormed());
    }),
  );
  const words = '硬化村组道路八百米，安装路灯三十盏；'.repeat(6);
  const unfolded = writeCalendar(calendarOf(words)).replaceAll('\r\n ', '');
  expect(unfolded).toContain(`SUMMARY:${words}`);
  expect(unfolded).toContain('UID:0190@yinuo\r\n');
  expect(unfolded).toContain('DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n');
});

test('a calendar that did not change keeps its bytes', () => {
  expect(writeCalendar(calendarOf('路灯'))).toBe(writeCalendar(calendarOf('路灯')));
});
