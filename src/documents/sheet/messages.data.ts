/** One line a fault, saying what to do; `{name}` is filled from the params of the fault. */
export const sheetMessages = {
  'sheet.empty': {
    zh: '文件里没有内容，请确认已保存数据后重新上传。',
    en: 'The file holds no data. Save the table and upload it again.',
  },
  'sheet.too-large': {
    zh: '文件超过 {limitMb} MB，请按单位拆分成几个文件后分别上传。',
    en: 'The file is larger than {limitMb} MB. Split it by organization and upload the parts.',
  },
  'sheet.legacy-xls': {
    zh: '这是旧版 .xls 文件，请在 Excel 或 WPS 中另存为 .xlsx 后再上传。',
    en: 'This is an old .xls file. Save it as .xlsx in Excel or WPS and upload that.',
  },
  'sheet.encrypted': {
    zh: '文件设有密码，请取消密码保护并另存为 .xlsx 后再上传。',
    en: 'The file is protected by a password. Remove it, save as .xlsx and upload again.',
  },
  'sheet.macro': {
    zh: '文件含有宏（.xlsm），请另存为不含宏的 .xlsx 后再上传。',
    en: 'The file holds macros (.xlsm). Save it as .xlsx without macros and upload that.',
  },
  'sheet.binary-workbook': {
    zh: '这是二进制工作簿（.xlsb），请另存为 .xlsx 后再上传。',
    en: 'This is a binary workbook (.xlsb). Save it as .xlsx and upload that.',
  },
  'sheet.html': {
    zh: '文件实际是网页，只是扩展名像表格，请打开后另存为 .xlsx 再上传。',
    en: 'The file is really a web page. Open it, save it as .xlsx and upload that.',
  },
  'sheet.xml-2003': {
    zh: '这是 XML 表格 2003 格式，请在 Excel 或 WPS 中另存为 .xlsx 后再上传。',
    en: 'This is an XML Spreadsheet 2003. Save it as .xlsx in Excel or WPS and upload that.',
  },
  'sheet.wrong-type': {
    zh: '这不是表格文件（识别为 {type}），请上传 .xlsx 或 .csv 文件。',
    en: 'This is not a table (it looks like {type}). Upload an .xlsx or .csv file.',
  },
  'sheet.damaged': {
    zh: '文件已损坏或没有传完，请用 Excel 或 WPS 打开、重新保存后再上传。',
    en: 'The file is damaged or incomplete. Open it in Excel or WPS, save it again and upload that.',
  },
  'sheet.bomb': {
    zh: '文件解压后过大，已拒绝读取。请只保留需要的行列，另存为新的 .xlsx 后再上传。',
    en: 'The file unpacks to far too much data and was refused. Keep only the rows and columns needed in a new .xlsx.',
  },
  'sheet.too-many-parts': {
    zh: '文件内部部件过多，请把数据复制到新的工作簿，另存为 .xlsx 后再上传。',
    en: 'The file has too many inner parts. Copy the data to a new workbook, save as .xlsx and upload that.',
  },
  'sheet.too-much-text': {
    zh: '表格文字总量过大，请按单位拆分成几个文件后分别上传。',
    en: 'The table holds too much text. Split it by organization and upload the parts.',
  },
  'sheet.dtd': {
    zh: '文件内含有不允许的声明，请用 Excel 或 WPS 重新保存后再上传。',
    en: 'The file contains a declaration that is not allowed. Save it again in Excel or WPS and upload that.',
  },
  'sheet.too-many-columns': {
    zh: '第 {row} 行超过 {limit} 列，请删除多余的列后再上传。',
    en: 'Row {row} has more than {limit} columns. Delete the surplus columns and upload again.',
  },
  'sheet.too-many-rows': {
    zh: '表格超过 {limit} 行，请拆分成几个文件后分别上传。',
    en: 'The table has more than {limit} rows. Split it and upload the parts.',
  },
  'sheet.too-many-merges': {
    zh: '合并单元格过多（超过 {limit} 处），请取消合并后再上传。',
    en: 'There are more than {limit} merged cells. Unmerge them and upload again.',
  },
  'sheet.cell-too-long': {
    zh: '第 {row} 行第 {column} 列的文字超过 {limit} 字，请缩短后再上传。',
    en: 'The text in row {row}, column {column} is longer than {limit} characters. Shorten it and upload again.',
  },
  'sheet.no-such-sheet': {
    zh: '文件中没有名为“{name}”的工作表，请重新选择工作表。',
    en: 'The file has no sheet named “{name}”. Choose another sheet.',
  },
  'sheet.encoding': {
    zh: '无法识别文字编码，请用 Excel 或 WPS 另存为 .xlsx，或存为 UTF-8 编码的 CSV 后再上传。',
    en: 'The text encoding was not recognized. Save as .xlsx, or as CSV in UTF-8, and upload again.',
  },
  'sheet.csv-quoting': {
    zh: '第 {line} 行的英文双引号不成对，请改正该行，或另存为 .xlsx 后再上传。',
    en: 'The double quotes in line {line} do not match. Correct the line, or save as .xlsx and upload that.',
  },
  'sheet.date-unreadable': {
    zh: '看不懂这个日期，请写成 2026-03-01 的样子。',
    en: 'The date was not understood. Write it like 2026-03-01.',
  },
  'sheet.date-impossible': {
    zh: '没有这一天，请核对年、月、日。',
    en: 'There is no such day. Check year, month and day.',
  },
  'sheet.date-vague': {
    zh: '时间太笼统，请写明具体的年月日，例如 2026-12-31。',
    en: 'The time is too vague. Give an exact day such as 2026-12-31.',
  },
  'sheet.date-no-year': {
    zh: '日期缺少年份，请补上，例如 2026年12月底。',
    en: 'The year is missing. Add it, for example 2026-12-31.',
  },
  'sheet.date-ambiguous': {
    zh: '表格把月份的 0 省掉了，分不清是 1 月还是 10 月，请写成 2026-01 或 2026-10。',
    en: 'The table dropped a zero: January or October. Write 2026-01 or 2026-10.',
  },
  'sheet.number-unreadable': {
    zh: '这里应填整数，例如 12。',
    en: 'A whole number is expected here, such as 12.',
  },
  'sheet.boolean-unreadable': {
    zh: '这里应填“是”或“否”。',
    en: 'Yes or no is expected here.',
  },
  'sheet.phone-unreadable': {
    zh: '电话号码格式不对，请填 11 位手机号，或“区号-号码”。',
    en: 'The phone number is not valid. Give 11 digits of a mobile, or area code and number.',
  },
} as const;

export type SheetCode = keyof typeof sheetMessages;
