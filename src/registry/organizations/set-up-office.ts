import * as z from 'zod';
import { SYSTEM } from '../../kernel/actor.ts';
import { DomainError, invalid, isDomainError } from '../../kernel/errors.ts';
import { newId, newPathKey, type Id } from '../../kernel/ids.ts';
import { transact, withActor, type Office, type TransactionContext } from '../../platform/index.ts';
import { parse } from '../../platform/parse.ts';
import { nameField, officePhoneField, optionalField } from '../../platform/text-fields.ts';
import {
  accountName,
  beginSession,
  foundAdministrator,
  hashPassword,
  login,
  opensSetup,
  passwordFault,
  useSetupLink,
  type SignedIn,
} from '../access/index.ts';
import { recordVerb } from './record-change.ts';
import { mayStandUnder } from './rules.ts';
import { foundInput } from './schemas.ts';
import { insertOrganization, rootOrganization } from './store.ts';
import { ORGANIZATION_KINDS } from './types.ts';

const setUpInput = z.object({
  officeName: nameField(60),
  officeShortName: nameField(20),
  supervisionPhone: optionalField(officePhoneField),
  rootCode: foundInput.shape.code.pipe(z.string('input.missing')),
  rootName: nameField(100),
  rootKind: z.enum(ORGANIZATION_KINDS, 'input.missing').refine((kind) => mayStandUnder(kind, null), {
    error: 'organization.not-a-root',
  }),
  login,
  administratorName: accountName,
  password: z.string(),
});
export type SetUpInput = z.input<typeof setUpInput>;

export interface SetUp extends SignedIn {
  readonly rootId: Id;
}

/**
 * First start: names the office, founds the organization at the root of the tree unless an import did, and the first
 * account, which is campaign office there and signed in at once. The key of the link printed in the terminal is what permits it.
 * @throws DomainError `access.setup-link-dead`, `input.invalid`
 */
// law: nobody has an account yet; the one-time key permits
export async function setUpOffice(
  office: Office,
  key: string,
  input: SetUpInput,
  device: string,
): Promise<SetUp> {
  if (!(await opensSetup(office, key))) throw new DomainError('access.setup-link-dead');
  const wish = parseAll(input);
  const passwordHash = await hashPassword(wish.password);
  return transact(withActor(office, SYSTEM), async (tx) => {
    await useSetupLink(tx, key, {
      name: wish.officeName,
      shortName: wish.officeShortName,
      supervisionPhone: wish.supervisionPhone,
    });
    // A tree that was imported by command before the first sign-in has its root already.
    const rootId = (await rootOrganization(tx))?.id ?? (await foundRoot(tx, wish));
    const account = { login: wish.login, name: wish.administratorName, passwordHash };
    const accountId = await foundAdministrator(tx, account, rootId);
    return { ...(await beginSession(tx, accountId, { device })), rootId };
  });
}

async function foundRoot(tx: TransactionContext, wish: z.output<typeof setUpInput>): Promise<Id> {
  const rootId = newId(tx.clock.now().getTime());
  await insertOrganization(tx, {
    id: rootId,
    parentId: null,
    path: `/${newPathKey()}/`,
    depth: 0,
    code: wish.rootCode,
    name: wish.rootName,
    shortName: wish.officeShortName,
    kind: wish.rootKind,
    domain: null,
    secretaryName: null,
    supervisionPhone: wish.supervisionPhone,
    reportedMembers: null,
    position: 0,
    state: 'active',
    foundedOn: null,
    closedOn: null,
    successorId: null,
    revision: 1,
  });
  const { rootName: name, rootKind: kind, rootCode: code } = wish;
  await recordVerb(
    tx,
    'set-up',
    { id: rootId },
    {
      kind: 'created',
      effectiveOn: tx.clock.today(),
      before: {},
      after: { name, kind, code },
      reason: null,
    },
  );
  return rootId;
}

/** All faults at once: after a fault passwords are typed again. @throws DomainError `input.invalid` */
function parseAll(input: SetUpInput): z.output<typeof setUpInput> {
  const fault = passwordFault(input.password, input.login);
  try {
    const wish = parse(setUpInput, input);
    if (!fault) return wish;
  } catch (error) {
    if (!fault || !isDomainError(error)) throw error;
    throw invalid([...(error.detail.fields ?? []), fault]);
  }
  throw invalid([fault]);
}
