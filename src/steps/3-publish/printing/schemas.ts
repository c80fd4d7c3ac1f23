import * as z from 'zod';
import { flagField, idField, optionalField } from '../../../platform/text-fields.ts';
import { COPIES, EXTENTS, FORMATS, PAPERS, PRINTS } from './types.ts';

/** What is to be printed, whose letters, on which paper. */
export const printInput = z
  .object({
    print: z.enum(PRINTS, 'input.missing'),
    copy: z.enum(COPIES).catch('publication'),
    format: z.enum(FORMATS).catch('pdf'),
    paper: z.enum(PAPERS).catch('a3'),
    duplex: flagField,
    extent: z.enum(EXTENTS, 'input.missing'),
    letterId: optionalField(idField),
    organizationId: optionalField(idField),
    committer: optionalField(z.enum(['organization', 'person'])),
  })
  .superRefine((order, ctx) => {
    const field = order.extent === 'letter' ? 'letterId' : 'organizationId';
    if (order[field] === null) ctx.addIssue({ code: 'custom', path: [field], message: 'input.missing' });
  })
  // Word and the kept copy are forms of the letter; the board and the leaflet are of one organization's own letter.
  .transform((order) => ({
    ...order,
    copy: order.print === 'letters' ? order.copy : ('publication' as const),
    format: order.print === 'letters' ? order.format : ('pdf' as const),
    // A leaflet and a reading are of one place.
    extent:
      order.extent === 'subtree' && (order.print === 'booklet' || order.print === 'reading')
        ? ('organization' as const)
        : order.extent,
    committer:
      order.extent !== 'letter' && (order.print === 'poster' || order.print === 'booklet')
        ? ('organization' as const)
        : order.committer,
  }));
