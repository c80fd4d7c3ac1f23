/** Code of an expected failure → what happened and what to do. `{word}` is filled from the failure's params. */
export const errors = {
  'input.invalid': '有内容需要修改，请看标出的地方。',
  'input.missing': '这一项必须填写。',
  'input.too-long': '内容过长，不超过 {most} 字。',
  'input.too-short': '内容过短，不少于 {least} 字。',
  'input.not-a-day': '日期不存在，请按“年-月-日”填写，例如 2026-03-05。',
  'input.not-a-number': '请填写数字。',
  'input.too-small': '数值过小，不小于 {least}。',
  'input.too-big': '数值过大，不大于 {most}。',
  'input.malformed': '格式不正确，请核对后重新填写。',
  'input.too-large': '文件超出大小限制。请压缩或拆分后再上传。',
  'access.signed-out': '登录已失效。请重新登录，填写的内容已保留在本机。',
  'access.denied': '您的账号没有办理此事的权限。如确需办理，请联系上级党组织或活动办公室。',
  'access.too-many-tries': '尝试次数过多。请稍等几分钟再试。',
};
