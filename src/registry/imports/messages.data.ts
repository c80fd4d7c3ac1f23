/** What is wrong with a row or a file and what to do; `{word}` is filled from the params of the fault. */
export const importMessages = {
  'import.no-header': {
    zh: '没有找到表头。请确认表格有一行列名（如“姓名”“党组织代码”），再上传。',
    en: 'No header row was found. Make sure that one row names the columns, then upload again.',
  },
  'import.column-twice': {
    zh: '同一列不能用于两项内容，请重新选择。',
    en: 'One column cannot serve two fields. Choose again.',
  },
  'import.field-twice': {
    zh: '这项内容已选了另一列，请只留一列。',
    en: 'Another column was already chosen for this. Keep one.',
  },
  'import.wrong-state': {
    zh: '这次导入已经走到下一步，请刷新页面查看。',
    en: 'This import has moved on. Reload the page.',
  },
  'import.nothing-to-do': {
    zh: '没有可导入的内容：各行都有错误，或与系统中的一致。',
    en: 'There is nothing to import: every row has a fault or is already as it should be.',
  },
  'import.failed': {
    zh: '导入没有完成，系统内容没有改变。请重新检查后再试；如果仍然不行，请联系管理员。',
    en: 'The import did not finish and nothing was changed. Check the file again and retry, or tell the administrator.',
  },
  'import.duplicate-row': {
    zh: '与第 {row} 行重复，未导入。请删去其中一行。',
    en: 'The same as row {row}; not imported. Delete one of them.',
  },
  'import.duplicate-code': {
    zh: '这个代码已用于第 {row} 行的“{name}”。请核对代码。',
    en: 'This code is already used in row {row} for “{name}”. Check the code.',
  },
  'import.unknown-superior': {
    zh: '找不到这个上级党组织。请核对名称，或改填上级的代码。',
    en: 'This superior was not found. Check the name or give its code.',
  },
  'import.superior-ambiguous': {
    zh: '有几个同名的上级：{candidates}。请改填上级的代码。',
    en: 'Several organizations have this name: {candidates}. Give the code of the superior.',
  },
  'import.superior-missing': {
    zh: '没有填上级党组织。只有最高一级可以不填。',
    en: 'The superior is missing. Only the organization at the top has none.',
  },
  'import.superior-left-out': {
    zh: '它的上级在本表中有错误、没有导入，因此也未导入。请先改正上级那一行。',
    en: 'Its superior has a fault in this table and was left out. Correct that row first.',
  },
  'import.cycle': {
    zh: '“{name}”的上级又归它自己管，形成了循环。请改正上级党组织。',
    en: '“{name}” stands under itself by way of its superiors. Correct the superior.',
  },
  'import.moved': {
    zh: '系统中它的上级是“{present}”。导入不改变隶属关系，请在组织页面办理“调整隶属”。',
    en: 'Its present superior is “{present}”. Importing does not move organizations; use “move” on its page.',
  },
  'import.name-taken': {
    zh: '同一上级下已有同名组织，代码为 {code}。请核对名称和代码。',
    en: 'Its superior already has an organization of this name, with code {code}. Check name and code.',
  },
  'import.outside-scope': {
    zh: '不在您的管理范围内，未导入。',
    en: 'It lies outside your scope and was not imported.',
  },
  'import.unknown-organization-kind': {
    zh: '不认识这个组织类别。可填：地方党委、工委、党委、党总支、党支部、党小组、党组。',
    en: 'Unknown kind of organization. Use 地方党委, 工委, 党委, 党总支, 党支部, 党小组 or 党组.',
  },
  'import.unknown-domain': {
    zh: '不认识这个领域。可填：农村、社区、机关、事业单位、学校、国有企业、非公企业、社会组织、其他。',
    en: 'Unknown domain. Use 农村, 社区, 机关, 事业单位, 学校, 国有企业, 非公企业, 社会组织 or 其他.',
  },
  'import.code-precision-lost': {
    zh: '这个代码超过 15 位，表格软件已改动末尾数字。请把该列设为文本后重新填写。',
    en: 'The code has more than 15 digits and the spreadsheet program has altered it. Format the column as text.',
  },
  'import.private-mobile': {
    zh: '监督电话会公开，不能用个人手机号，这一格没有导入。请改用办公电话。',
    en: 'The supervision phone is public; a private mobile was left out. Give an office line.',
  },
  'import.phone-left-out': {
    zh: '看不懂这个电话号码，这一格没有导入。请写成“区号-号码”。',
    en: 'The phone number was not understood and left out. Write it as area code and number.',
  },
  'import.members-left-out': {
    zh: '党员数应是整数，这一格没有导入。',
    en: 'The number of members is not a whole number and was left out.',
  },
  'import.unknown-organization': {
    zh: '找不到这个党组织。请核对代码或名称，或先导入党组织。',
    en: 'This organization was not found. Check code or name, or import the organizations first.',
  },
  'import.organization-ambiguous': {
    zh: '有几个同名的党组织：{candidates}。请填写党组织代码。',
    en: 'Several organizations have this name: {candidates}. Give the code.',
  },
  'import.organization-name-differs': {
    zh: '名称与代码不符：这个代码是“{name}”。按代码导入，请核对。',
    en: 'Name and code differ: the code belongs to “{name}”. The code was followed; please check.',
  },
  'import.unknown-person-kind': {
    zh: '不认识这个人员类别。可填：正式党员、预备党员、发展对象、入党积极分子。',
    en: 'Unknown kind of person. Use 正式党员, 预备党员, 发展对象 or 入党积极分子.',
  },
  'import.homonym': {
    zh: '本组织有同名人员，分不清是哪一位。请写明入党时间和职务，与系统中的一致。',
    en: 'The organization has several people of this name. Give the joining date and post as they are recorded.',
  },
  'import.day-in-future': {
    zh: '日期在今天之后，请核对。',
    en: 'The date lies in the future. Check it.',
  },
  'import.too-many-answers': {
    zh: '逐行填写的内容太多，请先在表格中改好，再上传。',
    en: 'Too many rows were answered one by one. Correct them in the table and upload it again.',
  },
  'import.number-masked': {
    zh: '内容里有手机号、身份证号或银行卡号，已用星号遮盖后导入。请核对是否需要留下。',
    en: 'The text holds a phone, ID or card number. It is imported with the number masked; check whether it is needed.',
  },
  'import.due-vague': {
    zh: '完成时限不是具体日期，暂空着。请在上面统一填写，或导入后在草稿中补填。',
    en: 'The due date is not a day and stays empty for now. Answer above, or fill it in later in the draft.',
  },
  'import.due-unreadable': {
    zh: '看不懂这个时限，暂空着。请写成“2026-12-31”。',
    en: 'The date was not understood and stays empty. Write it like 2026-12-31.',
  },
  'import.unknown-category': {
    zh: '本轮没有这个类别，暂空着。请在上面选择，或导入后在草稿中补选。',
    en: 'The round has no such category; it stays empty. Choose above, or later in the draft.',
  },
  'import.quantity-left-out': {
    zh: '数量应是大于零的数，这一格没有导入。',
    en: 'The quantity is not a number above zero and was left out.',
  },
  'import.raised-left-out': {
    zh: '反映人次应是整数，按 1 人次导入。',
    en: 'How many raised it is not a whole number; it was taken as 1.',
  },
  'import.unknown-person': {
    zh: '“{organization}”没有这个人。请核对姓名和党组织，或先在人员名单中登记。',
    en: '“{organization}” has nobody of this name. Check name and organization, or enroll the person first.',
  },
  'import.name-note': {
    zh: '名单中没有这样写的姓名，已按“{name}”对应。请核对。',
    en: 'Nobody is written like this; it was taken for “{name}”. Please check.',
  },
  'import.person-ambiguous': {
    zh: '本组织有 {count} 位同名人员。请在上面选定是哪一位；不选的不导入。',
    en: '{count} people of the organization have this name. Choose above who is meant; otherwise the row is left out.',
  },
  'import.row-left-out': {
    zh: '已选择不导入这一行。',
    en: 'It was chosen to leave this row out.',
  },
  'import.letter-left-out': {
    zh: '同一份承诺书的第 {row} 行有错误，为免缺项，整份没有导入。改正那一行后一并再传。',
    en: 'Row {row} of the same letter has a fault, so the whole letter was left out. Correct that row and upload both.',
  },
  'import.draft-exists': {
    zh: '已有草稿，且不是由本文件录入，或录入后有人改过。为不覆盖已写的内容，没有导入。',
    en: 'There is a draft that this file did not make or that was edited since. Nothing written is replaced.',
  },
  'import.letter-under-way': {
    zh: '承诺书已提交或已公布，没有导入。如需修改，请在承诺书页面办理。',
    en: 'The letter was handed in or published already. Change it on its own page.',
  },
  'import.too-many-needs': {
    zh: '一个表格最多导入 {most} 条需求。请按时间或区域分开上传。',
    en: 'One table may bring at most {most} needs. Split it by time or area.',
  },
  'import.too-many-letters': {
    zh: '一个表格最多导入 {most} 份承诺书。请按街道或支部分开上传。',
    en: 'One table may bring at most {most} letters. Split it by township or branch.',
  },
} as const;

export type ImportCode = keyof typeof importMessages;
