import { languageData } from './language-data.js';

/** What Kabar knows of Chinese. */
export const chinese = languageData({
  code: 'zh',
  dates: {
    published: '发布 發布 发表 發表',
    beside: '时间 時間 于 於 星期',
    weekdays: '星期一 星期二 星期三 星期四 星期五 星期六 星期日',
    updates: '更新, 修改',
  },
  asides: [
    {
      pattern:
        /^(?:阅读更多|閱讀更多|点击查看|點擊查看|更多|原文|延伸閱讀|延伸阅读|相关阅读|责任编辑|責任編輯).{0,80}$/iu,
      example: '阅读更多',
    },
  ],
  bylines: {
    writers: '作者, 记者, 記者, 通讯员, 通訊員, 文, 撰文, 本报记者, 採訪, 采访, 報導, 报道',
    others: '编辑, 編輯, 责任编辑, 責任編輯, 摄影, 攝影, 来源, 來源, 图, 圖, 校对',
    editors: '责任编辑, 責任編輯, 编辑, 編輯',
    conjunctions: '和, 与, 與',
    roles:
      '关注 關注 编辑部 編輯部 小编 小編 管理员 管理員 编辑 編輯 通讯员 通訊員 未知 佚名 匿名 记者 記者 特派员 综合报道 綜合報導 本报讯 快訊 快讯 報導 报道 報道',
    houses:
      '新浪 基金 网 網 报 報 社 财经 財經 科技 消息 发布 之家 媒体 媒體 频道 必读 新华社 新華社 中新社 中央社 新闻网 新聞網 日报 日報 晚报 晚報 通讯社 通訊社 电视台 電視台 新聞 新闻',
  },
});
