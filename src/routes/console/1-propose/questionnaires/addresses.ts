import { QUESTIONNAIRES } from '../addresses.ts';

export const questionnaireAddress = (
  id: string,
  part?: 'preview' | 'print' | 'entry' | 'results' | 'results/texts' | 'results/needs',
  done?: string,
): string => `${QUESTIONNAIRES}/${id}${part ? `/${part}` : ''}${done ? `?done=${done}` : ''}`;

/** What a resident opens, in full. `origin` is the office's own when the operator has set it. */
export const publicAddress = (origin: string, code: string): string => `${origin}/q/${code}`;

/** As printed on paper: without the scheme, which nobody types. */
export const shortAddress = (address: string): string => address.replace(/^https?:\/\//, '');
