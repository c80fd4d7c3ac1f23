import { words } from './words.ts';

/** 看得见的结果: deeds whose outcome can be looked at afterwards even without a number. */
export const DEEDS: readonly string[] = words(`
  修复 修建 新建 改建 扩建 建成 建立 建好 铺设 硬化 疏通 清淤 清运 清理 安装 加装 更换 拆除
  粉刷 改造 维修 修缮 翻新 栽种 种植 补种 绿化 亮化 开通 开设 设立 设置 增设 配备 购置 添置
  捐赠 捐款 捐资 捐献 张贴 公示 公布 公开 印发 编印 发放 赠送 结对 认领 帮扶 上门 代办 代购
  陪护 陪同 接送 照料 看望 慰问 走访 巡查 排查 巡逻 值守 值班 调解 化解 办结 办理 培训 授课
  辅导 讲解 签订 签约 招引 引进 流转 注册 推广 试种 养殖 种养 献血 理发 义诊 义务维修
  测量血压 清扫 打扫 保洁 回收 分类投放 登记 建档 录入 制作 绘制 撰写
`);

/** 地点: a word of this kind with a name before it says where. */
export const PLACES: readonly string[] = words(`
  广场 小区 社区 村部 村委会 居委会 公园 学校 小学 中学 幼儿园 医院 卫生院 卫生室 菜市场
  农贸市场 市场 车站 站台 大厅 窗口 活动室 敬老院 养老院 图书室 阅览室 书屋 中转站 泵站 水库
  水塘 池塘 大桥 河道 灌渠 水渠 支渠 沟渠 楼道 路口 路段 公路 大道 街道 胡同 巷 路 街 桥
  渠 村 组 屯 寨 号楼 栋 单元
`);

/** Words before a place that name no place. */
export const NO_NAMES: readonly string[] = words(`
  本 各 该 我 全 所 农 乡 道 思 线 出 致富 公 新 好 基层 美丽 和谐 文明 平安 先进 包
  驻 小 在 为 对 到 把 将 与 和 的 进 入 强 大 问题
`);

/** 时间空话: words that put off the day. */
export const VAGUE_TIMES: readonly string[] = words(`
  不定期 适时 尽快 尽早 近期 早日 条件成熟时 条件允许时 条件成熟后 时机成熟时 有空时 抽空 抽时间
  必要时 今后一段时间 在适当的时候 力争早日 逐步
`);
