import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildWorld, type Place, type World } from '../../../../test/world.ts';
import { listNeeds } from '../needs/index.ts';
import {
  addNeeds,
  attachToActivity,
  detachFromActivity,
  editActivity,
  listActivities,
  openActivityFile,
  recordActivity,
  showActivity,
} from './index.ts';

let world: World;
beforeAll(async () => {
  world = await buildWorld();
});
afterAll(() => world.close());

const meeting = (place: Place, more: object = {}) => ({
  organizationId: place.id,
  kind: 'discussionMeeting',
  heldOn: '2026-02-20',
  place: '村部会议室',
  ledBy: '王强',
  participants: 23,
  minutes: '大家说得最多的是路灯和水压。',
  ...more,
});
const recorded = async (place: Place, more: object = {}) =>
  (await recordActivity(await world.as('clerk', place), meeting(place, more))).id;

describe('the record', () => {
  it('has counts of its own for each kind and refuses what cannot be, at its field', async () => {
    const clerk = await world.as('clerk', world.branchA1);
    const box = await recorded(world.branchA1, { kind: 'suggestionBox', slips: 0, participants: 9 });
    expect((await showActivity(clerk, box)).activity).toMatchObject({ slips: 0, participants: null });
    const refused: readonly (readonly [object, string, string])[] = [
      [{ participants: undefined }, 'participants', 'input.missing'],
      [{ participants: 0 }, 'participants', 'input.too-small'],
      [{ kind: 'visit' }, 'households', 'activity.count-missing'],
      [{ kind: 'suggestionBox', slips: -1 }, 'slips', 'input.too-small'],
      [{ heldOn: '2026-03-03' }, 'heldOn', 'need.day-in-future'],
      [{ ledBy: ' ' }, 'ledBy', 'input.missing'],
      [{ minutes: '电话13812345678' }, 'minutes', 'input.holds-mobile'],
      [{ minutes: '路'.repeat(5_001) }, 'minutes', 'input.too-long'],
    ];
    for (const [change, field, code] of refused) {
      await expect(recordActivity(clerk, meeting(world.branchA1, change))).rejects.toMatchObject({
        detail: { fields: [{ field, code }] },
      });
    }
  });

  it('is corrected once by whoever saw it last', async () => {
    const clerk = await world.as('clerk', world.branchA1);
    const id = await recorded(world.branchA1);
    await editActivity(clerk, id, meeting(world.branchA1, { revision: 1, participants: 25 }));
    await expect(editActivity(clerk, id, meeting(world.branchA1, { revision: 1 }))).rejects.toThrow(
      'activity.conflict',
    );
    expect((await showActivity(clerk, id)).activity).toMatchObject({ participants: 25, revision: 2 });
  });

  it('is seen above, not beside, and kept by the organization and its superior only', async () => {
    const id = await recorded(world.branchA2, { minutes: '大庙村自来水' });
    const county = await world.as('secretary', world.countyA);
    const found = await listActivities(county, { within: world.countyA.path, query: '自来水' });
    expect(found.rows.map((row) => row.id)).toEqual([id]);
    await expect(editActivity(county, id, meeting(world.branchA2, { revision: 1 }))).rejects.toThrow(
      'access.denied',
    );
    for (const stranger of [
      await world.as('secretary', world.branchA1),
      await world.as('member', world.branchA1),
      world.anonymous(),
    ]) {
      await expect(showActivity(stranger, id)).rejects.toThrow('not-found');
      await expect(addNeeds(stranger, id, { lines: [{ text: '路灯' }] })).rejects.toThrow('not-found');
      await expect(openActivityFile(stranger, id, id)).rejects.toThrow('not-found');
      await expect(attachToActivity(stranger, id, [])).rejects.toThrow('not-found');
    }
  });
});

