import * as z from 'zod';
import { idField, nameField, optionalField, textField } from '../../platform/text-fields.ts';

const checker = nameField(30);

const decision = z.object({
  key: z.string().max(80),
  decision: z.enum(['masked', 'confirmed'], 'publish.finding-undecided'),
  reason: optionalField(textField(200)),
});

/** What belongs to the secrecy check, wherever a letter is let go. */
export const checkFields = {
  secrecyCheckedBy: optionalField(checker),
  decisions: z.array(decision).max(500).default([]),
};

export const publishInput = z.object({ letterId: z.uuid(), ...checkFields });

/** More at once would keep the sender waiting; the list is published page by page. */
export const PUBLISH_AT_ONCE = 200;

export const publishManyInput = z.object({
  letterIds: z.array(z.uuid()).min(1, 'publish.nothing-chosen').max(PUBLISH_AT_ONCE),
  secrecyCheckedBy: checker,
});

export const withdrawalInput = z.object({ letterId: idField, reason: textField(300) });
