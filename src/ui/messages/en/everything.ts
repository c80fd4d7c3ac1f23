import { access } from './access.ts';
import { accounts } from './accounts.ts';
import { appraise } from './appraise.ts';
import { coverage } from './coverage.ts';
import { digest } from './digest.ts';
import { fulfill } from './fulfill.ts';
import { home } from './home.ts';
import { imports } from './imports.ts';
import { organizations } from './organizations.ts';
import { people } from './people.ts';
import { portal } from './portal.ts';
import { propose } from './propose.ts';
import { print } from './print.ts';
import { publish } from './publish.ts';
import { publishDesk } from './publish-desk.ts';
import { review } from './review.ts';
import { rounds } from './rounds.ts';
import { setup } from './setup.ts';
import { collection } from './collection.ts';
import { box } from './box.ts';
import { questionnaires } from './questionnaires.ts';
import { checks } from './checks.ts';
import { drafting } from './drafting.ts';
import { common } from './common.ts';

/** Every catalog of this language; for the server. */
export const everything = {
  ...common,
  home,
  propose,
  collection,
  box,
  questionnaires,
  checks,
  drafting,
  review,
  publish,
  publishDesk,
  print,
  fulfill,
  appraise,
  coverage,
  digest,
  organizations,
  people,
  accounts,
  rounds,
  imports,
  access,
  portal,
  setup,
};