describe('what it gave', () => {
  it('is typed in many at once, all or none, and knows its activity', async () => {
    const clerk = await world.as('clerk', world.branchA1);
    const id = await recorded(world.branchA1);
    const lines = [
      { text: '三组至五组之间的路灯坏了十二盏', place: '三组', raisedCount: 12, urgency: 'urgent' },
      { text: '自来水压力不足' },
    ];
    await expect(addNeeds(clerk, id, { lines: [...lines, { text: '找13812345678' }] })).rejects.toMatchObject(
      { detail: { fields: [{ field: 'lines.2.text', code: 'input.holds-mobile' }] } },
    );
    await expect(addNeeds(clerk, id, { lines: [] })).rejects.toMatchObject({
      detail: { fields: [{ field: 'lines', code: 'activity.no-lines' }] },
    });
    expect((await listNeeds(clerk, { within: world.branchA1.path })).rows).toEqual([]);
    await addNeeds(clerk, id, { lines });
    const again = await recorded(world.branchA1, { kind: 'suggestionBox', slips: 4 });
    await addNeeds(clerk, again, { lines: [{ text: '三组至五组之间路灯坏了十二盏', raisedCount: 4 }] });
    const { needs } = await showActivity(clerk, again);
    expect(needs).toHaveLength(1);
    expect(needs[0]!.similar.map(({ raisedCount }) => raisedCount)).toEqual([12]);
    const [row] = (await listActivities(clerk, { within: world.branchA1.path })).rows.filter(
      (one) => one.id === id,
    );
    expect(row).toMatchObject({ needs: 2 });
  });
});

describe('files', () => {
  const pixels = sharp({ create: { width: 40, height: 30, channels: 3, background: '#a33' } });

  it('lose where they were taken and what was hidden behind them', async () => {
    const clerk = await world.as('clerk', world.branchA1);
    const id = await recorded(world.branchA1);
    const photo = await pixels
      .clone()
      .jpeg()
      .withExif({ IFD0: { Make: 'Secret' }, IFD3: { GPSLatitude: '34/1 15/1 0/1', GPSLatitudeRef: 'N' } })
      .toBuffer();
    expect((await sharp(photo).metadata()).exif).toBeDefined();
    const polyglot = Buffer.concat([photo, Buffer.from('<script>alert(1)</script>')]);
    await attachToActivity(clerk, id, [{ name: '..\\照片<b>.html', bytes: polyglot }]);
    const [kept] = (await showActivity(clerk, id)).files;
    expect(kept).toMatchObject({ fileName: '照片b.jpg', mediaType: 'image/jpeg' });
    const { bytes } = await openActivityFile(clerk, id, kept!.id);
    expect((await sharp(bytes).metadata()).exif).toBeUndefined();
    expect(bytes.includes('<script>')).toBe(false);
    expect(bytes.includes('Secret')).toBe(false);
    const other = await recorded(world.branchA1);
    await expect(openActivityFile(clerk, other, kept!.id)).rejects.toThrow('attachment.not-found');
    await detachFromActivity(clerk, id, kept!.id);
    await expect(openActivityFile(clerk, id, kept!.id)).rejects.toThrow('attachment.not-found');
  });

  it('are refused by what they are, whatever they are called', async () => {
    const clerk = await world.as('clerk', world.branchA1);
    const id = await recorded(world.branchA1);
    const png = await pixels.clone().png().toBuffer();
    const bomb = Buffer.from(png);
    bomb.writeUInt32BE(60_000, 16);
    bomb.writeUInt32BE(60_000, 20);
    const refused: readonly (readonly [string, Buffer, string])[] = [
      [
        '图.svg',
        Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'),
        'kind-not-accepted',
      ],
      [
        '图.png',
        Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'),
        'kind-not-accepted',
      ],
      ['报告.pdf', Buffer.from('<html><script>1</script>'), 'kind-not-accepted'],
      ['程序.jpg', Buffer.from(`MZ${'\0'.repeat(400)}`, 'latin1'), 'kind-not-accepted'],
      ['空.docx', Buffer.from('PK\u0003\u0004 nothing', 'latin1'), 'kind-not-accepted'],
      ['大.pdf', Buffer.concat([Buffer.from('%PDF-1.7'), Buffer.alloc(11 * 1024 * 1024)]), 'too-large'],
      ['半.jpg', (await pixels.clone().jpeg().toBuffer()).subarray(0, 200), 'unreadable'],
      ['炸.png', bomb, 'too-many-pixels'],
    ];
    for (const [name, bytes, code] of refused) {
      await expect(attachToActivity(clerk, id, [{ name, bytes }]), name).rejects.toMatchObject({
        detail: { fields: [{ field: 'file', code: `attachment.${code}` }] },
      });
    }
    expect((await showActivity(clerk, id)).files).toEqual([]);
    await attachToActivity(clerk, id, [{ name: '纪要', bytes: Buffer.from('%PDF-1.4\n%%EOF') }]);
    expect((await showActivity(clerk, id)).files[0]).toMatchObject({
      fileName: '纪要.pdf',
      mediaType: 'application/pdf',
    });
  });
});
