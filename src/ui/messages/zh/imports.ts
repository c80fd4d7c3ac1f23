export const imports = {
  title: '导入',
  fields: {
    organizations: {
      code: '党组织代码',
      name: '党组织全称',
      shortName: '简称',
      superior: '上级党组织',
      kind: '组织类别',
      domain: '所属领域',
      secretary: '书记',
      phone: '监督电话',
      members: '党员数',
    },
    people: {
      name: '姓名',
      organization: '所在党组织',
      organizationCode: '所在党组织代码',
      superior: '上级党组织',
      kind: '人员类别',
      post: '职务',
      leadingCadre: '党员领导干部',
      joined: '入党时间',
      mobile: '流动党员',
    },
  },
};
