import { words } from './words.ts';

/** 看得见的结果: deeds that leave something behind which can be looked at, even without a number. */
export const DEEDS: readonly string[] = words(`
  修复 修建 新建 改建 扩建 建成 建好 建起 铺设 硬化 疏通 清淤 清运 清理 清除 清零 安装 加装 换装
  更换 换上 拆除 拆掉 拆走 粉刷 改造 维修 修缮 翻新 栽种 种植 补种 补栽 绿化 亮化 净化 开通 开设 设立 设置
  增设 配备 购置 添置 成立 捐赠 捐款 捐资 捐献 张贴 公示 公布 公开 上墙 张榜 印发 编印 印制 发放
  赠送 结对 认领 认养 代办 代购 代缴 代领 代取 办结 审结 签订 签约 招引 引进 流转 注册 试种 养殖
  种养 献血 理发 义诊 测量血压 量血压 清扫 打扫 日清日洁 分类投放 建档 制作 绘制 撰写 电子化
  数字化 明白纸 腾出 开放 打井 修路 修桥 通水 通电 送餐 送饭 买菜 取药 倒垃圾
  检修 摆摊 收割 收麦 过生日 交水电费 换成 换新 补齐 补平 装齐 配齐 收回 免费 不发生 零事故 零投诉
`);

/** 做了没有: deeds that count only with where or how often; 走访群众 alone could always be said to be done. */
export const ACTIONS: readonly string[] = words(`
  帮扶 帮助 上门 陪护 陪同 接送 照料 看望 慰问 走访 探望 巡查 巡逻 排查 值守 值班 接待 接访 调解
  化解 办理 培训 授课 辅导 讲解 宣讲 推广 宣传 回收 登记 录入 回访 建立 教会 带动 送 讲 教 查 检查 收集
`);

/** 某位具体的人: a person who is meant and not people in general. */
export const PERSONS =
  /[\p{Script=Han}](?:大爷|大妈|大娘|爷爷|奶奶|大叔|大婶|大伯|阿姨|师傅)|[赵钱孙李周吴郑王冯陈张刘杨黄徐朱马胡郭何高林罗宋]家(?![长庭属政])/u;

/** 给楼道换灯: something done for somebody or something named, in one plain verb. */
export const DONE_FOR =
  /(?:给|为|替|把|将)[^，。；,;]{1,12}(?:换|装|修|添|铺|砌|挖|栽|种|补|腾|缩短|压缩)|在[^，。；,;]{1,8}(?:设|装|建|栽|种|挂|摆)(?!想|法|立场)/u;

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
  驻 小 在 为 对 到 把 将 与 和 的 进 入 强 大 问题 提升 提高 改善 改进 打造 建设 优化 美化 推进
  推动 加强 增强 服务 振兴 发展 支持 做好 维护 深化 创建 繁荣 了解 关心 两
`);

/** 时间空话: words that put off the day. */
export const VAGUE_TIMES: readonly string[] = words(`
  不定期 适时 尽快 尽早 近期 早日 条件成熟时 条件允许时 条件成熟后 时机成熟时 有空时 抽空 抽时间
  必要时 今后一段时间 在适当的时候 力争早日 逐步
`);
