import pg from 'pg';

const INT8 = 20;
const NUMERIC = 1700;
const DATE = 1082;
const TEXT_ARRAY: number = 1009;
const ARRAYS: Readonly<Record<number, number>> = { 1016: INT8, 1231: NUMERIC, 1182: DATE };

/**
 * How columns arrive: bigint and numeric as number (whole numbers beyond 2^53 are refused), date as `YYYY-MM-DD`,
 * timestamptz as Date, everything else as the driver has it.
 */
export const columnValues = {
  getTypeParser(oid: number, format: 'text' | 'binary' = 'text') {
    if (format === 'text' && oid in scalars) return scalars[oid];
    const item = format === 'text' ? ARRAYS[oid] : undefined;
    if (item !== undefined) return (text: string) => arrayOf(text, scalars[item] ?? String);
    return pg.types.getTypeParser(oid, format);
  },
};

const toNumber = (text: string): number => {
  const value = Number(text);
  if (Math.abs(value) > Number.MAX_SAFE_INTEGER)
    throw new RangeError('a number too large to be read exactly');
  return value;
};

const scalars: Readonly<Record<number, (text: string) => unknown>> = {
  [INT8]: toNumber,
  [NUMERIC]: toNumber,
  [DATE]: String,
};

const parseTexts: (text: string) => (string | null)[] = pg.types.getTypeParser(TEXT_ARRAY, 'text');

const arrayOf = (text: string, parse: (item: string) => unknown): unknown[] =>
  parseTexts(text).map((item) => (item === null ? null : parse(item)));
