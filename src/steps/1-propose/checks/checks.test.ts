import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { grams } from '../../../kernel/likeness.ts';
import type { ItemContent, LetterContent } from '../../../registry/letters/types.ts';
import { CHECKS, excellence2010, settingsFrom, type CheckMode } from '../../../registry/rounds/index.ts';
import { equalRuns } from './equal-runs.ts';
import { checkLetter, quantitiesIn, type CheckFacts, type Finding } from './index.ts';

const settings = settingsFrom(excellence2010, '2026-01-01', '2026-12-31');
const facts = (change: Partial<CheckFacts> = {}): CheckFacts => ({
  committer: 'person',
  leadingCadre: false,
  round: { startsOn: '2026-01-01', endsOn: '2026-12-31', settings },
  today: '2026-03-02',
  duties: [
    '参加党员大会',
    '不迟到不早退',
    '服从领导安排',
    '按时交纳党费',
    '遵守国家法律法规，保守党和国家秘密',
    '按时上下班，完成领导交办的工作任务',
  ],
  ...change,
});
const item = (content: string, change: Partial<ItemContent> = {}): ItemContent => ({
  id: 'one',
  ordinal: 1,
  category: 'service',
  content,
  measures: '支部会上分工，逐月登记',
  responsiblePerson: '王强',
  dueOn: '2026-09-30',
  needIds: ['need'],
  ...change,
});
const letter = (...items: readonly ItemContent[]): LetterContent => ({ opening: '', items });
const reasons = (content: LetterContent, change: Partial<CheckFacts> = {}): string[] =>
  checkLetter(content, facts(change)).map(({ reason }) => reason);

describe('words', () => {
  it.each([
    ['硬化村组道路800米', []],
    ['每月走访低保户一次，协调解决反映的问题', []],
    ['结对帮扶张庄２户困难群众，全年上门不少于十二次', []],
    ['在柳泉河东路设立流动书屋', []],
    ['编印《办事指南》发到各组', []],
    ['进一步加强理论学习，切实提高政治站位，努力做好本职工作', ['vague', 'slogans']],
    ['认真贯彻落实上级决策部署，进一步转变工作作风，全心全意为人民服务', ['vague', 'slogans']],
    ['不断提高服务水平，让群众满意', ['vague', 'slogans']],
    ['牢固树立四个意识，坚定四个自信', ['vague']],
    ['帮助群众解决困难', ['vague']],
    ['按时上下班，完成领导交办的各项任务', ['vague', 'mereDuty']],
    ['按时交纳党费', ['vague', 'mereDuty']],
    ['按时交纳党费，另捐资500元修缮村小学围墙', []],
    ['按月足额缴纳党费，参加组织生活会', ['vague', 'mereDuty']],
    ['不迟到早退，服从领导安排，做好交办工作', ['vague', 'mereDuty']],
    ['走访困难群众', ['vague']],
    ['每季度走访困难群众', []],
    ['提升窗口服务，引导村民', ['vague']],
    ['服务好每一位来访者', ['vague']],
    ['给楼道换声控灯', []],
    ['替空巢的王奶奶跑腿', []],
    ['自家农机免费给五保户收麦', []],
    ['尽快修好村东头的桥', ['vague', 'vagueTime']],
    ['为12户老人换灯，联系电话13912345678', ['personalData']],
    ['联系电话１３９１２３４５６７８', ['vague', 'personalData']],
  ])('%s', (content, expected) => {
    expect(reasons(letter(item(content))).sort()).toEqual([...expected].sort());
  });

  it('of the office count like those of the program', () => {
    const added = (lexicon: { slogans: string[]; units: string[] }) => ({
      round: { ...facts().round, settings: { ...settings, checks: { ...settings.checks, lexicon } } },
    });
    const content = letter(item('擦亮名片打造亮点，服务大家'));
    expect(reasons(content)).not.toContain('slogans');
    expect(reasons(content, added({ slogans: ['擦亮名片', '打造亮点'], units: [] }))).toContain('slogans');
    expect(reasons(letter(item('完成机耕三十垧')))).toContain('vague');
    expect(reasons(letter(item('完成机耕三十垧')), added({ slogans: [], units: ['垧'] }))).not.toContain(
      'vague',
    );
  });

  it('are counted, with the duty named and the slogans marked', () => {
    const [found] = checkLetter(letter(item('进一步加强学习，认真帮助群众')), facts()).filter(
      ({ code }) => code === 'slogans',
    );
    const text = '进一步加强学习，认真帮助群众';
    expect(found?.spans.map(({ from, to }) => text.slice(from, to))).toEqual(['进一步加强', '认真']);
    expect(found?.params['share']).toBe(Math.round((100 * 7) / 13));
    expect(
      checkLetter(letter(item('按时交纳党费')), facts()).find(({ code }) => code === 'mereDuty')?.params,
    ).toEqual({ share: 100, duty: '按时交纳党费' });
  });
});

