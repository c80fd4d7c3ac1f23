import { SYSTEM } from '../../kernel/actor.ts';
import { isDomainError } from '../../kernel/errors.ts';
import { readOfficeProfile, withActor, type Office } from '../../platform/index.ts';
import { terminal } from '../../ui/messages/terminal.ts';
import { signIn, signOut } from '../../registry/access/index.ts';
import { buildDemo } from './build-demo.ts';
import { DEMO_OFFICE, DEMO_PASSWORD, DEMO_SIGN_INS } from './stage.ts';

/**
 * Makes the fictional city in an empty office and tells how to sign in; a second start finds it as it was left.
 * @returns what to print: the accounts, or why nothing was made
 */
export async function demoCity(office: Office, print: (text: string) => void): Promise<string> {
  try {
    await buildDemo(office, (stage) => print(`    ${stage} …\n`));
  } catch (error) {
    if (!isDomainError(error) || error.code !== 'demo.office-exists') throw error;
    const profile = await readOfficeProfile(office);
    if (profile?.name !== DEMO_OFFICE) return terminal.demoRefused(profile?.name ?? '');
    if (!(await isFinished(office))) return terminal.demoUnfinished;
  }
  return terminal.demoAccounts(DEMO_SIGN_INS, DEMO_PASSWORD);
}

/** The last account is opened when everything else is done. */
async function isFinished(office: Office): Promise<boolean> {
  const last = DEMO_SIGN_INS.at(-1)?.login ?? '';
  try {
    const { token } = await signIn(office, {
      login: last,
      password: DEMO_PASSWORD,
      device: 'demo',
      address: '127.0.0.1',
    });
    await signOut(withActor(office, SYSTEM), token);
    return true;
  } catch (error) {
    if (isDomainError(error)) return false;
    throw error;
  }
}
