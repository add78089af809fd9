import { languageData } from './language-data.js';

/** What Kabar knows of Japanese. */
export const japanese = languageData({
  code: 'ja',
  dates: {
    published: '公開 掲載 配信 投稿',
    beside: '日時',
    weekdays: '日 月 火 水 木 金 土',
    updates: '更新, 最終, 修正',
  },
  fronts: [{ pattern: /^(?:【[^【】]{1,30}】\s*)+(?=.{10})/u, example: '【東京＝山田太郎】' }],
  asides: [
    {
      pattern: /^(?:続きを読む|記事全文|全文を読む|関連記事|もっと見る|詳しくは).{0,80}$/iu,
      example: '続きを読む',
    },
  ],
  bylines: {
    writers: '文, 投稿者, 執筆, 著者, 記者, 筆者, 取材・文, 文・写真, ライター',
    others: '写真, 編集, 撮影, 出典, 構成, 翻訳, 提供',
    editors: '編集',
    conjunctions: 'と',
    roles: '著者 作者 質問者 編集部 編集局 記者 管理人 担当 ライター 特派員 取材班 編集者 編集長 論説委員',
    houses:
      'オリコン 株式会社 新聞 新聞社 通信 通信社 放送 テレビ ニュース 時事通信 共同通信 オンライン ドットコム',
  },
});
