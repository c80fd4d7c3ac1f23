import type { IncomingMessage } from 'node:http';
import type { Office } from './platform/index.ts';

/** Registered, since the entry and the built pages each hold their own copy of this module. */
const OFFICE = Symbol.for('yinuo.office');

interface CarriesOffice {
  [OFFICE]?: Office;
}

/** The entry hands the opened office to the pages on the request itself; no module state is shared. */
export function carryOffice(request: IncomingMessage & CarriesOffice, office: Office): void {
  request[OFFICE] = office;
}

export function officeOf(request: IncomingMessage & CarriesOffice): Office {
  const office = request[OFFICE];
  if (!office) throw new Error('The request came in without an office; start the program by src/main.ts.');
  return office;
}
