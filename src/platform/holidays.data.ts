import type { Day } from '../kernel/days.ts';

/** A stretch of days off, first and last day included. */
export interface HolidayStretch {
  readonly name: string;
  readonly from: Day;
  readonly to: Day;
}

export interface HolidayYear {
  readonly year: number;
  /** The announcement; a provisional year has none yet. */
  readonly source: string;
  /** Only the statutory days are known: bridging and make-up days come with the announcement. */
  readonly provisional: boolean;
  readonly holidays: readonly HolidayStretch[];
  readonly makeUpDays: readonly { readonly name: string; readonly day: Day }[];
}

export const HOLIDAY_YEARS: readonly HolidayYear[] = [
  {
    year: 2025,
    source: '国办发明电〔2024〕12号',
    provisional: false,
    holidays: [
      { name: '元旦', from: '2025-01-01', to: '2025-01-01' },
      { name: '春节', from: '2025-01-28', to: '2025-02-04' },
      { name: '清明节', from: '2025-04-04', to: '2025-04-06' },
      { name: '劳动节', from: '2025-05-01', to: '2025-05-05' },
      { name: '端午节', from: '2025-05-31', to: '2025-06-02' },
      { name: '国庆节、中秋节', from: '2025-10-01', to: '2025-10-08' },
    ],
    makeUpDays: [
      { name: '春节调休', day: '2025-01-26' },
      { name: '春节调休', day: '2025-02-08' },
      { name: '劳动节调休', day: '2025-04-27' },
      { name: '国庆节调休', day: '2025-09-28' },
      { name: '国庆节调休', day: '2025-10-11' },
    ],
  },
  {
    year: 2026,
    source: '国办发明电〔2025〕7号',
    provisional: false,
    holidays: [
      { name: '元旦', from: '2026-01-01', to: '2026-01-03' },
      { name: '春节', from: '2026-02-15', to: '2026-02-23' },
      { name: '清明节', from: '2026-04-04', to: '2026-04-06' },
      { name: '劳动节', from: '2026-05-01', to: '2026-05-05' },
      { name: '端午节', from: '2026-06-19', to: '2026-06-21' },
      { name: '中秋节', from: '2026-09-25', to: '2026-09-27' },
      { name: '国庆节', from: '2026-10-01', to: '2026-10-07' },
    ],
    makeUpDays: [
      { name: '元旦调休', day: '2026-01-04' },
      { name: '春节调休', day: '2026-02-14' },
      { name: '春节调休', day: '2026-02-28' },
      { name: '劳动节调休', day: '2026-05-09' },
      { name: '国庆节调休', day: '2026-09-20' },
      { name: '国庆节调休', day: '2026-10-10' },
    ],
  },
  {
    year: 2027,
    source: '《全国年节及纪念日放假办法》（国务院令第795号）',
    provisional: true,
    holidays: [
      { name: '元旦', from: '2027-01-01', to: '2027-01-01' },
      { name: '春节', from: '2027-02-05', to: '2027-02-08' },
      { name: '清明节', from: '2027-04-05', to: '2027-04-05' },
      { name: '劳动节', from: '2027-05-01', to: '2027-05-02' },
      { name: '端午节', from: '2027-06-09', to: '2027-06-09' },
      { name: '中秋节', from: '2027-09-15', to: '2027-09-15' },
      { name: '国庆节', from: '2027-10-01', to: '2027-10-03' },
    ],
    makeUpDays: [],
  },
];
