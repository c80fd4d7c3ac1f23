import type { ConsoleMessages } from '../../../ui/messages/load.ts';

/** Labels of the fields by name, for the list of faults on top of a form. */
export const personLabels = ({ people }: ConsoleMessages): Record<string, string> => ({
  organizationId: people.form.organization,
  hostOrganizationId: people.transferPage.host,
  name: people.form.name,
  kind: people.form.kind,
  post: people.form.post,
  joined: people.form.joined,
  effectiveOn: people.transferPage.effectiveOn,
  leftOn: people.leavePage.leftOn,
  reason: people.leavePage.reason,
});