describe('measures', () => {
  it.each([
    ['利用业余时间', ['emptyMeasures']],
    ['按支部安排，加强组织领导', ['emptyMeasures']],
    ['统筹安排，与网格员分楼栋入户', []],
    ['', []],
  ])('%s', (measures, expected) => {
    const found = reasons(letter(item('安装路灯20盏', { measures }))).filter(
      (one) => one !== 'missingFields',
    );
    expect(found).toEqual(expected);
  });
});

describe('days', () => {
  it.each([
    ['6月底前硬化道路800米', '2026-06-15', false],
    ['６月底前硬化道路800米', '2026-12-31', true],
    ['3月底前完成招标，十月底前硬化道路800米', '2026-10-31', false],
    ['十二月十日前硬化道路800米', '2026-12-10', false],
    ['每月底前公布账目，全年12次', '2026-12-31', false],
    ['12个月前开始的道路800米', '2026-09-30', false],
    ['3月至10月清理河道2公里', '2026-12-31', false],
  ])('in the words and in the field: %s, %s', (content, dueOn, differs) => {
    const found = reasons(letter(item(content, { dueOn })));
    expect(found).toEqual(differs ? ['dueDiffers'] : []);
  });

  it.each([
    ['2025-12-31', 'dueBeforeRound'],
    ['2027-01-01', 'dueAfterRound'],
    ['2026-03-01', 'duePast'],
    ['2026-03-02', undefined],
    ['2026-12-31', undefined],
  ])('%s', (dueOn, expected) => {
    const found = reasons(letter(item('硬化道路800米', { dueOn })));
    expect(found).toEqual(expected ? [expected] : []);
  });

  it('that passed are no fault of an item in the ledger, and several on the last day are one remark', () => {
    expect(reasons(letter(item('硬化道路800米', { dueOn: '2026-03-01' })), { ledger: ['one'] })).toEqual([]);
    const last = { dueOn: '2026-12-31' };
    expect(
      reasons(letter(item('硬化道路800米', last), item('安装路灯20盏', { ...last, id: 'two' }))),
    ).toEqual(['allOnLastDay']);
  });
});

describe('a letter', () => {
  const road = item('硬化村组道路800米');
  const lamps = item('安装路灯20盏', { id: 'two' });
  const river = item('清淤灌渠3公里', { id: 'three', category: 'development' });

  it('of a leading cadre has enough items and one for the public with a quantity', () => {
    const cadre = { leadingCadre: true };
    expect(reasons(letter(road, lamps, river), cadre)).toEqual([]);
    expect(reasons(letter(road), cadre)).toEqual(['tooFewItems']);
    const own = [road, lamps, river].map((one) => ({ ...one, category: 'development' }));
    expect(reasons(letter(...own), cadre)).toEqual(['noServiceWithQuantity']);
    expect(reasons(letter(road), { leadingCadre: false })).toEqual([]);
  });

  it('says what is missing once an item, and nothing of an item not begun', () => {
    const [found] = checkLetter(
      letter(item('安装路灯20盏', { category: '', dueOn: '', targetQuantity: 20 })),
      facts(),
    );
    expect(found).toMatchObject({ reason: 'missingFields', params: { fields: 'category dueOn targetUnit' } });
    const blank = item('', { category: '', measures: '', responsiblePerson: '', dueOn: '', needIds: [] });
    expect(reasons(letter(blank))).toEqual([]);
  });

  it('names who answers for too much, but a person for their own letter', () => {
    const many = Array.from({ length: 6 }, (_, i) =>
      item(`${'甲乙丙丁戊己'[i]!.repeat(8)}${i + 2}处`, {
        id: String(i),
        responsiblePerson: i < 3 ? '王 强' : '王强',
      }),
    );
    expect(checkLetter(letter(...many), facts({ committer: 'organization' }))).toMatchObject([
      { code: 'onePersonTooMany', mode: 'hint', params: { person: '王强', items: 6, most: 5 } },
    ]);
    expect(reasons(letter(...many))).toEqual([]);
  });

  it('repeats nobody and not itself, and answers at least one need', () => {
    const again = { ...road, id: 'two', content: '硬化村组道路８００米。' };
    expect(reasons(letter(road, again))).toEqual(['copiedWithin']);
    expect(reasons(letter(road), { twins: [{ itemId: 'one', share: 79, name: '赵垚' }] })).toEqual([]);
    expect(reasons(letter(road), { twins: [{ itemId: 'one', share: 80, name: '' }] })).toEqual(['copied']);
    expect(reasons(letter({ ...road, needIds: [] }, lamps))).toEqual([]);
    expect(reasons(letter({ ...road, needIds: [] }))).toEqual(['noNeed']);
  });
});

