import { dayOfSerial, timeOfFraction } from './excel-days.ts';
import type { NumberStyle } from './number-format.ts';
import { EMPTY_CELL, textCell, type SheetCell } from './types.ts';

const EXACT = 1e15;

/** The cell of a stored number; `raw` is what stands in the file. */
export function numberCell(raw: string, style: NumberStyle, is1904: boolean): SheetCell {
  const value = Number(raw);
  if (raw.trim() === '') return EMPTY_CELL;
  if (!Number.isFinite(value)) return textCell(raw);
  if (style.kind === 'date') {
    const cell = dateCell(value, is1904);
    if (cell) return cell;
  }
  return {
    kind: 'number',
    text:
      style.kind === 'plain' || style.kind === 'date' ? exactText(raw, value) : styledText(raw, value, style),
    value,
    precisionLost: Math.abs(value) >= EXACT,
  };
}

function dateCell(serial: number, is1904: boolean): SheetCell | undefined {
  if (serial > 0 && serial < 1) return textCell(timeOfFraction(serial));
  const found = dayOfSerial(serial, is1904);
  if (!found) return undefined;
  const text = found.time === null ? found.day : `${found.day} ${found.time}`;
  return { kind: 'date', text, value: found.day, precisionLost: false };
}

/** Digits without exponent, and without the noise of binary fractions past 15 digits. */
export function exactText(raw: string, value: number): string {
  if (/^(?:0|-?[1-9]\d*)$/.test(raw)) return raw;
  if (Number.isInteger(value)) {
    return Math.abs(value) < 1e21 ? String(value) : BigInt(value).toString();
  }
  const short = String(Number(value.toPrecision(15)));
  return short.includes('e') ? value.toFixed(20).replace(/0+$/, '') : short;
}

function styledText(raw: string, value: number, style: NumberStyle): string {
  if (style.kind === 'percent') return `${exactText('', Number((value * 100).toPrecision(15)))}%`;
  const text = exactText(raw, value);
  if (style.kind === 'padded') return /^\d+$/.test(text) ? text.padStart(style.digits, '0') : text;
  if (style.kind === 'fixed') {
    const [whole = '', part = ''] = text.split('.');
    return part.length < style.decimals && part !== ''
      ? `${whole}.${part.padEnd(style.decimals, '0')}`
      : text;
  }
  return text;
}
