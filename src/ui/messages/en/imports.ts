import type { imports as zh } from '../zh/imports.ts';

export const imports: typeof zh = {
  title: 'Import',
  fields: {
    organizations: {
      code: 'Organization code',
      name: 'Full name',
      shortName: 'Short name',
      superior: 'Superior',
      kind: 'Kind',
      domain: 'Domain',
      secretary: 'Secretary',
      phone: 'Supervision phone',
      members: 'Members',
    },
    people: {
      name: 'Name',
      organization: 'Organization',
      organizationCode: 'Organization code',
      superior: 'Superior',
      kind: 'Kind of person',
      post: 'Post',
      leadingCadre: 'Leading cadre',
      joined: 'Joined on',
      mobile: 'Mobile member',
    },
  },
};
