import { access } from './access.ts';
import { accounts } from './accounts.ts';
import { appraise } from './appraise.ts';
import { common } from './common.ts';
import { coverage } from './coverage.ts';
import { fulfill } from './fulfill.ts';
import { home } from './home.ts';
import { imports } from './imports.ts';
import { organizations } from './organizations.ts';
import { people } from './people.ts';
import { propose } from './propose.ts';
import { publish } from './publish.ts';
import { review } from './review.ts';
import { rounds } from './rounds.ts';

export const consolePages = {
  ...common,
  home,
  propose,
  review,
  publish,
  fulfill,
  appraise,
  coverage,
  organizations,
  people,
  accounts,
  rounds,
  imports,
  access,
};