describe('quantities', () => {
  it.each([
    ['硬化道路８００米', ['800米 amount']],
    ['投入1.5万元', ['15000元 amount']],
    ['发放补贴1,200元', ['1200元 amount']],
    ['三百二十户', ['320户 amount']],
    ['两千零五棵', ['2005棵 amount']],
    ['覆盖率达到百分之九十五', ['95% share']],
    ['满意率９８．５％', ['98.5% share']],
    ['每月走访一次', ['1次 frequency']],
    ['每季度开展技术培训2期', ['2期 frequency']],
    ['修建3-5公里', ['3公里 amount']],
    ['走访二十至三十户', ['20户 amount']],
    ['服务40余人次', ['40人次 amount']],
    ['每天值守半小时', ['0.5小时 time']],
    ['2026年12月底前', []],
    ['6月30日前修好三组的路', []],
    ['四个意识、八项规定、三会一课、一岗双责', []],
    ['进一步加强，一定做好，第一时间，统一安排', []],
    ['联系电话13912345678', []],
    ['千家万户', []],
  ])('%s', (text, expected) => {
    expect(quantitiesIn(text).map(({ value, unit, kind }) => `${value}${unit} ${kind}`)).toEqual(expected);
  });
});

const FRAGMENTS = [
  '进一步', '切实加强', '每月', '３次', '一户', '800米', '，', '。', '《办事指南》', '尽快', '13912345678', '按时交纳党费', '犇', '𠮷',
  '百分之', '九十', '二组', ' ', '\n', 'e\u0301', '％',
]; // prettier-ignore
const text = fc.array(fc.constantFrom(...FRAGMENTS), { maxLength: 12 }).map((parts) => parts.join(''));
const anyLetter = fc
  .array(
    fc.record({
      content: text,
      measures: text,
      responsiblePerson: fc.constantFrom('', '王强', '程䶮'),
      dueOn: fc.constantFrom('', '2025-12-31', '2026-05-01', '2026-12-31', '2027-02-01'),
      category: fc.constantFrom('', 'service', 'development'),
      needIds: fc.constantFrom([], ['need']),
    }),
    { maxLength: 8 },
  )
  .chain((items) =>
    text.map((opening) => ({
      opening,
      items: items.map((one, i) => ({ ...item(''), ...one, id: String(i), ordinal: i + 1 })),
    })),
  );

const fieldText = (content: LetterContent, { itemId, field }: Finding): string => {
  if (field === 'opening') return content.opening;
  const found = content.items.find(({ id }) => id === itemId);
  return found && field ? found[field] : '';
};

describe('whatever is written', () => {
  it('spans lie in the text, in order, and the same words get the same answer', () => {
    fc.assert(
      fc.property(anyLetter, fc.boolean(), (content, leadingCadre) => {
        const found = checkLetter(content, facts({ leadingCadre }));
        for (const finding of found) {
          const { length } = fieldText(content, finding);
          let at = 0;
          for (const { from, to } of finding.spans) {
            expect(from).toBeGreaterThanOrEqual(at);
            expect(to).toBeGreaterThan(from);
            expect(to).toBeLessThanOrEqual(length);
            at = to;
          }
        }
        expect(checkLetter(structuredClone(content), facts({ leadingCadre }))).toEqual(found);
      }),
    );
  });

  it('what is off is silent and the others speak in their mode', () => {
    const modes = fc.record(
      Object.fromEntries(CHECKS.map((code) => [code, fc.constantFrom<CheckMode>('off', 'hint', 'warn')])),
    );
    fc.assert(
      fc.property(anyLetter, modes, (content, chosen) => {
        const checks = { ...settings.checks, modes: { ...settings.checks.modes, ...chosen } };
        const round = { ...facts().round, settings: { ...settings, checks } };
        const found = checkLetter(content, facts({ round }));
        expect(found.filter(({ code, mode }) => chosen[code] === 'off' || mode !== chosen[code])).toEqual([]);
        const all = checkLetter(content, facts()).filter(({ code }) => chosen[code] !== 'off');
        expect(found.map(({ code, reason }) => [code, reason])).toEqual(
          all.map(({ code, reason }) => [code, reason]),
        );
      }),
    );
  });

  it('equal runs are equal in both texts and cover every shared run of three', () => {
    fc.assert(
      fc.property(text, text, (one, other) => {
        const runs = equalRuns(one, other);
        const shared = [...grams(one)].some((gram) => [...gram].length === 3 && grams(other).has(gram));
        expect(runs.one.length > 0).toBe(runs.other.length > 0);
        if (/^[\p{Script=Han}\d，。]*$/u.test(one + other)) expect(runs.one.length > 0).toBe(shared);
        expect(equalRuns(one, one).one.length).toBeLessThanOrEqual(1);
      }),
    );
  });
});
